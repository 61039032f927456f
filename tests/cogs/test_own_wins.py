"""One's own wins: found by month, opened, changed and removed, with their cards in the channel following."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.demo import until
from bot.domain.ids import GroupId, PersonId, WinId
from bot.sandbox import Answer, Fault, Message, Person
from bot.services import people, wins
from bot.store import wins as rows
from bot.ui.wins import CATEGORY_FIELD, WORDS_FIELD
from tests.builders import a_win
from tests.cogs.erasing import take_down
from tests.cogs.story import CELEBRATE, SHARE, custom_ids, offered, only_win, parts, share
from tests.cogs.test_safety import open_to_moderators
from tests.stage import Stage

EDIT, REMOVE, FOR_GOOD, KEEP_IT, BACK = "Edit", "Remove", "Remove it for good", "Keep it", "My wins"
MONTHS = "Go to another month"


async def open_one(person: Person, place: int = 0) -> Answer:
    """Open one of somebody's wins from their list, by its place on the first page."""
    listed = await person.slash("win list")
    return await person.select(listed.message, "win-open", [offered(listed.message)[place]])


async def change(person: Person, words: str, category: str = "asked-for-help") -> Answer:
    """Change somebody's latest win."""
    form = (await person.click((await open_one(person)).message, EDIT)).modal
    return await person.submit(form, {CATEGORY_FIELD: category, WORDS_FIELD: words})


async def remove(person: Person) -> Answer:
    """Remove somebody's latest win."""
    asked = await person.click((await open_one(person)).message, REMOVE)
    return await person.click(asked.message, FOR_GOOD)


async def keep_at(stage: Stage, person: Person, *moments: datetime, words: str = "") -> None:
    """Let somebody have kept wins at some moments."""
    author, store = PersonId(person.id), stage.client.store
    sealer = await store.vault.sealer(author)
    for number, moment in enumerate(moments):
        win = replace(a_win(id=10_000 + number, words=words or f"kept in {moment:%B %Y}"), person=author, at=moment)
        async with store.write() as tx:
            rows.insert(tx, replace(win, category="rested", group=GroupId(stage.discord.guild.id)), sealer)


async def failed_edits(stage: Stage, win: WinId) -> int:
    """Return how often a win's card could not be drawn anew."""
    async with stage.client.store.read() as view:
        card = await rows.stale_card(view, win)
    return card.attempts if card else 0


def menu(message: Message, name: str) -> list[str]:
    """Return what a menu offers, as it reads."""
    (found,) = [part for part in parts(message.components) if part.get("custom_id", "").startswith(name)]
    return [option["label"] for option in found["options"]]


async def test_wins_are_listed_under_the_months_of_their_authors_own_zone(stage: Stage) -> None:
    ana = stage.discord.ana
    await keep_at(stage, ana, datetime(2026, 2, 28, 23, 30, tzinfo=UTC), datetime(2026, 2, 3, 12, tzinfo=UTC))
    listed = await ana.slash("win list")
    assert listed.text.count("**February 2026**") == 1
    assert "2 wins" in listed.text
    assert "page" not in listed.text

    person, now = PersonId(ana.id), stage.client.now()
    await people.prefer(stage.client.store, person, now, lambda chosen: replace(chosen, zone="Europe/Berlin"))
    listed = await ana.slash("win list")
    assert "**March 2026**" in listed.text
    assert "**February 2026**" in listed.text


