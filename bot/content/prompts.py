"""What prompts ask a group and invite it to: questions and rituals, read and checked when the first is posted."""

from dataclasses import dataclass
from functools import cache

from bot.content.library import LibraryFault, entries_of, read_file, sources_of

QUESTIONS, RITUALS = 16, 8
"""How many there are (rituals: PRODUCT.md, "Content library")."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A question or a ritual. Its words are the Fluent message `prompt-<key>`."""

    key: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Prompts:
    """All there is, by its keys."""

    questions: dict[str, Entry]
    rituals: dict[str, Entry]


@cache
def load_prompts() -> Prompts:
    """Read and check the questions and rituals.

    Raises:
        LibraryFault: the file is wrong.
    """
    return _prompts(read_file("prompts.toml"))


def _prompts(data: dict[str, object]) -> Prompts:
    found = Prompts(_entries(data, "question", QUESTIONS), _entries(data, "ritual", RITUALS))
    if twice := found.questions.keys() & found.rituals.keys():
        raise LibraryFault(f"prompts.toml: question and ritual have the same key: {', '.join(sorted(twice))}")
    return found


def _entries(data: dict[str, object], kind: str, count: int) -> dict[str, Entry]:
    found = entries_of("prompts.toml", data, kind, count)
    return {key: Entry(key, sources_of("prompts.toml", key, entry)) for key, entry in found.items()}
