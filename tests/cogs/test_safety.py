"""The safety net in what members do: saved and answered first, then people are offered, and nothing of it is kept."""

import logging
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest

from bot import logs, safety_net
from bot.content import helplines
from bot.demo import until
from bot.domain.groups import Feature, Group, switch
from bot.domain.ids import ChannelId, GroupId, PersonId, RoleId
from bot.domain.safety import Tier
from bot.sandbox import Answer, Fault, Message, Permission, Person
from bot.sandbox.interactions import InteractionType
from bot.services import groups
from bot.ui.wins import CATEGORY_FIELD, WORDS_FIELD
from tests.cogs.story import CELEBRATE, KEEP, SHARE
from tests.stage import Stage

URGENT = "I want to kill myself, marker5f2c"
SOFT = "what's the point, marker5f2c"
HARMLESS = "this search is killing me, marker5f2c"
MARKER = "marker5f2c"

HEAVY, HARD = "That sounds heavy", "That sounds hard"
TRUST, ASK, COUNTRY, FIGURE = (
    "Message someone I trust",
    "Ask a moderator",
    "Another country",
    "Just a figure of speech",
)
PEOPLE, ASK_THEM = "People to talk to", "Ask them"
ANYWHERE = "local emergency number"


@pytest.fixture
def everything_logged() -> Iterator[Callable[[], str]]:
    """Log as for an operator who wants to know everything; calling it returns what was logged."""
    loggers = [logging.getLogger(name) for name in ("", *logs.QUIET)]
    levels, written = [logger.level for logger in loggers], StringIO()
    logs.set_up_logs("text", "DEBUG")
    (handler,) = loggers[0].handlers
    assert isinstance(handler, logging.StreamHandler)
    handler.setStream(written)
    yield written.getvalue
    loggers[0].removeHandler(handler)
    for logger, level in zip(loggers, levels, strict=True):
        logger.setLevel(level)


async def choose(stage: Stage, changed: Callable[[Group], Group]) -> None:
    """Change what the host sets."""
    host, group = PersonId(stage.discord.host.id), GroupId(stage.discord.guild.id)
    await groups.change(stage.client.store, group, host, stage.client.now, changed)


async def open_to_moderators(stage: Stage, *, alerts: bool = False) -> None:
    """Give the group a moderators' channel and role, and switch alerts on if wanted."""
    place, bot = stage.discord.channel("moderators"), stage.discord.person(stage.discord.bot_user)
    await stage.discord.set_overwrite(place, bot, allow=Permission.VIEW_CHANNEL)
    channel, role = ChannelId(place.id), RoleId(moderators(stage))
    on = frozenset(Feature) if alerts else frozenset(Feature) - {Feature.ALERTS}
    await choose(stage, lambda group: switch(replace(group, moderator_channel=channel, moderator_role=role), on))


def moderators(stage: Stage) -> int:
    """Return the id of the moderators' role."""
    return next(role.id for role in stage.discord.guild.roles.values() if role.name == "Moderator")


async def keep(person: Person, words: str, **more: Any) -> Answer:
    """Keep a win of these words."""
    return await person.slash("win share", category="rested", words=words, who="me", **more)


async def card_after(answer: Answer) -> Message:
    """Wait for the card that follows an answer."""
    await until(lambda: answer.followups)
    (card,) = answer.followups
    return card


async def nothing_follows(stage: Stage, answer: Answer) -> None:
    """Wait until everything is said, and make sure that it was the answer alone."""
    await stage.client.drain()
    assert answer.followups == []


