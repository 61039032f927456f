"""The command line in front of a Discord: one that is not there, one that refuses, and the sandbox."""

import asyncio
import sys
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from bot.domain.ids import PersonId
from bot.sandbox import Sandbox
from bot.services import wins
from bot.store.store import Paths, open_store
from tests.builders import NOW
from tests.process import environment, rebound, refusal

WORDS = "I asked for help."


@contextmanager
def discord_that_answers(status: int) -> Iterator[str]:
    """Stand in for a Discord that answers everything with a status."""

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(b'{"message": "No.", "code": 0}')

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name it has there
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Answer) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}/api/v10"
        finally:
            server.shutdown()
            thread.join()


def test_a_discord_that_cannot_be_reached_is_told(tmp_path: Path) -> None:
    assert refusal(rebound(tmp_path, "run")).startswith("Discord cannot be reached")


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        (401, "Discord does not accept DISCORD_TOKEN"),
        (403, "Discord refused: 403 Forbidden"),
        (503, "Discord has trouble of its own (HTTP 503)"),
    ],
)
def test_a_discord_that_refuses_is_told(status: int, sentence: str, tmp_path: Path) -> None:
    with discord_that_answers(status) as address:
        assert refusal(rebound(tmp_path, "run", REBOUND_DISCORD_API=address)).startswith(sentence)


async def test_a_server_that_the_bot_is_not_in_is_told(tmp_path: Path) -> None:
    async with Sandbox() as discord:
        chosen = {"DISCORD_TOKEN": discord.token, "REBOUND_DISCORD_API": discord.api_url}
        done = await asyncio.to_thread(rebound, tmp_path, "run", REBOUND_GUILD_IDS="112233445566778899", **chosen)
    assert "REBOUND_GUILD_IDS" in refusal(done)


async def test_register_tells_discord_of_the_commands_without_connecting(tmp_path: Path) -> None:
    async with Sandbox() as discord:
        chosen = {"DISCORD_TOKEN": discord.token, "REBOUND_DISCORD_API": discord.api_url}
        done = await asyncio.to_thread(rebound, tmp_path, "register", **chosen)
        assert done.returncode == 0
        assert done.stdout == "Discord knows the commands.\n"
        assert {"win", "help", "setup"} <= {command["name"] for command in discord.world.commands[None]}


@asynccontextmanager
async def running(at: Path, discord: Sandbox) -> AsyncIterator[asyncio.subprocess.Process]:
    """Run `rebound run` against a sandbox until it is connected; kill what is left of it afterwards."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "run"),
        cwd=at,
        env=environment(DISCORD_TOKEN=discord.token, REBOUND_DISCORD_API=discord.api_url, REBOUND_LOG_FORMAT="json"),
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        await discord.bot_ready()
        yield process
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM to send")
async def test_the_bot_is_backed_up_while_it_runs_and_stops_when_asked(tmp_path: Path) -> None:
    async with Sandbox() as discord, running(tmp_path, discord) as process:
        asked = await discord.ana.slash("win share", category="cv", words=WORDS, who="me")
        answer = await discord.ana.click(asked.message, "I agree")
        assert answer.ephemeral
        assert (await asyncio.to_thread(rebound, tmp_path, "check")).returncode == 0
        assert (await asyncio.to_thread(rebound, tmp_path, "backup", "copy.db")).returncode == 0
        process.terminate()
        _, said = await process.communicate()
    assert process.returncode == 0, said
    assert discord.token.encode() not in said
    assert b"Traceback" not in said
    assert WORDS.encode() not in said
    (tmp_path / "data" / "rebound.db").unlink()
    assert (await asyncio.to_thread(rebound, tmp_path, "restore", "copy.db")).returncode == 0
    paths = Paths(tmp_path / "data", tmp_path / "data" / "master.key")
    async with open_store(paths, NOW) as store:
        page = await wins.list_own(store, PersonId(discord.ana.id), 0)
    assert [listed.win.words for listed in page.wins] == [WORDS]
