"""The data directory as one thing: database, keys, lock; opened in the right order, copied and put back whole.

    data/rebound.db       everything but keys
    data/keys.db          each person's wrapped key
    data/master.key       what unwraps them (or REBOUND_MASTER_KEY_FILE); never part of a backup
    data/rebound.lock     held by the one process that runs
    data/backups/         copies made before a migration

Nothing here knows what the tables mean.
"""

import secrets
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.domain.groups import Group
from bot.domain.ids import GroupId, PersonId
from bot.domain.people import Standing
from bot.store.backup import check_copy, copy_database, flush, open_to_read
from bot.store.engine import Database, Reader, Transaction, open_database
from bot.store.errors import StoreLocked, StoreRefused
from bot.store.memory import Memory
from bot.store.schema import Migration, explain, migrate, pending
from bot.store.vault import Vault, check_vault, open_vault


@dataclass(frozen=True, slots=True)
class Paths:
    """Where a store lies."""

    data: Path
    master_key: Path

    @property
    def database(self) -> Path:
        """Return the file that holds everything but keys."""
        return self.data / "rebound.db"

    @property
    def keys(self) -> Path:
        """Return the file that holds the wrapped keys."""
        return self.data / "keys.db"

    @property
    def backups(self) -> Path:
        """Return the directory of copies made before a migration."""
        return self.data / "backups"


REMEMBERED = 2048
"""People, and groups, whose settings are kept in memory."""


class Store:
    """What services work on: `async with store.write() as tx`, `async with store.read() as view`, `store.vault`.

    `standings` and `groups` are what is remembered of people and groups; what a transaction outdates is forgotten.
    """

    def __init__(self, database: Database, vault: Vault) -> None:
        self._database = database
        self.vault = vault
        self.standings: Memory[PersonId, Standing] = Memory(REMEMBERED)
        self.groups: Memory[GroupId, Group] = Memory(REMEMBERED)
        self._memories: dict[type, Memory[Any, Any]] = {Standing: self.standings, Group: self.groups}

    @asynccontextmanager
    async def write(self) -> AsyncIterator[Transaction]:
        """Open the one transaction that may change things, and forget what it outdated, however it ends."""
        outdated: set[tuple[type, int | None]] = set()
        try:
            async with self._database.write() as tx:
                outdated = tx.outdated
                yield tx
        finally:
            for kind, key in outdated:
                memory = self._memories[kind]
                if key is None:
                    memory.forget_all()
                else:
                    memory.forget(key)

    def read(self) -> AbstractAsyncContextManager[Reader]:
        """Open a view of one moment, beside the writer."""
        return self._database.read()

    async def fold(self) -> bool:
        """Leave nothing of what was erased in the write-ahead logs, keys first; False if that has to wait."""
        keys = await self.vault.fold()
        return await self._database.fold() and keys


@asynccontextmanager
async def open_store(paths: Paths, now: datetime) -> AsyncIterator[Store]:
    """Open the data directory, after a backup and a migration where one is due.

    Raises:
        StoreRefused: it is not fit to run on; the message says what to do.
    """
    with locked(paths):
        _check_database_present(paths)
        migrate(paths.database, paths.backups, now)
        _check_keys_present(paths)
        store_id = _store_id(paths.database)
        async with (
            open_database(paths.database) as database,
            open_vault(paths.keys, paths.master_key, store_id) as vault,
        ):
            yield Store(database, vault)


@contextmanager
def locked(paths: Paths) -> Iterator[None]:
    """Hold the data directory for this process. SQLite's own lock does it, on every system, and dies with us.

    Raises:
        StoreLocked: another process holds it.
        StoreRefused: the directory cannot be made or written.
    """
    try:
        paths.data.mkdir(parents=True, exist_ok=True, mode=0o700)
        file = paths.data / "rebound.lock"
        lock = sqlite3.connect(file, isolation_level=None, timeout=0)
    except (OSError, sqlite3.Error) as error:
        raise StoreRefused(_unwritable(paths.data)) from error
    try:
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if "locked" in str(error):
                raise StoreLocked(f"Another Rebound is running on {paths.data}: stop it first.") from error
            raise StoreRefused(explain(error, file)) from error
        except sqlite3.DatabaseError as error:
            raise StoreRefused(f"{file} holds something that is not Rebound's: move it away.") from error
        yield
    finally:
        lock.close()


def check_store(paths: Paths) -> list[Migration]:
    """Read everything through without changing it, and return the migrations that the next start will apply.

    Raises:
        StoreRefused: it is not fit to run on; the message says what to do.
    """
    _check_database_present(paths)
    steps = pending(paths.database)
    if paths.database.exists() and not steps:
        _check_keys_present(paths)
        if paths.keys.exists():  # before the first start there are none yet
            check_copy(paths.keys)
            check_vault(paths.keys, paths.master_key, _read_store_id(paths.database))
    return steps


