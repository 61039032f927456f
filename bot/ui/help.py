"""Help, and how a no or a fault is told."""

from collections.abc import Callable, Sequence

from bot.content.words import Words
from bot.domain.nudges import NudgeCard
from bot.domain.refusals import Refusal
from bot.ui.cards import View, card
from bot.ui.nudges import waiting_pieces

Mention = Callable[[str], str]
"""Turns a command's name into something one can tap."""


def help_card(words: Words, mention: Mention, waiting: Sequence[NudgeCard] = ()) -> View:
    """Draw what Rebound does and what to do first; before it, the nudges that wait for somebody."""
    return card(
        *waiting_pieces(words, waiting),
        f"### {words('help-title')}\n{words('help-intro')}\n-# {words('help-not-crisis', now=mention('help-now'))}",
        words(
            "help-rejection",
            log=mention("rejection log"),
            next=mention("rejection next"),
            list=mention("rejection list"),
        ),
        words("help-checkin", checkin=mention("checkin"), encourage=mention("encourage me")),
        f"{words('help-words', reframe=mention('reframe'), letter=mention('letter'))}\n"
        f"{words('help-review', review=mention('review interview'))}",
        f"{words('help-first', share=mention('win share'))}\n{words('help-list', list=mention('win list'))}",
        words("help-celebrate"),
        words(
            "help-goals",
            set=mention("goal set"),
            log=mention("goal log"),
            list=mention("goal list"),
            progress=mention("progress me"),
        ),
        words("help-yours", settings=mention("settings"), privacy=mention("privacy view")),
        words("help-report"),
        words("help-host", setup=mention("setup"), reports=mention("moderate reports")),
    )


def refused(words: Words, refusal: Refusal, mention: Mention) -> View:
    """Draw a no, kindly."""
    leads = {"help": mention("help"), "set": mention("goal set"), "list": mention("goal list")}
    return card(words(f"refusal-{refusal.reason}", **leads, **refusal.data))


def failed(words: Words, message: str, reference: str) -> View:
    """Draw a fault of ours, with what the operator finds it by."""
    return card(words(message, reference=reference))
