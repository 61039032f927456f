"""The heartbeat: APScheduler wakes us, our own tables say what is due. Holds no state and decides nothing.

Jobs are in memory, coalesced, and never given up for being late: APScheduler's default drops what is a second late.
"""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.client import Client
from bot.logs import get_logger
from bot.services import deliveries, groups

log = get_logger(__name__)

TICK = 5
"""Seconds between two looks at what is owed."""

SWEEP = 3600
"""Seconds between two looks for groups whose time to be erased has come."""


class Heartbeat:
    """What is done again and again while the bot runs."""

    def __init__(self, client: Client, alive: Path) -> None:
        self._client = client
        self._alive = alive

    async def tick(self) -> None:
        """Post what is owed, and leave a sign of life; without a connection there is nobody to post it."""
        if self._client.is_connected():
            self._alive.touch()
            await deliveries.deliver_due(self._client.store, self._client.announcer, self._client.now())

    def fall_silent(self) -> None:
        """Take the sign of life away: from here on, health checks are to fail."""
        self._alive.unlink(missing_ok=True)

    async def sweep(self) -> None:
        """Erase what was kept for groups that removed the bot long enough ago."""
        await groups.erase_departed(self._client.store, self._client.now())


@asynccontextmanager
async def heartbeat(client: Client, alive: Path) -> AsyncIterator[Heartbeat]:
    """Beat while the block runs; the age of the file `alive` tells health checks of it."""
    beats = Heartbeat(client, alive)
    scheduler = AsyncIOScheduler(timezone="UTC")
    for job, seconds in ((beats.tick, TICK), (beats.sweep, SWEEP)):
        scheduler.add_job(
            _steadily(job), "interval", seconds=seconds, coalesce=True, max_instances=1, misfire_grace_time=None
        )
    scheduler.start()
    try:
        yield beats
    finally:
        scheduler.shutdown(wait=False)
        beats.fall_silent()


def _steadily(job: Callable[[], Awaitable[None]]) -> Callable[[], Awaitable[None]]:
    async def run() -> None:
        try:
            await job()
        except Exception:  # the next beat tries again; the operator reads why this one failed
            log.exception("heartbeat failed", job=getattr(job, "__name__", "job"))

    return run
