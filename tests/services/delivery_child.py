"""The bot as a process that dies at a step of a delivery: `python -m tests.services.delivery_child`.

Loads everything once, then forks one bot for each order that it reads (a line of JSON), because a start from nothing
costs most of a second. Each is the real app with its heartbeat, before the sandbox of `tests.services.dying_bots`,
and beats until nothing is left to do. What it passes on its way are steps: each commit and each request, before and
after. At the first that its order does not call known, it kills itself. No test lives here.
"""

import asyncio
import gc
import json
import os
import re
import signal
import sys
import types
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Any

import aiohttp
import discord.http

from bot import client
from bot.app import open_app, set_up_logs
from bot.content.library import load
from bot.content.words import FALLBACK, words_in
from bot.delivery import DiscordAnnouncer
from bot.demo import until
from bot.domain.deliveries import Delivery, Outcome, Posted
from bot.domain.rounds import PostedRound
from bot.domain.schedule import Kind
from bot.scheduler import FIRST_SWEEP, Heartbeat
from bot.settings import Settings
from bot.store import deliveries as delivery_rows
from bot.store import rounds as round_rows
from bot.store import weeks as week_rows
from bot.store.engine import Transaction
from bot.store.store import Store

ROUTES = (
    ("POST", re.compile(r"/users/@me/channels$"), "open a direct channel"),
    ("POST", re.compile(r"/channels/\d+/messages/\d+/threads$"), "open a thread"),
    ("POST", re.compile(r"/channels/\d+/messages$"), "post"),
    ("GET", re.compile(r"/channels/\d+/messages$"), "look"),
    ("PATCH", re.compile(r"/channels/\d+/messages/\d+$"), "edit"),
)
"""The requests that are steps of a delivery."""

MANY = 100
"""Beats after which whatever is still due is stuck."""

NO_COGS: Any = ()
"""No command has a part in a delivery, and each start would spend its time on them."""

HURRY = 500
"""By how much the seconds are shortened that discord.py waits after an error of Discord's."""


def request_name(method: str, path: str) -> str | None:
    """Return what a request is for; None if it is no step of a delivery."""
    return next((name for verb, shape, name in ROUTES if verb == method and shape.search(path)), None)


class Steps:
    """The steps that a process passes; it dies at the first that is not `known`, or at the one with a number."""

    def __init__(self, known: list[str] | None, die_at: int | None, say: Callable[[str], None]) -> None:
        self._known = None if known is None else set(known)
        self._die_at = die_at
        self._passed = 0
        self.say = say

    def at(self, step: str) -> None:
        """Be at a step."""
        self._passed += 1
        if self._passed == self._die_at or (self._known is not None and step not in self._known):
            self.say(f"at {step}")
            os.kill(os.getpid(), signal.SIGKILL)


class _Commit:
    """A transaction whose commit is two steps."""

    def __init__(
        self, inner: AbstractAsyncContextManager[Transaction], caller: types.FrameType, steps: Steps
    ) -> None:
        self._inner = inner
        self._caller = caller
        self._steps = steps

    async def __aenter__(self) -> Transaction:
        return await self._inner.__aenter__()

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool | None:
        name = _name(self._caller)
        if kind is None:
            self._steps.at(f"{name}: before the commit")
        ended = await self._inner.__aexit__(kind, error, trace)
        if kind is None:
            self._steps.at(f"{name}: after the commit")
        return ended


def _name(caller: types.FrameType) -> str:
    """Return which transaction this is: where it is opened, and of what it writes."""
    name = f"{Path(caller.f_code.co_filename).stem}.{caller.f_code.co_name}"
    for known in ("settled", "delivery", "before", "posted"):
        match caller.f_locals.get(known):
            case Delivery() as found:
                ended = f", {found.state}" if known == "settled" else ""
                return f"{name} ({_kind(found)}{ended})"
            case PostedRound() as found:
                which = "" if found.kind is Kind.GOALS_ROUND else "wins, "
                return f"{name} ({which}{'closed' if found.closed else 'open'})"
    return name


def _kind(delivery: Delivery) -> str:
    if delivery.scheduled is None:
        return "card" if delivery.shared is None else "share"
    if delivery.scheduled.kind in (Kind.WINS_ROUND, Kind.PROMPT):
        return f"{delivery.scheduled.kind}{', more of it' if delivery.scheduled.part else ''}"
    if delivery.scheduled.person is None:
        return "mentions" if delivery.scheduled.part else "round"
    if delivery.scheduled.encouragement is not None:
        return "encouragement"
    return "note" if delivery.scheduled.part else "nudge"


