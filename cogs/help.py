"""`/help`: what Rebound does and what to do first. `/help-now`: people to talk to."""

from discord import app_commands
from discord.ext import commands

from bot.client import OPEN, Client, Interaction
from bot.content.places import find_countries
from bot.interactions import answer, asker, person_of, words_for
from bot.registration import about
from bot.services import nudges
from bot.ui import help as pages
from bot.ui import safety as cards
from bot.ui.cards import OPTIONS


class Help(commands.Cog):
    """Where to begin, and where people are."""

    def __init__(self, bot: Client) -> None:
        self.bot = bot

    @app_commands.command(name="help", description=about("command-help"), extras=OPEN)
    async def help(self, interaction: Interaction) -> None:
        """Show what there is, and what waits for somebody whom no direct message reached."""
        found = await nudges.waiting(self.bot.store, person_of(interaction), self.bot.now())
        await answer(interaction, pages.help_card(words_for(interaction), self.bot.mention, found))

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


async def setup(bot: Client) -> None:
    """Add the cog."""
    await bot.add_cog(Help(bot))
