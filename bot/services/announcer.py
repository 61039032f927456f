"""The one port of the services: how messages reach groups and people. Discord is behind it, a list in some tests."""

from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.domain.celebrations import Applause
from bot.domain.deliveries import Delivery, Outcome
from bot.domain.groups import Group, Problem, Purpose
from bot.domain.ids import ChannelId, DeliveryId, GroupId, MessageId, PersonId, RoleId
from bot.domain.nudges import NoteCard, NudgeCard
from bot.domain.peers import PeerCard
from bot.domain.prompts import AnswersCard, PromptCard
from bot.domain.reports import Report
from bot.domain.rounds import MentionsCard, RoundCard
from bot.domain.shares import ShareCard, UnsharedCard
from bot.domain.wins import Win
from bot.domain.wins_rounds import WinsRoundCard

Clock = Callable[[], datetime]
"""Says what time it is now; what takes a while asks it more than once."""


@dataclass(frozen=True, slots=True)
class WinCard:
    """A shared win as the group sees it."""

    win: Win
    applause: Applause


@dataclass(frozen=True, slots=True)
class ReportCard:
    """A report as moderators see it. `role` is whom it calls."""

    report: Report
    role: RoleId | None


@dataclass(frozen=True, slots=True)
class LinesCard:
    """That lines wait for moderators, and how many. `role` is whom it calls."""

    id: DeliveryId
    count: int
    role: RoleId | None


RedrawnCard = RoundCard | WinsRoundCard
"""A card that is drawn anew as people act."""

Card = (
    WinCard
    | ShareCard
    | ReportCard
    | RedrawnCard
    | MentionsCard
    | NudgeCard
    | NoteCard
    | PromptCard
    | AnswersCard
    | LinesCard
    | PeerCard
    | UnsharedCard
)


class Announcer(Protocol):
    """Posts to groups. Never raises for what Discord answers: that is an `Outcome`."""

    async def post(self, delivery: Delivery, card: Card) -> Outcome:
        """Post a card, with the delivery's nonce; to its reader directly, where it has one."""
        ...

    async def edit(self, group: GroupId, channel: ChannelId, message: MessageId, card: RedrawnCard) -> Outcome:
        """Draw a round's card anew; one that was deleted is `POST_GONE`."""
        ...

    async def redraw(
        self, group: GroupId, channel: ChannelId, message: MessageId, read: Callable[[], Awaitable[WinCard | None]]
    ) -> Outcome:
        """Draw a win's card anew as `read` finds it then, in turn with those who celebrate it.

        `POST_GONE` also where `read` finds nothing.
        """
        ...

    async def gone(self, group: GroupId, channel: ChannelId, messages: Collection[MessageId]) -> set[MessageId]:
        """Return which of our posts in a channel were deleted there; none where nobody can tell."""
        ...

    async def has_left(self, group: GroupId, person: PersonId) -> bool | None:
        """Say whether somebody is not in a group's server any more; None where nobody can tell now."""
        ...

    async def find(self, delivery: Delivery, since: datetime) -> Outcome | None:
        """Look for a card that an attempt since then may have posted: `Posted`, None if it is not there.

        Any other outcome says that nobody can tell.
        """
        ...

    async def alert_moderators(self, group: Group, post: Delivery) -> Outcome:
        """Show a group's moderators where a post is that may need them: a link, never words."""
        ...

    async def take_down(self, channel: ChannelId, message: MessageId) -> bool:
        """Delete a post of ours; False if that has to be tried again. One that is gone already counts as deleted."""
        ...

    async def warn(self, person: PersonId, language: str | None, erased_at: datetime, since: datetime) -> bool:
        """Write to somebody that what is kept of them goes at a moment, unless such a message since then is there.

        In the language they chose, if they did. False if that has to be tried again; somebody who takes no messages
        counts as told.
        """
        ...

    async def tell_host(self, group: Group, channel: ChannelId | None, purpose: Purpose, problem: Problem) -> bool:
        """Tell the group's host what to fix, where they are most likely to see it; False if nobody could be told."""
        ...
