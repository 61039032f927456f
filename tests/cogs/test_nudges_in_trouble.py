"""Nudges whose reader is gone, before a failing Discord, and where direct messages are closed."""

from contextlib import nullcontext
from datetime import timedelta

import pytest

from bot.domain.groups import Feature
from bot.domain.ids import ChannelId
from bot.domain.people import Reach
from bot.domain.schedule import Kind, delivery_id, schedule_id
from bot.sandbox import Channel, Fault, Message, Permission
from bot.services import privacy, weeks
from bot.ui.actions import read_custom_id
from tests.cogs.nudged import (
    FRIDAY,
    HOUR,
    LATER,
    LOG,
    MONDAY,
    SHOW,
    THURSDAY,
    TUESDAY,
    WORDS,
    Nudged,
    nudged,
)
from tests.cogs.story import custom_ids
from tests.stage import Stage


@pytest.fixture
async def ana(stage: Stage) -> Nudged:
    """Return Ana in Kolkata on a Monday morning; she asked for every nudge at six in the evening."""
    return await nudged(stage)


# what can go wrong


async def test_whoever_erases_everything_meanwhile_gets_nothing(ana: Nudged) -> None:
    await ana.sets()
    await privacy.erase(ana.stage.client.store, ana.id, ana.stage.client.now())
    await ana.comes(FRIDAY, HOUR)
    assert ana.nudges == []


async def test_of_a_group_that_removed_the_bot_nothing_more_comes(ana: Nudged) -> None:
    elsewhere = ana.stage.discord.add_guild("Elsewhere", owner=ana.stage.discord.host)
    await ana.ana.join(elsewhere)
    await ana.sets()
    await ana.stage.remove_bot()
    await ana.comes(FRIDAY, HOUR)
    assert ana.nudges == []


async def test_of_a_group_that_adds_the_bot_again_they_come_again(ana: Nudged) -> None:
    await ana.sets()
    await ana.stage.remove_bot()
    await ana.comes(MONDAY, 10)
    await ana.passes(timedelta(days=8))
    await ana.stage.add_bot()
    await ana.comes(FRIDAY, HOUR)
    (nudge,) = ana.nudges
    assert WORDS in nudge.text


@pytest.mark.parametrize(
    "fault",
    [
        pytest.param(Fault(method="POST", path=r"/messages$", times=6, status=500), id="500 before it arrived"),
        pytest.param(Fault(method="POST", path=r"/messages$", times=6, status=502, when="after"), id="502 after"),
        pytest.param(Fault(method="POST", path=r"/messages$", times=1, retry_after=0.2), id="429"),
        pytest.param(Fault(method="POST", path=r"/users/@me/channels$", times=6, status=503), id="no channel"),
        pytest.param(Fault(method="POST", path=r"/messages$", times=1, drop=True, when="after"), id="cut off"),
    ],
)
async def test_a_failing_discord_delays_it_and_never_doubles_it(ana: Nudged, fault: Fault) -> None:
    await ana.sets()
    await ana.comes(THURSDAY, HOUR - 1)
    ana.stage.discord.faults.add(fault)
    await ana.comes(THURSDAY, HOUR)
    for _ in range(3):
        await ana.passes(timedelta(minutes=20))
    ana.stage.discord.faults.clear()
    await ana.passes(timedelta(hours=1))
    assert len(ana.nudges) == 1
    assert (await ana.known()).unanswered == 1


# closed direct messages


def notes(channel: Channel, stage: Stage) -> list[Message]:
    """Return the notes in a channel that a nudge waits."""
    return [one for one in stage.discord.messages(channel) if SHOW in one.buttons]


@pytest.fixture
async def closed(ana: Nudged) -> Nudged:
    """Return Ana, who takes no direct messages and wants a note in the channel then, in a group that has one."""
    await ana.change_group(goals_channel=ChannelId(ana.stage.discord.channel("general").id))
    await ana.prefers(reach=Reach.CHANNEL)
    await ana.sets()
    ana.ana.close_dms()
    return ana


async def test_where_direct_messages_are_closed_one_note_names_nobody_and_shows_it_to_her_alone(
    closed: Nudged,
) -> None:
    stage, general = closed.stage, closed.stage.discord.channel("general")
    with stage.discord.expect_violation("50007"):
        await closed.comes(THURSDAY, HOUR)
        await closed.passes(timedelta(seconds=10))
    (note,) = notes(general, stage)
    assert note.pinged == set()
    assert "<@" not in note.text
    assert WORDS not in note.text
    assert closed.nudges == []
    await closed.passes(timedelta(hours=2))
    assert "Nothing waits for you" in (await stage.discord.ben.click(note, SHOW)).text
    shown = await closed.ana.click(note, SHOW)
    assert shown.ephemeral
    assert WORDS in shown.text
    opened = await closed.ana.click(shown.message, LOG)
    await closed.ana.click(opened.message, "+1")
    assert "Nothing waits for you" in (await closed.ana.click(note, SHOW)).text
    assert len(notes(general, stage)) == 1
    assert stage.discord.host.dms == [], "no host is bothered with it"


async def test_nothing_in_a_note_follows_from_whom_it_is_for(closed: Nudged) -> None:
    """Rebound's code is open, and Discord's client shows custom ids to whoever looks."""
    with closed.stage.discord.expect_violation("50007"):
        await closed.comes(THURSDAY, HOUR)
        await closed.passes(timedelta(seconds=10))
    (note,) = notes(closed.stage.discord.channel("general"), closed.stage)
    schedule = schedule_id(Kind.MIDWEEK, closed.group, closed.id)
    guessed = {delivery_id(schedule, closed.in_days(-ago), part) for ago in range(8) for part in range(2)}
    (custom_id,) = custom_ids(note)
    press = read_custom_id(custom_id)
    assert press is not None
    assert press["nudge"] not in guessed


