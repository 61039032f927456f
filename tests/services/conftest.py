"""Fixtures of the services: a clock that is told the time, and a win that was shared."""

import pytest

from bot.domain.ids import DeliveryId
from bot.services import people, wins
from bot.store.store import Store
from tests.announcers import Clock, set_up
from tests.builders import ANA, GROUP, NOW, WIN
from tests.services.kept import SECRET, a_rest


@pytest.fixture
def clock() -> Clock:
    """Return a clock."""
    return Clock()


@pytest.fixture
async def shared(store: Store, clock: Clock) -> DeliveryId:
    """Let Ana, who set the group up, share a win; return its card's delivery, which nobody has tried yet."""
    await set_up(store, clock)
    await people.agree(store, ANA, GROUP, NOW)
    await wins.keep(store, a_rest(words=SECRET))
    return (await wins.share(store, WIN, ANA, GROUP, NOW)).id
