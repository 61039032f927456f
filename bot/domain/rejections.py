"""A "no", and the arc that follows it: feel, pause, reply, ask feedback, review, one lesson, one small step.

The member sets the pace. Each step may be done, left out, put off or the whole of it closed, at any moment and in any
order of moods; resting is a step like the others (PRODUCT.md, promise 2; articles 000 §2, 002 §2, 004 §1, §10).

    FEEL → PAUSE → REPLY → ASK_FEEDBACK → REVIEW → LESSON → SMALL_STEP → (over)
    open at a step ──later──> RESTING at it, until a moment or until its owner says so
    resting is what FEEL and PAUSE are for: who rests at one of these is asked for neither again
    resting ──wake──> OPEN again; it is brought up once more two days later, until its owner does something
    anything ──close──> CLOSED; a closed one can be taken up again where it was
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from bot.domain.ids import GroupId, PersonId, RejectionId
from bot.domain.people import Preferences, local_time
from bot.domain.refusals import Reason, Refusal
from bot.domain.weeks import local_date, moment
from bot.domain.wins import is_blank

WORDS_LIMIT = 4000
"""Characters, kept exactly; the most a form's text input takes (Discord, Text Input)."""

NAME_LIMIT = 100
"""Characters of a company and of a role."""

PAGE_SIZE = 5
"""Rejections on one page of a list."""

WAKES = 3
"""How often an arc is brought up at most after one rest, while its owner does nothing about it."""

AGAIN = timedelta(hours=36)
"""How long after one waking the next comes at the earliest: at their hour two days later, as none is on the dot."""

EVENING, SOON = 19, timedelta(hours=1)
"""The hour at which tonight is; past it, tonight is so long from now, while the day lasts."""

STRATEGY_AFTER, STRATEGY_WITHIN = 3, timedelta(days=30)
"""Rejections within a rolling month after which a look at the whole strategy is offered, once."""


class Stage(StrEnum):
    """Where it ended. The choices are in `content/data/rejections.toml`, by the same names.

    A letter's buttons carry a stage's number, so new ones go to the end.
    """

    NO_REPLY = "no-reply"
    CV_SCREEN = "cv-screen"
    ASSESSMENT = "assessment"
    PHONE_SCREEN = "phone-screen"
    INTERVIEW = "interview"
    FINAL_ROUND = "final-round"
    OFFER_WITHDRAWN = "offer-withdrawn"
    LAID_OFF = "laid-off"
    INTERNSHIP = "internship"
    OTHER = "other"


class Step(StrEnum):
    """Steps of the arc, in their order. Buttons carry a step's number, so new ones go to the end."""

    FEEL = "feel"
    PAUSE = "pause"
    REPLY = "reply"
    ASK_FEEDBACK = "ask-feedback"
    REVIEW = "review"
    LESSON = "lesson"
    SMALL_STEP = "small-step"


class ArcState(StrEnum):
    """How an arc stands."""

    OPEN = "open"
    RESTING = "resting"
    CLOSED = "closed"
    OVER = "over"


class Event(StrEnum):
    """What can be done with an arc."""

    DO = "do"
    SKIP = "skip"
    LATER = "later"
    WAKE = "wake"
    CLOSE = "close"
    REOPEN = "reopen"


TRANSITIONS: dict[tuple[ArcState, Event], ArcState] = {
    (ArcState.OPEN, Event.DO): ArcState.OPEN,
    (ArcState.OPEN, Event.SKIP): ArcState.OPEN,
    (ArcState.OPEN, Event.LATER): ArcState.RESTING,
    (ArcState.OPEN, Event.WAKE): ArcState.OPEN,
    (ArcState.OPEN, Event.CLOSE): ArcState.CLOSED,
    (ArcState.RESTING, Event.DO): ArcState.OPEN,
    (ArcState.RESTING, Event.SKIP): ArcState.OPEN,
    (ArcState.RESTING, Event.LATER): ArcState.RESTING,
    (ArcState.RESTING, Event.WAKE): ArcState.OPEN,
    (ArcState.RESTING, Event.CLOSE): ArcState.CLOSED,
    (ArcState.CLOSED, Event.REOPEN): ArcState.OPEN,
    (ArcState.OPEN, Event.REOPEN): ArcState.OPEN,
    (ArcState.RESTING, Event.REOPEN): ArcState.OPEN,
    (ArcState.CLOSED, Event.CLOSE): ArcState.CLOSED,
}
"""Every event that has an effect; *do* and *leave out* go to the next step, after the last one the arc is OVER."""


