"""When moderators are told that lines wait which members offered: at once, and then once a day at most."""

from datetime import UTC, datetime, timedelta

from bot.domain.deliveries import Delivery, State
from bot.domain.schedule import Due

QUIET = timedelta(days=1)
"""How long moderators, who are volunteers, hear no more of lines."""


def next_notice(last: Delivery | None, now: datetime) -> Due | None:
    """Return when moderators are told of a line that was just offered; None if the `last` notice will count it."""
    today = now.astimezone(UTC).date()
    if last is None or last.scheduled is None:
        return Due(today, now)
    if last.state in (State.PENDING, State.SENDING):
        return None
    at = now if last.first_try is None else max(now, min(last.first_try, now) + QUIET)  # a clock may have been ahead
    return Due(max(at.astimezone(UTC).date(), last.scheduled.period + timedelta(days=1)), at)
