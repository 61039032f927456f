"""Guilds and channels: where things are said, who may see and do what there, with the JSON that Discord documents.

A channel holds its messages. No events and no requests here.
"""

from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum
from typing import TYPE_CHECKING

from bot.sandbox.people import Member, Role, User
from bot.sandbox.permissions import ALL, IN_DM, Permission, holds, with_overwrites
from bot.sandbox.wire import JSON, iso

if TYPE_CHECKING:
    from bot.sandbox.messages import Message


class ChannelType(IntEnum):
    """The kinds of channels in the sandbox; values are Discord's."""

    TEXT = 0
    DM = 1
    VOICE = 2
    CATEGORY = 4
    ANNOUNCEMENT = 5
    ANNOUNCEMENT_THREAD = 10
    PUBLIC_THREAD = 11
    PRIVATE_THREAD = 12
    FORUM = 15

    @property
    def is_thread(self) -> bool:
        """Say whether a channel of this kind hangs from another."""
        return self in (ChannelType.ANNOUNCEMENT_THREAD, ChannelType.PUBLIC_THREAD, ChannelType.PRIVATE_THREAD)


@dataclass(eq=False)
class ThreadState:
    """What a thread knows beside what every channel knows."""

    owner_id: int
    created_at: datetime
    archived: bool = False
    locked: bool = False
    auto_archive_minutes: int = 1440
    archived_at: datetime | None = None
    member_ids: set[int] = field(default_factory=set)


@dataclass(eq=False)
class Channel:
    """A text channel, a thread or a direct message, with its messages in their order (ephemeral ones too)."""

    id: int
    type: ChannelType
    name: str
    guild: "Guild | None" = None
    position: int = 0
    topic: str | None = None
    parent: "Channel | None" = None
    recipients: list[User] = field(default_factory=list)
    overwrites: list[JSON] = field(default_factory=list)
    thread: ThreadState | None = None
    deleted: bool = False
    messages: "dict[int, Message]" = field(default_factory=dict)
    last_message_id: int | None = None

    @property
    def mention(self) -> str:
        """Return `<#id>`."""
        return f"<#{self.id}>"

    @property
    def is_dm(self) -> bool:
        """Say whether this is a direct message channel."""
        return self.type is ChannelType.DM

    def permissions_of(self, user: User) -> int:
        """Return what `user` may do here, as Discord's bits; 0 for one who is not here."""
        if self.guild is None:
            return IN_DM if user in self.recipients or user.bot else 0
        member = self.guild.members.get(user.id)
        if member is None:
            return 0
        holder = self.parent if self.parent is not None and self.type.is_thread else self
        total = with_overwrites(
            member.permissions,
            holder.overwrites,
            guild_id=self.guild.id,
            user_id=user.id,
            role_ids=member.role_ids,
        )
        if (
            self.type is ChannelType.PRIVATE_THREAD
            and self.thread is not None
            and user.id not in self.thread.member_ids
        ):
            return total if holds(total, Permission.MANAGE_THREADS) else 0
        return total

    def can(self, user: User, *needed: Permission) -> bool:
        """Say whether `user` holds every one of `needed` here."""
        return holds(self.permissions_of(user), *needed)

    def can_send(self, user: User) -> bool:
        """Say whether `user` may write here (threads have a permission of their own)."""
        needed = Permission.SEND_MESSAGES_IN_THREADS if self.type.is_thread else Permission.SEND_MESSAGES
        return self.can(user, Permission.VIEW_CHANNEL, needed)

    @property
    def raw(self) -> JSON:
        """Return Discord's Channel object."""
        last = None if self.last_message_id is None else str(self.last_message_id)
        channel: JSON = {"id": str(self.id), "type": int(self.type), "flags": 0, "last_message_id": last}
        if self.guild is None:
            return channel | {"recipients": [user.raw for user in self.recipients]}
        channel |= {
            "guild_id": str(self.guild.id),
            "name": self.name,
            "parent_id": None if self.parent is None else str(self.parent.id),
            "rate_limit_per_user": 0,
        }
        if self.thread is not None:
            return channel | self._thread_fields(self.thread)
        return channel | {
            "position": self.position,
            "topic": self.topic,
            "nsfw": False,
            "permission_overwrites": [dict(overwrite) for overwrite in self.overwrites],
        }

    def _thread_fields(self, thread: ThreadState) -> JSON:
        count = sum(1 for message in self.messages.values() if not message.ephemeral)
        return {
            "owner_id": str(thread.owner_id),
            "message_count": count,
            "total_message_sent": count,
            "member_count": len(thread.member_ids),
            "thread_metadata": {
                "archived": thread.archived,
                "locked": thread.locked,
                "auto_archive_duration": thread.auto_archive_minutes,
                "archive_timestamp": iso(thread.archived_at or thread.created_at),
                "create_timestamp": iso(thread.created_at),
            },
        }


@dataclass(eq=False)
class Guild:
    """A server: its roles, members and channels by id. `@everyone` is the role with the guild's own id."""

    id: int
    name: str
    owner_id: int
    created_at: datetime
    roles: dict[int, Role] = field(default_factory=dict)
    members: dict[int, Member] = field(default_factory=dict)
    channels: dict[int, Channel] = field(default_factory=dict)
    available: bool = True
    locale: str = "en-US"

    def channel(self, name: str) -> Channel:
        """Return the channel with this name; raise KeyError if there is none."""
        wanted = name.removeprefix("#")
        for channel in self.channels.values():
            if channel.name == wanted:
                return channel
        raise KeyError(f"no channel #{wanted} in {self.name}")

    def role(self, name: str) -> Role:
        """Return the role with this name; raise KeyError if there is none."""
        for role in self.roles.values():
            if role.name == name:
                return role
        raise KeyError(f"no role {name} in {self.name}")

    def bot_role(self, bot: User) -> Role | None:
        """Return the role that `bot` brought along, if it is here."""
        return next((role for role in self.roles.values() if role.bot_id == bot.id), None)

    @property
    def features(self) -> list[str]:
        """Return the features that Discord turned on for this guild: none."""
        return []

    @property
    def raw(self) -> JSON:
        """Return Discord's Guild object, without what only the gateway adds."""
        return {
            "id": str(self.id),
            "name": self.name,
            "owner_id": str(self.owner_id),
            "icon": None,
            "splash": None,
            "discovery_splash": None,
            "banner": None,
            "description": None,
            "home_header": None,
            "features": self.features,
            "roles": [role.raw for role in self.roles.values()],
            "emojis": [],
            "stickers": [],
            "afk_channel_id": None,
            "afk_timeout": 300,
            "application_id": None,
            "default_message_notifications": 1,
            "explicit_content_filter": 0,
            "max_members": 500_000,
            "max_presences": None,
            "max_video_channel_users": 25,
            "max_stage_video_channel_users": 50,
            "mfa_level": 0,
            "nsfw": False,
            "nsfw_level": 0,
            "preferred_locale": self.locale,
            "premium_progress_bar_enabled": False,
            "premium_subscription_count": 0,
            "premium_tier": 0,
            "public_updates_channel_id": None,
            "region": "deprecated",
            "rules_channel_id": None,
            "safety_alerts_channel_id": None,
            "system_channel_flags": 0,
            "system_channel_id": None,
            "vanity_url_code": None,
            "verification_level": 0,
            "widget_channel_id": None,
            "widget_enabled": False,
            "incidents_data": None,
        }


def everyone_role(guild_id: int, permissions: int) -> Role:
    """Return the role that every member of a guild holds."""
    return Role(guild_id, "@everyone", permissions & ALL, 0)
