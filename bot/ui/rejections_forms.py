"""The forms about a "no", and what was chosen and written in them. No part of either has to be filled in."""

from collections.abc import Collection
from dataclasses import replace
from typing import Any

import discord

from bot.content.rejections import REJECTION, load_rejections
from bot.content.words import Words
from bot.domain.rejections import NAME_LIMIT, WORDS_LIMIT, Rejection, Stage, Then
from bot.ui import actions
from bot.ui.actions import Press
from bot.ui.cards import Form, View

STAGE_FIELD, NAMES_FIELD, FEELINGS_FIELD, OUTSIDE_FIELD = "stage", "names", "feelings", "outside"
WORDS_FIELD, THEN_FIELD = "words", "then"

NOTHING = ("-", "–", "—")
"""What stands in the first line where there is no company, but a role."""

TITLES = {
    Stage.NO_REPLY: "rejection-form-title-no-reply",
    Stage.OFFER_WITHDRAWN: "rejection-form-title-offer-withdrawn",
    Stage.LAID_OFF: "rejection-form-title-laid-off",
    None: "rejection-form-title-any",
}
"""What the form is called after what is not simply a no, or may not be one."""

Label = discord.ui.Label[Any]


def log_form(words: Words, company: str, role: str, stage: Stage | None) -> Form:
    """Return the form of the check-in after a "no".

    A form holds five things: company and role are among them where they came with the command, else the stage is,
    unless that did.
    """
    place = list(Stage).index(stage) + 1 if stage else 0
    first = []
    if company or role:
        first = [_names(words, company, role)]
    elif stage is None:
        first = [_stages(words, None)]
    return Form(
        words(TITLES.get(stage, "rejection-form-title")),
        actions.REJECTION_FORM.custom_id(stage=place),
        *first,
        _feelings(words, ()),
        _outside(words, ()),
        _words(words, ""),
        _then(words),
    )


def edit_form(words: Words, rejection: Rejection) -> Form:
    """Return the form that changes what is written of a rejection, with all of it filled in."""
    return Form(
        words("rejection-edit-title"),
        actions.EDIT_REJECTION_FORM.custom_id(rejection=rejection.id),
        _names(words, rejection.company, rejection.role),
        _stages(words, rejection.stage),
        _feelings(words, rejection.feelings),
        _outside(words, rejection.outside),
        _words(words, rejection.words),
    )


def read(press: Press, known: Rejection) -> Rejection:
    """Return a rejection with what was chosen and written; what a form did not ask for stays.

    Raises:
        Refusal: the form comes from another version.
    """
    form = press.form
    changed = replace(
        known,
        feelings=tuple(form.get(FEELINGS_FIELD, "").split()),
        outside=tuple(form.get(OUTSIDE_FIELD, "").split()),
        words=form.get(WORDS_FIELD, ""),
    )
    if chosen := form.get(STAGE_FIELD):
        changed = replace(changed, stage=actions.chosen(Stage, chosen))
    if NAMES_FIELD in form:
        company, role = _read_names(form[NAMES_FIELD])
        changed = replace(changed, company=company, role=role)
    return changed


def read_then(press: Press) -> Then:
    """Return what somebody would like to happen next; nothing chosen is that it is kept.

    Raises:
        Refusal: the form comes from another version.
    """
    chosen = press.form.get(THEN_FIELD)
    return actions.chosen(Then, chosen) if chosen else Then.KEEP


def stage_at(place: int) -> Stage:
    """Return the stage that a form was opened for, counted from 1; 0 is for none.

    Raises:
        Refusal: it comes from another version.
    """
    return actions.numbered(Stage, place - 1) if place else Stage.OTHER


def _read_names(typed: str) -> tuple[str, str]:
    """Return the company, which stands in the first line, and the role."""
    first, _, rest = typed.strip("\n").partition("\n")
    company, role = first.strip(), " ".join(rest.split())
    return "" if company in NOTHING else company, role


def _feelings(words: Words, chosen: Collection[str]) -> Label:
    options = [
        discord.SelectOption(label=words(f"choice-feeling-{key}"), value=key, default=key in chosen)
        for key in load_rejections().feelings_for(REJECTION)
    ]
    return _several(words, "rejection-form-feelings", FEELINGS_FIELD, options)


def _outside(words: Words, chosen: Collection[str]) -> Label:
    options = [
        discord.SelectOption(label=words(f"choice-outside-{key}"), value=key, default=key in chosen)
        for key in load_rejections().outside
    ]
    return _several(words, "rejection-form-outside", OUTSIDE_FIELD, options)


def _several(words: Words, message: str, custom_id: str, options: list[discord.SelectOption]) -> Label:
    menu: discord.ui.Select[View] = discord.ui.Select(
        custom_id=custom_id,
        placeholder=words(f"{message}.placeholder"),
        options=options,
        min_values=0,
        max_values=len(options),
        required=False,
    )
    return discord.ui.Label(text=words(message), description=words(f"{message}.about"), component=menu)


def _stages(words: Words, chosen: Stage | None) -> Label:
    options = [
        discord.SelectOption(label=words(f"choice-rejection-stage-{stage}"), value=stage, default=stage is chosen)
        for stage in Stage
    ]
    menu: discord.ui.Select[View] = discord.ui.Select(
        custom_id=STAGE_FIELD,
        placeholder=words("rejection-form-stage.placeholder"),
        options=options,
        min_values=0,
        max_values=1,
        required=False,
    )
    return discord.ui.Label(text=words("rejection-form-stage"), component=menu)


def _names(words: Words, company: str, role: str) -> Label:
    first = company or (NOTHING[0] if role else "")
    field: discord.ui.TextInput[View] = discord.ui.TextInput(
        custom_id=NAMES_FIELD,
        style=discord.TextStyle.paragraph,
        max_length=2 * NAME_LIMIT + 1,
        required=False,
        default="\n".join(part for part in (first, role) if part) or None,
    )
    return discord.ui.Label(
        text=words("rejection-form-names"), description=words("rejection-form-names.about"), component=field
    )


def _words(words: Words, known: str) -> Label:
    field: discord.ui.TextInput[View] = discord.ui.TextInput(
        custom_id=WORDS_FIELD,
        style=discord.TextStyle.paragraph,
        max_length=WORDS_LIMIT,
        required=False,
        default=known or None,
    )
    return discord.ui.Label(
        text=words("rejection-form-words"), description=words("rejection-form-words.about"), component=field
    )


def _then(words: Words) -> Label:
    options = [discord.RadioGroupOption(label=words(f"choice-rejection-then-{then}"), value=then) for then in Then]
    group: discord.ui.RadioGroup[View] = discord.ui.RadioGroup(custom_id=THEN_FIELD, options=options, required=False)
    return discord.ui.Label(text=words("rejection-form-then"), component=group)
