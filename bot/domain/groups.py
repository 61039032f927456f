"""Groups: a Discord server that set Rebound up, what its host chose, and what happens when the bot has to go."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.ids import ChannelId, GroupId, PersonId

ERASE_AFTER = timedelta(days=30)
"""How long a group's data outlives the bot's removal, so that a removal by mistake loses nothing."""


@dataclass(frozen=True, slots=True)
class Group:
    """What a host chose for their group. `host` is who used `/setup` last, and hears of problems."""

    id: GroupId
    host: PersonId | None = None
    wins_channel: ChannelId | None = None
    left_at: datetime | None = None


class Problem(StrEnum):
    """Why a post could not be made, in terms that a host can act on. The message `problem-<value>` says it."""

    NO_CHANNEL = "no-channel"
    CHANNEL_GONE = "channel-gone"
    CANNOT_SEE = "cannot-see"
    CANNOT_POST = "cannot-post"
    CANNOT_LOOK = "cannot-look"
    REFUSED = "refused"


def is_due_for_erasure(group: Group, now: datetime) -> bool:
    """Say whether the bot has been gone from this group for `ERASE_AFTER`."""
    return group.left_at is not None and now - group.left_at >= ERASE_AFTER
