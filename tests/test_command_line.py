"""The command line as an operator meets it: settings, the data directory, backups. With Discord: the file beside."""

import asyncio
import base64
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.services import wins
from bot.store.store import Paths, locked, open_store
from tests.builders import ANA, NOW, a_win
from tests.joined import join
from tests.process import TOKEN, WRONG, environment, rebound, refusal

WORDS = "I asked for help."


async def keep_a_win(paths: Paths, words: str = WORDS) -> None:
    """Make a store in which a member's words are."""
    async with open_store(paths, NOW) as store:
        await join(store, ANA)
        await wins.keep(store, a_win(category="cv", words=words))


async def kept_words(paths: Paths) -> str:
    """Return the words of that win."""
    async with open_store(paths, NOW) as store:
        page = await wins.list_own(store, ANA, 0)
        return page.wins[0].win.words


# Settings


def test_help_says_in_a_line_each_what_the_commands_do(tmp_path: Path) -> None:
    done = rebound(tmp_path, "--help")
    assert done.returncode == 0
    for command in ("run", "demo", "check", "migrate", "backup", "restore", "register"):
        assert f"\n    {command} " in done.stdout
    assert "..." not in done.stdout.partition("Commands:")[2]


@pytest.mark.parametrize("arguments", [("run",), ("check",), ("register",)], ids=lambda arguments: arguments[0])
def test_a_missing_token_is_told(arguments: tuple[str, ...], tmp_path: Path) -> None:
    assert refusal(rebound(tmp_path, *arguments, DISCORD_TOKEN="")).startswith("DISCORD_TOKEN is missing")


def test_everything_wrong_in_the_settings_is_told_a_line_each(tmp_path: Path) -> None:
    done = rebound(tmp_path, "check", DISCORD_TOKEN=TOKEN[:-30], REBOUND_LOG_LEVEL="loud", REBOUND_GUILD_IDS="mine")
    assert done.returncode == WRONG
    assert [line.split()[0] for line in done.stderr.splitlines()] == [
        "DISCORD_TOKEN",
        "REBOUND_GUILD_IDS",
        "REBOUND_LOG_LEVEL",
    ]
    assert TOKEN[:-30] not in done.stdout + done.stderr


