"""Messages that are owed to channels and people, as rows."""

from datetime import date, datetime, timedelta

from bot.domain.deliveries import Delivery, State
from bot.domain.groups import Problem
from bot.domain.ids import (
    ChannelId,
    DeliveryId,
    EncouragementId,
    GoalId,
    GroupId,
    MessageId,
    PersonId,
    RejectionId,
    ReportId,
    ScheduleId,
    SharedId,
    WinId,
)
from bot.domain.schedule import NEWS, Kind, Scheduled, Skip
from bot.store.connection import Row, from_ms, to_ms
from bot.store.engine import Reader, Transaction

BATCH = 400
"""Deliveries taken up by one tick: twice what the pace allows until the next one, so that the sender never waits."""

SHARE = 20
"""Of these, for one channel or person: a channel that Discord makes wait must not keep others from their turn."""

LOOK = 10
"""How many times `BATCH` are looked through for that, of the longest waiting: of a crowd, each beat sees a part."""

DAYS = timedelta(days=2)
"""How far back it is looked for what was brought up on somebody's day, wherever they are."""

_ROWS = (
    "SELECT delivery.*, schedule.kind, schedule.person_id, schedule.goal_id, schedule.rejection_id,"
    " schedule.encouragement_id, schedule.win_id AS about_win_id FROM delivery"
    " LEFT JOIN schedule ON schedule.id = delivery.schedule_id"
)


_NUDGES = "schedule.kind NOT IN ({})".format(", ".join(f"'{kind}'" for kind in sorted(NEWS)))


def save(tx: Transaction, delivery: Delivery) -> None:
    """Write the delivery as it now is."""
    _insert(
        tx,
        delivery,
        "(id) DO UPDATE SET channel_id = excluded.channel_id, state = excluded.state,"
        " next_try = excluded.next_try, first_try = excluded.first_try, attempts = excluded.attempts,"
        " message_id = excluded.message_id, problem = excluded.problem, stuck_at = excluded.stuck_at,"
        " skip = excluded.skip, alerts = excluded.alerts",
    )


def owe(tx: Transaction, delivery: Delivery) -> None:
    """Write a delivery that fell due, unless it is there: whatever became of it, a period is owed once."""
    _insert(tx, delivery, "DO NOTHING")


def _insert(tx: Transaction, delivery: Delivery, if_there: str) -> None:
    scheduled = delivery.scheduled
    tx.put(
        "INSERT INTO delivery"  # noqa: S608
        " (id, win_id, report_id, shared_id, schedule_id, period, part, parts, group_id, channel_id, state, next_try,"
        " first_try, attempts, message_id, problem, stuck_at, skip, alerts)"
        " VALUES (:id, :win, :report, :shared, :schedule, :period, :part, :parts, :group, :channel, :state,"
        " :next_try, :first_try, :attempts, :message, :problem, :stuck_at, :skip, :alerts)"
        f" ON CONFLICT {if_there}",
        id=delivery.id,
        win=delivery.win,
        report=delivery.report,
        shared=delivery.shared,
        schedule=scheduled.schedule if scheduled else None,
        period=scheduled.period.isoformat() if scheduled else None,
        part=scheduled.part if scheduled else 0,
        parts=scheduled.parts if scheduled else 1,
        group=delivery.group,
        channel=delivery.channel,
        state=delivery.state,
        next_try=to_ms(delivery.next_try),
        first_try=None if delivery.first_try is None else to_ms(delivery.first_try),
        attempts=delivery.attempts,
        message=delivery.message,
        problem=delivery.problem,
        stuck_at=None if delivery.stuck_at is None else to_ms(delivery.stuck_at),
        skip=delivery.skip,
        alerts=int(delivery.alerts),
    )


def settle(tx: Transaction, delivery: Delivery) -> None:
    """Write how an attempt ended; nothing, if what was to be posted was erased meanwhile."""
    tx.put(
        "UPDATE delivery SET state = :state, next_try = :next_try, message_id = :message, problem = :problem,"
        " stuck_at = :stuck_at, skip = :skip WHERE id = :id",
        id=delivery.id,
        skip=delivery.skip,
        state=delivery.state,
        next_try=to_ms(delivery.next_try),
        message=delivery.message,
        problem=delivery.problem,
        stuck_at=None if delivery.stuck_at is None else to_ms(delivery.stuck_at),
    )


