"""`/help` and `/help-now`: what to do first, and people to talk to in the country one chose, never a guessed one."""

import pytest

from bot.content.helplines import countries, vouched_for
from tests.stage import Stage


async def test_help_leads_to_every_command(stage: Stage) -> None:
    shown = (await stage.discord.ana.slash("help")).text
    for command in ("/win share", "/win list", "/setup", "/help-now"):
        assert f"<{command}:" in shown


async def test_without_a_country_nobodys_numbers_are_shown(stage: Stage) -> None:
    answer = await stage.discord.ana.slash("help-now")
    assert answer.ephemeral
    assert "findahelpline.com" in answer.text
    assert "local emergency number" in answer.text
    assert "988" not in answer.text


@pytest.mark.parametrize("typed", ["GB", "gb", "United Kingdom", "united kingdom "])
async def test_a_country_is_found_by_code_or_name(stage: Stage, typed: str) -> None:
    answer = await stage.discord.ana.slash("help-now", country=typed)
    assert "call **999**" in answer.text
    assert "116 123" in answer.text


async def test_a_country_that_is_none_gets_the_international_card(stage: Stage) -> None:
    assert "local emergency number" in (await stage.discord.ana.slash("help-now", country="Atlantis")).text


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


async def test_the_card_of_every_country_is_one_that_discord_takes(stage: Stage) -> None:
    for country in countries():
        answer = await stage.discord.ana.slash("help-now", country=country.code)
        assert country.name in answer.text
        for line in vouched_for(country):
            assert line.name in answer.text
