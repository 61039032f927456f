"""The gateway: websockets that speak Discord's protocol version 10, and the sessions that outlive them.

Sends each event to the shard and the intents that it is meant for, keeps what was sent for a resume, and closes with
Discord's codes ("Gateway Close Event Codes"). What an event says is `gateway_events`' job.
"""

import asyncio
import json
import secrets
from collections.abc import Callable
from typing import Any, Literal

from aiohttp import WSCloseCode, WSMsgType, web

from bot.sandbox.clock import GuardTime
from bot.sandbox.compression import compressor
from bot.sandbox.gateway_events import (
    KNOWN_INTENTS,
    MESSAGE_CONTENT,
    PRIVILEGED,
    Event,
    events_of,
    guild_create,
)
from bot.sandbox.gateway_lines import CLOSE_REASONS, Closed, Connection, Session
from bot.sandbox.journal import Journal
from bot.sandbox.wire import JSON, dumps
from bot.sandbox.world import Change, World

HEARTBEAT_MS = 41_250  # what Discord asks for
RESUMABLE_FOR = 120.0  # seconds for which a lost session waits for its client
GUILDS_A_SHARD = 2_500

DISPATCH, HEARTBEAT, IDENTIFY, PRESENCE, VOICE_STATE, RESUME, RECONNECT = 0, 1, 2, 3, 4, 6, 7
REQUEST_MEMBERS, INVALID_SESSION, HELLO, HEARTBEAT_ACK = 8, 9, 10, 11
_IGNORED = (PRESENCE, VOICE_STATE, REQUEST_MEMBERS)


