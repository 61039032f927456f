"""What is sent later: for whom, of which kind, when next; and what becomes of moments that were missed.

A schedule's period is the local date it is for, and each period is owed once: `delivery` is unique on (schedule,
period), so it does not matter how often a moment is computed, in which order, or with which clock.

    due, the latest one          owed, also when it is late, up to the kind's grace
    due, but a later one is too  skipped: MISSED (four days away means one late round, not five)
    older than the grace         skipped: LATE

A clock that runs ahead brings things early, and each period still comes once, however early that was; rounds that it
skipped before their time are planned again (`services.schedule.mend`), nudges are not.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from bot.domain.groups import Group, Purpose, Round
from bot.domain.ids import (
    DeliveryId,
    EncouragementId,
    GoalId,
    GroupId,
    PersonId,
    RejectionId,
    ScheduleId,
    WinId,
    derived,
)
from bot.domain.weeks import DAYS, SHORTEST, first_from, local_date, moment, same_week, this_week, week_after

FARTHEST = timedelta(days=2)
"""No round lies further ahead than this and the days between two of them, unless one is left out: the hours of one,
and the width of the world. What does was computed with a clock that was ahead, and is computed again."""

LATEST = timedelta(days=13)
"""How much later than its rhythm has it a wins round or a prompt can get because its host chooses other days."""

RECORDED = 10
"""Of the periods that were missed, how many are written down: a clock that was years behind missed hundreds."""


class Kind(StrEnum):
    """What comes by a schedule."""

    GOALS_ROUND = "goals-round"
    MIDWEEK = "midweek"
    FOLLOW_UP = "follow-up"
    LESS = "less"
    NEXT_STEP = "next-step"
    WINS_ROUND = "wins-round"
    PROMPT = "prompt"
    LINES = "lines"
    """Lines that members offered wait for moderators."""
    ENCOURAGED = "encouraged"
    """A peer's encouragement."""
    THANKED = "thanked"
    """Thanks for one."""
    CELEBRATED = "celebrated"
    """That a win is celebrated."""
    UNSHARED = "unshared"
    """That what waited to be shared was not."""


ROUNDS = {Round.GOALS: Kind.GOALS_ROUND, Round.WINS: Kind.WINS_ROUND, Round.PROMPT: Kind.PROMPT}
"""What comes to a group by the week, by which kind of schedule."""

FROM_PEERS = frozenset({Kind.ENCOURAGED, Kind.THANKED, Kind.CELEBRATED})
"""What comes from other members."""

NEWS = FROM_PEERS | {Kind.UNSHARED}
"""What comes to somebody and is owed at once rather than planned: no nudge waits for an answer to it."""

_PURPOSES = {ROUNDS[one]: one.purpose for one in Round} | {Kind.LINES: Purpose.MODERATORS}


CARD = 0
"""The part of what a group gets by the week that is its card; the others mention people, or begin its thread."""

GRACE = {
    Kind.GOALS_ROUND: timedelta(days=5),
    Kind.WINS_ROUND: timedelta(days=5),
    Kind.PROMPT: timedelta(days=5),
    Kind.MIDWEEK: timedelta(days=2),
    Kind.FOLLOW_UP: timedelta(days=7),
    Kind.LESS: timedelta(days=7),
    Kind.NEXT_STEP: timedelta(days=7),
    **dict.fromkeys((Kind.LINES, *NEWS), timedelta(days=30)),
}
"""How late something still goes out."""

HOLD = timedelta(days=1)
"""What *Later* on a nudge puts it off by."""


class Skip(StrEnum):
    """Why something that fell due is not sent. Logged with the delivery and kept with it."""

    MISSED = "missed"
    """A later one fell due as well."""
    LATE = "late"
    """It is older than its kind's grace."""
    LEFT_OUT = "left-out"
    """Its host or its reader asked for that."""
    OVER = "over"
    """What it was about is over: the week has ended, the goal is reached, the group is gone."""
    UNWANTED = "unwanted"
    """Its reader no longer asks for such nudges."""
    UNANSWERED = "unanswered"
    """Three went unanswered; there are no more until its reader is back."""
    LEFT = "left"
    """Its reader is not in the server any more whose members it comes from."""


def purpose_of(kind: Kind) -> Purpose:
    """Return which of a group's channels something goes to, notes about what is personal with the goals."""
    return _PURPOSES.get(kind, Purpose.GOALS)


