"""The heartbeat: APScheduler wakes us, our own tables say what is due. Keeps nothing that matters, decides nothing.

Jobs are in memory, coalesced, and never given up for being late: APScheduler's default drops what is a second late.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.client import GRACE, Client
from bot.domain.ids import ChannelId, DeliveryId, PersonId
from bot.domain.people import MONTH
from bot.logs import get_logger
from bot.services import (
    clocks,
    deliveries,
    encouragements,
    groups,
    peers,
    privacy,
    redraws,
    retention,
    rounds,
    schedule,
    shares,
    takedowns,
    unshared,
    weeks,
)

log = get_logger(__name__)

TICK = 5
"""Seconds between two looks at what is owed, and between two signs of life."""

SWEEP = 3600
"""Seconds between two looks for groups and people whose time to be erased has come."""

FIRST_SWEEP = timedelta(minutes=1)
"""How long after the start the first one is: a bot that is started anew every hour sweeps, too."""

LANES = 64
"""Channels and people served at once: more than the pace needs while Discord answers within a second, and few enough
that Python's garbage collector, which looks at all that is under way, is done in a few milliseconds."""

Job = Callable[[], Awaitable[object]]


class Heartbeat:
    """What is done again and again while the bot runs: one worker a channel or person sends what is owed."""

    def __init__(self, client: Client, alive: Path) -> None:
        self._client = client
        self._alive = alive
        self._scheduler = AsyncIOScheduler(timezone="UTC")
        self._workers: dict[ChannelId | PersonId, asyncio.Task[None]] = {}
        self._waiting: dict[ChannelId | PersonId, list[DeliveryId]] = {}
        self._running: set[asyncio.Task[None]] = set()
        self._stopping = False

    def start(self) -> None:
        """Begin to beat."""
        start = datetime.now(UTC)
        drawing = (self.keep_rounds_current, self.keep_wins_current)
        for job in (self.tick, self.take_down, self.turn_weeks, *drawing, self.sign_of_life):
            self._repeat(job, TICK, start + timedelta(seconds=TICK))
        self._repeat(self.sweep, SWEEP, start + FIRST_SWEEP)
        self._scheduler.start()

    async def stop(self) -> None:
        """Begin nothing new, and give what is under way the time it needs, at most `GRACE` seconds."""
        self._stopping = True
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)
            self._alive.unlink(missing_ok=True)  # from here on, health checks are to fail
        try:
            async with asyncio.timeout(GRACE):
                while under_way := [*self._running, *self._workers.values()]:  # a tick may yet call workers
                    await asyncio.wait(under_way)
        except TimeoutError:
            log.warning("stopped with work under way", count=len(self._running) + len(self._workers))

    async def tick(self) -> None:
        """Write down what fell due, and hand what is owed to the workers of places that have nothing to do.

        They go on after this returns.
        """
        if not self._client.is_connected():
            return  # there is nobody to post it
        while await schedule.fall_due(self._client.store, self._client.now):
            pass  # a crowd falls due in several transactions, so that commands have their turn in between
        due = await deliveries.due_by_place(self._client.store, self._client.now)
        self._waiting = {place: owed for place, owed in due.items() if place not in self._workers}
        self._call_workers()

    async def catch_up(self) -> None:
        """Do at once what the next beats would: for whoever moves the clock of a demo or a test."""
        await self.turn_weeks()
        for _ in range(2):  # a round's card, and then what follows from its being there
            await self.tick()
            await self.finish()
        await self.keep_rounds_current()
        await self.keep_wins_current()

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

    async def turn_weeks(self) -> None:
        """Close the weeks that are over; members' own need no connection."""
        await weeks.close_due(self._client.store, self._client.now)

    async def keep_rounds_current(self) -> None:
        """Draw the goals rounds anew in which people did something, and close those that are over."""
        if self._client.is_connected():
            await rounds.keep_current(self._client.store, self._client.announcer, self._client.now)

    async def keep_wins_current(self) -> None:
        """Draw the cards of wins anew that their authors changed."""
        if self._client.is_connected():
            await redraws.keep_current(self._client.store, self._client.announcer, self._client.now)

    async def sweep(self) -> None:
        """Erase what was kept for groups and people who were away long enough, and tell people who soon will be.

        Plan again what a wrong clock planned, and try again what is stuck. A step that fails holds up no
        other.
        """
        client, store, now = self._client, self._client.store, self._client.now()
        keep = client.notes.keep_months * MONTH
        await _steadily(partial(groups.erase_departed, store, now))
        await _steadily(partial(retention.erase, store, keep, now))
        await _steadily(partial(privacy.finish, store, now))
        await _steadily(partial(encouragements.forget_drafts, store, now))
        await _steadily(partial(peers.forget_drafts, store, now))
        await _steadily(partial(shares.forget_drafts, store, now))
        await _steadily(partial(schedule.mend, store, now))
        await _steadily(partial(clocks.mend, store, now))
        await _steadily(partial(schedule.forget_old, store, now))
        await _steadily(partial(deliveries.try_stuck_again, store, client.now))
        await _steadily(partial(unshared.give_up, store, now))
        await _steadily(store.fold)
        if client.is_connected():
            await _steadily(partial(retention.warn, store, client.announcer, keep, client.now))

    def _repeat(self, job: Job, seconds: float, first: datetime) -> None:
        self._scheduler.add_job(
            partial(self._run, job),
            "interval",
            id=_name(job),
            seconds=seconds,
            next_run_time=first,
            coalesce=True,
            max_instances=1,
            misfire_grace_time=None,
        )

    async def _run(self, job: Job) -> None:
        """Do a job in a task of our own: at the stop, APScheduler cancels its own, and this one we wait for."""
        task = asyncio.create_task(_steadily(job), name=_name(job))
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        try:
            await asyncio.shield(task)
        except asyncio.CancelledError:  # which APScheduler would log as a fault
            if not self._stopping:
                raise

    def _call_workers(self) -> None:
        """Let what waits be served, as much at once as there are `LANES`."""
        while self._waiting and len(self._workers) < LANES and not self._stopping:
            place, owed = next(iter(self._waiting.items()))
            del self._waiting[place]
            self._workers[place] = asyncio.create_task(self._serve(place, owed), name="delivery")

    async def _serve(self, place: ChannelId | PersonId, owed: list[DeliveryId]) -> None:
        try:
            for delivery in owed:
                await deliveries.deliver_safely(
                    self._client.store, self._client.announcer, delivery, self._client.now
                )
        except Exception:
            log.exception("worker failed", place=place)
        finally:
            del self._workers[place]
            self._call_workers()


@asynccontextmanager
async def heartbeat(client: Client, alive: Path) -> AsyncIterator[Heartbeat]:
    """Beat while the block runs; the age of the file `alive` tells health checks of it."""
    beats = Heartbeat(client, alive)
    beats.start()
    try:
        yield beats
    finally:
        await beats.stop()


async def _steadily(job: Job) -> None:
    """Do a job; if it fails, the operator reads why, and the next beat tries again."""
    try:
        await job()
    except Exception:
        log.exception("heartbeat failed", job=_name(job))


def _name(job: Job) -> str:
    function = getattr(job, "func", job)
    return f"{function.__module__}.{function.__qualname__}"
