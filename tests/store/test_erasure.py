"""The proof of an erasure, in bytes: what no file holds any more, what no backup opens, whatever was interrupted."""

import asyncio
import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest

from bot.domain.deliveries import State
from bot.domain.ids import MessageId, PersonId, WinId
from bot.services import people, privacy
from bot.store import deliveries, holdings, wins
from bot.store.engine import FOLD_WAITS
from bot.store.errors import StoreRefused
from bot.store.store import Paths, Store, back_up, open_store, restore
from bot.store.tables import TABLES, Kind
from bot.store.vault import SealBroken
from tests.builders import ANA, BEN, GROUP, NOW, a_delivery, a_win
from tests.joined import sealer_of
from tests.store.erasing_child import PEOPLE, words_of

ROOT = Path(__file__).parents[2]
WORDS = "They said no again, and I cried on the bus"


async def keep(store: Store, person: PersonId, *numbers: int, length: int = 1) -> None:
    """Keep wins of these numbers."""
    sealer = await sealer_of(store, person)
    async with store.write() as tx:
        for number in numbers:
            words = f"{WORDS} {number} " + "x" * (length * number % 900)
            wins.insert(tx, a_win(id=number, person=person, words=words), sealer)


async def sealed_of(store: Store, person: PersonId) -> list[bytes]:
    """Return the sealed bytes of everything of somebody, by walking the tables."""
    found = []
    async with store.read() as view:
        for table in TABLES:
            for column, kind in table.text.items():
                if kind is Kind.SEALED:
                    sql = f"SELECT {column} AS sealed FROM {table.name} WHERE {table.person} = :person"
                    found += [row["sealed"] for row in await view.all(sql, person=person)]
    return found


async def wrapped(store: Store, person: PersonId) -> bytes:
    """Return the wrapped key of somebody."""
    async with store.vault._keys.write() as tx:
        row = await tx.one("SELECT wrapped FROM member_key WHERE person_id = :person", person=person)
    assert row is not None
    return bytes(row["wrapped"])


def contents(directory: Path) -> bytes:
    """Return the bytes of every file there, logs included."""
    return b"".join(path.read_bytes() for path in sorted(directory.rglob("*")) if path.suffix != ".lock")


async def kinds(store: Store, person: PersonId) -> list[str]:
    """Return the kinds of what is kept of somebody."""
    async with store.read() as view:
        return [one.kind for one in await holdings.tally(view, person)]


async def test_after_an_erasure_no_file_holds_the_sealed_words_or_the_key(paths: Paths) -> None:
    async with open_store(paths, NOW) as store:
        await keep(store, ANA, 1, 2, 3, length=300)
        await keep(store, BEN, 4)
        sealed, key = await sealed_of(store, ANA), await wrapped(store, ANA)
        others = await sealed_of(store, BEN)
        assert len(sealed) == 3
        before = contents(paths.data)
        assert all(piece in before for piece in (*sealed, *others, key)), "the test must be able to see them"
        await privacy.erase(store, ANA, NOW)
        while_open = contents(paths.data)
    for after in (while_open, contents(paths.data)):
        assert not any(piece in after for piece in (*sealed, key))
        assert all(piece in after for piece in others)
        assert WORDS.encode() not in after


async def test_a_reader_under_way_delays_the_emptying_of_the_log_and_nobody_else(paths: Paths) -> None:
    async with open_store(paths, NOW) as store:
        await keep(store, ANA, 1)
        (sealed,) = await sealed_of(store, ANA)
        async with store.read() as view:
            await view.all("SELECT * FROM win")
            erasing = asyncio.create_task(privacy.erase(store, ANA, NOW))
            await asyncio.sleep(sum(FOLD_WAITS) / 4)
            await asyncio.wait_for(keep(store, BEN, 2), timeout=30)
            assert not erasing.done()
        await erasing
        assert sealed not in contents(paths.data)


async def test_the_log_that_could_not_be_emptied_then_is_emptied_later(paths: Paths) -> None:
    async with open_store(paths, NOW) as store:
        await keep(store, ANA, 1)
        (sealed,) = await sealed_of(store, ANA)
        async with store.read() as view:
            await view.all("SELECT * FROM win")
            await privacy.erase(store, ANA, NOW)
            assert not await store.fold()
        assert await store.fold()
        assert sealed not in contents(paths.data)


async def test_a_backup_made_before_opens_nothing_and_restored_it_is_erased_at_the_next_start(
    paths: Paths, tmp_path: Path
) -> None:
    """`restore` keeps the keys at hand: they know of erasures that the backup does not."""
    copy = tmp_path / "backups" / "old.db"
    async with open_store(paths, NOW) as store:
        await keep(store, ANA, 1)
        await keep(store, BEN, 2)
        async with store.write() as tx:
            deliveries.save(tx, a_delivery(id=1, state=State.SENT, message=MessageId(77)))
        back_up(paths, copy)
        await privacy.erase(store, ANA, NOW)
    restore(paths, copy, NOW)
    async with open_store(paths, NOW) as store:
        assert "win" in await kinds(store, ANA), "it is in the backup"
        with pytest.raises(SealBroken):
            await store.vault.sealer(ANA)
        (sealed,) = await sealed_of(store, ANA)
        assert await privacy.finish(store, NOW) == 1
        assert await kinds(store, ANA) == []
        assert sealed not in (paths.database.read_bytes())
        async with store.read() as view:
            (owed,) = await view.all("SELECT message_id FROM takedown")
            assert owed["message_id"] == 77, "should its card have been posted once more, it goes, too"
            found = await wins.find(view, WinId(2), await store.vault.sealer(BEN))
        assert found is not None
        assert found.words.startswith(WORDS)


