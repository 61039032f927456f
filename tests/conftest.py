"""Fixtures that more than one directory needs: a store of its own for each test."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from hypothesis import settings

from bot.store.store import Paths, Store, open_store
from tests.builders import NOW

settings.register_profile("rebound", deadline=None)  # no test measures seconds: the machine may be busy
settings.load_profile("rebound")


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
