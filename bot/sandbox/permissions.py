"""Discord's permission bits and how roles and overwrites add up to what a member may do in a channel.

The order of the sums is Discord's ("Permissions", section "Permission Overwrites" of its documentation).
"""

from collections.abc import Iterable
from enum import IntFlag

from bot.sandbox.wire import JSON


class Permission(IntFlag):
    """The permission bits that the sandbox knows by name; values are Discord's."""

    CREATE_INSTANT_INVITE = 1 << 0
    KICK_MEMBERS = 1 << 1
    BAN_MEMBERS = 1 << 2
    ADMINISTRATOR = 1 << 3
    MANAGE_CHANNELS = 1 << 4
    MANAGE_GUILD = 1 << 5
    ADD_REACTIONS = 1 << 6
    VIEW_AUDIT_LOG = 1 << 7
    VIEW_CHANNEL = 1 << 10
    SEND_MESSAGES = 1 << 11
    SEND_TTS_MESSAGES = 1 << 12
    MANAGE_MESSAGES = 1 << 13
    EMBED_LINKS = 1 << 14
    ATTACH_FILES = 1 << 15
    READ_MESSAGE_HISTORY = 1 << 16
    MENTION_EVERYONE = 1 << 17
    USE_EXTERNAL_EMOJIS = 1 << 18
    CHANGE_NICKNAME = 1 << 26
    MANAGE_ROLES = 1 << 28
    USE_APPLICATION_COMMANDS = 1 << 31
    MANAGE_THREADS = 1 << 34
    CREATE_PUBLIC_THREADS = 1 << 35
    CREATE_PRIVATE_THREADS = 1 << 36
    SEND_MESSAGES_IN_THREADS = 1 << 38
    MODERATE_MEMBERS = 1 << 40
    PIN_MESSAGES = 1 << 51


P = Permission
ALL = (1 << 52) - 1

EVERYONE_DEFAULT = int(
    P.VIEW_CHANNEL
    | P.SEND_MESSAGES
    | P.SEND_MESSAGES_IN_THREADS
    | P.EMBED_LINKS
    | P.ATTACH_FILES
    | P.READ_MESSAGE_HISTORY
    | P.ADD_REACTIONS
    | P.USE_EXTERNAL_EMOJIS
    | P.USE_APPLICATION_COMMANDS
    | P.CREATE_PUBLIC_THREADS
    | P.CHANGE_NICKNAME
    | P.CREATE_INSTANT_INVITE
)
BOT_DEFAULT = int(
    P.VIEW_CHANNEL
    | P.SEND_MESSAGES
    | P.SEND_MESSAGES_IN_THREADS
    | P.CREATE_PUBLIC_THREADS
    | P.EMBED_LINKS
    | P.ATTACH_FILES
    | P.READ_MESSAGE_HISTORY
    | P.ADD_REACTIONS
)
IN_DM = int(EVERYONE_DEFAULT & ~P.CREATE_PUBLIC_THREADS & ~P.CHANGE_NICKNAME & ~P.CREATE_INSTANT_INVITE)
_ADMINISTRATOR, _VIEW = int(P.ADMINISTRATOR), int(P.VIEW_CHANNEL)  # plain integers: this is the hottest sum of all
_SENDING = int(P.SEND_MESSAGES | P.SEND_MESSAGES_IN_THREADS)
_NEEDS_SENDING = int(P.MENTION_EVERYONE | P.SEND_TTS_MESSAGES | P.ATTACH_FILES | P.EMBED_LINKS)


def holds(total: int, *needed: Permission) -> bool:
    """Say whether every one of `needed` is in `total`."""
    return all(int.__and__(total, permission) for permission in needed)


def base_permissions(*, owner: bool, everyone: int, roles: Iterable[int]) -> int:
    """Add up what a member may do in the whole guild."""
    if owner:
        return ALL
    total = everyone
    for role in roles:
        total |= role
    return ALL if total & _ADMINISTRATOR else total


def with_overwrites(base: int, overwrites: list[JSON], *, guild_id: int, user_id: int, role_ids: set[int]) -> int:
    """Apply a channel's overwrites to `base`: @everyone first, then all roles together, then the member."""
    if base & _ADMINISTRATOR:
        return ALL
    if not overwrites:
        return without_implied(base)
    by_id = {int(overwrite["id"]): overwrite for overwrite in overwrites}

    def apply(total: int, ids: Iterable[int]) -> int:
        allow = deny = 0
        for key in ids:
            if (overwrite := by_id.get(key)) is not None:
                allow |= int(overwrite["allow"])
                deny |= int(overwrite["deny"])
        return total & ~deny | allow

    total = apply(base, [guild_id])
    total = apply(total, role_ids)
    total = apply(total, [user_id])
    return without_implied(total)


def without_implied(total: int) -> int:
    """Take away what Discord takes away with the right to see the channel or to send to it."""
    if not total & _VIEW:
        return 0
    if not total & _SENDING:
        total &= ~_NEEDS_SENDING
    return total
