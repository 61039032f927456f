"""One transaction, one view: what each promises, case by case. `test_transactions.py` throws hundreds together."""

import asyncio
import sqlite3
import tempfile
from contextlib import suppress
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.store.connection import from_ms, to_ms
from bot.store.engine import READERS, Database, Transaction, open_database
from bot.store.errors import StoreFailed
from tests.builders import NOW
from tests.store.scratch import COUNT, MORE, prove_usable, scratch, totals

REFUSED = "INSERT INTO nowhere (x) VALUES (1)"


class GivenUp(Exception):
    """What a block raises of its own will."""


async def write_one(database: Database, owner: int = 1) -> None:
    """Carry out one whole transaction."""
    async with database.write() as tx:
        tx.put(COUNT, owner=owner, more=1)
        await tx.all(MORE, owner=owner, part=0)


async def read_on(database: Database) -> None:
    """Read until cancelled."""
    while True:
        async with database.read() as view:
            await view.one("SELECT 1")


async def write_and_be_refused(database: Database) -> None:
    async with database.write() as tx:
        tx.put(COUNT, owner=1, more=1)
        tx.put(REFUSED)
        tx.put(MORE, owner=1, part=0)


async def write_and_swallow_the_refusal(database: Database) -> None:
    async with database.write() as tx:
        tx.put(COUNT, owner=1, more=2)
        tx.put(MORE, owner=1, part=0)
        with suppress(StoreFailed):
            await tx.all(REFUSED)
        tx.put(MORE, owner=1, part=1)


async def write_what_cannot_be_stored(database: Database, value: int | str) -> None:
    async with database.write() as tx:
        tx.put(COUNT, owner=1, more=1)
        tx.put(MORE, owner=1, part=value)


async def prove_untouched(database: Database, path: Path) -> None:
    async with database.read() as view:
        assert await totals(view) == ({}, {})
    await prove_usable(database, path)


async def test_a_cancelled_wait_for_the_turn_does_not_keep_the_turn() -> None:
    async with scratch() as (database, path):
        async with database.write() as tx:
            await tx.one("SELECT 1")
            waiting = asyncio.create_task(write_one(database))
            await asyncio.sleep(0)
            waiting.cancel()
            with pytest.raises(asyncio.CancelledError):
                await waiting
        await prove_untouched(database, path)


async def test_a_cancelled_wait_for_a_reader_does_not_lose_the_reader() -> None:
    async with scratch() as (database, path):
        for _ in range(3 * READERS):
            async with database.read(), database.read():
                waiting = asyncio.create_task(read_on(database))
                await asyncio.sleep(0)
                waiting.cancel()
            with pytest.raises(asyncio.CancelledError):
                await waiting
        await prove_usable(database, path)


async def test_a_refused_change_comes_with_the_commit_and_takes_the_whole_block_along() -> None:
    async with scratch() as (database, path):
        with pytest.raises(StoreFailed, match="no such table"):
            await write_and_be_refused(database)
        await prove_untouched(database, path)


@pytest.mark.parametrize("value", [2**63, "\ud800"], ids=["too large an integer", "half of a surrogate pair"])
async def test_a_value_that_cannot_be_stored_takes_the_whole_block_along(value: int | str) -> None:
    async with scratch() as (database, path):
        with pytest.raises((OverflowError, UnicodeEncodeError, StoreFailed)):
            await write_what_cannot_be_stored(database, value)
        await prove_untouched(database, path)


async def test_a_block_that_swallows_a_refusal_is_not_kept_without_the_refused_part() -> None:
    async with scratch() as (database, path):
        with pytest.raises(StoreFailed, match="an earlier statement failed"):
            await write_and_swallow_the_refusal(database)
        await prove_untouched(database, path)


