"""Stories about asking somebody to stop: nothing comes from them or goes to them, and nobody can tell."""

from datetime import timedelta

import pytest

from bot.domain.people import Nudge
from tests.cogs.encouraged import (
    LET_AGAIN,
    LIST,
    STOP,
    SURE,
    THANK,
    TODAY,
    gladness,
    letters,
    passes,
    prefers,
    sends,
    stops,
    thanks,
)
from tests.cogs.story import CELEBRATE, offered, share
from tests.stage import Stage


async def test_please_stop_says_what_it_does_and_asks_for_one_more_tap(stage: Stage) -> None:
    ana, ben = stage.discord.ana, stage.discord.ben
    await sends(stage, ana, ben)
    (letter,) = letters(ben)
    asked = await ben.click(letter, STOP)
    assert "nothing more comes to you from them, and nothing goes to them from you" in asked.text
    assert "They aren't told" in asked.text
    assert "hear from:** nobody" in (await ben.slash("settings")).text
    done = await ben.click(asked.message, SURE)
    assert "quiet between you" in done.text
    assert "one person" in (await ben.slash("settings")).text
    assert "one person" not in (await ana.slash("settings")).text


async def test_after_a_stop_nothing_comes_and_the_list_lacks_them_until_it_is_taken_back(stage: Stage) -> None:
    ana, ben = stage.discord.ana, stage.discord.ben
    await sends(stage, ana, ben, "The first")
    await stops(ben, letters(ben)[0])
    listed = await ben.click((await ben.slash("progress me")).message, LIST)
    assert "The first" not in listed.text
    await passes(stage, timedelta(days=1))
    assert "on its way" in (await sends(stage, ana, ben, "The second")).text
    assert len(letters(ben)) == 1

    panel = await ben.slash("settings")
    section = await ben.select(panel.message, "Choose what to change", ["stops"])
    assert ana.mention in section.text
    again = await ben.select(section.message, LET_AGAIN, [offered(section.message)[0]])
    assert ana.mention not in again.text
    listed = await ben.click((await ben.slash("progress me")).message, LIST)
    assert "The first" in listed.text
    assert "The second" not in listed.text, "what was kept back stays so"
    await passes(stage, timedelta(days=1))
    await sends(stage, ana, ben, "The third")
    assert "The third" in letters(ben)[-1].text


STOPPED = [
    pytest.param("nobody", id="nobody said stop"),
    pytest.param("ana", id="by one"),
    pytest.param("ben", id="by the other"),
]


async def between(stage: Stage, who: str) -> None:
    """Let Ana and Ben have written to each other, and one of them, or nobody, have asked the other to stop."""
    discord = stage.discord
    for one in (discord.ana, discord.ben):
        await prefers(stage, one, nudges=frozenset({Nudge.WARM_NEWS}))
    await sends(stage, discord.ana, discord.ben)
    await sends(stage, discord.ben, discord.ana)
    if who != "nobody":
        reader = discord.ana if who == "ana" else discord.ben
        await stops(reader, letters(reader)[0])


@pytest.mark.parametrize("who", STOPPED)
async def test_a_stop_keeps_encouragement_from_both_and_the_answer_is_the_same(stage: Stage, who: str) -> None:
    ana, ben = stage.discord.ana, stage.discord.ben
    await between(stage, who)
    await passes(stage, timedelta(days=1))
    for sender, reader in ((ana, ben), (ben, ana)):
        before = len(letters(reader))
        sent = await sends(stage, sender, reader)
        assert sent.text.startswith("Thank you. It's on its way to")
        assert len(letters(reader)) - before == (who == "nobody")
        assert TODAY in (await sender.slash("encourage member", who=reader)).text
        assert "waits for you" not in (await reader.slash("help")).text


@pytest.mark.parametrize("who", STOPPED)
async def test_a_stop_keeps_thanks_from_both_and_the_answer_is_the_same(stage: Stage, who: str) -> None:
    ana, ben = stage.discord.ana, stage.discord.ben
    await between(stage, who)
    for reader, sender in ((ana, ben), (ben, ana)):
        answer = await reader.click(letters(reader)[0], THANK)
        assert answer.text == f"That's kind. If {sender.mention} likes such news, I tell them."
        await passes(stage)
        assert len(thanks(sender)) == (who == "nobody")
        assert "One thank-you for a kind word of yours" in (await sender.slash("progress me")).text


@pytest.mark.parametrize("who", STOPPED)
async def test_a_stop_keeps_news_of_a_win_from_both_and_its_card_shows_it_as_ever(stage: Stage, who: str) -> None:
    ana, ben = stage.discord.ana, stage.discord.ben
    await between(stage, who)
    for author, other in ((ana, ben), (ben, ana)):
        card = await share(stage, author)
        shown = await other.click(card, CELEBRATE)
        assert other.mention in shown.text
        await passes(stage, timedelta(minutes=11))
        assert len(gladness(author)) == (who == "nobody")


async def test_among_others_whom_one_asked_to_stop_is_not_named(stage: Stage) -> None:
    ana, ben, chi = stage.discord.ana, stage.discord.ben, stage.discord.chi
    await between(stage, "ana")
    card = await share(stage, ana)
    await ben.click(card, CELEBRATE)
    await chi.click(card, card.buttons[0])
    await passes(stage, timedelta(minutes=11))
    (news,) = gladness(ana)
    assert chi.mention in news.text
    assert ben.mention not in news.text
    assert "more" not in news.text


async def test_a_crowd_that_is_glad_is_one_message_with_a_few_names(stage: Stage) -> None:
    ana = stage.discord.ana
    await prefers(stage, ana, nudges=frozenset({Nudge.WARM_NEWS}))
    card = await share(stage, ana)
    crowd = [stage.discord.add_person(f"Friend {number}", guild=stage.discord.guild) for number in range(7)]
    await stage.join(*crowd)
    for one in crowd:
        await one.click(card, card.buttons[0])
    for _ in range(2):
        await passes(stage, timedelta(minutes=11))
    (news,) = gladness(ana)
    assert "2 more are glad about your win with you" in news.text


async def test_after_days_of_rest_news_of_a_win_is_one_message_with_everybody(stage: Stage) -> None:
    discord, ana = stage.discord, stage.discord.ana
    rest = stage.client.now() + timedelta(days=4)
    await prefers(stage, ana, nudges=frozenset({Nudge.WARM_NEWS}), paused_until=rest)
    card = await share(stage, ana)
    for one in (discord.ben, discord.chi, discord.mod):
        await one.click(card, card.buttons[0])
        await passes(stage, timedelta(days=1))
    await passes(stage, timedelta(days=2))
    (news,) = gladness(ana)
    assert all(one.mention in news.text for one in (discord.ben, discord.chi, discord.mod))


async def test_a_stop_takes_what_is_under_way_between_the_two(stage: Stage) -> None:
    ana, ben = stage.discord.ana, stage.discord.ben
    await sends(stage, ana, ben)
    await prefers(stage, ben, paused_until=stage.client.now() + timedelta(days=2))
    await passes(stage, timedelta(days=1))
    await sends(stage, ana, ben, "Under way")
    await stops(ben, letters(ben)[0])
    await passes(stage, timedelta(days=2))
    assert len(letters(ben)) == 1
    assert "Under way" not in (await ben.slash("help")).text
