"""Cards of erased wins go: found where nobody saw them arrive, tried again out of reach, and given up aloud."""

from datetime import datetime, timedelta

import pytest

from bot.domain.deliveries import BACKOFF, Delivery, Outcome, TryLater, Undeliverable
from bot.domain.groups import Problem
from bot.domain.ids import ChannelId, DeliveryId, MessageId
from bot.domain.takedowns import GIVE_UP_AFTER
from bot.services import privacy, takedowns
from bot.store.store import Store
from tests.announcers import Clock, Wall, serve
from tests.builders import ANA, CHANNEL, GROUP, MESSAGE, NOW, WIN
from tests.services.kept import owed


class Closed(Wall):
    """A wall that nobody can reach."""

    tries = 0

    async def take_down(self, channel: ChannelId, message: MessageId) -> bool:
        """Fail."""
        self.tries += 1
        return False


async def test_a_card_out_of_reach_is_tried_at_growing_distances_and_given_up_aloud(
    store: Store, clock: Clock, shared: DeliveryId, capsys: pytest.CaptureFixture[str]
) -> None:
    wall = Closed()
    await serve(store, wall, clock)
    await privacy.erase(store, ANA, NOW)
    for wait in BACKOFF:
        await takedowns.work_off(store, wall, clock)
        tries = wall.tries
        clock.pass_by(timedelta(seconds=wait - 1))
        await takedowns.work_off(store, wall, clock)
        assert wall.tries == tries
        clock.pass_by(timedelta(seconds=1))
    assert "given up" not in capsys.readouterr().out
    for _ in range(GIVE_UP_AFTER):
        await takedowns.work_off(store, wall, clock)
        clock.pass_by(timedelta(hours=1))
    assert wall.tries == GIVE_UP_AFTER
    assert await owed(store) == []
    (warning,) = [line for line in capsys.readouterr().out.splitlines() if "takedown given up" in line]
    assert "warning" in warning
    assert all(str(number) in warning for number in (GROUP, CHANNEL, MESSAGE))


async def test_a_card_that_never_arrived_is_looked_for_once(store: Store, clock: Clock, shared: DeliveryId) -> None:
    wall = Wall(TryLater())
    await serve(store, wall, clock)
    receipt = await privacy.erase(store, ANA, NOW)
    assert receipt.posts == 0
    await takedowns.work_off(store, wall, clock)
    assert wall.looks == 1
    assert await owed(store) == []


class Blind(Wall):
    """A wall at which one cannot look."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(TryLater())
        self.problem = problem

    async def find(self, delivery: Delivery, since: datetime) -> Outcome | None:
        """Say what keeps us."""
        return Undeliverable(self.problem)


@pytest.mark.parametrize(
    ("problem", "left"),
    [
        pytest.param(Problem.CHANNEL_GONE, [], id="its channel is gone, and the card with it"),
        pytest.param(Problem.CANNOT_LOOK, [(WIN, None)], id="its channel may be open again later"),
    ],
)
async def test_a_card_that_cannot_be_looked_for_waits_or_went_with_its_channel(
    store: Store, clock: Clock, shared: DeliveryId, problem: Problem, left: list[tuple[int, int | None]]
) -> None:
    wall = Blind(problem)
    await serve(store, wall, clock)
    await privacy.erase(store, ANA, NOW)
    await takedowns.work_off(store, wall, clock)
    assert await owed(store) == left
