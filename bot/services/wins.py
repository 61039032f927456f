"""Keeping, sharing, listing and celebrating wins."""

from dataclasses import dataclass
from datetime import datetime

from bot.content.library import load
from bot.domain import wins as rules
from bot.domain.deliveries import Delivery, State, revive
from bot.domain.groups import Group
from bot.domain.ids import ChannelId, DeliveryId, GroupId, MessageId, PersonId, SubjectId, WinId
from bot.domain.refusals import Reason, Refusal
from bot.domain.wins import PAGE_SIZE, Applause, Cheer, Page, Win
from bot.services.announcer import WinCard
from bot.store import deliveries, groups, wins
from bot.store.engine import Reader
from bot.store.store import Store


@dataclass(frozen=True, slots=True)
class Preview:
    """A win that was kept, as the group would see it, and the channel it would go to, if there is one."""

    card: WinCard
    channel: ChannelId | None


async def keep(store: Store, win: Win, now: datetime) -> Win:
    """Keep a win for its author alone.

    Raises:
        Refusal: its words are too long, or its category is unknown.
    """
    win = rules.keep(win, load().win_categories)
    sealer = await store.vault.sealer(win.person, now)
    async with store.write() as tx:
        wins.insert(tx, win, sealer)
    return win


async def keep_for_group(store: Store, win: Win, now: datetime) -> Preview:
    """Keep a win for its author alone, and return what sharing it would look like.

    Raises:
        Refusal: as `keep`, or there is no group here.
    """
    win = await keep(store, win, now)
    if win.group is None:
        raise Refusal(Reason.ONLY_IN_A_GROUP)
    async with store.read() as view:
        group = await groups.find(view, win.group)
    return Preview(WinCard(win, Applause()), group.wins_channel if group else None)


async def preview(store: Store, win_id: WinId, person: PersonId, now: datetime) -> Preview:
    """Return what sharing a kept win would look like.

    Raises:
        Refusal: there is no such win, it is somebody else's, or it was kept where there is no group.
    """
    async with store.read() as view:
        win = rules.share(await _find(store, view, win_id, now), person)
        group = await groups.find(view, win.group) if win.group is not None else None
        applause = await wins.applause(view, SubjectId(win.id))
    return Preview(WinCard(win, applause), group.wins_channel if group else None)


async def share(store: Store, win_id: WinId, person: PersonId, now: datetime) -> Delivery:
    """Open a win to the group and owe its card to the wins channel; `deliveries.deliver` posts it.

    Sharing again after the host mended something owes it anew; sharing again what was posted changes nothing.

    Raises:
        Refusal: there is no such win, it is somebody else's, or it was kept where there is no group.
    """
    async with store.write() as tx:
        win = rules.share(await _find(store, tx, win_id, now), person)
        group_id = GroupId(win.group or 0)
        channel = (await groups.find(tx, group_id) or Group(group_id)).wins_channel
        delivery = await deliveries.find_for_win(tx, win_id)
        if delivery is None:
            delivery = Delivery(DeliveryId(win_id), win_id, group_id, channel, State.PENDING, next_try=now)
        else:
            delivery = revive(delivery, channel, now)
        wins.set_visibility(tx, win)
        deliveries.save(tx, delivery)
    return delivery


async def list_own(store: Store, person: PersonId, number: int, now: datetime) -> Page:
    """Return one page of a person's wins; a number past the end gives the last page."""
    sealer = await store.vault.sealer(person, now)
    async with store.read() as view:
        total = await wins.count(view, person)
        pages = max(1, -(-total // PAGE_SIZE))
        number = min(max(number, 0), pages - 1)
        return Page(await wins.page(view, person, number, sealer), number, pages, total)


async def celebrate(store: Store, win_id: WinId, person: PersonId, now: datetime) -> None:
    """Count a person's celebration of a shared win, once.

    Raises:
        Refusal: it is their own, they are counted already, or there is no such shared win.
    """
    async with store.write() as tx:
        win = await _find(store, tx, win_id, now)
        rules.check_celebration(win, person)
        if not await wins.celebrate(tx, SubjectId(win_id), GroupId(win.group or 0), person, now):
            raise Refusal(Reason.ALREADY_CELEBRATED)


async def card(store: Store, win_id: WinId, now: datetime) -> WinCard:
    """Return a win's card as it is now.

    Raises:
        Refusal: there is no such win any more.
    """
    async with store.read() as view:
        win = await _find(store, view, win_id, now)
        return WinCard(win, await wins.applause(view, SubjectId(win_id)))


async def win_on_card(store: Store, message: MessageId) -> WinId | None:
    """Return the win whose card a message is, None if it is no card."""
    async with store.read() as view:
        return await wins.find_by_card(view, message)


async def cheer(store: Store, draft: Cheer, person: PersonId, now: datetime) -> Cheer:
    """Count a person's celebration of somebody's ordinary message, once; return the cheer and its card, if any.

    Raises:
        Refusal: it is their own message, or they are counted already.
    """
    if draft.author == person:
        raise Refusal(Reason.OWN_WIN)
    async with store.write() as tx:
        cheer = await wins.find_cheer(tx, draft.message) or draft
        if cheer.author == person:
            raise Refusal(Reason.OWN_WIN)
        wins.save_cheer(tx, cheer)
        if not await wins.celebrate(tx, SubjectId(cheer.message), cheer.group, person, now):
            raise Refusal(Reason.ALREADY_CELEBRATED)
    return cheer


async def remember_cheer_card(store: Store, cheer: Cheer) -> None:
    """Write down which message is the cheer's card."""
    async with store.write() as tx:
        wins.save_cheer(tx, cheer)


async def cheer_card(store: Store, message: MessageId) -> tuple[Cheer, Applause]:
    """Return a cheer as it is now, found by the message it is for or by its own card.

    Raises:
        Refusal: there is no such cheer.
    """
    async with store.read() as view:
        cheer = await wins.find_cheer(view, message)
        if cheer is None:
            raise Refusal(Reason.NO_SUCH_WIN)
        return cheer, await wins.applause(view, SubjectId(cheer.message))


async def _find(store: Store, view: Reader, win_id: WinId, now: datetime) -> Win:
    author = await wins.author(view, win_id)
    win = await wins.find(view, win_id, await store.vault.sealer(author, now)) if author is not None else None
    if win is None:
        raise Refusal(Reason.NO_SUCH_WIN)
    return win
