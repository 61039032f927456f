"""Modals and select menus as a person fills them in, checked as Discord's own client checks them.

Raises SandboxRefusal for whatever the client would not send.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.sandbox.entities import Attachment, Resolved, Takes
from bot.sandbox.errors import SandboxRefusal
from bot.sandbox.interactions import Interaction
from bot.sandbox.wire import JSON

ACTION_ROW, STRING_SELECT, TEXT_INPUT = 1, 3, 4
USER_SELECT, ROLE_SELECT, MENTIONABLE_SELECT, CHANNEL_SELECT = 5, 6, 7, 8
TEXT_DISPLAY, LABEL, FILE_UPLOAD, RADIO_GROUP, CHECKBOX_GROUP, CHECKBOX = 10, 18, 19, 21, 22, 23
_ENTITY_SELECTS = (USER_SELECT, ROLE_SELECT, MENTIONABLE_SELECT, CHANNEL_SELECT)
TEXT_MAX = 4000  # characters of a text input


@dataclass(frozen=True)
class Field:
    """One thing to fill in: its label, custom_id, Discord's component type, and the component itself."""

    label: str
    custom_id: str
    type: int
    raw: JSON = field(compare=False)

    @property
    def required(self) -> bool:
        """Say whether it must be filled in (Discord: true unless said otherwise; a checkbox never must)."""
        return bool(self.raw.get("required", True)) and self.type != CHECKBOX

    @property
    def options(self) -> list[JSON]:
        """Return the options of a select, radio group or checkbox group."""
        return list(self.raw.get("options", ()))


@dataclass(frozen=True)
class Modal:
    """A form that the bot opened for a person; `origin` is the interaction that it answered."""

    origin: Interaction
    raw: JSON = field(repr=False)

    @property
    def title(self) -> str:
        """Return the title."""
        return str(self.raw["title"])

    @property
    def custom_id(self) -> str:
        """Return the custom_id."""
        return str(self.raw["custom_id"])

    @property
    def fields(self) -> list[Field]:
        """Return what can be filled in, in order."""
        return list(_fields(self.raw))

    @property
    def text(self) -> str:
        """Return all that can be read in it: title, labels, descriptions and text displays."""
        parts = [self.title]
        for part in self.raw["components"]:
            parts += [part.get("label", ""), part.get("description", ""), part.get("content", "")]
        return "\n".join(part for part in parts if part)

    def field(self, name: str) -> Field:
        """Return the field with this custom_id or label; raise KeyError if there is none."""
        for one in self.fields:
            if name in (one.custom_id, one.label):
                return one
        raise KeyError(f"no field {name!r} in {[one.label for one in self.fields]}")


def _fields(raw: JSON) -> Iterator[Field]:
    for part in raw["components"]:
        if part["type"] == LABEL:
            child = part["component"]
            yield Field(part["label"], child["custom_id"], child["type"], child)
        elif part["type"] == ACTION_ROW:
            for child in part["components"]:
                yield Field(child.get("label", ""), child["custom_id"], child["type"], child)


def submission(modal: Modal, given: Mapping[str, Any], resolved: Resolved) -> list[JSON]:
    """Return the components of a modal submit, checked; raise SandboxRefusal if the client would not send it."""
    values = {}
    for name, value in given.items():
        try:
            values[modal.field(name).custom_id] = value
        except KeyError as error:
            raise SandboxRefusal(str(error)) from None
    fields = {one.custom_id: one for one in modal.fields}

    def filled(child: JSON) -> JSON:
        one = fields[child["custom_id"]]
        answer = _filled(one, values.get(one.custom_id), resolved)
        return {"type": one.type, "id": child["id"], "custom_id": one.custom_id} | answer

    parts: list[JSON] = []
    for part in modal.raw["components"]:
        top = {"type": part["type"], "id": part["id"]}
        if part["type"] == LABEL:
            top["component"] = filled(part["component"])
        elif part["type"] == ACTION_ROW:
            top["components"] = [filled(child) for child in part["components"]]
        parts.append(top)
    return parts


