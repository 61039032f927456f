"""`/setup`, the other sections: time, roles, features and people to talk to."""

from dataclasses import replace
from typing import Any

import pytest

from bot.domain.groups import LINES_LIMIT, Feature, Group, Round
from bot.domain.ids import GroupId, PersonId, RoleId
from bot.sandbox import Answer
from bot.sandbox.interactions import InteractionType
from bot.services import groups
from tests.cogs.panel import open_round, open_section
from tests.cogs.story import offered, parts
from tests.stage import Stage

SHARING = "Sharing wins"
SELECT = 3
"""A list to choose from (Discord, Component Types)."""


async def kept(stage: Stage) -> Group:
    """Return what is kept of the group."""
    return await groups.find(stage.client.store, GroupId(stage.discord.guild.id))


def menus(answer: Answer) -> list[str]:
    """Return what can be chosen on a card, by its custom ids."""
    return [part["custom_id"] for part in parts(answer.message.components) if part["type"] == SELECT]


async def fill_in(stage: Stage, section: str, button: str, **fields: Any) -> Answer:
    """Open a section's form and send it."""
    host = stage.discord.host
    shown = await open_section(stage, section)
    form = await host.click(shown.message, button)
    return await host.submit(form.modal, fields)


# time


async def test_a_city_sets_the_time_zone_and_its_clock_shows_that_it_is_the_right_one(stage: Stage) -> None:
    shown = await fill_in(stage, "time", "Choose a place", city="Kathmandu")
    assert "**Time zone:** Asia/Kathmandu" in shown.text
    assert "there now" in shown.text
    assert (await kept(stage)).zone == "Asia/Kathmandu"


async def test_of_several_places_the_host_is_asked_which(stage: Stage) -> None:
    host = stage.discord.host
    asked = await fill_in(stage, "time", "Choose a place", city="san")
    assert "Which one do you mean?" in asked.text
    choices = offered(asked.message)
    assert "San Francisco (America/Los_Angeles)" in choices
    assert len(choices) == len(set(choices)) <= 25
    assert (await kept(stage)).zone is None
    chosen = await host.select(asked.message, "setup-zone", ["San Francisco (America/Los_Angeles)"])
    assert "**Time zone:** America/Los Angeles" in chosen.text


@pytest.mark.parametrize("city", ["Europe/Berlin", "Munich (Europe/Berlin)", "berlin"])
async def test_a_place_that_can_only_be_in_one_zone_is_not_asked_about(stage: Stage, city: str) -> None:
    assert "**Time zone:** Europe/Berlin" in (await fill_in(stage, "time", "Choose a place", city=city)).text


@pytest.mark.parametrize("city", ["Atlantis", "🌍", "a" * 60], ids=["no place", "no letters", "as long as can be"])
async def test_a_place_that_is_none_is_refused_kindly_and_the_panel_stays(stage: Stage, city: str) -> None:
    answer = await fill_in(stage, "time", "Choose a place", city=city)
    assert "I don't know that place" in answer.text
    assert answer.ephemeral
    assert (await kept(stage)).zone is None


async def test_day_hour_and_rhythm_are_chosen_each_for_itself(stage: Stage) -> None:
    host = stage.discord.host
    section = await open_round(stage, Round.PROMPT)
    await host.select(section.message, "setup-day:2", ["6"])
    await host.select(section.message, "setup-hour:2", ["0"])
    shown = await host.select(section.message, "setup-rhythm", ["2"])
    assert "**Prompt:** every second Sunday, 00:00" in shown.text
    assert "**Goals round:** every Monday, 09:00" in shown.text


async def test_the_goals_round_can_be_changed_at_once_and_the_others_by_one_more_press(stage: Stage) -> None:
    host = stage.discord.host
    section = await open_section(stage, "time")
    moved = await host.select(section.message, "setup-hour:0", ["18"])
    assert "**Goals round:** every Monday, 18:00" in moved.text
    opened = await host.click(moved.message, custom_id="setup-round:1")
    assert menus(opened) == ["setup-day:1", "setup-hour:1"]
    assert "**Goals round:** every Monday, 18:00" in opened.text
    form = await host.click(opened.message, "Choose a place")
    there = await host.submit(form.modal, {"city": "Kathmandu"})
    assert menus(there) == ["setup-day:1", "setup-hour:1"], "what is open stays open"
    prompt = await host.click(there.message, custom_id="setup-round:2")
    assert menus(prompt) == ["setup-day:2", "setup-hour:2", "setup-rhythm", "setup-mix"]
    assert menus(await host.select(prompt.message, "setup-rhythm", ["2"])) == menus(prompt)
    back = await host.click(prompt.message, custom_id="setup-round:0")
    assert menus(back) == menus(section)


