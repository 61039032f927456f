"""A data directory, a file or a key that may not be written or read is refused at the start, and stays as it is.

Root may write anywhere; where the tests run as root, they give that up for a moment.
"""

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.store.errors import StoreRefused
from bot.store.store import Paths, locked
from tests.store.directories import check_there, contents, start, start_and_write

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="rights work otherwise on Windows")


@contextmanager
def without_rights() -> Iterator[None]:
    """Give up root's right to write anywhere, for a while; whoever is not root has none to give up."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65_534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def shared() -> Iterator[Paths]:
    """Name a data directory that another user can reach: the test's own lies below one that they cannot."""
    with tempfile.TemporaryDirectory() as directory:
        Path(directory).chmod(0o755)
        yield Paths(Path(directory) / "data", Path(directory) / "master.key")


@pytest.mark.parametrize(
    ("directory", "files", "saying"),
    [
        pytest.param(0o555, 0o666, "cannot be written", id="directory"),
        pytest.param(0o777, 0o444, "cannot be written", id="files"),
        pytest.param(0o555, 0o444, "cannot be written", id="both"),
    ],
)
async def test_a_read_only_store_is_refused(shared: Paths, directory: int, files: int, saying: str) -> None:
    await start_and_write(shared, 1)
    shared.master_key.chmod(0o666)
    for file in shared.data.iterdir():
        file.chmod(files)
    shared.data.chmod(directory)
    before = contents(shared.data)
    try:
        with without_rights(), pytest.raises(StoreRefused, match=saying):
            await start(shared)
    finally:
        shared.data.chmod(0o755)
    assert contents(shared.data) == before


@pytest.mark.parametrize("name", ["rebound.db", "keys.db"])
async def test_one_read_only_file_is_enough_to_refuse(shared: Paths, name: str) -> None:
    """It would open well, and fail at the first member's command."""
    await start_and_write(shared, 1)
    shared.master_key.chmod(0o666)
    shared.data.chmod(0o777)
    for file in shared.data.iterdir():
        file.chmod(0o666)
    (shared.data / name).chmod(0o444)
    before = contents(shared.data)
    with without_rights(), pytest.raises(StoreRefused, match=f"{name} cannot be written: give the user"):
        await start(shared)
    assert contents(shared.data) == before
    (shared.data / name).chmod(0o666)
    with without_rights():
        await check_there(shared, 1)


@pytest.mark.parametrize("there", [True, False])
async def test_a_master_key_out_of_reach_is_refused(shared: Paths, tmp_path: Path, there: bool) -> None:
    out_of_reach = tmp_path / "closed"
    out_of_reach.mkdir()
    paths = Paths(shared.data, out_of_reach / "master.key")
    if there:
        await start_and_write(paths, 1)
    shared.data.mkdir(exist_ok=True)
    shared.data.chmod(0o777)
    for file in shared.data.iterdir():
        file.chmod(0o666)
    out_of_reach.chmod(0)
    try:
        with without_rights(), pytest.raises(StoreRefused, match=r"master.key cannot be \w+ \(Permission denied\)"):
            await start(paths)
    finally:
        out_of_reach.chmod(0o700)


def test_a_directory_that_cannot_be_made_is_refused(shared: Paths) -> None:
    below = Paths(shared.data / "deeper" / "still", shared.master_key)
    shared.data.mkdir()
    shared.data.chmod(0o555)
    with without_rights(), pytest.raises(StoreRefused, match="cannot be written: create it"), locked(below):
        pass
