"""Cards that are to go because their author erased what they wrote, and how long that is tried."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.domain.deliveries import BACKOFF
from bot.domain.ids import ChannelId, DeliveryId, GroupId, MessageId

GIVE_UP_AFTER = 60
"""Attempts, most an hour apart: a channel that stays closed for two days and a half is left alone."""


@dataclass(frozen=True, slots=True)
class Takedown:
    """One card that is to go, of a win or of a shared rejection (`is_share`), as its delivery was called.

    Without `message`, an attempt since `first_try` may have left it in the channel.
    """

    delivery: DeliveryId
    message: MessageId | None
    channel: ChannelId
    group: GroupId
    next_try: datetime
    first_try: datetime | None = None
    attempts: int = 0
    is_share: bool = False


def put_off(takedown: Takedown, now: datetime) -> Takedown | None:
    """Return a card that could not be taken down as it is tried again; None once it is left alone."""
    attempts = takedown.attempts + 1
    if attempts >= GIVE_UP_AFTER:
        return None
    wait = BACKOFF[min(attempts, len(BACKOFF)) - 1]
    return replace(takedown, attempts=attempts, next_try=now + timedelta(seconds=wait))
