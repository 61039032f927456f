"""`/settings`: one panel for everything somebody chose; it guesses nothing, and nobody else can use it."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.domain.goals import Goal, Rhythm
from bot.domain.ids import GoalId, GroupId, PersonId
from bot.domain.people import EncouragedBy, Nudge, Preferences, QuietHours, Reach, Standing
from bot.sandbox import Answer, Message, Person
from bot.sandbox.interactions import InteractionType
from bot.services import goals
from bot.store import people as rows
from bot.ui.preferences import Section
from tests.stage import Stage

WHAT, WHICH = "Choose what to change", "Which one is it?"
TYPE_CITY, TYPE_COUNTRY, UNTIL_DATE = "Type a city", "Type a country", "Until a date"
FORGET, BACK = "Forget this", "Back"
LEAVE_OUT = "Leave out the next nudge"
FIELD = "typed"
IN_THIS_GROUP = "In this group"


async def standing(stage: Stage, person: Person) -> Standing:
    """Return what the database says of somebody."""
    async with stage.client.store.read() as view:
        return await rows.standing(view, PersonId(person.id))


async def chosen(stage: Stage, person: Person) -> Preferences:
    """Return what somebody chose, as the database has it."""
    return (await standing(stage, person)).preferences


async def opened(person: Person, section: Section, **where: Any) -> Message:
    """Return the panel with a section of it open."""
    panel = await person.slash("settings", **where)
    return (await person.select(panel.message, WHAT, [section.value])).message


async def typed(person: Person, section: Section, text: str) -> Answer:
    """Type something into a section's form."""
    button = {Section.ZONE: TYPE_CITY, Section.COUNTRY: TYPE_COUNTRY, Section.PAUSE: UNTIL_DATE}[section]
    form = await person.click(await opened(person, section), button)
    return await person.submit(form.modal, {FIELD: text})


async def set_goal(stage: Stage, person: Person, group: GroupId, due: date, number: int) -> None:
    """Let somebody set a goal for a day."""
    now = stage.client.now()
    goal = Goal(
        id=GoalId(1 + number),
        person=PersonId(person.id),
        group=group,
        words="Ask for feedback",
        at=now,
        since=now.date(),
        touched_at=now,
        rhythm=Rhythm.ONCE,
        due=due,
    )
    await goals.set_goal(stage.client.store, goal, now)


def _at(day: date, hour: int = 18) -> int:
    return int(datetime.combine(day, time(hour), tzinfo=UTC).timestamp())


def preset(message: Message, menu: str) -> list[str]:
    """Return what a menu shows as chosen already."""
    return [option["label"] for option in message.select(menu)["options"] if option.get("default")]


# the panel


async def test_nothing_is_guessed_of_somebody_who_chose_nothing(stage: Stage) -> None:
    panel = await stage.discord.ana.slash("settings")
    assert panel.ephemeral
    for line in (
        "**Time zone:** not chosen",
        "**Language:** as in your Discord",
        "**Nudges:** none",
        "**Quiet hours:** off",
        "**Where nudges arrive:** by direct message; if yours are closed, they wait in </help:",
        "**Pause:** none",
        "**Country for helplines:** not chosen",
        "**Who may encourage me:** everyone in the group",
        "**Rounds:** your goals are shown, no mention",
    ):
        assert line in panel.text
    assert LEAVE_OUT not in panel.message.buttons
    assert "**Next nudge:**" not in panel.text
    assert "/privacy view" in panel.text
    assert await chosen(stage, stage.discord.ana) == Preferences()


@pytest.mark.parametrize("section", Section)
async def test_every_section_opens_says_how_it_stands_and_leads_back(stage: Stage, section: Section) -> None:
    ana = stage.discord.ana
    panel = await ana.slash("settings")
    line = next(line for line in panel.text.splitlines() if line.startswith("**") and _is_of(line, section, panel))
    shown = await ana.select(panel.message, WHAT, [section.value])
    assert shown.kind == "update"
    assert line in shown.text
    back = await ana.click(shown.message, BACK)
    assert "How you'd like things" in back.text
    assert len(stage.discord.messages(panel.message.channel, ana)) == 1, "it stays one message"


