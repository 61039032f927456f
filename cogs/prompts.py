"""The button of a prompt and of its thread: a line for whoever presses it, seen by nobody else."""

from bot.client import Client, Interaction
from bot.cog import Cog
from bot.domain.encouragements import Wish
from bot.interactions import answer, group_of, person_of, words_for
from bot.services import encouragements
from bot.ui import actions
from bot.ui import encouragements as cards
from bot.ui.actions import Press


class Prompts(Cog):
    """Prompts. The schedule posts them, not these."""

    def __init__(self, bot: Client) -> None:
        self.bot = bot
        bot.handle(actions.PROMPT_FOR_ME, self.line_for_me)

    async def line_for_me(self, interaction: Interaction, _: Press) -> None:
        """Show a line for now, as `/encourage me` does."""
        store, person, group = self.bot.store, person_of(interaction), group_of(interaction)
        drawn = await encouragements.draw(store, person, group, Wish(), seed=interaction.id)
        view = cards.line(words_for(interaction), drawn.key, drawn.offered, drawn.wish, drawn.news)
        await answer(interaction, view)
        await encouragements.tell(store, drawn.news)


def setup(bot: Client) -> None:
    """Add the cog."""
    bot.add_cog(Prompts(bot))
