"""Places: what people type finds their time zone and their country, and nothing is guessed for them."""

import re
from collections import Counter
from zoneinfo import ZoneInfo

import pytest

from bot.content.helplines import countries
from bot.content.places import (
    UTC,
    cities,
    countries_meant,
    country_named,
    find_countries,
    find_zones,
    zone_named,
    zone_names,
    zones_meant,
)
from bot.domain.refusals import Reason, Refusal
from bot.ui.cards import OPTIONS
from bot.ui.preferences_sections import TYPED_LIMIT


def labels(typed: str) -> list[str]:
    """Return what is offered for what was typed."""
    return [zone.label for zone in find_zones(typed)]


# the data


def test_there_are_cities_from_every_part_of_the_world() -> None:
    assert len(cities()) >= 250
    areas = {city.zone.partition("/")[0] for city in cities()}
    assert areas == {"Africa", "America", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific"}


def test_the_zone_of_every_city_is_one_that_can_be_chosen() -> None:
    assert {city.zone for city in cities()} <= set(zone_names())


def test_no_city_is_there_twice_under_any_of_its_names() -> None:
    names = Counter(name.casefold() for city in cities() for name in {city.name, *city.also})
    assert [name for name, times in names.items() if times > 1] == []


def test_every_zone_is_known_to_python_and_found_by_its_name() -> None:
    assert [name for name in zone_names() if ZoneInfo(name).key != name] == []
    assert [name for name in zone_names() if zone_named(name) != name or zone_named(name.casefold()) != name] == []


def test_zones_have_names_of_today_and_utc() -> None:
    assert UTC in zone_names()
    assert not [name for name in zone_names() if not re.fullmatch(r"[A-Z][\w-]+(/[A-Z][\w-]+)+|UTC", name)]
    assert not set(zone_names()) & {"Etc/UTC", "posix/UTC", "Asia/Calcutta", "Europe/Kiev", "US/Pacific", "GB", "EST"}


def test_every_label_can_be_typed_offered_and_taken_for_what_it_is() -> None:
    """Discord sends a choice's label instead of its value now and then."""
    every = [zone for letter in "abcdefghijklmnopqrstuvwxyzł" for zone in find_zones(letter)]
    assert len({zone.name for zone in every}) == len(zone_names())
    for zone in every:
        assert len(zone.label) <= TYPED_LIMIT
        assert zone_named(zone.label) == zone.name


# time zones


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        pytest.param("muni", "Munich (Europe/Berlin)", id="the beginning of a city"),
        pytest.param("san fr", "San Francisco (America/Los_Angeles)", id="of two words"),
        pytest.param("francisco", "San Francisco (America/Los_Angeles)", id="its second word"),
        pytest.param("kolk", "Kolkata (Asia/Kolkata)", id="a city that names its zone"),
        pytest.param("Knox", "Knox (America/Indiana/Knox)", id="a zone that no city of ours is in"),
        pytest.param("port of sp", "Port of Spain (America/Port_of_Spain)", id="underscores are blanks"),
        pytest.param("europe/berl", "Berlin (Europe/Berlin)", id="the beginning of an IANA name"),
        pytest.param("LÓDŹ", "Łódź (Europe/Warsaw)", id="an accent and capitals"),
        pytest.param("zurich", "Zürich (Europe/Zurich)", id="no accent where there is one"),
        pytest.param("Sana'a", "Sana'a (Asia/Aden)", id="an apostrophe"),
        pytest.param("sanaa", "Sana'a (Asia/Aden)", id="no apostrophe where there is one"),
        pytest.param("st johns", "St. John's (America/St_Johns)", id="no dot"),
        pytest.param("Bombay", "Mumbai (Asia/Kolkata)", id="an older name"),
        pytest.param("köln", "Cologne (Europe/Berlin)", id="the name at home"),
        pytest.param("İzmir", "Izmir (Europe/Istanbul)", id="a capital that casefolds to two letters"),
        pytest.param("東京", "Tokyo (Asia/Tokyo)", id="the script at home"),
        pytest.param("київ", "Kyiv (Europe/Kyiv)", id="another script"),
        pytest.param("utc", "UTC", id="no place at all"),
    ],
)
def test_a_place_is_found_by_what_people_type(typed: str, label: str) -> None:
    assert label in labels(typed)[:OPTIONS]


def test_what_begins_as_typed_comes_before_what_goes_on_so() -> None:
    assert labels("york") == ["New York (America/New_York)"]
    found = labels("lou")
    assert found.index("Louisville (America/Kentucky/Louisville)") == 0
    assert {"Port Louis (Indian/Mauritius)", "St. Louis (America/Chicago)"} < set(found)


def test_before_anything_is_typed_large_cities_of_the_world_are_offered() -> None:
    offered = find_zones("  ")
    assert len(offered) == OPTIONS
    assert len({zone.name for zone in offered}) == OPTIONS


@pytest.mark.parametrize("typed", ["atlantis", "???", "🏝️", "zzz", "etc/gmt+5", "x" * 6000])
def test_what_is_no_place_finds_none(typed: str) -> None:
    assert find_zones(typed) == []
    with pytest.raises(Refusal) as refused:
        zone_named(typed)
    assert refused.value.reason is Reason.UNKNOWN_ZONE


@pytest.mark.parametrize("typed", ["London", "portland", "valencia", "san", "america"])
def test_a_name_of_several_places_is_nobodys_to_choose_but_the_members(typed: str) -> None:
    assert len({zone.name for zone in zones_meant(typed)}) > 1
    with pytest.raises(Refusal) as refused:
        zone_named(typed)
    assert refused.value.reason is Reason.SEVERAL_PLACES


def test_places_of_one_zone_are_one() -> None:
    assert labels("mexico") == ["Mexico City (America/Mexico_City)", "León, Mexico (America/Mexico_City)"]
    assert zone_named("mexico") == "America/Mexico_City"


def test_a_whole_iana_name_is_its_zone_though_another_begins_so() -> None:
    assert len(find_zones("America/Bahia")) == 2
    assert zone_named("America/Bahia") == "America/Bahia"


# countries


@pytest.mark.parametrize("country", countries(), ids=lambda country: country.code)
def test_a_country_is_found_by_its_name_and_its_code(country: object) -> None:
    name, code = getattr(country, "name", ""), getattr(country, "code", "")
    assert country_named(name) is country
    assert country_named(f" {name.upper()} ") is country
    assert country_named(code.lower()) is country
    assert find_countries(name)[0] is country
    assert find_countries(code)[0] is country


@pytest.mark.parametrize(("typed", "code"), [("UK", "GB"), ("scotland", "GB"), ("usa", "US"), ("Holland", "NL")])
def test_a_country_is_found_by_what_people_call_it(typed: str, code: str) -> None:
    assert country_named(typed).code == code


def test_all_countries_are_there_before_anything_is_typed() -> None:
    assert find_countries(" ") == list(countries())


def test_a_beginning_that_several_countries_share_is_for_the_member_to_choose() -> None:
    assert {country.code for country in countries_meant("united")} == {"AE", "GB", "US"}
    with pytest.raises(Refusal) as refused:
        country_named("united")
    assert refused.value.reason is Reason.SEVERAL_PLACES


@pytest.mark.parametrize("typed", ["Atlantis", "XX", "??"])
def test_what_is_no_country_finds_none(typed: str) -> None:
    with pytest.raises(Refusal) as refused:
        country_named(typed)
    assert refused.value.reason is Reason.UNKNOWN_COUNTRY
