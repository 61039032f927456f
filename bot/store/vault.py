"""Sealing what members write: XChaCha20-Poly1305 with a random key for each person, which a master key wraps.

The wrapped keys lie in a database of their own (`keys.db`) with short backup retention, so that erasing a key erases
the person's text in old backups too. The master key is a file that is never backed up with either. Nothing here knows
what is sealed or why, and no key or text is ever logged.

Why libsodium (PyNaCl) and not AES-GCM from `cryptography`: its random nonces are long enough never to be counted (192
bits; AES-GCM's 96 are good for 2³² texts), and it stays in memory with 1 MiB instead of 7.5.
"""

import base64
import binascii
import os
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from nacl.exceptions import CryptoError
from nacl.secret import Aead
from nacl.utils import random

from bot.domain.ids import PersonId
from bot.store.backup import flush, open_to_read
from bot.store.connection import from_ms, to_ms
from bot.store.engine import Database, open_database
from bot.store.errors import StoreError, StoreRefused
from bot.store.memory import Memory
from bot.store.schema import check_writable, explain

KEY_BYTES = 32
VERSION = b"\x01"
"""First byte of everything sealed, so that another cipher can follow one day."""

SEALERS_KEPT = 1024
"""Unwrapped keys kept in memory: without them each command pays one more hop to a thread (about 0.1 ms)."""

_SCHEMA = """
CREATE TABLE IF NOT EXISTS vault (store_id TEXT NOT NULL, canary BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS member_key (
    person_id BIGINT PRIMARY KEY,
    wrapped BLOB NOT NULL,
    made_at BIGINT NOT NULL
);
"""


class SealBroken(StoreError):
    """A sealed text does not open: its key was erased, or it was moved from where it belongs."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sealed text belongs. It opens nowhere else, so rows cannot be swapped by whoever holds the file."""

    table: str
    column: str
    row: int
    person: PersonId

    @property
    def associated_data(self) -> bytes:
        """Return the bytes that the seal binds the text to."""
        return f"{self.table}|{self.column}|{self.row}|{self.person}".encode()


class Sealer:
    """Seals and opens one person's texts."""

    def __init__(self, key: bytes) -> None:
        self._cipher = Aead(key)

    def seal(self, text: str, place: Place) -> bytes:
        """Return the sealed text: version, nonce, ciphertext (41 bytes longer than the text)."""
        return VERSION + self._cipher.encrypt(text.encode(), place.associated_data)

    def open(self, sealed: bytes, place: Place) -> str:
        """Return the text.

        Raises:
            SealBroken: another key, another place, or another version.
        """
        if sealed[:1] != VERSION:
            raise SealBroken(f"unknown seal version in {place.table}.{place.column}")
        try:
            return self._cipher.decrypt(sealed[1:], place.associated_data).decode()
        except (CryptoError, ValueError) as error:  # the second for bytes too few to hold a nonce
            raise SealBroken(f"{place.table}.{place.column} of row {place.row} does not open") from error


class Vault:
    """Hands out sealers."""

    def __init__(self, keys: Database, master: Aead) -> None:
        self._keys = keys
        self._master = master
        self._sealers: Memory[PersonId, Sealer] = Memory(SEALERS_KEPT)

    async def make_key(self, person: PersonId, now: datetime) -> None:
        """Make a person's key, unless they have one; it is on the disk when this returns."""
        wrapped = self._wrap(person, random(KEY_BYTES))
        async with self._keys.write() as tx:
            tx.put(
                "INSERT INTO member_key (person_id, wrapped, made_at) VALUES (:person, :wrapped, :now)"
                " ON CONFLICT (person_id) DO NOTHING",
                person=person,
                wrapped=wrapped,
                now=to_ms(now),
            )

    async def sealer(self, person: PersonId) -> Sealer:
        """Return the person's sealer.

        Raises:
            SealBroken: they have no key: they never joined, or it was erased.
        """
        return await self._sealers.get(person, partial(self._load, person))

    async def _load(self, person: PersonId) -> Sealer:
        async with self._keys.write() as tx:  # a reader would be one more connection and thread, for this alone
            row = await tx.one("SELECT wrapped FROM member_key WHERE person_id = :person", person=person)
        if row is None:
            raise SealBroken(f"person {person} has no key")
        return Sealer(self._unwrap(person, row["wrapped"]))

    async def people(self) -> dict[PersonId, datetime]:
        """Return everybody who has a key, and when it was made."""
        async with self._keys.write() as tx:
            rows = await tx.all("SELECT person_id, made_at FROM member_key")
        return {PersonId(row["person_id"]): from_ms(row["made_at"]) for row in rows}

    async def made_at(self, person: PersonId) -> datetime | None:
        """Return when the person's key was made, None if they have none."""
        async with self._keys.write() as tx:
            row = await tx.one("SELECT made_at FROM member_key WHERE person_id = :person", person=person)
        return from_ms(row["made_at"]) if row else None

    async def forget(self, person: PersonId) -> None:
        """Erase the person's key: nothing sealed with it, here or in a backup of the texts, opens again."""
        try:
            async with self._keys.write() as tx:
                tx.put("DELETE FROM member_key WHERE person_id = :person", person=person)
        finally:  # a commit that is cancelled is made all the same
            self._sealers.forget(person)

    async def fold(self) -> bool:
        """Take erased keys out of the write-ahead log, which has the page as it was; False if that has to wait."""
        return await self._keys.fold()

    def _wrap(self, person: PersonId, key: bytes) -> bytes:
        return self._master.encrypt(key, f"member_key|{person}".encode())

    def _unwrap(self, person: PersonId, wrapped: bytes) -> bytes:
        try:
            return self._master.decrypt(wrapped, f"member_key|{person}".encode())
        except CryptoError as error:
            raise SealBroken(f"the key of person {person} does not unwrap") from error


