"""Sending what is owed: written down before it is sent, sent once, settled afterwards (PRODUCT.md, promise 4)."""

import asyncio
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain import deliveries as rules
from bot.domain import shares as share_rules
from bot.domain.deliveries import Delivery, Outcome, Posted, State, TryLater, Undeliverable
from bot.domain.groups import UNTOLD, Feature, Group, Problem, Purpose
from bot.domain.ids import ChannelId, DeliveryId, GroupId, PersonId, SubjectId
from bot.domain.peers import PeerCard
from bot.domain.reports import ReportState
from bot.domain.safety import Tier, read
from bot.domain.schedule import CARD, Kind, NotNow, Skip
from bot.domain.shares import ShareCard
from bot.domain.wins import Visibility
from bot.domain.wins_rounds import WinsRoundCard
from bot.logs import get_logger
from bot.services import scheduled, shares, unshared, wins_rounds
from bot.services.announcer import Announcer, Card, Clock, ReportCard, WinCard
from bot.store import celebrations, deliveries, groups, reports, takedowns, wins
from bot.store import rounds as rounds_posted
from bot.store.engine import Reader, Transaction
from bot.store.errors import StoreError
from bot.store.store import Store

log = get_logger(__name__)

LOOK_AGAIN = 0.2
"""Seconds between two looks at an attempt that somebody else makes."""


@dataclass(frozen=True, slots=True)
class _Attempt:
    """One attempt: the delivery as it was before, and as it is while it is being sent.

    What is not to be sent any more is only looked for, where an earlier attempt may have arrived.
    """

    before: Delivery
    delivery: Delivery
    card: Card | Skip


@dataclass(frozen=True, slots=True)
class _Obstacle:
    """What keeps posts from a group's channel until its host mends it."""

    group: GroupId
    channel: ChannelId | None
    purpose: Purpose
    problem: Problem


async def deliver(store: Store, announcer: Announcer, delivery_id: DeliveryId, clock: Clock) -> Delivery | None:
    """Post what is owed, if it still is; return how it stands then, None if no attempt was to be made.

    A crash anywhere in here is mended later: before the send, it is sent then; after it, the nonce or a look into
    the channel keeps it from being posted twice. A post whose author was told of alerts is read for one here, whoever
    came to post it.
    """
    attempt = await _begin(store, delivery_id, clock)
    if attempt is None:
        return None
    if isinstance(attempt.card, WinsRoundCard):
        card = await wins_rounds.without_deleted(store, announcer, attempt.delivery, attempt.card, clock)
        attempt = replace(attempt, card=card)
    outcome = await _post(announcer, attempt, clock)
    settled = _settle(attempt.delivery, outcome, clock())
    async with store.write() as tx:
        deliveries.settle(tx, settled)
        await _follow_up(tx, settled, clock())
    log.info("delivery", delivery=settled.id, group=settled.group, state=settled.state, problem=settled.problem)
    if settled.state is State.SENT and settled.alerts:
        await alert(store, announcer, settled, _written(attempt.card), clock)
    return settled


async def deliver_now(store: Store, announcer: Announcer, owed: Delivery, clock: Clock) -> Delivery:
    """Post at once what a member has just shared; where that fails for a reason of ours, it stays owed.

    The heartbeat may come first: then this waits for how its attempt ends, as the member does.
    """
    try:
        return await deliver(store, announcer, owed.id, clock) or await _ended(store, owed, clock)
    except StoreError:
        log.exception("delivery failed", delivery=owed.id)
        return owed


async def deliver_safely(store: Store, announcer: Announcer, delivery_id: DeliveryId, clock: Clock) -> None:
    """Post what is owed and tell the host of what keeps it; a fault of ours puts off this one and stops no other."""
    try:
        settled = await deliver(store, announcer, delivery_id, clock)
        if settled is not None:
            await tell_host(store, announcer, settled, clock)
    except Exception:
        log.exception("delivery failed", delivery=delivery_id)
        await _put_off(store, delivery_id, clock)


async def due_by_place(store: Store, clock: Clock) -> dict[ChannelId | PersonId, list[DeliveryId]]:
    """Return what is to be taken up now, the longest waiting first, for each channel and each person written to."""
    async with store.read() as view:
        due = await deliveries.due(view, clock())
    places: dict[ChannelId | PersonId, list[DeliveryId]] = {}
    for delivery, place in due:
        places.setdefault(place, []).append(delivery)
    return places


async def resume(store: Store, clock: Clock) -> None:
    """Take up again what a process that is gone was in the middle of. Called once, before anything is sent."""
    async with store.write() as tx:
        deliveries.end_leases(tx, clock())
        groups.clear_untold(tx)


