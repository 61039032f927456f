"""The heartbeat: APScheduler wakes us, our own tables say what is due. Keeps nothing that matters, decides nothing.

Jobs are in memory, coalesced, and never given up for being late: APScheduler's default drops what is a second late.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.client import GRACE, Client
from bot.domain.ids import ChannelId, DeliveryId
from bot.domain.people import MONTH
from bot.logs import get_logger
from bot.services import deliveries, groups, privacy, retention, takedowns

log = get_logger(__name__)

TICK = 5
"""Seconds between two looks at what is owed, and between two signs of life."""

SWEEP = 3600
"""Seconds between two looks for groups and people whose time to be erased has come."""


class Heartbeat:
    """What is done again and again while the bot runs: one worker a channel posts what is owed to it."""

    def __init__(self, client: Client, alive: Path) -> None:
        self._client = client
        self._alive = alive
        self._scheduler = AsyncIOScheduler(timezone="UTC")
        self._workers: dict[ChannelId | None, asyncio.Task[None]] = {}

    def start(self) -> None:
        """Begin to beat."""
        jobs = (self.tick, TICK), (self.take_down, TICK), (self.sign_of_life, TICK), (self.sweep, SWEEP)
        for job, seconds in jobs:
            self._scheduler.add_job(
                _steadily(job), "interval", seconds=seconds, coalesce=True, max_instances=1, misfire_grace_time=None
            )
        self._scheduler.start()

    async def stop(self) -> None:
        """Begin nothing new, and give what is being posted the time it needs, at most `GRACE` seconds."""
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)
            self._alive.unlink(missing_ok=True)  # from here on, health checks are to fail
        if self._workers:
            await asyncio.wait(self._workers.values(), timeout=GRACE)

    async def tick(self) -> None:
        """Hand what is owed to the workers of channels that have nothing to do; they go on after this returns."""
        if not self._client.is_connected():
            return  # there is nobody to post it
        due = await deliveries.due_by_channel(self._client.store, self._client.now)
        for channel, owed in due.items():
            if channel not in self._workers:
                self._workers[channel] = asyncio.create_task(self._serve(channel, owed), name="delivery")

    async def finish(self) -> None:
        """Wait until the workers have nothing left to do."""
        while self._workers:
            await asyncio.wait(self._workers.values())

    async def sign_of_life(self) -> None:
        """Renew the file whose age `rebound healthy` looks at."""
        if self._client.is_connected():
            self._alive.touch()

    async def take_down(self) -> None:
        """Take down posts whose author erased what they wrote."""
        if self._client.is_connected():
            await takedowns.work_off(self._client.store, self._client.announcer, self._client.now)

    async def sweep(self) -> None:
        """Erase what was kept for groups and people who were away long enough, and tell people who soon will be."""
        client, store = self._client, self._client.store
        keep = client.notes.keep_months * MONTH
        await groups.erase_departed(store, client.now())
        await retention.erase(store, keep, client.now())
        await privacy.finish(store, client.now())
        await store.fold()
        if client.is_connected():
            await retention.warn(store, client.announcer, keep, client.now)

    async def _serve(self, channel: ChannelId | None, owed: list[DeliveryId]) -> None:
        try:
            for delivery in owed:
                await deliveries.deliver_safely(
                    self._client.store, self._client.announcer, delivery, self._client.now
                )
        except Exception:
            log.exception("worker failed", channel=channel)
        finally:
            del self._workers[channel]


@asynccontextmanager
async def heartbeat(client: Client, alive: Path) -> AsyncIterator[Heartbeat]:
    """Beat while the block runs; the age of the file `alive` tells health checks of it."""
    beats = Heartbeat(client, alive)
    beats.start()
    try:
        yield beats
    finally:
        await beats.stop()


def _steadily(job: Callable[[], Awaitable[None]]) -> Callable[[], Awaitable[None]]:
    async def run() -> None:
        try:
            await job()
        except Exception:  # the next beat tries again; the operator reads why this one failed
            log.exception("heartbeat failed", job=getattr(job, "__name__", "job"))

    return run
