"""The one port of the services: how posts reach a group. Discord is behind it in the bot, a list in some tests."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.domain.deliveries import Delivery, Outcome
from bot.domain.groups import Group, Problem
from bot.domain.ids import ChannelId
from bot.domain.wins import Applause, Win

Clock = Callable[[], datetime]
"""Says what time it is now; what takes a while asks it more than once."""


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

    async def find(self, delivery: Delivery, since: datetime) -> Outcome | None:
        """Look for a card that an attempt since then may have posted: `Posted`, None if it is not there.

        Any other outcome says that nobody can tell.
        """
        ...

    async def tell_host(self, group: Group, channel: ChannelId | None, problem: Problem) -> bool:
        """Tell the group's host what to fix, where they are most likely to see it; False if nobody could be told."""
        ...
