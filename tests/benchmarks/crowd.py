"""The schedule under a crowd: 10,000 rounds due at the same moment, and an idle beat among 1,000,000 schedules.

`python -m tests.benchmarks.crowd [GROUPS]`; four minutes for all of them, which is what the pace takes. `make bench`
runs it, too.
"""

import asyncio
import json
import os
import signal
import sqlite3
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from bot.domain.groups import Group, Weekly
from bot.domain.ids import ChannelId, GroupId
from bot.domain.schedule import Kind, Schedule, schedule_id
from bot.pacing import PACE
from bot.sandbox import Channel, Sandbox
from bot.sandbox.world import Change
from bot.services import deliveries, schedule
from bot.store import groups, schedules
from bot.store.store import Paths, open_store
from tests.benchmarks.line import Line
from tests.benchmarks.rig import ROOT

GROUPS = 10_000
SCHEDULES = 1_000_000
BEATS = 300
PER_SHARD = 2_000
"""Servers of one connection; Discord wants another from 2,500 on."""
IDENTIFY = 6
"""Seconds from one connection to the next (Discord, "Sharding")."""
AHEAD = timedelta(seconds=20)
"""How long after the start the crowd falls due."""


def now() -> datetime:
    """Return the machine's time."""
    return datetime.now(UTC)


def paths(directory: Path) -> Paths:
    """Return where a store lies."""
    return Paths(directory, directory / "master.key")


async def prepare(directory: Path, channels: dict[int, Channel], due: datetime) -> None:
    """Let each group have its goals round at one moment."""
    async with open_store(paths(directory), now()) as store, store.write() as tx:
        for guild, channel in channels.items():
            moment = Weekly(due.weekday(), due.hour)
            group = Group(GroupId(guild), goals_channel=ChannelId(channel.id), goals=moment)
            groups.save(tx, group)
            kind = Kind.GOALS_ROUND
            schedules.save(
                tx, Schedule(schedule_id(kind, group.id), kind, group.id, due.date(), due.hour, every=7, next_due=due)
            )


async def crowd(directory: Path, count: int) -> list[Line]:
    """Measure a crowd of rounds that fall due at once."""
    shards = -(-count // PER_SHARD)
    async with Sandbox(shards=shards) as sandbox:
        guilds = [sandbox.add_guild(f"Group {number}") for number in range(count)]
        channels = {guild.id: guild.channel("general") for guild in guilds}
        env = {
            **os.environ,
            "DISCORD_TOKEN": sandbox.token,
            "REBOUND_DISCORD_API": sandbox.api_url,
            "REBOUND_DATA_DIR": str(directory),
            "REBOUND_LOG_LEVEL": "ERROR",
        }
        command = (sys.executable, "-m", "tests.benchmarks.crowd_bot")
        due = now() + AHEAD + timedelta(seconds=count / 250 + shards * IDENTIFY)
        await prepare(directory, channels, due)
        child = await asyncio.create_subprocess_exec(*command, cwd=ROOT, env=env, stdout=asyncio.subprocess.PIPE)
        try:
            await sandbox.bot_ready(timeout=AHEAD.total_seconds() + shards * IDENTIFY + count / 250)
            times: list[float] = []
            posts: Counter[int] = Counter()

            def note(change: Change) -> None:
                if change.kind == "message.created" and change.channel is not None:
                    times.append(time.perf_counter())
                    posts[change.channel.id] += 1

            sandbox.observe(note)
            await asyncio.sleep(max(0.0, (due - now()).total_seconds() - 1))
            child.send_signal(signal.SIGUSR1)
            async with asyncio.timeout(count * PACE * 2 + 60):
                while len(times) < count:
                    await asyncio.sleep(0.5)
            await asyncio.sleep(6)  # another beat: nothing may come twice
            limited = sum(request.status == 429 for request in sandbox.requests)
        finally:
            child.terminate()
            told, _ = await child.communicate()
    watched = json.loads(told.splitlines()[-1])
    rate = (count - 1) / (times[count - 1] - times[0])
    print(
        f"{count} rounds due at once: {rate:.1f} a second; longest callback {watched['longest']:.1f} ms on the clock,"
        f" {watched['longest_busy']:.1f} ms of processor time; {watched['over']} of {watched['callbacks']} over 20 ms"
    )
    return [
        Line(
            "rounds due at once: each group's posted once, groups",
            float(sum(n == 1 for n in posts.values())),
            count,
            "",
            at_most=False,
        ),
        Line("rounds due at once: requests refused for their rate", limited, 0, ""),
        Line("rounds due at once: share of the pace", rate * PACE * 100, 95, "%", at_most=False),
        Line("rounds due at once: longest callback, processor time", watched["longest_busy"], 20, "ms"),
    ]


def many(count: int, due: datetime) -> Iterator[tuple[int, str, int, str, int, int, int]]:
    """Yield rows of schedules of which none is due."""
    later = int(due.timestamp() * 1000)
    for number in range(count):
        yield number + 1, Kind.GOALS_ROUND, number + 1, date(2030, 1, 7).isoformat(), 9, 7, later + number


async def beats(directory: Path, count: int) -> tuple[float, float, float]:
    """Return milliseconds of an idle beat (median), of opening the store (best), and MiB of the file."""
    async with open_store(paths(directory), now()):
        pass
    with closing(sqlite3.connect(paths(directory).database)) as connection, connection:
        connection.executemany(
            "INSERT INTO schedule (id, kind, group_id, period, hour, every, next_due) VALUES (?, ?, ?, ?, ?, ?, ?)",
            many(count, now() + timedelta(days=3)),
        )
    opening = []
    for _ in range(5):
        before = time.perf_counter()
        async with open_store(paths(directory), now()) as store:
            await deliveries.resume(store, now)
            await schedule.fall_due(store, now)
            opening.append(time.perf_counter() - before)
    async with open_store(paths(directory), now()) as store:
        spent = []
        for _ in range(BEATS):
            before = time.perf_counter()
            await schedule.fall_due(store, now)
            await deliveries.due_by_place(store, now)
            spent.append(time.perf_counter() - before)
    size = paths(directory).database.stat().st_size / 1024**2
    return statistics.median(spent) * 1000, min(opening) * 1000, size


async def main() -> list[Line]:
    """Measure everything."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 and sys.argv[1].isdigit() else GROUPS
    with tempfile.TemporaryDirectory() as directory:
        here = Path(directory)
        few, few_start, _ = await beats(here / "few", 1_000)
        idle, start, size = await beats(here / "many", SCHEDULES)
        print(f"idle beat among 1,000 schedules {few:.2f} ms, among {SCHEDULES:,} {idle:.2f} ms ({size:.0f} MiB)")
        print(f"opening the store with 1,000 schedules {few_start:.1f} ms, with {SCHEDULES:,} {start:.1f} ms")
        return [
            Line(f"an idle beat among {SCHEDULES:,} schedules", idle, 1, "ms"),
            Line(f"opening the store with {SCHEDULES:,} schedules, to 1,000", start / few_start, 1.5),
            *await crowd(here / "crowd", count),
        ]


if __name__ == "__main__":
    lines = asyncio.run(main())
    for line in lines:
        print(line)
    sys.exit(0 if all(line.kept for line in lines) else 1)