def _is_of(line: str, section: Section, panel: Answer) -> bool:
    labels = {option["value"]: option["label"] for option in panel.message.select(WHAT)["options"]}
    return line.startswith(f"**{labels[section.value]}:**")


async def test_all_that_was_chosen_outlives_a_restart_and_so_does_the_panel(stage: Stage) -> None:
    ana = stage.discord.ana
    panel = await ana.slash("settings", zone="Europe/Berlin", country="DE", pause="14")
    await stage.restart()
    quiet = await ana.select(panel.message, WHAT, [Section.QUIET.value])
    await ana.select(quiet.message, "From when?", ["22"])
    await stage.restart()
    shown = (await ana.click(panel.message, BACK)).text
    for part in ("Europe/Berlin", "Germany", "from 22:00 until 06:00", "until <t:"):
        assert part in shown


async def test_two_open_panels_do_not_undo_each_other(stage: Stage) -> None:
    ana = stage.discord.ana
    first, second = await opened(ana, Section.NUDGES), await opened(ana, Section.NUDGES)
    await ana.select(first, "Which nudges would you like?", ["midweek"])
    shown = await ana.select(second, "At what hour?", ["7"])
    assert "**Nudges:** Mid-week, at 07:00" in shown.text
    assert "at 07:00" in (await ana.click(first, BACK)).text


async def test_nobody_else_can_use_a_panel(stage: Stage) -> None:
    ana, ben = stage.discord.ana, stage.discord.ben
    panel = await opened(ana, Section.QUIET)
    menu = panel.select("From when?")
    data = {"custom_id": menu["custom_id"], "component_type": menu["type"], "id": menu["id"], "values": ["22"]}
    pressed = stage.discord.open_interaction(InteractionType.COMPONENT, ben.user, panel.channel, data, source=panel)
    await pressed.settled.wait()
    assert "belongs to somebody else" in Answer(pressed).text
    assert (await chosen(stage, ana)).quiet is None
    assert (await chosen(stage, ben)).quiet is None


async def test_who_has_not_joined_is_asked_first_and_then_sees_the_panel_with_what_they_gave(stage: Stage) -> None:
    kim = stage.discord.add_person("Kim", guild=stage.discord.guild)
    asked = await kim.slash("settings", zone="Asia/Tokyo")
    assert "Before I keep anything" in asked.text
    assert (await standing(stage, kim)).person is None
    panel = await kim.click(asked.message, "I agree")
    assert "Asia/Tokyo" in panel.text


async def test_a_panel_of_an_earlier_version_is_told_so(stage: Stage) -> None:
    ana = stage.discord.ana
    panel = (await ana.slash("settings")).message
    menu = panel.select(WHAT)
    data = {"custom_id": menu["custom_id"], "component_type": menu["type"], "id": menu["id"], "values": ["gone"]}
    pressed = stage.discord.open_interaction(InteractionType.COMPONENT, ana.user, panel.channel, data, source=panel)
    await pressed.settled.wait()
    assert "from an earlier time" in Answer(pressed).text


# direct messages


async def test_in_a_direct_message_the_groups_part_is_absent_and_the_rest_works(stage: Stage) -> None:
    ana = stage.discord.ana
    panel = await ana.slash("settings", guild=None, country="UK")
    assert IN_THIS_GROUP not in panel.text
    assert "Who may encourage me" not in panel.text
    assert {option["value"] for option in panel.message.select(WHAT)["options"]} == {
        "zone", "language", "nudges", "quiet", "reach", "pause", "country", "stops"
    }  # fmt: skip
    assert "United Kingdom" in panel.text
    pause = await ana.select(panel.message, WHAT, ["pause"])
    assert "until <t:" in (await ana.select(pause.message, "How long?", ["7"])).text


