"""The goals round: who is mentioned, what a week came to, and when a card is drawn anew."""

from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.groups import Week
from bot.domain.ids import PersonId
from bot.domain.rounds import (
    BACKOFF,
    GIVE_UP,
    MENTIONS,
    UNTOUCHED,
    Summary,
    close,
    drawn,
    part,
    parts,
    showing,
    summary,
    try_later,
)
from tests.builders import ANA, BEN, CHI, NOW, a_group, a_posted_round

MOST = 100
"""Ids that `allowed_mentions.users` takes."""


def snowflakes(count: int, seed: int) -> list[PersonId]:
    random = Random(seed)
    found: set[int] = set()
    while len(found) < count:
        found.add((random.getrandbits(41) << 22) | random.getrandbits(22))
    return [PersonId(one) for one in found]


def check_mentions(everybody: list[PersonId]) -> int:
    count = parts(everybody)
    mentioned = [part(everybody, number, count) for number in range(count)]
    assert sorted(who for one in mentioned for who in one) == sorted(everybody)
    assert all(len(one) <= MENTIONS for one in mentioned)
    return count


@pytest.mark.parametrize("count", [0, 1, 2, 89, 90, 91, 180, 181, 300, 1000, 3000, 5000])
def test_everybody_is_mentioned_once(count: int) -> None:
    for seed in range(3):
        messages = check_mentions(snowflakes(count, seed))
        assert -(-count // MENTIONS) <= messages <= 1.5 * count / MENTIONS + 1


@given(st.integers(0, 5000), st.integers(0, 2**32))
def test_everybody_is_mentioned_once_whoever_they_are(count: int, seed: int) -> None:
    check_mentions(snowflakes(count, seed))


@pytest.mark.parametrize(
    "everybody",
    [
        pytest.param(range(1, 1001), id="small ids that follow one another"),
        pytest.param(range(2**60, 2**60 + 1000), id="accounts of the same millisecond"),
        pytest.param(range(0, 1000 << 22, 1 << 22), id="accounts that differ in their millisecond alone"),
        pytest.param(range(0, 1000 << 32, 1 << 32), id="ids whose lower half is nothing"),
    ],
)
def test_ids_that_are_alike_are_spread_like_any_others(everybody: range) -> None:
    assert check_mentions([PersonId(one) for one in everybody]) <= 2 * len(everybody) / MENTIONS


def test_who_joins_meanwhile_fits_and_nobody_changes_messages() -> None:
    everybody = snowflakes(3000, 1)
    count = parts(everybody)
    more = [*everybody, *snowflakes(60, 2)]
    for number in range(count):
        before, after = part(everybody, number, count), part(more, number, count)
        assert set(before) <= set(after)
        assert len(after) <= MOST


def test_a_message_never_mentions_more_than_discord_takes() -> None:
    assert len(part(snowflakes(500, 1), 0, 1)) == MOST


@pytest.mark.parametrize(
    ("goals", "expected"),
    [
        pytest.param([], Summary(0, 0, 0), id="nothing shown"),
        pytest.param([(ANA, 3, 0)], Summary(0, 0, 0), id="nothing logged"),
        pytest.param([(ANA, 3, 2), (ANA, 1, 1), (BEN, 5, 9), (CHI, 2, 0)], Summary(12, 2, 2), id="some of it"),
    ],
)
def test_a_week_comes_to_what_was_done(goals: list[tuple[PersonId, int, int]], expected: Summary) -> None:
    assert summary(goals) == expected


def test_a_round_is_drawn_once_more_when_it_closes() -> None:
    closed = close(a_posted_round(attempts=2), NOW)
    assert (closed.closed, closed.redraw_at, closed.attempts) == (True, NOW, 0)
    assert close(drawn(closed), NOW) == drawn(closed)


def test_an_edit_that_fails_is_tried_again_ever_later_until_some_days_after_the_week() -> None:
    posted, now, waits = a_posted_round(redraw_at=NOW), NOW, []
    while posted.redraw_at is not None:
        now = posted.redraw_at
        posted = try_later(posted, now)
        if posted.redraw_at is not None:
            waits.append((posted.redraw_at - now).total_seconds())
    assert tuple(waits[: len(BACKOFF)]) == BACKOFF
    assert set(waits[len(BACKOFF) :]) == {BACKOFF[-1]}
    assert posted.ends_at + GIVE_UP <= now


def test_it_stays_known_of_a_round_that_it_could_not_be_drawn() -> None:
    posted = try_later(a_posted_round(closed=True, attempts=0), a_posted_round().ends_at + GIVE_UP)
    assert posted.redraw_at is None
    assert posted.attempts > 0


def test_a_round_shows_what_was_touched_lately() -> None:
    shown = showing(a_group(), Week(date(2026, 3, 2), date(2026, 3, 9)), NOW)
    assert shown.since == NOW - UNTOUCHED
    assert shown.began == NOW - timedelta(hours=9)
