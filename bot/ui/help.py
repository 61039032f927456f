"""Help, and how a no or a fault is told."""

from collections.abc import Callable, Sequence

from bot.content.words import Words
from bot.domain.ids import PersonId
from bot.domain.nudges import NudgeCard
from bot.domain.refusals import Refusal
from bot.domain.shares import UnsharedCard
from bot.ui import actions
from bot.ui.cards import View, button, card, row
from bot.ui.nudges import waiting_pieces
from bot.ui.peers import unread_pieces
from bot.ui.shares import unshared_pieces

Mention = Callable[[str], str]
"""Turns a command's name into something one can tap."""


FIRST, MORE = 0, 1
"""The pages of help."""


def help_card(
    words: Words,
    mention: Mention,
    reader: PersonId,
    waiting: Sequence[NudgeCard] = (),
    *,
    unread: int = 0,
    unshared: Sequence[UnsharedCard] = (),
    can_share: bool,
) -> View:
    """Draw what to do first, a screen of a phone; before it, the nudges that wait for somebody.

    `unread` counts encouragements that they did not read; `unshared` is the news of what was not posted that did not
    reach them; `can_share`: what was kept after a no can be shared with the group.
    """
    rejection = words("help-rejection", log=mention("rejection log"), next=mention("rejection next"))
    return card(
        *unread_pieces(words, unread, reader),
        *unshared_pieces(words, unshared, mention),
        *waiting_pieces(words, waiting),
        f"### {words('help-title')}\n{words('help-intro')}\n-# {words('help-not-crisis', now=mention('help-now'))}",
        "\n".join([rejection, *([words("help-share")] if can_share else [])]),
        words(
            "help-checkin",
            checkin=mention("checkin"),
            encourage=mention("encourage me"),
            reframe=mention("reframe"),
        ),
        words("help-win", share=mention("win share")),
        words("help-plan", set=mention("goal set")),
        "\n".join(
            [
                words("help-words", letter=mention("letter"), review=mention("review interview")),
                words("help-yours", settings=mention("settings"), privacy=mention("privacy view")),
            ]
        ),
        row(button(words("help-more-button"), actions.HELP_PAGE.custom_id(page=MORE))),
    )


def more_card(words: Words, mention: Mention) -> View:
    """Draw the rest of what there is."""
    goals = {"log": mention("goal log"), "list": mention("goal list"), "progress": mention("progress me")}
    reviews = {kind: mention(f"review {kind}") for kind in ("interview", "application", "strategy")}
    return card(
        f"### {words('help-more-title')}",
        words("help-kept", rejections=mention("rejection list"), list=mention("win list")),
        f"{words('help-celebrate')}\n{words('help-encourage', member=mention('encourage member'))}",
        words("help-goals", **goals),
        f"{words('help-review', **reviews)}\n{words('help-letter', letter=mention('letter'))}",
        words("help-mine", privacy=mention("privacy view")),
        words("help-report"),
        words("help-host", setup=mention("setup"), reports=mention("moderate reports")),
        row(button(words("help-back-button"), actions.HELP_PAGE.custom_id(page=FIRST))),
    )


def refused(words: Words, refusal: Refusal, mention: Mention) -> View:
    """Draw a no, kindly."""
    leads = {"help": mention("help"), "set": mention("goal set"), "list": mention("goal list")}
    return card(words(f"refusal-{refusal.reason}", **leads, **refusal.data))


def failed(words: Words, message: str, reference: str) -> View:
    """Draw a fault of ours, with what the operator finds it by."""
    return card(words(message, reference=reference))
