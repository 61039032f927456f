"""A bot that speaks the wire itself: the sandbox is tested against Discord's protocol and not against one client.

REST by `call`, the gateway by `connect`; answers interactions only when a test says so.
"""

import asyncio
import json
import zlib
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self

import aiohttp

from bot.sandbox import Sandbox
from bot.sandbox.wire import JSON

GUILDS = 1


@dataclass(frozen=True)
class Response:
    """What came back."""

    status: int
    body: Any
    headers: dict[str, str]

    @property
    def code(self) -> int | None:
        """Return Discord's error code."""
        return self.body.get("code") if isinstance(self.body, dict) else None


class Line:
    """One gateway connection."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse, *, compressed: bool) -> None:
        self.socket = socket
        self._inflate = zlib.decompressobj() if compressed else None
        self.sequence: int | None = None
        self.session_id = ""
        self.seen: list[JSON] = []

    async def send(self, op: int, data: Any) -> None:
        """Send one packet."""
        await self.socket.send_str(json.dumps({"op": op, "d": data}))

    async def packet(self) -> JSON:
        """Receive one packet; raise ConnectionError with the close code when the line is closed."""
        message = await self.socket.receive(timeout=30)
        if message.type not in (aiohttp.WSMsgType.TEXT, aiohttp.WSMsgType.BINARY):
            raise ConnectionError(self.socket.close_code)
        raw = message.data if self._inflate is None else self._inflate.decompress(message.data)
        packet: JSON = json.loads(raw)
        if packet["s"] is not None:
            self.sequence = packet["s"]
        self.seen.append(packet)
        return packet

    async def event(self, name: str) -> JSON:
        """Receive until an event of this name comes and return its data."""
        while True:
            packet = await self.packet()
            if packet["t"] == name:
                data: JSON = packet["d"]
                return data

    async def close_code(self) -> int | None:
        """Receive until the line is closed and return the code."""
        try:
            while True:
                await self.packet()
        except ConnectionError:
            return self.socket.close_code


@dataclass
class WireBot:
    """A bot with a token and an HTTP session."""

    discord: Sandbox
    session: aiohttp.ClientSession = field(default_factory=aiohttp.ClientSession)
    lines: list[Line] = field(default_factory=list)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for line in self.lines:
            await line.socket.close()
        await self.session.close()

    async def call(
        self,
        method: str,
        path: str,
        body: Any = None,
        *,
        files: dict[str, bytes] | None = None,
        token: str | None = None,
        raw: bytes | None = None,
    ) -> Response:
        """Make a REST request as the bot."""
        headers = {"Authorization": f"Bot {self.discord.token if token is None else token}"}
        arguments: dict[str, Any] = {"headers": headers}
        if files is not None:
            form = aiohttp.FormData(quote_fields=False)
            form.add_field("payload_json", json.dumps(body), content_type="application/json")
            for index, (name, content) in enumerate(files.items()):
                form.add_field(f"files[{index}]", content, filename=name, content_type="application/octet-stream")
            arguments["data"] = form
        elif raw is not None:
            arguments["data"] = raw
            headers["Content-Type"] = "application/json"
        elif body is not None:
            arguments["json"] = body
        async with self.session.request(method, self.discord.api_url + path, **arguments) as response:
            text = await response.text()
            return Response(response.status, json.loads(text) if text else None, dict(response.headers))

    async def open_line(self, *, query: str = "?v=10&encoding=json", compressed: bool = False) -> Line:
        """Connect and take the hello."""
        extra = "&compress=zlib-stream" if compressed else ""
        socket = await self.session.ws_connect(self.discord.gateway_url + query + extra)
        line = Line(socket, compressed=compressed)
        self.lines.append(line)
        assert (await line.packet())["op"] == 10
        return line

    def identity(self, **changes: Any) -> JSON:
        """Return the data of an identify."""
        return {"token": self.discord.token, "intents": GUILDS, "properties": {}, **changes}

    async def connect(self, *, compressed: bool = False, **changes: Any) -> Line:
        """Connect, identify, and take READY."""
        line = await self.open_line(compressed=compressed)
        await line.send(2, self.identity(**changes))
        line.session_id = (await line.event("READY"))["session_id"]
        return line

    async def put_commands(self, *commands: JSON) -> list[JSON]:
        """Register global commands."""
        path = f"/applications/{self.discord.application_id}/commands"
        response = await self.call("PUT", path, list(commands))
        assert response.status == 200, response
        registered: list[JSON] = response.body
        return registered

    async def answer(self, interaction: JSON, kind: int, data: JSON | None = None, **arguments: Any) -> Response:
        """Answer an interaction."""
        body: JSON = {"type": kind}
        if data is not None:
            body["data"] = data
        path = f"/interactions/{interaction['id']}/{interaction['token']}/callback?with_response=1"
        return await self.call("POST", path, body, **arguments)

    def hook(self, interaction: JSON, tail: str = "") -> str:
        """Return the webhook path of an interaction."""
        return f"/webhooks/{self.discord.application_id}/{interaction['token']}{tail}"


def command(name: str, *options: JSON, **more: Any) -> JSON:
    """Return the body of a chat command."""
    return {"name": name, "description": f"The {name} command", "type": 1, "options": list(options), **more}


def option(kind: int, name: str, **more: Any) -> JSON:
    """Return the body of an option."""
    return {"type": kind, "name": name, "description": f"The {name}", **more}


def button(label: str, custom_id: str, **more: Any) -> JSON:
    """Return an action row with one button."""
    part = {"type": 2, "style": 1, "label": label, "custom_id": custom_id, **more}
    return {"type": 1, "components": [part]}


async def asked(line: Line, action: Any) -> tuple[JSON, "asyncio.Task[Any]"]:
    """Begin what a person does; return the interaction that the bot gets and the task that waits for the answer."""
    task = asyncio.create_task(action)
    return await line.event("INTERACTION_CREATE"), task
