"""Sharing a "no": nothing goes out before it is said, once however often it is, and nothing stays once it is not."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest

from bot.domain.deliveries import State, TryLater, Undeliverable
from bot.domain.groups import Feature, Problem, switch
from bot.domain.ids import DeliveryId, PersonId, RejectionId, SharedId
from bot.domain.refusals import Reason, Refusal
from bot.domain.rejections import Then
from bot.domain.shares import DRAFT_KEPT, HOLD, Kind, ShareCard, Support, Told
from bot.services import deliveries, groups, people, privacy, rejections, shares, takedowns
from bot.services.shares import Shown
from bot.store.store import Store
from tests.announcers import Clock, SlowWall, Wall, serve, set_up, state
from tests.builders import ANA, BEN, CHI, GROUP, MESSAGE, NOW, OTHER_CHANNEL, OTHER_GROUP, WIN, a_rejection
from tests.services.kept import kinds, owed

NO = RejectionId(WIN)
TOLD = Told("It was a long week.", named=True)


@pytest.fixture
async def drafted(store: Store, clock: Clock) -> Shown:
    """Let Ana, Ben and Chi join, and Ana write what her group would see of her "no"."""
    await set_up(store, clock)
    for person in (ANA, BEN, CHI):
        await people.agree(store, person, GROUP, NOW)
    await rejections.log(store, a_rejection(id=NO), Then.KEEP, NOW, seed=1)
    return await shares.keep(store, NO, ANA, GROUP, TOLD, now=NOW)


async def refused(doing: object) -> Reason:
    """Return why something is refused."""
    with pytest.raises(Refusal) as refusal:
        await doing  # type: ignore[misc]
    return refusal.value.reason


async def test_a_draft_is_posted_by_nobody(store: Store, clock: Clock, drafted: Shown) -> None:
    wall = Wall()
    clock.pass_by(timedelta(days=9))
    await serve(store, wall, clock)
    assert wall.hung == []
    assert drafted.delivery is None


async def test_its_id_tells_nothing_of_when_or_by_whom_it_was_written(store: Store, drafted: Shown) -> None:
    await shares.discard(store, drafted.share.id, ANA)
    again = await shares.keep(store, NO, ANA, GROUP, TOLD, now=NOW)
    assert again.share.id != drafted.share.id
    changed = await shares.keep(store, NO, ANA, GROUP, replace(TOLD, words="Less"), now=NOW)
    assert changed.share.id == again.share.id, "there is one for each rejection"


async def test_what_is_shared_goes_out_once_and_no_form_changes_it(
    store: Store, clock: Clock, drafted: Shown
) -> None:
    share, wall = drafted.share, Wall()
    for later in (False, True, False):
        await shares.post(store, share.id, ANA, GROUP, NOW, told=False, later=later)
    await serve(store, wall, clock, times=2)
    ((_, card),) = wall.hung
    assert card == ShareCard(share, Support())
    kept = await shares.keep(store, NO, ANA, GROUP, Told("something else"), now=NOW)
    assert kept.share == share
    assert await shares.discard(store, share.id, ANA) is not None
    assert (await state(store, DeliveryId(share.id))).state is State.SENT


async def test_what_is_held_goes_out_after_its_day_and_not_before(store: Store, clock: Clock, drafted: Shown) -> None:
    wall = Wall()
    await shares.post(store, drafted.share.id, ANA, GROUP, NOW, told=False, later=True)
    clock.pass_by(HOLD - timedelta(seconds=1))
    await deliveries.resume(store, clock)
    await serve(store, wall, clock)
    assert wall.hung == []
    clock.pass_by(timedelta(seconds=1))
    await serve(store, wall, clock, times=2)
    assert len(wall.hung) == 1


async def test_it_goes_where_the_group_reads_of_such_things_when_it_goes(
    store: Store, clock: Clock, drafted: Shown
) -> None:
    wall = Wall()
    await shares.post(store, drafted.share.id, ANA, GROUP, NOW, told=False, later=True)
    await groups.change(store, GROUP, ANA, clock, partial(replace, goals_channel=OTHER_CHANNEL))
    clock.pass_by(HOLD)
    await serve(store, wall, clock)
    assert [delivery.channel for delivery, card in wall.hung if isinstance(card, ShareCard)] == [OTHER_CHANNEL]


@pytest.mark.parametrize("channel", [None, OTHER_CHANNEL], ids=["the wins channel", "the goals channel"])
async def test_the_host_is_told_once_which_channel_it_is_that_is_gone(
    store: Store, clock: Clock, drafted: Shown, channel: int | None
) -> None:
    gone = Undeliverable(Problem.CHANNEL_GONE)
    wall = Wall(gone, gone)
    if channel:
        await groups.change(store, GROUP, ANA, clock, partial(replace, goals_channel=channel))
    await shares.post(store, drafted.share.id, ANA, GROUP, NOW, told=False)
    await deliveries.deliver_safely(store, wall, DeliveryId(drafted.share.id), clock)
    await shares.post(store, drafted.share.id, ANA, GROUP, NOW, told=False)
    await deliveries.deliver_safely(store, wall, DeliveryId(drafted.share.id), clock)
    assert wall.told == [Problem.CHANNEL_GONE]
    async with store.read() as view:
        notices = [row["problem"] for row in await view.all("SELECT problem FROM host_notice")]
    assert notices == [f"{'goals' if channel else 'wins'} channel-gone"]


async def test_what_could_not_be_posted_goes_once_the_host_chose_another_channel(
    store: Store, clock: Clock, drafted: Shown
) -> None:
    wall = Wall(Undeliverable(Problem.CHANNEL_GONE))
    await shares.post(store, drafted.share.id, ANA, GROUP, NOW, told=False)
    await serve(store, wall, clock)
    await groups.change(store, GROUP, ANA, clock, partial(replace, wins_channel=OTHER_CHANNEL))
    await serve(store, wall, clock)
    ((delivery, _),) = wall.hung
    assert delivery.channel == OTHER_CHANNEL


async def test_what_was_switched_off_while_it_was_held_is_a_draft_again_and_its_author_finds_that(
    store: Store, clock: Clock, drafted: Shown
) -> None:
    wall = Wall()
    await shares.post(store, drafted.share.id, ANA, GROUP, NOW, told=False, later=True)
    off = partial(switch, on=frozenset(Feature) - {Feature.SHARED_REJECTIONS})
    await groups.change(store, GROUP, ANA, clock, off)
    clock.pass_by(HOLD)
    await serve(store, wall, clock)
    assert wall.hung == []
    assert (await shares.find(store, drafted.share.id, ANA)).delivery is None
    assert await shares.unsent(store, ANA) == {NO}
    assert await shares.unsent(store, BEN) == frozenset()
    await groups.change(store, GROUP, ANA, clock, partial(switch, on=frozenset(Feature)))
    again = await shares.post(store, drafted.share.id, ANA, GROUP, clock(), told=False, later=True)
    assert again.delivery is not None
    assert await shares.unsent(store, ANA) == frozenset()
    clock.pass_by(HOLD)
    await serve(store, wall, clock)
    assert len(wall.hung) == 1


async def test_a_card_that_a_process_left_half_made_is_known_though_sharing_is_off_by_then(
    store: Store, clock: Clock, drafted: Shown
) -> None:
    wall = Wall(TryLater())
    await shares.post(store, drafted.share.id, ANA, GROUP, NOW, told=False)
    await serve(store, wall, clock)
    wall.cards.append(MESSAGE)  # it had arrived after all
    off = partial(switch, on=frozenset(Feature) - {Feature.SHARED_REJECTIONS})
    await groups.change(store, GROUP, ANA, clock, off)
    clock.pass_by(timedelta(minutes=10))
    await serve(store, wall, clock)
    assert (await state(store, DeliveryId(drafted.share.id))).message == MESSAGE
    await shares.take_back(store, drafted.share.id, ANA, clock())
    await takedowns.work_off(store, wall, clock)
    assert wall.cards == []


@pytest.mark.parametrize("fate", ["a draft", "held, and switched off", "held", "posted"])
async def test_what_was_not_shared_for_a_month_goes_and_nothing_else(
    store: Store, clock: Clock, drafted: Shown, fate: str
) -> None:
    if fate != "a draft":
        await shares.post(store, drafted.share.id, ANA, GROUP, NOW, told=False, later=fate != "posted")
    if "off" in fate:
        off = partial(switch, on=frozenset(Feature) - {Feature.SHARED_REJECTIONS})
        await groups.change(store, GROUP, ANA, clock, off)
        clock.pass_by(HOLD)
    await serve(store, Wall(), clock)
    clock.now = NOW + DRAFT_KEPT + (HOLD if "off" in fate else timedelta())  # its author was told at the end of that
    await shares.forget_drafts(store, clock())
    assert "shared_rejection" in await kinds(store)
    await shares.forget_drafts(store, clock() + timedelta(seconds=1))
    assert ("shared_rejection" in await kinds(store)) == (fate in ("held", "posted"))
    assert "rejection" in await kinds(store)


# taking back


async def test_what_was_posted_is_taken_down_and_what_was_held_leaves_nothing(
    store: Store, clock: Clock, drafted: Shown
) -> None:
    share, wall = drafted.share, Wall()
    await shares.post(store, share.id, ANA, GROUP, NOW, told=False)
    await serve(store, wall, clock)
    await shares.support(store, share.id, BEN, GROUP, Kind.ENCOURAGE, now=NOW)
    await shares.take_back(store, share.id, ANA, NOW)
    assert await owed(store) == [(share.id, MESSAGE)]
    await takedowns.work_off(store, wall, clock)
    assert wall.cards == []
    assert await owed(store) == []
    assert "support" not in await kinds(store, BEN)
    again = await shares.keep(store, NO, ANA, GROUP, TOLD, now=NOW)
    await shares.post(store, again.share.id, ANA, GROUP, NOW, told=False, later=True)
    await shares.take_back(store, again.share.id, ANA, NOW)
    assert await owed(store) == []
    assert "rejection" in await kinds(store)


async def test_what_is_taken_back_while_it_is_posted_goes_as_well(store: Store, clock: Clock, drafted: Shown) -> None:
    share, wall = drafted.share, SlowWall()
    await shares.post(store, share.id, ANA, GROUP, NOW, told=False)
    posting = asyncio.create_task(deliveries.deliver(store, wall, DeliveryId(share.id), clock))
    await wall.is_posting.wait()
    await shares.take_back(store, share.id, ANA, NOW)
    wall.may_post.set()
    await posting
    await takedowns.work_off(store, wall, clock)
    assert wall.cards == []
    assert await owed(store) == []


async def test_what_may_have_arrived_unseen_is_looked_for(store: Store, clock: Clock, drafted: Shown) -> None:
    wall = Wall(TryLater())
    await shares.post(store, drafted.share.id, ANA, GROUP, NOW, told=False)
    await serve(store, wall, clock)
    await shares.take_back(store, drafted.share.id, ANA, NOW)
    wall.cards.append(MESSAGE)
    await takedowns.work_off(store, wall, clock)
    assert wall.looks == 1
    assert wall.cards == []


@pytest.mark.parametrize("how", ["the rejection", "everything"])
async def test_erasing_takes_the_card_down(store: Store, clock: Clock, drafted: Shown, how: str) -> None:
    wall = Wall()
    await shares.post(store, drafted.share.id, ANA, GROUP, NOW, told=False)
    await serve(store, wall, clock)
    if how == "everything":
        assert (await privacy.erase(store, ANA, NOW)).posts == 1
    else:
        await rejections.delete(store, NO, ANA, NOW)
    await takedowns.work_off(store, wall, clock)
    assert wall.cards == []


# others


async def test_each_counts_once_in_each_way_and_only_for_what_is_posted(
    store: Store, clock: Clock, drafted: Shown
) -> None:
    share = drafted.share.id
    answer = partial(shares.support, store, share, now=NOW)
    assert await refused(answer(BEN, GROUP, Kind.ENCOURAGE)) is Reason.NO_SUCH_SHARE
    await shares.post(store, share, ANA, GROUP, NOW, told=False)
    await serve(store, Wall(), clock)
    for person, kind in ((BEN, Kind.ENCOURAGE), (CHI, Kind.ENCOURAGE), (BEN, Kind.BEEN_THERE)):
        await answer(person, GROUP, kind)
    assert await refused(answer(BEN, GROUP, Kind.ENCOURAGE)) is Reason.ALREADY_SUPPORTED
    assert await refused(answer(ANA, GROUP, Kind.ENCOURAGE)) is Reason.OWN_SHARE
    assert await refused(answer(BEN, OTHER_GROUP, Kind.ENCOURAGE)) is Reason.NO_SUCH_SHARE
    assert (await shares.card(store, share)).support == Support(2, 1)
    await privacy.erase(store, BEN, NOW)
    assert (await shares.card(store, share)).support == Support(1, 0)


@pytest.mark.parametrize("share", ["hers", "none"])
async def test_nobody_else_can_look_at_it_post_it_or_take_it_back(store: Store, drafted: Shown, share: str) -> None:
    which = drafted.share.id if share == "hers" else SharedId(1)
    by: PersonId = BEN if share == "hers" else ANA
    for doing in (
        shares.find(store, which, by),
        shares.post(store, which, by, GROUP, NOW, told=False),
        shares.discard(store, which, by),
        shares.take_back(store, which, by, NOW),
    ):
        assert await refused(doing) is Reason.NO_SUCH_SHARE
    assert await refused(shares.keep(store, NO, BEN, GROUP, TOLD, now=NOW)) is Reason.NO_SUCH_REJECTION
    assert await refused(shares.about(store, NO, BEN, GROUP)) is Reason.NO_SUCH_REJECTION
    assert (await shares.find(store, drafted.share.id, ANA)).share == drafted.share


async def test_whoever_left_the_group_posts_there_no_longer_but_can_take_it_back(
    store: Store, clock: Clock, drafted: Shown
) -> None:
    share = drafted.share.id
    assert await refused(shares.post(store, share, ANA, None, NOW, told=False)) is Reason.ONLY_IN_A_GROUP
    assert await refused(shares.post(store, share, ANA, OTHER_GROUP, NOW, told=False)) is Reason.OTHER_GROUP
    assert await refused(shares.about(store, NO, ANA, None)) is Reason.ONLY_IN_A_GROUP
    assert not await shares.is_about(store, NO, None)
    await shares.post(store, share, ANA, GROUP, NOW, told=False)
    assert await shares.is_about(store, NO, None)
    _, shown = await shares.about(store, NO, ANA, None)
    assert shown is not None
    await shares.take_back(store, share, ANA, NOW)
