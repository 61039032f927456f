"""`/help`: what Rebound does and what to do first."""

from discord import app_commands
from discord.ext import commands

from bot.client import Client, Interaction, answer, words_for
from bot.registration import about
from bot.ui import help as pages


class Help(commands.Cog):
    """Where to begin."""

    def __init__(self, bot: Client) -> None:
        self.bot = bot

    @app_commands.command(name="help", description=about("command-help"))
    async def help(self, interaction: Interaction) -> None:
        """Show what there is."""
        await answer(interaction, pages.help_card(words_for(interaction), self.bot.mention))


async def setup(bot: Client) -> None:
    """Add the cog."""
    await bot.add_cog(Help(bot))
