"""Stories about who leaves the server: nothing of its members comes to them, and whoever sent it cannot tell."""

from datetime import timedelta

import pytest

from bot.domain.people import Nudge
from bot.sandbox import Fault
from tests.cogs.encouraged import (
    READ,
    TAKES_NONE,
    THANK,
    gladness,
    letters,
    passes,
    prefers,
    sends,
    thanks,
)
from tests.cogs.story import CELEBRATE, share
from tests.stage import Stage

MEMBER = r"/guilds/\d+/members/\d+$"
LATER = timedelta(hours=3)


async def test_what_was_under_way_does_not_come_and_its_sender_sees_what_they_always_do(stage: Stage) -> None:
    discord, ana, ben = stage.discord, stage.discord.ana, stage.discord.ben
    await prefers(stage, ben, paused_until=stage.client.now() + timedelta(hours=2))
    assert "on its way" in (await sends(stage, ana, ben, "Go gently")).text
    await ben.leave()
    with discord.expect_violation("10007"):
        await passes(stage, LATER)
    assert letters(ben) == []
    assert ana.dms == []
    assert TAKES_NONE in (await ana.user_menu("Encourage", ben)).text, "as of anybody who is not a member"


async def test_whoever_comes_back_gets_what_is_sent_from_then_on(stage: Stage) -> None:
    discord, ana, ben = stage.discord, stage.discord.ana, stage.discord.ben
    await prefers(stage, ben, paused_until=stage.client.now() + timedelta(hours=2))
    await sends(stage, ana, ben, "The first")
    await ben.leave()
    with discord.expect_violation("10007"):
        await passes(stage, LATER)
    await ben.join()
    assert READ not in (await ben.slash("help")).message.buttons, "it never reached them"
    await passes(stage, timedelta(days=1))
    await sends(stage, ana, ben, "The second")
    (letter,) = letters(ben)
    assert "The second" in letter.text


async def test_who_left_is_not_chosen_to_be_encouraged(stage: Stage) -> None:
    ana, ben = stage.discord.ana, stage.discord.ben
    await ben.leave()
    assert TAKES_NONE in (await ana.slash("encourage member", who=ben)).text


async def test_thanks_do_not_come_to_who_left(stage: Stage) -> None:
    discord, ana, ben = stage.discord, stage.discord.ana, stage.discord.ben
    await prefers(stage, ana, nudges=frozenset({Nudge.WARM_NEWS}))
    await sends(stage, ana, ben)
    await ana.leave()
    assert "That's kind" in (await ben.click(letters(ben)[0], THANK)).text
    with discord.expect_violation("10007"):
        await passes(stage)
    assert thanks(ana) == []


async def test_news_that_others_are_glad_do_not_come_to_who_left(stage: Stage) -> None:
    discord, ana = stage.discord, stage.discord.ana
    await prefers(stage, ana, nudges=frozenset({Nudge.WARM_NEWS}))
    card = await share(stage, ana)
    await discord.ben.click(card, CELEBRATE)
    await ana.leave()
    with discord.expect_violation("10007"):
        await passes(stage, timedelta(minutes=11))
    assert gladness(ana) == []


@pytest.mark.parametrize(
    "fault",
    [
        pytest.param(Fault(method="GET", path=MEMBER, status=503), id="has trouble of its own"),
        pytest.param(Fault(method="GET", path=MEMBER, status=403, code=50001), id="lets us see nobody"),
        pytest.param(Fault(method="GET", path=MEMBER, drop=True, times=5), id="does not answer"),
    ],
)
async def test_while_discord_cannot_say_whether_they_are_here_it_waits_and_then_comes_once(
    stage: Stage, fault: Fault
) -> None:
    ana, ben = stage.discord.ana, stage.discord.ben
    stage.discord.faults.add(fault)
    await sends(stage, ana, ben)
    assert letters(ben) == []
    stage.discord.faults.clear()
    for _ in range(3):
        await passes(stage, timedelta(minutes=2))
    assert len(letters(ben)) == 1