class Gateway:
    """All sessions, and the dispatching to them."""

    def __init__(self, world: World, guard: GuardTime, journal: Journal, token: str) -> None:
        self._world = world
        self._guard = guard
        self._journal = journal
        self._token = token
        self._loop = asyncio.get_running_loop()
        self.sessions: dict[str, Session] = {}
        self.connections: set[Connection] = set()
        self.url = ""
        self.shards = 1
        self.allowed_intents = KNOWN_INTENTS & ~PRIVILEGED
        self.heartbeat_ms = HEARTBEAT_MS
        self._waiters: list[tuple[Callable[[], bool], asyncio.Future[None]]] = []
        world.observe(self._on_change)

    # what the rest of the sandbox calls

    def dispatch(self, event: Event) -> None:
        """Send an event to every session that it is for; sessions without a connection keep it for their resume."""
        for session in tuple(self.sessions.values()):
            if session.takes(event):
                self._send_event(session, event)

    def is_ready(self) -> bool:
        """Say whether every shard that the bot declared is connected and was told of its guilds."""
        live = [session for session in self.sessions.values() if session.connection is not None and session.greeted]
        if not live:
            return False
        shards = live[-1].shards
        return {session.shard for session in live if session.shards == shards} == set(range(shards))

    async def wait_ready(self, timeout: float) -> None:  # noqa: ASYNC109  part of the sandbox's contract
        """Wait until `is_ready`; raise TimeoutError."""
        if self.is_ready():
            return
        future: asyncio.Future[None] = self._loop.create_future()
        self._waiters.append((self.is_ready, future))
        await asyncio.wait_for(future, timeout)

    def disconnect(self, *, resumable: bool, how: Literal["close", "reconnect", "abort"]) -> None:
        """End every connection: with close code 4000, by asking for a reconnect, or by cutting the line."""
        for connection in tuple(self.connections):
            if not resumable and connection.session is not None:
                self.sessions.pop(connection.session.id, None)
            if how == "abort":
                connection.abort()
            elif how == "reconnect":
                connection.send(dumps({"op": RECONNECT, "d": None, "s": None, "t": None}))
            else:
                connection.close(4000)
        if not resumable:
            self.sessions.clear()

    async def close(self) -> None:
        """Close every connection, as a server that goes away does."""
        for connection in tuple(self.connections):
            connection.writer.cancel()
            await connection.socket.close(code=WSCloseCode.GOING_AWAY)

    # one websocket

    async def handle(self, request: web.Request) -> web.WebSocketResponse:
        """Serve one websocket from its hello to its close."""
        socket = web.WebSocketResponse(max_msg_size=0, compress=False, timeout=2.0)
        await socket.prepare(request)
        try:
            compress = compressor(request.query.get("compress"))
        except LookupError:
            await socket.close(code=4002, message=b"Unknown compression.")
            return socket
        connection = Connection(socket, compress)
        self.connections.add(connection)
        watch = asyncio.create_task(self._watch(connection))
        try:
            connection.send(_packet(HELLO, {"heartbeat_interval": self.heartbeat_ms, "_trace": []}))
            _check_version(request)
            await self._read(connection)
        except Closed as closed:
            self._journal.object(f"gateway {closed.code}", CLOSE_REASONS[closed.code])
            connection.close(closed.code)
            await connection.writer
        finally:
            self._lost(connection, watch)
        return socket

    async def _read(self, connection: Connection) -> None:
        async for message in connection.socket:
            if message.type not in (WSMsgType.TEXT, WSMsgType.BINARY):
                break
            connection.heard_at = self._loop.time()
            connection.count(connection.heard_at)
            try:
                packet = json.loads(message.data)
                op, data = packet["op"], packet.get("d")
            except (ValueError, KeyError, TypeError, AttributeError):
                raise Closed(4002) from None
            self._take(connection, op, data)

    def _take(self, connection: Connection, op: int, data: Any) -> None:
        if op == HEARTBEAT:
            # Not at once: on loopback the answer would overtake the client's own note of when it asked.
            self._loop.call_later(0.05, connection.send, _packet(HEARTBEAT_ACK, None))
        elif op == IDENTIFY:
            self._identify(connection, _object(data))
        elif op == RESUME:
            self._resume(connection, _object(data))
        elif connection.session is None:
            raise Closed(4003)
        elif op not in _IGNORED:
            raise Closed(4001)

    def _identify(self, connection: Connection, data: JSON) -> None:
        if connection.session is not None:
            raise Closed(4005)
        if data.get("token", "").removeprefix("Bot ") != self._token:
            raise Closed(4004)
        shard, shards = self._read_shard(data.get("shard", [0, 1]))
        intents = data.get("intents")
        if not isinstance(intents, int) or intents & ~KNOWN_INTENTS:
            raise Closed(4013)
        if intents & ~self.allowed_intents:
            raise Closed(4014)
        for old in [old for old in self.sessions.values() if (old.shard, old.shards) == (shard, shards)]:
            if old.connection is None:  # its client began anew
                del self.sessions[old.id]
        session = Session(secrets.token_hex(16), shard, shards, intents, connection=connection)
        connection.session = session
        self.sessions[session.id] = session
        self._greet(session)

    def _read_shard(self, shard: Any) -> tuple[int, int]:
        try:
            number, total = shard
            valid = 0 <= number < total
        except (TypeError, ValueError):
            raise Closed(4010) from None
        if not valid:
            raise Closed(4010)
        if len(self._world.bot_guilds()) > GUILDS_A_SHARD * total:
            raise Closed(4011)
        return number, total

    def _greet(self, session: Session) -> None:
        mine = [guild for guild in self._world.bot_guilds() if (guild.id >> 22) % session.shards == session.shard]
        ready: JSON = {
            "v": 10,
            "user": self._world.bot.raw
            | {"verified": True, "mfa_enabled": False, "email": None, "flags": 0, "bio": ""},
            "guilds": [{"id": str(guild.id), "unavailable": True} for guild in mine],
            "session_id": session.id,
            "session_type": "normal",
            "resume_gateway_url": self.url,
            "shard": [session.shard, session.shards],
            "application": {"id": str(self._world.application_id), "flags": 0},
            "private_channels": [],
            "relationships": [],
            "presences": [],
            "guild_join_requests": [],
            "geo_ordered_rtc_regions": [],
            "user_settings": {},
            "auth": {},
            "_trace": [],
        }
        self._send_event(session, Event("READY", ready))
        for guild in mine:
            event = guild_create(self._world, guild, joined=False)
            if guild.available and session.takes(event):
                self._send_event(session, event)
        session.greeted = True
        self._world.tell(Change("bot.connected"))
        self._wake()

    def _resume(self, connection: Connection, data: JSON) -> None:
        if connection.session is not None:
            raise Closed(4005)
        if data.get("token", "").removeprefix("Bot ") != self._token:
            raise Closed(4004)
        session = self.sessions.get(str(data.get("session_id")))
        sequence = data.get("seq")
        if session is None or not isinstance(sequence, int) or self._too_old(session, sequence):
            if session is not None:
                del self.sessions[session.id]
            connection.send(_packet(INVALID_SESSION, False))
            return
        if sequence > session.sequence:
            raise Closed(4007)
        if session.connection is not None and session.connection is not connection:
            session.connection.close(4000)
        session.connection, connection.session = connection, session
        for number, payload in session.kept:
            if number > sequence:
                connection.send(payload)
        self._send_event(session, Event("RESUMED", {"_trace": []}))
        self._world.tell(Change("bot.connected"))
        self._wake()

    def _too_old(self, session: Session, sequence: int) -> bool:
        lost = session.connection is None and self._guard.now() - session.lost_at > RESUMABLE_FOR
        missed = bool(session.kept) and session.kept[0][0] > sequence + 1
        return lost or missed

    def _lost(self, connection: Connection, watch: "asyncio.Task[None]") -> None:
        watch.cancel()
        connection.writer.cancel()
        self.connections.discard(connection)
        session = connection.session
        if session is not None and session.connection is connection:
            session.connection = None
            session.lost_at = self._guard.now()
            if connection.socket.close_code in (1000, 1001) and not connection.ended_here:  # the client said good-bye
                self.sessions.pop(session.id, None)
            self._world.tell(Change("bot.disconnected"))

    async def _watch(self, connection: Connection) -> None:
        """Close a connection whose client stopped its heartbeat (the loop's own time: tests do not skip it)."""
        connection.heard_at = self._loop.time()
        allowed = self.heartbeat_ms / 1000 * 1.5
        while True:
            await asyncio.sleep(allowed / 3)
            if self._loop.time() - connection.heard_at > allowed:
                connection.close(4009)
                return

    # sending

    def _send_event(self, session: Session, event: Event) -> None:
        session.sequence += 1
        data = event.data
        if event.without_content is not None and not session.intents & MESSAGE_CONTENT:
            data = event.without_content
        payload = dumps({"t": event.name, "s": session.sequence, "op": DISPATCH, "d": data})
        session.kept.append((session.sequence, payload))
        if session.connection is not None:
            session.connection.send(payload)

    def _on_change(self, change: Change) -> None:
        if change.kind == "interaction.opened" and change.interaction is not None:
            guild_id = None if change.guild is None else change.guild.id
            self.dispatch(Event("INTERACTION_CREATE", change.interaction.raw, guild_id))
            return
        for event in events_of(self._world, change):
            self.dispatch(event)

    def _wake(self) -> None:
        for is_met, future in tuple(self._waiters):
            if is_met() and not future.done():
                future.set_result(None)
        self._waiters = [(is_met, future) for is_met, future in self._waiters if not future.done()]


def _packet(op: int, data: Any) -> bytes:
    return dumps({"t": None, "s": None, "op": op, "d": data})


def _object(data: Any) -> JSON:
    if not isinstance(data, dict):
        raise Closed(4002)
    return data


def _check_version(request: web.Request) -> None:
    if request.query.get("v") not in ("10", "9") or request.query.get("encoding", "json") != "json":
        raise Closed(4012)
