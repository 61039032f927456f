"""Help, and how a no or a fault is told."""

from collections.abc import Callable

from bot.content.helplines import Country, Helpline, vouched_for
from bot.content.words import Words
from bot.domain.refusals import Refusal
from bot.ui import actions
from bot.ui.cards import View, button, card, row

Mention = Callable[[str], str]
"""Turns a command's name into something one can tap."""


def help_card(words: Words, mention: Mention) -> View:
    """Draw what Rebound does and what to do first."""
    return card(
        f"### {words('help-title')}\n{words('help-intro')}",
        words("help-first", share=mention("win share")),
        f"{words('help-list', list=mention('win list'))}\n{words('help-celebrate')}",
        words("help-host", setup=mention("setup")),
        f"-# {words('help-not-crisis', now=mention('help-now'))}",
    )


def people_to_talk_to(words: Words, country: Country, mention: Mention) -> View:
    """Draw whom to talk to now, in one country; where it is not known, where such people are listed."""
    trust = row(button(words("help-now-trust-button"), actions.TRUST_WORDS.custom_id()))
    if country.emergency is None:
        there = [words("help-now-international", command=mention("help-now"))]
    else:
        lines = [_line(words, line) for line in vouched_for(country)]
        more = words("help-now-more", url=country.more)
        there = [words("help-now-emergency", number=country.emergency), *lines, more]
    title = words("help-now-title-country", country=country.name) if country.name else words("help-now-title")
    return card(f"### {title}", words("help-now-intro"), *there, trust)


def words_to_send(words: Words) -> View:
    """Draw words for somebody one trusts, ready to copy."""
    return card(words("help-now-trust-intro"), f"```\n{words('help-now-trust-words')}\n```")


def _line(words: Words, line: Helpline) -> str:
    ways = [
        *([words("help-now-line.call", number=line.call)] if line.call else []),
        *([words("help-now-line.text", words=line.text)] if line.text else []),
        *([words("help-now-line.chat", url=line.chat)] if line.chat else []),
    ]
    languages = ", ".join(line.languages)
    return words("help-now-line", name=line.name, how=" · ".join(ways), hours=line.hours, languages=languages)


def refused(words: Words, refusal: Refusal, mention: Mention) -> View:
    """Draw a no, kindly."""
    return card(words(f"refusal-{refusal.reason}", help=mention("help"), **refusal.data))


def failed(words: Words, message: str, reference: str) -> View:
    """Draw a fault of ours, with what the operator finds it by."""
    return card(words(message, reference=reference))
