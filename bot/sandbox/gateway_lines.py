"""One websocket of the gateway and the session that outlives it: queues, kept events, close codes.

What is said over them is `gateway`'s job.
"""

import asyncio
import contextlib
from collections import deque
from dataclasses import dataclass, field

from aiohttp import web

from bot.sandbox.compression import Compress
from bot.sandbox.gateway_events import Event

KEPT_EVENTS = 2_000  # events kept for a resume
SENDS_A_MINUTE = 120  # Discord: "Rate Limiting" of the gateway

CLOSE_REASONS = {
    4000: "Unknown error.",
    4001: "Unknown opcode.",
    4002: "Error while decoding payload.",
    4003: "Not authenticated.",
    4004: "Authentication failed.",
    4005: "Already authenticated.",
    4007: "Invalid seq.",
    4008: "Rate limited.",
    4009: "Session timed out.",
    4010: "Invalid shard.",
    4011: "Sharding required.",
    4012: "Invalid API version.",
    4013: "Invalid intent(s).",
    4014: "Disallowed intent(s).",
}


class Closed(Exception):
    """The connection must end with this close code."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


@dataclass(eq=False)
class Session:
    """What the gateway remembers of one identified shard."""

    id: str
    shard: int
    shards: int
    intents: int
    sequence: int = 0
    kept: deque[tuple[int, bytes]] = field(default_factory=lambda: deque(maxlen=KEPT_EVENTS))
    connection: "Connection | None" = None
    lost_at: float = 0.0
    greeted: bool = False  # READY and all its guilds were sent

    def takes(self, event: Event) -> bool:
        """Say whether an event is for this shard and these intents."""
        shard = 0 if event.guild_id is None else (event.guild_id >> 22) % self.shards
        return shard == self.shard and (not event.intent or bool(self.intents & event.intent))


class Connection:
    """One websocket: everything to send goes through its queue, in order."""

    def __init__(self, socket: web.WebSocketResponse, compress: Compress | None) -> None:
        self.socket = socket
        self.session: Session | None = None
        self.heard_at = 0.0
        self.ended_here = False  # closed by the gateway, so that the client's echo of the close means nothing
        self._compress = compress
        self._queue: asyncio.Queue[bytes | int | None] = asyncio.Queue()
        self._sent: deque[float] = deque()
        self.writer = asyncio.create_task(self._write())

    def send(self, payload: bytes) -> None:
        """Queue an encoded message."""
        self._queue.put_nowait(payload)

    def close(self, code: int) -> None:
        """Close with `code` after what is queued."""
        self.ended_here = True
        self._queue.put_nowait(code)

    def abort(self) -> None:
        """Cut the line with no close frame."""
        self.writer.cancel()
        transport = self.socket._req.transport if self.socket._req is not None else None
        if transport is not None:
            transport.abort()

    def count(self, now: float) -> None:
        """Count one message from the client; raise the close code when there are too many in a minute."""
        self._sent.append(now)
        while self._sent[0] < now - 60:
            self._sent.popleft()
        if len(self._sent) > SENDS_A_MINUTE:
            raise Closed(4008)

    async def _write(self) -> None:
        with contextlib.suppress(ConnectionError, RuntimeError):
            while True:
                item = await self._queue.get()
                if isinstance(item, int) or item is None:
                    reason = CLOSE_REASONS.get(item or 1000, "").encode()
                    await self.socket.close(code=item or 1000, message=reason)
                    return
                if self._compress is None:
                    await self.socket.send_str(item.decode("utf-8", "surrogatepass"))
                else:
                    await self.socket.send_bytes(self._compress(item))
