"""The goals round, from a host who chooses a channel to the end of the week, as its group sees it."""

import asyncio
from datetime import timedelta

import pytest

from bot.ui.goals import AT_HAND
from tests.cogs.week import (
    A_MOMENT,
    A_WEEK,
    LOG,
    PASS,
    SET,
    ask_to_be_mentioned,
    beat,
    edits,
    on_a_thursday,
    pass_by,
    pass_until,
    posted_round,
    posts,
    show_goal,
)
from tests.stage import Stage


async def test_a_channel_chosen_on_a_thursday_gets_its_first_round_on_monday_and_one_a_week(stage: Stage) -> None:
    monday = await on_a_thursday(stage)
    await pass_until(stage, monday - timedelta(minutes=1))
    assert posts(stage) == []
    await pass_until(stage, monday)
    (card,) = posts(stage)
    assert card.buttons == [LOG, SET, PASS]
    assert card.pinged == set()
    for _ in range(3):
        await pass_by(stage, timedelta(days=2))
    assert len(posts(stage)) == 1
    await pass_until(stage, monday + A_WEEK)
    assert len(posts(stage)) == 2


async def test_the_card_follows_what_people_do_with_one_edit_for_all_of_it(stage: Stage) -> None:
    ana, ben = stage.discord.ana, stage.discord.ben
    card = await posted_round(stage)
    before = edits(stage, card)
    await show_goal(stage, ana, "Send letters", 5, "letters")
    await show_goal(stage, ben, "Call Ada")
    await pass_by(stage, A_MOMENT)
    assert f"<@{ana.id}> ○ Send letters · 5 letters" in card.text
    assert f"<@{ben.id}> ○ Call Ada" in card.text
    assert edits(stage, card) == before + 1

    own = await ana.click(card, LOG)
    assert own.ephemeral
    for _ in range(3):
        await ana.click(
            own.message, custom_id=next(one.custom_id for one in own.message.button_list if one.custom_id)
        )
    assert "○ Send letters · 5 letters" in card.text
    await pass_by(stage, A_MOMENT)
    assert "◐ Send letters · ▰▰▰▱▱ 3 of 5 letters" in card.text
    await pass_by(stage, A_MOMENT)
    assert edits(stage, card) == before + 2
    assert card.pinged == set()
    assert card.buttons == [LOG, SET, PASS]


async def test_whoever_has_no_goal_is_shown_how_to_set_one_and_each_of_a_few_has_its_own_button(stage: Stage) -> None:
    ben, chi = stage.discord.ben, stage.discord.chi
    card = await posted_round(stage)
    nothing = await ben.click(card, LOG)
    assert nothing.ephemeral
    form = (await ben.click(nothing.message, nothing.buttons[0])).modal
    assert form is not None
    await show_goal(stage, chi, "One")
    await show_goal(stage, chi, "Two", 5)
    several = await chi.click(card, LOG)
    assert several.message.buttons == ["Done", "+1"]
    logged = await chi.click(several.message, "+1")
    assert "◐ Two · ▰▱▱▱▱ 1 of 5" in logged.text
    done = await chi.click((await chi.click(card, LOG)).message, "Done")
    assert "● One" in done.text
    assert (await chi.click(card, LOG)).message.buttons == ["+1"]


async def test_of_more_goals_than_fit_a_phone_one_is_chosen_first(stage: Stage) -> None:
    chi, card = stage.discord.chi, await posted_round(stage)
    names = [f"Goal {number}" for number in range(AT_HAND + 1)]
    for name in names:
        await show_goal(stage, chi, name)
    many = await chi.click(card, LOG)
    assert [option["label"] for option in many.message.selects[0]["options"]] == names


async def test_anybody_sets_a_goal_from_the_round_and_shows_it_only_by_a_tap_of_its_own(stage: Stage) -> None:
    ben = stage.discord.ben
    card = await posted_round(stage)
    form = (await ben.click(card, SET)).modal
    assert form is not None
    kept = await ben.submit(form, {"what": "Read a page"})
    assert kept.ephemeral
    await pass_by(stage, A_MOMENT)
    assert "Read a page" not in card.text
    preview = await ben.click(kept.message, "Show it in the round")
    await ben.click(preview.message, "Show it")
    await pass_by(stage, A_MOMENT)
    assert "Read a page" in card.text


async def test_a_pass_is_answered_kindly_and_seen_by_nobody_else(stage: Stage) -> None:
    ana = stage.discord.ana
    await show_goal(stage, ana, "Send letters", 5, "letters")
    card = await posted_round(stage)
    await pass_by(stage, A_MOMENT)
    before = card.text
    answer = await ana.click(card, PASS)
    assert answer.ephemeral
    assert answer.text
    await ana.click(card, PASS)
    await pass_by(stage, A_MOMENT)
    assert card.text == before
    assert len(posts(stage)) == 1


