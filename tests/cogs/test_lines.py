"""Moderators and the lines that members offer: how they hear of them, and what is in the group's library already."""

from datetime import timedelta

import pytest

from bot.domain.encouragements import LINE_LIMIT, PAGE_SIZE
from bot.domain.ids import GroupId, OfferedId
from bot.sandbox import Answer, Message, Permission, Person
from bot.services import encouragements
from bot.ui.actions import APPROVE_OFFERED_LINE, ASK_TAKE_OUT, Action, read_custom_id
from bot.ui.lines import REASON_FIELD
from tests.cogs.panel import open_section
from tests.cogs.story import custom_ids
from tests.cogs.week import beat, pass_by
from tests.stage import Stage

KIND = "It hurt, and you are still here"
LOOK, SHELF, WAITING = "Look at them", "Lines in the library", "Lines that wait"
TAKE_OUT, SURELY, LEAVE_IN = "Take out", "Take it out", "Leave it in"
MODERATORS_NUMBER = 3
"""The place of the moderators among what channels are for."""


async def choose_channel(stage: Stage, *, with_role: bool = False) -> None:
    """Choose the moderators' channel, and their role, as the host does."""
    discord, channel = stage.discord, stage.discord.channel("moderators")
    await discord.set_overwrite(channel, discord.bot_user, allow=Permission.VIEW_CHANNEL)
    section = await open_section(stage, "channels")
    await discord.host.select(section.message, f"setup-channel:{MODERATORS_NUMBER}", [channel])
    if with_role:
        section = await open_section(stage, "roles")
        await discord.host.select(section.message, "setup-moderators", [role_of(stage)])


def role_of(stage: Stage) -> object:
    """Return the moderators' role."""
    return next(role for role in stage.discord.guild.roles.values() if role.name == "Moderator")


async def offer(person: Person, words: str = KIND) -> OfferedId:
    """Offer a line to the group."""
    shown = await person.slash("encourage add", text=words)
    await person.click(shown.message, "Offer it")
    return OfferedId(shown.interaction.id)


async def shelve(stage: Stage, person: Person, words: str = KIND) -> None:
    """Offer a line, and approve it."""
    line = await offer(person, words)
    await encouragements.approve(stage.client.store, line, GroupId(stage.discord.guild.id), stage.client.now())


def notices(stage: Stage) -> list[Message]:
    """Return what moderators were told, oldest first."""
    found = stage.discord.messages(stage.discord.channel("moderators"))
    return [message for message in found if message.author is stage.discord.bot_user]


async def press(person: Person, listed: Message, action: Action, nth: int = 0) -> Answer:
    """Press the n-th button of a kind."""
    found = [one for one in custom_ids(listed) if (read := read_custom_id(one)) and read.action is action]
    return await person.click(listed, custom_id=found[nth])


async def open_shelf(person: Person) -> Message:
    """Open what is in the group's library."""
    queue = (await person.slash("moderate prompts")).message
    return (await person.click(queue, SHELF)).message


@pytest.mark.parametrize("with_role", [True, False], ids=["with a role", "without one"])
async def test_moderators_hear_once_of_lines_that_wait_and_only_their_role_is_called(
    stage: Stage, *, with_role: bool
) -> None:
    discord = stage.discord
    await choose_channel(stage, with_role=with_role)
    await offer(discord.ana)
    await offer(discord.ben, "Tea helps")
    await beat(stage)
    await offer(discord.chi, "So does rain")
    await beat(stage)
    (notice,) = notices(stage)
    assert "2 lines from members wait" in notice.text
    assert KIND not in notice.text
    assert notice.pinged == ({discord.mod.id} if with_role else set())


async def test_a_line_that_comes_after_the_notice_is_told_a_day_later_if_it_still_waits(stage: Stage) -> None:
    discord = stage.discord
    await choose_channel(stage)
    await offer(discord.ana)
    await beat(stage)
    await pass_by(stage, timedelta(hours=2))
    await offer(discord.ben, "Tea helps")
    await pass_by(stage, timedelta(hours=21))
    assert len(notices(stage)) == 1
    await pass_by(stage, timedelta(hours=2))
    assert len(notices(stage)) == 2
    for _ in range(3):
        await pass_by(stage, timedelta(days=1))
    assert len(notices(stage)) == 2, "nobody is told twice of the same lines"


