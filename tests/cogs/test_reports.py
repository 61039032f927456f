"""**Report** and the moderators' card: a link and a reason, never words; who reported is for moderators who ask."""

from datetime import timedelta

import pytest

from bot.demo import until
from bot.domain.groups import Feature, Group, switch
from bot.domain.ids import GroupId, PersonId
from bot.domain.people import Standing
from bot.domain.reports import AT_MOST
from bot.sandbox import Answer, Channel, Fault, Message, Permission, Person
from bot.store import people as rows
from bot.ui.reports import KIND_FIELD
from tests.cogs.story import change, custom_ids, share
from tests.stage import Stage

WORDS = "words-of-chi-4d2a"
LOOKED_AT = "Mark as looked at"
CHOOSE = "Mark one as looked at"


@pytest.fixture
def message(stage: Stage) -> Message:
    """Return a message that Chi wrote."""
    return stage.discord.chi.send(stage.discord.channel("general"), WORDS)


async def report(person: Person, message: Message, kind: str = "unkind") -> Answer:
    """Report a message."""
    form = await person.menu("Report", message)
    return await person.submit(form.modal, {KIND_FIELD: kind})


async def beat(stage: Stage) -> None:
    """Do what the heartbeat does."""
    await until(stage.client.is_ready)
    await stage.beats.tick()
    await stage.beats.finish()


async def test_moderators_get_a_link_and_a_reason_and_no_words(
    stage: Stage, desk: Channel, message: Message, capsys: pytest.CaptureFixture[str]
) -> None:
    ben = stage.discord.ben
    answer = await report(ben, message)
    assert answer.ephemeral
    assert "passing it on" in answer.text
    (card,) = await stage.posted(desk)
    assert f"/{stage.discord.guild.id}/{message.channel.id}/{message.id}" in card.text
    assert "Unkind to somebody" in card.text
    assert WORDS not in card.text
    assert ben.mention not in card.text
    assert card.pinged == set()
    assert WORDS not in capsys.readouterr().out


async def test_whoever_has_not_joined_can_report_and_nothing_is_kept_of_them(
    stage: Stage, desk: Channel, message: Message
) -> None:
    kim = stage.discord.add_person("Kim", guild=stage.discord.guild)
    form = await kim.menu("Report", message)
    assert "I don't keep that it was you" in form.text
    await kim.submit(form.modal, {KIND_FIELD: "selling"})
    await stage.posted(desk)
    listed = await stage.discord.mod.slash("moderate reports")
    assert "I keep nothing of who reported" in listed.text
    async with stage.client.store.read() as view:
        assert await rows.standing(view, PersonId(kim.id)) == Standing()


async def test_a_moderator_who_asks_is_shown_who_reported_until_they_are_erased(
    stage: Stage, desk: Channel, message: Message
) -> None:
    ben, mod = stage.discord.ben, stage.discord.mod
    form = await ben.menu("Report", message)
    assert "They can see that it was you" in form.text
    await ben.submit(form.modal, {KIND_FIELD: "unkind"})
    assert ben.mention in (await mod.slash("moderate reports")).text
    async with stage.client.store.write() as tx:
        rows.erase(tx, PersonId(ben.id))
    listed = await mod.slash("moderate reports")
    assert ben.mention not in listed.text
    assert "Unkind to somebody" in listed.text


async def test_whoever_joins_after_they_were_told_that_nothing_is_kept_stays_nameless(
    stage: Stage, message: Message
) -> None:
    kim = stage.discord.add_person("Kim", guild=stage.discord.guild)
    form = await kim.menu("Report", message)
    await stage.join(kim)
    await kim.submit(form.modal, {KIND_FIELD: "other"})
    assert kim.mention not in (await stage.discord.mod.slash("moderate reports")).text


async def test_only_moderators_close_a_card_and_it_does_not_say_who_did(
    stage: Stage, desk: Channel, message: Message
) -> None:
    discord = stage.discord
    await report(discord.ben, message)
    (card,) = await stage.posted(desk)
    await stage.restart()
    await discord.set_overwrite(desk, discord.ana, allow=Permission.VIEW_CHANNEL)
    assert "moderators" in (await discord.ana.click(card, LOOKED_AT)).text
    assert card.buttons == [LOOKED_AT]
    await discord.mod.click(card, LOOKED_AT)
    assert "Somebody has looked at this" in card.text
    assert discord.mod.mention not in card.text
    assert card.buttons == []
    assert "Nothing is waiting" in (await discord.mod.slash("moderate reports")).text


