"""Groups as rows."""

from datetime import timedelta

import pytest

from bot.domain.groups import Group, Problem
from bot.domain.ids import GroupId
from bot.store import groups
from bot.store.store import Store
from tests.builders import BEN, GROUP, NOW, OTHER_CHANNEL, OTHER_GROUP, a_group


async def save(store: Store, *several: Group) -> None:
    async with store.write() as tx:
        for group in several:
            groups.save(tx, group)


async def find(store: Store, group: GroupId = GROUP) -> Group | None:
    async with store.read() as view:
        return await groups.find(view, group)


@pytest.mark.parametrize(
    "group",
    [
        pytest.param(a_group(), id="as a host set it up"),
        pytest.param(Group(GROUP), id="with nothing chosen"),
        pytest.param(
            a_group(left_at=NOW + timedelta(milliseconds=1)), id="that the bot has left, to the millisecond"
        ),
        pytest.param(a_group(id=GroupId(2**63 - 1)), id="with the largest id there can be"),
    ],
)
async def test_a_group_comes_back_as_it_was_saved(store: Store, group: Group) -> None:
    await save(store, group)
    assert await find(store, group.id) == group


async def test_a_group_that_nobody_set_up_is_absent(store: Store) -> None:
    await save(store, a_group(id=OTHER_GROUP))
    assert await find(store) is None


async def test_saving_again_writes_every_field_and_touches_no_other_group(store: Store) -> None:
    other = a_group(id=OTHER_GROUP)
    await save(store, other, a_group(left_at=NOW))
    changed = a_group(host=BEN, wins_channel=OTHER_CHANNEL)
    await save(store, changed)
    assert await find(store) == changed
    await save(store, Group(GROUP))
    assert await find(store) == Group(GROUP)
    assert await find(store, OTHER_GROUP) == other


async def test_groups_that_the_bot_left_are_remembered_too(store: Store) -> None:
    there, left = a_group(), a_group(id=OTHER_GROUP, left_at=NOW)
    await save(store, there, left)
    async with store.read() as view:
        assert sorted(await groups.remembered(view), key=lambda group: group.id) == [there, left]


async def notice(store: Store, problem: Problem, group: GroupId = GROUP) -> bool:
    async with store.write() as tx:
        return await groups.notice(tx, group, problem, NOW)


async def test_a_host_hears_of_each_problem_once(store: Store) -> None:
    assert [await notice(store, problem) for problem in Problem] == [True] * len(Problem)
    assert [await notice(store, problem) for problem in Problem] == [False] * len(Problem)


async def test_a_problem_of_one_group_is_no_news_of_another(store: Store) -> None:
    assert await notice(store, Problem.CANNOT_POST)
    assert await notice(store, Problem.CANNOT_POST, OTHER_GROUP)


async def test_after_it_was_mended_a_problem_is_news_again(store: Store) -> None:
    await notice(store, Problem.CANNOT_POST)
    await notice(store, Problem.CANNOT_POST, OTHER_GROUP)
    async with store.write() as tx:
        groups.clear_notices(tx, GROUP)
    assert await notice(store, Problem.CANNOT_POST)
    assert not await notice(store, Problem.CANNOT_POST, OTHER_GROUP)
