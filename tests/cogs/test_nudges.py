"""Nudges come to whoever asked for them: at their hour, about what is still open, and never one too many."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.domain.goals import Adjustment
from bot.domain.people import Nudge, QuietHours
from bot.services import goals, groups, weeks
from tests.cogs.nudged import (
    FRIDAY,
    HOUR,
    LATER,
    LEAVE_OUT,
    LOG,
    PASS,
    SMALLER,
    THURSDAY,
    UNDO,
    WORDS,
    ZONE,
    Nudged,
    nudged,
)
from tests.stage import Stage


@pytest.fixture
async def ana(stage: Stage) -> Nudged:
    """Return Ana in Kolkata on a Monday morning; she asked for every nudge at six in the evening."""
    return await nudged(stage)


# the middle of the week


async def test_a_goal_without_an_entry_by_thursday_is_told_of_once_at_the_hour_that_was_chosen(ana: Nudged) -> None:
    await ana.sets()
    await ana.comes(THURSDAY, HOUR - 1)
    assert ana.nudges == []
    await ana.comes(THURSDAY, HOUR)
    (nudge,) = ana.nudges
    assert "This one is still open, and that's fine" in nudge.text
    assert WORDS in nudge.text
    assert nudge.buttons == [LOG, SMALLER, PASS, LATER]
    await ana.passes(timedelta(hours=5))
    await ana.comes(FRIDAY, HOUR)
    assert len(ana.nudges) == 1


async def test_whoever_did_not_ask_gets_none(ana: Nudged) -> None:
    await ana.prefers(nudges=frozenset({Nudge.FOLLOW_UP}))
    await ana.sets()
    await ana.comes(FRIDAY, HOUR)
    assert ana.nudges == []


async def test_an_entry_before_makes_it_needless_and_names_only_what_has_none(ana: Nudged) -> None:
    first, _ = await ana.sets("Read a chapter"), await ana.sets()
    await ana.logs(first)
    await ana.comes(THURSDAY, HOUR)
    (nudge,) = ana.nudges
    assert WORDS in nudge.text
    assert "Read a chapter" not in nudge.text


async def test_where_every_goal_has_an_entry_none_comes(ana: Nudged) -> None:
    await ana.logs(await ana.sets())
    await ana.comes(FRIDAY, HOUR)
    assert ana.nudges == []


async def test_a_week_off_is_left_alone(ana: Nudged) -> None:
    await ana.sets()
    await weeks.take_pass(ana.stage.client.store, ana.id, ana.group, ana.stage.client.now())
    await ana.comes(FRIDAY, HOUR)
    assert ana.nudges == []


async def test_a_goal_that_was_dropped_meanwhile_is_not_told_of(ana: Nudged) -> None:
    goal = await ana.sets()
    await ana.comes(THURSDAY, HOUR - 1)
    await goals.adjust(ana.stage.client.store, goal, ana.id, Adjustment.DROP, ana.stage.client.now())
    await ana.comes(FRIDAY, HOUR)
    assert ana.nudges == []


async def test_more_goals_than_fit_are_counted_and_hostile_words_do_nothing(ana: Nudged) -> None:
    for number in range(6):
        await ana.sets(f"{number} @everyone **b** <@1> " + "*" * 125)
    await ana.comes(THURSDAY, HOUR)
    (nudge,) = ana.nudges
    assert "and 3 more" in nudge.text
    assert "\\@everyone" in nudge.text
    assert nudge.pinged == set()


# quiet hours, pauses, zones


async def test_quiet_hours_at_that_time_put_it_off_until_they_end(ana: Nudged) -> None:
    await ana.prefers(quiet=QuietHours(17, 20))
    await ana.sets()
    await ana.comes(THURSDAY, 19)
    assert ana.nudges == []
    await ana.comes(THURSDAY, 20)
    assert len(ana.nudges) == 1


@pytest.mark.parametrize(
    ("days", "count"),
    [pytest.param("5", 1, id="the week still runs"), pytest.param("8", 0, id="the week is over")],
)
async def test_a_pause_puts_it_off_while_its_week_runs(ana: Nudged, days: str, count: int) -> None:
    await ana.sets()
    await ana.ana.slash("settings", pause=days)
    await ana.comes(FRIDAY, HOUR)
    assert ana.nudges == []
    await ana.passes(timedelta(days=int(days) - 4, hours=12))
    assert len(ana.nudges) == count


async def test_whoever_moves_or_chooses_another_hour_after_it_came_gets_no_second_one(ana: Nudged) -> None:
    await ana.sets()
    await ana.comes(THURSDAY, HOUR)
    await ana.prefers(nudge_hour=HOUR + 3)
    await ana.passes(timedelta(hours=4))
    await ana.prefers(zone="America/Los_Angeles", nudge_hour=8)
    await ana.passes(timedelta(days=2))
    assert len(ana.nudges) == 1


@pytest.mark.parametrize(
    ("chosen", "hour"),
    [
        pytest.param({"nudge_hour": 20}, 20, id="a later hour"),
        pytest.param({"nudge_hour": 8}, 8, id="an earlier hour"),
        pytest.param({"zone": "America/Lima"}, HOUR, id="a zone in the west"),
    ],
)
async def test_whoever_moves_or_chooses_another_hour_before_gets_it_there(
    ana: Nudged, chosen: dict[str, Any], hour: int
) -> None:
    await ana.sets()
    await ana.prefers(**chosen)
    zone = chosen.get("zone", ZONE)
    await ana.comes(THURSDAY, hour - 1, zone)
    assert ana.nudges == []
    await ana.comes(THURSDAY, hour, zone)
    assert len(ana.nudges) == 1


async def test_a_host_who_moves_the_week_after_it_came_brings_no_second_one(ana: Nudged) -> None:
    await ana.change_group(zone=ZONE)
    await ana.sets()
    await ana.comes(THURSDAY, HOUR)
    known = await groups.find(ana.stage.client.store, ana.group)
    await ana.change_group(goals=replace(known.goals, day=2))  # the running week lasts nine days now
    await ana.sets("Another one")
    await ana.comes(FRIDAY, HOUR)
    await ana.passes(timedelta(days=2))
    assert len(ana.nudges) == 1


@pytest.mark.parametrize("day", range(7))
async def test_one_that_was_left_out_can_be_taken_up_though_a_host_moved_the_week_meanwhile(
    ana: Nudged, day: int
) -> None:
    await ana.sets()
    left = await ana.ana.click((await ana.ana.slash("settings")).message, LEAVE_OUT)
    known = await groups.find(ana.stage.client.store, ana.group)
    await ana.change_group(goals=replace(known.goals, day=day))
    undone = await ana.ana.click(left.message, UNDO)
    assert "That changed nothing" not in undone.text
    assert "**Next nudge:**" in undone.text
    await ana.comes(THURSDAY, HOUR - 1)
    assert ana.nudges == []
    await ana.comes(THURSDAY, HOUR)
    assert len(ana.nudges) == 1


async def test_a_restart_in_between_loses_and_doubles_nothing(ana: Nudged) -> None:
    await ana.sets()
    await ana.stage.restart()
    await ana.comes(THURSDAY, HOUR)
    await ana.stage.restart()
    await ana.passes(timedelta(hours=1))
    (nudge,) = ana.nudges
    assert "counts as shown up" in (await ana.ana.click(nudge, PASS)).text


# three without an answer


async def test_the_third_without_an_answer_says_so_and_no_fourth_comes_until_she_is_back(ana: Nudged) -> None:
    await ana.sets()
    for _ in range(6):
        await ana.comes(THURSDAY, HOUR)
    assert len(ana.nudges) == 3
    assert ["I'll be quiet now" in one.text for one in ana.nudges] == [False, False, True]
    panel = await ana.ana.slash("settings")
    assert "so they rested" in panel.text
    assert "so they rested" not in (await ana.ana.slash("settings")).text
    await ana.comes(THURSDAY, HOUR)
    assert len(ana.nudges) == 4
    assert "In the middle" in ana.nudges[3].text
    assert "I'll be quiet now" not in ana.nudges[3].text