async def test_a_task_that_its_block_left_behind_writes_nothing() -> None:
    """`gather` raises at the first error and lets the other task run on, into whoever has the connection then."""
    block_ended = asyncio.Event()
    left_behind: list[asyncio.Task[None]] = []

    async def late(tx: Transaction) -> None:
        await tx.one("SELECT 1")
        await block_ended.wait()
        await tx.all(MORE, owner=1, part=0)

    async def give_up() -> None:
        raise GivenUp

    async def gather_both(database: Database) -> None:
        async with database.write() as tx:
            tx.put(COUNT, owner=1, more=1)
            left_behind.append(asyncio.create_task(late(tx)))
            await asyncio.gather(*left_behind, give_up())

    async with scratch() as (database, path):
        with pytest.raises(GivenUp):
            await gather_both(database)
        async with database.write() as other:
            await other.one("SELECT 1")
            block_ended.set()
            with pytest.raises(StoreFailed, match="has ended"):
                await left_behind[0]
        await prove_untouched(database, path)


async def test_a_task_that_its_block_left_behind_waiting_does_not_get_the_turn_for_good() -> None:
    left_behind: list[asyncio.Task[object]] = []

    async def give_up(database: Database) -> None:
        async with database.write() as tx:
            tx.put(COUNT, owner=1, more=1)
            left_behind.extend(asyncio.create_task(tx.one("SELECT 1")) for _ in range(2))
            await asyncio.sleep(0)
            raise GivenUp

    async with scratch() as (database, path):
        async with database.write() as holder:
            await holder.one("SELECT 1")
            with pytest.raises(GivenUp):
                await asyncio.wait_for(give_up(database), timeout=30)  # it must not need the turn to give up
        for end in await asyncio.gather(*left_behind, return_exceptions=True):
            assert isinstance(end, StoreFailed)
        await prove_untouched(database, path)


async def test_two_questions_of_one_block_at_once_are_both_answered() -> None:
    async def ask_twice(database: Database) -> None:
        async with database.write() as tx:
            tx.put(COUNT, owner=1, more=2)
            await asyncio.gather(*(tx.all(MORE, owner=1, part=part) for part in range(2)))

    async with scratch() as (database, path):
        async with database.write() as holder:  # both questions have to wait for the turn
            await holder.one("SELECT 1")
            asking = asyncio.create_task(ask_twice(database))
            for _ in range(5):
                await asyncio.sleep(0)
        await asking
        async with database.read() as view:
            assert await totals(view) == ({1: 2}, {1: 2})
        await prove_usable(database, path)


async def test_a_change_after_the_block_is_refused_and_not_forgotten() -> None:
    async with scratch() as (database, path):
        async with database.write() as tx:
            pass
        with pytest.raises(StoreFailed, match="has ended"):
            tx.put(COUNT, owner=1, more=1)
        await prove_untouched(database, path)


async def test_a_view_does_not_answer_after_its_block() -> None:
    async with scratch() as (database, path):
        async with database.read() as view:
            await view.one("SELECT 1")
        with pytest.raises(StoreFailed, match="has ended"):
            await view.one("SELECT 1")
        await prove_usable(database, path)


async def test_a_view_cannot_change_anything() -> None:
    async with scratch() as (database, path):
        async with database.read() as view:
            with pytest.raises(StoreFailed, match="readonly"):
                await view.all(COUNT, owner=1, more=1)
        await prove_untouched(database, path)


async def test_however_many_read_only_so_many_connections_are_opened() -> None:
    async def look(database: Database) -> None:
        async with database.read() as view:
            await view.one("SELECT 1")

    async with scratch() as (database, _):
        await asyncio.gather(*(look(database) for _ in range(50)))
        for _ in range(50):
            await look(database)
        assert len(database._readers) <= READERS


