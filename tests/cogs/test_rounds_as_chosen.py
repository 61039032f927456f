"""The goals round as its host and its members choose it: when it comes, in a thread or not, whom it mentions."""

from datetime import timedelta

from bot.domain import people as domain
from bot.domain.groups import Round
from bot.domain.ids import GroupId, PersonId
from bot.domain.people import CONSENT
from bot.domain.rounds import MENTIONS, PAGE_SIZE
from bot.services import people
from bot.store import people as rows
from tests.cogs.panel import open_round, open_section
from tests.cogs.week import (
    A_MOMENT,
    A_WEEK,
    ALL,
    LOG,
    ask_to_be_mentioned,
    on_a_thursday,
    pass_by,
    pass_until,
    posted_round,
    posts,
    show_goal,
    switch_threads_on,
)
from tests.stage import Stage


async def test_it_comes_at_the_groups_own_hour(stage: Stage) -> None:
    host = stage.discord.host
    monday = await on_a_thursday(stage)
    section = await open_section(stage, "time")
    form = await host.click(section.message, "Choose a place")
    shown = await host.submit(form.modal, {"city": "Kathmandu"})
    there = monday - timedelta(hours=5, minutes=45)
    assert f"Next: <t:{int(there.timestamp())}:F>" in shown.text
    await pass_until(stage, there - timedelta(minutes=1))
    assert posts(stage) == []
    await pass_until(stage, there)
    assert len(posts(stage)) == 1


async def test_only_who_asked_is_mentioned_once_and_no_edit_mentions_anybody(stage: Stage) -> None:
    ana, ben, chi = stage.discord.ana, stage.discord.ben, stage.discord.chi
    await ask_to_be_mentioned(stage, ana, ben)
    await show_goal(stage, chi, "Send letters")
    await pass_until(stage, await on_a_thursday(stage))
    card, named = posts(stage)
    assert card.pinged == set()
    assert named.pinged == {ana.id, ben.id}
    assert named.buttons == [LOG]
    await stage.restart()
    await show_goal(stage, ana, "Another")
    await pass_by(stage, A_MOMENT)
    assert "Another" in card.text
    assert card.pinged == set()
    assert len(posts(stage)) == 2


async def test_whoever_paused_is_not_mentioned_until_they_are_back(stage: Stage) -> None:
    ana, ben = stage.discord.ana, stage.discord.ben
    await ask_to_be_mentioned(stage, ana, ben)
    monday = await on_a_thursday(stage)
    await ana.slash("settings", pause="7")
    await pass_until(stage, monday)
    assert posts(stage)[-1].pinged == {ben.id}
    await pass_until(stage, monday + A_WEEK)
    assert posts(stage)[-1].pinged == {ana.id, ben.id}


async def test_in_a_thread_people_are_mentioned_there_and_the_channel_stays_quiet(stage: Stage) -> None:
    ana = stage.discord.ana
    await ask_to_be_mentioned(stage, ana)
    await switch_threads_on(stage)
    monday = await on_a_thursday(stage)
    await pass_until(stage, monday)
    (card,) = posts(stage)
    thread = stage.discord.world.channels[card.id]
    assert thread.name == f"Goals of the week from {monday.date()}"
    (named,) = posts(stage, thread)
    assert named.pinged == {ana.id}
    own = await ana.click(named, LOG)
    assert own.ephemeral


async def test_a_thread_is_there_to_talk_also_where_nobody_asked_to_be_mentioned(stage: Stage) -> None:
    await switch_threads_on(stage)
    card = await posted_round(stage)
    (opening,) = posts(stage, stage.discord.world.channels[card.id])
    assert "room to talk" in opening.text
    assert opening.pinged == set()


async def test_one_that_was_left_out_can_be_taken_up_until_its_time_has_come_and_another_stays_out(
    stage: Stage,
) -> None:
    host = stage.discord.host
    monday = await on_a_thursday(stage)
    section, other = (await open_section(stage, "time")).message, (await open_section(stage, "time")).message
    await host.click(section, "Leave out the next one")
    await host.select(other, "setup-hour:0", ["9"])
    await host.click(other, "Leave out the next one")
    undone = await host.click(section, "Undo")
    assert f"Next: <t:{int(monday.timestamp())}:F>" in undone.text
    assert "Undo" not in undone.message.buttons
    await stage.restart()
    await pass_until(stage, monday)
    assert len(posts(stage)) == 1
    third = int((monday + 2 * A_WEEK).timestamp())
    assert f"Next: <t:{third}:F>" in (await host.slash("setup")).text, "the second is left out still"
    await pass_until(stage, monday + A_WEEK + timedelta(days=1))
    assert len(posts(stage)) == 1
    await host.click(other, "Undo")
    await pass_until(stage, monday + A_WEEK + timedelta(days=2))
    assert len(posts(stage)) == 1, "its time has come"
    await pass_until(stage, monday + 2 * A_WEEK)
    assert len(posts(stage)) == 2


