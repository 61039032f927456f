"""What somebody asked to keep is there for them, sealed, until they let it go."""

import pytest

from bot.domain.ids import KeepsakeId, PersonId
from bot.domain.reframes import Keepsake, KeptPage
from bot.services import reframes
from bot.store.store import Store
from tests.builders import ANA, BEN, NOW, WIN
from tests.joined import join

WORDS = "I always fail\nIt happened again. \u2068תודה\u2069 " + "x" * 1500


@pytest.fixture(autouse=True)
async def joined(store: Store) -> None:
    """Let both agree."""
    await join(store, ANA)
    await join(store, BEN)


def a_keepsake(number: int = 0, person: PersonId = ANA) -> Keepsake:
    """Return words that somebody keeps."""
    return Keepsake(KeepsakeId(WIN + number), person, f"{WORDS} {number}", NOW)


async def test_words_are_kept_exactly_once_and_sealed(store: Store) -> None:
    for _ in range(2):
        await reframes.keep(store, a_keepsake())
    assert await reframes.kept(store, ANA, 0) == KeptPage(a_keepsake(), 0, 1)
    async with store.read() as view:
        (row,) = await view.all("SELECT * FROM keepsake")
    assert b"fail" not in row["words"]


@pytest.mark.parametrize(("number", "shown"), [(0, 2), (1, 1), (2, 0), (99, 0)])
async def test_they_are_turned_over_one_by_one_the_newest_first(store: Store, number: int, shown: int) -> None:
    for each in range(3):
        await reframes.keep(store, a_keepsake(each))
    assert (await reframes.kept(store, ANA, number)).keepsake == a_keepsake(shown)


async def test_what_is_not_theirs_nobody_sees_or_deletes(store: Store) -> None:
    await reframes.keep(store, a_keepsake())
    await reframes.delete(store, a_keepsake().id, BEN)
    assert await reframes.kept(store, BEN, 0) == KeptPage(None, 0, 1)
    assert (await reframes.kept(store, ANA, 0)).keepsake is not None
    await reframes.delete(store, a_keepsake().id, ANA)
    assert (await reframes.kept(store, ANA, 0)).keepsake is None
