"""What the page is told: the world as one person sees it, as JSON over Discord's own objects.

Reads only; leaves out what the person may not see.
"""

from bot.sandbox.messages import Message
from bot.sandbox.people import Member, User
from bot.sandbox.permissions import Permission
from bot.sandbox.places import Channel, ChannelType, Guild
from bot.sandbox.wire import JSON
from bot.sandbox.world import World

NEWEST = 200  # messages of a channel that the page is given; Discord's client loads 50 and more on scrolling
_STAFF = Permission.MANAGE_GUILD | Permission.MANAGE_MESSAGES


def role_note(world: World, user: User) -> str:
    """Return in a word or two what a person is: host, moderator, member, the app, or not in any server."""
    members = [guild.members[user.id] for guild in world.guilds.values() if user.id in guild.members]
    if user.bot:
        return "App"
    if not members:
        return "Not in the server"
    return max((_note(member) for member in members), key=("Member", "Moderator", "Host").index)


def people(world: World) -> list[User]:
    """Return those whom one can be on the page: all in a server, and all whom the bot wrote to."""
    inside = {key for guild in world.guilds.values() for key in guild.members}
    written = {user.id for channel in world.channels.values() for user in channel.recipients}
    return [user for user in world.users.values() if not user.bot and user.id in inside | written]


def _note(member: Member) -> str:
    if member.permissions & Permission.MANAGE_GUILD:
        return "Host"
    return "Moderator" if member.permissions & Permission.MANAGE_MESSAGES else "Member"


def visible_channels(guild: Guild, viewer: User) -> list[Channel]:
    """Return the channels of a guild that `viewer` sees, in the order of the list."""
    seen = [channel for channel in guild.channels.values() if channel.can(viewer, Permission.VIEW_CHANNEL)]
    return sorted(seen, key=lambda channel: (channel.position, channel.id))


def channel_for(world: World, key: int, viewer: User) -> Channel | None:
    """Return a channel that `viewer` may open, else None."""
    channel = world.channels.get(key)
    return channel if channel is not None and channel.permissions_of(viewer) & Permission.VIEW_CHANNEL else None


def direct_channel(world: World, viewer: User) -> Channel | None:
    """Return the direct messages of the bot with `viewer`, if either ever opened them."""
    return next((each for each in world.channels.values() if each.is_dm and viewer in each.recipients), None)


def _channel(channel: Channel, viewer: User) -> JSON:
    everyone = None if channel.guild is None else channel.guild.id
    return {
        "id": str(channel.id),
        "type": int(channel.type),
        "name": channel.name,
        "topic": channel.topic,
        "parent_id": None if channel.parent is None else str(channel.parent.id),
        "last_message_id": None if channel.last_message_id is None else str(channel.last_message_id),
        "can_send": channel.can_send(viewer),
        "locked": any(
            int(each["id"]) == everyone and int(each["deny"]) & Permission.VIEW_CHANNEL for each in channel.overwrites
        ),
    }


def _guild(guild: Guild, viewer: User) -> JSON:
    return {
        "id": str(guild.id),
        "name": guild.name,
        "channels": [_channel(channel, viewer) for channel in visible_channels(guild, viewer)],
        "roles": [role.raw for role in guild.roles.values()],
        "members": [
            {
                "id": str(member.user.id),
                "nick": member.nick,
                "roles": [str(key) for key in member.role_ids],
                "note": None if member.user.bot else _note(member),
                "staff": bool(member.permissions & _STAFF) and not member.user.bot,
            }
            for member in guild.members.values()
        ],
    }


def _person(world: World, user: User) -> JSON:
    return {
        "id": str(user.id),
        "name": user.name,
        "note": role_note(world, user),
        "takes_dms": user.takes_dms,
    }


def world_for(world: World, viewer: User, *, connected: bool) -> JSON:
    """Return everything around the messages as `viewer` sees it; `connected` says whether the bot is."""
    direct = direct_channel(world, viewer)
    bot = str(world.bot.id)
    return {
        "me": str(viewer.id),
        "bot": bot,
        "connected": connected,
        "people": [_person(world, user) for user in people(world)],
        "users": {str(user.id): user.raw for user in world.users.values()},
        "guilds": [_guild(guild, viewer) for guild in world.guilds.values() if viewer.id in guild.members],
        "dms": [] if direct is None else [_channel(direct, viewer) | {"user": bot, "can_send": True}],
    }


def messages_in(channel: Channel, viewer: User) -> list[JSON]:
    """Return the newest messages of a channel that `viewer` sees, oldest first, as Discord's Message objects."""
    seen = [message for message in channel.messages.values() if message.visible_to(viewer)]
    return [_message(message) for message in seen[-NEWEST:]]


def _message(message: Message) -> JSON:
    raw = message.raw
    if "message_reference" in raw:
        original = message.reference
        quoted = None if original is None else {key: original.raw[key] for key in ("id", "content", "author")}
        return raw | {"referenced_message": quoted}
    return raw


def is_textual(channel: Channel) -> bool:
    """Say whether messages can be read in this channel."""
    return channel.type not in (ChannelType.CATEGORY, ChannelType.VOICE, ChannelType.FORUM)