async def test_a_panel_that_shows_all_rounds_at_once_from_an_earlier_version_goes_on(stage: Stage) -> None:
    discord = stage.discord
    panel = (await open_section(stage, "time")).message
    menu = panel.select("setup-hour:0")
    data = {"custom_id": "setup-hour:1", "component_type": menu["type"], "id": menu["id"], "values": ["9"]}
    pressed = discord.open_interaction(
        InteractionType.COMPONENT, discord.host.user, panel.channel, data, source=panel
    )
    await pressed.settled.wait()
    assert "**Wins round:** every Friday, 09:00" in Answer(pressed).text
    assert menus(Answer(pressed)) == ["setup-day:1", "setup-hour:1"]


# roles


async def test_the_moderators_role_is_chosen_and_taken_back(stage: Stage) -> None:
    discord = stage.discord
    moderators = next(role for role in discord.guild.roles.values() if role.name == "Moderator")
    section = await open_section(stage, "roles")
    chosen = await discord.host.select(section.message, "setup-moderators", [moderators])
    assert f"**Moderators:** <@&{moderators.id}>" in chosen.text
    assert "let anyone mention it" not in chosen.text
    cleared = await discord.host.click(chosen.message, "No role")
    assert "**Moderators:** whoever has *Manage Messages*" in cleared.text


async def test_a_role_that_nobody_may_mention_is_told_and_so_is_how_moderators_find_their_command(
    stage: Stage,
) -> None:
    discord = stage.discord
    quiet = discord.add_role(discord.guild, "Quiet ones")
    section = await open_section(stage, "roles")
    chosen = await discord.host.select(section.message, "setup-moderators", [quiet])
    assert "let anyone mention it" in chosen.text
    assert "*Server Settings*, *Integrations*, *Rebound*" in chosen.text


async def test_with_a_members_role_whoever_lacks_it_cannot_take_part(stage: Stage) -> None:
    discord = stage.discord
    role = discord.add_role(discord.guild, "Job seekers")
    section = await open_section(stage, "roles")
    chosen = await discord.host.select(section.message, "setup-members", [role])
    assert f"**Taking part:** <@&{role.id}>" in chosen.text
    refused = await discord.ana.slash("win share", category="rested")
    assert "Rebound is for people with" in refused.text
    assert "People to talk to" in (await discord.ana.slash("help-now")).text
    opened = await discord.host.click(chosen.message, "No role")
    assert "**Taking part:** everybody" in opened.text
    assert SHARING not in (await discord.ana.slash("win share", category="rested")).text


@pytest.mark.parametrize("menu", ["setup-moderators", "setup-members"])
async def test_everyone_is_no_role_so_it_locks_nobody_out_and_makes_nobody_a_moderator(
    stage: Stage, menu: str
) -> None:
    discord = stage.discord
    section = await open_section(stage, "roles")
    await discord.host.select(section.message, menu, [discord.guild.roles[discord.guild.id]])
    group = await kept(stage)
    assert (group.moderator_role, group.member_role) == (None, None)


async def test_a_role_that_is_gone_is_told_with_what_that_means(stage: Stage) -> None:
    gone = RoleId(77)

    def choose(group: Group) -> Group:
        return replace(group, moderator_role=gone, member_role=gone)

    group, host = await kept(stage), PersonId(stage.discord.host.id)
    await groups.change(stage.client.store, group.id, host, stage.client.now, choose)
    section = await open_section(stage, "roles")
    assert "**Moderators:** the role you chose is gone" in section.text
    assert "nobody can take part" in section.text
    assert "nobody can take part" in (await stage.discord.host.slash("setup")).text


# features


async def test_what_is_switched_off_is_refused_and_switched_on_again_works(stage: Stage) -> None:
    discord = stage.discord
    section = await open_section(stage, "features")
    nothing = await discord.host.select(section.message, "setup-features", [])
    assert "What is ticked is on" in nothing.text
    group = await kept(stage)
    assert not any(group.has(feature) for feature in Feature)
    assert "**On:** nothing" in (await discord.host.click(nothing.message, "Back")).text
    section = await open_section(stage, "features")
    await discord.host.select(section.message, "setup-features", list(Feature))
    group = await kept(stage)
    assert all(group.has(feature) for feature in Feature)
    assert "**Off:** nothing" in (await discord.host.slash("setup")).text