async def test_the_keys_of_an_old_backup_open_it_only_as_long_as_they_are_kept(paths: Paths, tmp_path: Path) -> None:
    """Why `deploy/backup.sh` keeps copies of keys for a week alone, and the receipt says so."""
    copy = tmp_path / "backups" / "old.db"
    async with open_store(paths, NOW) as store:
        await keep(store, ANA, 1)
        keys = back_up(paths, copy)
        key = await wrapped(store, ANA)
        await privacy.erase(store, ANA, NOW)
    assert key in keys.read_bytes()
    keys.unlink()
    assert key not in contents(paths.data) + contents(copy.parent)


async def test_somebody_who_joined_after_the_backup_that_is_restored_can_join_again(
    paths: Paths, tmp_path: Path
) -> None:
    copy = tmp_path / "old.db"
    async with open_store(paths, NOW) as store:
        await keep(store, BEN, 2)
        back_up(paths, copy)
        await keep(store, ANA, 1)
    restore(paths, copy, NOW)
    async with open_store(paths, NOW) as store:
        assert await privacy.finish(store, NOW) == 0
        assert ANA in await store.vault.people(), "else a newer backup, restored after all, would not open"
        await people.agree(store, ANA, GROUP, NOW)
        await keep(store, ANA, 3)


async def test_whoever_erased_and_joined_anew_comes_back_from_a_backup_as_nobody(
    paths: Paths, tmp_path: Path
) -> None:
    """Their old rows would open with no key at hand; the new key stays, for a newer backup."""
    copy, later = tmp_path / "old.db", NOW + timedelta(days=1)
    async with open_store(paths, NOW) as store:
        await people.agree(store, ANA, GROUP, NOW)
        await keep(store, ANA, 1)
        back_up(paths, copy)
        await privacy.erase(store, ANA, later)
        await people.agree(store, ANA, GROUP, later)
    restore(paths, copy, later)
    async with open_store(paths, later) as store:
        assert await privacy.finish(store, later) == 1
        assert await kinds(store, ANA) in ([], ["key"])
        assert ANA in await store.vault.people()
        await people.agree(store, ANA, GROUP, later)
        assert await privacy.finish(store, later) == 0, "they agreed anew"


async def test_lost_keys_are_noticed_before_everybody_is_taken_for_erased(paths: Paths) -> None:
    async with open_store(paths, NOW) as store:
        await people.agree(store, ANA, GROUP, NOW)
    paths.keys.unlink()
    with pytest.raises(StoreRefused, match=r"keys\.db is missing"):
        async with open_store(paths, NOW):
            pass


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_an_erasure_that_is_killed_at_any_moment_is_whole_after_the_next_start(tmp_path: Path) -> None:
    """Whoever was told that they are erased is; of everybody else there is all or nothing, and it opens."""
    chance = Random(7)
    paths = Paths(tmp_path / "data", tmp_path / "data" / "master.key")
    for round_ in range(12):
        command = [sys.executable, "-m", "tests.store.erasing_child", str(paths.data), str(round_)]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as child:
            assert child.stdout is not None
            assert child.stdout.readline() == "erasing\n"
            try:
                child.wait(chance.uniform(0, 0.15))
            except subprocess.TimeoutExpired:
                child.kill()
            told = [line.split() for line in child.stdout.readlines() if line.endswith("\n")]
        assert child.returncode in (0, -signal.SIGKILL)
        asyncio.run(check_whole(paths, {int(person): how for how, person in told}, round_))


async def check_whole(paths: Paths, told: dict[int, str], round_: int) -> None:
    """Start as the bot does, and prove that nobody is erased by half."""
    async with open_store(paths, NOW) as store:
        await privacy.finish(store, NOW)
        async with store.read() as view:
            assert await view.all("PRAGMA foreign_key_check") == []
            for number in range(PEOPLE):
                person = PersonId(round_ * 1_000 + number + 1)
                standing = (await people.standing(store, person)).person
                found = await view.all("SELECT id FROM win WHERE person_id = :person", person=person)
                assert len(found) == (0 if standing is None else 2)
                has_key = await store.vault.made_at(person) is not None
                assert has_key == (standing is not None)
                if person in told:
                    assert standing is None
                    rest = await kinds(store, person)
                    assert rest == (["withdrawal"] if told[person] == "withdrawn" else [])
                for row in found:
                    win = await wins.find(view, WinId(row["id"]), await store.vault.sealer(person))
                    assert win is not None
                    assert win.words == words_of(row["id"])
