"""Which lines of the library's shelves somebody was shown: one sealed list a person and shelf.

A line is its key in `bot.content`. From what somebody was shown, what happened to them can be guessed.
"""

import json
from collections.abc import Sequence

from bot.domain.ids import PersonId, derived
from bot.store.engine import Reader, Transaction
from bot.store.vault import Place, SealBroken, Sealer


async def shown(view: Reader, person: PersonId, shelf: str, sealer: Sealer) -> list[str]:
    """Return the lines of a shelf that a person was shown, oldest first; none where the list does not open."""
    row = await view.one("SELECT lines FROM line_shown WHERE id = :id", id=_id(person, shelf))
    try:
        return list(json.loads(sealer.open(row["lines"], _place(person, shelf)))) if row else []
    except SealBroken:  # a line that comes again is better than none
        return []


def keep(tx: Transaction, person: PersonId, shelf: str, lines: Sequence[str], sealer: Sealer) -> None:
    """Write which lines of a shelf a person was shown, oldest first."""
    tx.put(
        "INSERT INTO line_shown (id, person_id, shelf, lines) VALUES (:id, :person, :shelf, :lines)"
        " ON CONFLICT (id) DO UPDATE SET lines = excluded.lines",
        id=_id(person, shelf),
        person=person,
        shelf=shelf,
        lines=sealer.seal(json.dumps(list(lines)), _place(person, shelf)),
    )


def _id(person: PersonId, shelf: str) -> int:
    return derived(f"{person} {shelf}")


def _place(person: PersonId, shelf: str) -> Place:
    return Place("line_shown", "lines", _id(person, shelf), person)
