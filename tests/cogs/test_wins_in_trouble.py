"""Wins under hostile words, lost channels, failing servers and old buttons: kept, shown safely, posted once."""

from datetime import timedelta
from typing import Literal

import pytest

from bot.demo import until
from bot.domain.ids import GroupId, PersonId, WinId
from bot.domain.refusals import Reason, Refusal
from bot.sandbox import Fault, Permission
from bot.services import wins
from tests.cogs.story import KEEP, SHARE, offered, only_win, parts, share
from tests.stage import Stage


@pytest.mark.parametrize(
    ("what", "words"),
    [
        pytest.param("everyone", "@everyone and @here and <@&1> and <@2>", id="mentions"),
        pytest.param("markdown", "**bold** ||spoiler|| `code` [link](https://example.org) > # -# ```", id="markdown"),
        pytest.param("rtl", "\u202eevil\u202c שלום עולם و مرحبا", id="right-to-left"),
        pytest.param("zalgo", "z" + "\u0300" * 400 + "algo", id="zalgo"),
        pytest.param("emoji", "👩‍👩‍👧‍👦🏳️‍🌈 <:custom:123456789012345678>", id="emoji"),
        pytest.param("long", "x" * 1000, id="longest"),
        pytest.param("lines", "1. one\n2. two\n> three\n\n\n- four", id="lines"),
    ],
)
async def test_hostile_words_are_stored_exactly_and_shown_safely(stage: Stage, what: str, words: str) -> None:
    card = await share(stage, stage.discord.ana, words=words)
    assert card.pinged == set()
    assert "\u202e" not in card.text
    assert "\u0300" * 5 not in card.text
    assert "**bold**" not in card.text
    page = await wins.list_own(stage.client.store, PersonId(stage.discord.ana.id), 0)
    assert page.wins[0].win.words == words


async def test_blank_words_count_as_none(stage: Stage) -> None:
    card = await share(stage, stage.discord.ana, words="   ")
    assert "asked for help" in card.text


async def test_a_stale_button_is_answered_kindly(stage: Stage) -> None:
    card = await share(stage, stage.discord.ana)
    next(part for part in parts(card.components) if "custom_id" in part)["custom_id"] = "an-older-version:1"
    answer = await stage.discord.ben.click(card, custom_id="an-older-version:1")
    assert answer.ephemeral
    assert "earlier time" in answer.text


async def test_a_lost_channel_keeps_the_win_tells_the_member_and_tells_the_host_once(stage: Stage) -> None:
    discord = stage.discord
    with discord.expect_violation("10003"):
        await discord.delete_channel(stage.wins)
        first = await discord.ana.slash("win share", category="cv")
        await discord.ana.click(first.message, SHARE)
        await until(lambda: "Your win is kept" in first.message.text)
        second = await discord.ben.slash("win share", category="rested")
        await discord.ben.click(second.message, SHARE)
        await until(lambda: "Your win is kept" in second.message.text)
    assert len(discord.host.dms) == 1
    assert "The wins channel is gone" in discord.host.dms[0].text


async def test_after_the_host_mended_it_trying_again_posts_the_win(stage: Stage) -> None:
    discord = stage.discord
    await discord.set_overwrite(stage.wins, discord.bot_user, deny=Permission.SEND_MESSAGES)
    kept = await discord.ana.slash("win share", category="cv")
    with discord.expect_violation("50013"):
        await discord.ana.click(kept.message, SHARE)
        await until(lambda: "not allowed to post" in kept.message.text)
    await discord.set_overwrite(stage.wins, discord.bot_user, allow=Permission.SEND_MESSAGES)
    await discord.ana.click(kept.message, "Try again")
    await stage.posted(stage.wins)


@pytest.mark.parametrize("when", ["before", "after"], ids=["and does nothing", "and posts it all the same"])
async def test_a_win_shared_while_discord_answers_500_is_kept_and_posted_later_once(
    stage: Stage, when: Literal["before", "after"]
) -> None:
    discord = stage.discord
    posts = rf"/channels/{stage.wins.id}/messages"
    discord.faults.add(Fault(method="POST", path=posts, times=5, status=500, when=when))
    preview = await discord.ana.slash("win share", category="cv", words="my new CV")
    await discord.ana.click(preview.message, SHARE)
    await until(lambda: len(discord.faults) == 0, 40)
    await until(lambda: "on its way" in preview.message.text)
    listed = await discord.ana.slash("win list")
    assert "my new CV" in listed.text
    assert "not posted yet" in listed.text
    assert len(discord.messages(stage.wins)) == (when == "after")
    await stage.restart()
    await until(stage.client.is_ready)
    for _ in range(3):
        await discord.advance(timedelta(hours=2))
        await stage.beats.tick()
        await stage.beats.finish()
    (card,) = await stage.posted(stage.wins)
    assert "my new CV" in card.text
    listed = await discord.ana.slash("win list")
    assert "not posted yet" not in listed.text
    assert "shared" in listed.text


