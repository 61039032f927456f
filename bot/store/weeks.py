"""Members' weeks as rows. A look back is sealed before it gets here and opened after."""

from datetime import date, datetime

from bot.domain.groups import Week
from bot.domain.ids import GroupId, PersonId, derived
from bot.domain.weeks import MemberWeek, Review, WeekState
from bot.store.connection import Row, from_ms, to_ms
from bot.store.engine import Reader, Transaction
from bot.store.vault import Place, Sealer

_PARTS = ("strength", "obstacle", "next")


def save(tx: Transaction, week: MemberWeek) -> None:
    """Write a week as it now is, but for the look back."""
    tx.put(
        "INSERT INTO member_week (id, person_id, group_id, start, finish, ends_at, state, shown, passed, kept, quiet,"
        " asks) VALUES (:id, :person, :group, :start, :finish, :ends_at, :state, :shown, :passed, :kept, :quiet,"
        " :asks) ON CONFLICT (id) DO UPDATE SET finish = excluded.finish, ends_at = excluded.ends_at,"
        " state = excluded.state, shown = excluded.shown, passed = excluded.passed, kept = excluded.kept,"
        " quiet = excluded.quiet, asks = excluded.asks",
        id=_id(week),
        person=week.person,
        group=week.group,
        start=week.week.start.isoformat(),
        finish=week.week.end.isoformat(),
        ends_at=to_ms(week.ends_at),
        state=week.state,
        shown=int(week.shown),
        passed=int(week.passed),
        kept=week.kept,
        quiet=week.quiet,
        asks=int(week.asks),
    )


def save_review(tx: Transaction, week: MemberWeek, review: Review, sealer: Sealer) -> None:
    """Write a look back at a week that is there."""
    place = {part: Place("member_week", part, _id(week), week.person) for part in _PARTS}
    tx.put(
        "UPDATE member_week SET strength = :strength, obstacle = :obstacle, next = :next WHERE id = :id",
        id=_id(week),
        strength=sealer.seal(review.strength, place["strength"]),
        obstacle=sealer.seal(review.obstacle, place["obstacle"]),
        next=sealer.seal(review.next, place["next"]),
    )


async def find(view: Reader, person: PersonId, group: GroupId, start: date) -> MemberWeek | None:
    """Return a member's week by its first day, without the look back."""
    row = await view.one(
        "SELECT * FROM member_week WHERE person_id = :person AND group_id = :group AND start = :start",
        person=person,
        group=group,
        start=start.isoformat(),
    )
    return _week(row) if row else None


async def latest(view: Reader, person: PersonId, group: GroupId, before: date) -> MemberWeek | None:
    """Return the last of a member's weeks that began before a day."""
    row = await view.one(
        "SELECT * FROM member_week WHERE person_id = :person AND group_id = :group AND start < :before"
        " ORDER BY start DESC LIMIT 1",
        person=person,
        group=group,
        before=before.isoformat(),
    )
    return _week(row) if row else None


async def open_of(view: Reader, person: PersonId) -> list[MemberWeek]:
    """Return a person's weeks that are not closed."""
    rows = await view.all("SELECT * FROM member_week WHERE person_id = :person AND state = 'open'", person=person)
    return [_week(row) for row in rows]


async def over(view: Reader, now: datetime, limit: int) -> list[MemberWeek]:
    """Return weeks that are to be closed."""
    rows = await view.all(
        "SELECT * FROM member_week WHERE state = 'open' AND ends_at <= :now ORDER BY ends_at LIMIT :limit",
        now=to_ms(now),
        limit=limit,
    )
    return [_week(row) for row in rows]


def move_end(tx: Transaction, group: GroupId, week: Week, ends_at: datetime) -> None:
    """Let everybody's running week in a group, and its goals round, end at another moment."""
    for table, condition in (
        ("member_week", "state = 'open'"),
        ("posted_round", "kind = 'goals-round' AND closed = 0"),
    ):
        tx.put(
            f"UPDATE {table} SET finish = :finish, ends_at = :ends_at"  # noqa: S608
            f" WHERE group_id = :group AND start = :start AND {condition}",
            group=group,
            start=week.start.isoformat(),
            finish=week.end.isoformat(),
            ends_at=to_ms(ends_at),
        )


async def last_review(view: Reader, person: PersonId, sealer: Sealer) -> tuple[date, Review] | None:
    """Return somebody's latest look back, and the first day of its week."""
    found = await reviews(view, person, sealer, 1)
    return found[0][1:] if found else None


async def reviews(view: Reader, person: PersonId, sealer: Sealer, limit: int) -> list[tuple[int, date, Review]]:
    """Return somebody's latest looks back, newest first: each with its row, and the first day of its week."""
    rows = await view.all(
        "SELECT * FROM member_week WHERE person_id = :person AND strength IS NOT NULL"
        " ORDER BY start DESC LIMIT :limit",
        person=person,
        limit=limit,
    )
    return [(row["id"], date.fromisoformat(row["start"]), _review(row, person, sealer)) for row in rows]


async def tally(view: Reader, person: PersonId) -> tuple[int, int]:
    """Return in how many weeks somebody showed up, and how many weekly goals they kept.

    Weeks of several groups that began on the same day are one.
    """
    row = await view.one(
        "SELECT count(DISTINCT CASE WHEN shown = 1 OR passed = 1 THEN start END) AS weeks,"
        " coalesce(sum(kept), 0) AS kept FROM member_week WHERE person_id = :person",
        person=person,
    )
    return (int(row["weeks"]), int(row["kept"])) if row else (0, 0)


def _id(week: MemberWeek) -> int:
    return derived(f"week {week.person} {week.group} {week.week.start}")


def _week(row: Row) -> MemberWeek:
    return MemberWeek(
        person=PersonId(row["person_id"]),
        group=GroupId(row["group_id"]),
        week=Week(date.fromisoformat(row["start"]), date.fromisoformat(row["finish"])),
        ends_at=from_ms(row["ends_at"]),
        state=WeekState(row["state"]),
        shown=bool(row["shown"]),
        passed=bool(row["passed"]),
        kept=row["kept"],
        quiet=row["quiet"],
        asks=bool(row["asks"]),
    )


def _review(row: Row, person: PersonId, sealer: Sealer) -> Review:
    return Review(*(sealer.open(row[part], Place("member_week", part, row["id"], person)) for part in _PARTS))
