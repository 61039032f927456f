"""A hard thought, and which of those in the library come near it: by the words that they share, nothing cleverer.

Nothing of it is kept, but for what somebody asks to keep.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.domain.ids import KeepsakeId, PersonId
from bot.domain.refusals import Reason, Refusal

THOUGHT_LIMIT = 1000
"""Characters of a thought that somebody types."""

OWN_LIMIT = 700
"""Characters of each half that somebody writes themselves; shown, markup may double them."""

NEAR = 5
"""Thoughts that are offered as near ones."""

STEM = 4
"""Letters from which on a word counts as the beginning of another: fail, failed, failure."""

_SMALL_WORDS = """
a about again all also always am an and any are as at be because been but by can cant could did didnt do does
doesnt dont even ever every for from get gets got had has have havent he her him his how i id if ill im in into
is isnt it its ive just like me more most much my no not of on one only or other our out over own really she so
some than that thats the their them then there these they thing things this those to too up us very want wanted
wants was wasnt we were what when which who why will with wont would you your
"""
_SMALL = frozenset(_SMALL_WORDS.split())
"""English words that say nothing of what a thought is about. (Every language brings its own; there is one so far.)"""

_WORD = re.compile(r"\w+")
_APOSTROPHES = re.compile("['\u2019\u02bc`\u00b4]")


@dataclass(frozen=True, slots=True)
class Keepsake:
    """Words that somebody asked to keep for themselves."""

    id: KeepsakeId
    person: PersonId
    words: str
    at: datetime


@dataclass(frozen=True, slots=True)
class KeptPage:
    """One of somebody's keepsakes, the newest first; `number` counts from 0. Without any, there is none."""

    keepsake: Keepsake | None
    number: int
    pages: int


class Thought(Protocol):
    """What a thought of the library is about. `unasked`: what it says may be said to whoever did not name it."""

    @property
    def themes(self) -> Collection[str]:
        """Return what it is about."""

    @property
    def feelings(self) -> Collection[str]:
        """Return the feelings that go with it."""

    @property
    def stages(self) -> Collection[str]:
        """Return the stages that it is about alone; nothing is any."""

    @property
    def unasked(self) -> bool:
        """Say whether it may come unasked."""


@dataclass(frozen=True, slots=True)
class Said:
    """A thought of the library, the wording said next to it, and those `seen` so far: each by its place there."""

    thought: int
    wording: int
    seen: frozenset[int]


def find(thought: str, thoughts: Mapping[str, str]) -> str | None:
    """Return the key of the thought that is the same as one, but for its capitals and its marks."""
    words = _words(thought)
    return next((key for key, other in thoughts.items() if _words(other) == words), None)


def near(thought: str, thoughts: Mapping[str, str]) -> list[str]:
    """Return the keys of the thoughts that share words with one, the nearest first, at most `NEAR`."""
    meant = _meant(_words(thought))
    shared = {key: _shared(meant, _meant(_words(other))) for key, other in thoughts.items()}
    ranked = sorted((key for key in thoughts if shared[key]), key=lambda key: -shared[key])
    return ranked[:NEAR]


def offer(typed: str, thoughts: Mapping[str, str], limit: int) -> list[str]:
    """Return the keys of the thoughts to offer while somebody types: those that hold it, then those that are near."""
    sought = " ".join(_words(typed))
    holding = [key for key, thought in thoughts.items() if sought in " ".join(_words(thought))]
    return list(dict.fromkeys([*holding, *near(typed, thoughts)]))[:limit]


def say(shelf: Sequence[Thought], thought: int) -> Said:
    """Say what may be true next to the thought at a place.

    Raises:
        Refusal: as `check`.
    """
    return check(shelf, Said(thought, thought, frozenset({thought})))


def check(shelf: Sequence[Thought], said: Said) -> Said:
    """Return what is said if it is in the library.

    Raises:
        Refusal: it comes from another version, and this one has no such place.
    """
    if max(said.thought, said.wording) >= len(shelf):
        raise Refusal(Reason.STALE_BUTTON)
    return said


def say_another_way(shelf: Sequence[Thought], thought: int, seen: Collection[int]) -> Said:
    """Say next to a thought what was not said yet: of what is near to it, the nearest.

    Nothing is said that speaks of more than somebody named: neither what waits for its own thought, nor what is for
    stages of a search that this thought is not about. After the last, it begins anew.

    Raises:
        Refusal: as `check`.
    """
    begin = say(shelf, thought)
    chosen = shelf[thought]
    kin = {
        place: len(_about(each) & _about(chosen))
        for place, each in enumerate(shelf)
        if place not in seen and each.unasked and (not each.stages or set(each.stages) & set(chosen.stages))
    }
    if not any(kin.values()):
        return begin
    wording = max(kin, key=lambda place: kin[place])
    return Said(thought, wording, frozenset({*seen, wording}))


def _about(thought: Thought) -> set[str]:
    return {*thought.themes, *thought.feelings}


def _words(text: str) -> list[str]:
    return _WORD.findall(_APOSTROPHES.sub("", text.casefold()))


def _meant(words: Collection[str]) -> set[str]:
    return {word for word in words if word not in _SMALL and len(word) > 1}


def _shared(some: set[str], others: set[str]) -> int:
    return sum(any(_same(word, other) for other in others) for word in some)


def _same(word: str, other: str) -> bool:
    if word == other:
        return True
    short, long = sorted((word, other), key=len)
    return len(short) >= STEM and long.startswith(short)
