"""Opening the data directory: by one process at a time, and only what belongs together."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bot.store.errors import StoreLocked, StoreRefused
from bot.store.store import Paths, open_store
from tests.builders import NOW
from tests.store.directories import check_there, refusal, start, start_and_write
from tests.store.written import write

ROOT = Path(__file__).parents[2]


async def test_a_first_start_makes_everything_for_its_own_user_alone(paths: Paths) -> None:
    await start_and_write(paths, 1)
    assert {path.name for path in paths.data.iterdir()} == {"rebound.db", "keys.db", "master.key", "rebound.lock"}
    assert paths.data.stat().st_mode & 0o077 == 0
    for file in (paths.database, paths.keys, paths.master_key):
        assert file.stat().st_mode & 0o077 == 0, file.name


async def test_what_was_written_is_there_after_a_restart(paths: Paths) -> None:
    await start_and_write(paths, 1, 2)
    await check_there(paths, 1, 2)


async def test_the_master_key_may_lie_elsewhere(tmp_path: Path) -> None:
    paths = Paths(tmp_path / "data", tmp_path / "secrets.key")
    await start_and_write(paths, 1)
    assert not (paths.data / "master.key").exists()
    await check_there(paths, 1)


async def test_a_second_start_in_the_same_process_is_refused_and_does_not_disturb_the_first(paths: Paths) -> None:
    async with open_store(paths, NOW) as store:
        with pytest.raises(StoreLocked, match="Another Rebound is running"):
            await start(paths)
        await write(store, 1)
    await check_there(paths, 1)


HOLD = """
import sys
from pathlib import Path
from bot.store.errors import StoreLocked
from bot.store.store import Paths, locked
data = Path(sys.argv[1])
try:
    with locked(Paths(data, data / "master.key")):
        print("held", flush=True)
        sys.stdin.read()
except StoreLocked as error:
    print(error)
"""


def another_process(paths: Paths) -> "subprocess.Popen[str]":
    """Start a process that holds the data directory until its input ends, or says why it cannot."""
    command = [sys.executable, "-c", HOLD, str(paths.data)]
    return subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


async def test_a_second_process_is_refused(paths: Paths) -> None:
    async with open_store(paths, NOW):
        with another_process(paths) as other:
            said, _ = other.communicate()
    assert said == f"Another Rebound is running on {paths.data}: stop it first.\n"


async def test_the_directory_is_free_as_soon_as_the_process_that_held_it_is_killed(paths: Paths) -> None:
    await start(paths)
    with another_process(paths) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        with pytest.raises(StoreLocked):
            await start(paths)
        other.kill()
        other.wait()
        await start_and_write(paths, 1)


async def test_lost_keys_beside_sealed_words_are_not_replaced_by_new_ones(paths: Paths) -> None:
    await start_and_write(paths, 1)
    kept = paths.keys.rename(paths.data / "elsewhere")
    with refusal(paths, "keys.db is missing"):
        await start(paths)
    assert not paths.keys.exists()
    kept.rename(paths.keys)
    await check_there(paths, 1)


async def test_an_empty_file_in_the_place_of_the_keys_is_refused_too(paths: Paths) -> None:
    await start_and_write(paths, 1)
    paths.keys.write_bytes(b"")
    with refusal(paths, "keys.db is missing"):
        await start(paths)


async def test_lost_keys_are_made_anew_where_nothing_was_sealed_yet(paths: Paths) -> None:
    await start(paths)
    paths.keys.unlink()
    await start_and_write(paths, 1)
    await check_there(paths, 1)


async def test_a_lost_master_key_is_not_replaced_by_a_new_one(paths: Paths) -> None:
    await start_and_write(paths, 1)
    paths.master_key.unlink()
    with refusal(paths, "master.key cannot be read (No such file or directory)"):
        await start(paths)
    assert not paths.master_key.exists()


async def test_the_master_key_of_another_store_is_refused(paths: Paths, tmp_path: Path) -> None:
    await start_and_write(paths, 1)
    other = Paths(tmp_path / "other", tmp_path / "other.key")
    await start(other)
    with refusal(paths, "The master key does not open"):
        await start(Paths(paths.data, other.master_key))
    await check_there(paths, 1)


@pytest.mark.parametrize(
    ("content", "saying"),
    [
        pytest.param(b"", "holds 0 bytes instead of 32", id="empty"),
        pytest.param(b"c2hvcnQ=\n", "holds 5 bytes instead of 32", id="too short"),
        pytest.param(b"not base64!\n", "is not base64 text", id="not base64"),
        pytest.param(b"\xff\xfe\x00", "is not base64 text", id="not text"),
    ],
)
async def test_a_file_that_is_no_master_key_is_refused(paths: Paths, content: bytes, saying: str) -> None:
    await start_and_write(paths, 1)
    paths.master_key.write_bytes(content)
    with refusal(paths, saying):
        await start(paths)


async def test_the_keys_of_another_store_are_refused(paths: Paths, tmp_path: Path) -> None:
    await start_and_write(paths, 1)
    other = Paths(tmp_path / "other", paths.master_key)
    await start_and_write(other, 1)
    shutil.copy(other.keys, paths.keys)
    with refusal(paths, "belongs to another database"):
        await start(paths)


@pytest.mark.parametrize("name", ["rebound.db", "keys.db", "rebound.lock"])
async def test_a_file_that_is_no_database_is_refused(paths: Paths, name: str) -> None:
    await start_and_write(paths, 1)
    (paths.data / name).write_bytes(b"something else entirely\n" * 400)
    with refusal(paths, name):
        await start(paths)


async def test_a_file_in_the_place_of_the_directory_is_refused(paths: Paths) -> None:
    paths.data.write_text("")
    with pytest.raises(StoreRefused, match="cannot be written: create it, or give"):
        await start(paths)
