"""What somebody asked to keep of a reframe. The rest of it is kept by nobody."""

from bot.domain.ids import KeepsakeId, PersonId
from bot.domain.pages import nearest
from bot.domain.reframes import Keepsake, KeptPage
from bot.store import reframes
from bot.store.store import Store


async def keep(store: Store, keepsake: Keepsake) -> None:
    """Keep words for somebody alone."""
    sealer = await store.vault.sealer(keepsake.person)
    async with store.write() as tx:
        reframes.insert(tx, keepsake, sealer)


async def kept(store: Store, person: PersonId, number: int) -> KeptPage:
    """Return one of somebody's keepsakes, counted from the newest; a number past the end gives the last one."""
    async with store.read() as view:
        total = await reframes.count(view, person)
        if not total:
            return KeptPage(None, 0, 1)
        sealer = await store.vault.sealer(person)
        number, pages = nearest(number, total, 1)
        return KeptPage(await reframes.nth(view, person, number, sealer), number, pages)


async def delete(store: Store, keepsake: KeepsakeId, person: PersonId) -> None:
    """Erase what somebody had kept; what is not theirs, or gone already, changes nothing."""
    async with store.write() as tx:
        reframes.delete(tx, keepsake, person)
