"""Which lines of the library's shelves somebody was shown, as rows. A line is its key in `bot.content`."""

from collections.abc import Collection
from datetime import datetime

from bot.domain.ids import PersonId
from bot.store.connection import to_ms
from bot.store.engine import Reader, Transaction


async def shown(view: Reader, person: PersonId, shelf: str) -> list[str]:
    """Return the lines of a shelf that a person was shown, oldest first."""
    rows = await view.all(
        "SELECT line FROM line_shown WHERE person_id = :person AND shelf = :shelf ORDER BY at, line",
        person=person,
        shelf=shelf,
    )
    return [row["line"] for row in rows]


def show(tx: Transaction, person: PersonId, shelf: str, line: str, now: datetime) -> None:
    """Write down that a person was shown a line; one that they were shown before counts from now."""
    tx.put(
        "INSERT INTO line_shown (person_id, shelf, line, at) VALUES (:person, :shelf, :line, :now)"
        " ON CONFLICT (person_id, shelf, line) DO UPDATE SET at = excluded.at",
        person=person,
        shelf=shelf,
        line=line,
        now=to_ms(now),
    )


def forget(tx: Transaction, person: PersonId, shelf: str, lines: Collection[str]) -> None:
    """Forget that a person was shown these lines of a shelf."""
    for line in lines:
        tx.put(
            "DELETE FROM line_shown WHERE person_id = :person AND shelf = :shelf AND line = :line",
            person=person,
            shelf=shelf,
            line=line,
        )
