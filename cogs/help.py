"""`/help`: what Rebound does and what to do first. `/help-now`: people to talk to."""

from discord import app_commands

from bot.client import OPEN, Client, Interaction
from bot.cog import Cog
from bot.content.places import find_countries
from bot.interactions import answer, asker, group_of, person_of, redraw, words_for
from bot.registration import about
from bot.services import nudges, peers, shares, unshared
from bot.ui import actions
from bot.ui import help as pages
from bot.ui import safety as cards
from bot.ui.actions import Press
from bot.ui.cards import OPTIONS, View


class Help(Cog):
    """Where to begin, and where people are."""

    def __init__(self, bot: Client) -> None:
        self.bot = bot
        bot.handle(actions.HELP_PAGE, self.turn_page)

    @app_commands.command(name="help", description=about("command-help"), extras=OPEN)
    async def help(self, interaction: Interaction) -> None:
        """Show what there is, and what waits for somebody whom no direct message reached."""
        await answer(interaction, await self._first(interaction))

    async def turn_page(self, interaction: Interaction, press: Press) -> None:
        """Show the rest of what there is, or what to do first again."""
        if press["page"] == pages.FIRST:
            await redraw(interaction, await self._first(interaction))
        else:
            await redraw(interaction, pages.more_card(words_for(interaction), self.bot.mention))

    @app_commands.command(name="help-now", description=about("command-help-now"), extras=OPEN)
    @app_commands.describe(country=about("command-help-now-country"))
    async def help_now(self, interaction: Interaction, country: str = "") -> None:
        """Show whom to talk to now: in the country one names, else the one they keep, else the host's."""
        near = await self.bot.net.near(asker(interaction), country)
        keep_with = self.bot.mention("settings") if country else None
        await answer(interaction, cards.people(words_for(interaction), near, keep_with))

    @help_now.autocomplete("country")
    async def offer_countries(self, _: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Offer the countries that fit what is typed so far."""
        return [app_commands.Choice(name=each.name, value=each.code) for each in find_countries(typed)[:OPTIONS]]

    async def _first(self, interaction: Interaction) -> View:
        found = await nudges.waiting(self.bot.store, person_of(interaction), self.bot.now())
        unread = await peers.count_waiting(self.bot.store, person_of(interaction))
        can_share = await shares.is_offered(self.bot.store, group_of(interaction))
        return pages.help_card(
            words_for(interaction),
            self.bot.mention,
            person_of(interaction),
            found,
            unread=unread,
            unshared=await unshared.waiting(self.bot.store, person_of(interaction), self.bot.now()),
            can_share=can_share,
        )


def setup(bot: Client) -> None:
    """Add the cog."""
    bot.add_cog(Help(bot))
