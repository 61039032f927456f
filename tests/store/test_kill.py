"""`kill -9` in the middle of writes: what was acknowledged is there, whole and readable, and the next start is well.

This proves that the process may die at any moment. It does not prove that the machine may: after `kill -9` the
kernel still has what was written, so a missing `fsync` would not show here. That rests on SQLite's
`synchronous = FULL`, which `test_every_commit_waits_for_the_disk` holds.
"""

import asyncio
import signal
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest

from bot.store.connection import connect
from bot.store.store import Paths, Store, open_store
from tests.builders import NOW
from tests.store.written import check_one, reopen_and_check, write

ROOT = Path(__file__).parents[2]
ROUNDS = 18


def run_and_kill(directory: Path, first: int, until: str, seconds: float) -> set[int]:
    """Start the writer, wait for a line, wait a little more, kill it; return the numbers it acknowledged."""
    command = [sys.executable, "-m", "tests.store.writing_child", str(directory), str(first)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        seen = []
        for line in child.stdout:
            seen.append(line)
            if line.strip() == until or (until == "number" and line.strip().isdigit()):
                break
        time.sleep(seconds)
        child.kill()
        seen += child.stdout.readlines()
    assert child.returncode == -signal.SIGKILL
    # A line without its end is one whose writing was cut short; only a whole one counts as an acknowledgement.
    return {int(line) for line in seen if line.endswith("\n") and line.strip().isdigit()}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_every_acknowledged_write_survives_being_killed_at_any_moment(tmp_path: Path) -> None:
    random = Random(18)
    paths = Paths(tmp_path / "data", tmp_path / "data" / "master.key")
    acknowledged: set[int] = set()
    there: frozenset[int] = frozenset()
    for round_ in range(ROUNDS):
        until = "opening" if round_ % 6 == 5 else "number"
        acknowledged |= run_and_kill(paths.data, 1 + round_ * 1_000_000, until, random.uniform(0, 0.12))
        there = asyncio.run(reopen_and_check(paths, acknowledged, there))
    assert len(acknowledged) > ROUNDS
    asyncio.run(reopen_and_check(paths, acknowledged))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
@pytest.mark.parametrize("part", range(8))
def test_a_first_start_that_is_killed_leaves_what_the_next_one_can_use(tmp_path: Path, part: int) -> None:
    """The database, its keys and the master key are made at the first start, which takes about 40 ms."""
    paths = Paths(tmp_path / "data", tmp_path / "data" / "master.key")
    run_and_kill(paths.data, 1, "opening", part * 0.006)

    async def start_and_write() -> None:
        async with open_store(paths, NOW) as store:
            await write(store, 777)
            await check_one(store, 777)

    asyncio.run(start_and_write())


async def test_every_commit_waits_for_the_disk(paths: Paths, store: Store) -> None:
    for file in (paths.database, paths.keys):
        connection = connect(file, writable=True)
        async with connection:
            assert await connection.run(lambda raw: raw.execute("PRAGMA synchronous").fetchone()[0]) == 2
            assert await connection.run(lambda raw: raw.execute("PRAGMA journal_mode").fetchone()[0]) == "wal"


async def test_what_is_deleted_is_overwritten_on_the_disk(paths: Paths, store: Store) -> None:
    for file in (paths.database, paths.keys):
        connection = connect(file, writable=True)
        async with connection:
            assert await connection.run(lambda raw: raw.execute("PRAGMA secure_delete").fetchone()[0]) == 1