def set_alerts(tx: Transaction, delivery: DeliveryId, *, alerts: bool) -> None:
    """Write whether its author was told of alerts."""
    tx.put("UPDATE delivery SET alerts = :alerts WHERE id = :id", id=delivery, alerts=int(alerts))


async def find(view: Reader, delivery: DeliveryId) -> Delivery | None:
    """Return one delivery."""
    row = await view.one(f"{_ROWS} WHERE delivery.id = :id", id=delivery)
    return _delivery(row) if row else None


async def find_for_win(view: Reader, win: WinId) -> Delivery | None:
    """Return the delivery of a win's card, None if it was never shared."""
    row = await view.one(f"{_ROWS} WHERE delivery.win_id = :win", win=win)
    return _delivery(row) if row else None


async def due(view: Reader, now: datetime) -> list[tuple[DeliveryId, ChannelId | PersonId]]:
    """Return what is to be taken up now and where it goes, the longest waiting first: `BATCH` at most.

    `SHARE` of it for one channel or person. Just that: whoever takes it up reads it then, one by one.
    """
    rows = await view.all(
        "SELECT id, place FROM (SELECT id, next_try, place, row_number() OVER (PARTITION BY place ORDER BY next_try)"
        " AS turn FROM (SELECT delivery.id, delivery.next_try, coalesce(delivery.channel_id, schedule.person_id, 0)"
        " AS place FROM delivery LEFT JOIN schedule ON schedule.id = delivery.schedule_id"
        " WHERE delivery.state IN ('pending', 'sending') AND delivery.next_try <= :now"
        " ORDER BY delivery.next_try LIMIT :look) AS waiting) AS queued WHERE turn <= :share"
        " ORDER BY next_try LIMIT :batch",
        now=to_ms(now),
        look=BATCH * LOOK,
        share=SHARE,
        batch=BATCH,
    )
    return [(DeliveryId(row["id"]), ChannelId(row["place"])) for row in rows]  # or a person: no id is both


async def undeliverable(view: Reader, group: GroupId) -> list[Delivery]:
    """Return what could not be posted in a group."""
    rows = await view.all(
        f"{_ROWS} WHERE delivery.group_id = :group AND delivery.state = 'undeliverable'", group=group
    )
    return [_delivery(row) for row in rows]


async def stuck_groups(view: Reader, since: datetime) -> list[GroupId]:
    """Return the groups in which something could not be posted since a moment."""
    rows = await view.all(
        "SELECT group_id FROM delivery WHERE state = 'undeliverable' AND stuck_at >= :since"
        " AND problem NOT IN (:closed, :gone)",
        since=to_ms(since),
        closed=Problem.CLOSED,
        gone=Problem.POST_GONE,
    )
    return list(dict.fromkeys(GroupId(row["group_id"]) for row in rows))  # DISTINCT would walk every group's rows


async def waiting(view: Reader, person: PersonId, since: datetime) -> list[Delivery]:
    """Return nudges that did not reach somebody since a moment, the latest first; from peers comes no nudge."""
    rows = await view.all(
        f"{_ROWS} WHERE schedule.person_id = :person AND {_NUDGES} AND delivery.state = 'undeliverable'"
        " AND delivery.stuck_at >= :since AND delivery.part = 0 ORDER BY delivery.stuck_at DESC",
        person=person,
        since=to_ms(since),
    )
    return [_delivery(row) for row in rows]


async def unheard(view: Reader, person: PersonId, since: datetime) -> list[Delivery]:
    """Return the news of what was not shared that did not reach somebody since a moment, the latest first."""
    rows = await view.all(
        f"{_ROWS} WHERE schedule.person_id = :person AND schedule.kind = :kind AND delivery.state = 'undeliverable'"
        " AND delivery.stuck_at >= :since ORDER BY delivery.stuck_at DESC",
        person=person,
        kind=Kind.UNSHARED,
        since=to_ms(since),
    )
    return [_delivery(row) for row in rows]


