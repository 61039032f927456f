"""Rounds that were posted, as rows, and whom they mention."""

from datetime import date, datetime

from bot.domain.groups import Week
from bot.domain.ids import ChannelId, DeliveryId, GroupId, MessageId, PersonId
from bot.domain.rounds import SETTLE, PostedRound
from bot.domain.schedule import FARTHEST, Kind
from bot.domain.wins_rounds import FRESH
from bot.store.connection import Row, Value, from_ms, to_ms
from bot.store.engine import Reader, Transaction

BATCH = 40
"""Rounds drawn anew in one beat: as many as the pace allows within a second."""


def save(tx: Transaction, posted: PostedRound) -> None:
    """Write a round as it now is."""
    tx.put(
        "INSERT INTO posted_round (id, kind, group_id, channel_id, message_id, start, finish, ends_at, redraw_at,"
        " attempts, in_thread, closed, since, until, shown, milestone)"
        " VALUES (:id, :kind, :group, :channel, :message, :start, :finish, :ends_at, :redraw_at,"
        " :attempts, :in_thread, :closed, :since, :until, :shown, :milestone)"
        " ON CONFLICT (id) DO UPDATE SET channel_id = excluded.channel_id, message_id = excluded.message_id,"
        " redraw_at = excluded.redraw_at, attempts = excluded.attempts, acts = posted_round.acts + 1,"
        " closed = excluded.closed",
        id=posted.id,
        kind=posted.kind,
        group=posted.group,
        channel=posted.channel,
        message=posted.message,
        start=posted.week.start.isoformat(),
        finish=posted.week.end.isoformat(),
        ends_at=to_ms(posted.ends_at),
        redraw_at=None if posted.redraw_at is None else to_ms(posted.redraw_at),
        attempts=posted.attempts,
        in_thread=int(posted.in_thread),
        closed=int(posted.closed),
        since=None if posted.since is None else to_ms(posted.since),
        until=None if posted.until is None else to_ms(posted.until),
        shown=posted.shown,
        milestone=posted.milestone,
    )


def stir(tx: Transaction, group: GroupId, now: datetime, kind: Kind = Kind.GOALS_ROUND) -> None:
    """Draw a group's round anew soon: what is under way, and what is closed but could not be drawn so."""
    _stir(tx, "group_id = :group AND kind = :kind", now, group=group, kind=kind)


def stir_about(tx: Transaction, group: GroupId, posted_at: datetime, now: datetime) -> None:
    """Draw a group's wins round anew, as `stir`, if it is about the moment at which a win was to be posted."""
    about = "group_id = :group AND kind = :kind AND since <= :at AND until > :at"
    _stir(tx, about, now, group=group, kind=Kind.WINS_ROUND, at=to_ms(posted_at))


def stir_all_of(tx: Transaction, person: PersonId, now: datetime) -> None:
    """Draw anew soon, as `stir`, the rounds of all groups in which somebody has goals or wins, or celebrated some."""
    theirs = " UNION ".join(
        f"SELECT group_id FROM {table} WHERE person_id = :person"  # noqa: S608
        for table in ("goal", "win", "celebration")
    )
    _stir(tx, f"group_id IN ({theirs})", now, person=person)


def _stir(tx: Transaction, whose: str, now: datetime, **values: Value) -> None:
    tx.put(
        "UPDATE posted_round SET redraw_at = CASE WHEN redraw_at < :later THEN redraw_at ELSE :later END,"  # noqa: S608
        f" attempts = 0, acts = acts + 1 WHERE {whose} AND (closed = 0 OR redraw_at IS NOT NULL OR attempts > 0)",
        later=to_ms(now + SETTLE),
        **values,
    )


def settle(tx: Transaction, posted: PostedRound) -> None:
    """Write how an edit went, unless somebody did something meanwhile: then the round is drawn once more."""
    tx.put(
        "UPDATE posted_round SET redraw_at = :redraw_at, attempts = :attempts WHERE id = :id AND acts = :acts",
        id=posted.id,
        redraw_at=None if posted.redraw_at is None else to_ms(posted.redraw_at),
        attempts=posted.attempts,
        acts=posted.acts,
    )


