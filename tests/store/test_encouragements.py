"""Lines that members offered, as rows."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.encouragements import PAGE_SIZE, Decline, OfferedLine, OfferedState, Theme
from bot.domain.ids import GroupId, OfferedId
from bot.store import encouragements, people
from bot.store.encouragements import Shelved
from bot.store.store import Store
from tests.builders import ANA, BEN, GROUP, NOW, OTHER_GROUP, WIN, a_line
from tests.joined import join, sealer_of

DRAFT, PENDING, APPROVED, DECLINED = OfferedState
MINE = OfferedId(WIN)


async def insert(store: Store, *several: OfferedLine) -> None:
    for offered in several:
        sealer = await sealer_of(store, offered.person)
        async with store.write() as tx:
            encouragements.insert(tx, offered, sealer)


async def find(store: Store, offered: int = WIN) -> OfferedLine | None:
    async with store.read() as view:
        return await encouragements.find(view, OfferedId(offered), store.vault)


@pytest.mark.parametrize(
    "offered",
    [
        pytest.param(a_line(), id="waiting"),
        pytest.param(a_line(theme=Theme.REST, state=DRAFT), id="a draft about something"),
        pytest.param(a_line(words="👩🏽\u200d🚀 '; DROP TABLE offered_line; --"), id="with unusual words"),
        pytest.param(a_line(id=2**63 - 1), id="with the largest id there can be"),
    ],
)
async def test_a_line_comes_back_as_it_was_kept(store: Store, offered: OfferedLine) -> None:
    await insert(store, offered)
    assert await find(store, offered.id) == offered


@pytest.mark.parametrize(
    "decided",
    [
        pytest.param(a_line(words="Other words.", state=APPROVED), id="approved"),
        pytest.param(replace(a_line(state=APPROVED), is_edited=True), id="approved in other words"),
        pytest.param(replace(a_line(state=DECLINED), reason=Decline.HURTS), id="declined"),
    ],
)
async def test_what_became_of_it_is_kept(store: Store, decided: OfferedLine) -> None:
    decided = replace(decided, decided_at=NOW + timedelta(days=1))
    await insert(store, a_line(), a_line(id=2))
    async with store.write() as tx:
        encouragements.save(tx, decided, await sealer_of(store, ANA))
    assert await find(store) == decided
    assert await find(store, 2) == a_line(id=2)


async def test_a_command_that_arrives_twice_is_one_line(store: Store) -> None:
    await insert(store, a_line(words="first"), a_line(words="second"))
    assert await find(store) == a_line(words="first")


async def test_words_are_sealed_with_their_authors_key(store: Store) -> None:
    await insert(store, a_line(words="hush"))
    async with store.read() as view:
        row = await view.one("SELECT words FROM offered_line")
    assert row is not None
    assert b"hush" not in row["words"]
    await store.vault.forget(ANA)
    assert await find(store) is None


async def test_moderators_read_what_waits_in_their_group_oldest_first(store: Store) -> None:
    waiting = [a_line(id=number) for number in range(100, 102 + PAGE_SIZE)]
    others = [a_line(id=number, state=state) for number, state in ((1, DRAFT), (2, APPROVED), (3, DECLINED))]
    await insert(store, *others, a_line(id=4, group=OTHER_GROUP), *waiting)
    async with store.read() as view:
        assert await encouragements.count(view, GROUP, OfferedState.PENDING) == len(waiting)
        first = await encouragements.page(view, GROUP, OfferedState.PENDING, 0, store.vault)
        second = await encouragements.page(view, GROUP, OfferedState.PENDING, 1, store.vault)
        assert await encouragements.count(view, GroupId(404), OfferedState.PENDING) == 0
    assert [*first, *second] == waiting
    assert len(first) == PAGE_SIZE


async def test_a_persons_waiting_lines_are_counted_in_all_their_groups(store: Store) -> None:
    await insert(store, a_line(id=1), a_line(id=2, group=OTHER_GROUP), a_line(id=3, person=BEN))
    await insert(store, a_line(id=4, state=DRAFT), a_line(id=5, state=APPROVED))
    async with store.read() as view:
        assert await encouragements.count_pending(view, ANA) == 2
        assert await encouragements.count_pending(view, BEN) == 1


async def test_what_was_decided_is_news_until_it_was_told(store: Store) -> None:
    approved, declined = a_line(id=1, state=APPROVED), a_line(id=2, state=DECLINED)
    await insert(store, approved, declined, a_line(id=3), a_line(id=4, person=BEN, state=APPROVED))
    async with store.read() as view:
        assert await encouragements.untold(view, ANA, 5, store.vault) == (approved, declined)
        assert await encouragements.untold(view, ANA, 1, store.vault) == (approved,)
    async with store.write() as tx:
        encouragements.tell(tx, approved)
    async with store.read() as view:
        assert await encouragements.untold(view, ANA, 5, store.vault) == (declined,)


async def test_only_a_draft_of_ones_own_is_thrown_away(store: Store) -> None:
    await insert(
        store,
        a_line(id=1, state=DRAFT),
        a_line(id=2),
        a_line(id=3, state=DRAFT, person=BEN),
    )
    async with store.write() as tx:
        for number in (1, 2, 3):
            encouragements.delete_draft(tx, OfferedId(number), ANA)
    assert [await find(store, number) is not None for number in (1, 2, 3)] == [False, True, True]


async def test_everybodys_old_drafts_go_and_nothing_else(store: Store) -> None:
    old = NOW - timedelta(days=2)
    await insert(store, a_line(id=1, state=DRAFT, at=old), a_line(id=2, at=old), a_line(id=3))
    await insert(store, a_line(id=4, state=DRAFT), a_line(id=5, state=DRAFT, at=old, person=BEN))
    async with store.write() as tx:
        encouragements.delete_drafts(tx, NOW - timedelta(days=1))
    assert [await find(store, number) is not None for number in range(1, 6)] == [False, True, True, True, False]


async def test_a_shelf_holds_what_was_approved_in_the_group_but_ones_own(store: Store) -> None:
    await insert(store, a_line(id=1, state=APPROVED), a_line(id=2, state=APPROVED, theme=Theme.REST))
    await insert(store, a_line(id=3), a_line(id=4, state=DECLINED), a_line(id=5, state=DRAFT))
    await insert(store, a_line(id=6, state=APPROVED, group=OTHER_GROUP))
    async with store.read() as view:
        assert await encouragements.shelf(view, GROUP, BEN) == [
            Shelved(OfferedId(1), None),
            Shelved(OfferedId(2), Theme.REST),
        ]
        assert await encouragements.shelf(view, GROUP, ANA) == []


async def test_moderators_page_through_what_was_approved_newest_first(store: Store) -> None:
    lines = [a_line(id=number, state=APPROVED) for number in range(1, PAGE_SIZE + 3)]
    await insert(store, *lines, a_line(id=90), a_line(id=91, state=DECLINED), a_line(id=92, state=DRAFT))
    await insert(store, a_line(id=93, state=APPROVED, group=OTHER_GROUP))
    async with store.read() as view:
        assert await encouragements.count(view, GROUP, APPROVED) == len(lines)
        pages = [await encouragements.page(view, GROUP, APPROVED, number, store.vault) for number in (0, 1)]
        assert await encouragements.page(view, GroupId(404), APPROVED, 0, store.vault) == ()
    assert [line for page in pages for line in page] == lines[::-1]


async def test_a_decision_that_was_changed_while_it_was_told_is_told_again(store: Store) -> None:
    await insert(store, a_line(state=APPROVED))
    async with store.read() as view:
        (read,) = await encouragements.untold(view, ANA, 5, store.vault)
    taken_out = replace(read, state=DECLINED, reason=Decline.TAKEN_OUT, decided_at=NOW)
    sealer = await store.vault.sealer(ANA)
    async with store.write() as tx:
        encouragements.save(tx, taken_out, sealer)
        encouragements.tell(tx, read)
    async with store.read() as view:
        assert await encouragements.untold(view, ANA, 5, store.vault) == (taken_out,)
    async with store.write() as tx:
        encouragements.tell(tx, taken_out)
    async with store.read() as view:
        assert await encouragements.untold(view, ANA, 5, store.vault) == ()


async def test_erasing_its_author_erases_a_line(store: Store) -> None:
    await insert(store, a_line(state=APPROVED))
    await join(store, BEN)
    async with store.write() as tx:
        people.erase(tx, ANA)
    assert await find(store) is None
