"""A disk without room: a write fails as a whole, and once there is room again the same process goes on.

The kernel's limit on file sizes stands in for a full disk: it fails SQLite's writes in the middle of a transaction, a
checkpoint or a migration, as a full disk does. `PRAGMA max_page_count` gives SQLite's own "disk is full".
"""

import asyncio
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from bot.store.errors import StoreFailed
from bot.store.store import Paths, Store, open_store
from tests.builders import NOW
from tests.store.written import check_one, numbers_in, reopen_and_check, write

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows has no limit on the size of a process's files"
)


def run_with_room(directory: Path, room: int, when: str) -> list[str]:
    """Run the child and return what it said; it may not have written a traceback."""
    command = [sys.executable, "-m", "tests.store.full_disk_child", str(directory), str(room), when]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert done.returncode == 0
    return done.stdout.splitlines()


@pytest.mark.parametrize("room", [50_000, 100_000, 333_000, 1_000_000])
def test_a_disk_that_fills_up_fails_one_write_whole_and_the_next_ones_are_kept_when_there_is_room(
    paths: Paths, room: int
) -> None:
    said = run_with_room(paths.data, room, "late")
    acknowledged = {int(line) for line in said if line.isdigit()}
    (failure,) = (line for line in said if not line.isdigit())
    assert failure.startswith("failed: ")
    failed = said.index(failure) + 1
    assert acknowledged == set(range(1, failed)) | set(range(failed + 1, failed + 21))
    there = asyncio.run(reopen_and_check(paths, acknowledged))
    assert there == acknowledged


@pytest.mark.parametrize("room", [0, 1_000, 4_096, 10_000, 40_000, 80_000])
def test_a_start_on_a_full_disk_is_refused_in_a_sentence_and_the_next_start_is_well(paths: Paths, room: int) -> None:
    (refusal,) = run_with_room(paths.data, room, "early")
    assert refusal.startswith("refused: ")
    assert refusal.endswith(".")

    async def start_and_write() -> None:
        async with open_store(paths, NOW) as store:
            await write(store, 1)
            await check_one(store, 1)

    asyncio.run(start_and_write())


async def limit_pages(store: Store, pages: int) -> None:
    """Let the database have so many pages and no more."""

    def limit(connection: sqlite3.Connection) -> None:
        connection.execute(f"PRAGMA max_page_count = {pages}")

    await store._database._writer.run(limit)


async def test_a_full_database_says_so_and_lists_still_work(store: Store) -> None:
    kept: set[int] = set()

    async def write_until_full() -> None:
        for number in range(1, 1_000):
            await write(store, number)
            kept.add(number)

    await limit_pages(store, 1)  # SQLite takes the present size, so that nothing is lost
    with pytest.raises(StoreFailed, match="database or disk is full"):
        await write_until_full()
    assert await numbers_in(store) == kept
    await limit_pages(store, 1_000_000)
    await write(store, 1_000)
    assert await numbers_in(store) == kept | {1_000}
    await check_one(store, 1_000)


async def test_of_a_block_that_goes_on_after_the_disk_was_full_nothing_is_kept(store: Store) -> None:
    """SQLite itself rolls back at some errors; what the block does next would be committed by itself."""

    async def fill(words: str) -> None:
        async with store.write() as tx:
            await tx.all("INSERT INTO peer_group (id) VALUES (1)")
            with pytest.raises(StoreFailed, match="full"):
                await tx.all("INSERT INTO store (id) VALUES (:words)", words=words)
            await limit_pages(store, 1_000_000)
            await tx.all("INSERT INTO peer_group (id) VALUES (2)")

    await limit_pages(store, 1)
    with pytest.raises(StoreFailed, match="an earlier statement failed"):
        await fill("x" * 1_000_000)
    async with store.read() as view:
        assert await view.all("SELECT id FROM peer_group") == []
    await write(store, 1)
    await check_one(store, 1)
