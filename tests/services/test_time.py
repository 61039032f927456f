"""The goals round in time: each week that begins with it on has exactly one, through clock changes and calendars.

Times in the tables are as the group's clocks show them, in the zone it begins with; what is expected, in the zone it
ends with. Of five other bots that were measured, two fire twice when clocks go back.
"""

import pytest

from bot.store.store import Store
from tests.services.timeline import Case, check, down

MON, TUE, WED, THU, FRI, SAT, SUN = range(7)

CLOCK_CHANGES = {
    "the hour is skipped: New York, 02:00 in spring": Case(
        zone="America/New_York", day=SUN, hour=2, begin="2026-02-26 12:00", end="2026-03-23 12:00",
        posted=["2026-03-01 02:00-05:00", "2026-03-08 03:00-04:00", "2026-03-15 02:00-04:00",
              "2026-03-22 02:00-04:00"],
    ),
    "the hour before the skipped one": Case(
        zone="America/New_York", day=SUN, hour=1, begin="2026-03-02 12:00", end="2026-03-16 12:00",
        posted=["2026-03-08 01:00-05:00", "2026-03-15 01:00-04:00"],
    ),
    "the hour after the skipped one": Case(
        zone="America/New_York", day=SUN, hour=3, begin="2026-03-02 12:00", end="2026-03-16 12:00",
        posted=["2026-03-08 03:00-04:00", "2026-03-15 03:00-04:00"],
    ),
    "the hour comes twice: New York, 01:00 in autumn, the first counts": Case(
        zone="America/New_York", day=SUN, hour=1, begin="2026-10-26 12:00", end="2026-11-16 12:00",
        posted=["2026-11-01 01:00-04:00", "2026-11-08 01:00-05:00", "2026-11-15 01:00-05:00"],
    ),
    "the hour after the one that comes twice": Case(
        zone="America/New_York", day=SUN, hour=2, begin="2026-10-26 12:00", end="2026-11-09 12:00",
        posted=["2026-11-01 02:00-05:00", "2026-11-08 02:00-05:00"],
    ),
    "down through the first of the two hours: it comes in the second, once": Case(
        zone="America/New_York", day=SUN, hour=1, begin="2026-10-26 12:00", end="2026-11-09 12:00",
        acts=[("2026-11-01 00:30", down("2026-11-01 01:30:00-05:00"))],
        posted=["2026-11-01 01:30-05:00", "2026-11-08 01:00-05:00"],
    ),
    "Berlin in spring: 02:00 is 03:00": Case(
        day=SUN, hour=2, begin="2026-03-23 12:00", end="2026-04-06 12:00",
        posted=["2026-03-29 03:00+02:00", "2026-04-05 02:00+02:00"],
    ),
    "Berlin in autumn: 02:00 comes twice": Case(
        day=SUN, hour=2, begin="2026-10-19 12:00", end="2026-11-02 12:00",
        posted=["2026-10-25 02:00+02:00", "2026-11-01 02:00+01:00"],
    ),
    "by day it is the same hour before and after": Case(
        begin="2026-03-20 12:00", end="2026-04-07 12:00",
        posted=["2026-03-23 09:00+01:00", "2026-03-30 09:00+02:00", "2026-04-06 09:00+02:00"],
    ),
    "London: 01:00 is skipped at 01:00 UTC": Case(
        zone="Europe/London", day=SUN, hour=1, begin="2026-03-23 12:00", end="2026-04-06 12:00",
        posted=["2026-03-29 02:00+01:00", "2026-04-05 01:00+01:00"],
    ),
    "Lord Howe skips half an hour": Case(
        zone="Australia/Lord_Howe", day=SUN, hour=2, begin="2026-09-28 12:00", end="2026-10-12 12:00",
        posted=["2026-10-04 02:30+11:00", "2026-10-11 02:00+11:00"],
    ),
    "Lord Howe repeats half an hour": Case(
        zone="Australia/Lord_Howe", day=SUN, hour=1, begin="2026-03-30 12:00", end="2026-04-13 12:00",
        posted=["2026-04-05 01:00+11:00", "2026-04-12 01:00+10:30"],
    ),
    "Sydney, where spring is in October": Case(
        zone="Australia/Sydney", day=SUN, hour=2, begin="2026-09-28 12:00", end="2026-10-12 12:00",
        posted=["2026-10-04 03:00+11:00", "2026-10-11 02:00+11:00"],
    ),
    "Santiago skips midnight, with which the week begins": Case(
        zone="America/Santiago", day=SUN, hour=0, begin="2026-08-31 12:00", end="2026-09-14 12:00",
        posted=["2026-09-06 01:00-03:00", "2026-09-13 00:00-03:00"],
    ),
    "Santiago repeats the last hour before the week": Case(
        zone="America/Santiago", day=SUN, hour=0, begin="2026-03-30 12:00", end="2026-04-13 12:00",
        posted=["2026-04-05 00:00-04:00", "2026-04-12 00:00-04:00"],
    ),
    "Cairo skips midnight on a Friday": Case(
        zone="Africa/Cairo", day=FRI, hour=0, begin="2026-04-18 12:00", end="2026-05-02 12:00",
        posted=["2026-04-24 01:00+03:00", "2026-05-01 00:00+03:00"],
    ),
    "Havana has midnight twice": Case(
        zone="America/Havana", day=SUN, hour=0, begin="2026-10-26 12:00", end="2026-11-09 12:00",
        posted=["2026-11-01 00:00-04:00", "2026-11-08 00:00-05:00"],
    ),
    "Casablanca turns back for Ramadan and forward after it": Case(
        zone="Africa/Casablanca", day=SUN, hour=2, begin="2026-02-09 12:00", end="2026-03-30 12:00",
        posted=["2026-02-15 02:00+01:00", "2026-02-22 02:00+00:00", "2026-03-01 02:00+00:00",
              "2026-03-08 02:00+00:00",
                "2026-03-15 02:00+00:00", "2026-03-22 03:00+01:00", "2026-03-29 02:00+01:00"],
    ),
    "UTC knows none of it": Case(
        zone="UTC", day=SUN, hour=2, begin="2026-03-23 12:00", end="2026-04-06 12:00",
        posted=["2026-03-29 02:00+00:00", "2026-04-05 02:00+00:00"],
    ),
}  # fmt: skip