async def test_what_is_of_a_group_cannot_be_opened_outside_one(stage: Stage) -> None:
    ana = stage.discord.ana
    panel = (await ana.slash("settings", guild=None)).message
    menu = panel.select(WHAT)
    data = {"custom_id": menu["custom_id"], "component_type": menu["type"], "id": menu["id"], "values": ["round"]}
    pressed = stage.discord.open_interaction(InteractionType.COMPONENT, ana.user, panel.channel, data, source=panel)
    await pressed.settled.wait()
    assert "This needs a group" in Answer(pressed).text


async def test_who_joined_in_a_direct_message_has_settings_and_is_in_no_group(stage: Stage) -> None:
    kim = stage.discord.add_person("Kim", guild=stage.discord.guild)
    asked = await kim.slash("settings", guild=None, zone="Africa/Lagos")
    panel = await kim.click(asked.message, "I agree")
    assert "Africa/Lagos" in panel.text
    assert IN_THIS_GROUP not in panel.text
    assert (await standing(stage, kim)).members == {}


# time zone


async def test_cities_and_zones_are_offered_as_one_types(stage: Stage) -> None:
    ana = stage.discord.ana
    offered = await ana.autocomplete("settings", focused="zone", zone="muni")
    assert [(choice.name, choice.value) for choice in offered] == [("Munich (Europe/Berlin)", "Europe/Berlin")]
    assert len(await ana.autocomplete("settings", focused="zone", zone="")) == 25
    assert await ana.autocomplete("settings", focused="zone", zone="atlantis") == []


@pytest.mark.parametrize("given", ["Europe/Berlin", "Munich (Europe/Berlin)", "munich", "EUROPE/berlin"])
async def test_the_clock_there_is_shown_so_that_one_can_check_the_zone(stage: Stage, given: str) -> None:
    def there() -> str:
        return f"{stage.client.now().astimezone(ZoneInfo('Europe/Berlin')):%H:%M}"

    before = there()
    panel = await stage.discord.ana.slash("settings", zone=given)
    lines = [f"**Time zone:** Europe/Berlin, {time} there now" for time in (before, there())]
    assert any(line in panel.text for line in lines)
    assert (await chosen(stage, stage.discord.ana)).zone == "Europe/Berlin"


@pytest.mark.parametrize(
    ("given", "answered"),
    [
        pytest.param({"zone": "Atlantis"}, "I don't know that place", id="no zone"),
        pytest.param({"zone": "London"}, "More than one place fits", id="several zones"),
        pytest.param({"country": "Atlantis"}, "I don't know that country", id="no country"),
        pytest.param({"country": "united"}, "More than one place fits", id="several countries"),
        pytest.param({"pause": "soon"}, "I can't read that as a date", id="no date"),
        pytest.param({"pause": "2020-01-01"}, "over already", id="a date gone by"),
        pytest.param({"pause": "4000"}, "further ahead than 365 days", id="too far ahead"),
    ],
)
async def test_what_cannot_be_kept_is_said_and_nothing_is_half_kept(
    stage: Stage, given: dict[str, str], answered: str
) -> None:
    ana = stage.discord.ana
    rest = {"zone": "Asia/Tokyo", "country": "JP", "pause": "3"}
    answer = await ana.slash("settings", {**rest, **given})
    assert answer.ephemeral
    assert answered in answer.text
    assert await chosen(stage, ana) == Preferences()


async def test_a_pause_that_comes_with_a_zone_begins_its_day_there(stage: Stage) -> None:
    ana = stage.discord.ana
    zone = ZoneInfo("Asia/Tokyo")
    day = (stage.client.now().astimezone(zone) + timedelta(days=5)).date()
    await ana.slash("settings", zone="Asia/Tokyo", pause=day.isoformat())
    expected = datetime(day.year, day.month, day.day, tzinfo=zone)
    assert (await chosen(stage, ana)).paused_until == expected


async def test_a_city_that_is_typed_sets_its_zone_and_can_be_forgotten(stage: Stage) -> None:
    ana = stage.discord.ana
    set_ = await typed(ana, Section.ZONE, "münchen")
    assert set_.kind == "update"
    assert "Europe/Berlin" in set_.text
    forgotten = await ana.click(set_.message, FORGET)
    assert "**Time zone:** not chosen" in forgotten.text
    assert FORGET not in forgotten.buttons
    assert (await chosen(stage, ana)).zone is None


