"""A group's numbers: which stretch of time may be counted, and where stretches end. Who asks often learns no more."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.progress import Private, Stretch, Tally, ends, last_midnight, may_be_counted, month_began
from bot.domain.reports import COUNTS_FROM
from tests.builders import GROUP, NOW, OTHER_GROUP


def at(month: int, day: int, hour: int = 0, year: int = 2026) -> datetime:
    """Return an hour of a day, UTC."""
    return datetime(year, month, day, hour, tzinfo=UTC)


@pytest.mark.parametrize(
    ("count", "people", "expected"),
    [
        pytest.param(0, 0, False, id="nothing"),
        pytest.param(500, 1, False, id="much, by one"),
        pytest.param(4, 4, False, id="four people"),
        pytest.param(500, 4, False, id="much, by four"),
        pytest.param(5, 5, True, id="five people"),
    ],
)
def test_a_number_grows_only_by_what_five_people_had_a_part_in(count: int, people: int, *, expected: bool) -> None:
    assert may_be_counted(Stretch(count, people)) is expected
    assert COUNTS_FROM == 5


@pytest.mark.parametrize(
    ("zone", "now", "midnight", "month"),
    [
        pytest.param(None, at(3, 2, 9), at(3, 2), at(3, 1), id="without a zone, UTC"),
        pytest.param(None, at(3, 1), at(3, 1), at(3, 1), id="at midnight on the first"),
        pytest.param("Europe/Berlin", at(3, 31, 23), at(3, 31, 22), at(3, 31, 22), id="in April there already"),
        pytest.param("Europe/Berlin", at(3, 29, 12), at(3, 28, 23), at(2, 28, 23), id="on a day when clocks change"),
        pytest.param("America/New_York", at(3, 1, 2), at(2, 28, 5), at(2, 1, 5), id="in February there still"),
    ],
)
def test_numbers_are_those_of_the_days_before_where_the_group_is(
    zone: str | None, now: datetime, midnight: datetime, month: datetime
) -> None:
    assert (last_midnight(zone, now), month_began(zone, now)) == (midnight, month)


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        pytest.param(at(3, 2), at(3, 9), [at(3, 9)], id="within a month"),
        pytest.param(at(3, 2), at(4, 1), [at(4, 1)], id="up to the end of a month, once"),
        pytest.param(at(3, 1), at(5, 3), [at(4, 1), at(5, 1), at(5, 3)], id="each month by itself"),
        pytest.param(
            at(11, 30, year=2025),
            at(2, 1),
            [at(12, 1, year=2025), at(1, 1), at(2, 1)],
            id="across the end of a year",
        ),
        pytest.param(at(3, 2), at(3, 2), [], id="nothing since"),
        pytest.param(at(3, 3), at(3, 2), [], id="counted further already, by a zone further east"),
    ],
)
def test_what_came_is_counted_by_the_month(since: datetime, until: datetime, expected: list[datetime]) -> None:
    assert ends(since, None, until) == expected


def test_months_end_where_the_group_is() -> None:
    assert ends(at(3, 2), "Europe/Berlin", at(4, 2)) == [at(3, 31, 22), at(4, 2)]


def test_up_to_one_moment_something_is_counted_once() -> None:
    tally = Tally(GROUP, Private.NOES, NOW, 5)
    assert tally.id == Tally(GROUP, Private.NOES, NOW, 9).id
    others = (
        Tally(OTHER_GROUP, Private.NOES, NOW, 5),
        Tally(GROUP, Private.GOALS, NOW, 5),
        Tally(GROUP, Private.NOES, NOW + timedelta(days=1), 5),
    )
    assert tally.id not in {other.id for other in others}
