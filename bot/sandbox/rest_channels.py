"""REST routes of channels, threads, guilds and users."""

from bot.sandbox.access import channel_of, guild_of, message_of
from bot.sandbox.errors import ApiError, field_error, forbidden, unknown
from bot.sandbox.permissions import Permission
from bot.sandbox.places import Channel, ChannelType, ThreadState
from bot.sandbox.routing import NO_CONTENT, Call, Reply, Route
from bot.sandbox.wire import JSON
from bot.sandbox.world import Change

ARCHIVE_MINUTES = (60, 1440, 4320, 10080)  # Discord: "auto_archive_duration"
HAS_THREAD = 1 << 5  # message flag
NAME_MAX = 100  # characters of a channel's or thread's name


def get_channel(call: Call) -> Reply:
    """GET a channel."""
    return Reply(200, channel_of(call).raw)


def edit_channel(call: Call) -> Reply:
    """PATCH a thread's name, archive and lock; other channels need MANAGE_CHANNELS."""
    channel = channel_of(call)
    payload = call.body()
    if channel.thread is None:
        if not channel.can(call.bot, Permission.MANAGE_CHANNELS):
            raise forbidden(50013)
        channel.name = _name(payload, channel.name)
        channel.topic = payload.get("topic", channel.topic)
    else:
        _edit_thread(call, channel, channel.thread, payload)
    call.world.tell(Change("channel.changed", guild=channel.guild, channel=channel))
    return Reply(200, channel.raw)


def _edit_thread(call: Call, channel: Channel, thread: ThreadState, payload: JSON) -> None:
    manages = channel.can(call.bot, Permission.MANAGE_THREADS)
    if not manages and (thread.owner_id != call.bot.id or "locked" in payload):
        raise forbidden(50013)
    if thread.archived and payload.get("archived") is not False:
        raise ApiError(400, 50083, "Thread is archived")
    channel.name = _name(payload, channel.name)
    thread.locked = bool(payload.get("locked", thread.locked))
    thread.auto_archive_minutes = _archive_minutes(payload, thread.auto_archive_minutes)
    if payload.get("archived") is not None and payload["archived"] != thread.archived:
        thread.archived = bool(payload["archived"])
        thread.archived_at = call.world.clock.now()


def delete_channel(call: Call) -> Reply:
    """DELETE a channel (MANAGE_CHANNELS) or a thread (MANAGE_THREADS)."""
    channel = channel_of(call)
    needed = Permission.MANAGE_CHANNELS if channel.thread is None else Permission.MANAGE_THREADS
    if not channel.can(call.bot, needed):
        raise forbidden(50013)
    raw = channel.raw
    call.world.remove_channel(channel)
    return Reply(200, raw)


def start_thread(call: Call) -> Reply:
    """POST: start a thread without a message."""
    private = call.body().get("type", ChannelType.PRIVATE_THREAD) == ChannelType.PRIVATE_THREAD
    needed = Permission.CREATE_PRIVATE_THREADS if private else Permission.CREATE_PUBLIC_THREADS
    return Reply(201, make_thread(call, channel_of(call, needed), private=private).raw)


def start_thread_from_message(call: Call) -> Reply:
    """POST: hang a public thread from a message; its id is the message's."""
    channel = channel_of(call)
    if channel.type not in (ChannelType.TEXT, ChannelType.ANNOUNCEMENT):
        raise ApiError(400, 50024, "Cannot execute action on this channel type")
    channel_of(call, Permission.CREATE_PUBLIC_THREADS)
    message = message_of(call, channel)
    if message.id in call.world.channels:
        raise ApiError(400, 160004, "A thread has already been created for this message")
    thread = make_thread(call, channel, key=message.id)
    message.raw["thread"] = thread.raw
    message.raw["flags"] |= HAS_THREAD
    return Reply(201, thread.raw)


def make_thread(call: Call, parent: Channel, *, key: int | None = None, private: bool = False) -> Channel:
    """Make a thread of `parent` from the request's form; the bot becomes its owner and first member."""
    payload = call.body()
    name = _name(payload, None)
    world = call.world
    kind = ChannelType.PRIVATE_THREAD if private else ChannelType.PUBLIC_THREAD
    if parent.type is ChannelType.ANNOUNCEMENT:
        kind = ChannelType.ANNOUNCEMENT_THREAD  # whatever was asked for (Discord: "Start Thread from Message")
    state = ThreadState(call.bot.id, world.clock.now(), auto_archive_minutes=_archive_minutes(payload, 1440))
    state.member_ids.add(call.bot.id)
    thread = Channel(key or world.snowflakes.next(), kind, name, parent.guild, parent=parent, thread=state)
    world.channels[thread.id] = thread
    if parent.guild is not None:
        parent.guild.channels[thread.id] = thread
    world.tell(Change("channel.created", guild=parent.guild, channel=thread))
    return thread


