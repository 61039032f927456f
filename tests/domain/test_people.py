"""What somebody chose for themselves: quiet hours, pauses and their clock, across midnight and clock changes."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.people import (
    CONSENT,
    NIGHT,
    PAUSE_DAYS,
    EncouragedBy,
    Member,
    Person,
    Preferences,
    QuietHours,
    Standing,
    be_quiet_from,
    be_quiet_until,
    check_joined,
    check_welcomes_cards,
    is_paused,
    local_time,
    may_be_written_to,
    pause,
)
from bot.domain.refusals import Reason, Refusal
from tests.builders import ANA, GROUP, NOW, OTHER_GROUP

MOMENT = timedelta(milliseconds=1)
ANA_AGREED = Person(ANA, CONSENT, agreed_at=NOW, seen_at=NOW)


def at(written: str) -> datetime:
    """Return a moment that is written in UTC."""
    return datetime.fromisoformat(written).replace(tzinfo=UTC)


# who takes part


@pytest.mark.parametrize(
    ("standing", "reason"),
    [
        pytest.param(Standing(), Reason.NOT_JOINED, id="nobody we know"),
        pytest.param(Standing(withdrawn_at=NOW), Reason.WITHDRAWN, id="withdrew"),
        pytest.param(Standing(Person(ANA, CONSENT - 1, NOW, NOW)), Reason.TEXT_CHANGED, id="agreed to another text"),
    ],
)
def test_nobody_takes_part_who_has_not_agreed_to_the_present_text(standing: Standing, reason: Reason) -> None:
    with pytest.raises(Refusal) as refused:
        check_joined(standing)
    assert refused.value.reason is reason


def test_who_agreed_takes_part() -> None:
    assert check_joined(Standing(ANA_AGREED)) is ANA_AGREED


def test_a_no_to_being_encouraged_counts_in_its_group_alone() -> None:
    member = Member(ANA, GROUP, joined_at=NOW, encouraged_by=EncouragedBy.NOBODY)
    standing = Standing(ANA_AGREED, members={GROUP: member})
    with pytest.raises(Refusal) as refused:
        check_welcomes_cards(standing, GROUP)
    assert refused.value.reason is Reason.RATHER_NOT
    check_welcomes_cards(standing, OTHER_GROUP)


# the clock where somebody is


def test_the_clock_is_utc_until_a_zone_is_chosen() -> None:
    assert local_time(Preferences(), NOW).hour == 9
    assert local_time(Preferences(zone="Asia/Kolkata"), NOW).strftime("%H:%M") == "14:30"


@pytest.mark.parametrize(
    ("begin", "end", "inside", "outside"),
    [
        pytest.param(9, 17, {9, 12, 16}, {8, 17, 23}, id="within a day"),
        pytest.param(22, 6, {22, 23, 0, 5}, {6, 12, 21}, id="across midnight"),
        pytest.param(0, 8, {0, 7}, {8, 23}, id="from midnight"),
        pytest.param(20, 0, {20, 23}, {0, 19}, id="until midnight"),
        pytest.param(7, 7, set(range(24)), set(), id="the whole day"),
    ],
)
def test_quiet_hours_cover_their_hours(begin: int, end: int, inside: set[int], outside: set[int]) -> None:
    quiet = QuietHours(begin, end)
    assert all(quiet.covers(hour) for hour in inside)
    assert not any(quiet.covers(hour) for hour in outside)


@pytest.mark.parametrize("hour", range(24))
def test_the_first_end_that_is_chosen_makes_a_night_and_never_a_whole_day(hour: int) -> None:
    begun, ended = be_quiet_from(Preferences(), hour).quiet, be_quiet_until(Preferences(), hour).quiet
    assert begun == QuietHours(hour, (hour + NIGHT) % 24)
    assert ended == QuietHours((hour - NIGHT) % 24, hour)
    for quiet in (begun, ended):
        assert sum(quiet.covers(each) for each in range(24)) == NIGHT


def test_the_other_end_of_quiet_hours_stays_as_it_was_chosen() -> None:
    night = Preferences(quiet=QuietHours(22, 7))
    assert be_quiet_from(night, 23).quiet == QuietHours(23, 7)
    assert be_quiet_until(night, 9).quiet == QuietHours(22, 9)


@pytest.mark.parametrize(
    ("now", "may"),
    [
        pytest.param("2026-03-28 20:59", True, id="before, in winter time"),
        pytest.param("2026-03-28 21:00", False, id="from 22 o'clock, in winter time"),
        pytest.param("2026-03-29 04:59", False, id="until 7 o'clock, in summer time"),
        pytest.param("2026-03-29 05:00", True, id="after, in summer time"),
    ],
)
def test_quiet_hours_follow_the_clock_where_somebody_is(now: str, may: bool) -> None:
    asleep = Preferences(zone="Europe/Berlin", quiet=QuietHours(22, 7))
    assert may_be_written_to(asleep, at(now)) is may


# pauses


@pytest.mark.parametrize(
    ("zone", "typed", "now", "until"),
    [
        pytest.param(None, "2026-03-05", "2026-03-02 09:00", "2026-03-05 00:00", id="a date, UTC"),
        pytest.param(
            "Asia/Tokyo", "2026-03-05", "2026-03-02 09:00", "2026-03-04 15:00", id="begins earlier in Tokyo"
        ),
        pytest.param("America/Lima", "2026-03-05", "2026-03-02 09:00", "2026-03-05 05:00", id="begins later in Lima"),
        pytest.param(None, " 2026/3/5 ", "2026-03-02 09:00", "2026-03-05 00:00", id="slashes, blanks, no zeros"),
        pytest.param(None, "2026.03.05", "2026-03-02 09:00", "2026-03-05 00:00", id="dots"),
        pytest.param("Asia/Tokyo", "2026-03-03", "2026-03-02 14:59", "2026-03-02 15:00", id="tomorrow, in a minute"),
        pytest.param(
            "Asia/Beirut", "2026-03-29", "2026-03-02 09:00", "2026-03-28 22:00", id="a day without midnight"
        ),
        pytest.param(None, "2028-02-29", "2027-12-24 09:00", "2028-02-29 00:00", id="a leap day"),
        pytest.param(None, "1", "2026-03-02 23:50", "2026-03-03 23:50", id="a day is a whole day, late as it is"),
        pytest.param(None, "365", "2026-03-02 09:00", "2027-03-02 09:00", id="the longest pause"),
        pytest.param("Europe/Berlin", "1", "2026-03-28 20:00", "2026-03-29 19:00", id="a day of 23 hours"),
    ],
)
def test_a_pause_lasts_until_its_date_begins_or_its_days_are_over(
    zone: str | None, typed: str, now: str, until: str
) -> None:
    paused = pause(Preferences(zone=zone), typed, at(now))
    assert paused.paused_until == at(until)
    assert is_paused(paused, at(until) - MOMENT)
    assert not may_be_written_to(paused, at(until) - MOMENT)
    assert not is_paused(paused, at(until))
    assert may_be_written_to(paused, at(until))


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        pytest.param("2026-03-02", Reason.DATE_PASSED, id="today has begun"),
        pytest.param("2026-03-01", Reason.DATE_PASSED, id="yesterday"),
        pytest.param("0001-01-01", Reason.DATE_PASSED, id="the first day there is"),
        pytest.param("2027-03-03", Reason.DATE_TOO_FAR, id="a day beyond a year"),
        pytest.param("9999-12-31", Reason.DATE_TOO_FAR, id="the last day there is"),
        pytest.param(str(PAUSE_DAYS + 1), Reason.DATE_TOO_FAR, id="a day too many"),
        pytest.param("9999", Reason.DATE_TOO_FAR, id="far too many days"),
        pytest.param("", Reason.NOT_A_DATE, id="nothing"),
        pytest.param("0", Reason.NOT_A_DATE, id="no day"),
        pytest.param("-3", Reason.NOT_A_DATE, id="days gone by"),
        pytest.param("9" * 5000, Reason.NOT_A_DATE, id="a number beyond all bounds"),
        pytest.param("2026-02-30", Reason.NOT_A_DATE, id="no such day"),
        pytest.param("0000-01-01", Reason.NOT_A_DATE, id="no such year"),
        pytest.param("05.03.2026", Reason.NOT_A_DATE, id="the day first, which reads two ways"),
        pytest.param("20260305", Reason.NOT_A_DATE, id="without signs"),
        pytest.param("2026-03-05T10:00", Reason.NOT_A_DATE, id="with a time"),
        pytest.param("soon", Reason.NOT_A_DATE, id="a word"),
        pytest.param("²", Reason.NOT_A_DATE, id="a digit that is no number"),
    ],
)
@pytest.mark.parametrize("zone", [None, "Pacific/Auckland", "America/Lima"])
def test_what_is_no_day_to_come_is_refused(zone: str | None, typed: str, reason: Reason) -> None:
    same_day_everywhere = at("2026-03-02 10:30")
    with pytest.raises(Refusal) as refused:
        pause(Preferences(zone=zone), typed, same_day_everywhere)
    assert refused.value.reason is reason


def test_who_never_paused_is_not_resting() -> None:
    assert not is_paused(Preferences(), NOW)