async def test_a_note_that_could_not_be_posted_comes_only_if_it_is_still_wanted(closed: Nudged) -> None:
    stage, general = closed.stage, closed.stage.discord.channel("general")
    await stage.discord.set_overwrite(general, stage.discord.bot_user, deny=Permission.SEND_MESSAGES)
    with stage.discord.expect_violation("50007"), stage.discord.expect_violation("50013"):
        await closed.comes(THURSDAY, HOUR)
        await closed.passes(timedelta(seconds=10))
    await closed.prefers(reach=Reach.DM)
    await stage.discord.set_overwrite(general, stage.discord.bot_user)
    await stage.beats.sweep()
    await closed.passes(timedelta(seconds=10))
    assert notes(general, stage) == []


async def test_without_that_wish_it_waits_in_help_alone(closed: Nudged) -> None:
    await closed.prefers(reach=Reach.DM)
    with closed.stage.discord.expect_violation("50007"):
        await closed.comes(THURSDAY, HOUR)
        await closed.passes(timedelta(seconds=10))
    assert notes(closed.stage.discord.channel("general"), closed.stage) == []
    shown = await closed.ana.slash("help")
    assert shown.text.startswith("### Waiting for you")
    assert WORDS in shown.text
    assert "Waiting for you" not in (await closed.stage.discord.ben.slash("help")).text
    assert "Waiting for you" in (await closed.ana.slash("help", guild=None)).text


async def test_what_waits_can_be_put_off_and_then_waits_no_longer(closed: Nudged) -> None:
    await closed.prefers(reach=Reach.DM)
    with closed.stage.discord.expect_violation("50007"):
        await closed.comes(THURSDAY, HOUR)
    shown = await closed.ana.slash("help")
    await closed.ana.click(shown.message, LATER)
    assert "Waiting for you" not in (await closed.ana.slash("help")).text
    closed.ana.open_dms()
    await closed.comes(FRIDAY, HOUR)
    assert len(closed.nudges) == 1


async def test_settings_say_that_they_are_closed_until_one_arrives_again(closed: Nudged) -> None:
    await closed.prefers(reach=Reach.DM)
    with closed.stage.discord.expect_violation("50007"):
        await closed.comes(THURSDAY, HOUR)
    assert "didn't arrive" in (await closed.ana.slash("settings")).text
    assert (await closed.known()).closed_at is not None
    closed.ana.open_dms()
    await closed.comes(THURSDAY, HOUR)
    assert len(closed.nudges) == 1
    assert "didn't arrive" not in (await closed.ana.slash("settings")).text
    assert (await closed.known()).closed_at is None


async def test_notes_stop_after_three_without_an_answer_too(closed: Nudged) -> None:
    general = closed.stage.discord.channel("general")
    for week in range(5):
        with closed.stage.discord.expect_violation("50007") if week < 3 else nullcontext():
            await closed.comes(THURSDAY, HOUR)
            await closed.passes(timedelta(seconds=10))
    assert len(notes(general, closed.stage)) == 3


@pytest.mark.parametrize("is_gone", [False, True])
async def test_a_note_goes_to_the_rounds_thread_or_if_that_is_gone_to_the_channel(
    closed: Nudged, *, is_gone: bool
) -> None:
    discord = closed.stage.discord
    await closed.change_group(switched=frozenset({Feature.GOALS_THREAD}))
    await closed.comes(TUESDAY, HOUR)
    (thread,) = [one for one in discord.guild.channels.values() if one.type.is_thread]
    if is_gone:
        await discord.delete_channel(thread)
        discord.allow_violation("10003")
    with discord.expect_violation("50007"):
        await closed.comes(THURSDAY, HOUR)
        await closed.passes(timedelta(minutes=1))
        await closed.passes(timedelta(minutes=1))
    assert len(notes(discord.channel("general") if is_gone else thread, closed.stage)) == 1
    assert discord.host.dms == []


async def test_of_something_done_meanwhile_no_note_is_posted(closed: Nudged) -> None:
    with closed.stage.discord.expect_violation("50007"):
        await closed.comes(THURSDAY, HOUR)
    await weeks.take_pass(closed.stage.client.store, closed.id, closed.group, closed.stage.client.now())
    await closed.passes(timedelta(minutes=1))
    assert notes(closed.stage.discord.channel("general"), closed.stage) == []


async def test_a_note_without_its_channel_is_not_posted_and_the_nudge_still_waits(closed: Nudged) -> None:
    await closed.change_group(goals_channel=None)
    with closed.stage.discord.expect_violation("50007"):
        await closed.comes(THURSDAY, HOUR)
    assert "Waiting for you" in (await closed.ana.slash("help")).text


async def test_waiting_nudges_of_every_kind_with_the_longest_words_fit_beside_the_help(ana: Nudged) -> None:
    await ana.sets("*" * 150)
    await ana.sets("_" * 150, due=ana.in_days(3))
    await ana.sets("~" * 150, due=ana.in_days(3))
    await ana.sets("`" * 150, due=ana.in_days(3))
    ana.ana.close_dms()
    with ana.stage.discord.expect_violation("50007"):
        await ana.comes(THURSDAY, HOUR)
    shown = await ana.ana.slash("help")
    assert shown.buttons.count(LATER) == 3
