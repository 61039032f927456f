"""What is remembered of a group while the bot comes and goes."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.services import groups
from bot.store import groups as rows
from bot.store.store import Store
from tests.builders import GROUP, NOW, a_group

LATER = NOW + timedelta(days=1)


@pytest.mark.parametrize("_", range(10))
async def test_whoever_asks_for_a_group_while_its_leaving_is_noted_keeps_nobody_from_knowing(
    store: Store, _: int
) -> None:
    async with store.write() as tx:
        rows.save(tx, a_group())
    await groups.find(store, GROUP)
    noting = asyncio.create_task(groups.reconcile(store, [], LATER))
    while not noting.done():
        await groups.find(store, GROUP)
        await asyncio.sleep(0)
    assert await groups.find(store, GROUP) == replace(a_group(), left_at=LATER)
