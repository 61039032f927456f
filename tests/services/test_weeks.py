"""Members' weeks: closed once, opened for whoever has goals, and never kept of whoever erased them meanwhile."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.groups import Week
from bot.domain.weeks import MemberWeek, WeekState
from bot.services import goals, groups, people, privacy, weeks
from bot.store import weeks as rows
from bot.store.store import Store
from tests.announcers import Clock
from tests.builders import ANA, BEN, CHI, GROUP, MONDAY, NOW, WEEK, a_goal, an_entry

DAY = timedelta(days=1)
END = NOW + 7 * DAY - timedelta(hours=9)
NEXT = MONDAY + 7 * DAY


@pytest.fixture
async def clock(store: Store, clock: Clock) -> Clock:
    """Let Ana and Ben set a goal each."""
    for number, person in enumerate((ANA, BEN), start=1):
        await people.agree(store, person, GROUP, NOW)
        await goals.set_goal(store, a_goal(id=number, person=person), NOW)
    return clock


async def week_of(store: Store, person: int = ANA) -> dict[str, MemberWeek]:
    """Return a person's weeks by their first day."""
    async with store.read() as view:
        found = await view.all("SELECT start FROM member_week WHERE person_id = :person", person=person)
        starts = [MONDAY.fromisoformat(row["start"]) for row in found]
        kept = [await rows.find(view, ANA if person == ANA else BEN, GROUP, start) for start in starts]
    return {str(week.week.start): week for week in kept if week is not None}


async def test_a_week_is_closed_once_however_many_look_at_once(store: Store, clock: Clock) -> None:
    await goals.log(store, an_entry(goal=1), NOW)
    clock.now = END
    await asyncio.gather(*(weeks.close_due(store, clock) for _ in range(4)))
    assert await weeks.close_due(store, clock) == 0
    found = await week_of(store)
    assert [(week.state, week.kept) for week in found.values()] == [(WeekState.KEPT, 1), (WeekState.OPEN, 0)]
    assert [week.state for week in (await week_of(store, BEN)).values()] == [WeekState.QUIET, WeekState.OPEN]


async def test_of_weeks_while_nobody_was_there_none_is_opened_or_counted_as_quiet(store: Store, clock: Clock) -> None:
    clock.now = END + 21 * DAY
    while await weeks.close_due(store, clock):
        pass
    found = list((await week_of(store)).values())
    assert [(week.week.start, week.state) for week in found] == [
        (MONDAY, WeekState.QUIET),
        (MONDAY + 28 * DAY, WeekState.OPEN),
    ]


async def test_a_week_that_was_erased_while_others_were_closed_does_not_come_back(store: Store, clock: Clock) -> None:
    """What was read to be closed is older than what is written."""
    over = (await week_of(store))[str(MONDAY)]
    await privacy.erase(store, ANA, NOW)
    await people.agree(store, ANA, GROUP, NOW)
    await weeks._close(store, over, END)
    assert await week_of(store) == {}


async def test_a_week_that_cannot_be_closed_keeps_no_other_open(
    store: Store, clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    async with store.write() as tx:
        tx.put(
            "CREATE TRIGGER stuck BEFORE UPDATE ON member_week WHEN old.person_id = 1101"
            " BEGIN SELECT RAISE(ABORT, 'damaged'); END"
        )
    clock.now = END
    await weeks.close_due(store, clock)
    assert (await week_of(store))[str(MONDAY)].state is WeekState.OPEN
    assert (await week_of(store, BEN))[str(MONDAY)].state is WeekState.QUIET
    assert "week not closed" in capsys.readouterr().out


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago"])
async def test_everybodys_running_week_ends_when_the_groups_does_after_its_zone_was_changed(
    store: Store, clock: Clock, zone: str
) -> None:
    await groups.change(store, GROUP, CHI, clock, lambda group: replace(group, zone=zone))
    moved = (await week_of(store))[str(MONDAY)]
    assert moved.week == WEEK
    assert moved.ends_at != END
    clock.now = moved.ends_at - timedelta(seconds=1)
    assert await weeks.close_due(store, clock) == 0
    clock.now = moved.ends_at
    assert await weeks.close_due(store, clock) == 2
    assert (await week_of(store))[str(NEXT)].week == Week(NEXT, NEXT + 7 * DAY)


async def test_what_is_logged_before_the_last_week_was_closed_counts_for_its_own(store: Store, clock: Clock) -> None:
    """A member is quicker than the heartbeat: the new week is open, and nobody asks for less in it."""
    clock.now = END
    await goals.log(store, an_entry(goal=1, day=NEXT), clock())
    await weeks.close_due(store, clock)
    found = await week_of(store)
    assert found[str(MONDAY)].state is WeekState.QUIET
    assert (found[str(NEXT)].shown, found[str(NEXT)].asks) == (True, False)


async def test_weeks_go_on_without_the_bot_so_that_it_can_come_back_and_nobody_asks_for_less(
    store: Store, clock: Clock
) -> None:
    await groups.leave(store, GROUP, NOW)
    for _ in range(3):
        clock.now += timedelta(days=7)
        await weeks.close_due(store, clock)
    found = await week_of(store)
    assert len(found) == 4
    assert not any(week.asks for week in found.values())