def _filled(one: Field, value: Any, resolved: Resolved) -> JSON:
    if one.type == TEXT_INPUT:
        return {"value": _text(one, value)}
    if one.type == CHECKBOX:
        return {"value": bool(one.raw.get("default", False) if value is None else value)}
    if one.type == RADIO_GROUP:
        chosen = _options(one, value, low=1 if one.required else 0, high=1)
        return {"value": chosen[0] if chosen else None}
    if one.type == CHECKBOX_GROUP:
        low, high = _bounds(one.raw, 1 if one.required else 0, len(one.options))
        return {"values": _options(one, value, low=low, high=high)}
    if one.type == FILE_UPLOAD:
        return {"values": _files(one, value, resolved)}
    return {"values": chosen_values(one.raw, value, resolved, required=one.required)}


def _bounds(raw: JSON, low: int, high: int) -> tuple[int, int]:
    """Return how many values a field takes; null, which discord.py sends, is the same as not given."""
    given = raw.get("min_values"), raw.get("max_values")
    return low if given[0] is None else given[0], high if given[1] is None else given[1]


def _text(one: Field, value: Any) -> str:
    text = one.raw.get("value") or "" if value is None else value
    if not isinstance(text, str):
        raise SandboxRefusal(f"{one.label!r} takes text, not {value!r}")
    low, high = one.raw.get("min_length", 0), one.raw.get("max_length", TEXT_MAX)
    if one.required and not text.strip():
        raise SandboxRefusal(f"{one.label!r} must be filled in")
    if len(text) > high or (text and len(text) < low):
        raise SandboxRefusal(f"{one.label!r} takes {low} to {high} characters, not {len(text)}")
    return text


def _files(one: Field, value: Any, resolved: Resolved) -> list[str]:
    files = _as_list(value)
    low, high = _bounds(one.raw, 1, 1)
    if any(not isinstance(file, Attachment) for file in files):
        raise SandboxRefusal(f"{one.label!r} takes files")
    if (one.required or files) and not low <= len(files) <= high:
        raise SandboxRefusal(f"{one.label!r} takes {low} to {high} files, not {len(files)}")
    return [resolved.attachment(file) for file in files]


def chosen_values(select: JSON, value: Any, resolved: Resolved, *, required: bool = True) -> list[str]:
    """Return the values of a select menu for what a person chose; raise SandboxRefusal if they cannot choose that."""
    name = select.get("placeholder") or select["custom_id"]
    low, high = _bounds(select, 1, 1)
    if select["type"] == STRING_SELECT:
        one = Field(name, select["custom_id"], STRING_SELECT, select)
        return _options(one, value, low=low if required else 0, high=high)
    chosen = [_entity(select, item, resolved) for item in _as_list(value)]
    if (required or chosen) and not low <= len(chosen) <= high:
        raise SandboxRefusal(f"{name!r} takes {low} to {high} values, not {len(chosen)}")
    return chosen


def _options(one: Field, value: Any, *, low: int, high: int) -> list[str]:
    if value is None:
        chosen = [option["value"] for option in one.options if option.get("default")]
    else:
        chosen = [_option(one, item) for item in _as_list(value)]
    if not low <= len(chosen) <= high:
        raise SandboxRefusal(f"{one.label!r} takes {low} to {high} values, not {len(chosen)}")
    return chosen


def _option(one: Field, wanted: Any) -> str:
    for option in one.options:
        if wanted in (option["value"], option["label"]):
            return str(option["value"])
    raise SandboxRefusal(f"{wanted!r} is none of {[option['label'] for option in one.options]}")


def _as_list(value: Any) -> list[Any]:
    if value is None:
        return []
    return list(value) if isinstance(value, list | tuple | set | frozenset) else [value]


def _entity(select: JSON, value: Any, resolved: Resolved) -> str:
    kind = select["type"]
    takes = Takes(
        name="this menu",
        users=kind in (USER_SELECT, MENTIONABLE_SELECT),
        roles=kind in (ROLE_SELECT, MENTIONABLE_SELECT),
        channels=kind == CHANNEL_SELECT,
        channel_types=select.get("channel_types"),
    )
    return resolved.entity(value, takes)