def back_up(paths: Paths, target: Path) -> Path:
    """Copy the store to `target` and its keys beside it, also while the bot runs; return the copy of the keys.

    Raises:
        StoreRefused: there is nothing to copy, or the copy could not be made.
    """
    for needed in (paths.database, paths.keys):
        if not needed.exists():
            raise StoreRefused(f"There is no {needed.name} in {paths.data}, so there is nothing whole to copy.")
    keys = _keys_beside(target)
    copy_database(paths.database, target)
    copy_database(paths.keys, keys)
    return keys


def restore(paths: Paths, source: Path, now: datetime) -> Path | None:
    """Put a backup in the place of the database; return where the old one went, None if there was none.

    The keys at hand stay: they know of erasures that a backup's keys may not. The backup's keys are used only where
    there are none, on a new machine.

    Raises:
        StoreRefused: the backup is damaged, too new, or of another store; nothing was changed.
        StoreLocked: the bot is running.
    """
    with locked(paths):
        _check_restorable(paths, source)
        copies = {paths.database: source}
        if not paths.keys.exists():
            copies[paths.keys] = _keys_beside(source)
        try:
            for place, copy in copies.items():  # what may fail for want of space comes before anything is moved
                copy_database(copy, _incoming(place))
            aside = _set_aside(paths, now)
            for place in copies:
                _drop_log(place)
                _incoming(place).replace(place)
            flush(paths.data)
        except OSError as error:
            raise StoreRefused(f"{source} could not be put into {paths.data} ({error.strerror}).") from error
        finally:
            for place in copies:
                _incoming(place).unlink(missing_ok=True)
        return aside


def _check_restorable(paths: Paths, source: Path) -> None:
    if not source.is_file():
        raise StoreRefused(f"{source} is not a file.")
    check_copy(source)
    pending(source)
    keys = paths.keys if paths.keys.exists() else _keys_beside(source)
    if not keys.exists():
        raise StoreRefused(f"{keys} is missing: without its keys, a backup's words cannot be read.")
    check_copy(keys)
    if _vault_id(keys) != _read_store_id(source):
        raise StoreRefused(f"{source} is a backup of another store than {keys}.")


def _set_aside(paths: Paths, now: datetime) -> Path | None:
    if not paths.database.exists():
        return None
    aside = paths.backups / f"before-restore-{now:%Y%m%dT%H%M%SZ}.db"
    try:
        copy_database(paths.database, aside)
    except StoreRefused:
        # A damaged database is a reason to restore: keep its bytes as they are.
        paths.backups.mkdir(parents=True, exist_ok=True, mode=0o700)
        paths.database.replace(aside)
        log = paths.database.with_name(paths.database.name + "-wal")
        if log.exists():
            log.replace(aside.with_name(aside.name + "-wal"))
    return aside


def _keys_beside(copy: Path) -> Path:
    return copy.with_name(copy.name + ".keys")


def _incoming(place: Path) -> Path:
    return place.with_name(place.name + ".incoming")


def _drop_log(file: Path) -> None:
    """Remove what SQLite would otherwise replay on top of the file that takes this one's place."""
    for leftover in ("-wal", "-shm"):
        file.with_name(file.name + leftover).unlink(missing_ok=True)


def _store_id(database: Path) -> str:
    """Return the store's random name, made at its first start."""
    connection = sqlite3.connect(database, isolation_level=None)
    try:
        row = connection.execute("SELECT id FROM store").fetchone()
        if row is None:
            row = (secrets.token_hex(16),)
            connection.execute("INSERT INTO store (id) VALUES (?)", row)
            database.chmod(0o600)
        return str(row[0])
    except sqlite3.Error as error:
        raise StoreRefused(explain(error, database)) from error
    finally:
        connection.close()


def _check_database_present(paths: Paths) -> None:
    """Refuse to begin anew beside the keys of a database that is gone: somebody wants to know, and to restore it."""
    is_there = paths.database.exists() and paths.database.stat().st_size > 0
    if paths.keys.exists() and not is_there:
        raise StoreRefused(
            f"{paths.database} is missing or empty, although its keys are there: put a backup in its place with"
            " `rebound restore FILE`."
        )


def _check_keys_present(paths: Paths) -> None:
    """Refuse to make new keys beside words that were sealed with lost ones."""
    if not _first_value(paths.database, "SELECT 1 FROM person LIMIT 1"):  # whoever is kept has a key
        return
    if not paths.keys.exists() or paths.keys.stat().st_size == 0:
        raise StoreRefused(f"{paths.keys} is missing: without it, members' words in the database cannot be read.")


def _read_store_id(database: Path) -> str | None:
    return _first_value(database, "SELECT id FROM store")


def _vault_id(keys: Path) -> str | None:
    return _first_value(keys, "SELECT store_id FROM vault")


def _first_value(file: Path, sql: str) -> str | None:
    try:
        with closing(open_to_read(file)) as connection:
            row = connection.execute(sql).fetchone()
            return str(row[0]) if row else None
    except sqlite3.Error as error:
        raise StoreRefused(f"{file} is not a file of Rebound's ({error}).") from error


def _unwritable(directory: Path) -> str:
    return f"{directory} cannot be written: create it, or give the user that runs Rebound write access to it."