async def test_alerts_say_what_they_do_before_and_after_they_are_on(stage: Stage) -> None:
    discord = stage.discord
    section = await open_section(stage, "features")
    assert "**Alerts are off.** On, they send moderators a link, never words" in section.text
    switched = await discord.host.select(section.message, "setup-features", ["wins", "alerts"])
    assert "**Alerts are on.**" in switched.text
    assert "Members are told before they share" in switched.text
    assert "There's no channel for moderators yet" in switched.text
    assert "**Alerts are on.**" in (await discord.host.slash("setup")).text


# people to talk to


async def test_a_country_is_found_by_the_beginning_of_its_name_and_taken_back(stage: Stage) -> None:
    host = stage.discord.host
    shown = await fill_in(stage, "helplines", "Choose a country", country="germ")
    assert "**People to talk to:** Germany" in shown.text
    assert (await kept(stage)).country == "DE"
    cleared = await host.click(shown.message, "No country")
    assert "no country yet" in cleared.text


async def test_of_several_countries_the_host_is_asked_which(stage: Stage) -> None:
    asked = await fill_in(stage, "helplines", "Choose a country", country="united")
    assert {"GB", "US"} <= set(offered(asked.message))
    chosen = await stage.discord.host.select(asked.message, "setup-country", ["GB"])
    assert "United Kingdom" in chosen.text


async def test_a_country_that_is_none_is_refused_kindly(stage: Stage) -> None:
    answer = await fill_in(stage, "helplines", "Choose a country", country="Atlantis")
    assert "I don't know that country" in answer.text


async def test_own_lines_are_added_shown_as_typed_and_removed(stage: Stage) -> None:
    host = stage.discord.host
    shown = await fill_in(
        stage, "helplines", "Add people", name="Campus **line** @everyone", way="12 34,\nroom 5", hours="Mon–Fri"
    )
    assert r"Campus \*\*line\*\* \@everyone" in shown.text
    assert "12 34, room 5 · Mon–Fri" in shown.text
    assert "**Your own:** 1 line" in (await host.slash("setup")).text
    (line,) = await groups.lines(stage.client.store, (await kept(stage)).id)
    assert line.name == "Campus **line** @everyone"
    removed = await host.select(shown.message, "setup-line-remove", [str(line.id)])
    assert "Campus" not in removed.text


@pytest.mark.parametrize(
    ("name", "way"),
    [
        pytest.param("\u2800", "12 34", id="a name that shows as nothing"),
        pytest.param("Campus line", "\u200b", id="a way that shows as nothing"),
        pytest.param("--", "12 34", id="a name without a letter"),
    ],
)
async def test_a_line_without_name_or_way_is_refused_kindly(stage: Stage, name: str, way: str) -> None:
    answer = await fill_in(stage, "helplines", "Add people", name=name, way=way)
    assert "A name and a way to reach them are needed" in answer.text
    assert await groups.lines(stage.client.store, (await kept(stage)).id) == []


async def test_no_more_lines_than_a_card_holds(stage: Stage) -> None:
    host = stage.discord.host
    early = await host.click((await open_section(stage, "helplines")).message, "Add people")
    for number in range(LINES_LIMIT):
        name = f"{number}{'(' * 59}"
        await fill_in(stage, "helplines", "Add people", name=name, way=f"1{'*' * 99}", hours="_" * 60)
    shown = await open_section(stage, "helplines")
    assert shown.message.button("Add people").disabled
    refused = await host.submit(early.modal, {"name": "One more", "way": "12 34"})
    assert "as many as a card can hold" in refused.text
    assert len(await groups.lines(stage.client.store, (await kept(stage)).id)) == LINES_LIMIT


async def test_another_groups_line_cannot_be_removed(stage: Stage) -> None:
    await fill_in(stage, "helplines", "Add people", name="Campus line", way="12 34")
    (line,) = await groups.lines(stage.client.store, (await kept(stage)).id)
    await groups.remove_line(stage.client.store, GroupId(4), line.id)
    assert await groups.lines(stage.client.store, (await kept(stage)).id) == [line]
