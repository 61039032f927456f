"""Helplines: every entry can be dialled, says where it comes from and when, and no country is guessed."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.content.helplines import ALWAYS, BASES, DIRECTORY, INTERNATIONAL, Country, countries, for_country, parse
from bot.content.library import LibraryFault

ENTRIES = [pytest.param(country, id=country.code) for country in countries()]

GOOD = """
[[country]]
code = "NZ"
name = "New Zealand"
emergency = "111"
more = "https://findahelpline.com/countries/nz"

[[country.line]]
name = "1737"
call = "1737"
text = "1737"
hours = "24/7"
languages = ["English"]
source = "https://1737.org.nz"
checked = 2025-06-01
basis = "memory"
"""


def test_there_are_enough_countries_and_lines_in_all_parts_of_the_world() -> None:
    with_lines = {country.code for country in countries() if country.lines}
    assert len(with_lines) >= 25
    assert {"US", "BR", "GB", "PL", "UA", "ZA", "IN", "JP", "SG", "AU"} <= with_lines


@pytest.mark.parametrize("country", ENTRIES)
def test_a_country_has_a_line_at_any_hour_or_a_place_that_lists_more(country: Country) -> None:
    assert country.emergency
    assert any(line.hours == ALWAYS for line in country.lines) or country.more.startswith(DIRECTORY)


@pytest.mark.parametrize("country", ENTRIES)
def test_a_line_is_sourced_and_was_checked_by_today(country: Country) -> None:
    tomorrow = (datetime.now(UTC) + timedelta(days=1)).date()  # somewhere it is already
    for line in country.lines:
        assert line.source.startswith("https://")
        assert line.checked <= tomorrow
        assert line.basis in BASES


@pytest.mark.parametrize("country", ENTRIES)
def test_a_country_is_found_by_its_code_in_any_case(country: Country) -> None:
    assert for_country(country.code) is country
    assert for_country(f" {country.code.lower()} ") is country


@pytest.mark.parametrize("code", [None, "", "XX", "ZZ", "en-US", "usa", "🇺🇸", "KP"])
def test_an_unknown_country_gets_the_directory_and_nobody_elses_numbers(code: str | None) -> None:
    country = for_country(code)
    assert country is INTERNATIONAL
    assert country.emergency is None
    assert country.lines == ()
    assert country.more == DIRECTORY


@pytest.mark.parametrize(
    ("code", "ways"),
    [
        ("US", {"988", "HOME to 741741"}),
        ("GB", {"116 123", "SHOUT to 85258"}),
        ("IE", {"116 123", "HELLO to 50808"}),
        ("CA", {"988"}),
        ("IN", {"14416"}),
        ("AU", {"13 11 14"}),
        ("NZ", {"1737"}),
        ("CL", {"*4141"}),
    ],
)
def test_short_codes_are_written_as_one_dials_or_texts_them(code: str, ways: set[str]) -> None:
    assert ways <= {way for line in for_country(code).lines for way in (line.call, line.text) if way}


def test_countries_are_listed_by_name_and_once() -> None:
    names = [country.name for country in countries()]
    assert names == sorted(names)
    assert len(set(names)) == len(names)


def test_a_good_entry_is_read() -> None:
    (country,) = parse(GOOD).values()
    assert (country.code, country.emergency, country.lines[0].call) == ("NZ", "111", "1737")


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        pytest.param('code = "NZ"', 'code = "UK"', "no ISO 3166-1 code", id="a code that is not ISO's"),
        pytest.param('code = "NZ"', 'code = "nz"', "no ISO 3166-1 code", id="a code in small letters"),
        pytest.param('emergency = "111"', 'emergency = "local"', "emergency cannot be", id="an emergency word"),
        pytest.param('emergency = "111"', "", "has no emergency", id="no emergency number"),
        pytest.param("checked = 2025-06-01", "", "when it was checked", id="undated"),
        pytest.param("checked = 2025-06-01", 'checked = "2025"', "when it was checked", id="a year in words"),
        pytest.param("checked = 2025-06-01", "checked = 2025-06-01T09:00:00", "when it was checked", id="a time"),
        pytest.param('source = "https://1737.org.nz"', "", "has no source", id="unsourced"),
        pytest.param("https://1737.org.nz", "http://1737.org.nz", "source cannot be", id="a source without https"),
        pytest.param('call = "1737"', 'call = "+64 (0)1737"', "call cannot be", id="not dialable as it stands"),
        pytest.param('call = "1737"', 'call = "1-800-TALK"', "call cannot be", id="letters to dial"),
        pytest.param('text = "1737"', 'text = "say hello"', "text cannot be", id="a text to nobody"),
        pytest.param('call = "1737"\ntext = "1737"\n', "", "no way to reach it", id="no way to reach it"),
        pytest.param('hours = "24/7"', 'hours = " "', "has no hours", id="no hours"),
        pytest.param('languages = ["English"]', "languages = []", "its languages", id="no language"),
        pytest.param('basis = "memory"', 'basis = "rumour"', "based on", id="no known basis"),
        pytest.param("https://findahelpline.com/countries/nz", "findahelpline", "more cannot be", id="no pointer"),
        pytest.param(GOOD, GOOD + GOOD, "a country is there twice", id="a country twice"),
        pytest.param(GOOD, GOOD + GOOD[GOOD.index("[[country.line]]") :], "a line is there twice", id="a line twice"),
        pytest.param(GOOD, "", "no countries", id="an empty file"),
        pytest.param(GOOD, "[[country", "helplines.toml", id="not TOML"),
    ],
)
def test_a_wrong_entry_is_refused_with_what_is_wrong(old: str, new: str, complaint: str) -> None:
    assert old in GOOD
    with pytest.raises(LibraryFault, match=complaint):
        parse(GOOD.replace(old, new))
