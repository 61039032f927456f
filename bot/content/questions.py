"""The questions that a review asks, read and checked once, when the first review begins."""

from collections import Counter
from dataclasses import dataclass
from functools import cache

from bot.content.library import LibraryFault, entries_of, read_file, sources_of
from bot.domain.reviews import RATINGS, Asks, Kind

QUESTIONS = 40
"""Reflection questions (PRODUCT.md, "Content library")."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question. Its words are the Fluent message `question-<key>`; `.label` is its short form."""

    key: str
    kind: Kind
    asks: Asks
    sources: tuple[str, ...]


@cache
def load_questions() -> dict[str, Question]:
    """Read and check the questions, by their keys.

    Raises:
        LibraryFault: the file is wrong.
    """
    return _questions(read_file("questions.toml"))


def keys_of(kind: Kind, *asks: Asks) -> list[str]:
    """Return the questions of a kind of review that ask for one of these."""
    return [each.key for each in load_questions().values() if each.kind is kind and each.asks in asks]


def _questions(data: dict[str, object]) -> dict[str, Question]:
    questions = {}
    for key, entry in entries_of("questions.toml", data, "question", QUESTIONS).items():
        kind, asks = entry.get("review"), entry.get("asks")
        if not isinstance(kind, str) or kind not in set(Kind):
            raise LibraryFault(f"questions.toml: {key} is for no review that there is")
        if not isinstance(asks, str) or asks not in set(Asks):
            raise LibraryFault(f"questions.toml: {key} asks for nothing that there is")
        questions[key] = Question(key, Kind(kind), Asks(asks), sources_of("questions.toml", key, entry))
    _check_enough(questions)
    return questions


def _check_enough(questions: dict[str, Question]) -> None:
    """Hold the file to what every review asks: a strength, some ratings, and one question more."""
    found = Counter((each.kind, each.asks) for each in questions.values())
    for kind in Kind:
        for asks in Asks:
            if found[kind, asks] < (RATINGS if asks is Asks.RATING else 1):
                raise LibraryFault(f"questions.toml: too few questions of {kind} ask for a {asks}")
