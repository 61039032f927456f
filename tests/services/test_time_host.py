"""The goals round and its host: each week that begins with it on has exactly one, whatever is changed, and when."""

import pytest

from bot.domain.schedule import Skip
from bot.store.store import Store
from tests.builders import CHANNEL, OTHER_CHANNEL
from tests.services.timeline import Case, added, channel, check, closed, feature, host, leave_out, mended, removed

MON, TUE, WED, THU, FRI, SAT, SUN = range(7)

HOSTS = {
    "set up before the hour of the day: the first comes today": Case(
        begin="2026-06-01 08:00", end="2026-06-08 12:00",
        posted=["2026-06-01 09:00+02:00", "2026-06-08 09:00+02:00"],
    ),
    "set up after it: next week": Case(
        begin="2026-06-01 09:01", end="2026-06-08 12:00", posted=["2026-06-08 09:00+02:00"],
    ),
    "a later hour, before it is out: it comes then": Case(
        begin="2026-06-01 07:00", end="2026-06-09 12:00", acts=[("2026-06-01 08:00", host(hour=20))],
        posted=["2026-06-01 20:00+02:00", "2026-06-08 20:00+02:00"],
    ),
    "a later hour, after it is out: not again": Case(
        begin="2026-06-01 07:00", end="2026-06-09 12:00", acts=[("2026-06-01 10:00", host(hour=20))],
        posted=["2026-06-01 09:00+02:00", "2026-06-08 20:00+02:00"],
    ),
    "an hour that has passed, before it is out: at once": Case(
        hour=20, begin="2026-06-01 07:00", end="2026-06-09 12:00", acts=[("2026-06-01 12:00", host(hour=9))],
        posted=["2026-06-01 12:00+02:00", "2026-06-08 09:00+02:00"],
    ),
    "an hour to and fro on the day itself": Case(
        begin="2026-06-01 07:00", end="2026-06-09 12:00",
        acts=[("2026-06-01 08:00", host(hour=20)), ("2026-06-01 10:00", host(hour=9)),
              ("2026-06-01 11:00", host(hour=20)),
              ("2026-06-01 12:00", host(hour=9))],
        posted=["2026-06-01 10:00+02:00", "2026-06-08 09:00+02:00"],
    ),
    "at the very second at which it is due": Case(
        begin="2026-06-01 07:00", end="2026-06-09 12:00", acts=[("2026-06-01 09:00", host(hour=10))],
        posted=["2026-06-01 09:00+02:00", "2026-06-08 10:00+02:00"],
    ),
    "a second before": Case(
        begin="2026-06-01 07:00", end="2026-06-09 12:00", acts=[("2026-06-01 08:59:59", host(hour=10))],
        posted=["2026-06-01 10:00+02:00", "2026-06-08 10:00+02:00"],
    ),
    "another day later in the week: a week of four days": Case(
        begin="2026-06-01 07:00", end="2026-06-13 12:00", acts=[("2026-06-02 10:00", host(day=FRI))],
        posted=["2026-06-01 09:00+02:00", "2026-06-05 09:00+02:00", "2026-06-12 09:00+02:00"],
    ),
    "another day before this week's is out: this week's comes, then the new day": Case(
        begin="2026-06-01 07:00", end="2026-06-13 12:00", acts=[("2026-06-01 08:00", host(day=FRI))],
        posted=["2026-06-01 09:00+02:00", "2026-06-05 09:00+02:00", "2026-06-12 09:00+02:00"],
    ),
    "the day after: a week is three days at least, so eight": Case(
        begin="2026-06-01 07:00", end="2026-06-17 12:00", acts=[("2026-06-01 10:00", host(day=TUE))],
        posted=["2026-06-01 09:00+02:00", "2026-06-09 09:00+02:00", "2026-06-16 09:00+02:00"],
    ),
    "the day after, before this week's is out": Case(
        begin="2026-06-01 07:00", end="2026-06-17 12:00", acts=[("2026-06-01 08:00", host(day=TUE))],
        posted=["2026-06-01 09:00+02:00", "2026-06-09 09:00+02:00", "2026-06-16 09:00+02:00"],
    ),
    "two days after, so nine": Case(
        begin="2026-06-01 07:00", end="2026-06-18 12:00", acts=[("2026-06-01 10:00", host(day=WED))],
        posted=["2026-06-01 09:00+02:00", "2026-06-10 09:00+02:00", "2026-06-17 09:00+02:00"],
    ),
    "three days after, so three": Case(
        begin="2026-06-01 07:00", end="2026-06-12 12:00", acts=[("2026-06-01 10:00", host(day=THU))],
        posted=["2026-06-01 09:00+02:00", "2026-06-04 09:00+02:00", "2026-06-11 09:00+02:00"],
    ),
    "today, later in the week: in seven days": Case(
        begin="2026-06-01 07:00", end="2026-06-19 12:00", acts=[("2026-06-05 08:00", host(day=FRI))],
        posted=["2026-06-01 09:00+02:00", "2026-06-12 09:00+02:00", "2026-06-19 09:00+02:00"],
    ),
    "today, on the last day: thirteen days, the longest there is": Case(
        begin="2026-06-01 07:00", end="2026-06-21 12:00", acts=[("2026-06-07 08:00", host(day=SUN))],
        posted=["2026-06-01 09:00+02:00", "2026-06-14 09:00+02:00", "2026-06-21 09:00+02:00"],
    ),
    "a day to and fro": Case(
        begin="2026-06-01 07:00", end="2026-06-16 12:00",
        acts=[("2026-06-02 10:00", host(day=FRI)), ("2026-06-02 10:01", host(day=MON))],
        posted=["2026-06-01 09:00+02:00", "2026-06-08 09:00+02:00", "2026-06-15 09:00+02:00"],
    ),
    "a day to and fro, before it is out": Case(
        begin="2026-06-01 07:00", end="2026-06-16 12:00",
        acts=[("2026-06-01 08:00", host(day=FRI)), ("2026-06-01 08:01", host(day=MON))],
        posted=["2026-06-01 09:00+02:00", "2026-06-08 09:00+02:00", "2026-06-15 09:00+02:00"],
    ),
    "a day there, its round, and back": Case(
        begin="2026-06-01 07:00", end="2026-06-16 12:00",
        acts=[("2026-06-02 10:00", host(day=FRI)), ("2026-06-05 10:00", host(day=MON))],
        posted=["2026-06-01 09:00+02:00", "2026-06-05 09:00+02:00", "2026-06-08 09:00+02:00",
              "2026-06-15 09:00+02:00"],
    ),
    "two other days in a row": Case(
        begin="2026-06-01 07:00", end="2026-06-13 12:00",
        acts=[("2026-06-02 10:00", host(day=SUN)), ("2026-06-03 10:00", host(day=SAT))],
        posted=["2026-06-01 09:00+02:00", "2026-06-06 09:00+02:00", "2026-06-13 09:00+02:00"],
    ),
    "a day and an hour at once": Case(
        begin="2026-06-01 07:00", end="2026-06-13 12:00", acts=[("2026-06-01 08:00", host(day=FRI, hour=7))],
        posted=["2026-06-01 08:00+02:00", "2026-06-05 07:00+02:00", "2026-06-12 07:00+02:00"],
    ),
    "to the east, past the hour: at once": Case(
        begin="2026-05-28 12:00", end="2026-06-08 12:00", acts=[("2026-06-01 08:00", host(zone="Asia/Tokyo"))],
        posted=["2026-06-01 15:00+09:00", "2026-06-08 09:00+09:00"], ends_in="Asia/Tokyo",
    ),
    "to the east, after it is out: not again": Case(
        begin="2026-05-28 12:00", end="2026-06-08 12:00", acts=[("2026-06-01 10:00", host(zone="Asia/Tokyo"))],
        posted=["2026-06-01 16:00+09:00", "2026-06-08 09:00+09:00"], ends_in="Asia/Tokyo",
    ),
    "to the west, before it is out: later": Case(
        begin="2026-05-28 12:00", end="2026-06-08 20:00", acts=[("2026-06-01 08:00", host(zone="America/Lima"))],
        posted=["2026-06-01 09:00-05:00", "2026-06-08 09:00-05:00"], ends_in="America/Lima",
    ),
    "to the west, after it is out: not again, although it is Monday again": Case(
        zone="Pacific/Kiritimati", hour=0, begin="2026-05-28 12:00", end="2026-06-11 12:00",
        acts=[("2026-06-01 05:00", host(zone="Pacific/Pago_Pago"))],
        posted=["2026-05-30 23:00-11:00", "2026-06-08 00:00-11:00"], ends_in="Pacific/Pago_Pago",
    ),
    "to the west over the date line, before it is out": Case(
        zone="Pacific/Kiritimati", begin="2026-05-28 12:00", end="2026-06-11 12:00",
        acts=[("2026-06-01 05:00", host(zone="Pacific/Pago_Pago"))],
        posted=["2026-06-01 09:00-11:00", "2026-06-08 09:00-11:00"], ends_in="Pacific/Pago_Pago",
    ),
    "to the east over the date line, into the next week past its hour: at once, not lost": Case(
        zone="Pacific/Pago_Pago", begin="2026-05-28 12:00", end="2026-06-15 12:00",
        acts=[("2026-06-07 20:00", host(zone="Pacific/Kiritimati"))],
        posted=["2026-06-02 10:00+14:00", "2026-06-08 21:00+14:00", "2026-06-15 09:00+14:00"],
        ends_in="Pacific/Kiritimati",
    ),
    "to the east over the date line, into the next week before its hour": Case(
        zone="Pacific/Pago_Pago", hour=23, begin="2026-05-28 12:00", end="2026-06-15 12:00",
        acts=[("2026-06-07 20:00", host(zone="Pacific/Kiritimati"))],
        posted=["2026-06-03 00:00+14:00", "2026-06-08 23:00+14:00", "2026-06-15 23:00+14:00"],
        ends_in="Pacific/Kiritimati",
    ),
    "over the date line and back": Case(
        zone="Pacific/Pago_Pago", begin="2026-05-28 12:00", end="2026-06-16 12:00",
        acts=[("2026-06-07 20:00", host(zone="Pacific/Kiritimati")),
              ("2026-06-07 20:01", host(zone="Pacific/Pago_Pago"))],
        posted=["2026-06-01 09:00-11:00", "2026-06-07 20:00-11:00", "2026-06-15 09:00-11:00"],
    ),
    "over the date line and back, before it is out there": Case(
        zone="Pacific/Pago_Pago", hour=23, begin="2026-05-28 12:00", end="2026-06-16 12:00",
        acts=[("2026-06-07 20:00", host(zone="Pacific/Kiritimati")),
              ("2026-06-07 20:01", host(zone="Pacific/Pago_Pago"))],
        posted=["2026-06-01 23:00-11:00", "2026-06-08 23:00-11:00", "2026-06-15 23:00-11:00"],
    ),
    "zone and day at once": Case(
        begin="2026-05-28 12:00", end="2026-06-13 12:00",
        acts=[("2026-06-02 10:00", host(zone="Asia/Tokyo", day=FRI))],
        posted=["2026-06-01 16:00+09:00", "2026-06-05 09:00+09:00", "2026-06-12 09:00+09:00"], ends_in="Asia/Tokyo",
    ),
    "the next one left out": Case(
        begin="2026-06-01 07:00", end="2026-06-16 12:00", acts=[("2026-06-02 10:00", leave_out)],
        posted=["2026-06-01 09:00+02:00", "2026-06-15 09:00+02:00"], skips={"2026-06-08": Skip.LEFT_OUT},
    ),
    "two left out, and the clock is looked at every hour": Case(
        begin="2026-06-01 07:00", end="2026-06-23 12:00",
        acts=[("2026-06-02 10:00", leave_out), ("2026-06-02 10:00", leave_out), ("2026-06-02 10:20", mended)],
        posted=["2026-06-01 09:00+02:00", "2026-06-22 09:00+02:00"],
        skips={"2026-06-08": Skip.LEFT_OUT, "2026-06-15": Skip.LEFT_OUT},
    ),
    "set up in the middle of a week, two left out: the sweep brings none": Case(
        begin="2026-06-03 07:00", end="2026-06-23 12:00",
        acts=[("2026-06-03 10:00", leave_out), ("2026-06-03 10:01", leave_out), ("2026-06-03 10:20", mended)],
        posted=["2026-06-22 09:00+02:00"], skips={"2026-06-08": Skip.LEFT_OUT, "2026-06-15": Skip.LEFT_OUT},
    ),
    "one left out stays so when the hour changes": Case(
        begin="2026-06-01 07:00", end="2026-06-16 12:00",
        acts=[("2026-06-02 10:00", leave_out), ("2026-06-02 11:00", host(hour=10))],
        posted=["2026-06-01 09:00+02:00", "2026-06-15 10:00+02:00"], skips={"2026-06-08": Skip.LEFT_OUT},
    ),
    "one left out, then another day: it is the next one that is left out": Case(
        begin="2026-06-01 07:00", end="2026-06-13 12:00",
        acts=[("2026-06-02 10:00", leave_out), ("2026-06-02 11:00", host(day=FRI))],
        posted=["2026-06-01 09:00+02:00", "2026-06-12 09:00+02:00"], skips={"2026-06-05": Skip.LEFT_OUT},
    ),
    "one left out, then another day and back": Case(
        begin="2026-06-01 07:00", end="2026-06-16 12:00",
        acts=[("2026-06-02 10:00", leave_out), ("2026-06-02 11:00", host(day=FRI)),
              ("2026-06-02 12:00", host(day=MON))],
        posted=["2026-06-01 09:00+02:00", "2026-06-15 09:00+02:00"], skips={"2026-06-08": Skip.LEFT_OUT},
    ),
    "one left out stays so when the round is switched off and on": Case(
        begin="2026-06-01 07:00", end="2026-06-16 12:00",
        acts=[("2026-06-02 10:00", leave_out), ("2026-06-02 11:00", feature(on=False)),
              ("2026-06-02 12:00", feature(on=True))],
        posted=["2026-06-01 09:00+02:00", "2026-06-15 09:00+02:00"], skips={"2026-06-08": Skip.LEFT_OUT},
    ),
    "off and on after it was out: not again": Case(
        begin="2026-06-01 07:00", end="2026-06-09 12:00",
        acts=[("2026-06-01 10:00", feature(on=False)), ("2026-06-01 10:01", feature(on=True))],
        posted=["2026-06-01 09:00+02:00", "2026-06-08 09:00+02:00"],
    ),
    "off and on after it was out, with a later hour: not again": Case(
        begin="2026-06-01 07:00", end="2026-06-09 12:00",
        acts=[("2026-06-01 10:00", feature(on=False)), ("2026-06-01 10:01", host(hour=12)),
              ("2026-06-01 10:02", feature(on=True))],
        posted=["2026-06-01 09:00+02:00", "2026-06-08 12:00+02:00"],
    ),
    "off and on before it is out: it comes": Case(
        begin="2026-06-01 07:00", end="2026-06-09 12:00",
        acts=[("2026-06-01 08:00", feature(on=False)), ("2026-06-01 08:30", feature(on=True))],
        posted=["2026-06-01 09:00+02:00", "2026-06-08 09:00+02:00"],
    ),
    "off at its moment: that week had none; it begins with the next": Case(
        begin="2026-06-01 07:00", end="2026-06-09 12:00",
        acts=[("2026-06-01 08:00", feature(on=False)), ("2026-06-01 10:00", feature(on=True))],
        posted=["2026-06-08 09:00+02:00"],
    ),
    "off for two weeks, and another day meanwhile": Case(
        begin="2026-06-01 07:00", end="2026-06-20 12:00",
        acts=[("2026-06-02 08:00", feature(on=False)), ("2026-06-10 10:00", host(day=FRI)),
              ("2026-06-16 10:00", feature(on=True))],
        posted=["2026-06-01 09:00+02:00", "2026-06-19 09:00+02:00"],
    ),
    "no channel, then another one": Case(
        begin="2026-06-01 07:00", end="2026-06-16 12:00",
        acts=[("2026-06-02 08:00", channel(None)), ("2026-06-09 10:00", channel(OTHER_CHANNEL))],
        posted=["2026-06-01 09:00+02:00", "2026-06-15 09:00+02:00"],
    ),
    "another channel from one moment to the next": Case(
        begin="2026-06-01 07:00", end="2026-06-09 12:00",
        acts=[("2026-06-01 08:59:59", channel(OTHER_CHANNEL)), ("2026-06-01 09:00:01", channel(CHANNEL))],
        posted=["2026-06-01 09:00+02:00", "2026-06-08 09:00+02:00"],
    ),
    "the bot removed for two weeks and added again": Case(
        begin="2026-06-01 07:00", end="2026-06-23 12:00",
        acts=[("2026-06-03 10:00", removed), ("2026-06-17 10:00", added)],
        posted=["2026-06-01 09:00+02:00", "2026-06-22 09:00+02:00"],
    ),
    "removed and added again at once, on the day": Case(
        begin="2026-06-01 07:00", end="2026-06-09 12:00",
        acts=[("2026-06-01 10:00", removed), ("2026-06-01 10:01", added)],
        posted=["2026-06-01 09:00+02:00", "2026-06-08 09:00+02:00"],
    ),
    "removed while its round was due": Case(
        begin="2026-06-01 07:00", end="2026-06-09 12:00",
        acts=[("2026-06-01 08:30", closed()), ("2026-06-01 09:10", removed),
              ("2026-06-01 10:30", closed(is_closed=False)),
              ("2026-06-02 10:00", added)],
        posted=["2026-06-08 09:00+02:00"], skips={"2026-06-01": Skip.OVER},
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", [pytest.param(case, id=name) for name, case in HOSTS.items()])
async def test_each_week_has_one_round_whatever_its_host_changes(store: Store, case: Case) -> None:
    await check(store, case)
