"""Weeks: which one is running in a group, and how a member's week went.

A week is days of the group's calendar. It begins on the day of the goals round, and it cannot shame (PRODUCT.md,
promise 1): "weeks shown up" counts whoever logged anything, checked in or took a pass, and never falls.

    OPEN ──> KEPT      every goal of the week was reached
       ├───> PARTLY    something was logged
       ├───> PASSED    a week off
       └───> QUIET     nothing; shown to nobody
    A closed week only ever gets better: QUIET or PASSED becomes PARTLY if something is logged for it after all.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from bot.domain.groups import Group, Week
from bot.domain.ids import GroupId, PersonId
from bot.domain.zones import zone_of

DAYS = timedelta(days=7)
SHORTEST = timedelta(days=3)
"""How long a week lasts at least when its host chooses another day while it is running. It ends within seven days of
that, then: thirteen after it began, at most, if they do so on its last day."""

APART = timedelta(days=2)
"""How many dates two time zones are apart at most."""

REVIEW_LIMIT = 500
"""Characters of each part of a look back."""

LOOK_BACK = timedelta(days=2)
"""Days at the beginning of a week on which a look back is still for the one before."""

QUIET_IN_A_ROW = 2
"""Quiet weeks after which Rebound asks, once and privately, whether less would be better."""


class WeekState(StrEnum):
    """How a member's week went."""

    OPEN = "open"
    KEPT = "kept"
    PARTLY = "partly"
    PASSED = "passed"
    QUIET = "quiet"


TRANSITIONS = {
    WeekState.OPEN: {WeekState.KEPT, WeekState.PARTLY, WeekState.PASSED, WeekState.QUIET},
    WeekState.QUIET: {WeekState.PARTLY},
    WeekState.PASSED: {WeekState.PARTLY},
}
"""Every change there is; all others leave a week as it is."""


@dataclass(frozen=True, slots=True)
class Review:
    """A look back at a week, in its owner's words; each part may be empty."""

    strength: str = ""
    obstacle: str = ""
    next: str = ""


@dataclass(frozen=True, slots=True)
class MemberWeek:
    """One member's week in one group.

    `shown`: something was logged; stays once set, whatever is undone. `kept` counts weekly goals that were reached,
    when it was closed. `quiet` counts the quiet weeks in a row up to this one; `asks` says that Rebound has still to
    ask whether less would be better.
    """

    person: PersonId
    group: GroupId
    week: Week
    ends_at: datetime
    state: WeekState = WeekState.OPEN
    shown: bool = False
    passed: bool = False
    kept: int = 0
    quiet: int = 0
    asks: bool = False

    @property
    def counts(self) -> bool:
        """Say whether it is one of the weeks shown up."""
        return self.shown or self.passed


def week_at(weekday: int, today: date, running: Week | None = None) -> Week:
    """Return the week that a day is in: weeks begin on `weekday` (0 is Monday), after the one that is `running`.

    A day just before the running week counts as in it: a group that moved west has its Monday twice. A running week
    further ahead was written down with a clock that was wrong, and counts for nothing.
    """
    if running is None or today < running.start - APART:
        start = today - timedelta(days=(today.weekday() - weekday) % 7)
        return Week(start, start + DAYS)
    if today < running.end:
        return running
    start = running.end + (today - running.end) // DAYS * DAYS
    return Week(start, start + DAYS)


def week_after(week: Week) -> Week:
    """Return the week that follows another."""
    return Week(week.end, week.end + DAYS)


def first_from(weekday: int, earliest: date) -> date:
    """Return the first `weekday` (0 is Monday) from a day on."""
    return earliest + timedelta(days=(weekday - earliest.weekday()) % 7)


def this_week(group: Group, now: datetime) -> Week:
    """Return the week that is running in a group."""
    return week_at(group.goals.day, local_date(group.zone, now), group.week)


def keep_running(before: Group, after: Group, now: datetime) -> Group:
    """Return a group that changed its zone or day: the week that is running stays, and ends on the new day.

    On the first one that is still to come and leaves it `SHORTEST`, so that nobody's week is over at once.
    """
    if before.zone == after.zone and before.goals.day == after.goals.day:
        return after
    week = this_week(before, now)
    if before.goals.day == after.goals.day:
        return replace(after, week=week)
    earliest = max(week.start + SHORTEST, local_date(after.zone, now) + timedelta(days=1))
    return replace(after, week=Week(week.start, first_from(after.goals.day, earliest)))


def same_week(before: Group, after: Group, now: datetime) -> Week:
    """Return the week that was running when a group changed, as it is now: it may end on another day, or be over."""
    return week_at(after.goals.day, this_week(before, now).start, after.week)


def local_date(zone: str | None, now: datetime) -> date:
    """Return the date in a zone; None is UTC."""
    return now.astimezone(zone_of(zone)).date()


def moment(zone: str | None, day: date, hour: int = 0) -> datetime:
    """Return when an hour of a day begins in a zone, in UTC.

    An hour that clocks skip begins when they have (02:00 is then 03:00); of one that comes twice, it is the first.
    """
    return datetime.combine(day, time(hour), tzinfo=zone_of(zone)).astimezone(UTC)


def begin(person: PersonId, group: GroupId, week: Week, zone: str | None) -> MemberWeek:
    """Open a member's week."""
    return MemberWeek(person, group, week, ends_at=moment(zone, week.end))


def show_up(week: MemberWeek) -> MemberWeek:
    """Note that somebody logged something. It counts for good."""
    return _move(replace(week, shown=True, quiet=0, asks=False), WeekState.PARTLY, of_closed=True)


def take_pass(week: MemberWeek) -> MemberWeek:
    """Take the week off. It counts as shown up, and logging something afterwards is welcome."""
    return replace(week, passed=True, quiet=0, asks=False)


def close(week: MemberWeek, reached: Collection[bool], before: int = 0) -> MemberWeek:
    """Close a week: `reached` says of each weekly goal whether it was; `before` is how many weeks were quiet so far.

    A week without goals, because they rest, is none of the quiet ones in a row. Closing twice changes nothing.
    """
    if week.state is not WeekState.OPEN:
        return week
    week = replace(week, kept=sum(reached))
    if reached and all(reached):
        return _move(week, WeekState.KEPT)
    if week.shown:
        return _move(week, WeekState.PARTLY)
    if week.passed:
        return _move(week, WeekState.PASSED)
    return replace(_move(week, WeekState.QUIET), quiet=before + 1 if reached else 0)


def asks_for_less(closed: MemberWeek) -> bool:
    """Say whether Rebound is to ask for less now: once in a row of quiet weeks, however long it gets."""
    return closed.state is WeekState.QUIET and closed.quiet == QUIET_IN_A_ROW


def looks_back_further(current: Week, today: date) -> bool:
    """Say whether a look back made today is still for the week before."""
    return today < current.start + LOOK_BACK


def _move(week: MemberWeek, state: WeekState, *, of_closed: bool = False) -> MemberWeek:
    if of_closed and week.state is WeekState.OPEN:
        return week  # it is closed when it is over
    return replace(week, state=state) if state in TRANSITIONS.get(week.state, ()) else week
