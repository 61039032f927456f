"""The heartbeat: APScheduler wakes us, our own tables say what is due. Holds no state and decides nothing.

Jobs are in memory, coalesced, and never given up for being late: APScheduler's default drops what is a second late.
"""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.client import Client
from bot.services import deliveries, groups

log = structlog.get_logger(__name__)

TICK = 5
"""Seconds between two looks at what is owed."""

SWEEP = 3600
"""Seconds between two looks for groups whose time to be erased has come."""


class Heartbeat:
    """What is done again and again while the bot runs."""

    def __init__(self, client: Client) -> None:
        self._client = client

    async def tick(self) -> None:
        """Post what is owed; before READY there is nobody to post it."""
        if self._client.is_ready():
            await deliveries.deliver_due(self._client.store, self._client.announcer, self._client.now())

    async def sweep(self) -> None:
        """Erase what was kept for groups that removed the bot long enough ago."""
        await groups.erase_departed(self._client.store, self._client.now())


@asynccontextmanager
async def heartbeat(client: Client) -> AsyncIterator[Heartbeat]:
    """Beat while the block runs."""
    beats = Heartbeat(client)
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


def _steadily(job: Callable[[], Awaitable[None]]) -> Callable[[], Awaitable[None]]:
    async def run() -> None:
        try:
            await job()
        except Exception:  # the next beat tries again; the operator reads why this one failed
            log.exception("heartbeat failed", job=getattr(job, "__name__", "job"))

    return run
