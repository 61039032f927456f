"""What the bot may reach: the channel, message or guild that a path names, or Discord's refusal.

The order of the checks is Discord's: unknown first, then access (50001), then permission (50013).
"""

from bot.sandbox.errors import ApiError, forbidden, unknown
from bot.sandbox.messages import Message
from bot.sandbox.permissions import Permission, holds
from bot.sandbox.places import Channel, Guild
from bot.sandbox.routing import Call
from bot.sandbox.wire import JSON


def channel_of(call: Call, *needed: Permission) -> Channel:
    """Return the channel of the path if the bot sees it and holds `needed` there.

    Raise 404 10003, 403 50001 or 403 50013.
    """
    channel = call.world.channels.get(call.id("channel_id"))
    if channel is None:
        raise unknown(10003)
    total = channel.permissions_of(call.bot)
    if not holds(total, Permission.VIEW_CHANNEL) or (channel.guild is not None and not channel.guild.available):
        raise forbidden(50001)
    if not holds(total, *needed):
        raise forbidden(50013)
    return channel


def message_of(call: Call, channel: Channel) -> Message:
    """Return the message of the path; ephemeral messages do not exist for channel routes. Raise 404 10008."""
    message = channel.messages.get(call.id("message_id"))
    if message is None or message.ephemeral:
        raise unknown(10008)
    return message


def guild_of(call: Call) -> Guild:
    """Return the guild of the path if the bot is in it; raise 404 10004."""
    guild = call.world.guilds.get(call.id("guild_id"))
    if guild is None or call.bot.id not in guild.members:
        raise unknown(10004)
    return guild


def as_read_by_bot(call: Call, message: Message) -> JSON:
    """Return a message as the bot reads it: others' words are empty without the message content intent."""
    return message.raw if message.open_to(call.bot) else message.without_words()


def reply_target(call: Call, channel: Channel, payload: JSON) -> Message | None:
    """Return the message that a new one replies to; raise 50035 for one that is not there, 160002 without history."""
    reference = payload.get("message_reference")
    if not reference:
        return None
    if not channel.can(call.bot, Permission.READ_MESSAGE_HISTORY):
        raise ApiError(403, 160002, "Cannot reply without permission to read message history")
    target = channel.messages.get(int(reference.get("message_id", 0)))
    if target is None or target.ephemeral:
        if reference.get("fail_if_not_exists") is False:
            return None
        error = {"code": "REPLIES_UNKNOWN_MESSAGE", "message": "Unknown message"}
        raise ApiError(400, 50035, "Invalid Form Body", {"message_reference": {"_errors": [error]}})
    return target
