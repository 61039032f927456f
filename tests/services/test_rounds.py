"""The goals round: owed once, each part once, drawn without losing what happens meanwhile, and closed."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.domain.deliveries import Outcome, Posted, State, TryLater, Undeliverable
from bot.domain.goals import Adjustment
from bot.domain.groups import Feature, Problem, Purpose, switch
from bot.domain.ids import ChannelId, GroupId, MessageId, PersonId
from bot.domain.people import Member
from bot.domain.rounds import GIVE_UP, MENTIONS, MentionsCard, PostedRound, RoundCard
from bot.domain.schedule import Skip
from bot.domain.wins import Visibility
from bot.services import deliveries, goals, groups, people, privacy, rounds, schedule
from bot.services.announcer import RedrawnCard
from bot.store import people as people_rows
from bot.store import rounds as rows
from bot.store.store import Store
from tests.announcers import Clock, Wall, serve, state
from tests.builders import (
    ANA,
    BEN,
    CHANNEL,
    CHI,
    GOAL,
    GROUP,
    MESSAGE,
    MONDAY,
    NOW,
    OTHER_CHANNEL,
    a_goal,
    a_schedule,
    a_scheduled,
    an_entry,
)
from tests.joined import join

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
ROUND = a_scheduled().id


@pytest.fixture
async def clock(store: Store, clock: Clock) -> Clock:
    """Let Chi set the goals round up a day before it comes, and Ana show a goal; say that it is time."""
    clock.now = NOW - DAY
    await groups.choose_channel(store, GROUP, CHI, clock, purpose=Purpose.GOALS, channel=CHANNEL)
    for person in (ANA, BEN):
        await people.agree(store, person, GROUP, clock())
    await goals.set_goal(store, a_goal(words="Ana's own"), clock())
    await goals.show(store, GOAL, ANA, Visibility.GROUP, clock())
    clock.now = NOW
    return clock


async def beat(store: Store, wall: Wall, clock: Clock, times: int = 1) -> None:
    """Do what the heartbeat does about rounds, some times."""
    for _ in range(times):
        await schedule.fall_due(store, clock)
        await serve(store, wall, clock)
        await rounds.keep_current(store, wall, clock)


async def posted(store: Store) -> PostedRound:
    """Return the round as it stands."""
    async with store.read() as view:
        found = await rows.find(view, ROUND)
    assert found is not None
    return found


async def mention(store: Store, count: int) -> None:
    """Let people of ids as Discord's ask to be mentioned."""
    crowd = [PersonId((1_000 + number) << 22) for number in range(count)]
    await join(store, *crowd)
    async with store.write() as tx:
        for person in crowd:
            people_rows.save_member(tx, Member(person, GROUP, NOW, mentioned=True))


def shown(card: RoundCard) -> list[str]:
    """Return the words of the goals on a card."""
    return [one.goal.words for one in card.page.goals]


async def test_however_many_ticks_there_are_at_once_a_round_is_posted_once(store: Store, clock: Clock) -> None:
    wall = Wall()
    await asyncio.gather(*(schedule.fall_due(store, clock) for _ in range(5)))
    await asyncio.gather(*(serve(store, wall, clock) for _ in range(5)))
    await beat(store, wall, clock, times=3)
    assert [delivery.id for delivery, _ in wall.hung] == [ROUND]
    assert await schedule.next_round(store, GROUP) == NOW + 7 * DAY


async def test_everybody_who_asked_is_mentioned_once_in_messages_that_discord_takes(
    store: Store, clock: Clock
) -> None:
    await mention(store, 2 * MENTIONS + 7)
    wall = Wall()
    await beat(store, wall, clock, times=3)
    said = [card for _, card in wall.hung if isinstance(card, MentionsCard)]
    called = [person for card in said for person in card.people]
    assert len(called) == len(set(called)) == 2 * MENTIONS + 7
    assert len(said) >= 3
    assert {delivery.channel for delivery, _ in wall.hung} == {CHANNEL}


async def test_a_part_that_could_not_be_posted_is_posted_once_it_can_and_no_other_again(
    store: Store, clock: Clock
) -> None:
    await mention(store, 2 * MENTIONS)
    wall = Wall(Posted(MESSAGE), Undeliverable(Problem.CANNOT_POST))
    await beat(store, wall, clock, times=3)
    before = len(wall.hung)
    clock.pass_by(HOUR)
    await deliveries.try_stuck_again(store, clock)
    await beat(store, wall, clock, times=3)
    assert len(wall.hung) == before + 1
    called = [who for _, card in wall.hung if isinstance(card, MentionsCard) for who in card.people]
    assert len(called) == len(set(called)) == 2 * MENTIONS
    assert wall.told == [Problem.CANNOT_POST]


async def test_a_round_whose_channel_is_gone_goes_to_the_one_that_the_host_chooses_then(
    store: Store, clock: Clock
) -> None:
    wall = Wall(Undeliverable(Problem.CHANNEL_GONE))
    await beat(store, wall, clock)
    assert wall.told == [Problem.CHANNEL_GONE]
    await groups.choose_channel(store, GROUP, CHI, clock, purpose=Purpose.GOALS, channel=OTHER_CHANNEL)
    await beat(store, wall, clock, times=2)
    assert [delivery.channel for delivery, _ in wall.hung] == [OTHER_CHANNEL]
    assert (await posted(store)).channel == OTHER_CHANNEL


