"""`/setup`, channels and test posts: what is missing is said in words, and what works is tried and leaves nothing."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.demo import until
from bot.domain.groups import Purpose
from bot.sandbox import Channel, Fault, Permission
from tests.cogs.panel import open_section
from tests.cogs.story import SHARE
from tests.stage import Stage

CHANNELS = {"wins": "Shared wins", "goals": "Goals round", "prompt": "Prompt", "moderators": "For moderators"}


async def admit_the_bot(stage: Stage) -> Channel:
    """Let the bot into the moderators' channel, and return it."""
    hidden = stage.discord.channel("moderators")
    await stage.discord.set_overwrite(hidden, stage.discord.bot_user, allow=Permission.VIEW_CHANNEL)
    return hidden


async def choose(stage: Stage, number: int, channel: Channel) -> None:
    """Choose the channel for a purpose, told by its place in the section."""
    section = await open_section(stage, "channels")
    await stage.discord.host.select(section.message, f"setup-channel:{number}", [channel])


@pytest.mark.parametrize(("number", "what"), list(enumerate(CHANNELS.values())), ids=list(CHANNELS))
async def test_each_channel_is_chosen_and_taken_back_for_itself(stage: Stage, number: int, what: str) -> None:
    discord, general = stage.discord, stage.discord.channel("general")
    section = await open_section(stage, "channels")
    chosen = await discord.host.select(section.message, f"setup-channel:{number}", [general])
    assert f"**{what}:** <#{general.id}>, " in chosen.text
    assert chosen.text.count(f"<#{general.id}>") == 1
    cleared = await discord.host.click(chosen.message, custom_id=f"setup-channel-clear:{number}")
    assert f"**{what}:** nowhere yet" in cleared.text


async def test_post_nowhere_keeps_wins_private(stage: Stage) -> None:
    section = await open_section(stage, "channels")
    await stage.discord.host.click(section.message, "Post nowhere")
    kept = await stage.discord.ana.slash("win share", category="rested")
    assert "isn't set up in this group" in kept.text


async def test_a_test_posts_to_each_channel_and_leaves_nothing(stage: Stage) -> None:
    discord = stage.discord
    hidden, general = await admit_the_bot(stage), discord.channel("general")
    await choose(stage, 3, hidden)
    panel = await discord.host.slash("setup")
    answer = await discord.host.click(panel.message, "Test post")
    shown = await answer.filled()
    assert f"**Shared wins:** I posted in <#{stage.wins.id}> and took it away again" in shown.text
    assert f"**For moderators:** I posted in <#{hidden.id}>" in shown.text
    assert [*discord.messages(stage.wins), *discord.messages(hidden), *discord.messages(general)] == []
    sent = [request.path for request in discord.requests if request.method == "POST" and "messages" in request.path]
    assert sent == [f"/channels/{stage.wins.id}/messages", f"/channels/{hidden.id}/messages"]
    back = await discord.host.click(shown, "Back")
    assert "Set up Rebound here" in back.text


async def test_a_test_says_what_to_grant_and_posts_nothing_where_something_is_missing(stage: Stage) -> None:
    discord = stage.discord
    await discord.set_overwrite(
        stage.wins, discord.bot_user, deny=Permission.SEND_MESSAGES | Permission.READ_MESSAGE_HISTORY
    )
    panel = await discord.host.slash("setup")
    shown = await (await discord.host.click(panel.message, "Test post")).filled()
    assert f"in <#{stage.wins.id}> I still need **Send Messages**, **Read Message History**" in shown.text
    assert "open that channel's settings, then *Permissions*" in shown.text
    await discord.set_overwrite(stage.wins, discord.bot_user)
    mended = await (await discord.host.click(shown, "Test again")).filled()
    assert "took it away again" in mended.text


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        pytest.param(Fault(method="POST", status=403, code=50013), "Discord didn't take my post", id="refused"),
        pytest.param(Fault(method="POST", status=503), "Discord had trouble of its own", id="away"),
        pytest.param(Fault(method="DELETE", status=403, code=50013), "couldn't take the test away", id="left there"),
    ],
)
async def test_a_test_says_what_discord_said(stage: Stage, fault: Fault, said: str) -> None:
    discord = stage.discord
    panel = await discord.host.slash("setup")
    path = rf"/channels/{stage.wins.id}/messages"
    discord.faults.add(replace(fault, path=path))
    answer = await discord.host.click(panel.message, "Test post")
    shown = await answer.filled()
    assert said in shown.text
    assert f"<#{stage.wins.id}>" in shown.text


async def test_a_test_without_channels_or_with_one_that_is_gone_says_so(stage: Stage) -> None:
    discord = stage.discord
    await discord.delete_channel(stage.wins)
    panel = await discord.host.slash("setup")
    gone = await (await discord.host.click(panel.message, "Test post")).filled()
    assert "The wins channel is gone" in gone.text
    section = await open_section(stage, "channels")
    cleared = await discord.host.click(section.message, "Post nowhere")
    overview = await discord.host.click(cleared.message, "Back")
    nothing = await (await discord.host.click(overview.message, "Test post")).filled()
    assert "there's nothing to test" in nothing.text


async def test_what_could_not_be_posted_goes_out_after_a_test_that_worked(stage: Stage) -> None:
    discord = stage.discord
    await discord.set_overwrite(stage.wins, discord.bot_user, deny=Permission.SEND_MESSAGES)
    kept = await discord.ana.slash("win share", category="cv", words="my new CV")
    with discord.expect_violation("50013"):
        await discord.ana.click(kept.message, SHARE)
        await until(lambda: "not allowed to post" in kept.message.text)
    await discord.set_overwrite(stage.wins, discord.bot_user)
    panel = await discord.host.slash("setup")
    await (await discord.host.click(panel.message, "Test post")).filled()
    await until(stage.client.is_ready)
    await stage.beats.tick()
    await stage.beats.finish()
    assert "my new CV" in (await stage.posted(stage.wins))[-1].text


async def test_a_host_who_sets_something_else_is_not_told_the_same_problem_again(stage: Stage) -> None:
    discord = stage.discord
    await discord.delete_channel(stage.wins)
    kept = await discord.ana.slash("win share", category="cv")
    with discord.expect_violation("10003"):
        await discord.ana.click(kept.message, SHARE)
        await until(lambda: discord.host.dms)
    section = await open_section(stage, "time")
    for hour in ("7", "8", "9"):
        await discord.host.select(section.message, "setup-hour:0", [hour])
    await until(stage.client.is_ready)
    await discord.advance(timedelta(minutes=5))
    await stage.beats.tick()
    await stage.beats.finish()
    assert len(discord.host.dms) == 1


async def test_a_moderators_channel_that_everybody_reads_is_said(stage: Stage) -> None:
    number = list(Purpose).index(Purpose.MODERATORS)
    await choose(stage, number, stage.discord.channel("general"))
    assert "which everybody can read" in (await stage.discord.host.slash("setup")).text
    await choose(stage, number, await admit_the_bot(stage))
    assert "which everybody can read" not in (await stage.discord.host.slash("setup")).text
