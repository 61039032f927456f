"""`rebound check` looks at everything a start needs, refuses what a start would refuse, and changes nothing."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.store.errors import StoreRefused
from bot.store.schema import load_migrations
from bot.store.store import Paths, check_store, open_store
from tests.builders import NOW
from tests.store.directories import check_there, contents, refusal, start, start_and_write
from tests.store.written import write


async def test_a_check_changes_nothing(paths: Paths) -> None:
    await start_and_write(paths, 1, 2, 3)
    before = contents(paths.data)
    assert check_store(paths) == []
    assert contents(paths.data) == before


def test_a_check_before_the_first_start_says_what_will_be_done_and_makes_nothing(paths: Paths) -> None:
    assert check_store(paths) == load_migrations()
    assert not paths.data.exists()


async def test_a_check_after_a_kill_leaves_what_was_not_folded_in_yet(paths: Paths, tmp_path: Path) -> None:
    crashed = Paths(tmp_path / "crashed", tmp_path / "crashed" / "master.key")
    async with open_store(paths, NOW) as store:
        await write(store, 1)
        shutil.copytree(paths.data, crashed.data, ignore=shutil.ignore_patterns("*.lock", "*-shm"))
    before = contents(crashed.data)
    assert "rebound.db-wal" in before
    assert check_store(crashed) == []
    after = contents(crashed.data)
    assert {name: after.get(name) for name in before} == before
    await check_there(crashed, 1)


async def test_a_check_while_the_bot_runs_is_well(paths: Paths) -> None:
    async with open_store(paths, NOW) as store:
        await write(store, 1)
        assert check_store(paths) == []
        await write(store, 2)


async def test_a_check_between_migration_and_first_start_is_well(paths: Paths) -> None:
    await start(paths)
    paths.keys.unlink()
    paths.master_key.unlink()
    with closing(sqlite3.connect(paths.database)) as connection, connection:
        connection.execute("DELETE FROM store")
    before = contents(paths.data)
    assert check_store(paths) == []
    assert contents(paths.data) == before


async def test_a_check_refuses_what_a_start_would_refuse(paths: Paths, tmp_path: Path) -> None:
    await start_and_write(paths, 1)
    other = Paths(tmp_path / "other", tmp_path / "other.key")
    await start(other)
    with refusal(paths, "The master key does not open"):
        check_store(Paths(paths.data, other.master_key))
    own_keys = paths.keys.read_bytes()
    paths.keys.write_bytes(other.keys.read_bytes())
    with refusal(paths, "belongs to another database"):
        check_store(paths)
    paths.keys.unlink()
    with refusal(paths, "keys.db is missing"):
        check_store(paths)
    paths.keys.write_bytes(own_keys[:4096] + b"\xa5" * 4096 + own_keys[8192:])
    with refusal(paths, "is damaged"):
        check_store(paths)


@pytest.mark.parametrize("state", ["missing", "empty"])
async def test_a_database_that_is_gone_beside_its_keys_is_refused_and_none_is_made(paths: Paths, state: str) -> None:
    async with open_store(paths, NOW):
        pass
    paths.database.unlink()
    if state == "empty":
        paths.database.touch()
    with pytest.raises(StoreRefused, match="restore"):
        check_store(paths)
    with pytest.raises(StoreRefused, match="restore"):
        async with open_store(paths, NOW):
            pass
    assert not paths.database.exists() or paths.database.stat().st_size == 0
