"""Encouragements: a line for now, and a line of one's own for the group's library.

    DRAFT ──> PENDING ──> APPROVED   (moderators, perhaps with other words)
                  │          │
                  └──────────┴──> DECLINED   (moderators, with a reason; or taken out of the library later)

A line for a stage of the search is only for whoever says that they are there: nobody is told about a layoff that they
did not have. Nobody is shown who offered a line, moderators included (PRODUCT.md, promise 3).
"""

import random
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.ids import GroupId, OfferedId, PersonId
from bot.domain.refusals import Reason, Refusal
from bot.domain.wins import is_blank

LINE_LIMIT = 200
"""Characters of a line that somebody offers: one idea."""

PENDING_LIMIT = 5
"""Lines of one person that wait for moderators, who are volunteers."""

DRAFT_KEPT = timedelta(days=1)
"""How long a line that was typed and not offered can be: in case somebody comes back to its preview."""

PAGE_SIZE = 5
"""Lines on one page of the moderators' queue: with three buttons each, a card holds no more than seven."""


class Theme(StrEnum):
    """What an encouragement is about. Buttons carry a theme's number, so new ones go to the end."""

    SELF_WORTH = "self-worth"
    FEELINGS = "feelings"
    REST = "rest"
    PERSISTENCE = "persistence"
    CONNECTION = "connection"
    LEARNING = "learning"
    FAIRNESS = "fairness"
    EVERYDAY = "everyday"


class Stage(StrEnum):
    """Where somebody is in their search. Buttons carry a stage's number, so new ones go to the end."""

    ANY = "any"
    """Nowhere in particular: a line for everybody."""
    SILENCE = "applied-and-silent"
    SCREENED_OUT = "screened-out"
    AFTER_INTERVIEW = "after-interview"
    FINAL_ROUND = "final-round"
    OFFER_WITHDRAWN = "offer-withdrawn"
    LAID_OFF = "laid-off"
    LONG_SEARCH = "long-search"


@dataclass(frozen=True, slots=True)
class Wish:
    """What sort of line somebody asks for; no theme is any theme."""

    theme: Theme | None = None
    stage: Stage = Stage.ANY

    def takes(self, stage: Stage, themes: Collection[Theme]) -> bool:
        """Say whether a line for this stage and about these themes is one."""
        return stage in (Stage.ANY, self.stage) and (self.theme is None or self.theme in themes)


@dataclass(frozen=True, slots=True)
class Choice:
    """The line that is shown next. `is_anew`: all of the shelf were shown, and it begins from the start."""

    line: str
    is_anew: bool


def choose(shelf: Sequence[str], first: Collection[str], shown: Sequence[str], seed: int) -> Choice:
    """Choose a line that somebody was not shown yet, those in `first` before the others.

    `shown` is what they were shown before, oldest first. Once that is all of the shelf, anything but the last one may
    come again. The same arguments give the same line.
    """
    left = [line for line in shelf if line not in shown]
    is_anew = not left
    if is_anew:
        left = [line for line in shelf if line != shown[-1]] or list(shelf)
    left = [line for line in left if line in first] or left
    return Choice(random.Random(seed).choice(left), is_anew)  # noqa: S311 - nothing here is a secret


class OfferedState(StrEnum):
    """Where a line stands that somebody wrote for their group."""

    DRAFT = "draft"
    PENDING = "pending"
    APPROVED = "approved"
    DECLINED = "declined"


class Decline(StrEnum):
    """Why a line is not in the library: a few reasons that are about the line, none about its author."""

    PERSONAL = "personal"
    HURTS = "hurts"
    PRESSES = "presses"
    SIMILAR = "similar"
    OTHER = "other"
    TAKEN_OUT = "taken-out"
    """It was in the library, and moderators took it out."""


WHY_NOT: tuple[Decline, ...] = tuple(reason for reason in Decline if reason is not Decline.TAKEN_OUT)
"""What moderators choose from for a line that waits."""


@dataclass(frozen=True, slots=True)
class OfferedLine:
    """A line that somebody wrote for their group. `is_edited` says that moderators changed its words."""

    id: OfferedId
    group: GroupId
    person: PersonId
    words: str
    at: datetime
    theme: Theme | None = None
    state: OfferedState = OfferedState.DRAFT
    is_edited: bool = False
    reason: Decline | None = None
    decided_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class LinesPage:
    """One page of lines for moderators: those that wait, oldest first, or those in the library, newest first.

    `number` counts from 0.
    """

    lines: tuple[OfferedLine, ...]
    number: int
    pages: int
    total: int


