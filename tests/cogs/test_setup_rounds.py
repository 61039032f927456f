"""`/setup` and what comes by the week: when the next one is, what is left out, what a prompt may be."""

from datetime import timedelta

import pytest

from bot.domain.groups import Feature, Purpose, Round
from bot.domain.ids import GroupId
from bot.sandbox import Channel, Message, Permission, SandboxRefusal
from bot.services import groups
from tests.cogs.panel import open_round, open_section
from tests.cogs.story import parts
from tests.cogs.week import A_WEEK, on_a_thursday, pass_until, posts
from tests.cogs.wins_week import friday, rounds
from tests.stage import Stage

LEAVE_OUT, UNDO = "Leave out the next one", "Undo"
NOTHING = "That changed nothing"
COMPONENTS, CHARACTERS = 40, 4000
"""What one message of ours may hold (Discord, Components V2)."""


async def choose(stage: Stage, purpose: Purpose, channel: Channel) -> None:
    """Choose where something is posted, as the host does."""
    section = await open_section(stage, "channels")
    number = list(Purpose).index(purpose)
    await stage.discord.host.select(section.message, f"setup-channel:{number}", [channel])


async def left_out(stage: Stage, which: Round) -> tuple[Message, Message]:
    """Leave out the next round of a sort; return the section as it was before, and as it is then."""
    before, section = (await open_round(stage, which)).message, (await open_round(stage, which)).message
    number = f"setup-leave-out:{list(Round).index(which)}:"
    button = next(one.custom_id for one in section.button_list if (one.custom_id or "").startswith(number))
    return before, (await stage.discord.host.click(section, custom_id=button)).message


@pytest.mark.parametrize("which", [Round.WINS, Round.PROMPT])
async def test_the_next_one_is_shown_left_out_and_taken_up_again(stage: Stage, which: Round) -> None:
    discord, host = stage.discord, stage.discord.host
    await choose(stage, Purpose.PROMPT, discord.channel("general"))
    comes = await friday(stage)  # on the Thursday before
    if which is Round.PROMPT:
        comes += timedelta(days=5) - timedelta(hours=4)
    stamp = f"Next: <t:{int(comes.timestamp())}:F>"
    later = f"Next: <t:{int((comes + A_WEEK).timestamp())}:F>"
    assert stamp in (await host.slash("setup")).text
    section = (await open_round(stage, which)).message
    number = list(Round).index(which)
    button = next(
        one.custom_id for one in section.button_list if (one.custom_id or "").startswith(f"setup-leave-out:{number}:")
    )
    out = await host.click(section, custom_id=button)
    assert f"Left out: <t:{int(comes.timestamp())}:F>" in out.text
    assert later in out.text
    assert out.text.count("Left out") == 1
    assert stamp in (await host.click(out.message, UNDO)).text
    stale = (await open_round(stage, which)).message
    out = await host.click(stale, custom_id=button)
    assert later in out.text
    there = rounds if which is Round.WINS else posts
    before = len(there(stage))
    await pass_until(stage, comes + timedelta(days=6))
    assert len(there(stage)) == before
    await pass_until(stage, comes + A_WEEK)
    assert len(there(stage)) == before + 1


@pytest.mark.parametrize("which", [Round.WINS, Round.PROMPT])
async def test_what_was_left_out_comes_when_it_would_have_though_its_day_was_changed_meanwhile(
    stage: Stage, which: Round
) -> None:
    discord, host = stage.discord, stage.discord.host
    await choose(stage, Purpose.PROMPT, discord.channel("general"))
    comes = await friday(stage)
    if which is Round.PROMPT:
        comes += timedelta(days=5) - timedelta(hours=4)
    section, out = await left_out(stage, which)
    changed = await host.select(section, f"setup-day:{list(Round).index(which)}", [str((comes.weekday() + 2) % 7)])
    assert f"Next: <t:{int(comes.timestamp())}:F>" not in changed.text
    undone = await host.click(out, UNDO)
    assert f"Next: <t:{int(comes.timestamp())}:F>" in undone.text
    assert NOTHING not in undone.text
    there = rounds if which is Round.WINS else posts
    before = len(there(stage))
    await pass_until(stage, comes)
    assert len(there(stage)) == before + 1


