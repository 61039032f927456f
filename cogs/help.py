"""`/help`: what Rebound does and what to do first. `/help-now`: people to talk to."""

from discord import app_commands
from discord.ext import commands

from bot.client import Client, Interaction, answer, words_for
from bot.content.helplines import INTERNATIONAL, Country, countries, for_country
from bot.content.library import LibraryFault
from bot.logs import get_logger
from bot.registration import about
from bot.ui import actions
from bot.ui import help as pages
from bot.ui.actions import Press

log = get_logger(__name__)

OFFERED = 25
"""Choices of one autocomplete answer (Discord, Application Commands)."""


class Help(commands.Cog):
    """Where to begin, and where people are."""

    def __init__(self, bot: Client) -> None:
        self.bot = bot
        bot.handle(actions.TRUST_WORDS, self.words_to_send)

    @app_commands.command(name="help", description=about("command-help"))
    async def help(self, interaction: Interaction) -> None:
        """Show what there is."""
        await answer(interaction, pages.help_card(words_for(interaction), self.bot.mention))

    @app_commands.command(name="help-now", description=about("command-help-now"))
    @app_commands.describe(country=about("command-help-now-country"))
    async def help_now(self, interaction: Interaction, country: str = "") -> None:
        """Show whom to talk to now: in the country one chose, never in one that was guessed."""
        view = pages.people_to_talk_to(words_for(interaction), _country(country), self.bot.mention)
        await answer(interaction, view)

    @help_now.autocomplete("country")
    async def offer_countries(self, _: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Offer the countries whose name or code begins or goes on as typed."""
        wanted = typed.strip().casefold()
        found = [country for country in countries() if wanted in (country.name.casefold(), country.code.casefold())]
        found += [each for each in countries() if wanted in each.name.casefold() and each not in found]
        return [app_commands.Choice(name=country.name, value=country.code) for country in found[:OFFERED]]

    async def words_to_send(self, interaction: Interaction, _: Press) -> None:
        """Hand over words for somebody one trusts."""
        await answer(interaction, pages.words_to_send(words_for(interaction)))


def _country(typed: str) -> Country:
    """Return a country by code or name; the international card where that fails, whatever the reason."""
    try:
        by_name = {country.name.casefold(): country for country in countries()}
        return by_name.get(typed.strip().casefold()) or for_country(typed)
    except LibraryFault:
        log.exception("helplines cannot be read")
        return INTERNATIONAL


async def setup(bot: Client) -> None:
    """Add the cog."""
    await bot.add_cog(Help(bot))
