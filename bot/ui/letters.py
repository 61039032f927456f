"""How letters look: the choice of one, its card, its forms, its file.

What somebody typed is in the card alone: what a button needs of it is read from there. No custom id holds any of it.
"""

import re

import discord

from bot.content.letters import load_letters
from bot.content.words import Words
from bot.domain.ids import RejectionId
from bot.domain.letters import (
    BLANK_LIMIT,
    BLANKS,
    BODY_LIMIT,
    SUBJECT_LIMIT,
    Blanks,
    Kind,
    Register,
    bare_role,
    wording,
)
from bot.domain.rejections import Stage
from bot.ui import actions, text
from bot.ui.actions import Press
from bot.ui.cards import WARM, Button, Form, Piece, View, button, card, row, select

SUBJECT_FIELD, BODY_FIELD = "subject", "body"

FILE = "letter.txt"

_FILLED, _SUBJECT, _BODY = 101, 102, 103
"""The ids of the texts on a card that are read again."""

_VALUE = re.compile(r"\*\*((?:\\.|[^\\*])+)\*\*", re.DOTALL)
_BROKEN_FENCE = re.compile("``\u200b(?=`)")


def choices(words: Words, register: Register) -> View:
    """Draw which letters there are."""
    options = [
        discord.SelectOption(
            label=words(f"choice-letter-{kind}"), value=kind, description=words(f"choice-letter-{kind}.about")
        )
        for kind in Kind
    ]
    choose = actions.CHOOSE_LETTER.custom_id(register=list(Register).index(register))
    return card(words("letter-choose"), row(select(choose, words("letter-placeholder"), options)))


def letter(
    words: Words,
    kind: Kind,
    register: Register,
    blanks: Blanks,
    *,
    arc: RejectionId | None = None,
    stage: Stage = Stage.OTHER,
) -> View:
    """Draw a letter in one tone, with what is known filled in, and the way back to the arc it was opened from.

    `stage` is where that ended, so that a letter is in words for it.
    """
    filled = [name for name in BLANKS if getattr(blanks, name)]
    line = " · ".join(
        words(f"letter-filled-{name}", value=text.member_text(getattr(blanks, name))) for name in filled
    )
    called = words(f"choice-letter-{wording(kind, stage)}")
    title = f"### {called} · {words(f'choice-register-{register}')}"
    subject, body = written(words, kind, register, blanks, stage)
    state = {
        "kind": list(Kind).index(kind),
        "stage": list(Stage).index(stage),
        "register": list(Register).index(register),
        "filled": sum(1 << BLANKS.index(name) for name in filled),
    }
    fill = button(words("letter-fill-button"), actions.FILL_LETTER.custom_id(**state), discord.ButtonStyle.primary)
    tone = button(words("letter-another-button"), actions.LETTER_TONE.custom_id(**state))
    return card(
        f"{title}\n{words('letter-intro')}",
        *([_text(f"-# {line}", _FILLED)] if line else []),
        *_blocks(subject, body),
        row(fill, _change(words), tone, _as_file(words), *_back(words, arc)),
        colour=WARM,
    )


def changed(words: Words, subject: str, body: str, arc: RejectionId | None = None) -> View:
    """Draw a letter as somebody changed it; another tone would take their words away, so it is not offered."""
    blocks = _blocks(subject, body)
    buttons = [_change(words), *([_as_file(words)] if blocks else []), *_back(words, arc)]
    return card(words("letter-intro"), *blocks, row(*buttons), colour=WARM)


def as_file(words: Words) -> View:
    """Draw the message that carries a letter as a file."""
    file: discord.ui.File[View] = discord.ui.File(f"attachment://{FILE}")
    return card(words("letter-file")).add_item(file)


def written(
    words: Words, kind: Kind, register: Register, blanks: Blanks, stage: Stage = Stage.OTHER
) -> tuple[str, str]:
    """Return a letter's subject and body. What nobody filled in is said gently."""
    about, role = f"letter-role-{load_letters()[kind].role}", bare_role(blanks.role)
    filling = {
        "name": blanks.name or words("letter-name-unknown"),
        "role": words(about, role=role) if role else words(f"{about}-unknown"),
        "company": blanks.company or words("letter-company-unknown"),
        "mine": blanks.mine or words("letter-mine-unknown"),
    }
    message = f"letter-{wording(kind, stage)}-{register}"
    return words(f"{message}.subject", **filling), words(f"{message}.body", **filling)


