"""Groups as rows: what a host chose, when the bot left, which problems the host was told of."""

from datetime import date, datetime

from bot.domain.groups import Feature, Group, GroupLine, PromptKind, Purpose, Week, Weekly
from bot.domain.ids import ChannelId, GroupId, LineId, PersonId, RoleId
from bot.domain.people import Standing
from bot.domain.schedule import Kind
from bot.store.connection import Row, Value, from_ms, to_ms
from bot.store.engine import Reader, Transaction
from bot.store.tables import ERASED_WITH_GROUP, TABLES


async def find(view: Reader, group: GroupId) -> Group | None:
    """Return the group, or None if nobody set it up."""
    row = await view.one("SELECT * FROM peer_group WHERE id = :id", id=group)
    return _group(row) if row else None


async def known(view: Reader, group: GroupId) -> Group:
    """Return the group as it is set up; one that never was is as it would be by default."""
    return await find(view, group) or Group(group)


async def remembered(view: Reader) -> list[Group]:
    """Return every group that is kept, also those the bot has left."""
    return [_group(row) for row in await view.all("SELECT * FROM peer_group")]


async def unplanned(view: Reader) -> list[Group]:
    """Return the groups that have a channel for something that comes by the week, and never had a schedule for it."""
    rows = await view.all(
        "SELECT * FROM peer_group WHERE left_at IS NULL AND EXISTS ("
        "SELECT 1 FROM (SELECT :goals AS kind, goals_channel_id AS channel UNION ALL SELECT :wins, wins_channel_id"
        " UNION ALL SELECT :prompt, prompt_channel_id) AS round WHERE round.channel IS NOT NULL AND NOT EXISTS"
        " (SELECT 1 FROM schedule WHERE schedule.group_id = peer_group.id AND schedule.kind = round.kind))",
        goals=Kind.GOALS_ROUND,
        wins=Kind.WINS_ROUND,
        prompt=Kind.PROMPT,
    )
    return [_group(row) for row in rows]


async def departed(view: Reader, before: datetime) -> list[GroupId]:
    """Return the groups that the bot left before a moment, or at it."""
    rows = await view.all("SELECT id FROM peer_group WHERE left_at <= :before", before=to_ms(before))
    return [GroupId(row["id"]) for row in rows]


def save(tx: Transaction, group: Group) -> None:
    """Write the group as it now is."""
    tx.outdate(Group, group.id)
    columns = _columns(group)
    names = ", ".join(columns)
    values = ", ".join(f":{name}" for name in columns)
    changes = ", ".join(f"{name} = excluded.{name}" for name in columns if name != "id")
    tx.put(
        f"INSERT INTO peer_group ({names}) VALUES ({values}) ON CONFLICT (id) DO UPDATE SET {changes}",  # noqa: S608
        **columns,
    )


async def milestone(view: Reader, group: GroupId) -> int:
    """Return the largest round number of its wins that a group was told it came to, 0 if it was told of none."""
    row = await view.one("SELECT milestone FROM peer_group WHERE id = :id", id=group)
    return int(row["milestone"]) if row else 0


def note_milestone(tx: Transaction, group: GroupId, number: int) -> None:
    """Note which round number of its wins a group was told it came to; whatever its host sets, that stays."""
    tx.put("UPDATE peer_group SET milestone = :number WHERE id = :id", id=group, number=number)


async def lines(view: Reader, group: GroupId) -> list[GroupLine]:
    """Return the people to talk to whom a host added, in the order in which they did."""
    rows = await view.all("SELECT * FROM group_line WHERE group_id = :group ORDER BY id", group=group)
    return [
        GroupLine(LineId(row["id"]), GroupId(row["group_id"]), row["name"], row["way"], row["hours"]) for row in rows
    ]


def add_line(tx: Transaction, line: GroupLine) -> None:
    """Write a line; the same interaction delivered twice is one row."""
    tx.put(
        "INSERT INTO group_line (id, group_id, name, way, hours) VALUES (:id, :group, :name, :way, :hours)"
        " ON CONFLICT (id) DO NOTHING",
        id=line.id,
        group=line.group,
        name=line.name,
        way=line.way,
        hours=line.hours,
    )


def remove_line(tx: Transaction, group: GroupId, line: LineId) -> None:
    """Remove a line of this group."""
    tx.put("DELETE FROM group_line WHERE id = :id AND group_id = :group", id=line, group=group)