async def rows(stage: Stage) -> dict[str, list[tuple[Any, ...]]]:
    """Return everything that is kept, by table."""
    async with stage.client.store.read() as view:
        tables = [row["name"] for row in await view.all("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {table: [tuple(row) for row in await view.all(f"SELECT * FROM {table}")] for table in tables}


async def in_form(stage: Stage, person: Person, words: str) -> Answer:
    """Keep a message as a win, with these words in the form."""
    message = person.send(stage.discord.channel("general"), "Had a day")
    form = (await person.menu("Celebrate", message)).modal
    return await person.submit(form, {CATEGORY_FIELD: "rested", WORDS_FIELD: words})


# What is offered


async def test_plain_words_are_kept_and_answered_first_and_then_people_are_offered(stage: Stage) -> None:
    ana = stage.discord.ana
    answer = await keep(ana, URGENT)
    assert "Only you can see it" in answer.text
    card = await card_after(answer)
    assert card.ephemeral
    assert HEAVY in card.text
    assert ANYWHERE in card.text
    assert card.buttons == [TRUST, FIGURE]
    assert MARKER not in card.text
    sent = [request.route for request in stage.discord.requests]
    callback = max(at for at, route in enumerate(sent) if route.endswith("/callback"))
    assert callback < len(sent) - 1
    assert MARKER in (await ana.slash("win list")).text


async def test_plain_words_in_a_form_are_kept_too_and_sharing_stays_possible(stage: Stage) -> None:
    ana = stage.discord.ana
    preview = await in_form(stage, ana, URGENT)
    assert preview.buttons == [SHARE, KEEP]
    assert HEAVY in (await card_after(preview)).text
    await ana.click(preview.message, SHARE)
    (post,) = await stage.posted(stage.wins)
    assert MARKER in post.text
    assert post.buttons == [CELEBRATE]


@pytest.mark.parametrize("write", [keep, None], ids=["command", "form"])
async def test_softer_words_get_one_line_and_a_way_to_people(stage: Stage, write: Any) -> None:
    ana = stage.discord.ana
    answer = await (write(ana, SOFT) if write else in_form(stage, ana, SOFT))
    card = await card_after(answer)
    assert card.ephemeral
    assert HARD in card.text
    assert card.buttons == [PEOPLE, FIGURE]
    shown = await ana.click(card, PEOPLE)
    assert shown.ephemeral
    assert ANYWHERE in shown.text


@pytest.mark.parametrize("words", [HARMLESS, "", "ok", "A walk by the river"])
async def test_other_words_are_let_be(stage: Stage, words: str) -> None:
    options: dict[str, Any] = {"words": words} if words else {}
    answer = await stage.discord.ana.slash("win share", category="rested", who="me", **options)
    await nothing_follows(stage, answer)


async def test_what_somebody_only_types_into_a_search_is_not_read(stage: Stage) -> None:
    before = len(stage.discord.requests)
    await stage.discord.ana.autocomplete("help-now", focused="country", country=URGENT[:30])
    await stage.client.drain()
    assert len(stage.discord.requests) == before + 1


async def test_words_that_are_refused_are_read_all_the_same(stage: Stage) -> None:
    ana = stage.discord.ana
    (command,) = [one for one in ana.commands() if one["name"] == "win"]
    options = [
        {"name": "category", "type": 3, "value": "no-such-kind"},
        {"name": "words", "type": 3, "value": URGENT},
    ]
    data = {
        "id": command["id"],
        "name": "win",
        "type": 1,
        "options": [{"name": "share", "type": 1, "options": options}],
    }
    opened = stage.discord.open_interaction(InteractionType.COMMAND, ana.user, stage.discord.channel("general"), data)
    await opened.settled.wait()
    answer = Answer(opened)
    assert "I don't know that kind of win" in answer.text
    assert HEAVY in (await card_after(answer)).text


async def test_a_form_that_nobody_knows_any_more_is_read_all_the_same(stage: Stage) -> None:
    ana = stage.discord.ana
    message = ana.send(stage.discord.channel("general"), "Had a day")
    form = (await ana.menu("Celebrate", message)).modal
    form.raw["custom_id"] = "an-older-version:1"
    answer = await ana.submit(form, {CATEGORY_FIELD: "rested", WORDS_FIELD: URGENT})
    assert "earlier time" in answer.text
    assert HEAVY in (await card_after(answer)).text


async def test_words_that_could_not_be_saved_are_read_all_the_same(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(*_: object) -> None:
        raise RuntimeError("a fault of ours")

    monkeypatch.setattr(type(stage.client.store.vault), "sealer", fail)
    answer = await keep(stage.discord.ana, URGENT)
    assert "not yours" in answer.text
    assert HEAVY in (await card_after(answer)).text


@pytest.mark.parametrize("write", [keep, None], ids=["command", "form"])
async def test_words_that_wait_for_somebody_to_join_are_read_once(stage: Stage, write: Any) -> None:
    kim = stage.discord.add_person("Kim", guild=stage.discord.guild)
    if write:
        asked = await write(kim, URGENT)
    else:
        message = kim.send(stage.discord.channel("general"), "Had a day")
        form = (await kim.click((await kim.menu("Celebrate", message)).message, "I agree")).modal
        async with stage.client.store.write() as tx:
            await tx.all("DELETE FROM person WHERE id = :person", person=kim.id)
        stage.client.store.standings.forget_all()
        asked = await kim.submit(form, {CATEGORY_FIELD: "rested", WORDS_FIELD: URGENT})
    assert "Before I keep anything of yours" in asked.text
    assert HEAVY in (await card_after(asked)).text
    kept = await kim.click(asked.message, "I agree")
    assert "Kept" in kept.text or SHARE in kept.buttons
    await nothing_follows(stage, kept)


async def test_it_works_in_a_direct_message_without_anything_of_the_group(stage: Stage) -> None:
    await open_to_moderators(stage)
    ana = stage.discord.ana
    card = await card_after(await keep(ana, URGENT, channel=ana.dm))
    assert card.buttons == [TRUST, FIGURE]


async def test_the_groups_country_moderators_and_own_people_are_on_the_card(stage: Stage) -> None:
    await open_to_moderators(stage)
    await choose(stage, lambda group: replace(group, country="GB"))
    card = await card_after(await keep(stage.discord.ana, URGENT))
    assert "call **999**" in card.text
    assert "116 123" in card.text
    assert card.buttons == [TRUST, ASK, COUNTRY, FIGURE]


# Just a figure of speech


async def test_a_figure_of_speech_leaves_the_soft_line_out_for_a_week_and_never_the_card(stage: Stage) -> None:
    ana, clock = stage.discord.ana, stage.discord.clock
    soft = await card_after(await keep(ana, SOFT))
    assert "For up to a week" in (await ana.click(soft, FIGURE)).text
    await nothing_follows(stage, await keep(ana, SOFT))
    assert HEAVY in (await card_after(await keep(ana, URGENT))).text
    assert HARD in (await card_after(await keep(stage.discord.ben, SOFT))).text

    clock.advance(timedelta(days=7, minutes=1))
    assert HARD in (await card_after(await keep(ana, SOFT))).text


async def test_a_figure_of_speech_said_so_plainly_does_not_keep_the_next_card_away(stage: Stage) -> None:
    ana = stage.discord.ana
    card = await card_after(await keep(ana, URGENT))
    said = await ana.click(card, FIGURE)
    assert "Words like these will bring the card again" in said.text
    assert card.text == said.text
    assert HEAVY in (await card_after(await keep(ana, URGENT))).text
    await nothing_follows(stage, await keep(ana, SOFT))


# Nothing is kept, logged or shown to others


@pytest.mark.parametrize("words", [URGENT, SOFT], ids=["urgent", "soft"])
async def test_nothing_is_kept_but_the_win_and_nothing_logged(
    stage: Stage, words: str, everything_logged: Callable[[], str]
) -> None:
    ana = stage.discord.ana
    await keep(ana, HARMLESS)
    await stage.client.drain()
    before = await rows(stage)
    card = await card_after(await keep(ana, words))
    await ana.click(card, FIGURE)
    await stage.client.drain()

    after = await rows(stage)
    assert {table for table in after if after[table] != before[table]} == {"win"}
    assert len(after["win"]) == len(before["win"]) + 1
    await groups.leave(stage.client.store, GroupId(1), stage.client.now())
    logged = everything_logged().lower()
    assert "group left" in logged  # it does hear
    for told in (MARKER, "kill myself", "the point", "safety", "urgent", "soft", "figure"):
        assert told not in logged


async def test_nobody_else_sees_anything(stage: Stage) -> None:
    await open_to_moderators(stage)
    discord = stage.discord
    await card_after(await keep(discord.ana, URGENT))
    await stage.client.drain()
    for channel in discord.guild.channels.values():
        assert discord.messages(channel, discord.mod) == []


# When the net itself fails


async def test_a_net_that_fails_keeps_the_words_and_shows_the_international_card(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(text: str) -> Tier:
        raise ValueError(f"cannot read {text}")

    monkeypatch.setattr(safety_net, "read", fail)
    ana = stage.discord.ana
    card = await card_after(await keep(ana, HARMLESS))
    assert ANYWHERE in card.text
    assert HEAVY not in card.text
    logged = capsys.readouterr().out
    assert "ValueError" in logged
    assert MARKER not in logged
    assert MARKER in (await ana.slash("win list")).text


async def test_helplines_that_fail_leave_the_international_card(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    await choose(stage, lambda group: replace(group, country="GB"))

    def broken() -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr(helplines, "_load", broken)
    card = await card_after(await keep(stage.discord.ana, URGENT))
    assert HEAVY in card.text
    assert ANYWHERE in card.text
    assert "RuntimeError" in capsys.readouterr().out


async def test_a_card_that_discord_does_not_take_changes_nothing_and_tells_nothing(
    stage: Stage, capsys: pytest.CaptureFixture[str]
) -> None:
    discord = stage.discord
    discord.faults.add(Fault(method="POST", path=r"^/webhooks/", status=400, times=10))
    answer = await keep(discord.ana, URGENT)
    await nothing_follows(stage, answer)
    logged = capsys.readouterr().out
    assert "follow-up failed" in logged
    assert str(answer.interaction.id) not in logged
    assert str(discord.ana.id) not in logged
    discord.faults.clear()
    assert MARKER in (await discord.ana.slash("win list")).text


# Asking a moderator


async def ask(person: Person) -> Answer:
    """Ask a moderator from `/help-now`, up to the last tap."""
    card = await person.slash("help-now")
    first = await person.click(card.message, ASK)
    assert "volunteers" in first.text
    return await person.click(first.message, ASK_THEM)


async def test_asking_a_moderator_says_who_and_where_and_names_their_role(stage: Stage) -> None:
    await open_to_moderators(stage)
    discord = stage.discord
    ana, channel = discord.ana, discord.channel("moderators")
    card = await card_after(await keep(ana, URGENT))
    first = await ana.click(card, ASK)
    assert "none of your words" in first.text
    assert discord.messages(channel) == []
    asked = await ana.click(first.message, ASK_THEM)
    (post,) = await stage.posted(channel)
    assert f"<@{ana.id}> would like to talk" in post.text
    assert f"<#{discord.channel('general').id}>" in post.text
    assert f"<@&{moderators(stage)}>" in post.text
    assert MARKER not in post.text
    assert post.pinged == {discord.mod.id}
    await until(lambda: "They have your name" in asked.message.text)


async def test_somebody_who_never_joined_can_ask_and_nothing_is_kept(stage: Stage) -> None:
    await open_to_moderators(stage)
    kim = stage.discord.add_person("Kim", guild=stage.discord.guild)
    before = await rows(stage)
    await ask(kim)
    await stage.posted(stage.discord.channel("moderators"))
    await stage.client.drain()
    assert await rows(stage) == before


async def test_moderators_are_asked_once_in_ten_minutes_by_each(stage: Stage) -> None:
    await open_to_moderators(stage)
    discord = stage.discord
    channel = discord.channel("moderators")
    await ask(discord.ana)
    await stage.posted(channel)
    again = await ask(discord.ana)
    await until(lambda: again.followups)
    assert "heard from you a few minutes ago" in again.followups[0].text
    await ask(discord.ben)
    await stage.posted(channel, 2)
    discord.clock.advance(timedelta(minutes=11))
    await ask(discord.ana)
    await stage.posted(channel, 3)


async def test_moderators_who_cannot_be_reached_are_said_to_be_at_once_and_can_be_asked_again(stage: Stage) -> None:
    await open_to_moderators(stage)
    discord = stage.discord
    channel = discord.channel("moderators")
    with discord.expect_violation("50001"):
        await discord.set_overwrite(channel, discord.person(discord.bot_user), deny=Permission.VIEW_CHANNEL)
        failed = await ask(discord.ana)
        await until(lambda: "They don't know yet" in failed.message.text)
    assert "I can't see the moderators' channel" in failed.message.text
    assert failed.buttons == [TRUST]
    await discord.set_overwrite(channel, discord.person(discord.bot_user), allow=Permission.VIEW_CHANNEL)
    await ask(discord.ana)
    await stage.posted(channel)


async def test_a_discord_that_fails_is_said_too(stage: Stage) -> None:
    await open_to_moderators(stage)
    discord = stage.discord
    path = rf"^/channels/{discord.channel('moderators').id}/messages"
    discord.faults.add(Fault(method="POST", path=path, status=400, code=50035))
    failed = await ask(discord.ana)
    await until(lambda: "They don't know yet" in failed.message.text)
    assert "Discord does not take" in failed.message.text


@pytest.mark.parametrize("off", ["channel", "feature"])
async def test_moderators_who_are_not_to_be_asked_are_not_offered(stage: Stage, off: str) -> None:
    await open_to_moderators(stage)
    ana = stage.discord.ana
    card = await ana.slash("help-now")
    first = await ana.click(card.message, ASK)
    if off == "channel":
        await choose(stage, lambda group: replace(group, moderator_channel=None))
    else:
        await choose(stage, lambda group: switch(group, frozenset()))
    refused = await ana.click(first.message, ASK_THEM)
    await until(lambda: refused.followups)
    assert "can't reach the group's moderators" in refused.followups[0].text
    assert ASK not in (await ana.slash("help-now")).buttons