def pull_in(tx: Transaction, beyond: datetime, now: datetime) -> None:
    """Draw anew now the rounds that a clock which was ahead put off beyond a moment."""
    tx.put("UPDATE posted_round SET redraw_at = :now WHERE redraw_at > :beyond", now=to_ms(now), beyond=to_ms(beyond))


async def find(view: Reader, posted: DeliveryId) -> PostedRound | None:
    """Return a round."""
    row = await view.one("SELECT * FROM posted_round WHERE id = :id", id=posted)
    return _round(row) if row else None


async def of_week(view: Reader, group: GroupId, week: date) -> PostedRound | None:
    """Return the round of a group's week."""
    row = await view.one(
        "SELECT * FROM posted_round WHERE group_id = :group AND kind = 'goals-round' AND start = :week",
        group=group,
        week=week.isoformat(),
    )
    return _round(row) if row else None


async def latest_wins(view: Reader, group: GroupId, limit: int, now: datetime) -> list[PostedRound]:
    """Return a group's latest wins rounds, the latest first; not those of a clock that was far ahead."""
    rows = await view.all(
        "SELECT * FROM posted_round WHERE group_id = :group AND kind = 'wins-round' AND until <= :now"
        " ORDER BY start DESC LIMIT :limit",
        group=group,
        now=to_ms(now + FARTHEST),
        limit=limit,
    )
    return [_round(row) for row in rows]


async def stale(view: Reader, now: datetime) -> list[PostedRound]:
    """Return rounds that are to be drawn anew, the longest waiting first."""
    rows = await view.all(
        "SELECT * FROM posted_round WHERE redraw_at <= :now ORDER BY redraw_at LIMIT :batch",
        now=to_ms(now),
        batch=BATCH,
    )
    return [_round(row) for row in rows]


async def ended(view: Reader, now: datetime) -> list[PostedRound]:
    """Return rounds whose week is over and that are not closed yet."""
    rows = await view.all(
        "SELECT * FROM posted_round WHERE closed = 0 AND ends_at <= :now ORDER BY ends_at LIMIT :batch",
        now=to_ms(now),
        batch=BATCH,
    )
    return [_round(row) for row in rows]


async def mentioned(view: Reader, group: GroupId, now: datetime) -> list[PersonId]:
    """Return who in a group asked to be mentioned by the round, and does not rest from being written to."""
    rows = await view.all(
        "SELECT member.person_id FROM member JOIN person ON person.id = member.person_id"
        " WHERE member.group_id = :group AND member.mentioned = 1"
        " AND (person.paused_until IS NULL OR person.paused_until <= :now) ORDER BY member.person_id",
        group=group,
        now=to_ms(now),
    )
    return [PersonId(row["person_id"]) for row in rows]


async def mentioned_in_wins(view: Reader, group: GroupId, now: datetime) -> list[PersonId]:
    """Return who in a group asked to be mentioned by the wins round, does not rest, and had no "no" just lately."""
    rows = await view.all(
        "SELECT member.person_id FROM member JOIN person ON person.id = member.person_id"
        " WHERE member.group_id = :group AND member.mentioned_in_wins = 1"
        " AND (person.paused_until IS NULL OR person.paused_until <= :now)"
        " AND NOT EXISTS (SELECT 1 FROM rejection WHERE rejection.person_id = member.person_id"
        " AND rejection.at > :fresh)"
        " ORDER BY member.person_id",
        group=group,
        now=to_ms(now),
        fresh=to_ms(now - FRESH),
    )
    return [PersonId(row["person_id"]) for row in rows]


def _round(row: Row) -> PostedRound:
    return PostedRound(
        id=DeliveryId(row["id"]),
        kind=Kind(row["kind"]),
        group=GroupId(row["group_id"]),
        channel=ChannelId(row["channel_id"]),
        message=MessageId(row["message_id"]),
        week=Week(date.fromisoformat(row["start"]), date.fromisoformat(row["finish"])),
        ends_at=from_ms(row["ends_at"]),
        redraw_at=None if row["redraw_at"] is None else from_ms(row["redraw_at"]),
        attempts=row["attempts"],
        acts=row["acts"],
        in_thread=bool(row["in_thread"]),
        closed=bool(row["closed"]),
        since=None if row["since"] is None else from_ms(row["since"]),
        until=None if row["until"] is None else from_ms(row["until"]),
        shown=row["shown"],
        milestone=row["milestone"],
    )