async def stuck_shares(view: Reader, before: datetime) -> list[DeliveryId]:
    """Return the cards of shared rejections that could not be posted since before a moment."""
    rows = await view.all(
        "SELECT id FROM delivery WHERE state = 'undeliverable' AND stuck_at < :before AND shared_id IS NOT NULL",
        before=to_ms(before),
    )
    return [DeliveryId(row["id"]) for row in rows]


async def coming(view: Reader, person: PersonId) -> list[Delivery]:
    """Return nudges that fell due and wait for a better moment, the next one first."""
    rows = await view.all(
        f"{_ROWS} WHERE schedule.person_id = :person AND {_NUDGES} AND delivery.state = 'pending'"
        " AND delivery.part = 0 ORDER BY delivery.next_try",
        person=person,
    )
    return [_delivery(row) for row in rows]


async def brought_up(view: Reader, person: PersonId, but: RejectionId, now: datetime) -> list[datetime]:
    """Return when somebody's arcs were brought up in the last `DAYS`, or that was tried.

    Of the one that is left out, only what nobody saw the end of: how that ended is in the arc.
    """
    rows = await view.all(
        "SELECT delivery.first_try FROM schedule JOIN delivery ON delivery.schedule_id = schedule.id"
        " WHERE schedule.person_id = :person AND schedule.kind = :kind AND delivery.first_try >= :since"
        " AND (schedule.rejection_id <> :but OR delivery.state IN ('pending', 'sending'))",
        person=person,
        kind=Kind.NEXT_STEP,
        since=to_ms(now - DAYS),
        but=but,
    )
    return [from_ms(row["first_try"]) for row in rows]


async def last(view: Reader, schedule: ScheduleId) -> Delivery | None:
    """Return the delivery of a schedule's latest period that is owed or was; None if there is none."""
    row = await view.one(
        f"{_ROWS} WHERE delivery.schedule_id = :schedule ORDER BY delivery.period DESC LIMIT 1", schedule=schedule
    )
    return _delivery(row) if row else None


async def periods(view: Reader, schedule: ScheduleId, since: date) -> set[date]:
    """Return the periods of a schedule, from a day on, that something became of or is owed for."""
    rows = await view.all(
        "SELECT DISTINCT period FROM delivery WHERE schedule_id = :schedule AND period >= :since",
        schedule=schedule,
        since=since.isoformat(),
    )
    return {date.fromisoformat(row["period"]) for row in rows}


async def take_left_out(tx: Transaction, schedule: ScheduleId, after: date) -> set[date]:
    """Forget which periods of a schedule after a day are left out, and return them."""
    rows = await tx.all(
        "DELETE FROM delivery WHERE schedule_id = :schedule AND period > :after AND skip = 'left-out'"
        " RETURNING period",
        schedule=schedule,
        after=after.isoformat(),
    )
    return {date.fromisoformat(row["period"]) for row in rows}


async def free(tx: Transaction, *, late: datetime, missed: datetime) -> dict[ScheduleId, set[date]]:
    """Forget what only a clock that was ahead can have skipped of what comes again and again; return the periods.

    As late, though it was due after `late`; as missed, though it was due after `missed`.
    """
    rows = await tx.all(
        "DELETE FROM delivery WHERE schedule_id IS NOT NULL AND next_try > :first"
        " AND ((skip = 'late' AND next_try > :late) OR (skip = 'missed' AND next_try > :missed))"
        " AND EXISTS (SELECT 1 FROM schedule WHERE schedule.id = delivery.schedule_id AND every > 0)"
        " RETURNING schedule_id, period",
        first=to_ms(min(late, missed)),
        late=to_ms(late),
        missed=to_ms(missed),
    )
    found: dict[ScheduleId, set[date]] = {}
    for row in rows:
        found.setdefault(ScheduleId(row["schedule_id"]), set()).add(date.fromisoformat(row["period"]))
    return found


