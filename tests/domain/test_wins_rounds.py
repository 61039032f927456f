"""What a wins round is about, how often it comes, and which numbers of wins it says."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.domain.rounds import PostedRound
from bot.domain.schedule import Kind
from bot.domain.wins_rounds import LONGEST, MILESTONES, STANDS, Window, milestone, rhythm, window, window_of
from tests.builders import NOW, a_posted_round

WEEK = timedelta(days=7)


def a_wins_round(until: datetime | None = NOW, shown: int = 1) -> PostedRound:
    """Return a wins round that was posted at a moment and showed some wins."""
    since = None if until is None else until - WEEK
    ends_at = (until or NOW) + STANDS
    return replace(a_posted_round(), kind=Kind.WINS_ROUND, since=since, until=until, shown=shown, ends_at=ends_at)


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        pytest.param(None, NOW - LONGEST, id="the first one: the last three weeks"),
        pytest.param(a_wins_round(NOW - WEEK), NOW - WEEK, id="what came after the last one"),
        pytest.param(a_wins_round(NOW - 2 * WEEK), NOW - 2 * WEEK, id="after two weeks: both"),
        pytest.param(a_wins_round(NOW - timedelta(days=3)), NOW - timedelta(days=3), id="nothing twice"),
        pytest.param(a_wins_round(NOW - 9 * WEEK), NOW - LONGEST, id="after long: the last three weeks"),
        pytest.param(a_wins_round(None), NOW - LONGEST, id="one that does not say"),
    ],
)
def test_a_round_is_about_what_came_since_the_last(last: PostedRound | None, expected: datetime) -> None:
    assert window(last, NOW) == Window(expected, NOW)


def test_a_round_that_stands_stays_about_the_same() -> None:
    assert window_of(a_wins_round()) == Window(NOW - WEEK, NOW)
    assert window(a_wins_round(), NOW + WEEK).since == window_of(a_wins_round()).until


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        pytest.param([], 1, id="none yet"),
        pytest.param([0], 1, id="one quiet one"),
        pytest.param([0, 0], 2, id="two"),
        pytest.param([0, 0, 5], 2, id="two, after a full one"),
        pytest.param([1, 0, 0], 1, id="a win at last"),
        pytest.param([0, 1, 0], 1, id="quiet ones, but not in a row"),
    ],
)
def test_two_quiet_rounds_in_a_row_make_it_every_other_week(shown: list[int], expected: int) -> None:
    """The latest one is the first."""
    assert rhythm([a_wins_round(shown=number) for number in shown]) == expected


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        (0, 9, None),
        (9, 10, 10),
        (10, 11, None),
        (9, 26, 25),
        (99, 99, None),
        (10_000, 20_000, None),
        (0, 10**6, MILESTONES[-1]),
    ],
)
def test_a_round_number_is_said_when_the_group_comes_to_it(before: int, now: int, expected: int | None) -> None:
    assert milestone(before, now) == expected


@pytest.mark.parametrize(
    ("before", "now", "said", "expected"),
    [
        pytest.param(98, 101, 100, None, id="come to again"),
        pytest.param(98, 101, 50, 100, id="come to for the first time"),
        pytest.param(40, 101, 50, 100, id="two at once, of which one was said"),
        pytest.param(40, 60, 100, None, id="a smaller one, after many were removed"),
        pytest.param(98, 251, 100, 250, id="the next one"),
    ],
)
def test_what_was_said_is_not_said_again_where_wins_were_removed_meanwhile(
    before: int, now: int, said: int, expected: int | None
) -> None:
    assert milestone(before, now, said) == expected