async def notice(tx: Transaction, group: GroupId, problem: str, now: datetime) -> bool:
    """Note that the host is being told of a problem, a code; False if they were, or somebody else is telling them."""
    row = await tx.one(
        "INSERT INTO host_notice (group_id, problem, told_at, is_told) VALUES (:group, :problem, :now, 0)"
        " ON CONFLICT (group_id, problem) DO NOTHING RETURNING problem",
        group=group,
        problem=problem,
        now=to_ms(now),
    )
    return row is not None


def note_told(tx: Transaction, group: GroupId, problem: str) -> None:
    """Note that the host has been told of a problem."""
    tx.put(
        "UPDATE host_notice SET is_told = 1 WHERE group_id = :group AND problem = :problem",
        group=group,
        problem=problem,
    )


def clear_untold(tx: Transaction) -> None:
    """Forget that a process which is gone was telling hosts: nobody knows whether it did."""
    tx.put("DELETE FROM host_notice WHERE is_told = 0")


def clear_notices(tx: Transaction, group: GroupId, purpose: Purpose | None = None, but: str = "") -> None:
    """Forget which problems (of one kind of channel) the host heard of: they were mended, or are looked at again.

    `but` is the code of one that may still be there.
    """
    about = "%" if purpose is None else f"{purpose} %"
    tx.put(
        "DELETE FROM host_notice WHERE group_id = :group AND problem LIKE :about AND problem <> :but",
        group=group,
        about=about,
        but=but,
    )


def erase(tx: Transaction, group: GroupId) -> None:
    """Erase everything kept for the group."""
    tx.outdate(Group, group)
    tx.outdate(Standing)  # of whoever took part in it
    columns = {table.name: table.group for table in TABLES}
    for name in ERASED_WITH_GROUP:
        tx.put(f"DELETE FROM {name} WHERE {columns[name]} = :group", group=group)  # noqa: S608


def _columns(group: Group) -> dict[str, Value]:
    return {
        "id": group.id,
        "host_id": group.host,
        "wins_channel_id": group.wins_channel,
        "goals_channel_id": group.goals_channel,
        "prompt_channel_id": group.prompt_channel,
        "moderator_channel_id": group.moderator_channel,
        "moderator_role_id": group.moderator_role,
        "member_role_id": group.member_role,
        "zone": group.zone,
        "country": group.country,
        "goals_day": group.goals.day,
        "goals_hour": group.goals.hour,
        "wins_day": group.wins.day,
        "wins_hour": group.wins.hour,
        "prompt_day": group.prompt.day,
        "prompt_hour": group.prompt.hour,
        "prompt_weeks": group.prompt_weeks,
        "prompt_mix": " ".join(sorted(group.prompt_mix)),
        "switched": " ".join(sorted(group.switched)),
        "left_at": None if group.left_at is None else to_ms(group.left_at),
        "week_start": None if group.week is None else group.week.start.isoformat(),
        "week_end": None if group.week is None else group.week.end.isoformat(),
    }


def _group(row: Row) -> Group:
    def place(column: str) -> ChannelId | None:
        return None if row[column] is None else ChannelId(row[column])

    def role(column: str) -> RoleId | None:
        return None if row[column] is None else RoleId(row[column])

    return Group(
        id=GroupId(row["id"]),
        host=None if row["host_id"] is None else PersonId(row["host_id"]),
        wins_channel=place("wins_channel_id"),
        goals_channel=place("goals_channel_id"),
        prompt_channel=place("prompt_channel_id"),
        moderator_channel=place("moderator_channel_id"),
        moderator_role=role("moderator_role_id"),
        member_role=role("member_role_id"),
        zone=row["zone"],
        country=row["country"],
        goals=Weekly(row["goals_day"], row["goals_hour"]),
        wins=Weekly(row["wins_day"], row["wins_hour"]),
        prompt=Weekly(row["prompt_day"], row["prompt_hour"]),
        prompt_weeks=row["prompt_weeks"],
        prompt_mix=frozenset(PromptKind(code) for code in row["prompt_mix"].split()),
        switched=frozenset(Feature(code) for code in row["switched"].split()),
        left_at=None if row["left_at"] is None else from_ms(row["left_at"]),
        week=_week(row),
    )


def _week(row: Row) -> Week | None:
    if row["week_start"] is None:
        return None
    return Week(date.fromisoformat(row["week_start"]), date.fromisoformat(row["week_end"]))
