"""Goals: what a member wants to do this week or once, the entries towards it, and changing one's mind.

Every entry counts, and nothing here can be failed: a goal that does not fit is made smaller, moved, paused or
dropped, without a trace (PRODUCT.md, promise 1). A goal is private until its owner shows it in the round (promise 3).

    ACTIVE <──> PAUSED        both may be DROPPED, for good
    ACTIVE <──> DONE          a goal for once that was reached; taking back its last entry opens it again
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from bot.domain.groups import Week
from bot.domain.ids import EntryId, GoalId, GroupId, PersonId
from bot.domain.pages import nearest
from bot.domain.refusals import Reason, Refusal
from bot.domain.wins import Visibility, is_blank

WORDS_LIMIT, PLAN_LIMIT, UNIT_LIMIT = 150, 300, 30
"""Characters of a goal, of its plan, and of what it counts. Ten goals of the longest still fit one card."""

NUMBER_LIMIT = 999
"""The largest number a goal can have, and an entry."""

GOALS_LIMIT = 10
"""Goals somebody can have at a time, paused ones included: a list that is read at a glance."""

PAGE_SIZE = 5
"""Goals on one page of somebody's own list: five of the longest, with their plans, fit one message."""

AHEAD = timedelta(days=366)
"""How far ahead the date of a goal may lie."""


class Rhythm(StrEnum):
    """How often a goal comes. Menus carry its number, so new ones go to the end."""

    WEEKLY = "weekly"
    ONCE = "once"


class Practice(StrEnum):
    """The articles' practices that a goal can begin from (PRODUCT.md, "Where each practice … lives")."""

    APPLY = "apply"
    NETWORK = "network"
    LEARN = "learn"
    BUILD = "build"
    REST = "rest"


class GoalState(StrEnum):
    """Where a goal stands."""

    ACTIVE = "active"
    PAUSED = "paused"
    DONE = "done"
    DROPPED = "dropped"


class Adjustment(StrEnum):
    """What can be done with a goal that does not fit. Buttons carry its number, so new ones go to the end."""

    SMALLER = "smaller"
    NEXT_WEEK = "next-week"
    PAUSE = "pause"
    RESUME = "resume"
    DROP = "drop"


class Stage(StrEnum):
    """How a goal looks to others: never as missed."""

    CHOSEN = "chosen"
    IN_PROGRESS = "in-progress"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Goal:
    """What somebody wants to do. `target` is None where it is simply done or not; `unit` is what is counted.

    `due` is the date of a goal for once; `since` the first day it counts from; `touched_at` when its owner last did
    something with it.
    """

    id: GoalId
    person: PersonId
    group: GroupId
    words: str
    at: datetime
    since: date
    touched_at: datetime
    rhythm: Rhythm = Rhythm.WEEKLY
    target: int | None = None
    unit: str = ""
    plan: str = ""
    due: date | None = None
    practice: Practice | None = None
    visibility: Visibility = Visibility.PRIVATE
    state: GoalState = GoalState.ACTIVE
    done_at: datetime | None = None

    @property
    def number(self) -> int:
        """Return how much it takes: one, where it is simply done or not."""
        return self.target or 1

    @property
    def is_open(self) -> bool:
        """Say whether it is one that its owner still has."""
        return self.state in (GoalState.ACTIVE, GoalState.PAUSED)


@dataclass(frozen=True, slots=True)
class Entry:
    """One logged step towards a goal, on a day of the group's calendar; `week` is the first day of its week."""

    id: EntryId
    goal: GoalId
    person: PersonId
    amount: int
    day: date
    week: date
    at: datetime


@dataclass(frozen=True, slots=True)
class Progress:
    """A goal with what was logged for it: in the week, or since it was set where it is for once.

    `waits`: it begins with the next week.
    """

    goal: Goal
    amount: int = 0
    waits: bool = False

    @property
    def is_reached(self) -> bool:
        """Say whether that is all of it."""
        return self.goal.state is GoalState.DONE or self.amount >= self.goal.number

    @property
    def left(self) -> int:
        """Return how much is still to come."""
        return max(0, self.goal.number - self.amount)

    @property
    def stage(self) -> Stage:
        """Return how it looks to others."""
        if self.is_reached:
            return Stage.DONE
        return Stage.IN_PROGRESS if self.amount else Stage.CHOSEN


@dataclass(frozen=True, slots=True)
class Page:
    """One page of goals; `number` counts from 0."""

    goals: tuple[Progress, ...]
    number: int
    pages: int
    total: int


def set_goal(goal: Goal, others: int, today: date) -> Goal:
    """Return the goal as it will be kept; `others` is how many its owner has already.

    Raises:
        Refusal: it says nothing, says too much, counts too far, has a date that is over or too far ahead, or is one
            too many.
    """
    _check(goal)
    if goal.rhythm is Rhythm.WEEKLY:
        goal = replace(goal, due=None)
    if goal.due is not None:
        check_due(goal.due, today)
    check_room(others)
    return goal


def check_due(due: date, today: date) -> None:
    """Say whether a goal for once can have a date.

    Raises:
        Refusal: it is over, or more than `AHEAD`.
    """
    if due < today:
        raise Refusal(Reason.DATE_PASSED)
    if due > today + AHEAD:
        raise Refusal(Reason.DATE_TOO_FAR, days=AHEAD.days)


def check_room(others: int) -> None:
    """Say whether there is room for another goal, beside those its owner has.

    Raises:
        Refusal: there is not.
    """
    if others >= GOALS_LIMIT:
        raise Refusal(Reason.TOO_MANY_GOALS, limit=GOALS_LIMIT)


