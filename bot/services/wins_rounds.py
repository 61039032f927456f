"""The wins round: what its card shows, what follows once it is posted, and the pages behind it."""

from dataclasses import replace
from datetime import datetime

from bot.content.library import load
from bot.domain import rounds as round_rules
from bot.domain import wins_rounds as rules
from bot.domain.deliveries import Delivery, owe
from bot.domain.groups import Round, Week
from bot.domain.ids import DeliveryId, GroupId, WinId
from bot.domain.pages import nearest
from bot.domain.refusals import Reason, Refusal
from bot.domain.reports import COUNTS_FROM
from bot.domain.rounds import MentionsCard, PostedRound
from bot.domain.schedule import CARD, Due, Kind, Skip, change_rhythm, comes_soon, delivery_id, has_round
from bot.domain.wins_rounds import PAGE_SIZE, Thanks, Window, WinsPage, WinsRoundCard
from bot.logs import get_logger
from bot.services.announcer import Announcer, Clock
from bot.store import celebrations, deliveries, groups, peers, rounds, schedules, wins
from bot.store.engine import Reader, Transaction
from bot.store.store import Store

log = get_logger(__name__)


async def card(store: Store, view: Reader, delivery: Delivery, now: datetime) -> WinsRoundCard | MentionsCard | Skip:
    """Return what a part of a round says now, or why it is not sent."""
    group, scheduled = await groups.find(view, delivery.group), delivery.scheduled
    if group is None or not has_round(group, Round.WINS) or scheduled is None:
        return Skip.OVER
    if scheduled.part == CARD:
        known = await schedules.find(view, scheduled.schedule)
        if known is not None and comes_soon(known, now):
            return Skip.MISSED
        return await _next_card(store, view, delivery, now)
    posted = await rounds.find(view, delivery_id(scheduled.schedule, scheduled.period, CARD))
    if posted is None or posted.closed:
        return Skip.OVER
    everybody = await rounds.mentioned_in_wins(view, group.id, now)
    people = round_rules.part(everybody, scheduled.part - 1, scheduled.parts)
    return MentionsCard(delivery.id, Kind.WINS_ROUND, posted.week, tuple(people)) if people else Skip.OVER


async def without_deleted(
    store: Store, announcer: Announcer, delivery: Delivery, found: WinsRoundCard, clock: Clock
) -> WinsRoundCard:
    """Return a round's card without the wins whose own cards were deleted: moderators may have had a reason.

    Nobody tells us of that, so it is looked for before the round is posted. Such a win is its author's alone again.
    """
    async with store.read() as view:
        window = await _window(view, delivery.group, clock())
        posted = await wins.posted_between(view, delivery.group, window.since, window.until)
    deleted: list[WinId] = []
    for channel in {one.channel for one in posted}:
        there = {one.message: one.win for one in posted if one.channel == channel}
        deleted += [there[message] for message in await announcer.gone(delivery.group, channel, there)]
    if not deleted:
        return found
    async with store.write() as tx:
        for win in deleted:
            wins.take_in(tx, win)
        log.info("wins taken in", group=delivery.group, count=len(deleted))
        return await _next_card(store, tx, delivery, clock())


async def drawn(store: Store, view: Reader, posted: PostedRound) -> WinsRoundCard:
    """Return a posted round as it is now."""
    window = rules.window_of(posted)
    found = await _card(store, view, posted.group, posted.id, window)
    reached = posted.milestone
    if reached is not None and await wins.count_posted(view, posted.group, window.since) + found.page.total < reached:
        reached = None  # wins were removed since
    return replace(found, milestone=reached, is_over=posted.closed)


async def page(store: Store, posted_round: DeliveryId, group: GroupId, number: int) -> WinsPage:
    """Return one page of the wins that a round shows; a number past the end gives the last page.

    Raises:
        Refusal: there is no such round here, or it shows its wins no more.
    """
    async with store.read() as view:
        posted = await rounds.find(view, posted_round)
        if posted is None or posted.group != group or posted.closed:
            raise Refusal(Reason.STALE_BUTTON)
        return await _page(store, view, group, rules.window_of(posted), number)


