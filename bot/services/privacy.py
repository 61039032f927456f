"""A member's rights over what is kept of them: to see it, to take it along, to erase it, to withdraw.

An erasure is finished whatever happens in between. What is on the disk goes in this order:

    withdraw:   the fact ──> the key ──> everything else
    delete:                  the key ──> everything else

and whoever is still kept without a key, or although they withdrew, is erased at the next start and within the hour
(`finish`). That makes erasure outlive a restored backup, too: the keys at hand stay, and they know who is gone.

It is the key that counts. SQLite overwrites what is deleted (`secure_delete`), but where it has moved rows from one
page to another, a sealed piece may stay in a corner until that is used again (measured: in 2 of 80 databases after
much coming and going). Nobody can open it.
"""

import asyncio
import gzip
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.ids import PersonId
from bot.domain.people import Standing
from bot.domain.privacy import EXPORT_FORMAT, FACT, KEY, PLAIN_LIMIT, Held, Overview, Receipt, check_may_withdraw
from bot.domain.refusals import Reason, Refusal
from bot.logs import get_logger
from bot.store import holdings, people, rounds, takedowns, wins
from bot.store.engine import Reader
from bot.store.store import Store

log = get_logger(__name__)

JOINING = timedelta(minutes=1)
"""A key is made as its person agrees; who agreed longer than this before it was made did so in a former life."""

Condition = Callable[[Standing, frozenset[str]], bool]
"""Says, of how somebody stands and the kinds of what is held of them, whether they are to be erased."""


@dataclass(frozen=True, slots=True)
class Export:
    """A file with everything that is kept of somebody."""

    name: str
    content: bytes
    entries: int
    is_packed: bool


async def overview(store: Store, person: PersonId) -> Overview:
    """Return what is kept of somebody, in counts.

    Raises:
        Refusal: nothing is.
    """
    async with store.read() as view:
        held = await _held(store, view, person)
        if not held:
            raise Refusal(Reason.NOTHING_KEPT)
        return Overview(await people.standing(view, person), held, await wins.count_shared(view, person))


async def check_withdrawal(store: Store, person: PersonId) -> Overview:
    """Return what would go, before somebody withdraws.

    Raises:
        Refusal: nothing is kept, or that they withdrew is all that is.
    """
    kept = await overview(store, person)
    check_may_withdraw(kept.standing)
    return kept


async def export(store: Store, person: PersonId, about: str, now: datetime) -> Export:
    """Return everything that is kept of somebody as a JSON file; `about` says in words what it is.

    Raises:
        Refusal: nothing is kept.
    """
    async with store.read() as view:
        if not await _held(store, view, person):
            raise Refusal(Reason.NOTHING_KEPT)
        kept = await holdings.read_out(view, person, store.vault)
    document = {
        "about": about,
        "format": EXPORT_FORMAT,
        "exported_at": now.isoformat(),
        "person_id": str(person),
        "kept": kept,
    }
    content, is_packed = await asyncio.to_thread(_file, document)  # megabytes would keep everybody else waiting
    name = f"rebound-{now:%Y-%m-%d}.json{'.gz' if is_packed else ''}"
    return Export(name, content, sum(map(len, kept.values())), is_packed)


async def erase(store: Store, person: PersonId, now: datetime) -> Receipt:
    """Erase everything that is kept of somebody, also that they withdrew. Posts are owed to be taken down.

    Raises:
        Refusal: nothing is kept.
    """
    receipt = await erase_if(store, person, now, lambda *_: True)
    if receipt is None:
        raise Refusal(Reason.NOTHING_KEPT)
    await store.fold()
    return receipt


async def withdraw(store: Store, person: PersonId, now: datetime) -> Receipt:
    """Erase everything that is kept of somebody but that they withdrew.

    Raises:
        Refusal: nothing is kept, or that they withdrew is all that is.
    """
    async with store.write() as tx:
        check_may_withdraw(await people.standing(tx, person))
        if not await holdings.tally(tx, person):
            raise Refusal(Reason.NOTHING_KEPT)
        people.withdraw(tx, person, now)
    receipt = await erase_if(store, person, now, lambda *_: True, keeps_fact=True)
    if receipt is None:  # the same person pressed twice at once
        raise Refusal(Reason.ALREADY_WITHDRAWN)
    await store.fold()
    return receipt


async def finish(store: Store, now: datetime) -> int:
    """Finish what was interrupted: erase whoever has no key any more, or withdrew; return how many those were.

    Also whoever erased everything and joined anew, and came back as they were before with a restored backup.
    """
    async with store.read() as view:
        kept = await people.everybody(view)
        withdrawn = await people.half_withdrawn(view)
    keys = await store.vault.people()  # after the people: whoever joins meanwhile has a key before they are kept
    unfinished = withdrawn | {person for person in kept if person not in keys}
    for person in unfinished:
        await finish_for(store, person, now, keeps_fact=person in withdrawn)
    former = {person for person, agreed in kept.items() if keys.get(person, agreed) - agreed > JOINING} - unfinished
    for person in former:
        await _erase_former(store, person, now)
    if found := unfinished | former:
        await store.fold()
        log.info("erasures finished", count=len(found))
    return len(unfinished) + len(former)


async def _erase_former(store: Store, person: PersonId, now: datetime) -> None:
    """Erase what came back of somebody's former life here; their key stays, for what a newer backup may hold."""
    async with store.write() as tx:
        rounds.stir_all_of(tx, person, now)
        people.erase(tx, person)


async def finish_for(store: Store, person: PersonId, now: datetime, *, keeps_fact: bool = False) -> None:
    """Finish the erasure of one person, if one was interrupted."""
    await erase_if(store, person, now, _is_unfinished, keeps_fact=keeps_fact)


async def erase_if(
    store: Store, person: PersonId, now: datetime, condition: Condition, *, keeps_fact: bool = False
) -> Receipt | None:
    """Erase somebody of whom a condition holds at that moment; None if it does not, or there is nothing to erase.

    Joining takes the same turn, so that nobody ends up with rows and no key. Whoever calls this folds afterwards.
    """
    async with store.write() as tx:
        held = await _held(store, tx, person)
        kinds = frozenset(one.kind for one in held)
        gone = tuple(one for one in held if not (keeps_fact and one.kind == FACT))
        if not gone or not condition(await people.standing(tx, person), kinds):
            return None
        posts = await takedowns.owe_for(tx, person, now)
        rounds.stir_all_of(tx, person, now)
        await store.vault.forget(person)
        people.erase(tx, person)
        if keeps_fact:
            people.withdraw(tx, person, now)
        else:
            people.forget_withdrawal(tx, person)
    log.info("person erased", withdrawn=keeps_fact, posts=posts)  # not who: the log would be the last to know them
    return Receipt(gone, posts, now, keeps_fact)


async def _held(store: Store, view: Reader, person: PersonId) -> tuple[Held, ...]:
    held = await holdings.tally(view, person)  # the first question takes the turn: the key is looked at within it
    made_at = await store.vault.made_at(person)
    return held if made_at is None else (*held, Held(KEY, 1, made_at))


def _is_unfinished(standing: Standing, kinds: frozenset[str]) -> bool:
    if standing.withdrawn_at is not None:
        return not kinds <= {FACT, KEY}  # a key alone is that of somebody who was about to join
    return standing.person is not None and KEY not in kinds


def _file(document: dict[str, object]) -> tuple[bytes, bool]:
    content = json.dumps(document, ensure_ascii=False, indent=1).encode()
    if len(content) <= PLAIN_LIMIT:
        return content, False
    return gzip.compress(content, mtime=0), True
