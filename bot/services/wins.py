"""Keeping, sharing, listing, changing and removing wins."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from bot.content.library import load
from bot.domain import wins as rules
from bot.domain.deliveries import Delivery, State, revive
from bot.domain.groups import Feature, check_has
from bot.domain.ids import ChannelId, DeliveryId, GroupId, PersonId, SubjectId, WinId
from bot.domain.pages import nearest
from bot.domain.refusals import Reason, Refusal
from bot.domain.schedule import Kind
from bot.domain.wins import PAGE_SIZE, ListedWin, Page, Visibility, Win
from bot.services import groups as known_groups
from bot.services.announcer import WinCard
from bot.store import celebrations, deliveries, groups, rounds, takedowns, wins
from bot.store import people as person_rows
from bot.store.engine import Reader, Transaction
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
        win = rules.share(await find(store, view, win_id), person, here)
    return await _preview(store, win)


async def stay_private(store: Store, win_id: WinId, person: PersonId) -> None:
    """Make sure that a win is still its author's alone; nothing has to be written for that.

    Raises:
        Refusal: it was shared meanwhile, there is no such win, or it is somebody else's.
    """
    async with store.read() as view:
        win = await find(store, view, win_id)
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
        win = rules.share(await find(store, tx, win_id), person, here)
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


async def list_own(
    store: Store, person: PersonId, number: int, *, here: GroupId | None = None, month: date | None = None
) -> Page:
    """Return one page of a person's wins; a number past the end gives the last page, a `month` the one it begins on.

    Months are those of their own zone, else of the group they look from.
    """
    async with store.read() as view:
        moments = await wins.moments(view, person)
        if not moments:
            return Page((), 0, 1, 0)
        zone = await _zone(view, person, here)
        if month is not None:
            number = rules.page_of(month, moments, zone)
        number, pages = nearest(number, len(moments), PAGE_SIZE)
        found = await wins.page(view, person, number, await store.vault.sealer(person))
    return Page(found, number, pages, len(moments), zone, rules.months_of(moments, zone))


async def find_own(store: Store, win_id: WinId, person: PersonId) -> ListedWin:
    """Return one of somebody's wins as they find it again.

    Raises:
        Refusal: there is no such win, or it is somebody else's.
    """
    async with store.read() as view:
        return await _find_own(store, view, win_id, person)


async def may_alert(store: Store, win: Win) -> bool:
    """Say whether moderators may get a link to what somebody changes of a win, because its group sees it."""
    if win.visibility is Visibility.PRIVATE or win.group is None:
        return False
    return (await known_groups.find(store, win.group)).reaches_moderators(Feature.ALERTS)


async def edit(
    store: Store,
    win_id: WinId,
    person: PersonId,
    here: GroupId | None,
    now: datetime,
    *,
    category: str,
    words: str,
    told: bool = False,
) -> ListedWin:
    """Change a win. The card of a shared one is owed to be drawn anew, and the wins round; `told` is as for `share`.

    Raises:
        Refusal: there is no such win, it cannot be changed so or from here, see `bot.domain.wins.edit`.
    """
    sealer = await store.vault.sealer(person)
    async with store.write() as tx:
        known = await _find_own(store, tx, win_id, person)
        win = rules.edit(known.win, person, here, category=category, words=words, categories=load().win_categories)
        wins.edit(tx, win, sealer, now)
        delivery = await deliveries.find_for_win(tx, win_id)
        if delivery is not None:
            deliveries.set_alerts(tx, delivery.id, alerts=told)
        _stir(tx, win, now)
    return replace(known, win=win)


async def remove(store: Store, win_id: WinId, person: PersonId, now: datetime) -> Win:
    """Erase a win, with who celebrated it; its card is owed to be taken down. Return it as it was.

    Raises:
        Refusal: there is no such win any more, or it is somebody else's.
    """
    async with store.write() as tx:
        win = (await _find_own(store, tx, win_id, person)).win
        await takedowns.owe_for_win(tx, win_id, now)
        wins.delete(tx, win_id)
        _stir(tx, win, now)
    return win


async def card(store: Store, win_id: WinId) -> WinCard:
    """Return a win's card as it is now.

    Raises:
        Refusal: there is no such win any more.
    """
    async with store.read() as view:
        win = await find(store, view, win_id)
        return WinCard(win, await celebrations.applause(view, SubjectId(win_id)))


async def find(store: Store, view: Reader, win_id: WinId) -> Win:
    """Return a win of whoever it is.

    Raises:
        Refusal: there is no such win any more.
    """
    win = await wins.find_with_key(view, win_id, store.vault)
    if win is None:
        raise Refusal(Reason.NO_SUCH_WIN)
    return win


async def _preview(store: Store, win: Win) -> Preview:
    if win.group is None:
        raise Refusal(Reason.ONLY_IN_A_GROUP)
    group = await known_groups.find(store, win.group)
    channel = group.wins_channel if group.has(Feature.WINS) else None
    return Preview(win, channel, group.reaches_moderators(Feature.ALERTS))


async def _find_own(store: Store, view: Reader, win_id: WinId, person: PersonId) -> ListedWin:
    author = await wins.author(view, win_id)
    found = await wins.listed(view, win_id, await store.vault.sealer(person)) if author == person else None
    if found is None:
        raise Refusal(Reason.NO_SUCH_WIN if author in (None, person) else Reason.NOT_YOUR_WIN)
    return found


def _stir(tx: Transaction, win: Win, now: datetime) -> None:
    """Draw the wins round anew that may show a win."""
    if win.group is not None and win.visibility is Visibility.GROUP:
        rounds.stir(tx, win.group, now, Kind.WINS_ROUND)


async def _zone(view: Reader, person: PersonId, here: GroupId | None) -> str | None:
    known = (await person_rows.standing(view, person)).person
    if known is not None and known.preferences.zone is not None:
        return known.preferences.zone
    group = None if here is None else await groups.find(view, here)
    return None if group is None else group.zone
