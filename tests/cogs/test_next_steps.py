"""An arc whose rest is over is brought up: for whoever asked for it, at their hour, and three times at most."""

from datetime import timedelta
from typing import Any

import pytest

from bot.demo import until
from bot.domain.ids import NO_GROUP, GroupId, RejectionId
from bot.domain.people import Nudge, QuietHours, Reach
from bot.domain.rejections import EVENING, Arc, ArcState, Event, Rejection, Rest, Stage, Step, Then
from bot.domain.weeks import moment
from bot.services import rejections
from tests.cogs.nudged import (
    A_DAY,
    FRIDAY,
    HOUR,
    LATER,
    LEAVE_OUT,
    MONDAY,
    THURSDAY,
    TUESDAY,
    UNDO,
    ZONE,
    Nudged,
    nudged,
)
from tests.stage import Stage as OnStage

LOOK, WEDNESDAY, SATURDAY = "Look at it", 2, 5
COMPANY = "Ames"


class Resting(Nudged):
    """Ana, who lets a "no" rest."""

    async def keeps(
        self, rest: Rest | None = Rest.DAY, group: GroupId | None = None, company: str = COMPANY
    ) -> RejectionId:
        """Let her keep a "no", and let it rest."""
        store, now, self._made = self.stage.client.store, self.stage.client.now(), self._made + 1
        draft = Rejection(
            RejectionId(3_000_000 + self._made),
            self.id,
            self.group if group is None else group,
            now,
            company=company,
            stage=Stage.INTERVIEW,
        )
        kept = (await rejections.log(store, draft, Then.REST, now, seed=1)).rejection
        if rest is not None:
            await self.rests(kept.id, rest)
        return kept.id

    async def rests(self, rejection: RejectionId, how: Rest) -> None:
        """Let an arc rest."""
        await rejections.rest(self.stage.client.store, rejection, self.id, how, self.stage.client.now())

    async def arc(self, rejection: RejectionId) -> Arc:
        """Return where an arc is."""
        return (await rejections.find(self.stage.client.store, rejection, self.id)).arc

    async def does(self, rejection: RejectionId, event: Event) -> None:
        """Let her do something with an arc."""
        await rejections.go_on(self.stage.client.store, rejection, self.id, event, self.stage.client.now())


@pytest.fixture
async def ana(stage: OnStage) -> Resting:
    """Return Ana in Kolkata on a Monday morning; she asked for every nudge at six in the evening."""
    known = await nudged(stage)
    resting = Resting(stage)
    assert known.id == resting.id
    return resting


async def test_once_its_rest_is_over_it_is_brought_up_once_at_the_hour_that_was_chosen(ana: Resting) -> None:
    kept = await ana.keeps()
    await ana.comes(TUESDAY, HOUR - 1)
    assert ana.nudges == []
    await ana.comes(TUESDAY, HOUR)
    (nudge,) = ana.nudges
    assert "You let this rest for a while" in nudge.text
    assert COMPANY in nudge.text
    assert nudge.buttons == [LOOK, LATER]
    assert await ana.arc(kept) == Arc(Step.REPLY, ArcState.OPEN, (await ana.arc(kept)).until, wakes=1)
    await ana.stage.restart()
    opened = await ana.ana.click(nudge, LOOK)
    assert "A short reply" in opened.text
    await ana.passes(A_DAY)
    assert len(ana.nudges) == 1


@pytest.mark.parametrize(
    ("rest", "days", "hour"),
    [pytest.param(Rest.TONIGHT, 0, EVENING, id="tonight"), pytest.param(Rest.TWO_DAYS, 2, HOUR, id="two days")],
)
async def test_it_comes_when_it_was_to_come(ana: Resting, rest: Rest, days: int, hour: int) -> None:
    await ana.keeps(rest)
    await ana.comes(MONDAY + days, hour - 1)
    assert ana.nudges == []
    await ana.comes(MONDAY + days, hour)
    assert len(ana.nudges) == 1


async def test_tonight_is_the_same_evening_for_whoever_hears_in_the_morning(ana: Resting) -> None:
    await ana.prefers(nudge_hour=9)
    await ana.keeps(Rest.TONIGHT)
    await ana.comes(MONDAY, EVENING)
    assert len(ana.nudges) == 1
    await ana.comes(WEDNESDAY, 9)
    assert len(ana.nudges) == 2, "and what nobody answers comes again in the morning"


