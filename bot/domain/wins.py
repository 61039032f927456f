"""Small wins: keeping one, and sharing it with the group.

A win is private until its author shares it, which is a step of its own (PRODUCT.md, promise 3). Every size of win
counts the same: nothing here ranks, scores or compares (promise 1; articles 000 §10 and 004 §11).
"""

import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from bot.domain.ids import ChannelId, GroupId, MessageId, PersonId, WinId
from bot.domain.refusals import Reason, Refusal
from bot.domain.zones import zone_of

WORDS_LIMIT = 1000
"""Characters. A card holds 4,000 over all its text (Discord, Components V2); escaping may double these."""

PAGE_SIZE = 5
"""Wins on one page of a list: five of the longest, cut to `EXCERPT`, still fit one message."""

EXCERPT = 240
"""Characters of a win that a list shows; twice that with every one of them escaped."""

REDRAW_AFTER = (5, 15, 60, 300, 900, 3600)
"""Seconds until a changed win's card that could not be drawn anew is tried again; the last one repeats for as long as
the win is there: an old card may show what its author took out."""

_DRAWN_AS_NOTHING = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Hangul fillers and the blank of Braille: letters and a symbol to Unicode, nothing to whoever looks."""


class Visibility(StrEnum):
    """Who may see a win."""

    PRIVATE = "private"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class Win:
    """Something worth celebrating, of any size. `group` is None for one kept in a direct message."""

    id: WinId
    person: PersonId
    group: GroupId | None
    category: str
    words: str
    at: datetime
    visibility: Visibility = Visibility.PRIVATE


@dataclass(frozen=True, slots=True)
class ListedWin:
    """A win as its author finds it again: with how many celebrate it, and where its card stands, if it does."""

    win: Win
    celebrations: int = 0
    card: tuple[ChannelId, MessageId] | None = None

    @property
    def posted(self) -> bool:
        """Say whether its card stands in the channel."""
        return self.card is not None


@dataclass(frozen=True, slots=True)
class Page:
    """One page of somebody's own wins, newest first; `number` counts from 0.

    `months` are all that there is a win of, each as its first day, newest first, by the calendar of `zone`.
    """

    wins: tuple[ListedWin, ...]
    number: int
    pages: int
    total: int
    zone: str | None = None
    months: tuple[date, ...] = ()


def keep(win: Win, categories: Collection[str]) -> Win:
    """Return the win as it will be kept.

    Words are kept exactly as written, except that those without a visible character count as none: a category alone
    is a win.

    Raises:
        Refusal: the words are longer than `WORDS_LIMIT`, or the category is not one of `categories`.
    """
    if win.category not in categories:
        raise Refusal(Reason.UNKNOWN_CATEGORY)
    if len(win.words) > WORDS_LIMIT:
        raise Refusal(Reason.WORDS_TOO_LONG, limit=WORDS_LIMIT, length=len(win.words))
    return replace(win, words="") if is_blank(win.words) else win


def is_blank(words: str) -> bool:
    """Say whether there is nothing to see: white space, control and format characters, and marks without a letter
    (Unicode's Z, C and M), and the few letters and signs that are drawn as nothing.
    """
    return all(unicodedata.category(letter)[0] in "ZCM" or letter in _DRAWN_AS_NOTHING for letter in words)


def share(win: Win, by: PersonId, here: GroupId | None) -> Win:
    """Open a win to its group, from within that group. Sharing twice changes nothing.

    Raises:
        Refusal: it is somebody else's, or this is not the group it was kept in; whoever left a group posts there no
            longer.
    """
    if win.person != by:
        raise Refusal(Reason.NOT_YOUR_WIN)
    if win.group is None or here is None:
        raise Refusal(Reason.ONLY_IN_A_GROUP)
    if win.group != here:
        raise Refusal(Reason.OTHER_GROUP)
    return replace(win, visibility=Visibility.GROUP)


def edit(
    win: Win, by: PersonId, here: GroupId | None, *, category: str, words: str, categories: Collection[str]
) -> Win:
    """Return a win as its author changed it. What its group sees is changed from within that group alone.

    Raises:
        Refusal: it is somebody else's, this is not the group that sees it, or as `keep`.
    """
    if win.person != by:
        raise Refusal(Reason.NOT_YOUR_WIN)
    if win.visibility is Visibility.GROUP:
        share(win, by, here)
    return keep(replace(win, category=category, words=words), categories)


def may_edit(win: Win, here: GroupId | None) -> bool:
    """Say whether its author may change a win from here."""
    return win.visibility is Visibility.PRIVATE or win.group == here


def may_share(listed: ListedWin, here: GroupId | None) -> bool:
    """Say whether its author may have a win's card posted from here."""
    return here is not None and listed.win.group == here and not listed.posted


def month_of(moment: datetime, zone: str | None) -> date:
    """Return the month of a moment, as its first day, by the calendar of a zone."""
    return moment.astimezone(zone_of(zone)).date().replace(day=1)


def months_of(moments: Sequence[datetime], zone: str | None) -> tuple[date, ...]:
    """Return the months of some moments, each once, in their order."""
    return tuple(dict.fromkeys(month_of(moment, zone) for moment in moments))


def page_of(month: date, moments: Sequence[datetime], zone: str | None) -> int:
    """Return the page that a month begins on in a list of wins of these moments, newest first; if nothing is left of
    it, the page of what came before.
    """
    later = sum(month_of(moment, zone) > month for moment in moments)
    return later // PAGE_SIZE


def redraw_after(attempts: int, now: datetime) -> datetime:
    """Return when a card that could not be drawn anew is tried again, after so many attempts before this one."""
    return now + timedelta(seconds=REDRAW_AFTER[min(attempts, len(REDRAW_AFTER) - 1)])
