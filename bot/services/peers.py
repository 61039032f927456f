"""Encouragement from one member to another: looked at, sent, read, thanked for, and stopped."""

from dataclasses import replace
from datetime import UTC, datetime

from bot.content.library import load
from bot.domain import peers as rules
from bot.domain.encouragements import Stage
from bot.domain.groups import Feature, check_has
from bot.domain.ids import EncouragementId, PersonId, StopId
from bot.domain.pages import nearest
from bot.domain.peers import PAGE_SIZE, STOPS, Encouragement, Page, Stop
from bot.domain.people import check_joined
from bot.domain.refusals import Reason, Refusal
from bot.domain.schedule import Kind
from bot.logs import get_logger
from bot.services import peer_messages, shelves
from bot.store import groups, peers, people
from bot.store.engine import Reader, Transaction
from bot.store.store import Store

log = get_logger(__name__)

SHELF = "peer"
"""The shelf that lines for others are drawn from."""


async def propose(
    store: Store, draft: Encouragement, *, seed: int, instead_of: EncouragementId | None = None
) -> Encouragement:
    """Keep a line of the library that would be sent, for its sender to look at; without their *Send* it goes nowhere.

    One that fits anybody, not the one that this pair had last, and none twice before the sender saw all of them.

    Raises:
        Refusal: it is themselves, the host switched it off, the other takes none, or there was enough today.
    """
    async with store.write() as tx:
        await _check(store, tx, draft, draft.at)
        last = await peers.last_line(tx, draft.sender, draft.whom, store.vault)
        lines = rules.lines_for(_for_anybody(), last)
        sealer = await store.vault.sealer(draft.sender)
        line = await shelves.draw(tx, draft.sender, sealer, SHELF, lines, first=(), seed=seed)
        return await _keep(store, tx, replace(draft, line=line), instead_of)


async def another(
    store: Store, known: EncouragementId, new: EncouragementId, sender: PersonId, now: datetime
) -> Encouragement:
    """Keep another line for the same person instead of what was looked at.

    Raises:
        Refusal: there is no such draft of theirs any more, it was sent, or as `propose`.
    """
    before = await find_draft(store, known, sender, now)
    draft = replace(before, id=new, at=now, line=None, words="")
    return await propose(store, draft, seed=new, instead_of=known)


async def write(
    store: Store, known: EncouragementId, new: EncouragementId, sender: PersonId, words: str, *, now: datetime
) -> Encouragement:
    """Keep words of one's own for the same person instead of what was looked at.

    Raises:
        Refusal: there is no such draft of theirs any more, it was sent, the words will not do, or as `propose`.
    """
    before = await find_draft(store, known, sender, now)
    async with store.write() as tx:
        await _check(store, tx, before, now)
        return await _keep(store, tx, replace(before, id=new, at=now, line=None, words=words), known)


async def find_draft(store: Store, encouragement: EncouragementId, sender: PersonId, now: datetime) -> Encouragement:
    """Return what somebody looked at and did not send yet.

    Raises:
        Refusal: there is no such draft of theirs any more, or it was sent.
    """
    async with store.read() as view:
        known = rules.check_draft(await peers.find(view, encouragement, store.vault), sender, now)
    if known.sent_at is not None:
        raise Refusal(Reason.NO_SUCH_ENCOURAGEMENT)
    return known


async def send(store: Store, encouragement: EncouragementId, sender: PersonId, now: datetime) -> Encouragement:
    """Send what was looked at. Where either of the two asked to hear no more, it goes nowhere, and nobody is told.

    Raises:
        Refusal: there is no such draft of theirs any more, or as `propose`.
    """
    sealer = await store.vault.sealer(sender)
    async with store.write() as tx:
        known = rules.check_draft(await peers.find(tx, encouragement, store.vault), sender, now)
        if known.sent_at is not None:
            return known  # pressed twice
        await _check(store, tx, known, now)
        sent = rules.send(known, now, is_kept_back=await peer_messages.is_stopped(store, tx, sender, known.whom))
        peers.save(tx, sent, sealer)
        if sent.reader is not None:
            peer_messages.owe(tx, Kind.ENCOURAGED, sent.group, sent.reader, now, encouragement=sent.id)
    log.info("encouragement sent", group=known.group)
    return sent


async def discard(store: Store, encouragement: EncouragementId, sender: PersonId) -> None:
    """Erase a draft."""
    async with store.write() as tx:
        peers.delete_draft(tx, encouragement, sender)


async def thank(store: Store, encouragement: EncouragementId, reader: PersonId, now: datetime) -> Encouragement:
    """Give thanks for an encouragement, once, and return it. Its sender hears of it, if they like such news.

    Where one of the two said stop, they do not; the answer is the same.

    Raises:
        Refusal: there is no such encouragement to this person any more.
    """
    async with store.write() as tx:
        known = await _received(store, tx, encouragement, reader)
        peers.read(tx, encouragement, now)
        is_new = await peers.thank(tx, encouragement, now)
        if is_new and not await peer_messages.is_stopped(store, tx, known.sender, reader):
            peer_messages.owe(tx, Kind.THANKED, known.group, known.sender, now, encouragement=known.id)
    return known