async def test_a_goals_round_of_a_week_that_was_moved_since_is_not_taken_up_and_that_is_said(stage: Stage) -> None:
    host = stage.discord.host
    monday = await on_a_thursday(stage)
    section, out = await left_out(stage, Round.GOALS)
    await host.select(section, "setup-day:0", ["2"])
    undone = await host.click(out, UNDO)
    assert undone.text.index("**Goals round:**") < undone.text.index(NOTHING) < undone.text.index("**Wins round:**")
    stamp = f"Next: <t:{int((monday + timedelta(days=9)).timestamp())}:F>"
    assert stamp in undone.text, "it stays left out, on its new day"
    assert len(parts(undone.message.components)) <= COMPONENTS
    await pass_until(stage, monday + timedelta(days=8))
    assert posts(stage) == []


async def test_a_wins_round_that_comes_every_other_week_says_why(stage: Stage) -> None:
    comes = await friday(stage)
    await pass_until(stage, comes)
    assert "every second week" not in (await stage.discord.host.slash("setup")).text
    await pass_until(stage, comes + A_WEEK)
    panel = await stage.discord.host.slash("setup")
    assert "Two rounds in a row had no wins to show" in panel.text
    assert "**Wins round:** every second Friday, 16:00" in panel.text
    assert f"<t:{int((comes + 3 * A_WEEK).timestamp())}:F>" in panel.text
    section = await open_round(stage, Round.WINS)
    moved = await stage.discord.host.select(section.message, "setup-hour:1", ["18"])
    assert f"<t:{int((comes + 3 * A_WEEK).timestamp()) + 7200}:F>" in moved.text


async def test_what_a_prompt_may_be_is_chosen_and_never_nothing(stage: Stage) -> None:
    host = stage.discord.host
    section = (await open_round(stage, Round.PROMPT)).message
    shown = await host.select(section, "setup-mix", ["ritual", "question"])
    group = await groups.find(stage.client.store, GroupId(stage.discord.guild.id))
    assert {kind.value for kind in group.prompt_mix} == {"ritual", "question"}
    with pytest.raises(SandboxRefusal):
        await host.select(shown.message, "setup-mix", [])


async def test_the_prompts_channel_needs_threads_only_while_they_are_on(stage: Stage) -> None:
    discord, general = stage.discord, stage.discord.channel("general")
    await choose(stage, Purpose.PROMPT, general)
    await discord.set_overwrite(general, discord.bot_user, deny=Permission.CREATE_PUBLIC_THREADS)
    await discord.settle()
    panel = await discord.host.slash("setup")
    assert f"**Prompt:** in <#{general.id}> I still need **Create Public Threads**" in panel.text
    tested = await (await discord.host.click(panel.message, "Test post")).filled()
    assert "I still need **Create Public Threads**" in tested.text
    features = await open_section(stage, "features")
    on = [feature for feature in Feature if feature not in (Feature.ALERTS, Feature.PROMPT_THREAD)]
    await discord.host.select(features.message, "setup-features", on)
    panel = await discord.host.slash("setup")
    assert "**Goals round:** nowhere yet" in panel.text
    assert f"**Prompt:** <#{general.id}>, and I can post there" in panel.text


async def test_the_fullest_panel_still_fits_a_message(stage: Stage) -> None:
    discord, host = stage.discord, stage.discord.host
    general = discord.channel("general")
    for purpose in Purpose:
        await choose(stage, purpose, general)
    comes = await friday(stage)
    await pass_until(stage, comes)
    await pass_until(stage, comes + A_WEEK)
    await discord.set_overwrite(
        general,
        discord.bot_user,
        deny=Permission.CREATE_PUBLIC_THREADS | Permission.READ_MESSAGE_HISTORY | Permission.SEND_MESSAGES_IN_THREADS,
    )
    await discord.settle()
    features = await open_section(stage, "features")
    shown = [(await host.select(features.message, "setup-features", list(Feature)))]
    section = await open_round(stage, Round.PROMPT)
    form = await host.click(section.message, "Choose a place")
    chosen = await host.submit(form.modal, {"city": "America/Argentina/Buenos_Aires"})
    shown += [await host.click(chosen.message, LEAVE_OUT), await host.slash("setup")]
    shown += [await open_section(stage, "channels")]
    for panel in shown:
        assert len(parts(panel.message.components)) <= COMPONENTS
        assert len(panel.text) <= CHARACTERS
