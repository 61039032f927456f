"""What members write is sealed: it opens for its own person and place alone, and never once the key is erased."""

import asyncio
import base64
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.ids import PersonId, WinId
from bot.domain.wins import Win
from bot.store import wins
from bot.store.store import Paths, Store, open_store
from bot.store.vault import SEALERS_KEPT, Place, SealBroken, Sealer, read_master_key
from tests.builders import ANA, BEN, NOW, a_win
from tests.joined import join, sealer_of

PLACE = Place("win", "words", 1, ANA)
KEY = bytes(range(32))
SECRET = "They said no again, and I cried on the bus"


@given(st.text(max_size=1_200))
def test_a_sealed_text_opens_exactly_as_it_was(text: str) -> None:
    sealed = Sealer(KEY).seal(text, PLACE)
    assert Sealer(KEY).open(sealed, PLACE) == text
    assert len(sealed) == len(text.encode()) + len(Sealer(KEY).seal("", PLACE))


@pytest.mark.parametrize(
    "text", ["", "\0", "a\0b", "👩🏽\u200d🚀🏳\ufe0f\u200d🌈", "\u202e", "e\u0301 é", "\ufeff", "\U0010ffff"]
)
def test_unusual_text_opens_exactly_as_it_was(text: str) -> None:
    assert Sealer(KEY).open(Sealer(KEY).seal(text, PLACE), PLACE) == text


def test_the_same_text_is_never_sealed_into_the_same_bytes() -> None:
    assert len({Sealer(KEY).seal(SECRET, PLACE) for _ in range(100)}) == 100


def test_a_sealed_text_shows_nothing_of_the_text() -> None:
    assert not any(word.encode() in Sealer(KEY).seal(SECRET, PLACE) for word in SECRET.split() if len(word) > 3)


@pytest.mark.parametrize(
    "place",
    [
        pytest.param(replace(PLACE, row=2), id="another row"),
        pytest.param(replace(PLACE, person=BEN), id="another person"),
        pytest.param(replace(PLACE, column="note"), id="another column"),
        pytest.param(replace(PLACE, table="journal"), id="another table"),
        pytest.param(Place("win|words", "1", 1, ANA), id="names that run into one another"),
    ],
)
def test_a_sealed_text_does_not_open_in_another_place(place: Place) -> None:
    with pytest.raises(SealBroken):
        Sealer(KEY).open(Sealer(KEY).seal(SECRET, PLACE), place)


def test_a_sealed_text_does_not_open_with_another_key() -> None:
    with pytest.raises(SealBroken):
        Sealer(bytes(32)).open(Sealer(KEY).seal(SECRET, PLACE), PLACE)


