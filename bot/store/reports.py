"""Reports as rows."""

from datetime import datetime

from bot.domain.ids import ChannelId, EncouragementId, GroupId, MessageId, PersonId, ReportId
from bot.domain.reports import PAGE_SIZE, Kind, Report, ReportState
from bot.store.connection import Row, from_ms, to_ms
from bot.store.engine import Reader, Transaction

_REPORTS = (
    "SELECT report.*, encouragement.person_id AS sender_id, encouragement.sent_at FROM report"
    " LEFT JOIN encouragement ON encouragement.id = report.encouragement_id"
)
"""Who sent an encouragement, and when, is read from there: it goes with it."""


def insert(tx: Transaction, report: Report) -> None:
    """Write a new report; the same interaction delivered twice is one row."""
    tx.put(
        "INSERT INTO report (id, group_id, channel_id, message_id, encouragement_id, reason, reporter_id, at, state)"
        " VALUES (:id, :group, :channel, :message, :encouragement, :reason, :reporter, :at, :state)"
        " ON CONFLICT (id) DO NOTHING",
        id=report.id,
        group=report.group,
        channel=report.channel,
        message=report.message,
        encouragement=report.encouragement,
        reason=report.kind,
        reporter=report.reporter,
        at=to_ms(report.at),
        state=report.state,
    )


def save(tx: Transaction, report: Report) -> None:
    """Write whether somebody has looked."""
    tx.put(
        "UPDATE report SET state = :state, closed_at = :closed_at WHERE id = :id",
        id=report.id,
        state=report.state,
        closed_at=None if report.closed_at is None else to_ms(report.closed_at),
    )


async def find(view: Reader, report: ReportId) -> Report | None:
    """Return one report."""
    row = await view.one(_REPORTS + " WHERE report.id = :id", id=report)
    return _report(row) if row else None


async def count_open(view: Reader, group: GroupId) -> int:
    """Return how many reports of a group nobody has looked at."""
    row = await view.one("SELECT count(*) AS n FROM report WHERE group_id = :group AND state = 'open'", group=group)
    return int(row["n"]) if row else 0


async def page_open(view: Reader, group: GroupId, number: int) -> list[Report]:
    """Return one page of what nobody has looked at, oldest first, `PAGE_SIZE` a page, counted from 0."""
    rows = await view.all(
        _REPORTS + " WHERE report.group_id = :group AND report.state = 'open' ORDER BY report.id"
        " LIMIT :size OFFSET :skip",
        group=group,
        size=PAGE_SIZE,
        skip=number * PAGE_SIZE,
    )
    return [_report(row) for row in rows]


async def count_since(view: Reader, group: GroupId, since: datetime) -> int:
    """Return how many reports a group had since a moment."""
    row = await view.one(
        "SELECT count(*) AS n FROM report WHERE group_id = :group AND at >= :since", group=group, since=to_ms(since)
    )
    return int(row["n"]) if row else 0


def _report(row: Row) -> Report:
    return Report(
        id=ReportId(row["id"]),
        group=GroupId(row["group_id"]),
        channel=None if row["channel_id"] is None else ChannelId(row["channel_id"]),
        message=None if row["message_id"] is None else MessageId(row["message_id"]),
        kind=Kind(row["reason"]),
        reporter=None if row["reporter_id"] is None else PersonId(row["reporter_id"]),
        at=from_ms(row["at"]),
        state=ReportState(row["state"]),
        closed_at=None if row["closed_at"] is None else from_ms(row["closed_at"]),
        encouragement=None if row["encouragement_id"] is None else EncouragementId(row["encouragement_id"]),
        sender=None if row["sender_id"] is None else PersonId(row["sender_id"]),
        sent_at=None if row["sent_at"] is None else from_ms(row["sent_at"]),
    )
