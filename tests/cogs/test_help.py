"""`/help` and `/help-now`: what to do first, and people to talk to in the country one chose, never a guessed one."""

import re
from dataclasses import replace

import pytest

from bot.content import helplines
from bot.content.helplines import countries, for_country, vouched_for
from bot.content.library import LibraryFault
from bot.domain.groups import LINES_LIMIT, NAME_LIMIT, WAY_LIMIT, Feature, GroupLine
from bot.domain.ids import GroupId, LineId, PersonId
from bot.sandbox import Message
from bot.services import groups, people
from tests.cogs.story import parts
from tests.stage import Stage

ANYWHERE = "local emergency number"


async def live_in(stage: Stage, country: str | None) -> None:
    """Let the host choose the country whose people are shown to whoever chose none."""
    host, group = PersonId(stage.discord.host.id), GroupId(stage.discord.guild.id)
    store, clock = stage.client.store, stage.client.now
    await groups.change(store, group, host, clock, lambda known: replace(known, country=country))


def menus(message: Message) -> list[str]:
    """Return the custom ids of a message's selects."""
    return [part["custom_id"] for part in parts(message.components) if "options" in part]


SCREEN, LINES = 900, 12
"""Characters and lines that a phone shows at once."""

FIRST = (
    "/rejection log",
    "/rejection next",
    "/checkin",
    "/encourage me",
    "/reframe",
    "/letter",
    "/review interview",
    "/win share",
    "/goal set",
    "/settings",
    "/privacy view",
    "/help-now",
)
REST = ("/rejection list", "/win list", "/goal log", "/goal list", "/progress me", "/review strategy", "/setup")


def as_read(said: str) -> str:
    """Return words as Discord shows them: a command by its name."""
    return re.sub(r"<(/[^:>]+):\d+>", r"\1", said)


async def test_help_is_a_screen_of_a_phone_and_leads_to_the_rest_also_after_a_restart(stage: Stage) -> None:
    ana = stage.discord.ana
    card = (await ana.slash("help")).message
    assert len(as_read(card.text)) <= SCREEN
    assert len(card.text.splitlines()) <= LINES
    for command in FIRST:
        assert f"<{command}:" in card.text
    await stage.restart()
    more = await ana.click(card, "More")
    assert more.message.id == card.id
    for command in REST:
        assert f"<{command}:" in more.text
    assert (await ana.click(card, "Back")).text.startswith("### Rebound")


async def test_help_names_sharing_a_no_only_where_that_is_possible(stage: Stage) -> None:
    ana, share = stage.discord.ana, "*Share with the group*"
    assert share in (await ana.slash("help")).text
    assert share not in (await ana.slash("help", channel=ana.dm)).text
    host, group = PersonId(stage.discord.host.id), GroupId(stage.discord.guild.id)
    store, clock, off = stage.client.store, stage.client.now, frozenset({Feature.SHARED_REJECTIONS})
    await groups.change(store, group, host, clock, lambda known: replace(known, switched=off))
    assert share not in (await ana.slash("help")).text


async def test_help_has_nothing_waiting_for_whoever_never_joined(stage: Stage) -> None:
    kim = stage.discord.add_person("Kim", guild=stage.discord.guild)
    for person in (kim, stage.discord.ana):
        assert (await person.slash("help")).text.startswith("### Rebound")


async def test_without_a_country_nobodys_numbers_are_shown(stage: Stage) -> None:
    answer = await stage.discord.ana.slash("help-now")
    assert answer.ephemeral
    assert "findahelpline.com" in answer.text
    assert ANYWHERE in answer.text
    assert "988" not in answer.text


@pytest.mark.parametrize("typed", ["GB", "gb", "United Kingdom", "united kingdom ", "UK"])
async def test_a_country_is_found_by_code_or_name(stage: Stage, typed: str) -> None:
    answer = await stage.discord.ana.slash("help-now", country=typed)
    assert "call **999**" in answer.text
    assert "116 123" in answer.text


@pytest.mark.parametrize("typed", ["Atlantis", "GL"])
async def test_a_country_that_is_none_of_ours_gets_the_international_card(stage: Stage, typed: str) -> None:
    answer = await stage.discord.ana.slash("help-now", country=typed)
    assert ANYWHERE in answer.text
    assert "People to talk to now:" not in answer.text


async def test_a_members_country_comes_before_their_hosts_and_a_named_one_before_both(stage: Stage) -> None:
    ana = stage.discord.ana
    await live_in(stage, "US")
    shown = await ana.slash("help-now")
    assert "United States" in shown.text
    assert "988" in shown.text
    now = stage.client.now()
    await people.prefer(stage.client.store, PersonId(ana.id), now, lambda chosen: replace(chosen, country="GB"))
    assert "United Kingdom" in (await ana.slash("help-now")).text
    assert "United States" in (await stage.discord.ben.slash("help-now")).text
    assert "Germany" in (await ana.slash("help-now", country="DE")).text
    assert "United Kingdom" in (await ana.slash("help-now", channel=ana.dm)).text


