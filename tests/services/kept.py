"""What tests of a member's rights look at: what is kept of somebody, and which cards go. No test lives here."""

from functools import partial

from bot.domain.ids import PersonId
from bot.store import holdings
from bot.store.store import Store
from tests.builders import ANA, a_win

SECRET = "👩🏽\u200d🚀 " + "אמרו לא. They said no. " * 41

a_rest = partial(a_win, category="rested")
"""Return Ana's private win, of a kind that the library has."""


async def kinds(store: Store, person: PersonId = ANA) -> list[str]:
    """Return the kinds of what is kept of somebody."""
    async with store.read() as view:
        return [one.kind for one in await holdings.tally(view, person)]


async def owed(store: Store) -> list[tuple[int, int | None]]:
    """Return the wins whose cards are to be taken down, and those cards."""
    async with store.read() as view:
        return [(row["delivery_id"], row["message_id"]) for row in await view.all("SELECT * FROM takedown")]
