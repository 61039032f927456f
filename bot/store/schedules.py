"""What is sent later, as rows. `bot.store.deliveries` has what fell due."""

from collections.abc import Iterable
from datetime import date, datetime

from bot.domain.ids import ChannelId, GoalId, GroupId, PersonId, RejectionId, ScheduleId
from bot.domain.schedule import Kind, Schedule
from bot.store.connection import Row, from_ms, to_ms
from bot.store.engine import Reader, Transaction

BATCH = 200
"""Schedules that fall due in one transaction (ARCHITECTURE.md, the way of one nudge)."""


def save(tx: Transaction, schedule: Schedule) -> None:
    """Write a schedule as it now is."""
    tx.put(
        "INSERT INTO schedule (id, kind, group_id, person_id, goal_id, rejection_id, zone, period, hour, every,"
        " weekday, next_due) VALUES (:id, :kind, :group, :person, :goal, :rejection, :zone, :period, :hour, :every,"
        " :weekday, :next_due)"
        " ON CONFLICT (id) DO UPDATE SET zone = excluded.zone, period = excluded.period, hour = excluded.hour,"
        " every = excluded.every, weekday = excluded.weekday, next_due = excluded.next_due",
        id=schedule.id,
        kind=schedule.kind,
        group=schedule.group,
        person=schedule.person,
        goal=schedule.goal,
        rejection=schedule.rejection,
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
    """Return what falls due, `BATCH` at most, each with the channel of its group's goals round."""
    rows = await view.all(
        "SELECT schedule.*, peer_group.goals_channel_id FROM schedule"
        " LEFT JOIN peer_group ON peer_group.id = schedule.group_id"
        " WHERE schedule.next_due <= :now ORDER BY schedule.next_due LIMIT :batch",
        now=to_ms(now),
        batch=BATCH,
    )
    return [
        (_schedule(row), None if row["goals_channel_id"] is None else ChannelId(row["goals_channel_id"]))
        for row in rows
    ]


async def of_person(view: Reader, person: PersonId) -> list[Schedule]:
    """Return what comes to somebody, the next one first."""
    rows = await view.all(
        "SELECT * FROM schedule WHERE person_id = :person ORDER BY next_due IS NULL, next_due", person=person
    )
    return [_schedule(row) for row in rows]


async def beyond(view: Reader, moment: datetime) -> list[Schedule]:
    """Return what comes again and again, and not before a moment; `BATCH` at most."""
    rows = await view.all(
        "SELECT * FROM schedule WHERE next_due > :moment AND every > 0 ORDER BY next_due LIMIT :batch",
        moment=to_ms(moment),
        batch=BATCH,
    )
    return [_schedule(row) for row in rows]


def stop(tx: Transaction, schedules: Iterable[ScheduleId]) -> None:
    """Send nothing more by these schedules."""
    for schedule in schedules:
        tx.put("UPDATE schedule SET next_due = NULL WHERE id = :id", id=schedule)


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
    )
