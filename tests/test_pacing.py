"""Cards are redrawn at once when it is quiet, and then as often as Discord takes it, with the final state last."""

import asyncio

import pytest

from bot import pacing
from bot.pacing import CardKeeper

CARD = 1


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pacing, "EDIT_EVERY", 0)


class Wall:
    """What hangs in the channel, and what is true."""

    def __init__(self) -> None:
        self.true = 0
        self.shown = 0
        self.edits = 0
        self.slow = asyncio.Event()

    async def draw(self) -> None:
        """Read what is true, then take a while to show it."""
        read = self.true
        await self.slow.wait()
        self.shown = read
        self.edits += 1


async def test_presses_during_an_edit_are_shown_by_one_later_edit() -> None:
    keeper, wall = CardKeeper(), Wall()
    wall.true = 1
    first = asyncio.create_task(keeper.redraw(CARD, wall.draw, wall.draw))
    await asyncio.sleep(0)
    for count in range(2, 200):
        wall.true = count
        assert not await keeper.redraw(CARD, wall.draw, wall.draw)
    wall.slow.set()
    assert await first
    assert wall.shown == 199
    assert wall.edits == 2


async def test_a_failed_edit_does_not_keep_the_card_from_being_redrawn() -> None:
    keeper, wall = CardKeeper(), Wall()
    wall.slow.set()

    async def fail() -> None:
        raise RuntimeError("Discord is away")

    with pytest.raises(RuntimeError):
        await keeper.redraw(CARD, fail, fail)
    wall.true = 5
    assert await keeper.redraw(CARD, wall.draw, wall.draw)
    assert wall.shown == 5


async def test_cards_do_not_wait_for_each_other() -> None:
    keeper, slow, quick = CardKeeper(), Wall(), Wall()
    quick.slow.set()
    under_way = asyncio.create_task(keeper.redraw(CARD, slow.draw, slow.draw))
    await asyncio.sleep(0)
    assert await keeper.redraw(CARD + 1, quick.draw, quick.draw)
    slow.slow.set()
    await under_way


async def test_presses_one_after_the_other_draw_a_card_once_in_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pacing, "EDIT_EVERY", 0.05)
    keeper, wall, answered = CardKeeper(), Wall(), 0
    wall.slow.set()

    async def answer() -> None:
        nonlocal answered
        answered += 1

    presses = []
    for count in range(1, 101):
        wall.true = count
        presses.append(asyncio.create_task(keeper.redraw(CARD, wall.draw, wall.draw, answer)))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
    await asyncio.gather(*presses)
    assert wall.shown == 100
    assert wall.edits == 2
    assert answered == 99
    assert await keeper.redraw(CARD + 1, wall.draw, wall.draw, answer)
    assert answered == 99, "another card is drawn at once"
