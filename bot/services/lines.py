"""Telling moderators that lines wait which members offered: once a day at most, and only while some do."""

from datetime import datetime

from bot.domain.deliveries import Delivery, owe
from bot.domain.encouragements import OfferedState
from bot.domain.groups import Group
from bot.domain.lines import next_notice
from bot.domain.schedule import Kind, Schedule, Skip, schedule_id
from bot.services.announcer import LinesCard
from bot.store import deliveries, encouragements, groups, schedules
from bot.store.engine import Reader, Transaction


async def tell(tx: Transaction, group: Group, now: datetime) -> None:
    """Owe moderators the news that a line waits, where their group has a channel for them."""
    known = schedule_id(Kind.LINES, group.id)
    due = next_notice(await deliveries.last(tx, known), now)
    if group.moderator_channel is None or due is None:
        return
    schedule = Schedule(known, Kind.LINES, group.id, due.period, 0)
    schedules.save(tx, schedule)
    deliveries.owe(tx, owe(schedule, due, group.moderator_channel))


async def card(view: Reader, delivery: Delivery) -> LinesCard | Skip:
    """Return how many lines wait now; nothing, if none does any more or a later notice says so."""
    group = await groups.known(view, delivery.group)
    count = await encouragements.count(view, group.id, OfferedState.PENDING)
    last = await deliveries.last(view, schedule_id(Kind.LINES, group.id))
    if not count or group.left_at is not None or group.moderator_channel is None:
        return Skip.OVER
    if last is not None and last.id != delivery.id:
        return Skip.OVER
    return LinesCard(delivery.id, count, group.moderator_role)
