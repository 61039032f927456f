"""Check-ins as rows: sealed whole, found by their owner's key, and never written over by anybody else."""

from datetime import timedelta

from bot.domain.checkins import Mood
from bot.store import checkins
from bot.store.store import Store
from tests.builders import ANA, BEN, NOW, a_checkin
from tests.joined import sealer_of


async def test_what_was_kept_is_found_again_exactly(store: Store) -> None:
    told = a_checkin(feelings=("sad", "numb"), note="é\n **x** \u202e", said=1)
    nothing = a_checkin(id=2, mood=None, note="x")
    sealer = await sealer_of(store, ANA)
    async with store.write() as tx:
        checkins.save(tx, told, sealer)
        checkins.save(tx, nothing, sealer)
    async with store.read() as view:
        assert await checkins.find(view, told.id, store.vault) == told
        assert await checkins.latest(view, ANA, sealer, 9) == [told, nothing]
        assert await checkins.latest(view, ANA, sealer, 9, NOW + timedelta(seconds=1)) == []


async def test_an_id_that_is_taken_by_somebody_else_stays_theirs(store: Store) -> None:
    told = a_checkin(mood=Mood.LIGHT)
    ana, ben = await sealer_of(store, ANA), await sealer_of(store, BEN)
    async with store.write() as tx:
        checkins.save(tx, told, ana)
        checkins.save(tx, a_checkin(person=BEN, mood=Mood.VERY_HEAVY), ben)
    async with store.read() as view:
        assert await checkins.find(view, told.id, store.vault) == told
        assert await checkins.count(view, BEN) == 0
