"""Encouragement from one member to another: the menu **Encourage**, what is looked at, and what its reader can do."""

from dataclasses import replace

import discord
from discord import app_commands

from bot.client import Client, Interaction
from bot.cog import Cog
from bot.domain.ids import EncouragementId, StopId
from bot.domain.peers import Encouragement
from bot.domain.people import Nudge
from bot.interactions import answer, own_group, person_of, redraw, remember_standing, somebody_here, words_for
from bot.registration import about
from bot.services import peers, people
from bot.ui import actions
from bot.ui import peers as cards
from bot.ui.actions import Press


class Peers(Cog):
    """Kind words from one to another. Whether they reach anybody, nothing here says."""

    def __init__(self, bot: Client) -> None:
        self.bot = bot
        bot.handle(actions.SEND_ENCOURAGEMENT, self.send)
        bot.handle(actions.ANOTHER_FOR_PEER, self.another)
        bot.handle(actions.OWN_FOR_PEER, self.open_form)
        bot.handle(actions.OWN_FOR_PEER_FORM, self.write)
        bot.handle(actions.DISCARD_ENCOURAGEMENT, self.discard)
        bot.handle(actions.THANK, self.thank)
        bot.handle(actions.PLEASE_STOP, self.ask_stop)
        bot.handle(actions.STOP_FOR_SURE, self.stop)
        bot.handle(actions.READ_ENCOURAGEMENTS, self.read)
        bot.handle(actions.NO_WARM_NEWS, self.end_news)

    async def encourage(self, interaction: Interaction, who: discord.Member) -> None:
        """The menu: show a line for somebody, as they would read it."""
        draft = Encouragement(
            id=EncouragementId(interaction.id),
            sender=person_of(interaction),
            group=own_group(interaction),
            whom=somebody_here(who),
            at=self.bot.now(),
        )
        kept = await peers.propose(self.bot.store, draft, seed=interaction.id)
        await answer(interaction, cards.preview(words_for(interaction), kept))

    async def another(self, interaction: Interaction, press: Press) -> None:
        """Show another line for the same person."""
        known, new = EncouragementId(press["draft"]), EncouragementId(interaction.id)
        kept = await peers.another(self.bot.store, known, new, person_of(interaction), self.bot.now())
        await redraw(interaction, cards.preview(words_for(interaction), kept))

    async def open_form(self, interaction: Interaction, press: Press) -> None:
        """Open the form for words of one's own."""
        known, now = EncouragementId(press["draft"]), self.bot.now()
        draft = await peers.find_draft(self.bot.store, known, person_of(interaction), now)
        await interaction.response.send_modal(cards.form(words_for(interaction), draft))

    async def write(self, interaction: Interaction, press: Press) -> None:
        """Show words of one's own as they would be read."""
        known, new = EncouragementId(press["draft"]), EncouragementId(interaction.id)
        said, person = press.form.get(cards.WORDS_FIELD, ""), person_of(interaction)
        kept = await peers.write(self.bot.store, known, new, person, said, now=self.bot.now())
        await redraw(interaction, cards.preview(words_for(interaction), kept))

    async def send(self, interaction: Interaction, press: Press) -> None:
        """Send what was looked at."""
        draft, person = EncouragementId(press["draft"]), person_of(interaction)
        sent = await peers.send(self.bot.store, draft, person, self.bot.now())
        await redraw(interaction, cards.sent(words_for(interaction), sent))

    async def discard(self, interaction: Interaction, press: Press) -> None:
        """Erase what was not sent."""
        await peers.discard(self.bot.store, EncouragementId(press["draft"]), person_of(interaction))
        await redraw(interaction, cards.discarded(words_for(interaction)))

    async def thank(self, interaction: Interaction, press: Press) -> None:
        """Give thanks; the message stays as it is."""
        known, reader = EncouragementId(press["encouragement"]), person_of(interaction)
        encouragement = await peers.thank(self.bot.store, known, reader, self.bot.now())
        await answer(interaction, cards.thanked(words_for(interaction), encouragement))

    async def ask_stop(self, interaction: Interaction, press: Press) -> None:
        """Say what stopping does, and ask for one more tap."""
        known, reader = EncouragementId(press["encouragement"]), person_of(interaction)
        encouragement = await peers.find_received(self.bot.store, known, reader)
        await answer(interaction, cards.ask_stop(words_for(interaction), encouragement))

    async def stop(self, interaction: Interaction, press: Press) -> None:
        """Let nothing more come from somebody."""
        known, one = EncouragementId(press["encouragement"]), StopId(interaction.id)
        encouragement = await peers.stop(self.bot.store, known, person_of(interaction), one, self.bot.now())
        view = cards.stopped(words_for(interaction), encouragement, self.bot.mention("settings"))
        await redraw(interaction, view)

    async def read(self, interaction: Interaction, press: Press) -> None:
        """Show a page of what somebody received: below what it is opened from, and anew where it stands."""
        reader = person_of(interaction)
        page = await peers.received(self.bot.store, reader, press["page"], self.bot.now())
        presses = [] if interaction.message is None else actions.presses_on(interaction.message)
        is_there = any(one.action is actions.THANK for one in presses)
        await (redraw if is_there else answer)(interaction, cards.received(words_for(interaction), page, reader))

    async def end_news(self, interaction: Interaction, _: Press) -> None:
        """Send whoever presses no such news any more."""
        person = person_of(interaction)
        known = await people.prefer(
            self.bot.store,
            person,
            self.bot.now(),
            lambda chosen: replace(chosen, nudges=chosen.nudges - {Nudge.WARM_NEWS}),
        )
        remember_standing(interaction, known)
        await answer(interaction, cards.no_news(words_for(interaction), self.bot.mention("settings")))


def setup(bot: Client) -> None:
    """Add the cog and its menu."""
    cog = Peers(bot)
    bot.add_cog(cog)
    menu = app_commands.ContextMenu(name=about("menu-encourage"), callback=cog.encourage)
    bot.tree.add_command(app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)(menu))
