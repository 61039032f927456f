"""The life of a message that is owed to a channel or a person: written down first, sent once, found after a crash.

    PENDING ──> SENDING ──> SENT
     │ ^           │ └────> UNDELIVERABLE   (the host has to fix something, or its reader takes no messages)
     │ └───────────┘                        (try again later)
     └────────────────────> SKIPPED         (a rule of the schedule says so: bot.domain.schedule.Skip)

    What a rule keeps from being sent, but may have arrived by an attempt whose end nobody saw, is looked for first:
    found, it is SENT, with all that follows from that.

    What is UNDELIVERABLE becomes PENDING once it is mended, or SKIPPED where its reader is shown another one for it;
    what its reader left out becomes PENDING if they change their mind. SENT stays.

The time of the *first* attempt stays through every retry: Discord forgets a nonce after a few minutes, so it is
the first attempt's age that says whether the nonce still protects from a second copy.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.groups import Problem, Purpose
from bot.domain.ids import ChannelId, DeliveryId, GroupId, MessageId, PersonId, ReportId, SharedId, WinId
from bot.domain.schedule import Due, NotNow, Schedule, Scheduled, Skip, delivery_id, purpose_of

NONCE_TRUST = timedelta(seconds=90)
"""Discord checks nonces over "the past few minutes" (Create Message, `enforce_nonce`); we trust less than two."""

LEASE = timedelta(seconds=120)
"""How long an attempt has the delivery to itself; discord.py gives up on a failing server after about 30 s."""

BACKOFF = (5, 15, 60, 300, 900, 3600)
"""Seconds before the second, third, … attempt; the last one repeats."""


FARTHEST_TRY = timedelta(hours=2)
"""No further attempt lies further ahead than this: what does was put off by a clock that was ahead."""


class State(StrEnum):
    """Where a delivery stands."""

    PENDING = "pending"
    SENDING = "sending"
    SENT = "sent"
    UNDELIVERABLE = "undeliverable"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Delivery:
    """A message that is owed: the card of a win, of a report or of a shared rejection, or what the schedule sends.

    Without a channel, what the schedule sends to a person goes to them directly. `alerts` says that the author
    was told, before they shared, that moderators may get a link to it; `stuck_at` is when it first could not be
    posted, None if that has not come about.
    """

    id: DeliveryId
    win: WinId | None
    group: GroupId
    channel: ChannelId | None
    state: State
    next_try: datetime
    first_try: datetime | None = None
    attempts: int = 0
    message: MessageId | None = None
    problem: Problem | None = None
    report: ReportId | None = None
    alerts: bool = False
    scheduled: Scheduled | None = None
    skip: Skip | None = None
    stuck_at: datetime | None = None
    shared: SharedId | None = None

    @property
    def purpose(self) -> Purpose:
        """Return which of a group's channels it is for; for a shared rejection, the group may choose another."""
        if self.scheduled is not None:
            return purpose_of(self.scheduled.kind)
        if self.shared is not None:
            return Purpose.GOALS
        return Purpose.WINS if self.report is None else Purpose.MODERATORS

    @property
    def reader(self) -> PersonId | None:
        """Return whom it is written to directly, None if it goes to a channel."""
        return self.scheduled.person if self.scheduled is not None and self.channel is None else None

    @property
    def nonce(self) -> str:
        """Return the same nonce for every attempt; Discord takes at most 25 characters."""
        return f"d{self.id:x}"


@dataclass(frozen=True, slots=True)
class Posted:
    """Discord took it."""

    message: MessageId


@dataclass(frozen=True, slots=True)
class Undeliverable:
    """It cannot be posted until its host, or its reader, does something."""

    problem: Problem


@dataclass(frozen=True, slots=True)
class TryLater:
    """Discord did not answer, or not sensibly."""


Outcome = Posted | Undeliverable | TryLater


