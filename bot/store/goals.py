"""Goals and their entries as rows. A goal's words are sealed before they get here and opened after."""

from collections.abc import Mapping, Sequence
from datetime import date

from bot.domain.goals import Entry, Goal, GoalState, Practice, Rhythm
from bot.domain.ids import EntryId, GoalId, GroupId, PersonId
from bot.domain.rounds import PAGE_SIZE, Showing
from bot.domain.wins import Visibility
from bot.store.connection import Row, from_ms, to_ms
from bot.store.engine import Reader, Transaction
from bot.store.vault import Place, SealBroken, Sealer, Vault

_OPEN = "state IN ('active', 'paused')"

_SHOWN = (
    "FROM goal JOIN member ON member.person_id = goal.person_id AND member.group_id = goal.group_id"
    " AND member.in_round = 1"
    " WHERE goal.group_id = :group AND goal.visibility = 'group' AND goal.state IN ('active', 'done')"
    " AND goal.touched_at >= :since AND (goal.state = 'active' AND goal.since < :end OR goal.done_at >= :began)"
)


def save(tx: Transaction, goal: Goal, sealer: Sealer) -> None:
    """Write a goal as it now is; the same interaction delivered twice is one row."""
    tx.put(
        "INSERT INTO goal (id, person_id, group_id, words, unit, plan, rhythm, target, due, practice, visibility,"
        " state, since, at, touched_at, done_at) VALUES (:id, :person, :group, :words, :unit, :plan, :rhythm,"
        " :target, :due, :practice, :visibility, :state, :since, :at, :touched_at, :done_at)"
        " ON CONFLICT (id) DO UPDATE SET words = excluded.words, target = excluded.target, due = excluded.due,"
        " visibility = excluded.visibility, state = excluded.state, since = excluded.since,"
        " touched_at = excluded.touched_at, done_at = excluded.done_at",
        id=goal.id,
        person=goal.person,
        group=goal.group,
        words=sealer.seal(goal.words, _place("words", goal.id, goal.person)),
        unit=sealer.seal(goal.unit, _place("unit", goal.id, goal.person)),
        plan=sealer.seal(goal.plan, _place("plan", goal.id, goal.person)),
        rhythm=goal.rhythm,
        target=goal.target,
        due=_iso(goal.due),
        practice=goal.practice,
        visibility=goal.visibility,
        state=goal.state,
        since=goal.since.isoformat(),
        at=to_ms(goal.at),
        touched_at=to_ms(goal.touched_at),
        done_at=None if goal.done_at is None else to_ms(goal.done_at),
    )


async def find(view: Reader, goal: GoalId, vault: Vault) -> Goal | None:
    """Return a goal, opened with its owner's key; None also once that was erased."""
    found = await _opened(await view.all("SELECT * FROM goal WHERE id = :id", id=goal), vault)
    return found[0] if found else None


async def count_open(view: Reader, person: PersonId) -> int:
    """Return how many goals somebody has, paused ones included."""
    row = await view.one(f"SELECT count(*) AS n FROM goal WHERE person_id = :person AND {_OPEN}", person=person)  # noqa: S608
    return int(row["n"]) if row else 0


async def count_done(view: Reader, person: PersonId) -> int:
    """Return how many goals for once somebody reached."""
    row = await view.one("SELECT count(*) AS n FROM goal WHERE person_id = :person AND state = 'done'", person=person)
    return int(row["n"]) if row else 0


async def of_person(view: Reader, person: PersonId, vault: Vault) -> list[Goal]:
    """Return the goals somebody has, oldest first, paused ones included; there are `GOALS_LIMIT` at most."""
    rows = await view.all(f"SELECT * FROM goal WHERE person_id = :person AND {_OPEN} ORDER BY id", person=person)  # noqa: S608
    return await _opened(rows, vault)


async def weekly(view: Reader, person: PersonId, group: GroupId, end: date) -> dict[GoalId, int]:
    """Return what each weekly goal takes that somebody has in a group's week; its words stay sealed."""
    rows = await view.all(
        "SELECT id, target FROM goal WHERE person_id = :person AND group_id = :group AND state = 'active'"
        " AND rhythm = 'weekly' AND since < :end",
        person=person,
        group=group,
        end=end.isoformat(),
    )
    return {GoalId(row["id"]): row["target"] or 1 for row in rows}


async def dated(view: Reader, person: PersonId) -> list[tuple[GoalId, GroupId, date]]:
    """Return the goals for once under way that somebody put a date on; their words stay sealed."""
    rows = await view.all(
        "SELECT id, group_id, due FROM goal WHERE person_id = :person AND state = 'active' AND due IS NOT NULL",
        person=person,
    )
    return [(GoalId(row["id"]), GroupId(row["group_id"]), date.fromisoformat(row["due"])) for row in rows]


async def count_shown(view: Reader, showing: Showing) -> int:
    """Return how many goals a round shows."""
    row = await view.one(f"SELECT count(*) AS n {_SHOWN}", **_shown(showing))
    return int(row["n"]) if row else 0


