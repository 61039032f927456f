"""What is kept of a person, told in counts: for whoever asks, and for the receipt of an erasure. Holds no words."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.people import Standing
from bot.domain.refusals import Reason, Refusal

KEY = "key"
"""The kind of what is held that is no table: the key that seals somebody's words."""

FACT = "withdrawal"
"""The kind of what is left of somebody who withdrew."""

EXPORT_FORMAT = 1
"""Version of the exported file; raised when a reader of an older one would stumble."""

PLAIN_LIMIT = 8 * 1024 * 1024
"""Bytes up to which an export is sent as it is; above, packed. Discord takes files of 10 MiB."""


@dataclass(frozen=True, slots=True)
class Held:
    """How many entries of one kind are kept of somebody. `kind` is a table's name, or `KEY`."""

    kind: str
    count: int
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything that is kept of somebody; `shared` is how many of their wins the group may see."""

    standing: Standing
    held: tuple[Held, ...]
    shared: int = 0

    def has(self, *kinds: str) -> bool:
        """Say whether anything of these kinds is kept."""
        return any(one.kind in kinds for one in self.held)


@dataclass(frozen=True, slots=True)
class Receipt:
    """What an erasure took; `posts` are cards in channels that are being taken down. Never stored."""

    held: tuple[Held, ...]
    posts: int
    at: datetime
    withdrawn: bool = False


def check_may_withdraw(standing: Standing) -> None:
    """Say whether there is something to withdraw from.

    Raises:
        Refusal: they did already, and that is all that is kept of them as a member.
    """
    if standing.person is None and standing.withdrawn_at is not None:
        raise Refusal(Reason.ALREADY_WITHDRAWN)
