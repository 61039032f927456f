"""Rejections and their arcs as rows. Words and what was felt are sealed before they get here and opened after."""

import json
from collections.abc import Sequence
from datetime import datetime

from bot.domain.ids import GroupId, PersonId, RejectionId
from bot.domain.rejections import PAGE_SIZE, Arc, ArcState, Rejection, Stage, Step
from bot.store.connection import Row, from_ms, to_ms
from bot.store.engine import Reader, Transaction
from bot.store.vault import Place, SealBroken, Sealer, Vault

_OPEN = "state IN ('open', 'resting')"


def save(tx: Transaction, rejection: Rejection, sealer: Sealer) -> None:
    """Write a rejection as it now is; the same interaction delivered twice is one row."""
    felt = json.dumps({"feelings": rejection.feelings, "outside": rejection.outside})
    tx.put(
        "INSERT INTO rejection (id, person_id, group_id, company, role, words, felt, stage, step, state, until,"
        " wakes, tonight, at) VALUES (:id, :person, :group, :company, :role, :words, :felt, :stage, :step, :state,"
        " :until, :wakes, :tonight, :at)"
        " ON CONFLICT (id) DO UPDATE SET company = excluded.company, role = excluded.role, words = excluded.words,"
        " felt = excluded.felt, stage = excluded.stage, step = excluded.step, state = excluded.state,"
        " until = excluded.until, wakes = excluded.wakes, tonight = excluded.tonight",
        id=rejection.id,
        person=rejection.person,
        group=rejection.group,
        company=sealer.seal(rejection.company, _place("company", rejection.id, rejection.person)),
        role=sealer.seal(rejection.role, _place("role", rejection.id, rejection.person)),
        words=sealer.seal(rejection.words, _place("words", rejection.id, rejection.person)),
        felt=sealer.seal(felt, _place("felt", rejection.id, rejection.person)),
        stage=rejection.stage,
        at=to_ms(rejection.at),
        **_arc_columns(rejection.arc),
    )


def save_arc(tx: Transaction, rejection: RejectionId, arc: Arc) -> None:
    """Write where an arc now is; what was written of its rejection stays sealed."""
    tx.put(
        "UPDATE rejection SET step = :step, state = :state, until = :until, wakes = :wakes, tonight = :tonight"
        " WHERE id = :id",
        id=rejection,
        **_arc_columns(arc),
    )


def delete(tx: Transaction, rejection: RejectionId) -> None:
    """Erase a rejection, and with it what came from it: reviews, what was shared of it, its wakings."""
    tx.put("DELETE FROM rejection WHERE id = :id", id=rejection)


async def find(view: Reader, rejection: RejectionId, vault: Vault) -> Rejection | None:
    """Return a rejection, opened with its owner's key; None also once that was erased."""
    found = await _opened(await view.all("SELECT * FROM rejection WHERE id = :id", id=rejection), vault)
    return found[0] if found else None


async def find_arc(view: Reader, rejection: RejectionId) -> tuple[PersonId, Arc] | None:
    """Return whose a rejection is and where its arc stands, without opening what was written."""
    row = await view.one(
        "SELECT person_id, step, state, until, wakes, tonight FROM rejection WHERE id = :id", id=rejection
    )
    return (PersonId(row["person_id"]), _arc(row)) if row else None


async def count(view: Reader, person: PersonId) -> int:
    """Return how many rejections somebody keeps."""
    row = await view.one("SELECT count(*) AS n FROM rejection WHERE person_id = :person", person=person)
    return int(row["n"]) if row else 0


async def page(view: Reader, person: PersonId, number: int, vault: Vault) -> list[Rejection]:
    """Return a page of somebody's rejections, newest first, counted from 0."""
    rows = await view.all(
        "SELECT * FROM rejection WHERE person_id = :person ORDER BY id DESC LIMIT :size OFFSET :skip",
        person=person,
        size=PAGE_SIZE,
        skip=number * PAGE_SIZE,
    )
    return await _opened(rows, vault)


async def open_ones(view: Reader, person: PersonId, limit: int, vault: Vault) -> list[Rejection]:
    """Return somebody's rejections whose arcs go on, newest first."""
    rows = await view.all(
        f"SELECT * FROM rejection WHERE person_id = :person AND {_OPEN} ORDER BY id DESC LIMIT :limit",  # noqa: S608
        person=person,
        limit=limit,
    )
    return await _opened(rows, vault)


async def waking(view: Reader, person: PersonId) -> list[tuple[RejectionId, GroupId, Arc]]:
    """Return somebody's arcs that may be brought up at a moment; what was written stays sealed."""
    rows = await view.all(
        "SELECT id, group_id, step, state, until, wakes, tonight FROM rejection"  # noqa: S608
        f" WHERE person_id = :person AND {_OPEN} AND until IS NOT NULL",
        person=person,
    )
    return [(RejectionId(row["id"]), GroupId(row["group_id"]), _arc(row)) for row in rows]


async def stages_since(view: Reader, person: PersonId, since: datetime) -> list[tuple[datetime, Stage]]:
    """Return when and where somebody's rejections since a moment ended, newest first; the rest stays sealed."""
    rows = await view.all(
        "SELECT at, stage FROM rejection WHERE person_id = :person AND at >= :since ORDER BY id DESC",
        person=person,
        since=to_ms(since),
    )
    return [(from_ms(row["at"]), Stage(row["stage"])) for row in rows]


def _arc_columns(arc: Arc) -> dict[str, str | int | None]:
    return {
        "step": arc.step,
        "state": arc.state,
        "until": None if arc.until is None else to_ms(arc.until),
        "wakes": arc.wakes,
        "tonight": int(arc.is_tonight),
    }


def _place(column: str, rejection: RejectionId, person: PersonId) -> Place:
    return Place("rejection", column, rejection, person)


async def _opened(rows: Sequence[Row], vault: Vault) -> list[Rejection]:
    """Return rejections with their words; those whose owner's key is gone are gone as well."""
    found = []
    for row in rows:
        try:
            found.append(_rejection(row, await vault.sealer(PersonId(row["person_id"]))))
        except SealBroken:
            continue
    return found


def _arc(row: Row) -> Arc:
    until = None if row["until"] is None else from_ms(row["until"])
    return Arc(Step(row["step"]), ArcState(row["state"]), until, row["wakes"], bool(row["tonight"]))


def _rejection(row: Row, sealer: Sealer) -> Rejection:
    rejection, person = RejectionId(row["id"]), PersonId(row["person_id"])
    felt = json.loads(sealer.open(row["felt"], _place("felt", rejection, person)))
    return Rejection(
        id=rejection,
        person=person,
        group=GroupId(row["group_id"]),
        at=from_ms(row["at"]),
        company=sealer.open(row["company"], _place("company", rejection, person)),
        role=sealer.open(row["role"], _place("role", rejection, person)),
        stage=Stage(row["stage"]),
        feelings=tuple(felt["feelings"]),
        outside=tuple(felt["outside"]),
        words=sealer.open(row["words"], _place("words", rejection, person)),
        arc=_arc(row),
    )
