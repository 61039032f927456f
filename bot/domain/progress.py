"""What has gathered: of one person, for them alone; of a group, in numbers that speak of nobody.

A group's shared wins hang in its channel, where anybody can count them. Its goals, noes and encouragements are
private, and their number would tell more than it says: who asks before and after one person acted sees what that
person did. So a private number moves only by what at least `COUNTS_FROM` people did together, and how far it got is
kept (`Tally`): however often somebody asks, whichever two of them they take from each other, so many people had a
part in what is left. It moves at midnight in the group's zone at the earliest, so that nobody sees who was the last
of them; and it does not fall when somebody erases what was counted, which would tell that it was theirs. No stretch
of time is counted twice.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from bot.domain.ids import GroupId, derived
from bot.domain.reports import COUNTS_FROM
from bot.domain.weeks import Review, local_date, moment


@dataclass(frozen=True, slots=True)
class Progress:
    """What somebody has gathered; nothing in it falls by itself.

    `celebrations` of their wins; `encouragements` that they received; `thanks` that they got for theirs, and gave;
    the latest look back, with the first day of its week.
    """

    weeks: int = 0
    goals: int = 0
    wins: int = 0
    celebrations: int = 0
    encouragements: int = 0
    thanks: int = 0
    thanks_given: int = 0
    review: tuple[date, Review] | None = None


class Private(StrEnum):
    """What members of a group do for themselves, or for one another, where the others do not see it."""

    GOALS = "goals"
    NOES = "noes"
    ENCOURAGEMENTS = "encouragements"


@dataclass(frozen=True, slots=True)
class Stretch:
    """What came together in a stretch of time, and how many people had a part in it."""

    count: int
    people: int


@dataclass(frozen=True, slots=True)
class Tally:
    """A stretch that was counted: what a group's number grew by, and until when it goes."""

    group: GroupId
    kind: Private
    until: datetime
    count: int

    @property
    def id(self) -> int:
        """Return what it is known by: one moment is counted up to once."""
        return derived(f"tally {self.group} {self.kind} {self.until.isoformat()}")


@dataclass(frozen=True, slots=True)
class Number:
    """How much of something a group has, and how much of that came to it this month."""

    total: int
    month: int


@dataclass(frozen=True, slots=True)
class GroupProgress:
    """What a group has gathered; of what is private, only what may be said."""

    wins: Number
    private: Mapping[Private, Number] = field(default_factory=dict)


def may_be_counted(stretch: Stretch) -> bool:
    """Say whether a number may grow by a stretch: so many had a part in it that it speaks of none of them."""
    return stretch.people >= COUNTS_FROM


def last_midnight(zone: str | None, now: datetime) -> datetime:
    """Return when the running day began in a zone; numbers are those of the days before."""
    return moment(zone, local_date(zone, now))


def month_began(zone: str | None, now: datetime) -> datetime:
    """Return when the running month began in a zone."""
    return moment(zone, local_date(zone, now).replace(day=1))


def ends(since: datetime, zone: str | None, until: datetime) -> list[datetime]:
    """Return up to where to count what came since a moment: each month by itself, then up to `until`.

    A month in which too few had a part is counted with the next.
    """
    found, first = [], local_date(zone, since).replace(day=1)
    while (end := moment(zone, first := _month_after(first))) < until:
        found.append(end)
    return [*found, until] if since < until else []


def _month_after(first: date) -> date:
    return date(first.year + first.month // 12, first.month % 12 + 1, 1)
