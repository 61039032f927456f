"""An announcer whose channels are lists, and a clock that is told the time. No test lives here.

The one fake of the tests: the store beside it is real, and Discord is the sandbox wherever that matters.
"""

import asyncio
from collections.abc import Awaitable, Callable, Collection
from datetime import datetime, timedelta

from bot.domain.deliveries import Delivery, Outcome, Posted
from bot.domain.groups import Group, Problem, Purpose
from bot.domain.ids import ChannelId, DeliveryId, GroupId, MessageId, PersonId
from bot.domain.rounds import RoundCard
from bot.domain.wins_rounds import WinsRoundCard
from bot.services import deliveries, groups
from bot.services.announcer import Card, RedrawnCard, WinCard
from bot.store import deliveries as rows
from bot.store.store import Store
from tests.builders import ANA, CHANNEL, GROUP, MESSAGE, NOW


class Clock:
    """Says what it is told."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, step: timedelta) -> None:
        """Let time pass."""
        self.now += step


class Wall:
    """An announcer whose channels are one list: answers as it is told, and finds what it has.

    `hung` is what was hung up and for which delivery, `drawn` and `wins_drawn` the rounds
    that were drawn anew; the first card is `MESSAGE`.
    """

    def __init__(self, *answers: Outcome, reaches_host: bool = True) -> None:
        self.answers = list(answers)
        self.edits: list[Outcome] = []
        self.cards: list[MessageId] = []
        self.taken_down: set[MessageId] = set()
        self.leavings: list[bool | None] = []
        self.hung: list[tuple[Delivery, Card]] = []
        self.drawn: list[tuple[MessageId, RoundCard]] = []
        self.wins_drawn: list[tuple[MessageId, WinsRoundCard]] = []
        self.redrawn: list[tuple[MessageId, WinCard]] = []
        self.told: list[Problem] = []
        self.looks = 0
        self.alerts: list[Outcome] = []
        self.alerted: list[MessageId | None] = []
        self.reaches_host = reaches_host
        self._where: dict[DeliveryId, MessageId] = {}

    async def post(self, delivery: Delivery, card: Card) -> Outcome:
        """Hang the card up, unless told to answer otherwise."""
        answer = self.answers.pop(0) if self.answers else Posted(MessageId(MESSAGE + len(self.hung)))
        if isinstance(answer, Posted):
            self.cards.append(answer.message)
            self.hung.append((delivery, card))
            self._where[delivery.id] = answer.message
        return answer

    async def edit(self, group: GroupId, channel: ChannelId, message: MessageId, card: RedrawnCard) -> Outcome:
        """Draw a card anew, unless told to answer otherwise."""
        answer = self.edits.pop(0) if self.edits else Posted(message)
        if isinstance(answer, Posted):
            if isinstance(card, RoundCard):
                self.drawn.append((message, card))
            else:
                self.wins_drawn.append((message, card))
        return answer

    async def redraw(
        self, group: GroupId, channel: ChannelId, message: MessageId, read: Callable[[], Awaitable[WinCard | None]]
    ) -> Outcome:
        """Draw a win's card anew, unless told to answer otherwise."""
        card = await read()
        answer = self.edits.pop(0) if self.edits else Posted(message)
        if isinstance(answer, Posted) and card is not None:
            self.redrawn.append((message, card))
        return answer

    async def gone(self, group: GroupId, channel: ChannelId, messages: Collection[MessageId]) -> set[MessageId]:
        """Look which cards were taken down since they were hung up."""
        return self.taken_down.intersection(messages)

    async def has_left(self, group: GroupId, person: PersonId) -> bool | None:
        """Say what it is told of who left; without that, everybody is there."""
        return self.leavings.pop(0) if self.leavings else False

    async def find(self, delivery: Delivery, since: datetime) -> Outcome | None:
        """Look at what hangs there: what was hung up for this delivery, or what nobody knows about."""
        self.looks += 1
        unknown = (card for card in self.cards if card not in self._where.values())
        found = self._where.get(delivery.id) or next(unknown, None)
        return Posted(found) if found else None

    async def alert_moderators(self, group: Group, post: Delivery) -> Outcome:
        """Remember which card moderators were shown, unless told to answer otherwise."""
        answer = self.alerts.pop(0) if self.alerts else Posted(MessageId(1))
        if isinstance(answer, Posted):
            self.alerted.append(post.message)
        return answer

    async def take_down(self, channel: ChannelId, message: MessageId) -> bool:
        """Take a card down."""
        self.cards.remove(message)
        self.taken_down.add(message)
        return True

    async def warn(self, person: PersonId, language: str | None, erased_at: datetime, since: datetime) -> bool:
        """Reach nobody."""
        return False

    async def tell_host(self, group: Group, channel: ChannelId | None, purpose: Purpose, problem: Problem) -> bool:
        """Remember what the host was told."""
        if self.reaches_host:
            self.told.append(problem)
        return self.reaches_host


class SlowWall(Wall):
    """A wall that hangs a card up when it is let."""

    def __init__(self, *answers: Outcome) -> None:
        super().__init__(*answers)
        self.is_posting, self.may_post = asyncio.Event(), asyncio.Event()

    async def post(self, delivery: Delivery, card: Card) -> Outcome:
        """Say that it is at hand, and wait."""
        self.is_posting.set()
        await self.may_post.wait()
        return await super().post(delivery, card)


async def set_up(store: Store, clock: Clock) -> None:
    """Choose the wins channel, as a host does."""
    await groups.choose_channel(store, GROUP, ANA, clock, purpose=Purpose.WINS, channel=CHANNEL)


async def serve(store: Store, wall: Wall, clock: Clock, times: int = 1) -> None:
    """Do what the heartbeat does with what is owed, some times."""
    for _ in range(times):
        for waiting in (await deliveries.due_by_place(store, clock)).values():
            for delivery in waiting:
                await deliveries.deliver_safely(store, wall, delivery, clock)


async def state(store: Store, owed: DeliveryId) -> Delivery:
    """Return how something that is owed stands."""
    async with store.read() as view:
        found = await rows.find(view, owed)
    assert found is not None
    return found
