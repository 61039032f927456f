"""Objects of the domain, valid by default; a test names only what it is about.

Nothing here is a fixture and nothing here is random: the same call gives the same object.
"""

from datetime import UTC, datetime

from bot.domain.deliveries import Delivery, State
from bot.domain.groups import Group, Problem
from bot.domain.ids import ChannelId, DeliveryId, GroupId, MessageId, PersonId, WinId
from bot.domain.wins import Cheer, Visibility, Win

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
"""A Monday morning."""

ANA, BEN, CHI = PersonId(1_101), PersonId(1_102), PersonId(1_103)
GROUP, OTHER_GROUP = GroupId(2_201), GroupId(2_202)
CHANNEL, OTHER_CHANNEL = ChannelId(3_301), ChannelId(3_302)
MESSAGE = MessageId(4_401)
WIN = WinId(1_200_000_000_000_000_001)
"""As large as Discord's ids really are; they must fit wherever they are stored."""


def a_win(
    *,
    id: int = WIN,  # noqa: A002 - the name of the field
    person: PersonId = ANA,
    group: GroupId | None = GROUP,
    category: str = "improved-cv",
    words: str = "I rewrote my CV.",
    at: datetime = NOW,
    visibility: Visibility = Visibility.PRIVATE,
) -> Win:
    """Return Ana's private win."""
    return Win(WinId(id), person, group, category, words, at, visibility)


def a_delivery(
    *,
    id: int = WIN,  # noqa: A002 - the name of the field
    win: int | None = None,
    group: GroupId = GROUP,
    channel: ChannelId | None = CHANNEL,
    state: State = State.PENDING,
    next_try: datetime = NOW,
    first_try: datetime | None = None,
    attempts: int = 0,
    message: MessageId | None = None,
    problem: Problem | None = None,
) -> Delivery:
    """Return the card of the win of the same id, owed and not yet tried."""
    return Delivery(
        id=DeliveryId(id),
        win=WinId(id if win is None else win),
        group=group,
        channel=channel,
        state=state,
        next_try=next_try,
        first_try=first_try,
        attempts=attempts,
        message=message,
        problem=problem,
    )


def a_cheer(
    *,
    message: MessageId = MESSAGE,
    channel: ChannelId = CHANNEL,
    group: GroupId = GROUP,
    author: PersonId = BEN,
    card: MessageId | None = None,
) -> Cheer:
    """Return a cheer for a message of Ben's that has no card yet."""
    return Cheer(message, channel, group, author, card)


def a_group(
    *,
    id: GroupId = GROUP,  # noqa: A002 - the name of the field
    host: PersonId | None = CHI,
    wins_channel: ChannelId | None = CHANNEL,
    left_at: datetime | None = None,
) -> Group:
    """Return a group that Chi set up."""
    return Group(id, host, wins_channel, left_at)