@dataclass(frozen=True, slots=True)
class Schedule:
    """Something that is to be sent at an hour of a day in a zone (an IANA name, None is UTC), every so many days.

    `every` is 0 for what comes once; `next_due` is None while nothing is to come. Where `weekday` is set (0 is
    Monday), what follows falls on that day, up to four days earlier or two later than it would.
    """

    id: ScheduleId
    kind: Kind
    group: GroupId
    period: date
    hour: int
    zone: str | None = None
    every: int = 0
    next_due: datetime | None = None
    person: PersonId | None = None
    goal: GoalId | None = None
    weekday: int | None = None
    rejection: RejectionId | None = None
    encouragement: EncouragementId | None = None
    win: WinId | None = None


@dataclass(frozen=True, slots=True)
class Scheduled:
    """What a delivery is for: which schedule, which period, and which part of it where it takes several messages."""

    schedule: ScheduleId
    kind: Kind
    period: date
    person: PersonId | None = None
    goal: GoalId | None = None
    part: int = 0
    parts: int = 1
    rejection: RejectionId | None = None
    encouragement: EncouragementId | None = None
    win: WinId | None = None


@dataclass(frozen=True, slots=True)
class Due:
    """A period that fell due, and at which moment; `skip` says why it is not sent."""

    period: date
    at: datetime
    skip: Skip | None = None


@dataclass(frozen=True, slots=True)
class NotNow:
    """Something waits for a better moment: its reader's quiet hours, or the end of their pause."""

    until: datetime


def schedule_id(
    kind: Kind,
    group: GroupId,
    person: PersonId | None = None,
    about: int | None = None,
    at: datetime | None = None,
) -> ScheduleId:
    """Return the id of a schedule, always the same for the same thing: made twice, it is one.

    `at` is for what comes at one moment, and may be the second of its day.
    """
    moment_of_it = "" if at is None else f" {int(at.timestamp())}"
    return ScheduleId(derived(f"{kind} {group} {person or 0} {about or 0}{moment_of_it}"))


def delivery_id(schedule: ScheduleId, period: date, part: int = 0) -> DeliveryId:
    """Return the id of a delivery, always the same for the same part of the same period."""
    return DeliveryId(derived(f"{schedule} {period} {part}"))


def set_for(schedule: Schedule, period: date) -> Schedule:
    """Return a schedule whose next period is this one."""
    return replace(schedule, period=period, next_due=moment(schedule.zone, period, schedule.hour))


def at_rest(schedule: Schedule) -> Schedule:
    """Return a schedule by which nothing comes for now."""
    return replace(schedule, next_due=None)


def fall_due(schedule: Schedule, now: datetime) -> tuple[list[Due], Schedule]:
    """Return the periods that fell due by now, oldest first, and the schedule with what comes next."""
    found: list[Due] = []
    while schedule.next_due is not None and schedule.next_due <= now:
        found.append(Due(schedule.period, schedule.next_due, Skip.MISSED))
        schedule = _after(schedule)
    if found:
        is_late = now - found[-1].at > GRACE[schedule.kind]
        found[-1] = replace(found[-1], skip=Skip.LATE if is_late else None)
    return found[-RECORDED:], schedule


def leave_out(schedule: Schedule) -> tuple[Due | None, Schedule]:
    """Return the period that is left out, if there is one, and the schedule with the one after."""
    if schedule.next_due is None:
        return None, schedule
    return Due(schedule.period, schedule.next_due, Skip.LEFT_OUT), _after(schedule)


def has_round(group: Group, which: Round = Round.GOALS) -> bool:
    """Say whether a group has a round: the bot is there, it is switched on, and there is a channel for it."""
    return group.left_at is None and group.has(which.feature) and group.channel(which.purpose) is not None


def plan_round(before: Group, group: Group, known: Schedule | None, now: datetime) -> Schedule | None:
    """Return the schedule of a group's goals round after its host changed something, or the bot came or went.

    Each week of the group has its round, on the first day. One that is not out yet stays owed, at the new hour; one
    that is out does not come twice, because its period is the same; as many as were left out still are. A round that
    was off begins with the next one. What is due by now was taken from `known` before.
    """
    if not has_round(group):
        return known and at_rest(known)
    week = this_week(group, now)
    schedule = Schedule(
        schedule_id(Kind.GOALS_ROUND, group.id),
        Kind.GOALS_ROUND,
        group.id,
        week.start,
        group.goals.hour,
        group.zone,
        DAYS.days,
        weekday=group.goals.day,
    )
    if known is None or known.next_due is None:
        first = set_for(schedule, week.start)
        return first if first.next_due and first.next_due > now else set_for(schedule, week.end)
    was, week = this_week(before, now), same_week(before, group, now)
    while was.start < known.period:
        was, week = week_after(was), week_after(week)
    return set_for(schedule, week.start)


