"""Groups as rows: what a host chose, when the bot left, which problems the host was told of."""

from datetime import datetime

from bot.domain.groups import Group, Problem
from bot.domain.ids import ChannelId, GroupId, PersonId
from bot.store.connection import Row, from_ms, to_ms
from bot.store.engine import Reader, Transaction
from bot.store.tables import ERASED_WITH_GROUP, TABLES


async def find(view: Reader, group: GroupId) -> Group | None:
    """Return the group, or None if nobody set it up."""
    row = await view.one("SELECT * FROM peer_group WHERE id = :id", id=group)
    return _group(row) if row else None


async def remembered(view: Reader) -> list[Group]:
    """Return every group that is kept, also those the bot has left."""
    return [_group(row) for row in await view.all("SELECT * FROM peer_group")]


def save(tx: Transaction, group: Group) -> None:
    """Write the group as it now is."""
    tx.put(
        "INSERT INTO peer_group (id, host_id, wins_channel_id, left_at) VALUES (:id, :host, :wins, :left_at)"
        " ON CONFLICT (id) DO UPDATE SET host_id = excluded.host_id,"
        " wins_channel_id = excluded.wins_channel_id, left_at = excluded.left_at",
        id=group.id,
        host=group.host,
        wins=group.wins_channel,
        left_at=None if group.left_at is None else to_ms(group.left_at),
    )


async def notice(tx: Transaction, group: GroupId, problem: Problem, now: datetime) -> bool:
    """Note that the host hears of a problem; False if they already did."""
    row = await tx.one(
        "INSERT INTO host_notice (group_id, problem, told_at) VALUES (:group, :problem, :now)"
        " ON CONFLICT (group_id, problem) DO NOTHING RETURNING problem",
        group=group,
        problem=problem,
        now=to_ms(now),
    )
    return row is not None


def clear_notices(tx: Transaction, group: GroupId) -> None:
    """Forget which problems the host was told of: they were mended, or are looked at again."""
    tx.put("DELETE FROM host_notice WHERE group_id = :group", group=group)


def erase(tx: Transaction, group: GroupId) -> None:
    """Erase everything kept for the group."""
    columns = {table.name: table.group for table in TABLES}
    for name in ERASED_WITH_GROUP:
        tx.put(f"DELETE FROM {name} WHERE {columns[name]} = :group", group=group)  # noqa: S608


def _group(row: Row) -> Group:
    return Group(
        id=GroupId(row["id"]),
        host=None if row["host_id"] is None else PersonId(row["host_id"]),
        wins_channel=None if row["wins_channel_id"] is None else ChannelId(row["wins_channel_id"]),
        left_at=None if row["left_at"] is None else from_ms(row["left_at"]),
    )
