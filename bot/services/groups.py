"""What a host sets, and what is remembered and erased when the bot comes and goes."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from bot.domain.groups import Group, is_due_for_erasure
from bot.domain.ids import ChannelId, GroupId, PersonId
from bot.logs import get_logger
from bot.services import deliveries
from bot.services.announcer import Clock
from bot.store import groups
from bot.store.store import Store

log = get_logger(__name__)


async def find(store: Store, group: GroupId) -> Group:
    """Return the group as it is set up; one that never was is as it would be by default."""
    async with store.read() as view:
        return await groups.find(view, group) or Group(group)


async def choose_wins_channel(
    store: Store, group: GroupId, host: PersonId, channel: ChannelId | None, clock: Clock
) -> Group:
    """Set where shared wins are posted, None for nowhere. Whoever set it hears of problems with it, once each.

    Wins that members shared lately and that could not be posted are owed again.
    """
    async with store.write() as tx:
        known = await groups.find(tx, group) or Group(group)
        known = replace(known, host=host, wins_channel=channel, left_at=None)
        groups.save(tx, known)
        groups.clear_notices(tx, group)
        await deliveries.revive(tx, known, clock)
    return known


async def reconcile(store: Store, present: Collection[GroupId], now: datetime) -> None:
    """Note which remembered groups the bot was removed from, or added to again, while it was not looking."""
    async with store.write() as tx:
        for group in await groups.remembered(tx):
            if group.left_at is None and group.id not in present:
                groups.save(tx, replace(group, left_at=now))
            elif group.left_at is not None and group.id in present:
                groups.save(tx, replace(group, left_at=None))


async def leave(store: Store, group: GroupId, now: datetime) -> None:
    """Note that the bot was removed: what is kept for the group goes in 30 days, unless it comes back."""
    async with store.write() as tx:
        known = await groups.find(tx, group) or Group(group)
        groups.save(tx, replace(known, left_at=now))
    log.info("group left", group=group)


async def come_back(store: Store, group: GroupId) -> None:
    """Note that the bot is in the group again."""
    async with store.write() as tx:
        known = await groups.find(tx, group)
        if known is not None and known.left_at is not None:
            groups.save(tx, replace(known, left_at=None))


async def erase_departed(store: Store, now: datetime) -> list[GroupId]:
    """Erase everything kept for groups that removed the bot long enough ago; return which those were."""
    async with store.read() as view:
        departed = [group.id for group in await groups.remembered(view) if is_due_for_erasure(group, now)]
    return [group for group in departed if await _erase(store, group, now)]


async def _erase(store: Store, group: GroupId, now: datetime) -> bool:
    async with store.write() as tx:
        known = await groups.find(tx, group)
        if known is None or not is_due_for_erasure(known, now):
            return False  # it came back meanwhile
        groups.erase(tx, group)
    log.info("group erased", group=group)
    return True
