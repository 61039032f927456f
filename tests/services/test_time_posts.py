"""The wins round and the prompt in time: each period once, near its turn, whatever clocks and hosts do.

They take the way of the goals round, whose cases are in `test_time` and `test_time_host`; these are what differs. A
wins round of a group that shares nothing turns fortnightly after two, and comes back by itself once there is a win.
"""

from dataclasses import replace

import pytest

from bot.domain.groups import Round
from bot.domain.schedule import Skip
from bot.store.store import Store
from tests.builders import OTHER_CHANNEL
from tests.services.timeline import (
    DAY,
    Case,
    added,
    channel,
    check,
    closed,
    down,
    feature,
    host,
    leave_out,
    mended,
    removed,
    weeks,
    wrong,
)

MON, TUE, WED, THU, FRI, SAT, SUN = range(7)

BOTH = {
    "set up before the hour of the day: the first comes today": Case(
        begin="2026-06-01 08:00", end="2026-06-08 12:00",
        posted=["2026-06-01 09:00+02:00", "2026-06-08 09:00+02:00"],
    ),
    "New York in spring: the hour is skipped": Case(
        zone="America/New_York", day=SUN, hour=2, begin="2026-03-02 12:00", end="2026-03-16 12:00",
        posted=["2026-03-08 03:00-04:00", "2026-03-15 02:00-04:00"],
    ),
    "New York in autumn, down through the first of the two hours: in the second, once": Case(
        zone="America/New_York", day=SUN, hour=1, begin="2026-10-26 12:00", end="2026-11-09 12:00",
        acts=[("2026-11-01 00:30", down("2026-11-01 01:30:00-05:00"))],
        posted=["2026-11-01 01:30-05:00", "2026-11-08 01:00-05:00"],
    ),
    "down for three days: one late": Case(
        begin="2026-05-30 12:00", end="2026-06-09 12:00", acts=[("2026-06-01 08:00", down("2026-06-04 12:00"))],
        posted=["2026-06-04 12:00+02:00", "2026-06-08 09:00+02:00"],
    ),
    "down until shortly before the next: that one alone": Case(
        begin="2026-05-30 12:00", end="2026-06-09 12:00", acts=[("2026-06-01 08:00", down("2026-06-06 08:00"))],
        posted=["2026-06-08 09:00+02:00"], skips={"2026-06-01": Skip.MISSED},
    ),
    "Discord away until shortly before the next": Case(
        begin="2026-05-30 12:00", end="2026-06-09 12:00",
        acts=[("2026-06-01 08:00", closed()), ("2026-06-07 12:00", closed(is_closed=False))],
        posted=["2026-06-08 09:00+02:00"], skips={"2026-06-01": Skip.MISSED},
    ),
    "a later hour, after it is out: not again": Case(
        begin="2026-06-01 07:00", end="2026-06-09 12:00", acts=[("2026-06-01 10:00", host(hour=20))],
        posted=["2026-06-01 09:00+02:00", "2026-06-08 20:00+02:00"],
    ),
    "an hour that has passed, before it is out: at once": Case(
        hour=20, begin="2026-06-01 07:00", end="2026-06-09 12:00", acts=[("2026-06-01 12:00", host(hour=9))],
        posted=["2026-06-01 12:00+02:00", "2026-06-08 09:00+02:00"],
    ),
    "another day later in the week": Case(
        begin="2026-06-01 07:00", end="2026-06-13 12:00", acts=[("2026-06-02 10:00", host(day=FRI))],
        posted=["2026-06-01 09:00+02:00", "2026-06-05 09:00+02:00", "2026-06-12 09:00+02:00"],
    ),
    "the day after: eight days, not one": Case(
        begin="2026-06-01 07:00", end="2026-06-17 12:00", acts=[("2026-06-01 10:00", host(day=TUE))],
        posted=["2026-06-01 09:00+02:00", "2026-06-09 09:00+02:00", "2026-06-16 09:00+02:00"],
    ),
    "a day to and fro": Case(
        begin="2026-06-01 07:00", end="2026-06-16 12:00",
        acts=[("2026-06-02 10:00", host(day=FRI)), ("2026-06-02 10:01", host(day=MON))],
        posted=["2026-06-01 09:00+02:00", "2026-06-08 09:00+02:00", "2026-06-15 09:00+02:00"],
    ),
    "to the east, after it is out: not again": Case(
        begin="2026-05-28 12:00", end="2026-06-08 12:00", acts=[("2026-06-01 10:00", host(zone="Asia/Tokyo"))],
        posted=["2026-06-01 16:00+09:00", "2026-06-08 09:00+09:00"], ends_in="Asia/Tokyo",
    ),
    "over the date line and back": Case(
        zone="Pacific/Pago_Pago", begin="2026-05-28 12:00", end="2026-06-09 12:00",
        acts=[("2026-06-07 20:00", host(zone="Pacific/Kiritimati")),
              ("2026-06-07 20:01", host(zone="Pacific/Pago_Pago"))],
        posted=["2026-06-01 09:00-11:00", "2026-06-07 20:00-11:00"],
    ),
    "the next one left out, and the hour changed": Case(
        begin="2026-06-01 07:00", end="2026-06-16 12:00",
        acts=[("2026-06-02 10:00", leave_out), ("2026-06-02 11:00", host(hour=10)), ("2026-06-02 11:20", mended)],
        posted=["2026-06-01 09:00+02:00", "2026-06-15 10:00+02:00"], skips={"2026-06-08": Skip.LEFT_OUT},
    ),
    "off and on after it was out: not again": Case(
        begin="2026-06-01 07:00", end="2026-06-09 12:00",
        acts=[("2026-06-01 10:00", feature(on=False)), ("2026-06-01 10:01", feature(on=True))],
        posted=["2026-06-01 09:00+02:00", "2026-06-08 09:00+02:00"],
    ),
    "off at its moment: it begins with the next": Case(
        begin="2026-06-01 07:00", end="2026-06-09 12:00",
        acts=[("2026-06-01 08:00", feature(on=False)), ("2026-06-01 10:00", feature(on=True))],
        posted=["2026-06-08 09:00+02:00"],
    ),
    "no channel, then another one": Case(
        begin="2026-06-01 07:00", end="2026-06-16 12:00",
        acts=[("2026-06-02 08:00", channel(None)), ("2026-06-09 10:00", channel(OTHER_CHANNEL))],
        posted=["2026-06-01 09:00+02:00", "2026-06-15 09:00+02:00"],
    ),
    "removed while it was due": Case(
        begin="2026-06-01 07:00", end="2026-06-09 12:00",
        acts=[("2026-06-01 08:30", closed()), ("2026-06-01 09:10", removed),
              ("2026-06-01 10:30", closed(is_closed=False)), ("2026-06-02 10:00", added)],
        posted=["2026-06-08 09:00+02:00"], skips={"2026-06-01": Skip.OVER},
    ),
    "the clock a year ahead for an hour": Case(
        begin="2026-06-01 07:00", end="2026-06-16 12:00",
        acts=[("2026-06-03 10:00", wrong(365 * DAY)), ("2026-06-03 11:00", wrong(0 * DAY))],
        posted=["2026-06-01 09:00+02:00", "2026-06-03 10:00+02:00", "2026-06-08 09:00+02:00",
              "2026-06-15 09:00+02:00"],
    ),
}  # fmt: skip

