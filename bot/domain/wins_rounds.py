"""The wins round: what a group shared since the last one, of every kind alike, and thanks to whoever was glad along.

It ranks nobody and counts nobody's wins; it says what the group has gathered (PRODUCT.md, promise 1; articles 000 §10
and 004 §11). Two rounds with nothing to show make it come every other week, until there is something again.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.ids import DeliveryId, PersonId
from bot.domain.rounds import PostedRound
from bot.domain.weeks import DAYS
from bot.domain.wins import Win

PAGE_SIZE = 6
"""Wins on one page: six of the longest, cut to `EXCERPT`, with the thanks below them fit one message."""

EXCERPT = 240
"""Characters of a win that the round shows; twice that with every one of them escaped."""

LONGEST = timedelta(days=21)
"""How far back a round looks at most: the first one, or one after a long time."""

FRESH = timedelta(days=7)
"""How long after a "no" nobody is mentioned by a round in which others may have offers (PRODUCT.md, "Schedule")."""

STANDS = DAYS
"""How long a round shows its wins; after that, only what it came to."""

QUIET_IN_A_ROW = 2
"""Rounds with nothing to show after which they come every other week."""

THANKED = 5
"""People a round thanks by name before it only counts."""

OFFER = "offer"
"""The category that is kept behind a spoiler."""

MILESTONES = (10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000)
"""How many wins a group has shared, when its round says so."""


@dataclass(frozen=True, slots=True)
class Window:
    """What a round is about: what was posted from `since` on and before `until`."""

    since: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class WinsPage:
    """One page of the wins that a round shows, grouped by category; `number` counts from 0."""

    wins: tuple[Win, ...]
    number: int
    pages: int
    total: int


@dataclass(frozen=True, slots=True)
class Thanks:
    """Who celebrated others, the first few of them, and whether kind words went from one to another.

    Those are private: nobody is named for them, and they are spoken of only where enough people sent some.
    """

    people: tuple[PersonId, ...] = ()
    count: int = 0
    kind_words: bool = False


@dataclass(frozen=True, slots=True)
class WinsRoundCard:
    """The wins round as its group sees it.

    `milestone` is how many wins the group has shared, when that is a round number that it came to since the last
    time, and never before; `is_over` says that the wins themselves are shown no more.
    """

    id: DeliveryId
    page: WinsPage
    thanks: Thanks
    milestone: int | None = None
    is_over: bool = False


def window(last: PostedRound | None, now: datetime) -> Window:
    """Return what a round drawn now is about: what came after the last one, and for the first all it looks back at.

    A group may have shared wins before it had rounds, and those take part as well.
    """
    since = now - LONGEST if last is None or last.until is None else min(last.until, now)
    return Window(max(since, now - LONGEST), now)


def window_of(posted: PostedRound) -> Window:
    """Return what a round that was posted is about."""
    return Window(posted.since or posted.ends_at - STANDS - DAYS, posted.until or posted.ends_at)


def rhythm(latest: Sequence[PostedRound]) -> int:
    """Return how many weeks lie between two rounds, from the latest ones, the latest first."""
    quiet = latest[:QUIET_IN_A_ROW]
    return 2 if len(quiet) == QUIET_IN_A_ROW and not any(one.shown for one in quiet) else 1


def milestone(before: int, now: int, said: int = 0) -> int | None:
    """Return the largest round number of shared wins that a group came to, None if it came to none.

    Only one beyond what was `said`: where wins were removed meanwhile, a group comes to the same number again.
    """
    return max((one for one in MILESTONES if max(before, said) < one <= now), default=None)
