"""Posts that are owed, as rows."""

from datetime import timedelta

import pytest

from bot.domain.deliveries import Delivery, State, begin, is_due
from bot.domain.groups import Problem
from bot.domain.ids import ChannelId, DeliveryId, MessageId, WinId
from bot.store import deliveries, wins
from bot.store.deliveries import BATCH, SHARE
from bot.store.errors import StoreFailed
from bot.store.store import Store
from tests.builders import MESSAGE, NOW, OTHER_CHANNEL, WIN, a_delivery, a_win
from tests.joined import sealer_of

SECOND = timedelta(seconds=1)


async def save(store: Store, *several: Delivery) -> None:
    """Save deliveries, each with the win that it is the card of."""
    sealer = await sealer_of(store, a_win().person)
    async with store.write() as tx:
        for delivery in several:
            wins.insert(tx, a_win(id=delivery.win or 0), sealer)
            deliveries.save(tx, delivery)


async def find(store: Store, delivery: int = WIN) -> Delivery | None:
    async with store.read() as view:
        return await deliveries.find(view, DeliveryId(delivery))


async def due(store: Store, after: timedelta = timedelta(0)) -> list[int]:
    async with store.read() as view:
        return [delivery for delivery, _ in await deliveries.due(view, NOW + after)]


@pytest.mark.parametrize(
    "delivery",
    [
        pytest.param(a_delivery(), id="owed"),
        pytest.param(a_delivery(channel=None), id="owed to no channel yet"),
        pytest.param(a_delivery(alerts=True), id="owed, and its author was told of alerts"),
        pytest.param(begin(a_delivery(), NOW), id="being sent"),
        pytest.param(a_delivery(state=State.SENT, first_try=NOW, attempts=2, message=MESSAGE), id="sent"),
        *(
            pytest.param(
                a_delivery(state=State.UNDELIVERABLE, attempts=1, first_try=NOW, problem=problem), id=problem
            )
            for problem in Problem
        ),
    ],
)
async def test_a_delivery_comes_back_as_it_was_saved(store: Store, delivery: Delivery) -> None:
    await save(store, delivery)
    assert await find(store) == delivery
    async with store.read() as view:
        assert await deliveries.find_for_win(view, WIN) == delivery


async def test_what_was_never_owed_is_absent(store: Store) -> None:
    await save(store, a_delivery(id=1))
    assert await find(store, 2) is None
    async with store.read() as view:
        assert await deliveries.find_for_win(view, WinId(2)) is None


async def test_saving_again_writes_how_it_now_is(store: Store) -> None:
    await save(store, begin(a_delivery(), NOW), a_delivery(id=2))
    settled = a_delivery(
        channel=OTHER_CHANNEL, state=State.SENT, attempts=7, message=MESSAGE, next_try=NOW + SECOND, alerts=True
    )
    await save(store, settled)
    assert await find(store) == settled
    assert await find(store, 2) == a_delivery(id=2)


async def test_a_win_has_one_card(store: Store) -> None:
    await save(store, a_delivery(id=1))
    with pytest.raises(StoreFailed, match="UNIQUE"):
        await save(store, a_delivery(id=2, win=1))


async def test_one_message_is_the_card_of_one_win(store: Store) -> None:
    await save(store, a_delivery(id=1, message=MESSAGE))
    with pytest.raises(StoreFailed, match="UNIQUE"):
        await save(store, a_delivery(id=2, message=MESSAGE))
    assert await find(store, 2) is None


async def test_nothing_is_owed_for_a_win_that_is_not_there(store: Store) -> None:
    with pytest.raises(StoreFailed, match="FOREIGN KEY"):
        async with store.write() as tx:
            deliveries.save(tx, a_delivery())


async def test_due_is_what_is_open_and_whose_time_has_come_the_longest_waiting_first(store: Store) -> None:
    await save(
        store,
        a_delivery(id=1, next_try=NOW),
        a_delivery(id=2, next_try=NOW - 2 * SECOND),
        a_delivery(id=3, state=State.SENDING, next_try=NOW - SECOND),
        a_delivery(id=4, state=State.SENDING, next_try=NOW + timedelta(milliseconds=1)),
        a_delivery(id=5, next_try=NOW + timedelta(milliseconds=1)),
        a_delivery(id=6, state=State.SENT, next_try=NOW - SECOND, message=MessageId(6)),
        a_delivery(id=7, state=State.UNDELIVERABLE, next_try=NOW - SECOND, problem=Problem.NO_CHANNEL),
    )
    assert await due(store) == [2, 3, 1]
    assert sorted(await due(store, SECOND)) == [1, 2, 3, 4, 5]
    async with store.read() as view:
        found = [await deliveries.find(view, delivery) for delivery, _ in await deliveries.due(view, NOW)]
    assert all(delivery is not None and is_due(delivery, NOW) for delivery in found)


async def test_one_tick_takes_up_a_batch_and_the_next_one_the_rest(store: Store) -> None:
    channels = [ChannelId(1 + number % 20) for number in range(BATCH + 6)]  # no more than its share for each
    owed = [a_delivery(id=n, channel=channels[n], next_try=NOW - n * SECOND) for n in range(1, BATCH + 6)]
    await save(store, *owed)
    first = await due(store)
    assert first == list(range(BATCH + 5, 5, -1))
    for number in first:
        delivery = await find(store, number)
        assert delivery is not None
        async with store.write() as tx:
            deliveries.save(tx, begin(delivery, NOW))
    assert await due(store) == [5, 4, 3, 2, 1]


async def test_a_channel_with_much_to_post_leaves_the_others_their_turn(store: Store) -> None:
    crowded = [a_delivery(id=n, next_try=NOW - timedelta(hours=1)) for n in range(1, 2 * SHARE)]
    other = a_delivery(id=900, channel=ChannelId(77), next_try=NOW)
    await save(store, *crowded, other)
    taken = await due(store)
    assert len(taken) == SHARE + 1
    assert 900 in taken


async def test_a_start_takes_up_what_a_process_that_is_gone_was_sending(store: Store) -> None:
    waiting = a_delivery(id=2, next_try=NOW + timedelta(hours=1))
    sent = a_delivery(id=3, state=State.SENT, message=MESSAGE)
    await save(store, begin(a_delivery(id=1), NOW), waiting, sent)
    assert await due(store, SECOND) == []
    async with store.write() as tx:
        deliveries.end_leases(tx, NOW + SECOND)
    assert await due(store, SECOND) == [1]
    taken_up = await find(store, 1)
    assert taken_up is not None
    assert (taken_up.first_try, taken_up.attempts, taken_up.state) == (NOW, 1, State.SENDING)
    assert await find(store, 2) == waiting
    assert await find(store, 3) == sent
