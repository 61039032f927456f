"""Who may moderate: asked of Discord anew at every command and press, because roles change after a card was drawn."""

import discord

from bot.client import Client, Interaction
from bot.domain.groups import Group
from bot.domain.refusals import Reason, Refusal
from bot.interactions import own_group
from bot.services import groups


async def moderated_group(bot: Client, interaction: Interaction) -> Group:
    """Return the group that whoever acts here moderates.

    Raises:
        Refusal: there is no group here, or they neither may manage it or its messages nor have the moderators' role.
    """
    group = await groups.find(bot.store, own_group(interaction))
    if not _is_moderator(interaction.user, group):
        raise Refusal(Reason.MODERATOR_ONLY)
    return group


def _is_moderator(user: discord.User | discord.Member, group: Group) -> bool:
    if not isinstance(user, discord.Member):
        return False
    may, role = user.guild_permissions, group.moderator_role  # the interaction's own are those in one channel
    return may.manage_messages or may.manage_guild or (role is not None and user.get_role(role) is not None)