def plan_post(
    which: Round, group: Group, known: Schedule | None, last: date | None, now: datetime, *, weeks: int = 1
) -> Schedule | None:
    """Return the schedule of a group's wins round or prompts after its host changed something, or the bot came or
    went.

    The next one is counted from the `last` that something became of, on the weekday that is nearest to its turn, and
    at least three days after it. One whose moment has passed comes a week later, unless it is still for the same day:
    then it is late. However often its day is changed, it does not move beyond `LATEST`: it stays where it was then.
    What is due by now was taken from `known` before.
    """
    if not has_round(group, which):
        return known and at_rest(known)
    when, today = group.moment(which), local_date(group.zone, now)
    kind, every = ROUNDS[which], weeks * DAYS.days
    schedule = Schedule(
        schedule_id(kind, group.id), kind, group.id, today, when.hour, group.zone, every, weekday=when.day
    )
    was = known.period if known is not None and known.next_due is not None else None
    planned = set_for(schedule, first_from(when.day, today))
    if last is not None:
        planned = _after(replace(schedule, period=last))
    while not _is_ahead(planned, now) and planned.period != was:
        planned = set_for(schedule, planned.period + DAYS)
    if was is not None and last is not None and planned.period > last + timedelta(days=every) + LATEST:
        return set_for(schedule, was)
    return planned


def plan_post_again(known: Schedule, taken: Collection[date], freed: Collection[date], now: datetime) -> Schedule:
    """Return the schedule of a wins round or prompts that a clock that was ahead had planned, as `plan_again`."""
    first = first_from(known.weekday or 0, local_date(known.zone, now) - GRACE[known.kind])
    while any(abs(first - one) < SHORTEST for one in taken) or not (
        _is_ahead(set_for(known, first), now) or first in freed
    ):
        first += DAYS
    return set_for(known, first)


def change_rhythm(known: Schedule, period: date, weeks: int, taken: Collection[date], now: datetime) -> Schedule:
    """Return a schedule whose rounds come every so many weeks from now on, counted from the one of a `period`.

    What is left out stays left out, and nothing comes within three days of this one, which may be late.
    """
    every = weeks * DAYS.days
    if known.every == every:
        return known
    again = _after(replace(known, period=period, every=every))
    while again.period in taken or comes_soon(again, now):
        again = _after(again)
    return again


def comes_soon(known: Schedule, now: datetime) -> bool:
    """Say whether the next one comes so soon that one of before, which could not be posted yet, would be too near."""
    return known.next_due is not None and known.period - local_date(known.zone, now) < SHORTEST


def still_left_out(before: Group, group: Group, left_out: Collection[date], now: datetime) -> list[Due]:
    """Return the rounds that stay left out after a group changed: the same ones, counted from the running week."""
    found: list[Due] = []
    was, week = this_week(before, now), same_week(before, group, now)
    while left_out and was.start < max(left_out):
        was, week = week_after(was), week_after(week)
        if was.start in left_out:
            found.append(Due(week.start, moment(group.zone, week.start, group.goals.hour), Skip.LEFT_OUT))
    return found


def plan_again(
    group: Group, known: Schedule, taken: Collection[date], freed: Collection[date], now: datetime
) -> Schedule:
    """Return the schedule of a round that was planned with a clock that was ahead: the first week not yet `taken`.

    One whose moment has passed only if it is `freed`: skipped by that clock before its time had come.
    """
    week = this_week(group, now)
    for _ in range(len(taken) + 2):
        again = set_for(known, week.start)
        if week.start not in taken and (_is_ahead(again, now) or week.start in freed):
            return again
        week = week_after(week)
    return known


def _is_ahead(schedule: Schedule, now: datetime) -> bool:
    return schedule.next_due is not None and schedule.next_due > now


def _after(schedule: Schedule) -> Schedule:
    """Return a schedule with the period after the next one."""
    if not schedule.every:
        return at_rest(schedule)
    period = schedule.period + timedelta(days=schedule.every)
    if schedule.weekday is not None:
        period = first_from(schedule.weekday, period - DAYS + SHORTEST)
    return set_for(schedule, period)
