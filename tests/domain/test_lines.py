"""When moderators are told that lines wait: soon, not often, and never of one that the last notice counts."""

from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.deliveries import Delivery, Posted, State, TryLater, Undeliverable, begin, leave, owe, settle
from bot.domain.groups import Problem
from bot.domain.lines import QUIET, next_notice
from bot.domain.schedule import Due, Kind, Schedule, Skip, schedule_id
from tests.builders import CHANNEL, GROUP, MESSAGE, NOW

SCHEDULE = Schedule(schedule_id(Kind.LINES, GROUP), Kind.LINES, GROUP, NOW.date(), 0)
TODAY, TOMORROW = NOW.date(), NOW.date() + timedelta(days=1)
AN_HOUR = timedelta(hours=1)


def owed() -> Delivery:
    """Return a notice that is owed this morning."""
    return owe(SCHEDULE, Due(TODAY, NOW), CHANNEL)


SENT = settle(begin(owed(), NOW), Posted(MESSAGE), NOW)


@pytest.mark.parametrize(
    ("last", "due"),
    [
        pytest.param(None, Due(TODAY, NOW + AN_HOUR), id="the first line is told at once"),
        pytest.param(owed(), None, id="a notice that is owed counts it"),
        pytest.param(begin(owed(), NOW), None, id="so does one that is being sent: it leads to the list"),
        pytest.param(settle(begin(owed(), NOW), TryLater(), NOW), None, id="or tried again"),
        pytest.param(SENT, Due(TOMORROW, NOW + QUIET), id="after one that was sent, a day passes"),
        pytest.param(
            leave(owed(), Skip.OVER), Due(TOMORROW, NOW + AN_HOUR), id="one that was not needed keeps nobody waiting"
        ),
        pytest.param(
            settle(begin(owed(), NOW), Undeliverable(Problem.CANNOT_POST), NOW),
            Due(TOMORROW, NOW + QUIET),
            id="one that could not be posted is not followed by a heap of others",
        ),
    ],
)
def test_a_line_is_told_when_moderators_can_bear_it(last: Delivery | None, due: Due | None) -> None:
    assert next_notice(last, NOW + AN_HOUR) == due


def test_a_line_that_comes_after_days_is_told_at_once() -> None:
    later = NOW + timedelta(days=3)
    assert next_notice(SENT, later) == Due(later.date(), later)


def test_after_a_clock_that_was_a_year_ahead_moderators_wait_no_year() -> None:
    ahead = NOW + timedelta(days=365)
    sent = settle(begin(owe(SCHEDULE, Due(ahead.date(), ahead), CHANNEL), ahead), Posted(MESSAGE), ahead)
    due = next_notice(sent, NOW)
    assert due == Due(ahead.date() + timedelta(days=1), NOW + QUIET)


@given(st.lists(st.timedeltas(min_value=timedelta(0), max_value=timedelta(days=2)), max_size=30))
def test_no_two_notices_come_within_a_day_and_none_is_lost(steps: list[timedelta]) -> None:
    now, last, sent = NOW, None, []
    for step in steps:
        now += step
        if last is not None and last.state is State.PENDING and last.next_try <= now:
            last = settle(begin(last, last.next_try), Posted(MESSAGE), now)
            sent.append(last)
        due = next_notice(last, now)
        if due is not None:
            last = owe(SCHEDULE, due, CHANNEL)
        assert last is not None
        assert last.next_try <= now + QUIET, "every line is told within a day"
        assert last.state is State.PENDING
    times = [one.first_try for one in sent if one.first_try]
    assert all(later - earlier >= QUIET for earlier, later in pairwise(times))
    assert len({one.id for one in sent}) == len(sent)
