"""The library: what members choose from and are offered, as data files that are read and checked once.

Knows nothing of Discord or of what is kept. Each entry says which article section it comes from; a test holds the
files to PRODUCT.md's numbers and to the tone rules.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

CATEGORIES = 14
"""Win categories (PRODUCT.md, "Content library"). Discord offers at most 25 choices."""

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
class Library:
    """Everything that is chosen from."""

    win_categories: dict[str, WinCategory]


@cache
def load() -> Library:
    """Read and check the data files.

    Raises:
        LibraryFault: one of them is wrong.
    """
    return Library(win_categories=_win_categories(_read("wins.toml")))


def _win_categories(data: dict[str, object]) -> dict[str, WinCategory]:
    entries = data.get("category")
    if not isinstance(entries, list) or len(entries) != CATEGORIES:
        raise LibraryFault(f"wins.toml: there are to be {CATEGORIES} categories")
    categories = [_win_category(entry) for entry in entries]
    by_key = {category.key: category for category in categories}
    if len(by_key) != len(categories):
        raise LibraryFault("wins.toml: two categories have the same key")
    return by_key


def _win_category(entry: dict[str, object]) -> WinCategory:
    key, emoji, sources = entry.get("key"), entry.get("emoji"), entry.get("sources")
    if not isinstance(key, str) or not re.fullmatch(r"[a-z][a-z-]{1,30}", key):
        raise LibraryFault(f"wins.toml: {key!r} is no key")
    if not isinstance(emoji, str) or not emoji:
        raise LibraryFault(f"wins.toml: {key} has no emoji")
    if not isinstance(sources, list) or not sources or not all(_SOURCE.fullmatch(str(source)) for source in sources):
        raise LibraryFault(f"wins.toml: {key} does not say which article section it comes from")
    return WinCategory(key, emoji, tuple(str(source) for source in sources))


def _read(name: str) -> dict[str, object]:
    try:
        return tomllib.loads(resources.files("bot.content").joinpath("data", name).read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise LibraryFault(f"{name}: {error}") from error