async def test_a_round_that_nobody_mends_is_left_when_its_week_is_over(store: Store, clock: Clock) -> None:
    wall = Wall(*[Undeliverable(Problem.CANNOT_POST)] * 7 * 24)
    for _ in range(7 * 24):
        await beat(store, wall, clock)
        clock.pass_by(HOUR)
        await deliveries.try_stuck_again(store, clock)
    await beat(store, wall, clock)
    assert (await state(store, ROUND)).skip is Skip.OVER
    assert wall.told == [Problem.CANNOT_POST]


async def test_a_switched_off_round_that_was_owed_is_not_sent(store: Store, clock: Clock) -> None:
    await schedule.fall_due(store, clock)
    await groups.change(
        store, GROUP, CHI, clock, lambda group: switch(group, frozenset(Feature) - {Feature.GOALS_ROUND})
    )
    wall = Wall()
    await beat(store, wall, clock, times=2)
    assert wall.hung == []
    assert (await state(store, ROUND)).skip is Skip.OVER


async def test_what_follows_from_a_post_is_written_with_it_or_not_at_all(store: Store, clock: Clock) -> None:
    await mention(store, 3)
    wall = Wall()
    await schedule.fall_due(store, clock)
    async with store.write() as tx:
        tx.put("CREATE TRIGGER full BEFORE INSERT ON posted_round BEGIN SELECT RAISE(ABORT, 'disk is full'); END")
    await serve(store, wall, clock)
    assert (await state(store, ROUND)).state is State.PENDING
    async with store.write() as tx:
        tx.put("DROP TRIGGER full")
    clock.pass_by(HOUR)
    await beat(store, wall, clock, times=2)
    assert wall.looks == 1
    assert [delivery.id for delivery, _ in wall.hung].count(ROUND) == 1
    assert (await posted(store)).message == MESSAGE


# Keeping it up to date


async def test_what_somebody_does_while_the_card_is_drawn_is_drawn_afterwards(store: Store, clock: Clock) -> None:
    class Busy(Wall):
        async def edit(self, group: GroupId, channel: ChannelId, message: MessageId, card: RedrawnCard) -> Outcome:
            """Draw a card, while Ana logs a step if she has not yet."""
            if not self.drawn:
                await goals.log(store, an_entry(), clock())
            return await super().edit(group, channel, message, card)

    wall = Busy()
    await beat(store, wall, clock)
    for _ in range(4):
        clock.pass_by(timedelta(seconds=5))
        await beat(store, wall, clock)
    assert [[one.amount for one in card.page.goals] for _, card in wall.drawn] == [[0], [1]]


Act = Callable[[Store], Awaitable[object]]

LEAVING = [
    pytest.param(lambda store: privacy.erase(store, ANA, NOW), id="erases everything"),
    pytest.param(lambda store: privacy.withdraw(store, ANA, NOW), id="withdraws"),
    pytest.param(lambda store: goals.adjust(store, GOAL, ANA, Adjustment.DROP, NOW), id="drops it"),
    pytest.param(lambda store: goals.show(store, GOAL, ANA, Visibility.PRIVATE, NOW), id="hides it"),
    pytest.param(
        lambda store: people.prefer_here(store, ANA, GROUP, NOW, lambda member: replace(member, in_round=False)),
        id="leaves the round",
    ),
]


@pytest.mark.parametrize("leave", LEAVING)
async def test_a_goal_leaves_the_card_when_its_owner(store: Store, clock: Clock, leave: Act) -> None:
    wall = Wall()
    await beat(store, wall, clock)
    clock.pass_by(timedelta(seconds=5))
    await beat(store, wall, clock)
    assert shown(wall.drawn[-1][1]) == ["Ana's own"]
    await leave(store)
    clock.pass_by(timedelta(seconds=5))
    await beat(store, wall, clock)
    assert shown(wall.drawn[-1][1]) == []


async def test_a_goal_leaves_also_a_card_whose_last_edit_never_arrived(store: Store, clock: Clock) -> None:
    wall = Wall()
    await beat(store, wall, clock)
    wall.edits = [TryLater()] * 2
    for days in (8, 8 + GIVE_UP.days):
        clock.now = NOW + days * DAY
        await rounds.keep_current(store, wall, clock)
    stuck = await posted(store)
    assert (stuck.closed, stuck.redraw_at) == (True, None)
    await privacy.erase(store, ANA, clock())
    clock.pass_by(timedelta(seconds=5))
    await rounds.keep_current(store, wall, clock)
    assert [shown(card) for _, card in wall.drawn] == [[]]


