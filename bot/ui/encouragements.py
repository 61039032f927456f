"""How encouragements look: a line for now, the preview of one's own, the moderators' queue and its forms."""

from collections.abc import Sequence

import discord

from bot.content.words import Words
from bot.domain.encouragements import (
    LINE_LIMIT,
    PAGE_SIZE,
    Decline,
    OfferedLine,
    OfferedState,
    Queue,
    Stage,
    Theme,
    Wish,
)
from bot.ui import actions, text
from bot.ui.actions import Press
from bot.ui.cards import WARM, Button, Form, Piece, View, button, card, finished, pager, row

WORDS_FIELD = "words"
REASON_FIELD = "reason"
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


def queue(words: Words, page: Queue, add_command: str) -> View:
    """Draw one page of the lines that wait for moderators; who wrote them is not shown."""
    if not page.lines:
        return card(words("prompts-empty", add=add_command))
    pieces: list[str | Piece] = [f"### {words('prompts-title')}"]
    for place, offered in enumerate(page.lines, start=page.number * PAGE_SIZE + 1):
        pieces += [_entry(words, place, offered), row(*_decisions(words, page, offered))]
    footer = words("prompts-page", total=page.total, number=page.number + 1, pages=page.pages)
    pieces.append(f"-# {footer}")
    older, newer = words("list-older-button"), words("list-newer-button")
    pieces += pager(page.number, page.pages, older, newer, lambda to: actions.PAGE_OFFERED_LINES.custom_id(page=to))
    return card(*pieces)


def edit_form(words: Words, offered: OfferedLine, page: int) -> Form:
    """Return the form in which a moderator changes a line's words and approves it."""
    write: discord.ui.TextInput[View] = discord.ui.TextInput(
        custom_id=WORDS_FIELD,
        style=discord.TextStyle.paragraph,
        max_length=LINE_LIMIT,
        default=offered.words,
    )
    return Form(
        words("prompts-edit-title"),
        actions.EDIT_OFFERED_FORM.custom_id(line=offered.id, page=page),
        discord.ui.Label(text=words("prompts-edit-words"), description=words("prompts-edit-note"), component=write),
    )


def decline_form(words: Words, offered: OfferedLine, page: int) -> Form:
    """Return the form in which a moderator says why a line is left out."""
    reasons: discord.ui.RadioGroup[View] = discord.ui.RadioGroup(
        custom_id=REASON_FIELD,
        options=[
            discord.RadioGroupOption(label=words(f"choice-decline-{reason}"), value=reason) for reason in Decline
        ],
    )
    return Form(
        words("prompts-decline-title"),
        actions.DECLINE_OFFERED_FORM.custom_id(line=offered.id, page=page),
        discord.ui.Label(
            text=words("prompts-decline-reason"), description=words("prompts-decline-note"), component=reasons
        ),
    )


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


def _entry(words: Words, place: int, offered: OfferedLine) -> str:
    about = words(f"choice-theme-{offered.theme}") if offered.theme else words("prompts-no-theme")
    note = words("prompts-entry-note", theme=about, when=text.stamp(offered.at))
    return f"**{place}** · {text.member_text(offered.words)}\n-# {note}"


def _decisions(words: Words, page: Queue, offered: OfferedLine) -> list[Button]:
    about = {"line": offered.id, "page": page.number}
    return [
        button(words("prompts-approve-button"), actions.APPROVE_OFFERED_LINE.custom_id(**about)),
        button(words("prompts-edit-button"), actions.EDIT_OFFERED_LINE.custom_id(**about)),
        button(words("prompts-decline-button"), actions.DECLINE_OFFERED_LINE.custom_id(**about)),
    ]
