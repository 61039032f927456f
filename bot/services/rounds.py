"""The goals round: what its card shows, what follows once it is posted, and keeping it up to date until it closes."""

from datetime import datetime

from bot.domain import rounds as rules
from bot.domain.deliveries import Delivery, Outcome, Posted, TryLater, Undeliverable, owe
from bot.domain.goals import Progress, Rhythm
from bot.domain.groups import Feature, Problem, Week
from bot.domain.ids import ChannelId, GroupId
from bot.domain.pages import nearest
from bot.domain.rounds import PAGE_SIZE, GoalsPage, MentionsCard, PostedRound, RoundCard, Showing
from bot.domain.schedule import CARD, Due, Kind, Skip, delivery_id, has_round
from bot.domain.weeks import moment, this_week
from bot.domain.wins_rounds import WinsRoundCard
from bot.logs import get_logger
from bot.services import wins_rounds
from bot.services.announcer import Announcer, Clock
from bot.store import deliveries, goals, groups, rounds, schedules
from bot.store.engine import Reader, Transaction
from bot.store.store import Store

log = get_logger(__name__)


async def card(store: Store, view: Reader, delivery: Delivery, now: datetime) -> RoundCard | MentionsCard | Skip:
    """Return what a part of a round says now, or why it is not sent."""
    group = await groups.find(view, delivery.group)
    if group is None or not has_round(group) or delivery.scheduled is None:
        return Skip.OVER
    if delivery.scheduled.part == CARD:
        week = this_week(group, now)
        if delivery.scheduled.period < week.start:
            return Skip.OVER
        return RoundCard(delivery.id, await _page(store, view, rules.showing(group, week, now), 0))
    posted = await rounds.find(view, delivery_id(delivery.scheduled.schedule, delivery.scheduled.period, CARD))
    if posted is None or posted.closed:
        return Skip.OVER
    everybody = await rounds.mentioned(view, group.id, now)
    people = rules.part(everybody, delivery.scheduled.part - 1, delivery.scheduled.parts)
    if not people and not posted.in_thread:
        return Skip.OVER
    opens = posted.channel if posted.in_thread else None
    return MentionsCard(delivery.id, Kind.GOALS_ROUND, posted.week, tuple(people), opens)


async def page(store: Store, group: GroupId, number: int, now: datetime) -> GoalsPage:
    """Return one page of the goals that a group's running week shows; a number past the end gives the last page."""
    async with store.read() as view:
        known = await groups.known(view, group)
        return await _page(store, view, rules.showing(known, this_week(known, now), now), number)


async def channel(store: Store, group: GroupId) -> ChannelId | None:
    """Return where a group's goals round is posted, None if it has none."""
    async with store.read() as view:
        known = await groups.find(view, group)
    return known.goals_channel if known is not None and has_round(known) else None


async def after_posting(tx: Transaction, delivery: Delivery, now: datetime) -> None:
    """Follow up on a round's card that was posted: keep it up to date from now on, and owe what mentions people."""
    scheduled = delivery.scheduled
    if scheduled is None or scheduled.part != CARD or delivery.message is None or delivery.channel is None:
        return
    group = await groups.known(tx, delivery.group)
    week = this_week(group, now)
    if scheduled.period < week.start:  # its week ended while it was being posted: it is closed at once
        week = Week(scheduled.period, week.start)
    in_thread = group.has(Feature.GOALS_THREAD)
    posted = PostedRound(
        id=delivery.id,
        kind=Kind.GOALS_ROUND,
        group=group.id,
        channel=delivery.channel,
        message=delivery.message,
        week=week,
        ends_at=moment(group.zone, week.end),
        redraw_at=now + rules.SETTLE,  # what was done while it was being posted
        in_thread=in_thread,
    )
    rounds.stir(tx, group.id, now)  # an earlier one that could not be drawn shows what may have been erased since
    rounds.save(tx, posted)
    parts = rules.parts(await rounds.mentioned(tx, group.id, now)) or int(in_thread)
    known = await schedules.find(tx, scheduled.schedule)
    if known is not None:
        for part in range(1, parts + 1):
            deliveries.owe(tx, owe(known, Due(scheduled.period, now), posted.talk, part, parts))


async def keep_current(store: Store, announcer: Announcer, clock: Clock) -> None:
    """Draw anew the rounds, of goals and of wins, in which people did something; close those whose week is over.

    A fault of ours puts off one and keeps no other from being drawn.
    """
    async with store.read() as view:
        has_ended = await rounds.ended(view, clock()) != []
    if has_ended:
        async with store.write() as tx:  # as they are by then: a host may have moved the end of their week
            for posted in await rounds.ended(tx, clock()):
                rounds.save(tx, rules.close(posted, clock()))
    async with store.read() as view:
        stale = await rounds.stale(view, clock())
    for posted in stale:
        try:
            await _redraw(store, announcer, posted, clock)
        except Exception:
            log.exception("round not drawn", round=posted.id, group=posted.group)
            async with store.write() as tx:
                rounds.settle(tx, rules.try_later(posted, clock()))


async def _redraw(store: Store, announcer: Announcer, posted: PostedRound, clock: Clock) -> None:
    async with store.read() as view:
        group = await groups.known(view, posted.group)
        if posted.kind is Kind.WINS_ROUND:
            drawn: RoundCard | WinsRoundCard = await wins_rounds.drawn(store, view, posted)
        else:
            drawn = await _drawn(store, view, posted, rules.showing(group, posted.week, clock()))
    outcome: Outcome = TryLater()  # where the bot was removed; it may be added again
    if group.left_at is None:
        outcome = await announcer.edit(posted.group, posted.channel, posted.message, drawn)
    async with store.write() as tx:
        match outcome:
            case Posted():
                rounds.settle(tx, rules.drawn(posted))
            case Undeliverable(Problem.CHANNEL_GONE | Problem.POST_GONE):
                rounds.save(tx, rules.gone(posted))
            case _:
                rounds.settle(tx, rules.try_later(posted, clock()))
    log.info("round drawn", round=posted.id, group=posted.group, closed=posted.closed, outcome=type(outcome).__name__)


async def _drawn(store: Store, view: Reader, posted: PostedRound, showing: Showing) -> RoundCard:
    closed = rules.summary(await goals.shown_amounts(view, showing)) if posted.closed else None
    return RoundCard(posted.id, await _page(store, view, showing, 0), closed)


async def _page(store: Store, view: Reader, showing: Showing, number: int) -> GoalsPage:
    total = await goals.count_shown(view, showing)
    number, pages = nearest(number, total, PAGE_SIZE)
    found = tuple(await _progress(store, view, showing, number))
    return GoalsPage(showing.week, found, number, pages, total, showing.zone)


async def _progress(store: Store, view: Reader, showing: Showing, number: int) -> list[Progress]:
    found = await goals.shown(view, showing, number, store.vault)
    weekly = await goals.amounts(view, [one.id for one in found], showing.week.start)
    at_all = await goals.amounts(view, [one.id for one in found])
    return [Progress(one, (at_all if one.rhythm is Rhythm.ONCE else weekly).get(one.id, 0)) for one in found]
