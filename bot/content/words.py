"""Words in the reader's language, from the Fluent files beside this module. What is missing there is said in English.

Member text is never formatted here as it is: `bot.ui.text` makes it safe to show first.
"""

from dataclasses import dataclass
from functools import cache
from importlib import resources

from bot.content.locale import NUMBERS, Numbers
from bot.content.messages import Argument, Pattern, read, say

FALLBACK = "en-US"
"""The language that every message exists in; a test holds the others to it."""


class UnknownMessage(LookupError):
    """A message is asked for that no file has, or one of its placeholders was not given."""


@dataclass(frozen=True, slots=True)
class _Language:
    """What the files of one language say, by message."""

    numbers: Numbers
    patterns: dict[str, Pattern]


@dataclass(frozen=True, slots=True)
class Words:
    """Says things in one language."""

    locale: str
    _languages: tuple[_Language, ...]

    def __call__(self, message: str, **arguments: Argument) -> str:
        """Return a message, or one of its attributes (`message.attribute`), with its placeholders filled.

        Raises:
            UnknownMessage: there is no such message, or it misses an argument: a fault of ours, not of a member.
        """
        for language in self._languages:
            if message in language.patterns:
                try:
                    return say(language.patterns[message], arguments, language.numbers)
                except KeyError as missing:
                    raise UnknownMessage(f"{message}: nobody gave {missing}") from missing
        raise UnknownMessage(message)

    def has(self, message: str) -> bool:
        """Say whether there is such a message."""
        return any(message in language.patterns for language in self._languages)


@cache
def locales() -> tuple[str, ...]:
    """Return the languages there are, by Discord's names for them."""
    return tuple(sorted(entry.name for entry in resources.files("bot.content").iterdir() if "-" in entry.name))


@cache
def words_in(locale: str) -> Words:
    """Return the words of a language; of `FALLBACK` where Rebound does not speak it."""
    chain = [locale] if locale in locales() and locale != FALLBACK else []
    return Words(locale if chain else FALLBACK, tuple(_language(name) for name in [*chain, FALLBACK]))


@cache
def _language(locale: str) -> _Language:
    patterns: dict[str, Pattern] = {}
    for entry in sorted(resources.files("bot.content").joinpath(locale).iterdir(), key=lambda entry: entry.name):
        if entry.name.endswith(".ftl"):
            patterns |= read(entry.read_text(encoding="utf-8"))
    return _Language(NUMBERS[locale], patterns)
