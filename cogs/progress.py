"""`/progress me`: what somebody has gathered, and one good thing of it; `/progress group`: what a group has."""

from discord import app_commands

from bot.client import Client, Interaction
from bot.cog import Cog
from bot.interactions import answer, own_group, person_of, words_for
from bot.registration import about
from bot.services import checkins, progress
from bot.ui import actions
from bot.ui import progress as cards
from bot.ui.actions import Press


class Progress(Cog, name="progress", description=about("command-progress")):
    """What has gathered."""

    def __init__(self, bot: Client) -> None:
        self.bot = bot
        bot.handle(actions.SOMETHING_GOOD, self.show_something_good)

    @app_commands.command(name="me", description=about("command-progress-me"))
    async def me(self, interaction: Interaction) -> None:
        """Show one's own progress."""
        owner = person_of(interaction)
        own = await progress.own(self.bot.store, owner)
        await answer(interaction, cards.own(words_for(interaction), own, owner))

    @app_commands.command(name="group", description=about("command-progress-group"))
    async def group(self, interaction: Interaction) -> None:
        """Show what the group has gathered."""
        found = await progress.of_group(self.bot.store, own_group(interaction), self.bot.now())
        await answer(interaction, cards.group(words_for(interaction), found))

    async def show_something_good(self, interaction: Interaction, _: Press) -> None:
        """Show one thing of what has gathered, below the card that offers it."""
        person, now = person_of(interaction), self.bot.now()
        found = await checkins.look_back(self.bot.store, person, now, seed=interaction.id)
        await answer(interaction, cards.something_good(words_for(interaction), found))


def setup(bot: Client) -> None:
    """Add the cog."""
    bot.add_cog(Progress(bot))
