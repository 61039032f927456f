"""Coping actions: something kind to do with a feeling, for nothing. Read when they are first needed.

Knows nothing of Discord or of what is kept. Each says which article section it comes from.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from bot.content.library import LibraryFault, entries_of, read_file, sources_of

COPING_ACTIONS = 40
"""Coping actions (PRODUCT.md, "Content library")."""

MINUTES = (2, 10, 30)
"""About how long one takes."""


class Sort(StrEnum):
    """What sort of thing an action is."""

    BODY = "body"
    SENSES = "senses"
    WORDS = "words"
    PEOPLE = "people"
    SCREENS = "screens"
    COMFORT = "comfort"
    EVERYDAY = "everyday"


@dataclass(frozen=True, slots=True)
class CopingAction:
    """Something to do. Its words are the Fluent message `coping-<key>`.

    `in_place` ones can be done where somebody is, sitting or lying down.
    """

    key: str
    minutes: int
    sort: Sort
    in_place: bool
    sources: tuple[str, ...]


@cache
def load_coping() -> dict[str, CopingAction]:
    """Read and check the data file.

    Raises:
        LibraryFault: it is wrong.
    """
    return _coping_actions(read_file("coping.toml"))


def _coping_actions(data: dict[str, object]) -> dict[str, CopingAction]:
    actions = {}
    for key, entry in entries_of("coping.toml", data, "action", COPING_ACTIONS).items():
        minutes, sort, in_place = entry.get("minutes"), entry.get("kind"), entry.get("in_place")
        if not isinstance(minutes, int) or minutes not in MINUTES:
            raise LibraryFault(f"coping.toml: {key} takes none of {MINUTES} minutes")
        if not isinstance(sort, str) or sort not in set(Sort):
            raise LibraryFault(f"coping.toml: {key} is of no kind that there is")
        if not isinstance(in_place, bool):
            raise LibraryFault(f"coping.toml: {key} does not say whether it can be done in place")
        found = sources_of("coping.toml", key, entry)
        actions[key] = CopingAction(key, minutes, Sort(sort), in_place, found)
    return actions
