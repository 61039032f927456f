"""Whatever goes wrong, the member gets an answer without blame, and the log a reference instead of their words."""

import asyncio
import sqlite3

import pytest

from bot.demo import until
from bot.sandbox import Fault
from tests.stage import PATIENCE, Stage

SECRET = "my-very-own-words-8c1f"


async def test_a_full_disk_is_said_and_nothing_is_half_kept(stage: Stage, capsys: pytest.CaptureFixture[str]) -> None:
    ana, store = stage.discord.ana, stage.client.store
    await ana.slash("win share", category="rested", who="me")

    def set_pages(connection: sqlite3.Connection, pages: int) -> None:
        connection.execute(f"PRAGMA max_page_count = {pages}").fetchall()

    writer = store._database._writer
    await writer.run(lambda connection: set_pages(connection, 1))
    # Free pages are used up first.
    answers = [await ana.slash("win share", category="cv", words=SECRET * 40, who="me") for _ in range(40)]
    assert "I couldn't save that, so nothing was kept" in answers[-1].text
    logged = capsys.readouterr().out
    assert SECRET not in logged
    assert "StoreFailed" in logged
    await writer.run(lambda connection: set_pages(connection, 1_000_000))
    assert "Kept" in (await ana.slash("win share", category="cv", who="me")).text


async def test_a_fault_of_ours_is_told_with_a_reference_that_the_log_has(
    stage: Stage, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(*_: object) -> None:
        raise RuntimeError("a fault of ours")

    monkeypatch.setattr(type(stage.client.store.vault), "sealer", fail)
    answer = await stage.discord.ana.slash("win share", category="cv", words=SECRET, who="me")
    assert "not yours" in answer.text
    reference = answer.text.split("`")[1]
    logged = capsys.readouterr().out
    assert reference in logged
    assert SECRET not in logged


async def test_an_answer_that_discord_fails_to_take_is_logged_and_no_more(
    stage: Stage, capsys: pytest.CaptureFixture[str]
) -> None:
    discord = stage.discord
    discord.faults.add(Fault(method="POST", path=r"/interactions/\d+/[^/]+/callback", times=2, status=500))
    discord.allow_violation("unanswered", "10062")
    sharing = asyncio.create_task(discord.ana.slash("win share", category="rested", words=SECRET, who="me"))
    await until(lambda: [request.faulted for request in discord.requests].count(True) == 2)
    discord.age(PATIENCE)
    assert (await sharing).kind == "none"
    await stage.client.drain()
    assert SECRET not in capsys.readouterr().out
    assert "Rested on purpose" in (await discord.ana.slash("win list")).text
