"""Personal nudges: only to whom asked for them, only at a moment that suits, and no more after three in silence.

What each kind needs is decided when it is sent, not when it was planned: much may have changed since.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.domain.goals import Progress
from bot.domain.groups import Week
from bot.domain.ids import DeliveryId, GoalId, GroupId, PersonId, RejectionId
from bot.domain.people import Nudge, Person, Preferences, is_paused, local_time, may_be_written_to, takes_no_messages
from bot.domain.rejections import EVENING, Arc, Rejection, may_wake, next_hour
from bot.domain.schedule import Kind, NotNow, Schedule, Skip, schedule_id, set_for
from bot.domain.weeks import MemberWeek, WeekState, local_date, moment

UNANSWERED = 3
"""Nudges without an answer after which there are no more; the last one says so (PRODUCT.md, "The schedule")."""

LONG_AGO = timedelta(days=14)
"""How long after its rest an arc is not brought up any more, where nothing was planned until then."""

ASKED_FOR = {
    Kind.MIDWEEK: Nudge.MIDWEEK,
    Kind.LESS: Nudge.MIDWEEK,
    Kind.FOLLOW_UP: Nudge.FOLLOW_UP,
    Kind.NEXT_STEP: Nudge.NEXT_STEP,
}
"""Which choice in /settings each kind needs."""


Waking = tuple[RejectionId, GroupId, Arc]
"""An arc that may be brought up, whose "no" it follows, and in which group that was."""


@dataclass(frozen=True, slots=True)
class NudgeCard:
    """A nudge, and the goals it is about, or the rejection; `more` counts goals that it does not name.

    `is_last` says that there will be no more for now. In the language its reader chose, if they did.
    """

    kind: Kind
    id: DeliveryId
    group: GroupId
    language: str | None
    goals: tuple[Progress, ...]
    more: int = 0
    is_last: bool = False
    rejection: Rejection | None = None


@dataclass(frozen=True, slots=True)
class NoteCard:
    """A note that something waits for somebody whom no direct message reached; it names nobody.

    `in_thread`: it goes where the group talks about its goals round.
    """

    id: DeliveryId
    person: PersonId
    in_thread: bool = False


@dataclass(frozen=True, slots=True)
class Coming:
    """A nudge that is to come to somebody, unless there is nothing to say by then."""

    id: DeliveryId
    kind: Kind
    at: datetime


def is_last(person: Person) -> bool:
    """Say whether the next nudge is the one that says there will be no more for now."""
    return person.unanswered == UNANSWERED - 1


def why_not(person: Person, kind: Kind) -> Skip | None:
    """Return why somebody gets no nudge of a kind, None if they do."""
    if ASKED_FOR[kind] not in person.preferences.nudges or takes_no_messages(person.preferences):
        return Skip.UNWANTED
    if are_resting(person):
        return Skip.UNANSWERED
    return None


def are_resting(person: Person) -> bool:
    """Say whether nudges rest, because as many as that had no answer."""
    return person.unanswered >= UNANSWERED


def better_moment(preferences: Preferences, now: datetime) -> NotNow | None:
    """Return when somebody can next be written to, None if that is now.

    For who wants quiet at every hour (`why_not` says so) it is never; a day later is as good as any.
    """
    if may_be_written_to(preferences, now):
        return None
    until = now
    if is_paused(preferences, now) and preferences.paused_until is not None:
        until = preferences.paused_until
    if takes_no_messages(preferences):
        return NotNow(until + timedelta(days=1))
    while not may_be_written_to(preferences, until):
        here = local_time(preferences, until)  # what is left of the hour, and not where it began: clocks go back
        until += timedelta(hours=1) - timedelta(
            minutes=here.minute, seconds=here.second, microseconds=here.microsecond
        )
    return NotNow(until)


def said(kind: Kind, week: MemberWeek, goals: Sequence[Progress]) -> Sequence[Progress]:
    """Return which of a week's goals a nudge of a kind is about; none, if there is nothing to say any more."""
    if kind is Kind.LESS:
        return goals if week.asks else []
    return untouched(week, goals)


def untouched(week: MemberWeek | None, goals: Iterable[Progress]) -> list[Progress]:
    """Return what a mid-week nudge is about: weekly goals without an entry, in a week that was not passed."""
    if week is None or week.passed or week.state is not WeekState.OPEN:
        return []
    return [one for one in goals if not one.amount and not one.is_reached]


def plan_midweek(person: Person, week: MemberWeek, goals: Collection[GoalId], now: datetime) -> Schedule | None:
    """Return when a member's mid-week nudge comes; None if none does any more in this week."""
    if Nudge.MIDWEEK not in person.preferences.nudges or not goals or week.passed:
        return None
    return _ahead(person, Kind.MIDWEEK, middle(week.week), now, group=week.group)


