"""Posting what is owed: written down before it is sent, sent once, settled afterwards (PRODUCT.md, promise 4)."""

import asyncio
from dataclasses import dataclass
from datetime import datetime

from bot.domain import deliveries as rules
from bot.domain.deliveries import Delivery, Outcome, Posted, State
from bot.domain.groups import Group, Problem
from bot.domain.ids import ChannelId, DeliveryId, SubjectId
from bot.domain.wins import Visibility
from bot.logs import get_logger
from bot.services.announcer import Announcer, WinCard
from bot.store import deliveries, groups, wins
from bot.store.store import Store

log = get_logger(__name__)


@dataclass(frozen=True, slots=True)
class _Attempt:
    """One attempt: the delivery as it was before, and as it is while it is being sent."""

    before: Delivery
    delivery: Delivery
    card: WinCard


async def deliver(store: Store, announcer: Announcer, delivery_id: DeliveryId, now: datetime) -> Delivery | None:
    """Post what is owed, if it still is; return how it stands then, None if it is no longer owed.

    A crash anywhere in here is mended by the next `deliver_due`: before the send, it is sent then; after it, the
    nonce or a look into the channel keeps it from being posted twice.
    """
    attempt = await _begin(store, delivery_id, now)
    if attempt is None:
        return None
    outcome = await _post(announcer, attempt, now)
    settled = rules.settle(attempt.delivery, outcome, now)
    news = await _settle(store, settled, now)
    if news is not None:
        await announcer.tell_host(*news)
    log.info("delivery", delivery=settled.id, group=settled.group, state=settled.state, problem=settled.problem)
    return settled


async def deliver_due(store: Store, announcer: Announcer, now: datetime) -> int:
    """Take up everything whose time has come, one after the other in each channel; return how many that were."""
    async with store.read() as view:
        due = await deliveries.due(view, now)
    channels: dict[ChannelId | None, list[DeliveryId]] = {}
    for delivery in due:
        channels.setdefault(delivery.channel, []).append(delivery.id)

    async def serve(owed: list[DeliveryId]) -> None:
        for delivery_id in owed:
            await deliver(store, announcer, delivery_id, now)

    async with asyncio.TaskGroup() as workers:
        for owed in channels.values():
            workers.create_task(serve(owed))
    return len(due)


async def resume(store: Store, now: datetime) -> None:
    """Take up again what a process that is gone was in the middle of. Called once, before anything is sent."""
    async with store.write() as tx:
        deliveries.end_leases(tx, now)


async def _begin(store: Store, delivery_id: DeliveryId, now: datetime) -> _Attempt | None:
    async with store.write() as tx:
        before = await deliveries.find(tx, delivery_id)
        if before is None or not rules.is_due(before, now):
            return None
        author = await wins.author(tx, before.win)
        if author is None:
            return None
        win = await wins.find(tx, before.win, await store.vault.sealer(author, now))
        if win is None or win.visibility is not Visibility.GROUP:
            return None
        card = WinCard(win, await wins.applause(tx, SubjectId(win.id)))
        delivery = rules.begin(before, now)
        deliveries.save(tx, delivery)
    return _Attempt(before, delivery, card)


async def _post(announcer: Announcer, attempt: _Attempt, now: datetime) -> Outcome:
    first_try = attempt.before.first_try
    if first_try is not None and rules.needs_look(attempt.before, now):
        found = await announcer.find(attempt.delivery, first_try)
        if found is not None:
            return Posted(found)
    return await announcer.post(attempt.delivery, attempt.card)


async def _settle(store: Store, delivery: Delivery, now: datetime) -> tuple[Group, Problem] | None:
    """Write the outcome down; return what the host has to hear, if they have not heard it yet."""
    async with store.write() as tx:
        deliveries.save(tx, delivery)
        if delivery.state is State.SENT:
            groups.clear_notices(tx, delivery.group)
        if delivery.problem is None or not await groups.notice(tx, delivery.group, delivery.problem, now):
            return None
        group = await groups.find(tx, delivery.group) or Group(delivery.group)
    return group, delivery.problem
