"""How lines that members offered look to moderators: that some wait, which, and those in the group's library.

Who wrote one is nowhere in it.
"""

import discord

from bot.content.words import Words
from bot.domain.encouragements import LINE_LIMIT, PAGE_SIZE, WHY_NOT, LinesPage, OfferedLine
from bot.domain.ids import RoleId
from bot.ui import actions, text
from bot.ui.cards import Button, Form, Piece, View, button, card, pager, row

WORDS_FIELD = "words"
REASON_FIELD = "reason"


def lines_wait(words: Words, waiting: int, count: int, role: RoleId | None) -> View:
    """Draw that lines wait for moderators, naming their role."""
    look = button(words("prompts-look-button"), actions.LOOK_AT_LINES.custom_id(round=waiting))
    called = [text.role(role)] if role is not None else []
    return card("\n".join([*called, words("prompts-wait", count=count)]), row(look))


def queue(words: Words, page: LinesPage, add_command: str) -> View:
    """Draw one page of the lines that wait for moderators."""
    shelf = button(words("prompts-shelf-button"), actions.PAGE_SHELF.custom_id(page=0))
    if not page.lines:
        return card(words("prompts-empty", add=add_command), row(shelf))
    pieces: list[str | Piece] = [f"### {words('prompts-title')}"]
    for place, offered in _places(page):
        note = words("prompts-entry-note", theme=_theme(words, offered), when=text.stamp(offered.at))
        pieces += [_entry(place, offered, note), row(*_decisions(words, page, offered))]
    footer = words("prompts-page", total=page.total, number=page.number + 1, pages=page.pages)
    older, newer = words("list-older-button"), words("list-newer-button")
    pieces += [f"-# {footer}", row(shelf)]
    pieces += pager(page.number, page.pages, older, newer, lambda to: actions.PAGE_OFFERED_LINES.custom_id(page=to))
    return card(*pieces)


def shelf(words: Words, page: LinesPage) -> View:
    """Draw one page of the lines in the group's library, the newest first."""
    waiting = button(words("prompts-queue-button"), actions.PAGE_OFFERED_LINES.custom_id(page=0))
    if not page.lines:
        return card(words("prompts-shelf-empty"), row(waiting))
    pieces: list[str | Piece] = [f"### {words('prompts-shelf-title')}"]
    for place, offered in _places(page):
        when = text.stamp(offered.decided_at or offered.at)
        note = words("prompts-shelf-note", theme=_theme(words, offered), when=when)
        take_out = actions.ASK_TAKE_OUT.custom_id(line=offered.id, page=page.number)
        pieces += [_entry(place, offered, note), row(button(words("prompts-take-out-button"), take_out))]
    footer = words("prompts-shelf-page", total=page.total, number=page.number + 1, pages=page.pages)
    newer, older = words("list-newer-button"), words("list-older-button")
    pieces += [f"-# {footer}", row(waiting)]
    pieces += pager(page.number, page.pages, newer, older, lambda to: actions.PAGE_SHELF.custom_id(page=to))
    return card(*pieces)


def ask_take_out(words: Words, offered: OfferedLine, page: int) -> View:
    """Draw what it means to take a line out of the library, with the choice."""
    take_out = actions.TAKE_OUT_LINE.custom_id(line=offered.id, page=page)
    return card(
        f"### {words('prompts-take-out-title')}\n{text.member_text(offered.words)}",
        words("prompts-take-out-note"),
        row(
            button(words("prompts-take-out-now-button"), take_out, discord.ButtonStyle.danger),
            button(words("prompts-leave-in-button"), actions.PAGE_SHELF.custom_id(page=page)),
        ),
    )


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
            discord.RadioGroupOption(label=words(f"choice-decline-{reason}"), value=reason) for reason in WHY_NOT
        ],
    )
    return Form(
        words("prompts-decline-title"),
        actions.DECLINE_OFFERED_FORM.custom_id(line=offered.id, page=page),
        discord.ui.Label(
            text=words("prompts-decline-reason"), description=words("prompts-decline-note"), component=reasons
        ),
    )


def _places(page: LinesPage) -> list[tuple[int, OfferedLine]]:
    return list(enumerate(page.lines, start=page.number * PAGE_SIZE + 1))


def _theme(words: Words, offered: OfferedLine) -> str:
    return words(f"choice-theme-{offered.theme}") if offered.theme else words("prompts-no-theme")


def _entry(place: int, offered: OfferedLine, note: str) -> str:
    return f"**{place}** · {text.member_text(offered.words)}\n-# {note}"


def _decisions(words: Words, page: LinesPage, offered: OfferedLine) -> list[Button]:
    about = {"line": offered.id, "page": page.number}
    return [
        button(words("prompts-approve-button"), actions.APPROVE_OFFERED_LINE.custom_id(**about)),
        button(words("prompts-edit-button"), actions.EDIT_OFFERED_LINE.custom_id(**about)),
        button(words("prompts-decline-button"), actions.DECLINE_OFFERED_LINE.custom_id(**about)),
    ]
