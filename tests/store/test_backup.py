"""Copying the store while it is in use, and putting a copy back: whole, or refused with everything left as it was."""

import asyncio
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from bot.store.errors import StoreLocked, StoreRefused
from bot.store.store import Paths, back_up, open_store, restore
from bot.store.vault import SealBroken
from tests.builders import NOW
from tests.store.directories import check_there, contents, refusal, start, start_and_write
from tests.store.written import check_one, numbers_in, the_win, write


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return tmp_path / "copies" / "monday.db"


@pytest.fixture
def elsewhere(tmp_path: Path, paths: Paths) -> Paths:
    """Name a new machine's directory; the master key was carried there by hand."""
    return Paths(tmp_path / "elsewhere", paths.master_key)


def keys_of(copy: Path) -> Path:
    return copy.with_name(copy.name + ".keys")


async def test_a_backup_is_put_back_on_a_new_machine(paths: Paths, copy: Path, elsewhere: Paths) -> None:
    await start_and_write(paths, 1, 2)
    assert back_up(paths, copy) == keys_of(copy)
    assert restore(elsewhere, copy, NOW) is None
    await check_there(elsewhere, 1, 2)


async def test_a_backup_is_two_files_for_its_own_user_alone_without_the_master_key(paths: Paths, copy: Path) -> None:
    await start_and_write(paths, 1)
    back_up(paths, copy)
    assert {path.name for path in copy.parent.iterdir()} == {"monday.db", "monday.db.keys"}
    for file in (copy, keys_of(copy)):
        assert file.stat().st_mode & 0o077 == 0
        assert paths.master_key.read_bytes().strip() not in file.read_bytes()


async def test_a_backup_while_writes_go_on_is_of_one_moment(paths: Paths, copy: Path, elsewhere: Paths) -> None:
    acknowledged: list[int] = []

    async def write_on() -> None:
        for number in range(1, 100_000):
            await write(store, number)
            acknowledged.append(number)

    async with open_store(paths, NOW) as store:
        writing = asyncio.create_task(write_on())
        while len(acknowledged) < 30:
            await asyncio.sleep(0)
        before = set(acknowledged)
        await asyncio.to_thread(back_up, paths, copy)
        writing.cancel()
        await asyncio.gather(writing, return_exceptions=True)
        everything = await numbers_in(store)
    restore(elsewhere, copy, NOW)
    async with open_store(elsewhere, NOW) as restored:
        there = await numbers_in(restored)
        assert before <= there <= everything
        for number in there:
            await check_one(restored, number)


async def test_a_second_backup_takes_the_place_of_the_first(paths: Paths, copy: Path, elsewhere: Paths) -> None:
    await start_and_write(paths, 1)
    back_up(paths, copy)
    await start_and_write(paths, 2)
    back_up(paths, copy)
    restore(elsewhere, copy, NOW)
    await check_there(elsewhere, 1, 2)


async def test_there_is_nothing_to_copy_before_the_first_start_or_without_the_keys(paths: Paths, copy: Path) -> None:
    with pytest.raises(StoreRefused, match=r"There is no rebound\.db in .*"):
        back_up(paths, copy)
    await start_and_write(paths, 1)
    paths.keys.unlink()
    with refusal(paths, "There is no keys.db in"):
        back_up(paths, copy)
    assert not copy.parent.exists()


async def test_a_backup_that_cannot_be_written_is_refused(paths: Paths, tmp_path: Path) -> None:
    await start_and_write(paths, 1)
    (tmp_path / "file").write_text("")
    (tmp_path / "directory.db").mkdir()
    for target in (tmp_path / "file" / "monday.db", tmp_path / "directory.db"):
        with refusal(paths, f"{target} could not be written"):
            back_up(paths, target)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data", "directory.db", "file"]


async def test_a_damaged_database_is_not_copied_over_a_good_backup(paths: Paths, copy: Path) -> None:
    await start_and_write(paths, *range(1, 60))
    back_up(paths, copy)
    good = contents(copy.parent)
    content = bytearray(paths.database.read_bytes())
    content[8 * 4096 : 20 * 4096] = b"\xa5" * (12 * 4096)
    paths.database.write_bytes(content)
    with refusal(paths, "could not be written"):
        back_up(paths, copy)
    assert contents(copy.parent) == good


async def test_what_was_there_before_a_restore_is_set_aside_whole(paths: Paths, copy: Path, elsewhere: Paths) -> None:
    await start_and_write(paths, 1)
    back_up(paths, copy)
    await start_and_write(paths, 2)
    aside = restore(paths, copy, NOW)
    assert aside == paths.backups / "before-restore-20260302T090000Z.db"
    await check_there(paths, 1)
    shutil.copytree(paths.data, elsewhere.data)
    shutil.copy(aside, elsewhere.database)
    await check_there(elsewhere, 1, 2)


async def test_the_present_keys_stay_so_that_what_was_erased_stays_erased(paths: Paths, copy: Path) -> None:
    await start_and_write(paths, 1, 2)
    back_up(paths, copy)
    async with open_store(paths, NOW) as store:
        await store.vault.forget(the_win(1).person)
    keys = paths.keys.read_bytes()
    restore(paths, copy, NOW)
    assert paths.keys.read_bytes() == keys
    async with open_store(paths, NOW) as store:
        await check_one(store, 2)
        with pytest.raises(SealBroken):
            await check_one(store, 1)