def plan_follow_up(person: Person, goal: GoalId, group: GroupId, due: date, now: datetime) -> Schedule | None:
    """Return when the nudge about a goal with a date comes; None if none does."""
    if Nudge.FOLLOW_UP not in person.preferences.nudges:
        return None
    return _ahead(person, Kind.FOLLOW_UP, due, now, group=group, goal=goal)


def plan_less(person: Person, week: MemberWeek, now: datetime) -> Schedule | None:
    """Return when somebody is asked whether less would be better; None if that is not to be asked by message."""
    if Nudge.MIDWEEK not in person.preferences.nudges or not week.asks:
        return None
    days = (week.week.start, week.week.start + timedelta(days=1))
    planned = (_ahead(person, Kind.LESS, day, now, group=week.group) for day in days)
    return next((one for one in planned if one), None)


def in_turn(arcs: Iterable[Waking], now: datetime) -> list[Waking]:
    """Return the arcs that are to be brought up: evenings that were asked for, then the one that rested longest.

    One is not whose rest ended `LONG_AGO`: an old "no" does not come back because somebody switched nudges on.
    """
    waiting = [
        (not (arc.is_tonight and until > now), until, rejection, (rejection, group, arc))
        for rejection, group, arc in arcs
        if (until := arc.until) is not None and may_wake(arc) and now - until <= LONG_AGO
    ]
    return [found for *_, found in sorted(waiting, key=lambda one: one[:3])]


def evenings(arcs: Iterable[Waking]) -> list[datetime]:
    """Return the evenings that somebody asked for, and on which nothing came yet."""
    return [arc.until for _, _, arc in arcs if arc.is_tonight and arc.until is not None and may_wake(arc)]


def plan_next_step(person: Person, waking: Waking, others: Collection[datetime], now: datetime) -> Schedule | None:
    """Return when somebody's arc is brought up, once its rest is over; None if it is not.

    At their hour of the first day on which no other one is or was, see `is_spoken_for`; or tonight, if they asked
    for that. `others` are the moments of those.
    """
    rejection, group, arc = waking
    chosen = person.preferences
    if Nudge.NEXT_STEP not in chosen.nudges or arc.until is None:
        return None
    evening = arc.until if arc.is_tonight and arc.until > now else None
    if evening is not None and is_spoken_for(chosen, arc, evening, others):
        evening = None
    day, at = next_hour(max(arc.until, now), chosen.zone, chosen.nudge_hour)
    if evening is not None:
        day, at = local_date(chosen.zone, evening), evening
    while evening is None and is_spoken_for(chosen, arc, at, others):
        day, at = next_hour(at + timedelta(hours=1), chosen.zone, chosen.nudge_hour)
    return Schedule(
        id=schedule_id(Kind.NEXT_STEP, group, person.id, rejection, evening),
        kind=Kind.NEXT_STEP,
        group=group,
        period=day,
        hour=local_time(chosen, at).hour,
        zone=chosen.zone,
        next_due=at,
        person=person.id,
        rejection=rejection,
    )


def is_spoken_for(chosen: Preferences, arc: Arc, at: datetime, others: Collection[datetime]) -> bool:
    """Say whether an arc waits for another day, because one of the `others` is brought up on that of a moment.

    One is a day. An evening that was asked for comes all the same, if nothing came in it: what was before that came
    before it could give way.
    """
    day = local_date(chosen.zone, at)
    first = moment(chosen.zone, day, EVENING if is_its_evening(chosen, arc, at) else 0)
    return any(first <= other and local_date(chosen.zone, other) == day for other in others)


def is_its_evening(chosen: Preferences, arc: Arc, at: datetime) -> bool:
    """Say whether somebody asked that an arc rests until the evening of a moment's day."""
    day = local_date(chosen.zone, at)
    return arc.is_tonight and arc.until is not None and local_date(chosen.zone, arc.until) == day


def next_day(chosen: Preferences, now: datetime) -> NotNow:
    """Return the hour for nudges of the next day, for an arc on whose day another one was brought up."""
    tomorrow = local_date(chosen.zone, now) + timedelta(days=1)
    return NotNow(moment(chosen.zone, tomorrow, chosen.nudge_hour))


def middle(week: Week) -> date:
    """Return the day in the middle of a week."""
    return week.start + timedelta(days=week.days // 2)


def _ahead(
    person: Person, kind: Kind, day: date, now: datetime, *, group: GroupId, goal: GoalId | None = None
) -> Schedule | None:
    """Return a nudge for a day at the hour its reader chose, None if that has passed."""
    chosen = person.preferences
    schedule = Schedule(
        id=schedule_id(kind, group, person.id, goal),
        kind=kind,
        group=group,
        period=day,
        hour=chosen.nudge_hour,
        zone=chosen.zone,
        person=person.id,
        goal=goal,
    )
    planned = set_for(schedule, day)
    return planned if planned.next_due is not None and planned.next_due > now else None
