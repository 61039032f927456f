"""The goals round and its machine: each week has exactly one, also when nothing ran, or the clock was wrong.

Of five other bots that were measured, down from five minutes before until ten seconds after: one delivered none of
twenty, another none of those that were set a minute before.
"""

from datetime import date, timedelta

import pytest

from bot.domain.schedule import RECORDED, Skip
from bot.store.store import Store
from tests.services.timeline import DAY, HOUR, WEEK, Case, check, closed, down, host, mended, restart, wrong

THU, FRI = 3, 4
YEAR = timedelta(days=365)

DOWN = {
    "down at the very moment, for seconds": Case(
        begin="2026-06-01 07:00", end="2026-06-08 12:00", acts=[("2026-06-01 08:59:58", down("2026-06-01 09:00:10"))],
        posted=["2026-06-01 09:00+02:00", "2026-06-08 09:00+02:00"],
    ),
    "a tick that is hours late": Case(
        begin="2026-06-01 07:00", end="2026-06-08 12:00", acts=[("2026-06-01 08:00", down("2026-06-01 17:30"))],
        posted=["2026-06-01 17:30+02:00", "2026-06-08 09:00+02:00"],
    ),
    "down for four days: one late round": Case(
        begin="2026-06-01 10:00", end="2026-06-16 12:00", acts=[("2026-06-08 08:00", down("2026-06-12 08:00"))],
        posted=["2026-06-12 08:00+02:00", "2026-06-15 09:00+02:00"],
    ),
    "down for just as long as its grace": Case(
        begin="2026-06-01 10:00", end="2026-06-16 12:00", acts=[("2026-06-08 08:00", down("2026-06-13 09:00"))],
        posted=["2026-06-13 09:00+02:00", "2026-06-15 09:00+02:00"],
    ),
    "down for longer than its grace": Case(
        begin="2026-06-01 10:00", end="2026-06-16 12:00", acts=[("2026-06-08 08:00", down("2026-06-13 09:00:01"))],
        posted=["2026-06-15 09:00+02:00"], skips={"2026-06-08": Skip.LATE},
    ),
    "down for three weeks: one, for the week that runs": Case(
        begin="2026-06-01 10:00", end="2026-06-29 12:00", acts=[("2026-06-05 08:00", down("2026-06-24 08:00"))],
        posted=["2026-06-24 08:00+02:00", "2026-06-29 09:00+02:00"],
        skips={"2026-06-08": Skip.MISSED, "2026-06-15": Skip.MISSED},
    ),
    "down for three weeks, back at the end of one: none beyond grace": Case(
        begin="2026-06-01 10:00", end="2026-06-29 12:00", acts=[("2026-06-05 08:00", down("2026-06-28 08:00"))],
        posted=["2026-06-29 09:00+02:00"],
        skips={"2026-06-08": Skip.MISSED, "2026-06-15": Skip.MISSED, "2026-06-22": Skip.LATE},
    ),
    "back on the day of the next one, before its hour: only that": Case(
        begin="2026-06-01 10:00", end="2026-06-16 12:00", acts=[("2026-06-08 08:00", down("2026-06-15 08:00"))],
        posted=["2026-06-15 09:00+02:00"], skips={"2026-06-08": Skip.LATE},
    ),
    "back within grace, but in the next week: a short week is over": Case(
        begin="2026-06-01 07:00", end="2026-06-12 12:00",
        acts=[("2026-06-01 07:30", host(day=THU)), ("2026-06-01 08:00", down("2026-06-04 08:00"))],
        posted=["2026-06-04 09:00+02:00", "2026-06-11 09:00+02:00"], skips={"2026-06-01": Skip.OVER},
    ),
    "down over the change of clocks": Case(
        begin="2026-10-20 12:00", end="2026-11-03 12:00", acts=[("2026-10-24 08:00", down("2026-10-27 08:00"))],
        posted=["2026-10-27 08:00+01:00", "2026-11-02 09:00+01:00"],
    ),
    "back after a day, and the host changes the hour before anything else": Case(
        begin="2026-06-01 10:00", end="2026-06-16 12:00",
        acts=[("2026-06-08 08:00", down("2026-06-09 08:00")), ("2026-06-09 08:00", host(hour=20))],
        posted=["2026-06-09 08:00+02:00", "2026-06-15 20:00+02:00"],
    ),
    "back after days, and the host chooses that day before the first beat": Case(
        begin="2026-06-01 10:00", end="2026-06-20 12:00",
        acts=[("2026-06-08 08:00", down("2026-06-12 08:00", then=host(day=FRI)))],
        posted=["2026-06-12 08:00+02:00", "2026-06-19 09:00+02:00"],
    ),
    "Discord is away for a day: late by as much": Case(
        begin="2026-06-01 10:00", end="2026-06-16 12:00",
        acts=[("2026-06-08 08:00", closed()), ("2026-06-09 08:30", closed(is_closed=False))],
        posted=["2026-06-09 09:21+02:00", "2026-06-15 09:00+02:00"],
    ),
    "Discord is away for more than a week: that one is over": Case(
        begin="2026-06-01 10:00", end="2026-06-23 12:00",
        acts=[("2026-06-08 08:00", closed()), ("2026-06-16 08:30", closed(is_closed=False))],
        posted=["2026-06-16 09:21+02:00", "2026-06-22 09:00+02:00"], skips={"2026-06-08": Skip.OVER},
    ),
}  # fmt: skip

