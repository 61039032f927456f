"""Members' weeks in time: closed once, where their group is, and never held against anybody whom we kept waiting."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.domain.goals import Adjustment, GoalState, Rhythm
from bot.domain.groups import Weekly
from bot.domain.ids import EntryId, GoalId
from bot.domain.refusals import Reason, Refusal
from bot.domain.weeks import MemberWeek, WeekState
from bot.services import goals, groups, people, progress, weeks
from bot.store import groups as group_rows
from bot.store import weeks as rows
from bot.store.store import Store
from tests.announcers import Clock
from tests.builders import ANA, CHI, GOAL, GROUP, NOW, a_goal, a_group, an_entry

MONDAY, DAY, WEEK = date(2026, 3, 2), timedelta(days=1), timedelta(days=7)


async def begin(store: Store, zone: str | None = None) -> None:
    """Let Ana have a goal for every week, in a group whose weeks begin on Mondays."""
    async with store.write() as tx:
        group_rows.save(tx, replace(a_group(), zone=zone))
    await people.agree(store, ANA, GROUP, NOW)
    await goals.set_goal(store, a_goal(), NOW)


async def close(store: Store, clock: Clock, now: datetime) -> None:
    clock.now = now
    while await weeks.close_due(store, clock):
        pass


async def kept(store: Store) -> list[MemberWeek]:
    async with store.read() as view:
        starts = await view.all("SELECT start FROM member_week ORDER BY start")
        found = [await rows.find(view, ANA, GROUP, date.fromisoformat(row["start"])) for row in starts]
    return [one for one in found if one]


async def log(store: Store, number: int, now: datetime, day: date) -> None:
    await goals.log(store, an_entry(id=number, day=day, at=now), now)


@pytest.mark.parametrize(
    ("zone", "ends"),
    [
        pytest.param("America/New_York", "2026-03-09T04:00", id="clocks are put forward in its last night"),
        pytest.param("Europe/Berlin", "2026-03-08T23:00", id="Berlin"),
        pytest.param("Asia/Kathmandu", "2026-03-08T18:15", id="three quarters of an hour off"),
        pytest.param("Pacific/Kiritimati", "2026-03-08T10:00", id="first to see Monday"),
        pytest.param("Pacific/Pago_Pago", "2026-03-02T11:00", id="where it is still Sunday when it is set"),
        pytest.param(None, "2026-03-09T00:00", id="UTC"),
    ],
)
async def test_a_week_closes_at_midnight_where_its_group_is(
    store: Store, clock: Clock, zone: str | None, ends: str
) -> None:
    await begin(store, zone)
    moment = datetime.fromisoformat(ends).replace(tzinfo=UTC)
    await close(store, clock, moment - timedelta(milliseconds=1))
    assert [one.state for one in await kept(store)] == [WeekState.OPEN]
    await close(store, clock, moment)
    assert [one.state for one in await kept(store)] == [WeekState.QUIET, WeekState.OPEN]


@pytest.mark.parametrize(
    ("zone", "after_midnight"),
    [
        pytest.param("America/New_York", "2026-03-09T04:00", id="New York"),
        pytest.param("Asia/Kathmandu", "2026-03-08T18:15", id="Kathmandu"),
        pytest.param("Pacific/Kiritimati", "2026-03-08T10:00", id="Kiritimati"),
    ],
)
async def test_the_last_day_can_be_logged_for_until_midnight_there(
    store: Store, zone: str, after_midnight: str
) -> None:
    await begin(store, zone)
    midnight, sunday = datetime.fromisoformat(after_midnight).replace(tzinfo=UTC), MONDAY + 6 * DAY
    await log(store, 1, midnight - timedelta(seconds=1), sunday)
    with pytest.raises(Refusal) as refused:
        await log(store, 2, midnight, sunday)
    assert refused.value.reason is Reason.NOT_THIS_WEEK
    await log(store, 3, midnight, sunday + DAY)
    assert [(one.week.start, one.shown) for one in await kept(store)] == [(MONDAY, True), (MONDAY + WEEK, True)]


@pytest.mark.parametrize(
    ("zone", "ends"),
    [
        pytest.param("Pacific/Kiritimati", "2026-03-08T10:00", id="east: earlier"),
        pytest.param("Pacific/Pago_Pago", "2026-03-09T11:00", id="west: later"),
    ],
)
async def test_a_running_week_ends_where_the_group_is_now(store: Store, clock: Clock, zone: str, ends: str) -> None:
    await begin(store)
    await groups.change(store, GROUP, CHI, clock, lambda group: replace(group, zone=zone))
    (week,) = await kept(store)
    assert week.ends_at == datetime.fromisoformat(ends).replace(tzinfo=UTC)


async def test_a_week_that_a_move_to_the_east_ends_is_closed_and_not_doubled(store: Store, clock: Clock) -> None:
    await begin(store, "Pacific/Pago_Pago")
    clock.now = datetime(2026, 3, 2, 6, tzinfo=UTC)  # Sunday evening there, Monday evening where they go
    await groups.change(store, GROUP, CHI, clock, lambda group: replace(group, zone="Pacific/Kiritimati"))
    await log(store, 1, clock.now, MONDAY)
    await close(store, clock, clock.now)
    found = await kept(store)
    assert [(one.week.start, one.state) for one in found] == [
        (MONDAY - WEEK, WeekState.QUIET),
        (MONDAY, WeekState.OPEN),
    ]


@pytest.mark.parametrize(("day", "length"), [(3, 3), (4, 4), (1, 8), (2, 9)])
async def test_a_goal_is_kept_in_a_week_of_any_length(store: Store, clock: Clock, day: int, length: int) -> None:
    await begin(store)
    await groups.change(store, GROUP, CHI, clock, lambda group: replace(group, goals=Weekly(day, 9)))
    last = NOW + (length - 1) * DAY
    await log(store, 1, last, MONDAY + (length - 1) * DAY)
    await close(store, clock, last + DAY)
    first, following = await kept(store)
    assert (first.week.days, first.state, first.kept) == (length, WeekState.KEPT, 1)
    assert (following.week.start, following.week.days) == (first.week.end, 7)


async def test_weeks_in_which_the_bot_was_down_are_no_quiet_ones(store: Store, clock: Clock) -> None:
    await begin(store)
    await close(store, clock, NOW + 5 * WEEK)
    found = await kept(store)
    assert [(one.week.start, one.state) for one in found] == [
        (MONDAY, WeekState.QUIET),
        (MONDAY + 5 * WEEK, WeekState.OPEN),
    ]
    assert not found[1].asks


async def test_less_is_asked_for_once_and_not_of_who_is_there_again(store: Store, clock: Clock) -> None:
    await begin(store)
    asks = []
    for number in range(1, 6):
        await close(store, clock, NOW + number * WEEK)
        asks.append((await kept(store))[-1].asks)
    assert asks == [False, True, False, False, False]


async def test_who_logs_before_the_week_before_is_closed_is_not_asked(store: Store, clock: Clock) -> None:
    await begin(store)
    await close(store, clock, NOW + WEEK)
    await log(store, 1, NOW + 2 * WEEK, MONDAY + 2 * WEEK)
    await close(store, clock, NOW + 2 * WEEK)
    found = await kept(store)
    assert [one.quiet for one in found] == [1, 2, 0]
    assert [one.asks for one in found] == [False, False, False]


async def test_a_goal_that_is_taken_up_again_has_a_week_again(store: Store, clock: Clock) -> None:
    await begin(store)
    await goals.adjust(store, GOAL, ANA, Adjustment.PAUSE, NOW)
    await close(store, clock, NOW + 2 * WEEK)
    assert [(one.state, one.quiet) for one in await kept(store)] == [(WeekState.QUIET, 0)]
    await goals.adjust(store, GOAL, ANA, Adjustment.RESUME, clock.now)
    assert [one.week.start for one in await kept(store)] == [MONDAY, MONDAY + 2 * WEEK]


async def test_a_closed_week_gets_better_and_what_was_kept_stays(store: Store, clock: Clock) -> None:
    await begin(store)
    await log(store, 1, NOW, MONDAY)
    await close(store, clock, NOW + WEEK)
    await goals.undo(store, EntryId(1), ANA, clock.now)
    assert (await progress.own(store, ANA)).goals == 1
    await close(store, clock, NOW + 2 * WEEK)
    await log(store, 2, NOW + WEEK, MONDAY + WEEK)  # by a clock that went back
    assert [one.state for one in await kept(store)] == [WeekState.KEPT, WeekState.PARTLY, WeekState.OPEN]
    assert (await progress.own(store, ANA)).weeks == 2


async def test_a_goal_for_once_that_is_made_as_small_as_what_was_done_is_done(store: Store) -> None:
    await begin(store)
    once = a_goal(id=7, rhythm=Rhythm.ONCE, target=5)
    await goals.set_goal(store, once, NOW)
    await goals.log(store, an_entry(goal=7, amount=3), NOW)
    smaller = await goals.make_smaller(store, GoalId(7), ANA, NOW, words="Write to three", target=3)
    assert smaller.is_reached
    assert (await progress.own(store, ANA)).goals == 1


async def test_taking_back_a_step_does_not_wake_a_goal_that_rests(store: Store) -> None:
    await begin(store)
    for number in (1, 2):
        await log(store, number, NOW, MONDAY)
    await goals.adjust(store, GOAL, ANA, Adjustment.PAUSE, NOW)
    undone = await goals.undo(store, EntryId(2), ANA, NOW)
    assert undone.goal.state is GoalState.PAUSED


async def test_a_step_takes_up_a_goal_that_rests(store: Store) -> None:
    await begin(store)
    await goals.adjust(store, GOAL, ANA, Adjustment.PAUSE, NOW)
    await log(store, 1, NOW, MONDAY)
    assert (await goals.find(store, GOAL, ANA, NOW)).goal.state is GoalState.ACTIVE
