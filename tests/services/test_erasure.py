"""An erasure is finished whatever comes in between, and nothing gets in beside it, neither a row nor a card."""

import asyncio
import threading
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial
from random import Random
from sqlite3 import Connection

import pytest

from bot.domain.deliveries import Delivery, Outcome, Posted, TryLater
from bot.domain.ids import DeliveryId, GroupId
from bot.domain.refusals import Refusal
from bot.domain.weeks import Review
from bot.domain.wins import Visibility
from bot.services import celebrations, deliveries, goals, groups, people, privacy, takedowns, weeks, wins
from bot.services.announcer import Card
from bot.store import people as rows
from bot.store.errors import StoreError
from bot.store.store import Store
from bot.store.vault import SealBroken
from tests.announcers import Clock, Wall, serve, set_up
from tests.builders import ANA, BEN, GOAL, GROUP, MESSAGE, NOW, WIN, a_goal, an_entry
from tests.joined import join
from tests.services.kept import SECRET, a_rest, kinds, owed

# What a crash may leave behind: every state between two commits of an erasure.


async def _key_gone(store: Store) -> None:
    await store.vault.forget(ANA)


async def _fact_written(store: Store) -> None:
    async with store.write() as tx:
        rows.withdraw(tx, ANA, NOW)


async def _fact_written_and_key_gone(store: Store) -> None:
    await _fact_written(store)
    await _key_gone(store)


Crash = Callable[[Store], Awaitable[None]]
CRASHES = [
    pytest.param(_key_gone, [], id="delete, after the key"),
    pytest.param(_fact_written, ["withdrawal"], id="withdraw, after the fact"),
    pytest.param(_fact_written_and_key_gone, ["withdrawal"], id="withdraw, after the key"),
]


@pytest.mark.parametrize(("crash", "left"), CRASHES)
async def test_an_interrupted_erasure_is_finished_at_the_next_start(
    store: Store, clock: Clock, shared: DeliveryId, crash: Crash, left: list[str]
) -> None:
    await people.agree(store, BEN, GROUP, NOW)
    await serve(store, Wall(), clock)
    await crash(store)
    assert await privacy.finish(store, NOW) == 1
    assert await kinds(store) == left
    assert set(await store.vault.people()) == {BEN}
    assert await owed(store) == [(WIN, MESSAGE)]
    assert await privacy.finish(store, NOW) == 0
    assert await kinds(store, BEN) == ["person", "member"]


@pytest.mark.parametrize(("crash", "left"), CRASHES)
async def test_whoever_joins_after_an_interrupted_erasure_begins_anew(
    store: Store, shared: DeliveryId, crash: Crash, left: list[str]
) -> None:
    await crash(store)
    await people.agree(store, ANA, None, NOW)
    assert await kinds(store) == ["person"]
    await wins.keep(store, a_rest(words="again"))
    assert [one.win.words for one in (await wins.list_own(store, ANA, 0)).wins] == ["again"]


async def test_the_interrupted_withdrawal_of_a_host_who_never_joined_is_finished(store: Store, clock: Clock) -> None:
    await set_up(store, clock)
    await _fact_written(store)
    assert await kinds(store) == ["withdrawal", "peer_group"]
    assert await privacy.finish(store, NOW) == 1
    assert await kinds(store) == ["withdrawal"]
    assert (await groups.find(store, GROUP)).host is None
    assert await privacy.finish(store, NOW) == 0


async def test_whoever_withdrew_and_is_about_to_join_keeps_their_key(store: Store) -> None:
    """A crash in the middle of joining again, too, leaves a key."""
    await _fact_written(store)
    await store.vault.make_key(ANA, NOW)
    assert await privacy.finish(store, NOW) == 0
    await privacy.finish_for(store, ANA, NOW)
    assert set(await store.vault.people()) == {ANA}
    assert await kinds(store) == ["withdrawal"]


