"""`/setup`: the host's panel."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import Client, Interaction, answer, words_for
from bot.domain.groups import Group
from bot.domain.ids import ChannelId, GroupId, PersonId
from bot.domain.refusals import Reason, Refusal
from bot.registration import about
from bot.services import groups
from bot.ui import actions
from bot.ui import groups as panels
from bot.ui.actions import Press


class Groups(commands.Cog):
    """What a host does."""

    def __init__(self, bot: Client) -> None:
        self.bot = bot
        bot.handle(actions.CHOOSE_WINS_CHANNEL, self.choose_wins_channel)
        bot.handle(actions.CLEAR_WINS_CHANNEL, self.clear_wins_channel)

    @app_commands.command(name="setup", description=about("command-setup"))
    @app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
    @app_commands.default_permissions(manage_guild=True)
    async def setup(self, interaction: Interaction) -> None:
        """Show the panel."""
        group = await groups.find(self.bot.store, _own_group(interaction))
        await answer(interaction, self._panel(interaction, group))

    async def choose_wins_channel(self, interaction: Interaction, press: Press) -> None:
        """Set where shared wins are posted."""
        await self._set_wins_channel(interaction, ChannelId(int(press.values[0])))

    async def clear_wins_channel(self, interaction: Interaction, _: Press) -> None:
        """Stop posting shared wins."""
        await self._set_wins_channel(interaction, None)

    async def _set_wins_channel(self, interaction: Interaction, channel: ChannelId | None) -> None:
        host = PersonId(interaction.user.id)
        group = await groups.choose_wins_channel(self.bot.store, _own_group(interaction), host, channel, self.bot.now)
        await interaction.response.edit_message(view=self._panel(interaction, group))

    def _panel(self, interaction: Interaction, group: Group) -> discord.ui.LayoutView:
        return panels.setup_panel(words_for(interaction), group, _missing(interaction.guild, group.wins_channel))


def _own_group(interaction: Interaction) -> GroupId:
    """Return the group this person hosts; Discord guards the command, a role may have changed since the panel."""
    if interaction.guild_id is None:
        raise Refusal(Reason.ONLY_IN_A_GROUP)
    if not interaction.permissions.manage_guild:
        raise Refusal(Reason.HOST_ONLY)
    return GroupId(interaction.guild_id)


def _missing(guild: discord.Guild | None, channel: ChannelId | None) -> tuple[str, ...] | None:
    """Return the permissions the bot lacks in a channel, None if there is no such channel (or none it can see)."""
    if channel is None:
        return ()
    found = guild.get_channel(channel) if guild else None
    if guild is None or found is None:
        return None
    allowed = found.permissions_for(guild.me)
    return tuple(name for name in panels.POSTING if not getattr(allowed, name))


async def setup(bot: Client) -> None:
    """Add the cog."""
    await bot.add_cog(Groups(bot))
