"""Owed posts: once each, whatever Discord answers, whoever falls over; the host hears once, or is told again."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.deliveries import BACKOFF, NONCE_TRUST, Delivery, Outcome, Posted, State, TryLater, Undeliverable
from bot.domain.groups import Feature, Group, Problem, Purpose, switch
from bot.domain.ids import ChannelId, DeliveryId, MessageId, WinId
from bot.services import deliveries, groups, privacy, wins
from bot.services.announcer import Card, WinCard
from bot.store.store import Store
from tests.announcers import Clock, SlowWall, Wall, serve, set_up, state
from tests.builders import ANA, GROUP, MESSAGE, NOW, OTHER_CHANNEL, WIN, a_win
from tests.joined import join


@pytest.fixture
async def owed(store: Store, clock: Clock) -> DeliveryId:
    """Return the post that a shared win is owed."""
    await set_up(store, clock)
    await join(store, ANA)
    await wins.keep(store, a_win(category="rested"))
    return (await wins.share(store, WIN, ANA, GROUP, NOW)).id


async def test_what_is_owed_is_posted_once(store: Store, clock: Clock, owed: DeliveryId) -> None:
    wall = Wall()
    await serve(store, wall, clock, times=3)
    assert wall.cards == [MESSAGE]
    assert (await state(store, owed)).state is State.SENT


@pytest.mark.parametrize(
    ("answers", "ended"),
    [
        pytest.param([], State.SENT, id="posted"),
        pytest.param([Undeliverable(Problem.CANNOT_POST)], State.UNDELIVERABLE, id="refused"),
        pytest.param([TryLater()], State.PENDING, id="put off"),
    ],
)
async def test_where_the_heartbeat_comes_first_whoever_shared_waits_for_how_it_ends(
    store: Store, clock: Clock, owed: DeliveryId, answers: list[Outcome], ended: State
) -> None:
    wall = SlowWall(*answers)
    shared = await state(store, owed)
    beating = asyncio.create_task(deliveries.deliver_safely(store, wall, owed, clock))
    await wall.is_posting.wait()
    sharing = asyncio.create_task(deliveries.deliver_now(store, wall, shared, clock))
    await asyncio.wait({sharing}, timeout=0.05)
    assert not sharing.done()
    wall.may_post.set()
    await beating
    assert (await sharing).state is ended


async def test_nobody_waits_for_what_was_erased_meanwhile(store: Store, clock: Clock, owed: DeliveryId) -> None:
    shared, wall = await state(store, owed), Wall()
    await privacy.erase(store, ANA, NOW)
    assert await deliveries.deliver_now(store, wall, shared, clock) == shared
    assert wall.cards == []


async def test_a_discord_that_fails_is_asked_again_at_growing_distances(
    store: Store, clock: Clock, owed: DeliveryId
) -> None:
    wall = Wall(TryLater(), TryLater())
    await serve(store, wall, clock, times=2)
    assert (await state(store, owed)).next_try == NOW + timedelta(seconds=BACKOFF[0])
    clock.pass_by(timedelta(seconds=BACKOFF[0]))
    await serve(store, wall, clock, times=2)
    clock.pass_by(timedelta(seconds=BACKOFF[1]))
    await serve(store, wall, clock)
    assert wall.cards == [MESSAGE]


async def test_an_attempt_whose_end_nobody_saw_is_looked_for_once_the_nonce_is_old(
    store: Store, clock: Clock, owed: DeliveryId
) -> None:
    wall = Wall(TryLater())
    await serve(store, wall, clock)
    wall.cards.append(MESSAGE)  # it had arrived after all
    clock.pass_by(NONCE_TRUST + timedelta(seconds=1))
    await serve(store, wall, clock)
    assert wall.looks == 1
    assert wall.cards == [MESSAGE]
    assert (await state(store, owed)).message == MESSAGE


@pytest.mark.parametrize("outcome", [TryLater(), Undeliverable(Problem.CANNOT_LOOK)], ids=["away", "not allowed"])
async def test_where_nobody_can_tell_nothing_is_posted(
    store: Store, clock: Clock, owed: DeliveryId, outcome: Outcome, monkeypatch: pytest.MonkeyPatch
) -> None:
    wall = Wall(TryLater())

    async def cannot_tell(*_: object) -> Outcome:
        return outcome

    await serve(store, wall, clock)
    monkeypatch.setattr(wall, "find", cannot_tell)
    clock.pass_by(timedelta(minutes=10))
    await serve(store, wall, clock)
    assert wall.cards == []
    assert (await state(store, owed)).state is not State.SENT


async def test_the_host_hears_once_of_each_problem(store: Store, clock: Clock, owed: DeliveryId) -> None:
    wall = Wall(*[Undeliverable(Problem.CANNOT_POST)] * 2)
    await serve(store, wall, clock)
    again = await wins.share(store, WIN, ANA, GROUP, clock())
    await serve(store, wall, clock)
    assert again.state is State.PENDING
    assert wall.told == [Problem.CANNOT_POST]


async def test_a_host_who_was_not_reached_is_told_the_next_time(store: Store, clock: Clock, owed: DeliveryId) -> None:
    wall = Wall(*[Undeliverable(Problem.CANNOT_POST)] * 2, reaches_host=False)
    await serve(store, wall, clock)
    wall.reaches_host = True
    await wins.share(store, WIN, ANA, GROUP, clock())
    await serve(store, wall, clock)
    assert wall.told == [Problem.CANNOT_POST]


class DyingWall(Wall):
    """A wall whose process dies when it is to tell the host."""

    async def tell_host(self, group: Group, channel: ChannelId | None, purpose: Purpose, problem: Problem) -> bool:
        """End here."""
        raise asyncio.CancelledError


async def test_a_host_is_told_after_the_next_start_if_the_process_died_over_it(
    store: Store, clock: Clock, owed: DeliveryId
) -> None:
    with pytest.raises(asyncio.CancelledError):
        await serve(store, DyingWall(Undeliverable(Problem.CANNOT_POST)), clock)
    wall = Wall(*[Undeliverable(Problem.CANNOT_POST)] * 2)
    for _ in range(2):
        await deliveries.resume(store, clock)
        await deliveries.try_stuck_again(store, clock)
        await serve(store, wall, clock)
    assert wall.told == [Problem.CANNOT_POST]


@pytest.mark.parametrize(
    ("passed", "posted"),
    [pytest.param(timedelta(days=6), 1, id="soon"), pytest.param(timedelta(days=9), 0, id="late")],
)
async def test_what_could_not_be_posted_is_posted_when_the_host_mends_it_within_a_week(
    store: Store, clock: Clock, owed: DeliveryId, passed: timedelta, posted: int
) -> None:
    wall = Wall(Undeliverable(Problem.CHANNEL_GONE))
    await serve(store, wall, clock)
    clock.pass_by(passed)
    await set_up(store, clock)
    await serve(store, wall, clock)
    assert len([card for _, card in wall.hung if isinstance(card, WinCard)]) == posted


async def test_a_fault_of_ours_puts_one_post_off_and_is_not_raised(
    store: Store, clock: Clock, owed: DeliveryId, monkeypatch: pytest.MonkeyPatch
) -> None:
    wall = Wall()

    async def fail(*_: object) -> Outcome:
        raise RuntimeError("a fault of ours")

    with monkeypatch.context() as broken:
        broken.setattr(wall, "post", fail)
        await serve(store, wall, clock)
    stands = await state(store, owed)
    assert stands.state is State.PENDING
    assert stands.next_try > clock()
    clock.pass_by(timedelta(hours=1))
    await serve(store, wall, clock)
    assert wall.cards == [MESSAGE]


async def test_what_a_process_that_is_gone_was_sending_is_taken_up_at_the_start(
    store: Store, clock: Clock, owed: DeliveryId, monkeypatch: pytest.MonkeyPatch
) -> None:
    wall = Wall()

    async def die(*_: object) -> Outcome:
        raise KeyboardInterrupt

    with monkeypatch.context() as killed:
        killed.setattr(wall, "post", die)
        with pytest.raises(KeyboardInterrupt):
            await deliveries.deliver(store, wall, owed, clock)
    await serve(store, wall, clock)
    assert wall.cards == []  # it may still be under way: its lease runs
    await deliveries.resume(store, clock)
    await serve(store, wall, clock)
    assert wall.cards == [MESSAGE]


# Alerts

DANGER, HARDSHIP = "I want to kill myself", "what's the point"


async def share(store: Store, clock: Clock, number: int = 1, words: str = DANGER, *, told: bool = True) -> DeliveryId:
    """Keep and share a win in a group whose host wants alerts; return its post."""
    await set_up(store, clock)
    await switch_on(store, clock, frozenset(Feature))
    await join(store, ANA)
    win = a_win(id=number, category="rested", words=words)
    await wins.keep(store, win)
    return (await wins.share(store, win.id, ANA, GROUP, clock(), told=told)).id


async def switch_on(store: Store, clock: Clock, features: frozenset[Feature]) -> None:
    """Choose a moderators' channel, and what is on, as a host does."""
    await groups.change(
        store, GROUP, ANA, clock, lambda group: switch(replace(group, moderator_channel=OTHER_CHANNEL), features)
    )