@given(st.data())
def test_a_sealed_text_does_not_open_when_any_bit_of_it_was_changed(data: st.DataObject) -> None:
    sealed = bytearray(Sealer(KEY).seal(SECRET, PLACE))
    bit = data.draw(st.integers(0, len(sealed) * 8 - 1))
    sealed[bit // 8] ^= 1 << bit % 8
    with pytest.raises(SealBroken):
        Sealer(KEY).open(bytes(sealed), PLACE)


@given(st.binary(max_size=60))
def test_bytes_that_nobody_sealed_do_not_open(junk: bytes) -> None:
    for sealed in (junk, b"\x01" + junk):
        with pytest.raises(SealBroken):
            Sealer(KEY).open(sealed, PLACE)


def test_a_sealed_text_that_was_cut_short_does_not_open() -> None:
    sealed = Sealer(KEY).seal("no", PLACE)
    for length in range(len(sealed)):
        with pytest.raises(SealBroken, match=r"win\.words"):
            Sealer(KEY).open(sealed[:length], PLACE)


async def keep(store: Store, win: Win) -> None:
    sealer = await sealer_of(store, win.person)
    async with store.write() as tx:
        wins.insert(tx, win, sealer)


async def words(store: Store, win: int = 1, person: PersonId = ANA) -> str | None:
    sealer = await sealer_of(store, person)
    async with store.read() as view:
        found = await wins.find(view, WinId(win), sealer)
    return found.words if found else None


async def test_words_open_for_their_person_also_after_a_restart(paths: Paths) -> None:
    async with open_store(paths, NOW) as store:
        await keep(store, a_win(id=1, words=SECRET))
        assert await words(store) == SECRET
    async with open_store(paths, NOW) as store:
        assert await words(store) == SECRET


async def test_words_do_not_open_with_another_persons_key(store: Store) -> None:
    await keep(store, a_win(id=1, words=SECRET))
    with pytest.raises(SealBroken):
        await words(store, person=BEN)


@pytest.mark.parametrize(
    "swap",
    [
        pytest.param("UPDATE win SET words = (SELECT words FROM win WHERE id = 2) WHERE id = 1", id="row for row"),
        pytest.param("UPDATE win SET person_id = 1102 WHERE id = 1", id="given to somebody else"),
    ],
)
async def test_words_do_not_open_after_whoever_holds_the_file_moved_them(store: Store, swap: str) -> None:
    await join(store, BEN)
    await keep(store, a_win(id=1, words=SECRET))
    await keep(store, a_win(id=2, words="Another one"))
    async with store.write() as tx:
        tx.put(swap)
    for person in (ANA, BEN):
        with pytest.raises(SealBroken):
            await words(store, person=person)


async def test_no_file_of_the_store_holds_the_words_or_a_bare_key(paths: Paths) -> None:
    async with open_store(paths, NOW) as store:
        for number in range(1, 30):
            await keep(store, a_win(id=number, words=f"{SECRET} {number}"))
        await store.vault.forget(BEN)
        while_open = {path.name: path.read_bytes() for path in paths.data.iterdir() if path.suffix != ".lock"}
    after = {path.name: path.read_bytes() for path in paths.data.iterdir()}
    assert {"rebound.db-wal", "rebound.db-shm", "keys.db-wal"} <= set(while_open)
    for files in (while_open, after):
        for name, content in files.items():
            for form in (SECRET.encode(), SECRET.encode("utf-16-le"), b"cried on"):
                assert form not in content, name


async def test_each_person_has_a_key_of_their_own_and_none_lies_bare(paths: Paths) -> None:
    async with open_store(paths, NOW) as store:
        for person in range(1, 6):
            await keep(store, a_win(id=person, person=PersonId(person)))
        async with store.vault._keys.read() as view:
            rows = await view.all("SELECT person_id, wrapped FROM member_key")
        keys = {store.vault._unwrap(row["person_id"], row["wrapped"]) for row in rows}
    assert len(keys) == 5
    files = b"".join(path.read_bytes() for path in paths.data.iterdir() if path != paths.master_key)
    for key in (*keys, read_master_key(paths.master_key)):
        assert key not in files
        assert base64.b64encode(key) not in files


async def test_once_a_person_is_forgotten_nothing_of_theirs_opens_and_others_still_do(paths: Paths) -> None:
    async with open_store(paths, NOW) as store:
        await keep(store, a_win(id=1, words=SECRET))
        await keep(store, a_win(id=2, person=BEN, words="Ben's"))
        await store.vault.forget(ANA)
        with pytest.raises(SealBroken):
            await words(store)
        assert await words(store, 2, BEN) == "Ben's"
    async with open_store(paths, NOW) as store:
        with pytest.raises(SealBroken):
            await words(store)
        assert await words(store, 2, BEN) == "Ben's"


async def test_what_is_erased_stays_erased_in_an_old_copy_of_the_database(paths: Paths, tmp_path: Path) -> None:
    async with open_store(paths, NOW) as store:
        await keep(store, a_win(id=1, words=SECRET))
    old = shutil.copy(paths.database, tmp_path / "old.db")
    async with open_store(paths, NOW) as store:
        await store.vault.forget(ANA)
    shutil.copy(old, paths.database)
    async with open_store(paths, NOW) as store:
        with pytest.raises(SealBroken):
            await words(store)


async def test_an_erased_key_is_gone_from_every_file_not_only_from_the_table(paths: Paths) -> None:
    async with open_store(paths, NOW) as store:
        await keep(store, a_win(id=1, words=SECRET))
        async with store.vault._keys.read() as view:
            row = await view.one("SELECT wrapped FROM member_key WHERE person_id = :person", person=ANA)
            assert row is not None
    assert row["wrapped"] in paths.keys.read_bytes()
    async with open_store(paths, NOW) as store:
        await store.vault.forget(ANA)
    assert not any(row["wrapped"] in path.read_bytes() for path in paths.data.iterdir())


async def test_a_person_who_was_forgotten_starts_again_with_another_key(paths: Paths) -> None:
    async with open_store(paths, NOW) as store:
        await keep(store, a_win(id=1, words=SECRET))
        await store.vault.forget(ANA)
        await keep(store, a_win(id=2, words="A new start"))
    async with open_store(paths, NOW) as store:
        assert await words(store, 2) == "A new start"
        with pytest.raises(SealBroken):
            await words(store, 1)


async def test_forgetting_somebody_unknown_is_no_error(store: Store) -> None:
    await store.vault.forget(PersonId(404))


async def keys_kept(store: Store) -> int:
    async with store.vault._keys.read() as view:
        row = await view.one("SELECT count(*) AS n FROM member_key")
    return int(row["n"]) if row else 0


async def test_many_first_uses_of_one_person_at_once_make_one_key(paths: Paths) -> None:
    async with open_store(paths, NOW) as store:
        await asyncio.gather(*(keep(store, a_win(id=number, words=f"{number}")) for number in range(1, 21)))
        assert await keys_kept(store) == 1
        assert [await words(store, number) for number in range(1, 21)] == [f"{number}" for number in range(1, 21)]
    async with open_store(paths, NOW) as store:
        assert [await words(store, number) for number in range(1, 21)] == [f"{number}" for number in range(1, 21)]


@pytest.mark.parametrize("turns", range(12))
async def test_a_key_whose_making_is_cancelled_works_or_is_not_there(paths: Paths, turns: int) -> None:
    async with open_store(paths, NOW) as store:
        first = asyncio.create_task(store.vault.make_key(ANA, NOW))
        for _ in range(turns):
            await asyncio.sleep(0)
        first.cancel()
        await asyncio.gather(first, return_exceptions=True)
        await keep(store, a_win(id=1, words=SECRET))
    async with open_store(paths, NOW) as store:
        assert await words(store) == SECRET


@pytest.mark.parametrize("turns", range(0, 40, 2))
async def test_whoever_is_forgotten_during_their_first_use_is_not_sealed_with_the_erased_key(
    paths: Paths, turns: int
) -> None:
    """A key that is only in memory would seal what nobody can open after the next start."""
    async with open_store(paths, NOW) as store:
        await store.vault.make_key(ANA, NOW)
        first = asyncio.create_task(store.vault.sealer(ANA))
        for _ in range(turns):
            await asyncio.sleep(0)
        await store.vault.forget(ANA)
        await asyncio.gather(first, return_exceptions=True)
        await keep(store, a_win(id=1, words=SECRET))
    async with open_store(paths, NOW) as store:
        assert await words(store) == SECRET


async def test_only_so_many_keys_are_kept_in_memory_and_the_longest_unused_goes_first(store: Store) -> None:
    sealers = {person: await sealer_of(store, PersonId(person)) for person in range(1, SEALERS_KEPT + 1)}
    assert await sealer_of(store, PersonId(1)) is sealers[1]
    for person in range(SEALERS_KEPT + 1, SEALERS_KEPT + 11):
        await sealer_of(store, PersonId(person))
    assert await sealer_of(store, PersonId(1)) is sealers[1]
    again = await sealer_of(store, PersonId(2))
    assert again is not sealers[2]
    assert again.open(sealers[2].seal(SECRET, PLACE), PLACE) == SECRET


@pytest.mark.parametrize("tamper", [lambda key: key[:-1] + bytes([key[-1] ^ 1]), lambda key: key[:7], lambda _: b""])
async def test_a_wrapped_key_that_was_changed_does_not_unwrap(paths: Paths, tamper: Callable[[bytes], bytes]) -> None:
    async with open_store(paths, NOW) as store:
        await keep(store, a_win(id=1, words=SECRET))
        async with store.vault._keys.write() as tx:
            row = await tx.one("SELECT wrapped FROM member_key")
            assert row is not None
            tx.put("UPDATE member_key SET wrapped = :wrapped", wrapped=tamper(row["wrapped"]))
    async with open_store(paths, NOW) as store:
        with pytest.raises(SealBroken, match="does not unwrap"):
            await words(store)


async def test_a_wrapped_key_does_not_unwrap_for_another_person(paths: Paths) -> None:
    async with open_store(paths, NOW) as store:
        await keep(store, a_win(id=1, words=SECRET))
        async with store.vault._keys.write() as tx:
            tx.put("UPDATE member_key SET person_id = :ben", ben=BEN)
    async with open_store(paths, NOW) as store:
        with pytest.raises(SealBroken, match=f"the key of person {BEN} does not unwrap"):
            await words(store, person=BEN)
