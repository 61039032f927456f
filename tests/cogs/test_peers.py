"""Stories about encouragement from one member to another, told before the sandbox."""

import asyncio
from datetime import timedelta

import pytest

from bot.content.words import FALLBACK, words_in
from bot.demo import until
from bot.domain.ids import PersonId
from bot.domain.people import Nudge, QuietHours
from bot.sandbox import Fault
from bot.services import privacy
from tests.cogs.encouraged import (
    ANOTHER,
    ANYBODY,
    CHANGE,
    GONE,
    LIST,
    NOT,
    OWN,
    READ,
    SEND,
    TAKES_NONE,
    THANK,
    TODAY,
    letters,
    look,
    passes,
    prefers,
    sends,
    switch_off,
    takes_none,
    thanks,
)
from tests.stage import Stage

# sending


async def test_two_taps_send_a_line_that_fits_anybody_by_direct_message_with_ones_name(stage: Stage) -> None:
    ana, ben = stage.discord.ana, stage.discord.ben
    shown = await ana.user_menu("Encourage", ben)
    assert shown.ephemeral
    assert f"For {ben.mention}" in shown.text
    assert "direct message from me with your name" in shown.text
    sent = await ana.click(shown.message, SEND)
    assert ben.mention in sent.text
    assert letters(ben) == [], "it goes with the next beat"
    await passes(stage)
    (letter,) = letters(ben)
    assert f"{ana.mention} was thinking of you" in letter.text
    assert any(words_in(FALLBACK)(f"encouragement-{key}") in letter.text for key in ANYBODY)
    assert letter.pinged == set()


async def test_another_line_is_another_and_what_is_sent_is_what_was_shown_last(stage: Stage) -> None:
    ana, ben = stage.discord.ana, stage.discord.ben
    first = await look(stage, ana, ben)
    seen = [first.text, *[(await ana.click(first, ANOTHER)).text for _ in range(5)]]
    assert len(set(seen)) == len(seen)
    await ana.click(first, SEND)
    await passes(stage)
    (letter,) = letters(ben)
    assert letter.text in seen[-1]


async def test_own_words_are_seen_once_more_before_they_go(stage: Stage) -> None:
    ana, ben = stage.discord.ana, stage.discord.ben
    shown = await look(stage, ana, ben)
    preview = await ana.submit((await ana.click(shown, OWN)).modal, {"words": "You did **so** well"})
    assert "You did \\*\\*so\\*\\* well" in preview.text
    assert ANOTHER not in preview.message.buttons
    changed = await ana.submit((await ana.click(preview.message, CHANGE)).modal, {"words": "You did it"})
    await passes(stage)
    assert letters(ben) == []
    await ana.click(changed.message, SEND)
    await passes(stage)
    (letter,) = letters(ben)
    assert letter.text.endswith("You did it")


@pytest.mark.parametrize(
    ("words", "why"),
    [
        pytest.param("Look at https://example.org", "leads nowhere", id="a link"),
        pytest.param("Ask @ben about it", "can't call anybody", id="a mention"),
        pytest.param("\u200b \u200b", "can't see any words", id="nothing"),
    ],
)
async def test_own_words_that_will_not_do_are_refused_and_the_line_can_still_be_sent(
    stage: Stage, words: str, why: str
) -> None:
    ana, ben = stage.discord.ana, stage.discord.ben
    shown = await look(stage, ana, ben)
    refused = await ana.submit((await ana.click(shown, OWN)).modal, {"words": words})
    assert why in refused.text
    assert "on its way" in (await ana.click(shown, SEND)).text


async def test_own_words_that_sound_heavy_are_answered_with_people(stage: Stage) -> None:
    ana, ben = stage.discord.ana, stage.discord.ben
    shown = await look(stage, ana, ben)
    answered = await ana.submit((await ana.click(shown, OWN)).modal, {"words": "I want to kill myself"})
    await until(lambda: len(answered.followups) == 1)


