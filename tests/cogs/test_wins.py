"""Small wins, from `/win share` to somebody's *Celebrate*, through the real client, tree and database."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from bot.demo import until
from bot.domain.ids import GroupId, PersonId, WinId
from bot.domain.refusals import Reason, Refusal
from bot.domain.wins import PAGE_SIZE
from bot.sandbox import Fault, Message, Permission, Person
from bot.services import wins
from bot.ui.wins import CATEGORY_FIELD, WORDS_FIELD
from tests.stage import Stage

SHARE, KEEP, CELEBRATE = "Share with the group", "Keep it private", "Celebrate"


async def share(stage: Stage, person: Person, category: str = "asked-for-help", words: str = "") -> Message:
    """Keep a win, share it, and return its card."""
    before = len(await stage.posted(stage.wins, 0))
    options: dict[str, Any] = {"words": words} if words else {}
    preview = await person.slash("win share", category=category, **options)
    await person.click(preview.message, SHARE)
    return (await stage.posted(stage.wins, before + 1))[-1]


async def only_win(stage: Stage, person: Person) -> tuple[WinId, PersonId]:
    """Return the one win that a person keeps, and whose it is."""
    author = PersonId(person.id)
    (listed,) = (await wins.list_own(stage.client.store, author, 0, stage.client.now())).wins
    return listed.win.id, author


def parts(components: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return every component of a message, at any depth."""
    return [part for outer in components for part in (outer, *parts(outer.get("components", [])))]


def offered(message: Message) -> list[str]:
    """Return the values that the message's selects offer."""
    return [option["value"] for part in parts(message.components) for option in part.get("options", [])]


def custom_ids(message: Message) -> list[str]:
    """Return the custom ids on the message."""
    return [part["custom_id"] for part in parts(message.components) if "custom_id" in part]


async def test_a_win_is_seen_by_its_author_alone_until_they_share_it(stage: Stage) -> None:
    ana = stage.discord.ana
    preview = await ana.slash("win share", category="asked-for-help", words="My old teacher said yes")
    assert preview.ephemeral
    assert "My old teacher said yes" in preview.text
    assert preview.buttons == [SHARE, KEEP]
    assert stage.discord.messages(stage.wins) == []

    await ana.click(preview.message, SHARE)
    (card,) = await stage.posted(stage.wins)
    assert f"<@{ana.id}> asked for help" in card.text
    assert "My old teacher said yes" in card.text
    await until(lambda: "Shared in" in preview.message.text)


async def test_a_win_for_oneself_is_kept_and_can_be_shared_later(stage: Stage) -> None:
    ana = stage.discord.ana
    kept = await ana.slash("win share", category="rested", who="me")
    assert "Only you can see it" in kept.text
    listed = await ana.slash("win list")
    assert "Rested on purpose" in listed.text
    assert "only you" in listed.text

    preview = await ana.select(listed.message, "win-preview", [offered(listed.message)[0]])
    await ana.click(preview.message, SHARE)
    await stage.posted(stage.wins)
    assert "shared" in (await ana.slash("win list")).text


async def test_keeping_it_private_posts_nothing(stage: Stage) -> None:
    preview = await stage.discord.ana.slash("win share", category="cv")
    answer = await stage.discord.ana.click(preview.message, KEEP)
    assert "It stays yours" in answer.text
    assert stage.discord.messages(stage.wins) == []


async def test_sharing_twice_posts_one_card(stage: Stage) -> None:
    ana = stage.discord.ana
    kept = await ana.slash("win share", category="rested", who="me")
    await ana.click(kept.message, SHARE)
    await stage.posted(stage.wins)
    await until(lambda: "Shared in" in kept.message.text)
    here = GroupId(stage.discord.guild.id)
    await wins.share(stage.client.store, *await only_win(stage, ana), here, stage.client.now())
    await stage.beats.tick()
    await stage.beats.finish()
    assert len(stage.discord.messages(stage.wins)) == 1


async def test_each_person_is_counted_once_and_the_author_never(stage: Stage) -> None:
    discord = stage.discord
    card = await share(stage, discord.ana)
    await discord.ben.click(card, CELEBRATE)
    await until(lambda: "Celebrate · 1" in card.buttons)
    again = await discord.ben.click(card, "Celebrate · 1")
    await until(lambda: again.followups)
    assert again.followups[0].ephemeral
    assert "already" in again.followups[0].text
    own = await discord.ana.click(card, "Celebrate · 1")
    assert own.ephemeral
    assert "own win" in own.text
    await discord.chi.click(card, "Celebrate · 1")
    await until(lambda: "Celebrate · 2" in card.buttons)
    assert f"<@{discord.ben.id}>, <@{discord.chi.id}> celebrate this" in card.text


async def test_many_people_at_once_are_all_counted_and_the_last_edit_is_right(stage: Stage) -> None:
    card = await share(stage, stage.discord.ana)
    crowd = [stage.discord.add_person(f"Peer {number}", guild=stage.discord.guild) for number in range(20)]
    celebrate = custom_ids(card)[0]
    await asyncio.gather(*(peer.click(card, custom_id=celebrate) for peer in crowd))
    await until(lambda: "Celebrate · 20" in card.buttons)


