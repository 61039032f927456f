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

Edit = Callable[[], Awaitable[None]]


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

    async def redraw(self, card: int, now: Edit, later: Edit) -> bool:
        """Bring a card up to date; False if an edit under way will see to it.

        `now` is the first edit (the answer to a press), `later` each one after; both read before they draw.
        """
        if card in self._stale:
            self._stale[card] = True
            return False
        self._stale[card] = False
        try:
            await _attempt(now)
            while self._stale[card]:
                await asyncio.sleep(EDIT_EVERY)
                self._stale[card] = False
                await _attempt(later)
        finally:
            del self._stale[card]
        return True


async def _attempt(edit: Edit) -> None:
    try:
        await edit()
    except REQUEST_ERRORS as error:
        log.info("card not redrawn", error=type(error).__name__, code=getattr(error, "code", None))
