"""Joining, and how somebody wants to be treated. Nothing is kept of anybody who has not agreed."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from functools import partial

from bot.domain import people as rules
from bot.domain.ids import GroupId, PersonId
from bot.domain.people import CONSENT, Member, Person, Preferences, Standing
from bot.logs import get_logger
from bot.services import privacy, schedule
from bot.store import people, rounds
from bot.store.engine import Transaction
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
        known = await people.standing(tx, person)  # they may have erased everything meanwhile
        seen = rules.see(rules.check_joined(known), now)
        people.save(tx, seen)
        members = _take_part(tx, known, person, group, now)
    return Standing(seen, members=members)


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
        seen = rules.see(before, now)
        people.save(tx, seen)
        people.forget_withdrawal(tx, person)
        members = _take_part(tx, known, person, group, now)
    log.info("joined", group=group, text=CONSENT)
    return Standing(seen, members=members)


async def prefer(
    store: Store, person: PersonId, now: datetime, change: Callable[[Preferences], Preferences]
) -> Standing:
    """Change what somebody chose for themselves, wherever they are; what comes to them is planned by it.

    Raises:
        Refusal: they have not agreed, or the change says no.
    """
    async with store.write() as tx:
        known = await people.standing(tx, person)
        joined = rules.check_joined(known)
        changed = replace(joined, preferences=change(joined.preferences))
        people.save(tx, changed)
        await schedule.plan_nudges(tx, changed, now)
    return replace(known, person=changed)


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
        member = change(known.members.get(group) or Member(person, group, joined_at=now))
        people.save_member(tx, member)
        rounds.stir(tx, group, now)  # their goals are shown from now on, or no more
    return replace(known, members={**known.members, group: member})


def _take_part(
    tx: Transaction, known: Standing, person: PersonId, group: GroupId | None, now: datetime
) -> Mapping[GroupId, Member]:
    """Make somebody a member of a group, unless they are or there is none; return their memberships."""
    if group is None or group in known.members:
        return known.members
    member = Member(person, group, joined_at=now)
    people.save_member(tx, member)
    return {**known.members, group: member}


async def _load(store: Store, person: PersonId) -> Standing:
    async with store.read() as view:
        return await people.standing(view, person)
