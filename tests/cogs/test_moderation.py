"""`/moderate`: for moderators alone, at every press, and without anything private."""

import pytest

from bot.domain.ids import ChannelId, GroupId, MessageId
from bot.domain.reports import PAGE_SIZE
from bot.sandbox import Permission, SandboxRefusal
from bot.store import reports as rows
from tests.builders import a_report
from tests.cogs.story import CELEBRATE, share
from tests.stage import Stage

CHOOSE = "Mark one as looked at"
PRIVATE = "words-for-myself-77c1"


async def fill(stage: Stage, count: int) -> None:
    """Let messages be reported, by nobody in particular."""
    discord = stage.discord
    place = GroupId(discord.guild.id), ChannelId(discord.channel("general").id)
    async with stage.client.store.write() as tx:
        for number in range(count):
            report = a_report(
                id=number + 1, group=place[0], channel=place[1], message=MessageId(number), reporter=None
            )
            rows.insert(tx, report)


async def test_a_member_cannot_even_type_it(stage: Stage) -> None:
    for command in ("moderate reports", "moderate summary"):
        with pytest.raises(SandboxRefusal):
            await stage.discord.ana.slash(command)


async def test_whoever_is_let_in_by_discord_is_asked_again_by_the_bot(stage: Stage) -> None:
    discord = stage.discord
    await fill(stage, PAGE_SIZE + 1)
    helpers = discord.add_role(discord.guild, "Helpers", int(Permission.MANAGE_MESSAGES))
    kim = discord.add_person("Kim", guild=discord.guild, roles=(helpers,))
    listed = await kim.slash("moderate reports")
    discord.guild.members[kim.id].role_ids.discard(helpers.id)
    assert "group's moderators" in (await kim.click(listed.message, "Newer")).text
    assert "group's moderators" in (await kim.select(listed.message, CHOOSE, ["1"])).text
    shown = await discord.mod.slash("moderate reports")
    assert f"{PAGE_SIZE + 1} messages" in shown.text


async def test_a_moderator_who_never_joined_moderates_all_the_same(stage: Stage) -> None:
    discord = stage.discord
    helpers = discord.add_role(discord.guild, "Helpers", int(Permission.MANAGE_MESSAGES))
    kim = discord.add_person("Kim", guild=discord.guild, roles=(helpers,))
    answer = await kim.slash("moderate reports")
    assert answer.ephemeral
    assert "Nothing is waiting" in answer.text


async def test_open_reports_are_turned_page_by_page_and_stay_there_while_they_are_closed(stage: Stage) -> None:
    mod = stage.discord.mod
    await fill(stage, PAGE_SIZE + 2)
    first = await mod.slash("moderate reports")
    assert "**1. Unkind to somebody**" in first.text
    second = await mod.click(first.message, "Newer")
    assert "page 2 of 2" in second.text
    assert f"**{PAGE_SIZE + 1}." in second.text
    closed = await mod.select(second.message, CHOOSE, [str(PAGE_SIZE + 2)])
    assert "page 2 of 2" in closed.text
    last = await mod.select(closed.message, CHOOSE, [str(PAGE_SIZE + 1)])
    assert "page 1" not in last.text, "it is the only one"


async def test_a_small_group_has_no_numbers(stage: Stage) -> None:
    discord = stage.discord
    other = discord.add_guild("Elsewhere", owner=discord.host)
    answer = await discord.host.slash("moderate summary", guild=other)
    assert "fewer than 5 members" in answer.text


async def test_the_week_in_numbers_counts_what_was_shared(stage: Stage) -> None:
    discord = stage.discord
    card = await share(stage, discord.ana)
    await discord.ben.click(card, CELEBRATE)
    week = await discord.mod.slash("moderate summary")
    assert week.ephemeral
    for line in ("**5** people have joined", "**1** win was shared", "**1** celebration", "**0** messages were"):
        assert line in week.text


async def test_a_moderator_sees_nothing_that_somebody_keeps_private(stage: Stage) -> None:
    discord = stage.discord
    await discord.ben.slash("win share", category="rested", words=PRIVATE, who="me")
    await discord.ben.slash("win share", category="cv", words=PRIVATE)
    for command in ("moderate reports", "moderate summary"):
        shown = await discord.mod.slash(command)
        assert PRIVATE not in shown.text
        assert discord.ben.mention not in shown.text
    assert "**0** wins were shared" in (await discord.mod.slash("moderate summary")).text


async def test_it_is_offered_in_groups_alone_and_to_moderators_alone(stage: Stage) -> None:
    registered = next(
        request.json for request in stage.discord.requests if request.method == "PUT" and "commands" in request.path
    )
    offered = {command["name"]: command for command in registered}
    assert offered["moderate"]["contexts"] == offered["Report"]["contexts"] == [0]
    assert offered["moderate"]["default_member_permissions"] == int(Permission.MANAGE_MESSAGES)
    assert offered["Report"]["default_member_permissions"] is None


async def test_who_manages_messages_in_one_channel_alone_moderates_nothing(stage: Stage) -> None:
    discord = stage.discord
    corner = discord.add_channel(discord.guild, "bens-corner")
    await discord.set_overwrite(corner, discord.ben, allow=Permission.MANAGE_MESSAGES)
    answer = await discord.ben.slash("moderate reports", channel=corner)
    assert "for the group's moderators" in answer.text
