"""What a host sets, and what is remembered and erased when the bot comes and goes."""

from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import datetime
from functools import partial

from bot.domain import groups as rules
from bot.domain.groups import (
    ERASE_AFTER,
    LINES_LIMIT,
    Group,
    GroupLine,
    Purpose,
    is_due_for_erasure,
    may_mend_posting,
)
from bot.domain.ids import ChannelId, GroupId, LineId, PersonId
from bot.domain.refusals import Reason, Refusal
from bot.domain.schedule import ROUNDS
from bot.domain.weeks import keep_running
from bot.logs import get_logger
from bot.services import deliveries, schedule, weeks
from bot.services.announcer import Clock
from bot.store import groups, rounds
from bot.store.engine import Transaction
from bot.store.store import Store

log = get_logger(__name__)


async def find(store: Store, group: GroupId) -> Group:
    """Return the group as it is set up; one that never was is as it would be by default. Remembered."""
    return await store.groups.get(group, partial(_load, store, group))


async def change(
    store: Store, group: GroupId, host: PersonId, clock: Clock, changed: Callable[[Group], Group]
) -> Group:
    """Change what a host sets. Whoever did it last hears of problems, once each.

    Where something is posted elsewhere from then on, what could not be posted is owed again, as by `try_again`.
    """
    async with store.write() as tx:
        now, before = clock(), await groups.known(tx, group)
        known = keep_running(before, replace(changed(before), host=host, left_at=None), now)
        groups.save(tx, known)
        await weeks.follow(tx, before, known, now)
        await schedule.plan_rounds(tx, before, known, now)
        if may_mend_posting(before, known):
            await _owe_again(tx, known, clock)
    return known


async def choose_channel(
    store: Store, group: GroupId, host: PersonId, clock: Clock, *, purpose: Purpose, channel: ChannelId | None
) -> Group:
    """Choose where something is posted, None for nowhere; what could not be posted is owed again.

    To choose the same once more changes nothing, and says that it was mended.
    """
    if (await find(store, group)).channel(purpose) == channel:
        return await try_again(store, group, host, clock)
    chosen = partial(rules.choose_channel, purpose=purpose, channel=channel)
    return await change(store, group, host, clock, chosen)


async def try_again(store: Store, group: GroupId, host: PersonId, clock: Clock) -> Group:
    """Owe again what members shared lately and what could not be posted: the host has seen to what kept it."""
    async with store.write() as tx:
        before = await groups.known(tx, group)
        known = replace(before, host=host, left_at=None)
        groups.save(tx, known)
        await schedule.plan_rounds(tx, before, known, clock())
        await _owe_again(tx, known, clock)
    return known


async def lines(store: Store, group: GroupId) -> list[GroupLine]:
    """Return the people to talk to whom a host added."""
    async with store.read() as view:
        return await groups.lines(view, group)


async def add_line(store: Store, line: GroupLine) -> None:
    """Add people to talk to.

    Raises:
        Refusal: there are as many as a card holds.
    """
    async with store.write() as tx:
        others = [known for known in await groups.lines(tx, line.group) if known.id != line.id]
        if len(others) >= LINES_LIMIT:
            raise Refusal(Reason.TOO_MANY_LINES, limit=LINES_LIMIT)
        groups.add_line(tx, line)


async def remove_line(store: Store, group: GroupId, line: LineId) -> None:
    """Remove people to talk to."""
    async with store.write() as tx:
        groups.remove_line(tx, group, line)


async def reconcile(store: Store, present: Collection[GroupId], now: datetime) -> None:
    """Note which remembered groups the bot was removed from, or added to again, while it was not looking.

    What a newer version posts by the week is planned for groups that an older one set up.
    """
    async with store.write() as tx:
        for group in await groups.remembered(tx):
            if (group.left_at is None) is not (group.id in present):
                await _note_presence(tx, group, None if group.id in present else now, now)
        for group in await groups.unplanned(tx):
            await schedule.plan_rounds(tx, group, group, now)


async def leave(store: Store, group: GroupId, now: datetime) -> None:
    """Note that the bot was removed: what is kept for the group goes in 30 days, unless it comes back."""
    async with store.write() as tx:
        await _note_presence(tx, await groups.known(tx, group), now, now)
    log.info("group left", group=group)


async def come_back(store: Store, group: GroupId, now: datetime) -> None:
    """Note that the bot is in the group again; its goals round goes on with the next one."""
    async with store.write() as tx:
        known = await groups.find(tx, group)
        if known is not None and known.left_at is not None:
            await _note_presence(tx, known, None, now)


async def erase_departed(store: Store, now: datetime) -> list[GroupId]:
    """Erase everything kept for groups that removed the bot long enough ago; return which those were."""
    async with store.read() as view:
        departed = await groups.departed(view, now - ERASE_AFTER)
    return [group for group in departed if await _erase(store, group, now)]


async def _note_presence(tx: Transaction, group: Group, left_at: datetime | None, now: datetime) -> None:
    known = replace(group, left_at=left_at)
    groups.save(tx, known)
    await schedule.plan_rounds(tx, group, known, now)
    if left_at is None:
        for kind in ROUNDS.values():
            rounds.stir(tx, group.id, now, kind)  # what could not be drawn meanwhile, or shows what was erased


async def _owe_again(tx: Transaction, group: Group, clock: Clock) -> None:
    groups.clear_notices(tx, group.id)
    await deliveries.revive(tx, group, clock)


async def _erase(store: Store, group: GroupId, now: datetime) -> bool:
    async with store.write() as tx:
        known = await groups.find(tx, group)
        if known is None or not is_due_for_erasure(known, now):
            return False  # it came back meanwhile
        groups.erase(tx, group)
    log.info("group erased", group=group)
    return True


async def _load(store: Store, group: GroupId) -> Group:
    async with store.read() as view:
        return await groups.known(view, group)