CLOCKS = {
    "an hour ahead, before it is due: early, and not again": Case(
        begin="2026-06-01 10:00", end="2026-06-16 12:00",
        acts=[("2026-06-08 08:30", wrong(HOUR)), ("2026-06-08 08:40", wrong(0 * HOUR))],
        posted=["2026-06-08 08:30+02:00", "2026-06-15 09:00+02:00"],
    ),
    "a day ahead": Case(
        begin="2026-06-01 10:00", end="2026-06-16 12:00",
        acts=[("2026-06-07 10:00", wrong(DAY)), ("2026-06-07 10:05", wrong(0 * DAY))],
        posted=["2026-06-07 10:00+02:00", "2026-06-15 09:00+02:00"],
    ),
    "a day ahead, and it stays so over a restart": Case(
        begin="2026-06-01 10:00", end="2026-06-16 12:00",
        acts=[("2026-06-07 10:00", wrong(DAY)), ("2026-06-07 10:05", restart), ("2026-06-07 11:00", wrong(0 * DAY))],
        posted=["2026-06-07 10:00+02:00", "2026-06-15 09:00+02:00"],
    ),
    "ten days ahead and back: what it took for missed comes after all": Case(
        begin="2026-06-01 10:00", end="2026-06-23 12:00",
        acts=[("2026-06-07 10:00", wrong(10 * DAY)), ("2026-06-07 10:05", wrong(0 * DAY))],
        posted=["2026-06-07 10:00+02:00", "2026-06-08 09:00+02:00", "2026-06-22 09:00+02:00"],
    ),
    "ten days ahead, past every grace": Case(
        begin="2026-06-01 10:00", end="2026-06-16 12:00",
        acts=[("2026-06-03 20:00", wrong(10 * DAY)), ("2026-06-03 20:05", wrong(0 * DAY))],
        posted=["2026-06-08 09:00+02:00", "2026-06-15 09:00+02:00"],
    ),
    "ten days ahead, with a restart before and after": Case(
        begin="2026-06-01 10:00", end="2026-06-16 12:00",
        acts=[("2026-06-03 20:00", wrong(10 * DAY)), ("2026-06-03 20:05", restart),
              ("2026-06-03 21:00", wrong(0 * DAY)),
              ("2026-06-03 21:01", restart)],
        posted=["2026-06-08 09:00+02:00", "2026-06-15 09:00+02:00"],
    ),
    "six days ahead, a minute before it is due": Case(
        begin="2026-06-01 10:00", end="2026-06-16 12:00",
        acts=[("2026-06-08 08:59", wrong(6 * DAY)), ("2026-06-08 08:59:30", wrong(0 * DAY))],
        posted=["2026-06-08 09:20+02:00", "2026-06-15 09:00+02:00"],
    ),
    "ten days ahead over its moment: found by the next sweep": Case(
        begin="2026-06-01 10:00", end="2026-06-23 12:00",
        acts=[("2026-06-08 08:30", wrong(10 * DAY)), ("2026-06-08 09:10", wrong(0 * DAY))],
        posted=["2026-06-08 08:30+02:00", "2026-06-08 09:20+02:00", "2026-06-22 09:00+02:00"],
    ),
    "a year ahead and back: the round of that week was none": Case(
        begin="2026-06-01 10:00", end="2026-06-16 12:00",
        acts=[("2026-06-03 10:00", wrong(YEAR)), ("2026-06-03 10:05", wrong(0 * YEAR))],
        posted=["2026-06-03 10:00+02:00", "2026-06-08 09:00+02:00", "2026-06-15 09:00+02:00"],
    ),
    "a year ahead, and the host changes the day before it is back": Case(
        begin="2026-06-01 10:00", end="2026-06-20 12:00",
        acts=[("2026-06-03 10:00", wrong(YEAR)), ("2026-06-03 10:05", host(day=FRI)),
              ("2026-06-03 10:10", wrong(0 * YEAR))],
        posted=["2026-06-03 10:00+02:00", "2026-06-05 09:00+02:00", "2026-06-12 09:00+02:00",
              "2026-06-19 09:00+02:00"],
    ),
    "an hour behind, after it was out: not again": Case(
        begin="2026-06-01 10:00", end="2026-06-16 12:00",
        acts=[("2026-06-08 09:10", wrong(-HOUR)), ("2026-06-08 12:00", wrong(0 * HOUR))],
        posted=["2026-06-08 09:00+02:00", "2026-06-15 09:00+02:00"],
    ),
    "an hour behind, before it is due: late by that": Case(
        begin="2026-06-01 10:00", end="2026-06-16 12:00",
        acts=[("2026-06-08 08:30", wrong(-HOUR)), ("2026-06-08 12:00", wrong(0 * HOUR))],
        posted=["2026-06-08 10:00+02:00", "2026-06-15 09:00+02:00"],
    ),
    "ten days behind for an hour: nothing that came comes again": Case(
        begin="2026-06-01 10:00", end="2026-06-23 12:00",
        acts=[("2026-06-16 10:00", wrong(-10 * DAY)), ("2026-06-16 11:00", wrong(0 * DAY))],
        posted=["2026-06-08 09:00+02:00", "2026-06-15 09:00+02:00", "2026-06-22 09:00+02:00"],
    ),
    "ten days behind for good: each week once, by the clock there is": Case(
        begin="2026-06-01 10:00", end="2026-07-10 12:00",
        acts=[("2026-06-16 10:00", wrong(-10 * DAY))],
        posted=["2026-06-08 09:00+02:00", "2026-06-15 09:00+02:00", "2026-07-02 09:00+02:00",
              "2026-07-09 09:00+02:00"],
    ),
    "years behind, as a machine without a battery begins, then right": Case(
        begin="2026-06-01 10:00", end="2026-06-16 12:00",
        acts=[("2026-06-09 10:00", wrong(-20 * YEAR)), ("2026-06-09 10:05", mended),
              ("2026-06-09 10:10", wrong(0 * YEAR))],
        posted=["2026-06-08 09:00+02:00", "2026-06-15 09:00+02:00"],
        skips={str(date(2026, 6, 8) - weeks * WEEK): Skip.MISSED for weeks in range(1, RECORDED)},
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", [pytest.param(case, id=name) for name, case in DOWN.items()])
async def test_each_week_has_one_round_when_nothing_ran_for_a_while(store: Store, case: Case) -> None:
    await check(store, case)


@pytest.mark.parametrize("case", [pytest.param(case, id=name) for name, case in CLOCKS.items()])
async def test_each_week_has_one_round_by_a_clock_that_jumps(store: Store, case: Case) -> None:
    await check(store, case)