async def test_what_came_in_the_morning_can_rest_until_tonight_and_in_the_evening_an_hour_longer(
    ana: Resting,
) -> None:
    await ana.prefers(nudge_hour=9)
    kept = await ana.keeps()
    await ana.comes(TUESDAY, 9)
    await ana.rests(kept, Rest.TONIGHT)
    await ana.comes(TUESDAY, EVENING)
    assert len(ana.nudges) == 2
    await ana.rests(kept, Rest.TONIGHT)
    await ana.passes(timedelta(minutes=65))
    assert len(ana.nudges) == 3


async def test_where_no_evening_is_left_it_says_so_and_comes_the_next_day(ana: Resting) -> None:
    kept = await ana.keeps(None)
    card = (await ana.ana.slash("rejection next")).message
    await ana.ana.click(card, LATER)
    await ana.prefers(quiet=QuietHours(17, 8))
    said = await ana.ana.select(card, "How long?", [Rest.TONIGHT])
    assert "no evening left" in said.text
    assert (await ana.arc(kept)).until == moment(ZONE, ana.in_days(1), HOUR)


async def test_without_an_answer_it_comes_three_times_two_days_apart_and_says_so(ana: Resting) -> None:
    kept = await ana.keeps()
    for _ in range(12):
        await ana.passes(A_DAY)
    assert len(ana.nudges) == 3
    assert ["I'll be quiet now" in one.text for one in ana.nudges] == [False, False, True]
    assert (await ana.arc(kept)).is_open
    assert "A short reply" in (await ana.ana.slash("rejection next")).text


async def test_it_comes_two_days_after_the_last_time_at_the_same_hour(ana: Resting) -> None:
    await ana.keeps()
    for day, nudges in ((TUESDAY, 1), (WEDNESDAY, 1), (THURSDAY, 2), (FRIDAY, 2), (SATURDAY, 3)):
        await ana.comes(day, HOUR)
        assert len(ana.nudges) == nudges


async def test_what_rested_long_ago_does_not_come_back_when_nudges_are_switched_on(ana: Resting) -> None:
    await ana.prefers(nudges=frozenset())
    kept = await ana.keeps()
    for _ in range(30):
        await ana.passes(A_DAY)
    await ana.prefers(nudges=frozenset(Nudge))
    for _ in range(3):
        await ana.passes(A_DAY)
    assert ana.nudges == []
    assert (await ana.arc(kept)).is_open


async def test_whoever_is_around_and_leaves_it_hears_that_it_is_the_last_time(ana: Resting) -> None:
    await ana.keeps()
    for _ in range(12):
        await ana.passes(A_DAY)
        await ana.ana.slash("progress me")
    assert ["last time I bring it up" in one.text for one in ana.nudges] == [False, False, True]


@pytest.mark.parametrize("event", [Event.DO, Event.SKIP, Event.CLOSE])
async def test_whoever_did_something_about_it_hears_no_more(ana: Resting, event: Event) -> None:
    kept = await ana.keeps()
    await ana.comes(TUESDAY, HOUR)
    await ana.does(kept, event)
    await ana.passes(timedelta(days=6))
    assert len(ana.nudges) == 1


@pytest.mark.parametrize("before", [HOUR - 1, HOUR], ids=["planned", "fallen due"])
async def test_what_was_done_before_it_came_keeps_it_away(ana: Resting, before: int) -> None:
    kept = await ana.keeps()
    await ana.prefers(quiet=QuietHours(HOUR - 1, HOUR + 3))
    await ana.comes(TUESDAY, before)
    await ana.does(kept, Event.SKIP)
    await ana.passes(timedelta(days=3))
    assert ana.nudges == []


async def test_later_lets_it_rest_another_day_and_says_until_when(ana: Resting) -> None:
    kept = await ana.keeps()
    await ana.comes(TUESDAY, HOUR)
    said = await ana.ana.click(ana.nudges[0], LATER)
    assert "All right, later: <t:" in said.text
    assert (await ana.arc(kept)).state is ArcState.RESTING
    await ana.comes(WEDNESDAY, HOUR - 1)
    assert len(ana.nudges) == 1
    await ana.comes(WEDNESDAY, HOUR)
    assert len(ana.nudges) == 2


