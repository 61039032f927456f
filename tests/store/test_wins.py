"""Wins as rows."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.deliveries import State
from bot.domain.ids import MessageId, PersonId, SubjectId, WinId
from bot.domain.wins import PAGE_SIZE, ListedWin, Visibility, Win
from bot.store import celebrations, deliveries, wins
from bot.store.store import Store
from bot.store.wins import StaleCard
from tests.builders import ANA, BEN, CHANNEL, CHI, GROUP, MESSAGE, NOW, WIN, a_delivery, a_win
from tests.joined import join, sealer_of

SUBJECT = SubjectId(WIN)


async def insert(store: Store, *several: Win) -> None:
    for win in several:
        sealer = await sealer_of(store, win.person)
        async with store.write() as tx:
            wins.insert(tx, win, sealer)


async def find(store: Store, win: int = WIN, person: PersonId = ANA) -> Win | None:
    sealer = await sealer_of(store, person)
    async with store.read() as view:
        return await wins.find(view, WinId(win), sealer)


async def page(store: Store, number: int, person: PersonId = ANA) -> tuple[ListedWin, ...]:
    sealer = await sealer_of(store, person)
    async with store.read() as view:
        return await wins.page(view, person, number, sealer)


@pytest.mark.parametrize(
    "win",
    [
        pytest.param(a_win(), id="in a group"),
        pytest.param(a_win(group=None), id="in a direct message"),
        pytest.param(a_win(words=""), id="a category alone"),
        pytest.param(a_win(visibility=Visibility.GROUP), id="shared"),
        pytest.param(a_win(at=NOW + timedelta(milliseconds=1)), id="to the millisecond"),
        pytest.param(a_win(id=2**63 - 1), id="with the largest id there can be"),
        pytest.param(
            a_win(words="a\0b \u202eolleh\u202c 👩🏽\u200d🚀 '; DROP TABLE win; --"), id="with unusual words"
        ),
    ],
)
async def test_a_win_comes_back_as_it_was_kept(store: Store, win: Win) -> None:
    await insert(store, win)
    assert await find(store, win.id) == win


# The store is shared by the examples; each is a row of its own, and what they write does not meet.
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text(max_size=1_000), number=st.integers(1, 2**63 - 1))
async def test_any_words_come_back_exactly(store: Store, words: str, number: int) -> None:
    win = a_win(id=number, words=words)
    await insert(store, win)
    kept = await find(store, number)
    assert kept is not None
    if kept != win:  # Hypothesis drew the same number twice: the first words stay
        await insert(store, replace(win, words=words + "!"))
        assert await find(store, number) == kept
    else:
        assert kept.words == words


async def test_a_command_that_arrives_twice_is_one_win_and_the_first_words_stay(store: Store) -> None:
    await insert(store, a_win(words="first"), a_win(words="second"))
    found = await find(store)
    assert found is not None
    assert found.words == "first"
    async with store.read() as view:
        assert await wins.count(view, ANA) == 1


async def test_a_win_that_was_never_kept_is_absent(store: Store) -> None:
    assert await find(store) is None
    async with store.read() as view:
        assert await wins.author(view, WIN) is None
        assert await wins.count(view, ANA) == 0
    assert await page(store, 0) == ()


async def test_whose_a_win_is_can_be_told_without_opening_it(store: Store) -> None:
    await insert(store, a_win(person=BEN))
    async with store.read() as view:
        assert await wins.author(view, WIN) == BEN


async def test_sharing_changes_who_may_see_a_win_and_nothing_else(store: Store) -> None:
    await insert(store, a_win(), a_win(id=2))
    shared = a_win(visibility=Visibility.GROUP)
    async with store.write() as tx:
        wins.set_visibility(tx, shared)
    assert await find(store) == shared
    assert await find(store, 2) == a_win(id=2)


async def test_a_list_shows_ones_own_wins_newest_first_a_page_at_a_time(store: Store) -> None:
    total = 2 * PAGE_SIZE + 2
    mine = [a_win(id=100 + number, words=f"number {number}") for number in range(total)]
    others = [a_win(id=500 + number, person=BEN) for number in range(3)]
    await insert(store, *mine, *others)
    pages = [[listed.win for listed in await page(store, number)] for number in range(4)]
    newest_first = mine[::-1]
    assert pages == [newest_first[:5], newest_first[5:10], newest_first[10:], []]
    async with store.read() as view:
        assert await wins.count(view, ANA) == total
        assert await wins.count(view, BEN) == 3


async def test_a_list_says_how_many_celebrate_and_whether_the_card_is_posted(store: Store) -> None:
    posted, owed, private = a_win(id=3), a_win(id=2), a_win(id=1)
    await insert(store, posted, owed, private)
    await join(store, BEN, CHI)
    async with store.write() as tx:
        deliveries.save(tx, a_delivery(id=3, state=State.SENT, message=MESSAGE))
        deliveries.save(tx, a_delivery(id=2, state=State.SENDING))
        for person in (BEN, CHI):
            await celebrations.add(tx, SubjectId(3), GROUP, person, NOW)
    assert await page(store, 0) == (
        ListedWin(posted, 2, (CHANNEL, MESSAGE)),
        ListedWin(owed),
        ListedWin(private),
    )


async def test_wins_are_listed_by_when_they_were_whatever_their_ids(store: Store) -> None:
    later = NOW + timedelta(days=1)
    await insert(store, a_win(id=9, at=NOW), a_win(id=5, at=later), a_win(id=7, at=later))
    assert [one.win.id for one in await page(store, 0)] == [7, 5, 9]
    sealer = await sealer_of(store, ANA)
    async with store.read() as view:
        assert [win.id for win in await wins.latest(view, ANA, sealer, 5)] == [7, 5, 9]
        assert await wins.moments(view, ANA) == [later, later, NOW]


async def stale(store: Store, at: datetime) -> list[StaleCard]:
    async with store.read() as view:
        return await wins.stale_cards(view, at)


async def change(store: Store, win: Win, at: datetime) -> None:
    sealer = await sealer_of(store, win.person)
    async with store.write() as tx:
        wins.edit(tx, win, sealer, at)


async def test_a_changed_win_is_drawn_anew_once_it_is_posted_and_a_private_one_never(store: Store) -> None:
    shared, private = a_win(id=1, visibility=Visibility.GROUP), a_win(id=2)
    await insert(store, shared, private)
    for win in (shared, private):
        await change(store, replace(win, words="anew"), NOW)
    assert (await find(store, 1), await find(store, 2)) == (
        replace(shared, words="anew"),
        replace(private, words="anew"),
    )
    assert await stale(store, NOW) == []
    async with store.write() as tx:
        deliveries.save(tx, a_delivery(id=1, state=State.SENT, message=MESSAGE))
        deliveries.save(tx, a_delivery(id=2, state=State.SENT, message=MessageId(MESSAGE + 1)))
    (card,) = await stale(store, NOW)
    assert (card.win, card.message, card.attempts) == (1, MESSAGE, 0)


async def test_a_card_is_settled_only_as_it_was_read(store: Store) -> None:
    win = a_win(visibility=Visibility.GROUP)
    await insert(store, win)
    async with store.write() as tx:
        deliveries.save(tx, a_delivery(state=State.SENT, message=MESSAGE))
    await change(store, replace(win, words="first"), NOW)
    (drawn,) = await stale(store, NOW)
    await change(store, replace(win, words="second"), NOW)  # at the same moment, while the first is being drawn
    async with store.write() as tx:
        wins.settle_card(tx, drawn, None)
    (again,) = await stale(store, NOW + timedelta(seconds=1))
    async with store.write() as tx:
        wins.settle_card(tx, again, NOW + timedelta(hours=1))
    assert await stale(store, NOW + timedelta(minutes=59)) == []
    (later,) = await stale(store, NOW + timedelta(hours=1))
    assert later.attempts == 1
    await change(store, replace(win, words="third"), NOW + timedelta(minutes=1))
    (now,) = await stale(store, NOW + timedelta(minutes=1))
    assert now.attempts == 0
    async with store.write() as tx:
        wins.settle_card(tx, now, None)
    assert await stale(store, NOW + timedelta(days=9)) == []


async def test_a_removed_win_leaves_nothing(store: Store) -> None:
    await insert(store, a_win(visibility=Visibility.GROUP))
    await join(store, BEN)
    async with store.write() as tx:
        deliveries.save(tx, a_delivery(state=State.SENT, message=MESSAGE))
        await celebrations.add(tx, SUBJECT, GROUP, BEN, NOW)
    async with store.write() as tx:
        wins.delete(tx, WIN)
    async with store.read() as view:
        for table in ("win", "delivery", "celebration"):
            assert await view.all(f"SELECT 1 FROM {table}") == []
