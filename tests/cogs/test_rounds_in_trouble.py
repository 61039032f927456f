"""The goals round when something is in its way: the host hears once, in words, and it goes on by itself."""

from datetime import timedelta

import pytest

from bot.domain.goals import GOALS_LIMIT
from bot.domain.groups import OFF_AT_FIRST, Feature
from bot.domain.ids import PersonId
from bot.sandbox import Fault, Message, Permission
from bot.services import privacy
from tests.cogs.goals import PREVIEW, SHOW, list_of, send_five
from tests.cogs.panel import open_section
from tests.cogs.week import (
    A_MOMENT,
    A_WEEK,
    LOG,
    SET,
    ask_to_be_mentioned,
    beat,
    choose,
    on_a_thursday,
    pass_by,
    pass_until,
    posted_round,
    posts,
    show_goal,
    switch_threads_on,
)
from tests.stage import Stage

AN_HOUR = timedelta(hours=1)


async def sweep(stage: Stage, step: timedelta) -> None:
    """Let time pass, and the hourly sweep with it."""
    stage.discord.clock.advance(step)
    await stage.beats.sweep()
    await beat(stage)


def told(stage: Stage) -> list[Message]:
    """Return what the host was told."""
    return stage.discord.host.dms


async def test_a_channel_that_is_deleted_is_told_once_and_another_one_gets_the_round(stage: Stage) -> None:
    discord = stage.discord
    gone = discord.add_channel(discord.guild, "goals")
    monday = await on_a_thursday(stage, gone)
    await discord.delete_channel(gone)
    with discord.expect_violation("10003"):
        await pass_until(stage, monday)
        for _ in range(3):
            await sweep(stage, AN_HOUR)
    (notice,) = told(stage)
    assert "The goals channel is gone" in notice.text
    await choose(stage, discord.channel("general"))
    await beat(stage)
    assert len(posts(stage)) == 1
    await pass_until(stage, monday + A_WEEK)
    assert len(posts(stage)) == 2
    assert len(told(stage)) == 1


async def test_a_permission_that_is_lost_and_given_back_needs_no_other_word_from_the_host(stage: Stage) -> None:
    discord, general = stage.discord, stage.discord.channel("general")
    monday = await on_a_thursday(stage)
    await discord.set_overwrite(general, discord.bot_user, deny=Permission.SEND_MESSAGES)
    with discord.expect_violation("50013"):
        await pass_until(stage, monday)
        for _ in range(3):
            await sweep(stage, AN_HOUR)
    (notice,) = told(stage)
    assert "not allowed to post in the goals channel" in notice.text
    assert posts(stage) == []
    await discord.set_overwrite(general, discord.bot_user)
    await sweep(stage, AN_HOUR)
    assert len(posts(stage)) == 1
    assert len(told(stage)) == 1


async def test_a_bot_that_is_removed_and_added_again_goes_on_with_the_next_round(stage: Stage) -> None:
    monday = await on_a_thursday(stage)
    await pass_until(stage, monday)
    await stage.remove_bot()
    await pass_until(stage, monday + A_WEEK + timedelta(days=1))
    assert len(posts(stage)) == 1
    assert told(stage) == []
    await stage.add_bot()
    await pass_until(stage, monday + A_WEEK + timedelta(days=6))
    assert len(posts(stage)) == 1
    await pass_until(stage, monday + 2 * A_WEEK)
    assert len(posts(stage)) == 2


async def test_a_round_that_a_moderator_deletes_stays_away_and_the_next_one_comes(stage: Stage) -> None:
    discord = stage.discord
    monday = await on_a_thursday(stage)
    await pass_until(stage, monday)
    (card,) = posts(stage)
    await discord.delete_message(card)
    await show_goal(stage, discord.ana, "Send letters")
    with discord.expect_violation("10008"):
        await pass_by(stage, A_MOMENT)
    await show_goal(stage, discord.ana, "More letters")
    await pass_by(stage, A_MOMENT)
    assert posts(stage) == []
    assert told(stage) == []
    await pass_until(stage, monday + A_WEEK)
    assert len(posts(stage)) == 1