class Rest(StrEnum):
    """How long an arc can rest. Buttons carry its number, so new ones go to the end."""

    TONIGHT = "tonight"
    DAY = "day"
    TWO_DAYS = "two-days"
    UNTIL_I_SAY = "until-i-say"


class Then(StrEnum):
    """What somebody would like to happen next, as they choose in the form."""

    REST = "rest"
    STEP = "step"
    KEEP = "keep"


@dataclass(frozen=True, slots=True)
class Arc:
    """Where somebody is after a "no".

    `until` is when it may be brought up (again), None for never; `wakes` is how often it was since they last did
    something about it. `is_tonight`: it rests until an evening, whatever the hour of nudges is.
    """

    step: Step = Step.FEEL
    state: ArcState = ArcState.OPEN
    until: datetime | None = None
    wakes: int = 0
    is_tonight: bool = False

    @property
    def is_open(self) -> bool:
        """Say whether there is a next step."""
        return self.state in (ArcState.OPEN, ArcState.RESTING)

    def rests(self, now: datetime) -> bool:
        """Say whether it rests, and its rest is not over."""
        return self.state is ArcState.RESTING and (self.until is None or self.until > now)


@dataclass(frozen=True, slots=True)
class Rejection:
    """One "no", as its owner tells it; everything but the moment may be empty.

    `feelings` and `outside` are keys of `content/data/rejections.toml`.
    """

    id: RejectionId
    person: PersonId
    group: GroupId
    at: datetime
    company: str = ""
    role: str = ""
    stage: Stage = Stage.OTHER
    feelings: tuple[str, ...] = ()
    outside: tuple[str, ...] = ()
    words: str = ""
    arc: Arc = Arc()


@dataclass(frozen=True, slots=True)
class Page:
    """One page of somebody's own rejections, newest first; `number` counts from 0."""

    rejections: tuple[Rejection, ...]
    number: int
    pages: int
    total: int


def keep(rejection: Rejection, feelings: Collection[str], outside: Collection[str]) -> Rejection:
    """Return a rejection as it will be kept: words exactly as written; what is blank, or no choice, is left out.

    Raises:
        Refusal: a part of it is longer than it may be.
    """
    if len(rejection.words) > WORDS_LIMIT:
        raise Refusal(Reason.REJECTION_TOO_LONG, length=len(rejection.words), limit=WORDS_LIMIT)
    longest = max(len(rejection.company), len(rejection.role))
    if longest > NAME_LIMIT:
        raise Refusal(Reason.REJECTION_TOO_LONG, length=longest, limit=NAME_LIMIT)
    return replace(
        rejection,
        company="" if is_blank(rejection.company) else rejection.company,
        role="" if is_blank(rejection.role) else rejection.role,
        words="" if is_blank(rejection.words) else rejection.words,
        feelings=tuple(key for key in rejection.feelings if key in feelings),
        outside=tuple(key for key in rejection.outside if key in outside),
    )


def begin(then: Then) -> Arc:
    """Return the arc as somebody would like it to begin: the feeling was given its place by logging it."""
    return Arc(Step.PAUSE if then is Then.REST else Step.REPLY if then is Then.STEP else Step.FEEL)