async def test_two_moderators_who_close_the_same_report_both_see_it_closed(
    stage: Stage, desk: Channel, message: Message
) -> None:
    discord = stage.discord
    await report(discord.ben, message)
    (card,) = await stage.posted(desk)
    report_id = button_id(custom_ids(card)[0])
    listed = await discord.mod.slash("moderate reports")
    await discord.host.click(card, LOOKED_AT)
    again = await discord.mod.select(listed.message, CHOOSE, [report_id])
    assert "Nothing is waiting" in again.text
    assert "Somebody has looked at this" in card.text


def button_id(custom_id: str) -> str:
    """Return the report that a button is about, as a select offers it."""
    return str(int(custom_id.partition(":")[2], 16))


async def test_the_role_that_the_host_chose_is_called_and_may_moderate(
    stage: Stage, desk: Channel, message: Message
) -> None:
    discord = stage.discord
    keepers = discord.add_role(discord.guild, "Keepers", mentionable=True)
    kim = discord.add_person("Kim", guild=discord.guild, roles=(keepers,))
    await discord.set_overwrite(desk, keepers, allow=Permission.VIEW_CHANNEL)
    await change(stage, moderator_role=keepers.id)
    await report(discord.ben, message)
    (card,) = await stage.posted(desk)
    assert card.pinged == {kim.id}
    await kim.click(card, LOOKED_AT)
    assert "Somebody has looked at this" in card.text
    assert keepers.mention not in card.text


async def test_what_is_closed_in_the_list_is_closed_on_its_card_too(
    stage: Stage, desk: Channel, message: Message
) -> None:
    discord = stage.discord
    for person in (discord.ana, discord.ben):
        await report(person, message)
    first, second = await stage.posted(desk, 2)
    listed = await discord.mod.slash("moderate reports")
    assert "2 messages to look at" in listed.text
    left = await discord.mod.select(listed.message, CHOOSE, [button_id(custom_ids(first)[0])])
    assert "1 message to look at" in left.text
    await until(lambda: "Somebody has looked at this" in first.text)
    assert second.buttons == [LOOKED_AT]


async def test_a_card_that_was_deleted_keeps_nobody_from_closing_its_report(
    stage: Stage, desk: Channel, message: Message
) -> None:
    discord = stage.discord
    await report(discord.ben, message)
    (card,) = await stage.posted(desk)
    listed = await discord.mod.slash("moderate reports")
    await discord.delete_message(card)
    with discord.expect_violation("10008"):
        left = await discord.mod.select(listed.message, CHOOSE, [button_id(custom_ids(card)[0])])
        await discord.settle()
    assert "Nothing is waiting" in left.text


async def test_a_win_that_somebody_shared_can_be_reported(stage: Stage, desk: Channel) -> None:
    discord = stage.discord
    card = await share(stage, discord.ana, words="private-until-shared")
    assert "passing it on" in (await report(discord.ben, card, "private")).text
    (posted,) = await stage.posted(desk)
    assert str(card.id) in posted.text
    assert "private-until-shared" not in posted.text


async def test_a_message_of_ones_own_or_that_nobody_else_sees_is_not_reported(stage: Stage, message: Message) -> None:
    discord = stage.discord
    assert "your own message" in (await discord.chi.menu("Report", message)).text
    shown = await discord.ana.slash("help")
    assert "Only you can see that message" in (await discord.ana.menu("Report", shown.message)).text