PROMPTS = {
    "every other week, from one day to the next": Case(
        begin="2026-06-01 07:00", end="2026-06-30 12:00", acts=[("2026-06-02 10:00", weeks(2))],
        posted=["2026-06-01 09:00+02:00", "2026-06-15 09:00+02:00", "2026-06-29 09:00+02:00"],
    ),
    "every week again": Case(
        begin="2026-06-01 07:00", end="2026-06-23 12:00",
        acts=[("2026-06-01 07:30", weeks(2)), ("2026-06-10 10:00", weeks(1))],
        posted=["2026-06-01 09:00+02:00", "2026-06-15 09:00+02:00", "2026-06-22 09:00+02:00"],
    ),
    "every other week, on another day": Case(
        begin="2026-06-01 07:00", end="2026-06-30 12:00",
        acts=[("2026-06-01 07:30", weeks(2)), ("2026-06-10 10:00", host(day=FRI))],
        posted=["2026-06-01 09:00+02:00", "2026-06-12 09:00+02:00", "2026-06-26 09:00+02:00"],
    ),
    "every other week, one left out": Case(
        begin="2026-06-01 07:00", end="2026-06-30 12:00",
        acts=[("2026-06-01 07:30", weeks(2)), ("2026-06-10 10:00", leave_out), ("2026-06-10 11:00", host(hour=10))],
        posted=["2026-06-01 09:00+02:00", "2026-06-29 10:00+02:00"], skips={"2026-06-15": Skip.LEFT_OUT},
    ),
}  # fmt: skip

QUIET = {
    "two quiet ones, then every other week": Case(
        begin="2026-06-01 07:00", end="2026-07-07 12:00",
        posted=["2026-06-01 09:00+02:00", "2026-06-08 09:00+02:00", "2026-06-22 09:00+02:00",
              "2026-07-06 09:00+02:00"],
    ),
    "and whatever the host changes meanwhile": Case(
        begin="2026-06-01 07:00", end="2026-06-24 12:00",
        acts=[("2026-06-09 10:00", host(hour=10)), ("2026-06-16 10:00", feature(on=False)),
              ("2026-06-16 10:01", feature(on=True))],
        posted=["2026-06-01 09:00+02:00", "2026-06-08 09:00+02:00", "2026-06-22 10:00+02:00"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("which", [Round.WINS, Round.PROMPT])
@pytest.mark.parametrize("case", [pytest.param(case, id=name) for name, case in BOTH.items()])
async def test_each_comes_once_and_near_its_turn(store: Store, which: Round, case: Case) -> None:
    await check(store, replace(case, which=which))


@pytest.mark.parametrize("case", [pytest.param(case, id=name) for name, case in PROMPTS.items()])
async def test_a_prompt_comes_in_the_rhythm_that_its_host_chose(store: Store, case: Case) -> None:
    await check(store, replace(case, which=Round.PROMPT))


@pytest.mark.parametrize("case", [pytest.param(case, id=name) for name, case in QUIET.items()])
async def test_a_quiet_groups_wins_round_comes_every_other_week(store: Store, case: Case) -> None:
    await check(store, replace(case, which=Round.WINS, is_quiet=True))
