"""Encouragements from one member to another, and whom somebody asked to stop, as rows.

An encouragement's words, and for whom they are, are sealed with its author's key, so that they go with it. A stop is
sealed whole.
"""

from datetime import datetime

from bot.domain.ids import EncouragementId, GroupId, PersonId, StopId, SubjectId
from bot.domain.peers import Encouragement, Stop
from bot.store.connection import Row, from_ms, to_ms
from bot.store.engine import Reader, Transaction
from bot.store.vault import Place, SealBroken, Sealer, Vault

LATEST = 50
"""How many of somebody's encouragements are looked through for the last one to the same person."""


def save(tx: Transaction, encouragement: Encouragement, sealer: Sealer) -> None:
    """Write an encouragement as it now is, sealed by its sender's sealer."""
    tx.put(
        "INSERT INTO encouragement"
        " (id, person_id, reader_id, group_id, whom, line, words, at, sent_at, read_at, thanked_at)"
        " VALUES (:id, :sender, :reader, :group, :whom, :line, :words, :at, :sent_at, :read_at, :thanked_at)"
        " ON CONFLICT (id) DO UPDATE SET reader_id = excluded.reader_id, sent_at = excluded.sent_at",
        id=encouragement.id,
        sender=encouragement.sender,
        reader=encouragement.reader,
        group=encouragement.group,
        whom=sealer.seal(str(encouragement.whom), _place("whom", encouragement.id, encouragement.sender)),
        line=encouragement.line,
        words=sealer.seal(encouragement.words, _place("words", encouragement.id, encouragement.sender)),
        at=to_ms(encouragement.at),
        sent_at=_ms(encouragement.sent_at),
        read_at=_ms(encouragement.read_at),
        thanked_at=_ms(encouragement.thanked_at),
    )


async def find(view: Reader, encouragement: EncouragementId, vault: Vault) -> Encouragement | None:
    """Return an encouragement, opened with its author's key; None also once that was erased."""
    row = await view.one("SELECT * FROM encouragement WHERE id = :id", id=encouragement)
    return await _opened(row, vault) if row else None


async def sent_since(view: Reader, person: PersonId, since: datetime, vault: Vault) -> list[Encouragement]:
    """Return what somebody sent since a moment, whatever became of it."""
    rows = await view.all(
        "SELECT * FROM encouragement WHERE person_id = :person AND sent_at >= :since",
        person=person,
        since=to_ms(since),
    )
    return [found for row in rows if (found := await _opened(row, vault))]


async def last_line(view: Reader, person: PersonId, whom: PersonId, vault: Vault) -> str | None:
    """Return the line of the library that somebody last sent to somebody, whatever became of it; None for none."""
    rows = await view.all(
        "SELECT * FROM encouragement WHERE person_id = :person AND sent_at IS NOT NULL"
        " ORDER BY sent_at DESC LIMIT :latest",
        person=person,
        latest=LATEST,
    )
    for row in rows:
        found = await _opened(row, vault) if row["line"] is not None else None
        if found is not None and found.whom == whom:
            return found.line
    return None


async def count_senders(view: Reader, group: GroupId, since: datetime, until: datetime) -> int:
    """Return how many people sent encouragements in a group from a moment on and before another."""
    row = await view.one(
        "SELECT count(DISTINCT person_id) AS n FROM encouragement"
        " WHERE group_id = :group AND sent_at >= :since AND sent_at < :until",
        group=group,
        since=to_ms(since),
        until=to_ms(until),
    )
    return int(row["n"]) if row else 0


async def count_received(view: Reader, person: PersonId) -> int:
    """Return how many encouragements somebody received."""
    row = await view.one("SELECT count(*) AS n FROM encouragement WHERE reader_id = :person", person=person)
    return int(row["n"]) if row else 0


async def count_thanks(view: Reader, person: PersonId) -> int:
    """Return how many people's thanks somebody has for what they sent."""
    row = await view.one(
        "SELECT count(*) AS n FROM encouragement WHERE person_id = :person AND thanked_at IS NOT NULL", person=person
    )
    return int(row["n"]) if row else 0


async def count_thanks_given(view: Reader, person: PersonId) -> int:
    """Return how often somebody gave thanks for what they received."""
    row = await view.one(
        "SELECT count(*) AS n FROM encouragement WHERE reader_id = :person AND thanked_at IS NOT NULL", person=person
    )
    return int(row["n"]) if row else 0


async def senders(view: Reader, person: PersonId, *, unread: bool = False) -> dict[EncouragementId, PersonId]:
    """Return what somebody received, newest first, and from whom; or only what they have not read."""
    rows = await view.all(
        "SELECT id, person_id FROM encouragement WHERE reader_id = :person AND (:unread = 0 OR read_at IS NULL)"
        " ORDER BY sent_at DESC, id",
        person=person,
        unread=int(unread),
    )
    return {EncouragementId(row["id"]): PersonId(row["person_id"]) for row in rows}


async def latest(view: Reader, person: PersonId, vault: Vault, limit: int) -> tuple[Encouragement, ...]:
    """Return the latest encouragements that somebody received, newest first."""
    rows = await view.all(
        "SELECT * FROM encouragement WHERE reader_id = :person ORDER BY sent_at DESC, id LIMIT :limit",
        person=person,
        limit=limit,
    )
    return tuple([found for row in rows if (found := await _opened(row, vault))])