def _name(payload: JSON, default: str | None) -> str:
    name = payload.get("name", default)
    if not name or not isinstance(name, str):
        raise field_error("name", "BASE_TYPE_REQUIRED", "This field is required")
    if len(name) > NAME_MAX:
        raise field_error("name", "BASE_TYPE_BAD_LENGTH", f"Must be between 1 and {NAME_MAX} in length.")
    return name


def _archive_minutes(payload: JSON, default: int) -> int:
    minutes = payload.get("auto_archive_duration") or default
    if minutes not in ARCHIVE_MINUTES:
        raise field_error("auto_archive_duration", "BASE_TYPE_CHOICES", f"Value must be one of {ARCHIVE_MINUTES}.")
    return int(minutes)


def get_guild(call: Call) -> Reply:
    """GET a guild."""
    guild = guild_of(call)
    counts = {"approximate_member_count": len(guild.members), "approximate_presence_count": len(guild.members)}
    return Reply(200, guild.raw | counts if call.flag("with_counts") else guild.raw)


def get_guild_channels(call: Call) -> Reply:
    """GET all channels of a guild but threads; hidden ones too, as on Discord."""
    return Reply(200, [channel.raw for channel in guild_of(call).channels.values() if channel.thread is None])


def get_roles(call: Call) -> Reply:
    """GET all roles of a guild."""
    return Reply(200, [role.raw for role in guild_of(call).roles.values()])


def get_member(call: Call) -> Reply:
    """GET one member."""
    member = guild_of(call).members.get(call.id("user_id"))
    if member is None:
        raise unknown(10007 if call.id("user_id") in call.world.users else 10013)
    return Reply(200, member.raw())


def get_active_threads(call: Call) -> Reply:
    """GET the threads of a guild that are not archived."""
    threads = [
        channel.raw
        for channel in guild_of(call).channels.values()
        if channel.thread is not None and not channel.thread.archived and channel.permissions_of(call.bot)
    ]
    return Reply(200, {"threads": threads, "members": [], "has_more": False})


def leave_guild(call: Call) -> Reply:
    """DELETE: the bot leaves."""
    guild = guild_of(call)
    call.world.leave(guild, call.bot)
    call.world.tell(Change("guild.removed", guild=guild))
    return NO_CONTENT


def get_me(call: Call) -> Reply:
    """GET the bot's user."""
    return Reply(200, call.bot.raw | {"mfa_enabled": False, "locale": "en-US", "verified": True})


def get_user(call: Call) -> Reply:
    """GET any user."""
    user = call.world.users.get(call.id("user_id"))
    if user is None:
        raise unknown(10013)
    return Reply(200, user.raw)


def get_my_guilds(call: Call) -> Reply:
    """GET the guilds that the bot is in, as partial objects."""
    return Reply(
        200,
        [
            {
                "id": str(guild.id),
                "name": guild.name,
                "icon": None,
                "banner": None,
                "owner": False,
                "permissions": str(guild.members[call.bot.id].permissions),
                "features": guild.features,
            }
            for guild in call.world.bot_guilds()
        ],
    )


def open_dm(call: Call) -> Reply:
    """POST: return the direct message channel with a user, making it if there is none."""
    key = str(call.body().get("recipient_id", ""))
    user = call.world.users.get(int(key)) if key.isdecimal() else None
    if user is None:
        raise (
            field_error("recipient_id", "USER_INVALID", "Invalid Recipient(s)")
            if key
            else field_error("recipient_id", "BASE_TYPE_REQUIRED", "This field is required")
        )
    if user is call.bot:
        raise forbidden(50007)
    return Reply(200, call.world.dm_with(user).raw)


ROUTES = [
    Route("GET", "/channels/{channel_id}", get_channel),
    Route("PATCH", "/channels/{channel_id}", edit_channel),
    Route("DELETE", "/channels/{channel_id}", delete_channel),
    Route("POST", "/channels/{channel_id}/threads", start_thread),
    Route("POST", "/channels/{channel_id}/messages/{message_id}/threads", start_thread_from_message),
    Route("GET", "/guilds/{guild_id}", get_guild),
    Route("GET", "/guilds/{guild_id}/channels", get_guild_channels),
    Route("GET", "/guilds/{guild_id}/roles", get_roles),
    Route("GET", "/guilds/{guild_id}/members/{user_id}", get_member),
    Route("GET", "/guilds/{guild_id}/threads/active", get_active_threads),
    Route("GET", "/users/@me", get_me),
    Route("GET", "/users/{user_id}", get_user),
    Route("GET", "/users/@me/guilds", get_my_guilds),
    Route("DELETE", "/users/@me/guilds/{guild_id}", leave_guild),
    Route("POST", "/users/@me/channels", open_dm),
]
