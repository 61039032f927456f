"""Helplines: people to talk to, by country, read from `data/helplines.toml` and checked once.

Facts only, as one dials or texts them. A country is the member's choice, else the host's; it is never guessed from a
language, and an unknown one gets no country's numbers (PRODUCT.md, "Safety"). Nothing here is kept or looked up
elsewhere. What stands behind an entry, and that a human is yet to check it, is in the head of the file.
"""

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources

from bot.content.library import LibraryFault

FILE = "helplines.toml"
ALWAYS = "24/7"
"""The hours of a line that somebody answers at any time."""

DIRECTORY = "https://findahelpline.com"
"""Lists lines of many countries; where nothing better is known."""

BASES = frozenset({"record", "page", "memory", "person"})
"""What may stand behind an entry; explained in the head of the file."""

_ISO_3166 = frozenset(
    """
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA
    CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA
    GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP
    KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS
    MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS
    RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW
    TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW
    """.split()  # noqa: SIM905 - 249 quoted strings would say no more
)
"""ISO 3166-1 alpha-2."""

_EMERGENCY = re.compile(r"\d{3,4}")
_CALL = re.compile(r"\*?\d[\d ]{1,17}\d")
_TEXT = re.compile(r"(?:[A-Z]{2,12} to )?\d[\d ]{1,15}\d")
_ADDRESS = re.compile(r"https://[a-z0-9][a-z0-9./_-]+")


@dataclass(frozen=True, slots=True)
class Helpline:
    """A line with people on it. At least one of `call`, `text` and `chat` is there.

    `call` is what one dials inside the country, `text` what one texts ("HOME to 741741", or a number alone), `chat`
    and `source` are addresses; `checked` is the date of its `basis`.
    """

    name: str
    call: str | None
    text: str | None
    chat: str | None
    hours: str
    languages: tuple[str, ...]
    source: str
    checked: date
    basis: str


@dataclass(frozen=True, slots=True)
class Country:
    """What one country has. `more` lists further lines; `emergency` is None where the country is not known."""

    code: str
    name: str
    emergency: str | None
    lines: tuple[Helpline, ...]
    more: str


INTERNATIONAL = Country(code="", name="", emergency=None, lines=(), more=DIRECTORY)
"""For a country that is unknown or has no entry: the directory, and the words "your local emergency number"."""


def for_country(code: str | None) -> Country:
    """Return what a country has, by its ISO 3166-1 alpha-2 code in any case; `INTERNATIONAL` for any other.

    Raises:
        LibraryFault: the data file is wrong. Whoever shows people to talk to shows `INTERNATIONAL` then.
    """
    return _load().get((code or "").strip().upper(), INTERNATIONAL)


def is_code(typed: str) -> bool:
    """Say whether this is a country's code (ISO 3166-1 alpha-2, in any case), whether or not it has an entry."""
    return typed.strip().upper() in _ISO_3166


def vouched_for(country: Country) -> tuple[Helpline, ...]:
    """Return the lines that something besides the writer's memory stands behind: only these are shown to anybody."""
    return tuple(line for line in country.lines if line.basis != "memory")


def countries() -> tuple[Country, ...]:
    """Return every country there is an entry for, by English name."""
    return tuple(_load().values())


@cache
def _load() -> dict[str, Country]:
    return parse(resources.files("bot.content").joinpath("data", FILE).read_text(encoding="utf-8"))


def parse(text: str) -> dict[str, Country]:
    """Read and check a data file: countries by code, in the order of their names.

    Raises:
        LibraryFault: an entry is wrong; the message says which and why.
    """
    try:
        entries = tomllib.loads(text).get("country")
    except tomllib.TOMLDecodeError as error:
        raise LibraryFault(f"{FILE}: {error}") from error
    if not isinstance(entries, list) or not entries:
        raise LibraryFault(f"{FILE}: there are no countries")
    found = sorted((_country(entry) for entry in entries), key=lambda country: country.name)
    by_code = {country.code: country for country in found}
    if len(by_code) != len(found) or len({country.name for country in found}) != len(found):
        raise LibraryFault(f"{FILE}: a country is there twice")
    return by_code


def _country(entry: dict[str, object]) -> Country:
    code = entry.get("code")
    if not isinstance(code, str) or code not in _ISO_3166:
        raise LibraryFault(f"{FILE}: {code!r} is no ISO 3166-1 code")
    lines = entry.get("line", [])
    if not isinstance(lines, list):
        raise LibraryFault(f"{FILE}: {code}: its lines are no list")
    return Country(
        code=code,
        name=_words(entry, "name", code),
        emergency=_matching(entry, "emergency", _EMERGENCY, code),
        lines=tuple(_distinct([_line(line, code) for line in lines], code)),
        more=_matching(entry, "more", _ADDRESS, code),
    )


def _line(entry: dict[str, object], code: str) -> Helpline:
    where = f"{code}, {entry.get('name')}"
    checked, languages = entry.get("checked"), entry.get("languages")
    if type(checked) is not date:
        raise LibraryFault(f"{FILE}: {where}: does not say when it was checked")
    if not isinstance(languages, list) or not languages or not all(isinstance(each, str) for each in languages):
        raise LibraryFault(f"{FILE}: {where}: does not say its languages")
    if not entry.keys() & {"call", "text", "chat"}:
        raise LibraryFault(f"{FILE}: {where}: has no way to reach it")
    if entry.get("basis") not in BASES:
        raise LibraryFault(f"{FILE}: {where}: does not say what it is based on")
    return Helpline(
        name=_words(entry, "name", where),
        call=_matching(entry, "call", _CALL, where) if "call" in entry else None,
        text=_matching(entry, "text", _TEXT, where) if "text" in entry else None,
        chat=_matching(entry, "chat", _ADDRESS, where) if "chat" in entry else None,
        hours=_words(entry, "hours", where),
        languages=tuple(languages),
        source=_matching(entry, "source", _ADDRESS, where),
        checked=checked,
        basis=str(entry["basis"]),
    )


def _distinct(lines: list[Helpline], code: str) -> list[Helpline]:
    ways = [way for line in lines for way in {line.call, line.text} if way]
    if len({line.name for line in lines}) != len(lines) or len(set(ways)) != len(ways):
        raise LibraryFault(f"{FILE}: {code}: a line is there twice")
    return lines


def _words(entry: dict[str, object], key: str, where: str) -> str:
    value = entry.get(key)
    if not isinstance(value, str) or not value.strip():
        raise LibraryFault(f"{FILE}: {where}: has no {key}")
    return value


def _matching(entry: dict[str, object], key: str, form: re.Pattern[str], where: str) -> str:
    value = _words(entry, key, where)
    if not form.fullmatch(value):
        raise LibraryFault(f"{FILE}: {where}: {key} cannot be {value!r}")
    return value
