"""Reports: kept once, owed to the moderators, nameless where that was promised, counted without what is private."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.deliveries import Delivery, State, TryLater, Undeliverable
from bot.domain.groups import Feature, Group, Problem, switch
from bot.domain.ids import MessageId, PersonId, ReportId, RoleId, SubjectId, WinId
from bot.domain.people import Member
from bot.domain.refusals import Reason, Refusal
from bot.domain.reports import AT_MOST, COUNTS_FROM, PAGE_SIZE, REMEMBERED_FOR, Report, ReportState
from bot.services import groups, reports, wins
from bot.services.announcer import ReportCard
from bot.services.reports import Lately
from bot.store import celebrations
from bot.store import groups as group_rows
from bot.store import people as people_rows
from bot.store import reports as rows
from bot.store.store import Store
from tests.announcers import Clock, Wall, serve
from tests.builders import ANA, BEN, CHANNEL, CHI, GROUP, MESSAGE, NOW, OTHER_CHANNEL, OTHER_GROUP, a_report, a_win
from tests.joined import join

ROLE = RoleId(5_501)


@pytest.fixture
def lately(clock: Clock) -> Lately:
    return Lately(clock)


async def change(store: Store, clock: Clock, **changes: object) -> Group:
    """Set something up, as a host does."""
    return await groups.change(store, GROUP, CHI, clock, lambda group: replace(group, **changes))  # type: ignore[arg-type]


async def send(store: Store, lately: Lately, draft: Report | None = None, person: PersonId = BEN) -> Delivery:
    """Report a message, after being told that moderators see who did."""
    return await reports.send(store, lately, draft or a_report(reporter=None), person, named=True)


async def kept(store: Store) -> list[Report]:
    """Return every open report of the group."""
    return list((await reports.list_open(store, GROUP, 0)).reports)


async def test_the_same_interaction_delivered_twice_is_one_report(store: Store, clock: Clock, lately: Lately) -> None:
    await change(store, clock, moderator_channel=CHANNEL)
    wall = Wall()
    await send(store, lately)
    await serve(store, wall, clock)
    again = await send(store, Lately(clock))  # also after a restart
    await serve(store, wall, clock)
    assert again.state is State.SENT
    assert len(await kept(store)) == 1
    assert len(wall.cards) == 1


@pytest.mark.parametrize(
    ("joined", "named", "reporter"),
    [
        pytest.param(True, True, BEN, id="joined"),
        pytest.param(False, True, None, id="left meanwhile"),
        pytest.param(True, False, None, id="joined only after being told that nothing is kept"),
        pytest.param(False, False, None, id="never joined"),
    ],
)
async def test_who_reported_is_kept_only_as_they_were_told(
    store: Store, lately: Lately, joined: bool, named: bool, reporter: PersonId | None
) -> None:
    if joined:
        await join(store, BEN)
    await reports.send(store, lately, a_report(reporter=None), BEN, named=named)
    assert [report.reporter for report in await kept(store)] == [reporter]


async def test_the_card_calls_the_role_that_the_host_chose(store: Store, clock: Clock, lately: Lately) -> None:
    await change(store, clock, moderator_channel=CHANNEL, moderator_role=ROLE)
    wall = Wall()
    await send(store, lately)
    await serve(store, wall, clock)
    assert [card for _, card in wall.hung] == [ReportCard(a_report(reporter=None), ROLE)]


async def test_a_report_that_a_process_left_behind_is_posted_by_the_next_one(
    store: Store, clock: Clock, lately: Lately
) -> None:
    await change(store, clock, moderator_channel=CHANNEL)
    await send(store, lately)  # and then the process was killed
    wall = Wall(TryLater())
    await serve(store, wall, clock)
    clock.pass_by(timedelta(minutes=1))
    await serve(store, wall, clock, times=3)
    assert len(wall.cards) == 1


async def test_what_was_looked_at_in_the_list_is_not_posted_any_more(
    store: Store, clock: Clock, lately: Lately
) -> None:
    await change(store, clock, moderator_channel=CHANNEL)
    await send(store, lately)
    report, _ = await reports.close(store, a_report().id, GROUP, NOW)
    wall = Wall()
    await serve(store, wall, clock, times=2)
    assert wall.hung == []
    assert report.state is ReportState.CLOSED
    assert await kept(store) == []


async def test_without_a_channel_it_is_kept_the_host_hears_once_and_it_is_posted_when_there_is_one(
    store: Store, clock: Clock, lately: Lately
) -> None:
    wall = Wall()
    wall.answers = [Undeliverable(Problem.NO_CHANNEL)] * 2
    for number in range(2):
        await send(store, lately, a_report(id=number + 1, message=MessageId(number), reporter=None))
        await serve(store, wall, clock)
    assert len(await kept(store)) == 2
    assert wall.told == [Problem.NO_CHANNEL]
    await change(store, clock, moderator_channel=CHANNEL)
    await serve(store, wall, clock)
    assert len(wall.cards) == 2


async def test_a_win_that_arrives_does_not_tell_the_host_again_of_the_moderators_channel(
    store: Store, clock: Clock, lately: Lately
) -> None:
    await change(store, clock, moderator_channel=OTHER_CHANNEL, wins_channel=CHANNEL)
    wall = Wall(Undeliverable(Problem.CANNOT_SEE))
    await send(store, lately, a_report(id=1, reporter=None))
    await serve(store, wall, clock)
    await join(store, ANA)
    win = await wins.keep(store, a_win(category="rested"))
    await wins.share(store, win.id, ANA, GROUP, NOW)
    await serve(store, wall, clock)
    wall.answers = [Undeliverable(Problem.CANNOT_SEE)]
    await send(store, lately, a_report(id=2, message=MessageId(1), reporter=None))
    await serve(store, wall, clock)
    assert wall.told == [Problem.CANNOT_SEE]


async def test_where_the_host_switched_reports_off_none_is_kept(store: Store, clock: Clock, lately: Lately) -> None:
    off = switch(Group(GROUP), frozenset(Feature) - {Feature.REPORTS})
    await change(store, clock, switched=off.switched)
    for attempt in (reports.check(store, lately, a_report(), BEN), send(store, lately)):
        with pytest.raises(Refusal) as refusal:
            await attempt
        assert refusal.value.reason is Reason.SWITCHED_OFF
    assert await kept(store) == []


async def test_a_message_is_reported_once_by_each_person_for_a_day(
    store: Store, clock: Clock, lately: Lately
) -> None:
    await send(store, lately)
    again = a_report(id=1, reporter=None)
    for attempt in (reports.check(store, lately, again, BEN), send(store, lately, again)):
        with pytest.raises(Refusal) as refusal:
            await attempt
        assert refusal.value.reason is Reason.ALREADY_REPORTED
    await send(store, lately, again, CHI)
    clock.pass_by(REMEMBERED_FOR)
    await send(store, lately, a_report(id=2, reporter=None, at=clock()))
    assert len(await kept(store)) == 3


async def test_so_many_reports_in_an_hour_are_passed_on_and_no_more(store: Store, lately: Lately) -> None:
    for number in range(AT_MOST):
        await send(store, lately, a_report(id=number + 1, message=MessageId(number), reporter=None))
    with pytest.raises(Refusal) as refusal:
        await send(store, lately)
    assert refusal.value.reason is Reason.REPORTED_OFTEN
    assert len(await kept(store)) == AT_MOST


async def test_reports_sent_at_once_count_as_if_one_came_after_the_other(store: Store, lately: Lately) -> None:
    drafts = [a_report(id=number + 1, message=MessageId(number), reporter=None) for number in range(AT_MOST)]
    drafts += [a_report(id=50, message=MessageId(0), reporter=None), a_report(id=51, reporter=None)]
    answers = await asyncio.gather(*(send(store, lately, draft) for draft in drafts), return_exceptions=True)
    refused = [one.reason for one in answers if isinstance(one, Refusal)]
    assert refused == [Reason.ALREADY_REPORTED, Reason.REPORTED_OFTEN]
    assert len(await kept(store)) == AT_MOST


async def test_a_report_that_was_not_kept_does_not_count(store: Store, clock: Clock, lately: Lately) -> None:
    await change(store, clock, switched=switch(Group(GROUP), frozenset()).switched)
    for number in range(AT_MOST + 1):
        with pytest.raises(Refusal) as refusal:
            await send(store, lately, a_report(id=number + 1, reporter=None))
        assert refusal.value.reason is Reason.SWITCHED_OFF
    await change(store, clock, switched=frozenset())
    await send(store, lately)
    assert len(await kept(store)) == 1


async def test_a_report_is_nobodys_business_in_another_group(store: Store, lately: Lately) -> None:
    await send(store, lately)
    for group, report in ((OTHER_GROUP, a_report().id), (GROUP, ReportId(1))):
        with pytest.raises(Refusal) as refusal:
            await reports.close(store, report, group, NOW)
        assert refusal.value.reason is Reason.NO_SUCH_REPORT
    assert (await reports.list_open(store, OTHER_GROUP, 0)).total == 0
    assert len(await kept(store)) == 1


async def test_whoever_reported_can_be_erased_and_the_report_stays(store: Store, lately: Lately) -> None:
    await join(store, BEN)
    await send(store, lately)
    async with store.write() as tx:
        people_rows.erase(tx, BEN)
    assert await kept(store) == [a_report(reporter=None)]


async def test_reports_and_what_is_owed_for_them_go_with_the_group(
    store: Store, clock: Clock, lately: Lately
) -> None:
    await change(store, clock, moderator_channel=CHANNEL)
    await send(store, lately)
    async with store.write() as tx:
        group_rows.erase(tx, GROUP)
    wall = Wall()
    await serve(store, wall, clock)
    assert wall.hung == []
    assert await kept(store) == []


@pytest.mark.parametrize(
    ("number", "page", "messages"),
    [(0, 0, range(PAGE_SIZE)), (1, 1, [PAGE_SIZE]), (9, 1, [PAGE_SIZE]), (-1, 0, range(PAGE_SIZE))],
    ids=["the first", "the last", "past the end", "before the beginning"],
)
async def test_open_reports_come_oldest_first_page_by_page(
    store: Store, number: int, page: int, messages: list[int]
) -> None:
    async with store.write() as tx:
        for place in range(PAGE_SIZE + 1):
            rows.insert(tx, a_report(id=place + 1, message=MessageId(place), reporter=None))
    found = await reports.list_open(store, GROUP, number)
    assert (found.number, found.pages, found.total) == (page, 2, PAGE_SIZE + 1)
    assert [report.message for report in found.reports] == list(messages)


async def fill(store: Store, members: int) -> None:
    """Let people join the group."""
    several = [PersonId(9_000 + number) for number in range(members)]
    await join(store, *several)
    async with store.write() as tx:
        for person in several:
            people_rows.save_member(tx, Member(person, GROUP, joined_at=NOW))


async def test_a_small_group_has_no_numbers(store: Store) -> None:
    await fill(store, COUNTS_FROM - 1)
    with pytest.raises(Refusal) as refusal:
        await reports.summarise(store, GROUP, NOW)
    assert refusal.value.reason is Reason.TOO_FEW_PEOPLE
    assert refusal.value.data == {"people": COUNTS_FROM}


async def test_the_week_counts_what_was_shared_and_nothing_private(
    store: Store, clock: Clock, lately: Lately
) -> None:
    await fill(store, COUNTS_FROM)
    await join(store, ANA, BEN)
    await change(store, clock, wins_channel=CHANNEL, zone="Asia/Tokyo")
    for number, group in ((1, GROUP), (2, GROUP), (3, OTHER_GROUP)):
        await wins.keep(store, a_win(id=number, group=group, category="rested"))
    await wins.share(store, WinId(1), ANA, GROUP, NOW)
    await serve(store, Wall(), clock)
    async with store.write() as tx:
        await celebrations.add(tx, SubjectId(1), GROUP, BEN, NOW)
        await celebrations.add(tx, SubjectId(7), OTHER_GROUP, BEN, NOW)
    await send(store, lately, a_report(id=5, reporter=None, at=NOW - timedelta(days=3)))
    await send(store, lately, a_report(id=6, reporter=None, message=MessageId(MESSAGE + 1)))
    week = await reports.summarise(store, GROUP, NOW)
    assert (week.members, week.wins, week.celebrations, week.reports, week.open_reports) == (COUNTS_FROM, 1, 1, 1, 2)
    assert week.since.isoformat() == "2026-03-02T00:00:00+09:00"
    later = await reports.summarise(store, GROUP, NOW + timedelta(days=7))
    assert (later.wins, later.celebrations, later.reports) == (0, 0, 0)
