"""Who a message mentions and whom it pings, by its text, `allowed_mentions` and the author's permissions.

The rules are Discord's ("Allowed Mentions Object"); nothing is changed here.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from bot.sandbox.messages import TEXT_DISPLAY
from bot.sandbox.people import User
from bot.sandbox.places import Channel
from bot.sandbox.wire import JSON, walk

_CODE = re.compile(r"```.*?```|``.*?``|`[^`\n]*`", re.DOTALL)
_USER = re.compile(r"<@!?(\d{15,20})>")
_ROLE = re.compile(r"<@&(\d{15,20})>")
_EVERYONE = re.compile(r"@(everyone|here)\b")


@dataclass(frozen=True)
class Mentions:
    """What a message mentions; `pinged` are the ids of those whom it notifies."""

    users: list[User] = field(default_factory=list)
    role_ids: list[int] = field(default_factory=list)
    everyone: bool = False
    pinged: set[int] = field(default_factory=set)


@dataclass(frozen=True)
class _Allowed:
    users: set[int] | None  # None: all of them
    roles: set[int] | None
    everyone: bool
    replied_user: bool


def mentionable_text(payload: JSON) -> str:
    """Return the text of a message in which Discord looks for mentions: content and text displays, without code."""
    parts = [payload.get("content") or ""]
    parts += [part.get("content", "") for part in walk(payload.get("components")) if part.get("type") == TEXT_DISPLAY]
    text = "\n".join(parts)
    return _CODE.sub("", text) if "`" in text else text


def read_mentions(
    payload: JSON,
    channel: Channel,
    *,
    users: dict[int, User],
    may_mention_everyone: bool,
    replied_to: User | None = None,
    reader: User | None = None,
) -> Mentions:
    """Work out the mentions of a message as Discord does.

    `may_mention_everyone` is the author's permission, which also lets roles be pinged that are not mentionable. A
    message with a `reader` (ephemeral) pings nobody else.
    """
    text = mentionable_text(payload)
    if "@" not in text and replied_to is None:
        return Mentions()
    allowed = _read_allowed(payload.get("allowed_mentions"))
    named = [users[key] for key in _ids(_USER, text) if key in users and _allows(allowed.users, key)]
    if replied_to is not None and allowed.replied_user and replied_to not in named:
        named.append(replied_to)
    roles = channel.guild.roles if channel.guild is not None else {}
    role_ids = [key for key in _ids(_ROLE, text) if key in roles and _allows(allowed.roles, key)]
    everyone = may_mention_everyone and allowed.everyone and _EVERYONE.search(text) is not None
    pinged = {user.id for user in named}
    if channel.guild is not None:
        live = {key for key in role_ids if may_mention_everyone or roles[key].mentionable}
        for member in channel.guild.members.values():
            if everyone or member.role_ids & live:
                pinged.add(member.user.id)
    if reader is not None:
        pinged &= {reader.id}
    heard = {key for key in pinged if not users[key].bot and channel.permissions_of(users[key])}
    return Mentions(named, role_ids, everyone, heard)


def _ids(pattern: re.Pattern[str], text: str) -> Iterable[int]:
    return dict.fromkeys(int(found) for found in pattern.findall(text))


def _allows(ids: set[int] | None, key: int) -> bool:
    return ids is None or key in ids


def _read_allowed(raw: JSON | None) -> _Allowed:
    if raw is None:
        return _Allowed(None, None, everyone=True, replied_user=True)
    parse = raw.get("parse") or ()
    users = None if "users" in parse else {int(key) for key in raw.get("users") or ()}
    roles = None if "roles" in parse else {int(key) for key in raw.get("roles") or ()}
    return _Allowed(users, roles, "everyone" in parse, bool(raw.get("replied_user")))