async def thanked(view: Reader, person: PersonId, vault: Vault, limit: int) -> tuple[Encouragement, ...]:
    """Return what somebody sent and was thanked for, the latest thanks first."""
    rows = await view.all(
        "SELECT * FROM encouragement WHERE person_id = :person AND thanked_at IS NOT NULL"
        " ORDER BY thanked_at DESC, id LIMIT :limit",
        person=person,
        limit=limit,
    )
    return tuple([found for row in rows if (found := await _opened(row, vault))])


def read(tx: Transaction, encouragement: EncouragementId, now: datetime) -> None:
    """Write down that an encouragement was read by whom it reached, unless it was before."""
    tx.put(
        "UPDATE encouragement SET read_at = coalesce(read_at, :now) WHERE id = :id AND reader_id IS NOT NULL",
        id=encouragement,
        now=to_ms(now),
    )


def keep_back(tx: Transaction, encouragement: EncouragementId) -> None:
    """Keep an encouragement from whom it was for, for good; whoever sent it cannot tell."""
    tx.put("UPDATE encouragement SET reader_id = NULL WHERE id = :id", id=encouragement)


def send_no_more(tx: Transaction, encouragement: EncouragementId) -> None:
    """Owe nobody a message about an encouragement any more, and keep nothing of one that was owed."""
    tx.put("DELETE FROM schedule WHERE encouragement_id = :id", id=encouragement)


async def unread_between(view: Reader, one: PersonId, other: PersonId) -> list[EncouragementId]:
    """Return what either of two people has from the other and did not read."""
    rows = await view.all(
        "SELECT id FROM encouragement WHERE read_at IS NULL"
        " AND ((person_id = :one AND reader_id = :other) OR (person_id = :other AND reader_id = :one))",
        one=one,
        other=other,
    )
    return [EncouragementId(row["id"]) for row in rows]


async def thank(tx: Transaction, encouragement: EncouragementId, now: datetime) -> bool:
    """Write down that somebody gave thanks for an encouragement; False if they had."""
    row = await tx.one(
        "UPDATE encouragement SET thanked_at = :now WHERE id = :id AND thanked_at IS NULL RETURNING id",
        id=encouragement,
        now=to_ms(now),
    )
    return row is not None


def delete_drafts(tx: Transaction, before: datetime) -> None:
    """Erase what was typed and not sent before a moment."""
    tx.put("DELETE FROM encouragement WHERE sent_at IS NULL AND at < :before", before=to_ms(before))


def delete_draft(tx: Transaction, encouragement: EncouragementId, person: PersonId) -> None:
    """Erase a draft of somebody's; what was sent stays."""
    tx.put(
        "DELETE FROM encouragement WHERE id = :id AND person_id = :person AND sent_at IS NULL",
        id=encouragement,
        person=person,
    )


def stop(tx: Transaction, one: Stop, sealer: Sealer) -> None:
    """Write whom somebody would rather not hear from; the same interaction delivered twice is one row."""
    tx.put(
        "INSERT INTO stop (id, person_id, whom, at) VALUES (:id, :person, :whom, :at) ON CONFLICT (id) DO NOTHING",
        id=one.id,
        person=one.person,
        whom=sealer.seal(str(one.whom), Place("stop", "whom", one.id, one.person)),
        at=to_ms(one.at),
    )


async def stops(view: Reader, person: PersonId, vault: Vault) -> list[Stop]:
    """Return whom somebody would rather not hear from, in the order in which they said so."""
    rows = await view.all("SELECT * FROM stop WHERE person_id = :person ORDER BY at, id", person=person)
    return [found for row in rows if (found := await _stop(row, vault))]


async def stops_of_celebrants(view: Reader, subject: SubjectId, vault: Vault) -> list[Stop]:
    """Return whom those would rather not hear from who celebrate something."""
    rows = await view.all(
        "SELECT stop.* FROM celebration JOIN stop ON stop.person_id = celebration.person_id"
        " WHERE celebration.subject_id = :subject",
        subject=subject,
    )
    return [found for row in rows if (found := await _stop(row, vault))]


def let_again(tx: Transaction, person: PersonId, one: StopId) -> None:
    """Take back a stop of somebody's."""
    tx.put("DELETE FROM stop WHERE id = :id AND person_id = :person", id=one, person=person)


def _place(column: str, encouragement: EncouragementId, sender: PersonId) -> Place:
    return Place("encouragement", column, encouragement, sender)


def _ms(moment: datetime | None) -> int | None:
    return None if moment is None else to_ms(moment)


def _moment(stored: int | None) -> datetime | None:
    return None if stored is None else from_ms(stored)


async def _opened(row: Row, vault: Vault) -> Encouragement | None:
    encouragement, sender = EncouragementId(row["id"]), PersonId(row["person_id"])
    try:
        sealer = await vault.sealer(sender)
        words = sealer.open(row["words"], _place("words", encouragement, sender))
        whom = PersonId(int(sealer.open(row["whom"], _place("whom", encouragement, sender))))
    except SealBroken:
        return None
    return Encouragement(
        id=encouragement,
        sender=sender,
        whom=whom,
        group=GroupId(row["group_id"]),
        at=from_ms(row["at"]),
        line=row["line"],
        words=words,
        reader=None if row["reader_id"] is None else PersonId(row["reader_id"]),
        sent_at=_moment(row["sent_at"]),
        read_at=_moment(row["read_at"]),
        thanked_at=_moment(row["thanked_at"]),
    )


async def _stop(row: Row, vault: Vault) -> Stop | None:
    stop, person = StopId(row["id"]), PersonId(row["person_id"])
    try:
        whom = (await vault.sealer(person)).open(row["whom"], Place("stop", "whom", stop, person))
    except SealBroken:
        return None
    return Stop(stop, person, PersonId(int(whom)), from_ms(row["at"]))
