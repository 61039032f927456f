"""Check-ins as rows. Mood, feelings and note are sealed before they get here and opened after."""

import json
from datetime import datetime

from bot.domain.checkins import PAGE_SIZE, Checkin, Mood
from bot.domain.ids import CheckinId, GroupId, PersonId
from bot.store.connection import Row, from_ms, to_ms
from bot.store.engine import Reader, Transaction
from bot.store.vault import Place, SealBroken, Sealer, Vault


def save(tx: Transaction, checkin: Checkin, sealer: Sealer) -> None:
    """Write a check-in as it now is; the same interaction delivered twice is one row."""
    felt = {"mood": checkin.mood, "feelings": checkin.feelings, "said": checkin.said}
    tx.put(
        "INSERT INTO checkin (id, person_id, group_id, felt, note, at)"
        " VALUES (:id, :person, :group, :felt, :note, :at)"
        " ON CONFLICT (id) DO UPDATE SET felt = excluded.felt, note = excluded.note"
        " WHERE checkin.person_id = excluded.person_id",
        id=checkin.id,
        person=checkin.person,
        group=checkin.group,
        felt=sealer.seal(json.dumps(felt), _place("felt", checkin.id, checkin.person)),
        note=sealer.seal(checkin.note, _place("note", checkin.id, checkin.person)),
        at=to_ms(checkin.at),
    )


async def find(view: Reader, checkin: CheckinId, vault: Vault) -> Checkin | None:
    """Return a check-in of whoever it is, opened with the key that is theirs; None also once that was erased."""
    row = await view.one("SELECT * FROM checkin WHERE id = :id", id=checkin)
    if row is None:
        return None
    try:
        return _checkin(row, await vault.sealer(PersonId(row["person_id"])))
    except SealBroken:
        return None


async def count(view: Reader, person: PersonId) -> int:
    """Return how many check-ins a person keeps."""
    row = await view.one("SELECT count(*) AS n FROM checkin WHERE person_id = :person", person=person)
    return int(row["n"]) if row else 0


async def page(view: Reader, person: PersonId, number: int, sealer: Sealer) -> tuple[Checkin, ...]:
    """Return one page of a person's check-ins, newest first, `PAGE_SIZE` a page, counted from 0."""
    rows = await view.all(
        "SELECT * FROM checkin WHERE person_id = :person ORDER BY id DESC LIMIT :size OFFSET :skip",
        person=person,
        size=PAGE_SIZE,
        skip=number * PAGE_SIZE,
    )
    return tuple(_checkin(row, sealer) for row in rows)


async def latest(
    view: Reader, person: PersonId, sealer: Sealer, limit: int, since: datetime | None = None
) -> list[Checkin]:
    """Return the latest check-ins of a person, newest first: of those since a moment, if one is named."""
    rows = await view.all(
        "SELECT * FROM checkin WHERE person_id = :person AND at >= :since ORDER BY id DESC LIMIT :limit",
        person=person,
        since=0 if since is None else to_ms(since),
        limit=limit,
    )
    return [_checkin(row, sealer) for row in rows]


def delete(tx: Transaction, checkin: CheckinId) -> None:
    """Erase a check-in."""
    tx.put("DELETE FROM checkin WHERE id = :id", id=checkin)


def _place(column: str, checkin: CheckinId, person: PersonId) -> Place:
    return Place("checkin", column, checkin, person)


def _checkin(row: Row, sealer: Sealer) -> Checkin:
    checkin, person = CheckinId(row["id"]), PersonId(row["person_id"])
    felt = json.loads(sealer.open(row["felt"], _place("felt", checkin, person)))
    return Checkin(
        id=checkin,
        person=person,
        group=GroupId(row["group_id"]),
        at=from_ms(row["at"]),
        mood=None if felt["mood"] is None else Mood(felt["mood"]),
        feelings=tuple(felt["feelings"]),
        note=sealer.open(row["note"], _place("note", checkin, person)),
        said=felt["said"],
    )
