"""What a host sees: the set-up panel, and the notice that something needs mending."""

import discord

from bot.content.words import Words
from bot.domain.groups import Group, Problem
from bot.domain.ids import ChannelId
from bot.ui import actions, text
from bot.ui.cards import View, button, card, row

POSTING = ("view_channel", "send_messages", "read_message_history")
"""What Rebound needs in a channel it posts to. History is read only to find its own post after a crash."""


def setup_panel(words: Words, group: Group, missing: tuple[str, ...] | None) -> View:
    """Draw the host's panel. `missing` are permissions Rebound lacks in the wins channel, None if it is gone."""
    menu: discord.ui.ChannelSelect[View] = discord.ui.ChannelSelect(
        custom_id=actions.CHOOSE_WINS_CHANNEL.custom_id(),
        placeholder=words("setup-wins-placeholder"),
        channel_types=[discord.ChannelType.text, discord.ChannelType.news],
        default_values=[
            discord.SelectDefaultValue(id=group.wins_channel, type=discord.SelectDefaultValueType.channel)
        ]
        if group.wins_channel and missing is not None
        else [],
    )
    clear = button(
        words("setup-clear-button"), actions.CLEAR_WINS_CHANNEL.custom_id(), disabled=not group.wins_channel
    )
    return card(
        f"### {words('setup-title')}\n{words('setup-intro')}",
        f"{words('setup-wins-channel')}\n{_wins_state(words, group, missing)}",
        row(menu),
        row(clear),
    )


def host_notice(words: Words, group_name: str, where: ChannelId | None, problem: Problem, setup_command: str) -> View:
    """Draw what the host has to mend. Says it once; `bot.services.deliveries` sees to that."""
    channel = text.channel(where) if where else ""
    return card(
        f"### {words('host-notice-title', group=text.member_text(group_name, 100))}",
        words("host-notice", problem=words(f"problem-{problem}")),
        words(f"host-notice-fix-{problem}", channel=channel, setup=setup_command),
    )


def _wins_state(words: Words, group: Group, missing: tuple[str, ...] | None) -> str:
    if group.wins_channel is None:
        return words("setup-wins-none")
    if missing is None:
        return f"⚠️ {words('problem-channel-gone')}"
    channel = text.channel(group.wins_channel)
    if missing:
        names = ", ".join(f"**{words('permission-' + name.replace('_', '-'))}**" for name in missing)
        return words("setup-permissions-missing", channel=channel, permissions=names)
    return f"{words('setup-wins-chosen', channel=channel)}\n{words('setup-permissions-fine')}"