def owe(schedule: Schedule, due: Due, channel: ChannelId | None, part: int = 0, parts: int = 1) -> Delivery:
    """Return what is owed for a period that fell due, or was left out."""
    scheduled = Scheduled(
        schedule.id,
        schedule.kind,
        due.period,
        schedule.person,
        schedule.goal,
        part=part,
        parts=parts,
        rejection=schedule.rejection,
        encouragement=schedule.encouragement,
        win=schedule.win,
    )
    return Delivery(
        id=delivery_id(schedule.id, due.period, part),
        win=None,
        group=schedule.group,
        channel=channel,
        state=State.PENDING if due.skip is None else State.SKIPPED,
        next_try=due.at,
        scheduled=scheduled,
        skip=due.skip,
    )


def put_off(delivery: Delivery, until: NotNow) -> Delivery:
    """Wait for a better moment; nothing was tried yet."""
    return replace(delivery, state=State.PENDING, next_try=until.until)


def leave(delivery: Delivery, why: Skip) -> Delivery:
    """Send it no more."""
    return replace(delivery, state=State.SKIPPED, skip=why)


def is_left_out(delivery: Delivery, now: datetime) -> bool:
    """Say whether somebody left it out, and its time is ahead."""
    return delivery.state is State.SKIPPED and delivery.skip is Skip.LEFT_OUT and delivery.next_try > now


def owe_after_all(delivery: Delivery) -> Delivery:
    """Send it when it would have been, though it was left out."""
    return replace(delivery, state=State.PENDING, skip=None)


def is_due(delivery: Delivery, now: datetime) -> bool:
    """Say whether an attempt may begin: a post is owed, and no attempt has it to itself."""
    return delivery.state is State.PENDING or (delivery.state is State.SENDING and delivery.next_try <= now)


def begin(delivery: Delivery, now: datetime) -> Delivery:
    """Start an attempt. Written down before anything is sent."""
    return replace(
        delivery,
        state=State.SENDING,
        first_try=delivery.first_try or now,
        attempts=delivery.attempts + 1,
        next_try=now + LEASE,
    )


def needs_look(delivery: Delivery, now: datetime) -> bool:
    """Say whether the channel must be searched first, because the nonce may no longer protect."""
    return delivery.first_try is not None and now - delivery.first_try > NONCE_TRUST


def settle(delivery: Delivery, outcome: Outcome, now: datetime) -> Delivery:
    """Return the delivery after an attempt."""
    match outcome:
        case Posted(message):
            return replace(delivery, state=State.SENT, message=message, problem=None, stuck_at=None)
        case Undeliverable(problem):
            return replace(delivery, state=State.UNDELIVERABLE, problem=problem, stuck_at=delivery.stuck_at or now)
        case TryLater():
            wait = BACKOFF[min(delivery.attempts, len(BACKOFF)) - 1]
            return replace(delivery, state=State.PENDING, next_try=now + timedelta(seconds=wait))


REVIVE_WITHIN = timedelta(days=7)
"""How long a post that could not be made is still made by itself, once the host has mended what kept it."""


def may_revive(delivery: Delivery, now: datetime) -> bool:
    """Say whether a post that could not be made is young enough to be made unasked."""
    if delivery.state is not State.UNDELIVERABLE or delivery.stuck_at is None:
        return False
    return now - delivery.stuck_at <= REVIVE_WITHIN


def revive(delivery: Delivery, channel: ChannelId | None, now: datetime) -> Delivery:
    """Owe an undeliverable post again, to the group's present channel; one that is open or sent stays as it is.

    If more than one attempt was made, an earlier one may have arrived unseen: its time stays, however often this is
    done, so that the channel is looked through first.
    """
    if delivery.state is not State.UNDELIVERABLE:
        return delivery
    delivery = replace(delivery, channel=channel, state=State.PENDING, next_try=now, problem=None)
    if delivery.attempts > 1:
        return replace(delivery, attempts=1)
    return replace(delivery, attempts=0, first_try=None)
