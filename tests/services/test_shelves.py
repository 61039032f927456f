"""Lines of a shelf come without repeats, and each shelf remembers for itself."""

from collections.abc import Collection, Sequence
from itertools import pairwise

import pytest

from bot.domain.ids import PersonId
from bot.services import shelves
from bot.store import shelves as rows
from bot.store.store import Store
from tests.builders import ANA, BEN
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
    """Draw a line."""
    sealer = await store.vault.sealer(person)
    async with store.write() as tx:
        return await shelves.draw(tx, person, sealer, shelf, lines, first=first, seed=turn)


async def shown(store: Store, person: PersonId, shelf: str) -> list[str]:
    """Return what somebody was shown of a shelf."""
    sealer = await store.vault.sealer(person)
    async with store.read() as view:
        return await rows.shown(view, person, shelf, sealer)


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
    assert await shown(store, ANA, "coping") == ["a"]
    assert await shown(store, ANA, "question") == ["a"]
    assert await shown(store, BEN, "coping") == ["b"]
    assert await shown(store, ANA, "reframe") == []


async def test_what_is_shown_once_is_not_shown_again(store: Store) -> None:
    sealer = await store.vault.sealer(ANA)
    async with store.write() as tx:
        assert [await shelves.show_once(tx, ANA, sealer, "offer", line) for line in "aba"] == [True, True, False]
    assert await shown(store, ANA, "offer") == ["a", "b"]


async def test_nobody_can_read_which_line_it_was_and_a_list_that_does_not_open_is_begun_anew(store: Store) -> None:
    await draw(store, 0, ("it-was-ghosting",))
    async with store.write() as tx:
        (row,) = await tx.all("SELECT * FROM line_shown")
        assert not any("ghosting" in str(value) for value in row)
        tx.put("UPDATE line_shown SET lines = :lines", lines=b"broken")
    assert await shown(store, ANA, "coping") == []
    await draw(store, 1, ("a",))
    assert await shown(store, ANA, "coping") == ["a"]
