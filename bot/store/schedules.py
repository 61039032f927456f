"""What is sent later, as rows. `bot.store.deliveries` has what fell due."""

from collections.abc import Iterable
from datetime import date, datetime

from bot.domain.groups import Purpose
from bot.domain.ids import ChannelId, EncouragementId, GoalId, GroupId, PersonId, RejectionId, ScheduleId, WinId
from bot.domain.schedule import Kind, Schedule, purpose_of
from bot.store.connection import Row, from_ms, to_ms
from bot.store.engine import Reader, Transaction

DAY = 86_400_000
"""Milliseconds."""

_CHANNELS = {
    Purpose.GOALS: "goals_channel_id",
    Purpose.WINS: "wins_channel_id",
    Purpose.PROMPT: "prompt_channel_id",
    Purpose.MODERATORS: "moderator_channel_id",
}

BATCH = 200
"""Schedules that fall due in one transaction (ARCHITECTURE.md, the way of one nudge)."""


def save(tx: Transaction, schedule: Schedule) -> None:
    """Write a schedule as it now is."""
    tx.put(
        "INSERT INTO schedule (id, kind, group_id, person_id, goal_id, rejection_id, encouragement_id, win_id, zone,"
        " period, hour, every, weekday, next_due) VALUES (:id, :kind, :group, :person, :goal, :rejection,"
        " :encouragement, :win, :zone, :period, :hour, :every, :weekday, :next_due)"
        " ON CONFLICT (id) DO UPDATE SET zone = excluded.zone, period = excluded.period, hour = excluded.hour,"
        " every = excluded.every, weekday = excluded.weekday, next_due = excluded.next_due",
        id=schedule.id,
        kind=schedule.kind,
        group=schedule.group,
        person=schedule.person,
        goal=schedule.goal,
        rejection=schedule.rejection,
        encouragement=schedule.encouragement,
        win=schedule.win,
        zone=schedule.zone,
        period=schedule.period.isoformat(),
        hour=schedule.hour,
        every=schedule.every,
        weekday=schedule.weekday,
        next_due=None if schedule.next_due is None else to_ms(schedule.next_due),
    )


async def find(view: Reader, schedule: ScheduleId) -> Schedule | None:
    """Return a schedule."""
    row = await view.one("SELECT * FROM schedule WHERE id = :id", id=schedule)
    return _schedule(row) if row else None


async def due(view: Reader, now: datetime) -> list[tuple[Schedule, ChannelId | None]]:
    """Return what falls due, `BATCH` at most, each with the channel of its group that it is for."""
    rows = await view.all(
        "SELECT schedule.*, peer_group.goals_channel_id, peer_group.wins_channel_id, peer_group.prompt_channel_id,"
        " peer_group.moderator_channel_id FROM schedule LEFT JOIN peer_group ON peer_group.id = schedule.group_id"
        " WHERE schedule.next_due <= :now ORDER BY schedule.next_due LIMIT :batch",
        now=to_ms(now),
        batch=BATCH,
    )
    return [(_schedule(row), _channel(row)) for row in rows]


async def of_person(view: Reader, person: PersonId) -> list[Schedule]:
    """Return what comes to somebody, the next one first."""
    rows = await view.all(
        "SELECT * FROM schedule WHERE person_id = :person ORDER BY next_due IS NULL, next_due", person=person
    )
    return [_schedule(row) for row in rows]


async def beyond(view: Reader, moment: datetime) -> list[Schedule]:
    """Return what comes again and again, and later than a moment and the days between two of it; `BATCH` at most."""
    rows = await view.all(
        "SELECT * FROM schedule WHERE next_due > :moment AND every > 0 AND next_due > :moment + every * :day"
        " ORDER BY next_due LIMIT :batch",
        moment=to_ms(moment),
        day=DAY,
        batch=BATCH,
    )
    return [_schedule(row) for row in rows]


def stop(tx: Transaction, schedules: Iterable[ScheduleId]) -> None:
    """Send nothing more by these schedules."""
    for schedule in schedules:
        tx.put("UPDATE schedule SET next_due = NULL WHERE id = :id", id=schedule)


def _channel(row: Row) -> ChannelId | None:
    found = row[_CHANNELS[purpose_of(Kind(row["kind"]))]]
    return None if found is None else ChannelId(found)


def _schedule(row: Row) -> Schedule:
    return Schedule(
        id=ScheduleId(row["id"]),
        kind=Kind(row["kind"]),
        group=GroupId(row["group_id"]),
        period=date.fromisoformat(row["period"]),
        hour=row["hour"],
        zone=row["zone"],
        every=row["every"],
        next_due=None if row["next_due"] is None else from_ms(row["next_due"]),
        person=None if row["person_id"] is None else PersonId(row["person_id"]),
        goal=None if row["goal_id"] is None else GoalId(row["goal_id"]),
        weekday=row["weekday"],
        rejection=None if row["rejection_id"] is None else RejectionId(row["rejection_id"]),
        encouragement=None if row["encouragement_id"] is None else EncouragementId(row["encouragement_id"]),
        win=None if row["win_id"] is None else WinId(row["win_id"]),
    )
