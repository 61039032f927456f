"""What Discord adds to components and embeds that it keeps: ids, defaults, facts about files.

Follows the response schemas of Discord's OpenAPI document. Checks nothing.
"""

from collections.abc import Callable
from typing import Any

from bot.sandbox.attachments import resolve
from bot.sandbox.wire import JSON, walk, without_nulls

_SELECT: JSON = {"min_values": 1, "max_values": 1}
_DEFAULTS: dict[int, JSON] = {
    3: _SELECT,
    5: _SELECT,
    6: _SELECT,
    7: _SELECT,
    8: _SELECT,
    11: {"description": None, "spoiler": False},
    13: {"spoiler": False},
    14: {"spacing": 1, "divider": True},
    17: {"accent_color": None, "spoiler": False},
}
_GALLERY, _FILE = 12, 13


def complete_components(raw: list[JSON] | None, attachments: list[JSON], new_id: Callable[[], int]) -> list[JSON]:
    """Return components as Discord keeps them; `new_id` makes the ids of media."""
    components: list[JSON] = resolve(without_nulls(raw or []), attachments)
    for part in walk(components):
        part |= {key: value for key, value in _DEFAULTS.get(part["type"], {}).items() if key not in part}
        for chosen in part.get("default_values", ()):
            chosen["id"] = str(chosen["id"])  # taken as a number too, kept as a snowflake
        _complete_media(part.get("media"), new_id)
        if part["type"] == _FILE:
            _complete_media(part["file"], new_id)
            _name_file(part, attachments)
        for item in part.get("items", ()) if part["type"] == _GALLERY else ():
            _complete_media(item["media"], new_id)
            item |= {"description": item.get("description"), "spoiler": item.get("spoiler", False)}
    return with_ids(components)


def with_ids(components: list[JSON]) -> list[JSON]:
    """Give every component without an `id` the next free number."""
    taken = {part["id"] for part in walk(components) if part.get("id")}
    number = 0
    for part in walk(components):
        if not part.get("id"):
            number += 1
            while number in taken:
                number += 1
            part["id"] = number
    return components


def complete_embeds(raw: list[JSON] | None, attachments: list[JSON]) -> list[JSON]:
    """Return embeds as Discord keeps them."""
    embeds: list[JSON] = resolve(without_nulls(raw or []), attachments)
    for embed in embeds:
        for field in embed.get("fields", ()):
            field.setdefault("inline", False)
    return [{"type": "rich", "content_scan_version": 0} | embed for embed in embeds]


def _complete_media(media: Any, new_id: Callable[[], int]) -> None:
    if isinstance(media, dict):
        media.setdefault("id", str(new_id()))
        media.setdefault("proxy_url", media["url"])
        media.setdefault("loading_state", 2)  # loaded


def _name_file(part: JSON, attachments: list[JSON]) -> None:
    for attachment in attachments:
        if attachment["url"] == part["file"]["url"]:
            part |= {"name": attachment["filename"], "size": attachment["size"]}
