"""Buttons, selects and forms that keep working after a restart: all they need is in their custom id.

    celebrate:18f3a              an action and the ids it is about, in hexadecimal

An `Action` is both the writer and the reader of its custom id. `bot.client` routes what comes back to the cog that
registered for it, the same way before and after a restart; an id that no action reads is answered kindly there.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import cast

import discord

CUSTOM_ID_LIMIT = 100
"""Characters of a custom id (Discord, Components)."""


@dataclass(frozen=True, slots=True)
class Action:
    """Something a member can press, choose or send. `owned` actions work for the person they were made for alone."""

    name: str
    fields: tuple[str, ...] = ()
    owned: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of its ids, in their order; `owner` is the last one where the action is owned."""
        return (*self.fields, "owner") if self.owned else self.fields

    def custom_id(self, **ids: int) -> str:
        """Return the custom id."""
        return ":".join([self.name, *(f"{ids[name]:x}" for name in self.names)])


@dataclass(frozen=True, slots=True)
class Press:
    """One use of an action: its ids, and what was chosen or written with it."""

    action: Action
    ids: dict[str, int]
    values: tuple[str, ...] = ()
    form: dict[str, str] = field(default_factory=dict)

    def __getitem__(self, name: str) -> int:
        return self.ids[name]

    @property
    def owner(self) -> int | None:
        """Return for whom alone it works, None if for everybody."""
        return self.ids.get("owner")


CELEBRATE_WIN = Action("celebrate", ("win",))
CELEBRATE_CHEER = Action("cheer", ("message",))
TAKE_CHEER_AWAY = Action("cheer-away", ("message",))
SHARE_WIN = Action("win-share", ("win",))
KEEP_WIN_PRIVATE = Action("win-keep", ("win",))
PREVIEW_WIN = Action("win-preview")
PAGE_WINS = Action("win-page", ("page",), owned=True)
WIN_FORM = Action("win-form", ("message",))
TRUST_WORDS = Action("trust-words")
CHOOSE_WINS_CHANNEL = Action("setup-wins")
CLEAR_WINS_CHANNEL = Action("setup-wins-clear")

ACTIONS = {
    action.name: action
    for action in (
        CELEBRATE_WIN,
        CELEBRATE_CHEER,
        TAKE_CHEER_AWAY,
        SHARE_WIN,
        KEEP_WIN_PRIVATE,
        PREVIEW_WIN,
        PAGE_WINS,
        WIN_FORM,
        TRUST_WORDS,
        CHOOSE_WINS_CHANNEL,
        CLEAR_WINS_CHANNEL,
    )
}

_ID = re.compile(r"[0-7]?[0-9a-f]{1,15}")
"""A snowflake: 63 bits."""


def read_press(interaction: discord.Interaction) -> Press | None:
    """Return what was pressed, chosen or sent; None if the custom id is none of ours, or no longer."""
    data = cast("dict[str, object]", interaction.data)
    press = read_custom_id(str(data["custom_id"]))
    if press is None:
        return None
    values = tuple(cast("list[str]", data.get("values", [])))
    return replace(press, values=values, form=dict(_read_form(data.get("components", []))))


def read_custom_id(custom_id: str) -> Press | None:
    """Return the action and the ids that a custom id stands for; None if it is none of ours, or no longer."""
    name, *ids = custom_id.split(":")
    action = ACTIONS.get(name)
    if action is None:
        return None
    if len(action.names) != len(ids) or not all(_ID.fullmatch(value) for value in ids):
        return None
    return Press(action, {key: int(value, 16) for key, value in zip(action.names, ids, strict=True)})


def presses_on(message: discord.Message) -> list[Press]:
    """Return what can be pressed or chosen on a message, at any depth."""

    def walk(components: Sequence[object]) -> list[Press]:
        found: list[Press] = []
        for component in components:
            press = read_custom_id(getattr(component, "custom_id", None) or "")
            found += [press] if press else []
            found += walk(getattr(component, "children", ()))
        return found

    return walk(message.components)


def _read_form(components: object) -> list[tuple[str, str]]:
    """Return a form's fields by custom id; several chosen values are joined by line breaks."""
    found: list[tuple[str, str]] = []
    for component in cast("list[dict[str, object]]", components):
        inner = component.get("component") or component.get("components")
        if inner:
            found += _read_form(inner if isinstance(inner, list) else [inner])
        elif "custom_id" in component:
            value = component.get("value", component.get("values")) or ""
            found.append((str(component["custom_id"]), "\n".join(value) if isinstance(value, list) else str(value)))
    return found
