"""Goals with bad input, at their limits, pressed twice, too late or after a restart: nothing is lost, all is kind."""

import asyncio
from datetime import timedelta

import pytest

from bot.demo import until
from bot.domain.goals import GOALS_LIMIT, NUMBER_LIMIT, PLAN_LIMIT, UNIT_LIMIT, WORDS_LIMIT
from bot.domain.ids import EntryId, GroupId, PersonId
from bot.services import goals
from tests.cogs.goals import (
    A_WEEK,
    ADJUST,
    DONE,
    LET_GO,
    MORE,
    PREVIEW,
    SHOW,
    SMALLER,
    UNDO,
    list_of,
    send_five,
)
from tests.cogs.story import offered, parts
from tests.cogs.week import choose, on_a_thursday, pass_until
from tests.stage import Stage


async def test_what_cannot_be_read_as_a_number_costs_nobody_the_goal(stage: Stage) -> None:
    ana = stage.discord.ana
    form = (await ana.slash("goal set")).modal
    kept = await ana.submit(form, {"what": "Write to people", "amount": "a few", "plan": "If tea, then one"})
    assert "I couldn't read how many" in kept.text
    assert "○ Write to people\n> If tea, then one" in kept.text


async def test_a_day_of_this_week_can_be_logged_and_no_other(stage: Stage) -> None:
    ana = stage.discord.ana
    await send_five(stage)
    monday = (await on_a_thursday(stage)).date() - A_WEEK
    days = await ana.autocomplete("goal log", focused="day", day="")
    assert [day.name for day in days] == [
        "Today",
        "Yesterday",
        f"Tuesday ({monday + timedelta(days=1)})",
        f"Monday ({monday})",
    ]
    assert "1 of 5" in (await ana.slash("goal log", day=days[-1].value)).text
    for day in (str(monday - timedelta(days=1)), str(monday + timedelta(days=4)), "yesterday", "2026-02-30", "🦊"):
        assert "days of the running week" in (await ana.slash("goal log", day=day)).text
    assert "1 of 5" in await list_of(stage)


async def test_the_weeks_end_while_a_card_is_open_begins_a_new_week_on_it(stage: Stage) -> None:
    ana, card = stage.discord.ana, await send_five(stage)
    monday = await on_a_thursday(stage)
    await ana.click(card, MORE)
    late = (await ana.slash("goal set", what="Walk", number=3)).message
    asked = (await ana.slash("goal log", day=str(stage.client.now().date()))).message
    await pass_until(stage, monday)
    (menu,) = [part["custom_id"] for part in parts(asked.components) if "options" in part]
    stale = await ana.select(asked, menu, [offered(asked)[0]])
    assert "days of the running week" in stale.text
    assert "1 of 3" in (await ana.click(late, MORE)).text
    assert "1 of 5" in (await ana.click(card, MORE)).text
    assert "2 weeks you showed up" in (await ana.slash("progress me")).text


async def test_two_taps_at_once_are_two_steps_and_one_undo_takes_back_one(stage: Stage) -> None:
    ana, card = stage.discord.ana, await send_five(stage)
    await asyncio.gather(ana.click(card, MORE), ana.click(card, MORE))
    assert "2 of 5" in await list_of(stage)
    assert "3 of 5" in (await ana.click(card, MORE)).text  # of two at once, either may be seen
    answers = await asyncio.gather(ana.click(card, UNDO), ana.click(card, UNDO))
    assert sorted("Nothing was changed" in each.text for each in answers) == [False, True]
    assert "2 of 5" in await list_of(stage)


async def test_only_the_last_step_is_taken_back_and_only_once(stage: Stage) -> None:
    ana = stage.discord.ana
    await send_five(stage)
    first = (await ana.slash("goal log")).message
    second = (await ana.slash("goal log", amount=3)).message
    assert "a newer one came after it" in (await ana.click(first, UNDO)).text
    assert "1 of 5" in (await ana.click(second, UNDO)).text
    assert "1 of 5" in await list_of(stage)


async def test_cards_lists_and_forms_work_after_a_restart(stage: Stage) -> None:
    ana, card = stage.discord.ana, await send_five(stage)
    listed = (await ana.slash("goal list")).message
    logged = (await ana.slash("goal log")).message
    await ana.click(card, ADJUST)
    form = (await ana.click(card, SMALLER)).modal
    back = (await ana.click(listed, "Look back")).modal

    await stage.restart()

    assert "1 of 3" in (await ana.submit(form, {"amount": "3"})).text
    assert "0 of 3" in (await ana.click(logged, UNDO)).text
    opened = await ana.select(listed, "goal-open", [offered(listed)[0]])
    assert "0 of 3" in opened.text
    assert "Kept, for you alone" in (await ana.submit(back, {"next": "One walk"})).text
    assert "You wrote for next: One walk" in await list_of(stage)


