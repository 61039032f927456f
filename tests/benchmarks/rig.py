"""One bot as a process of its own, and the sandbox it talks to."""

import asyncio
import os
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

from bot.sandbox import Answer, Person, Sandbox

ROOT = Path(__file__).parents[2]
BARE = (sys.executable, "-m", "tests.benchmarks.bare")
AGREE = "I agree"
REBOUND = (sys.executable, "-m", "bot", "run")


@dataclass
class Rig:
    """A running bot: how to reach it, and how long it took to be usable (seconds from the process's start)."""

    sandbox: Sandbox
    process: psutil.Process
    people: list[Person]
    usable_after: float = 0.0

    async def call(self, number: int) -> Answer:
        """Keep a private win and wait for the readable answer."""
        person = self.people[number % len(self.people)]
        answer = await person.slash("win share", category="rested", words=f"win number {number}", who="me")
        if AGREE in answer.buttons:  # Rebound asks each person once, before the first thing it keeps
            answer = await person.click(answer.message, AGREE)
        if answer.kind != "message":
            raise RuntimeError(f"unanswered: {answer.kind}")
        return answer

    def memory(self) -> float:
        """Return resident memory in MiB."""
        return float(self.process.memory_info().rss) / 1024**2

    def cpu(self) -> float:
        """Return processor seconds used so far."""
        times = self.process.cpu_times()
        return float(times.user + times.system)


@asynccontextmanager
async def running(command: tuple[str, ...], data: Path, *, people: int = 25) -> AsyncIterator[Rig]:
    """Start a bot against a sandbox of its own; the block runs once it has answered a first command."""
    async with Sandbox() as sandbox:
        members = [sandbox.add_person(f"Member {number}", guild=sandbox.guild) for number in range(people)]
        async with started(command, sandbox, data, members) as rig:
            yield rig


@asynccontextmanager
async def started(command: tuple[str, ...], sandbox: Sandbox, data: Path, people: list[Person]) -> AsyncIterator[Rig]:
    """Start a bot against a sandbox that is there already."""
    env = {
        **os.environ,
        "DISCORD_TOKEN": sandbox.token,
        "REBOUND_DISCORD_API": sandbox.api_url,
        "REBOUND_DATA_DIR": str(data),
        "REBOUND_LOG_LEVEL": "WARNING",
    }
    before = time.perf_counter()
    child = await asyncio.create_subprocess_exec(*command, cwd=ROOT, env=env)
    try:
        await sandbox.bot_ready()
        rig = Rig(sandbox, psutil.Process(child.pid), people)
        await rig.call(0)
        rig.usable_after = time.perf_counter() - before
        yield rig
    finally:
        child.terminate()
        await child.wait()
