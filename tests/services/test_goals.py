"""Goals: kept once whatever is delivered twice, changed by their owner alone, and never counted below nothing."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.goals import Adjustment, Goal, GoalState, Progress, Rhythm, Stage
from bot.domain.ids import NO_GROUP, EntryId, GoalId
from bot.domain.refusals import Reason, Refusal
from bot.domain.weeks import Review
from bot.domain.wins import Visibility
from bot.services import goals, people, weeks
from bot.store import weeks as week_rows
from bot.store.store import Store
from tests.builders import ANA, BEN, ENTRY, GOAL, GROUP, MONDAY, NOW, a_goal, an_entry

DAY = timedelta(days=1)


@pytest.fixture
async def goal(store: Store) -> Goal:
    """Let Ana and Ben join, and Ana set a goal of five applications a week."""
    for person in (ANA, BEN):
        await people.agree(store, person, GROUP, NOW)
    return (await goals.set_goal(store, a_goal(target=5, unit="applications"), NOW)).goal


async def stands(store: Store, goal: int = GOAL) -> Progress:
    """Return how Ana's goal stands."""
    return await goals.find(store, GoalId(goal), ANA, NOW)


async def entries(store: Store) -> int:
    """Count all entries."""
    async with store.read() as view:
        return len(await view.all("SELECT * FROM entry"))


async def test_the_same_command_delivered_twice_sets_one_goal_as_it_was_first(store: Store, goal: Goal) -> None:
    again = await goals.set_goal(store, a_goal(words="something else"), NOW + DAY)
    assert again.goal == goal
    assert [one.goal for one in (await goals.overview(store, ANA, GROUP, NOW)).goals] == [goal]


async def test_the_same_entry_delivered_twice_counts_once(store: Store, goal: Goal) -> None:
    told = await asyncio.gather(*(goals.log(store, an_entry(amount=2), NOW) for _ in range(3)))
    assert {one.progress.amount for one in told} == {2}
    assert await entries(store) == 1


async def test_finishing_twice_at_once_logs_what_was_left_once(store: Store, goal: Goal) -> None:
    await goals.log(store, an_entry(id=1, amount=2), NOW)
    told = await asyncio.gather(
        *(goals.finish(store, an_entry(id=number), NOW) for number in (2, 3)), return_exceptions=True
    )
    assert sorted(type(one).__name__ for one in told) == ["Logged", "Refusal"]
    assert (await stands(store)).amount == 5


async def test_an_entry_is_taken_back_once(store: Store, goal: Goal) -> None:
    await goals.log(store, an_entry(id=1), NOW)
    await goals.log(store, an_entry(id=2), NOW)
    told = await asyncio.gather(*(goals.undo(store, EntryId(2), ANA, NOW) for _ in range(3)), return_exceptions=True)
    assert [type(one).__name__ for one in told] == ["Progress", "Refusal", "Refusal"]
    assert (await stands(store)).amount == 1


@pytest.mark.parametrize("turns", range(0, 30, 2))
async def test_logging_beside_taking_back_loses_nothing(store: Store, goal: Goal, turns: int) -> None:
    await goals.log(store, an_entry(id=1), NOW)
    undoing = asyncio.create_task(goals.undo(store, EntryId(1), ANA, NOW))
    for _ in range(turns):
        await asyncio.sleep(0)
    await goals.log(store, an_entry(id=2), NOW)
    (told,) = await asyncio.gather(undoing, return_exceptions=True)
    was_undone = isinstance(told, Progress)
    assert was_undone or isinstance(told, Refusal), told
    assert (await stands(store)).amount == (1 if was_undone else 2)


async def test_taking_back_after_the_weeks_end_changes_nothing_of_that_week(store: Store, goal: Goal) -> None:
    await goals.log(store, an_entry(amount=5), NOW)
    later = NOW + 7 * DAY
    await weeks.close_due(store, lambda: later)
    assert (await goals.undo(store, ENTRY, ANA, later)).amount == 0
    async with store.read() as view:
        assert await week_rows.tally(view, ANA) == (1, 1)


async def test_a_goal_for_once_is_done_and_open_again_with_its_last_entry(store: Store, goal: Goal) -> None:
    await goals.set_goal(store, a_goal(id=9, rhythm=Rhythm.ONCE, due=MONDAY + 3 * DAY), NOW)
    done = await goals.finish(store, an_entry(goal=9), NOW)
    assert (done.progress.goal.state, done.progress.stage) == (GoalState.DONE, Stage.DONE)
    back = await goals.undo(store, ENTRY, ANA, NOW)
    assert (back.goal.state, back.goal.done_at, back.amount) == (GoalState.ACTIVE, None, 0)


THEIRS: list[Callable[[Store], Awaitable[object]]] = [
    lambda store: goals.find(store, GOAL, BEN, NOW),
    lambda store: goals.log(store, an_entry(person=BEN), NOW),
    lambda store: goals.finish(store, an_entry(person=BEN), NOW),
    lambda store: goals.undo(store, EntryId(1), BEN, NOW),
    lambda store: goals.adjust(store, GOAL, BEN, Adjustment.DROP, NOW),
    lambda store: goals.make_smaller(store, GOAL, BEN, NOW, words="less", target=1),
    lambda store: goals.show(store, GOAL, BEN, Visibility.GROUP, NOW),
]


@pytest.mark.parametrize("act", THEIRS, ids=["find", "log", "finish", "undo", "drop", "make smaller", "show"])
async def test_nobody_does_anything_with_a_goal_of_somebody_else(
    store: Store, goal: Goal, act: Callable[[Store], Awaitable[object]]
) -> None:
    await goals.log(store, an_entry(id=1), NOW)
    with pytest.raises(Refusal) as refused:
        await act(store)
    assert refused.value.reason is Reason.NO_SUCH_GOAL
    assert (await stands(store)).goal == goal
    assert await entries(store) == 1
    assert await goals.days_to_log(store, GOAL, BEN, NOW) == []


async def test_a_goal_of_a_direct_message_follows_its_owners_zone_and_is_shown_to_nobody(
    store: Store, goal: Goal
) -> None:
    await people.prefer(store, ANA, NOW, lambda chosen: replace(chosen, zone="Pacific/Kiritimati"))
    late = NOW + 6 * DAY + timedelta(hours=2)  # Sunday 11:00 UTC is Monday 01:00 there
    await goals.set_goal(store, a_goal(id=9, group=NO_GROUP), late)
    assert await goals.days_to_log(store, GoalId(9), ANA, late) == [MONDAY + 7 * DAY]
    assert len(await goals.days_to_log(store, GOAL, ANA, late)) == 7
    with pytest.raises(Refusal) as refused:
        await goals.show(store, GoalId(9), ANA, Visibility.GROUP, late)
    assert refused.value.reason is Reason.ONLY_IN_A_GROUP


UNASKED: list[Callable[[Store], Awaitable[object]]] = [
    lambda store: goals.set_goal(store, a_goal(), NOW),
    lambda store: weeks.take_pass(store, ANA, GROUP, NOW),
    lambda store: weeks.look_back(store, ANA, GROUP, Review(next="rest"), NOW),
]


@pytest.mark.parametrize("act", UNASKED, ids=["a goal", "a pass", "a look back"])
async def test_nothing_is_kept_of_whoever_has_not_agreed(
    store: Store, act: Callable[[Store], Awaitable[object]]
) -> None:
    await store.vault.make_key(ANA, NOW)
    with pytest.raises(Refusal):
        await act(store)
    async with store.read() as view:
        assert await view.all("SELECT 1 FROM goal UNION ALL SELECT 1 FROM member_week") == []
