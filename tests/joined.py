"""People who agreed: nothing can be kept of anybody else. No test lives here."""

from bot.domain.ids import PersonId
from bot.domain.people import CONSENT, Person
from bot.store import people
from bot.store.store import Store
from bot.store.vault import Sealer
from tests.builders import NOW


async def join(store: Store, *several: PersonId) -> None:
    """Let people agree."""
    for person in several:
        await store.vault.make_key(person, NOW)
    async with store.write() as tx:
        for person in several:
            people.save(tx, Person(person, CONSENT, agreed_at=NOW, seen_at=NOW))


async def sealer_of(store: Store, person: PersonId) -> Sealer:
    """Let somebody agree, if they have not yet, and return their sealer."""
    await join(store, person)
    return await store.vault.sealer(person)