async def test_the_next_one_is_shown_and_can_be_left_out_however_often_that_is_pressed(stage: Stage) -> None:
    host = stage.discord.host
    monday = await on_a_thursday(stage)
    assert f"Next: <t:{int(monday.timestamp())}:F>" in (await host.slash("setup")).text
    section, other = await open_section(stage, "time"), await open_section(stage, "time")
    left_out = await host.click(section.message, "Leave out the next one")
    assert f"Left out: <t:{int(monday.timestamp())}:F>" in left_out.text
    assert f"Next: <t:{int((monday + A_WEEK).timestamp())}:F>" in left_out.text
    again = await host.click(other.message, "Leave out the next one")
    assert "Left out" not in again.text
    assert f"Next: <t:{int((monday + A_WEEK).timestamp())}:F>" in again.text
    await pass_until(stage, monday + timedelta(days=3))
    assert posts(stage) == []
    await pass_until(stage, monday + A_WEEK)
    assert len(posts(stage)) == 1


async def test_a_round_that_is_off_or_has_no_channel_says_so(stage: Stage) -> None:
    host = stage.discord.host
    section = await open_section(stage, "time")
    assert "Next: none, as it has no channel yet" in section.text
    assert "Leave out the next one" not in section.buttons
    assert "Leave out the next one" in (await open_round(stage, Round.WINS)).buttons, "it has a channel"
    await on_a_thursday(stage)
    features = await open_section(stage, "features")
    await host.select(features.message, "setup-features", ["wins"])
    assert "switched off in *Features*" in (await host.slash("setup")).text


async def test_two_groups_in_two_zones_each_have_their_own(stage: Stage) -> None:
    discord = stage.discord
    elsewhere = discord.add_guild("Elsewhere")
    monday = await on_a_thursday(stage)
    panel = await discord.host.slash("setup", guild=elsewhere)
    section = await discord.host.select(panel.message, "setup-section", ["channels"])
    other = discord.channel("general", elsewhere)
    await discord.host.select(section.message, "setup-channel:1", [other])
    await show_goal(stage, discord.ana, "Ours alone")
    await pass_until(stage, monday)
    (here,), (there,) = posts(stage), posts(stage, other)
    assert "Ours alone" in here.text
    assert "Ours alone" not in there.text


async def test_in_a_crowd_pages_and_limits_hold_and_each_who_asked_is_pinged_once(stage: Stage) -> None:
    discord, store = stage.discord, stage.client.store
    here = GroupId(discord.guild.id)
    crowd = [discord.add_person(f"Peer {number}", guild=discord.guild) for number in range(3_000)]
    wanted = crowd[:250]
    for person in crowd[:40]:
        await people.agree(store, PersonId(person.id), here, stage.client.now())
        for _ in range(10):
            await show_goal(stage, person, "*" * 150, 999, "_" * 30)
    async with store.write() as tx:
        for who in (PersonId(person.id) for person in wanted):
            rows.save(tx, domain.Person(who, CONSENT, stage.client.now(), stage.client.now()))
            rows.save_member(tx, domain.Member(who, here, stage.client.now(), mentioned=True))
    await pass_until(stage, await on_a_thursday(stage))
    card, *named = posts(stage)
    assert f"and {400 - PAGE_SIZE} more" in card.text
    assert len(named) >= 3
    assert all(len(one.pinged) <= MENTIONS for one in named)
    assert sorted(who for one in named for who in one.pinged) == sorted(person.id for person in wanted)
    ana = discord.ana
    page = await ana.click(card, ALL)
    assert page.ephemeral
    turned = await ana.click(page.message, "More")
    assert turned.kind == "update" or turned.message is page.message
    assert turned.text != card.text
    assert len(posts(stage)) == 1 + len(named)