async def test_where_several_cities_fit_one_chooses(stage: Stage) -> None:
    ana = stage.discord.ana
    several = await typed(ana, Section.ZONE, "portland")
    options = [option["label"] for option in several.message.select(WHICH)["options"]]
    assert options == ["Portland, Maine (America/New_York)", "Portland, Oregon (America/Los_Angeles)"]
    assert (await chosen(stage, ana)).zone is None
    set_ = await ana.select(several.message, WHICH, [options[1]])
    assert "America/Los Angeles" in set_.text
    assert (await chosen(stage, ana)).zone == "America/Los_Angeles"


async def test_where_more_places_fit_than_a_menu_takes_that_is_said(stage: Stage) -> None:
    several = await typed(stage.discord.ana, Section.ZONE, "s")
    assert len(several.message.select(WHICH)["options"]) == 25
    assert "A few more letters" in several.text


async def test_a_place_that_nobody_knows_is_said_kindly_and_the_panel_stays(stage: Stage) -> None:
    ana = stage.discord.ana
    panel = await opened(ana, Section.ZONE)
    form = await ana.click(panel, TYPE_CITY)
    answer = await ana.submit(form.modal, {FIELD: "Atlantis"})
    assert "I don't know that place" in answer.text
    assert BACK in panel.buttons
    assert "Atlantis" not in answer.text


# country


async def test_a_country_is_offered_typed_and_forgotten(stage: Stage) -> None:
    ana = stage.discord.ana
    offered = await ana.autocomplete("settings", focused="country", country="united k")
    assert [(choice.name, choice.value) for choice in offered] == [("United Kingdom", "GB")]
    several = await typed(ana, Section.COUNTRY, "united")
    set_ = await ana.select(several.message, WHICH, ["United States"])
    assert "**Country for helplines:** United States" in set_.text
    assert (await chosen(stage, ana)).country == "US"
    assert "not chosen" in (await ana.click(set_.message, FORGET)).text
    assert "Japan" in (await typed(ana, Section.COUNTRY, "jp")).text
    assert "I don't know that country" in (await typed(ana, Section.COUNTRY, "Atlantis")).text


# language, nudges, quiet hours, where


async def test_a_language_is_chosen_or_left_to_discord(stage: Stage) -> None:
    ana = stage.discord.ana
    panel = await opened(ana, Section.LANGUAGE)
    assert preset(panel, "Language") == ["As in my Discord"]
    assert "**Language:** English" in (await ana.select(panel, "Language", ["English"])).text
    assert (await chosen(stage, ana)).language == "en-US"
    assert preset(panel, "Language") == ["English"]
    await ana.select(panel, "Language", ["As in my Discord"])
    assert (await chosen(stage, ana)).language is None


async def test_nudges_are_chosen_several_at_once_and_none_again(stage: Stage) -> None:
    ana = stage.discord.ana
    panel = await opened(ana, Section.NUDGES)
    assert "Until you choose a time zone" in panel.text
    menu = "Which nudges would you like?"
    shown = await ana.select(panel, menu, ["follow-up", "next-step"])
    assert "**Nudges:** Next step, Follow-up, at 18:00" in shown.text
    assert (await chosen(stage, ana)).nudges == {Nudge.NEXT_STEP, Nudge.FOLLOW_UP}
    assert preset(panel, menu) == ["Next step", "Follow-up"]
    assert "at 00:00" in (await ana.select(panel, "At what hour?", ["0"])).text
    assert "**Nudges:** none" in (await ana.select(panel, menu, [])).text
    assert (await chosen(stage, ana)).nudges == frozenset()


