"""Words that somebody asked to keep, as rows. They are sealed before they get here and opened after."""

from bot.domain.ids import KeepsakeId, PersonId
from bot.domain.reframes import Keepsake
from bot.store.connection import Row, from_ms, to_ms
from bot.store.engine import Reader, Transaction
from bot.store.vault import Place, Sealer

REFRAME = "reframe"
"""The one kind of keepsake there is so far."""


def insert(tx: Transaction, keepsake: Keepsake, sealer: Sealer) -> None:
    """Write a keepsake; the same interaction delivered twice is one row."""
    tx.put(
        "INSERT INTO keepsake (id, person_id, kind, words, at) VALUES (:id, :person, :kind, :words, :at)"
        " ON CONFLICT (id) DO NOTHING",
        id=keepsake.id,
        person=keepsake.person,
        kind=REFRAME,
        words=sealer.seal(keepsake.words, _place(keepsake.id, keepsake.person)),
        at=to_ms(keepsake.at),
    )


async def count(view: Reader, person: PersonId) -> int:
    """Return how many keepsakes a person has."""
    row = await view.one("SELECT count(*) AS n FROM keepsake WHERE person_id = :person", person=person)
    return int(row["n"]) if row else 0


async def nth(view: Reader, person: PersonId, number: int, sealer: Sealer) -> Keepsake | None:
    """Return one of a person's keepsakes, counted from the newest, which is 0."""
    row = await view.one(
        "SELECT * FROM keepsake WHERE person_id = :person ORDER BY id DESC LIMIT 1 OFFSET :number",
        person=person,
        number=number,
    )
    return _keepsake(row, sealer) if row else None


async def latest(view: Reader, person: PersonId, sealer: Sealer, limit: int) -> list[Keepsake]:
    """Return a person's latest keepsakes, newest first."""
    rows = await view.all(
        "SELECT * FROM keepsake WHERE person_id = :person ORDER BY id DESC LIMIT :limit", person=person, limit=limit
    )
    return [_keepsake(row, sealer) for row in rows]


def delete(tx: Transaction, keepsake: KeepsakeId, person: PersonId) -> None:
    """Erase a keepsake of a person's."""
    tx.put("DELETE FROM keepsake WHERE id = :id AND person_id = :person", id=keepsake, person=person)


def _place(keepsake: KeepsakeId, person: PersonId) -> Place:
    return Place("keepsake", "words", keepsake, person)


def _keepsake(row: Row, sealer: Sealer) -> Keepsake:
    keepsake, person = KeepsakeId(row["id"]), PersonId(row["person_id"])
    return Keepsake(keepsake, person, sealer.open(row["words"], _place(keepsake, person)), from_ms(row["at"]))
