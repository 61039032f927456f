"""The news that something was not posted: once for one thing, and for as long as the words are there to be shared."""

from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest

from bot.domain.deliveries import REVIVE_WITHIN, State, Undeliverable
from bot.domain.groups import Feature, Problem, switch
from bot.domain.ids import DeliveryId, RejectionId, SharedId
from bot.domain.rejections import Then
from bot.domain.shares import DRAFT_KEPT, HOLD, ShareCard, Told, UnsharedCard
from bot.services import deliveries, groups, people, rejections, shares, unshared
from bot.store.store import Store
from tests.announcers import Clock, Wall, serve, set_up, state
from tests.builders import ANA, GROUP, NOW, WIN, a_rejection

NO = RejectionId(WIN)
REFUSED = Undeliverable(Problem.CANNOT_POST)


@pytest.fixture
async def share(store: Store, clock: Clock) -> SharedId:
    """Let Ana write what her group would see of her "no"."""
    await set_up(store, clock)
    await people.agree(store, ANA, GROUP, NOW)
    await rejections.log(store, a_rejection(id=NO), Then.KEEP, NOW, seed=1)
    return (await shares.keep(store, NO, ANA, GROUP, Told("It was a long week."), now=NOW)).share.id


def news(wall: Wall) -> int:
    """Return how often somebody was told."""
    return sum(isinstance(card, UnsharedCard) for _, card in wall.hung)


async def turn(store: Store, clock: Clock, *, on: bool) -> None:
    """Switch sharing on or off, as the host does."""
    without = frozenset() if on else frozenset({Feature.SHARED_REJECTIONS})
    await groups.change(store, GROUP, ANA, clock, partial(switch, on=frozenset(Feature) - without))


async def sweep(store: Store, clock: Clock) -> None:
    """Do what the hourly look does with shares."""
    await shares.forget_drafts(store, clock())
    await deliveries.try_stuck_again(store, clock)
    await unshared.give_up(store, clock())


async def test_whoever_rests_while_it_is_not_posted_again_and_again_hears_of_it_once(
    store: Store, clock: Clock, share: SharedId
) -> None:
    wall = Wall()
    await people.prefer(store, ANA, NOW, partial(replace, paused_until=NOW + timedelta(days=9)))
    for _ in range(3):
        await turn(store, clock, on=True)
        await shares.post(store, share, ANA, GROUP, clock(), told=False, later=True)
        await turn(store, clock, on=False)
        clock.pass_by(HOLD)
        await serve(store, wall, clock, times=2)
    clock.pass_by(timedelta(days=9))
    await serve(store, wall, clock, times=2)
    assert news(wall) == 1


async def test_what_is_shared_again_and_stuck_again_is_posted_once_its_host_mends_it(
    store: Store, clock: Clock, share: SharedId
) -> None:
    wall = Wall(REFUSED)
    await shares.post(store, share, ANA, GROUP, NOW, told=False)
    await serve(store, wall, clock)
    clock.pass_by(REVIVE_WITHIN + timedelta(hours=1))
    await sweep(store, clock)
    await serve(store, wall, clock)
    assert news(wall) == 1
    clock.pass_by(timedelta(days=1))
    wall.answers.append(REFUSED)
    await shares.post(store, share, ANA, GROUP, clock(), told=False)
    await serve(store, wall, clock)
    clock.pass_by(timedelta(hours=1))
    await sweep(store, clock)
    await serve(store, wall, clock)
    assert (await state(store, DeliveryId(share))).state is State.SENT
    assert [type(card) for _, card in wall.hung] == [UnsharedCard, ShareCard]


async def test_words_that_were_written_long_before_are_still_there_when_their_author_hears_of_it(
    store: Store, clock: Clock, share: SharedId
) -> None:
    wall = Wall(REFUSED)
    clock.now = NOW + DRAFT_KEPT - timedelta(days=1)
    await shares.post(store, share, ANA, GROUP, clock(), told=False)
    await serve(store, wall, clock)
    clock.pass_by(REVIVE_WITHIN + timedelta(hours=1))
    await sweep(store, clock)
    clock.pass_by(timedelta(hours=1))
    await sweep(store, clock)
    await serve(store, wall, clock)
    assert news(wall) == 1
    assert await shares.unsent(store, ANA) == {NO}
