"""The library: what members choose from and are offered, as data files that are read and checked once.

Knows nothing of Discord or of what is kept. Each entry says which article section it comes from; a test holds the
files to PRODUCT.md's numbers and to the tone rules. What is first wanted long after the start has a module of its own
beside this one, and takes little memory until then.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from bot.domain.encouragements import Stage, Theme
from bot.domain.goals import NUMBER_LIMIT, Practice, Rhythm

CATEGORIES = 14
"""Win categories (PRODUCT.md, "Content library"). Discord offers at most 25 choices."""

ENCOURAGEMENTS = 60
"""Encouragements (PRODUCT.md, "Content library")."""

GOAL_IDEAS = 15
"""Ideas for goals. Discord offers at most 25 choices."""

_SOURCE = re.compile(r"00[0-4](§\d{1,2}(,\d{1,2})*)?")


class LibraryFault(ValueError):
    """A data file of the library is wrong; the message says which entry and why."""


@dataclass(frozen=True, slots=True)
class WinCategory:
    """A kind of win. Its words are the Fluent message `win-category-<key>`, with what it is for others to read."""

    key: str
    emoji: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Encouragement:
    """A line for now. Its words are the Fluent message `encouragement-<key>`."""

    key: str
    stage: Stage
    themes: frozenset[Theme]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GoalIdea:
    """A goal to begin from. Its words are the Fluent message `goal-idea-<key>`; `.unit` is what `number` counts."""

    key: str
    practice: Practice
    rhythm: Rhythm
    number: int | None
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Library:
    """Everything that is chosen from."""

    win_categories: dict[str, WinCategory]
    encouragements: dict[str, Encouragement]
    goal_ideas: dict[str, GoalIdea]


@cache
def load() -> Library:
    """Read and check the data files.

    Raises:
        LibraryFault: one of them is wrong.
    """
    return Library(
        win_categories=_win_categories(read_file("wins.toml")),
        encouragements=_encouragements(read_file("encouragements.toml")),
        goal_ideas=_goal_ideas(read_file("goals.toml")),
    )


def _win_categories(data: dict[str, object]) -> dict[str, WinCategory]:
    categories = {}
    for key, entry in entries_of("wins.toml", data, "category", CATEGORIES).items():
        emoji = entry.get("emoji")
        if not isinstance(emoji, str) or not emoji:
            raise LibraryFault(f"wins.toml: {key} has no emoji")
        categories[key] = WinCategory(key, emoji, sources_of("wins.toml", key, entry))
    return categories


def _encouragements(data: dict[str, object]) -> dict[str, Encouragement]:
    lines = {}
    for key, entry in entries_of("encouragements.toml", data, "line", ENCOURAGEMENTS).items():
        stage, themes = entry.get("stage"), entry.get("themes")
        if not isinstance(stage, str) or stage not in set(Stage):
            raise LibraryFault(f"encouragements.toml: {key} is for no stage that there is")
        if not isinstance(themes, list) or not themes or not all(theme in set(Theme) for theme in themes):
            raise LibraryFault(f"encouragements.toml: {key} is about no theme that there is")
        sources = sources_of("encouragements.toml", key, entry)
        lines[key] = Encouragement(key, Stage(stage), frozenset(Theme(theme) for theme in themes), sources)
    return lines


def _goal_ideas(data: dict[str, object]) -> dict[str, GoalIdea]:
    ideas = {}
    for key, entry in entries_of("goals.toml", data, "idea", GOAL_IDEAS).items():
        practice, rhythm, number = entry.get("practice"), entry.get("rhythm"), entry.get("number")
        if not isinstance(practice, str) or practice not in set(Practice):
            raise LibraryFault(f"goals.toml: {key} belongs to no practice that there is")
        if not isinstance(rhythm, str) or rhythm not in set(Rhythm):
            raise LibraryFault(f"goals.toml: {key} comes in no rhythm that there is")
        if number is not None and (not isinstance(number, int) or not 1 <= number <= NUMBER_LIMIT):
            raise LibraryFault(f"goals.toml: {key} has a number that no goal can have")
        sources = sources_of("goals.toml", key, entry)
        ideas[key] = GoalIdea(key, Practice(practice), Rhythm(rhythm), number, sources)
    return ideas


def entries_of(file: str, data: dict[str, object], table: str, count: int) -> dict[str, dict[str, object]]:
    """Return a file's entries by their keys, exactly as many as there are to be."""
    entries = data.get(table)
    if not isinstance(entries, list) or len(entries) != count:
        raise LibraryFault(f"{file}: there are to be {count} entries of {table!r}")
    by_key = {}
    for entry in entries:
        key = entry.get("key")
        if not isinstance(key, str) or not re.fullmatch(r"[a-z][a-z-]{1,30}", key):
            raise LibraryFault(f"{file}: {key!r} is no key")
        by_key[key] = entry
    if len(by_key) != count:
        raise LibraryFault(f"{file}: two entries have the same key")
    return by_key


def sources_of(file: str, key: str, entry: dict[str, object]) -> tuple[str, ...]:
    """Return the article sections that an entry comes from."""
    sources = entry.get("sources")
    if not isinstance(sources, list) or not sources or not all(_SOURCE.fullmatch(str(source)) for source in sources):
        raise LibraryFault(f"{file}: {key} does not say which article section it comes from")
    return tuple(str(source) for source in sources)


def read_file(name: str) -> dict[str, object]:
    """Return what a data file holds.

    Raises:
        LibraryFault: it cannot be read.
    """
    try:
        return tomllib.loads(resources.files("bot.content").joinpath("data", name).read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise LibraryFault(f"{name}: {error}") from error
