"""Celebrations and cheers as rows."""

from datetime import timedelta

from bot.domain.celebrations import Applause, Cheer
from bot.domain.ids import MessageId, PersonId, SubjectId
from bot.store import celebrations
from bot.store.celebrations import FIRST_NAMES
from bot.store.store import Store
from tests.builders import BEN, GROUP, MESSAGE, NOW, OTHER_CHANNEL, WIN, a_cheer
from tests.joined import join

SUBJECT = SubjectId(WIN)


async def celebrate(store: Store, person: int, after: timedelta = timedelta(0), subject: int = SUBJECT) -> bool:
    await join(store, PersonId(person))
    async with store.write() as tx:
        return await celebrations.add(tx, SubjectId(subject), GROUP, PersonId(person), NOW + after)


async def applause(store: Store, subject: int = SUBJECT) -> Applause:
    async with store.read() as view:
        return await celebrations.applause(view, SubjectId(subject))


async def test_what_nobody_celebrates_has_no_applause_and_no_cheer(store: Store) -> None:
    assert await applause(store) == Applause()
    assert await find_cheer(store, MESSAGE) is None


async def test_a_person_is_counted_once(store: Store) -> None:
    assert await celebrate(store, BEN)
    assert not await celebrate(store, BEN, timedelta(days=1))
    assert await applause(store) == Applause(1, (BEN,))


async def test_a_celebration_of_one_win_is_none_of_another(store: Store) -> None:
    assert await celebrate(store, BEN, subject=1)
    assert await celebrate(store, BEN, subject=2)
    assert await applause(store, 1) == Applause(1, (BEN,))
    assert await applause(store, 3) == Applause()


async def test_everybody_is_counted_and_the_first_few_are_named_in_the_order_they_came(store: Store) -> None:
    people = [900, 300, 700, 100, 800, 200, 600]
    for turn, person in enumerate(people):
        await celebrate(store, person, timedelta(seconds=turn))
    assert await applause(store) == Applause(len(people), tuple(PersonId(person) for person in people[:FIRST_NAMES]))


async def test_those_who_came_at_the_same_moment_are_named_in_one_fixed_order(store: Store) -> None:
    for person in (3, 1, 2):
        await celebrate(store, person)
    assert await applause(store) == Applause(3, (PersonId(1), PersonId(2), PersonId(3)))


async def save_cheer(store: Store, cheer: Cheer) -> None:
    async with store.write() as tx:
        celebrations.save_cheer(tx, cheer)


async def find_cheer(store: Store, message: int) -> Cheer | None:
    async with store.read() as view:
        return await celebrations.find_cheer(view, MessageId(message))


async def test_a_cheer_is_found_by_the_message_it_is_for(store: Store) -> None:
    cheer = a_cheer(card=MessageId(77))
    await save_cheer(store, a_cheer())
    assert await find_cheer(store, MESSAGE) == a_cheer()
    await save_cheer(store, cheer)
    assert await find_cheer(store, MESSAGE) == cheer
    assert await find_cheer(store, 77) is None


async def test_a_cheer_stays_where_it_was_when_its_card_is_written(store: Store) -> None:
    await save_cheer(store, a_cheer())
    await save_cheer(store, a_cheer(channel=OTHER_CHANNEL, card=MessageId(77)))
    assert await find_cheer(store, MESSAGE) == a_cheer(card=MessageId(77))


async def test_two_cheers_do_not_meet(store: Store) -> None:
    one, other = a_cheer(card=MessageId(77)), a_cheer(message=MessageId(5), card=MessageId(78))
    await save_cheer(store, one)
    await save_cheer(store, other)
    assert await find_cheer(store, MESSAGE) == one
    assert await find_cheer(store, 5) == other
