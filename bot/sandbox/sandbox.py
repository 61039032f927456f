"""The sandbox: a Discord on loopback, as tests, the demo and its page use it.

    async with Sandbox() as discord:
        ...  # point a client at discord.api_url with discord.token
        await discord.bot_ready()
        answer = await discord.ana.slash("win share", text="An interview!")

Composes the parts and names what can be done to the world; none of Discord's rules are here.
"""

import asyncio
import base64
import secrets
from collections.abc import Awaitable, Callable
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from types import TracebackType
from typing import Literal, Self

from aiohttp import web

from bot.sandbox import opening
from bot.sandbox.clock import GuardTime, SandboxClock
from bot.sandbox.entities import Resolved
from bot.sandbox.faults import Faults
from bot.sandbox.gateway import Gateway
from bot.sandbox.interactions import ANSWER_WITHIN, Interaction, Interactions, InteractionType
from bot.sandbox.journal import Journal, Request, Violation
from bot.sandbox.limits import Limits
from bot.sandbox.messages import Message
from bot.sandbox.people import User
from bot.sandbox.places import Channel
from bot.sandbox.rest import Rest
from bot.sandbox.stage import Stage
from bot.sandbox.state import State
from bot.sandbox.wire import JSON
from bot.sandbox.world import Change

QUIET = 0.02  # seconds without a request after which the bot counts as settled
MAX_BODY = 64 * 1024 * 1024  # bytes of one request


