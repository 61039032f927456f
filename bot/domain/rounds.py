"""Rounds: one message in a group, brought up to date as people act, and closed when its week ends.

The goals round is here, the wins round in `wins_rounds`. It shows goals as chosen, in progress or done, never who
missed anything, and mentions whoever asked for that, once.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.domain.goals import Progress
from bot.domain.groups import Group, Week
from bot.domain.ids import ChannelId, DeliveryId, GroupId, MessageId, PersonId
from bot.domain.schedule import Kind
from bot.domain.weeks import moment

PAGE_SIZE = 8
"""Goals on one page: eight of the longest, with their names and bars, fit one message."""

MENTIONS_LIMIT = 100
"""People one message can mention: Discord takes no more ids in `allowed_mentions.users`."""

MENTIONS = 90
"""People one message is planned to mention at most, which leaves room for some who join meanwhile."""

UNTOUCHED = timedelta(days=21)
"""How long a goal that nobody touches is still shown: its owner may have left the group long ago."""

SETTLE = timedelta(seconds=3)
"""How long a round waits for what else people do before it is drawn anew."""

_SPREAD = 0x9E3779B97F4A7C15
"""2**64 by the golden ratio: Knuth's multiplier for spreading numbers (The Art of Computer Programming, 6.4)."""

BACKOFF = (5, 30, 300, 3600)
"""Seconds before an edit that failed is tried again; the last one repeats."""

GIVE_UP = timedelta(days=3)
"""How long after its week's end an edit of a round is tried: by then, nobody reads what the week came to."""


@dataclass(frozen=True, slots=True)
class PostedRound:
    """A round that was posted. `redraw_at` is when it is to be drawn anew, None while it is up to date.

    `acts` counts what people did with it: an edit shows all of it only if nobody did anything meanwhile. A wins round
    is about what was posted from `since` to `until`, and showed `shown` wins when it was posted, among them the
    group's win number `milestone`; its `week` is the one day it is for.
    """

    id: DeliveryId
    kind: Kind
    group: GroupId
    channel: ChannelId
    message: MessageId
    week: Week
    ends_at: datetime
    redraw_at: datetime | None = None
    attempts: int = 0
    acts: int = 0
    in_thread: bool = False
    closed: bool = False
    since: datetime | None = None
    until: datetime | None = None
    shown: int = 0
    milestone: int | None = None

    @property
    def talk(self) -> ChannelId:
        """Return where more is said about it: the thread that hangs from it (Discord gives it the message's id)."""
        return ChannelId(self.message) if self.in_thread else self.channel


@dataclass(frozen=True, slots=True)
class Showing:
    """Which goals a round shows: those its members want shown, of a week that began at a moment.

    Under way and touched since `since`, or reached since it began. `zone` is the group's, None for UTC.
    """

    group: GroupId
    week: Week
    began: datetime
    since: datetime
    zone: str | None = None


@dataclass(frozen=True, slots=True)
class Summary:
    """What a week came to, of what was shown: steps that were logged, goals that were reached, people who shared."""

    entries: int
    reached: int
    people: int


@dataclass(frozen=True, slots=True)
class GoalsPage:
    """One page of the goals that a round shows; `number` counts from 0, and the week's days are those of `zone`."""

    week: Week
    goals: tuple[Progress, ...]
    number: int
    pages: int
    total: int
    zone: str | None = None


@dataclass(frozen=True, slots=True)
class RoundCard:
    """The goals round as its group sees it; `summary` is what the week came to, once it is over."""

    id: DeliveryId
    page: GoalsPage
    summary: Summary | None = None


@dataclass(frozen=True, slots=True)
class MentionsCard:
    """A message that mentions people about a round; `opens` is the channel of its card, if a thread hangs from it."""

    id: DeliveryId
    kind: Kind
    week: Week
    people: tuple[PersonId, ...]
    opens: ChannelId | None = None


def showing(group: Group, week: Week, now: datetime) -> Showing:
    """Return which goals a group's round of a week shows now."""
    return Showing(group.id, week, began=moment(group.zone, week.start), since=now - UNTOUCHED, zone=group.zone)


def close(posted: PostedRound, now: datetime) -> PostedRound:
    """Close a round: it is drawn once more, with what the week came to."""
    return posted if posted.closed else replace(posted, closed=True, redraw_at=now, attempts=0)


def drawn(posted: PostedRound) -> PostedRound:
    """Note that a round is up to date."""
    return replace(posted, redraw_at=None, attempts=0)


def gone(posted: PostedRound) -> PostedRound:
    """Note that a round's message is gone: it is drawn no more. What it was about comes in no other."""
    return replace(posted, closed=True, redraw_at=None, attempts=0)


def try_later(posted: PostedRound, now: datetime) -> PostedRound:
    """Note that an edit failed: it is tried again, later each time, and some days after the week's end no more."""
    if now >= posted.ends_at + GIVE_UP:
        return replace(posted, redraw_at=None, attempts=posted.attempts + 1)  # it is known that it still is to be
    wait = timedelta(seconds=BACKOFF[min(posted.attempts, len(BACKOFF) - 1)])
    return replace(posted, redraw_at=now + wait, attempts=posted.attempts + 1)


def parts(mentioned: Iterable[PersonId]) -> int:
    """Return over how many messages mentions are spread so that each holds at most `MENTIONS`; 0 for nobody."""
    everybody = list(mentioned)
    count = -(-len(everybody) // MENTIONS)
    while (largest := _largest(everybody, count)) > MENTIONS:
        count = -(-count * largest // MENTIONS)  # in a few steps: a crowd takes milliseconds each
    return count


def part(mentioned: Iterable[PersonId], number: int, count: int) -> Sequence[PersonId]:
    """Return whom one of the messages mentions (from 0). It hangs on the id alone, so nobody is mentioned twice."""
    return sorted(who for who in mentioned if _bucket(who, count) == number)[:MENTIONS_LIMIT]


def summary(goals: Iterable[tuple[PersonId, int, int]]) -> Summary:
    """Return what a week came to, of whose each shown goal is, what it takes, and what was logged for it."""
    shown = list(goals)
    return Summary(
        entries=sum(amount for _, _, amount in shown),
        reached=sum(amount >= number for _, number, amount in shown),
        people=len({who for who, _, amount in shown if amount}),
    )


def _bucket(person: PersonId, count: int) -> int:
    return (person * _SPREAD >> 32) % 2**32 % count  # ids that follow one another are spread like any others


def _largest(everybody: Iterable[PersonId], count: int) -> int:
    """Return how many people the fullest of so many messages mentions."""
    return max(Counter(_bucket(who, count) for who in everybody).values(), default=0)
