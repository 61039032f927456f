"""Discord's ids: milliseconds since 2015 in the upper bits, a counter below; strictly increasing.

Made from the sandbox's clock and from nothing else.
"""

from collections.abc import Callable
from datetime import UTC, datetime

EPOCH_MS = 1_420_070_400_000  # the first second of 2015, Discord's epoch
_TIME_SHIFT = 22


def time_of(snowflake: int) -> datetime:
    """Return the moment that an id was made at."""
    return datetime.fromtimestamp(((snowflake >> _TIME_SHIFT) + EPOCH_MS) / 1000, UTC)


class Snowflakes:
    """Make ids, each greater than the one before."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._last = 0

    def next(self) -> int:
        """Return a new id, stamped with the present moment of the clock."""
        stamp = (int(self._now().timestamp() * 1000) - EPOCH_MS) << _TIME_SHIFT
        self._last = max(stamp, self._last + 1)
        return self._last
