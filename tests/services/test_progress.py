"""What a group has gathered: no number tells what one person did, however often and whenever somebody asks."""

import asyncio
import random
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

import pytest

from bot.domain.deliveries import State
from bot.domain.goals import GoalState, Rhythm
from bot.domain.ids import EncouragementId, PersonId, SubjectId
from bot.domain.peers import Encouragement
from bot.domain.progress import Number, Private, Progress
from bot.domain.refusals import Reason, Refusal
from bot.domain.reports import COUNTS_FROM
from bot.domain.weeks import WeekState
from bot.domain.wins import Visibility
from bot.services import people, privacy, progress
from bot.store import celebrations, deliveries, goals, peers, rejections, weeks, wins
from bot.store.store import Store
from tests.builders import (
    BEN,
    CHI,
    GROUP,
    NOW,
    OTHER_GROUP,
    a_delivery,
    a_goal,
    a_member_week,
    a_rejection,
    a_win,
)

DAY = timedelta(days=1)
PEOPLE = [PersonId(900 + number) for number in range(7)]

Act = Callable[[Store, PersonId, int, datetime], Awaitable[None]]


@pytest.fixture(autouse=True)
async def joined(store: Store) -> None:
    """Let a group of seven be there since the day before."""
    for person in PEOPLE:
        await people.agree(store, person, GROUP, NOW - DAY)


async def log_a_no(store: Store, person: PersonId, number: int, at: datetime) -> None:
    """Let somebody keep a no."""
    sealer = await store.vault.sealer(person)
    async with store.write() as tx:
        rejections.save(tx, a_rejection(id=number, person=person, at=at), sealer)


async def send(
    store: Store, number: int, sender: PersonId, whom: PersonId, *, at: datetime, reader: PersonId | None = None
) -> None:
    """Let somebody send another an encouragement; without a `reader` it was kept back."""
    sent = Encouragement(EncouragementId(number), sender, whom, GROUP, at, words="Hello", reader=reader, sent_at=at)
    sealer = await store.vault.sealer(sender)
    async with store.write() as tx:
        peers.save(tx, sent, sealer)


async def finish_a_goal(store: Store, person: PersonId, number: int, at: datetime) -> None:
    """Let somebody reach a goal for once."""
    sealer = await store.vault.sealer(person)
    goal = a_goal(id=number, person=person, rhythm=Rhythm.ONCE, state=GoalState.DONE, at=at, done_at=at)
    async with store.write() as tx:
        goals.save(tx, goal, sealer)


async def encourage(store: Store, person: PersonId, number: int, at: datetime) -> None:
    """Let somebody send an encouragement, which is kept back from its reader; it counts as any other."""
    await send(store, number, person, BEN, at=at)


ACTS: dict[Private, Act] = {
    Private.GOALS: finish_a_goal,
    Private.NOES: log_a_no,
    Private.ENCOURAGEMENTS: encourage,
}


async def number_of(store: Store, kind: Private, now: datetime) -> Number | None:
    """Return one of the group's numbers."""
    return (await progress.of_group(store, GROUP, now)).private.get(kind)


@pytest.mark.parametrize("kind", Private)
async def test_a_private_number_is_there_on_the_day_after_five_people_had_a_part(store: Store, kind: Private) -> None:
    for number, person in enumerate(PEOPLE[:4]):
        for each in range(3):
            await ACTS[kind](store, person, 10 * number + each + 1, NOW)
    assert await number_of(store, kind, NOW + DAY) is None
    await ACTS[kind](store, PEOPLE[4], 99, NOW + DAY)
    assert await number_of(store, kind, NOW + DAY) is None, "as of midnight"
    assert await number_of(store, kind, NOW + 2 * DAY) == Number(13, 13)
    others = {*Private} - {kind}
    assert not others & set((await progress.of_group(store, GROUP, NOW + 2 * DAY)).private)


async def test_nobody_learns_what_one_person_did_by_asking_before_and_after(store: Store) -> None:
    for number, person in enumerate(PEOPLE[:5]):
        await log_a_no(store, person, number + 1, NOW)
    before = await number_of(store, Private.NOES, NOW + DAY)
    assert before == Number(5, 5)
    for number in range(9):
        await log_a_no(store, PEOPLE[0], 100 + number, NOW + DAY)
        assert await number_of(store, Private.NOES, NOW + (number + 2) * DAY) == before
    await privacy.erase(store, PEOPLE[1], NOW + 12 * DAY)
    assert await number_of(store, Private.NOES, NOW + 12 * DAY) == before, "nor by what is missing afterwards"


@pytest.mark.parametrize("kind", Private)
@pytest.mark.parametrize("seed", range(4))
async def test_whatever_two_numbers_differ_by_came_from_five_people(store: Store, seed: int, kind: Private) -> None:
    dice, now = random.Random(seed), NOW
    acted: list[PersonId] = []
    last = Number(0, 0)
    for _ in range(60):
        for person in dice.choices(PEOPLE, k=dice.randrange(3)):
            acted.append(person)
            await ACTS[kind](store, person, len(acted), now)
        now += timedelta(hours=dice.choice((1, 7, 24, 24 * 9)))
        asked = await number_of(store, kind, now) or Number(0, 0)
        assert asked.total >= last.total
        assert asked.month <= asked.total
        assert asked.total == last.total or len(set(acted[last.total : asked.total])) >= COUNTS_FROM
        last = asked
    assert last.total, "the story came to something"