async def test_a_withdrawal_that_was_interrupted_counts_from_the_moment_it_is_written(store: Store) -> None:
    await people.agree(store, ANA, GROUP, NOW)
    assert (await people.standing(store, ANA)).withdrawn_at is None
    async with store.vault._keys.write() as tx:
        await tx.one("SELECT 1")  # nobody gets at a key: the withdrawal waits between its fact and the rest
        withdrawing = asyncio.create_task(privacy.withdraw(store, ANA, NOW))
        async with asyncio.timeout(30):
            while "withdrawal" not in await kinds(store):
                await asyncio.sleep(0)
        withdrawing.cancel()
        await asyncio.wait({withdrawing})
    assert (await people.standing(store, ANA)).withdrawn_at == NOW
    with pytest.raises(Refusal):
        await people.admit(store, ANA, GROUP, NOW)


def _stand_still_until(gate: threading.Event) -> Callable[[Connection], None]:
    """Return what keeps a connection's thread busy, and every commit behind it waiting."""

    def wait(_: Connection) -> None:
        gate.wait(5)

    return wait


@pytest.mark.parametrize("times", [1, 2], ids=["cancelled", "cancelled twice"])
@pytest.mark.parametrize("asks", [False, True], ids=["a commit it may share", "a commit of its own"])
async def test_what_was_changed_counts_even_if_its_commit_was_cancelled(store: Store, asks: bool, times: int) -> None:
    await people.agree(store, ANA, GROUP, NOW)
    assert (await people.standing(store, ANA)).withdrawn_at is None
    may_commit, leaving = threading.Event(), asyncio.Event()

    async def withdraw() -> None:
        async with store.write() as tx:
            rows.withdraw(tx, ANA, NOW)
            if asks:
                await tx.one("SELECT 1")
            store._database._writer.queue(_stand_still_until(may_commit))
            leaving.set()

    writing = asyncio.create_task(withdraw())
    await leaving.wait()
    for _ in range(times):
        await asyncio.sleep(0)
        writing.cancel()
        await asyncio.sleep(0)
    may_commit.set()
    await asyncio.wait({writing})
    assert writing.cancelled()
    assert (await people.standing(store, ANA)).withdrawn_at == NOW


async def test_no_text_is_sealed_with_a_key_whose_erasure_was_cancelled_while_it_was_committed(store: Store) -> None:
    await store.vault.make_key(ANA, NOW)
    await store.vault.sealer(ANA)
    may_commit = threading.Event()
    store.vault._keys._writer.queue(_stand_still_until(may_commit))
    forgetting = asyncio.create_task(store.vault.forget(ANA))
    await asyncio.sleep(0)
    forgetting.cancel()
    await asyncio.sleep(0)
    may_commit.set()
    await asyncio.wait({forgetting})
    with pytest.raises(SealBroken):
        await store.vault.sealer(ANA)


async def test_a_key_without_a_person_is_shown_and_goes(store: Store) -> None:
    """A crash in the middle of joining leaves one. No start erases it: a backup may have been restored."""
    await store.vault.make_key(ANA, NOW)
    assert await privacy.finish(store, NOW) == 0
    assert [one.kind for one in (await privacy.overview(store, ANA)).held] == ["key"]
    await privacy.erase(store, ANA, NOW)
    assert set(await store.vault.people()) == set()


# Beside an erasure


@pytest.mark.parametrize("seed", range(60))
async def test_whatever_runs_beside_an_erasure_nothing_is_left_or_all_of_it_opens(store: Store, seed: int) -> None:
    """Commands of the same person in every order: rows without a person are refused, those with one can be read."""
    chance = Random(seed)
    await people.agree(store, ANA, GROUP, NOW)
    await join(store, BEN)
    await wins.keep(store, a_rest(words=SECRET))
    await goals.set_goal(store, a_goal(words=SECRET[:150]), NOW)
    later = NOW + timedelta(days=2)
    acts: list[Callable[[], Awaitable[object]]] = [
        partial(privacy.erase, store, ANA, NOW),
        partial(wins.keep, store, a_rest(id=2, words=SECRET)),
        partial(wins.share, store, WIN, ANA, GROUP, NOW),
        partial(celebrations.celebrate, store, WIN, BEN, NOW),
        partial(people.admit, store, ANA, GroupId(77), later),
        partial(people.prefer, store, ANA, NOW, lambda chosen: replace(chosen, zone="UTC")),
        partial(privacy.finish, store, NOW),
        partial(wins.list_own, store, ANA, 0),
        partial(goals.set_goal, store, a_goal(id=3, words=SECRET[:150]), NOW),
        partial(goals.log, store, an_entry(), NOW),
        partial(goals.show, store, GOAL, ANA, Visibility.GROUP, NOW),
        partial(weeks.take_pass, store, ANA, GROUP, NOW),
        partial(weeks.look_back, store, ANA, GROUP, Review(next=SECRET[:500]), NOW),
        partial(weeks.close_due, store, lambda: NOW + timedelta(days=8)),
        partial(goals.overview, store, ANA, GROUP, NOW),
    ]
    chance.shuffle(acts)

    async def after(turns: int, act: Callable[[], Awaitable[object]]) -> object:
        for _ in range(turns):
            await asyncio.sleep(0)
        return await act()

    told = await asyncio.gather(*(after(chance.randrange(40), act) for act in acts), return_exceptions=True)
    assert [one for one in told if isinstance(one, BaseException) and not isinstance(one, Refusal | StoreError)] == []
    assert await kinds(store) == []
    assert await kinds(store, BEN) == ["person"]
    assert set(await store.vault.people()) == {BEN}
    async with store.read() as view:
        assert await view.all("PRAGMA foreign_key_check") == []