async def after_posting(tx: Transaction, delivery: Delivery, now: datetime) -> None:
    """Follow up on a round's card that was posted: keep it up to date for a week, remember the round number of wins
    it says, owe what mentions people, and let the next one come sooner or later, as there was something to show.
    """
    scheduled = delivery.scheduled
    if scheduled is None or scheduled.part != CARD or delivery.message is None or delivery.channel is None:
        return
    window = await _window(tx, delivery.group, now)
    shown = len(await wins.posted_between(tx, delivery.group, window.since, now))
    reached = await _milestone(tx, delivery.group, window, shown)
    posted = PostedRound(
        id=delivery.id,
        kind=Kind.WINS_ROUND,
        group=delivery.group,
        channel=delivery.channel,
        message=delivery.message,
        week=Week(scheduled.period, scheduled.period),
        ends_at=now + rules.STANDS,
        redraw_at=now + round_rules.SETTLE,  # what was shared while it was being posted
        since=window.since,
        until=now,
        shown=shown,
        milestone=reached,
    )
    rounds.stir(tx, posted.group, now, Kind.WINS_ROUND)  # one that could not be drawn shows what was erased since
    rounds.save(tx, posted)
    if reached is not None:
        groups.note_milestone(tx, posted.group, reached)
    known = await schedules.find(tx, scheduled.schedule)
    if known is None:
        return
    parts = round_rules.parts(await rounds.mentioned_in_wins(tx, delivery.group, now)) if posted.shown else 0
    for part in range(1, parts + 1):
        deliveries.owe(tx, owe(known, Due(scheduled.period, now), delivery.channel, part, parts))
    if known.next_due is not None:
        weeks = rules.rhythm(await rounds.latest_wins(tx, delivery.group, rules.QUIET_IN_A_ROW, now))
        taken = await deliveries.periods(tx, known.id, scheduled.period)
        schedules.save(tx, change_rhythm(known, scheduled.period, weeks, taken, now))


async def _window(view: Reader, group: GroupId, now: datetime) -> Window:
    latest = await rounds.latest_wins(view, group, 1, now)
    return rules.window(latest[0] if latest else None, now)


async def _next_card(store: Store, view: Reader, delivery: Delivery, now: datetime) -> WinsRoundCard:
    """Return a round that is to be posted, as it is by now."""
    window = await _window(view, delivery.group, now)
    found = await _card(store, view, delivery.group, delivery.id, window)
    return replace(found, milestone=await _milestone(view, delivery.group, window, found.page.total))


async def _milestone(view: Reader, group: GroupId, window: Window, shown: int) -> int | None:
    """Return the round number of its wins that a group comes to in a round, if it was never told of it."""
    before = await wins.count_posted(view, group, window.since)
    return rules.milestone(before, before + shown, await groups.milestone(view, group))


async def _card(store: Store, view: Reader, group: GroupId, posted: DeliveryId, window: Window) -> WinsRoundCard:
    found = await _page(store, view, group, window, 0)
    first, count = await celebrations.celebrators(view, group, window.since, window.until, rules.THANKED)
    senders = await peers.count_senders(view, group, window.since, window.until)
    return WinsRoundCard(posted, found, Thanks(first, count, senders >= COUNTS_FROM))


async def _page(store: Store, view: Reader, group: GroupId, window: Window, number: int) -> WinsPage:
    order = list(load().win_categories)
    posted = await wins.posted_between(view, group, window.since, window.until)
    posted.sort(key=lambda one: (order.index(one.category), one.at))
    number, pages = nearest(number, len(posted), PAGE_SIZE)
    shown = posted[number * PAGE_SIZE : (number + 1) * PAGE_SIZE]
    opened = [await wins.find_with_key(view, one.win, store.vault) for one in shown]
    return WinsPage(tuple(win for win in opened if win), number, pages, len(posted))
