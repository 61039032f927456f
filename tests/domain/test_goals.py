"""Goals: every entry counts, nothing can be failed, and one that does not fit is changed without a trace."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.goals import (
    AHEAD,
    GOALS_LIMIT,
    NUMBER_LIMIT,
    PLAN_LIMIT,
    UNIT_LIMIT,
    WORDS_LIMIT,
    Adjustment,
    Entry,
    Goal,
    GoalState,
    Progress,
    Rhythm,
    Stage,
    adjust,
    after_entry,
    check_undo,
    days_to_log,
    finish,
    half,
    is_in,
    log,
    make_smaller,
    set_goal,
    show,
    take_up,
)
from bot.domain.groups import Week
from bot.domain.ids import NO_GROUP
from bot.domain.refusals import Reason, Refusal
from bot.domain.wins import Visibility
from tests.builders import ANA, BEN, NOW, a_goal, an_entry

MONDAY = date(2026, 3, 2)
DAY = timedelta(days=1)
WEEK = Week(MONDAY, MONDAY + 7 * DAY)
LATER = NOW + timedelta(hours=1)
ONCE = a_goal(rhythm=Rhythm.ONCE, target=3)


def refusal(of: Refusal | pytest.ExceptionInfo[Refusal]) -> Reason:
    return of.value.reason if isinstance(of, pytest.ExceptionInfo) else of.reason


@pytest.mark.parametrize(
    ("draft", "reason"),
    [
        pytest.param(a_goal(words=" \u200b\n"), Reason.GOAL_EMPTY, id="no words"),
        pytest.param(a_goal(words="a" * (WORDS_LIMIT + 1)), Reason.GOAL_TOO_LONG, id="too many words"),
        pytest.param(a_goal(plan="a" * (PLAN_LIMIT + 1)), Reason.GOAL_TOO_LONG, id="too long a plan"),
        pytest.param(a_goal(unit="a" * (UNIT_LIMIT + 1)), Reason.GOAL_TOO_LONG, id="too long a unit"),
        pytest.param(a_goal(target=0), Reason.NOT_AN_AMOUNT, id="zero of it"),
        pytest.param(a_goal(target=-1), Reason.NOT_AN_AMOUNT, id="less than nothing"),
        pytest.param(a_goal(target=NUMBER_LIMIT + 1), Reason.NOT_AN_AMOUNT, id="too many"),
        pytest.param(replace(ONCE, due=MONDAY - DAY), Reason.DATE_PASSED, id="yesterday"),
        pytest.param(replace(ONCE, due=MONDAY + AHEAD + DAY), Reason.DATE_TOO_FAR, id="more than a year ahead"),
    ],
)
def test_a_goal_that_cannot_be_kept_is_refused(draft: Goal, reason: Reason) -> None:
    with pytest.raises(Refusal) as refused:
        set_goal(draft, 0, MONDAY)
    assert refusal(refused) is reason


@pytest.mark.parametrize(
    "draft",
    [
        pytest.param(a_goal(words="a" * WORDS_LIMIT, plan="a" * PLAN_LIMIT, unit="a" * UNIT_LIMIT), id="the longest"),
        pytest.param(a_goal(target=NUMBER_LIMIT), id="the largest number"),
        pytest.param(replace(ONCE, due=MONDAY), id="today"),
        pytest.param(replace(ONCE, due=MONDAY + AHEAD), id="as far ahead as can be"),
        pytest.param(replace(ONCE, due=None), id="once, whenever"),
    ],
)
def test_a_goal_is_kept_as_it_was_set(draft: Goal) -> None:
    assert set_goal(draft, GOALS_LIMIT - 1, MONDAY) == draft
    with pytest.raises(Refusal) as refused:
        set_goal(draft, GOALS_LIMIT, MONDAY)
    assert refusal(refused) is Reason.TOO_MANY_GOALS


def test_a_weekly_goal_has_no_date() -> None:
    assert set_goal(a_goal(due=MONDAY - DAY), 0, MONDAY).due is None


@pytest.mark.parametrize(
    ("day", "today", "week", "is_kept"),
    [
        pytest.param(0, 0, WEEK, True, id="the first day, on it"),
        pytest.param(0, 6, WEEK, True, id="the first day, on the last"),
        pytest.param(6, 6, WEEK, True, id="the last day"),
        pytest.param(-1, 0, WEEK, False, id="the day before the week"),
        pytest.param(3, 2, WEEK, False, id="tomorrow"),
        pytest.param(2, 2, Week(MONDAY, MONDAY + 3 * DAY), True, id="the last day of a week of three"),
        pytest.param(8, 8, Week(MONDAY, MONDAY + 9 * DAY), True, id="the last day of a week of nine"),
        pytest.param(12, 12, Week(MONDAY, MONDAY + 13 * DAY), True, id="the last day of the longest"),
        pytest.param(0, -1, WEEK, True, id="the first day, where it is still the day before"),
        pytest.param(-1, -1, WEEK, False, id="the day before, where it is that"),
    ],
)
def test_something_is_logged_for_a_day_of_the_running_week(day: int, today: int, week: Week, is_kept: bool) -> None:
    entry, there = an_entry(day=MONDAY + day * DAY), MONDAY + today * DAY
    assert (entry.day in days_to_log(week, there)) is is_kept
    if is_kept:
        assert log(a_goal(), entry, week, there) == replace(entry, week=week.start)
    else:
        with pytest.raises(Refusal) as refused:
            log(a_goal(), entry, week, there)
        assert refusal(refused) is Reason.NOT_THIS_WEEK


@given(st.integers(3, 13), st.integers(0, 12))
def test_the_days_to_log_are_today_and_back_to_the_first_of_the_week(length: int, today: int) -> None:
    today = min(today, length - 1)
    days = days_to_log(Week(MONDAY, MONDAY + length * DAY), MONDAY + today * DAY)
    assert list(days) == [MONDAY + (today - ago) * DAY for ago in range(today + 1)]


@pytest.mark.parametrize("amount", [-1, 0, NUMBER_LIMIT + 1])
def test_an_amount_is_something(amount: int) -> None:
    with pytest.raises(Refusal) as refused:
        log(a_goal(), an_entry(amount=amount), WEEK, MONDAY)
    assert refusal(refused) is Reason.NOT_AN_AMOUNT


@pytest.mark.parametrize("state", [GoalState.DONE, GoalState.DROPPED])
def test_nothing_is_logged_for_a_goal_that_is_over(state: GoalState) -> None:
    with pytest.raises(Refusal) as refused:
        log(replace(ONCE, state=state), an_entry(), WEEK, MONDAY)
    assert refusal(refused) is Reason.GOAL_OVER


@pytest.mark.parametrize(
    ("goal", "amount", "state"),
    [
        pytest.param(ONCE, 2, GoalState.ACTIVE, id="not yet"),
        pytest.param(ONCE, 3, GoalState.DONE, id="all of it"),
        pytest.param(ONCE, 9, GoalState.DONE, id="more"),
        pytest.param(replace(ONCE, state=GoalState.DONE, done_at=NOW), 2, GoalState.ACTIVE, id="taken back"),
        pytest.param(replace(ONCE, state=GoalState.PAUSED), 2, GoalState.PAUSED, id="taken back while it rests"),
        pytest.param(replace(ONCE, state=GoalState.DROPPED), 3, GoalState.DROPPED, id="taken back once dropped"),
        pytest.param(a_goal(target=3), 3, GoalState.ACTIVE, id="a weekly one goes on"),
    ],
)
def test_a_goal_for_once_is_done_when_it_is_reached(goal: Goal, amount: int, state: GoalState) -> None:
    after = after_entry(goal, amount, LATER)
    assert after.state is state
    assert (after.done_at is not None) is (state is GoalState.DONE)
    assert after.touched_at == LATER


def test_when_it_was_done_stays() -> None:
    done = replace(ONCE, state=GoalState.DONE, done_at=NOW)
    assert after_entry(done, 5, LATER).done_at == NOW


@pytest.mark.parametrize(
    ("state", "after"),
    [
        (GoalState.PAUSED, GoalState.ACTIVE),
        (GoalState.ACTIVE, GoalState.ACTIVE),
        (GoalState.DROPPED, GoalState.DROPPED),
    ],
)
def test_logging_takes_up_a_goal_that_rests(state: GoalState, after: GoalState) -> None:
    assert take_up(a_goal(state=state)).state is after


@pytest.mark.parametrize(
    ("last", "person", "reason"),
    [
        pytest.param(an_entry(), BEN, Reason.NO_SUCH_GOAL, id="somebody else's"),
        pytest.param(an_entry(id=9), ANA, Reason.NOT_THE_LAST_ENTRY, id="not the last"),
        pytest.param(None, ANA, Reason.NOT_THE_LAST_ENTRY, id="gone"),
    ],
)
def test_only_ones_own_last_entry_is_taken_back(last: Entry | None, person: int, reason: Reason) -> None:
    check_undo(an_entry(), an_entry(), ANA)
    with pytest.raises(Refusal) as refused:
        check_undo(an_entry(), last, type(ANA)(person))
    assert refusal(refused) is reason


@pytest.mark.parametrize(
    ("progress", "left"),
    [
        pytest.param(Progress(a_goal()), 1, id="simply done"),
        pytest.param(Progress(a_goal(target=5), 2), 3, id="what is left of five"),
        pytest.param(Progress(a_goal(target=5), 5), Reason.ALREADY_REACHED, id="reached"),
        pytest.param(Progress(replace(ONCE, state=GoalState.DONE), 3), Reason.ALREADY_REACHED, id="done for good"),
        pytest.param(Progress(a_goal(state=GoalState.DROPPED)), Reason.GOAL_OVER, id="dropped"),
    ],
)
def test_finishing_logs_what_is_left(progress: Progress, left: int | Reason) -> None:
    if isinstance(left, int):
        assert finish(progress) == left
        return
    with pytest.raises(Refusal) as refused:
        finish(progress)
    assert refusal(refused) is left


@pytest.mark.parametrize(
    ("goal", "target", "expected"),
    [
        pytest.param(a_goal(target=5), 2, 2, id="less"),
        pytest.param(a_goal(target=5), 5, 5, id="as much, in other words"),
        pytest.param(a_goal(target=5), None, 5, id="other words alone"),
        pytest.param(a_goal(), 1, 1, id="one, of what is simply done"),
        pytest.param(a_goal(target=5), 6, Reason.NOT_SMALLER, id="more"),
        pytest.param(a_goal(), 2, Reason.NOT_SMALLER, id="more of what is simply done"),
        pytest.param(a_goal(target=5), 0, Reason.NOT_AN_AMOUNT, id="none"),
        pytest.param(a_goal(target=5, state=GoalState.DROPPED), 2, Reason.GOAL_OVER, id="dropped"),
    ],
)
def test_a_goal_is_made_smaller_never_larger(goal: Goal, target: int | None, expected: int | Reason) -> None:
    if isinstance(expected, int):
        smaller = make_smaller(goal, "Send one", target, LATER)
        assert (smaller.number, smaller.words, smaller.touched_at) == (expected, "Send one", LATER)
        return
    with pytest.raises(Refusal) as refused:
        make_smaller(goal, "Send one", target, LATER)
    assert refusal(refused) is expected


@pytest.mark.parametrize("state", [GoalState.ACTIVE, GoalState.PAUSED])
@pytest.mark.parametrize("how", Adjustment)
def test_a_goal_is_adjusted_without_a_trace_and_twice_is_once(how: Adjustment, state: GoalState) -> None:
    adjusted = adjust(a_goal(target=5, state=state), how, WEEK, LATER)
    assert adjusted.state in (GoalState.ACTIVE, GoalState.PAUSED, GoalState.DROPPED)
    assert is_in(adjusted, WEEK) is (how in (Adjustment.RESUME, Adjustment.SMALLER))
    if how is not Adjustment.DROP:
        assert adjust(adjusted, how, WEEK, LATER) == adjusted


@pytest.mark.parametrize("how", Adjustment)
@pytest.mark.parametrize("state", [GoalState.DONE, GoalState.DROPPED])
def test_a_goal_that_is_over_is_not_adjusted(how: Adjustment, state: GoalState) -> None:
    with pytest.raises(Refusal) as refused:
        adjust(a_goal(state=state), how, WEEK, LATER)
    assert refusal(refused) is Reason.GOAL_OVER


@pytest.mark.parametrize(
    ("due", "moved"),
    [
        pytest.param(None, None, id="none"),
        pytest.param(MONDAY + 2 * DAY, MONDAY + 13 * DAY, id="this week: to the end of the next"),
        pytest.param(MONDAY + 30 * DAY, MONDAY + 30 * DAY, id="later: as it was"),
    ],
)
def test_a_goal_that_is_moved_takes_its_date_along(due: date | None, moved: date | None) -> None:
    adjusted = adjust(replace(ONCE, due=due), Adjustment.NEXT_WEEK, WEEK, LATER)
    assert adjusted.due == moved
    assert not is_in(adjusted, WEEK)
    assert is_in(adjusted, Week(WEEK.end, WEEK.end + 7 * DAY))


def test_a_goal_is_shown_in_a_group_and_nowhere_else() -> None:
    assert show(a_goal(), Visibility.GROUP, LATER).visibility is Visibility.GROUP
    alone = a_goal(group=NO_GROUP)
    assert show(alone, Visibility.PRIVATE, LATER).visibility is Visibility.PRIVATE
    with pytest.raises(Refusal) as refused:
        show(alone, Visibility.GROUP, LATER)
    assert refusal(refused) is Reason.ONLY_IN_A_GROUP


@given(st.integers(0, 2000), st.none() | st.integers(1, NUMBER_LIMIT), st.sampled_from(Rhythm))
def test_others_see_a_goal_as_chosen_in_progress_or_done(amount: int, target: int | None, rhythm: Rhythm) -> None:
    seen = Progress(a_goal(target=target, rhythm=rhythm), amount)
    assert seen.left >= 0
    assert seen.is_reached is (seen.left == 0)
    assert (seen.stage is Stage.DONE) is seen.is_reached
    assert (seen.stage is Stage.CHOSEN) is (amount == 0)


@pytest.mark.parametrize(("target", "expected"), [(None, 1), (1, 1), (2, 1), (5, 2), (999, 499)])
def test_half_of_a_goal_is_at_least_one(target: int | None, expected: int) -> None:
    assert half(a_goal(target=target)) == expected