async def test_lost_keys_come_back_from_the_backup_without_what_the_lost_ones_left(paths: Paths, copy: Path) -> None:
    """A log that stays behind its file would be replayed on top of the one that takes its place."""
    async with open_store(paths, NOW) as store:
        await write(store, 1)
        back_up(paths, copy)
        await store.vault.forget(the_win(1).person)
        log = paths.keys.with_name("keys.db-wal").read_bytes()
    paths.keys.unlink()
    paths.keys.with_name("keys.db-wal").write_bytes(log)
    restore(paths, copy, NOW)
    await check_there(paths, 1)


async def test_a_restore_after_a_kill_keeps_the_log_with_what_is_set_aside(
    paths: Paths, copy: Path, tmp_path: Path
) -> None:
    crashed = Paths(tmp_path / "crashed", paths.master_key)
    async with open_store(paths, NOW) as store:
        await write(store, 1)
        back_up(paths, copy)
        await write(store, 2)
        shutil.copytree(paths.data, crashed.data, ignore=shutil.ignore_patterns("*.lock", "*-shm"))
    aside = restore(crashed, copy, NOW)
    assert aside is not None
    await check_there(crashed, 1)
    shutil.copy(aside, crashed.database)
    await check_there(crashed, 1, 2)


async def test_a_damaged_database_is_set_aside_as_it_is(paths: Paths, copy: Path) -> None:
    await start_and_write(paths, 1)
    back_up(paths, copy)
    damaged = b"nothing that SQLite could read\n" * 300
    paths.database.write_bytes(damaged)
    aside = restore(paths, copy, NOW)
    assert aside is not None
    assert aside.read_bytes() == damaged
    await check_there(paths, 1)


async def test_a_restore_while_the_bot_runs_is_refused(paths: Paths, copy: Path) -> None:
    async with open_store(paths, NOW) as store:
        await write(store, 1)
        back_up(paths, copy)
        with pytest.raises(StoreLocked):
            restore(paths, copy, NOW)
        await write(store, 2)
    await check_there(paths, 1, 2)


def gone(copy: Path) -> None:
    copy.unlink()


def a_directory(copy: Path) -> None:
    copy.unlink()
    copy.mkdir()


def garbage(copy: Path) -> None:
    copy.write_bytes(b"not a database, by any means\n" * 300)


def cut_off(copy: Path) -> None:
    copy.write_bytes(copy.read_bytes()[: copy.stat().st_size // 2])


def overwritten(copy: Path) -> None:
    content = bytearray(copy.read_bytes())
    content[5 * 4096 : 7 * 4096] = b"\xa5" * (2 * 4096)
    copy.write_bytes(content)


def of_another_program(copy: Path) -> None:
    copy.unlink()
    with closing(sqlite3.connect(copy)) as connection:
        connection.execute("CREATE TABLE bookmarks (url TEXT)")


def newer(copy: Path) -> None:
    with closing(sqlite3.connect(copy)) as connection, connection:
        connection.execute("INSERT INTO migration VALUES (9000, 'tomorrow', 'x', 0)")


def made_from_another_text(copy: Path) -> None:
    with closing(sqlite3.connect(copy)) as connection, connection:
        connection.execute("UPDATE migration SET checksum = 'x' WHERE number = 1")


def of_another_store(copy: Path) -> None:
    with closing(sqlite3.connect(copy)) as connection, connection:
        connection.execute("UPDATE store SET id = 'somebody else''s'")


@pytest.mark.parametrize(
    ("spoil", "saying"),
    [
        (gone, "is not a file"),
        (a_directory, "is not a file"),
        (garbage, "is not a database that can be read"),
        (cut_off, "monday.db is"),
        (overwritten, "monday.db is damaged"),
        (of_another_program, "is not a file of Rebound's"),
        (newer, "newer Rebound (migration 9000_tomorrow)"),
        (made_from_another_text, "another text of migration 0001_wins"),
        (of_another_store, "is a backup of another store"),
    ],
)
async def test_a_backup_that_does_not_fit_is_refused_and_everything_stays(
    paths: Paths, copy: Path, spoil: Callable[[Path], None], saying: str
) -> None:
    await start_and_write(paths, *range(1, 40))
    back_up(paths, copy)
    await start_and_write(paths, 40)
    spoil(copy)
    names = sorted(contents(paths.data))
    with refusal(paths, saying):
        restore(paths, copy, NOW)
    assert sorted(contents(paths.data)) == names
    await check_there(paths, *range(1, 41))


@pytest.mark.parametrize("spoil", [gone, garbage, cut_off])
async def test_a_backup_without_whole_keys_is_refused_on_a_new_machine(
    paths: Paths, copy: Path, elsewhere: Paths, spoil: Callable[[Path], None]
) -> None:
    await start_and_write(paths, 1)
    back_up(paths, copy)
    spoil(keys_of(copy))
    with pytest.raises(StoreRefused, match=r"monday\.db\.keys is .*"):
        restore(elsewhere, copy, NOW)
    assert not elsewhere.database.exists()
    assert not elsewhere.keys.exists()


async def test_a_restore_that_cannot_set_the_present_aside_changes_nothing(paths: Paths, copy: Path) -> None:
    await start_and_write(paths, 1)
    back_up(paths, copy)
    await start_and_write(paths, 2)
    paths.backups.write_text("a file where the directory should be")
    names = sorted(contents(paths.data))
    with refusal(paths, "could not be put into"):
        restore(paths, copy, NOW)
    assert sorted(contents(paths.data)) == names
    await check_there(paths, 1, 2)


async def test_a_second_start_is_not_disturbed_by_copies_that_lie_in_the_directory(paths: Paths) -> None:
    await start_and_write(paths, 1)
    back_up(paths, paths.data / "copy.db")
    await start(paths)
    await check_there(paths, 1)
