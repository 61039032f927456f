"""One connection to SQLite, on a thread of its own, and how times are stored. Knows no table and no transaction."""

import sqlite3
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TypeVar

import aiosqlite

T = TypeVar("T")
Value = int | str | bytes | None
Row = sqlite3.Row
Statement = tuple[str, Mapping[str, Value]]

BUSY_TIMEOUT_MS = 5_000
"""How long a connection waits for another one's lock; only a backup or a checkpoint ever holds one."""

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def to_ms(moment: datetime) -> int:
    """Return an aware moment as UTC milliseconds since 1970, the only form in which times are stored."""
    return (moment - EPOCH) // timedelta(milliseconds=1)


def from_ms(ms: int) -> datetime:
    """Return stored milliseconds as an aware moment in UTC."""
    return EPOCH + timedelta(milliseconds=ms)


class Connection(aiosqlite.Connection):
    """An aiosqlite connection that can run one whole function on its thread.

    A hop to the thread and back costs about 100 µs, more than most statements: a command's writes and their commit
    travel together. aiosqlite has no public call for this, hence the subclass.
    """

    async def run(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Run `work` on the connection's thread; a cancelled wait does not stop it."""
        done: T = await self._execute(work, self._conn)  # type: ignore[no-untyped-call]
        return done

    def queue(self, work: Callable[[sqlite3.Connection], None]) -> None:
        """Run `work` behind whatever the connection's thread still has to do, without waiting for it."""
        if self._connection is None:
            return  # closed, which ends what was open
        self._tx.put_nowait((None, partial(work, self._conn)))


def connect(path: Path, *, writable: bool) -> Connection:
    """Return a connection (to be awaited or entered) that leaves transactions to us."""

    def connector() -> sqlite3.Connection:
        connection = sqlite3.connect(path, isolation_level=None, timeout=BUSY_TIMEOUT_MS / 1000)
        connection.row_factory = sqlite3.Row
        for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "secure_delete = ON"):
            connection.execute(f"PRAGMA {pragma}")
        if not writable:
            connection.execute("PRAGMA query_only = ON")
        return connection

    return Connection(connector, iter_chunk_size=64)


def roll_back(connection: sqlite3.Connection) -> None:
    """End what is open without keeping it."""
    if connection.in_transaction:
        connection.execute("ROLLBACK")


def fold(connection: sqlite3.Connection) -> bool:
    """Fold the write-ahead log into the file and empty it; False if somebody still reads in it."""
    (busy, _, _) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return not busy


def fold_at_once(connection: sqlite3.Connection) -> bool:
    """Fold without waiting for readers: the writer's thread would stand still, and with it every command."""
    connection.execute("PRAGMA busy_timeout = 0")
    try:
        return fold(connection)
    finally:
        connection.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