@asynccontextmanager
async def open_vault(path: Path, master_key_file: Path, store_id: str) -> AsyncIterator[Vault]:
    """Open the keys that belong to one store.

    Raises:
        StoreRefused: the master key or the keys do not belong to this store, or cannot be read or made.
    """
    prepare_vault(path, master_key_file, store_id)
    async with open_database(path) as keys:
        yield Vault(keys, Aead(read_master_key(master_key_file)))


def prepare_vault(path: Path, master_key_file: Path, store_id: str) -> None:
    """Make `keys.db` and the master key for a new store, or check that those of an old one fit.

    Raises:
        StoreRefused: they do not fit, or cannot be read or made.
    """
    if not path.exists():
        _make_master_key(master_key_file)
    check_writable(path)
    master = Aead(read_master_key(master_key_file))
    try:
        connection = sqlite3.connect(path, isolation_level=None)
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.executescript(_SCHEMA)
            row = connection.execute("SELECT store_id, canary FROM vault").fetchone()
            if row is None:
                canary = bytes(master.encrypt(store_id.encode(), b"vault"))
                connection.execute("INSERT INTO vault (store_id, canary) VALUES (?, ?)", (store_id, canary))
                path.chmod(0o600)
                return
        finally:
            connection.close()
    except sqlite3.Error as error:
        raise StoreRefused(explain(error, path)) from error
    _check_canary(row[0], row[1], master, store_id, path)


def check_vault(path: Path, master_key_file: Path, store_id: str | None) -> None:
    """Read whether the keys and the master key are those of one store, changing nothing.

    Raises:
        StoreRefused: they are not, or cannot be read.
    """
    master = Aead(read_master_key(master_key_file))
    try:
        connection = open_to_read(path)
        try:
            row = connection.execute("SELECT store_id, canary FROM vault").fetchone()
        finally:
            connection.close()
    except sqlite3.Error as error:
        raise StoreRefused(explain(error, path)) from error
    if row is not None and store_id is not None:
        _check_canary(row[0], row[1], master, store_id, path)


def _check_canary(kept_id: str, canary: bytes, master: Aead, store_id: str, path: Path) -> None:
    if kept_id != store_id:
        raise StoreRefused(f"{path} belongs to another database: put the two back together from one backup.")
    try:
        master.decrypt(canary, b"vault")
    except CryptoError as error:
        raise StoreRefused(
            f"The master key does not open {path}: point REBOUND_MASTER_KEY_FILE at the key it was made with."
        ) from error


def read_master_key(file: Path) -> bytes:
    """Return the master key.

    Raises:
        StoreRefused: the file is missing, unreadable, or holds something else than 32 bytes in base64.
    """
    try:
        key = base64.b64decode(file.read_text(encoding="ascii").strip(), validate=True)
    except OSError as error:
        raise StoreRefused(
            f"The master key {file} cannot be read ({error.strerror}): members' words stay sealed without it."
        ) from error
    except (UnicodeDecodeError, binascii.Error) as error:
        raise StoreRefused(f"The master key {file} is not base64 text.") from error
    if len(key) != KEY_BYTES:
        raise StoreRefused(f"The master key {file} holds {len(key)} bytes instead of {KEY_BYTES}.")
    return key


def _make_master_key(file: Path) -> None:
    """Make the file, unless it is there already."""
    partial = file.with_name(file.name + ".partial")  # a crash leaves no half of a key under the key's own name
    try:
        if file.exists():
            return
        partial.unlink(missing_ok=True)
        handle = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as out:
            out.write(base64.b64encode(random(KEY_BYTES)) + b"\n")
            out.flush()
            os.fsync(out.fileno())
        partial.replace(file)
        flush(file.parent)
    except OSError as error:
        raise StoreRefused(f"The master key {file} cannot be made ({error.strerror}).") from error