@pytest.mark.parametrize(
    "denied", [Permission.CREATE_PUBLIC_THREADS, Permission.SEND_MESSAGES_IN_THREADS], ids=["opening", "writing"]
)
async def test_without_the_right_to_threads_the_card_is_there_and_the_host_hears_once(
    stage: Stage, denied: Permission
) -> None:
    discord, general = stage.discord, stage.discord.channel("general")
    await ask_to_be_mentioned(stage, discord.ana)
    await switch_threads_on(stage)
    monday = await on_a_thursday(stage)
    await discord.set_overwrite(general, discord.bot_user, deny=denied)
    with discord.expect_violation("50013"):
        await pass_until(stage, monday)
        for _ in range(3):
            await sweep(stage, AN_HOUR)
        await pass_until(stage, monday + A_WEEK)
        await sweep(stage, AN_HOUR)
    _, card = posts(stage)
    (notice,) = told(stage)
    assert "open a thread in the goals channel" in notice.text
    assert f"*Create Public Threads* and *Send Messages in Threads* in <#{general.id}>" in notice.text
    await discord.set_overwrite(general, discord.bot_user)
    await sweep(stage, AN_HOUR)
    (named,) = posts(stage, discord.world.channels[card.id])
    assert named.pinged == {discord.ana.id}
    assert len(told(stage)) == 1


async def test_the_panel_names_what_threads_need_only_while_they_are_on(stage: Stage) -> None:
    discord, general = stage.discord, stage.discord.channel("general")
    await on_a_thursday(stage)
    await discord.set_overwrite(general, discord.bot_user, deny=Permission.CREATE_PUBLIC_THREADS)
    await discord.settle()
    assert "I still need" not in (await discord.host.slash("setup")).text
    await switch_threads_on(stage)
    panel = await discord.host.slash("setup")
    assert f"**Goals round:** in <#{general.id}> I still need **Create Public Threads**" in panel.text
    tested = await (await discord.host.click(panel.message, "Test post")).filled()
    assert "I still need **Create Public Threads**" in tested.text
    assert "**Shared wins:** I posted" in tested.text


async def test_a_round_that_is_deleted_before_its_thread_opens_is_nothing_to_tell_a_host(stage: Stage) -> None:
    discord = stage.discord
    await ask_to_be_mentioned(stage, discord.ana)
    await switch_threads_on(stage)
    monday = await on_a_thursday(stage)
    discord.clock.move_to(monday)
    await stage.beats.tick()
    await stage.beats.finish()
    (card,) = posts(stage)
    await discord.delete_message(card)
    with discord.expect_violation("10008"):
        await beat(stage)
        await sweep(stage, AN_HOUR)
    assert told(stage) == []
    assert posts(stage) == []


async def test_a_thread_that_could_not_be_opened_for_a_while_is_opened_later(stage: Stage) -> None:
    """The look for an earlier attempt finds no thread yet, which is no lost channel."""
    discord = stage.discord
    await ask_to_be_mentioned(stage, discord.ana)
    await switch_threads_on(stage)
    monday = await on_a_thursday(stage)
    discord.faults.add(Fault(method="POST", path=r"/threads$", status=500, times=5))
    await pass_until(stage, monday)
    with discord.expect_violation("10003"):
        for _ in range(6):
            await pass_by(stage, timedelta(minutes=10))
    (card,) = posts(stage)
    (named,) = posts(stage, discord.world.channels[card.id])
    assert named.pinged == {discord.ana.id}
    assert told(stage) == []


async def test_answers_that_are_lost_leave_one_card_and_one_mention_each(stage: Stage) -> None:
    discord, general = stage.discord, stage.discord.channel("general")
    await ask_to_be_mentioned(stage, discord.ana, discord.ben)
    monday = await on_a_thursday(stage)
    path = rf"/channels/{general.id}/messages$"
    discord.faults.add(Fault(method="POST", path=path, when="after", drop=True))
    await pass_until(stage, monday)
    discord.faults.add(Fault(method="POST", path=path, when="after", drop=True))
    for _ in range(4):
        await pass_by(stage, timedelta(minutes=5))
    card, named = posts(stage)
    assert LOG in card.buttons
    assert named.pinged == {discord.ana.id, discord.ben.id}


