"""Joining, and how somebody wants to be treated. Nothing is kept of anybody who has not agreed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial

from bot.domain import people as rules
from bot.domain.ids import GroupId, PersonId
from bot.domain.people import CONSENT, Member, Person, Preferences, Standing
from bot.logs import get_logger
from bot.services import privacy
from bot.store import people
from bot.store.store import Store

log = get_logger(__name__)


async def standing(store: Store, person: PersonId) -> Standing:
    """Return how somebody stands with Rebound; remembered, so that a command need not ask the database."""
    return await store.standings.get(person, partial(_load, store, person))


async def admit(store: Store, person: PersonId, group: GroupId | None, now: datetime) -> Standing:
    """Let somebody who agreed use Rebound here: they are a member of this group from now on, and were here today.

    Raises:
        Refusal: nobody agreed yet, they withdrew, or the text has changed since.
    """
    known = await standing(store, person)
    joined = rules.check_joined(known)
    is_new = group is not None and group not in known.members
    if not is_new and not rules.is_news(joined, now):
        return known
    async with store.write() as tx:
        joined = rules.check_joined(await people.standing(tx, person))  # they may have erased everything meanwhile
        people.save(tx, rules.see(joined, now))
        if group is not None and is_new:
            people.save_member(tx, Member(person, group, joined_at=now))
    store.standings.forget(person)
    return await standing(store, person)


async def agree(store: Store, person: PersonId, group: GroupId | None, now: datetime) -> Standing:
    """Keep that somebody agreed to the present text, and to take part in this group. Agreeing twice is once.

    Their key comes first: a person without one is somebody whose erasure was interrupted, see `bot.services.privacy`.
    """
    await privacy.finish_for(store, person, now)
    async with store.write() as tx:
        known = await people.standing(tx, person)
        await store.vault.make_key(person, now)  # within the writer's turn, which an erasure holds, too
        before = known.person or Person(person, CONSENT, agreed_at=now, seen_at=now)
        if before.consent != CONSENT:
            before = replace(before, consent=CONSENT, agreed_at=now)
        people.save(tx, rules.see(before, now))
        people.forget_withdrawal(tx, person)
        if group is not None and group not in known.members:
            people.save_member(tx, Member(person, group, joined_at=now))
    store.standings.forget(person)
    log.info("joined", group=group, text=CONSENT)
    return await standing(store, person)


async def prefer(store: Store, person: PersonId, change: Callable[[Preferences], Preferences]) -> Standing:
    """Change what somebody chose for themselves, wherever they are.

    Raises:
        Refusal: they have not agreed, or the change says no.
    """
    async with store.write() as tx:
        joined = rules.check_joined(await people.standing(tx, person))
        people.save(tx, replace(joined, preferences=change(joined.preferences)))
    store.standings.forget(person)
    return await standing(store, person)


async def prefer_here(
    store: Store, person: PersonId, group: GroupId, now: datetime, change: Callable[[Member], Member]
) -> Standing:
    """Change how somebody takes part in one group.

    Raises:
        Refusal: they have not agreed.
    """
    async with store.write() as tx:
        known = await people.standing(tx, person)
        rules.check_joined(known)
        member = known.members.get(group) or Member(person, group, joined_at=now)
        people.save_member(tx, change(member))
    store.standings.forget(person)
    return await standing(store, person)


async def _load(store: Store, person: PersonId) -> Standing:
    async with store.read() as view:
        return await people.standing(view, person)