async def test_whoever_left_the_group_posts_there_no_longer(stage: Stage) -> None:
    discord = stage.discord
    await discord.ana.slash("win share", category="rested", words="words of old")
    listed = await discord.ana.slash("win list", channel=discord.ana.dm)
    win = offered(listed.message)[0]
    opened = await discord.ana.select(listed.message, "win-open", [win])
    assert SHARE not in opened.buttons
    await discord.ana.leave()
    with pytest.raises(Refusal) as refusal:
        await wins.share(stage.client.store, WinId(int(win)), PersonId(discord.ana.id), None, stage.client.now())
    assert refusal.value.reason is Reason.ONLY_IN_A_GROUP
    assert discord.messages(stage.wins) == []


async def test_keep_it_private_says_the_truth_about_a_win_that_was_shared_meanwhile(stage: Stage) -> None:
    ana = stage.discord.ana
    first = await ana.slash("win share", category="rested")
    listed = await ana.slash("win list")
    opened = await ana.select(listed.message, "win-open", [offered(listed.message)[0]])
    preview = await ana.click(opened.message, SHARE)
    await ana.click(preview.message, SHARE)
    await stage.posted(stage.wins)
    answer = await ana.click(first.message, KEEP)
    assert "shared already" in answer.text


async def test_a_win_that_could_not_be_posted_is_posted_once_the_host_mends_it(stage: Stage) -> None:
    discord = stage.discord
    await discord.set_overwrite(stage.wins, discord.bot_user, deny=Permission.SEND_MESSAGES)
    kept = await discord.ana.slash("win share", category="cv", words="my new CV")
    with discord.expect_violation("50013"):
        await discord.ana.click(kept.message, SHARE)
        await until(lambda: "not allowed to post" in kept.message.text)
    listed = await discord.ana.slash("win list")
    assert "not posted yet" in listed.text
    opened = await discord.ana.select(listed.message, "win-open", [offered(listed.message)[0]])
    assert SHARE in opened.buttons
    await discord.set_overwrite(stage.wins, discord.bot_user, allow=Permission.SEND_MESSAGES)
    await stage.set_up()
    await until(stage.client.is_ready)
    await stage.beats.tick()
    await stage.beats.finish()
    assert "my new CV" in (await stage.posted(stage.wins))[-1].text


async def test_a_failed_look_into_the_channel_never_leads_to_a_second_card(stage: Stage) -> None:
    discord = stage.discord
    posts, history = rf"/channels/{stage.wins.id}/messages", rf"/channels/{stage.wins.id}/messages"
    kept = await discord.ana.slash("win share", category="cv")
    discord.faults.add(Fault(method="POST", path=posts, times=5, status=500, when="after"))
    await discord.ana.click(kept.message, SHARE)
    await until(lambda: len(discord.faults) == 0, 40)
    await stage.client.drain()
    stage.client._stopping = False
    discord.age(600)
    await discord.advance(timedelta(minutes=10))
    discord.faults.add(Fault(method="GET", path=history, times=5, status=500))
    await until(stage.client.is_ready)
    await stage.beats.tick()
    await stage.beats.finish()
    assert len(await stage.posted(stage.wins)) == 1
    discord.faults.clear()
    await discord.advance(timedelta(hours=2))
    await stage.beats.tick()
    await stage.beats.finish()
    assert len(await stage.posted(stage.wins)) == 1
    assert "shared" in (await discord.ana.slash("win list")).text


async def test_an_owed_post_that_we_cannot_draw_holds_up_no_other(stage: Stage) -> None:
    discord, now = stage.discord, stage.client.now()
    await until(stage.client.is_ready)
    for person in (discord.ana, discord.ben):
        await person.slash("win share", category="cv", words=f"by {person.name}")
        win, author = await only_win(stage, person)
        await wins.share(stage.client.store, win, author, GroupId(discord.guild.id), now)
    await stage.client.store.vault.forget(PersonId(discord.ana.id))
    await stage.beats.tick()
    await stage.beats.finish()
    (card,) = await stage.posted(stage.wins)
    assert "by Ben" in card.text


async def test_a_list_of_the_longest_and_emptiest_wins_is_always_shown(stage: Stage) -> None:
    ana = stage.discord.ana
    for words in ("a" + "\n" * 290 + "b", "*" * 1000, "א" * 1000, "\u200f", "<@1> " * 200):
        await ana.slash("win share", category="cv", words=words, who="me")
    listed = await ana.slash("win list")
    assert "Your wins" in listed.text
    assert all((part.get("description") or "x").strip() for part in parts(listed.message.components))