async def test_what_comes_next_is_shown_and_can_be_left_out_alone(stage: Stage) -> None:
    ana, here = stage.discord.ana, GroupId(stage.discord.guild.id)
    panel = await opened(ana, Section.NUDGES)
    await ana.select(panel, "Which nudges would you like?", ["midweek", "follow-up"])
    now = stage.client.now()
    for number, days in enumerate((20, 22)):
        await set_goal(stage, ana, here, now.date() + timedelta(days=days), number)
    shown = await ana.slash("settings")
    first, second = (now.date() + timedelta(days=days) for days in (20, 22))
    assert f"**Next nudge:** <t:{_at(first)}:F>, about a goal that you put a date on" in shown.text
    assert f"<t:{_at(first)}:F>" in (await ana.click((await opened(ana, Section.PAUSE)), BACK)).text
    after = await ana.click(shown.message, LEAVE_OUT)
    assert f"<t:{_at(second)}:F>" in after.text
    await ana.select(await opened(ana, Section.NUDGES), "At what hour?", ["18"])
    assert f"<t:{_at(second)}:F>" in (await ana.slash("settings")).text, "what was left out stays so"
    assert "**Next nudge:**" not in (await ana.click(after.message, LEAVE_OUT)).text


async def test_what_was_left_out_can_be_taken_up_again(stage: Stage) -> None:
    ana, here, now = stage.discord.ana, GroupId(stage.discord.guild.id), stage.client.now()
    await ana.select(await opened(ana, Section.NUDGES), "Which nudges would you like?", ["follow-up"])
    await set_goal(stage, ana, here, now.date() + timedelta(days=20), 0)
    first = f"<t:{_at(now.date() + timedelta(days=20))}:F>, about a goal that you put a date on"
    left = await ana.click((await ana.slash("settings")).message, LEAVE_OUT)
    assert f"Left out: {first}" in left.text
    assert "**Next nudge:**" not in left.text
    await stage.restart()
    undone = await ana.click(left.message, "Undo")
    assert f"**Next nudge:** {first}" in undone.text
    assert "Left out:" not in undone.text
    assert "That changed nothing" not in undone.text
    again = await ana.click((await ana.slash("settings")).message, LEAVE_OUT)
    await stage.discord.advance(timedelta(days=21))
    assert "That changed nothing" in (await ana.click(again.message, "Undo")).text, "its time is over"


async def test_a_button_pressed_twice_leaves_out_one_and_works_after_a_restart(stage: Stage) -> None:
    ana, here, now = stage.discord.ana, GroupId(stage.discord.guild.id), stage.client.now()
    await ana.select(await opened(ana, Section.NUDGES), "Which nudges would you like?", ["follow-up"])
    for number, days in enumerate((20, 22)):
        await set_goal(stage, ana, here, now.date() + timedelta(days=days), number)
    once, twice = await ana.slash("settings"), await ana.slash("settings")
    await stage.restart()
    await ana.click(once.message, LEAVE_OUT)
    assert f"<t:{_at(now.date() + timedelta(days=22))}:F>" in (await ana.click(twice.message, LEAVE_OUT)).text


async def test_what_comes_next_is_shown_for_when_it_will_suit(stage: Stage) -> None:
    ana, here, now = stage.discord.ana, GroupId(stage.discord.guild.id), stage.client.now()
    await ana.select(await opened(ana, Section.NUDGES), "Which nudges would you like?", ["follow-up"])
    await ana.select(await opened(ana, Section.QUIET), "From when?", ["17:00"])
    await set_goal(stage, ana, here, now.date() + timedelta(days=20), 1)
    morning = _at(now.date() + timedelta(days=21), 1)
    assert f"<t:{morning}:F>" in (await ana.slash("settings")).text


async def test_one_kind_of_nudge_is_said_to_come_later_and_the_others_are_not(stage: Stage) -> None:
    panel = await opened(stage.discord.ana, Section.NUDGES)
    assert "later version" not in panel.text
    assert "with my next version" not in panel.text


async def test_quiet_hours_begin_end_and_go(stage: Stage) -> None:
    ana = stage.discord.ana
    panel = await opened(ana, Section.QUIET)
    assert "from 00:00 until 08:00" in (await ana.select(panel, "Until when?", ["08:00"])).text
    assert "from 23:00 until 08:00" in (await ana.select(panel, "From when?", ["23:00"])).text
    assert (await chosen(stage, ana)).quiet == QuietHours(23, 8)
    assert (preset(panel, "From when?"), preset(panel, "Until when?")) == (["23:00"], ["08:00"])
    assert "all day long" in (await ana.select(panel, "From when?", ["08:00"])).text
    assert "**Quiet hours:** off" in (await ana.click(panel, "No quiet hours")).text
    assert (await chosen(stage, ana)).quiet is None


