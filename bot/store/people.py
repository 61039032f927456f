"""People who agreed, their membership of groups, and the fact that somebody withdrew, as rows."""

from datetime import datetime

from bot.domain.groups import Group
from bot.domain.ids import GroupId, PersonId
from bot.domain.people import (
    EncouragedBy,
    Member,
    Nudge,
    Person,
    Preferences,
    QuietHours,
    Reach,
    Standing,
)
from bot.store.connection import Row, from_ms, to_ms
from bot.store.engine import Reader, Transaction
from bot.store.tables import TABLES, Holder


async def standing(view: Reader, person: PersonId) -> Standing:
    """Return how somebody stands with Rebound."""
    row = await view.one("SELECT * FROM person WHERE id = :id", id=person)
    gone = await view.one("SELECT at FROM withdrawal WHERE person_id = :id", id=person)
    members = await view.all("SELECT * FROM member WHERE person_id = :id", id=person) if row else []
    return Standing(
        person=_person(row) if row else None,
        withdrawn_at=from_ms(gone["at"]) if gone else None,
        members={GroupId(one["group_id"]): _member(one) for one in members},
    )


def save(tx: Transaction, person: Person) -> None:
    """Write a person as they now are."""
    tx.outdate(Standing, person.id)
    chosen = person.preferences
    tx.put(
        "INSERT INTO person (id, consent, agreed_at, seen_at, warned_at, zone, language, country, nudges, nudge_hour,"
        " quiet_from, quiet_until, reach, paused_until, unanswered, closed_at) VALUES (:id, :consent, :agreed_at,"
        " :seen_at, :warned_at, :zone, :language, :country, :nudges, :nudge_hour, :quiet_from, :quiet_until, :reach,"
        " :paused_until, :unanswered, :closed_at)"
        " ON CONFLICT (id) DO UPDATE SET consent = excluded.consent, agreed_at = excluded.agreed_at,"
        " seen_at = excluded.seen_at, warned_at = excluded.warned_at, zone = excluded.zone,"
        " language = excluded.language, country = excluded.country, nudges = excluded.nudges,"
        " nudge_hour = excluded.nudge_hour, quiet_from = excluded.quiet_from, quiet_until = excluded.quiet_until,"
        " reach = excluded.reach, paused_until = excluded.paused_until, unanswered = excluded.unanswered,"
        " closed_at = excluded.closed_at",
        id=person.id,
        consent=person.consent,
        agreed_at=to_ms(person.agreed_at),
        seen_at=to_ms(person.seen_at),
        warned_at=None if person.warned_at is None else to_ms(person.warned_at),
        zone=chosen.zone,
        language=chosen.language,
        country=chosen.country,
        nudges=" ".join(sorted(chosen.nudges)),
        nudge_hour=chosen.nudge_hour,
        quiet_from=None if chosen.quiet is None else chosen.quiet.begin,
        quiet_until=None if chosen.quiet is None else chosen.quiet.end,
        reach=chosen.reach,
        paused_until=None if chosen.paused_until is None else to_ms(chosen.paused_until),
        unanswered=person.unanswered,
        closed_at=None if person.closed_at is None else to_ms(person.closed_at),
    )


def save_member(tx: Transaction, member: Member) -> None:
    """Write a member as they now are."""
    tx.outdate(Standing, member.person)
    tx.put(
        "INSERT INTO member (person_id, group_id, joined_at, encouraged_by, in_round, mentioned,"
        " mentioned_in_wins) VALUES (:person, :group, :joined_at, :encouraged_by, :in_round, :mentioned,"
        " :mentioned_in_wins)"
        " ON CONFLICT (person_id, group_id) DO UPDATE SET encouraged_by = excluded.encouraged_by,"
        " in_round = excluded.in_round, mentioned = excluded.mentioned,"
        " mentioned_in_wins = excluded.mentioned_in_wins",
        person=member.person,
        group=member.group,
        joined_at=to_ms(member.joined_at),
        encouraged_by=member.encouraged_by,
        in_round=int(member.in_round),
        mentioned=int(member.mentioned),
        mentioned_in_wins=int(member.mentioned_in_wins),
    )


async def count_members(view: Reader, group: GroupId, before: datetime | None = None) -> int:
    """Return how many members a group has; of those who joined before a moment, if one is named."""
    row = await view.one(
        "SELECT count(*) AS n FROM member WHERE group_id = :group AND (:before IS NULL OR joined_at < :before)",
        group=group,
        before=None if before is None else to_ms(before),
    )
    return int(row["n"]) if row else 0


