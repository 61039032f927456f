"""Bots that die while they deliver, before the sandbox, which knows what arrived.

A bot is a process that `tests.services.delivery_child` forks. It kills itself at its own steps; while a request is
under way, or when Discord has just taken it, it is killed from here. No test lives here.
"""

import asyncio
import json
import os
import re
import signal
import sys
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from bot.sandbox import Channel, Fault, Message, Sandbox
from bot.sandbox.clock import SandboxClock
from bot.sandbox.faults import Faults
from bot.sandbox.world import Change
from tests.services.delivery_child import request_name

ROOT = Path(__file__).parents[2]

SOON, LATER, LONG = 6, 130, 610
"""Seconds that pass after a death: Discord knows the nonce still, no longer, long no more."""

PATIENCE = (4, 60, 1000, 4000)
"""Seconds for which a bot waits that is let live: longer than any retry of what failed a few times."""

TAKEN = "taken, not answered"

DEATHS = 4
"""How often a bot that dies at random does so before it is let live."""

FARTHEST = 40
"""Steps after which it does at the latest."""

FAULTS = (
    Fault(retry_after=0.05),
    Fault(status=500),
    Fault(status=500, times=6),
    Fault(status=502, when="after"),
    Fault(drop=True),
    Fault(drop=True, when="after"),
)
"""What Discord does on a bad day. Six errors in a row are more than discord.py puts up with."""

OF_A_DELIVERY = r"^/channels/|^/users/@me/channels"


@dataclass
class Tally:
    """What weeks came to. `steps` are those at which a process was killed, `wrong` is what must never be."""

    steps: Counter[str] = field(default_factory=Counter)
    starts: int = 0
    faults: int = 0
    by_nonce: int = 0
    looks: int = 0
    by_look: int = 0
    sent: int = 0
    host_told_twice: int = 0
    wrong: list[str] = field(default_factory=list)

    @property
    def kills(self) -> int:
        """Return how many processes were killed in the middle of something."""
        return self.steps.total()


class _Arrivals(Faults):
    """The sandbox's faults, and the deaths that meet a request while it is under way."""

    def __init__(self, meet: Callable[[str, str], Fault | None]) -> None:
        super().__init__()
        self._meet = meet
        self.used = 0

    def take(self, method: str, path: str) -> Fault | None:
        """Return the fault for this request: a death's, or one that was added."""
        met = self._meet(method, path)
        if met is not None:
            return met
        fault = super().take(method, path)
        self.used += fault is not None
        return fault


