"""Joining: *I agree* and *Not now* under the card that somebody sees before anything is kept of them."""

from bot.client import Client, Interaction
from bot.cog import Cog
from bot.domain.people import CONSENT
from bot.domain.refusals import Reason, Refusal
from bot.interactions import group_of, person_of, remember_standing, words_for
from bot.services import people
from bot.ui import actions
from bot.ui import people as cards
from bot.ui.actions import Press


class People(Cog):
    """Who takes part."""

    def __init__(self, bot: Client) -> None:
        self.bot = bot
        bot.handle(actions.JOIN, self.join)
        bot.handle(actions.NOT_NOW, self.not_now)

    async def join(self, interaction: Interaction, press: Press) -> None:
        """Keep that somebody agreed, and go on with what they wanted to do."""
        if press["text"] != CONSENT:  # the card is older than the text
            raise Refusal(Reason.TEXT_CHANGED)
        await self.bot.gate.check_role(interaction)
        person, group = person_of(interaction), group_of(interaction)
        remember_standing(interaction, await people.agree(self.bot.store, person, group, self.bot.now()))
        wanted = self.bot.gate.take(press["held"])
        welcome = cards.joined(words_for(interaction), self.bot.mention, goes_on=wanted is not None)
        if wanted is None:
            await interaction.response.edit_message(view=welcome)
        else:
            await self.bot.go_on(interaction, wanted, welcome)

    async def not_now(self, interaction: Interaction, press: Press) -> None:
        """Leave it at that, for what they wanted to do, too."""
        self.bot.gate.take(press["held"])
        view = cards.not_now(words_for(interaction), self.bot.mention("help"), self.bot.mention("help-now"))
        await interaction.response.edit_message(view=view)


def setup(bot: Client) -> None:
    """Add the cog."""
    bot.add_cog(People(bot))
