"""The one port of the services: how posts reach a group. Discord is behind it in the bot, a list in some tests."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.domain.deliveries import Delivery, Outcome
from bot.domain.groups import Group, Problem
from bot.domain.ids import MessageId
from bot.domain.wins import Applause, Win


@dataclass(frozen=True, slots=True)
class WinCard:
    """A shared win as the group sees it."""

    win: Win
    applause: Applause


class Announcer(Protocol):
    """Posts to groups. Never raises for what Discord answers: that is an `Outcome`."""

    async def post(self, delivery: Delivery, card: WinCard) -> Outcome:
        """Post a card, with the delivery's nonce."""
        ...

    async def find(self, delivery: Delivery, since: datetime) -> MessageId | None:
        """Look for a card that an earlier attempt may have posted since then."""
        ...

    async def tell_host(self, group: Group, problem: Problem) -> None:
        """Tell the group's host what to fix, where they are most likely to see it."""
        ...
