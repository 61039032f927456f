"""Weeks: days of the group's calendar that follow one another without a gap, and how a member's week closes."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.groups import Group, Week, Weekly
from bot.domain.weeks import (
    APART,
    SHORTEST,
    TRANSITIONS,
    MemberWeek,
    WeekState,
    asks_for_less,
    begin,
    close,
    keep_running,
    local_date,
    looks_back_further,
    moment,
    same_week,
    show_up,
    take_pass,
    this_week,
    week_after,
    week_at,
)
from tests.builders import ANA, GROUP, NOW, a_group, a_member_week

MON, FRI, SUN = 0, 4, 6
MONDAY = date(2026, 3, 2)
NOON = timedelta(hours=12)
days = st.dates(date(2020, 1, 1), date(2030, 1, 1))
weekdays = st.integers(0, 6)
ZONES = ("America/New_York", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Kathmandu", "Australia/Lord_Howe", None)


@given(weekdays, days)
def test_a_week_is_seven_days_from_the_day_of_the_round(weekday: int, today: date) -> None:
    week = week_at(weekday, today)
    assert week.start.weekday() == week.end.weekday() == weekday
    assert week.start <= today < week.end
    assert week.days == 7
    assert week_at(weekday, week.end) == week_after(week)


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        pytest.param("2026-03-04", Week(date(2026, 3, 4), date(2026, 3, 7)), id="the first day of a short one"),
        pytest.param("2026-03-06", Week(date(2026, 3, 4), date(2026, 3, 7)), id="its last day"),
        pytest.param("2026-03-07", Week(date(2026, 3, 7), date(2026, 3, 14)), id="the week after it"),
        pytest.param("2026-03-27", Week(date(2026, 3, 21), date(2026, 3, 28)), id="weeks later"),
        pytest.param("2026-03-03", Week(date(2026, 3, 4), date(2026, 3, 7)), id="a day before, further west"),
        pytest.param("2026-03-02", Week(date(2026, 3, 4), date(2026, 3, 7)), id="as far west as there is"),
        pytest.param(
            "2026-03-01", Week(date(2026, 2, 28), date(2026, 3, 7)), id="a clock that was wrong counts for nothing"
        ),
        pytest.param("2025-03-01", Week(date(2025, 3, 1), date(2025, 3, 8)), id="wrong by a year"),
    ],
)
def test_weeks_go_on_from_the_one_that_was_running(today: str, expected: Week) -> None:
    running = Week(date(2026, 3, 4), date(2026, 3, 7))
    assert week_at(5, date.fromisoformat(today), running) == expected


@pytest.mark.parametrize(
    ("day", "chosen_on", "ends"),
    [
        pytest.param(FRI, 0, 4, id="chosen on the first day: it ends on the Friday"),
        pytest.param(FRI, 3, 4, id="the day before: it ends tomorrow"),
        pytest.param(FRI, 4, 11, id="on the Friday itself: nobody's week is over at once"),
        pytest.param(1, 0, 8, id="three days at least: the Tuesday after"),
        pytest.param(2, 0, 9, id="the Wednesday after"),
        pytest.param(3, 0, 3, id="three days are enough"),
        pytest.param(SUN, 6, 13, id="on the last day"),
        pytest.param(MON, 5, 7, id="the same day again"),
    ],
)
def test_a_running_week_ends_on_the_day_that_its_host_chooses(day: int, chosen_on: int, ends: int) -> None:
    before = replace(a_group(), goals=Weekly(MON, 9))
    now = NOW + timedelta(days=chosen_on)
    after = keep_running(before, replace(before, goals=Weekly(day, 9)), now)
    assert this_week(after, now) == Week(MONDAY, MONDAY + timedelta(days=ends))
    following = this_week(after, now + timedelta(days=ends))
    assert following.start.weekday() == day
    assert following.days == 7


def test_another_hour_changes_no_week() -> None:
    before = a_group()
    assert keep_running(before, replace(before, goals=Weekly(MON, 20)), NOW).week is None


changes = st.lists(
    st.tuples(weekdays, st.sampled_from(ZONES), st.timedeltas(timedelta(0), timedelta(days=10))),
    min_size=1,
    max_size=8,
)


@given(changes)
def test_however_often_zone_and_day_change_weeks_follow_one_another(
    several: list[tuple[int, str | None, timedelta]],
) -> None:
    group, now = Group(GROUP), NOW
    seen = [this_week(group, now)]
    for day, zone, step in several:
        before, now = group, now + step
        seen.append(this_week(before, now))
        group = keep_running(before, replace(before, zone=zone, goals=Weekly(day, 9)), now)
        kept = same_week(before, group, now)
        assert kept.start == this_week(before, now).start
        assert kept.end > local_date(group.zone, now) or before.goals.day == group.goals.day
        assert this_week(group, now) in (kept, week_after(kept))
        assert kept.days >= SHORTEST.days
        assert kept.end.weekday() == group.goals.day
        seen[-1] = kept
        seen.append(this_week(group, now))
    for one, following in pairwise(seen):
        assert one.start <= following.start
        assert one.start == following.start or one.end <= following.start


def test_two_zones_are_no_further_apart_than_that() -> None:
    now = datetime(2026, 3, 4, 10, 30, tzinfo=UTC)
    assert local_date("Pacific/Kiritimati", now) - local_date("Pacific/Pago_Pago", now) == APART


@pytest.mark.parametrize(
    ("zone", "day", "hour", "expected"),
    [
        pytest.param("America/New_York", "2026-03-08", 2, "2026-03-08T07:00", id="skipped: an hour later"),
        pytest.param("America/New_York", "2026-11-01", 1, "2026-11-01T05:00", id="twice: the first"),
        pytest.param(
            "Australia/Lord_Howe", "2026-10-04", 2, "2026-10-03T15:30", id="skipped by half: half an hour later"
        ),
        pytest.param(
            "Australia/Lord_Howe", "2026-04-05", 1, "2026-04-04T14:00", id="before half an hour comes twice"
        ),
        pytest.param("America/Santiago", "2026-09-06", 0, "2026-09-06T04:00", id="a day without midnight"),
        pytest.param("America/Havana", "2026-11-01", 0, "2026-11-01T04:00", id="a day with two"),
        pytest.param("Pacific/Apia", "2011-12-30", 0, "2011-12-30T10:00", id="a day that never was"),
        pytest.param("Asia/Kathmandu", "2026-03-02", 9, "2026-03-02T03:15", id="three quarters of an hour"),
        pytest.param(None, "2028-02-29", 23, "2028-02-29T23:00", id="a leap day in UTC"),
    ],
)
def test_an_hour_of_a_day_is_one_moment(zone: str | None, day: str, hour: int, expected: str) -> None:
    assert moment(zone, date.fromisoformat(day), hour) == datetime.fromisoformat(expected).replace(tzinfo=UTC)


@given(days, st.sampled_from(ZONES))
def test_a_day_ends_when_the_next_one_begins(day: date, zone: str | None) -> None:
    begins = moment(zone, day)
    assert local_date(zone, begins) == day
    assert local_date(zone, begins - timedelta(milliseconds=1)) == day - timedelta(days=1)


def test_a_members_week_ends_at_midnight_where_the_group_is() -> None:
    zone = "America/New_York"
    week = begin(ANA, GROUP, Week(date(2026, 3, 2), date(2026, 3, 9)), zone)
    assert week.ends_at.astimezone(ZoneInfo(zone)).isoformat() == "2026-03-09T00:00:00-04:00"
    assert week.ends_at - moment(zone, week.week.start) == timedelta(days=7) - timedelta(hours=1)


LOGGED = show_up(a_member_week())
PASSED = take_pass(a_member_week())


@pytest.mark.parametrize(
    ("week", "reached", "expected", "counts"),
    [
        pytest.param(LOGGED, [True, True], WeekState.KEPT, True, id="all reached"),
        pytest.param(LOGGED, [True, False], WeekState.PARTLY, True, id="some"),
        pytest.param(LOGGED, [False], WeekState.PARTLY, True, id="something logged"),
        pytest.param(LOGGED, [], WeekState.PARTLY, True, id="logged for a goal that is gone"),
        pytest.param(PASSED, [False], WeekState.PASSED, True, id="a pass"),
        pytest.param(show_up(PASSED), [False], WeekState.PARTLY, True, id="a pass, and something all the same"),
        pytest.param(show_up(PASSED), [True], WeekState.KEPT, True, id="a pass, and everything all the same"),
        pytest.param(a_member_week(), [False], WeekState.QUIET, False, id="nothing"),
        pytest.param(a_member_week(), [], WeekState.QUIET, False, id="no goals"),
    ],
)
def test_a_week_closes_by_what_was_done(
    week: MemberWeek, reached: list[bool], expected: WeekState, counts: bool
) -> None:
    closed = close(week, reached)
    assert closed.state is expected
    assert closed.counts is counts
    assert closed.kept == sum(reached)
    assert close(closed, [], before=5) == closed


def test_rebound_asks_for_less_once_in_a_row_of_quiet_weeks() -> None:
    quiet, asked = 0, []
    for _ in range(6):
        closed = close(a_member_week(), [False], quiet)
        quiet = closed.quiet
        asked.append(asks_for_less(closed))
    assert asked == [False, True, False, False, False, False]


@pytest.mark.parametrize(
    "between",
    [
        pytest.param(close(LOGGED, [False], 1), id="something logged"),
        pytest.param(close(PASSED, [False], 1), id="a pass"),
        pytest.param(close(a_member_week(), [], 1), id="no goals, because they rest"),
    ],
)
def test_a_week_in_between_begins_the_row_anew(between: MemberWeek) -> None:
    assert between.quiet == 0
    assert not asks_for_less(between)
    assert not asks_for_less(close(a_member_week(), [False], between.quiet))


acts = st.lists(st.sampled_from(["log", "pass", "close", "close, reached", "close, no goals"]), max_size=12)


@given(acts)
def test_a_week_changes_along_its_transitions_and_only_gets_better(several: list[str]) -> None:
    week = a_member_week()
    for act in several:
        before = week
        match act:
            case "log":
                week = show_up(week)
            case "pass":
                week = take_pass(week)
            case _:
                week = close(week, {"close": [False], "close, reached": [True], "close, no goals": []}[act], 1)
        assert week.state is before.state or week.state in TRANSITIONS[before.state]
        assert week.shown >= before.shown
        assert week.passed >= before.passed
        assert week.kept >= before.kept


@pytest.mark.parametrize(
    ("today", "further"),
    [pytest.param(0, True, id="Monday"), pytest.param(1, True, id="Tuesday"), pytest.param(2, False, id="Wednesday")],
)
def test_the_first_days_look_back_at_the_week_before(today: int, further: bool) -> None:
    assert looks_back_further(Week(MONDAY, MONDAY + timedelta(days=7)), MONDAY + timedelta(days=today)) is further


def test_a_zone_that_is_known_no_more_is_utc() -> None:
    assert moment("Europe/Nowhere", date(2026, 3, 2), 9) == moment(None, date(2026, 3, 2), 9)
