"""What Fluent needs to know of a language: how it counts and how it writes whole numbers, and nothing else.

Babel's own tables for one language stay in memory with 4.4 MiB; Rebound writes no dates (Discord's stamps do) and no
money. A test holds every entry to Babel's.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import babel
from babel.numbers import NumberPattern, parse_pattern
from babel.plural import PluralRule


@dataclass(frozen=True, slots=True)
class Numbers:
    """A language's plural categories, as CLDR's rules, and its number signs."""

    plural: Mapping[str, str]
    group: str
    decimal: str
    pattern: str = "#,##0.###"


NUMBERS = {
    "en-US": Numbers({"one": "i is 1 and v is 0"}, group=",", decimal="."),
}
"""CLDR's "Language Plural Rules" and "Number Elements", for each language that there are words in."""


class CompactLocale(babel.Locale):
    """A Babel locale that never loads Babel's tables."""

    def __init__(self, name: str) -> None:
        language, _, territory = name.partition("-")
        super().__init__(language, territory or None)
        self._numbers = NUMBERS[name]

    @property
    def plural_form(self) -> PluralRule:
        """Return the rule that sorts numbers into plural categories."""
        return PluralRule(self._numbers.plural)

    @property
    def decimal_formats(self) -> Mapping[str | None, NumberPattern]:  # type: ignore[override]
        """Return how numbers are grouped."""
        return {None: parse_pattern(self._numbers.pattern)}

    @property
    def number_symbols(self) -> Mapping[str, Mapping[str, str]]:  # type: ignore[override]
        """Return the signs between digits."""
        signs = {"group": self._numbers.group, "decimal": self._numbers.decimal, "minusSign": "-", "plusSign": "+"}
        return {"latn": signs}

    @property
    def default_numbering_system(self) -> str:
        """Return the digits that are used."""
        return "latn"
