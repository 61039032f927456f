"""What moderators do with the lines that members offer to their group: decide about those that wait, and look through
those that are in the library.
"""

from bot.client import Client, Interaction
from bot.cog import Cog
from bot.domain.encouragements import Decline, OfferedLine
from bot.domain.ids import GroupId, OfferedId
from bot.interactions import answer, words_for
from bot.moderators import moderated_group
from bot.services import encouragements
from bot.ui import actions
from bot.ui import lines as cards
from bot.ui.actions import Press
from bot.ui.cards import View


class Lines(Cog):
    """Lines from members. Whoever presses one of these buttons is asked each time whether they moderate."""

    def __init__(self, bot: Client) -> None:
        self.bot = bot
        bot.handle(actions.LOOK_AT_LINES, self.look)
        bot.handle(actions.PAGE_OFFERED_LINES, self.turn_page)
        bot.handle(actions.APPROVE_OFFERED_LINE, self.approve)
        bot.handle(actions.EDIT_OFFERED_LINE, self.edit)
        bot.handle(actions.EDIT_OFFERED_FORM, self.approve_edited)
        bot.handle(actions.DECLINE_OFFERED_LINE, self.ask_why)
        bot.handle(actions.DECLINE_OFFERED_FORM, self.decline)
        bot.handle(actions.PAGE_SHELF, self.turn_shelf)
        bot.handle(actions.ASK_TAKE_OUT, self.ask_take_out)
        bot.handle(actions.TAKE_OUT_LINE, self.take_out)

    async def look(self, interaction: Interaction, _: Press) -> None:
        """Show a moderator what waits, below the card that says so."""
        await answer(interaction, await self._queue(interaction, await self._moderated(interaction), 0))

    async def turn_page(self, interaction: Interaction, press: Press) -> None:
        """Show moderators another page of what waits for them."""
        await self._show_queue(interaction, await self._moderated(interaction), press["page"])

    async def approve(self, interaction: Interaction, press: Press) -> None:
        """Put a line on the group's shelf."""
        group = await self._moderated(interaction)
        await encouragements.approve(self.bot.store, OfferedId(press["line"]), group, self.bot.now())
        await self._show_queue(interaction, group, press["page"])

    async def edit(self, interaction: Interaction, press: Press) -> None:
        """Open a line to be changed."""
        offered = await self._waiting(interaction, press)
        await interaction.response.send_modal(cards.edit_form(words_for(interaction), offered, press["page"]))

    async def approve_edited(self, interaction: Interaction, press: Press) -> None:
        """Put a line on the group's shelf in a moderator's words."""
        group, words = await self._moderated(interaction), press.form.get(cards.WORDS_FIELD, "")
        await encouragements.approve(self.bot.store, OfferedId(press["line"]), group, self.bot.now(), words)
        await self._show_queue(interaction, group, press["page"])

    async def ask_why(self, interaction: Interaction, press: Press) -> None:
        """Ask a moderator why a line is left out."""
        offered = await self._waiting(interaction, press)
        await interaction.response.send_modal(cards.decline_form(words_for(interaction), offered, press["page"]))

    async def decline(self, interaction: Interaction, press: Press) -> None:
        """Leave a line out."""
        group, chosen = await self._moderated(interaction), press.form.get(cards.REASON_FIELD, "")
        reason = actions.chosen(Decline, chosen)
        await encouragements.decline(self.bot.store, OfferedId(press["line"]), group, reason, self.bot.now())
        await self._show_queue(interaction, group, press["page"])

    async def turn_shelf(self, interaction: Interaction, press: Press) -> None:
        """Show moderators a page of the lines in the group's library."""
        await self._show_shelf(interaction, await self._moderated(interaction), press["page"])

    async def ask_take_out(self, interaction: Interaction, press: Press) -> None:
        """Show what it means to take a line out of the library."""
        group = await self._moderated(interaction)
        offered = await encouragements.on_shelf(self.bot.store, OfferedId(press["line"]), group)
        view = cards.ask_take_out(words_for(interaction), offered, press["page"])
        await interaction.response.edit_message(view=view)

    async def take_out(self, interaction: Interaction, press: Press) -> None:
        """Take a line out of the library."""
        group = await self._moderated(interaction)
        await encouragements.take_out(self.bot.store, OfferedId(press["line"]), group, self.bot.now())
        await self._show_shelf(interaction, group, press["page"])

    async def _moderated(self, interaction: Interaction) -> GroupId:
        return (await moderated_group(self.bot, interaction)).id

    async def _waiting(self, interaction: Interaction, press: Press) -> OfferedLine:
        group = await self._moderated(interaction)
        return await encouragements.waiting(self.bot.store, OfferedId(press["line"]), group)

    async def _queue(self, interaction: Interaction, group: GroupId, page: int) -> View:
        queue = await encouragements.queue(self.bot.store, group, page)
        return cards.queue(words_for(interaction), queue, self.bot.mention("encourage add"))

    async def _show_queue(self, interaction: Interaction, group: GroupId, page: int) -> None:
        await interaction.response.edit_message(view=await self._queue(interaction, group, page))

    async def _show_shelf(self, interaction: Interaction, group: GroupId, page: int) -> None:
        shelf = await encouragements.shelf(self.bot.store, group, page)
        await interaction.response.edit_message(view=cards.shelf(words_for(interaction), shelf))


def setup(bot: Client) -> None:
    """Add the cog."""
    bot.add_cog(Lines(bot))
