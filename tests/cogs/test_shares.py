"""Sharing a "no" with the group: seen first, held for a day if one likes, taken back at any time."""

import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.demo import until
from bot.domain.groups import Feature, Group, switch
from bot.domain.ids import ChannelId, PersonId
from bot.sandbox import Answer, Fault, Message, Permission, Person
from bot.services import privacy
from bot.store import holdings
from tests.cogs.erasing import owed, take_down
from tests.cogs.story import SHARE, custom_ids, offered
from tests.cogs.test_rejections import ERASE, log
from tests.cogs.test_safety import MARKER, URGENT, choose, open_to_moderators
from tests.stage import Stage

NOW, LATER, CHANGE_WORDS, DISCARD = "Share now", "In 24 hours", "Change it", "Keep it to myself"
BACK, AGAIN, ENCOURAGE, BEEN_THERE = "Take it back", "Try again", "Encourage", "I have been there"
HARD = "shares something hard"
PRIVATE, FOR_ALL = "what only Ana knows", "It is quiet *here* today"
DAY = timedelta(days=1)


async def preview(person: Person, told: dict[str, Any] | None = None, **options: str) -> Message:
    """Log a "no", write what the group would see of it, and return the preview."""
    answer = await log(person, {"words": PRIVATE}, **options)
    form = (await person.click(answer.message, SHARE)).modal
    return (await person.submit(form, told or {})).message


async def shared(on: Stage, person: Person, told: dict[str, Any] | None = None, **options: str) -> Message:
    """Share a "no" at once, and return its card."""
    before = len(await on.posted(on.wins, 0))
    await person.click(await preview(person, told, **options), NOW)
    return (await on.posted(on.wins, before + 1))[-1]


async def beat(stage: Stage, after: timedelta = timedelta()) -> None:
    """Let time pass, and let the heartbeat do what is due."""
    await stage.discord.advance(after)
    await until(stage.client.is_ready)
    await stage.beats.tick()
    await stage.beats.finish()


async def on_its_card(person: Person) -> Message:
    """Open the newest rejection from the list."""
    listed = (await person.slash("rejection list")).message
    await person.select(listed, "Open one", [offered(listed)[0]])
    return listed


# from a "no" to a card


async def test_nothing_is_shared_before_it_was_seen_as_the_group_would_see_it(stage: Stage) -> None:
    ana = stage.discord.ana
    seen = await preview(ana, {"words": FOR_ALL, "stage": True, "name": "mine"}, stage="interview")
    assert seen.ephemeral
    assert r"It is quiet \*here\* today" in seen.text
    assert f"<@{ana.id}>" in seen.text
    assert "A no after an interview" in seen.text
    assert "No advice, please" in seen.text
    assert PRIVATE not in seen.text
    assert seen.buttons == [NOW, LATER, CHANGE_WORDS, DISCARD]
    assert stage.discord.messages(stage.wins) == []
    await stage.restart()
    shown = seen.text
    await ana.click(seen, NOW)
    (card,) = await stage.posted(stage.wins)
    assert card.text in shown, "what she saw is what they see"
    assert card.pinged == set()
    assert card.buttons == [ENCOURAGE, BEEN_THERE]
    await until(lambda: "It's shared in" in seen.text)
    await ana.click(seen, BACK)
    await take_down(stage)
    assert card.deleted


async def test_no_step_asks_for_a_word_and_what_was_kept_is_never_filled_in(stage: Stage) -> None:
    ana = stage.discord.ana
    answer = await log(ana, {"words": PRIVATE}, company="Ames", stage="final-round")
    form = (await ana.click(answer.message, SHARE)).modal
    assert not any(field.required for field in form.fields)
    assert PRIVATE not in json.dumps(form.raw)
    assert "Ames" not in json.dumps(form.raw)
    seen = (await ana.submit(form)).message
    assert "Somebody in this group" in seen.text
    assert "A no at the very end" in seen.text
    await ana.click(seen, NOW)
    (card,) = await stage.posted(stage.wins)
    assert "A no at the very end" in card.text


async def test_a_draft_can_be_changed_and_kept_to_herself(stage: Stage) -> None:
    ana = stage.discord.ana
    seen = await preview(ana, {"words": "too hot", "name": "mine", "advice": "welcome"}, stage="interview")
    form = (await ana.click(seen, CHANGE_WORDS)).modal
    assert form.field("words").raw["value"] == "too hot"
    await ana.submit(form, {"words": "cooler", "stage": False})
    assert "cooler" in seen.text
    assert "too hot" not in seen.text
    assert "after an interview" not in seen.text
    assert "Advice is welcome" in seen.text, "what she chose before is still chosen"
    await ana.click(seen, DISCARD)
    assert "Nothing was shared" in seen.text
    assert stage.discord.messages(stage.wins) == []
    async with stage.client.store.read() as view:
        kinds = [one.kind for one in await holdings.tally(view, PersonId(ana.id))]
    assert "rejection" in kinds
    assert "shared_rejection" not in kinds


