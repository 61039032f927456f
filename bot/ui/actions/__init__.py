"""Buttons, selects and forms that keep working after a restart: all they need is in their custom id.

    celebrate:18f3a              an action and the ids it is about, in hexadecimal

An `Action` is both the writer and the reader of its custom id. `bot.client` routes what comes back to the cog that
registered for it, the same way before and after a restart; an id that no action reads is answered kindly there.

Each feature has its actions in a module of its name here, and whoever uses them finds them all in this one, so no two
have the same name.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import cast

import discord

from bot.ui.actions.action import *
from bot.ui.actions.arcs import *
from bot.ui.actions.celebrations import *
from bot.ui.actions.checkins import *
from bot.ui.actions.encouragements import *
from bot.ui.actions.goals import *
from bot.ui.actions.groups import *
from bot.ui.actions.help import *
from bot.ui.actions.letters import *
from bot.ui.actions.lines import *
from bot.ui.actions.moderation import *
from bot.ui.actions.nudges import *
from bot.ui.actions.peers import *
from bot.ui.actions.people import *
from bot.ui.actions.preferences import *
from bot.ui.actions.privacy import *
from bot.ui.actions.progress import *
from bot.ui.actions.prompts import *
from bot.ui.actions.reframes import *
from bot.ui.actions.rejections import *
from bot.ui.actions.reviews import *
from bot.ui.actions.rounds import *
from bot.ui.actions.safety import *
from bot.ui.actions.shares import *
from bot.ui.actions.wins import *
from bot.ui.actions.wins_rounds import *

ACTIONS = {action.name: action for action in list(globals().values()) if isinstance(action, Action)}
"""Every action there is, by the name that its custom ids begin with."""

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


def texts_on(message: discord.Message | None) -> dict[int, str]:
    """Return the texts of a message by the ids of their components, at any depth."""

    def walk(components: Sequence[object]) -> dict[int, str]:
        found: dict[int, str] = {}
        for component in components:
            if isinstance(component, discord.TextDisplay) and component.id is not None:
                found[component.id] = component.content
            found |= walk(getattr(component, "children", ()))
        return found

    return {} if message is None else walk(message.components)


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
