"""Objects of the domain, valid by default; a test names only what it is about.

Nothing here is a fixture and nothing here is random: the same call gives the same object.
"""

from datetime import UTC, datetime

from bot.domain.deliveries import Delivery, State
from bot.domain.encouragements import OfferedLine, OfferedState, Theme
from bot.domain.groups import Group, Problem
from bot.domain.ids import ChannelId, DeliveryId, GroupId, MessageId, OfferedId, PersonId, ReportId, WinId
from bot.domain.reports import Kind, Report
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
    alerts: bool = False,
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
        alerts=alerts,
    )


def a_cheer(
    *,
    message: MessageId = MESSAGE,
    channel: ChannelId = CHANNEL,
    group: GroupId = GROUP,
    card: MessageId | None = None,
) -> Cheer:
    """Return a cheer for a message that has no card yet."""
    return Cheer(message, channel, group, card)


def a_group(
    *,
    id: GroupId = GROUP,  # noqa: A002 - the name of the field
    host: PersonId | None = CHI,
    wins_channel: ChannelId | None = CHANNEL,
    left_at: datetime | None = None,
) -> Group:
    """Return a group that Chi set up."""
    return Group(id, host, wins_channel, left_at=left_at)


def a_report(
    *,
    id: int = WIN,  # noqa: A002 - the name of the field
    group: GroupId = GROUP,
    channel: ChannelId = CHANNEL,
    message: MessageId = MESSAGE,
    kind: Kind = Kind.UNKIND,
    reporter: PersonId | None = ANA,
    at: datetime = NOW,
) -> Report:
    """Return Ana's report of a message, which nobody has looked at."""
    return Report(ReportId(id), group, channel, message, kind, reporter, at)


def a_line(
    *,
    id: int = WIN,  # noqa: A002 - the name of the field
    group: GroupId = GROUP,
    person: PersonId = ANA,
    words: str = "It hurt, and you are still here.",
    at: datetime = NOW,
    theme: Theme | None = None,
    state: OfferedState = OfferedState.PENDING,
) -> OfferedLine:
    """Return a line that Ana offered, which waits for moderators."""
    return OfferedLine(OfferedId(id), group, person, words, at, theme, state)
