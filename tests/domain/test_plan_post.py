"""When the wins round and the prompt come next, whatever a host changes: near their turn, never twice at once."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.groups import Feature, Group, Round, Weekly, switch
from bot.domain.schedule import (
    LATEST,
    ROUNDS,
    Kind,
    Schedule,
    change_rhythm,
    comes_soon,
    fall_due,
    leave_out,
    plan_post,
    plan_post_again,
    schedule_id,
    set_for,
)
from bot.domain.weeks import SHORTEST
from tests.builders import CHANNEL, GROUP, NOW, a_group

DAY, WEEK = timedelta(days=1), timedelta(days=7)
MON, TUE, WED, THU, FRI, SAT, SUN = range(7)
HERE = replace(a_group(), prompt_channel=CHANNEL)
"""Its wins round comes on Fridays at 16:00 UTC."""

FIRST, SECOND, THIRD = date(2026, 3, 6), date(2026, 3, 13), date(2026, 3, 20)
"""The Fridays after that Monday."""


def at(day: date, hour: int) -> datetime:
    """Return an hour of a day, UTC."""
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


def planned(period: date, *, day: int = FRI, hour: int = 16, weeks: int = 1) -> Schedule:
    """Return a wins round that is planned for a day."""
    kind = Kind.WINS_ROUND
    return set_for(
        Schedule(schedule_id(kind, GROUP), kind, GROUP, period, hour, None, 7 * weeks, weekday=day), period
    )


PLANNED, SUNDAY_NOON = planned(SECOND), at(FIRST + 2 * DAY, 12)


@dataclass(frozen=True)
class Case:
    """A group as its host has just changed it, and when its next wins round comes."""

    group: Group
    expected: datetime | None
    known: Schedule | None = PLANNED
    last: date | None = FIRST
    now: datetime = SUNDAY_NOON
    weeks: int = 1


def on(day: int, hour: int = 16) -> Group:
    """Return a group whose wins round comes at a moment."""
    return replace(HERE, wins=Weekly(day, hour))


CASES = {
    "nothing changed": Case(HERE, at(SECOND, 16)),
    "first of all, its day is ahead": Case(HERE, at(FIRST, 16), known=None, last=None, now=NOW),
    "first of all, its day is today and its hour is ahead": Case(
        HERE, at(FIRST, 16), known=None, last=None, now=at(FIRST, 15)
    ),
    "first of all, its hour has just passed": Case(HERE, at(SECOND, 16), known=None, last=None, now=at(FIRST, 16)),
    "another hour": Case(on(FRI, 9), at(SECOND, 9)),
    "an earlier hour, which has passed today: it is late": Case(on(FRI, 9), at(SECOND, 9), now=at(SECOND, 12)),
    "a day earlier": Case(on(THU), at(SECOND - DAY, 16)),
    "four days earlier: three after the last": Case(on(MON), at(FIRST + 3 * DAY, 16)),
    "two days later": Case(on(SUN), at(SECOND + 2 * DAY, 16)),
    "a day earlier, which has passed": Case(on(THU), at(SECOND + 6 * DAY, 16), now=at(SECOND, 12)),
    "today, and its hour is ahead": Case(on(MON), at(FIRST + 3 * DAY, 16), now=at(FIRST + 3 * DAY, 12)),
    "today, but its hour has passed": Case(on(MON), at(FIRST + 10 * DAY, 16), now=at(FIRST + 3 * DAY, 17)),
    "to the east, where it is the same hour earlier": Case(
        replace(HERE, zone="Asia/Tokyo"), at(SECOND, 7), now=at(SECOND, 6)
    ),
    "to the east, past its hour: late": Case(replace(HERE, zone="Asia/Tokyo"), at(SECOND, 7), now=at(SECOND, 12)),
    "to the west": Case(replace(HERE, zone="America/Lima"), at(SECOND, 21)),
    "in spring, when clocks are put forward": Case(
        replace(HERE, zone="Europe/Berlin", wins=Weekly(SUN, 2)), datetime(2026, 3, 29, 1, tzinfo=UTC),
        known=planned(date(2026, 3, 29), day=SUN, hour=2), last=date(2026, 3, 22), now=at(date(2026, 3, 25), 12),
    ),
    "in autumn, when an hour comes twice: the first": Case(
        replace(HERE, zone="Europe/Berlin", wins=Weekly(SUN, 2)), datetime(2026, 10, 25, 0, tzinfo=UTC),
        known=planned(date(2026, 10, 25), day=SUN, hour=2), last=date(2026, 10, 18), now=at(date(2026, 10, 21), 12),
    ),
    "switched off": Case(switch(HERE, frozenset()), None),
    "no channel": Case(replace(HERE, wins_channel=None), None),
    "removed": Case(replace(HERE, left_at=NOW), None),
    "on again in time": Case(HERE, at(SECOND, 16), known=replace(planned(SECOND), next_due=None)),
    "on again after its moment": Case(
        HERE, at(THIRD, 16), known=replace(planned(SECOND), next_due=None), now=at(SECOND, 17)
    ),
    "on again, on the same day, at a later hour than the last": Case(
        on(FRI, 20), at(SECOND, 20), known=replace(planned(SECOND), next_due=None), now=at(FIRST, 17)
    ),
    "on again after months": Case(
        HERE, at(date(2026, 8, 7), 16), known=replace(planned(SECOND), next_due=None), last=None,
        now=at(date(2026, 8, 1), 9),
    ),
    "the next one left out: it stays so": Case(HERE, at(THIRD, 16), known=planned(THIRD), last=SECOND),
    "the next one left out, then another day": Case(
        on(WED), at(THIRD - 2 * DAY, 16), known=planned(THIRD), last=SECOND
    ),
    "every other week": Case(HERE, at(THIRD, 16), known=planned(THIRD, weeks=2), weeks=2),
    "every other week from now on": Case(HERE, at(THIRD, 16), weeks=2),
    "every week again": Case(HERE, at(SECOND, 16), known=planned(THIRD, weeks=2)),
    "every week again, a week after the last": Case(
        HERE, at(THIRD, 16), known=planned(THIRD, weeks=2), now=at(SECOND, 17)
    ),
    "every other week, on another day": Case(
        on(TUE), at(THIRD - 3 * DAY, 16), known=planned(THIRD, weeks=2), weeks=2
    ),
    "moved so often that it would be lost: it stays where it was": Case(
        on(TUE), at(FIRST + 20 * DAY, 16), known=planned(FIRST + 20 * DAY, day=THU), now=at(FIRST + 19 * DAY, 17)
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", [pytest.param(case, id=name) for name, case in CASES.items()])
def test_the_next_one_comes_as_near_to_its_turn_as_its_day_allows(case: Case) -> None:
    found = plan_post(Round.WINS, case.group, case.known, case.last, case.now, weeks=case.weeks)
    assert found is not None
    assert found.next_due == case.expected
    if case.expected is None:
        assert case.known is not None
        assert found.period == case.known.period
    else:
        assert found.every == 7 * case.weeks


def test_what_never_came_and_is_off_is_not_planned() -> None:
    assert plan_post(Round.PROMPT, replace(HERE, prompt_channel=None), None, None, NOW) is None


@pytest.mark.parametrize("which", [Round.WINS, Round.PROMPT])
def test_each_sort_has_its_own_moment_channel_and_switch(which: Round) -> None:
    found = plan_post(which, HERE, None, None, NOW)
    assert found is not None
    assert (found.kind, found.weekday, found.hour) == (ROUNDS[which], HERE.moment(which).day, HERE.moment(which).hour)
    on_features = frozenset(one for one in Feature if HERE.has(one))
    assert plan_post(which, switch(HERE, on_features - {which.feature}), None, None, NOW) is None


# a clock that was ahead


@pytest.mark.parametrize(
    ("taken", "freed", "now", "expected"),
    [
        pytest.param(set(), set(), NOW, FIRST, id="nothing came: the next day of it"),
        pytest.param({FIRST}, set(), NOW, SECOND, id="that one came early: the one after"),
        pytest.param({FIRST - DAY}, set(), NOW, SECOND, id="one came the day before"),
        pytest.param({date(2027, 3, 5)}, set(), NOW, FIRST, id="one came a year early"),
        pytest.param({FIRST - WEEK}, {FIRST}, at(FIRST, 18), FIRST, id="skipped before its time: it comes, late"),
        pytest.param({FIRST - WEEK}, set(), at(FIRST, 18), SECOND, id="its moment has passed"),
    ],
)
def test_what_a_clock_that_was_ahead_planned_is_planned_again(
    taken: set[date], freed: set[date], now: datetime, expected: date
) -> None:
    far = planned(date(2027, 3, 12))
    assert plan_post_again(far, taken, freed, now).period == expected


# the rhythm


@pytest.mark.parametrize(
    ("weeks", "period", "taken", "now", "expected"),
    [
        pytest.param(2, FIRST, {FIRST}, at(FIRST, 16), THIRD, id="every other week from this one"),
        pytest.param(1, FIRST, {FIRST}, at(FIRST, 16), SECOND, id="as before"),
        pytest.param(2, FIRST, {FIRST, SECOND}, at(FIRST, 16), THIRD, id="what is left out stays so"),
        pytest.param(2, FIRST, {FIRST, THIRD}, at(FIRST, 16), THIRD + 2 * WEEK, id="and is not in the way"),
    ],
)
def test_the_rhythm_is_counted_from_the_one_that_came(
    weeks: int, period: date, taken: set[date], now: datetime, expected: date
) -> None:
    assert change_rhythm(planned(SECOND), period, weeks, taken, now).period == expected


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        pytest.param(at(FIRST, 16), SECOND, id="in time"),
        pytest.param(at(SECOND - 3 * DAY, 16), SECOND, id="three days before the next"),
        pytest.param(at(SECOND - 2 * DAY, 16), THIRD, id="two"),
        pytest.param(at(SECOND + DAY, 16), THIRD, id="later than the next would be"),
    ],
)
def test_back_to_every_week_nothing_comes_right_after_a_late_one(now: datetime, expected: date) -> None:
    found = change_rhythm(planned(THIRD, weeks=2), FIRST, 1, {FIRST}, now)
    assert (found.period, found.every) == (expected, 7)


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        pytest.param(at(SECOND - 3 * DAY, 23), False, id="three days before"),
        pytest.param(at(SECOND - 2 * DAY, 0), True, id="two"),
        pytest.param(at(SECOND, 12), True, id="on the day"),
    ],
)
def test_one_that_could_not_be_posted_yet_is_let_go_shortly_before_the_next(now: datetime, expected: bool) -> None:
    assert comes_soon(planned(SECOND), now) is expected
    assert not comes_soon(replace(planned(SECOND), next_due=None), now)


# whatever a host does

ZONES = ["UTC", "Europe/Berlin", "America/New_York", "Pacific/Kiritimati", "Pacific/Pago_Pago"]
HOURS = st.integers(0, 23)
ACTS = st.one_of(
    st.tuples(st.just("day"), st.integers(0, 6)),
    st.tuples(st.just("hour"), HOURS),
    st.tuples(st.just("zone"), st.integers(0, len(ZONES) - 1)),
    st.tuples(st.just("weeks"), st.integers(1, 2)),
    st.tuples(st.just("wait"), st.integers(1, 24 * 9)),
    st.tuples(st.just("leave out"), st.just(0)),
)


@given(st.lists(ACTS, max_size=30))
def test_no_order_of_changes_brings_two_at_once_or_none_for_long(acts: list[tuple[str, int]]) -> None:
    """Left out ones count as if they came: they were to."""
    group, now, weeks = HERE, NOW, 1
    came: list[date] = []
    rhythms: list[int] = []
    known = plan_post(Round.PROMPT, group, None, None, now)
    assert known is not None

    def tick() -> None:
        nonlocal known
        assert known is not None
        due, known = fall_due(known, now)
        came.extend(one.period for one in due)
        rhythms.extend([weeks] * len(due))

    for what, number in [*acts, ("wait", 24 * 30)]:
        if what == "leave out":
            left, known = leave_out(known)
            assert left is not None
            came.append(left.period)
            rhythms.append(weeks)
            continue
        if what == "wait":
            for _ in range(number):
                now += timedelta(hours=1)
                tick()
            continue
        match what:
            case "day":
                group = replace(group, prompt=replace(group.prompt, day=number))
            case "hour":
                group = replace(group, prompt=replace(group.prompt, hour=number))
            case "zone":
                group = replace(group, zone=ZONES[number])
            case _:
                weeks = number
        last = max((one for one in came if one < known.period), default=None)
        known = plan_post(Round.PROMPT, group, known, last, now, weeks=weeks)
        assert known is not None
        tick()

    assert len(came) >= 2
    for number, (one, other) in enumerate(pairwise(came)):
        assert other - one >= SHORTEST
        assert other - one <= 7 * max(rhythms[number : number + 2]) * DAY + LATEST
