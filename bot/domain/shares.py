"""What somebody shows their group of a "no": words of their own, with their name or without, now or a day later.

Kept is one thing, shown another: it is written, looked at as the group would see it, and only then shared, a step of
its own (PRODUCT.md, promise 3). For words written in the heat there is a day between (articles 003 §1, 004 §1), and
what waits or stands there can be taken back at any time.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.deliveries import REVIVE_WITHIN, Delivery, State, revive
from bot.domain.groups import Feature, Group, Problem, Purpose
from bot.domain.ids import NO_GROUP, ChannelId, DeliveryId, GroupId, PersonId, RejectionId, SharedId
from bot.domain.refusals import Reason, Refusal
from bot.domain.rejections import Rejection, Stage
from bot.domain.schedule import Skip
from bot.domain.wins import is_blank

WORDS_LIMIT = 500
"""Characters. Escaping may double them, and the preview has words of its own beside them."""

HOLD = timedelta(days=1)
"""How long words wait whose author would rather sleep on them."""


DRAFT_KEPT = timedelta(days=30)
"""How long words are kept that were written to be shared and were not."""


class Kind(StrEnum):
    """How others answer; each of them once in each way."""

    ENCOURAGE = "encourage"
    BEEN_THERE = "been-there"


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody chose and wrote for their group."""

    words: str = ""
    says_stage: bool = True
    named: bool = False
    advice: bool = False


@dataclass(frozen=True, slots=True)
class Share:
    """What is shown of a rejection, once there is a delivery of its card; before that, a draft.

    The id is drawn by lot: it stands on the card, and one that was made from an interaction's would tell when its
    author wrote. Without a `stage`, where it ended is left out; `advice` says that it is welcome.
    """

    id: SharedId
    rejection: RejectionId
    person: PersonId
    group: GroupId
    at: datetime
    words: str = ""
    stage: Stage | None = None
    named: bool = False
    advice: bool = False


@dataclass(frozen=True, slots=True)
class Support:
    """How many people answered, in each way. Their names are nobody's business."""

    encouraging: int = 0
    been_there: int = 0


@dataclass(frozen=True, slots=True)
class ShareCard:
    """What the group sees."""

    share: Share
    support: Support


@dataclass(frozen=True, slots=True)
class UnsharedCard:
    """The news for its author that something was not posted, in the language they chose, if they did."""

    id: DeliveryId
    language: str | None = None


def draft(share: SharedId, rejection: Rejection, told: Told, here: GroupId | None, now: datetime) -> Share:
    """Return what would be shared of a rejection in the group one is in.

    Raises:
        Refusal: the words are too long, this is no group, or another one than it was kept in.
    """
    if len(told.words) > WORDS_LIMIT:
        raise Refusal(Reason.REJECTION_TOO_LONG, length=len(told.words), limit=WORDS_LIMIT)
    group = check_place(rejection, here)
    return Share(
        id=share,
        rejection=rejection.id,
        person=rejection.person,
        group=group,
        at=now,
        words="" if is_blank(told.words) else told.words,
        stage=rejection.stage if told.says_stage and rejection.stage is not Stage.OTHER else None,
        named=told.named,
        advice=told.advice,
    )


def check_place(rejection: Rejection, here: GroupId | None) -> GroupId:
    """Return the group in which a rejection can be shared: the one it was kept in, or any for one kept in none.

    Raises:
        Refusal: this is no group, or another one.
    """
    if here is None:
        raise Refusal(Reason.ONLY_IN_A_GROUP)
    if rejection.group not in (NO_GROUP, here):
        raise Refusal(Reason.OTHER_GROUP)
    return here


def purpose(group: Group) -> Purpose:
    """Return what the channel is for in which a group reads of rejections: goals, else wins."""
    return Purpose.WINS if group.goals_channel is None and group.wins_channel is not None else Purpose.GOALS


def channel(group: Group) -> ChannelId | None:
    """Return where a group reads of rejections; None if that is nowhere."""
    return group.channel(purpose(group))


def is_offered(group: Group) -> bool:
    """Say whether a rejection can be shared in a group."""
    return group.has(Feature.SHARED_REJECTIONS) and channel(group) is not None


def owe(share: Share, group: Group, now: datetime, *, alerts: bool, later: bool) -> Delivery:
    """Return the card that is owed from now on, or in a day."""
    return Delivery(
        id=DeliveryId(share.id),
        win=None,
        group=share.group,
        channel=channel(group),
        state=State.PENDING,
        next_try=now + HOLD if later else now,
        alerts=alerts,
        shared=share.id,
    )


def is_held(delivery: Delivery, now: datetime) -> bool:
    """Say whether a card waits for its day to be over."""
    return delivery.state is State.PENDING and delivery.first_try is None and delivery.next_try > now


def is_given_up(delivery: Delivery, now: datetime) -> bool:
    """Say whether a card could not be posted for so long that it comes no more by itself.

    Not where an earlier attempt may have arrived, unless it went with its channel: then it may stand there.
    """
    if delivery.state is not State.UNDELIVERABLE or delivery.shared is None or delivery.stuck_at is None:
        return False
    is_there = delivery.attempts > 1 and delivery.problem is not Problem.CHANNEL_GONE
    return not is_there and now - delivery.stuck_at > REVIVE_WITHIN


def owe_now(delivery: Delivery, group: Group, now: datetime, *, alerts: bool) -> Delivery:
    """Return a card that waits, or could not be posted, as owed from now on; any other stays as it is."""
    if is_held(delivery, now):
        return replace(delivery, channel=channel(group), next_try=now, alerts=alerts)
    if delivery.state is State.UNDELIVERABLE:
        return replace(revive(delivery, channel(group), now), stuck_at=None, alerts=alerts)
    return delivery


def owe_after_all(delivery: Delivery, group: Group, now: datetime, *, alerts: bool, later: bool) -> Delivery:
    """Return a card that was not posted as owed again; an attempt of then is still looked for.

    But for one that was given up, of which nothing stands there: it begins anew.
    """
    if delivery.skip is Skip.LATE:
        delivery = replace(delivery, attempts=0, first_try=None)
    owed = replace(delivery, state=State.PENDING, skip=None, problem=None, stuck_at=None)
    return replace(owed, channel=channel(group), next_try=now + HOLD if later else now, alerts=alerts)


def check_support(share: Share, by: PersonId, here: GroupId | None) -> None:
    """Say whether this person may answer.

    Raises:
        Refusal: it is their own, or it was shared in another group.
    """
    if share.group != here:
        raise Refusal(Reason.NO_SUCH_SHARE)
    if share.person == by:
        raise Refusal(Reason.OWN_SHARE)
