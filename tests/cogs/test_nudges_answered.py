"""What a nudge offers, and what comes of it; goals with a date, and whether less would be better."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.domain.goals import Adjustment
from bot.domain.ids import NO_GROUP, EntryId
from bot.domain.people import QuietHours
from bot.domain.weeks import moment
from bot.sandbox import Message
from bot.services import goals
from tests.cogs.nudged import (
    DONE,
    FRIDAY,
    HOUR,
    LATER,
    LEAVE,
    LEAVE_OUT,
    LESS,
    LET_GO,
    LOG,
    MONDAY,
    NEXT_WEEK,
    PASS,
    REST,
    SMALLER,
    THURSDAY,
    ZONE,
    Nudged,
    nudged,
)
from tests.stage import Stage


@pytest.fixture
async def ana(stage: Stage) -> Nudged:
    """Return Ana in Kolkata on a Monday morning; she asked for every nudge at six in the evening."""
    return await nudged(stage)


# its buttons


async def test_log_progress_opens_the_one_goal_or_asks_which(ana: Nudged) -> None:
    goal = await ana.sets()
    await ana.comes(THURSDAY, HOUR)
    (nudge,) = ana.nudges
    opened = await ana.ana.click(nudge, LOG)
    await ana.ana.click(opened.message, "+1")
    assert (await ana.goal(goal)).amount == 1
    await ana.sets("Read a chapter")
    await ana.sets("Walk by the river")
    which = await ana.ana.click(nudge, LOG)
    assert "Which one" in which.text
    assert LOG in nudge.buttons, "a nudge stays as it is"


async def test_make_it_smaller_opens_the_form_at_once_or_after_asking_which(ana: Nudged) -> None:
    first = await ana.sets()
    await ana.comes(THURSDAY, HOUR)
    (nudge,) = ana.nudges
    form = await ana.ana.click(nudge, SMALLER)
    await ana.ana.submit(form.modal)
    assert (await ana.goal(first)).goal.target == 2
    second = await ana.sets("Read a chapter")
    which = await ana.ana.click(nudge, SMALLER)
    form = await ana.ana.select(which.message, "nudge-smaller-chosen", [str(second)])
    await ana.ana.submit(form.modal)
    assert (await ana.goal(second)).goal.target == 2


async def test_pass_this_week_counts_and_nothing_more_comes(ana: Nudged) -> None:
    await ana.sets()
    await ana.comes(THURSDAY, HOUR)
    answer = await ana.ana.click(ana.nudges[0], PASS)
    assert answer.ephemeral
    async with ana.stage.client.store.read() as view:
        (row,) = await view.all("SELECT passed FROM member_week WHERE state = 'open'")
    assert row["passed"] == 1


async def test_later_brings_it_again_a_day_on_whatever_is_planned_meanwhile(ana: Nudged) -> None:
    await ana.sets()
    await ana.comes(THURSDAY, HOUR)
    (nudge,) = ana.nudges
    told = await ana.ana.click(nudge, LATER)
    day = moment(ZONE, ana.stage.client.now().astimezone(ZoneInfo(ZONE)).date() + timedelta(days=1), HOUR)
    assert f"<t:{int(day.timestamp())}:F>" in told.text
    assert (await ana.ana.click(nudge, LATER)).text == told.text
    await ana.sets("Read a chapter")
    await ana.comes(FRIDAY, HOUR - 1)
    assert len(ana.nudges) == 1
    await ana.comes(FRIDAY, HOUR)
    assert len(ana.nudges) == 2
    assert "Read a chapter" in ana.nudges[1].text


async def test_later_is_shown_as_next_and_can_be_left_out_and_asked_for_again(ana: Nudged) -> None:
    await ana.sets()
    await ana.comes(THURSDAY, HOUR)
    await ana.ana.click(ana.nudges[0], LATER)
    panel = await ana.ana.slash("settings")
    assert "mid-week, if nothing is logged for a goal by then" in panel.text
    left_out = await ana.ana.click(panel.message, LEAVE_OUT)
    assert "Left out: <t:" in left_out.text
    assert "**Next nudge:**" not in left_out.text
    await ana.ana.click(ana.nudges[0], LATER)
    await ana.comes(FRIDAY, HOUR)
    assert len(ana.nudges) == 2


async def test_later_on_the_last_evening_of_a_week_says_that_it_is_left_at_that(ana: Nudged) -> None:
    await ana.prefers(quiet=QuietHours(19, 20))
    await ana.sets()
    await ana.comes(THURSDAY, HOUR)
    for _ in range(2):
        await ana.ana.click(ana.nudges[-1], LATER)
        await ana.passes(timedelta(days=1))
    await ana.ana.click(ana.nudges[-1], LATER)
    await ana.passes(timedelta(days=1))  # Sunday
    assert "leave it at that" in (await ana.ana.click(ana.nudges[-1], LATER)).text
    count = len(ana.nudges)
    await ana.passes(timedelta(days=1))
    assert len(ana.nudges) == count


async def test_a_button_of_somebody_elses_nudge_or_of_one_long_gone_does_nothing(ana: Nudged) -> None:
    goal = await ana.sets()
    await ana.comes(THURSDAY, HOUR)
    (nudge,) = ana.nudges
    general = ana.stage.discord.channel("general")
    stolen = ana.stage.discord.ben.send(general, "hello")
    stolen.raw["components"] = nudge.raw["components"]
    for label in (LOG, SMALLER, PASS, LATER):
        assert "from an earlier time" in (await ana.stage.discord.ben.click(stolen, label)).text
    await goals.adjust(ana.stage.client.store, goal, ana.id, Adjustment.DROP, ana.stage.client.now())
    assert "nothing open here any more" in (await ana.ana.click(nudge, LOG)).text


# goals with a date


async def test_on_the_day_of_a_goal_she_is_asked_and_done_is_one_tap(ana: Nudged) -> None:
    goal = await ana.sets(due=ana.in_days(10))
    await ana.passes(timedelta(days=10))
    assert ana.nudges == []
    await ana.passes(timedelta(hours=8))
    (nudge,) = ana.nudges
    assert "The day you chose" in nudge.text
    assert nudge.buttons == [DONE, NEXT_WEEK, LET_GO, LATER]
    assert "It's done" in (await ana.ana.click(nudge, DONE)).text
    assert (await ana.goal(goal)).is_reached
    assert "nothing open here any more" in (await ana.ana.click(nudge, DONE)).text
    await ana.passes(timedelta(days=3))
    assert len(ana.nudges) == 1


async def test_what_was_put_off_stays_away_once_its_day_was_moved(ana: Nudged) -> None:
    await ana.sets(due=ana.in_days(2))
    await ana.passes(timedelta(days=2, hours=9))
    await ana.ana.click(ana.nudges[0], LATER)
    await ana.ana.click(ana.nudges[0], NEXT_WEEK)
    await ana.passes(timedelta(days=5))
    assert len(ana.nudges) == 1
    await ana.passes(timedelta(days=8))
    assert len(ana.nudges) == 2


async def test_next_week_moves_it_and_it_comes_again_on_the_new_day(ana: Nudged) -> None:
    goal = await ana.sets(due=ana.in_days(2))
    await ana.passes(timedelta(days=2, hours=8))
    await ana.ana.click(ana.nudges[0], NEXT_WEEK)
    due = (await ana.goal(goal)).goal.due
    assert due is not None
    at = moment(ZONE, due, HOUR) + timedelta(minutes=1)
    await ana.passes(at - ana.stage.client.now() - timedelta(hours=1))
    assert len(ana.nudges) == 1
    await ana.passes(timedelta(hours=1))
    assert len(ana.nudges) == 2


async def test_letting_it_go_asks_once_and_then_it_is_gone(ana: Nudged) -> None:
    goal = await ana.sets(due=ana.in_days(2))
    await ana.passes(timedelta(days=2, hours=8))
    sure = await ana.ana.click(ana.nudges[0], LET_GO)
    await ana.ana.click(sure.message, "Let it go")
    assert not (await ana.goal(goal)).goal.is_open


async def test_a_goal_that_is_done_before_its_day_is_not_asked_about(ana: Nudged) -> None:
    goal = await ana.sets(due=ana.in_days(2))
    now = ana.stage.client.now()
    entry = await goals.draft_entry(ana.stage.client.store, EntryId(5), goal, ana.id, now)
    await goals.finish(ana.stage.client.store, entry, now)
    await ana.passes(timedelta(days=3))
    assert ana.nudges == []


async def test_goals_of_a_direct_message_follow_her_own_zone_and_week(ana: Nudged) -> None:
    weekly, dated = await ana.sets(group=NO_GROUP), await ana.sets("Ask", NO_GROUP, due=ana.in_days(4))
    await ana.comes(THURSDAY, HOUR)
    (nudge,) = ana.nudges
    opened = await ana.ana.click(nudge, LOG)
    await ana.ana.click(opened.message, "+1")
    assert (await ana.goal(weekly)).amount == 1
    await ana.comes(FRIDAY, HOUR)
    assert "Ask" in ana.nudges[1].text
    await ana.ana.click(ana.nudges[1], DONE)
    assert (await ana.goal(dated)).is_reached


# less


async def quiet_weeks(nudged: Nudged, count: int) -> list[Message]:
    """Let quiet weeks go by, and return what asked whether less would be better."""
    for _ in range(count):
        await nudged.comes(MONDAY, HOUR)
    await nudged.passes(timedelta(days=1))
    return [one for one in nudged.nudges if "Would less suit you" in one.text]


async def test_after_two_quiet_weeks_she_is_asked_once_whether_less_would_be_better(ana: Nudged) -> None:
    await ana.sets()
    await ana.comes(MONDAY, HOUR)  # this very evening
    (asked,) = await quiet_weeks(ana, 2)
    assert asked.buttons == [LESS, REST, LEAVE]
    await ana.ana.click(asked, LEAVE)
    assert await quiet_weeks(ana, 3) == [asked]


async def test_once_she_showed_up_and_it_is_quiet_again_she_may_be_asked_again(ana: Nudged) -> None:
    goal = await ana.sets()
    await ana.comes(MONDAY, HOUR)
    (asked,) = await quiet_weeks(ana, 2)
    await ana.ana.click(asked, LEAVE)
    await ana.logs(goal)
    await quiet_weeks(ana, 2)
    await ana.ana.slash("help-now")
    assert len(await quiet_weeks(ana, 1)) == 2


async def test_pause_lets_all_goals_of_the_group_rest_and_smaller_opens_the_form(ana: Nudged) -> None:
    goal = await ana.sets()
    await ana.comes(MONDAY, HOUR)
    (asked,) = await quiet_weeks(ana, 2)
    form = await ana.ana.click(asked, LESS)
    await ana.ana.submit(form.modal)
    assert (await ana.goal(goal)).goal.target == 2
    assert "rests now" in (await ana.ana.click(asked, REST)).text
    assert (await ana.goal(goal)).goal.state == "paused"
    count = len(ana.nudges)
    await quiet_weeks(ana, 3)
    assert len(ana.nudges) == count


async def test_whoever_wants_no_nudges_is_not_asked_by_message(ana: Nudged) -> None:
    await ana.prefers(nudges=frozenset())
    await ana.sets()
    await ana.comes(MONDAY, HOUR)
    assert await quiet_weeks(ana, 3) == []