_LINK = re.compile(r"://|\bwww\.|\bdiscord\.gg\b|[\w-]\.(com|org|net|io|gg)\b|[\w-]\.[a-z]{2,}/", re.IGNORECASE)
_MENTION = re.compile(r"<(@|#|/|id:)|@\w")


def check_words(words: str) -> str:
    """Return a line as it may be kept: in one line, without blanks around it.

    Raises:
        Refusal: there is nothing in it, it is too long, or it has a link or a mention in it: a line is for everybody
            in the group, and leads nowhere.
    """
    words = " ".join(words.split())
    if is_blank(words):
        raise Refusal(Reason.OFFERED_EMPTY)
    if len(words) > LINE_LIMIT:
        raise Refusal(Reason.OFFERED_TOO_LONG, limit=LINE_LIMIT, length=len(words))
    if _LINK.search(words):
        raise Refusal(Reason.OFFERED_HAS_LINK)
    if _MENTION.search(words):
        raise Refusal(Reason.OFFERED_HAS_MENTION)
    return words


def draft(offered: OfferedLine, pending: int) -> OfferedLine:
    """Return a line as its author may look at it before they offer it. `pending` is how many of theirs wait.

    Raises:
        Refusal: its words will not do, or as many as may wait do.
    """
    _check_room(pending)
    return replace(offered, words=check_words(offered.words))


def hand_in(offered: OfferedLine, by: PersonId, pending: int, now: datetime) -> OfferedLine:
    """Give a line to the moderators; handing it in twice changes nothing.

    Raises:
        Refusal: it is somebody else's, its day as a draft is over, or as many as may wait do.
    """
    if offered.person != by:
        raise Refusal(Reason.NO_SUCH_OFFERED)
    if offered.state is not OfferedState.DRAFT:
        return offered
    if now - offered.at > DRAFT_KEPT:  # it only happens to be there still: it is erased within the hour
        raise Refusal(Reason.NO_SUCH_OFFERED)
    _check_room(pending)
    return replace(offered, state=OfferedState.PENDING)


def check_waiting(offered: OfferedLine) -> None:
    """Say whether moderators may decide about a line.

    Raises:
        Refusal: it was not offered, or it is decided already.
    """
    if offered.state is OfferedState.DRAFT:
        raise Refusal(Reason.NO_SUCH_OFFERED)
    if offered.state is not OfferedState.PENDING:
        raise Refusal(Reason.ALREADY_DECIDED)


def approve(offered: OfferedLine, words: str, now: datetime) -> OfferedLine:
    """Take a line into the group's library, in these words.

    Raises:
        Refusal: it is decided already, or the words will not do.
    """
    check_waiting(offered)
    words = check_words(words)
    is_edited = words != offered.words
    return replace(offered, words=words, is_edited=is_edited, state=OfferedState.APPROVED, decided_at=now)


def decline(offered: OfferedLine, reason: Decline, now: datetime) -> OfferedLine:
    """Leave a line out of the group's library.

    Raises:
        Refusal: it is decided already.
    """
    check_waiting(offered)
    return replace(offered, state=OfferedState.DECLINED, reason=reason, decided_at=now)


def check_on_shelf(offered: OfferedLine) -> None:
    """Say whether a line can be taken out of the group's library.

    Raises:
        Refusal: it was never in it, or is no longer.
    """
    if offered.state is OfferedState.DECLINED:
        raise Refusal(Reason.ALREADY_DECIDED)
    if offered.state is not OfferedState.APPROVED:
        raise Refusal(Reason.NO_SUCH_OFFERED)


def take_out(offered: OfferedLine, now: datetime) -> OfferedLine:
    """Take a line out of the group's library.

    Raises:
        Refusal: it was never in it, or is no longer.
    """
    check_on_shelf(offered)
    return replace(offered, state=OfferedState.DECLINED, reason=Decline.TAKEN_OUT, decided_at=now)


def _check_room(pending: int) -> None:
    if pending >= PENDING_LIMIT:
        raise Refusal(Reason.TOO_MANY_OFFERED, limit=PENDING_LIMIT)