async def test_it_goes_where_the_group_speaks_of_goals_if_there_is_such_a_place(stage: Stage) -> None:
    goals = stage.discord.channel("general")
    await choose(stage, lambda group: replace(group, goals_channel=ChannelId(goals.id)))
    seen = await preview(stage.discord.ana)
    assert f"<#{goals.id}>" in seen.text
    await stage.discord.ana.click(seen, NOW)
    await stage.posted(goals)
    assert stage.discord.messages(stage.wins) == []


@pytest.mark.parametrize(
    "place", ["a direct message", "a group that has it switched off", "a group without a channel"]
)
async def test_it_is_offered_only_where_it_can_be_done(stage: Stage, place: str) -> None:
    ana = stage.discord.ana

    def change(group: Group) -> Group:
        if place == "a group without a channel":
            return replace(group, wins_channel=None)
        return switch(group, frozenset(Feature) - {Feature.SHARED_REJECTIONS})

    where = ana.dm if place == "a direct message" else stage.discord.channel("general")
    if place != "a direct message":
        await choose(stage, change)
    form = (await ana.slash("rejection log", channel=where)).modal
    assert SHARE not in (await ana.submit(form)).buttons


async def test_one_that_was_kept_in_a_direct_message_can_be_shared_from_within_the_group(stage: Stage) -> None:
    ana = stage.discord.ana
    await ana.submit((await ana.slash("rejection log", channel=ana.dm)).modal)
    card = await on_its_card(ana)
    seen = (await ana.submit((await ana.click(card, SHARE)).modal)).message
    await ana.click(seen, NOW)
    await stage.posted(stage.wins)


async def test_what_the_host_switched_off_meanwhile_is_refused(stage: Stage) -> None:
    ana, off = stage.discord.ana, frozenset(Feature) - {Feature.SHARED_REJECTIONS}
    seen = await preview(ana)
    await choose(stage, lambda group: switch(group, off))
    assert "switched that off" in (await ana.click(seen, NOW)).text
    assert stage.discord.messages(stage.wins) == []


# held for a day


async def test_what_is_held_waits_a_day_whatever_restarts_and_is_posted_once(stage: Stage) -> None:
    ana = stage.discord.ana
    seen = await preview(ana, {"words": FOR_ALL})
    await ana.click(seen, LATER)
    assert "It waits until <t:" in seen.text
    assert seen.buttons == [NOW, BACK]
    await beat(stage, DAY - timedelta(minutes=5))
    await stage.restart()
    await beat(stage)
    assert stage.discord.messages(stage.wins) == []
    shown = await ana.click(await on_its_card(ana), SHARE)
    assert "It waits until <t:" in shown.message.text
    assert r"It is quiet \*here\* today" in shown.message.text
    await beat(stage, timedelta(minutes=6))
    await stage.restart()
    await beat(stage, DAY)
    (card,) = await stage.posted(stage.wins)
    assert "It is quiet" in card.text
    assert ana.dms == []


async def test_what_is_held_can_be_shared_now(stage: Stage) -> None:
    ana = stage.discord.ana
    seen = await preview(ana)
    await ana.click(seen, LATER)
    await stage.restart()
    await ana.click(seen, NOW)
    await stage.posted(stage.wins)
    await beat(stage, 2 * DAY)
    assert len(await stage.posted(stage.wins)) == 1


async def test_what_is_held_can_be_taken_back_and_nothing_is_left_of_it(stage: Stage) -> None:
    ana = stage.discord.ana
    seen = await preview(ana)
    await ana.click(seen, LATER)
    await ana.click(seen, BACK)
    assert "taken back" in seen.text
    await beat(stage, 2 * DAY)
    assert stage.discord.messages(stage.wins) == []
    assert await owed(stage) == []
    again = (await ana.click(await on_its_card(ana), SHARE)).modal
    assert "value" not in again.field("words").raw, "it begins anew"