async def test_a_month_can_be_gone_to_however_many_there_are(stage: Stage) -> None:
    ana = stage.discord.ana
    months = [datetime(2020 + number // 12, number % 12 + 1, 15, tzinfo=UTC) for number in range(40)]
    await keep_at(stage, ana, *months)
    listed = await ana.slash("win list")
    assert "kept in April 2023" in listed.text
    offered_months = menu(listed.message, "win-month")
    assert offered_months[0] == "April 2023"
    assert len(offered_months) == 25
    far = await ana.select(listed.message, MONTHS, ["2021-04"])
    assert "kept in April 2021" in far.text
    assert "April 2021" in menu(far.message, "win-month")
    near = await ana.select(far.message, MONTHS, ["2020-09"])
    farther = await ana.select(near.message, MONTHS, ["2020-04"])
    assert "kept in April 2020" in farther.text
    assert "page 8 of 8" in farther.text


async def test_a_month_that_is_none_is_answered_kindly(stage: Stage) -> None:
    ana = stage.discord.ana
    await keep_at(stage, ana, datetime(2026, 2, 1, tzinfo=UTC), datetime(2026, 1, 1, tzinfo=UTC))
    listed = await ana.slash("win list")
    part = listed.message.select(MONTHS)
    part["options"][0]["value"] = "no month"
    assert "earlier time" in (await ana.select(listed.message, MONTHS, ["no month"])).text


async def test_a_private_win_is_changed_for_its_author_alone(stage: Stage) -> None:
    ana = stage.discord.ana
    await ana.slash("win share", category="rested", words="A walk", who="me")
    form = (await ana.click((await open_one(ana)).message, EDIT)).modal
    assert "A walk" in str(form.raw)
    changed = await ana.submit(form, {CATEGORY_FIELD: "practised", WORDS_FIELD: "Two hours, out loud"})
    assert changed.text.startswith("Changed.")
    assert "Practised" in changed.text
    assert "Two hours, out loud" in changed.text
    assert stage.discord.messages(stage.wins) == []
    back = await ana.click(changed.message, BACK)
    assert "Two hours, out loud" in back.text
    assert "A walk" not in back.text


async def test_the_card_of_a_shared_win_that_is_changed_follows_with_all_who_celebrate(stage: Stage) -> None:
    discord = stage.discord
    card = await share(stage, discord.ana, words="Ben read my CV")
    await discord.chi.click(card, CELEBRATE)
    await until(lambda: "Celebrate · 1" in card.buttons)
    changed = await change(discord.ana, "A friend read my CV", "feedback")
    assert f"The card in <#{stage.wins.id}> follows" in changed.text
    await until(lambda: "A friend read my CV" in card.text)
    assert "asked for feedback" in card.text
    assert "Ben" not in card.text
    assert "Celebrate · 1" in card.buttons
    assert card.pinged == set()


@pytest.mark.parametrize("restarts", [False, True], ids=["the same process", "another one"])
async def test_a_change_that_discord_does_not_take_is_drawn_later(stage: Stage, restarts: bool) -> None:
    discord = stage.discord
    card = await share(stage, discord.ana, words="before")
    edits = rf"/channels/{stage.wins.id}/messages/{card.id}"
    discord.faults.add(Fault(method="PATCH", path=edits, times=1, status=503))
    await change(discord.ana, "after")
    win, _ = await only_win(stage, discord.ana)
    async with asyncio.timeout(30):
        while not await failed_edits(stage, win):
            await asyncio.sleep(0.01)
    assert "before" in card.text
    if restarts:
        await stage.restart()
    await discord.advance(timedelta(minutes=1))
    await until(stage.client.is_ready)
    await stage.beats.keep_wins_current()
    assert "after" in card.text
    before = len(discord.requests)
    await discord.advance(timedelta(hours=2))
    await stage.beats.keep_wins_current()
    assert len(discord.requests) == before


async def test_a_change_of_a_win_whose_card_is_being_posted_is_on_the_card(stage: Stage) -> None:
    discord = stage.discord
    post = rf"/channels/{stage.wins.id}/messages"
    preview = await discord.ana.slash("win share", category="cv", words="before")
    discord.faults.add(Fault(method="POST", path=post, times=5, status=500, when="after"))
    await discord.ana.click(preview.message, SHARE)
    await change(discord.ana, "after")
    await until(lambda: len(discord.faults) == 0, 40)
    await stage.client.drain()
    stage.client._stopping = False
    await discord.advance(timedelta(minutes=1))
    await until(stage.client.is_ready)
    await stage.beats.tick()
    await stage.beats.finish()
    await stage.beats.keep_wins_current()
    (card,) = await stage.posted(stage.wins)
    assert "after" in card.text


async def test_a_shared_win_is_not_changed_from_outside_its_group(stage: Stage) -> None:
    ana = stage.discord.ana
    card = await share(stage, ana, words="before")
    listed = await ana.slash("win list", channel=ana.dm)
    opened = await ana.select(listed.message, "win-open", [offered(listed.message)[0]])
    assert EDIT not in opened.buttons
    assert REMOVE in opened.buttons
    in_group = await open_one(ana)
    form = (await ana.click(in_group.message, EDIT)).modal
    win, author = await only_win(stage, ana)
    assert form is not None
    with pytest.raises(Exception, match="only-in-a-group"):
        await wins.edit(stage.client.store, win, author, None, stage.client.now(), category="cv", words="after")
    assert "before" in card.text


async def test_what_is_too_long_changes_nothing(stage: Stage) -> None:
    ana = stage.discord.ana
    await share(stage, ana, words="before")
    win, author = await only_win(stage, ana)
    here = GroupId(stage.discord.guild.id)
    with pytest.raises(Exception, match="words-too-long"):
        await wins.edit(stage.client.store, win, author, here, stage.client.now(), category="cv", words="x" * 1001)
    assert "before" in (await open_one(ana)).text


async def test_removing_a_shared_win_says_what_goes_and_takes_it_away(stage: Stage) -> None:
    discord = stage.discord
    card = await share(stage, discord.ana, words="Something dear")
    for person in (discord.ben, discord.chi):
        await discord.settle()
        await person.click(card, custom_id=custom_ids(card)[0])
    await until(lambda: "Celebrate · 2" in card.buttons)
    asked = await discord.ana.click((await open_one(discord.ana)).message, REMOVE)
    assert f"Its card in <#{stage.wins.id}> goes, too." in asked.text
    assert "2 people" in asked.text
    kept = await discord.ana.click(asked.message, KEEP_IT)
    assert "Something dear" in kept.text
    assert discord.messages(stage.wins) == [card]

    asked = await discord.ana.click(kept.message, REMOVE)
    gone = await discord.ana.click(asked.message, FOR_GOOD)
    assert "It's gone" in gone.text
    pressed = await discord.mod.click(card, custom_id=custom_ids(card)[0])
    assert "can't find that win" in pressed.text
    await take_down(stage)
    assert card.deleted
    assert "Nothing here yet" in (await discord.ana.slash("win list")).text
    async with stage.client.store.read() as view:
        assert await view.all("SELECT 1 FROM celebration") == []
        assert await view.all("SELECT 1 FROM takedown") == []


async def test_a_card_that_cannot_be_taken_down_at_once_goes_later(stage: Stage) -> None:
    discord = stage.discord
    card = await share(stage, discord.ana)
    await remove(discord.ana)
    path = rf"/channels/{stage.wins.id}/messages/{card.id}"
    discord.faults.add(Fault(method="DELETE", path=path, times=1, status=503))
    await take_down(stage)
    await stage.restart()
    await discord.advance(timedelta(minutes=5))
    await take_down(stage)
    assert card.deleted


async def test_removing_twice_is_answered_kindly(stage: Stage) -> None:
    ana = stage.discord.ana
    await ana.slash("win share", category="cv", who="me")
    asked = await ana.click((await open_one(ana)).message, REMOVE)
    custom_id = custom_ids(asked.message)[0]
    both = await asyncio.gather(*(ana.click(asked.message, custom_id=custom_id) for _ in range(2)))
    said = " ".join(answer.text for answer in both)
    assert "It's gone" in said
    assert "can't find that win" in said


async def test_a_removed_win_is_found_by_nobody(stage: Stage) -> None:
    ana = stage.discord.ana
    await ana.slash("win share", category="cv", who="me")
    opened = await open_one(ana)
    win, author = await only_win(stage, ana)
    await wins.remove(stage.client.store, win, author, stage.client.now())
    for label in (EDIT, REMOVE, SHARE):
        assert "can't find that win" in (await ana.click(opened.message, label)).text


async def test_words_that_sound_heavy_are_kept_and_answered_with_people_to_talk_to(stage: Stage) -> None:
    ana = stage.discord.ana
    await ana.slash("win share", category="rested", words="A walk", who="me")
    changed = await change(ana, "I want to kill myself")
    assert changed.text.startswith("Changed.")
    await until(lambda: changed.followups)
    assert changed.followups[0].ephemeral


async def test_where_alerts_are_on_the_form_says_so_and_moderators_get_a_link_and_no_words(stage: Stage) -> None:
    discord = stage.discord
    card = await share(stage, discord.ana, words="A walk")
    await open_to_moderators(stage, alerts=True)
    form = (await discord.ana.click((await open_one(discord.ana)).message, EDIT)).modal
    assert "moderators" in str(form.raw)
    await discord.ana.submit(form, {CATEGORY_FIELD: "rested", WORDS_FIELD: "I want to kill myself"})
    await until(lambda: "kill" in card.text)
    (alert,) = await stage.posted(discord.channel("moderators"))
    assert str(card.id) in str(alert.components)
    assert "kill" not in alert.text


async def test_whoever_was_not_told_of_alerts_alerts_nobody(stage: Stage) -> None:
    discord = stage.discord
    card = await share(stage, discord.ana, words="A walk")
    form = (await discord.ana.click((await open_one(discord.ana)).message, EDIT)).modal
    await open_to_moderators(stage, alerts=True)
    await discord.ana.submit(form, {CATEGORY_FIELD: "rested", WORDS_FIELD: "I want to kill myself"})
    await until(lambda: "kill" in card.text)
    await discord.settle()
    assert await stage.posted(discord.channel("moderators"), 0) == []
