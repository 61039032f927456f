"""Members' weeks: opened when they are needed, closed when they end, looked back at by who wants to."""

from dataclasses import replace
from datetime import datetime

from bot.domain import weeks as rules
from bot.domain.groups import Group, Week
from bot.domain.ids import NO_GROUP, GroupId, PersonId
from bot.domain.people import Person, check_joined
from bot.domain.refusals import Reason, Refusal
from bot.domain.weeks import REVIEW_LIMIT, MemberWeek, Review
from bot.domain.wins import is_blank
from bot.logs import get_logger
from bot.services import schedule
from bot.services.announcer import Clock
from bot.store import goals, groups, people, weeks
from bot.store.engine import Reader, Transaction
from bot.store.store import Store

log = get_logger(__name__)

BATCH = 200
"""Weeks closed in one beat of the heart."""


async def calendar(view: Reader, group: GroupId, person: PersonId) -> Group:
    """Return the group whose days count; a person's own zone, and weeks from Monday on, where there is none."""
    if group == NO_GROUP:
        known = (await people.standing(view, person)).preferences
        return Group(NO_GROUP, zone=known.zone)
    return await groups.known(view, group)


async def running(view: Reader, person: PersonId, group: Group, now: datetime) -> MemberWeek:
    """Return a member's running week in a group: the one that is open, else a new one, not saved yet."""
    week = rules.this_week(group, now)
    return await weeks.find(view, person, group.id, week.start) or rules.begin(person, group.id, week, group.zone)


async def take_pass(store: Store, person: PersonId, group: GroupId, now: datetime) -> Week:
    """Take the running week off; return it. Twice is once.

    Raises:
        Refusal: they have not agreed.
    """
    async with store.write() as tx:
        check_joined(await people.standing(tx, person))
        week = await running(tx, person, await calendar(tx, group, person), now)
        weeks.save(tx, rules.take_pass(week))
        await schedule.plan_nudges_of(tx, person, now)
    return week.week


async def show_up(tx: Transaction, person: PersonId, group: GroupId, now: datetime) -> None:
    """Note that somebody showed up, in the week of the group they act from.

    In a direct message (`NO_GROUP`) that is every week of theirs that is under way, of whichever group; where there
    is none, one of their own.
    """
    under_way = [week for week in await weeks.open_of(tx, person) if now < week.ends_at] if group == NO_GROUP else []
    for week in under_way or [await running(tx, person, await calendar(tx, group, person), now)]:
        weeks.save(tx, rules.show_up(week))


async def look_back(store: Store, person: PersonId, group: GroupId, review: Review, now: datetime) -> Week:
    """Keep a look back at the running week, on its first days at the one before; return which it was.

    Raises:
        Refusal: it says nothing, a part of it is too long, or they have not agreed.
    """
    if all(map(is_blank, (review.strength, review.obstacle, review.next))):
        raise Refusal(Reason.REVIEW_EMPTY)
    longest = max(len(review.strength), len(review.obstacle), len(review.next))
    if longest > REVIEW_LIMIT:
        raise Refusal(Reason.REVIEW_TOO_LONG, length=longest, limit=REVIEW_LIMIT)
    sealer = await store.vault.sealer(person)
    async with store.write() as tx:
        check_joined(await people.standing(tx, person))
        week = await _reviewed(tx, person, await calendar(tx, group, person), now)
        weeks.save(tx, week)
        weeks.save_review(tx, week, review, sealer)
    return week.week


async def note_asked(store: Store, week: MemberWeek) -> None:
    """Note that somebody was asked whether less would be better."""
    async with store.write() as tx:
        known = await weeks.find(tx, week.person, week.group, week.week.start)
        if known is not None and known.asks:
            weeks.save(tx, replace(known, asks=False))


async def close_due(store: Store, clock: Clock) -> int:
    """Close the weeks that are over, `BATCH` at most, and open the next for whoever has goals; return how many.

    One that cannot be closed keeps no other open; it is tried again the next time.
    """
    async with store.read() as view:
        over = await weeks.over(view, clock(), BATCH)
    for week in over:
        try:
            await _close(store, week, clock())
        except Exception:
            log.exception("week not closed", group=week.group)
    return len(over)


async def follow(tx: Transaction, before: Group, group: Group, now: datetime) -> None:
    """Let everybody's running week end when the group's now does, after its host changed the zone or the day."""
    week = rules.same_week(before, group, now)
    if before.zone != group.zone or week != rules.this_week(before, now):
        weeks.move_end(tx, group.id, week, rules.moment(group.zone, week.end))


async def _close(store: Store, over: MemberWeek, now: datetime) -> None:
    async with store.write() as tx:
        week = await weeks.find(tx, over.person, over.group, over.week.start)
        person = (await people.standing(tx, over.person)).person
        if week is None or person is None or now < week.ends_at:
            return  # erased, or moved on meanwhile
        numbers = await goals.weekly(tx, week.person, week.group, week.week.end)
        amounts = await goals.amounts(tx, list(numbers), week.week.start)
        before = await weeks.latest(tx, week.person, week.group, week.week.start)
        reached = [amounts.get(goal, 0) >= number for goal, number in numbers.items()]
        closed = rules.close(week, reached, before.quiet if before else 0)
        weeks.save(tx, closed)
        await _open_next(tx, person, closed, now)
    log.info("week closed", group=closed.group, state=closed.state)


async def _open_next(tx: Transaction, person: Person, closed: MemberWeek, now: datetime) -> None:
    """Open the week that is running for whoever has weekly goals; weeks in which nobody was there are left out.

    Also where the bot was removed: once it is added again, everybody's weeks go on.
    """
    group = await calendar(tx, closed.group, person.id)
    following = await running(tx, person.id, group, now)
    if await goals.weekly(tx, person.id, group.id, following.week.end):
        is_quiet = group.left_at is None and rules.asks_for_less(closed)
        asks = following.asks or (is_quiet and not following.counts)
        weeks.save(tx, replace(following, asks=asks))
    await schedule.plan_nudges(tx, person, now)


async def _reviewed(view: Reader, person: PersonId, group: Group, now: datetime) -> MemberWeek:
    current = await running(view, person, group, now)
    if rules.looks_back_further(current.week, rules.local_date(group.zone, now)):
        return await weeks.latest(view, person, group.id, current.week.start) or current
    return current
