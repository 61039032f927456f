"""Joining and settings: what a command is told of somebody is what is kept of them, and is asked for once."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.people import EncouragedBy, Member, Standing
from bot.domain.refusals import Reason, Refusal
from bot.services import people, privacy
from bot.store import people as rows
from bot.store.store import Store
from tests.builders import ANA, GROUP, NOW, OTHER_GROUP

LATER = NOW + timedelta(days=1)

Write = Callable[[Store], Awaitable[Standing]]

WRITES: dict[str, Write] = {
    "agreeing in another group": lambda store: people.agree(store, ANA, OTHER_GROUP, LATER),
    "agreeing in a direct message": lambda store: people.agree(store, ANA, None, LATER),
    "a command in another group": lambda store: people.admit(store, ANA, OTHER_GROUP, NOW),
    "a command the next day": lambda store: people.admit(store, ANA, GROUP, LATER),
    "a preference": lambda store: people.prefer(store, ANA, NOW, lambda chosen: replace(chosen, country="PE")),
    "a preference here": lambda store: people.prefer_here(
        store, ANA, GROUP, LATER, lambda member: replace(member, in_round=False)
    ),
    "a preference in another group": lambda store: people.prefer_here(
        store, ANA, OTHER_GROUP, LATER, lambda member: member
    ),
}


async def kept(store: Store) -> Standing:
    """Return how Ana stands, as the database has it."""
    async with store.read() as view:
        return await rows.standing(view, ANA)


@pytest.mark.parametrize("write", [pytest.param(write, id=name) for name, write in WRITES.items()])
@pytest.mark.parametrize("withdrew", [False, True], ids=["joined", "back after withdrawing"])
async def test_whoever_writes_is_told_how_somebody_stands_now_and_so_is_the_next(
    store: Store, write: Write, withdrew: bool
) -> None:
    await people.agree(store, ANA, GROUP, NOW)
    if withdrew:
        await privacy.withdraw(store, ANA, NOW)
        await people.agree(store, ANA, GROUP, NOW)
    before = await people.standing(store, ANA)
    told = await write(store)
    assert told != before
    assert told == await kept(store)
    assert told == await people.standing(store, ANA)


async def test_somebody_who_is_here_often_is_written_down_once_a_day(store: Store) -> None:
    await people.agree(store, ANA, GROUP, NOW)
    for hours in range(24):
        await people.admit(store, ANA, GROUP, NOW + timedelta(hours=hours))
    person = (await kept(store)).person
    assert person is not None
    assert person.seen_at == NOW
    assert (await people.admit(store, ANA, GROUP, LATER)).person == replace(person, seen_at=LATER)


async def test_being_let_in_changes_nothing_that_somebody_chose_for_a_group(store: Store) -> None:
    """The second command of two at once knows the group only once it has its turn."""
    await people.agree(store, ANA, None, NOW)
    await people.standing(store, ANA)  # what is remembered has no group in it
    async with store.write() as tx:
        rows.save_member(tx, Member(ANA, GROUP, joined_at=NOW, encouraged_by=EncouragedBy.NOBODY))
    told = await people.admit(store, ANA, GROUP, NOW)
    assert told.members[GROUP].encouraged_by is EncouragedBy.NOBODY
    assert told == await kept(store)


async def test_nobody_is_let_in_who_erased_everything_meanwhile(store: Store) -> None:
    await people.agree(store, ANA, GROUP, NOW)
    await people.standing(store, ANA)
    async with store.write() as tx:
        rows.erase(tx, ANA)
    with pytest.raises(Refusal) as refused:
        await people.admit(store, ANA, GROUP, LATER)
    assert refused.value.reason is Reason.NOT_JOINED
    assert await kept(store) == Standing()