CALENDARS = {
    "Kolkata, half an hour off": Case(
        zone="Asia/Kolkata", begin="2026-03-03 12:00", end="2026-03-17 12:00",
        posted=["2026-03-09 09:00+05:30", "2026-03-16 09:00+05:30"],
    ),
    "Kathmandu, three quarters of an hour off": Case(
        zone="Asia/Kathmandu", hour=0, begin="2026-03-03 12:00", end="2026-03-17 12:00",
        posted=["2026-03-09 00:00+05:45", "2026-03-16 00:00+05:45"],
    ),
    "Chatham, three quarters off, when it turns its clocks": Case(
        zone="Pacific/Chatham", day=SUN, hour=3, begin="2026-03-30 12:00", end="2026-04-13 12:00",
        posted=["2026-04-05 03:00+13:45", "2026-04-12 03:00+12:45"],
    ),
    "Kiritimati, first to see the day": Case(
        zone="Pacific/Kiritimati", hour=0, begin="2026-03-03 12:00", end="2026-03-17 12:00",
        posted=["2026-03-09 00:00+14:00", "2026-03-16 00:00+14:00"],
    ),
    "Pago Pago, last to see it": Case(
        zone="Pacific/Pago_Pago", hour=23, begin="2026-03-03 12:00", end="2026-03-17 12:00",
        posted=["2026-03-09 23:00-11:00", "2026-03-16 23:00-11:00"],
    ),
    "Samoa, which left out a Friday: it is late by a day, not lost": Case(
        zone="Pacific/Apia", day=FRI, begin="2011-12-20 12:00", end="2012-01-07 12:00",
        posted=["2011-12-23 09:00-10:00", "2011-12-31 09:00+14:00", "2012-01-06 09:00+14:00"],
    ),
    "Samoa, the day after the one it left out": Case(
        zone="Pacific/Apia", day=SAT, begin="2011-12-20 12:00", end="2012-01-08 12:00",
        posted=["2011-12-24 09:00-10:00", "2011-12-31 09:00+14:00", "2012-01-07 09:00+14:00"],
    ),
    "a leap day": Case(
        day=TUE, begin="2028-02-23 12:00", end="2028-03-08 12:00",
        posted=["2028-02-29 09:00+01:00", "2028-03-07 09:00+01:00"],
    ),
    "a week over a leap day": Case(
        begin="2028-02-22 12:00", end="2028-03-07 12:00",
        posted=["2028-02-28 09:00+01:00", "2028-03-06 09:00+01:00"],
    ),
    "no leap day in 2100": Case(
        day=SUN, zone="UTC", begin="2100-02-22 12:00", end="2100-03-08 12:00",
        posted=["2100-02-28 09:00+00:00", "2100-03-07 09:00+00:00"],
    ),
    "the end of a year": Case(
        day=FRI, begin="2026-12-20 12:00", end="2027-01-09 12:00",
        posted=["2026-12-25 09:00+01:00", "2027-01-01 09:00+01:00", "2027-01-08 09:00+01:00"],
    ),
    "a year of 53 weeks": Case(
        begin="2026-12-22 12:00", end="2027-01-12 12:00",
        posted=["2026-12-28 09:00+01:00", "2027-01-04 09:00+01:00", "2027-01-11 09:00+01:00"],
    ),
    **{
        f"weeks from day {day} on, at {hour:02}:00": Case(
            zone="UTC", day=day, hour=hour, begin="2026-06-07 23:59:59", end="2026-06-21 23:59:58",
            posted=[f"2026-06-{8 + day:02} {hour:02}:00+00:00", f"2026-06-{15 + day:02} {hour:02}:00+00:00"],
        )
        for day, hour in zip(range(7), (0, 1, 6, 12, 18, 22, 23), strict=True)
    },
}  # fmt: skip


@pytest.mark.parametrize("case", [pytest.param(case, id=name) for name, case in CLOCK_CHANGES.items()])
async def test_each_week_has_one_round_when_clocks_change(store: Store, case: Case) -> None:
    await check(store, case)


@pytest.mark.parametrize("case", [pytest.param(case, id=name) for name, case in CALENDARS.items()])
async def test_each_week_has_one_round_wherever_and_whenever_it_is(store: Store, case: Case) -> None:
    await check(store, case)
