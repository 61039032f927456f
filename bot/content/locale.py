"""What Fluent needs to know of a language: how it counts and how it writes whole numbers, and nothing else.

Rebound writes no dates (Discord's stamps do) and no money. A test holds every entry to Babel's tables, which would
stay in memory with megabytes.
"""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Numbers:
    """A language's plural categories (`category`, for a whole number) and the sign between its groups of digits."""

    category: Callable[[int], str]
    group: str

    def written(self, number: int) -> str:
        """Return a number as people write it."""
        return f"{number:,}".replace(",", self.group)


def _one_or_other(number: int) -> str:
    return "one" if abs(number) == 1 else "other"


NUMBERS = {
    "en-US": Numbers(_one_or_other, group=","),
}
"""CLDR's "Language Plural Rules" and "Number Elements", for each language that there are words in."""
