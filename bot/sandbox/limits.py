"""Rate limits: a bucket for each route and major parameter, and one for the whole bot.

Fixed windows of guard time, as Discord's are. Only counts and says; refusing is REST's job.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from bot.sandbox.clock import GuardTime


@dataclass(frozen=True)
class Rate:
    """`limit` requests in `window` seconds."""

    limit: int
    window: float


GLOBAL = Rate(50, 1.0)  # of one bot, over all routes (Discord: "Global Rate Limit")
ORDINARY = Rate(50, 1.0)
RATES: dict[tuple[str, str], Rate] = {
    ("POST", "/channels/{channel_id}/messages"): Rate(5, 5.0),
    ("GET", "/channels/{channel_id}/messages"): Rate(5, 1.0),
    ("PATCH", "/channels/{channel_id}/messages/{message_id}"): Rate(5, 5.0),
    ("DELETE", "/channels/{channel_id}/messages/{message_id}"): Rate(5, 1.0),
    ("PUT", "/channels/{channel_id}/messages/{message_id}/reactions/{emoji}/@me"): Rate(4, 1.0),
    ("DELETE", "/channels/{channel_id}/messages/{message_id}/reactions/{emoji}/@me"): Rate(4, 1.0),
    ("POST", "/channels/{channel_id}/typing"): Rate(5, 5.0),
    ("PATCH", "/channels/{channel_id}"): Rate(5, 15.0),
    ("POST", "/users/@me/channels"): Rate(10, 10.0),
    ("PUT", "/applications/{application_id}/commands"): Rate(20, 20.0),
    ("POST", "/webhooks/{webhook_id}/{webhook_token}"): Rate(5, 2.0),
    ("PATCH", "/webhooks/{webhook_id}/{webhook_token}/messages/{message_id}"): Rate(5, 2.0),
    ("DELETE", "/webhooks/{webhook_id}/{webhook_token}/messages/{message_id}"): Rate(5, 2.0),
}
EXEMPT = "/interactions/{interaction_id}/{interaction_token}/callback"  # has no bucket on Discord
MAJOR = ("channel_id", "guild_id", "webhook_id", "webhook_token")


@dataclass
class _Window:
    ends: float
    used: int = 0


@dataclass(frozen=True)
class Verdict:
    """What the limits say of one request: its headers, and the seconds to wait if it is refused."""

    headers: dict[str, str]
    retry_after: float | None = None
    is_global: bool = False


@cache
def _bucket_name(method: str, route: str) -> str:
    return hashlib.sha256(f"{method} {route}".encode()).hexdigest()[:32]


class Limits:
    """Count requests against Discord's limits; `enabled = False` lets everything pass, with no headers."""

    def __init__(self, guard: GuardTime, now: Callable[[], datetime]) -> None:
        self._guard = guard
        self._now = now
        self._windows: dict[tuple[str, str], _Window] = {}
        self._global = _Window(0.0)
        self.enabled = True
        self.global_rate = GLOBAL
        self.rates = dict(RATES)

    def count(self, method: str, route: str, parameters: dict[str, str]) -> Verdict:
        """Count one request of the bot and say whether it is within the limits."""
        if not self.enabled or route == EXEMPT:
            return Verdict({})
        now = self._guard.now()
        if not route.startswith("/webhooks/"):
            waits = self._over_global(now)
            if waits is not None:
                headers = {"X-RateLimit-Global": "true", "X-RateLimit-Scope": "global"}
                return Verdict(_with_retry(headers, waits), waits, is_global=True)
        return self._count_bucket(method, route, parameters, now)

    def _over_global(self, now: float) -> float | None:
        if now >= self._global.ends:
            self._global = _Window(now + self.global_rate.window)
        if self._global.used >= self.global_rate.limit:
            return self._global.ends - now
        self._global.used += 1
        return None

    def _count_bucket(self, method: str, route: str, parameters: dict[str, str], now: float) -> Verdict:
        rate = self.rates.get((method, route), ORDINARY)
        name = _bucket_name(method, route)
        window = self._window((name, "/".join(parameters.get(key, "") for key in MAJOR)), rate, now)
        left = window.ends - now
        refused = window.used >= rate.limit
        window.used += not refused
        headers = {
            "X-RateLimit-Limit": str(rate.limit),
            "X-RateLimit-Remaining": str(rate.limit - window.used),
            "X-RateLimit-Reset": f"{self._now().timestamp() + left:.3f}",
            "X-RateLimit-Reset-After": f"{left:.3f}",
            "X-RateLimit-Bucket": name,
        }
        if not refused:
            return Verdict(headers)
        return Verdict(_with_retry(headers | {"X-RateLimit-Scope": "user"}, left), left)

    def _window(self, key: tuple[str, str], rate: Rate, now: float) -> _Window:
        window = self._windows.get(key)
        if window is None or now >= window.ends:
            if len(self._windows) > 1024:
                self._windows = {key: other for key, other in self._windows.items() if other.ends > now}
            window = self._windows[key] = _Window(now + rate.window)
        return window


def _with_retry(headers: dict[str, str], seconds: float) -> dict[str, str]:
    return headers | {"Retry-After": str(max(1, round(seconds + 0.5)))}
