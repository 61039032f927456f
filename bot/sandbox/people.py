"""Users, roles and members: who is there and what roles they hold, with the JSON that Discord documents for each.

No permission sums of channels and no events here.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from bot.sandbox.permissions import ALL, Permission, base_permissions, holds
from bot.sandbox.wire import JSON, iso

if TYPE_CHECKING:
    from bot.sandbox.places import Guild


@dataclass(eq=False)
class User:
    """A user of Discord. `takes_dms` is False once they closed their direct messages."""

    id: int
    name: str
    bot: bool = False
    locale: str = "en-US"
    takes_dms: bool = True

    @property
    def mention(self) -> str:
        """Return `<@id>`."""
        return f"<@{self.id}>"

    @property
    def raw(self) -> JSON:
        """Return Discord's User object."""
        username = "".join(letter for letter in self.name.lower() if letter.isalnum() or letter in "._") or "user"
        user: JSON = {
            "id": str(self.id),
            "username": username,
            "global_name": None if self.bot else self.name,
            "discriminator": "0001" if self.bot else "0",
            "avatar": None,
            "avatar_decoration_data": None,
            "collectibles": None,
            "primary_guild": None,
            "clan": None,
            "public_flags": 0,
            "flags": 0,
        }
        if self.bot:
            user["username"] = self.name
            user["bot"] = True
        return user


@dataclass(eq=False)
class Role:
    """A role of a guild; `bot_id` marks the role that a bot brings along."""

    id: int
    name: str
    permissions: int
    position: int
    mentionable: bool = False
    colour: int = 0
    bot_id: int | None = None

    @property
    def mention(self) -> str:
        """Return `<@&id>`."""
        return f"<@&{self.id}>"

    @property
    def raw(self) -> JSON:
        """Return Discord's Role object."""
        role: JSON = {
            "id": str(self.id),
            "name": self.name,
            "description": None,
            "permissions": str(self.permissions),
            "position": self.position,
            "color": self.colour,
            "colors": {"primary_color": self.colour, "secondary_color": None, "tertiary_color": None},
            "hoist": False,
            "managed": self.bot_id is not None,
            "mentionable": self.mentionable,
            "icon": None,
            "unicode_emoji": None,
            "flags": 0,
        }
        if self.bot_id is not None:
            role["tags"] = {"bot_id": str(self.bot_id)}
        return role


@dataclass(eq=False)
class Member:
    """A user in a guild, with the roles they hold there."""

    user: User
    guild: "Guild"
    joined_at: datetime
    role_ids: set[int] = field(default_factory=set)
    nick: str | None = None

    @property
    def permissions(self) -> int:
        """Return what this member may do in the whole guild, as Discord's bits."""
        guild = self.guild
        return base_permissions(
            owner=guild.owner_id == self.user.id,
            everyone=guild.roles[guild.id].permissions,
            roles=[guild.roles[key].permissions for key in self.role_ids],
        )

    @property
    def is_administrator(self) -> bool:
        """Say whether nothing in this guild is forbidden to this member."""
        return self.permissions == ALL or holds(self.permissions, Permission.ADMINISTRATOR)

    def raw(self, *, with_user: bool = True) -> JSON:
        """Return Discord's Guild Member object, with or without the user in it."""
        member: JSON = {
            "avatar": None,
            "avatar_decoration_data": None,
            "banner": None,
            "collectibles": None,
            "communication_disabled_until": None,
            "flags": 0,
            "joined_at": iso(self.joined_at),
            "nick": self.nick,
            "pending": False,
            "premium_since": None,
            "roles": [str(key) for key in sorted(self.role_ids)],
            "mute": False,
            "deaf": False,
        }
        if with_user:
            member["user"] = self.user.raw
        return member
