"""A database of two tables that shows half a transaction: `entry` is counted, `tally` says how many there must be.

No test lives here, and nothing here knows Rebound's own tables.
"""

import asyncio
import sqlite3
import tempfile
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

from bot.store.engine import READERS, Database, Reader, open_database

SCHEMA = """
CREATE TABLE tally (owner BIGINT PRIMARY KEY, n BIGINT NOT NULL CHECK (n < 1000000));
CREATE TABLE entry (owner BIGINT NOT NULL REFERENCES tally (owner), part BIGINT NOT NULL, PRIMARY KEY (owner, part));
"""
MORE = "INSERT INTO entry (owner, part) VALUES (:owner, :part)"
COUNT = (
    "INSERT INTO tally (owner, n) VALUES (:owner, :more) ON CONFLICT (owner) DO UPDATE SET n = tally.n + excluded.n"
)


def make(path: Path) -> None:
    """Make the two tables."""
    connection = sqlite3.connect(path)
    connection.executescript(SCHEMA)
    connection.close()


@asynccontextmanager
async def scratch() -> AsyncIterator[tuple[Database, Path]]:
    """Open a database of the two tables in a directory that goes afterwards."""
    with tempfile.TemporaryDirectory() as directory:
        path = Path(directory) / "scratch.db"
        make(path)
        async with open_database(path) as database:
            yield database, path


async def totals(view: Reader) -> tuple[dict[int, int], dict[int, int]]:
    """Return the entries of each owner as counted, and as tallied, by two questions with a wait between them."""
    counted = {row["owner"]: row["n"] for row in await view.all("SELECT owner, count(*) AS n FROM entry GROUP BY 1")}
    await asyncio.sleep(0)
    tallied = {row["owner"]: row["n"] for row in await view.all("SELECT owner, n FROM tally")}
    return counted, tallied


async def prove_usable(database: Database, path: Path) -> None:
    """Prove that no transaction is left open on any connection, and that each still does its work."""
    # What a connection forgot to end would hold the write lock, or the part of the log that its view needs.
    outside = sqlite3.connect(path, isolation_level=None, timeout=5)
    try:
        outside.execute("BEGIN IMMEDIATE")
        outside.execute("ROLLBACK")
        (busy, _, _) = outside.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        assert not busy
        assert outside.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert outside.execute("PRAGMA foreign_key_check").fetchall() == []
    finally:
        outside.close()
    async with database.write() as tx:
        tx.put("INSERT OR REPLACE INTO tally (owner, n) VALUES (999999, 1)")
        tx.put("INSERT OR REPLACE INTO entry (owner, part) VALUES (999999, 0)")
    async with AsyncExitStack() as views:  # every reader at once
        for _ in range(READERS):
            view = await views.enter_async_context(database.read())
            assert await view.one("SELECT 1 FROM entry WHERE owner = 999999") is not None
