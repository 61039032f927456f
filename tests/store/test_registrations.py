"""What Discord knows of our commands, as rows."""

from bot.store import registrations
from bot.store.registrations import Registration
from bot.store.store import Store
from tests.builders import GROUP


async def save(store: Store, registration: Registration) -> None:
    async with store.write() as tx:
        registrations.save(tx, registration)


async def find(store: Store, scope: int) -> Registration | None:
    async with store.read() as view:
        return await registrations.find(view, scope)


async def test_a_registration_comes_back_as_it_was_saved_and_scopes_do_not_meet(store: Store) -> None:
    everywhere = Registration(0, "abc", {"win": 2**63 - 1, "Feiern 🎉": 2})
    here = Registration(GROUP, "def", {})
    await save(store, everywhere)
    assert await find(store, GROUP) is None
    await save(store, here)
    assert await find(store, 0) == everywhere
    assert await find(store, GROUP) == here


async def test_a_new_definition_takes_the_place_of_the_old_one(store: Store) -> None:
    await save(store, Registration(0, "abc", {"win": 1, "gone": 2}))
    await save(store, Registration(0, "xyz", {"win": 3}))
    assert await find(store, 0) == Registration(0, "xyz", {"win": 3})
