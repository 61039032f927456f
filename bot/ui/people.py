"""How joining looks: the one card before anything is kept, and what follows it."""

import discord

from bot.content.operator import OperatorNotes
from bot.content.words import Words
from bot.domain.people import CONSENT
from bot.domain.refusals import Refusal
from bot.ui import actions, text
from bot.ui.cards import View, button, card, link, row
from bot.ui.help import Mention


def card_to_join(words: Words, refusal: Refusal, notes: OperatorNotes, held: int) -> View:
    """Draw what agreeing means. What changes here for members raises `CONSENT`.

    `held` is what waits for them to agree.
    """
    operator = (
        words("join-operator-named", name=text.member_text(notes.name)) if notes.name else words("join-operator")
    )
    choices = row(
        button(words("join-button"), actions.JOIN.custom_id(text=CONSENT, held=held), discord.ButtonStyle.primary),
        button(words("join-not-now-button"), actions.NOT_NOW.custom_id(held=held)),
        *([link(words("join-policy-button"), notes.policy)] if notes.policy else []),
    )
    return card(
        f"### {words('join-title')}\n{words(f'refusal-{refusal.reason}')}",
        words("join-kept"),
        words("join-seen"),
        operator,
        words("join-leave", months=notes.keep_months),
        choices,
    )


def joined(words: Words, mention: Mention, *, goes_on: bool) -> View:
    """Draw the welcome; what somebody wanted to do goes on by itself, or is no longer at hand, or was a button."""
    more = words("join-done-more", settings=mention("settings"), privacy=mention("privacy view"))
    again = [] if goes_on else [words("join-done-once-more")]
    return card(words("join-done"), *again, f"-# {more}")


def not_now(words: Words, help_command: str, now_command: str) -> View:
    """Draw the answer to *Not now*."""
    return card(words("join-not-now", help=help_command, now=now_command))
