"""The database: one writer, a few readers, transactions that are whole or absent.

Nothing here knows a table. A cancelled task may not leave half a transaction behind: every call into SQLite runs on
the connection's own thread, in order, and a rollback is queued behind whatever a cancelled task still has there.
"""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from bot.store.connection import Connection, Row, Statement, Value, connect, fold, fold_at_once, roll_back
from bot.store.errors import StoreFailed

T = TypeVar("T")

READERS = 2
"""Connections for lists and reports. On the writer's, one long report moved every command from 0.4 to 74 ms."""

FOLD_WAITS = (0, 0.02, 0.05, 0.1, 0.2, 0.4)
"""Seconds before each try to empty the write-ahead log; a list is read in far less."""


class Reader:
    """Asks. All questions of one `read()` see the same moment."""

    _begin = "BEGIN"

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._begun = False
        self._over = False
        self._error: Exception | None = None
        self._queued: list[Statement] = []

    async def all(self, sql: str, **values: Value) -> list[Row]:
        """Return every row of one statement, with `:name` placeholders."""
        self._check_open()
        return await self._run(lambda connection: connection.execute(sql, values).fetchall())

    async def one(self, sql: str, **values: Value) -> Row | None:
        """Return the first row, or None."""
        rows = await self.all(sql, **values)
        return rows[0] if rows else None

    async def _run(self, step: Callable[[sqlite3.Connection], T]) -> T:
        """Begin if that is still to be done, make the queued changes and take one step, all in one hop."""
        begun, self._begun = self._begun, True
        queued, self._queued = self._queued, []

        def work(connection: sqlite3.Connection) -> T:
            if self._error is not None:  # part of the block is missing: the rest must not be kept without it
                raise StoreFailed(f"an earlier statement failed: {self._error}") from self._error
            try:
                if not begun:
                    roll_back(connection)  # nobody's leftovers, not even after a rollback that failed
                    connection.execute(self._begin)
                for sql, values in queued:
                    connection.execute(sql, values)
                return step(connection)
            except Exception as error:
                self._error = error
                raise

        try:
            return await self._connection.run(work)
        except sqlite3.Error as error:
            raise StoreFailed(str(error)) from error

    def _check_open(self) -> None:
        # A task left behind by its block would run outside any transaction, or in the middle of somebody else's.
        if self._over:
            raise StoreFailed("the block that this belongs to has ended")

    def _end(self) -> None:
        self._over = True


class Transaction(Reader):
    """Asks and changes. Changes travel with the next question, or with the commit, in the order they were made.

    The first question takes the writer's turn; a transaction that asks nothing needs no turn of its own and is
    committed together with whatever else is waiting.
    """

    _begin = "BEGIN IMMEDIATE"

    def __init__(self, connection: Connection, turn: asyncio.Lock) -> None:
        super().__init__(connection)
        self._turn = turn
        self._has_turn = False
        self._taking = asyncio.Lock()  # two questions at once need one turn
        self.outdated: set[tuple[type, int | None]] = set()

    async def all(self, sql: str, **values: Value) -> list[Row]:
        """Return every row of one statement, with `:name` placeholders."""
        await self._take_turn()
        return await super().all(sql, **values)

    def put(self, sql: str, **values: Value) -> None:
        """Queue a change. Its error, if it has one, comes with the next question or the commit."""
        self._check_open()
        self._queued.append((sql, values))

    def outdate(self, kind: type, key: int | None = None) -> None:
        """Say that a change makes what is remembered of this old; of all of that kind, if no key is given."""
        self.outdated.add((kind, key))

    async def _take_turn(self) -> None:
        async with self._taking:
            self._check_open()
            if self._has_turn:
                return
            await self._turn.acquire()
            if self._over:  # the block ended while this waited, and nobody would ever give the turn up
                self._turn.release()
            else:
                self._has_turn = True

    async def _commit(self) -> None:
        await self._run(lambda connection: connection.execute("COMMIT"))

    def _give_up_turn(self) -> None:
        if self._has_turn:
            # Behind whatever a cancelled wait left on the thread, and before the next transaction's first word.
            self._connection.queue(roll_back)
            self._turn.release()


@dataclass(frozen=True, slots=True)
class _Waiting:
    """The changes of a transaction that asked nothing, and who waits for them to be on the disk."""

    statements: list[Statement]
    done: asyncio.Future[None]