async def test_later_on_one_that_is_closed_by_now_says_that_there_is_nothing_to_come(ana: Resting) -> None:
    kept = await ana.keeps()
    await ana.comes(TUESDAY, HOUR)
    await ana.does(kept, Event.CLOSE)
    assert "I leave it at that" in (await ana.ana.click(ana.nudges[0], LATER)).text
    assert "Closed" in (await ana.ana.click(ana.nudges[0], LOOK)).text


@pytest.mark.parametrize(
    "chosen",
    [
        pytest.param({"nudges": frozenset({Nudge.MIDWEEK, Nudge.FOLLOW_UP})}, id="she asked for others"),
        pytest.param({"quiet": QuietHours(0, 0)}, id="she wants quiet at every hour"),
    ],
)
async def test_whoever_did_not_ask_finds_it_in_their_list_and_nowhere_else(
    ana: Resting, chosen: dict[str, Any]
) -> None:
    await ana.keeps()
    await ana.prefers(**chosen)
    await ana.passes(timedelta(days=5))
    assert ana.nudges == []
    assert "Waiting for you" not in (await ana.ana.slash("help")).text
    assert "A short reply" in (await ana.ana.slash("rejection next")).text


async def test_until_she_says_so_is_never(ana: Resting) -> None:
    await ana.keeps(Rest.UNTIL_I_SAY)
    await ana.passes(timedelta(days=20))
    assert ana.nudges == []


async def test_quiet_hours_and_a_pause_put_it_off(ana: Resting) -> None:
    await ana.keeps()
    await ana.prefers(quiet=QuietHours(17, 20))
    await ana.comes(TUESDAY, 19)
    assert ana.nudges == []
    await ana.comes(TUESDAY, 20)
    assert len(ana.nudges) == 1
    await ana.ana.slash("settings", pause="5")
    await ana.passes(timedelta(days=4))
    assert len(ana.nudges) == 1
    await ana.passes(timedelta(days=2))
    assert len(ana.nudges) == 2


async def test_another_hour_or_zone_in_between_brings_it_once(ana: Resting) -> None:
    await ana.keeps()
    await ana.prefers(nudge_hour=HOUR + 2)
    await ana.comes(TUESDAY, HOUR + 1)
    assert ana.nudges == []
    await ana.comes(TUESDAY, HOUR + 2)
    await ana.prefers(nudge_hour=HOUR + 4)
    await ana.passes(timedelta(hours=5))
    await ana.prefers(zone="America/Los_Angeles", nudge_hour=8)
    await ana.passes(timedelta(hours=20))
    assert len(ana.nudges) == 1


async def test_whoever_asks_later_hears_of_it_at_their_next_hour(ana: Resting) -> None:
    await ana.prefers(nudges=frozenset())
    await ana.keeps()
    await ana.passes(timedelta(days=3))
    await ana.prefers(nudges=frozenset({Nudge.NEXT_STEP}))
    await ana.passes(timedelta(days=1))
    assert len(ana.nudges) == 1


async def test_the_settings_tell_what_comes_and_can_leave_it_out(ana: Resting) -> None:
    await ana.keeps()
    panel = await ana.ana.slash("settings")
    assert "the next step of something you let rest" in panel.text
    said = await ana.ana.click(panel.message, LEAVE_OUT)
    assert "I won't bring that one up again by myself" in said.text
    await ana.comes(TUESDAY, HOUR)
    await ana.prefers(nudge_hour=HOUR + 1)
    await ana.passes(timedelta(days=6))
    assert ana.nudges == [], "it was left out, and not put off"
    assert "A short reply" in (await ana.ana.slash("rejection next")).text


async def test_leaving_one_out_leaves_the_others_and_can_be_undone_until_its_time_has_come(ana: Resting) -> None:
    await ana.keeps(company="Ames")
    await ana.keeps(company="Birch")
    once, twice = [(await ana.ana.slash("settings")).message for _ in range(2)]
    await ana.ana.click(once, LEAVE_OUT)
    await ana.stage.restart()
    await until(ana.stage.client.is_ready)
    assert UNDO not in (await ana.ana.click(once, UNDO)).message.buttons
    await ana.comes(TUESDAY, HOUR)
    assert ["Ames" in one.text for one in ana.nudges] == [True]
    await ana.ana.click((await ana.ana.slash("settings")).message, LEAVE_OUT)
    await ana.passes(A_DAY)
    assert len(ana.nudges) == 1
    assert "Birch" not in (await ana.ana.click(twice, LEAVE_OUT)).text, "which was of another one"


