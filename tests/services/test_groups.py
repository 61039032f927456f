"""What a host sets: what could not be posted is owed again when they say so, and at no other time."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest

from bot.domain.deliveries import State, Undeliverable
from bot.domain.groups import ERASE_AFTER, LINES_LIMIT, Group, GroupLine, Problem, Purpose
from bot.domain.ids import DeliveryId, LineId
from bot.domain.refusals import Reason, Refusal
from bot.services import groups, wins
from bot.store import groups as rows
from bot.store.store import Store
from tests.announcers import Clock, Wall, serve, state
from tests.builders import ANA, BEN, CHANNEL, GROUP, NOW, OTHER_CHANNEL, OTHER_GROUP, WIN, a_group, a_win
from tests.joined import join

Act = Callable[[Store, Clock], Awaitable[Group]]


def choose(channel: int | None, purpose: Purpose = Purpose.WINS) -> Act:
    """Return what a host does who chooses a channel."""
    return lambda store, clock: groups.choose_channel(
        store,
        GROUP,
        BEN,
        clock,
        purpose=purpose,
        channel=channel,  # type: ignore[arg-type]
    )


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def stuck(store: Store, clock: Clock) -> DeliveryId:
    """Return a post that could not be made, of which the host was told."""
    await groups.choose_channel(store, GROUP, ANA, clock, purpose=Purpose.WINS, channel=CHANNEL)
    await join(store, ANA)
    await wins.keep(store, a_win(category="rested"))
    owed = (await wins.share(store, WIN, ANA, GROUP, NOW)).id
    await serve(store, Wall(Undeliverable(Problem.CANNOT_POST)), clock)
    return owed


@pytest.mark.parametrize(
    ("act", "is_owed"),
    [
        pytest.param(choose(CHANNEL), True, id="the same channel once more"),
        pytest.param(choose(OTHER_CHANNEL), True, id="another channel"),
        pytest.param(choose(OTHER_CHANNEL, Purpose.GOALS), True, id="a channel for something else"),
        pytest.param(choose(None), False, id="nowhere"),
        pytest.param(lambda store, clock: groups.try_again(store, GROUP, BEN, clock), True, id="a test that worked"),
        pytest.param(
            lambda store, clock: groups.change(store, GROUP, BEN, clock, lambda known: known), False, id="nothing new"
        ),
        pytest.param(
            lambda store, clock: groups.change(store, GROUP, BEN, clock, partial(replace, zone="Asia/Tokyo")),
            False,
            id="something else",
        ),
    ],
)
async def test_what_could_not_be_posted_is_owed_again_once_its_host_saw_to_it(
    store: Store, clock: Clock, stuck: DeliveryId, act: Act, is_owed: bool
) -> None:
    known = await act(store, clock)
    assert known.host == BEN
    assert await groups.find(store, GROUP) == known
    assert (await state(store, stuck)).state is (State.PENDING if is_owed else State.UNDELIVERABLE)


async def test_once_its_host_saw_to_it_the_same_problem_is_news(
    store: Store, clock: Clock, stuck: DeliveryId
) -> None:
    wall = Wall(*[Undeliverable(Problem.CANNOT_POST)] * 2)
    await groups.try_again(store, GROUP, ANA, clock)
    await serve(store, wall, clock)
    assert wall.told == [Problem.CANNOT_POST]


async def add_line(store: Store, line: int) -> None:
    await groups.add_line(store, GroupLine(LineId(line), GROUP, "Campus line", "12 34", ""))


async def test_the_last_line_that_there_may_be_can_be_delivered_twice(store: Store) -> None:
    for line in (*range(LINES_LIMIT), LINES_LIMIT - 1):
        await add_line(store, line + 1)
    assert len(await groups.lines(store, GROUP)) == LINES_LIMIT
    with pytest.raises(Refusal) as refusal:
        await add_line(store, LINES_LIMIT + 1)
    assert refusal.value.reason is Reason.TOO_MANY_LINES


@pytest.mark.parametrize(
    ("gone_for", "erased"),
    [(ERASE_AFTER - timedelta(milliseconds=1), []), (ERASE_AFTER, [OTHER_GROUP])],
    ids=["not yet", "from that very moment"],
)
async def test_only_what_was_left_for_long_enough_is_erased(
    store: Store, gone_for: timedelta, erased: list[int]
) -> None:
    async with store.write() as tx:
        rows.save(tx, a_group())
        rows.save(tx, a_group(id=OTHER_GROUP, left_at=NOW - gone_for))
    assert await groups.erase_departed(store, NOW) == erased
    async with store.read() as view:
        assert (await rows.find(view, OTHER_GROUP) is None) == bool(erased)
        assert await rows.find(view, GROUP) == a_group()
