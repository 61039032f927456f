"""The form of the phrases that the safety net knows. English has its own in the `safety_en` modules.

Phrases are data, each with an id and, where it is not plain, the reason it is there. They are written for text as
`bot.domain.safety` makes it plain: lower case, one blank between words, no apostrophes, contractions drawn together
("I am" is `im`, "cannot" is `cant`, "wanna" is `want to`), empty words such as "just" gone. A phrase matches whole
words; `$` is the end of a clause. Repetition is always bounded, so that a hostile text costs time in proportion to
its length; a test holds every phrase to it.

A list like this misses most indirect lines, whatever is added to it. It may serve to offer people to talk to, and
nothing else: what matched may be neither stored, logged, counted nor shown to anyone.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Phrase:
    """One pattern. `why` says what it is for or what its exceptions are; an empty one says that the id says it."""

    id: str
    pattern: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Phrases:
    """Everything one language needs.

    `idioms` are taken out first, and listed only where they hold words of a phrase. `of_others` are taken out next
    and count as soft: somebody else's danger, or an open exaggeration. What is left is held against `urgent`, then
    `soft`.
    """

    words: dict[str, str]
    """Ways to write a word, and the word: contractions, slang, common misspellings."""
    pairs: tuple[tuple[str, str], ...]
    """Neighbouring words that are one ("i am"), and what they are drawn together to."""
    fillers: frozenset[str]
    """Words that change nothing ("just") and would have to be allowed for everywhere."""
    disguised: frozenset[str]
    """Words that people write with digits, asterisks or repeated letters."""
    idioms: tuple[Phrase, ...]
    of_others: tuple[Phrase, ...]
    urgent: tuple[Phrase, ...]
    soft: tuple[Phrase, ...]