async def test_what_was_left_out_while_it_waited_for_a_better_hour_can_be_taken_up(ana: Resting) -> None:
    await ana.keeps()
    await ana.prefers(quiet=QuietHours(HOUR, HOUR + 3))
    await ana.comes(TUESDAY, HOUR)
    panel = (await ana.ana.slash("settings")).message
    await ana.ana.click(panel, LEAVE_OUT)
    await ana.ana.click(panel, UNDO)
    await ana.comes(TUESDAY, HOUR + 3)
    assert len(ana.nudges) == 1
    await ana.passes(timedelta(days=1))
    assert len(ana.nudges) == 1


async def test_what_was_left_out_and_then_put_to_the_same_day_by_her_comes_on_it(ana: Resting) -> None:
    kept = await ana.keeps()
    await ana.ana.click((await ana.ana.slash("settings")).message, LEAVE_OUT)
    await ana.rests(kept, Rest.DAY)
    await ana.comes(TUESDAY, HOUR)
    assert len(ana.nudges) == 1


@pytest.mark.parametrize("meanwhile", ["its time came", "something was done about it", "it was erased"])
async def test_undo_does_nothing_once_it_is_too_late_for_it(ana: Resting, meanwhile: str) -> None:
    kept = await ana.keeps()
    panel = (await ana.ana.slash("settings")).message
    await ana.ana.click(panel, LEAVE_OUT)
    match meanwhile:
        case "its time came":
            await ana.comes(TUESDAY, HOUR)
        case "something was done about it":
            await ana.rests(kept, Rest.TWO_DAYS)
        case _:
            await rejections.delete(ana.stage.client.store, kept, ana.id, ana.stage.client.now())
    await ana.ana.click(panel, UNDO)
    await ana.comes(WEDNESDAY, HOUR - 1)
    assert ana.nudges == []


async def test_two_of_them_come_each_by_itself(ana: Resting) -> None:
    await ana.keeps()
    await ana.keeps(Rest.TWO_DAYS)
    await ana.comes(TUESDAY, HOUR)
    assert len(ana.nudges) == 1
    await ana.comes(WEDNESDAY, HOUR)
    assert len(ana.nudges) == 2


async def test_of_several_whose_rest_ends_on_one_day_one_comes_a_day_the_oldest_first(ana: Resting) -> None:
    for company in ("Ames", "Birch", "Cole"):
        await ana.keeps(company=company)
    for day, companies in (
        (TUESDAY, ["Ames"]),
        (WEDNESDAY, ["Ames", "Birch"]),
        (THURSDAY, ["Ames", "Birch", "Cole"]),
    ):
        await ana.comes(day, HOUR)
        assert [name for one in ana.nudges for name in ("Ames", "Birch", "Cole") if name in one.text] == companies


@pytest.mark.parametrize("away", ["paused", "down", "quiet"])
async def test_several_that_waited_for_her_or_the_bot_come_one_a_day_and_none_is_lost(
    ana: Resting, away: str
) -> None:
    """Each planned for a day of its own, they all fell due meanwhile."""
    kept = [await ana.keeps() for _ in range(3)]
    away_until = ana.stage.client.now() + timedelta(days=4, hours=1)
    ways: dict[str, dict[str, Any]] = {
        "paused": {"paused_until": away_until},
        "quiet": {"quiet": QuietHours(0, 0)},
        "down": {},
    }
    await ana.prefers(**ways[away])
    if away == "down":
        await ana.stage.discord.advance(timedelta(days=4))
    else:
        await ana.passes(timedelta(days=4))
    assert ana.nudges == []
    await ana.prefers(quiet=None)
    before = 0
    for _ in range(5):
        await ana.passes(timedelta(hours=12))
        await ana.passes(timedelta(hours=12))
        assert len(ana.nudges) - before <= 1
        before = len(ana.nudges)
        await ana.ana.slash("progress me")
    assert {(await ana.arc(one)).wakes for one in kept} <= {1, 2}, "each was brought up"


def companies(ana: Resting) -> list[str]:
    """Return what she was written to about, in turn."""
    return [name for one in ana.nudges for name in ("Ames", "Birch", "Cole") if name in one.text]