async def test_nothing_is_told_if_all_were_decided_meanwhile(stage: Stage) -> None:
    discord = stage.discord
    await choose_channel(stage)
    await shelve(stage, discord.ana)
    await beat(stage)
    assert notices(stage) == []
    await offer(discord.ben, "Tea helps")
    await beat(stage)
    (notice,) = notices(stage)
    assert "A line from a member waits" in notice.text


async def test_a_channel_that_is_out_of_reach_is_told_to_the_host_once_and_gets_one_notice_once_it_is_back(
    stage: Stage,
) -> None:
    discord, channel = stage.discord, stage.discord.channel("moderators")
    await choose_channel(stage)
    await discord.set_overwrite(channel, discord.bot_user, deny=Permission.VIEW_CHANNEL)
    with discord.expect_violation("50001"):
        for person in (discord.ana, discord.ben, discord.chi):
            await offer(person, f"A line of {person.name}")
            await pass_by(stage, timedelta(hours=25))
    (told,) = discord.host.dms
    assert f"<#{channel.id}>" in told.text
    await discord.set_overwrite(channel, discord.bot_user, allow=Permission.VIEW_CHANNEL)
    stage.discord.clock.advance(timedelta(hours=1))
    await stage.beats.sweep()
    await beat(stage)
    (notice,) = notices(stage)
    assert "3 lines from members wait" in notice.text
    assert len(discord.host.dms) == 1


async def test_a_notice_that_waits_for_its_day_goes_to_the_channel_that_is_chosen_by_then(stage: Stage) -> None:
    discord = stage.discord
    await choose_channel(stage)
    await offer(discord.ana)
    await beat(stage)
    await offer(discord.ben, "Tea helps")
    other = discord.add_channel(discord.guild, "staff")
    await discord.settle()
    section = await open_section(stage, "channels")
    await discord.host.select(section.message, f"setup-channel:{MODERATORS_NUMBER}", [other])
    await pass_by(stage, timedelta(days=1))
    assert len(notices(stage)) == 1
    assert [message for message in discord.messages(other) if "2 lines from members wait" in message.text]


async def test_without_a_channel_for_moderators_lines_wait_in_the_list(stage: Stage) -> None:
    discord = stage.discord
    await offer(discord.ana)
    await beat(stage)
    assert notices(stage) == []
    assert KIND in (await discord.mod.slash("moderate prompts")).text


async def test_the_notice_opens_the_list_for_moderators_alone(stage: Stage) -> None:
    discord = stage.discord
    await choose_channel(stage)
    await offer(discord.ana)
    await beat(stage)
    (notice,) = notices(stage)
    await discord.set_overwrite(notice.channel, discord.ben.user, allow=Permission.VIEW_CHANNEL)
    refused = await discord.ben.click(notice, LOOK)
    assert "group's moderators" in refused.text
    assert KIND not in refused.text
    listed = await discord.mod.click(notice, LOOK)
    assert listed.ephemeral
    assert KIND in listed.text
    assert "page 1" not in listed.text
    await press(discord.mod, listed.message, APPROVE_OFFERED_LINE)
    assert "No line is waiting" in (await discord.mod.click(notice, LOOK)).text, "an old notice shows what is now"