def withdraw(tx: Transaction, person: PersonId, now: datetime) -> None:
    """Keep the fact that somebody withdrew."""
    tx.outdate(Standing, person)
    tx.put(
        "INSERT INTO withdrawal (person_id, at) VALUES (:person, :now) ON CONFLICT (person_id) DO NOTHING",
        person=person,
        now=to_ms(now),
    )


def forget_withdrawal(tx: Transaction, person: PersonId) -> None:
    """Forget that somebody withdrew: they are back, or want nothing kept at all."""
    tx.outdate(Standing, person)
    tx.put("DELETE FROM withdrawal WHERE person_id = :person", person=person)


def erase(tx: Transaction, person: PersonId) -> None:
    """Erase everything kept of a person but that they withdrew, by walking the tables; their id leaves the rest."""
    tx.outdate(Standing, person)
    tx.outdate(Group)  # they may have been a host
    for table in TABLES:
        if table.person is None or table.name in ("person", "withdrawal"):
            continue
        if table.holder is Holder.PERSON:
            if table.name == "win":  # what others did with what is gone goes with it
                tx.put(
                    "DELETE FROM celebration WHERE subject_id IN (SELECT id FROM win WHERE person_id = :person)",
                    person=person,
                )
            tx.put(f"DELETE FROM {table.name} WHERE {table.person} = :person", person=person)  # noqa: S608
        else:
            tx.put(
                f"UPDATE {table.name} SET {table.person} = NULL WHERE {table.person} = :person",  # noqa: S608
                person=person,
            )
    tx.put("DELETE FROM person WHERE id = :person", person=person)


async def away_since(view: Reader, before: datetime, *, warned: bool) -> list[Person]:
    """Return people who were not here since a moment, those who were or were not told what that means."""
    told = "IS NOT NULL" if warned else "IS NULL"
    rows = await view.all(
        f"SELECT * FROM person WHERE seen_at <= :before AND warned_at {told} ORDER BY seen_at",  # noqa: S608
        before=to_ms(before),
    )
    return [_person(row) for row in rows]


async def everybody(view: Reader) -> dict[PersonId, datetime]:
    """Return everybody who is kept, and when they agreed."""
    rows = await view.all("SELECT id, agreed_at FROM person")
    return {PersonId(row["id"]): from_ms(row["agreed_at"]) for row in rows}


async def half_withdrawn(view: Reader) -> set[PersonId]:
    """Return who withdrew and is still kept, be it as a group's host, because something came between."""
    found = " UNION ".join(
        f"SELECT {table.person} AS id FROM {table.name} WHERE {table.person} IN (SELECT person_id FROM withdrawal)"  # noqa: S608
        for table in TABLES
        if table.person is not None and table.name != "withdrawal"
    )
    return {PersonId(row["id"]) for row in await view.all(found)}


def _person(row: Row) -> Person:
    quiet = None if row["quiet_from"] is None else QuietHours(row["quiet_from"], row["quiet_until"])
    return Person(
        id=PersonId(row["id"]),
        consent=row["consent"],
        agreed_at=from_ms(row["agreed_at"]),
        seen_at=from_ms(row["seen_at"]),
        warned_at=None if row["warned_at"] is None else from_ms(row["warned_at"]),
        preferences=Preferences(
            zone=row["zone"],
            language=row["language"],
            country=row["country"],
            nudges=frozenset(Nudge(code) for code in row["nudges"].split()),
            nudge_hour=row["nudge_hour"],
            quiet=quiet,
            reach=Reach(row["reach"]),
            paused_until=None if row["paused_until"] is None else from_ms(row["paused_until"]),
        ),
        unanswered=row["unanswered"],
        closed_at=None if row["closed_at"] is None else from_ms(row["closed_at"]),
    )


def _member(row: Row) -> Member:
    return Member(
        person=PersonId(row["person_id"]),
        group=GroupId(row["group_id"]),
        joined_at=from_ms(row["joined_at"]),
        encouraged_by=EncouragedBy(row["encouraged_by"]),
        in_round=bool(row["in_round"]),
        mentioned=bool(row["mentioned"]),
        mentioned_in_wins=bool(row["mentioned_in_wins"]),
    )