async def test_what_is_held_goes_where_the_host_chose_meanwhile_or_nowhere_once_it_is_off(stage: Stage) -> None:
    discord, off = stage.discord, frozenset(Feature) - {Feature.SHARED_REJECTIONS}
    await discord.ana.click(await preview(discord.ana), LATER)
    general = discord.channel("general")
    await choose(stage, lambda group: replace(group, goals_channel=ChannelId(general.id)))
    await beat(stage, DAY + timedelta(minutes=1))
    assert len([card for card in await stage.posted(general) if HARD in card.text]) == 1
    await discord.ben.click(await preview(discord.ben, {"words": FOR_ALL}), LATER)
    await choose(stage, lambda group: switch(group, off))
    await beat(stage, DAY + timedelta(minutes=1))
    assert len([card for card in await stage.posted(general) if HARD in card.text]) == 1
    assert stage.discord.messages(stage.wins) == []
    told = "What waited for your group wasn't posted"
    assert told in (await discord.ben.slash("rejection list")).text
    card = await on_its_card(discord.ben)
    assert told in card.text
    assert SHARE not in card.buttons
    await choose(stage, lambda group: switch(group, frozenset(Feature)))
    form = (await discord.ben.click(await on_its_card(discord.ben), SHARE)).modal
    assert form.field("words").raw["value"] == FOR_ALL, "what he wrote is not lost"


async def test_pressed_twice_or_after_the_other_it_is_one_card(stage: Stage) -> None:
    ana = stage.discord.ana
    answer = await log(ana)
    form = (await ana.click(answer.message, SHARE)).modal
    first, second = (await ana.submit(form)).message, (await ana.submit(form)).message
    for seen, choice in ((first, NOW), (second, LATER)):
        await ana.click(seen, choice)
    await ana.click(second, BACK)
    await beat(stage, 2 * DAY)
    (card,) = await stage.posted(stage.wins)
    await take_down(stage)
    assert card.deleted


# without a name


async def test_without_a_name_nothing_tells_whose_it_is(stage: Stage, capsys: pytest.CaptureFixture[str]) -> None:
    ana, discord = stage.discord.ana, stage.discord
    form = (await ana.click((await log(ana, {"words": PRIVATE})).message, SHARE)).modal
    capsys.readouterr()
    before = len(discord.requests)
    submitted = await ana.submit(form, {"words": FOR_ALL})
    seen = submitted.message
    assert "Nobody here can look up whose it is" in seen.text
    pressed = await ana.click(seen, NOW)
    (card,) = await stage.posted(stage.wins)
    await discord.ben.click(card, ENCOURAGE)
    refused = await ana.click(card, BEEN_THERE)
    assert refused.ephemeral
    assert "It's your own" in refused.text
    await until(lambda: "It's shared in" in seen.text)
    sent = [request for request in discord.requests[before:] if f"/channels/{stage.wins.id}/messages" in request.path]
    everything = json.dumps([card.raw, [request.json for request in sent], custom_ids(card)], default=str)
    logged = capsys.readouterr().out
    for secret in (
        str(ana.id),
        f"{ana.id:x}",
        ana.name,
        f"{submitted.interaction.id:x}",
        f"{pressed.interaction.id:x}",
    ):
        assert secret not in everything
        assert secret not in logged
    assert PRIVATE not in everything
    assert card.pinged == set()


# what others can do


async def test_each_of_the_others_is_counted_once_in_each_way_without_a_name(stage: Stage) -> None:
    discord = stage.discord
    card = await shared(stage, discord.ana, {"name": "mine"})
    for person in (discord.ben, discord.chi):
        await person.click(card, card.buttons[0])
    await stage.restart()
    await discord.ben.click(card, card.buttons[1])
    assert card.buttons == [f"{ENCOURAGE} · 2", f"{BEEN_THERE} · 1"]
    again = await discord.ben.click(card, card.buttons[0])
    await until(lambda: bool(again.followups))
    assert "counted here already" in again.followups[0].text
    assert card.buttons == [f"{ENCOURAGE} · 2", f"{BEEN_THERE} · 1"]
    assert str(discord.ben.id) not in card.text
    assert discord.ana.dms == []


async def test_a_card_that_was_taken_back_answers_kindly_until_it_is_gone(stage: Stage) -> None:
    discord = stage.discord
    seen = await preview(discord.ana)
    await discord.ana.click(seen, NOW)
    (card,) = await stage.posted(stage.wins)
    await until(lambda: BACK in seen.buttons)
    await discord.ana.click(seen, BACK)
    assert "may have been taken back" in (await discord.ben.click(card, ENCOURAGE)).text


# going again


async def test_erasing_the_no_takes_its_card_down(stage: Stage) -> None:
    ana = stage.discord.ana
    card = await shared(stage, ana)
    await stage.discord.ben.click(card, ENCOURAGE)
    listed = await on_its_card(ana)
    await ana.click(listed, ERASE)
    await ana.click(listed, ERASE)
    await take_down(stage)
    assert card.deleted
    async with stage.client.store.read() as view:
        kinds = {one.kind for one in await holdings.tally(view, PersonId(stage.discord.ben.id))}
    assert "support" not in kinds