def test_the_token_may_be_in_the_file_beside(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text(f"DISCORD_TOKEN={TOKEN}\n", encoding="utf-8")
    environ = environment()
    del environ["DISCORD_TOKEN"]
    command = [sys.executable, "-m", "bot", "check"]
    assert subprocess.run(command, cwd=tmp_path, env=environ, capture_output=True, check=False).returncode == 0


def test_check_changes_nothing(tmp_path: Path) -> None:
    done = rebound(tmp_path, "check")
    assert (done.returncode, done.stderr) == (0, "")
    assert "the next start applies 0001_wins" in done.stdout
    assert list(tmp_path.iterdir()) == []


# The data directory


def no_directory(paths: Paths) -> None:
    """Put a file where the data directory is to be."""
    for file in sorted(paths.data.rglob("*"), reverse=True):
        file.unlink()
    paths.data.rmdir()
    paths.data.write_text("not a directory", encoding="utf-8")


def damaged(paths: Paths) -> None:
    """Overwrite the middle of the database."""
    size = paths.database.stat().st_size
    with paths.database.open("r+b") as file:
        file.write(b"\0" * 50)
        file.seek(size // 2)
        file.write(b"\xff" * (size // 4))


def not_a_database(paths: Paths) -> None:
    """Put text where the database is."""
    paths.database.write_text("Dear diary, " * 100, encoding="utf-8")


def newer(paths: Paths) -> None:
    """Let a later version have been here."""
    with sqlite3.connect(paths.database) as connection:
        connection.execute("INSERT INTO migration VALUES (9999, 'someday', 'x', 0)")
    connection.close()


def altered(paths: Paths) -> None:
    """Let the database have been made from another text."""
    with sqlite3.connect(paths.database) as connection:
        connection.execute("UPDATE migration SET checksum = 'x' WHERE number = 1")
    connection.close()


def keys_lost(paths: Paths) -> None:
    """Lose the members' keys."""
    paths.keys.unlink()


def master_key_lost(paths: Paths) -> None:
    """Lose the master key."""
    paths.master_key.unlink()


def master_key_garbled(paths: Paths) -> None:
    """Write something else into the master key's file."""
    paths.master_key.write_text("sesame, open", encoding="utf-8")


def another_master_key(paths: Paths) -> None:
    """Put another installation's master key there."""
    paths.master_key.write_bytes(base64.b64encode(os.urandom(32)))


@pytest.mark.parametrize(
    ("command", "spoil", "sentence"),
    [
        ("check", no_directory, "data cannot be written"),
        ("run", no_directory, "data cannot be written"),
        ("check", damaged, "data/rebound.db is damaged"),
        ("run", damaged, "data/rebound.db is damaged"),
        ("migrate", damaged, "data/rebound.db is damaged"),
        ("check", not_a_database, "data/rebound.db is damaged or is not a database"),
        ("check", newer, "made by a newer Rebound (migration 9999_someday)"),
        ("run", newer, "made by a newer Rebound (migration 9999_someday)"),
        ("check", altered, "from another text of migration 0001_wins"),
        ("check", keys_lost, "data/keys.db is missing"),
        ("run", keys_lost, "data/keys.db is missing"),
        ("check", master_key_lost, "The master key data/master.key cannot be read"),
        ("run", master_key_garbled, "The master key data/master.key is not base64"),
        ("run", another_master_key, "The master key does not open data/keys.db"),
    ],
    ids=lambda value: value.__name__ if callable(value) else value.partition(" ")[0],
)
async def test_a_store_that_is_not_fit_to_run_on_is_told_and_left_alone(
    command: str, spoil: Callable[[Paths], None], sentence: str, tmp_path: Path
) -> None:
    paths = Paths(tmp_path / "data", tmp_path / "data" / "master.key")
    await keep_a_win(paths)
    spoil(paths)
    before = paths.database.read_bytes() if paths.database.is_file() else b""
    assert sentence in refusal(await asyncio.to_thread(rebound, tmp_path, command))
    assert (paths.database.read_bytes() if paths.database.is_file() else b"") == before


@pytest.mark.parametrize("arguments", [("run",), ("restore", "copy.db")], ids=lambda arguments: arguments[0])
def test_a_data_directory_in_use_is_told(arguments: tuple[str, ...], paths: Paths, tmp_path: Path) -> None:
    with locked(paths):
        sentence = refusal(rebound(tmp_path, *arguments))
    assert sentence == "Another Rebound is running on data: stop it first."


# Backups


async def test_what_was_backed_up_comes_back(paths: Paths, tmp_path: Path) -> None:
    await keep_a_win(paths)
    assert (await asyncio.to_thread(rebound, tmp_path, "backup", "safe/copy.db")).returncode == 0
    paths.database.unlink()
    migrated = await asyncio.to_thread(rebound, tmp_path, "migrate", DISCORD_TOKEN="")
    assert migrated.stdout.startswith("Applied 0001_wins, ")
    restored = await asyncio.to_thread(rebound, tmp_path, "restore", "safe/copy.db", DISCORD_TOKEN="")
    assert (restored.returncode, restored.stderr) == (0, "")
    assert restored.stdout.startswith(
        "Restored safe/copy.db. What was there before is in data/backups/before-restore"
    )
    assert await kept_words(paths) == WORDS
    up_to_date = await asyncio.to_thread(rebound, tmp_path, "migrate")
    assert up_to_date.stdout == "The database was up to date.\n"


async def test_a_backup_opens_on_a_new_machine_with_its_keys_and_the_master_key(paths: Paths, tmp_path: Path) -> None:
    await keep_a_win(paths)
    await asyncio.to_thread(rebound, tmp_path, "backup", "copy.db")
    there = Paths(tmp_path / "elsewhere", paths.master_key)
    done = await asyncio.to_thread(rebound, tmp_path, "restore", "copy.db", REBOUND_DATA_DIR="elsewhere")
    assert (done.returncode, done.stdout) == (0, "Restored copy.db.\n")
    assert await kept_words(there) == WORDS


@pytest.mark.parametrize("target", ["data/keys.db", "master.key"])
async def test_a_backup_never_takes_the_place_of_what_is_backed_up(target: str, tmp_path: Path) -> None:
    paths = Paths(tmp_path / "data", tmp_path / "master.key")
    await keep_a_win(paths)
    done = await asyncio.to_thread(rebound, tmp_path, "backup", target, REBOUND_MASTER_KEY_FILE="master.key")
    assert "choose another directory" in refusal(done)
    assert await kept_words(paths) == WORDS


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("backup", "copy.db"), "There is no rebound.db in data"),
        (("restore", "copy.db"), "copy.db is not a file"),
        (("restore", "note.txt"), "note.txt is not a database"),
    ],
    ids=["nothing to back up", "no such backup", "something that is no backup"],
)
def test_what_cannot_be_backed_up_or_restored_is_told(
    arguments: tuple[str, ...], sentence: str, tmp_path: Path
) -> None:
    (tmp_path / "note.txt").write_text("not a database " * 50, encoding="utf-8")
    assert sentence in refusal(rebound(tmp_path, *arguments))


async def test_a_backup_of_another_store_is_refused_and_changes_nothing(paths: Paths, tmp_path: Path) -> None:
    await keep_a_win(Paths(tmp_path / "other", tmp_path / "other" / "master.key"), "Theirs.")
    await keep_a_win(paths)
    await asyncio.to_thread(rebound, tmp_path, "backup", "theirs.db", REBOUND_DATA_DIR="other")
    assert "another store" in refusal(await asyncio.to_thread(rebound, tmp_path, "restore", "theirs.db"))
    assert await kept_words(paths) == WORDS