async def test_what_was_not_sent_is_gone_and_nobody_saw_it(stage: Stage) -> None:
    ana, ben = stage.discord.ana, stage.discord.ben
    shown = await look(stage, ana, ben)
    assert "nobody saw it" in (await ana.click(shown, NOT)).text
    other = await look(stage, ana, ben)
    await ana.click(await look(stage, ana, ben), SEND)
    assert TODAY in (await ana.click(other, SEND)).text
    await passes(stage, timedelta(days=1, hours=1))
    assert GONE in (await ana.click(other, SEND)).text
    assert len(letters(ben)) == 1


async def test_pressed_twice_it_goes_once(stage: Stage) -> None:
    ana, ben = stage.discord.ana, stage.discord.ben
    shown = await look(stage, ana, ben)
    both = await asyncio.gather(ana.click(shown, SEND), ana.click(shown, SEND))
    assert all("on its way" in answer.text for answer in both)
    for _ in range(2):
        await passes(stage)
    assert len(letters(ben)) == 1


async def test_one_a_pair_and_day_and_ten_in_all(stage: Stage) -> None:
    ana, ben = stage.discord.ana, stage.discord.ben
    await sends(stage, ana, ben)
    assert TODAY in (await ana.slash("encourage member", who=ben)).text
    for number in range(9):
        somebody = stage.discord.add_person(f"Friend {number}", guild=stage.discord.guild)
        await stage.join(somebody)
        assert "on its way" in (await sends(stage, ana, somebody)).text
    assert "10 kind words" in (await ana.slash("encourage member", who=stage.discord.chi)).text
    await passes(stage, timedelta(days=1))
    assert "on its way" in (await sends(stage, ana, ben)).text


async def test_who_takes_none_is_refused_in_the_same_words_whyever(stage: Stage) -> None:
    discord, ana = stage.discord, stage.discord.ana
    never_joined = discord.add_person("Kim", guild=discord.guild)
    switched_off, withdrew = discord.ben, discord.chi
    await takes_none(stage, switched_off)
    await privacy.withdraw(stage.client.store, PersonId(withdrew.id), stage.client.now())
    said = {
        (await ana.user_menu("Encourage", who)).text
        for who in (never_joined, switched_off, withdrew, discord.bot_user)
    }
    assert len(said) == 1
    assert said.pop().startswith(TAKES_NONE)


async def test_for_oneself_and_where_the_host_switched_it_off_it_is_refused_kindly(stage: Stage) -> None:
    ana = stage.discord.ana
    assert "to yourself" in (await ana.user_menu("Encourage", ana)).text
    await switch_off(stage)
    assert "switched that off" in (await ana.user_menu("Encourage", stage.discord.ben)).text


async def test_somebody_who_has_not_agreed_is_asked_first_and_goes_on_then(stage: Stage) -> None:
    kim = stage.discord.add_person("Kim", guild=stage.discord.guild)
    asked = await kim.user_menu("Encourage", stage.discord.ben)
    agreed = await kim.click(asked.message, "I agree")
    assert f"For {stage.discord.ben.mention}" in agreed.text


# receiving


async def test_thanks_come_to_whoever_likes_such_news_once(stage: Stage) -> None:
    ana, ben = stage.discord.ana, stage.discord.ben
    await prefers(stage, ana, nudges=frozenset({Nudge.WARM_NEWS}))
    await sends(stage, ana, ben)
    (letter,) = letters(ben)
    for _ in range(2):
        assert "If" in (await ben.click(letter, THANK)).text
        await passes(stage)
    (news,) = thanks(ana)
    assert f"{ben.mention} thanks you" in news.text
    assert "keep such news to myself" in (await ana.click(news, "No such news, please")).text
    await passes(stage, timedelta(days=1))
    await sends(stage, ana, ben)
    await ben.click(letters(ben)[-1], THANK)
    await passes(stage)
    assert len(thanks(ana)) == 1


async def test_without_that_wish_thanks_are_only_counted(stage: Stage) -> None:
    ana, ben = stage.discord.ana, stage.discord.ben
    await sends(stage, ana, ben)
    await ben.click(letters(ben)[0], THANK)
    await passes(stage)
    assert ana.dms == []


async def test_what_one_received_can_be_read_again_newest_first(stage: Stage) -> None:
    discord, ben = stage.discord, stage.discord.ben
    await sends(stage, discord.ana, ben, "The first")
    await sends(stage, discord.chi, ben, "The second")
    progress = await ben.slash("progress me")
    listed = await ben.click(progress.message, LIST)
    assert listed.ephemeral
    assert listed.text.index("The second") < listed.text.index("The first")
    assert "2 encouragements" in listed.text