def forget_left_out(tx: Transaction, rejection: RejectionId, now: datetime) -> None:
    """Forget that an arc was to be left out at a moment that is ahead: its owner set another, or the same, since."""
    tx.put(
        "DELETE FROM delivery WHERE skip = 'left-out' AND next_try > :now"
        " AND schedule_id IN (SELECT id FROM schedule WHERE rejection_id = :rejection)",
        rejection=rejection,
        now=to_ms(now),
    )


def forget_scheduled(tx: Transaction, before: datetime) -> None:
    """Forget what became of scheduled messages that were due before a moment."""
    tx.put(
        "DELETE FROM delivery WHERE schedule_id IS NOT NULL AND next_try < :before"
        " AND state IN ('sent', 'skipped', 'undeliverable')",
        before=to_ms(before),
    )


async def count_wins_since(view: Reader, group: GroupId, since: datetime) -> int:
    """Return how many wins were posted in a group since a moment."""
    row = await view.one(
        "SELECT count(*) AS n FROM delivery WHERE group_id = :group AND win_id IS NOT NULL AND state = 'sent'"
        " AND first_try >= :since",
        group=group,
        since=to_ms(since),
    )
    return int(row["n"]) if row else 0


def drop(tx: Transaction, delivery: DeliveryId) -> None:
    """Owe a post no longer."""
    tx.put("DELETE FROM delivery WHERE id = :id", id=delivery)


def end_leases(tx: Transaction, now: datetime) -> None:
    """Make every attempt that was under way due again."""
    tx.put(
        "UPDATE delivery SET next_try = :now WHERE state IN ('pending', 'sending')"  # so that the index is found
        " AND state = 'sending'",
        now=to_ms(now),
    )


def pull_in(tx: Transaction, beyond: datetime, now: datetime) -> None:
    """Make due what a clock that was ahead put off beyond a moment, but for what nobody tried and may be for later.

    When it was first tried is not known then: its place is looked through from a day ago on.
    """
    tx.put(
        "UPDATE delivery SET next_try = :now, first_try = CASE WHEN first_try > :now THEN :earlier ELSE first_try END"
        " WHERE state IN ('pending', 'sending') AND next_try > :beyond"
        " AND (first_try IS NOT NULL OR win_id IS NOT NULL OR report_id IS NOT NULL OR schedule_id IN"
        " (SELECT id FROM schedule WHERE encouragement_id IS NOT NULL))",
        now=to_ms(now),
        earlier=to_ms(now - timedelta(days=1)),
        beyond=to_ms(beyond),
    )


def _delivery(row: Row) -> Delivery:
    return Delivery(
        id=DeliveryId(row["id"]),
        win=None if row["win_id"] is None else WinId(row["win_id"]),
        report=None if row["report_id"] is None else ReportId(row["report_id"]),
        group=GroupId(row["group_id"]),
        channel=None if row["channel_id"] is None else ChannelId(row["channel_id"]),
        state=State(row["state"]),
        next_try=from_ms(row["next_try"]),
        first_try=None if row["first_try"] is None else from_ms(row["first_try"]),
        attempts=row["attempts"],
        message=None if row["message_id"] is None else MessageId(row["message_id"]),
        problem=None if row["problem"] is None else Problem(row["problem"]),
        alerts=bool(row["alerts"]),
        scheduled=_scheduled(row),
        skip=None if row["skip"] is None else Skip(row["skip"]),
        stuck_at=None if row["stuck_at"] is None else from_ms(row["stuck_at"]),
        shared=None if row["shared_id"] is None else SharedId(row["shared_id"]),
    )


def _scheduled(row: Row) -> Scheduled | None:
    if row["schedule_id"] is None:
        return None
    return Scheduled(
        schedule=ScheduleId(row["schedule_id"]),
        kind=Kind(row["kind"]),
        period=date.fromisoformat(row["period"]),
        person=None if row["person_id"] is None else PersonId(row["person_id"]),
        goal=None if row["goal_id"] is None else GoalId(row["goal_id"]),
        part=row["part"],
        parts=row["parts"],
        rejection=None if row["rejection_id"] is None else RejectionId(row["rejection_id"]),
        encouragement=None if row["encouragement_id"] is None else EncouragementId(row["encouragement_id"]),
        win=None if row["about_win_id"] is None else WinId(row["about_win_id"]),
    )
