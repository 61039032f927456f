"""`/progress`: what somebody has gathered, for them alone, and what a group has; zeros are kind, nothing falls."""

import re
from datetime import timedelta
from itertools import pairwise

from bot.sandbox import Message, Person
from tests.cogs.story import CELEBRATE, share
from tests.cogs.week import pass_by
from tests.stage import Stage

GOOD, WINS, READ = "Something good", "My wins", "What people wrote to me"
DAY = timedelta(days=1)


async def encourage(stage: Stage, sender: Person, whom: Person) -> Message:
    """Let somebody send somebody a line, and return the direct message that it comes in."""
    before = len(stage.discord.messages(whom.dm))
    preview = await sender.slash("encourage member", who=whom)
    await sender.click(preview.message, "Send this")
    await pass_by(stage, timedelta(minutes=1))
    arrived = stage.discord.messages(whom.dm)
    assert len(arrived) == before + 1
    return arrived[-1]


async def log_a_no(person: Person) -> None:
    """Let somebody keep a no, with nothing in its form."""
    form = await person.slash("rejection log", company="Ames")
    await person.submit(form.modal, {})


async def test_where_nothing_is_yet_there_is_room(stage: Stage) -> None:
    shown = await stage.discord.ana.slash("progress me")
    assert shown.ephemeral
    assert "this is where they will gather" in shown.text
    assert "0" not in shown.text


async def test_weeks_goals_and_wins_gather_and_a_quiet_week_takes_nothing_away(stage: Stage) -> None:
    ana = stage.discord.ana
    await ana.slash("win share", category="rested", who="me")
    await ana.slash("goal set", what="Walk", number=2)
    await ana.slash("goal done")
    await pass_by(stage, timedelta(days=7))
    for _ in range(3):
        shown = (await ana.slash("progress me")).text
        for said in ("One week you showed up", "One goal you got done", "One win."):
            assert said in shown
        await pass_by(stage, timedelta(days=7))
    assert "this is where they will gather" in (await stage.discord.ben.slash("progress me")).text


async def test_letting_a_goal_go_takes_nothing_away(stage: Stage) -> None:
    ana = stage.discord.ana
    await ana.slash("goal set", what="Walk", number=2)
    await ana.slash("goal log")
    sure = (await ana.slash("goal adjust", how="drop")).message
    await ana.click(sure, "Let it go")
    assert "One week you showed up" in (await ana.slash("progress me")).text


async def test_what_came_from_others_is_there_once_there_is_some_and_leads_to_it(stage: Stage) -> None:
    ana, ben = stage.discord.ana, stage.discord.ben
    shown = await ana.slash("progress me")
    assert shown.buttons == [GOOD]
    assert not re.search("celebrat|kind|thank", shown.text)
    await ben.click(await share(stage, ana), CELEBRATE)
    letter = await encourage(stage, ben, ana)
    await ana.click(letter, "Thank")
    shown = await ana.slash("progress me")
    assert shown.buttons == [GOOD, WINS, READ]
    for said in ("One win.", "Somebody celebrated", "One kind word from", "One thank-you that you sent"):
        assert said in shown.text
    assert ben.mention not in shown.text
    assert ben.mention in (await ana.click(shown.message, READ)).text
    assert "One thank-you for a kind word of yours" in (await ben.slash("progress me")).text
    assert "Your wins" in (await ana.click(shown.message, WINS)).text


async def test_something_good_is_a_line_where_nothing_is_yet_then_ones_own_in_turns(stage: Stage) -> None:
    ana, ben = stage.discord.ana, stage.discord.ben
    shown = await ana.slash("progress me")
    assert "a line from the library" in (await ana.click(shown.message, GOOD)).text
    await ana.slash("win share", category="rested", who="me", words="slept in")
    letter = await encourage(stage, ben, ana)
    await ben.click(await encourage(stage, ana, ben), "Thank")
    good = await ana.click(shown.message, GOOD)
    assert good.ephemeral
    found = [good.text]
    for _ in range(2):
        good = await ana.click(good.message, "Another one")
        found.append(good.text)
    told = "\n".join(found)
    for said in ("slept in", f"{ben.mention} wrote this to you", letter.text.splitlines()[1], "thanked you"):
        assert said in told
    assert len(set(found)) == 3


async def test_a_heavy_day_brings_back_what_somebody_wrote_with_their_name(stage: Stage) -> None:
    ana, ben = stage.discord.ana, stage.discord.ben
    letter = await encourage(stage, ben, ana)
    heavy = await ana.slash("checkin", mood=1)
    shown = await ana.click(heavy.message, "Something of mine")
    assert "isn't to talk you out of it" in shown.text
    assert f"{ben.mention} wrote this to you <t:" in shown.text
    assert letter.text.splitlines()[1] in shown.text


async def test_the_group_sees_its_numbers_without_a_name_once_five_people_had_a_part(stage: Stage) -> None:
    discord = stage.discord
    everybody = (discord.ana, discord.ben, discord.chi, discord.mod, discord.host)
    await share(stage, discord.ana)
    for person in everybody[:4]:
        await log_a_no(person)
    await pass_by(stage, DAY)
    early = await discord.ben.slash("progress group")
    assert early.ephemeral
    assert "**One** win shared" in early.text
    assert "noes, collected" not in early.text
    assert "only once at least 5 people had a part" in early.text
    await log_a_no(everybody[4])
    for sender, whom in pairwise((*everybody, everybody[0])):
        await sender.click((await sender.slash("encourage member", who=whom)).message, "Send this")
    assert (await discord.ben.slash("progress group")).text == early.text, "nobody sees who was the fifth"
    await pass_by(stage, DAY)
    shown = (await discord.chi.slash("progress group")).text
    assert "**5** noes, collected together" in shown
    assert "**5** kind words from one to another" in shown
    assert not any(person.mention in shown or person.name in shown for person in everybody)


async def test_a_group_of_four_hears_why_it_has_no_numbers(stage: Stage) -> None:
    discord = stage.discord
    small = discord.add_guild("Elsewhere", owner=discord.host)
    answer = await discord.host.slash("progress group", guild=small)
    assert answer.ephemeral
    assert "fewer than 5 members" in answer.text