async def tell_host(store: Store, announcer: Announcer, delivery: Delivery, clock: Clock) -> None:
    """Tell the host what keeps a post from being made, once for each problem; not being able to is tried again.

    What cannot be written to a member directly is no business of theirs.
    """
    if delivery.problem is not None and delivery.problem not in UNTOLD and delivery.reader is None:
        async with store.read() as view:
            purpose = await _purpose(view, delivery)
        obstacle = _Obstacle(delivery.group, delivery.channel, purpose, delivery.problem)
        await _tell_host(store, announcer, obstacle, clock)


async def try_stuck_again(store: Store, clock: Clock) -> None:
    """Owe again what could not be posted lately: what kept it may be mended, and nobody has to tell us.

    Their host, who was told, hears of it again only after something could be posted.
    """
    async with store.read() as view:
        stuck = await deliveries.stuck_groups(view, clock() - rules.REVIVE_WITHIN)
    for group_id in stuck:
        async with store.write() as tx:
            group = await groups.find(tx, group_id)
            if group is not None and group.left_at is None:
                await revive(tx, group, clock)


async def revive(tx: Transaction, group: Group, clock: Clock) -> None:
    """Owe again what could not be posted in a group lately: its host has just mended something."""
    now = clock()
    for delivery in await deliveries.undeliverable(tx, GroupId(group.id)):
        channel = _where(group, delivery)
        is_mendable = delivery.problem not in UNTOLD and rules.may_revive(delivery, now)
        if channel is not None and is_mendable:
            deliveries.save(tx, rules.revive(delivery, channel, now))


def _where(group: Group, delivery: Delivery) -> ChannelId | None:
    """Return where something that could not be posted goes now; None if that is nowhere."""
    due = delivery.scheduled
    if delivery.shared is not None:
        return share_rules.channel(group)
    if due is None or (due.person is None and due.part == CARD):
        return group.channel(delivery.purpose)
    return delivery.channel


async def _begin(store: Store, delivery_id: DeliveryId, clock: Clock) -> _Attempt | None:
    async with store.write() as tx:
        now = clock()
        before = await deliveries.find(tx, delivery_id)
        if before is None or not rules.is_due(before, now):
            return None
        if before.first_try is None and _waits_long(before):  # its host may have chosen another channel meanwhile
            before = replace(before, channel=_where(await groups.known(tx, before.group), before))
        card = await _card(store, tx, before, now)
        match card:
            case None:
                deliveries.drop(tx, delivery_id)
            case Skip() if before.first_try is None:
                deliveries.save(tx, rules.leave(before, card))
                await unshared.tell(tx, before, now)
                log.info("skipped", delivery=before.id, group=before.group, why=card)
            case NotNow():
                deliveries.save(tx, rules.put_off(before, card))
            case _:
                delivery = rules.begin(before, now)
                deliveries.save(tx, delivery)
                return _Attempt(before, delivery, card)
    return None


def _settle(delivery: Delivery, outcome: Outcome | Skip, now: datetime) -> Delivery:
    return rules.leave(delivery, outcome) if isinstance(outcome, Skip) else rules.settle(delivery, outcome, now)


def _waits_long(delivery: Delivery) -> bool:
    """Say whether something may be owed for a day before its time comes: a "no" shared for later, lines that wait."""
    due = delivery.scheduled
    return delivery.shared is not None or (due is not None and due.kind is Kind.LINES)


async def _follow_up(tx: Transaction, settled: Delivery, now: datetime) -> None:
    """Write down what follows from how an attempt ended, in the same transaction."""
    if settled.state is State.SENT and settled.reader is None:
        is_round = settled.scheduled is not None and settled.scheduled.part == CARD
        threads = f"{settled.purpose} {Problem.CANNOT_OPEN_THREADS}"  # of which a card that went says nothing
        groups.clear_notices(tx, settled.group, await _purpose(tx, settled), but=threads if is_round else "")
    if settled.state is State.SENT and (settled.win is not None or settled.shared is not None):
        takedowns.owe_if_gone(tx, settled, now)
    if settled.state is State.SENT and settled.win is not None and settled.first_try is not None:
        rounds_posted.stir_about(tx, settled.group, settled.first_try, now)  # which it was not in as it waited
    if settled.state is State.SKIPPED:
        await unshared.tell(tx, settled, now)
    await scheduled.follow_up(tx, settled, now)


async def _ended(store: Store, owed: Delivery, clock: Clock) -> Delivery:
    """Return how a delivery stands once no attempt has it to itself; as it was, if it is gone."""
    while True:
        async with store.read() as view:
            known = await deliveries.find(view, owed.id)
        if known is None:
            return owed
        if known.state is not State.SENDING or rules.is_due(known, clock()):
            return known
        await asyncio.sleep(LOOK_AGAIN)


