"""Words in the reader's language, from the Fluent files beside this module. What is missing there is said in English.

Member text is never formatted here as it is: `bot.ui.text` makes it safe to show first.
"""

from dataclasses import dataclass
from functools import cache
from importlib import resources

from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.resolver import Pattern

from bot.content.locale import CompactLocale

FALLBACK = "en-US"
"""The language that every message exists in; a test holds the others to it."""

Argument = str | int


class UnknownMessage(LookupError):
    """A message is asked for that no file has, or one of its placeholders was not given."""


@dataclass(frozen=True, slots=True)
class Words:
    """Says things in one language."""

    locale: str
    _bundles: tuple[FluentBundle, ...]

    def __call__(self, message: str, **arguments: Argument) -> str:
        """Return a message, or one of its attributes (`message.attribute`), with its placeholders filled.

        Raises:
            UnknownMessage: there is no such message, or it misses an argument: a fault of ours, not of a member.
        """
        name, _, attribute = message.partition(".")
        for bundle in self._bundles:
            if bundle.has_message(name):
                found = bundle.get_message(name)
                pattern = found.attributes.get(attribute) if attribute else found.value
                if pattern is not None:
                    return _format(bundle, message, pattern, arguments)
        raise UnknownMessage(message)

    def has(self, message: str) -> bool:
        """Say whether there is such a message."""
        return any(bundle.has_message(message) for bundle in self._bundles)


def _format(bundle: FluentBundle, message: str, pattern: Pattern, arguments: dict[str, Argument]) -> str:
    text, errors = bundle.format_pattern(pattern, arguments)
    if errors:
        raise UnknownMessage(f"{message}: {errors[0]}")
    return str(text)


@cache
def locales() -> tuple[str, ...]:
    """Return the languages there are, by Discord's names for them."""
    return tuple(sorted(entry.name for entry in resources.files("bot.content").iterdir() if "-" in entry.name))


@cache
def words_in(locale: str) -> Words:
    """Return the words of a language; of `FALLBACK` where Rebound does not speak it."""
    chain = [locale] if locale in locales() and locale != FALLBACK else []
    return Words(locale if chain else FALLBACK, tuple(_bundle(name) for name in [*chain, FALLBACK]))


class _Bundle(FluentBundle):
    """A Fluent bundle that knows of its language what it needs."""

    def _get_babel_locale(self) -> CompactLocale:
        return CompactLocale(self.locales[0])


@cache
def _bundle(locale: str) -> FluentBundle:
    # Bidi isolation is `bot.ui.text`'s: around mentions and custom ids the marks would break Discord's syntax.
    bundle = _Bundle([locale], use_isolating=False)
    for entry in sorted(resources.files("bot.content").joinpath(locale).iterdir(), key=lambda entry: entry.name):
        if entry.name.endswith(".ftl"):
            bundle.add_resource(FluentResource(entry.read_text(encoding="utf-8")))
    return bundle
