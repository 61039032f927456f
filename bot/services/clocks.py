"""What a clock that was ahead put off: due now, by the clock that is right."""

from datetime import datetime

from bot.domain.deliveries import FARTHEST_TRY
from bot.store import deliveries, rounds, takedowns, wins
from bot.store.store import Store


async def mend(store: Store, now: datetime) -> None:
    """Try now what would otherwise wait for as long as a clock was ahead: words that were removed would show so long.

    What is planned for later on purpose stays, and is planned again elsewhere (`schedule.mend`).
    """
    beyond = now + FARTHEST_TRY
    async with store.write() as tx:
        for kept in (takedowns, wins, rounds, deliveries):
            kept.pull_in(tx, beyond, now)