async def shown(view: Reader, showing: Showing, number: int, vault: Vault) -> list[Goal]:
    """Return a page of the goals that a round shows, counted from 0, in the order in which they were set."""
    rows = await view.all(
        f"SELECT goal.* {_SHOWN} ORDER BY goal.id LIMIT :size OFFSET :skip",
        size=PAGE_SIZE,
        skip=number * PAGE_SIZE,
        **_shown(showing),
    )
    return await _opened(rows, vault)


async def shown_amounts(view: Reader, showing: Showing) -> list[tuple[PersonId, int, int]]:
    """Return of every goal that a round shows: whose it is, what it takes, and what was logged for it in the week.

    One for once that is done takes nothing more, in whichever week its steps were logged.
    """
    rows = await view.all(
        "SELECT goal.person_id, goal.target, goal.state,"  # noqa: S608
        " (SELECT coalesce(sum(amount), 0) FROM entry"
        f" WHERE goal_id = goal.id AND week = :week) AS n {_SHOWN}",
        week=showing.week.start.isoformat(),
        **_shown(showing),
    )
    return [
        (PersonId(row["person_id"]), 0 if row["state"] == GoalState.DONE else row["target"] or 1, int(row["n"]))
        for row in rows
    ]


def _shown(showing: Showing) -> dict[str, int | str]:
    return {
        "group": showing.group,
        "end": showing.week.end.isoformat(),
        "since": to_ms(showing.since),
        "began": to_ms(showing.began),
    }


def insert_entry(tx: Transaction, entry: Entry) -> None:
    """Write an entry; the same interaction delivered twice is one row."""
    tx.put(
        "INSERT INTO entry (id, goal_id, person_id, amount, day, week, at)"
        " VALUES (:id, :goal, :person, :amount, :day, :week, :at) ON CONFLICT (id) DO NOTHING",
        id=entry.id,
        goal=entry.goal,
        person=entry.person,
        amount=entry.amount,
        day=entry.day.isoformat(),
        week=entry.week.isoformat(),
        at=to_ms(entry.at),
    )


async def find_entry(view: Reader, entry: EntryId) -> Entry | None:
    """Return an entry."""
    row = await view.one("SELECT * FROM entry WHERE id = :id", id=entry)
    return _entry(row) if row else None


async def last_entry(view: Reader, goal: GoalId) -> Entry | None:
    """Return the entry that was logged last for a goal."""
    row = await view.one("SELECT * FROM entry WHERE goal_id = :goal ORDER BY id DESC LIMIT 1", goal=goal)
    return _entry(row) if row else None


def delete_entry(tx: Transaction, entry: EntryId) -> None:
    """Take an entry back."""
    tx.put("DELETE FROM entry WHERE id = :id", id=entry)


async def amounts(view: Reader, goals: Sequence[GoalId], week: date | None = None) -> Mapping[GoalId, int]:
    """Return what was logged for each goal in a week, or at all; goals without any are left out."""
    if not goals:
        return {}
    names = {f"goal{number}": goal for number, goal in enumerate(goals)}
    within = "" if week is None else " AND week = :week"
    rows = await view.all(
        f"SELECT goal_id, sum(amount) AS n FROM entry WHERE goal_id IN ({', '.join(f':{name}' for name in names)})"  # noqa: S608
        f"{within} GROUP BY goal_id",
        **names,
        **({} if week is None else {"week": week.isoformat()}),
    )
    return {GoalId(row["goal_id"]): int(row["n"]) for row in rows}


def _place(column: str, goal: GoalId, person: PersonId) -> Place:
    return Place("goal", column, goal, person)


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


async def _opened(rows: Sequence[Row], vault: Vault) -> list[Goal]:
    """Return goals with their words; those whose owner's key is gone are gone as well."""
    found = []
    for row in rows:
        try:
            found.append(_goal(row, await vault.sealer(PersonId(row["person_id"]))))
        except SealBroken:
            continue
    return found


def _goal(row: Row, sealer: Sealer) -> Goal:
    goal, person = GoalId(row["id"]), PersonId(row["person_id"])
    return Goal(
        id=goal,
        person=person,
        group=GroupId(row["group_id"]),
        words=sealer.open(row["words"], _place("words", goal, person)),
        unit=sealer.open(row["unit"], _place("unit", goal, person)),
        plan=sealer.open(row["plan"], _place("plan", goal, person)),
        rhythm=Rhythm(row["rhythm"]),
        target=row["target"],
        due=None if row["due"] is None else date.fromisoformat(row["due"]),
        practice=None if row["practice"] is None else Practice(row["practice"]),
        visibility=Visibility(row["visibility"]),
        state=GoalState(row["state"]),
        since=date.fromisoformat(row["since"]),
        at=from_ms(row["at"]),
        touched_at=from_ms(row["touched_at"]),
        done_at=None if row["done_at"] is None else from_ms(row["done_at"]),
    )


def _entry(row: Row) -> Entry:
    return Entry(
        id=EntryId(row["id"]),
        goal=GoalId(row["goal_id"]),
        person=PersonId(row["person_id"]),
        amount=row["amount"],
        day=date.fromisoformat(row["day"]),
        week=date.fromisoformat(row["week"]),
        at=from_ms(row["at"]),
    )