async def test_the_hosts_country_is_not_shown_in_a_direct_message(stage: Stage) -> None:
    await live_in(stage, "US")
    ana = stage.discord.ana
    assert ANYWHERE in (await ana.slash("help-now", channel=ana.dm)).text


async def test_a_country_named_once_says_how_it_can_be_kept(stage: Stage) -> None:
    ana = stage.discord.ana
    assert "every time" in (await ana.slash("help-now", country="GB")).text
    assert "every time" not in (await ana.slash("help-now")).text


async def test_who_has_no_country_yet_chooses_one_on_the_card(stage: Stage) -> None:
    ana = stage.discord.ana
    card = await ana.slash("help-now")
    assert len(menus(card.message)) == 3
    shown = await ana.select(card.message, menus(card.message)[-1], ["GB"])
    assert "116 123" in shown.text
    assert ANYWHERE not in card.message.text


async def test_another_country_is_chosen_beside_the_card_and_not_kept(stage: Stage) -> None:
    ana = stage.discord.ana
    card = await ana.slash("help-now", country="US")
    choice = await ana.click(card.message, "Another country")
    offered = [option["value"] for part in parts(choice.message.components) for option in part.get("options", [])]
    assert offered == [country.code for country in countries()]
    shown = await ana.select(choice.message, menus(choice.message)[-1], ["GB"])
    assert shown.message is choice.message
    assert "116 123" in shown.text
    assert "988" in card.message.text
    assert ANYWHERE in (await ana.slash("help-now")).text


async def test_the_buttons_work_after_a_restart_and_for_whoever_never_joined(stage: Stage) -> None:
    kim = stage.discord.add_person("Kim", guild=stage.discord.guild)
    card = await kim.slash("help-now", country="US")
    await stage.restart()
    choice = await kim.click(card.message, "Another country")
    assert "116 123" in (await kim.select(choice.message, menus(choice.message)[-1], ["GB"])).text
    assert "Could you listen" in (await kim.click(card.message, "Message someone I trust")).text


async def test_countries_are_offered_as_one_types(stage: Stage) -> None:
    ana = stage.discord.ana
    assert [choice.name for choice in await ana.autocomplete("help-now", focused="country", country="united k")] == [
        "United Kingdom"
    ]
    assert (await ana.autocomplete("help-now", focused="country", country="us"))[0].name == "United States"
    assert len(await ana.autocomplete("help-now", focused="country", country="")) == 25
    assert await ana.autocomplete("help-now", focused="country", country="zzz") == []


async def test_it_works_in_a_direct_message_and_hands_over_words_to_send(stage: Stage) -> None:
    ana = stage.discord.ana
    card = await ana.slash("help-now", channel=ana.dm)
    words = await ana.click(card.message, "Message someone I trust")
    assert words.ephemeral
    assert "Could you listen" in words.text


async def test_the_hosts_own_lines_are_there_and_say_nothing_but_words(stage: Stage) -> None:
    group = GroupId(stage.discord.guild.id)
    line = GroupLine(LineId(1), group, "Campus **care** @everyone", "room 12, or 555 0101", "Mon to Fri")
    await groups.add_line(stage.client.store, line)
    shown = (await stage.discord.ana.slash("help-now")).text
    assert "Campus \\*\\*care\\*\\* \\@everyone" in shown
    assert "room 12, or 555 0101 · Mon to Fri" in shown


async def test_the_card_of_every_country_is_one_that_discord_takes_beside_the_longest_lines(stage: Stage) -> None:
    group = GroupId(stage.discord.guild.id)
    await live_in(stage, None)
    for number in range(LINES_LIMIT):
        line = GroupLine(LineId(number + 1), group, "*" * NAME_LIMIT, "_" * WAY_LIMIT, "~" * 60)
        await groups.add_line(stage.client.store, line)
    for country in countries():
        answer = await stage.discord.ana.slash("help-now", country=country.code)
        assert country.name in answer.text
        for known in vouched_for(country):
            assert known.name in answer.text
    assert ANYWHERE in (await stage.discord.ana.slash("help-now")).text


async def test_lines_that_cannot_be_read_leave_the_international_card_and_the_hosts_lines(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ana = stage.discord.ana
    group = GroupId(stage.discord.guild.id)
    await groups.add_line(stage.client.store, GroupLine(LineId(1), group, "Campus care", "room 12", ""))
    card = await ana.slash("help-now", country="GB")

    def broken() -> None:
        raise LibraryFault("helplines.toml: broken")

    monkeypatch.setattr(helplines, "_load", broken)
    shown = await ana.slash("help-now", country="GB")
    assert ANYWHERE in shown.text
    assert "Campus care" in shown.text
    assert shown.buttons == ["Message someone I trust"]
    assert ANYWHERE in (await ana.click(card.message, "Another country")).text
    assert "LibraryFault" in capsys.readouterr().out


def test_a_code_without_an_entry_is_what_the_stories_above_take_it_for() -> None:
    assert helplines.is_code("GL")
    assert for_country("GL") is helplines.INTERNATIONAL