async def test_a_second_report_and_a_sixth_in_an_hour_are_thanked_and_not_passed_on(
    stage: Stage, desk: Channel, message: Message
) -> None:
    discord = stage.discord
    await report(discord.ben, message)
    assert "already" in (await discord.ben.menu("Report", message)).text
    others = [discord.chi.send(message.channel, f"Offer {number}") for number in range(AT_MOST)]
    last = await discord.ben.menu("Report", others[-1])  # open while the others are sent
    for other in others[:-1]:
        await report(discord.ben, other, "selling")
    assert "as many as I pass on" in (await discord.ben.submit(last.modal, {KIND_FIELD: "selling"})).text
    assert len(await stage.posted(desk, AT_MOST)) == AT_MOST
    await discord.advance(timedelta(hours=1))
    assert "passing it on" in (await report(discord.ben, others[-1])).text


@pytest.mark.parametrize(("kind", "told"), [("worried", True), ("unsafe", True), ("selling", False)])
async def test_whoever_is_worried_is_shown_people_to_call(
    stage: Stage, desk: Channel, message: Message, kind: str, told: bool
) -> None:
    answer = await report(stage.discord.ben, message, kind)
    assert ("</help-now:" in answer.text) == told
    assert ("How are you?" in answer.text) == (kind == "worried")


async def test_where_the_host_switched_it_off_nothing_is_reported(stage: Stage, message: Message) -> None:
    form = await stage.discord.ben.menu("Report", message)
    off = switch(Group(GroupId(stage.discord.guild.id)), frozenset(Feature) - {Feature.REPORTS})
    await change(stage, switched=off.switched)
    assert "switched that off" in (await stage.discord.ben.menu("Report", message)).text
    assert "switched that off" in (await stage.discord.ben.submit(form.modal, {KIND_FIELD: "other"})).text


async def test_without_a_moderators_channel_it_is_in_their_list(stage: Stage, message: Message) -> None:
    discord = stage.discord
    answer = await report(discord.ben, message)
    assert "</moderate reports:" in answer.text
    assert "Unkind to somebody" in (await discord.mod.slash("moderate reports")).text
    await until(lambda: discord.host.dms)
    assert "no moderators' channel yet" in discord.host.dms[0].text


@pytest.mark.parametrize(
    ("what", "violation"),
    [pytest.param("deleted", "10003", id="deleted"), pytest.param("closed", "50001", id="not to be seen any more")],
)
async def test_a_lost_channel_keeps_the_report_and_tells_the_host_once(
    stage: Stage, desk: Channel, message: Message, what: str, violation: str
) -> None:
    discord = stage.discord
    with discord.expect_violation(violation):
        if what == "deleted":
            await discord.delete_channel(desk)
        else:
            await discord.set_overwrite(desk, discord.bot_user, deny=Permission.VIEW_CHANNEL)
        answers = [await report(person, message) for person in (discord.ana, discord.ben)]
        await until(lambda: all("It's kept" in answer.text for answer in answers))
        await until(lambda: discord.host.dms)
        await discord.settle()
    (told,) = discord.host.dms
    assert "moderators' channel" in told.text
    assert "2 messages to look at" in (await discord.mod.slash("moderate reports")).text
    fresh = discord.channel("general")
    await change(stage, moderator_channel=fresh.id)
    await beat(stage)
    assert len(await stage.posted(fresh, 2)) == 2


async def test_a_report_while_discord_fails_is_posted_later_once(
    stage: Stage, desk: Channel, message: Message
) -> None:
    discord = stage.discord
    posts = rf"/channels/{desk.id}/messages"
    discord.faults.add(Fault(method="POST", path=posts, times=5, status=500, when="after"))
    answer = await report(discord.ben, message)
    assert "passing it on" in answer.text
    await stage.posted(desk)
    await stage.restart()
    await discord.advance(timedelta(hours=2))
    await beat(stage)
    assert len(await stage.posted(desk)) == 1


async def test_a_report_that_cannot_be_kept_is_said_and_can_be_sent_again(
    stage: Stage, desk: Channel, message: Message
) -> None:
    ben, writer = stage.discord.ben, stage.client.store._database._writer
    await writer.run(lambda connection: connection.execute("PRAGMA query_only = 1").fetchall())
    assert "nothing was kept" in (await report(ben, message)).text
    await writer.run(lambda connection: connection.execute("PRAGMA query_only = 0").fetchall())
    assert "passing it on" in (await report(ben, message)).text
    assert len(await stage.posted(desk)) == 1