@pytest.mark.parametrize("turns", range(4))
async def test_a_reader_whose_opening_is_cancelled_is_the_next_ones(turns: int) -> None:
    async with scratch() as (database, path):
        reading = asyncio.create_task(read_on(database))
        for _ in range(turns):
            await asyncio.sleep(0)
        reading.cancel()
        with pytest.raises(asyncio.CancelledError):
            await reading
        assert [reader.in_transaction for reader in database._readers] == [False] * (turns > 0)  # it is open
        await write_one(database)
        async with database.read() as view:
            assert await totals(view) == ({1: 1}, {1: 1})
        assert len(database._readers) == 1
        await prove_usable(database, path)


async def test_whoever_takes_a_reader_that_another_opened_leaves_that_one_to_open_its_own() -> None:
    async def look(database: Database) -> None:
        async with database.read() as view:
            await view.one("SELECT 1")

    async with scratch() as (database, path):
        opening = asyncio.create_task(look(database))
        while not database._idle_readers:
            await asyncio.sleep(0)
        async with database.read() as view:  # before the one who opened it goes on
            await view.one("SELECT 1")
            await opening
        assert len(database._readers) == READERS
        await prove_usable(database, path)


async def test_a_reader_that_cannot_be_opened_is_a_failure_of_that_view_alone() -> None:
    async with scratch() as (database, path):
        kept = path.rename(path.with_name("kept"))
        path.mkdir()
        with pytest.raises(StoreFailed, match="unable to open"):
            async with database.read() as view:
                await view.one("SELECT 1")
        path.rmdir()
        kept.rename(path)
        await prove_untouched(database, path)


async def test_every_question_of_a_view_sees_the_same_moment() -> None:
    async with scratch() as (database, _):
        async with database.read() as view:
            before = await totals(view)
            await write_one(database)
            assert await totals(view) == before == ({}, {})
        async with database.read() as view:
            assert await totals(view) == ({1: 1}, {1: 1})


async def test_a_transaction_sees_its_own_changes_and_others_do_not_until_it_ends() -> None:
    async with scratch() as (database, _), database.write() as tx, database.read() as view:
        tx.put(COUNT, owner=1, more=1)
        tx.put(MORE, owner=1, part=0)
        assert await totals(tx) == ({1: 1}, {1: 1})
        assert await totals(view) == ({}, {})


async def test_transactions_take_turns_in_the_order_they_came() -> None:
    order: list[int] = []

    async def write(database: Database, number: int) -> None:
        async with database.write() as tx:
            await tx.one("SELECT 1")
            order.append(number)

    async with scratch() as (database, _):
        await asyncio.gather(*(write(database, number) for number in range(20)))
    assert order == list(range(20))


async def test_a_block_that_changes_nothing_does_not_touch_the_database() -> None:
    async with scratch() as (database, path):
        outside = sqlite3.connect(path, isolation_level=None)
        try:
            outside.execute("BEGIN IMMEDIATE")  # whoever needs the write lock now waits
            async with database.write():
                pass
        finally:
            outside.close()


async def test_closing_folds_the_log_into_the_file() -> None:
    with tempfile.TemporaryDirectory() as directory:
        path = Path(directory) / "scratch.db"
        async with open_database(path) as database, database.write() as tx:
            tx.put("CREATE TABLE kept (x TEXT)")
        assert [entry.name for entry in path.parent.iterdir()] == ["scratch.db"]


@given(st.datetimes(min_value=datetime(1970, 1, 1), max_value=datetime(2200, 1, 1)), st.integers(-14 * 60, 14 * 60))  # noqa: DTZ001
def test_a_moment_comes_back_to_the_millisecond_whatever_its_zone(naive: datetime, offset: int) -> None:
    moment = naive.replace(tzinfo=timezone(timedelta(minutes=offset)))
    kept = from_ms(to_ms(moment))
    assert kept.utcoffset() == timedelta(0)
    assert timedelta(0) <= moment - kept < timedelta(milliseconds=1)
    assert to_ms(kept) == to_ms(moment)


def test_moments_are_whole_milliseconds_since_1970() -> None:
    assert to_ms(NOW) == 1_772_442_000_000
    assert from_ms(1_772_442_000_001) - NOW == timedelta(milliseconds=1)