async def test_a_long_list_is_paged(stage: Stage) -> None:
    ben = stage.discord.ben
    for number in range(6):
        somebody = stage.discord.add_person(f"Friend {number}", guild=stage.discord.guild)
        await stage.join(somebody)
        await sends(stage, somebody, ben, f"Word {number}")
    listed = await ben.click((await ben.slash("progress me")).message, LIST)
    assert "Word 5" in listed.text
    assert "Word 0" not in listed.text
    older = await ben.click(listed.message, "Older")
    assert "Word 0" in older.text
    assert "page 2 of 2" in older.text


async def test_where_direct_messages_are_closed_it_waits_in_help(stage: Stage) -> None:
    discord, ben = stage.discord, stage.discord.ben
    ben.close_dms()
    with discord.expect_violation("50007"):
        await sends(stage, discord.ana, ben, "Go gently")
    with discord.expect_violation("50007"):
        await sends(stage, discord.chi, ben)
    shown = await ben.slash("help")
    assert "2 encouragements wait for you" in shown.text
    read = await ben.click(shown.message, READ)
    assert "Go gently" in read.text
    assert "waits for you" not in (await ben.slash("help")).text
    assert "wait for you" not in (await ben.slash("help")).text
    ben.open_dms()
    await passes(stage, timedelta(hours=2))
    assert letters(ben) == [], "they read it"


async def test_while_discord_finds_that_too_many_are_written_to_at_once_it_waits_and_then_comes(stage: Stage) -> None:
    ana, ben = stage.discord.ana, stage.discord.ben
    fault = Fault(method="POST", path="/users/@me/channels$", status=403, code=40003)
    stage.discord.faults.add(fault)
    await sends(stage, ana, ben)
    assert letters(ben) == []
    await passes(stage, timedelta(minutes=1))
    assert len(letters(ben)) == 1


async def test_in_quiet_hours_and_pauses_it_waits_and_then_comes_once(stage: Stage) -> None:
    ana, ben = stage.discord.ana, stage.discord.ben
    hour = stage.client.now().hour
    await prefers(stage, ben, quiet=QuietHours(hour, (hour + 2) % 24))
    await sends(stage, ana, ben)
    assert letters(ben) == []
    for _ in range(3):
        await passes(stage, timedelta(hours=1))
    assert len(letters(ben)) == 1


async def test_what_is_read_in_help_meanwhile_does_not_come_as_well(stage: Stage) -> None:
    ana, ben = stage.discord.ana, stage.discord.ben
    await prefers(stage, ben, paused_until=stage.client.now() + timedelta(days=2))
    await sends(stage, ana, ben)
    await ben.click((await ben.slash("help")).message, READ)
    for _ in range(4):
        await passes(stage, timedelta(days=1))
    assert letters(ben) == []


@pytest.mark.parametrize("what", ["switched off by its reader", "switched off by the host", "the bot was removed"])
async def test_what_is_not_wanted_by_then_reaches_nobody(stage: Stage, what: str) -> None:
    ana, ben = stage.discord.ana, stage.discord.ben
    elsewhere = stage.discord.add_guild("Elsewhere", owner=stage.discord.host)
    await ben.join(elsewhere)
    await prefers(stage, ben, paused_until=stage.client.now() + timedelta(hours=2))
    await sends(stage, ana, ben)
    if what == "switched off by its reader":
        await takes_none(stage, ben)
    elif what == "switched off by the host":
        await switch_off(stage)
    else:
        await stage.remove_bot()
    await passes(stage, timedelta(hours=3))
    assert letters(ben) == []
    assert "waits for you" not in (await ben.slash("help", guild=None)).text


async def test_it_keeps_working_after_a_restart(stage: Stage) -> None:
    ana, ben = stage.discord.ana, stage.discord.ben
    shown = await look(stage, ana, ben)
    await stage.restart()
    await ana.click(shown, SEND)
    await stage.restart()
    await passes(stage)
    (letter,) = letters(ben)
    assert "That's kind" in (await ben.click(letter, THANK)).text
