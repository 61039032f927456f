"""Personal nudges: asked for, at a moment that suits, no more after three in silence."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.goals import Progress
from bot.domain.groups import Week
from bot.domain.ids import GoalId, RejectionId
from bot.domain.nudges import (
    ASKED_FOR,
    UNANSWERED,
    better_moment,
    evenings,
    in_turn,
    is_last,
    middle,
    plan_follow_up,
    plan_less,
    plan_midweek,
    plan_next_step,
    untouched,
    why_not,
)
from bot.domain.people import CONSENT, Nudge, Person, Preferences, QuietHours, may_be_written_to
from bot.domain.rejections import Arc, ArcState, Step
from bot.domain.schedule import Kind, Skip
from bot.domain.weeks import MemberWeek, WeekState
from tests.builders import ANA, GROUP, NOW, a_goal, a_member_week

MONDAY = date(2026, 3, 2)
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
ASKS = frozenset(Nudge)
GOAL = GoalId(1)


def a_person(*, unanswered: int = 0, **chosen: object) -> Person:
    preferences = replace(Preferences(nudges=ASKS), **chosen)  # type: ignore[arg-type]
    return Person(ANA, CONSENT, NOW, NOW, preferences=preferences, unanswered=unanswered)


@pytest.mark.parametrize("kind", ASKED_FOR)
@pytest.mark.parametrize(
    ("person", "expected"),
    [
        pytest.param(a_person(), None, id="who asked for it"),
        pytest.param(a_person(nudges=frozenset()), Skip.UNWANTED, id="who did not"),
        pytest.param(a_person(quiet=QuietHours(9, 9)), Skip.UNWANTED, id="who wants quiet at every hour"),
        pytest.param(a_person(unanswered=UNANSWERED - 1), None, id="who answered none of two"),
        pytest.param(a_person(unanswered=UNANSWERED), Skip.UNANSWERED, id="who answered none of three"),
        pytest.param(a_person(unanswered=99), Skip.UNANSWERED, id="nor of any"),
    ],
)
def test_a_nudge_goes_to_who_asked_for_it_and_answers_now_and_then(
    person: Person, expected: Skip | None, kind: Kind
) -> None:
    assert why_not(person, kind) is expected


def test_the_third_is_the_last_for_now() -> None:
    assert [is_last(a_person(unanswered=count)) for count in range(5)] == [False, False, True, False, False]


@pytest.mark.parametrize(
    ("chosen", "now", "expected"),
    [
        pytest.param(Preferences(), "2026-03-02T03:00", None, id="nothing chosen: now"),
        pytest.param(
            Preferences(quiet=QuietHours(22, 7)), "2026-03-02T21:59:59", None, id="a second before the night"
        ),
        pytest.param(
            Preferences(quiet=QuietHours(22, 7)), "2026-03-02T22:00", "2026-03-03T07:00", id="before midnight"
        ),
        pytest.param(Preferences(quiet=QuietHours(22, 7)), "2026-03-03T00:00", "2026-03-03T07:00", id="at midnight"),
        pytest.param(
            Preferences(quiet=QuietHours(22, 7)), "2026-03-03T06:59:59", "2026-03-03T07:00", id="at its end"
        ),
        pytest.param(Preferences(quiet=QuietHours(22, 7)), "2026-03-03T07:00", None, id="after it"),
        pytest.param(Preferences(quiet=QuietHours(9, 17)), "2026-03-02T12:34:56", "2026-03-02T17:00", id="by day"),
        pytest.param(
            Preferences(quiet=QuietHours(0, 23)), "2026-03-02T00:00", "2026-03-02T23:00", id="but for one hour"
        ),
        pytest.param(
            Preferences(zone="Asia/Kathmandu", quiet=QuietHours(22, 7)),
            "2026-03-02T18:00",
            "2026-03-03T01:15",
            id="three quarters of an hour off",
        ),
        pytest.param(
            Preferences(zone="America/New_York", quiet=QuietHours(1, 3)),
            "2026-03-08T06:30",
            "2026-03-08T07:00",
            id="the hour in which it ends is skipped",
        ),
        pytest.param(
            Preferences(zone="America/New_York", quiet=QuietHours(3, 2)),
            "2026-03-08T06:30",
            "2026-03-09T06:00",
            id="the only hour that is not quiet is skipped: the next day",
        ),
        pytest.param(
            Preferences(zone="America/New_York", quiet=QuietHours(0, 2)),
            "2026-11-01T04:30",
            "2026-11-01T07:00",
            id="an hour of it comes twice",
        ),
        pytest.param(
            Preferences(zone="Australia/Lord_Howe", quiet=QuietHours(22, 7)),
            "2026-04-04T15:15",
            "2026-04-04T20:30",
            id="half an hour of it comes twice, in the second half",
        ),
        pytest.param(
            Preferences(zone="Australia/Lord_Howe", quiet=QuietHours(1, 2)),
            "2026-04-04T14:10",
            "2026-04-04T15:30",
            id="the half that comes twice is all of it",
        ),
        pytest.param(
            Preferences(paused_until=datetime(2026, 3, 9, 12, tzinfo=UTC)),
            "2026-03-02T12:00",
            "2026-03-09T12:00",
            id="a pause",
        ),
        pytest.param(
            Preferences(paused_until=datetime(2026, 3, 9, 23, tzinfo=UTC), quiet=QuietHours(22, 7)),
            "2026-03-02T12:00",
            "2026-03-10T07:00",
            id="a pause that ends at night",
        ),
        pytest.param(
            Preferences(paused_until=datetime(2026, 3, 2, tzinfo=UTC)),
            "2026-03-02T12:00",
            None,
            id="a pause that is over",
        ),
    ],
)
def test_a_nudge_waits_for_a_moment_that_suits(chosen: Preferences, now: str, expected: str | None) -> None:
    later = better_moment(chosen, datetime.fromisoformat(now).replace(tzinfo=UTC))
    assert (later.until if later else None) == (
        datetime.fromisoformat(expected).replace(tzinfo=UTC) if expected else None
    )


def test_who_wants_quiet_at_every_hour_is_not_waited_for_without_end() -> None:
    always = Preferences(quiet=QuietHours(0, 0))
    later = better_moment(always, NOW)
    assert later is not None
    assert later.until == NOW + DAY


zones = st.sampled_from(
    [
        "Australia/Lord_Howe",
        "America/New_York",
        "Asia/Kathmandu",
        "Pacific/Chatham",
        "America/Havana",
        "Africa/Cairo",
        None,
    ]
)
hours = st.integers(0, 23)
moments = st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1)).map(lambda when: when.replace(tzinfo=UTC))  # noqa: DTZ001


@given(zones, hours, hours, moments, st.none() | st.timedeltas(-DAY, 9 * DAY))
def test_there_is_a_better_moment_within_two_days_and_it_suits(
    zone: str | None, begin: int, end: int, now: datetime, pause: timedelta | None
) -> None:
    quiet = None if begin == end else QuietHours(begin, end)
    chosen = Preferences(zone=zone, quiet=quiet, paused_until=None if pause is None else now + pause)
    later = better_moment(chosen, now)
    if later is None:
        assert may_be_written_to(chosen, now)
        return
    assert not may_be_written_to(chosen, now)
    assert may_be_written_to(chosen, later.until)
    assert now < later.until <= max(now, chosen.paused_until or now) + 2 * DAY


@pytest.mark.parametrize(
    ("days", "expected"),
    [(3, "2026-03-03"), (4, "2026-03-04"), (7, "2026-03-05"), (9, "2026-03-06"), (13, "2026-03-08")],
)
def test_the_middle_of_a_week_lies_in_it(days: int, expected: str) -> None:
    assert middle(Week(MONDAY, MONDAY + days * DAY)) == date.fromisoformat(expected)


@pytest.mark.parametrize("zone", ["America/New_York", "Pacific/Kiritimati", None])
@pytest.mark.parametrize("hour", [0, 2, 18, 23])
def test_a_mid_week_nudge_comes_once_at_its_readers_hour(zone: str | None, hour: int) -> None:
    planned = plan_midweek(a_person(zone=zone, nudge_hour=hour), a_member_week(), [GOAL], NOW)
    assert planned is not None
    assert planned.next_due is not None
    here = planned.next_due.astimezone(ZoneInfo(zone or "UTC"))
    assert (here.date(), here.hour, planned.every) == (MONDAY + 3 * DAY, hour, 0)


@pytest.mark.parametrize(
    ("person", "week", "goals", "now"),
    [
        pytest.param(a_person(nudges=frozenset()), a_member_week(), [GOAL], NOW, id="who did not ask"),
        pytest.param(a_person(), a_member_week(), [], NOW, id="no goal"),
        pytest.param(a_person(), a_member_week(passed=True), [GOAL], NOW, id="a pass"),
        pytest.param(a_person(), a_member_week(), [GOAL], NOW + 4 * DAY, id="the middle is over"),
    ],
)
def test_no_mid_week_nudge_is_planned(person: Person, week: MemberWeek, goals: list[GoalId], now: datetime) -> None:
    assert plan_midweek(person, week, goals, now) is None


@pytest.mark.parametrize(
    ("later", "expected"),
    [
        pytest.param(0 * DAY, MONDAY, id="on the first day"),
        pytest.param(12 * HOUR, MONDAY + DAY, id="that evening: on the second"),
        pytest.param(36 * HOUR, None, id="then no more"),
    ],
)
def test_less_is_asked_for_on_the_first_days(later: timedelta, expected: date | None) -> None:
    planned = plan_less(a_person(), a_member_week(asks=True), NOW + later)
    assert (planned.period if planned else None) == expected
    assert plan_less(a_person(), a_member_week(), NOW) is None
    assert plan_less(a_person(nudges=frozenset()), a_member_week(asks=True), NOW) is None


def test_a_follow_up_comes_on_the_date_of_its_goal() -> None:
    planned = plan_follow_up(a_person(), GOAL, GROUP, MONDAY + 9 * DAY, NOW)
    assert planned is not None
    assert (planned.period, planned.goal) == (MONDAY + 9 * DAY, GOAL)
    assert plan_follow_up(a_person(), GOAL, GROUP, MONDAY - DAY, NOW) is None
    assert plan_follow_up(a_person(nudges=frozenset({Nudge.MIDWEEK})), GOAL, GROUP, MONDAY + DAY, NOW) is None


@pytest.mark.parametrize(
    ("week", "found"),
    [
        pytest.param(a_member_week(), 1, id="an open week: the goal without an entry"),
        pytest.param(a_member_week(passed=True), 0, id="a pass"),
        pytest.param(a_member_week(state=WeekState.QUIET), 0, id="a week that is over"),
        pytest.param(None, 0, id="no week"),
    ],
)
def test_a_nudge_is_about_goals_without_an_entry(week: MemberWeek | None, found: int) -> None:
    goals = [Progress(a_goal(target=3)), Progress(a_goal(target=3), 1), Progress(a_goal(), 1)]
    assert untouched(week, goals) == goals[:found]


def test_arcs_come_in_the_order_in_which_their_rests_ended_and_each_on_a_day_of_its_own() -> None:
    reader, resting = a_person(nudge_hour=9), ArcState.RESTING
    arcs = [
        (RejectionId(number), GROUP, Arc(Step.REPLY, resting, NOW + timedelta(hours=hours)))
        for number, hours in ((3, 20), (1, 20), (2, 2))
    ]
    days: list[datetime] = []
    turns = in_turn([*arcs, (RejectionId(4), GROUP, Arc(Step.REPLY, resting))], NOW)
    for waking in turns:
        planned = plan_next_step(reader, waking, days, NOW)
        assert planned is not None
        assert planned.next_due is not None
        days.append(planned.next_due)
    assert [rejection for rejection, _, _ in turns] == [2, 1, 3]
    assert len({day.date() for day in days}) == 3
    assert all(day.hour == 9 for day in days)


TONIGHT = NOW.replace(hour=19)
RESTS = {
    "evening": Arc(Step.REPLY, ArcState.RESTING, TONIGHT, is_tonight=True),
    "later evening": Arc(Step.REPLY, ArcState.RESTING, TONIGHT + HOUR, is_tonight=True),
    "today": Arc(Step.REPLY, ArcState.RESTING, NOW.replace(hour=18)),
    "yesterday": Arc(Step.REPLY, ArcState.RESTING, NOW.replace(hour=18) - DAY),
    "two days": Arc(Step.REPLY, ArcState.RESTING, NOW.replace(hour=18) + 2 * DAY),
}


@pytest.mark.parametrize(
    ("rests", "came", "expected"),
    [
        pytest.param(["evening"], [], {"evening": 0}, id="an evening alone"),
        pytest.param(["today", "evening"], [], {"evening": 0, "today": 1}, id="what was due that day waits a day"),
        pytest.param(
            ["today", "yesterday", "evening"],
            [],
            {"evening": 0, "yesterday": 1, "today": 2},
            id="of two that wait, the one that rested longest first",
        ),
        pytest.param(
            ["later evening", "evening"], [], {"evening": 0, "later evening": 1}, id="of two evenings, the first"
        ),
        pytest.param(["two days", "evening"], [], {"evening": 0, "two days": 2}, id="another day is left alone"),
        pytest.param(
            ["today", "evening"], [NOW], {"evening": 0, "today": 1}, id="what came before she asked counts for others"
        ),
        pytest.param(["today"], [NOW], {"today": 1}, id="no evening: one a day"),
    ],
)
def test_one_is_brought_up_a_day_and_an_evening_that_was_asked_for_is_it(
    rests: list[str], came: list[datetime], expected: dict[str, int]
) -> None:
    arcs = [(RejectionId(number), GROUP, RESTS[name]) for number, name in enumerate(rests)]
    days: list[datetime] = []
    found = {}
    for waking in in_turn(arcs, NOW):
        planned = plan_next_step(a_person(nudge_hour=18), waking, [*came, *days], NOW)
        assert planned is not None
        assert planned.next_due is not None
        days.append(planned.next_due)
        found[rests[waking[0]]] = (planned.next_due.date() - NOW.date()).days
    assert found == expected


@pytest.mark.parametrize(
    ("arc", "expected"),
    [
        pytest.param(RESTS["evening"], [TONIGHT], id="an evening"),
        pytest.param(RESTS["today"], [], id="another rest"),
        pytest.param(replace(RESTS["evening"], until=None), [], id="one that is left out"),
        pytest.param(replace(RESTS["evening"], state=ArcState.CLOSED), [], id="a closed one"),
    ],
)
def test_an_evening_is_asked_for_until_it_came_or_was_left_out(arc: Arc, expected: list[datetime]) -> None:
    assert evenings([(RejectionId(1), GROUP, arc)]) == expected


def test_an_evening_is_its_own_unless_another_came_in_it_or_it_is_past() -> None:
    reader, evening = a_person(nudge_hour=9), NOW.replace(hour=19)
    waking = (RejectionId(1), GROUP, Arc(Step.REPLY, ArcState.RESTING, evening, is_tonight=True))
    tomorrow = NOW.replace(hour=9) + timedelta(days=1)
    cases: list[tuple[list[datetime], datetime, datetime]] = [
        ([], NOW, evening),
        ([NOW], NOW, evening),
        ([evening], NOW, tomorrow),
        ([], evening + timedelta(minutes=1), tomorrow),
    ]
    for others, now, expected in cases:
        planned = plan_next_step(reader, waking, others, now)
        assert planned is not None
        assert planned.next_due == expected
