"""Places as people type them: time zones by city or IANA name, and countries by name or code.

Facts only: nobody's place is guessed, and nothing is looked up elsewhere. The zones are those that tzdata lists for
the countries of the world (`zone.tab`): names in use today, without `Etc/`, `posix/` and links for old programs.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from operator import itemgetter
from typing import TypeVar

from bot.content.helplines import Country, countries
from bot.domain.refusals import Reason, Refusal

FILE = "cities.toml"
UTC = "UTC"

_CALLED = {"GB": ("UK", "Britain", "England", "Scotland", "Wales"), "NL": ("Holland",), "US": ("USA", "America")}
"""What people call countries besides the name in `helplines.toml`."""

_LABEL = re.compile(r"\((.+)\)\s*")
_APOSTROPHES = re.compile("['’ʼ]")
_WORD = re.compile(r"[^\W_]+")

_Item = TypeVar("_Item")
_Named = tuple[_Item, tuple[str, ...]]
"""Something to be found, and its names, folded."""


@dataclass(frozen=True, slots=True)
class Zone:
    """A place and its time zone: `label` is for people, "Munich (Europe/Berlin)", `name` is the IANA name."""

    label: str
    name: str


@dataclass(frozen=True, slots=True)
class City:
    """A city of the data file; `also` are further names that people type."""

    name: str
    zone: str
    also: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Atlas:
    cities: tuple[City, ...]
    first: tuple[Zone, ...]


def find_zones(typed: str) -> list[Zone]:
    """Return the places that fit what was typed so far, best first; some large cities if that is nothing.

    A whole label fits its zone: Discord sends a choice's label instead of its value now and then
    (discord-api-docs#7206).
    """
    if not typed.strip():
        return list(_atlas().first)
    return _search(_places(), _without_label(typed))


def zones_meant(typed: str) -> list[Zone]:
    """Return the places that may be meant; one alone for an IANA name, and where all that fit are in one zone."""
    name = _folded(_without_label(typed))
    found = [zone for zone, _ in _places() if _folded(zone.name) == name] or find_zones(typed)
    return found if len({zone.name for zone in found}) > 1 else found[:1]


def zone_named(typed: str) -> str:
    """Return the IANA name of the zone that is meant.

    Raises:
        Refusal: no place fits, or places in several zones do.
    """
    return _only(zones_meant(typed), Reason.UNKNOWN_ZONE).name


def find_countries(typed: str) -> list[Country]:
    """Return the countries with helplines that fit what was typed so far, best first; all if that is nothing.

    Raises:
        LibraryFault: the helplines cannot be read.
    """
    if not typed.strip():
        return list(countries())
    return _search(_countries(), typed)


def countries_meant(typed: str) -> list[Country]:
    """Return the country that is called just what somebody typed, or else all that fit.

    Raises:
        LibraryFault: the helplines cannot be read.
    """
    return [country for country, names in _countries() if _folded(typed) in names] or find_countries(typed)


def country_named(typed: str) -> Country:
    """Return the country that is meant.

    Raises:
        Refusal: none fits, or several do.
        LibraryFault: the helplines cannot be read.
    """
    return _only(countries_meant(typed), Reason.UNKNOWN_COUNTRY)


@cache
def zone_names() -> tuple[str, ...]:
    """Return the IANA names of the zones that can be chosen."""
    table = resources.files("tzdata").joinpath("zoneinfo", "zone.tab").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines() if not line.startswith("#"))
    return (*sorted({row[2] for row in rows}), UTC)


def cities() -> tuple[City, ...]:
    """Return the cities of the data file."""
    return _atlas().cities


@cache
def _places() -> tuple[_Named[Zone], ...]:
    """Return the cities, and the zones that are called after none of them."""
    places = [(_zone(city), _all_folded(city.name, *city.also)) for city in cities()]
    for name in zone_names():
        own = name.rpartition("/")[2].replace("_", " ")
        spelt = [zone for zone, names in places if zone.name == name and _folded(own) in names]
        zone = spelt[0] if spelt else Zone(f"{own} ({name})" if own != name else name, name)
        places.append((zone, _all_folded(own, name)))
    return tuple(sorted(places, key=lambda place: place[0].label))


def _countries() -> list[_Named[Country]]:
    return [(each, _all_folded(each.name, each.code, *_CALLED.get(each.code, ()))) for each in countries()]


def _search(named: Iterable[_Named[_Item]], typed: str) -> list[_Item]:
    """Return what fits what was typed, best first, each once."""
    wanted = _folded(typed)
    ranked = [(rank, item) for item, names in named if (rank := _rank(names, wanted)) is not None]
    return list(dict.fromkeys(item for _, item in sorted(ranked, key=itemgetter(0))))


def _without_label(typed: str) -> str:
    """Return the IANA name that a label ends with; whatever is no label stays."""
    label = _LABEL.search(typed)
    return label[1] if label else typed


def _rank(names: tuple[str, ...], wanted: str) -> int | None:
    """Return 0 for what is called just that, 1 if a name begins so, 2 if a later word of one does, else None."""
    if not wanted:
        return None
    if wanted in names:
        return 0
    if any(name.startswith(wanted) for name in names):
        return 1
    return 2 if any(f" {wanted}" in name for name in names) else None


def _only(found: Sequence[_Item], unknown: Reason) -> _Item:
    if not found:
        raise Refusal(unknown)
    if len(found) > 1:
        raise Refusal(Reason.SEVERAL_PLACES)
    return found[0]


def _zone(city: City) -> Zone:
    return Zone(f"{city.name} ({city.zone})", city.zone)


def _all_folded(*names: str) -> tuple[str, ...]:
    return tuple(_folded(name) for name in names)


def _folded(text: str) -> str:
    """Return a text without case, accents, apostrophes and signs: "St. John's" is "st johns"."""
    letters = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", text).casefold())
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(_WORD.findall(plain))


@cache
def _atlas() -> _Atlas:
    data = tomllib.loads(resources.files("bot.content").joinpath("data", FILE).read_text(encoding="utf-8"))
    spelt = ((zone, entry.split(" / ")) for zone, entries in data["cities"].items() for entry in entries)
    cities = {name: City(name, zone, tuple(also)) for zone, (name, *also) in spelt}
    return _Atlas(tuple(cities.values()), first=tuple(_zone(cities[name]) for name in data["first"]))