async def _card(store: Store, tx: Transaction, delivery: Delivery, now: datetime) -> Card | Skip | NotNow | None:
    """Return what is to be sent; why it is not, or not now; None if it is gone or not to be posted any more."""
    if delivery.scheduled is not None:
        return await scheduled.card(store, tx, delivery, now)
    if delivery.win is not None:
        win = await wins.find_with_key(tx, delivery.win, store.vault)
        if win is None or win.visibility is not Visibility.GROUP:
            return None
        return WinCard(win, await celebrations.applause(tx, SubjectId(win.id)))
    if delivery.shared is not None:
        return await shares.owed_card(store, tx, delivery.shared)
    report = None if delivery.report is None else await reports.find(tx, delivery.report)
    if report is None or report.state is ReportState.CLOSED:
        return None
    group = await groups.find(tx, delivery.group)
    return ReportCard(report, group.moderator_role if group else None)


async def _purpose(view: Reader, delivery: Delivery) -> Purpose:
    """Return which of a group's channels something is for."""
    if delivery.shared is None:
        return delivery.purpose
    return share_rules.purpose(await groups.known(view, delivery.group))


def _written(card: Card | Skip) -> str:
    """Return what a post's author wrote, nothing for a card of ours."""
    match card:
        case WinCard():
            return card.win.words
        case ShareCard():
            return card.share.words
    return ""


async def _post(announcer: Announcer, attempt: _Attempt, clock: Clock) -> Outcome | Skip:
    """Make an attempt. What comes from other members goes to nobody who has left their server."""
    first_try, card = attempt.before.first_try, attempt.card
    if isinstance(card, PeerCard) and attempt.delivery.reader is not None:
        has_left = await announcer.has_left(card.group, attempt.delivery.reader)
        if has_left is None:
            return TryLater()
        card = Skip.LEFT if has_left else card
    if isinstance(card, Skip):
        found = None if first_try is None else await announcer.find(attempt.delivery, first_try)
        return found if isinstance(found, Posted | TryLater) else card
    if first_try is not None and rules.needs_look(attempt.before, clock()):
        found = await announcer.find(attempt.delivery, first_try)
        if found is not None:
            return found
    return await announcer.post(attempt.delivery, card)


async def alert(store: Store, announcer: Announcer, post: Delivery, words: str, clock: Clock) -> None:
    """Show moderators where something was posted that reads like danger, if their host wants that now.

    Once at most: the post is settled before, and nothing of the reading is kept. So a crash in between loses the
    alert, as does a Discord that does not answer, or an author who erases it meanwhile. Never raises; a fault
    is logged without message, traceback and ids, which could tell what somebody wrote.
    """
    try:
        async with store.read() as view:
            is_there = await deliveries.find(view, post.id) is not None
            group = await groups.find(view, post.group)
        if group is None or not is_there or not group.reaches_moderators(Feature.ALERTS):
            return
        if read(words) is not Tier.URGENT:
            return
        match await announcer.alert_moderators(group, post):
            case Posted():
                async with store.write() as tx:
                    groups.clear_notices(tx, group.id, Purpose.MODERATORS)
            case Undeliverable(problem):
                obstacle = _Obstacle(group.id, group.moderator_channel, Purpose.MODERATORS, problem)
                await _tell_host(store, announcer, obstacle, clock)
    except Exception as error:  # noqa: BLE001 - the post is made, whatever becomes of the alert
        _log_fault(error)


def _log_fault(error: Exception) -> None:
    """Log that something failed, without message, traceback and ids: they could tell what somebody wrote."""
    log.error("safety net failed", error=type(error).__name__)


async def _tell_host(store: Store, announcer: Announcer, obstacle: _Obstacle, clock: Clock) -> None:
    """Tell the host of a problem, unless they know of it.

    Once, but for a crash between Discord's taking the message and our noting it: then once more after the next
    attempt, because a host who is never told is worse off than one who is told twice.
    """
    purpose, problem = obstacle.purpose, obstacle.problem
    code = f"{purpose} {problem}"
    async with store.write() as tx:
        is_new = await groups.notice(tx, obstacle.group, code, clock())
        group = await groups.known(tx, obstacle.group)
    if not is_new:
        return
    is_told = await announcer.tell_host(group, obstacle.channel, purpose, problem)
    async with store.write() as tx:
        if is_told:
            groups.note_told(tx, obstacle.group, code)
        else:
            groups.clear_notices(tx, obstacle.group, purpose)


async def _put_off(store: Store, delivery_id: DeliveryId, clock: Clock) -> None:
    async with store.write() as tx:
        delivery = await deliveries.find(tx, delivery_id)
        if delivery is not None and delivery.state in (State.PENDING, State.SENDING):
            begun = rules.begin(delivery, clock()) if delivery.state is State.PENDING else delivery
            deliveries.save(tx, rules.settle(begun, TryLater(), clock()))
