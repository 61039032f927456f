"""Data directories in tests: opened, filled, compared byte for byte. No test lives here."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.store.errors import StoreRefused
from bot.store.store import Paths, open_store
from tests.builders import NOW
from tests.store.written import check_one, numbers_in, write


def contents(directory: Path) -> dict[str, str]:
    """Return each file's SHA-256. Not while the store is open: closing a file ends this process's locks on it."""
    return {
        str(path.relative_to(directory)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(directory.rglob("*"))
        if path.is_file()
    }


@contextmanager
def refusal(paths: Paths, saying: str) -> Iterator[None]:
    """Expect one sentence that says this, and that every file that was there stays as it is."""
    before = contents(paths.data)
    with pytest.raises(StoreRefused) as refused:
        yield
    sentence = str(refused.value)
    assert saying in sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence
    after = contents(paths.data)
    assert {name: after.get(name) for name in before} == before


async def start(paths: Paths) -> None:
    """Open and close."""
    async with open_store(paths, NOW):
        pass


async def start_and_write(paths: Paths, *numbers: int) -> None:
    """Open, write these transactions, close."""
    async with open_store(paths, NOW) as store:
        for number in numbers:
            await write(store, number)


async def check_there(paths: Paths, *numbers: int) -> None:
    """Prove that these transactions are there, whole, and no others."""
    async with open_store(paths, NOW) as store:
        assert await numbers_in(store) == set(numbers)
        for number in numbers:
            await check_one(store, number)