def page(goals: Sequence[Progress], number: int) -> Page:
    """Return one page of goals, `PAGE_SIZE` a page; a number past the end gives the last page."""
    number, pages = nearest(number, len(goals), PAGE_SIZE)
    first = number * PAGE_SIZE
    return Page(tuple(goals[first : first + PAGE_SIZE]), number, pages, len(goals))


def is_in(goal: Goal, week: Week) -> bool:
    """Say whether a goal is one of a week's: a weekly one that counts, or one for once that is under way."""
    return goal.state is GoalState.ACTIVE and goal.since < week.end


def log(goal: Goal, entry: Entry, week: Week, today: date) -> Entry:
    """Return the entry as it will be kept: for a day of the running week, up to today.

    Raises:
        Refusal: the day is of another week or still to come, the amount is none, or the goal is not under way.
    """
    if not goal.is_open:
        raise Refusal(Reason.GOAL_OVER)
    if not 1 <= entry.amount <= NUMBER_LIMIT:
        raise Refusal(Reason.NOT_AN_AMOUNT, limit=NUMBER_LIMIT)
    latest = max(today, week.start)  # a group that moved west may be a day before its own week
    if not week.start <= entry.day <= latest:
        raise Refusal(Reason.NOT_THIS_WEEK)
    return replace(entry, week=week.start)


def take_up(goal: Goal) -> Goal:
    """Return a goal that something is logged for: one that rests is under way again."""
    return replace(goal, state=GoalState.ACTIVE) if goal.state is GoalState.PAUSED else goal


def after_entry(goal: Goal, amount: int, now: datetime) -> Goal:
    """Return a goal after something was logged or taken back; `amount` is all that was logged for it by now.

    A goal for once that is reached is done.
    """
    goal = replace(goal, touched_at=now)
    if goal.rhythm is not Rhythm.ONCE or goal.state not in (GoalState.ACTIVE, GoalState.DONE):
        return goal
    if amount >= goal.number:
        return replace(goal, state=GoalState.DONE, done_at=goal.done_at or now)
    return replace(goal, state=GoalState.ACTIVE, done_at=None)


def check_undo(entry: Entry, last: Entry | None, person: PersonId) -> None:
    """Say whether an entry may be taken back.

    Raises:
        Refusal: it is somebody else's, or not the last one of its goal.
    """
    if entry.person != person:
        raise Refusal(Reason.NO_SUCH_GOAL)
    if last is None or last.id != entry.id:
        raise Refusal(Reason.NOT_THE_LAST_ENTRY)


def finish(progress: Progress) -> int:
    """Return the amount that is still to be logged so that a goal is reached.

    Raises:
        Refusal: it is reached already, or none of those somebody still has.
    """
    if not progress.goal.is_open and progress.goal.state is not GoalState.DONE:
        raise Refusal(Reason.GOAL_OVER)
    if progress.is_reached:
        raise Refusal(Reason.ALREADY_REACHED)
    return progress.left


def make_smaller(goal: Goal, words: str, target: int | None, now: datetime) -> Goal:
    """Return a goal that asks for less, from now on: a smaller number, or other words.

    Raises:
        Refusal: the number is larger than before, or the words will not do.
    """
    _check_open(goal)
    if target is not None and target > goal.number:
        raise Refusal(Reason.NOT_SMALLER, number=goal.number)
    smaller = replace(goal, words=words, target=goal.target if target is None else target, touched_at=now)
    _check(smaller)
    return smaller


def adjust(goal: Goal, how: Adjustment, week: Week, now: datetime) -> Goal:
    """Return a goal that was moved to the next week, paused, taken up again or dropped. Twice is once.

    A goal for once whose date comes before the next week moves that along, too.

    Raises:
        Refusal: it is none of those somebody still has.
    """
    _check_open(goal)
    match how:
        case Adjustment.NEXT_WEEK:
            due = goal.due and max(goal.due, week.end + timedelta(days=6))
            goal = replace(goal, state=GoalState.ACTIVE, since=week.end, due=due)
        case Adjustment.PAUSE:
            goal = replace(goal, state=GoalState.PAUSED)
        case Adjustment.RESUME | Adjustment.SMALLER:
            goal = replace(goal, state=GoalState.ACTIVE, since=min(goal.since, week.start))
        case Adjustment.DROP:
            goal = replace(goal, state=GoalState.DROPPED)
    return replace(goal, touched_at=now)


def show(goal: Goal, visibility: Visibility, now: datetime) -> Goal:
    """Return a goal that the goals round shows, or does not.

    Raises:
        Refusal: it is none of those somebody still has, or of no group.
    """
    _check_open(goal)
    if visibility is Visibility.GROUP and not goal.group:
        raise Refusal(Reason.ONLY_IN_A_GROUP)
    return replace(goal, visibility=visibility, touched_at=now)


def half(goal: Goal) -> int:
    """Return the number that is offered for a smaller goal."""
    return max(1, goal.number // 2)


def days_to_log(week: Week, today: date) -> Sequence[date]:
    """Return the days something can be logged for, today first."""
    latest = max(today, week.start)
    return [latest - timedelta(days=ago) for ago in range((latest - week.start).days + 1)]


def _check_open(goal: Goal) -> None:
    if not goal.is_open:
        raise Refusal(Reason.GOAL_OVER)


def _check(goal: Goal) -> None:
    if is_blank(goal.words):
        raise Refusal(Reason.GOAL_EMPTY)
    for words, limit in ((goal.words, WORDS_LIMIT), (goal.plan, PLAN_LIMIT), (goal.unit, UNIT_LIMIT)):
        if len(words) > limit:
            raise Refusal(Reason.GOAL_TOO_LONG, length=len(words), limit=limit)
    if goal.target is not None and not 1 <= goal.target <= NUMBER_LIMIT:
        raise Refusal(Reason.NOT_AN_AMOUNT, limit=NUMBER_LIMIT)
