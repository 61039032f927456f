"""Goals, entries, weeks, schedules and rounds come back from the database as they went in."""

from dataclasses import replace
from datetime import timedelta

from bot.domain import schedule
from bot.domain.deliveries import State
from bot.domain.goals import GoalState, Practice, Rhythm
from bot.domain.groups import Problem
from bot.domain.schedule import Skip
from bot.domain.weeks import Review, WeekState
from bot.domain.wins import Visibility
from bot.store import deliveries, goals, rounds, schedules, weeks
from bot.store.store import Store
from tests.builders import (
    ANA,
    GOAL,
    GROUP,
    MONDAY,
    NOW,
    a_goal,
    a_member_week,
    a_posted_round,
    a_schedule,
    a_scheduled,
    an_entry,
)
from tests.joined import sealer_of

DAY = timedelta(days=1)
FULL = replace(
    a_goal(words="🌱 שלום *zehn*", target=999, unit="pages", plan="if …, then I …", rhythm=Rhythm.ONCE, due=MONDAY),
    practice=Practice.REST,
    visibility=Visibility.GROUP,
    state=GoalState.DONE,
    touched_at=NOW + DAY,
    done_at=NOW + DAY,
)


async def test_a_goal_and_its_entries_come_back_whole(store: Store) -> None:
    sealer = await sealer_of(store, ANA)
    async with store.write() as tx:
        goals.save(tx, FULL, sealer)
        goals.insert_entry(tx, an_entry(amount=999))
        goals.insert_entry(tx, an_entry(amount=1))  # the same interaction once more
    async with store.read() as view:
        assert await goals.find(view, GOAL, store.vault) == FULL
        assert await goals.last_entry(view, GOAL) == an_entry(amount=999)
        assert await goals.amounts(view, [GOAL], MONDAY) == {GOAL: 999}
        assert await goals.amounts(view, [GOAL], MONDAY + 7 * DAY) == {}
        sealed = await view.one("SELECT words, unit, plan FROM goal")
    assert sealed is not None
    assert not any(
        word.encode() in bytes(column) for word, column in zip(("zehn", "pages", "then"), sealed, strict=True)
    )


async def test_a_week_keeps_its_look_back_whatever_else_is_written(store: Store) -> None:
    sealer = await sealer_of(store, ANA)
    week = a_member_week(state=WeekState.QUIET, quiet=2, asks=True)
    review = Review("I asked for help", "", "rest")
    async with store.write() as tx:
        weeks.save(tx, week)
        weeks.save_review(tx, week, review, sealer)
        weeks.save(tx, replace(week, shown=True, kept=3))
    async with store.read() as view:
        assert await weeks.find(view, ANA, GROUP, MONDAY) == replace(week, shown=True, kept=3)
        assert await weeks.last_review(view, ANA, sealer) == (MONDAY, review)


async def test_a_schedule_and_what_it_owes_come_back_whole(store: Store) -> None:
    sealer = await sealer_of(store, ANA)
    made = a_schedule(kind=schedule.Kind.FOLLOW_UP, person=ANA, goal=GOAL, zone="Asia/Kathmandu", every=0)
    owed = replace(
        a_scheduled(made, part=1, parts=3),
        state=State.UNDELIVERABLE,
        problem=Problem.CLOSED,
        skip=Skip.LEFT_OUT,
        stuck_at=NOW - DAY,
    )
    async with store.write() as tx:
        goals.save(tx, FULL, sealer)
        schedules.save(tx, made)
        deliveries.save(tx, owed)
        deliveries.owe(tx, replace(owed, state=State.PENDING))  # whatever became of it, it is owed once
    async with store.read() as view:
        assert await schedules.find(view, made.id) == made
        assert await deliveries.find(view, owed.id) == owed
        assert await deliveries.stuck_groups(view, NOW - 2 * DAY) == [], "a closed direct message is nothing to mend"


async def test_a_round_comes_back_whole_and_an_edit_settles_only_what_nobody_changed_since(store: Store) -> None:
    posted = a_posted_round(redraw_at=NOW, attempts=2, in_thread=True)
    async with store.write() as tx:
        schedules.save(tx, a_schedule())
        deliveries.save(tx, a_scheduled())
        rounds.save(tx, posted)
    async with store.read() as view:
        assert await rounds.find(view, posted.id) == posted
    async with store.write() as tx:
        rounds.stir(tx, GROUP, NOW)
        rounds.settle(tx, replace(posted, redraw_at=None))
        stirred = await rounds.find(tx, posted.id)
    assert stirred == replace(posted, acts=1, attempts=0), "it was to be drawn earlier already"
