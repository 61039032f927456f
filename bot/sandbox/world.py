"""The world of the sandbox: users, guilds, channels, messages and registered commands, and the news of each change.

Everything in it changes through here or through `posting`; whoever wants to know (gateway, page) subscribes. It knows
nothing of HTTP, sockets or the bot's process.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from bot.sandbox.clock import SandboxClock
from bot.sandbox.messages import Message
from bot.sandbox.people import Member, Role, User
from bot.sandbox.permissions import BOT_DEFAULT, EVERYONE_DEFAULT
from bot.sandbox.places import Channel, ChannelType, Guild, everyone_role
from bot.sandbox.snowflakes import Snowflakes
from bot.sandbox.wire import JSON

if TYPE_CHECKING:
    from bot.sandbox.interactions import Interaction

ChangeKind = Literal[
    "message.created",
    "message.edited",
    "message.deleted",
    "reaction.changed",
    "typing",
    "interaction.opened",
    "interaction.answered",
    "interaction.failed",
    "channel.created",
    "channel.changed",
    "channel.deleted",
    "guild.added",
    "guild.changed",
    "guild.removed",
    "guild.available",
    "guild.unavailable",
    "role.added",
    "role.changed",
    "member.joined",
    "member.left",
    "dms.changed",
    "commands.changed",
    "clock.moved",
    "bot.connected",
    "bot.disconnected",
]


@dataclass(frozen=True)
class Change:
    """News of one change of the world: its kind and whatever it is about."""

    kind: ChangeKind
    guild: Guild | None = None
    channel: Channel | None = None
    message: Message | None = None
    interaction: "Interaction | None" = None
    user: User | None = None
    role: Role | None = None
    emoji: str | None = None


@dataclass(frozen=True)
class StoredFile:
    """An uploaded file: served under its URL, kept in memory."""

    filename: str
    content_type: str
    content: bytes


class World:
    """Everything that exists, by id."""

    def __init__(self, clock: SandboxClock, bot_name: str = "Rebound") -> None:
        self.clock = clock
        self.snowflakes = Snowflakes(clock.now)
        self.users: dict[int, User] = {}
        self.guilds: dict[int, Guild] = {}
        self.channels: dict[int, Channel] = {}
        self.dms: dict[int, Channel] = {}  # by the user whom the bot writes to
        self.messages: dict[int, Message] = {}
        self.files: dict[int, StoredFile] = {}
        self.commands: dict[int | None, list[JSON]] = {}  # guild id, or None for global ones
        self.files_url = ""
        self._observers: list[Callable[[Change], None]] = []
        self.bot = self.add_user(bot_name, bot=True)
        self.application_id = self.bot.id

    def observe(self, callback: Callable[[Change], None]) -> Callable[[], None]:
        """Call `callback` with every change from now on; return a function that ends that."""
        self._observers.append(callback)
        return lambda: self._observers.remove(callback)

    def tell(self, change: Change) -> None:
        """Tell every observer of `change`."""
        for observer in tuple(self._observers):
            observer(change)

    def add_user(self, name: str, *, bot: bool = False) -> User:
        """Make a user who is in no guild."""
        user = User(self.snowflakes.next(), name, bot)
        self.users[user.id] = user
        return user

    def add_guild(self, name: str, owner: User) -> Guild:
        """Make a guild whose only member is its owner."""
        guild = Guild(self.snowflakes.next(), name, owner.id, self.clock.now())
        guild.roles[guild.id] = everyone_role(guild.id, EVERYONE_DEFAULT)
        self.guilds[guild.id] = guild
        self.join(guild, owner)
        return guild

    def add_role(self, guild: Guild, name: str, permissions: int = 0, *, mentionable: bool = False) -> Role:
        """Make a role above all others."""
        role = Role(self.snowflakes.next(), name, permissions, len(guild.roles), mentionable)
        guild.roles[role.id] = role
        return role

    def add_channel(
        self,
        guild: Guild,
        name: str,
        *,
        type: ChannelType = ChannelType.TEXT,  # noqa: A002  Discord's own word
        parent: Channel | None = None,
        topic: str | None = None,
    ) -> Channel:
        """Make a channel at the end of the guild's list."""
        channel = Channel(
            self.snowflakes.next(), type, name, guild, position=len(guild.channels), topic=topic, parent=parent
        )
        guild.channels[channel.id] = channel
        self.channels[channel.id] = channel
        self.tell(Change("channel.created", guild=guild, channel=channel))
        return channel

    def join(self, guild: Guild, user: User, *roles: Role) -> Member:
        """Let `user` become a member; one who is already keeps their roles and gets these beside."""
        member = guild.members.get(user.id)
        if member is None:
            member = guild.members[user.id] = Member(user, guild, self.clock.now())
        member.role_ids.update(role.id for role in roles)
        self.tell(Change("member.joined", guild=guild, user=user))
        return member

    def leave(self, guild: Guild, user: User) -> None:
        """Let `user` leave; the role that a bot brought along goes with it."""
        if guild.members.pop(user.id, None) is None:
            return
        role = guild.bot_role(user)
        if role is not None:
            del guild.roles[role.id]
        self.tell(Change("member.left", guild=guild, user=user))

    def join_bot(self, guild: Guild, permissions: int = BOT_DEFAULT) -> Member:
        """Add the bot to `guild` with a role of its own."""
        role = self.add_role(guild, self.bot.name, permissions)
        role.bot_id = self.bot.id
        return self.join(guild, self.bot, role)

    def remove_channel(self, channel: Channel) -> None:
        """Delete a channel with its threads and messages."""
        channel.deleted = True
        self.channels.pop(channel.id, None)
        if channel.guild is not None:
            channel.guild.channels.pop(channel.id, None)
            for thread in [other for other in channel.guild.channels.values() if other.parent is channel]:
                if thread.type.is_thread:
                    self.remove_channel(thread)
        for message in channel.messages.values():
            message.deleted = True
            self.messages.pop(message.id, None)
        self.tell(Change("channel.deleted", guild=channel.guild, channel=channel))

    def dm_with(self, user: User) -> Channel:
        """Return the bot's direct message channel with `user`; make it if there is none."""
        known = self.dms.get(user.id)
        if known is not None:
            return known
        channel = Channel(self.snowflakes.next(), ChannelType.DM, user.name, recipients=[user])
        self.channels[channel.id] = self.dms[user.id] = channel
        self.tell(Change("channel.created", channel=channel, user=user))
        return channel

    def share_a_guild(self, one: User, other: User) -> bool:
        """Say whether two users are members of the same guild."""
        return any(one.id in guild.members and other.id in guild.members for guild in self.guilds.values())

    def bot_guilds(self) -> list[Guild]:
        """Return the guilds that the bot is in, oldest first."""
        return [guild for guild in self.guilds.values() if self.bot.id in guild.members]
