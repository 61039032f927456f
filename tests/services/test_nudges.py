"""Personal nudges as they are owed, sent and closed out: once, decided when they are sent, counted once."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.deliveries import Posted, State, TryLater, Undeliverable
from bot.domain.goals import Adjustment, Rhythm
from bot.domain.groups import Problem, Purpose
from bot.domain.ids import MessageId
from bot.domain.nudges import UNANSWERED, NoteCard, NudgeCard
from bot.domain.people import Nudge, Person, QuietHours, Reach
from bot.domain.schedule import Kind, Skip
from bot.services import deliveries, goals, groups, people, privacy, schedule
from bot.store import people as people_rows
from bot.store.store import Store
from tests.announcers import Clock, Wall, serve, state
from tests.builders import (
    ANA,
    CHANNEL,
    CHI,
    GOAL,
    GROUP,
    MESSAGE,
    MONDAY,
    a_goal,
    a_schedule,
    a_scheduled,
    an_entry,
)

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
THURSDAY = MONDAY + 3 * DAY
MIDWEEK = a_schedule(kind=Kind.MIDWEEK, person=ANA, every=0)
NUDGE = a_scheduled(MIDWEEK, period=THURSDAY).id
CLOSED = Undeliverable(Problem.CLOSED)


@pytest.fixture
async def clock(store: Store, clock: Clock) -> Clock:
    """Let Ana, who asked for every nudge, set a goal; say that it is Thursday evening."""
    await groups.choose_channel(store, GROUP, CHI, clock, purpose=Purpose.GOALS, channel=CHANNEL)
    await people.agree(store, ANA, GROUP, clock())
    await people.prefer(store, ANA, clock(), lambda chosen: replace(chosen, nudges=frozenset(Nudge)))
    await goals.set_goal(store, a_goal(), clock())
    clock.pass_by(3 * DAY + 9 * HOUR)
    return clock


async def beat(store: Store, wall: Wall, clock: Clock, times: int = 1) -> None:
    """Do what the heartbeat does about what falls due, some times."""
    for _ in range(times):
        while await schedule.fall_due(store, clock):
            pass
        await serve(store, wall, clock)


def cards(wall: Wall, kind: type) -> list[object]:
    """Return what of a kind was sent."""
    return [card for _, card in wall.hung if isinstance(card, kind)]


async def ana(store: Store) -> Person:
    """Return Ana as she is kept."""
    async with store.read() as view:
        found = (await people_rows.standing(view, ANA)).person
    assert found is not None
    return found


async def test_a_nudge_comes_once_and_waits_once_for_an_answer(store: Store, clock: Clock) -> None:
    wall = Wall()
    await asyncio.gather(*(schedule.fall_due(store, clock) for _ in range(3)))
    await asyncio.gather(*(serve(store, wall, clock) for _ in range(3)))
    await deliveries.resume(store, clock)
    await beat(store, wall, clock, times=3)
    assert len(cards(wall, NudgeCard)) == 1
    assert (await ana(store)).unanswered == 1
    await people.admit(store, ANA, GROUP, clock())
    assert (await ana(store)).unanswered == 0


async def test_a_nudge_whose_arrival_nobody_saw_is_found_and_counted_once(store: Store, clock: Clock) -> None:
    wall = Wall(TryLater())
    await beat(store, wall, clock)
    wall.cards.append(MESSAGE)  # it had arrived after all
    clock.pass_by(HOUR)
    await beat(store, wall, clock, times=2)
    assert (await state(store, NUDGE)).message == MESSAGE
    assert (await ana(store)).unanswered == 1


@pytest.mark.parametrize("reach", Reach)
async def test_of_closed_direct_messages_a_note_tells_once_where_that_was_chosen(
    store: Store, clock: Clock, reach: Reach
) -> None:
    await people.prefer(store, ANA, clock(), lambda chosen: replace(chosen, reach=reach))
    wall = Wall(CLOSED)
    await beat(store, wall, clock, times=3)
    for _ in range(5):
        clock.pass_by(HOUR)
        await deliveries.try_stuck_again(store, clock)
        await groups.try_again(store, GROUP, CHI, clock)
        await beat(store, wall, clock)
    assert len(cards(wall, NoteCard)) == (1 if reach is Reach.CHANNEL else 0)
    assert cards(wall, NudgeCard) == []
    assert wall.told == [], "no host hears of it"
    assert (await ana(store)).closed_at is not None


async def test_what_discord_refuses_of_a_direct_message_is_no_business_of_the_hosts(
    store: Store, clock: Clock
) -> None:
    wall = Wall(Undeliverable(Problem.REFUSED))
    await beat(store, wall, clock, times=2)
    assert wall.told == []
    assert (await state(store, NUDGE)).state is State.UNDELIVERABLE


@pytest.mark.parametrize(
    ("change", "why"),
    [
        pytest.param(lambda store, now: goals.log(store, an_entry(), now), Skip.OVER, id="logged something"),
        pytest.param(
            lambda store, now: goals.adjust(store, GOAL, ANA, Adjustment.DROP, now), Skip.OVER, id="dropped the goal"
        ),
        pytest.param(
            lambda store, now: people.prefer(store, ANA, now, lambda chosen: replace(chosen, nudges=frozenset())),
            Skip.UNWANTED,
            id="wants none any more",
        ),
        pytest.param(
            lambda store, now: people.prefer(store, ANA, now, lambda chosen: replace(chosen, quiet=QuietHours(3, 3))),
            Skip.UNWANTED,
            id="wants quiet all day",
        ),
        pytest.param(lambda store, now: groups.leave(store, GROUP, now), Skip.OVER, id="lost the bot"),
    ],
)
async def test_a_nudge_that_was_owed_is_not_sent_to_whoever(
    store: Store, clock: Clock, change: object, why: Skip
) -> None:
    await schedule.fall_due(store, clock)
    await change(store, clock())  # type: ignore[operator]
    wall = Wall()
    await beat(store, wall, clock)
    assert cards(wall, NudgeCard) == []
    assert (await state(store, NUDGE)).skip is why


async def test_a_nudge_that_waits_for_the_end_of_quiet_hours_comes_then_and_is_planned_no_second_time(
    store: Store, clock: Clock
) -> None:
    await people.prefer(store, ANA, clock(), lambda chosen: replace(chosen, quiet=QuietHours(18, 8)))
    wall = Wall()
    await beat(store, wall, clock)
    assert cards(wall, NudgeCard) == []
    assert (await state(store, NUDGE)).next_try == clock() + 14 * HOUR
    await people.prefer(store, ANA, clock(), lambda chosen: replace(chosen, nudge_hour=20))
    clock.pass_by(14 * HOUR)
    await beat(store, wall, clock, times=2)
    clock.pass_by(DAY)
    await beat(store, wall, clock, times=2)
    assert len(cards(wall, NudgeCard)) == 1


async def test_a_pause_that_outlasts_the_week_leaves_its_nudge_out(store: Store, clock: Clock) -> None:
    await people.prefer(store, ANA, clock(), lambda chosen: replace(chosen, paused_until=clock() + 6 * DAY))
    wall = Wall()
    await beat(store, wall, clock)
    clock.pass_by(6 * DAY)
    await beat(store, wall, clock)
    assert cards(wall, NudgeCard) == []
    assert (await state(store, NUDGE)).skip is Skip.OVER


async def test_after_three_in_silence_there_are_no_more_and_the_third_said_so(store: Store, clock: Clock) -> None:
    wall = Wall(*[Posted(MessageId(number)) for number in range(1, 9)])
    for unanswered in range(UNANSWERED + 1):
        goal = a_goal(id=GOAL + 1 + unanswered, group=GROUP, rhythm=Rhythm.ONCE, due=clock().date())
        await goals.set_goal(store, goal, clock() - HOUR)
        await beat(store, wall, clock)
        clock.pass_by(DAY)
    said = [card for card in cards(wall, NudgeCard) if isinstance(card, NudgeCard)]
    assert [card.is_last for card in said] == [False, False, True]


async def test_what_is_sent_to_somebody_while_they_are_erased_leaves_nothing(store: Store, clock: Clock) -> None:
    class Eraser(Wall):
        async def post(self, *sent: object) -> object:  # type: ignore[override]
            """Erase Ana while she is written to."""
            await privacy.erase(store, ANA, clock())
            return Posted(MESSAGE)

    await beat(store, Eraser(), clock)
    async with store.read() as view:
        assert (
            await view.all("SELECT 1 FROM person UNION ALL SELECT 1 FROM schedule WHERE person_id = :p", p=ANA) == []
        )
