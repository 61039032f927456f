"""The prompt when something is in its way: its card stands, it says the same, and the host hears once."""

from datetime import timedelta
from typing import Any

import pytest

from bot.sandbox import Fault, Permission
from tests.cogs.prompted import choose_prompts, in_thread, line_of, prompts, set_up_prompts
from tests.cogs.week import A_WEEK, beat, pass_by, pass_until
from tests.stage import Stage

AN_HOUR = timedelta(hours=1)


async def sweep(stage: Stage, step: timedelta) -> None:
    """Let time pass, and the hourly sweep with it."""
    stage.discord.clock.advance(step)
    await stage.beats.sweep()
    await beat(stage)


@pytest.mark.parametrize(
    "denied", [Permission.CREATE_PUBLIC_THREADS, Permission.SEND_MESSAGES_IN_THREADS], ids=["opening", "writing"]
)
async def test_without_the_right_to_threads_the_card_stands_and_the_host_hears_once(
    stage: Stage, denied: Permission
) -> None:
    discord, general = stage.discord, stage.discord.channel("general")
    wednesday = await choose_prompts(stage)
    await discord.set_overwrite(general, discord.bot_user, deny=denied)
    with discord.expect_violation("50013"):
        await pass_until(stage, wednesday)
        for _ in range(3):
            await sweep(stage, AN_HOUR)
        await pass_until(stage, wednesday + A_WEEK)
        await sweep(stage, AN_HOUR)
    first, second = prompts(stage)
    (notice,) = discord.host.dms
    assert "open a thread" in notice.text
    assert f"*Create Public Threads* and *Send Messages in Threads* in <#{general.id}>" in notice.text
    await discord.set_overwrite(general, discord.bot_user)
    await sweep(stage, AN_HOUR)
    assert len(in_thread(stage, second)) == 1
    assert len(prompts(stage)) == 2
    assert line_of(first) != line_of(second)
    assert len(discord.host.dms) == 1


async def test_a_host_who_switches_threads_off_instead_has_none_opened_later(stage: Stage) -> None:
    discord, general = stage.discord, stage.discord.channel("general")
    wednesday = await choose_prompts(stage)
    await discord.set_overwrite(general, discord.bot_user, deny=Permission.CREATE_PUBLIC_THREADS)
    with discord.expect_violation("50013"):
        await pass_until(stage, wednesday)
    await set_up_prompts(stage, discord.guild, thread=False)
    await discord.set_overwrite(general, discord.bot_user)
    await sweep(stage, AN_HOUR)
    (card,) = prompts(stage)
    assert in_thread(stage, card) == []


@pytest.mark.parametrize(
    ("status", "times"), [pytest.param(500, 1, id="once"), pytest.param(503, 4, id="for a while")]
)
async def test_a_thread_that_discord_fails_to_open_is_opened_later_once(
    stage: Stage, status: int, times: int
) -> None:
    discord = stage.discord
    wednesday = await choose_prompts(stage)
    discord.faults.add(Fault(method="POST", path=r"/threads$", status=status, times=times))
    await pass_until(stage, wednesday)
    discord.allow_violation("10003")  # it looks for what an earlier attempt may have left in the thread
    for _ in range(6):
        await pass_by(stage, timedelta(minutes=20))
    (card,) = prompts(stage)
    assert len(in_thread(stage, card)) == 1
    assert discord.host.dms == []


async def test_a_thread_whose_opening_was_not_heard_of_is_used_as_it_is(stage: Stage) -> None:
    discord = stage.discord
    wednesday = await choose_prompts(stage)
    discord.faults.add(Fault(method="POST", path=r"/threads$", when="after", drop=True))
    await pass_until(stage, wednesday)
    for _ in range(3):
        await pass_by(stage, timedelta(minutes=5))
    (card,) = prompts(stage)
    assert len(in_thread(stage, card)) == 1


async def test_a_thread_that_somebody_opened_first_is_the_one_for_answers(stage: Stage) -> None:
    discord = stage.discord
    wednesday = await choose_prompts(stage)
    discord.clock.move_to(wednesday)
    await stage.beats.tick()
    await stage.beats.finish()
    (card,) = prompts(stage)
    channel = stage.client.get_partial_messageable(card.channel.id, guild_id=discord.guild.id)
    await channel.get_partial_message(card.id).create_thread(
        name="It was me"
    )  # Discord makes no difference whose it is
    await beat(stage)
    assert len(in_thread(stage, card)) == 1
    assert discord.world.channels[card.id].name == "It was me"


async def test_a_bot_that_is_killed_between_card_and_thread_opens_it_when_it_is_back(stage: Stage) -> None:
    wednesday = await choose_prompts(stage)
    stage.discord.clock.move_to(wednesday)
    await stage.beats.tick()
    await stage.beats.finish()
    (card,) = prompts(stage)
    assert in_thread(stage, card) == []
    await stage.restart()
    await beat(stage)
    assert prompts(stage) == [card]
    assert len(in_thread(stage, card)) == 1


@pytest.mark.parametrize(
    "fault",
    [
        pytest.param({"status": 503, "times": 4}, id="refused by a failing server"),
        pytest.param({"drop": True, "when": "after"}, id="posted, and the answer lost"),
    ],
)
async def test_a_prompt_that_is_tried_again_says_the_same_and_stands_once(
    stage: Stage, fault: dict[str, Any]
) -> None:
    discord, general = stage.discord, stage.discord.channel("general")
    wednesday = await choose_prompts(stage)
    path = rf"/channels/{general.id}/messages$"
    discord.faults.add(Fault(method="POST", path=path, **fault))
    await pass_until(stage, wednesday)
    async with stage.client.store.read() as view:
        (decided,) = await view.all("SELECT kind, line FROM prompt")
    for _ in range(8):
        await pass_by(stage, timedelta(minutes=10))
    (card,) = prompts(stage)
    async with stage.client.store.read() as view:
        (kept,) = await view.all("SELECT kind, line FROM prompt")
    assert tuple(kept) == tuple(decided)
    assert line_of(card)
    assert len(in_thread(stage, card)) == 1


async def test_a_prompt_that_is_deleted_before_its_thread_opens_is_nothing_to_tell_a_host(stage: Stage) -> None:
    discord = stage.discord
    wednesday = await choose_prompts(stage)
    discord.clock.move_to(wednesday)
    await stage.beats.tick()
    await stage.beats.finish()
    (card,) = prompts(stage)
    await discord.delete_message(card)
    with discord.expect_violation("10008"):
        await beat(stage)
        await sweep(stage, AN_HOUR)
    assert discord.host.dms == []
    assert prompts(stage) == []


async def test_a_channel_that_is_deleted_is_told_once(stage: Stage) -> None:
    discord = stage.discord
    gone = discord.add_channel(discord.guild, "questions")
    wednesday = await choose_prompts(stage, gone)
    await discord.delete_channel(gone)
    with discord.expect_violation("10003"):
        await pass_until(stage, wednesday)
        for _ in range(3):
            await sweep(stage, AN_HOUR)
    (notice,) = discord.host.dms
    assert "gone" in notice.text
