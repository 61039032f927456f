"""How an interaction comes to be: the JSON that the gateway carries, from what a person did.

Checks nothing; what a person may do is checked before.
"""

from bot.sandbox.entities import Resolved, member_in
from bot.sandbox.interactions import Interaction, InteractionType
from bot.sandbox.messages import Message
from bot.sandbox.people import User
from bot.sandbox.places import Channel
from bot.sandbox.state import State
from bot.sandbox.wire import JSON

ATTACHMENT_LIMIT = 10 * 1024 * 1024  # bytes; Discord's limit without boosts
_IN_GUILD, _IN_BOT_DM = 0, 1


def open_interaction(
    state: State,
    kind: InteractionType,
    user: User,
    channel: Channel,
    data: JSON,
    *,
    resolved: Resolved | None = None,
    source: Message | None = None,
    parent: Interaction | None = None,
) -> Interaction:
    """Open an interaction and let the gateway tell the bot of it."""
    if resolved is not None and resolved.data:
        data = data | {"resolved": resolved.data}

    def make(key: int, token: str) -> Interaction:
        raw = _frame(state, user, channel) | {
            "id": str(key),
            "token": token,
            "type": int(kind),
            "data": data,
        }
        if source is not None:
            raw["message"] = source.raw
        return Interaction(
            id=key,
            token=token,
            type=kind,
            user=user,
            channel=channel,
            guild=channel.guild,
            opened=state.guard.now(),
            raw=raw,
            source=source,
            parent=parent,
        )

    return state.interactions.open(make)


def _frame(state: State, user: User, channel: Channel) -> JSON:
    """Return what every interaction carries, whatever it is about."""
    bot = state.world.bot
    shown = {key: value for key, value in channel.raw.items() if key != "permission_overwrites"}
    raw: JSON = {
        "application_id": str(state.world.application_id),
        "version": 1,
        "locale": user.locale,
        "app_permissions": str(channel.permissions_of(bot)),
        "entitlements": [],
        "entitlement_sku_ids": [],
        "attachment_size_limit": ATTACHMENT_LIMIT,
        "channel_id": str(channel.id),
        "channel": shown | {"permissions": str(channel.permissions_of(user))},
    }
    guild = channel.guild
    if guild is None:
        raw |= {"user": user.raw, "context": _IN_BOT_DM, "authorizing_integration_owners": {"0": "0"}}
        return raw
    return raw | {
        "guild_id": str(guild.id),
        "guild": {"id": str(guild.id), "locale": guild.locale, "features": guild.features},
        "guild_locale": guild.locale,
        "member": member_in(channel, guild.members[user.id]),
        "context": _IN_GUILD,
        "authorizing_integration_owners": {"0": str(guild.id)},
    }
