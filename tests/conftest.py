"""Fixtures that more than one directory needs: a store of its own for each test."""

import logging
import os
import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from bot.logs import Text
from bot.store.store import Paths, Store, open_store
from tests.builders import NOW

MEMORY = Path("/dev/shm")
ROOM = 1 << 30  # bytes: some containers have as little as 64 MiB there

settings.register_profile("rebound", deadline=None)  # no test measures seconds: the machine may be busy
settings.load_profile("rebound")


def pytest_configure() -> None:
    """Keep what tests write in memory where there is room, for whole directories of databases come and go."""
    if MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM:
        os.environ.setdefault("TMPDIR", str(MEMORY))
        tempfile.tempdir = None  # it is looked for again


class Printer(logging.Handler):
    """Prints what is logged, so that `capsys` has it."""

    def emit(self, record: logging.LogRecord) -> None:
        """Print one line."""
        print(self.format(record))


@pytest.fixture(autouse=True)
def our_logs_are_printed() -> Iterator[None]:
    """Print what Rebound logs, as text."""
    ours = [logging.getLogger(name) for name in ("bot", "cogs")]
    printer = Printer()
    printer.setFormatter(Text())
    for logger in ours:
        logger.addHandler(printer)
        logger.setLevel(logging.INFO)
    yield
    for logger in ours:
        logger.removeHandler(printer)
        logger.setLevel(logging.NOTSET)


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """Name a data directory that is not there yet, with its master key where it is by default."""
    data = tmp_path / "data"
    return Paths(data, data / "master.key")


@pytest.fixture
async def store(paths: Paths) -> AsyncIterator[Store]:
    """Open a new, real store."""
    async with open_store(paths, NOW) as opened:
        yield opened
