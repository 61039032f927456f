"""What was held to be shared and could not be: its author hears of it once, kindly, and keeps their words."""

from datetime import timedelta

import pytest

from bot.domain.groups import Feature, switch
from bot.sandbox import Fault, Message, Person
from tests.cogs.story import SHARE
from tests.cogs.test_safety import choose
from tests.cogs.test_shares import DAY, DISCARD, FOR_ALL, LATER, beat, on_its_card, preview
from tests.stage import Stage

NEWS = "What you wanted to share wasn't posted"
A_WHILE = timedelta(minutes=1)


def news(person: Person) -> list[Message]:
    """Return the direct messages that say something was not posted."""
    return [message for message in person.dms if NEWS in message.text]


async def switch_sharing(stage: Stage, *, on: bool) -> None:
    """Switch sharing on or off, as the host does."""
    without = frozenset() if on else frozenset({Feature.SHARED_REJECTIONS})
    await choose(stage, lambda group: switch(group, frozenset(Feature) - without))


async def held(stage: Stage, person: Person) -> None:
    """Hold something to be shared in a day, and let the host switch that off meanwhile."""
    await person.click(await preview(person, {"words": FOR_ALL}), LATER)
    await switch_sharing(stage, on=False)


async def test_its_author_hears_of_it_once_and_can_keep_the_words_to_themselves(stage: Stage) -> None:
    ana = stage.discord.ana
    await held(stage, ana)
    await beat(stage, DAY + A_WHILE)
    await beat(stage)
    (message,) = news(ana)
    assert FOR_ALL not in message.text
    assert message.buttons == [DISCARD]
    await stage.restart()
    await beat(stage, 2 * DAY)
    assert len(news(ana)) == 1
    assert "what you kept for yourself is still there" in (await ana.click(message, DISCARD)).text
    assert "wasn't posted" not in (await ana.slash("rejection list")).text
    assert "can't find that one any more" in (await ana.click(message, DISCARD)).text


async def test_whoever_shares_it_after_all_keeps_it_and_the_news_say_so(stage: Stage) -> None:
    ana = stage.discord.ana
    await held(stage, ana)
    await beat(stage, DAY + A_WHILE)
    await beat(stage)
    (message,) = news(ana)
    await switch_sharing(stage, on=True)
    form = (await ana.click(await on_its_card(ana), SHARE)).modal
    seen = (await ana.submit(form, {"words": FOR_ALL})).message
    await ana.click(seen, LATER)
    assert "It waits until <t:" in (await ana.click(message, DISCARD)).text


async def test_whose_direct_messages_are_closed_finds_it_in_help_for_a_week(stage: Stage) -> None:
    ana = stage.discord.ana
    await held(stage, ana)
    ana.close_dms()
    with stage.discord.expect_violation("50007"):
        await beat(stage, DAY + A_WHILE)
        await beat(stage)
    assert news(ana) == []
    shown = await ana.slash("help")
    assert NEWS in shown.text
    assert NEWS not in (await stage.discord.ben.slash("help")).text
    assert "It stays with you" in (await ana.click(shown.message, DISCARD)).text
    assert NEWS not in (await ana.slash("help")).text
    await beat(stage, 8 * DAY)
    assert NEWS not in (await ana.slash("help")).text


@pytest.mark.parametrize("fate", ["switched on again", "discarded", "erased"])
async def test_nothing_is_said_of_what_is_settled_by_then(stage: Stage, fate: str) -> None:
    ana = stage.discord.ana
    await ana.click(await preview(ana, {"words": FOR_ALL}), LATER)
    await switch_sharing(stage, on=False)
    match fate:
        case "switched on again":
            await switch_sharing(stage, on=True)
        case "discarded":
            shown = await ana.click(await on_its_card(ana), SHARE)
            await ana.click(shown.message, "Take it back")
        case _:
            card = await on_its_card(ana)
            await ana.click(card, "Erase it")
            await ana.click(card, "Erase it")
    await beat(stage, DAY + A_WHILE)
    await beat(stage)
    assert news(ana) == []


async def test_a_channel_that_stays_gone_for_a_week_is_told_too(stage: Stage) -> None:
    discord, ana = stage.discord, stage.discord.ana
    await ana.click(await preview(ana, {"words": FOR_ALL}), LATER)
    with discord.expect_violation("10003"):
        await discord.delete_channel(stage.wins)
        await beat(stage, DAY + A_WHILE)
        for _ in range(7):
            await stage.beats.sweep()
            await beat(stage, DAY)
        assert news(ana) == [], "the host may mend it yet"
        await beat(stage, DAY)
        await stage.beats.sweep()
        await beat(stage)
    await beat(stage, DAY)
    await stage.beats.sweep()
    await beat(stage)
    assert len(news(ana)) == 1
    assert "wasn't posted" in (await ana.slash("rejection list")).text


async def test_while_the_bot_is_removed_it_waits_and_is_told_once_it_is_back(stage: Stage) -> None:
    discord, ana = stage.discord, stage.discord.ana
    await ana.click(await preview(ana, {"words": FOR_ALL}), LATER)
    await stage.remove_bot()
    with discord.expect_violation("50001"), discord.expect_violation("50007"):  # the host, too, is out of reach
        await beat(stage, DAY + A_WHILE)
    await beat(stage, 8 * DAY)
    await stage.beats.sweep()
    await beat(stage)
    assert news(ana) == []
    await stage.add_bot()
    await beat(stage, 2 * DAY)
    await stage.beats.sweep()
    await beat(stage)
    assert len(news(ana)) == 1
    assert "didn't arrive" not in (await ana.slash("settings")).text


async def test_an_answer_of_discord_that_is_lost_brings_no_second_one(stage: Stage) -> None:
    ana = stage.discord.ana
    await held(stage, ana)
    path = rf"/channels/{ana.dm.id}/messages"
    stage.discord.faults.add(Fault(method="POST", path=path, times=5, status=500, when="after"))
    await beat(stage, DAY + A_WHILE)
    await beat(stage)
    assert len(news(ana)) == 1
    await stage.restart()
    stage.discord.faults.clear()
    for _ in range(4):
        await beat(stage, timedelta(minutes=10))
    assert len(news(ana)) == 1
