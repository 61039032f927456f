"""`/setup`: for the host alone, says what is chosen and what is missing, and every change shows at once."""

import asyncio

import pytest

from bot.domain.groups import Round
from bot.domain.ids import GroupId
from bot.sandbox import Answer, Permission, SandboxRefusal
from bot.sandbox.interactions import InteractionType
from bot.sandbox.places import ChannelType
from bot.sandbox.wire import walk
from bot.services import groups
from bot.ui.actions import ACTIONS
from tests.cogs.panel import open_round, open_section
from tests.stage import Stage


async def test_a_member_cannot_even_type_it(stage: Stage) -> None:
    with pytest.raises(SandboxRefusal):
        await stage.discord.ana.slash("setup")


async def test_whoever_lost_the_role_since_is_refused_by_the_bot_too(stage: Stage) -> None:
    discord = stage.discord
    co_host = discord.add_role(discord.guild, "Co-host", int(Permission.MANAGE_GUILD))
    helper = discord.add_person("Kim", guild=discord.guild, roles=(co_host,))
    panel = await helper.slash("setup")
    form = await helper.click((await open_section(stage, "helplines", helper)).message, "Add people")
    discord.guild.members[helper.id].role_ids.discard(co_host.id)
    before = await groups.find(stage.client.store, GroupId(discord.guild.id))
    presses = [
        await helper.select(panel.message, "setup-wins", [discord.channel("general")]),
        await helper.select(panel.message, "setup-section", ["time"]),
        await helper.click(panel.message, "Test post"),
        await helper.submit(form.modal, {"name": "Campus line", "way": "12 34"}),
    ]
    for answer in presses:
        assert "Only the group's host" in answer.text
    assert await groups.find(stage.client.store, before.id) == before
    assert await groups.lines(stage.client.store, before.id) == []
    assert discord.messages(stage.wins) == []


@pytest.mark.parametrize("name", sorted(name for name in ACTIONS if name.startswith("setup-")))
async def test_a_member_who_sends_what_a_panel_sends_is_refused(stage: Stage, name: str) -> None:
    action, discord = ACTIONS[name], stage.discord
    shown = await discord.ana.slash("help-now")
    button = next(part for part in walk(shown.message.components) if part.get("type") == 2)
    button["custom_id"] = action.custom_id(**dict.fromkeys(action.names, 0))
    answer = await discord.ana.click(shown.message, custom_id=button["custom_id"])
    assert "Only the group's host" in answer.text


async def test_a_host_needs_no_membership_and_three_taps_for_the_wins_channel(stage: Stage) -> None:
    discord = stage.discord
    kim = discord.add_person("Kim")
    other = discord.add_guild("Elsewhere", owner=kim)
    wins = discord.add_channel(other, "wins")
    panel = await kim.slash("setup", guild=other)
    assert "**Shared wins:** nowhere yet" in panel.text
    chosen = await kim.select(panel.message, "setup-wins", [wins])
    assert f"**Shared wins:** <#{wins.id}>, and I can post there" in chosen.text


async def test_the_panel_says_everything_that_is_chosen(stage: Stage) -> None:
    panel = await stage.discord.host.slash("setup")
    for said in (
        f"**Shared wins:** <#{stage.wins.id}>",
        "**Goals round:** nowhere yet",
        "**Time zone:** none chosen yet, so UTC",
        "**Goals round:** every Monday, 09:00",
        "**Wins round:** every Friday, 16:00",
        "**Prompt:** every Wednesday, 12:00",
        "**Moderators:** whoever has",
        "**Taking part:** everybody",
        "**On:** Sharing wins, Celebrating messages, Reports",
        "**Off:** Alerts for moderators",
        "no country yet",
        "neither you nor the moderators can see it",
        "12 months after they were last here",
        "Next: none, as it has no channel yet",
    ):
        assert said in panel.text


async def test_the_panel_says_which_permissions_are_missing(stage: Stage) -> None:
    discord = stage.discord
    await discord.set_overwrite(discord.channel("general"), discord.bot_user, deny=Permission.SEND_MESSAGES)
    panel = await discord.host.slash("setup")
    answer = await discord.host.select(panel.message, "setup-wins", [discord.channel("general")])
    assert "I still need **Send Messages**" in answer.text
    assert "open that channel's settings" in answer.text
    hidden = await discord.host.select(panel.message, "setup-wins", [discord.channel("moderators")])
    assert "**View Channel**" in hidden.text


async def test_a_chosen_channel_that_is_gone_is_told(stage: Stage) -> None:
    panel = await stage.discord.host.slash("setup")
    await stage.discord.delete_channel(stage.wins)
    again = await stage.discord.host.select(panel.message, "setup-section", ["channels"])
    assert "The wins channel is gone" in again.text
    assert "The wins channel is gone" in (await stage.discord.host.slash("setup")).text


