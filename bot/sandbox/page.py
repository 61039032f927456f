"""The web page of the sandbox: its files, and one websocket for each open page.

A page belongs to one person: it is told what that person sees (`page_view`) and does what that person does
(`page_acts`). Only the routes, the origin check and the flow of news live here.
"""

import asyncio
import contextlib
import json
import logging
from collections.abc import Coroutine
from pathlib import Path
from typing import TYPE_CHECKING

from aiohttp import WSCloseCode, WSMsgType, web

from bot.sandbox.commands import usable
from bot.sandbox.errors import SandboxRefusal
from bot.sandbox.page_acts import Acts
from bot.sandbox.page_view import channel_for, is_textual, messages_in, people, world_for
from bot.sandbox.people import User
from bot.sandbox.places import Channel
from bot.sandbox.wire import JSON, dumps, iso
from bot.sandbox.world import Change

if TYPE_CHECKING:
    from bot.sandbox.sandbox import Sandbox

_log = logging.getLogger(__name__)
FILES = Path(__file__).parent / "page"
LARGEST = 40 * 1024 * 1024  # bytes of one thing a page says: a form's files, as base64
TOGETHER = 0.02  # seconds within which changes reach the page as one
ALIVE_EVERY = 20.0  # seconds between pings, so that a lost page is noticed
_KINDS = {".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
_HEADERS = {
    "Cache-Control": "no-cache",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
}


def add_page(app: web.Application, sandbox: "Sandbox") -> None:
    """Add `/`, the page's files under `/page/`, and its websocket `/page/socket?user=ID` (or a person's name)."""

    lines: set[web.WebSocketResponse] = set()

    async def socket(request: web.Request) -> web.WebSocketResponse:
        return await _serve(request, sandbox, lines)

    async def hang_up(_: web.Application) -> None:
        for line in tuple(lines):
            await line.close(code=WSCloseCode.GOING_AWAY)

    app.on_shutdown.append(hang_up)
    app.router.add_get("/", _index)
    app.router.add_get("/page/socket", socket)
    app.router.add_get("/page/{name}", _file)


async def _index(_: web.Request) -> web.Response:
    return _read("index.html")


async def _file(request: web.Request) -> web.Response:
    return _read(request.match_info["name"])


def _read(name: str) -> web.Response:
    path = FILES / name
    if path.parent != FILES or path.suffix not in _KINDS or not path.is_file():
        raise web.HTTPNotFound
    return web.Response(body=path.read_bytes(), content_type=_KINDS[path.suffix], charset="utf-8", headers=_HEADERS)


async def _serve(
    request: web.Request, sandbox: "Sandbox", lines: set[web.WebSocketResponse]
) -> web.WebSocketResponse:
    origin = request.headers.get("Origin")
    if origin is not None and origin.split("://", 1)[-1] != request.host:
        raise web.HTTPForbidden  # another site, opened in the same browser, has no business here
    socket = web.WebSocketResponse(heartbeat=ALIVE_EVERY, max_msg_size=LARGEST)
    await socket.prepare(request)
    lines.add(socket)
    try:
        await Line(sandbox, socket, _viewer(sandbox, request.query.get("user", ""))).run()
    finally:
        lines.discard(socket)
    return socket


def _viewer(sandbox: "Sandbox", wanted: str) -> User:
    """Return the person whom an id or a name means, else the first ordinary member."""
    everybody = people(sandbox.world)
    return next((user for user in everybody if wanted in (str(user.id), user.name)), sandbox.ana.user)


class Line:
    """The connection of one page: what it was told, so that only changes are told again."""

    def __init__(self, sandbox: "Sandbox", socket: web.WebSocketResponse, viewer: User) -> None:
        self._sandbox = sandbox
        self._socket = socket
        self._viewer = viewer
        self._acts = Acts(sandbox, sandbox.person(viewer))
        self._place: Channel | None = None
        self._told: dict[str, bytes] = {}  # the last of each kind of news
        self._messages: dict[str, bytes] = {}  # messages of the open channel as the page has them
        self._order: list[str] = []
        self._changed = asyncio.Event()
        self._tasks: set[asyncio.Task[None]] = set()

    async def run(self) -> None:
        """Serve the page until it goes away."""
        stop = self._sandbox.world.observe(self._heard)
        self._changed.set()
        self._start(self._tell_changes())
        try:
            async for message in self._socket:
                if message.type is WSMsgType.TEXT:
                    self._start(self._asked(json.loads(message.data)))
        finally:
            stop()
            for task in self._tasks:
                task.cancel()
            await asyncio.gather(*self._tasks, return_exceptions=True)

    def _start(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def _heard(self, change: Change) -> None:
        if change.kind == "clock.moved":
            self._told.pop("world", None)
        self._changed.set()

    async def _asked(self, question: JSON) -> None:
        """Do what the page asks for and answer it under its number."""
        answer: JSON = {"t": "answer", "n": question.get("n")}
        try:
            if question.get("op") == "open":
                self._open(int(question["channel"]))
                answer |= {"ok": True, "answer": None}
            else:
                answer |= {"ok": True, "answer": await self._acts.do(question)}
        except SandboxRefusal as refusal:
            answer |= {"ok": False, "error": str(refusal)}
        except Exception:  # noqa: BLE001  whatever it is, the page must not wait for ever; the log has it in full
            _log.exception("the page asked for %s, and that failed", question.get("op"))
            answer |= {"ok": False, "error": "Something in the sandbox went wrong; its log says what."}
        await self._tell_now()  # the page first sees what happened, then that it is done
        await self._say(answer)

    def _open(self, key: int) -> None:
        self._place = channel_for(self._sandbox.world, key, self._viewer)
        self._messages, self._order = {}, []
        self._told = {kind: said for kind, said in self._told.items() if kind == "world"}

    async def _tell_changes(self) -> None:
        while True:
            await self._changed.wait()
            await asyncio.sleep(TOGETHER)
            await self._tell_now()

    async def _tell_now(self) -> None:
        self._changed.clear()
        sandbox, place = self._sandbox, self._place
        world = world_for(sandbox.world, self._viewer, connected=sandbox.gateway.is_ready())
        if self._is_news("world", world):
            await self._say({"t": "world", "world": world | {"clock": iso(sandbox.clock.now())}})
        if place is None or channel_for(sandbox.world, place.id, self._viewer) is not place or not is_textual(place):
            return
        commands: JSON = {
            "t": "commands",
            "channel": str(place.id),
            "commands": usable(sandbox.world, self._viewer, place),
        }
        if self._is_news("commands", commands):
            await self._say(commands)
        await self._tell_messages(place)

    async def _tell_messages(self, place: Channel) -> None:
        messages = messages_in(place, self._viewer)
        encoded = {message["id"]: dumps(message) for message in messages}
        changed = [message for message in messages if self._messages.get(message["id"]) != encoded[message["id"]]]
        order = list(encoded)
        if not changed and order == self._order and "messages" in self._told:
            return
        self._messages, self._order = encoded, order
        self._told["messages"] = b""
        await self._say({"t": "messages", "channel": str(place.id), "order": order, "changed": changed})

    def _is_news(self, kind: str, news: JSON) -> bool:
        encoded = dumps(news)
        if self._told.get(kind) == encoded:
            return False
        self._told[kind] = encoded
        return True

    async def _say(self, news: JSON) -> None:
        with contextlib.suppress(ConnectionError):  # the page went away: run() ends by itself
            await self._socket.send_str(dumps(news).decode("utf-8", "replace"))
