"""The process as its operator meets it: started, killed, stopped, started again, with members pressing buttons."""

import asyncio
import os
import random
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from bot.app import disconnect, open_app
from bot.demo import stage_settings, until
from bot.sandbox import Fault, Person, Sandbox
from tests.stage import PATIENCE, Stage

ROOT = Path(__file__).parents[1]
SHARE = "Share with the group"


@asynccontextmanager
async def process(discord: Sandbox, data: Path) -> AsyncIterator[asyncio.subprocess.Process]:
    """Run the real command line against the sandbox; what is still running afterwards is killed."""
    env = {
        **os.environ,
        "DISCORD_TOKEN": discord.token,
        "REBOUND_DISCORD_API": discord.api_url,
        "REBOUND_DATA_DIR": str(data),
        "REBOUND_LOG_FORMAT": "json",
    }
    command = (sys.executable, "-m", "bot", "run")
    child = await asyncio.create_subprocess_exec(*command, cwd=ROOT, env=env, stderr=asyncio.subprocess.PIPE)
    try:
        await discord.bot_ready()
        yield child
    finally:
        if child.returncode is None:
            child.kill()
            await child.communicate()
        await discord.disconnect(resumable=False)


async def join(person: Person) -> None:
    """Agree to what is kept."""
    asked = await person.slash("win list")
    await person.click(asked.message, "I agree")


async def set_up(discord: Sandbox) -> None:
    """Choose the wins channel, as the host does; the members agree to what is kept."""
    panel = await discord.host.slash("setup")
    await discord.host.select(panel.message, "setup-wins", [discord.channel("wins")])
    for person in (discord.ana, discord.ben, discord.chi):
        await join(person)


async def test_a_command_between_ready_and_the_end_of_start_up_is_answered(tmp_path: Path) -> None:
    async with (
        Sandbox(answer_within=PATIENCE) as discord,
        open_app(stage_settings(discord, tmp_path), discord.clock.now) as (client, beats),
    ):
        connected = asyncio.create_task(client.start(discord.token))
        await discord.bot_ready()
        assert not client.is_ready()
        commands = (discord.ana.slash("win share", category="rested", who="me") for _ in range(5))
        answers = await asyncio.gather(*commands)
        assert [answer.kind for answer in answers] == ["message"] * 5
        await disconnect(client, beats, connected)


async def test_sigterm_lets_an_answer_under_way_be_finished(tmp_path: Path) -> None:
    async with Sandbox(answer_within=PATIENCE) as discord, process(discord, tmp_path) as child:
        await set_up(discord)
        kept = await discord.ana.slash("win share", category="rested")
        posts = rf"/channels/{discord.channel('wins').id}/messages"
        discord.faults.add(Fault(method="POST", path=posts, delay=1.0))
        await discord.ana.click(kept.message, SHARE)
        child.send_signal(signal.SIGTERM)
        assert await child.wait() == 0
        assert len(discord.messages(discord.channel("wins"))) == 1
        assert "Shared in" in kept.message.text


