"""What is remembered of a group while the bot comes and goes."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.groups import Round
from bot.services import groups, schedule
from bot.store import groups as rows
from bot.store.store import Store
from tests.builders import CHANNEL, GROUP, NOW, OTHER_GROUP, a_group

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


async def test_a_group_that_an_older_version_set_up_gets_what_a_newer_one_posts_by_the_week(store: Store) -> None:
    elsewhere = replace(a_group(), id=OTHER_GROUP, left_at=NOW)
    async with store.write() as tx:
        rows.save(tx, replace(a_group(), wins_channel=CHANNEL, prompt_channel=CHANNEL))
        rows.save(tx, replace(elsewhere, wins_channel=CHANNEL))
    for _ in range(2):
        await groups.reconcile(store, [GROUP], LATER)
    found = {which: await schedule.next_round(store, GROUP, which) is not None for which in Round}
    assert found == {Round.GOALS: a_group().goals_channel is not None, Round.WINS: True, Round.PROMPT: True}
    assert await schedule.next_round(store, OTHER_GROUP, Round.WINS) is None