async def test_erasing_everything_takes_posted_and_held_ones_along(stage: Stage) -> None:
    ana = stage.discord.ana
    card = await shared(stage, ana)
    await ana.click(await preview(ana), LATER)
    receipt = await privacy.erase(stage.client.store, PersonId(ana.id), stage.client.now())
    assert receipt.posts == 1
    await take_down(stage)
    assert card.deleted
    await beat(stage, 2 * DAY)
    assert len([one for one in await stage.posted(stage.wins, 0) if not one.deleted]) == 0


async def test_a_card_that_nobody_saw_arrive_is_found_and_taken_down(stage: Stage) -> None:
    discord, path = stage.discord, rf"/channels/{stage.wins.id}/messages"
    seen = await preview(discord.ana)
    discord.faults.add(Fault(method="POST", path=path, times=5, status=500, when="after"))
    await discord.ana.click(seen, NOW)
    (card,) = await stage.posted(stage.wins)
    await until(lambda: "on its way" in seen.text)
    discord.faults.clear()
    await discord.ana.click(seen, BACK)
    await discord.advance(timedelta(minutes=5))
    await take_down(stage)
    assert card.deleted
    assert await owed(stage) == []


async def test_one_that_arrived_unseen_is_found_and_not_posted_twice(stage: Stage) -> None:
    discord, path = stage.discord, rf"/channels/{stage.wins.id}/messages"
    seen = await preview(discord.ana)
    discord.faults.add(Fault(method="POST", path=path, times=5, status=500, when="after"))
    await discord.ana.click(seen, NOW)
    await stage.posted(stage.wins)
    await stage.restart()
    discord.faults.clear()
    await beat(stage, timedelta(hours=2))
    assert len(await stage.posted(stage.wins)) == 1


# in trouble


async def test_a_channel_that_is_gone_is_told_to_its_author_and_once_to_the_host(stage: Stage) -> None:
    discord = stage.discord
    with discord.expect_violation("10003"):
        await discord.delete_channel(stage.wins)
        for person in (discord.ana, discord.ben):
            seen = await preview(person)
            await person.click(seen, NOW)
            await until(lambda seen=seen: "What you wrote is kept" in seen.text)  # type: ignore[misc]
            assert seen.buttons == [AGAIN, BACK]
    (notice,) = discord.host.dms
    assert "The wins channel is gone" in notice.text


async def test_once_the_host_mended_it_trying_again_posts_it(stage: Stage) -> None:
    discord = stage.discord
    await discord.set_overwrite(stage.wins, discord.bot_user, deny=Permission.SEND_MESSAGES)
    seen = await preview(discord.ana)
    with discord.expect_violation("50013"):
        await discord.ana.click(seen, NOW)
        await until(lambda: AGAIN in seen.buttons)
    await discord.set_overwrite(stage.wins, discord.bot_user, allow=Permission.SEND_MESSAGES)
    await discord.ana.click(seen, AGAIN)
    await stage.posted(stage.wins)


async def test_the_longest_words_of_markup_alone_fit_preview_and_card(stage: Stage) -> None:
    card = await shared(stage, stage.discord.ana, {"words": "*" * 500, "name": "mine"}, stage="internship")
    assert card.text.count("*") >= 500


# alerts


async def test_where_alerts_are_on_its_author_reads_so_and_moderators_get_a_link_and_no_words(stage: Stage) -> None:
    await open_to_moderators(stage, alerts=True)
    discord = stage.discord
    seen = await preview(discord.ana, {"words": URGENT})
    assert "moderators get a link" in seen.text
    await discord.ana.click(seen, LATER)
    await beat(stage, DAY + timedelta(minutes=1))
    (post,) = await stage.posted(stage.wins)
    (alert,) = await stage.posted(discord.channel("moderators"))
    assert f"/{stage.wins.id}/{post.id}" in alert.text
    assert MARKER not in alert.text
    assert str(discord.ana.id) not in alert.text


async def test_whoever_was_not_told_of_alerts_sees_the_preview_once_more(stage: Stage) -> None:
    discord = stage.discord
    seen = await preview(discord.ana, {"words": URGENT})
    await open_to_moderators(stage, alerts=True)
    await discord.ana.click(seen, NOW)
    assert "moderators get a link" in seen.text
    assert discord.messages(stage.wins) == []
    await discord.ana.click(seen, NOW)
    await stage.posted(stage.wins)
    await stage.posted(discord.channel("moderators"))


async def test_frightening_words_are_kept_and_people_are_offered(stage: Stage) -> None:
    ana = stage.discord.ana
    form = (await ana.click((await log(ana)).message, SHARE)).modal
    answer: Answer = await ana.submit(form, {"words": URGENT})
    await until(lambda: bool(answer.followups))
    assert "a person" in answer.followups[0].text