async def test_a_month_in_which_too_few_had_a_part_is_counted_with_the_next(store: Store) -> None:
    march, april, may = NOW, NOW + 31 * DAY, NOW + 62 * DAY
    for number, person in enumerate(PEOPLE[:5]):
        await log_a_no(store, person, 1 + number, march)
        await log_a_no(store, person, 21 + number, may)
    for number, person in enumerate(PEOPLE[:2]):
        await log_a_no(store, person, 11 + number, april)
    assert await number_of(store, Private.NOES, may) == Number(5, 0), "nothing new this month so far"
    assert await number_of(store, Private.NOES, may + DAY) == Number(12, 7)
    assert await number_of(store, Private.NOES, may + 40 * DAY) == Number(12, 0)


async def test_who_asks_seldom_sees_in_this_month_what_is_of_this_month(store: Store) -> None:
    for month in range(3):
        for number, person in enumerate(PEOPLE[:5]):
            await log_a_no(store, person, 10 * month + number + 1, NOW + month * 31 * DAY)
    assert await number_of(store, Private.NOES, NOW + 63 * DAY) == Number(15, 5)


async def test_two_who_ask_at_once_count_once(store: Store) -> None:
    for number, person in enumerate(PEOPLE):
        await log_a_no(store, person, number + 1, NOW)
    later = [NOW + DAY, NOW + 2 * DAY]
    asked = await asyncio.gather(*(number_of(store, Private.NOES, later[number % 2]) for number in range(8)))
    assert set(asked) == {Number(7, 7)}


async def test_goals_of_a_week_count_once_it_is_over(store: Store) -> None:
    async with store.write() as tx:
        for person in PEOPLE[:5]:
            weeks.save(tx, a_member_week(person=person, state=WeekState.KEPT, shown=True, kept=2))
        weeks.save(tx, a_member_week(person=PEOPLE[5], state=WeekState.PARTLY, shown=True))
    assert await number_of(store, Private.GOALS, NOW + 6 * DAY) is None
    assert await number_of(store, Private.GOALS, NOW + 8 * DAY) == Number(10, 10)


async def test_shared_wins_are_counted_from_the_first_one_on_as_they_hang_in_the_channel(store: Store) -> None:
    sealer = await store.vault.sealer(PEOPLE[0])
    async with store.write() as tx:
        for number, at in enumerate((NOW - 5 * DAY, NOW - DAY, NOW)):
            wins.insert(tx, a_win(id=number + 1, person=PEOPLE[0], at=at, visibility=Visibility.GROUP), sealer)
            deliveries.save(tx, a_delivery(id=number + 1, state=State.SENT, next_try=at, first_try=at))
        wins.insert(tx, a_win(id=9, person=PEOPLE[0]), sealer)
    assert (await progress.of_group(store, GROUP, NOW)).wins == Number(2, 1)
    assert (await progress.of_group(store, GROUP, NOW + DAY)).wins == Number(3, 2)


async def test_a_small_group_has_none_and_a_fifth_member_is_noticed_the_day_after(store: Store) -> None:
    for person in (BEN, CHI, *PEOPLE[:2]):
        await people.agree(store, person, OTHER_GROUP, NOW - DAY)
    await people.agree(store, PEOPLE[3], OTHER_GROUP, NOW)
    with pytest.raises(Refusal) as refused:
        await progress.of_group(store, OTHER_GROUP, NOW)
    assert (refused.value.reason, refused.value.data) == (Reason.TOO_FEW_PEOPLE, {"people": 5})
    assert (await progress.of_group(store, OTHER_GROUP, NOW + DAY)).wins == Number(0, 0)


async def test_of_another_group_nothing_is_counted(store: Store) -> None:
    for number, person in enumerate(PEOPLE[:5]):
        await people.agree(store, person, OTHER_GROUP, NOW)
        await log_a_no(store, person, number + 1, NOW)
    later = NOW + DAY
    assert (await progress.of_group(store, GROUP, later)).private
    assert not (await progress.of_group(store, OTHER_GROUP, later)).private


async def test_somebody_sees_what_came_from_others_and_what_went_back(store: Store) -> None:
    ana, ben = PEOPLE[:2]
    await send(store, 1, ana, ben, at=NOW, reader=ben)
    await send(store, 2, ana, CHI, at=NOW)
    sealer = await store.vault.sealer(ana)
    async with store.write() as tx:
        await peers.thank(tx, EncouragementId(1), NOW)
        wins.insert(tx, a_win(id=1, person=ana), sealer)
        await celebrations.add(tx, SubjectId(1), GROUP, ben, NOW)
    assert await progress.own(store, ana) == Progress(wins=1, celebrations=1, thanks=1)
    assert await progress.own(store, ben) == Progress(encouragements=1, thanks_given=1)
