"""What is shared of rejections, and who answered, as rows. Words are sealed before they get here and opened after."""

from datetime import datetime

from bot.domain.ids import GroupId, PersonId, RejectionId, SharedId
from bot.domain.rejections import Stage
from bot.domain.shares import Kind, Share, Support
from bot.store.connection import Row, from_ms, to_ms
from bot.store.engine import Reader, Transaction
from bot.store.vault import Place, SealBroken, Sealer, Vault


def save(tx: Transaction, share: Share, sealer: Sealer) -> None:
    """Write what would be shared of a rejection, as it now is."""
    tx.put(
        "INSERT INTO shared_rejection (id, rejection_id, person_id, group_id, words, stage, named, advice, at)"
        " VALUES (:id, :rejection, :person, :group, :words, :stage, :named, :advice, :at)"
        " ON CONFLICT (id) DO UPDATE SET group_id = excluded.group_id, words = excluded.words,"
        " stage = excluded.stage, named = excluded.named, advice = excluded.advice, at = excluded.at",
        id=share.id,
        rejection=share.rejection,
        person=share.person,
        group=share.group,
        words=sealer.seal(share.words, _place(share.id, share.person)),
        stage=share.stage,
        named=int(share.named),
        advice=int(share.advice),
        at=to_ms(share.at),
    )


def delete(tx: Transaction, share: SharedId) -> None:
    """Erase what was shared, with its card's delivery and the answers to it."""
    tx.put("DELETE FROM shared_rejection WHERE id = :id", id=share)


async def find(view: Reader, share: SharedId, vault: Vault) -> Share | None:
    """Return a share, opened with its author's key; None also once that was erased."""
    return await _opened(await view.one("SELECT * FROM shared_rejection WHERE id = :id", id=share), vault)


async def find_for(view: Reader, rejection: RejectionId, vault: Vault) -> Share | None:
    """Return what is or would be shared of a rejection."""
    row = await view.one("SELECT * FROM shared_rejection WHERE rejection_id = :rejection", rejection=rejection)
    return await _opened(row, vault)


async def whose(view: Reader, share: SharedId) -> tuple[PersonId, RejectionId] | None:
    """Return whose a share is, and of which rejection."""
    row = await view.one("SELECT person_id, rejection_id FROM shared_rejection WHERE id = :id", id=share)
    return (PersonId(row["person_id"]), RejectionId(row["rejection_id"])) if row else None


async def unsent(view: Reader, person: PersonId) -> list[RejectionId]:
    """Return of which of somebody's rejections something was to be posted that will not be."""
    rows = await view.all(
        "SELECT rejection_id FROM shared_rejection JOIN delivery ON delivery.shared_id = shared_rejection.id"
        " WHERE shared_rejection.person_id = :person AND delivery.state = 'skipped'",
        person=person,
    )
    return [RejectionId(row["rejection_id"]) for row in rows]


def delete_drafts(tx: Transaction, before: datetime) -> None:
    """Erase everybody's drafts from before a moment, and what was to be posted before it and will not be."""
    tx.put(
        "DELETE FROM shared_rejection WHERE at < :before AND NOT EXISTS (SELECT 1 FROM delivery"
        " WHERE delivery.shared_id = shared_rejection.id"
        " AND (delivery.state <> 'skipped' OR delivery.next_try >= :before))",
        before=to_ms(before),
    )


async def support(tx: Transaction, share: SharedId, person: PersonId, kind: Kind, now: datetime) -> bool:
    """Count a person once in this way; False if they were counted before."""
    row = await tx.one(
        "INSERT INTO support (shared_id, person_id, kind, at) VALUES (:share, :person, :kind, :now)"
        " ON CONFLICT (shared_id, person_id, kind) DO NOTHING RETURNING person_id",
        share=share,
        person=person,
        kind=kind,
        now=to_ms(now),
    )
    return row is not None


async def count_support(view: Reader, share: SharedId) -> Support:
    """Return how many people answered, in each way."""
    rows = await view.all(
        "SELECT kind, count(*) AS n FROM support WHERE shared_id = :share GROUP BY kind", share=share
    )
    counts = {row["kind"]: int(row["n"]) for row in rows}
    return Support(counts.get(Kind.ENCOURAGE, 0), counts.get(Kind.BEEN_THERE, 0))


def _place(share: SharedId, person: PersonId) -> Place:
    return Place("shared_rejection", "words", share, person)


async def _opened(row: Row | None, vault: Vault) -> Share | None:
    if row is None:
        return None
    share, person = SharedId(row["id"]), PersonId(row["person_id"])
    try:
        words = (await vault.sealer(person)).open(row["words"], _place(share, person))
    except SealBroken:
        return None
    return Share(
        id=share,
        rejection=RejectionId(row["rejection_id"]),
        person=person,
        group=GroupId(row["group_id"]),
        at=from_ms(row["at"]),
        words=words,
        stage=None if row["stage"] is None else Stage(row["stage"]),
        named=bool(row["named"]),
        advice=bool(row["advice"]),
    )
