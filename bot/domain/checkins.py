"""Check-ins: how somebody is now, for themselves alone.

A mood is a weather and no mark: none is better than another, nothing adds them up, and a day without one is nothing
that was missed (PRODUCT.md, promise 1; articles 002 §2, 003 §6, 004 §1, §11). Any part of a check-in may stay empty.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import IntEnum, StrEnum
from zoneinfo import ZoneInfo

from bot.domain.ids import CheckinId, GroupId, PersonId
from bot.domain.refusals import Reason, Refusal
from bot.domain.wins import is_blank

NOTE_LIMIT = 1000
"""Characters, kept exactly. A card holds 4,000 of them (Discord, Components V2), and escaping may double these."""

PAGE_SIZE = 5
"""Check-ins on one page of a list: five of them, cut to `EXCERPT`, still fit one message."""

EXCERPT = 160
"""Characters of a note that a list shows; twice that with every one of them escaped."""

LINES = 2
"""Lines there are for each mood, and for each feeling."""

LOOKED_BACK = 50
"""Check-ins among which the last one with the same mood is looked for, so that its line does not come twice."""

DAYS = timedelta(days=7)
"""How far back somebody's week goes."""


class Mood(IntEnum):
    """How a day feels. The words are the messages `choice-mood-<number>`."""

    VERY_HEAVY = 1
    HEAVY = 2
    IN_BETWEEN = 3
    LIGHTER = 4
    LIGHT = 5


@dataclass(frozen=True, slots=True)
class Checkin:
    """One look at how somebody is. `feelings` are keys of `content/data/rejections.toml`.

    `said` is which of its mood's lines was the answer, counted from 0: kept with the mood, so that it tells nobody.
    """

    id: CheckinId
    person: PersonId
    group: GroupId
    at: datetime
    mood: Mood | None = None
    feelings: tuple[str, ...] = ()
    note: str = ""
    said: int = 0

    @property
    def is_low(self) -> bool:
        """Say whether it is a heavy day."""
        return self.mood in (Mood.VERY_HEAVY, Mood.HEAVY)


@dataclass(frozen=True, slots=True)
class Day:
    """A day on which somebody checked in: the moods they named, in their order."""

    date: date
    moods: tuple[Mood, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """One page of somebody's own check-ins, newest first, and the days of their week; `number` counts from 0."""

    checkins: tuple[Checkin, ...]
    number: int
    pages: int
    total: int
    week: tuple[Day, ...] = ()


class Source(StrEnum):
    """Where something of somebody's own comes from. What they were shown is remembered by it, so none is renamed."""

    WIN = "win"
    WEEK = "week"
    REVIEW = "review"
    KEPT = "kept"
    ENCOURAGEMENT = "encouragement"
    THANKS = "thanks"


@dataclass(frozen=True, slots=True)
class Own:
    """Something of somebody's own, to look at on a low day. Of a week, `at` is its first day.

    `words` of a win may be empty; its `category` says it. An encouragement and thanks are from `who`; where its words
    are the library's, `line` is their key.
    """

    source: Source
    id: int
    words: str
    at: datetime | date
    category: str = ""
    who: PersonId | None = None
    line: str | None = None

    @property
    def says_nothing(self) -> bool:
        """Say whether there is nothing in it to look at."""
        return self.source is not Source.WIN and self.line is None and is_blank(self.words)

    @property
    def key(self) -> str:
        """Return the name by which it is remembered that it was shown: whose it is and what it says is not in it."""
        return f"{self.source}-{self.id}"


def keep(checkin: Checkin, feelings: Collection[str]) -> Checkin:
    """Return a check-in as it will be kept: the note exactly as written; feelings that are no choices are left out.

    Raises:
        Refusal: there is nothing in it, or the note is too long.
    """
    if len(checkin.note) > NOTE_LIMIT:
        raise Refusal(Reason.CHECKIN_TOO_LONG, length=len(checkin.note), limit=NOTE_LIMIT)
    note = "" if is_blank(checkin.note) else checkin.note
    chosen = tuple(key for key in dict.fromkeys(checkin.feelings) if key in feelings)
    if checkin.mood is None and not chosen and not note:
        raise Refusal(Reason.CHECKIN_EMPTY)
    return replace(checkin, feelings=chosen, note=note)


def answer(checkin: Checkin, earlier: Sequence[Checkin]) -> Checkin:
    """Return a check-in with the line that answers it: not the one that answered its mood the last time.

    `earlier` are the ones before it, newest first.
    """
    last = next((one.said for one in earlier if one.mood is checkin.mood and one.id != checkin.id), LINES - 1)
    return replace(checkin, said=(last + 1) % LINES)


def amend(known: Checkin, told: Checkin, earlier: Sequence[Checkin]) -> Checkin:
    """Return a check-in that says something else now; when and where it was made stays.

    Raises:
        Refusal: it is somebody else's.
    """
    check_own(known, told.person)
    amended = replace(known, mood=told.mood, feelings=told.feelings, note=told.note)
    return amended if known.mood is told.mood else answer(amended, earlier)


def check_own(checkin: Checkin | None, person: PersonId) -> Checkin:
    """Return a check-in that is this person's.

    Raises:
        Refusal: there is none, or it is somebody else's.
    """
    if checkin is None or checkin.person != person:
        raise Refusal(Reason.NO_SUCH_CHECKIN)
    return checkin


def week(checkins: Sequence[Checkin], zone: str | None) -> tuple[Day, ...]:
    """Return the days of some check-ins with a mood, oldest first, by the calendar of a zone (None is UTC).

    Days without one are not there at all.
    """
    days: dict[date, list[Mood]] = {}
    for one in sorted(checkins, key=lambda each: (each.at, each.id)):
        if one.mood is not None:
            days.setdefault(one.at.astimezone(ZoneInfo(zone or "UTC")).date(), []).append(one.mood)
    return tuple(Day(day, tuple(moods)) for day, moods in days.items())