async def test_nudges_may_fall_back_to_the_channel(stage: Stage) -> None:
    ana = stage.discord.ana
    panel = await opened(ana, Section.REACH)
    shown = await ana.select(panel, "Where nudges arrive", ["Else in the group's channel"])
    assert "mentions nobody" in shown.text
    assert (await chosen(stage, ana)).reach is Reach.CHANNEL


# pause


async def test_a_pause_is_two_taps_and_ends_when_one_likes(stage: Stage) -> None:
    ana, clock = stage.discord.ana, stage.discord.clock
    panel = await opened(ana, Section.PAUSE)
    assert "End the pause" not in panel.buttons
    await ana.select(panel, "How long?", ["A week"])
    until = (await chosen(stage, ana)).paused_until
    assert until is not None
    assert abs(until - clock.now() - timedelta(days=7)) < timedelta(minutes=1)
    assert f"until <t:{int(until.timestamp())}:f>" in panel.text
    assert "**Pause:** none" in (await ana.click(panel, "End the pause")).text
    assert (await chosen(stage, ana)).paused_until is None


async def test_a_pause_that_is_over_is_no_longer_shown(stage: Stage) -> None:
    ana = stage.discord.ana
    await ana.slash("settings", pause="3")
    stage.discord.clock.advance(timedelta(days=3, minutes=1))
    assert "**Pause:** none" in (await ana.slash("settings")).text


async def test_a_pause_until_a_date_is_typed(stage: Stage) -> None:
    ana = stage.discord.ana
    day = (stage.client.now() + timedelta(days=30)).date()
    shown = await typed(ana, Section.PAUSE, day.isoformat())
    assert "until <t:" in shown.text
    assert "I can't read that" in (await typed(ana, Section.PAUSE, "next spring")).text
    assert (await chosen(stage, ana)).paused_until == datetime.fromisoformat(f"{day}T00:00:00+00:00")


# in a group


async def test_who_would_rather_not_be_encouraged_gets_no_cards_here_and_elsewhere_as_ever(stage: Stage) -> None:
    discord = stage.discord
    ana, ben, general = discord.ana, discord.ben, discord.channel("general")
    message = ana.send(general, "I wrote to my old boss")
    panel = await opened(ana, Section.ENCOURAGED)
    shown = await ana.select(panel, "Who may encourage me", ["Nobody"])
    assert "**Who may encourage me:** nobody" in shown.text
    assert "rather not" in (await ben.menu("Celebrate", message)).text
    members = (await standing(stage, ana)).members
    assert members[GroupId(discord.guild.id)].encouraged_by is EncouragedBy.NOBODY

    other = discord.add_guild("Elsewhere", owner=discord.host)
    await ana.join(other)
    assert "everyone in the group" in (await ana.slash("settings", guild=other)).text

    await ana.select(panel, "Who may encourage me", ["Everyone in the group"])
    assert "to celebrate" in (await ben.menu("Celebrate", message)).text


async def test_how_one_is_in_the_goals_round_is_chosen_for_each_group(stage: Stage) -> None:
    ana, here = stage.discord.ana, GroupId(stage.discord.guild.id)
    panel = await opened(ana, Section.ROUND)
    menu = "Which of these suits you?"
    assert preset(panel, menu) == ["Show my goals"]
    both = await ana.select(panel, menu, ["Show my goals", "Mention me in the goals round"])
    assert "**Rounds:** your goals are shown, the goals round mentions you" in both.text
    neither = await ana.select(panel, menu, [])
    assert "**Rounds:** your goals aren't shown, no mention" in neither.text
    member = (await standing(stage, ana)).members[here]
    assert (member.in_round, member.mentioned) == (False, False)
