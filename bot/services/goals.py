"""Setting goals, logging steps towards them, and changing one's mind. Each act brings the goals round up to date."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime

from bot.domain import goals as rules
from bot.domain import weeks as week_rules
from bot.domain.dates import day_typed
from bot.domain.goals import Adjustment, Entry, Goal, GoalState, Progress, Rhythm
from bot.domain.groups import Week
from bot.domain.ids import NO_GROUP, EntryId, GoalId, GroupId, PersonId
from bot.domain.people import check_joined
from bot.domain.refusals import Reason, Refusal
from bot.domain.weeks import MemberWeek
from bot.domain.wins import Visibility
from bot.services import schedule
from bot.services.weeks import calendar, running
from bot.store import goals, people, rounds, weeks
from bot.store.engine import Reader, Transaction
from bot.store.store import Store


@dataclass(frozen=True, slots=True)
class Logged:
    """What came of logging something: the entry, and how the goal stands now."""

    entry: Entry
    progress: Progress


@dataclass(frozen=True, slots=True)
class Overview:
    """Somebody's goals with how each stands in its week, and their week in the group they look from.

    `next` is what they wrote last about what comes next.
    """

    goals: tuple[Progress, ...]
    week: MemberWeek
    next: str = ""


async def set_goal(store: Store, draft: Goal, now: datetime) -> Progress:
    """Keep a new goal for its owner alone; the same command delivered twice is one.

    Raises:
        Refusal: it is not one that can be kept, see `bot.domain.goals.set_goal`, or they have not agreed.
    """
    async with store.write() as tx:
        return await set_goal_in(store, tx, draft, now)


async def set_goal_in(store: Store, tx: Transaction, draft: Goal, now: datetime) -> Progress:
    """Keep a new goal, as `set_goal`, within the transaction of what it comes from."""
    check_joined(await people.standing(tx, draft.person))
    known = await goals.find(tx, draft.id, store.vault)
    if known is not None:
        return await _progress(tx, known, now)
    group = await calendar(tx, draft.group, draft.person)
    today = week_rules.local_date(group.zone, now)
    week = week_rules.this_week(group, now)
    draft = replace(draft, since=week.start)
    goal = rules.set_goal(draft, await goals.count_open(tx, draft.person), today)
    goals.save(tx, goal, await store.vault.sealer(draft.person))
    if goal.rhythm is Rhythm.WEEKLY:
        weeks.save(tx, await running(tx, goal.person, group, now))
    await schedule.plan_nudges_of(tx, goal.person, now)
    return Progress(goal)


async def log(store: Store, entry: Entry, now: datetime) -> Logged:
    """Keep an entry; the same command delivered twice is one. `entry.day` may be any day of the running week.

    Raises:
        Refusal: it is not one that can be kept, see `bot.domain.goals.log`, or there is no such goal of theirs.
    """

    def amount(_: Progress) -> int:
        return entry.amount

    return await _log(store, entry, now, amount)


async def finish(store: Store, entry: Entry, now: datetime) -> Logged:
    """Log what is left of a goal: it is done, this week's or for good.

    Raises:
        Refusal: it is reached already, or there is no such goal of theirs.
    """
    return await _log(store, entry, now, rules.finish)


async def undo(store: Store, entry_id: EntryId, person: PersonId, now: datetime) -> Progress:
    """Take back the last entry of a goal.

    Raises:
        Refusal: it is somebody else's, gone already, or not the last one of its goal.
    """
    async with store.write() as tx:
        entry = await goals.find_entry(tx, entry_id)
        if entry is None:
            raise Refusal(Reason.NOT_THE_LAST_ENTRY)
        rules.check_undo(entry, await goals.last_entry(tx, entry.goal), person)
        goals.delete_entry(tx, entry_id)
        goal = await _own(store, tx, entry.goal, person)
        return await _touched(store, tx, goal, now)


async def make_smaller(
    store: Store, goal_id: GoalId, person: PersonId, now: datetime, *, words: str, target: int | None
) -> Progress:
    """Let a goal ask for less, from now on.

    Raises:
        Refusal: that is no less, the words will not do, or there is no such goal of theirs.
    """
    return await _change(store, goal_id, person, now, lambda goal, _: rules.make_smaller(goal, words, target, now))


async def adjust(store: Store, goal_id: GoalId, person: PersonId, how: Adjustment, now: datetime) -> Progress:
    """Move a goal to the next week, pause it, take it up again or drop it.

    Raises:
        Refusal: there is no such goal of theirs any more.
    """
    return await _change(store, goal_id, person, now, lambda goal, week: rules.adjust(goal, how, week, now))


async def show(store: Store, goal_id: GoalId, person: PersonId, visibility: Visibility, now: datetime) -> Progress:
    """Show a goal in its group's round, or to nobody.

    Raises:
        Refusal: there is no such goal of theirs any more, or it is of no group.
    """
    return await _change(store, goal_id, person, now, lambda goal, _: rules.show(goal, visibility, now))


async def find(store: Store, goal_id: GoalId, person: PersonId, now: datetime) -> Progress:
    """Return one of somebody's goals, and how it stands.

    Raises:
        Refusal: there is no such goal of theirs.
    """
    async with store.read() as view:
        return await _progress(view, await _own(store, view, goal_id, person), now)


async def own(store: Store, person: PersonId, group: GroupId, now: datetime) -> tuple[Progress, ...]:
    """Return the goals somebody has, those of this group first; none of whom nothing is kept."""
    async with store.read() as view:
        return await _own_all(store, view, person, group, now)


async def overview(store: Store, person: PersonId, group: GroupId, now: datetime) -> Overview:
    """Return the goals somebody has, those of this group first, and their week there.

    In a direct message (`NO_GROUP`) that is the week of their first goal, which may be of a group.
    """
    sealer = await store.vault.sealer(person)
    async with store.read() as view:
        found = await _own_all(store, view, person, group, now)
        if group == NO_GROUP and found:
            group = found[0].goal.group
        week = await running(view, person, await calendar(view, group, person), now)
        last = await weeks.last_review(view, person, sealer)
    return Overview(found, week, last[1].next if last else "")


async def days_to_log(store: Store, goal_id: GoalId, person: PersonId, now: datetime) -> list[date]:
    """Return the days for which something can be logged for a goal, today first; none if there is no such goal."""
    async with store.read() as view:
        goal = await goals.find(view, goal_id, store.vault)
        if goal is None or goal.person != person:
            return []
        group = await calendar(view, goal.group, person)
    return list(rules.days_to_log(week_rules.this_week(group, now), week_rules.local_date(group.zone, now)))


async def draft_entry(
    store: Store,
    entry: EntryId,
    goal_id: GoalId,
    person: PersonId,
    now: datetime,
    *,
    amount: int = 1,
    day: date | None = None,
) -> Entry:
    """Return an entry as `log` and `finish` take it: for a day of the goal's group, today where none is named.

    Raises:
        Refusal: there is no such goal of theirs.
    """
    async with store.read() as view:
        goal = await _own(store, view, goal_id, person)
        group = await calendar(view, goal.group, person)
    today = max(week_rules.local_date(group.zone, now), week_rules.this_week(group, now).start)
    day = today if day is None else day
    return Entry(entry, goal_id, person, amount, day, week=day, at=now)


async def read_due(store: Store, group: GroupId, person: PersonId, typed: str, now: datetime) -> date:
    """Return the date for a goal that somebody typed ("2026-12-24", or a number of days).

    Raises:
        Refusal: it is none, is over, or too far ahead.
    """
    async with store.read() as view:
        today = week_rules.local_date((await calendar(view, group, person)).zone, now)
    due = day_typed(typed, today)
    rules.check_due(due, today)
    return due


async def check_room(store: Store, person: PersonId) -> None:
    """Say whether somebody can set another goal, before they write it.

    Raises:
        Refusal: they have as many as there may be.
    """
    async with store.read() as view:
        rules.check_room(await goals.count_open(view, person))


async def _log(store: Store, entry: Entry, now: datetime, amount: Callable[[Progress], int]) -> Logged:
    async with store.write() as tx:
        goal = await _own(store, tx, entry.goal, entry.person)
        known = await goals.find_entry(tx, entry.id)
        if known is not None:
            return Logged(known, await _progress(tx, goal, now))
        group = await calendar(tx, goal.group, goal.person)
        week, today_there = week_rules.this_week(group, now), week_rules.local_date(group.zone, now)
        entry = replace(entry, amount=amount(await _progress(tx, goal, now)))
        entry = rules.log(goal, entry, week, today_there)
        goals.insert_entry(tx, entry)
        weeks.save(tx, week_rules.show_up(await running(tx, goal.person, group, now)))
        return Logged(entry, await _touched(store, tx, rules.take_up(goal), now))


async def _change(
    store: Store, goal_id: GoalId, person: PersonId, now: datetime, change: Callable[[Goal, Week], Goal]
) -> Progress:
    async with store.write() as tx:
        before = await _own(store, tx, goal_id, person)
        group = await calendar(tx, before.group, person)
        week = week_rules.this_week(group, now)
        goal = change(before, week)
        if goal.state is GoalState.ACTIVE:  # asking for less may reach it; one that rested has a week again
            goal = rules.after_entry(goal, await _total(tx, goal), now)
            if goal.rhythm is Rhythm.WEEKLY:
                weeks.save(tx, await running(tx, person, group, now))
        goals.save(tx, goal, await store.vault.sealer(person))
        await schedule.plan_nudges_of(tx, person, now)
        if Visibility.GROUP in (before.visibility, goal.visibility):
            rounds.stir(tx, goal.group, now)
        return await _progress(tx, goal, now)


async def _touched(store: Store, tx: Transaction, goal: Goal, now: datetime) -> Progress:
    """Save a goal after something was logged or taken back, and return how it stands."""
    goal = rules.after_entry(goal, await _total(tx, goal), now)
    goals.save(tx, goal, await store.vault.sealer(goal.person))
    if goal.rhythm is Rhythm.ONCE:
        await schedule.plan_nudges_of(tx, goal.person, now)
    if goal.visibility is Visibility.GROUP:
        rounds.stir(tx, goal.group, now)
    return await _progress(tx, goal, now)


async def _own_all(
    store: Store, view: Reader, person: PersonId, group: GroupId, now: datetime
) -> tuple[Progress, ...]:
    found = await goals.of_person(view, person, store.vault)
    found.sort(key=lambda goal: (goal.group != group, goal.id))
    return tuple([await _progress(view, goal, now) for goal in found])


async def _own(store: Store, view: Reader, goal_id: GoalId, person: PersonId) -> Goal:
    goal = await goals.find(view, goal_id, store.vault)
    if goal is None or goal.person != person:
        raise Refusal(Reason.NO_SUCH_GOAL)
    return goal


async def _total(view: Reader, goal: Goal) -> int:
    return (await goals.amounts(view, [goal.id])).get(goal.id, 0)


async def _progress(view: Reader, goal: Goal, now: datetime) -> Progress:
    """Return how a goal stands: in its running week, or at all where it is for once."""
    week = week_rules.this_week(await calendar(view, goal.group, goal.person), now)
    start = week.start if goal.rhythm is Rhythm.WEEKLY else None
    amount = (await goals.amounts(view, [goal.id], start)).get(goal.id, 0)
    return Progress(goal, amount, waits=goal.since >= week.end)
