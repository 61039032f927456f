"""Joining: one card before anything is kept, and what somebody wanted to do goes on once they agree."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.content.operator import OperatorNotes
from bot.demo import until
from bot.domain.ids import GroupId, PersonId, RoleId
from bot.domain.people import CONSENT, Standing
from bot.sandbox import Person
from bot.services import groups, people
from bot.store import people as rows
from bot.ui.wins import CATEGORY_FIELD
from tests.cogs.story import CELEBRATE, share
from tests.stage import Stage

AGREE, NOT_NOW = "I agree", "Not now"
TITLE = "Before I keep anything of yours"


@pytest.fixture
def kim(stage: Stage) -> Person:
    """Return somebody in the group who has not joined."""
    return stage.discord.add_person("Kim", guild=stage.discord.guild)


async def standing(stage: Stage, person: Person) -> Standing:
    """Return what the database says of somebody."""
    async with stage.client.store.read() as view:
        return await rows.standing(view, PersonId(person.id))


async def test_nothing_is_kept_before_somebody_agrees_and_then_their_command_goes_on(
    stage: Stage, kim: Person
) -> None:
    asked = await kim.slash("win share", category="rested", words="A walk by the river", who="me")
    assert asked.ephemeral
    assert TITLE in asked.text
    assert "A walk by the river" not in asked.text
    assert await standing(stage, kim) == Standing()
    assert PersonId(kim.id) not in await stage.client.store.vault.people()

    kept = await kim.click(asked.message, AGREE)
    assert "Only you can see it" in kept.text
    assert "A walk by the river" in (await kim.slash("win list")).text
    await until(lambda: asked.buttons == [])
    assert "You're in" in asked.text
    known = await standing(stage, kim)
    assert known.person is not None
    assert known.person.consent == CONSENT
    assert list(known.members) == [GroupId(stage.discord.guild.id)]


async def test_a_first_goal_stays_on_show_beside_the_welcome(stage: Stage, kim: Person) -> None:
    asked = await kim.slash("goal set", what="Read a page")
    kept = await kim.click(asked.message, AGREE)
    assert kept.buttons == ["Done", "Adjust"]
    await until(lambda: asked.buttons == [])
    assert "You're in" in asked.text
    assert "Read a page" in kept.text


async def test_not_now_keeps_nothing_and_help_works_all_the_same(stage: Stage, kim: Person) -> None:
    asked = await kim.slash("win list")
    answer = await kim.click(asked.message, NOT_NOW)
    assert "nothing changes" in answer.text
    assert "Rebound" in (await kim.slash("help")).text
    assert "People to talk to" in (await kim.slash("help-now")).text
    assert await standing(stage, kim) == Standing()


async def test_a_button_is_pressed_once_more_after_joining(stage: Stage, kim: Person) -> None:
    card = await share(stage, stage.discord.ana)
    asked = await kim.click(card, CELEBRATE)
    assert TITLE in asked.text
    joined = await kim.click(asked.message, AGREE)
    assert "one more tap" in joined.text
    assert card.buttons == [CELEBRATE]
    await kim.click(card, CELEBRATE)
    await until(lambda: "Celebrate · 1" in card.buttons)


async def test_a_form_opens_once_somebody_agrees(stage: Stage, kim: Person) -> None:
    message = kim.send(stage.discord.channel("general"), "I wrote to my old boss")
    asked = await kim.menu("Celebrate", message)
    form = await kim.click(asked.message, AGREE)
    preview = await kim.submit(form.modal, {CATEGORY_FIELD: ["reached-out"]})
    assert "I wrote to my old boss" in preview.text


async def test_a_card_from_before_a_restart_lets_somebody_join(stage: Stage, kim: Person) -> None:
    asked = await kim.slash("win share", category="rested", who="me")
    await stage.restart()
    assert "You're in" in (await kim.click(asked.message, AGREE)).text
    assert "Only you can see it" in (await kim.slash("win share", category="rested", who="me")).text


async def test_each_card_goes_on_with_its_own_command(stage: Stage, kim: Person) -> None:
    first = await kim.slash("win share", category="rested", words="one", who="me")
    second = await kim.slash("win share", category="rested", words="two", who="me")
    await kim.click(second.message, AGREE)
    await kim.click(first.message, AGREE)
    listed = (await kim.slash("win list")).text
    assert "one" in listed
    assert "two" in listed


async def test_what_somebody_declined_does_not_go_on_later(stage: Stage, kim: Person) -> None:
    asked = await kim.slash("win share", category="rested", words="rather not after all", who="me")
    await kim.click(asked.message, NOT_NOW)
    card = await share(stage, stage.discord.ana)
    asked = await kim.click(card, CELEBRATE)
    assert "You're in" in (await kim.click(asked.message, AGREE)).text
    assert "Nothing here yet" in (await kim.slash("win list")).text


async def test_agreeing_under_a_button_does_not_do_what_was_wanted_elsewhere(stage: Stage, kim: Person) -> None:
    card = await share(stage, stage.discord.ana)
    await kim.slash("win share", category="rested", who="me")
    asked = await kim.click(card, CELEBRATE)
    assert "You're in" in (await kim.click(asked.message, AGREE)).text
    assert "Nothing here yet" in (await kim.slash("win list")).text


async def test_what_was_wanted_in_one_channel_does_not_go_on_in_another(stage: Stage, kim: Person) -> None:
    discord = stage.discord
    card = await share(stage, discord.ana)
    message = discord.ben.send(discord.channel("general"), "Sent one application")
    await kim.menu("Celebrate", message)
    asked = await kim.click(card, CELEBRATE)
    assert "You're in" in (await kim.click(asked.message, AGREE)).text
    assert len(discord.messages(stage.wins)) == 1


async def test_whoever_lacks_the_role_by_now_does_not_join(stage: Stage, kim: Person) -> None:
    asked = await kim.slash("win list")
    role = RoleId(stage.discord.add_role(stage.discord.guild, "Job seekers").id)
    group, host = GroupId(stage.discord.guild.id), PersonId(stage.discord.host.id)
    await groups.change(stage.client.store, group, host, stage.client.now, lambda one: replace(one, member_role=role))
    assert "people with" in (await kim.click(asked.message, AGREE)).text
    assert await standing(stage, kim) == Standing()


async def test_after_a_quarter_of_an_hour_a_command_is_typed_again(stage: Stage, kim: Person) -> None:
    asked = await kim.slash("win share", category="rested", who="me")
    stage.discord.clock.advance(timedelta(minutes=14, seconds=1))
    assert "You're in" in (await kim.click(asked.message, AGREE)).text
    assert "Nothing here yet" in (await kim.slash("win list")).text


async def test_whoever_agreed_to_an_earlier_text_is_asked_again_and_keeps_what_they_have(stage: Stage) -> None:
    ana, store = stage.discord.ana, stage.client.store
    await ana.slash("win share", category="rested", who="me")
    person = (await standing(stage, ana)).person
    assert person is not None
    async with store.write() as tx:
        rows.save(tx, replace(person, consent=CONSENT - 1))
    asked = await ana.slash("win list")
    assert "This text has changed" in asked.text
    assert "Rested on purpose" in (await ana.click(asked.message, AGREE)).text


async def test_an_old_card_does_not_agree_to_a_new_text(stage: Stage, kim: Person) -> None:
    asked = await kim.slash("win list")
    agree = asked.message.button(AGREE)
    agree.raw["custom_id"] = f"join:{CONSENT - 1:x}:0"
    again = await kim.click(asked.message, AGREE)
    assert "This text has changed" in again.text
    assert (await standing(stage, kim)).person is None


async def test_joining_works_in_a_direct_message_and_the_group_comes_with_the_first_command_there(
    stage: Stage, kim: Person
) -> None:
    asked = await kim.slash("win list", channel=kim.dm)
    await kim.click(asked.message, AGREE)
    assert (await standing(stage, kim)).members == {}
    await kim.slash("win list")
    assert list((await standing(stage, kim)).members) == [GroupId(stage.discord.guild.id)]


async def test_the_card_names_who_runs_it_and_where_the_policy_is(stage: Stage, kim: Person) -> None:
    stage.client.notes = OperatorNotes("Hana @everyone", "https://example.org/privacy", 24)
    asked = await kim.slash("win list")
    assert "Hana \\@everyone" in asked.text
    assert "After 24 months away" in asked.text
    assert "Privacy policy" in asked.buttons
    assert asked.message.pinged == set()


async def test_all_of_what_somebody_agrees_to_fits_a_screen_of_a_phone(stage: Stage, kim: Person) -> None:
    stage.client.notes = OperatorNotes(None, "https://example.org/privacy", 12)
    asked = await kim.slash("win list")
    assert len(asked.text) <= 900
    assert len(asked.text.splitlines()) <= 12
    for part in (
        "Kept:",
        "how you feel",
        "Who sees it:",
        "you alone",
        "moderators",
        "Who runs this:",
        "Leaving:",
        "erase",
    ):
        assert part in asked.text


async def test_a_host_can_keep_it_to_a_role(stage: Stage, kim: Person) -> None:
    discord, store = stage.discord, stage.client.store
    role = discord.add_role(discord.guild, "Job seekers")
    group, host = GroupId(discord.guild.id), PersonId(discord.host.id)
    await groups.change(store, group, host, stage.client.now, lambda one: replace(one, member_role=RoleId(role.id)))
    assert "people with" in (await kim.slash("win list")).text
    discord.guild.members[kim.id].role_ids.add(role.id)
    assert TITLE in (await kim.slash("win list")).text


async def test_being_here_is_noted_once_a_day(stage: Stage) -> None:
    ana, clock = stage.discord.ana, stage.discord.clock
    seen = (await standing(stage, ana)).person
    clock.advance(timedelta(hours=20))
    await ana.slash("win list")
    assert (await standing(stage, ana)).person == seen
    clock.advance(timedelta(hours=5))
    await ana.slash("win list")
    later = (await standing(stage, ana)).person
    assert seen is not None
    assert later is not None
    assert later.seen_at - seen.seen_at >= timedelta(hours=25)


async def test_agreeing_twice_is_once(stage: Stage, kim: Person) -> None:
    now = stage.client.now()
    await people.agree(stage.client.store, PersonId(kim.id), None, now)
    first = await standing(stage, kim)
    await people.agree(stage.client.store, PersonId(kim.id), None, now + timedelta(hours=1))
    again = await standing(stage, kim)
    assert first.person is not None
    assert again.person is not None
    assert again.person.agreed_at == first.person.agreed_at