async def test_an_edit_that_fails_is_made_later_with_all_that_happened_since(stage: Stage) -> None:
    discord = stage.discord
    card = await posted_round(stage)
    await pass_by(stage, A_MOMENT)
    path = rf"/channels/{card.channel.id}/messages/{card.id}$"
    discord.faults.add(Fault(method="PATCH", path=path, status=403, code=50013))
    await show_goal(stage, discord.ana, "Send letters")
    await pass_by(stage, A_MOMENT)
    assert "Send letters" not in card.text
    await pass_by(stage, timedelta(seconds=10))
    assert "Send letters" in card.text
    assert told(stage) == []


async def test_a_channel_out_of_sight_at_the_weeks_end_gets_its_summary_once_it_is_back(stage: Stage) -> None:
    discord, general = stage.discord, stage.discord.channel("general")
    monday = await on_a_thursday(stage)
    await pass_until(stage, monday)
    (card,) = posts(stage)
    await discord.set_overwrite(general, discord.bot_user, deny=Permission.VIEW_CHANNEL)
    with discord.expect_violation("50001"):
        await pass_until(stage, monday + A_WEEK - timedelta(hours=9))
        for _ in range(6):
            await pass_by(stage, timedelta(minutes=40))
    assert "The week is over" not in card.text
    await discord.set_overwrite(general, discord.bot_user)
    await pass_by(stage, timedelta(hours=2))
    assert "The week is over" in card.text


async def test_from_the_round_too_nobody_writes_a_goal_in_vain(stage: Stage) -> None:
    card = await posted_round(stage)
    for number in range(GOALS_LIMIT):
        await show_goal(stage, stage.discord.ana, f"Walk no. {number}")
    assert "You have 10 goals" in (await stage.discord.ana.click(card, SET)).text


async def test_where_the_round_was_switched_off_nothing_is_promised_of_it(stage: Stage) -> None:
    await posted_round(stage)
    goal = await send_five(stage)
    preview = await stage.discord.ana.click(goal, PREVIEW)
    section = await open_section(stage, "features")
    on = [feature for feature in Feature if feature not in OFF_AT_FIRST | {Feature.GOALS_ROUND}]
    await stage.discord.host.select(section.message, "setup-features", on)
    assert "has switched that off" in (await stage.discord.ana.click(preview.message, SHOW)).text
    assert "only you see it" in await list_of(stage)


async def test_what_was_erased_while_the_bot_was_gone_leaves_the_round_when_it_is_back(stage: Stage) -> None:
    discord = stage.discord
    await show_goal(stage, discord.ana, "Send letters")
    card = await posted_round(stage)
    assert "Send letters" in card.text
    await stage.remove_bot()
    await privacy.erase(stage.client.store, PersonId(discord.ana.id), stage.client.now())
    for _ in range(14):
        await pass_by(stage, timedelta(days=1))
    await stage.add_bot()
    await pass_by(stage, A_MOMENT)
    assert "Send letters" not in card.text
    assert "The week is over" in card.text


async def test_what_was_erased_while_nothing_could_be_posted_leaves_the_round_with_the_next(stage: Stage) -> None:
    discord, general = stage.discord, stage.discord.channel("general")
    await show_goal(stage, discord.ana, "Send letters")
    monday = await on_a_thursday(stage)
    await pass_until(stage, monday)
    (card,) = posts(stage)
    await discord.set_overwrite(general, discord.bot_user, deny=Permission.VIEW_CHANNEL)
    await privacy.erase(stage.client.store, PersonId(discord.ana.id), stage.client.now())
    with discord.expect_violation("50001"):
        for _ in range(2 * 13):
            await pass_by(stage, timedelta(hours=12))
    assert "Send letters" in card.text
    await discord.set_overwrite(general, discord.bot_user)
    await pass_until(stage, monday + 2 * A_WEEK)
    await pass_by(stage, A_MOMENT)
    assert "Send letters" not in card.text
