"""What comes from other members, where its reader has left their server: it reaches them if it was there before."""

from datetime import timedelta

import pytest

from bot.domain.deliveries import Delivery, Posted, State, TryLater
from bot.domain.ids import DeliveryId, EncouragementId
from bot.domain.schedule import Kind, Skip, delivery_id, schedule_id
from bot.services import peers, people
from bot.store.store import Store
from tests.announcers import Clock, Wall, serve, state
from tests.builders import ANA, BEN, GROUP, MESSAGE, NOW, an_encouragement


@pytest.fixture
async def owed(store: Store) -> DeliveryId:
    """Return the message that Ben is owed by what Ana sent him."""
    for person in (ANA, BEN):
        await people.agree(store, person, GROUP, NOW)
    kept = await peers.propose(store, an_encouragement(id=1, words="", sent=False), seed=1)
    await peers.send(store, kept.id, ANA, NOW)
    return delivery_id(schedule_id(Kind.ENCOURAGED, GROUP, BEN, EncouragementId(1)), NOW.date(), 0)


async def settled(store: Store, owed: DeliveryId) -> tuple[Delivery, int]:
    """Return how it stands, and how many encouragements Ben has in his list."""
    return await state(store, owed), (await peers.received(store, BEN, 0, NOW)).total


async def test_it_is_skipped_kept_from_them_and_not_looked_for(store: Store, clock: Clock, owed: DeliveryId) -> None:
    wall = Wall()
    wall.leavings = [True]
    await serve(store, wall, clock, times=3)
    delivery, listed = await settled(store, owed)
    assert (delivery.state, delivery.skip, listed) == (State.SKIPPED, Skip.LEFT, 0)
    assert (wall.hung, wall.looks) == ([], 0)


@pytest.mark.parametrize("arrived", [pytest.param(True, id="arrived"), pytest.param(False, id="did not")])
async def test_after_an_attempt_whose_end_nobody_saw_it_is_looked_for(
    store: Store, clock: Clock, owed: DeliveryId, arrived: bool
) -> None:
    wall = Wall(TryLater())
    wall.leavings = [False, True]
    await serve(store, wall, clock)
    if arrived:
        wall.cards.append(MESSAGE)
    clock.pass_by(timedelta(minutes=1))
    await serve(store, wall, clock, times=2)
    delivery, listed = await settled(store, owed)
    assert (delivery.state, listed) == ((State.SENT, 1) if arrived else (State.SKIPPED, 0))
    assert wall.looks == 1
    assert wall.hung == []


async def test_while_nobody_can_tell_it_waits_and_then_comes_once(
    store: Store, clock: Clock, owed: DeliveryId
) -> None:
    wall = Wall(Posted(MESSAGE))
    wall.leavings = [None, None, False]
    for _ in range(5):
        await serve(store, wall, clock)
        clock.pass_by(timedelta(minutes=2))
    assert (await settled(store, owed))[0].state is State.SENT
    assert len(wall.hung) == 1
