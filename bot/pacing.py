"""How fast we write to Discord: posts in turn, and cards redrawn as often as it takes that. Knows no card."""

import asyncio
from collections.abc import Awaitable, Callable

from bot.logs import get_logger
from bot.outcomes import REQUEST_ERRORS

log = get_logger(__name__)

PACE = 1 / 40
"""Seconds between two posts: under Discord's global 50 requests a second, with room for answers to members. Unpaced,
300 posts at once lost 50 of them to global 429s (measured)."""

CATCH_UP = 2
"""Posts that may follow at once where the machine woke late for their turns; less than `PACE` leaves room."""

EDIT_EVERY = 1.0
"""Seconds between two edits of one card; Discord allows five in five seconds for everything in a channel."""

Edit = Callable[[], Awaitable[object]]


class Turns:
    """Requests one after the other, `pace` seconds apart; whoever was woken late may catch up on `late` turns."""

    def __init__(self, pace: float, late: int) -> None:
        self._pace = pace
        self._late = late
        self._next = 0.0

    async def wait(self) -> None:
        """Wait for one's turn, first come first served."""
        now = asyncio.get_running_loop().time()
        turn = max(self._next, now - self._late * self._pace)
        self._next = turn + self._pace
        if turn > now:
            await asyncio.sleep(turn - now)


class CardKeeper:
    """Redraws cards as people act: at once when it is quiet, else once a second with what is true by then.

    An edit shows what was read just before it, and one card has one edit under way at a time, so the last edit that
    Discord takes shows the final number. One that fails is logged; the next press draws the card again.
    """

    def __init__(self) -> None:
        self._stale: dict[int, bool] = {}
        self._next: dict[int, float] = {}

    async def redraw(self, card: int, now: Edit, later: Edit, instead: Edit | None = None) -> bool:
        """Bring a card up to date; False if an edit that is to come will see to it.

        `now` is an edit at once (the answer to a press), `later` each one after; both read before they draw.
        `instead` answers a press that draws nothing at once.
        """
        if card in self._stale:
            self._stale[card] = True
            await (instead or _nothing)()
            return False
        self._stale[card] = waits = self._wait(card) > 0
        try:
            if waits:
                await _attempt(instead or _nothing)
            else:
                await self._draw(card, now)
            while self._stale[card]:
                await asyncio.sleep(self._wait(card))
                self._stale[card] = False
                await self._draw(card, later)
        finally:
            del self._stale[card]
        return True

    def _wait(self, card: int) -> float:
        """Return the seconds until a card may be edited; those that may be at once are forgotten."""
        now = asyncio.get_running_loop().time()
        self._next = {each: at for each, at in self._next.items() if at > now}
        return self._next.get(card, now) - now

    async def _draw(self, card: int, edit: Edit) -> None:
        try:
            await _attempt(edit)
        finally:
            self._next[card] = asyncio.get_running_loop().time() + EDIT_EVERY


async def _nothing() -> None:
    """Answer nothing."""


async def _attempt(edit: Edit) -> None:
    try:
        await edit()
    except REQUEST_ERRORS as error:
        log.info("card not redrawn", error=type(error).__name__, code=getattr(error, "code", None))
