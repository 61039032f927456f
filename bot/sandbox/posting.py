"""How messages come to be, change and go: from what was sent to what Discord keeps.

Assumes that `rules` let the payload pass and that permissions were checked; tells the world of each change.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.sandbox.attachments import store_all
from bot.sandbox.completing import complete_components, complete_embeds
from bot.sandbox.journal import SentFile
from bot.sandbox.mentions import Mentions, read_mentions
from bot.sandbox.messages import EPHEMERAL, IS_COMPONENTS_V2, LOADING, Message
from bot.sandbox.people import User
from bot.sandbox.permissions import Permission
from bot.sandbox.places import Channel
from bot.sandbox.wire import JSON, iso
from bot.sandbox.world import Change, World

NOTHING_SENT: Mapping[int, SentFile] = {}
REPLY = 19


@dataclass(frozen=True)
class Origin:
    """What a message has beside author and content: its type, the reader if it is ephemeral, what it came from."""

    type: int = 0
    reader: User | None = None
    interaction_id: int | None = None
    replied_to: Message | None = None
    pings_replied_to: bool = True
    extra: JSON = field(default_factory=dict)
    may_embed: bool = True


def create(
    world: World,
    channel: Channel,
    author: User,
    payload: JSON,
    files: Mapping[int, SentFile] = NOTHING_SENT,
    *,
    origin: Origin | None = None,
) -> Message:
    """Make a message of `payload` and tell the world."""
    origin = origin or Origin()
    key = world.snowflakes.next()
    ephemeral = origin.reader is not None
    attachments = store_all(world, channel.id, payload, files, ephemeral=ephemeral)
    mentions = _mentions(world, channel, author, payload, origin)
    raw: JSON = {
        "id": str(key),
        "type": origin.type,
        "channel_id": str(channel.id),
        "author": author.raw,
        "content": (payload.get("content") or "").strip(),
        "timestamp": iso(world.clock.now()),
        "edited_timestamp": None,
        "tts": bool(payload.get("tts")),
        "mention_everyone": mentions.everyone,
        "mentions": [user.raw for user in mentions.users],
        "mention_roles": [str(role) for role in mentions.role_ids],
        "attachments": attachments,
        "embeds": complete_embeds(payload.get("embeds"), attachments) if origin.may_embed else [],
        "components": complete_components(payload.get("components"), attachments, world.snowflakes.next),
        "pinned": False,
        "flags": (payload.get("flags") or 0) | (EPHEMERAL if ephemeral else 0),
        **origin.extra,
    }
    if payload.get("nonce") is not None:
        raw["nonce"] = payload["nonce"]
    if origin.replied_to is not None:
        raw |= _reference(origin.replied_to, origin.type)
    message = Message(raw, channel, author, origin.reader, mentions.pinged, interaction_id=origin.interaction_id)
    message.referenced = origin.replied_to
    world.messages[key] = channel.messages[key] = message
    if not ephemeral:
        channel.last_message_id = key
    world.tell(Change("message.created", guild=channel.guild, channel=channel, message=message))
    return message


def edit(world: World, message: Message, payload: JSON, files: Mapping[int, SentFile] = NOTHING_SENT) -> None:
    """Change the parts of a message that `payload` names; tell the world. An edit pings nobody."""
    _rewrite(world, message, payload, files)
    message.raw["edited_timestamp"] = iso(world.clock.now())
    world.tell(Change("message.edited", guild=message.channel.guild, channel=message.channel, message=message))


def fill(world: World, message: Message, payload: JSON, files: Mapping[int, SentFile] = NOTHING_SENT) -> None:
    """Put the answer into a deferred message; unlike an edit it counts as new and pings."""
    mentions = _rewrite(world, message, payload, files)
    message.raw["flags"] &= ~LOADING
    message.pinged |= mentions.pinged
    world.tell(Change("message.edited", guild=message.channel.guild, channel=message.channel, message=message))


def delete(world: World, message: Message) -> None:
    """Take a message out of the world and tell it."""
    message.deleted = True
    world.messages.pop(message.id, None)
    message.channel.messages.pop(message.id, None)
    world.tell(Change("message.deleted", guild=message.channel.guild, channel=message.channel, message=message))


def _rewrite(world: World, message: Message, payload: JSON, files: Mapping[int, SentFile]) -> Mentions:
    raw = message.raw
    kept = _kept_attachments(raw["attachments"], payload)
    new = store_all(world, message.channel.id, payload, files, ephemeral=message.ephemeral)
    raw["attachments"] = attachments = kept + new
    if "content" in payload:
        raw["content"] = (payload["content"] or "").strip()
    if "embeds" in payload:
        raw["embeds"] = complete_embeds(payload["embeds"], attachments)
    if "components" in payload:
        raw["components"] = complete_components(payload["components"], attachments, world.snowflakes.next)
    if payload.get("flags") is not None:
        fixed = EPHEMERAL | LOADING | (raw["flags"] & IS_COMPONENTS_V2)
        raw["flags"] = raw["flags"] & fixed | payload["flags"] & ~(EPHEMERAL | LOADING)
    origin = Origin(reader=message.reader)
    now = {"content": raw["content"], "components": raw["components"]}
    mentions = _mentions(
        world, message.channel, message.author, now | {"allowed_mentions": payload.get("allowed_mentions")}, origin
    )
    raw["mention_everyone"] = mentions.everyone
    raw["mentions"] = [user.raw for user in mentions.users]
    raw["mention_roles"] = [str(role) for role in mentions.role_ids]
    return mentions


def _kept_attachments(present: list[JSON], payload: JSON) -> list[JSON]:
    if payload.get("attachments") is None:
        return list(present)
    named = {str(entry["id"]): entry for entry in payload["attachments"] if "id" in entry}
    kept = []
    for attachment in present:
        entry = named.get(attachment["id"])
        if entry is not None:
            described = {"description": entry["description"]} if entry.get("description") else {}
            kept.append(attachment | described)
    return kept


def _mentions(world: World, channel: Channel, author: User, payload: JSON, origin: Origin) -> Mentions:
    return read_mentions(
        payload,
        channel,
        users=world.users,
        may_mention_everyone=channel.can(author, Permission.MENTION_EVERYONE),
        replied_to=origin.replied_to.author if origin.replied_to is not None and origin.pings_replied_to else None,
        reader=origin.reader,
    )


def _reference(replied_to: Message, kind: int) -> JSON:
    reference: JSON = {"type": 0, "channel_id": str(replied_to.channel.id), "message_id": str(replied_to.id)}
    if replied_to.channel.guild is not None:
        reference["guild_id"] = str(replied_to.channel.guild.id)
    if kind != REPLY:
        return {"message_reference": reference}
    inner = {key: value for key, value in replied_to.raw.items() if key != "referenced_message"}
    return {"message_reference": reference, "referenced_message": inner}
