"""Keeping, sharing, listing and celebrating wins."""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.content.library import load
from bot.domain import wins as rules
from bot.domain.deliveries import Delivery, State, revive
from bot.domain.groups import Feature, check_has
from bot.domain.ids import ChannelId, DeliveryId, GroupId, MessageId, PersonId, SubjectId, WinId
from bot.domain.pages import nearest
from bot.domain.people import check_welcomes_cards
from bot.domain.refusals import Reason, Refusal
from bot.domain.wins import PAGE_SIZE, Applause, Cheer, Page, Visibility, Win
from bot.services import groups as known_groups
from bot.services import people
from bot.services.announcer import WinCard
from bot.store import deliveries, groups, wins
from bot.store.engine import Reader
from bot.store.store import Store


@dataclass(frozen=True, slots=True)
class Preview:
    """A win that was kept, and the channel it would go to, if there is one.

    `alerts` says whether the group's moderators get a link if it reads as if somebody were in danger.
    """

    win: Win
    channel: ChannelId | None
    alerts: bool


async def keep(store: Store, win: Win) -> Win:
    """Keep a win for its author alone.

    Raises:
        Refusal: its words are too long, or its category is unknown.
    """
    win = rules.keep(win, load().win_categories)
    sealer = await store.vault.sealer(win.person)
    async with store.write() as tx:
        wins.insert(tx, win, sealer)
    return win


async def keep_for_group(store: Store, win: Win) -> Preview:
    """Keep a win for its author alone, and return what sharing it would look like.

    Raises:
        Refusal: as `keep`, or there is no group here.
    """
    win = await keep(store, win)
    return await _preview(store, win)


async def preview(store: Store, win_id: WinId, person: PersonId, here: GroupId | None) -> Preview:
    """Return what sharing a kept win would look like.

    Raises:
        Refusal: there is no such win, it is somebody else's, or it was not kept in this group.
    """
    async with store.read() as view:
        win = rules.share(await _find(store, view, win_id), person, here)
    return await _preview(store, win)


async def stay_private(store: Store, win_id: WinId, person: PersonId) -> None:
    """Make sure that a win is still its author's alone; nothing has to be written for that.

    Raises:
        Refusal: it was shared meanwhile, there is no such win, or it is somebody else's.
    """
    async with store.read() as view:
        win = await _find(store, view, win_id)
    if win.person != person:
        raise Refusal(Reason.NOT_YOUR_WIN)
    if win.visibility is Visibility.GROUP:
        raise Refusal(Reason.ALREADY_SHARED)


async def share(
    store: Store, win_id: WinId, person: PersonId, here: GroupId | None, now: datetime, *, told: bool = False
) -> Delivery:
    """Open a win to the group and owe its card to the wins channel; `deliveries.deliver` posts it.

    Sharing again after the host mended something owes it anew; sharing again what was posted changes nothing.
    `told` says that its author has just seen that moderators may get a link to it; without that, nobody gets one.

    Raises:
        Refusal: there is no such win, it is somebody else's, or it was not kept in this group.
    """
    async with store.write() as tx:
        win = rules.share(await _find(store, tx, win_id), person, here)
        group_id = GroupId(win.group or 0)
        group = await groups.known(tx, group_id)
        check_has(group, Feature.WINS)
        delivery = await deliveries.find_for_win(tx, win_id)
        if delivery is None:
            delivery = Delivery(DeliveryId(win_id), win_id, group_id, group.wins_channel, State.PENDING, next_try=now)
        else:
            delivery = replace(revive(delivery, group.wins_channel, now), stuck_at=None)
        delivery = replace(delivery, alerts=told)
        wins.set_visibility(tx, win)
        deliveries.save(tx, delivery)
    return delivery


async def list_own(store: Store, person: PersonId, number: int) -> Page:
    """Return one page of a person's wins; a number past the end gives the last page."""
    async with store.read() as view:
        total = await wins.count(view, person)
        if not total:
            return Page((), 0, 1, 0)
        sealer = await store.vault.sealer(person)
        number, pages = nearest(number, total, PAGE_SIZE)
        return Page(await wins.page(view, person, number, sealer), number, pages, total)


async def celebrate(store: Store, win_id: WinId, person: PersonId, now: datetime) -> None:
    """Count a person's celebration of a shared win, once.

    Raises:
        Refusal: it is their own, they are counted already, or there is no such shared win.
    """
    async with store.write() as tx:
        win = await _find(store, tx, win_id)
        rules.check_celebration(win, person)
        if not await wins.celebrate(tx, SubjectId(win_id), GroupId(win.group or 0), person, now):
            raise Refusal(Reason.ALREADY_CELEBRATED)


async def card(store: Store, win_id: WinId) -> WinCard:
    """Return a win's card as it is now.

    Raises:
        Refusal: there is no such win any more.
    """
    async with store.read() as view:
        win = await _find(store, view, win_id)
        return WinCard(win, await wins.applause(view, SubjectId(win_id)))


async def cheer(store: Store, draft: Cheer, author: PersonId, person: PersonId, now: datetime) -> Cheer:
    """Count a person's celebration of somebody's ordinary message, once; return the cheer and its card, if any.

    Raises:
        Refusal: it is their own message, its author does not want such cards, or the host switched them off; or they
            are counted already, and the card that says so is there.
    """
    if author == person:
        raise Refusal(Reason.OWN_WIN)
    check_has(await known_groups.find(store, draft.group), Feature.CHEERS)
    check_welcomes_cards(await people.standing(store, author), draft.group)
    async with store.write() as tx:
        cheer = await wins.find_cheer(tx, draft.message) or draft
        wins.save_cheer(tx, cheer)
        is_new = await wins.celebrate(tx, SubjectId(cheer.message), cheer.group, person, now)
    if not is_new and cheer.card is not None:
        raise Refusal(Reason.ALREADY_CELEBRATED)
    return cheer


async def remember_cheer_card(store: Store, cheer: Cheer, card: MessageId) -> None:
    """Write down which message is the cheer's card."""
    async with store.write() as tx:
        wins.save_cheer(tx, replace(cheer, card=card))


async def find_cheer(store: Store, message: MessageId) -> tuple[Cheer, Applause]:
    """Return a cheer as it is now, found by the message it is for.

    Raises:
        Refusal: there is no such cheer.
    """
    async with store.read() as view:
        cheer = await wins.find_cheer(view, message)
        if cheer is None:
            raise Refusal(Reason.NOT_A_CARD)
        return cheer, await wins.applause(view, SubjectId(cheer.message))


async def take_cheer_away(store: Store, message: MessageId, author: PersonId, person: PersonId) -> Cheer:
    """Forget a cheer for a person's message, because that person does not want it; return it as it was.

    Raises:
        Refusal: there is no such cheer, or it is about somebody else.
    """
    if author != person:
        raise Refusal(Reason.NOT_YOUR_WIN)
    async with store.write() as tx:
        cheer = await wins.find_cheer(tx, message)
        if cheer is None:
            raise Refusal(Reason.NOT_A_CARD)
        wins.delete_cheer(tx, cheer)
    return cheer


async def _preview(store: Store, win: Win) -> Preview:
    if win.group is None:
        raise Refusal(Reason.ONLY_IN_A_GROUP)
    group = await known_groups.find(store, win.group)
    channel = group.wins_channel if group.has(Feature.WINS) else None
    return Preview(win, channel, group.reaches_moderators(Feature.ALERTS))


async def _find(store: Store, view: Reader, win_id: WinId) -> Win:
    win = await wins.find_with_key(view, win_id, store.vault)
    if win is None:
        raise Refusal(Reason.NO_SUCH_WIN)
    return win
