"""Small wins, from `/win share` to somebody's *Celebrate*, through the real client, tree and database."""

import asyncio

from bot.demo import until
from bot.domain.ids import GroupId
from bot.domain.wins import PAGE_SIZE
from bot.services import wins
from bot.ui.wins import CATEGORY_FIELD, WORDS_FIELD
from tests.cogs.story import CELEBRATE, KEEP, SHARE, custom_ids, offered, only_win, share
from tests.stage import Stage


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

    opened = await ana.select(listed.message, "win-open", [offered(listed.message)[0]])
    preview = await ana.click(opened.message, SHARE)
    await ana.click(preview.message, SHARE)
    await until(lambda: "Shared in" in preview.message.text)
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
    await stage.join(*crowd)
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
