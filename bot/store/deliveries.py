"""Posts that are owed to channels, as rows."""

from datetime import datetime

from bot.domain.deliveries import Delivery, State
from bot.domain.groups import Problem
from bot.domain.ids import ChannelId, DeliveryId, GroupId, MessageId, ReportId, WinId
from bot.store.connection import Row, from_ms, to_ms
from bot.store.engine import Reader, Transaction

BATCH = 200
"""Deliveries taken up by one tick (ARCHITECTURE.md, the way of one nudge)."""

SHARE = 20
"""Of these, for one channel: a channel that Discord makes wait must not keep the others from their turn."""


def save(tx: Transaction, delivery: Delivery) -> None:
    """Write the delivery as it now is."""
    tx.put(
        "INSERT INTO delivery"
        " (id, win_id, report_id, group_id, channel_id, state, next_try, first_try, attempts, message_id, problem,"
        " alerts) VALUES (:id, :win, :report, :group, :channel, :state, :next_try, :first_try, :attempts, :message,"
        " :problem, :alerts)"
        " ON CONFLICT (id) DO UPDATE SET channel_id = excluded.channel_id, state = excluded.state,"
        " next_try = excluded.next_try, first_try = excluded.first_try, attempts = excluded.attempts,"
        " message_id = excluded.message_id, problem = excluded.problem, alerts = excluded.alerts",
        id=delivery.id,
        win=delivery.win,
        report=delivery.report,
        group=delivery.group,
        channel=delivery.channel,
        state=delivery.state,
        next_try=to_ms(delivery.next_try),
        first_try=None if delivery.first_try is None else to_ms(delivery.first_try),
        attempts=delivery.attempts,
        message=delivery.message,
        problem=delivery.problem,
        alerts=int(delivery.alerts),
    )


def settle(tx: Transaction, delivery: Delivery) -> None:
    """Write how an attempt ended; nothing, if what was to be posted was erased meanwhile."""
    tx.put(
        "UPDATE delivery SET state = :state, next_try = :next_try, message_id = :message, problem = :problem"
        " WHERE id = :id",
        id=delivery.id,
        state=delivery.state,
        next_try=to_ms(delivery.next_try),
        message=delivery.message,
        problem=delivery.problem,
    )


async def find(view: Reader, delivery: DeliveryId) -> Delivery | None:
    """Return one delivery."""
    row = await view.one("SELECT * FROM delivery WHERE id = :id", id=delivery)
    return _delivery(row) if row else None


async def find_for_win(view: Reader, win: WinId) -> Delivery | None:
    """Return the delivery of a win's card, None if it was never shared."""
    row = await view.one("SELECT * FROM delivery WHERE win_id = :win", win=win)
    return _delivery(row) if row else None


async def due(view: Reader, now: datetime) -> list[Delivery]:
    """Return what is to be taken up now, the longest waiting first: at most `BATCH`, `SHARE` of it for a channel."""
    rows = await view.all(
        "SELECT * FROM (SELECT *, row_number() OVER (PARTITION BY channel_id ORDER BY next_try) AS place"
        " FROM delivery WHERE state IN ('pending', 'sending') AND next_try <= :now) AS owed"
        " WHERE place <= :share ORDER BY next_try LIMIT :batch",
        now=to_ms(now),
        share=SHARE,
        batch=BATCH,
    )
    return [_delivery(row) for row in rows]


async def undeliverable(view: Reader, group: GroupId) -> list[Delivery]:
    """Return what could not be posted in a group."""
    rows = await view.all("SELECT * FROM delivery WHERE group_id = :group AND state = 'undeliverable'", group=group)
    return [_delivery(row) for row in rows]


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
    tx.put("UPDATE delivery SET next_try = :now WHERE state = 'sending'", now=to_ms(now))


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
    )
