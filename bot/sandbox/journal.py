"""What happened: every request of the bot, and what a strict reviewer would object to.

Only records and looks up; it decides nothing about a request.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.sandbox.errors import ApiError


@dataclass(frozen=True)
class SentFile:
    """A file that came with a request; `content` is its bytes."""

    filename: str
    content_type: str
    content: bytes


@dataclass
class Request:
    """One request of the bot and what it was answered with.

    `path` is without `/api/v10`; `route` is its template (`/channels/{channel_id}/messages`), empty if there is none.
    `status` is None while it is in flight or when the connection was dropped. `faulted` says that a fault met it.
    """

    method: str
    path: str
    route: str
    query: dict[str, str]
    json: Any
    files: Sequence[SentFile]
    when: datetime
    status: int | None = None
    response: Any = None
    faulted: bool = False


@dataclass(frozen=True)
class Violation:
    """Something that a strict reviewer would object to.

    `kind` is Discord's error code as text ("50013", "40060", "10062"), or "http 404" where the code is 0,
    "global 429", "unanswered" (an interaction that got no answer within 3 s), "gateway 4014" (a close code).
    """

    kind: str
    detail: str
    request: Request | None = None


class Journal:
    """Requests and violations in their order."""

    def __init__(self) -> None:
        self.requests: list[Request] = []
        self._violations: list[Violation] = []
        self._allowed: set[str] = set()

    @property
    def violations(self) -> list[Violation]:
        """All violations but those of kinds that a test allows."""
        return [violation for violation in self._violations if violation.kind not in self._allowed]

    def allow(self, *kinds: str) -> None:
        """Leave violations of these kinds out, past and future."""
        self._allowed.update(kinds)

    def object(self, kind: str, detail: str, request: Request | None = None) -> None:
        """Record a violation."""
        self._violations.append(Violation(kind, detail, request))

    def refused(self, request: Request, error: ApiError) -> None:
        """Record that `request` was refused with `error`."""
        kind = str(error.code) if error.code else f"http {error.status}"
        tree = f" {error.errors}" if error.errors else ""
        self.object(kind, f"{request.method} {request.path}: {error.message}{tree}", request)

    @contextmanager
    def expecting(self, kind: str) -> Iterator[None]:
        """Require at least one violation of `kind` inside the block, and take those away again."""
        before = len(self._violations)
        yield
        new = self._violations[before:]
        if not any(violation.kind == kind for violation in new):
            raise AssertionError(f"no violation {kind!r} happened, but {[violation.kind for violation in new]}")
        self._violations[before:] = [violation for violation in new if violation.kind != kind]

    def count(self, method: str, route: str) -> int:
        """Count the requests with this method and route template."""
        return sum(1 for request in self.requests if request.method == method and request.route == route)