async def test_a_group_that_was_never_set_up_still_keeps_wins(stage: Stage) -> None:
    discord = stage.discord
    other = discord.add_guild("Elsewhere", owner=discord.host)
    discord.add_channel(other, "talk")
    kim = discord.add_person("Kim", guild=other)
    await stage.join(kim)
    kept = await kim.slash("win share", guild=other, category="rested")
    assert "isn't set up in this group" in kept.text
    assert "Rested on purpose" in (await kim.slash("win list", guild=other)).text


async def test_a_panel_that_was_open_during_a_restart_goes_on(stage: Stage) -> None:
    host = stage.discord.host
    panel = await host.slash("setup")
    await stage.restart()
    section = await host.select(panel.message, "setup-section", ["time"])
    assert "every Monday, 09:00" in section.text
    back = await host.click(section.message, "Back")
    assert "Set up Rebound here" in back.text


@pytest.mark.parametrize(
    ("custom_id", "value", "said"),
    [
        pytest.param("setup-section", "fireworks", "from an earlier time", id="a section"),
        pytest.param("setup-features", "fireworks", "from an earlier time", id="a feature"),
        pytest.param("setup-channel:4", "5", "from an earlier time", id="what a channel is for"),
        pytest.param("setup-channel:0", "general", "from an earlier time", id="a channel that is no number"),
        pytest.param("setup-wins", "general", "from an earlier time", id="a wins channel that is no number"),
        pytest.param("setup-channel-clear:4", None, "from an earlier time", id="what no channel is for"),
        pytest.param("setup-moderators", "everyone", "from an earlier time", id="a role that is no number"),
        pytest.param("setup-day:3", "1", "from an earlier time", id="a round"),
        pytest.param("setup-round:3", None, "from an earlier time", id="a round to be shown"),
        pytest.param("setup-day:0", "7", "from an earlier time", id="a day"),
        pytest.param("setup-hour:0", "24", "from an earlier time", id="an hour"),
        pytest.param("setup-rhythm", "3", "from an earlier time", id="a rhythm"),
        pytest.param("setup-line-remove", "mine", "from an earlier time", id="a line"),
        pytest.param("setup-zone", "Mars/Olympus", "I don't know that place", id="a zone"),
        pytest.param("setup-country", "XX", "I don't know that country", id="a country"),
    ],
)
async def test_what_a_panel_of_another_version_offers_is_answered_kindly(
    stage: Stage, custom_id: str, value: str | None, said: str
) -> None:
    discord = stage.discord
    before = await groups.find(stage.client.store, GroupId(discord.guild.id))
    panel = (await discord.host.slash("setup")).message
    menu = panel.select("setup-section")
    data = {"custom_id": custom_id, "component_type": menu["type"], "id": menu["id"], "values": [value] * bool(value)}
    pressed = discord.open_interaction(
        InteractionType.COMPONENT, discord.host.user, panel.channel, data, source=panel
    )
    await pressed.settled.wait()
    assert said in Answer(pressed).text
    assert await groups.find(stage.client.store, before.id) == before


async def test_what_two_hosts_choose_at_once_is_all_kept(stage: Stage) -> None:
    discord = stage.discord
    role = discord.add_role(discord.guild, "Co-host", int(Permission.MANAGE_GUILD))
    kim = discord.add_person("Kim", guild=discord.guild, roles=(role,))
    mine, theirs = await open_section(stage, "time"), await open_section(stage, "time", kim)
    wins, prompt = await open_round(stage, Round.WINS), await open_round(stage, Round.PROMPT, kim)
    await asyncio.gather(
        discord.host.select(mine.message, "setup-day:0", ["3"]),
        kim.select(theirs.message, "setup-hour:0", ["20"]),
        discord.host.select(wins.message, "setup-day:1", ["6"]),
        kim.select(prompt.message, "setup-rhythm", ["2"]),
    )
    overview = await discord.host.slash("setup")
    assert "**Goals round:** every Thursday, 20:00" in overview.text
    assert "**Wins round:** every Sunday, 16:00" in overview.text
    assert "**Prompt:** every second Wednesday" in overview.text


async def test_only_channels_that_take_posts_are_offered(stage: Stage) -> None:
    discord = stage.discord
    forum = discord.add_channel(discord.guild, "questions", kind=ChannelType.FORUM)
    news = discord.add_channel(discord.guild, "news", kind=ChannelType.ANNOUNCEMENT)
    panel = await discord.host.slash("setup")
    with pytest.raises(SandboxRefusal):
        await discord.host.select(panel.message, "setup-wins", [forum])
    chosen = await discord.host.select(panel.message, "setup-wins", [news])
    assert f"<#{news.id}>, and I can post there" in chosen.text
