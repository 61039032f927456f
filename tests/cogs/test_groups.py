"""`/setup`: for the host alone, says what is missing, and every change shows at once."""

import pytest

from bot.sandbox import Permission, SandboxRefusal
from tests.stage import Stage


async def test_a_member_cannot_even_type_it(stage: Stage) -> None:
    with pytest.raises(SandboxRefusal):
        await stage.discord.ana.slash("setup")


async def test_whoever_lost_the_role_since_is_refused_by_the_bot_too(stage: Stage) -> None:
    discord = stage.discord
    co_host = discord.add_role(discord.guild, "Co-host", int(Permission.MANAGE_GUILD))
    helper = discord.add_person("Kim", guild=discord.guild, roles=(co_host,))
    panel = await helper.slash("setup")
    discord.guild.members[helper.id].role_ids.discard(co_host.id)
    answer = await helper.select(panel.message, "setup-wins", [discord.channel("general")])
    assert "Only the group's host" in answer.text
    preview = await discord.ana.slash("win share", category="rested")
    assert f"<#{stage.wins.id}>" in preview.text


async def test_the_panel_says_which_permissions_are_missing(stage: Stage) -> None:
    discord = stage.discord
    await discord.set_overwrite(discord.channel("general"), discord.bot_user, deny=Permission.SEND_MESSAGES)
    panel = await discord.host.slash("setup")
    answer = await discord.host.select(panel.message, "setup-wins", [discord.channel("general")])
    assert "I still need: **Send Messages**" in answer.text
    hidden = await discord.host.select(panel.message, "setup-wins", [discord.channel("moderators")])
    assert "**View Channel**" in hidden.text


async def test_a_chosen_channel_that_is_gone_is_told(stage: Stage) -> None:
    await stage.discord.delete_channel(stage.wins)
    panel = await stage.discord.host.slash("setup")
    assert "The wins channel is gone" in panel.text


async def test_post_nowhere_keeps_wins_private(stage: Stage) -> None:
    discord = stage.discord
    panel = await discord.host.slash("setup")
    cleared = await discord.host.click(panel.message, "Post nowhere")
    assert "None yet" in cleared.text
    kept = await discord.ana.slash("win share", category="rested")
    assert "no wins channel yet" in kept.text


async def test_a_group_that_was_never_set_up_still_keeps_wins(stage: Stage) -> None:
    discord = stage.discord
    other = discord.add_guild("Elsewhere", owner=discord.host)
    discord.add_channel(other, "talk")
    kim = discord.add_person("Kim", guild=other)
    await discord.add_bot(other)
    kept = await kim.slash("win share", guild=other, category="rested")
    assert "no wins channel yet" in kept.text
    assert "Rested on purpose" in (await kim.slash("win list", guild=other)).text
