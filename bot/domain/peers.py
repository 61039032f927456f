"""Encouragement from one member to another: one a day for each pair, only to who takes them, in kind words.

Whoever would rather not hear from somebody says so once; from then on nothing reaches either of the two from the
other, and neither is told (a *stop* is its author's alone to know). So whatever somebody can see of what they sent is
the same whether or not it was kept back.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from bot.domain.celebrations import Applause
from bot.domain.encouragements import check_words
from bot.domain.ids import DeliveryId, EncouragementId, GroupId, PersonId, StopId
from bot.domain.people import EncouragedBy, Standing
from bot.domain.refusals import Reason, Refusal
from bot.domain.schedule import Kind
from bot.domain.wins import Win

A_DAY = 10
"""Encouragements somebody may send in a day (of UTC), to whomever: kind, and no campaign."""

STOPS = 25
"""People somebody may ask to stop, as many as a list in `/settings` holds; there, it can be everybody, too."""

PAGE_SIZE = 5
"""Encouragements on one page of a list."""

DRAFT_KEPT = timedelta(days=1)
"""How long words that were typed and not sent are kept, in case somebody comes back to their preview."""


@dataclass(frozen=True, slots=True)
class Encouragement:
    """One member's kind words for another (`whom`): a line of the library by its key, or words of their own.

    A draft until `sent_at`. `reader` is whom it reached: None for a draft, where it was kept from them, and once they
    are gone.
    """

    id: EncouragementId
    sender: PersonId
    whom: PersonId
    group: GroupId
    at: datetime
    line: str | None = None
    words: str = ""
    reader: PersonId | None = None
    sent_at: datetime | None = None
    read_at: datetime | None = None
    thanked_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Stop:
    """Whom somebody would rather not hear from."""

    id: StopId
    person: PersonId
    whom: PersonId
    at: datetime


@dataclass(frozen=True, slots=True)
class PeerCard:
    """What comes to somebody from other members: an encouragement, thanks for one, or that a win is celebrated.

    In the language its reader chose, if they did.
    """

    kind: Kind
    id: DeliveryId
    group: GroupId
    language: str | None
    encouragement: Encouragement | None = None
    win: Win | None = None
    applause: Applause = field(default_factory=Applause)


@dataclass(frozen=True, slots=True)
class Page:
    """One page of what somebody received, newest first; `number` counts from 0."""

    encouragements: tuple[Encouragement, ...]
    number: int
    pages: int
    total: int


def takes(standing: Standing, group: GroupId) -> bool:
    """Say whether somebody takes encouragement in a group."""
    member = standing.members.get(group)
    return standing.person is not None and member is not None and member.encouraged_by is not EncouragedBy.NOBODY


def check_takes(standing: Standing, group: GroupId) -> None:
    """Say whether somebody takes encouragement in a group; who is no member takes none, and it is not said which.

    Raises:
        Refusal: they do not.
    """
    if not takes(standing, group):
        raise Refusal(Reason.TAKES_NONE)


def check_pair(sender: PersonId, whom: PersonId) -> None:
    """Say whether one may encourage the other.

    Raises:
        Refusal: they are the same.
    """
    if sender == whom:
        raise Refusal(Reason.ENCOURAGES_ONESELF)


def check_room(whom: PersonId, today: Collection[Encouragement]) -> None:
    """Say whether somebody may send one more, after what they sent today; what was kept back counts as any other.

    Raises:
        Refusal: that person had theirs today, or as many went out as may in a day.
    """
    if any(one.whom == whom for one in today):
        raise Refusal(Reason.ENCOURAGED_TODAY)
    if len(today) >= A_DAY:
        raise Refusal(Reason.ENCOURAGED_MANY, limit=A_DAY)


def draft(encouragement: Encouragement) -> Encouragement:
    """Return an encouragement as it may be looked at before it is sent.

    Raises:
        Refusal: words of one's own are empty, too long, or have a link or a mention in them.
    """
    if encouragement.line is not None:
        return replace(encouragement, words="")
    return replace(encouragement, words=check_words(encouragement.words))


def check_draft(known: Encouragement | None, sender: PersonId, now: datetime) -> Encouragement:
    """Return what somebody looked at; it may have been sent since.

    Raises:
        Refusal: there is no such draft of theirs, or its day is over.
    """
    if known is None or known.sender != sender:
        raise Refusal(Reason.NO_SUCH_ENCOURAGEMENT)
    if known.sent_at is None and now - known.at > DRAFT_KEPT:  # it is erased within the hour
        raise Refusal(Reason.NO_SUCH_ENCOURAGEMENT)
    return known


def send(encouragement: Encouragement, now: datetime, *, is_kept_back: bool) -> Encouragement:
    """Return an encouragement that was sent; whoever sent it cannot tell whether it was kept back."""
    return replace(encouragement, reader=None if is_kept_back else encouragement.whom, sent_at=now)


def is_kept_back(one: PersonId, other: PersonId, stops: Iterable[Stop]) -> bool:
    """Say whether either of two people would rather not hear from the other."""
    pair = {one, other}
    return any({each.person, each.whom} == pair for each in stops)


def lines_for(shelf: Sequence[str], last: str | None) -> list[str]:
    """Return the lines of a shelf that may be offered: not the one a pair had last, unless it is the only one."""
    return [line for line in shelf if line != last] or list(shelf)
