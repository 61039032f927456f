"""Changed wins: their cards are drawn anew until each shows what is true, and the wins round with them."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.deliveries import Outcome, State, TryLater, Undeliverable
from bot.domain.groups import Problem
from bot.domain.ids import DeliveryId, WinId
from bot.domain.schedule import Kind
from bot.domain.wins import REDRAW_AFTER
from bot.services import groups, redraws, wins
from bot.store import rounds
from bot.store.store import Store
from tests.announcers import Clock, Wall, serve, state
from tests.builders import ANA, GROUP, MESSAGE, NOW, WIN, a_posted_round
from tests.services.kept import a_rest


async def change(store: Store, words: str, *, told: bool = False) -> None:
    await wins.edit(store, WIN, ANA, GROUP, NOW, category="rested", words=words, told=told)


def shown(wall: Wall) -> list[str]:
    return [card.win.words for _, card in wall.redrawn]


async def test_a_changed_win_is_drawn_once_on_its_card(store: Store, clock: Clock, shared: DeliveryId) -> None:
    wall = Wall()
    await serve(store, wall, clock)
    await change(store, "anew")
    for _ in range(3):
        await redraws.keep_current(store, wall, clock)
        await redraws.draw_now(store, wall, WIN, clock)
        clock.pass_by(timedelta(hours=1))
    assert shown(wall) == ["anew"]
    assert wall.redrawn[0][0] == MESSAGE


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(TryLater(), id="Discord does not answer"),
        pytest.param(Undeliverable(Problem.CANNOT_POST), id="a permission is lost"),
    ],
)
async def test_what_cannot_be_drawn_is_tried_again_at_growing_distances(
    store: Store, clock: Clock, shared: DeliveryId, answer: Outcome
) -> None:
    wall = Wall()
    await serve(store, wall, clock)
    await change(store, "anew")
    wall.edits = [answer] * 8
    for wait in (*REDRAW_AFTER, REDRAW_AFTER[-1], REDRAW_AFTER[-1]):
        left = len(wall.edits)
        await redraws.keep_current(store, wall, clock)
        assert len(wall.edits) == left - 1
        clock.pass_by(timedelta(seconds=wait - 1))
        await redraws.keep_current(store, wall, clock)
        assert len(wall.edits) == left - 1
        clock.pass_by(timedelta(seconds=1))
    await redraws.keep_current(store, wall, clock)
    assert shown(wall) == ["anew"]


@pytest.mark.parametrize("problem", [Problem.CHANNEL_GONE, Problem.POST_GONE])
async def test_a_card_that_is_gone_is_left_alone(
    store: Store, clock: Clock, shared: DeliveryId, problem: Problem
) -> None:
    wall = Wall()
    await serve(store, wall, clock)
    await change(store, "anew")
    wall.edits = [Undeliverable(problem)]
    await redraws.keep_current(store, wall, clock)
    clock.pass_by(timedelta(days=1))
    await redraws.keep_current(store, wall, clock)
    assert shown(wall) == []


async def test_a_change_before_the_card_is_up_is_on_it(store: Store, clock: Clock, shared: DeliveryId) -> None:
    wall = Wall(TryLater())
    await serve(store, wall, clock)
    await change(store, "anew")
    await redraws.keep_current(store, wall, clock)
    assert shown(wall) == []
    clock.pass_by(timedelta(minutes=1))
    await serve(store, wall, clock)
    assert (await state(store, shared)).state is State.SENT
    await redraws.keep_current(store, wall, clock)
    assert shown(wall) == ["anew"]


async def test_where_the_bot_was_removed_it_waits(store: Store, clock: Clock, shared: DeliveryId) -> None:
    wall = Wall()
    await serve(store, wall, clock)
    await change(store, "anew")
    await groups.leave(store, GROUP, NOW)
    await redraws.keep_current(store, wall, clock)
    assert shown(wall) == []
    await groups.come_back(store, GROUP, NOW)
    clock.pass_by(timedelta(hours=1))
    await redraws.keep_current(store, wall, clock)
    assert shown(wall) == ["anew"]


async def test_a_fault_of_ours_with_one_card_keeps_no_other_from_being_drawn(
    store: Store, clock: Clock, shared: DeliveryId
) -> None:
    class Faulty(Wall):
        """A wall that breaks once."""

        async def redraw(self, *args: object) -> Outcome:
            """Break, then draw."""
            if not self.looks:
                self.looks = 1
                raise RuntimeError("a fault of ours")
            return await super().redraw(*args)  # type: ignore[arg-type]

    wall = Faulty()
    await serve(store, wall, clock)
    await change(store, "anew")
    await redraws.keep_current(store, wall, clock)
    clock.pass_by(timedelta(seconds=5))
    await redraws.keep_current(store, wall, clock)
    assert shown(wall) == ["anew"]


async def test_a_removed_win_is_drawn_no_more(store: Store, clock: Clock, shared: DeliveryId) -> None:
    wall = Wall()
    await serve(store, wall, clock)
    await change(store, "anew")
    await wins.remove(store, WIN, ANA, NOW)
    await redraws.keep_current(store, wall, clock)
    assert shown(wall) == []


@pytest.mark.parametrize("act", ["edit", "remove"])
async def test_the_wins_round_that_shows_it_is_drawn_anew(
    store: Store, clock: Clock, shared: DeliveryId, act: str
) -> None:
    await serve(store, Wall(), clock)
    await wins.keep(store, a_rest(id=WIN + 1))
    posted = await wins.share(store, WinId(WIN + 1), ANA, GROUP, NOW)  # any delivery will do
    async with store.write() as tx:
        rounds.save(tx, replace(a_posted_round(delivery=posted), kind=Kind.WINS_ROUND))
    if act == "edit":
        await change(store, "anew")
    else:
        await wins.remove(store, WIN, ANA, NOW)
    async with store.read() as view:
        (row,) = await view.all("SELECT redraw_at FROM posted_round")
    assert row["redraw_at"] is not None
