"""`rebound demo`: the real bot against a Discord on this machine, with a page to click through, or as a story.

Puts the sandbox and the app together; everything a member sees comes from the same code as ever.
"""

import asyncio
import tempfile
import webbrowser
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bot import logs
from bot.app import CannotStart, open_app
from bot.client import Client
from bot.sandbox import Sandbox
from bot.scheduler import Heartbeat
from bot.settings import Settings


@asynccontextmanager
async def on_stage(port: int = 0) -> AsyncIterator[tuple[Sandbox, Client, Heartbeat]]:
    """Run the sandbox and the bot in one process, on data that goes away with it.

    Raises:
        CannotStart: the port is taken.
    """
    with tempfile.TemporaryDirectory(prefix="rebound-demo-") as directory:
        try:
            async with Sandbox(port=port) as discord:
                async with open_app(stage_settings(discord, Path(directory)), discord.clock.now) as (client, beats):
                    connected = asyncio.create_task(client.start(discord.token), name="discord")
                    try:
                        await discord.bot_ready()
                        yield discord, client, beats
                    finally:
                        await client.drain()
                        await client.close()
                        await asyncio.wait({connected})
        except OSError as error:
            raise CannotStart(f"Port {port} is taken on this machine: try `rebound demo --port 0`.") from error


def stage_settings(discord: Sandbox, directory: Path) -> Settings:
    """Return settings that lead the bot to the sandbox."""
    return Settings(
        token=discord.token,
        data_dir=directory,
        master_key_file=directory / "master.key",
        log_format="text",
        log_level="WARNING",
        guild_ids=(),
        discord_api=discord.api_url,
    )


async def serve(port: int, *, browser: bool) -> None:
    """Serve the page until interrupted."""
    logs.set_up_logs("text", "WARNING")
    async with on_stage(port) as (discord, _, beats):
        discord.on_moved(beats.tick)
        print(f"Rebound is running on a Discord of its own: {discord.url}")  # noqa: T201 - this is the command's output
        print("Type / in #wins to see its commands, switch members at the lower left. Ctrl+C ends it.")  # noqa: T201
        if browser:
            webbrowser.open(discord.url)
        await asyncio.Event().wait()