def watch(steps: Steps) -> None:
    """Make steps of each commit and each request, and say when a look into a channel finds something."""
    write, request, find = Store.write, aiohttp.ClientSession._request, DiscordAnnouncer.find

    def watched_write(self: Store) -> AbstractAsyncContextManager[Transaction]:
        return _Commit(write(self), sys._getframe(1), steps)

    async def watched_request(
        self: aiohttp.ClientSession, method: str, url: Any, **options: Any
    ) -> aiohttp.ClientResponse:
        name = request_name(method, str(url).partition("?")[0])
        if name is not None:
            steps.at(f"{name}: before it is asked")
        answer = await request(self, method, url, **options)
        if name is not None:
            steps.at(f"{name}: after the answer")
        return answer

    async def watched_find(self: DiscordAnnouncer, delivery: Delivery, since: datetime) -> Outcome | None:
        found = await find(self, delivery, since)
        steps.say("found" if isinstance(found, Posted) else "looked")
        return found

    Store.write = watched_write  # type: ignore[method-assign, assignment]
    aiohttp.ClientSession._request = watched_request  # type: ignore[method-assign, assignment]
    DiscordAnnouncer.find = watched_find  # type: ignore[method-assign]


class _Hurried(types.ModuleType):
    """asyncio as discord.py's requests see it: its waits after errors, whole seconds, are short."""

    def __getattr__(self, name: str) -> Any:
        return getattr(asyncio, name)

    @staticmethod
    def sleep(seconds: float) -> Awaitable[None]:
        return asyncio.sleep(seconds / HURRY if isinstance(seconds, int) else seconds)


async def live(order: dict[str, Any], say: Callable[[str], None]) -> None:
    """Run the bot and beat until nothing is left to do, in each moment to which the order lets time pass."""
    ahead = timedelta(seconds=order["ahead"])
    settings = Settings(
        token=order["token"],
        data_dir=Path(order["data"]),
        master_key_file=Path(order["data"]) / "master.key",
        log_format="text",
        log_level="ERROR",
        guild_ids=(),
        discord_api=order["api"],
        operator="",
        privacy_url="",
        keep_months=12,
    )

    def clock() -> datetime:
        return datetime.now(UTC) + ahead

    set_up_logs(settings)
    watch(Steps(order["known"], order["die_at"], say))
    async with open_app(settings, clock) as (bot, beats):
        bot._connection.guild_ready_timeout = 0.02  # discord.py waits two seconds for more servers
        connected = asyncio.create_task(bot.start(order["token"]))
        await until(lambda: bot.is_ready() or connected.done())
        if connected.done():
            connected.result()
        for seconds in (0, *order["waits"]):
            if seconds:
                say(f"wait {seconds}")
                if read_line() != b"waited\n":
                    return
                ahead += timedelta(seconds=seconds)
            if seconds >= FIRST_SWEEP.total_seconds():
                await beats.sweep()
            await beat(bot.store, beats, clock)
        os._exit(0)  # nothing is left to do, nor to wait for


async def beat(store: Store, beats: Heartbeat, clock: Callable[[], datetime]) -> None:
    """Beat until nothing is due.

    Raises:
        RuntimeError: something stays due, however often it is taken up.
    """
    for _ in range(MANY):
        if not await _is_busy(store, clock()):
            return
        await beats.turn_weeks()
        await beats.tick()
        await beats.finish()
        await beats.keep_rounds_current()
    raise RuntimeError("something stays due")


async def _is_busy(store: Store, now: datetime) -> bool:
    async with store.read() as view:
        return bool(
            await view.one("SELECT 1 FROM schedule WHERE next_due <= :now", now=int(now.timestamp() * 1000))
            or await delivery_rows.due(view, now)
            or await round_rows.stale(view, now)
            or await round_rows.ended(view, now)
            or await week_rows.over(view, now, 1)
        )


def read_line() -> bytes:
    """Return a line of the standard input, and leave what follows it to whoever reads next."""
    line = b""
    while not line.endswith(b"\n") and (byte := os.read(0, 1)):
        line += byte
    return line


def main() -> None:
    """Load what every start needs, then fork a bot for each order."""
    client.COGS = NO_COGS
    load()
    words_in(FALLBACK)
    gc.collect()
    gc.freeze()  # else each bot's own collection walks through everything that was loaded
    out = os.dup(1)
    os.dup2(2, 1)  # what a log or a library prints is no answer

    def say(line: str) -> None:
        os.write(out, line.encode() + b"\n")

    while order := read_line():
        child = os.fork()
        if child == 0:
            try:
                asyncio.run(live(json.loads(order), say))
            except BaseException as error:  # noqa: BLE001 - whatever it is, whoever gave the order hears of it
                say(f"failed {type(error).__name__}: {error}")
            os._exit(1)
        say(f"is {child}")
        _, status = os.waitpid(child, 0)
        say(f"ended {status}")


if __name__ == "__main__":
    discord.http.asyncio = _Hurried("asyncio")  # type: ignore[attr-defined]
    main()
