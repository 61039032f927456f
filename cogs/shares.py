"""Sharing a rejection with the group, taking it back, and the two answers that others can give."""

from bot.client import Client, Interaction
from bot.cog import Cog
from bot.domain.ids import DeliveryId, RejectionId, SharedId
from bot.domain.refusals import Reason, Refusal
from bot.domain.shares import Kind
from bot.interactions import answer, group_of, group_words, person_of, redraw, words_for
from bot.services import deliveries, shares, unshared
from bot.services.shares import Shown
from bot.ui import actions
from bot.ui import shares as cards
from bot.ui.actions import Press
from bot.ui.cards import View


class Shares(Cog):
    """What members show of a "no". Nothing is posted before its author saw it as the group would."""

    def __init__(self, bot: Client) -> None:
        self.bot = bot
        bot.handle(actions.SHARE_REJECTION, self.ask)
        bot.handle(actions.SHARE_FORM, self.keep)
        bot.handle(actions.SHARE_NOW, self.share_now)
        bot.handle(actions.SHARE_LATER, self.share_later)
        bot.handle(actions.DISCARD_SHARE, self.discard)
        bot.handle(actions.DISCARD_UNSHARED, self.discard_unshared)
        bot.handle(actions.TAKE_SHARE_BACK, self.take_back)
        bot.handle(actions.ENCOURAGE_SHARED, self.encourage)
        bot.handle(actions.BEEN_THERE, self.been_there)

    async def ask(self, interaction: Interaction, press: Press) -> None:
        """Open the form; for what is shared already, show how that stands."""
        words, rejection = words_for(interaction), RejectionId(press["rejection"])
        known, shown = await shares.about(self.bot.store, rejection, person_of(interaction), group_of(interaction))
        if shown is not None and shown.delivery is not None:
            await _show(interaction, self._view(interaction, shown))
        else:
            await interaction.response.send_modal(cards.form(words, known, shown.share if shown else None))

    async def keep(self, interaction: Interaction, press: Press) -> None:
        """Keep a draft, and show it as the group would see it."""
        rejection, told = RejectionId(press["rejection"]), cards.read(press)
        person, here, now = person_of(interaction), group_of(interaction), self.bot.now()
        shown = await shares.keep(self.bot.store, rejection, person, here, told, now=now)
        await _show(interaction, self._view(interaction, shown))

    async def share_now(self, interaction: Interaction, press: Press) -> None:
        """Share with the group; where moderators may get a link to it, its author sees that first."""
        shown = await self._post(interaction, press, later=False)
        if shown is None or shown.delivery is None:
            return
        settled = await deliveries.deliver_now(self.bot.store, self.bot.announcer, shown.delivery, self.bot.now)
        view = cards.shared(words_for(interaction), shown.share, settled, shown.purpose, self.bot.now())
        await interaction.edit_original_response(view=view)
        await deliveries.tell_host(self.bot.store, self.bot.announcer, settled, self.bot.now)

    async def share_later(self, interaction: Interaction, press: Press) -> None:
        """Share with the group in a day."""
        await self._post(interaction, press, later=True)

    async def discard(self, interaction: Interaction, press: Press) -> None:
        """Forget a draft; what is shared already is shown as it stands."""
        shared = await shares.discard(self.bot.store, SharedId(press["mine"]), person_of(interaction))
        await self._show_discarded(interaction, shared)

    async def discard_unshared(self, interaction: Interaction, press: Press) -> None:
        """Forget what was not posted; what is shared again by now is shown as it stands."""
        shared = await unshared.discard(self.bot.store, DeliveryId(press["nudge"]), person_of(interaction))
        await self._show_discarded(interaction, shared)

    async def take_back(self, interaction: Interaction, press: Press) -> None:
        """Take back what waits, or stands there."""
        share, person = SharedId(press["mine"]), person_of(interaction)
        await shares.take_back(self.bot.store, share, person, self.bot.now())
        await redraw(interaction, cards.taken_back(words_for(interaction)))

    async def encourage(self, interaction: Interaction, press: Press) -> None:
        """Count somebody who encourages."""
        await self._support(interaction, press, Kind.ENCOURAGE)

    async def been_there(self, interaction: Interaction, press: Press) -> None:
        """Count somebody who knows it."""
        await self._support(interaction, press, Kind.BEEN_THERE)

    async def _post(self, interaction: Interaction, press: Press, *, later: bool) -> Shown | None:
        """Owe the card and say so; where its author was not told of alerts yet, show the preview once more."""
        store, share, person = self.bot.store, SharedId(press["mine"]), person_of(interaction)
        here, told = group_of(interaction), press["told"] == 1
        if not told and await self.bot.net.alerts_in(here):
            shown = await shares.find(store, share, person)
            await redraw(interaction, cards.preview(words_for(interaction), shown.share, shown.channel, alerts=True))
            return None
        shown = await shares.post(store, share, person, here, self.bot.now(), told=told, later=later)
        await redraw(interaction, self._view(interaction, shown))
        return shown

    async def _support(self, interaction: Interaction, press: Press, kind: Kind) -> None:
        """Count somebody, and show the number on the card; counted again, it is drawn in case an edit was lost."""
        share, person, again = SharedId(press["share"]), person_of(interaction), None
        try:
            await shares.support(self.bot.store, share, person, group_of(interaction), kind, now=self.bot.now())
        except Refusal as refusal:
            if refusal.reason is not Reason.ALREADY_SUPPORTED:
                raise
            again = refusal
        await self._redraw(interaction, share)
        if again:
            raise again

    async def _redraw(self, interaction: Interaction, share: SharedId) -> None:
        async def draw() -> View:
            return cards.group_card(group_words(interaction), await shares.card(self.bot.store, share))

        async def now() -> None:
            await interaction.response.edit_message(view=await draw())

        async def later() -> None:
            await interaction.edit_original_response(view=await draw())

        card = interaction.message.id if interaction.message else interaction.id
        await self.bot.cards.redraw(card, now, later, interaction.response.defer)

    async def _show_discarded(self, interaction: Interaction, shared: Shown | None) -> None:
        view = self._view(interaction, shared) if shared else cards.discarded(words_for(interaction))
        await redraw(interaction, view)

    def _view(self, interaction: Interaction, shown: Shown) -> View:
        """Draw for its author how something stands."""
        words, now = words_for(interaction), self.bot.now()
        if shown.delivery is None:
            return cards.preview(words, shown.share, shown.channel, alerts=shown.alerts)
        return cards.shared(words, shown.share, shown.delivery, shown.purpose, now)


async def _show(interaction: Interaction, view: View) -> None:
    """Draw a share anew where it stands already; under what it is shared of, which stays as it is, answer."""
    presses = [] if interaction.message is None else actions.presses_on(interaction.message)
    is_there = any(press.action in (actions.DISCARD_SHARE, actions.TAKE_SHARE_BACK) for press in presses)
    await (redraw if is_there else answer)(interaction, view)


def setup(bot: Client) -> None:
    """Add the cog."""
    bot.add_cog(Shares(bot))
