"""The two kinds of time in the sandbox.

`SandboxClock` is the calendar that members and the bot see; it can be moved forward. `GuardTime` is what guards the
protocol (3 s to answer, 15 minutes of a token, rate limit windows, heartbeats): the loop's monotonic clock plus an
amount that tests may skip. Nothing here knows what the times are for.
"""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta


class SandboxClock:
    """A calendar that runs at real speed and can be moved forward, never back."""

    def __init__(self, start: datetime | None = None) -> None:
        """Begin at `start` (aware), or at the present moment."""
        self._offset = timedelta(0) if start is None else start.astimezone(UTC) - datetime.now(UTC)

    def now(self) -> datetime:
        """Return the present moment of the sandbox, aware, in UTC."""
        return datetime.now(UTC) + self._offset

    def move_to(self, moment: datetime) -> None:
        """Move the clock forward to `moment` (aware); raise ValueError if that is in the past."""
        self.advance(moment - self.now())

    def advance(self, step: timedelta) -> None:
        """Move the clock forward by `step`; raise ValueError if it is negative."""
        if step < timedelta(0):
            raise ValueError("the sandbox's clock moves forward only")
        self._offset += step


class Timer:
    """A callback that is due at a moment of guard time; made by `GuardTime.call_at`."""

    __slots__ = ("_guard", "callback", "due", "handle")

    def __init__(self, guard: "GuardTime", due: float, callback: Callable[[], None]) -> None:
        self._guard = guard
        self.due = due
        self.callback = callback
        self.handle: asyncio.TimerHandle | None = None

    def cancel(self) -> None:
        """Forget the callback; a second call does nothing."""
        if self.handle is not None:
            self.handle.cancel()
        self._guard.timers.discard(self)

    def fire(self) -> None:
        """Run the callback and forget the timer."""
        self.cancel()
        self.callback()


class GuardTime:
    """Seconds that guard the protocol, with an amount that tests may skip instead of sleeping."""

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._skipped = 0.0
        self.timers: set[Timer] = set()

    def now(self) -> float:
        """Return the present moment in seconds; only differences mean something."""
        return self._loop.time() + self._skipped

    def call_at(self, due: float, callback: Callable[[], None]) -> Timer:
        """Run `callback` when guard time reaches `due`; return a timer that can be cancelled."""
        timer = Timer(self, due, callback)
        self.timers.add(timer)
        timer.handle = self._loop.call_at(due - self._skipped, timer.fire)
        return timer

    def age(self, seconds: float) -> None:
        """Let `seconds` pass at once: everything that falls due meanwhile runs now, in its order."""
        self._skipped += seconds
        for timer in sorted(self.timers, key=lambda timer: timer.due):
            if timer.handle is not None:
                timer.handle.cancel()
            timer.handle = self._loop.call_at(timer.due - self._skipped, timer.fire)

    def close(self) -> None:
        """Cancel every timer."""
        for timer in list(self.timers):
            timer.cancel()
