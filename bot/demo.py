"""`rebound demo`: the real bot before a Discord on this machine, with a page to click through.

Puts the sandbox and the app together; everything a member sees comes from the same code as ever.
"""

import asyncio
import tempfile
import webbrowser
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Self

from bot import logs
from bot.app import CannotStart, disconnect, interrupted, open_app
from bot.client import Client
from bot.domain.groups import Round
from bot.domain.ids import GroupId
from bot.sandbox import Message, Sandbox
from bot.scheduler import Heartbeat
from bot.services import schedule
from bot.settings import Settings

FIRST_STEPS = """\
**A tour on your own** – at the top you choose who you are.
1. As Hana, the host: type `/setup` and choose #wins.
2. As Ana: type `/win share`. You are asked before anything is kept; then comes a preview, and you share it.
3. As Ben or Chi: open #wins and press *Celebrate*.
4. Anyone: the menu on a message (right click, or hold), then *Apps*, then *Celebrate* or *Report*.
5. As Hana: `/setup`, *Channels*, #accountability for the goals round. As Ana: `/goal set`, *Show it in the round*.
Move the clock past Monday morning, open #accountability, and press *Log progress*.
6. As Chi: hold or right click Ben's name, *Apps*, *Encourage*; then be Ben and open his direct messages.
On Friday at 16:00 the wins round comes to #wins.
7. Also: `/progress me`, `/settings`, `/encourage me`, `/privacy view`, `/help-now`; and as Mika, the moderator,
`/moderate reports`.
The clock at the upper right moves time forward."""


class Stage:
    """A sandbox, and the bot before it in the same process; what it kept survives `restart`."""

    def __init__(self, discord: Sandbox, directory: Path) -> None:
        self.discord = discord
        self.client: Client
        self.beats: Heartbeat
        self._directory = directory
        self._running = AsyncExitStack()

    async def start(self) -> Self:
        """Start the bot and wait until it is connected."""
        settings = stage_settings(self.discord, self._directory)
        self._running = AsyncExitStack()
        self.client, self.beats = await self._running.enter_async_context(open_app(settings, self.discord.clock.now))
        connected = asyncio.create_task(self.client.start(self.discord.token), name="discord")
        self._running.push_async_callback(disconnect, self.client, self.beats, connected)
        await self.discord.bot_ready()
        return self

    async def stop(self) -> None:
        """Stop the bot as SIGTERM does; stopping twice is once."""
        await self._running.aclose()

    async def restart(self) -> None:
        """Stop the bot and start it again on what it kept."""
        await self.stop()
        await self.start()

    async def wait_for_the_round(self, which: Round = Round.GOALS) -> None:
        """Move the clock to the server's next goals round, wins round or prompt, and let it come."""
        comes = await schedule.next_round(self.client.store, GroupId(self.discord.guild.id), which)
        if comes is None:
            raise LookupError("there is no round to wait for")
        await until(self.client.is_connected)
        self.discord.clock.move_to(comes)
        await self.beats.catch_up()

    async def card(self) -> Message:
        """Wait for the newest post in the wins channel."""
        wins = self.discord.channel("wins")
        await until(lambda: self.discord.messages(wins))
        return self.discord.messages(wins)[-1]


async def until(holds: Callable[[], object], seconds: float = 30.0) -> None:
    """Wait until something holds.

    Raises:
        TimeoutError: it did not, in that time.
    """
    async with asyncio.timeout(seconds):
        while not holds():  # noqa: ASYNC110 - what is waited for happens in the sandbox, which has no event for each
            await asyncio.sleep(0.01)


@asynccontextmanager
async def on_stage(port: int = 0) -> AsyncIterator[Stage]:
    """Run the sandbox and the bot in one process, on data that goes away with it.

    Raises:
        CannotStart: the port is taken.
    """
    async with AsyncExitStack() as stack:
        directory = stack.enter_context(tempfile.TemporaryDirectory(prefix="rebound-demo-"))
        try:
            discord = await stack.enter_async_context(Sandbox(port=port))
        except OSError as error:
            raise CannotStart(f"Port {port} is taken on this machine: try `rebound demo --port 0`.") from error
        stage = await Stage(discord, Path(directory)).start()
        stack.push_async_callback(stage.stop)
        yield stage


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
        operator="",
        privacy_url="",
        keep_months=12,
    )


async def serve(port: int, *, browser: bool) -> None:
    """Serve the page until interrupted.

    Raises:
        CannotStart: the port is taken.
    """
    logs.set_up_logs("text", "WARNING")
    async with on_stage(port) as stage:
        stage.discord.on_moved(stage.beats.catch_up)
        stage.discord.host.send(stage.discord.channel("welcome"), FIRST_STEPS)
        page = f"{stage.discord.url}/#user=Hana&channel=welcome"
        print(f"Rebound is running on a Discord of its own: {page}")  # noqa: T201 - what the command is for
        print("Ctrl+C ends it.")  # noqa: T201
        if browser:
            webbrowser.open(page)
        await interrupted()
