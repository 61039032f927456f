"""The life of a post that is owed to a channel: written down first, sent once, found again after a crash.

    PENDING ──> SENDING ──> SENT
       ^           │ └────> UNDELIVERABLE   (the host has to fix something; the member is told)
       └───────────┘                        (try again later)

The time of the *first* attempt stays through every retry: Discord forgets a nonce after a few minutes, so it is
the first attempt's age that says whether the nonce still protects from a second copy.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.groups import Problem, Purpose
from bot.domain.ids import ChannelId, DeliveryId, GroupId, MessageId, ReportId, WinId

NONCE_TRUST = timedelta(seconds=90)
"""Discord checks nonces over "the past few minutes" (Create Message, `enforce_nonce`); we trust less than two."""

LEASE = timedelta(seconds=120)
"""How long an attempt has the delivery to itself; discord.py gives up on a failing server after about 30 s."""

BACKOFF = (5, 15, 60, 300, 900, 3600)
"""Seconds before the second, third, … attempt; the last one repeats."""


class State(StrEnum):
    """Where a delivery stands."""

    PENDING = "pending"
    SENDING = "sending"
    SENT = "sent"
    UNDELIVERABLE = "undeliverable"


@dataclass(frozen=True, slots=True)
class Delivery:
    """A card that is owed to a channel: a win's or a report's, never both.

    `alerts` says that the win's author was told, before they shared it, that moderators may get a link to it.
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

    @property
    def purpose(self) -> Purpose:
        """Return which of a group's channels it is for."""
        return Purpose.WINS if self.report is None else Purpose.MODERATORS

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
    """It cannot be posted until the host does something."""

    problem: Problem


@dataclass(frozen=True, slots=True)
class TryLater:
    """Discord did not answer, or not sensibly."""


Outcome = Posted | Undeliverable | TryLater


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
            return replace(delivery, state=State.SENT, message=message, problem=None)
        case Undeliverable(problem):
            return replace(delivery, state=State.UNDELIVERABLE, problem=problem)
        case TryLater():
            wait = BACKOFF[min(delivery.attempts, len(BACKOFF)) - 1]
            return replace(delivery, state=State.PENDING, next_try=now + timedelta(seconds=wait))


REVIVE_WITHIN = timedelta(days=7)
"""How long a post that could not be made is still made by itself, once the host has mended what kept it."""


def may_revive(delivery: Delivery, now: datetime) -> bool:
    """Say whether a post that could not be made is young enough to be made unasked."""
    return delivery.state is State.UNDELIVERABLE and now - delivery.next_try <= REVIVE_WITHIN


def revive(delivery: Delivery, channel: ChannelId | None, now: datetime) -> Delivery:
    """Owe an undeliverable post again, to the group's present channel; one that is open or sent stays as it is.

    If more than one attempt was made, an earlier one may have arrived unseen: its time stays, so that the channel is
    looked through first.
    """
    if delivery.state is not State.UNDELIVERABLE:
        return delivery
    first_try = delivery.first_try if delivery.attempts > 1 else None
    return replace(
        delivery, channel=channel, state=State.PENDING, first_try=first_try, attempts=0, next_try=now, problem=None
    )
