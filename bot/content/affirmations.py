"""Affirmations: modest, and such that whoever says one can check that it is so. Read when they are first needed.

Knows nothing of Discord or of what is kept. Each says which article section it comes from.
"""

from dataclasses import dataclass
from functools import cache

from bot.content.library import LibraryFault, entries_of, read_file, sources_of
from bot.domain.encouragements import Theme

AFFIRMATIONS = 40
"""Affirmations (PRODUCT.md, "Content library")."""


@dataclass(frozen=True, slots=True)
class Affirmation:
    """Something one can say of oneself. Its words are the Fluent message `affirmation-<key>`."""

    key: str
    themes: frozenset[Theme]
    sources: tuple[str, ...]


@cache
def load_affirmations() -> dict[str, Affirmation]:
    """Read and check the data file.

    Raises:
        LibraryFault: it is wrong.
    """
    return _affirmations(read_file("affirmations.toml"))


def _affirmations(data: dict[str, object]) -> dict[str, Affirmation]:
    found = {}
    for key, entry in entries_of("affirmations.toml", data, "affirmation", AFFIRMATIONS).items():
        themes = entry.get("themes")
        if not isinstance(themes, list) or not 1 <= len(themes) <= 2 or not all(one in set(Theme) for one in themes):
            raise LibraryFault(f"affirmations.toml: {key} is not about one or two themes that there are")
        sources = sources_of("affirmations.toml", key, entry)
        found[key] = Affirmation(key, frozenset(Theme(theme) for theme in themes), sources)
    return found
