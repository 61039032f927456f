"""The letters: nine kinds in three registers, from a data file that is read when it is first wanted, and checked.

Their words are Fluent messages, see the head of `data/letters.toml`.
"""

from dataclasses import dataclass
from functools import cache

from bot.content.library import LibraryFault, entries_of, read_file, sources_of
from bot.domain.letters import Kind

LETTERS = 9
"""Kinds of letters (PRODUCT.md, "Content library")."""

ROLES = ("this", "sought", "work")
"""What a letter's role can stand for: `letter-role-<name>`, or `letter-role-<name>-unknown` where nobody gave one."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A kind of letter: `choice-letter-<kind>` with `.about`; `letter-<kind>-<register>`, `.subject` and `.body`."""

    kind: Kind
    role: str
    sources: tuple[str, ...]


@cache
def load_letters() -> dict[Kind, Letter]:
    """Read and check the letters.

    Raises:
        LibraryFault: the file is wrong.
    """
    return _letters(read_file("letters.toml"))


def _letters(data: dict[str, object]) -> dict[Kind, Letter]:
    file = "letters.toml"
    found = {}
    for key, entry in entries_of(file, data, "letter", LETTERS).items():
        role = entry.get("role")
        if key not in set(Kind):
            raise LibraryFault(f"{file}: {key} is no letter that there is")
        if not isinstance(role, str) or role not in ROLES:
            raise LibraryFault(f"{file}: {key} does not say what its role stands for")
        found[Kind(key)] = Letter(Kind(key), role, sources_of(file, key, entry))
    return found
