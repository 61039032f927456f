"""A clock that was far ahead, and is right again: what it put off comes within the hour, and comes once."""

from dataclasses import replace
from datetime import timedelta

from bot.domain.deliveries import State, TryLater
from bot.domain.ids import DeliveryId
from bot.domain.schedule import Kind
from bot.services import clocks, redraws, takedowns, wins
from bot.services import rounds as rounds_service
from bot.store import rounds
from bot.store.store import Store
from tests.announcers import Clock, Wall, serve, state
from tests.builders import ANA, GROUP, NOW, WIN, a_posted_round
from tests.services.kept import owed

AHEAD, AN_HOUR = NOW + timedelta(days=365), timedelta(hours=1)


async def test_a_card_that_could_not_go_up_goes_up_once(store: Store, clock: Clock, shared: DeliveryId) -> None:
    wall = Wall(TryLater())
    clock.now = AHEAD
    await serve(store, wall, clock)
    clock.now = NOW + AN_HOUR
    await serve(store, wall, clock)
    assert (await state(store, shared)).state is State.PENDING
    await clocks.mend(store, clock.now)
    await serve(store, wall, clock)
    assert (await state(store, shared)).state is State.SENT
    assert wall.looks == 1, "when it was tried is not known, so it may be there"


async def test_words_that_were_taken_out_do_not_show_for_as_long_as_it_was_ahead(
    store: Store, clock: Clock, shared: DeliveryId
) -> None:
    wall = Wall()
    await serve(store, wall, clock)
    posted = replace(a_posted_round(delivery=await state(store, shared)), kind=Kind.WINS_ROUND)
    async with store.write() as tx:
        rounds.save(tx, replace(posted, ends_at=NOW + timedelta(days=7)))
    await wins.edit(store, WIN, ANA, GROUP, AHEAD, category="rested", words="anew")
    clock.now = NOW + AN_HOUR
    for _ in range(2):
        await redraws.keep_current(store, wall, clock)
        await rounds_service.keep_current(store, wall, clock)
        await clocks.mend(store, clock.now)
    assert [card.win.words for _, card in wall.redrawn] == ["anew"]
    assert len(wall.wins_drawn) == 1


async def test_a_card_that_is_to_go_goes(store: Store, clock: Clock, shared: DeliveryId) -> None:
    wall = Wall()
    await serve(store, wall, clock)
    await wins.remove(store, WIN, ANA, AHEAD)
    clock.now = NOW + AN_HOUR
    await takedowns.work_off(store, wall, clock)
    assert len(await owed(store)) == 1
    await clocks.mend(store, clock.now)
    await takedowns.work_off(store, wall, clock)
    assert await owed(store) == []
    assert wall.cards == []


async def test_what_waits_on_purpose_keeps_its_time(store: Store, clock: Clock, shared: DeliveryId) -> None:
    wall = Wall(TryLater())
    await serve(store, wall, clock)
    before = await state(store, shared)
    await clocks.mend(store, clock.now)
    assert await state(store, shared) == before