async def test_buttons_and_forms_work_after_a_restart(stage: Stage) -> None:
    discord = stage.discord
    card = await share(stage, discord.ana)
    kept = await discord.ana.slash("win share", category="cv")
    message = discord.ben.send(discord.channel("general"), "Practised with a friend today")
    form = (await discord.ben.menu("Celebrate", message)).modal
    assert form is not None

    await stage.restart()

    await discord.ben.click(card, CELEBRATE)
    await until(lambda: "Celebrate · 1" in card.buttons)
    await discord.ana.click(kept.message, SHARE)
    await stage.posted(stage.wins, 2)
    preview = await discord.ben.submit(form, {CATEGORY_FIELD: "practised"})
    assert "Practised with a friend today" in preview.text


async def test_the_menu_turns_an_own_message_into_a_win(stage: Stage) -> None:
    ben = stage.discord.ben
    message = ben.send(stage.discord.channel("general"), "I called **three** people")
    form = (await ben.menu("Celebrate", message)).modal
    assert form is not None
    preview = await ben.submit(form, {CATEGORY_FIELD: "reached-out", WORDS_FIELD: "I called three people"})
    await ben.click(preview.message, SHARE)
    (card,) = await stage.posted(stage.wins)
    assert "I called three people" in card.text


async def test_the_menu_celebrates_anothers_message_and_pings_nobody(stage: Stage) -> None:
    discord = stage.discord
    message = discord.ben.send(discord.channel("general"), "Sent one application")
    card = (await discord.chi.menu("Celebrate", message)).message
    assert card is not None
    assert not card.ephemeral
    assert card.pinged == set()
    await discord.ana.menu("Celebrate", message)
    await until(lambda: "Celebrate · 2" in card.buttons)
    await discord.host.click(card, "Celebrate · 2")
    await until(lambda: "Celebrate · 3" in card.buttons)
    assert "own win" in (await discord.ben.click(card, "Celebrate · 3")).text


async def test_the_menu_on_a_card_celebrates_its_win(stage: Stage) -> None:
    card = await share(stage, stage.discord.ana)
    answer = await stage.discord.ben.menu("Celebrate", card)
    assert answer.ephemeral
    await until(lambda: "Celebrate · 1" in card.buttons)


async def test_a_message_longer_than_a_win_is_cut_and_the_form_says_so(stage: Stage) -> None:
    ben = stage.discord.ben
    message = ben.send(stage.discord.channel("general"), "long " * 300)
    form = (await ben.menu("Celebrate", message)).modal
    assert form is not None
    descriptions = [field["description"] for field in form.raw["components"] if field.get("description")]
    assert descriptions == ["Your message is longer than a win holds, so this is its beginning."]
    preview = await ben.submit(form, {CATEGORY_FIELD: "practised"})
    assert "long long" in preview.text


async def test_the_list_is_paged_and_its_buttons_belong_to_its_owner(stage: Stage) -> None:
    ana = stage.discord.ana
    for number in range(PAGE_SIZE + 2):
        await ana.slash("win share", category="rested", words=f"walk {number}", who="me")
    listed = await ana.slash("win list")
    assert "walk 6" in listed.text
    assert "walk 1" not in listed.text
    older = await ana.click(listed.message, "Older")
    assert "walk 1" in older.text
    newer = await ana.click(listed.message, "Newer")
    assert "walk 6" in newer.text


async def test_wins_are_kept_in_a_direct_message_too(stage: Stage) -> None:
    ana = stage.discord.ana
    kept = await ana.slash("win share", channel=ana.dm, category="rested")
    assert "Only you can see it" in kept.text
    assert kept.buttons == []


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
    page = await wins.list_own(stage.client.store, PersonId(stage.discord.ana.id), 0, stage.client.now())
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


async def test_a_win_shared_while_discord_fails_is_posted_later_once(stage: Stage) -> None:
    discord = stage.discord
    discord.faults.add(
        Fault(method="POST", path=rf"/channels/{stage.wins.id}/messages", times=5, status=500, when="after")
    )
    kept = await discord.ana.slash("win share", category="cv")
    await discord.ana.click(kept.message, SHARE)
    await stage.posted(stage.wins)
    await stage.restart()
    await until(stage.client.is_ready)
    await discord.advance(timedelta(hours=2))
    await stage.beats.tick()
    await stage.beats.finish()
    assert len(await stage.posted(stage.wins)) == 1


async def test_whoever_left_the_group_posts_there_no_longer(stage: Stage) -> None:
    discord = stage.discord
    await discord.ana.slash("win share", category="rested", words="words of old")
    listed = await discord.ana.slash("win list")
    in_dm = await discord.ana.slash("win list", channel=discord.ana.dm)
    assert offered(in_dm.message) == []
    win = offered(listed.message)[0]
    await discord.ana.leave()
    with pytest.raises(Refusal) as refusal:
        await wins.share(stage.client.store, WinId(int(win)), PersonId(discord.ana.id), None, stage.client.now())
    assert refusal.value.reason is Reason.ONLY_IN_A_GROUP
    assert discord.messages(stage.wins) == []


async def test_keep_it_private_says_the_truth_about_a_win_that_was_shared_meanwhile(stage: Stage) -> None:
    ana = stage.discord.ana
    first = await ana.slash("win share", category="rested")
    listed = await ana.slash("win list")
    second = await ana.select(listed.message, "win-preview", [offered(listed.message)[0]])
    await ana.click(second.message, SHARE)
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
    assert offered(listed.message) != []
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