def go_on(arc: Arc, event: Event, until: datetime | None = None) -> Arc:
    """Return the arc after an event; `until` is for *later* and *wake*: when it may be brought up (again), if it may.

    Whoever rests before the pause has taken it by that.

    Raises:
        Refusal: it is closed or over, and this does nothing any more.
    """
    state = TRANSITIONS.get((arc.state, event))
    if state is None:
        raise Refusal(Reason.ARC_OVER)
    match event:
        case Event.WAKE:
            return replace(arc, state=state, until=until, wakes=arc.wakes + 1, is_tonight=False)
        case Event.LATER:
            step = Step.REPLY if arc.step in (Step.FEEL, Step.PAUSE) else arc.step
            return Arc(step, state, until)
        case Event.DO | Event.SKIP:
            following = next_step(arc.step)
            return Arc(following, state) if following else Arc(arc.step, ArcState.OVER)
    return Arc(arc.step, state)


def next_step(step: Step) -> Step | None:
    """Return the step after one, None after the last."""
    steps = list(Step)
    after = steps.index(step) + 1
    return steps[after] if after < len(steps) else None


def may_wake(arc: Arc) -> bool:
    """Say whether an arc may be brought up (again): there is a moment for it, and it was not `WAKES` times."""
    return arc.is_open and arc.until is not None and arc.wakes < WAKES


def wake(arc: Arc, now: datetime) -> Arc:
    """Return an arc that was brought up: it stays where it is, and may be once more, if nothing is done about it."""
    woken = go_on(arc, Event.WAKE, now + AGAIN)
    return woken if may_wake(woken) else replace(woken, until=None)


def is_to_wake(arc: Arc, now: datetime) -> bool:
    """Say whether an arc is to be brought up now."""
    return may_wake(arc) and arc.until is not None and arc.until <= now


def is_last_waking(arc: Arc) -> bool:
    """Say whether an arc will not be brought up again after the next time."""
    return arc.wakes >= WAKES - 1


def let_rest(arc: Arc, how: Rest, chosen: Preferences, now: datetime) -> Arc:
    """Return an arc that rests: until an hour its owner chose for nudges, this evening, or until they say so.

    Where no evening is left, tonight is a day.

    Raises:
        Refusal: it is closed or over.
    """
    evening = tonight(chosen, now) if how is Rest.TONIGHT else None
    if evening is not None:
        return replace(go_on(arc, Event.LATER, evening), is_tonight=True)
    days = {Rest.TONIGHT: 1, Rest.DAY: 1, Rest.TWO_DAYS: 2}.get(how)
    today = local_date(chosen.zone, now)
    until = None if days is None else moment(chosen.zone, today + timedelta(days=days), chosen.nudge_hour)
    return go_on(arc, Event.LATER, until)


def let_be(arc: Arc) -> Arc:
    """Return an arc that is not brought up any more, until its owner does something about it."""
    return replace(arc, until=None)


def tonight(chosen: Preferences, now: datetime) -> datetime | None:
    """Return when tonight is where somebody is; None if nothing is left of this evening but their quiet hours."""
    today = local_date(chosen.zone, now)
    at = max(moment(chosen.zone, today, EVENING), now + SOON)
    is_quiet = chosen.quiet is not None and chosen.quiet.covers(local_time(chosen, at).hour)
    return None if is_quiet or local_date(chosen.zone, at) != today else at


def rests_on_offer(chosen: Preferences, now: datetime) -> list[Rest]:
    """Return how long an arc can rest from now; tonight only while there is one."""
    return [rest for rest in Rest if rest is not Rest.TONIGHT or tonight(chosen, now) is not None]


def next_hour(earliest: datetime, zone: str | None, hour: int) -> tuple[date, datetime]:
    """Return the first day on which an hour is not before a moment, and that hour."""
    day = local_date(zone, earliest)
    at = moment(zone, day, hour)
    if at < earliest:
        day += timedelta(days=1)
        at = moment(zone, day, hour)
    return day, at


def still_at(arc: Arc, step: Step) -> bool:
    """Say whether an arc is at a step, so that what was pressed on an older card is not done twice."""
    return arc.is_open and arc.step is step


def offers_strategy(moments: Collection[datetime], now: datetime) -> bool:
    """Say whether to offer a look at the whole strategy: there were three within a rolling month. Offered once."""
    return sum(now - at <= STRATEGY_WITHIN for at in moments) >= STRATEGY_AFTER
