"""`/progress me`: what somebody has gathered so far."""

from discord import app_commands
from discord.ext import commands

from bot.client import Client, Interaction
from bot.interactions import answer, person_of, words_for
from bot.registration import about
from bot.services import progress
from bot.ui import progress as cards


class Progress(commands.GroupCog, group_name="progress", group_description=about("command-progress")):
    """What has gathered."""

    def __init__(self, bot: Client) -> None:
        self.bot = bot

    @app_commands.command(name="me", description=about("command-progress-me"))
    async def me(self, interaction: Interaction) -> None:
        """Show one's own progress."""
        own = await progress.own(self.bot.store, person_of(interaction))
        review = own.review[1] if own.review else None
        view = cards.own(words_for(interaction), weeks=own.weeks, goals=own.goals, wins=own.wins, review=review)
        await answer(interaction, view)


async def setup(bot: Client) -> None:
    """Add the cog."""
    await bot.add_cog(Progress(bot))
