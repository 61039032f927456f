"""What falls due: the latest of several, within its grace, once; `tests/services/test_time.py` has more."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.groups import Feature, Group, Weekly, switch
from bot.domain.schedule import (
    GRACE,
    RECORDED,
    Kind,
    Schedule,
    Skip,
    at_rest,
    delivery_id,
    fall_due,
    has_round,
    leave_out,
    plan_again,
    plan_round,
    schedule_id,
    set_for,
    still_left_out,
)
from bot.domain.weeks import keep_running, this_week
from tests.builders import ANA, BEN, CHANNEL, GROUP, NOW, OTHER_GROUP, a_group, a_schedule

DAY, WEEK = timedelta(days=1), timedelta(days=7)
MONDAY = date(2026, 3, 2)
HERE = replace(a_group(), goals_channel=CHANNEL)


@pytest.mark.parametrize(
    ("later", "expected"),
    [
        pytest.param(-timedelta(seconds=1), [], id="a second too early"),
        pytest.param(0 * DAY, [None], id="at its moment"),
        pytest.param(5 * DAY, [None], id="as late as its grace"),
        pytest.param(5 * DAY + timedelta(seconds=1), [Skip.LATE], id="later"),
        pytest.param(WEEK, [Skip.MISSED, None], id="with the next one"),
        pytest.param(2 * WEEK + 6 * DAY, [Skip.MISSED, Skip.MISSED, Skip.LATE], id="three, the last of them late"),
    ],
)
def test_of_what_fell_due_the_latest_goes_out_within_its_grace(later: timedelta, expected: list[Skip | None]) -> None:
    due, following = fall_due(a_schedule(), NOW + later)
    assert [one.skip for one in due] == expected
    assert [one.period for one in due] == [MONDAY + number * WEEK for number in range(len(expected))]
    assert following.next_due is not None
    assert following.next_due > NOW + later
    assert fall_due(following, NOW + later) == ([], following)


def test_of_years_that_were_missed_only_the_last_weeks_are_written_down() -> None:
    due, following = fall_due(a_schedule(), NOW + 1000 * WEEK)
    assert len(due) == RECORDED
    assert due[-1].skip is None
    assert following.period == MONDAY + 1001 * WEEK


def test_what_comes_once_comes_no_more() -> None:
    once = a_schedule(kind=Kind.FOLLOW_UP, person=ANA, every=0)
    due, following = fall_due(once, NOW + DAY)
    assert [(one.period, one.skip) for one in due] == [(MONDAY, None)]
    assert following == at_rest(once)
    assert fall_due(following, NOW + 9 * WEEK) == ([], following)


def test_nothing_falls_due_by_a_schedule_at_rest() -> None:
    assert leave_out(at_rest(a_schedule())) == (None, at_rest(a_schedule()))


def test_every_kind_has_its_grace() -> None:
    assert set(GRACE) == set(Kind)


@pytest.mark.parametrize("weekday", range(7))
def test_what_follows_falls_on_its_weekday_three_to_nine_days_later(weekday: int) -> None:
    _, following = fall_due(replace(a_schedule(), weekday=weekday), NOW)
    assert following.period.weekday() == weekday
    assert 3 * DAY <= following.period - MONDAY <= 9 * DAY
    _, after_that = fall_due(following, following.next_due or NOW)
    assert after_that.period - following.period == WEEK


def test_what_is_left_out_is_told_and_the_one_after_comes() -> None:
    due, following = leave_out(a_schedule())
    assert due is not None
    assert (due.period, due.skip) == (MONDAY, Skip.LEFT_OUT)
    assert following.period == MONDAY + WEEK


def test_ids_tell_apart_what_is_not_the_same() -> None:
    schedules = [
        schedule_id(Kind.GOALS_ROUND, GROUP),
        schedule_id(Kind.GOALS_ROUND, OTHER_GROUP),
        schedule_id(Kind.MIDWEEK, GROUP, ANA),
        schedule_id(Kind.MIDWEEK, GROUP, BEN),
        schedule_id(Kind.LESS, GROUP, ANA),
    ]
    deliveries = [delivery_id(schedules[0], MONDAY + number * DAY, part) for number in range(9) for part in range(9)]
    assert len({*schedules, *deliveries}) == len(schedules) + len(deliveries)
    assert schedule_id(Kind.GOALS_ROUND, GROUP) == schedules[0]


features = frozenset(one for one in Feature if Group(GROUP).has(one))


@pytest.mark.parametrize(
    ("group", "has"),
    [
        pytest.param(HERE, True, id="a channel is all it takes"),
        pytest.param(a_group(), False, id="no channel"),
        pytest.param(switch(HERE, features - {Feature.GOALS_ROUND}), False, id="switched off"),
        pytest.param(replace(HERE, left_at=NOW), False, id="the bot is gone"),
    ],
)
def test_a_round_needs_a_channel_and_the_bot(group: Group, has: bool) -> None:
    assert has_round(group) is has
    planned = plan_round(group, group, a_schedule(), NOW)
    assert planned is not None
    assert (planned.next_due is not None) is has


def test_a_group_without_a_round_has_no_schedule() -> None:
    assert plan_round(a_group(), a_group(), None, NOW) is None


def a_plan(group: Group, period: date) -> Schedule:
    return set_for(replace(a_schedule(hour=group.goals.hour, zone=group.zone), weekday=group.goals.day), period)


moves = st.lists(
    st.tuples(
        st.integers(0, 6),
        st.integers(0, 23),
        st.sampled_from(["America/New_York", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Australia/Lord_Howe", None]),
        st.timedeltas(timedelta(0), timedelta(days=9)),
    ),
    max_size=10,
)


@given(moves)
def test_whatever_a_host_changes_each_week_is_planned_once_and_none_is_passed_over(
    several: list[tuple[int, int, str | None, timedelta]],
) -> None:
    group, now = HERE, NOW
    known = plan_round(group, group, None, now)
    periods: list[date] = []
    for day, hour, zone, step in several:
        now += step
        assert known is not None
        due, known = fall_due(known, now)
        periods += [one.period for one in due]
        before = group
        group = keep_running(before, replace(before, zone=zone, goals=Weekly(day, hour)), now)
        known = plan_round(before, group, known, now)
        week = this_week(group, now)
        assert known is not None
        assert known.period in (week.start, week.end)
        assert known == plan_round(group, group, known, now)
    assert known is not None
    due, known = fall_due(known, now + 5 * WEEK)
    periods += [one.period for one in due]
    assert len(set(periods)) == len(periods)
    assert periods == sorted(periods)
    lengths = [later - earlier for earlier, later in pairwise(periods)]
    assert all(length >= 3 * DAY for length in lengths)
    assert lengths[-2:] == [WEEK, WEEK]


def test_what_is_left_out_stays_so_when_the_day_changes() -> None:
    group = keep_running(HERE, replace(HERE, goals=Weekly(4, 9)), NOW)
    left_out = {MONDAY + WEEK, MONDAY + 2 * WEEK}
    moved = still_left_out(HERE, group, left_out, NOW)
    assert [one.period for one in moved] == [MONDAY + 4 * DAY, MONDAY + 11 * DAY]
    planned = plan_round(HERE, group, a_plan(HERE, MONDAY + 3 * WEEK), NOW)
    assert planned == a_plan(group, MONDAY + 18 * DAY)
    assert still_left_out(HERE, group, [], NOW) == []


@pytest.mark.parametrize(
    ("taken", "freed", "expected"),
    [
        pytest.param([], [], 1, id="this week's moment has passed"),
        pytest.param([], [0], 0, id="unless the clock had skipped it before its time"),
        pytest.param([0], [0], 1, id="it came all the same"),
        pytest.param([0, 1], [], 2, id="the next one came early"),
        pytest.param([1, 2, 3], [], 4, id="several came early"),
    ],
)
def test_what_a_wrong_clock_planned_is_planned_again(taken: list[int], freed: list[int], expected: int) -> None:
    now = datetime(2026, 3, 4, 12, tzinfo=UTC)
    far = a_plan(HERE, MONDAY + 52 * WEEK)
    weeks = [MONDAY + number * WEEK for number in range(9)]
    again = plan_again(HERE, far, [weeks[one] for one in taken], [weeks[one] for one in freed], now)
    assert again == a_plan(HERE, weeks[expected])