@pytest.mark.parametrize(
    ("answers", "pauses"),
    [
        pytest.param([], [], id="at once"),
        pytest.param([TryLater()], [timedelta(seconds=5)], id="after a Discord that failed"),
        pytest.param([TryLater()], [NONCE_TRUST * 2], id="found in the channel"),
        pytest.param([TryLater()] * 3, [timedelta(seconds=5), timedelta(seconds=15), NONCE_TRUST], id="much later"),
    ],
)
async def test_moderators_are_alerted_once_whenever_it_is_that_the_post_is_made(
    store: Store, clock: Clock, answers: list[Outcome], pauses: list[timedelta]
) -> None:
    owed, wall = await share(store, clock), Wall(*answers)
    await serve(store, wall, clock)
    for pause in pauses:
        assert wall.alerted == []
        if pause > NONCE_TRUST:
            wall.cards.append(MESSAGE)  # it had arrived after all
        clock.pass_by(pause)
        await serve(store, wall, clock)
    assert wall.alerted == [MESSAGE]
    assert (await state(store, owed)).state is State.SENT
    clock.pass_by(timedelta(hours=1))
    await deliveries.resume(store, clock)
    await serve(store, wall, clock, times=2)
    assert wall.alerted == [MESSAGE]


async def test_a_post_that_a_process_left_half_made_alerts_too(
    store: Store, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    owed, wall = await share(store, clock), Wall()

    async def die(*_: object) -> Outcome:
        raise KeyboardInterrupt

    with monkeypatch.context() as killed:
        killed.setattr(wall, "post", die)
        with pytest.raises(KeyboardInterrupt):
            await deliveries.deliver(store, wall, owed, clock)
    await deliveries.resume(store, clock)
    await serve(store, wall, clock)
    assert wall.alerted == [MESSAGE]


async def test_a_post_that_the_host_made_possible_again_alerts_too(store: Store, clock: Clock) -> None:
    await share(store, clock)
    wall = Wall(Undeliverable(Problem.CHANNEL_GONE))
    await serve(store, wall, clock)
    assert wall.alerted == []
    await groups.change(store, GROUP, ANA, clock, lambda group: replace(group, wins_channel=OTHER_CHANNEL))
    await serve(store, wall, clock)
    assert wall.alerted == [MESSAGE]


@pytest.mark.parametrize(
    ("words", "told", "on"),
    [
        pytest.param(DANGER, False, frozenset(Feature), id="its author was not told"),
        pytest.param(DANGER, True, frozenset(Feature) - {Feature.ALERTS}, id="switched off meanwhile"),
        pytest.param(HARDSHIP, True, frozenset(Feature), id="words that are not plain"),
    ],
)
async def test_nobody_is_alerted(store: Store, clock: Clock, words: str, told: bool, on: frozenset[Feature]) -> None:
    owed, wall = await share(store, clock, words=words, told=told), Wall(TryLater())
    await serve(store, wall, clock)
    await switch_on(store, clock, on)
    clock.pass_by(timedelta(hours=1))
    await serve(store, wall, clock)
    assert (await state(store, owed)).state is State.SENT
    assert wall.alerted == []


async def test_sharing_again_counts_what_its_author_was_told_this_time(store: Store, clock: Clock) -> None:
    owed = await share(store, clock, told=True)
    assert (await wins.share(store, WinId(owed), ANA, GROUP, clock())).alerts is False
    assert (await wins.share(store, WinId(owed), ANA, GROUP, clock(), told=True)).alerts is True
    assert (await state(store, owed)).alerts is True


async def test_the_host_hears_once_that_moderators_cannot_be_alerted_and_again_after_it_worked(
    store: Store, clock: Clock
) -> None:
    wall = Wall(*[Posted(MessageId(number)) for number in range(10, 14)])
    gone = Undeliverable(Problem.CANNOT_SEE)
    wall.alerts = [gone, gone, Posted(MessageId(1)), gone]
    posts = [await share(store, clock, number) for number in range(1, 5)]
    told = []
    for post in posts:
        assert await deliveries.deliver(store, wall, post, clock)
        told.append(len(wall.told))
    assert told == [1, 1, 1, 2]
    assert set(wall.told) == {Problem.CANNOT_SEE}
    assert wall.alerted == [MessageId(12)]


async def test_a_discord_that_takes_no_alert_is_the_hosts_business_only_if_they_can_mend_it(
    store: Store, clock: Clock
) -> None:
    owed, wall = await share(store, clock), Wall()
    wall.alerts = [TryLater()]
    settled = await deliveries.deliver(store, wall, owed, clock)
    assert settled is not None
    assert settled.state is State.SENT
    assert wall.told == []


async def test_a_win_that_is_erased_while_it_is_posted_alerts_nobody(store: Store, clock: Clock) -> None:
    owed = await share(store, clock)

    class Erasing(Wall):
        async def post(self, delivery: Delivery, card: Card) -> Outcome:
            """Hang the card up, while its author erases what they wrote."""
            await privacy.erase(store, ANA, clock())
            return await super().post(delivery, card)

    wall = Erasing()
    await deliveries.deliver(store, wall, owed, clock)
    assert wall.cards == [MESSAGE]
    assert wall.alerted == []


async def test_an_alert_that_fails_leaves_the_post_made_and_logs_nothing_of_whose_it_was(
    store: Store, clock: Clock, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    owed, wall = await share(store, clock, 4815162342), Wall()

    async def fail(*_: object) -> Outcome:
        raise ValueError(f"cannot post {DANGER}")

    monkeypatch.setattr(wall, "alert_moderators", fail)
    await deliveries.deliver_safely(store, wall, owed, clock)
    assert (await state(store, owed)).state is State.SENT
    logged = capsys.readouterr().out
    (line,) = [line for line in logged.splitlines() if "ValueError" in line]
    assert DANGER not in logged
    assert str(owed) not in line
