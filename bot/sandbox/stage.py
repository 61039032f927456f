"""What tests and the demo can do to the world: make people and places, change permissions, delete, cause outages.

Base of `Sandbox`, which adds the server; what is done here reaches the bot through the gateway.
"""

from abc import ABC, abstractmethod

from bot.sandbox import posting
from bot.sandbox.actors import Person
from bot.sandbox.clock import SandboxClock
from bot.sandbox.entities import Resolved
from bot.sandbox.interactions import Interaction, InteractionType
from bot.sandbox.messages import Message
from bot.sandbox.people import Role, User
from bot.sandbox.permissions import BOT_DEFAULT
from bot.sandbox.places import Channel, ChannelType, Guild
from bot.sandbox.scenery import build
from bot.sandbox.wire import JSON
from bot.sandbox.world import Change, World


class Stage(ABC):
    """The world of one sandbox and the people in it."""

    def __init__(self, clock: SandboxClock | None) -> None:
        self.clock = clock or SandboxClock()
        self.world = World(self.clock)
        self._people: dict[int, Person] = {}
        scenery = build(self.world)
        self.guild = scenery.guild
        self.host = self.person(scenery.host)
        self.mod = self.person(scenery.moderator)
        self.ana, self.ben, self.chi = (self.person(user) for user in scenery.members)
        self.outsider = self.person(scenery.outsider)

    @abstractmethod
    def open_interaction(
        self,
        kind: InteractionType,
        user: User,
        channel: Channel,
        data: JSON,
        *,
        resolved: Resolved | None = None,
        source: Message | None = None,
        parent: Interaction | None = None,
    ) -> Interaction:
        """Open an interaction without waiting for its answer; `Person` is what tests use."""

    def person(self, user: User) -> Person:
        """Return the person behind a user."""
        return self._people.setdefault(user.id, Person(self, user))

    @property
    def people(self) -> list[Person]:
        """Return everybody but the bot."""
        return [self.person(user) for user in self.world.users.values() if not user.bot]

    def add_person(self, name: str, *, guild: Guild | None = None, roles: tuple[Role, ...] = ()) -> Person:
        """Make a person; a member of `guild` if that is given."""
        user = self.world.add_user(name)
        if guild is not None:
            self.world.join(guild, user, *roles)
        return self.person(user)

    def add_role(self, guild: Guild, name: str, permissions: int = 0, *, mentionable: bool = False) -> Role:
        """Make a role."""
        role = self.world.add_role(guild, name, permissions, mentionable=mentionable)
        self.world.tell(Change("role.added", guild=guild, role=role))
        return role

    def add_guild(self, name: str, *, owner: Person | None = None, with_bot: bool = True) -> Guild:
        """Make a server with a #general channel, owned by the host unless said otherwise; the bot joins it."""
        guild = self.world.add_guild(name, (owner or self.host).user)
        self.world.add_channel(guild, "general")
        if with_bot:
            self._join_bot(guild, BOT_DEFAULT)
        return guild

    def add_channel(
        self,
        guild: Guild,
        name: str,
        *,
        kind: ChannelType = ChannelType.TEXT,
        parent: Channel | None = None,
        topic: str | None = None,
    ) -> Channel:
        """Make a channel."""
        return self.world.add_channel(guild, name, type=kind, parent=parent, topic=topic)

    def channel(self, name: str, guild: Guild | None = None) -> Channel:
        """Return a channel of the default server (or of `guild`) by its name; raise KeyError."""
        return (guild or self.guild).channel(name)

    def messages(self, channel: Channel, viewer: Person | None = None) -> list[Message]:
        """Return the messages of a channel, oldest first, as `viewer` sees them; without one, all but ephemeral."""
        user = None if viewer is None else viewer.user
        return [message for message in list(channel.messages.values()) if message.visible_to(user)]

    def message(self, key: int) -> Message:
        """Return a message by its id; raise KeyError if there is none (any more)."""
        return self.world.messages[key]

    def file(self, attachment: JSON) -> bytes:
        """Return the bytes of an attachment."""
        return self.world.files[int(attachment["id"])].content

    def _join_bot(self, guild: Guild, permissions: int) -> None:
        self.world.join_bot(guild, permissions)
        self.world.tell(Change("guild.added", guild=guild))

    async def add_bot(self, guild: Guild, *, permissions: int = BOT_DEFAULT) -> None:
        """Add the bot to a server with these permissions."""
        self._join_bot(guild, permissions)

    async def remove_bot(self, guild: Guild) -> None:
        """Remove the bot from a server."""
        self.world.leave(guild, self.world.bot)
        self.world.tell(Change("guild.removed", guild=guild))

    async def set_unavailable(self, guild: Guild, unavailable: bool) -> None:
        """Begin or end an outage of a server."""
        guild.available = not unavailable
        self.world.tell(Change("guild.unavailable" if unavailable else "guild.available", guild=guild))

    async def delete_channel(self, channel: Channel) -> None:
        """Delete a channel."""
        self.world.remove_channel(channel)

    async def delete_message(self, message: Message) -> None:
        """Delete a message, as a moderator would."""

        posting.delete(self.world, message)

    async def set_overwrite(
        self, channel: Channel, target: Person | User | Role, *, allow: int = 0, deny: int = 0
    ) -> None:
        """Set the overwrite of a role or user in a channel; both 0 takes it away."""
        kept = [one for one in channel.overwrites if int(one["id"]) != target.id]
        if allow or deny:
            kind = 0 if isinstance(target, Role) else 1
            kept.append({"id": str(target.id), "type": kind, "allow": str(int(allow)), "deny": str(int(deny))})
        channel.overwrites[:] = kept
        self.world.tell(Change("channel.changed", guild=channel.guild, channel=channel))

    async def set_bot_permissions(self, guild: Guild, permissions: int) -> None:
        """Let the bot hold exactly these permissions in the whole server (channel overwrites come on top).

        What @everyone would add is moved to a role "Members" that everybody else holds.
        """
        role = guild.bot_role(self.world.bot)
        if role is None:
            raise LookupError(f"the bot is not in {guild.name}")
        role.permissions = int(permissions)
        everyone = guild.roles[guild.id]
        too_much = everyone.permissions & ~int(permissions)
        if too_much:
            members = self.add_role(guild, "Members", too_much)
            everyone.permissions &= int(permissions)
            for member in guild.members.values():
                if not member.user.bot:
                    member.role_ids.add(members.id)
            self.world.tell(Change("role.changed", guild=guild, role=everyone))
        self.world.tell(Change("role.changed", guild=guild, role=role))