async def test_not_even_a_debug_log_has_members_words_or_the_token(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REBOUND_LOG_LEVEL", "DEBUG")
    secret = "my own words 8c1f"
    async with Sandbox(answer_within=PATIENCE) as discord, process(discord, tmp_path) as child:
        await set_up(discord)
        preview = await discord.ana.slash("win share", category="rested", words=secret)
        await discord.ana.click(preview.message, SHARE)
        await until(lambda: _cards(discord))
        await discord.ben.click(discord.messages(discord.channel("wins"))[-1], "Celebrate")
        await discord.ana.slash("win list")
        message = discord.ben.send(discord.channel("general"), secret)
        form = (await discord.ben.menu("Celebrate", message)).modal
        assert form is not None
        await discord.ben.submit(form, {"category": "rested"})
        await discord.chi.menu("Celebrate", message)
        child.send_signal(signal.SIGTERM)
        _, logged = await child.communicate()
    assert b"delivery" in logged
    assert secret.encode() not in logged
    assert discord.token.encode() not in logged


async def test_killed_at_any_moment_a_shared_win_is_posted_once(tmp_path: Path) -> None:
    """SIGKILL at a random moment after *Share*, then a start and a tick: one card for each win, no more, no less."""
    chance = random.Random(20261122)
    async with Sandbox(answer_within=PATIENCE) as discord:
        wins = discord.channel("wins")
        presses = []
        for round_number in range(12):
            async with process(discord, tmp_path) as child:
                if round_number == 0:
                    await set_up(discord)
                kept = await discord.ana.slash("win share", category="rested", words=f"round {round_number}")
                presses.append(asyncio.create_task(discord.ana.click(kept.message, SHARE)))
                await asyncio.sleep(chance.uniform(0, 0.06))
                child.kill()
                await child.wait()
        async with process(discord, tmp_path):
            shared = sum(answer.kind in ("update", "deferred") for answer in await asyncio.gather(*presses))
            await until(lambda: len(_cards(discord)) >= shared)
            await asyncio.sleep(6)  # one more tick of the heartbeat: what is owed is owed once
        texts = _cards(discord)
        assert len(texts) == len(set(texts))
        assert len(texts) >= shared
        listed = await _all_kept(discord, tmp_path)
        assert len(listed) == 12
        assert wins.deleted is False


def _cards(discord: Sandbox) -> list[str]:
    return [message.text for message in discord.messages(discord.channel("wins"))]


async def _all_kept(discord: Sandbox, data: Path) -> list[str]:
    async with process(discord, data):
        texts = []
        answer = await discord.ana.slash("win list")
        texts.append(answer.text)
        while "Older" in answer.buttons and len(texts) < 3:
            answer = await discord.ana.click(answer.message, "Older")
            texts.append(answer.text)
        return [line for text in texts for line in text.splitlines() if "round" in line]


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """Run the bot in this process."""
    async with Sandbox(answer_within=PATIENCE) as discord:
        stage = await Stage(discord, tmp_path).start()
        yield stage
        await stage.stop()


async def test_commands_are_registered_only_when_they_changed(stage: Stage) -> None:
    def registrations() -> int:
        return sum(
            request.method == "PUT" and request.path.endswith("/commands") for request in stage.discord.requests
        )

    assert registrations() == 1
    await stage.restart()
    assert registrations() == 1


async def test_a_group_that_removes_the_bot_is_erased_after_thirty_days_and_not_before(stage: Stage) -> None:
    discord = stage.discord
    await stage.set_up()
    await discord.ana.slash("win share", category="rested", who="me")
    await stage.remove_bot()
    await discord.advance(timedelta(days=29))
    await stage.beats.sweep()
    await stage.add_bot()
    assert "Rested" in (await discord.ana.slash("win list")).text

    await stage.remove_bot()
    await discord.advance(timedelta(days=30, minutes=1))
    await stage.beats.sweep()
    await stage.add_bot()
    assert "Nothing here yet" in (await discord.ana.slash("win list")).text


async def test_a_removal_while_the_bot_was_down_is_noticed_at_the_next_start(stage: Stage) -> None:
    discord = stage.discord
    await stage.set_up()
    await discord.ana.slash("win share", category="rested", who="me")
    await stage.stop()
    await discord.remove_bot(discord.guild)
    await stage.start()
    await until(stage.client.is_ready)
    await until(lambda: stage.client._was_ready)
    await discord.advance(timedelta(days=31))
    await stage.beats.sweep()
    await discord.add_bot(discord.guild)
    await until(lambda: stage.client.guilds)
    assert "Nothing here yet" in (await discord.ana.slash("win list")).text


async def test_a_lost_connection_is_resumed_and_presses_are_answered(stage: Stage) -> None:
    discord = stage.discord
    await discord.disconnect(resumable=True)
    await discord.bot_ready()
    assert (await discord.ana.slash("help")).kind == "message"
    await discord.disconnect(resumable=False)
    await discord.bot_ready(20)
    assert (await discord.ana.slash("help")).kind == "message"
