"""A "no", and the arc that follows it: feel, pause, reply, ask feedback, review, one lesson, one small step.

The member sets the pace. Each step may be done, left out, put off or the whole of it closed, at any moment and in any
order of moods; resting is a step like the others (PRODUCT.md, promise 2; articles 000 §2, 002 §2, 004 §1, §10).

    FEEL → PAUSE → REPLY → ASK_FEEDBACK → REVIEW → LESSON → SMALL_STEP → (over)
    open at a step ──later──> RESTING at it, until a moment or until its owner says so; resting is what PAUSE is for
    resting ──wake──> OPEN again; it is brought up once more two days later, until its owner does something
    anything ──close──> CLOSED; a closed one can be taken up again where it was
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from bot.domain.ids import GroupId, PersonId, RejectionId
from bot.domain.letters import Kind as Letter
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

EVENING = 18
"""The hour from which it is tonight; past it, tonight is tomorrow's."""

STRATEGY_AFTER, STRATEGY_WITHIN = 3, timedelta(days=30)
"""Rejections within a rolling month after which a look at the whole strategy is offered, once."""


class Stage(StrEnum):
    """Where it ended. The choices are in `content/data/rejections.toml`, by the same names."""

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
    something about it.
    """

    step: Step = Step.FEEL
    state: ArcState = ArcState.OPEN
    until: datetime | None = None
    wakes: int = 0

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

    Raises:
        Refusal: it is closed or over, and this does nothing any more.
    """
    state = TRANSITIONS.get((arc.state, event))
    if state is None:
        raise Refusal(Reason.ARC_OVER)
    match event:
        case Event.WAKE:
            return replace(arc, state=state, until=until, wakes=arc.wakes + 1)
        case Event.LATER:
            step = Step.REPLY if arc.step is Step.PAUSE else arc.step
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


def rest_until(rest: Rest, zone: str | None, hour: int, now: datetime) -> datetime | None:
    """Return when a rest is over: at the hour somebody chose for nudges, tonight not before the evening.

    None is when they say so. `zone` is theirs (an IANA name, None is UTC).
    """
    today = local_date(zone, now)
    match rest:
        case Rest.TONIGHT:
            tonight = moment(zone, today, max(hour, EVENING))
            return tonight if tonight > now else moment(zone, today + timedelta(days=1), max(hour, EVENING))
        case Rest.DAY:
            return moment(zone, today + timedelta(days=1), hour)
        case Rest.TWO_DAYS:
            return moment(zone, today + timedelta(days=2), hour)
    return None


def rests_on_offer(zone: str | None, hour: int, now: datetime) -> list[Rest]:
    """Return how long an arc can rest from now; tonight only while it is ahead."""
    tonight = moment(zone, local_date(zone, now), max(hour, EVENING))
    return [rest for rest in Rest if rest is not Rest.TONIGHT or tonight > now]


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


def letter_for(step: Step, stage: Stage) -> Letter | None:
    """Return the letter that a step is about; None where it is about none."""
    if step not in (Step.REPLY, Step.ASK_FEEDBACK):
        return None
    if stage is Stage.LAID_OFF:
        return Letter.FORMER_COLLEAGUES
    if step is Step.ASK_FEEDBACK:
        return Letter.FEEDBACK_REQUEST
    return Letter.STAY_IN_TOUCH if stage is Stage.NO_REPLY else Letter.GRACIOUS_REPLY
