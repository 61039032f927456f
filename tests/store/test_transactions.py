"""Transactions are whole or absent, whatever happens to the tasks that make them.

Each transaction adds entries and their number by separate statements with waits between, so that half of one shows.
Hundreds of them are interleaved with one another and with readers; some are cancelled at random points, some are
refused by SQLite, some raise, and some go on after a refusal as if nothing had been.
"""

import asyncio
from contextlib import nullcontext, suppress
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.store.engine import READERS, Database, Transaction, open_database
from bot.store.errors import StoreFailed
from tests.store.scratch import COUNT, MORE, make, prove_usable, scratch, totals

BAD = (
    "INSERT INTO nowhere (x) VALUES (1)",
    "INSERT INTO entry (owner, part) VALUES (-1, 1)",  # no such owner
    "UPDATE tally SET n = 1000000",  # CHECK
    "this is not SQL",
)


class End(Enum):
    """How the block of a transaction ends."""

    WELL = "well"
    RAISES = "raises"
    FAILS = "fails"
    """One of its statements is refused."""
    SWALLOWS = "swallows"
    """One of its statements is refused, and the block goes on as if nothing had been."""


@dataclass(frozen=True)
class Plan:
    """One transaction: for each part whether the block waits for it, how it ends, and when its task is cancelled.

    `before` counts turns of the event loop from the start of everything, `inside` from where the block begins.
    """

    owner: int
    waits: tuple[bool, ...]
    end: End = End.WELL
    bad: int = 0
    before: int | None = None
    inside: int | None = None


class GivenUp(Exception):
    """What a block raises of its own will."""


async def cancel(task: "asyncio.Task[None]", turns: int) -> None:
    """Cancel a task after so many turns of the event loop."""
    for _ in range(turns):
        await asyncio.sleep(0)
    task.cancel()


async def carry_out(database: Database, plan: Plan, cancellers: "set[asyncio.Task[None]]") -> None:
    """Run one transaction as planned."""
    async with database.write() as tx:
        if plan.inside is not None and (this := asyncio.current_task()) is not None:
            cancellers.add(asyncio.create_task(cancel(this, plan.inside)))
        tx.put(COUNT, owner=plan.owner, more=0)
        for part, wait in enumerate(plan.waits):
            if part == len(plan.waits) // 2:
                await be_refused(tx, plan, wait=wait)
            if wait:
                with suppress(StoreFailed) if plan.end is End.SWALLOWS else nullcontext():
                    assert await tx.one(f"{MORE} RETURNING part", owner=plan.owner, part=part) is not None
            else:
                tx.put(MORE, owner=plan.owner, part=part)
        if plan.end is End.RAISES:
            raise GivenUp
        tx.put(COUNT, owner=plan.owner, more=len(plan.waits))


async def be_refused(tx: Transaction, plan: Plan, *, wait: bool) -> None:
    """Make the statement that SQLite refuses, if the plan has one."""
    if plan.end not in (End.FAILS, End.SWALLOWS):
        return
    if not wait:
        tx.put(BAD[plan.bad])
        return
    with suppress(StoreFailed) if plan.end is End.SWALLOWS else nullcontext():
        await tx.all(BAD[plan.bad])


async def play(database: Database, plans: list[Plan]) -> list[BaseException | None]:
    """Start every plan at once, cancel those that are to be, and return how each ended."""
    cancellers: set[asyncio.Task[None]] = set()
    tasks = [asyncio.create_task(carry_out(database, plan, cancellers)) for plan in plans]
    for task, plan in zip(tasks, plans, strict=True):
        if plan.before is not None:
            cancellers.add(asyncio.create_task(cancel(task, plan.before)))
    ends = await asyncio.gather(*tasks, return_exceptions=True)
    await asyncio.gather(*cancellers)
    return ends


async def watch(database: Database) -> None:
    """Read until cancelled; every view must be of whole transactions."""
    with suppress(asyncio.CancelledError):
        while True:
            async with database.read() as view:
                counted, tallied = await totals(view)
                assert counted == tallied