class Sandbox(Stage):
    """A Discord on 127.0.0.1, open for as long as the `async with` block lasts."""

    def __init__(
        self,
        port: int = 0,
        clock: SandboxClock | None = None,
        *,
        shards: int = 1,
        rate_limits: bool = True,
        token: str | None = None,
        answer_within: float = ANSWER_WITHIN,
    ) -> None:
        """Prepare; `port` 0 takes any free one, `shards` is what `/gateway/bot` recommends.

        `answer_within` is in seconds: more than Discord's three is for stories on a machine that is busy with others.
        """
        super().__init__(clock)
        self.journal = Journal()
        self.faults = Faults()
        self.token = token or make_token(self.world.application_id)
        self._port = port
        self._shards = shards
        self._rate_limits = rate_limits
        self._answer_within = answer_within
        self._on_moved: list[Callable[[], Awaitable[None]]] = []

    async def __aenter__(self) -> Self:
        """Bind the port and listen."""
        self.guard = GuardTime()
        self.gateway = Gateway(self.world, self.guard, self.journal, self.token)
        self.gateway.shards = self._shards
        self.limits = Limits(self.guard, self.clock.now)
        self.limits.enabled = self._rate_limits
        self.interactions = Interactions(self.world, self.guard, self.journal, self._answer_within)
        self._state = State(
            token=self.token,
            clock=self.clock,
            guard=self.guard,
            world=self.world,
            journal=self.journal,
            faults=self.faults,
            limits=self.limits,
            gateway=self.gateway,
            interactions=self.interactions,
        )
        self._runner = web.AppRunner(self._application(), access_log=None, shutdown_timeout=1.0)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self._port)
        await site.start()
        self.port: int = self._runner.addresses[0][1]
        self.world.files_url = self.url
        self.gateway.url = f"ws://127.0.0.1:{self.port}/gateway"
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close every connection and let the port go."""
        self.guard.close()
        await self.gateway.close()
        await self._runner.cleanup()

    def _application(self) -> web.Application:
        from bot.sandbox.page import add_page  # late: the page is made of the sandbox's own objects

        app = web.Application(client_max_size=MAX_BODY)
        rest = Rest(self._state)
        app.router.add_route("*", "/api/{path:.*}", rest.handle)
        app.router.add_get("/gateway", self.gateway.handle)
        app.router.add_get("/gateway/", self.gateway.handle)
        app.router.add_get("/attachments/{channel}/{file}/{name}", self._serve_file)
        add_page(app, self)
        return app

    async def _serve_file(self, request: web.Request) -> web.Response:
        key = request.match_info["file"]
        file = self.world.files.get(int(key)) if key.isdecimal() else None
        if file is None:
            raise web.HTTPNotFound
        headers = {  # a member's file must not act as a page of this origin
            "Content-Type": file.content_type,
            "X-Content-Type-Options": "nosniff",
            "Content-Security-Policy": "sandbox; default-src 'none'",
        }
        return web.Response(body=file.content, headers=headers)

    # where it is and who is there

    @property
    def url(self) -> str:
        """Return where it listens, without a path."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def api_url(self) -> str:
        """Return what stands in for `https://discord.com/api/v10`."""
        return f"{self.url}/api/v10"

    @property
    def gateway_url(self) -> str:
        """Return what stands in for `wss://gateway.discord.gg/`; a client falls back to that after a lost session."""
        return self.gateway.url

    @property
    def bot_user(self) -> User:
        """Return the bot's user."""
        return self.world.bot

    @property
    def application_id(self) -> int:
        """Return the application's id."""
        return self.world.application_id

    @property
    def bot_connected(self) -> bool:
        """Say whether the bot is connected on all its shards and was told of its guilds."""
        return self.gateway.is_ready()

    @property
    def requests(self) -> list[Request]:
        """Return everything that the bot sent, in its order."""
        return self.journal.requests

    @property
    def violations(self) -> list[Violation]:
        """Return what a strict reviewer would object to, but for what was allowed."""
        return self.journal.violations

    def allow_violation(self, *kinds: str) -> None:
        """Leave violations of these kinds ("50013", "10062", "unanswered", …) out of `violations`."""
        self.journal.allow(*kinds)

    def expect_violation(self, kind: str) -> AbstractContextManager[None]:
        """Require a violation of this kind inside a `with` block, and take it out of `violations`."""
        return self.journal.expecting(kind)

    def observe(self, callback: Callable[[Change], None]) -> Callable[[], None]:
        """Call `callback` with every change of the world; return a function that ends that."""
        return self.world.observe(callback)

    # waiting and time

    async def bot_ready(self, timeout: float = 10.0) -> None:  # noqa: ASYNC109  part of the sandbox's contract
        """Wait until the bot identified on all shards it asked for and got its guilds; raise TimeoutError."""
        await self.gateway.wait_ready(timeout)

    @property
    def busy(self) -> bool:
        """Say whether an interaction is open (or still "thinking…") or a request in flight."""
        return self._state.in_flight > 0 or bool(self.interactions.pending)

    async def settle(self, timeout: float = 5.0) -> None:  # noqa: ASYNC109  part of the sandbox's contract
        """Wait until no interaction is open and no request has come for a moment; raise TimeoutError."""
        async with asyncio.timeout(timeout):
            while True:
                seen = len(self.requests)
                await asyncio.sleep(QUIET)
                if not self.busy and seen == len(self.requests):
                    return

    async def until(self, condition: Callable[[], bool], timeout: float = 5.0) -> None:  # noqa: ASYNC109
        """Wait until `condition()` holds, asked again after every change of the world; raise TimeoutError."""
        changed = asyncio.Event()
        stop = self.observe(lambda _: changed.set())
        try:
            async with asyncio.timeout(timeout):
                while not condition():
                    await changed.wait()
                    changed.clear()
        finally:
            stop()

    def forget(self) -> None:
        """Drop all messages, requests and finished interactions, so that a long benchmark measures no garbage."""
        self.requests.clear()
        self.interactions.forget_finished()
        self._state.nonces.clear()
        self.world.messages.clear()
        for channel in self.world.channels.values():
            channel.messages.clear()

    def age(self, seconds: float) -> None:
        """Let guard time pass at once: answers fall late, tokens run out, rate limit windows end."""
        self.guard.age(seconds)

    def on_moved(self, callback: Callable[[], Awaitable[None]]) -> None:
        """Call `callback` after every move of the clock, so that the bot can look at its schedule."""
        self._on_moved.append(callback)

    async def moved(self) -> None:
        """Tell everybody that the clock was moved."""
        self.world.tell(Change("clock.moved"))
        for callback in self._on_moved:
            await callback()

    async def move_to(self, moment: datetime) -> None:
        """Move the clock forward to `moment` and tell everybody."""
        self.clock.move_to(moment)
        await self.moved()

    async def advance(self, step: timedelta) -> None:
        """Move the clock forward by `step` and tell everybody."""
        self.clock.advance(step)
        await self.moved()

    async def disconnect(
        self, resumable: bool = True, *, how: Literal["close", "reconnect", "abort"] = "close"
    ) -> None:
        """End the gateway connections: by close code 4000, by asking for a reconnect, or by cutting the line."""
        self.gateway.disconnect(resumable=resumable, how=how)
        await asyncio.sleep(0)

    # interactions, as a person's client opens them

    def open_interaction(
        self,
        kind: InteractionType,
        user: User,
        channel: Channel,
        data: JSON,
        *,
        resolved: Resolved | None = None,
        source: Message | None = None,
        parent: Interaction | None = None,
    ) -> Interaction:
        """Open an interaction without waiting for its answer; `Person` is what tests use."""
        return opening.open_interaction(
            self._state, kind, user, channel, data, resolved=resolved, source=source, parent=parent
        )


def make_token(user_id: int) -> str:
    """Return a token of the shape of Discord's: the user's id, a time and a signature, base64url, joined by dots."""
    first = base64.urlsafe_b64encode(str(user_id).encode()).decode().rstrip("=")
    return f"{first}.{secrets.token_urlsafe(4)}.{secrets.token_urlsafe(28)[:38]}"
