"""Dates as people type them: read alike everywhere, or kindly refused."""

from datetime import date

import pytest

from bot.domain.dates import date_typed, day_typed, days_typed
from bot.domain.refusals import Reason, Refusal

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        pytest.param("2026-12-24", date(2026, 12, 24), id="a date"),
        pytest.param(" 2026.1.5 ", date(2026, 1, 5), id="with dots, without zeros, between spaces"),
        pytest.param("2028/02/29", date(2028, 2, 29), id="a leap day"),
        pytest.param("0", TODAY, id="today"),
        pytest.param("10", date(2026, 12, 2), id="days from today, over the month's end"),
        pytest.param("9999", date(2054, 4, 8), id="as many days as can be typed"),
    ],
)
def test_a_day_is_read(typed: str, day: date) -> None:
    assert day_typed(typed, TODAY) == day


@pytest.mark.parametrize("typed", ["", "soon", "-3", "2026-02-29", "0000-01-01", "24.12.2026", "9" * 5000])
def test_what_is_no_date_is_refused(typed: str) -> None:
    with pytest.raises(Refusal) as refused:
        date_typed(typed)
    assert refused.value.reason is Reason.NOT_A_DATE
    assert days_typed(typed) is None