async def test_the_longest_number_and_unit_still_open_the_form(stage: Stage) -> None:
    opened = await stage.discord.ana.slash("goal set", number=NUMBER_LIMIT, unit="u" * UNIT_LIMIT)
    kept = await stage.discord.ana.submit(opened.modal, {"what": "Count"})
    assert f"0 of {NUMBER_LIMIT} uuu" in kept.text


async def test_a_goal_that_nobody_has_is_none_however_long_its_number(stage: Stage) -> None:
    await send_five(stage)
    assert "can't find that goal" in (await stage.discord.ana.slash("goal log", goal="9" * 5000)).text


async def test_there_is_room_for_ten_goals_and_nobody_writes_an_eleventh_in_vain(stage: Stage) -> None:
    ana = stage.discord.ana
    for number in range(GOALS_LIMIT - 1):
        assert "Kept" in (await ana.slash("goal set", what=f"Walk no. {number}")).text
    last = (await ana.slash("goal set", what="Walk no. 9")).message
    assert "You have 10 goals" in (await ana.slash("goal set", what="One more")).text
    assert "You have 10 goals" in (await ana.slash("goal set")).text
    listed = await ana.slash("goal list")
    assert "10 goals · page 1 of 2" in listed.text
    older = await ana.click(listed.message, "More")
    assert "Walk no. 9" in older.text
    assert "Walk no. 0" in (await ana.click(listed.message, "Back")).text
    assert len(await ana.autocomplete("goal done", focused="goal", goal="")) == GOALS_LIMIT
    for label in (ADJUST, LET_GO, LET_GO):
        await ana.click(last, label)
    assert "Kept" in (await ana.slash("goal set", what="Another walk")).text


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("*" * WORDS_LIMIT, id="150 characters, all of them markup"),
        pytest.param("ללכת לאט " + "שלום" * 5, id="right to left"),
        pytest.param("🚀" * 75, id="emoji"),
        pytest.param("e" + "\u0301" * (WORDS_LIMIT - 1), id="a stack of marks"),
        pytest.param("@everyone <@1> </help:1> # - > `x`", id="mentions and markup"),
    ],
)
async def test_whatever_somebody_writes_is_kept_and_every_card_can_be_sent(stage: Stage, words: str) -> None:
    ana = stage.discord.ana
    await choose(stage, stage.discord.channel("general"))
    plan, unit = words[:1] * PLAN_LIMIT, words[:1] * UNIT_LIMIT
    card = (await ana.slash("goal set", what=words, number=NUMBER_LIMIT, unit=unit, plan=plan)).message
    await ana.click(card, MORE)
    await ana.click(card, PREVIEW)
    await ana.click(card, SHOW)
    await ana.click(card, ADJUST)
    form = (await ana.click(card, SMALLER)).modal
    assert f"1 of {NUMBER_LIMIT // 2}" in (await ana.submit(form)).text
    for _ in range(5):
        await ana.slash("goal set", what=words, number=NUMBER_LIMIT, unit=unit, plan=plan)
    listed = (await ana.slash("goal list")).message
    await ana.click(listed, "More")
    assert len(await ana.autocomplete("goal log", focused="goal", goal="")) == 6
    assert "Which one is it" in (await ana.slash("goal done")).text
    person, here = PersonId(ana.id), GroupId(stage.discord.guild.id)
    kept = await goals.own(stage.client.store, person, here, stage.client.now())
    assert {each.goal.words for each in kept} == {words}


@pytest.mark.parametrize("words", [" ", "\u2800", "\u200f\u200f", "\u0301"])
async def test_nothing_to_see_is_no_goal(stage: Stage, words: str) -> None:
    ana = stage.discord.ana
    assert "I can't see any words" in (await ana.slash("goal set", what=words)).text
    assert "No goal here yet" in await list_of(stage)


async def test_a_large_number_is_logged_at_once_and_more_than_that_is_welcome(stage: Stage) -> None:
    ana = stage.discord.ana
    await ana.slash("goal set", what="Steps", number=NUMBER_LIMIT)
    assert "▰▰▰▰▰ 999 of 999" in (await ana.slash("goal log", amount=NUMBER_LIMIT)).text
    assert "1,998 of 999" in (await ana.slash("goal log", amount=NUMBER_LIMIT)).text
    assert "This one is reached already" in (await ana.slash("goal done")).text


