"""What the gateway tells about a change of the world: event names, their JSON, and the intents that they need.

Pure translation; sessions and sockets are `gateway`'s.
"""

from dataclasses import dataclass

from bot.sandbox.messages import Message
from bot.sandbox.people import User
from bot.sandbox.places import Channel, Guild
from bot.sandbox.wire import JSON, iso
from bot.sandbox.world import Change, World

GUILDS = 1 << 0
GUILD_MEMBERS = 1 << 1
GUILD_PRESENCES = 1 << 8
GUILD_MESSAGES = 1 << 9
GUILD_MESSAGE_REACTIONS = 1 << 10
DIRECT_MESSAGES = 1 << 12
DIRECT_MESSAGE_REACTIONS = 1 << 13
MESSAGE_CONTENT = 1 << 15
PRIVILEGED = GUILD_MEMBERS | GUILD_PRESENCES | MESSAGE_CONTENT
KNOWN_INTENTS = (
    sum(1 << bit for bit in range(17)) | 1 << 20 | 1 << 21 | 1 << 24 | 1 << 25
)  # Discord documents bits 0-16, 20, 21, 24 and 25
_VERBS = {"created": "CREATE", "changed": "UPDATE", "deleted": "DELETE"}


@dataclass(frozen=True)
class Event:
    """A dispatch: to which shard (`guild_id`, None for direct messages) and which intent it needs (0: none)."""

    name: str
    data: JSON
    guild_id: int | None = None
    intent: int = 0
    without_content: JSON | None = None  # what a session without the message content intent gets instead


def guild_create(world: World, guild: Guild, *, joined: bool) -> Event:
    """Tell of a guild: of its own members the bot gets only itself, as without the members intent.

    `unavailable` is false when a known guild becomes available and absent when the bot has just joined.
    """
    me = guild.members[world.bot.id]
    channels = [channel.raw for channel in guild.channels.values() if not channel.type.is_thread]
    threads = [
        channel.raw
        for channel in guild.channels.values()
        if channel.thread is not None and not channel.thread.archived
    ]
    data = guild.raw | {
        "joined_at": iso(me.joined_at),
        "large": False,
        "member_count": len(guild.members),
        "members": [me.raw()],
        "channels": channels,
        "threads": threads,
        "presences": [],
        "voice_states": [],
        "stage_instances": [],
        "guild_scheduled_events": [],
        "soundboard_sounds": [],
    }
    if not joined:
        data["unavailable"] = False
    return Event("GUILD_CREATE", data, guild.id, GUILDS)


def guild_delete(guild: Guild, *, outage: bool) -> Event:
    """Tell that a guild is gone (the bot was removed) or unavailable."""
    data: JSON = {"id": str(guild.id)}
    if outage:
        data["unavailable"] = True
    return Event("GUILD_DELETE", data, guild.id, GUILDS)


def events_of(world: World, change: Change) -> list[Event]:
    """Translate a change into what the gateway dispatches for it."""
    area, _, verb = change.kind.partition(".")
    guild, message = change.guild, change.message
    if guild is not None and world.bot.id not in guild.members:
        return [guild_delete(guild, outage=False)] if change.kind == "guild.removed" else []
    if area == "message" and message is not None and not message.ephemeral:
        return [_message_event(world, verb, message)]
    if area == "reaction" and message is not None:
        return [_reaction_event(change, message)]
    return [] if guild is None else _guild_events(world, area, verb, guild, change)


def _guild_events(world: World, area: str, verb: str, guild: Guild, change: Change) -> list[Event]:
    if area == "channel" and change.channel is not None:
        return [_channel_event(verb, change.channel, guild)]
    if area == "role" and change.role is not None:
        event = "GUILD_ROLE_CREATE" if change.kind == "role.added" else "GUILD_ROLE_UPDATE"
        return [Event(event, {"guild_id": str(guild.id), "role": change.role.raw}, guild.id, GUILDS)]
    if area == "guild":
        return [_guild_event(world, verb, guild)]
    if area == "member" and change.user is not None and change.user is not world.bot:
        return [_member_event(verb, guild, change.user)]
    return []


def _guild_event(world: World, verb: str, guild: Guild) -> Event:
    if verb == "changed":
        return Event("GUILD_UPDATE", guild.raw, guild.id, GUILDS)
    if verb == "unavailable":
        return guild_delete(guild, outage=True)
    return guild_create(world, guild, joined=verb == "added")


def _message_event(world: World, verb: str, message: Message) -> Event:
    channel = message.channel
    place = {} if channel.guild is None else {"guild_id": str(channel.guild.id)}
    guild_id = None if channel.guild is None else channel.guild.id
    intent = DIRECT_MESSAGES if channel.guild is None else GUILD_MESSAGES
    if verb == "deleted":
        gone = {"id": str(message.id), "channel_id": str(channel.id)} | place
        return Event("MESSAGE_DELETE", gone, guild_id, intent)
    data: JSON = message.raw | place
    if channel.guild is not None and message.author.id in channel.guild.members:
        data["member"] = channel.guild.members[message.author.id].raw(with_user=False)
    name = "MESSAGE_CREATE" if verb == "created" else "MESSAGE_UPDATE"
    hidden = None if message.open_to(world.bot) else data | message.without_words()
    return Event(name, data, guild_id, intent, hidden)


def _channel_event(verb: str, channel: Channel, guild: Guild) -> Event:
    subject = "THREAD" if channel.type.is_thread else "CHANNEL"
    return Event(f"{subject}_{_VERBS[verb]}", channel.raw, guild.id, GUILDS)


def _reaction_event(change: Change, message: Message) -> Event:
    channel = message.channel
    who = 0 if change.user is None else change.user.id
    added = who in message.reactions.get(change.emoji or "", ())
    data: JSON = {
        "user_id": str(who),
        "channel_id": str(channel.id),
        "message_id": str(message.id),
        "emoji": {"id": None, "name": change.emoji},
        "type": 0,
        "burst": False,
    }
    guild_id = None if channel.guild is None else channel.guild.id
    if guild_id is not None:
        data["guild_id"] = str(guild_id)
    intent = DIRECT_MESSAGE_REACTIONS if guild_id is None else GUILD_MESSAGE_REACTIONS
    return Event("MESSAGE_REACTION_ADD" if added else "MESSAGE_REACTION_REMOVE", data, guild_id, intent)


def _member_event(verb: str, guild: Guild, user: User) -> Event:
    data: JSON = {"guild_id": str(guild.id)}
    if verb == "joined":
        return Event("GUILD_MEMBER_ADD", guild.members[user.id].raw() | data, guild.id, GUILD_MEMBERS)
    return Event("GUILD_MEMBER_REMOVE", data | {"user": user.raw}, guild.id, GUILD_MEMBERS)
