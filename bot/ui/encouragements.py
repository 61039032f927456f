"""How encouragements look: a line for now, and the preview of one's own. What moderators see is in `lines.py`."""

from collections.abc import Sequence

import discord

from bot.content.words import Words
from bot.domain.encouragements import OfferedLine, OfferedState, Stage, Theme, Wish
from bot.ui import actions, text
from bot.ui.actions import Press
from bot.ui.cards import WARM, Piece, View, button, card, finished, row

EXCERPT = 80
"""Characters of a line by which its author knows it again."""

ANY_THEME = 0
"""Stands for no theme in a button; a theme by its place comes after it."""


def line(words: Words, key: str | None, offered: OfferedLine | None, wish: Wish, news: Sequence[OfferedLine]) -> View:
    """Draw a line for now: one of the library, or one of the group's."""
    pieces: list[str | Piece] = [_from_the_group(words, offered.words) if offered else words(f"encouragement-{key}")]
    pieces += _news(words, news)
    theme = ANY_THEME if wish.theme is None else 1 + list(Theme).index(wish.theme)
    another = actions.ANOTHER_ENCOURAGEMENT.custom_id(theme=theme, stage=list(Stage).index(wish.stage))
    pieces.append(row(button(words("encourage-another-button"), another)))
    return card(*pieces, colour=WARM)


def read_wish(press: Press) -> Wish:
    """Return what sort of line a button asks for.

    Raises:
        Refusal: it asks for one that this version does not know.
    """
    theme = press["theme"]
    about = None if theme == ANY_THEME else actions.numbered(Theme, theme - 1)
    return Wish(about, actions.numbered(Stage, press["stage"]))


def preview(words: Words, offered: OfferedLine, news: Sequence[OfferedLine]) -> View:
    """Draw a line as the group would read it, with the choice to offer it or not."""
    shown: discord.ui.Container[View] = discord.ui.Container(
        discord.ui.TextDisplay(_from_the_group(words, offered.words)), accent_colour=WARM
    )
    choices = row(
        button(
            words("encourage-offer-button"),
            actions.OFFER_LINE.custom_id(line=offered.id),
            discord.ButtonStyle.primary,
        ),
        button(words("encourage-discard-button"), actions.DISCARD_OFFERED_LINE.custom_id(line=offered.id)),
    )
    return finished(
        discord.ui.TextDisplay(f"### {words('encourage-preview-title')}"),
        shown,
        discord.ui.TextDisplay("\n".join([words("encourage-preview-note"), *_news(words, news)])),
        choices,
    )


def handed_in(words: Words, me_command: str) -> View:
    """Draw that a line is with the moderators."""
    return card(words("encourage-offered", me=me_command), colour=WARM)


def discarded(words: Words) -> View:
    """Draw that a line was not offered and is gone."""
    return card(words("encourage-discarded"))


def _from_the_group(words: Words, line_words: str) -> str:
    return f"{text.member_text(line_words)}\n-# {words('encourage-from-the-group')}"


def _news(words: Words, news: Sequence[OfferedLine]) -> list[str]:
    """Return what became of lines that somebody offered, each in a sentence."""
    return [f"-# {_outcome(words, offered)}" for offered in news]


def _outcome(words: Words, offered: OfferedLine) -> str:
    shown = text.excerpt(offered.words, EXCERPT)
    if offered.state is OfferedState.DECLINED:
        return words(f"encourage-told-{offered.reason}", line=shown)
    return words("encourage-told-edited" if offered.is_edited else "encourage-told-approved", line=shown)
