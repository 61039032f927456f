"""Time zones by name, as people and groups keep them."""

from datetime import UTC, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


def zone_of(name: str | None) -> tzinfo:
    """Return a time zone by its IANA name; UTC for none, and for one that this machine no longer knows.

    Names are checked when they are chosen. tzdata drops one now and then, and one that stopped the heartbeat would
    stop it for everybody.
    """
    if name is None:
        return UTC
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return UTC