class Database:
    """One SQLite file in WAL mode, open for one process."""

    def __init__(self, path: Path, writer: Connection) -> None:
        self._path = path
        self._writer = writer
        self._turn = asyncio.Lock()
        self._waiting: list[_Waiting] = []
        self._committing: asyncio.Task[None] | None = None
        self._readers: list[Connection] = []
        self._idle_readers: list[Connection] = []
        self._places = asyncio.Semaphore(READERS)

    @asynccontextmanager
    async def write(self) -> AsyncIterator[Transaction]:
        """Open a transaction that may change things; it is committed when the block ends well.

        A commit that is cancelled goes on all the same, and nobody gets out of here before it is over.

        Raises:
            StoreFailed: SQLite refused; nothing of the block was kept.
        """
        transaction = Transaction(self._writer, self._turn)
        try:
            yield transaction
            transaction._end()
            if transaction._has_turn:
                await _to_its_end(transaction._commit())
            elif transaction._queued:
                await _to_its_end(self._commit_together(transaction._queued))
        finally:
            transaction._end()
            transaction._give_up_turn()

    @asynccontextmanager
    async def read(self) -> AsyncIterator[Reader]:
        """Open a view of one moment, beside the writer.

        Raises:
            StoreFailed: SQLite refused.
        """
        async with self._places:
            connection = await self._idle_reader()
            reader = Reader(connection)
            try:
                yield reader
            finally:
                reader._end()
                connection.queue(roll_back)
                self._idle_readers.append(connection)

    async def fold(self) -> bool:
        """Fold the write-ahead log into the file and empty it, so that what was overwritten is in neither.

        False if a reader needs the log for longer than `FOLD_WAITS`, or the disk is full: the next fold, or the end
        of the process, empties it. Between two tries, others have their turn.
        """
        for wait in FOLD_WAITS:
            await asyncio.sleep(wait)
            async with self._turn:
                try:
                    if await self._writer.run(fold_at_once):
                        return True
                except sqlite3.Error:
                    return False
        return False

    async def close(self) -> None:
        """Finish what is being committed and close the readers."""
        if self._committing is not None:
            await self._committing
        for reader in self._readers:
            await reader.close()

    async def _idle_reader(self) -> Connection:
        """Return a reader that nobody uses; the first ones are opened when they are first needed."""
        while not self._idle_readers:  # somebody else may have taken it by the time that this goes on
            try:
                await _to_its_end(self._open_reader())
            except sqlite3.Error as error:
                raise StoreFailed(str(error)) from error
        return self._idle_readers.pop()

    async def _open_reader(self) -> None:
        """Open one more reader; whoever first needed it may be cancelled meanwhile, and then it is the next one's."""
        reader = connect(self._path, writable=False)
        await reader
        self._readers.append(reader)
        self._idle_readers.append(reader)

    async def _commit_together(self, statements: list[Statement]) -> None:
        """Wait until the changes are on the disk; what waits at the same time shares one commit (and its fsync)."""
        if not self._turn.locked() and not self._waiting:
            async with self._turn:
                (error,) = await self._apply([statements])
            if error is not None:
                raise _told(error)
            return
        done = asyncio.get_running_loop().create_future()
        self._waiting.append(_Waiting(statements, done))
        if self._committing is None or self._committing.done():
            # A task of its own: whoever came first may be cancelled, and the others still wait.
            self._committing = asyncio.create_task(self._commit_waiting(), name="store commit")
        await done

    async def _commit_waiting(self) -> None:
        while self._waiting:
            async with self._turn:
                taken, self._waiting = self._waiting, []
                outcomes = await self._apply([one.statements for one in taken])
            for one, error in zip(taken, outcomes, strict=True):
                if one.done.done():
                    continue  # cancelled meanwhile; the changes were made all the same
                if error is None:
                    one.done.set_result(None)
                else:
                    one.done.set_exception(_told(error))

    async def _apply(self, changes: list[list[Statement]]) -> list[Exception | None]:
        try:
            return await self._writer.run(partial(_apply_together, changes))
        except ValueError as error:  # the connection is closed: nothing of it was kept, and whoever waits must know
            return [error] * len(changes)


def _apply_together(changes: list[list[Statement]], connection: sqlite3.Connection) -> list[Exception | None]:
    """Make each set of changes whole or not at all, all in one commit; return what kept each from being made."""
    try:
        roll_back(connection)  # nobody's leftovers, not even after a rollback that failed
        connection.execute("BEGIN IMMEDIATE")
        if len(changes) == 1:
            for sql, values in changes[0]:
                connection.execute(sql, values)
            outcomes: list[Exception | None] = [None]
        else:
            outcomes = [_apply_one(statements, connection) for statements in changes]
        connection.execute("COMMIT")
    except Exception as error:  # noqa: BLE001 - whatever it is, each of them hears of it
        with suppress(sqlite3.Error):
            roll_back(connection)
        return [error] * len(changes)
    return outcomes


def _told(error: Exception) -> Exception:
    """Return what the caller hears of an error in SQLite's thread."""
    return StoreFailed(str(error)) if isinstance(error, sqlite3.Error) else error


def _apply_one(statements: list[Statement], connection: sqlite3.Connection) -> Exception | None:
    connection.execute("SAVEPOINT one")
    try:
        for sql, values in statements:
            connection.execute(sql, values)
    except Exception as error:
        if not connection.in_transaction:
            raise  # a full disk takes the whole transaction with it
        connection.execute("ROLLBACK TO one")
        connection.execute("RELEASE one")
        return error
    connection.execute("RELEASE one")
    return None


async def _to_its_end(work: Coroutine[None, None, None]) -> None:
    """Wait until something is over, also if this is cancelled meanwhile: what comes after may rely on it."""
    task = asyncio.create_task(work, name="store")
    try:
        await asyncio.shield(task)
    except asyncio.CancelledError:
        while not task.done():
            with suppress(asyncio.CancelledError):  # once more, while we wait: it comes to the same
                await asyncio.wait({task})
        task.exception()  # nobody else asks for it, and asyncio would complain of that at some later moment
        raise


@asynccontextmanager
async def open_database(path: Path) -> AsyncIterator[Database]:
    """Open a database file whose schema is known to be right; folds the write-ahead log in when it closes."""
    writer = connect(path, writable=True)
    async with writer:
        database = Database(path, writer)
        try:
            yield database
        finally:
            await database.close()
            with suppress(sqlite3.Error):  # a full disk: what is not folded in stays in the log, and is kept there
                await writer.run(fold)