def fill_form(words: Words, press: Press, message: discord.Message | None) -> Form:
    """Return the form that fills in a letter, with what is in it already."""
    known = read_blanks(press, message)
    fields = [
        discord.ui.Label(
            text=words(f"letter-form-{name}"),
            component=_input(name, getattr(known, name)[:BLANK_LIMIT], BLANK_LIMIT),
        )
        for name in BLANKS
    ]
    return Form(
        words("letter-form-title"),
        actions.LETTER_FORM.custom_id(kind=press["kind"], stage=press["stage"], register=press["register"]),
        discord.ui.TextDisplay(words("letter-form-about")),
        *fields,
    )


def change_form(words: Words, message: discord.Message | None) -> Form:
    """Return the form to change a letter's words in."""
    subject, body = read_letter(message)
    return Form(
        words("letter-change-title"),
        actions.CHANGED_LETTER_FORM.custom_id(),
        discord.ui.Label(
            text=words("letter-change-subject"),
            component=_input(SUBJECT_FIELD, subject[:SUBJECT_LIMIT], SUBJECT_LIMIT),
        ),
        discord.ui.Label(
            text=words("letter-change-body"),
            component=_input(BODY_FIELD, body[:BODY_LIMIT], BODY_LIMIT, discord.TextStyle.paragraph),
        ),
    )


def read_filled(press: Press) -> Blanks:
    """Return what was written into the form that fills in a letter; what is a line stays one."""
    return Blanks(*(" ".join(press.form.get(name, "").splitlines()).strip() for name in BLANKS))


def read_blanks(press: Press, message: discord.Message | None) -> Blanks:
    """Return what a letter's card is filled with."""
    values = _VALUE.findall(actions.texts_on(message).get(_FILLED, ""))
    filled = [name for place, name in enumerate(BLANKS) if press["filled"] >> place & 1]
    return Blanks(**{name: text.typed(value) for name, value in zip(filled, values, strict=False)})


def read_letter(message: discord.Message | None) -> tuple[str, str]:
    """Return the subject and the body on a letter's card; what is missing is empty."""
    texts = actions.texts_on(message)
    return _read_block(texts.get(_SUBJECT, "")), _read_block(texts.get(_BODY, ""))


def read_arc(message: discord.Message | None) -> RejectionId | None:
    """Return the rejection whose arc a letter's card leads back to, None where it was opened by itself."""
    presses = actions.presses_on(message) if message else []
    back = [press["rejection"] for press in presses if press.action is actions.BACK_TO_ARC]
    return RejectionId(back[0]) if back else None


def _blocks(subject: str, body: str) -> list[Piece]:
    """Return what can be copied, each in a block of its own."""
    parts = ((subject, _SUBJECT), (body, _BODY))
    return [_text(text.block(part), number) for part, number in parts if part.strip()]


def _read_block(block: str) -> str:
    return _BROKEN_FENCE.sub("``", block.removeprefix("```\n").removesuffix("\n```"))


def _text(content: str, number: int) -> Piece:
    return discord.ui.TextDisplay(content, id=number)


def _change(words: Words) -> Button:
    return button(words("letter-edit-button"), actions.CHANGE_LETTER.custom_id())


def _as_file(words: Words) -> Button:
    return button(words("letter-file-button"), actions.LETTER_FILE.custom_id())


def _back(words: Words, arc: RejectionId | None) -> list[Button]:
    return [button(words("letter-back-button"), actions.BACK_TO_ARC.custom_id(rejection=arc))] if arc else []


def _input(
    name: str, value: str, limit: int, style: discord.TextStyle = discord.TextStyle.short
) -> discord.ui.TextInput[View]:
    return discord.ui.TextInput(custom_id=name, style=style, required=False, max_length=limit, default=value or None)
