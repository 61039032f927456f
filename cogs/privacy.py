"""`/privacy`: what is kept of somebody, as an overview and as a file; erasing it, and withdrawing.

Open to everybody, whatever they agreed to or took back: behind these, nothing is kept.
"""

import io

import discord
from discord import app_commands

from bot.client import OPEN, Client, Interaction
from bot.cog import Cog
from bot.domain.privacy import Overview
from bot.interactions import answer, group_of, person_of, words_for
from bot.registration import about
from bot.services import privacy, retention
from bot.ui import actions
from bot.ui import privacy as cards
from bot.ui.actions import Press
from bot.ui.preferences import Panel


class Privacy(Cog, name="privacy", description=about("command-privacy")):
    """A member's rights over what is kept of them."""

    def __init__(self, bot: Client) -> None:
        self.bot = bot
        bot.handle(actions.ERASE_MINE, self.erase)
        bot.handle(actions.WITHDRAW, self.take_back)
        bot.handle(actions.LEAVE_MINE, self.leave)
        bot.handle(actions.KEEP_MINE, self.stay)

    @app_commands.command(name="view", description=about("command-privacy-view"), extras=OPEN)
    async def view(self, interaction: Interaction) -> None:
        """Show what is kept of somebody."""
        kept = await privacy.overview(self.bot.store, person_of(interaction))
        here = interaction.guild.name if interaction.guild else None
        await answer(interaction, cards.overview(kept, here, self._panel(interaction, kept)))

    @app_commands.command(name="export", description=about("command-privacy-export"), extras=OPEN)
    async def export(self, interaction: Interaction) -> None:
        """Hand over what is kept of somebody as a file."""
        await interaction.response.defer(ephemeral=True, thinking=True)  # reading and sending it may take a while
        words = words_for(interaction)
        made = await privacy.export(
            self.bot.store, person_of(interaction), words("privacy-export-about"), self.bot.now()
        )
        view = cards.exported(words, made.name, made.entries, is_packed=made.is_packed)
        file = discord.File(io.BytesIO(made.content), made.name)
        await interaction.followup.send(view=view, file=file, ephemeral=True)

    @app_commands.command(name="delete", description=about("command-privacy-delete"), extras=OPEN)
    async def delete(self, interaction: Interaction) -> None:
        """Say what erasing everything means, and ask."""
        person = person_of(interaction)
        kept = await privacy.overview(self.bot.store, person)
        await answer(interaction, cards.ask_to_erase(words_for(interaction), kept, person, self.bot.mention))

    @app_commands.command(name="withdraw", description=about("command-privacy-withdraw"), extras=OPEN)
    async def withdraw(self, interaction: Interaction) -> None:
        """Say what withdrawing means, and ask."""
        person = person_of(interaction)
        kept = await privacy.check_withdrawal(self.bot.store, person)
        await answer(interaction, cards.ask_to_withdraw(words_for(interaction), kept, person, self.bot.mention))

    async def erase(self, interaction: Interaction, _: Press) -> None:
        """Erase everything, and hand over the receipt; the heartbeat takes posts down within seconds."""
        await interaction.response.defer()
        done = await privacy.erase(self.bot.store, person_of(interaction), self.bot.now())
        await interaction.edit_original_response(view=cards.receipt(words_for(interaction), done))

    async def take_back(self, interaction: Interaction, _: Press) -> None:
        """Erase everything but that somebody withdrew, and hand over the receipt."""
        await interaction.response.defer()
        done = await privacy.withdraw(self.bot.store, person_of(interaction), self.bot.now())
        await interaction.edit_original_response(view=cards.receipt(words_for(interaction), done))

    async def leave(self, interaction: Interaction, _: Press) -> None:
        """Leave everything as it is."""
        await interaction.response.edit_message(view=cards.left(words_for(interaction)))

    async def stay(self, interaction: Interaction, _: Press) -> None:
        """Keep what was to go because somebody was away: they are here."""
        is_kept = await retention.stay(self.bot.store, person_of(interaction), self.bot.now())
        await interaction.response.edit_message(view=cards.stays(words_for(interaction), is_kept=is_kept))

    def _panel(self, interaction: Interaction, kept: Overview) -> Panel:
        group = group_of(interaction)
        return Panel(
            words=words_for(interaction),
            mention=self.bot.mention,
            owner=person_of(interaction),
            preferences=kept.standing.preferences,
            member=kept.standing.members.get(group) if group else None,
            now=self.bot.now(),
        )


def setup(bot: Client) -> None:
    """Add the cog."""
    bot.add_cog(Privacy(bot))
