"""The buttons of the wins round: for anybody in the group, and what comes of them is theirs alone to see."""

from bot.client import Client, Interaction
from bot.cog import Cog
from bot.domain.ids import DeliveryId, MessageId
from bot.interactions import answer, own_group, words_for
from bot.services import wins_rounds
from bot.ui import actions
from bot.ui import wins as win_cards
from bot.ui import wins_rounds as cards
from bot.ui.actions import Press


class WinsRounds(Cog):
    """The wins round. Its card is brought up to date by the heartbeat, not here."""

    def __init__(self, bot: Client) -> None:
        self.bot = bot
        bot.handle(actions.SHARE_IN_ROUND, self.share)
        bot.handle(actions.WINS_IN_ROUND, self.show_wins)

    async def share(self, interaction: Interaction, press: Press) -> None:
        """Open the form that keeps a win; what comes of it is the preview of any other."""
        await interaction.response.send_modal(win_cards.form(words_for(interaction), MessageId(press["round"]), ""))

    async def show_wins(self, interaction: Interaction, press: Press) -> None:
        """Show one page of all that the round shows; from the round itself, below it."""
        posted = DeliveryId(press["round"])
        page = await wins_rounds.page(self.bot.store, posted, own_group(interaction), press["page"])
        view = cards.all_wins(words_for(interaction), page, posted)
        if interaction.message is not None and interaction.message.flags.ephemeral:
            await interaction.response.edit_message(view=view)
        else:
            await answer(interaction, view)


def setup(bot: Client) -> None:
    """Add the cog."""
    bot.add_cog(WinsRounds(bot))