async def test_smaller_is_never_more(stage: Stage) -> None:
    ana, card = stage.discord.ana, await send_five(stage)
    assert "This one takes 5 now" in (await ana.slash("goal adjust", number=6)).text
    await ana.click(card, ADJUST)
    form = (await ana.click(card, SMALLER)).modal
    assert form.field("amount").raw["value"] == "2"
    for typed in ("no", "0", "-1"):
        assert "A whole number from 1 to 999" in (await ana.submit(form, {"amount": typed})).text
    assert "0 of 5" in await list_of(stage)


async def test_what_is_typed_and_not_chosen_is_no_goal_of_theirs(stage: Stage) -> None:
    ana = stage.discord.ana
    await send_five(stage, stage.discord.ben)
    (bens,) = await stage.discord.ben.autocomplete("goal log", focused="goal", goal="")
    for typed in ("Send applications", "0", "-5", "9" * 40, "²", bens.value, str(stage.discord.ben.id)):
        for command in ("goal log", "goal done", "goal adjust"):
            assert "I can't find that goal among yours" in (await ana.slash(command, goal=typed)).text
    for command in ("goal log", "goal done", "goal adjust"):
        assert "There's no goal yet" in (await ana.slash(command)).text
    assert "0 of 5" in await list_of(stage, stage.discord.ben)


async def test_nothing_is_offered_to_somebody_who_has_not_joined(stage: Stage) -> None:
    kim = stage.discord.add_person("Kim", guild=stage.discord.guild)
    assert await kim.autocomplete("goal log", focused="goal", goal="") == []
    assert await kim.autocomplete("goal log", focused="day", day="") == []
    assert "Before I keep anything" in (await kim.slash("goal set", what="Walk")).text


async def test_a_goal_that_is_let_go_meanwhile_is_told_kindly_on_every_card(stage: Stage) -> None:
    ana, card = stage.discord.ana, await send_five(stage)
    listed = (await ana.slash("goal list")).message
    sure = (await ana.slash("goal adjust", how="drop")).message
    await ana.click(sure, LET_GO)
    for label in (MORE, DONE):
        assert "finished or let go" in (await ana.click(card, label)).text
    opened = await ana.select(listed, "goal-open", [offered(listed)[0]])
    assert opened.buttons == []


async def test_whoever_stays_out_of_the_round_is_told_so_before_they_show_a_goal(stage: Stage) -> None:
    ana = stage.discord.ana
    await choose(stage, stage.discord.channel("general"))
    panel = await ana.slash("settings")
    section = await ana.select(panel.message, f"settings:{ana.id:x}", ["round"])
    await ana.select(section.message, f"settings-round:{ana.id:x}", [])
    card = await send_five(stage)
    assert "you chose to stay out" in (await ana.click(card, PREVIEW)).text


async def test_a_round_that_is_switched_off_meanwhile_is_told(stage: Stage) -> None:
    ana = stage.discord.ana
    await choose(stage, stage.discord.channel("general"))
    card = await send_five(stage)
    panel = await stage.discord.host.slash("setup")
    features = await stage.discord.host.select(panel.message, "setup-section", ["features"])
    await stage.discord.host.select(features.message, "setup-features", ["wins"])
    assert "switched that off" in (await ana.click(card, PREVIEW)).text


async def test_the_safety_net_reads_what_is_written_about_a_goal_and_the_goal_is_kept_first(stage: Stage) -> None:
    ana = stage.discord.ana
    kept = await ana.slash("goal set", what="I want to kill myself")
    assert "Kept, and only you see it" in kept.text
    await until(lambda: kept.followups)
    assert kept.followups[0].ephemeral


async def test_a_command_delivered_twice_is_one_goal_and_one_step(stage: Stage) -> None:
    ana, card = stage.discord.ana, await send_five(stage)
    store, person, now = stage.client.store, PersonId(ana.id), stage.client.now()
    (kept,) = await goals.own(store, person, GroupId(stage.discord.guild.id), now)
    assert (await goals.set_goal(store, kept.goal, now)).goal == kept.goal
    logged = await ana.click(card, MORE)
    entry = await goals.draft_entry(store, EntryId(logged.interaction.id), kept.goal.id, person, now)
    await goals.log(store, entry, now)
    assert "1 of 5" in await list_of(stage)
