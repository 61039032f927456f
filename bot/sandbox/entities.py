"""What an interaction names beside plain values: users, roles, channels, messages and files, as its `resolved` data.

Discord's "Resolved Data Structure": members carry no user and their permissions, channels those of the person.
"""

from dataclasses import dataclass
from typing import Any

from bot.sandbox.attachments import store
from bot.sandbox.errors import SandboxRefusal
from bot.sandbox.journal import SentFile
from bot.sandbox.messages import Message
from bot.sandbox.people import Member, Role, User
from bot.sandbox.permissions import Permission, holds
from bot.sandbox.places import Channel
from bot.sandbox.wire import JSON
from bot.sandbox.world import World


@dataclass(frozen=True)
class Attachment:
    """A file that a person hands over, in a command option or in a form."""

    filename: str
    content: bytes
    content_type: str = "application/octet-stream"


@dataclass(frozen=True)
class Takes:
    """What a command option or a select takes; `name` is how a refusal calls it."""

    name: str
    users: bool
    roles: bool
    channels: bool
    channel_types: list[int] | None


def member_in(channel: Channel, member: Member) -> JSON:
    """Return a member as interactions carry them: with the permissions that they hold in the channel."""
    return member.raw() | {"permissions": str(channel.permissions_of(member.user))}


class Resolved:
    """Collect what one interaction names; every method returns the id to send as the value."""

    def __init__(self, world: World, person: User, channel: Channel) -> None:
        self._world = world
        self._person = person
        self._channel = channel
        self.data: JSON = {}

    def _put(self, kind: str, key: int, raw: JSON) -> str:
        self.data.setdefault(kind, {})[str(key)] = raw
        return str(key)

    def user(self, user: User) -> str:
        """Name a user, with their membership if they are in this guild."""
        guild = self._channel.guild
        if guild is not None and user.id in guild.members:
            member = member_in(self._channel, guild.members[user.id])
            self._put("members", user.id, {key: member[key] for key in member if key not in ("user", "mute", "deaf")})
        return self._put("users", user.id, user.raw)

    def role(self, role: Role) -> str:
        """Name a role of this guild."""
        if self._channel.guild is None or role.id not in self._channel.guild.roles:
            raise SandboxRefusal(f"the role {role.name} is not in this server")
        return self._put("roles", role.id, role.raw)

    def channel(self, channel: Channel) -> str:
        """Name a channel that the person sees."""
        total = channel.permissions_of(self._person)
        if channel.guild is not self._channel.guild or not holds(total, Permission.VIEW_CHANNEL) or channel.deleted:
            raise SandboxRefusal(f"#{channel.name} cannot be seen")
        raw = {key: value for key, value in channel.raw.items() if key != "permission_overwrites"}
        return self._put("channels", channel.id, raw | {"permissions": str(total)})

    def entity(self, value: Any, takes: Takes) -> str:
        """Name whatever was chosen, if it is of a kind that is taken; raise SandboxRefusal if it is not."""
        subject = getattr(value, "user", value)
        if isinstance(subject, User) and takes.users:
            return self.user(subject)
        if isinstance(subject, Role) and takes.roles:
            return self.role(subject)
        if isinstance(subject, Channel) and takes.channels:
            allowed = takes.channel_types
            if allowed and int(subject.type) not in allowed:
                raise SandboxRefusal(f"{takes.name} takes channels of the types {allowed}, not {subject.type.name}")
            return self.channel(subject)
        raise SandboxRefusal(f"{takes.name} does not take {value!r}")

    def message(self, message: Message) -> str:
        """Name a message, with all its content."""
        return self._put("messages", message.id, message.raw)

    def attachment(self, attachment: Attachment) -> str:
        """Upload a file and name it."""
        file = SentFile(attachment.filename, attachment.content_type, attachment.content)
        raw = store(self._world, self._channel.id, file, ephemeral=True)
        return self._put("attachments", int(raw["id"]), raw)