async def test_a_line_is_taken_out_of_the_library_after_one_more_tap_and_its_author_hears_of_it(stage: Stage) -> None:
    discord = stage.discord
    await shelve(stage, discord.ana)
    assert "is in the group's library" in (await discord.ana.slash("encourage me")).text
    shelf = await open_shelf(discord.mod)
    assert KIND in shelf.text
    assert str(discord.ana.id) not in str(shelf.raw)
    asked = await discord.mod.click(shelf, TAKE_OUT)
    assert KIND in asked.text
    assert asked.buttons == [SURELY, LEAVE_IN]
    assert KIND in (await discord.mod.click(asked.message, LEAVE_IN)).text
    asked = await discord.mod.click(shelf, TAKE_OUT)
    gone = await discord.mod.click(asked.message, SURELY)
    assert "no line from a member" in gone.text
    told = await discord.ana.slash("encourage me")
    assert f"“{KIND}” was in the group's library for a while" in told.text
    assert KIND not in (await discord.ana.slash("encourage me")).text
    answer = await discord.ben.slash("encourage me", theme="fairness")
    texts = [(await discord.ben.click(answer.message, "Another one")).text for _ in range(20)]
    assert not any(KIND in text for text in texts)


async def test_who_was_not_told_of_the_yes_hears_of_the_end_alone(stage: Stage) -> None:
    discord = stage.discord
    await shelve(stage, discord.ana)
    asked = await discord.mod.click(await open_shelf(discord.mod), TAKE_OUT)
    await discord.mod.click(asked.message, SURELY)
    told = (await discord.ana.slash("encourage me")).text
    assert told.count("Your line") == 1
    assert "taken it out again" in told


async def test_two_moderators_take_a_line_out_once_also_after_a_restart(stage: Stage) -> None:
    discord = stage.discord
    await shelve(stage, discord.ana)
    first = await discord.mod.click(await open_shelf(discord.mod), TAKE_OUT)
    second = await open_shelf(discord.host)
    late = await discord.host.click(second, TAKE_OUT)
    await stage.restart()
    assert "no line from a member" in (await discord.mod.click(first.message, SURELY)).text
    assert "decided about that line" in (await discord.host.click(late.message, SURELY)).text


async def test_the_library_is_paged_and_leads_back_to_what_waits(stage: Stage) -> None:
    discord = stage.discord
    for number in range(PAGE_SIZE + 1):
        await shelve(stage, discord.ana, "*" * (LINE_LIMIT - 2) + f" {number}")
    shelf = await open_shelf(discord.mod)
    assert f"{PAGE_SIZE + 1} lines · page 1 of 2" in shelf.text
    assert shelf.buttons.count(TAKE_OUT) == PAGE_SIZE
    assert f" {PAGE_SIZE}\n" in shelf.text, "the newest first"
    older = await discord.mod.click(shelf, "Older")
    assert older.buttons.count(TAKE_OUT) == 1
    asked = await press(discord.mod, older.message, ASK_TAKE_OUT)
    left = await discord.mod.click(asked.message, SURELY)
    assert left.buttons.count(TAKE_OUT) == PAGE_SIZE, "the last page is gone, so the one before it is shown"
    assert "page 1" not in left.text
    assert "No line is waiting" in (await discord.mod.click(left.message, WAITING)).text


async def test_who_lost_the_role_can_no_longer_look_or_take_out(stage: Stage) -> None:
    discord = stage.discord
    await shelve(stage, discord.ana)
    helpers = discord.add_role(discord.guild, "Helpers", int(Permission.MANAGE_MESSAGES))
    kim = discord.add_person("Kim", guild=discord.guild, roles=(helpers,))
    shelf = await open_shelf(kim)
    asked = await kim.click(shelf, TAKE_OUT)
    discord.guild.members[kim.id].role_ids.discard(helpers.id)
    answers = [await kim.click(asked.message, SURELY), await kim.click(asked.message, LEAVE_IN)]
    assert all("group's moderators" in answer.text for answer in answers)
    assert KIND in (await open_shelf(discord.mod)).text


async def test_a_declined_line_cannot_be_taken_out_and_no_form_offers_that_as_a_reason(stage: Stage) -> None:
    discord = stage.discord
    await offer(discord.ana)
    listed = (await discord.mod.slash("moderate prompts")).message
    form = (await discord.mod.click(listed, "Decline")).modal
    assert "taken-out" not in str(form.field(REASON_FIELD).raw)
    await discord.mod.submit(form, {REASON_FIELD: "other"})
    assert "no line from a member" in (await open_shelf(discord.mod)).text
