"""Reports: closed once, sent at a pace that moderators can follow, named only where that may be kept."""

from contextlib import nullcontext
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.ids import EncouragementId, MessageId, ReportId
from bot.domain.people import CONSENT, Person, Standing
from bot.domain.refusals import Reason, Refusal
from bot.domain.reports import (
    AT_MOST,
    COUNTS_FROM,
    REMEMBERED_FOR,
    WITHIN,
    Report,
    ReportState,
    check_has_numbers,
    check_pace,
    close,
    week_began,
    who_may_be_kept,
)
from tests.builders import ANA, NOW, a_report

MOMENT = timedelta(seconds=1)


def sent(count: int, ago: timedelta = MOMENT) -> list[Report]:
    """Return reports of different messages that somebody sent a while ago."""
    return [a_report(id=ReportId(10 + n), message=MessageId(20 + n), at=NOW - ago) for n in range(count)]


A_KIND_WORD = a_report(id=1, encouragement=1)


def test_of_an_encouragement_as_of_a_message_moderators_hear_once() -> None:
    check_pace([A_KIND_WORD], replace(A_KIND_WORD, id=ReportId(2), encouragement=EncouragementId(2)))
    with pytest.raises(Refusal, match=Reason.ALREADY_REPORTED):
        check_pace([A_KIND_WORD], replace(A_KIND_WORD, id=ReportId(2)))


def test_a_report_is_closed_once_and_keeps_the_first_time() -> None:
    closed = close(a_report(), NOW)
    assert closed.state is ReportState.CLOSED
    assert close(closed, NOW + MOMENT) == closed


@pytest.mark.parametrize(
    ("standing", "kept"),
    [
        pytest.param(Standing(), None, id="never joined"),
        pytest.param(Standing(Person(ANA, CONSENT, NOW, NOW)), ANA, id="joined"),
        pytest.param(Standing(Person(ANA, CONSENT - 1, NOW, NOW)), None, id="agreed to an earlier text"),
        pytest.param(Standing(withdrawn_at=NOW), None, id="withdrew"),
    ],
)
def test_who_reported_is_kept_only_of_somebody_who_agreed_to_the_present_text(
    standing: Standing, kept: int | None
) -> None:
    assert who_may_be_kept(standing) == kept


@pytest.mark.parametrize(
    ("before", "reason"),
    [
        pytest.param([], None, id="the first"),
        pytest.param([a_report()], None, id="the same one delivered twice"),
        pytest.param([a_report(id=ReportId(1), at=NOW - MOMENT)], Reason.ALREADY_REPORTED, id="the same message"),
        pytest.param([a_report(id=ReportId(1), at=NOW - REMEMBERED_FOR)], None, id="the same message, a day later"),
        pytest.param([A_KIND_WORD], None, id="an encouragement"),
        pytest.param(sent(AT_MOST - 1), None, id="a few within the hour"),
        pytest.param(sent(AT_MOST), Reason.REPORTED_OFTEN, id="as many as the moderators get at once"),
        pytest.param(sent(AT_MOST, WITHIN), None, id="as many, an hour ago"),
        pytest.param([*sent(AT_MOST), a_report()], None, id="the last of them delivered twice"),
    ],
)
def test_reports_come_at_a_pace_that_moderators_can_follow(before: list[Report], reason: Reason | None) -> None:
    with pytest.raises(Refusal) if reason else nullcontext() as refusal:
        check_pace(before, a_report())
    assert refusal is None or refusal.value.reason is reason


def test_numbers_are_shown_from_a_size_at_which_they_speak_of_nobody() -> None:
    check_has_numbers(COUNTS_FROM)
    with pytest.raises(Refusal) as refusal:
        check_has_numbers(COUNTS_FROM - 1)
    assert refusal.value.reason is Reason.TOO_FEW_PEOPLE


@pytest.mark.parametrize(
    ("zone", "now", "began"),
    [
        pytest.param(None, (2026, 3, 4, 12), (2026, 3, 2, 0), id="UTC"),
        pytest.param("Asia/Tokyo", (2026, 3, 1, 15), (2026, 3, 1, 15), id="Monday begins in the east first"),
        pytest.param("America/Los_Angeles", (2026, 3, 2, 7), (2026, 2, 23, 8), id="still Sunday in the west"),
        pytest.param("Europe/Berlin", (2026, 3, 29, 12), (2026, 3, 22, 23), id="clocks went forward since"),
        pytest.param("Europe/Berlin", (2026, 10, 25, 12), (2026, 10, 18, 22), id="clocks went back since"),
    ],
)
def test_a_week_begins_on_monday_in_the_groups_zone(
    zone: str | None, now: tuple[int, int, int, int], began: tuple[int, int, int, int]
) -> None:
    assert week_began(zone, datetime(*now, tzinfo=UTC)) == datetime(*began, tzinfo=UTC)
