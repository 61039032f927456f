"""The database: one writer, a few readers, transactions that are whole or absent.

    StoreError
    ├── StoreRefused        at start: the data directory, the file or its schema is not fit to run on
    │   └── StoreLocked     another Rebound has it open
    └── StoreFailed         while running: disk full, read-only, damaged; nothing of the transaction was kept

Nothing here knows a table. A cancelled task may not leave half a transaction behind: every call into SQLite runs on
the connection's own thread, in order, and a rollback is queued behind whatever a cancelled task still has there.
"""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TypeVar

import aiosqlite

T = TypeVar("T")
Value = int | str | bytes | None
Row = sqlite3.Row
Statement = tuple[str, Mapping[str, Value]]

READERS = 2
"""Connections for lists and reports. On the writer's, one long report moved every command from 0.4 to 74 ms."""

BUSY_TIMEOUT_MS = 5_000
"""How long a connection waits for another one's lock; only a backup or a checkpoint ever holds one."""

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class StoreError(Exception):
    """What is kept could not be reached."""


class StoreRefused(StoreError):
    """The store is not fit to start on. The message says what to do, in one sentence."""


class StoreLocked(StoreRefused):
    """Another process has the store open."""


class StoreFailed(StoreError):
    """A transaction could not be carried out; nothing of it was kept."""


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


class Reader:
    """Asks. All questions of one `read()` see the same moment."""

    _begin = "BEGIN"

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._begun = False
        self._queued: list[Statement] = []

    async def all(self, sql: str, **values: Value) -> list[Row]:
        """Return every row of one statement, with `:name` placeholders."""
        catch_up = self._take_queued()

        def work(connection: sqlite3.Connection) -> list[Row]:
            catch_up(connection)
            return connection.execute(sql, values).fetchall()

        try:
            return await self._connection.run(work)
        except sqlite3.Error as error:
            raise StoreFailed(str(error)) from error

    async def one(self, sql: str, **values: Value) -> Row | None:
        """Return the first row, or None."""
        rows = await self.all(sql, **values)
        return rows[0] if rows else None

    def _take_queued(self) -> Callable[[sqlite3.Connection], None]:
        begun, self._begun = self._begun, True
        queued, self._queued = self._queued, []

        def catch_up(connection: sqlite3.Connection) -> None:
            if not begun:
                _roll_back(connection)  # nobody's leftovers, not even after a rollback that failed
                connection.execute(self._begin)
            for sql, values in queued:
                connection.execute(sql, values)

        return catch_up


class Transaction(Reader):
    """Asks and changes. Changes travel with the next question, or with the commit, in the order they were made."""

    _begin = "BEGIN IMMEDIATE"

    def put(self, sql: str, **values: Value) -> None:
        """Queue a change. Its error, if it has one, comes with the next question or the commit."""
        self._queued.append((sql, values))

    async def _commit(self) -> None:
        if not self._begun and not self._queued:
            return
        catch_up = self._take_queued()

        def work(connection: sqlite3.Connection) -> None:
            catch_up(connection)
            connection.execute("COMMIT")

        await self._connection.run(work)


def _roll_back(connection: sqlite3.Connection) -> None:
    if connection.in_transaction:
        connection.execute("ROLLBACK")


class Database:
    """One SQLite file in WAL mode, open for one process."""

    def __init__(self, writer: Connection, readers: list[Connection]) -> None:
        self._writer = writer
        self._turn = asyncio.Lock()
        self._readers: asyncio.LifoQueue[Connection] = asyncio.LifoQueue()
        for reader in readers:
            self._readers.put_nowait(reader)

    @asynccontextmanager
    async def write(self) -> AsyncIterator[Transaction]:
        """Open the one transaction that may change things; it is committed when the block ends well.

        Raises:
            StoreFailed: SQLite refused; nothing of the block was kept.
        """
        async with self._turn:
            transaction = Transaction(self._writer)
            try:
                yield transaction
                await transaction._commit()
            except BaseException as error:
                # Behind whatever a cancelled wait left on the thread, and before the next transaction's first word.
                self._writer.queue(_roll_back)
                if isinstance(error, sqlite3.Error):
                    raise StoreFailed(str(error)) from error
                raise

    @asynccontextmanager
    async def read(self) -> AsyncIterator[Reader]:
        """Open a view of one moment, beside the writer.

        Raises:
            StoreFailed: SQLite refused.
        """
        connection = await self._readers.get()
        try:
            yield Reader(connection)
        finally:
            connection.queue(_roll_back)
            self._readers.put_nowait(connection)


@asynccontextmanager
async def open_database(path: Path) -> AsyncIterator[Database]:
    """Open a database file whose schema is known to be right; folds the write-ahead log in when it closes."""
    writer = connect(path, writable=True)
    async with writer:
        readers = [connect(path, writable=False) for _ in range(READERS)]
        try:
            for reader in readers:
                await reader
            yield Database(writer, readers)
        finally:
            for reader in readers:
                await reader.close()
            await writer.run(lambda connection: connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall())