class DyingBots:
    """One bot after the other. They die once at each step that is not `known` yet, or at random.

    `sent` is whatever they ever posted.
    """

    def __init__(
        self, data: Path, start: datetime, random: Random, tally: Tally, *, faults: bool, at_random: bool
    ) -> None:
        self.discord = Sandbox(clock=SandboxClock(start))
        self.discord.faults = self._arrivals = _Arrivals(self._meet)
        self.tally = tally
        self.known: set[str] = set()
        self.sent: list[Message] = []
        self._data = data
        self._random = random
        self._has_faults = faults
        self._at_random = at_random
        self._sweeps = False
        self._bot = 0
        self._forge: asyncio.subprocess.Process

    @asynccontextmanager
    async def ready(self) -> AsyncIterator[None]:
        """Open the sandbox, and get ready to start bots."""
        async with self.discord:
            self._count_nonces()
            self.discord.observe(self._notice)
            self._forge = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "tests.services.delivery_child"),
                cwd=ROOT,
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
            )
            try:
                yield
            finally:
                self._forge.kill()
                await self._forge.wait()

    async def through(self, away: int) -> None:
        """Let bots die, and start again `away` seconds later; then let one live until all is done."""
        if self._at_random:
            for _ in range(DEATHS):
                await self._live(die_at=self._random.randint(1, FARTHEST), faults=True)
                self.wait(self._random.choice((SOON, LATER, LONG)))
            await self._live()
            return
        for faults in (True, False) if self._has_faults else (False,):
            while await self._live(sweeps=True, faults=faults):
                self.wait(away)

    async def _live(self, *, sweeps: bool = False, die_at: int | None = None, faults: bool = False) -> bool:
        """Start a bot; say whether it died before it had nothing left to do."""
        self._sweeps = sweeps
        if faults:
            for fault in self._random.choices(FAULTS, k=self._random.choice((0, 1, 2))):
                self.discord.faults.add(replace(fault, path=OF_A_DELIVERY))
        before = self.tally.kills
        order = {
            "api": self.discord.api_url,
            "token": self.discord.token,
            "data": str(self._data),
            "ahead": (self.discord.clock.now() - datetime.now(UTC)).total_seconds(),
            "known": sorted(self.known) if sweeps else None,
            "die_at": die_at,
            "waits": PATIENCE,
        }
        self._tell(json.dumps(order))
        self.tally.starts += 1
        assert self._forge.stdout is not None
        async for line in self._forge.stdout:
            what, _, about = line.decode().strip().partition(" ")
            if what == "ended":
                break
            self._hear(what, about)
        else:
            raise RuntimeError("bots cannot be started any more: read what the process wrote to stderr")
        self._bot = 0
        self.discord.faults.clear()
        self.tally.faults, self._arrivals.used = self.tally.faults + self._arrivals.used, 0
        await self.discord.disconnect(resumable=False)
        return self.tally.kills > before

    def _hear(self, what: str, about: str) -> None:
        match what:
            case "is":
                self._bot = int(about)
            case "at":
                self._note_death(about)
            case "wait":
                self.wait(int(about))
                self._tell("waited")
            case "found":
                self.tally.by_look += 1
            case "looked":
                self.tally.looks += 1
            case "failed":
                raise RuntimeError(f"a bot failed instead of dying: {about}")

    def _tell(self, line: str) -> None:
        assert self._forge.stdin is not None
        self._forge.stdin.write(line.encode() + b"\n")

    def wait(self, seconds: float) -> None:
        """Let time pass for everybody."""
        self.discord.clock.advance(timedelta(seconds=seconds))
        self.discord.age(seconds)

    # deaths that come from here: while a request is under way, or Discord has just taken it

    def _note_death(self, step: str) -> None:
        self.known.add(step)
        self.tally.steps[step] += 1

    def _kill(self, step: str) -> bool:
        if not self._bot or not self._sweeps or step in self.known:
            return False
        with suppress(ProcessLookupError):  # it may have killed itself just now
            os.kill(self._bot, signal.SIGKILL)
        self._bot = 0
        self._note_death(step)
        return True

    def _meet(self, method: str, path: str) -> Fault | None:
        name = request_name(method, path)
        if name is None:
            return None
        step = name + self._place(path)
        if self._kill(f"{step}: under way, and lost"):
            return Fault(drop=True)
        is_taken = f"{step}: {TAKEN}" in self.known or not name.startswith(("post", "edit", "open a thread"))
        if is_taken and self._kill(f"{step}: under way, and taken later"):
            return Fault(delay=0.01)
        return None

    def _notice(self, change: Change) -> None:
        message, channel = change.message, change.channel
        if message is not None and message.author is self.discord.bot_user:
            if change.kind == "message.created":
                self.sent.append(message)
                self._kill(f"post{self.place_of(message.channel)}: {TAKEN}")
            elif change.kind == "message.edited":
                self._kill(f"edit: {TAKEN}")
        elif change.kind == "channel.created" and channel is not None and channel.thread is not None:
            self._kill(f"open a thread: {TAKEN}")

    def _place(self, path: str) -> str:
        found = re.match(r"/channels/(\d+)/messages$", path)
        channel = self.discord.world.channels.get(int(found[1])) if found else None
        return "" if channel is None else self.place_of(channel)

    def place_of(self, channel: Channel) -> str:
        """Return where something is posted, as a step says it."""
        if channel.is_dm:
            return " to the host" if channel.recipients[0] is self.discord.host.user else " to a member"
        return " in a thread" if channel.thread is not None else " in a channel"

    def _count_nonces(self) -> None:
        state = self.discord._state
        repeated = state.repeated

        def counted(channel: int, nonce: str) -> Message | None:
            found = repeated(channel, nonce)
            self.tally.by_nonce += found is not None
            return found

        state.repeated = counted  # type: ignore[method-assign, assignment]
