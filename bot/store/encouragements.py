"""Lines that members offered to their group's library, as rows. Words are sealed with their author's key, whoever
changed them.
"""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.encouragements import (
    PAGE_SIZE,
    Decline,
    OfferedLine,
    OfferedState,
    Theme,
)
from bot.domain.ids import GroupId, OfferedId, PersonId
from bot.store.connection import Row, from_ms, to_ms
from bot.store.engine import Reader, Transaction
from bot.store.vault import Place, SealBroken, Sealer, Vault


@dataclass(frozen=True, slots=True)
class Shelved:
    """An approved line, still sealed."""

    id: OfferedId
    theme: Theme | None


def insert(tx: Transaction, offered: OfferedLine, sealer: Sealer) -> None:
    """Write a new line; the same interaction delivered twice is one row."""
    tx.put(
        "INSERT INTO offered_line (id, group_id, person_id, words, theme, state, at)"
        " VALUES (:id, :group, :person, :words, :theme, :state, :at) ON CONFLICT (id) DO NOTHING",
        id=offered.id,
        group=offered.group,
        person=offered.person,
        words=sealer.seal(offered.words, _place(offered.id, offered.person)),
        theme=offered.theme,
        state=offered.state,
        at=to_ms(offered.at),
    )


def save(tx: Transaction, offered: OfferedLine, sealer: Sealer) -> None:
    """Write what became of a line, with the words that it has now; its author is to be told of it."""
    tx.put(
        "UPDATE offered_line SET words = :words, state = :state, edited = :edited, reason = :reason,"
        " decided_at = :decided_at, told = 0 WHERE id = :id",
        id=offered.id,
        words=sealer.seal(offered.words, _place(offered.id, offered.person)),
        state=offered.state,
        edited=int(offered.is_edited),
        reason=offered.reason,
        decided_at=None if offered.decided_at is None else to_ms(offered.decided_at),
    )


async def find(view: Reader, offered: OfferedId, vault: Vault) -> OfferedLine | None:
    """Return an offered line, opened with its author's key; None also once that was erased."""
    row = await view.one("SELECT * FROM offered_line WHERE id = :id", id=offered)
    return await _opened(row, vault) if row else None


async def count_pending(view: Reader, person: PersonId) -> int:
    """Return how many lines of a person wait for moderators."""
    row = await view.one(
        "SELECT count(*) AS n FROM offered_line WHERE person_id = :person AND state = 'pending'", person=person
    )
    return int(row["n"]) if row else 0


async def count(view: Reader, group: GroupId, state: OfferedState) -> int:
    """Return how many lines of a group are in a state."""
    row = await view.one(
        "SELECT count(*) AS n FROM offered_line WHERE group_id = :group AND state = :state", group=group, state=state
    )
    return int(row["n"]) if row else 0


async def page(
    view: Reader, group: GroupId, state: OfferedState, number: int, vault: Vault
) -> tuple[OfferedLine, ...]:
    """Return one page of a group's lines in a state, `PAGE_SIZE` a page, counted from 0.

    What waits comes oldest first, what is in the library newest first.
    """
    order = "" if state is OfferedState.PENDING else "DESC"
    rows = await view.all(
        f"SELECT * FROM offered_line WHERE group_id = :group AND state = :state ORDER BY id {order}"  # noqa: S608
        " LIMIT :size OFFSET :skip",
        group=group,
        state=state,
        size=PAGE_SIZE,
        skip=number * PAGE_SIZE,
    )
    return tuple([found for row in rows if (found := await _opened(row, vault))])


async def untold(view: Reader, person: PersonId, limit: int, vault: Vault) -> tuple[OfferedLine, ...]:
    """Return lines of a person that were decided and of which they do not know, oldest first."""
    rows = await view.all(
        "SELECT * FROM offered_line WHERE person_id = :person AND state IN ('approved', 'declined') AND told = 0"
        " ORDER BY id LIMIT :limit",
        person=person,
        limit=limit,
    )
    return tuple([found for row in rows if (found := await _opened(row, vault))])


def tell(tx: Transaction, offered: OfferedLine) -> None:
    """Write down that the author knows what was decided; nothing, if that has changed since they read it."""
    tx.put("UPDATE offered_line SET told = 1 WHERE id = :id AND state = :state", id=offered.id, state=offered.state)


def delete_draft(tx: Transaction, offered: OfferedId, person: PersonId) -> None:
    """Erase a draft of a person's; what was offered stays."""
    tx.put(
        "DELETE FROM offered_line WHERE id = :id AND person_id = :person AND state = :draft",
        id=offered,
        person=person,
        draft=OfferedState.DRAFT,
    )


def delete_drafts(tx: Transaction, before: datetime) -> None:
    """Erase everybody's drafts from before a moment."""
    tx.put("DELETE FROM offered_line WHERE state = 'draft' AND at < :before", before=to_ms(before))


async def shelf(view: Reader, group: GroupId, reader: PersonId) -> list[Shelved]:
    """Return the approved lines of a group that somebody else than the reader wrote."""
    rows = await view.all(
        "SELECT id, theme FROM offered_line WHERE group_id = :group AND state = 'approved' AND person_id <> :reader"
        " ORDER BY id",
        group=group,
        reader=reader,
    )
    return [Shelved(OfferedId(row["id"]), None if row["theme"] is None else Theme(row["theme"])) for row in rows]


def _place(offered: OfferedId, person: PersonId) -> Place:
    return Place("offered_line", "words", offered, person)


async def _opened(row: Row, vault: Vault) -> OfferedLine | None:
    offered, person = OfferedId(row["id"]), PersonId(row["person_id"])
    try:
        sealer = await vault.sealer(person)
        words = sealer.open(row["words"], _place(offered, person))
    except SealBroken:
        return None
    return OfferedLine(
        id=offered,
        group=GroupId(row["group_id"]),
        person=person,
        words=words,
        at=from_ms(row["at"]),
        theme=None if row["theme"] is None else Theme(row["theme"]),
        state=OfferedState(row["state"]),
        is_edited=bool(row["edited"]),
        reason=None if row["reason"] is None else Decline(row["reason"]),
        decided_at=None if row["decided_at"] is None else from_ms(row["decided_at"]),
    )
