"""Lines of a shelf come without repeats, and each shelf remembers for itself."""

from collections.abc import Collection, Sequence
from datetime import timedelta
from itertools import pairwise

import pytest

from bot.domain.ids import PersonId
from bot.services import shelves
from bot.store import shelves as rows
from bot.store.store import Store
from tests.builders import ANA, BEN, NOW
from tests.joined import join

LINES = ("a", "b", "c", "d")


@pytest.fixture(autouse=True)
async def joined(store: Store) -> None:
    """Let both agree."""
    await join(store, ANA)
    await join(store, BEN)


async def draw(
    store: Store,
    turn: int,
    lines: Sequence[str] = LINES,
    *,
    first: Collection[str] = (),
    shelf: str = "coping",
    person: PersonId = ANA,
) -> str:
    """Draw a line, a minute after the one before."""
    async with store.write() as tx:
        return await shelves.draw(tx, person, shelf, lines, first=first, now=NOW + timedelta(minutes=turn), seed=turn)


async def test_no_line_comes_twice_before_all_did_and_none_twice_in_a_row(store: Store) -> None:
    drawn = [await draw(store, turn) for turn in range(3 * len(LINES))]
    assert set(drawn[: len(LINES)]) == set(LINES)
    assert all(before != after for before, after in pairwise(drawn))
    assert len(set(drawn[len(LINES) : 2 * len(LINES) - 1])) == len(LINES) - 1, "the next round begins anew"


async def test_those_that_fit_best_come_first(store: Store) -> None:
    assert await draw(store, 0, first=("c",)) == "c"
    assert await draw(store, 1, first=("c", "d")) == "d"


async def test_what_is_remembered_of_lines_that_do_not_fit_now_stays(store: Store) -> None:
    assert await draw(store, 0, ("a",)) == "a"
    assert [await draw(store, turn, ("b",)) for turn in (1, 2)] == ["b", "b"], "the only one that fits"
    assert {await draw(store, turn) for turn in (3, 4)} == {"c", "d"}


async def test_shelves_and_people_are_apart(store: Store) -> None:
    await draw(store, 0, ("a",))
    await draw(store, 1, ("a",), shelf="question")
    await draw(store, 2, ("b",), person=BEN)
    async with store.read() as view:
        assert await rows.shown(view, ANA, "coping") == ["a"]
        assert await rows.shown(view, ANA, "question") == ["a"]
        assert await rows.shown(view, BEN, "coping") == ["b"]
        assert await rows.shown(view, ANA, "reframe") == []


async def test_a_line_that_is_shown_again_is_the_latest(store: Store) -> None:
    async with store.write() as tx:
        for minute, line in enumerate(("a", "b", "a")):
            rows.show(tx, ANA, "offer", line, NOW + timedelta(minutes=minute))
    async with store.read() as view:
        assert await rows.shown(view, ANA, "offer") == ["b", "a"]
