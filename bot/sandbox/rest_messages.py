"""REST routes of messages: reading, sending, editing, deleting, reactions, pins, typing."""

from bot.sandbox import posting
from bot.sandbox.access import as_read_by_bot, channel_of, message_of, reply_target
from bot.sandbox.errors import ApiError, forbidden
from bot.sandbox.messages import Message
from bot.sandbox.permissions import Permission
from bot.sandbox.places import Channel
from bot.sandbox.reactions import react, unreact
from bot.sandbox.routing import NO_CONTENT, Call, Reply, Route
from bot.sandbox.rules import check_message
from bot.sandbox.world import Change


def list_messages(call: Call) -> Reply:
    """GET: newest first; nothing at all without READ_MESSAGE_HISTORY, as on Discord."""
    channel = channel_of(call)
    limit = call.number("limit", 50, 1, 100)
    if not channel.can(call.bot, Permission.READ_MESSAGE_HISTORY):
        return Reply(200, [])
    found = [message for message in channel.messages.values() if not message.ephemeral]
    found.sort(key=lambda message: message.id, reverse=True)
    if (before := call.point("before")) is not None:
        found = [message for message in found if message.id < before]
    elif (after := call.point("after")) is not None:
        found = [message for message in found if message.id > after][-limit:]
    elif (around := call.point("around")) is not None:
        older = [message for message in found if message.id < around][: limit // 2]
        newer = [message for message in found if message.id >= around][-(limit - len(older)) :]
        found = newer + older
    return Reply(200, [as_read_by_bot(call, message) for message in found[:limit]])


def get_message(call: Call) -> Reply:
    """GET one message."""
    channel = channel_of(call, Permission.READ_MESSAGE_HISTORY)
    return Reply(200, as_read_by_bot(call, message_of(call, channel)))


def send_message(call: Call) -> Reply:
    """POST: check access, permissions, the form, then the nonce; make the message."""
    channel = channel_of(call)
    _check_may_send(call, channel)
    payload = call.body()
    check_message(payload, files=call.names)
    target = reply_target(call, channel, payload)
    nonce = payload.get("nonce")
    if nonce is not None and payload.get("enforce_nonce"):
        first = call.state.repeated(channel.id, str(nonce))
        if first is not None:
            return Reply(200, first.raw)
    _wake_thread(call, channel)
    origin = posting.Origin(
        type=posting.REPLY if target is not None else 0,
        replied_to=target,
        may_embed=channel.can(call.bot, Permission.EMBED_LINKS),
    )
    message = posting.create(call.world, channel, call.bot, payload, call.files, origin=origin)
    if nonce is not None:
        call.state.nonces[channel.id, str(nonce)] = (call.state.guard.now(), message)
    return Reply(200, message.raw)


def _check_may_send(call: Call, channel: Channel) -> None:
    if channel.guild is None:
        reader = channel.recipients[0]
        if not reader.takes_dms or not call.world.share_a_guild(call.bot, reader):
            raise forbidden(50007)
        return
    if not channel.can_send(call.bot):
        raise forbidden(50013)
    if call.files and not channel.can(call.bot, Permission.ATTACH_FILES):
        raise forbidden(50013)


def _wake_thread(call: Call, channel: Channel) -> None:
    """Unarchive a thread that is written to, unless it is locked (50083)."""
    if channel.thread is None or not channel.thread.archived:
        return
    if channel.thread.locked and not channel.can(call.bot, Permission.MANAGE_THREADS):
        raise ApiError(400, 50083, "Thread is archived")
    channel.thread.archived = False
    call.world.tell(Change("channel.changed", guild=channel.guild, channel=channel))


def edit_message(call: Call) -> Reply:
    """PATCH a message of the bot's own (50005 for another's)."""
    channel = channel_of(call)
    message = message_of(call, channel)
    if message.author is not call.bot:
        raise forbidden(50005)
    payload = call.body()
    check_message(payload, files=call.names, edit_of=message.raw)
    if call.files and channel.guild is not None and not channel.can(call.bot, Permission.ATTACH_FILES):
        raise forbidden(50013)
    posting.edit(call.world, message, payload, call.files)
    return Reply(200, message.raw)


def delete_message(call: Call) -> Reply:
    """DELETE a message; another's needs MANAGE_MESSAGES."""
    channel = channel_of(call)
    message = message_of(call, channel)
    if message.author is not call.bot:
        if channel.is_dm:
            raise ApiError(403, 50003, "Cannot execute action on a DM channel")
        if not channel.can(call.bot, Permission.MANAGE_MESSAGES):
            raise forbidden(50013)
    posting.delete(call.world, message)
    return NO_CONTENT


def add_reaction(call: Call) -> Reply:
    """PUT the bot's own reaction; the first of its kind needs ADD_REACTIONS."""
    channel = channel_of(call, Permission.READ_MESSAGE_HISTORY)
    message = message_of(call, channel)
    emoji = _emoji(call)
    if emoji not in message.reactions and not channel.can(call.bot, Permission.ADD_REACTIONS):
        raise forbidden(50013)
    react(call.world, message, call.bot, emoji)
    return NO_CONTENT


def remove_reaction(call: Call) -> Reply:
    """DELETE the bot's own reaction."""
    message = message_of(call, channel_of(call))
    unreact(call.world, message, call.bot, _emoji(call))
    return NO_CONTENT


def _emoji(call: Call) -> str:
    """Return the emoji of the path; custom ones (`name:id`) and plain words are unknown here."""
    emoji = call.parameters["emoji"]
    if emoji.isascii():
        raise ApiError(400, 10014, "Unknown Emoji")
    return emoji


def list_pins(call: Call) -> Reply:
    """GET the pinned messages, newest first (Discord: "Get Channel Pins")."""
    found = _pinned(channel_of(call))
    items = [{"pinned_at": message.raw["timestamp"], "message": as_read_by_bot(call, message)} for message in found]
    return Reply(200, {"items": items, "has_more": False})


def list_pins_plainly(call: Call) -> Reply:
    """GET the pinned messages through the older route."""
    return Reply(200, [as_read_by_bot(call, message) for message in _pinned(channel_of(call))])


def _pinned(channel: Channel) -> list[Message]:
    found = [message for message in channel.messages.values() if message.pinned and not message.ephemeral]
    return sorted(found, key=lambda message: message.id, reverse=True)


def pin(call: Call) -> Reply:
    """PUT a pin."""
    return _set_pinned(call, value=True)


def unpin(call: Call) -> Reply:
    """DELETE a pin."""
    return _set_pinned(call, value=False)


def _set_pinned(call: Call, *, value: bool) -> Reply:
    channel = channel_of(call)
    allowed = channel.is_dm or channel.permissions_of(call.bot) & (
        Permission.PIN_MESSAGES | Permission.MANAGE_MESSAGES
    )
    if not allowed:
        raise forbidden(50013)
    message = message_of(call, channel)
    message.raw["pinned"] = value
    call.world.tell(Change("message.edited", guild=channel.guild, channel=channel, message=message))
    return NO_CONTENT


def typing(call: Call) -> Reply:
    """POST: show that the bot is typing."""
    channel = channel_of(call)
    if channel.guild is not None and not channel.can_send(call.bot):
        raise forbidden(50013)
    call.world.tell(Change("typing", guild=channel.guild, channel=channel, user=call.bot))
    return NO_CONTENT


_ONE = "/channels/{channel_id}/messages/{message_id}"
ROUTES = [
    Route("GET", "/channels/{channel_id}/messages", list_messages),
    Route("POST", "/channels/{channel_id}/messages", send_message),
    Route("GET", _ONE, get_message),
    Route("PATCH", _ONE, edit_message),
    Route("DELETE", _ONE, delete_message),
    Route("PUT", _ONE + "/reactions/{emoji}/@me", add_reaction),
    Route("DELETE", _ONE + "/reactions/{emoji}/@me", remove_reaction),
    Route("GET", "/channels/{channel_id}/messages/pins", list_pins),
    Route("PUT", "/channels/{channel_id}/messages/pins/{message_id}", pin),
    Route("DELETE", "/channels/{channel_id}/messages/pins/{message_id}", unpin),
    Route("GET", "/channels/{channel_id}/pins", list_pins_plainly),
    Route("PUT", "/channels/{channel_id}/pins/{message_id}", pin),
    Route("DELETE", "/channels/{channel_id}/pins/{message_id}", unpin),
    Route("POST", "/channels/{channel_id}/typing", typing),
]
