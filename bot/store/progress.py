"""What of a group's private things was counted, as rows; and what there is to count, of which no words are opened."""

from datetime import datetime

from bot.domain.ids import GroupId
from bot.domain.progress import Number, Private, Stretch, Tally
from bot.store.connection import from_ms, to_ms
from bot.store.engine import Reader, Transaction

_ACTS = {
    Private.GOALS: (
        "SELECT person_id, kept AS n, ends_at AS at FROM member_week WHERE group_id = :group AND kept > 0"
        " UNION ALL SELECT person_id, 1, done_at FROM goal WHERE group_id = :group AND state = 'done'"
    ),
    Private.NOES: "SELECT person_id, 1 AS n, at FROM rejection WHERE group_id = :group",
    Private.ENCOURAGEMENTS: (
        "SELECT person_id, 1 AS n, sent_at AS at FROM encouragement WHERE group_id = :group AND sent_at IS NOT NULL"
    ),
}
"""Who did how much of something when. A week's goals are kept when the week is over."""


async def first(view: Reader, group: GroupId, kind: Private) -> datetime | None:
    """Return when something came together in a group for the first time, None if never."""
    row = await view.one(f"SELECT min(at) AS at FROM ({_ACTS[kind]}) AS act", group=group)  # noqa: S608
    return None if row is None or row["at"] is None else from_ms(row["at"])


async def stretch(view: Reader, group: GroupId, kind: Private, since: datetime, until: datetime) -> Stretch:
    """Return what came together in a group from a moment on and before another."""
    row = await view.one(
        f"SELECT coalesce(sum(n), 0) AS n, count(DISTINCT person_id) AS people FROM ({_ACTS[kind]}) AS act"  # noqa: S608
        " WHERE at >= :since AND at < :until",
        group=group,
        since=to_ms(since),
        until=to_ms(until),
    )
    return Stretch(int(row["n"]), int(row["people"])) if row else Stretch(0, 0)


async def counted_until(view: Reader, group: GroupId, kind: Private) -> datetime | None:
    """Return up to when something of a group was counted, None if it never was."""
    row = await view.one(
        "SELECT max(until) AS until FROM group_tally WHERE group_id = :group AND kind = :kind", group=group, kind=kind
    )
    return None if row is None or row["until"] is None else from_ms(row["until"])


async def number(view: Reader, group: GroupId, kind: Private, month: datetime) -> Number | None:
    """Return how much of something was counted in a group, and since a month began; None if it never was."""
    row = await view.one(
        "SELECT sum(n) AS total, coalesce(sum(CASE WHEN until > :month THEN n END), 0) AS month FROM group_tally"
        " WHERE group_id = :group AND kind = :kind",
        group=group,
        kind=kind,
        month=to_ms(month),
    )
    return Number(int(row["total"]), int(row["month"])) if row and row["total"] else None


def insert(tx: Transaction, tally: Tally) -> None:
    """Write what was counted; up to the same moment, once."""
    tx.put(
        "INSERT INTO group_tally (id, group_id, kind, until, n) VALUES (:id, :group, :kind, :until, :n)"
        " ON CONFLICT (id) DO NOTHING",
        id=tally.id,
        group=tally.group,
        kind=tally.kind,
        until=to_ms(tally.until),
        n=tally.count,
    )