async def test_somebody_who_has_not_joined_is_asked_first_and_then_served(stage: Stage) -> None:
    card = await posted_round(stage)
    kim = stage.discord.add_person("Kim", guild=stage.discord.guild)
    asked = await kim.click(card, SET)
    assert "Before I keep anything of yours" in asked.text
    await kim.click(asked.message, asked.buttons[0])
    assert (await kim.click(card, SET)).modal is not None


async def test_at_the_weeks_end_the_round_sums_up_and_the_next_one_begins_afresh(stage: Stage) -> None:
    ana = stage.discord.ana
    monday = await on_a_thursday(stage)
    await pass_until(stage, monday)
    (card,) = posts(stage)
    await show_goal(stage, ana, "Send letters", 2, "letters")
    own = await ana.click(card, LOG)
    for _ in range(2):
        await ana.click(
            own.message, custom_id=next(one.custom_id for one in own.message.button_list if one.custom_id)
        )
    await pass_until(stage, monday - timedelta(hours=9) + A_WEEK)
    assert "The week is over" in card.text
    assert "2 steps" in card.text
    assert "One goal is done" in card.text
    assert card.buttons == []
    assert "Send letters" not in card.text
    await pass_until(stage, monday + A_WEEK)
    _, fresh = posts(stage)
    assert "○ Send letters · 2 letters" in fresh.text
    assert "The week is over" in card.text


async def test_a_week_in_which_nothing_was_shown_ends_as_kindly(stage: Stage) -> None:
    card = await posted_round(stage)
    assert "one small thing" in card.text
    await pass_by(stage, A_WEEK - timedelta(hours=9))
    assert "Whatever it held for you is enough" in card.text
    assert "0" not in card.text.split("\n", 2)[2]


async def test_whoever_is_left_out_of_rounds_is_not_shown_however_they_set_their_goals(stage: Stage) -> None:
    ana, ben = stage.discord.ana, stage.discord.ben
    await show_goal(stage, ana, "Seen")
    await show_goal(stage, ben, "Unseen")
    card = await posted_round(stage)
    assert "Unseen" in card.text
    panel = await ben.slash("settings")
    section = await ben.select(panel.message, f"settings:{ben.id:x}", ["round"])
    await ben.select(section.message, f"settings-round:{ben.id:x}", [])
    await pass_by(stage, A_MOMENT)
    assert "Unseen" not in card.text
    assert "Seen" in card.text


@pytest.mark.parametrize("after", ["chosen", "posted", "acted", "ended"])
async def test_a_restart_between_any_two_steps_loses_and_doubles_nothing(stage: Stage, after: str) -> None:
    async def maybe_restart(step: str) -> None:
        if step == after:
            await stage.restart()

    ana = stage.discord.ana
    await ask_to_be_mentioned(stage, ana)
    monday = await on_a_thursday(stage)
    await maybe_restart("chosen")
    stage.discord.clock.move_to(monday)
    await stage.beats.tick()
    await stage.beats.finish()
    await maybe_restart("posted")
    await beat(stage)
    card, named = posts(stage)
    assert named.pinged == {ana.id}
    await show_goal(stage, ana, "Send letters")
    await maybe_restart("acted")
    await pass_by(stage, A_MOMENT)
    assert "Send letters" in card.text
    stage.discord.clock.move_to(monday + timedelta(days=6, hours=15))
    await maybe_restart("ended")
    await beat(stage)
    assert "The week is over" in card.text
    await pass_until(stage, monday + A_WEEK)
    assert [post.buttons for post in posts(stage)] == [[], [LOG], [LOG, SET, PASS], [LOG]]


async def test_four_days_away_means_one_late_round(stage: Stage) -> None:
    monday = await on_a_thursday(stage)
    await stage.stop()
    stage.discord.clock.move_to(monday + timedelta(days=4))
    await stage.start()
    await beat(stage)
    assert len(posts(stage)) == 1
    await pass_until(stage, monday + A_WEEK)
    assert len(posts(stage)) == 2


async def test_several_people_at_once_are_all_in_the_last_edit(stage: Stage) -> None:
    card = await posted_round(stage)
    crowd = [stage.discord.add_person(f"Peer {number}", guild=stage.discord.guild) for number in range(6)]
    await stage.join(*crowd)
    await asyncio.gather(*(show_goal(stage, one, f"Goal of {one.name}") for one in crowd))
    stage.discord.clock.advance(A_MOMENT)
    await asyncio.gather(stage.beats.keep_rounds_current(), show_goal(stage, stage.discord.ana, "And mine"))
    await pass_by(stage, A_MOMENT)
    assert all(f"Goal of {one.name}" in card.text for one in crowd)
    assert "And mine" in card.text