@pytest.mark.parametrize("is_interrupted", [False, True], ids=["for the first time", "after an interrupted erasure"])
@pytest.mark.parametrize("turns", range(0, 60, 3))
async def test_whoever_joins_while_interrupted_erasures_are_finished_stays(
    store: Store, turns: int, is_interrupted: bool
) -> None:
    if is_interrupted:
        await people.agree(store, ANA, GROUP, NOW)
        await store.vault.forget(ANA)
    finishing = asyncio.create_task(privacy.finish(store, NOW))
    for _ in range(turns):
        await asyncio.sleep(0)
    await people.agree(store, ANA, GROUP, NOW)
    await finishing
    assert await kinds(store) == ["person", "member"]
    await wins.keep(store, a_rest())


@pytest.mark.parametrize("turns", range(0, 60, 3))
async def test_whoever_joins_while_they_are_erased_has_a_key_or_is_not_there(store: Store, turns: int) -> None:
    await people.agree(store, ANA, GROUP, NOW)
    await wins.keep(store, a_rest())
    joining = asyncio.create_task(people.agree(store, ANA, GROUP, NOW))
    for _ in range(turns):
        await asyncio.sleep(0)
    await privacy.erase(store, ANA, NOW)
    await joining
    assert ("person" in await kinds(store)) == (ANA in await store.vault.people())
    if "person" in await kinds(store):
        await wins.keep(store, a_rest(id=2))
        assert [one.win.id for one in (await wins.list_own(store, ANA, 0)).wins] == [2]


class Eraser(Wall):
    """A wall on which a card arrives while its author erases everything."""

    def __init__(self, store: Store, *, is_seen: bool = True) -> None:
        super().__init__()
        self.store = store
        self.is_seen = is_seen

    async def post(self, delivery: Delivery, card: Card) -> Outcome:
        """Erase, hang the card up, and say so or not."""
        await privacy.erase(self.store, ANA, NOW)
        self.cards.append(MESSAGE)
        return Posted(MESSAGE) if self.is_seen else TryLater()


@pytest.mark.parametrize("is_seen", [True, False], ids=["seen", "unseen"])
async def test_a_card_that_arrives_while_its_win_is_erased_is_taken_down(
    store: Store, clock: Clock, shared: DeliveryId, is_seen: bool
) -> None:
    wall = Eraser(store, is_seen=is_seen)
    await serve(store, wall, clock)
    assert wall.cards == [MESSAGE]
    assert await owed(store) == [(WIN, MESSAGE if is_seen else None)]
    await takedowns.work_off(store, wall, clock)
    if not is_seen:
        assert wall.cards == [MESSAGE], "it is looked for only once that attempt is over"
        clock.pass_by(timedelta(minutes=3))
        await takedowns.work_off(store, wall, clock)
    assert wall.cards == []
    assert await owed(store) == []


async def test_a_card_that_was_not_tried_yet_is_never_posted(store: Store, clock: Clock, shared: DeliveryId) -> None:
    wall = Wall()
    await privacy.erase(store, ANA, NOW)
    assert await owed(store) == []
    await serve(store, wall, clock)
    assert await deliveries.deliver(store, wall, shared, clock) is None
    assert wall.cards == []
