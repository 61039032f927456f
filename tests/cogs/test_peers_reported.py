"""Stories about an encouragement that is unkind: moderators hear who sent it and when, never its words."""

import pytest

from bot.domain.groups import Feature
from bot.domain.ids import PersonId
from bot.sandbox import Answer, Channel, Message, Person
from bot.services import privacy
from bot.ui.reports import KIND_FIELD
from tests.cogs.encouraged import GONE, LIST, STOP, SURE, TELL, letters, sends
from tests.cogs.story import change
from tests.stage import Stage

WORDS = "nobody-will-hire-you-9c1e"
LOOKED_AT = "Mark as looked at"


@pytest.fixture
async def letter(stage: Stage) -> Message:
    """Return what Ana wrote to Ben by way of the bot."""
    await sends(stage, stage.discord.ana, stage.discord.ben, WORDS)
    return letters(stage.discord.ben)[0]


async def asked(reader: Person, letter: Message) -> Answer:
    """Let somebody open the form that asks why."""
    return await reader.click((await reader.click(letter, STOP)).message, TELL)


async def tell(reader: Person, letter: Message, kind: str = "unkind") -> Answer:
    """Let somebody tell the moderators of what they received."""
    return await reader.submit((await asked(reader, letter)).modal, {KIND_FIELD: kind})


async def test_the_moderators_hear_that_it_came_and_on_asking_from_whom(
    stage: Stage, desk: Channel, letter: Message, capsys: pytest.CaptureFixture[str]
) -> None:
    ana, ben, mod = stage.discord.ana, stage.discord.ben, stage.discord.mod
    form = await asked(ben, letter)
    assert f"{ana.mention} sent you something" in form.text
    assert f"They can see that it was you; {ana.mention} can't, unless they're a moderator" in form.text
    before = list(ana.dms)
    answer = await ben.submit(form.modal, {KIND_FIELD: "unkind"})
    assert answer.ephemeral
    assert "passing it on" in answer.text
    (card,) = await stage.posted(desk)
    assert "A message that one member sent another" in card.text
    assert "Unkind to somebody" in card.text
    for kept in (WORDS, ana.mention, ben.mention, "https://"):
        assert kept not in card.text
    listed = await mod.slash("moderate reports")
    assert f"A message from {ana.mention}" in listed.text
    assert f"reported by {ben.mention}" in listed.text
    assert WORDS not in listed.text
    assert ana.dms == before, "who sent it is not told"
    assert WORDS not in capsys.readouterr().out
    await mod.click(card, LOOKED_AT)
    assert "Somebody has looked at this" in card.text
    assert "Nothing is waiting" in (await mod.slash("moderate reports")).text


async def test_it_can_be_told_of_after_a_stop_also_after_a_restart(
    stage: Stage, desk: Channel, letter: Message
) -> None:
    ben = stage.discord.ben
    done = await ben.click((await ben.click(letter, STOP)).message, SURE)
    await stage.restart()
    form = await ben.click(done.message, TELL)
    assert "passing it on" in (await ben.submit(form.modal, {KIND_FIELD: "unkind"})).text
    assert len(await stage.posted(desk)) == 1


async def test_it_can_be_told_of_from_the_list_of_what_one_received(
    stage: Stage, desk: Channel, letter: Message
) -> None:
    ben = stage.discord.ben
    listed = await ben.click((await ben.slash("progress me")).message, LIST)
    assert "passing it on" in (await tell(ben, listed.message)).text
    assert len(await stage.posted(desk)) == 1


async def test_told_of_twice_it_is_one_report_and_another_one_is_another(
    stage: Stage, desk: Channel, letter: Message
) -> None:
    discord, ben = stage.discord, stage.discord.ben
    first, second = await asked(ben, letter), await asked(ben, letter)
    await ben.submit(first.modal, {KIND_FIELD: "unkind"})
    assert "already" in (await ben.submit(second.modal, {KIND_FIELD: "unkind"})).text
    assert "already" in (await asked(ben, letter)).text
    await sends(stage, discord.chi, ben)
    assert "passing it on" in (await tell(ben, letters(ben)[1], "selling")).text
    assert len(await stage.posted(desk, 2)) == 2
    assert "2 messages to look at" in (await discord.mod.slash("moderate reports")).text


async def test_without_a_moderators_channel_it_is_in_their_list(stage: Stage, letter: Message) -> None:
    ana, ben, mod = stage.discord.ana, stage.discord.ben, stage.discord.mod
    assert "</moderate reports:" in (await tell(ben, letter)).text
    assert ana.mention in (await mod.slash("moderate reports")).text


async def test_where_the_host_switched_reports_off_it_is_said(stage: Stage, letter: Message) -> None:
    ben = stage.discord.ben
    form = await asked(ben, letter)
    await change(stage, switched=frozenset({Feature.REPORTS}))
    assert "switched that off" in (await asked(ben, letter)).text
    assert "switched that off" in (await ben.submit(form.modal, {KIND_FIELD: "other"})).text


async def test_where_the_bot_was_removed_it_reaches_nobody_and_that_is_said(stage: Stage, letter: Message) -> None:
    ben = stage.discord.ben
    await stage.remove_bot()
    assert "I can't reach the group's moderators from here" in (await asked(ben, letter)).text


async def test_of_whoever_sent_it_nothing_is_left_once_they_erase_it(
    stage: Stage, desk: Channel, letter: Message
) -> None:
    ana, ben, mod = stage.discord.ana, stage.discord.ben, stage.discord.mod
    await tell(ben, letter)
    (card,) = await stage.posted(desk)
    await privacy.erase(stage.client.store, PersonId(ana.id), stage.client.now())
    listed = await mod.slash("moderate reports")
    assert "whoever sent it has erased" in listed.text
    assert ana.mention not in listed.text
    await mod.click(card, LOOKED_AT)
    assert "Somebody has looked at this" in card.text


async def test_what_its_sender_erased_meanwhile_cannot_be_told_of(stage: Stage, letter: Message) -> None:
    ana, ben = stage.discord.ana, stage.discord.ben
    form = await asked(ben, letter)
    await privacy.erase(stage.client.store, PersonId(ana.id), stage.client.now())
    assert GONE in (await ben.submit(form.modal, {KIND_FIELD: "unkind"})).text
    assert "Nothing is waiting" in (await stage.discord.mod.slash("moderate reports")).text