async def stop(
    store: Store, encouragement: EncouragementId, reader: PersonId, one: StopId, now: datetime
) -> Encouragement:
    """Let nothing more come from whoever sent an encouragement, nor go to them; they are not told. Return it.

    What is still under way between the two goes nowhere, too.

    Raises:
        Refusal: there is no such encouragement to this person any more, or as many stops as may be.
    """
    sealer = await store.vault.sealer(reader)
    async with store.write() as tx:
        known = await _received(store, tx, encouragement, reader)
        stops = await peers.stops(tx, reader, store.vault)
        if any(each.whom == known.sender for each in stops):
            return known
        if len(stops) >= STOPS:
            raise Refusal(Reason.TOO_MANY_STOPS)
        peers.stop(tx, Stop(one, reader, known.sender, now), sealer)
        peers.read(tx, encouragement, now)
        for unread in await peers.unread_between(tx, reader, known.sender):
            peers.keep_back(tx, unread)
            peers.send_no_more(tx, unread)
    return known


async def stops(store: Store, person: PersonId) -> list[Stop]:
    """Return whom somebody asked to stop."""
    async with store.read() as view:
        return await peers.stops(view, person, store.vault)


async def let_again(store: Store, person: PersonId, one: StopId) -> None:
    """Take back a stop."""
    async with store.write() as tx:
        peers.let_again(tx, person, one)


async def find_received(store: Store, encouragement: EncouragementId, reader: PersonId) -> Encouragement:
    """Return an encouragement that reached somebody.

    Raises:
        Refusal: there is no such encouragement to this person any more.
    """
    async with store.read() as view:
        return await _received(store, view, encouragement, reader)


async def count_waiting(store: Store, reader: PersonId) -> int:
    """Return how many encouragements somebody did not read yet, because no direct message brought them so far."""
    async with store.read() as view:
        return len(await _listed(store, view, reader, unread=True))


async def received(store: Store, reader: PersonId, number: int, now: datetime) -> Page:
    """Return one page of what somebody received, and note that they read it; nothing of whom they asked to stop."""
    async with store.write() as tx:
        listed = await _listed(store, tx, reader)
        number, pages = nearest(number, len(listed), PAGE_SIZE)
        here = listed[number * PAGE_SIZE : (number + 1) * PAGE_SIZE]
        found = [known for one in here if (known := await peers.find(tx, one, store.vault))]
        for one in found:
            peers.read(tx, one.id, now)
    return Page(tuple(found), number, pages, len(listed))


async def forget_drafts(store: Store, now: datetime) -> None:
    """Erase what was typed and not sent for a day, whoever typed it."""
    async with store.write() as tx:
        peers.delete_drafts(tx, now - rules.DRAFT_KEPT)


async def _check(store: Store, view: Reader, wanted: Encouragement, now: datetime) -> None:
    check_joined(await people.standing(view, wanted.sender))
    rules.check_pair(wanted.sender, wanted.whom)
    check_has(await groups.known(view, wanted.group), Feature.PEERS)
    rules.check_takes(await people.standing(view, wanted.whom), wanted.group)
    today = datetime.combine(now.astimezone(UTC).date(), datetime.min.time(), UTC)
    rules.check_room(wanted.whom, await peers.sent_since(view, wanted.sender, today, store.vault))


async def _keep(
    store: Store, tx: Transaction, draft: Encouragement, instead_of: EncouragementId | None
) -> Encouragement:
    kept = rules.draft(draft)
    if instead_of is not None:
        peers.delete_draft(tx, instead_of, kept.sender)
    peers.save(tx, kept, await store.vault.sealer(kept.sender))
    return kept


async def _listed(store: Store, view: Reader, reader: PersonId, *, unread: bool = False) -> list[EncouragementId]:
    """Return what somebody has in their list, newest first: nothing of whom they asked to stop."""
    stopped = {one.whom for one in await peers.stops(view, reader, store.vault)}
    found = await peers.senders(view, reader, unread=unread)
    return [encouragement for encouragement, sender in found.items() if sender not in stopped]


def _for_anybody() -> list[str]:
    return [line.key for line in load().encouragements.values() if line.stage is Stage.ANY]


async def _received(store: Store, view: Reader, encouragement: EncouragementId, reader: PersonId) -> Encouragement:
    known = await peers.find(view, encouragement, store.vault)
    if known is None or known.reader != reader:
        raise Refusal(Reason.NO_SUCH_ENCOURAGEMENT)
    return known
