"""Transactions that are known by their number alone, and the proof that each is whole. No test lives here."""

from bot.domain.celebrations import Applause
from bot.domain.ids import PersonId, SubjectId, WinId
from bot.domain.wins import Win
from bot.store import celebrations, deliveries, wins
from bot.store.store import Paths, Store, open_store
from tests.builders import BEN, GROUP, NOW, a_delivery, a_win
from tests.joined import join, sealer_of

PEOPLE = 40
"""Authors. Each one's first win makes a key, so keys are made all along."""


def the_win(number: int) -> Win:
    """Return the win of that number, always the same, with words of many lengths."""
    words = f"{number} 🎉 " + "got up again " * (number * 7 % 76)
    return a_win(id=number, person=PersonId(100 + number % PEOPLE), words=words)


async def write(store: Store, number: int) -> None:
    """Keep a win, owe its card and celebrate it, in one transaction of several hops to the thread."""
    win = the_win(number)
    sealer = await sealer_of(store, win.person)
    await join(store, BEN)
    async with store.write() as tx:
        wins.insert(tx, win, sealer)
        await deliveries.find_for_win(tx, win.id)
        deliveries.save(tx, a_delivery(id=number))
        await celebrations.add(tx, SubjectId(number), GROUP, BEN, NOW)


async def check_one(store: Store, number: int) -> None:
    """Prove that a transaction is whole and that its words open."""
    expected = the_win(number)
    sealer = await sealer_of(store, expected.person)
    async with store.read() as view:
        assert await wins.find(view, WinId(number), sealer) == expected
        assert await deliveries.find_for_win(view, WinId(number)) == a_delivery(id=number)
        assert await celebrations.applause(view, SubjectId(number)) == Applause(1, (BEN,))


async def numbers_in(store: Store) -> set[int]:
    """Return the transactions that are there, having proved that none is there in part."""
    async with store.read() as view:
        there = {row["id"] for row in await view.all("SELECT id FROM win")}
        assert there == {row["win_id"] for row in await view.all("SELECT win_id FROM delivery")}
        assert there == {row["subject_id"] for row in await view.all("SELECT subject_id FROM celebration")}
    return there


async def reopen_and_check(
    paths: Paths, acknowledged: set[int], checked: frozenset[int] = frozenset()
) -> frozenset[int]:
    """Open the store, prove that nothing acknowledged is missing and that what was not yet `checked` is whole."""
    async with open_store(paths, NOW) as store:
        there = await numbers_in(store)
        assert acknowledged | checked <= there
        for number in there - checked:
            await check_one(store, number)
    return frozenset(there)
