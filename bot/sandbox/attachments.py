"""Uploaded files: kept in memory, described as Discord's Attachment objects, put where `attachment://` names them.

Serving them is REST's job.
"""

import mimetypes
import re
import struct
from collections.abc import Mapping
from typing import Any

from bot.sandbox.journal import SentFile
from bot.sandbox.wire import JSON
from bot.sandbox.world import StoredFile, World

_PNG = b"\x89PNG\r\n\x1a\n"
_GIF = (b"GIF87a", b"GIF89a")
_UNSAFE = re.compile(r"[^\w.\-]+")
_SCHEME = "attachment://"


def safe_name(filename: str) -> str:
    """Return the name that Discord gives to an uploaded file: letters, digits, `_`, `-` and `.` only."""
    return _UNSAFE.sub("_", filename) or "unknown"


def picture_size(content: bytes) -> tuple[int, int] | None:
    """Return width and height of a PNG or GIF in pixels, None for anything else."""
    if content.startswith(_PNG) and len(content) >= 24:
        width, height = struct.unpack(">II", content[16:24])
        return width, height
    if content.startswith(_GIF) and len(content) >= 10:
        width, height = struct.unpack("<HH", content[6:10])
        return width, height
    return None


def store(
    world: World, channel_id: int, file: SentFile, *, ephemeral: bool = False, about: JSON | None = None
) -> JSON:
    """Keep an uploaded file and return Discord's Attachment object for it.

    `about` is what the sender said of it (`description`, `filename`, `title`).
    """
    about = about or {}
    key = world.snowflakes.next()
    name = safe_name(about.get("filename") or file.filename)
    kind = mimetypes.guess_type(name)[0] or file.content_type
    world.files[key] = StoredFile(name, kind, file.content)
    url = f"{world.files_url}/attachments/{channel_id}/{key}/{name}"
    attachment: JSON = {
        "id": str(key),
        "filename": name,
        "size": len(file.content),
        "url": url,
        "proxy_url": url,
        "content_type": kind,
        "content_scan_version": 0,
    }
    if (size := picture_size(file.content)) is not None:
        attachment["width"], attachment["height"] = size
    for field in ("description", "title"):
        if about.get(field):
            attachment[field] = about[field]
    if ephemeral:
        attachment["ephemeral"] = True
    return attachment


def store_all(
    world: World, channel_id: int, payload: JSON, files: Mapping[int, SentFile], *, ephemeral: bool
) -> list[JSON]:
    """Keep the files of a message, in the order of their indices, each with what `payload.attachments` says of it."""
    about = {str(entry.get("id")): entry for entry in payload.get("attachments") or ()}
    return [
        store(world, channel_id, files[index], ephemeral=ephemeral, about=about.get(str(index)))
        for index in sorted(files)
    ]


def resolve(value: Any, attachments: list[JSON]) -> Any:
    """Return `value` (embeds or components) with every `attachment://name` replaced by what it names.

    Media items also get `width`, `height`, `content_type` and `attachment_id`, as Discord's unfurled media items do.
    """
    by_name = {attachment["filename"]: attachment for attachment in attachments}
    return _resolve(value, by_name)


def _resolve(value: Any, by_name: dict[str, JSON]) -> Any:
    if isinstance(value, list):
        return [_resolve(item, by_name) for item in value]
    if not isinstance(value, dict):
        return value
    result = {key: _resolve(item, by_name) for key, item in value.items()}
    for key in ("url", "icon_url"):
        link = result.get(key)
        if isinstance(link, str) and link.startswith(_SCHEME):
            found = by_name.get(safe_name(link.removeprefix(_SCHEME)))
            if found is not None:
                result[key] = found["url"]
                result |= _facts(found, icon=key == "icon_url")
    return result


def _facts(attachment: JSON, *, icon: bool) -> JSON:
    if icon:
        return {"proxy_icon_url": attachment["proxy_url"]}
    facts: JSON = {"proxy_url": attachment["proxy_url"], "content_type": attachment["content_type"]}
    facts["attachment_id"] = attachment["id"]
    if "width" in attachment:
        facts |= {"width": attachment["width"], "height": attachment["height"]}
    return facts