async def prove_whole(database: Database, path: Path, plans: list[Plan]) -> None:
    """Play the plans with readers beside them, then prove that everything is whole and nothing is held."""
    watchers = [asyncio.create_task(watch(database)) for _ in range(READERS)]
    ends = await play(database, plans)
    for watcher in watchers:
        watcher.cancel()
    await asyncio.gather(*watchers)

    async with database.read() as view:
        counted, tallied = await totals(view)
    assert counted == tallied
    for plan, end in zip(plans, ends, strict=True):
        kept = counted.get(plan.owner, 0)
        if plan.end is not End.WELL:
            assert kept == 0, f"part of {plan} was kept"
            assert isinstance(end, asyncio.CancelledError | GivenUp | StoreFailed), plan
        elif end is None:
            assert kept == len(plan.waits), f"{plan} was acknowledged but is not whole"
        else:
            assert isinstance(end, asyncio.CancelledError), plan
            assert kept in (0, len(plan.waits)), f"part of {plan} was kept"
    await prove_usable(database, path)


def random_plan(owner: int, random: Random) -> Plan:
    """Return a plan that is cancelled in half of the cases, mostly while its block runs."""
    return Plan(
        owner=owner,
        waits=tuple(random.random() < 0.5 for _ in range(random.randint(1, 6))),
        end=random.choices(list(End), weights=(6, 1, 1, 1))[0],
        bad=random.randrange(len(BAD)),
        before=random.randint(0, 1_000) if random.random() < 0.1 else None,
        inside=random.randint(0, 40) if random.random() < 0.5 else None,
    )


@pytest.mark.parametrize("seed", range(4))
async def test_of_hundreds_of_cancelled_and_failing_transactions_none_is_kept_in_part(seed: int) -> None:
    random = Random(seed)
    async with scratch() as (database, path):
        await prove_whole(database, path, [random_plan(owner, random) for owner in range(150)])


WAITS = st.lists(st.booleans(), min_size=1, max_size=5).map(tuple)
TURNS = st.none() | st.integers(0, 60)
PLANS = st.lists(
    st.tuples(WAITS, st.sampled_from(End), st.integers(0, len(BAD) - 1), TURNS, TURNS), min_size=1, max_size=12
)


@settings(max_examples=60)
@given(PLANS)
def test_any_few_transactions_at_once_leave_only_whole_ones(
    drawn: list[tuple[tuple[bool, ...], End, int, int | None, int | None]],
) -> None:
    async def once() -> None:
        async with scratch() as (database, path):
            await prove_whole(database, path, [Plan(owner, *parts) for owner, parts in enumerate(drawn)])

    asyncio.run(once())


async def test_transactions_that_share_a_commit_do_not_share_a_refusal() -> None:
    async with scratch() as (database, path):
        plans = [
            Plan(owner, (False, False), End.FAILS if owner % 3 == 1 else End.WELL, owner % 4) for owner in range(30)
        ]
        ends = await play(database, plans)
        assert [type(end) for end in ends] == [StoreFailed if plan.end is End.FAILS else type(None) for plan in plans]
        await prove_whole(database, path, [Plan(plan.owner + 100, plan.waits, plan.end, plan.bad) for plan in plans])


async def test_whoever_shares_a_commit_with_somebody_cancelled_is_answered_all_the_same() -> None:
    async with scratch() as (database, path):
        for turns in range(15):
            first = 10 * turns
            plans = [Plan(first + place, (False,), inside=turns if place == 0 else None) for place in range(10)]
            ends = await play(database, plans)
            assert ends[1:] == [None] * 9
        await prove_usable(database, path)


@pytest.mark.parametrize("turns", range(0, 40, 3))
async def test_what_is_being_written_when_the_database_closes_is_kept_or_its_writer_hears_of_it(
    tmp_path: Path, turns: int
) -> None:
    plans = [Plan(owner, (owner % 2 == 0, False)) for owner in range(12)]
    make(tmp_path / "scratch.db")
    async with open_database(tmp_path / "scratch.db") as database:
        writing = [asyncio.create_task(carry_out(database, plan, set())) for plan in plans]
        for _ in range(turns):
            await asyncio.sleep(0)
    ends = await asyncio.gather(*writing, return_exceptions=True)
    async with open_database(tmp_path / "scratch.db") as database, database.read() as view:
        counted, tallied = await totals(view)
    assert counted == tallied
    assert set(counted.values()) <= {2}
    assert {plan.owner for plan, end in zip(plans, ends, strict=True) if end is None} <= set(counted)


@pytest.mark.parametrize("turns", range(25))
async def test_a_commit_that_is_cancelled_is_whole_or_absent(turns: int) -> None:
    """Each case cancels a little later: on the way to the thread, during the commit, after it."""
    async with scratch() as (database, path):
        plans = [Plan(owner, (False, False), inside=turns) for owner in range(10)]
        await prove_whole(database, path, plans)
