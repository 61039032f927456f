"""Bringing a database file's schema up to date, or refusing to run on it.

Migrations are numbered SQL files; each is applied in one transaction and recorded with its checksum. A schema that is
newer than this program, or that was applied from another text, is refused: running on it could lose something.
"""

import hashlib
import os
import re
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from importlib import resources
from pathlib import Path

from bot.store.backup import copy_database, open_to_read
from bot.store.connection import BUSY_TIMEOUT_MS, to_ms
from bot.store.errors import StoreRefused

QUICK_CHECK_BYTES = 64 * 1024 * 1024
"""Files up to this size are read through at every start (about 0.1 s); larger ones by `rebound check` alone."""

_LEDGER = """
CREATE TABLE IF NOT EXISTS migration (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    checksum TEXT NOT NULL,
    applied_at BIGINT NOT NULL
)
"""


@dataclass(frozen=True, slots=True)
class Migration:
    """One step of the schema."""

    number: int
    name: str
    sql: str

    @property
    def label(self) -> str:
        """Return how it is called where somebody reads of it."""
        return f"{self.number:04}_{self.name}"

    @property
    def checksum(self) -> str:
        """Return the SHA-256 of the text, so that an edited migration is noticed."""
        return hashlib.sha256(self.sql.encode()).hexdigest()


def load_migrations() -> list[Migration]:
    """Return the packaged migrations in order."""
    steps = [
        Migration(int(match[1]), match[2], entry.read_text(encoding="utf-8"))
        for entry in resources.files("bot.store.migrations").iterdir()
        if (match := re.fullmatch(r"(\d{4})_(\w+)\.sql", entry.name))
    ]
    return sorted(steps, key=lambda step: step.number)


def migrate(path: Path, backups: Path, now: datetime, steps: list[Migration] | None = None) -> list[Migration]:
    """Apply what is missing to the database file and return it; a file with data is copied to `backups` first.

    Raises:
        StoreRefused: the file is damaged, read-only, newer than this program, or was made from other migrations.
    """
    steps = load_migrations() if steps is None else steps
    check_writable(path)
    try:
        connection = sqlite3.connect(path, isolation_level=None, timeout=BUSY_TIMEOUT_MS / 1000)
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            _check_health(connection, path)
            missing = _missing(connection, steps)
            if missing and missing[0].number > 1:
                copy_database(path, backups / f"before-{missing[0].number:04}-{now:%Y%m%dT%H%M%SZ}.db")
            for step in missing:
                _apply(connection, step, now)
        finally:
            connection.close()
    except sqlite3.Error as error:
        raise StoreRefused(explain(error, path)) from error
    return missing


def pending(path: Path) -> list[Migration]:
    """Return what `migrate` would apply, touching nothing; a file that is not there yet needs everything."""
    if not path.exists():
        return load_migrations()
    try:
        connection = open_to_read(path)
        try:
            _check_health(connection, path, thorough=True)
            return _missing(connection, load_migrations())
        finally:
            connection.close()
    except sqlite3.Error as error:
        raise StoreRefused(explain(error, path)) from error


def check_writable(path: Path) -> None:
    """Look at the rights of a file before SQLite does: it would open well, and fail at the first member's write.

    Raises:
        StoreRefused: the file is there and read-only.
    """
    effective = os.access in os.supports_effective_ids
    if path.exists() and not os.access(path, os.W_OK, effective_ids=effective):
        raise StoreRefused(_unwritable(path))


def explain(error: sqlite3.Error, path: Path) -> str:
    """Return one sentence that says what is wrong with the file and what to do."""
    text = " ".join(str(error).split())  # SQLite's own check answers in several lines
    if "readonly" in text or "unable to open" in text:
        return _unwritable(path)
    if "full" in text:
        return f"There is no space left where {path} lies: free some and start again. Nothing was lost."
    if "locked" in text:
        return f"{path} is in use by another program: stop it and start again."
    if "I/O" in text:
        return f"{path} cannot be read or written ({text}): look at the disk that it lies on, then start again."
    return (
        f"{path} is damaged or is not a database ({text}): move it away and put a backup in its place"
        " with `rebound restore FILE`."
    )


def _unwritable(path: Path) -> str:
    return f"{path} cannot be written: give the user that runs Rebound write access to it and to its directory."


def _is_of_the_machine(error: sqlite3.Error) -> bool:
    """Say whether the disk or its rights are to blame, and not the statement."""
    return any(word in str(error) for word in ("readonly", "unable to open", "full", "locked", "I/O"))


def _check_health(connection: sqlite3.Connection, path: Path, *, thorough: bool = False) -> None:
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if thorough or path.stat().st_size <= QUICK_CHECK_BYTES:
        (verdict,) = connection.execute("PRAGMA quick_check(1)").fetchone()
        if verdict != "ok":
            raise sqlite3.DatabaseError(verdict)


def _missing(connection: sqlite3.Connection, steps: list[Migration]) -> list[Migration]:
    known = {step.number: step for step in steps}
    for number, name, checksum in _applied(connection):
        step = known.pop(number, None)
        if step is None:
            raise StoreRefused(
                f"The database was made by a newer Rebound (migration {number:04}_{name}): install that version or"
                " a later one, or restore a backup from before."
            )
        if step.checksum != checksum:
            raise StoreRefused(
                f"The database was made from another text of migration {step.label}: run the version that made"
                " it, or restore a backup."
            )
    return list(known.values())


def _applied(connection: sqlite3.Connection) -> Iterable[tuple[int, str, str]]:
    exists = connection.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'migration'").fetchone()
    if not exists:
        return []
    return connection.execute("SELECT number, name, checksum FROM migration ORDER BY number").fetchall()


def _apply(connection: sqlite3.Connection, step: Migration, now: datetime) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        connection.execute(_LEDGER)
        for statement in _statements(step.sql):
            connection.execute(statement)
        connection.execute(
            "INSERT INTO migration (number, name, checksum, applied_at) VALUES (?, ?, ?, ?)",
            (step.number, step.name, step.checksum, to_ms(now)),
        )
        connection.execute("COMMIT")
    except BaseException as error:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        if isinstance(error, sqlite3.Error) and not _is_of_the_machine(error):
            raise StoreRefused(
                f"Migration {step.label} could not be applied ({error}): nothing of it was kept."
            ) from error
        raise


def _statements(sql: str) -> Iterable[str]:
    """Split a file at its semicolons; sqlite3's own `executescript` would commit between them."""
    statement = ""
    for line in sql.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
    if statement.strip():
        raise StoreRefused(f"A migration ends in the middle of a statement: {statement.strip()[:60]}.")