async def test_a_round_whose_message_is_gone_is_drawn_no_more_and_the_next_one_comes(
    store: Store, clock: Clock
) -> None:
    wall = Wall()
    await beat(store, wall, clock)
    wall.edits = [Undeliverable(Problem.POST_GONE)]
    clock.pass_by(timedelta(seconds=5))
    await beat(store, wall, clock)
    async with store.read() as view:
        gone = await rows.find(view, ROUND)
    assert gone is not None
    assert (gone.closed, gone.redraw_at) == (True, None)
    wall.drawn.clear()
    await goals.log(store, an_entry(), clock())
    clock.now = NOW + 7 * DAY
    await beat(store, wall, clock, times=2)
    assert [delivery.id for delivery, _ in wall.hung] == [ROUND, a_scheduled(period=MONDAY + 7 * DAY).id]


async def test_a_round_is_closed_when_its_week_ends_with_what_it_came_to(store: Store, clock: Clock) -> None:
    wall = Wall()
    await beat(store, wall, clock)
    await goals.log(store, an_entry(amount=3), clock())
    clock.now = datetime.fromisoformat("2026-03-09T00:00:00+00:00")
    await beat(store, wall, clock, times=2)
    (_, card) = wall.drawn[-1]
    assert card.summary is not None
    assert (card.summary.entries, card.summary.people) == (3, 1)
    count = len(wall.drawn)
    await goals.log(store, an_entry(id=9, day=MONDAY + 7 * DAY), clock())
    clock.pass_by(timedelta(minutes=1))
    await rounds.keep_current(store, wall, clock)
    assert len(wall.drawn) == count


async def test_a_round_that_cannot_be_drawn_for_a_fault_of_ours_keeps_no_other_waiting(
    store: Store, clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    other = GroupId(GROUP + 1)
    clock.now = NOW - DAY
    await groups.choose_channel(store, other, CHI, clock, purpose=Purpose.GOALS, channel=OTHER_CHANNEL)
    clock.now = NOW

    class Faulty(Wall):
        async def edit(self, group: GroupId, channel: ChannelId, message: MessageId, card: RedrawnCard) -> Outcome:
            """Fail on the first group's card."""
            if group == GROUP:
                raise RuntimeError("a fault of ours")
            return await super().edit(group, channel, message, card)

    wall = Faulty()
    await beat(store, wall, clock)
    clock.pass_by(timedelta(seconds=5))
    await beat(store, wall, clock)
    assert len(wall.drawn) == 1
    assert (await posted(store)).attempts == 1
    assert "round not drawn" in capsys.readouterr().out


@pytest.mark.parametrize("arrived", [True, False], ids=["and it arrived", "and it did not"])
@pytest.mark.parametrize("over", ["its week is over", "its host switched it off"])
async def test_a_round_whose_sending_nobody_saw_the_end_of_is_looked_for_before_it_counts_as_left_out(
    store: Store, clock: Clock, over: str, *, arrived: bool
) -> None:
    """Else a card that is there would stay as it is for ever, and never be closed."""
    wall = Wall(TryLater())
    await beat(store, wall, clock)
    if arrived:
        wall.cards.append(MESSAGE)
    if over == "its week is over":
        clock.pass_by(8 * DAY)
    else:
        off = frozenset(Feature) - {Feature.GOALS_ROUND}
        await groups.change(store, GROUP, CHI, clock, lambda group: switch(group, off))
        clock.pass_by(HOUR)
    await serve(store, wall, clock)
    stands = await state(store, ROUND)
    assert wall.looks == 1
    assert (stands.state, stands.skip) == ((State.SENT, None) if arrived else (State.SKIPPED, Skip.OVER))
    clock.pass_by(8 * DAY)
    await rounds.keep_current(store, wall, clock)
    assert [(message, card.summary is not None) for message, card in wall.drawn] == [(MESSAGE, True)] * arrived
    assert all(delivery.id != ROUND for delivery, _ in wall.hung)


async def test_where_nobody_can_look_for_what_is_over_it_is_looked_for_again_or_left(
    store: Store, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    wall = Wall(TryLater())
    answers: list[Outcome] = [TryLater(), Undeliverable(Problem.CHANNEL_GONE)]

    async def cannot_tell(*_: object) -> Outcome:
        return answers.pop(0)

    await beat(store, wall, clock)
    monkeypatch.setattr(wall, "find", cannot_tell)
    for expected in (State.PENDING, State.SKIPPED):
        clock.pass_by(8 * DAY)
        await serve(store, wall, clock)
        assert (await state(store, ROUND)).state is expected
    assert wall.told == []


async def test_a_host_who_moves_the_day_moves_the_rounds_end_along(store: Store, clock: Clock) -> None:
    wall = Wall()
    await beat(store, wall, clock)
    await groups.change(store, GROUP, CHI, clock, lambda group: replace(group, goals=replace(group.goals, day=4)))
    ends_at = (await posted(store)).ends_at
    assert ends_at != NOW + 7 * DAY
    assert ends_at.weekday() == 4
    clock.now = ends_at - timedelta(seconds=1)
    await rounds.keep_current(store, wall, clock)
    assert not (await posted(store)).closed
    clock.now = ends_at
    await rounds.keep_current(store, wall, clock)
    assert (await posted(store)).closed
    assert a_schedule().id == (await state(store, ROUND)).scheduled.schedule  # type: ignore[union-attr]