async def test_an_evening_she_asked_for_is_that_days_and_the_one_that_was_to_come_comes_tomorrow(
    ana: Resting,
) -> None:
    await ana.keeps()
    await ana.comes(TUESDAY, 10)
    await ana.keeps(Rest.TONIGHT, company="Birch")
    await ana.keeps(Rest.TONIGHT, company="Cole")
    for hour in (HOUR, EVENING, EVENING + 2):
        await ana.comes(TUESDAY, hour)
    assert companies(ana) == ["Birch"], "of two evenings, one"
    for day in (WEDNESDAY, THURSDAY):
        await ana.comes(day, HOUR)
        await ana.ana.slash("progress me")  # she is there, so the nudges go on
    assert companies(ana) == ["Birch", "Ames", "Cole"], "the one that rested longest first"


async def test_one_that_waits_for_quiet_hours_to_end_gives_way_to_an_evening_too(ana: Resting) -> None:
    await ana.keeps()
    await ana.prefers(quiet=QuietHours(HOUR, EVENING))
    await ana.comes(TUESDAY, HOUR)
    await ana.keeps(Rest.TONIGHT, company="Birch")
    await ana.comes(TUESDAY, EVENING + 2)
    assert companies(ana) == ["Birch"]
    await ana.prefers(quiet=None)
    await ana.comes(WEDNESDAY, HOUR)
    assert companies(ana) == ["Birch", "Ames"]


async def test_an_evening_comes_also_where_another_one_had_come_before_she_asked(ana: Resting) -> None:
    await ana.prefers(nudge_hour=9)
    await ana.keeps()
    await ana.comes(TUESDAY, 9)
    await ana.keeps(Rest.TONIGHT, company="Birch")
    await ana.comes(TUESDAY, EVENING)
    assert companies(ana) == ["Ames", "Birch"]


async def test_an_evening_that_is_taken_back_lets_the_days_own_come(ana: Resting) -> None:
    await ana.keeps()
    await ana.comes(TUESDAY, 10)
    kept = await ana.keeps(Rest.TONIGHT, company="Birch")
    await ana.does(kept, Event.CLOSE)
    await ana.comes(TUESDAY, EVENING)
    assert companies(ana) == ["Ames"]


async def test_one_that_was_kept_in_a_direct_message_is_brought_up_too(ana: Resting) -> None:
    await ana.keeps(group=NO_GROUP)
    await ana.comes(TUESDAY, HOUR)
    assert len(ana.nudges) == 1


async def test_one_that_is_erased_meanwhile_never_comes(ana: Resting) -> None:
    kept = await ana.keeps()
    await ana.prefers(quiet=QuietHours(17, 20))
    await ana.comes(TUESDAY, HOUR)
    await rejections.delete(ana.stage.client.store, kept, ana.id, ana.stage.client.now())
    await ana.passes(timedelta(days=5))
    assert ana.nudges == []


@pytest.mark.parametrize("reach", list(Reach))
async def test_where_direct_messages_are_closed_it_waits_in_help(ana: Resting, reach: Reach) -> None:
    await ana.prefers(reach=reach)
    kept = await ana.keeps()
    ana.ana.close_dms()
    with ana.stage.discord.expect_violation("50007"):
        await ana.comes(TUESDAY, HOUR)
    found = await ana.ana.slash("help")
    assert "What you let rest could go on" in found.text
    assert COMPANY in found.text
    opened = await ana.ana.click(found.message, LOOK)
    assert "A short reply" in opened.text
    await ana.does(kept, Event.SKIP)
    ana.ana.open_dms()
    await ana.passes(timedelta(days=5))
    assert ana.nudges == []


async def test_one_that_did_not_reach_her_comes_again_once_direct_messages_are_open(ana: Resting) -> None:
    await ana.keeps()
    ana.ana.close_dms()
    with ana.stage.discord.expect_violation("50007"):
        await ana.comes(TUESDAY, HOUR)
    ana.ana.open_dms()
    await ana.passes(timedelta(days=3))
    assert len(ana.nudges) == 1


async def test_one_that_did_not_reach_her_several_times_waits_once(ana: Resting) -> None:
    await ana.keeps()
    ana.ana.close_dms()
    with ana.stage.discord.expect_violation("50007"):
        for day in (TUESDAY, THURSDAY):
            await ana.comes(day, HOUR)
    assert (await ana.ana.slash("help")).text.count(COMPANY) == 1
