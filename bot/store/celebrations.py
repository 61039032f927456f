"""Celebrations and cheers as rows: who is glad about which win or message."""

from datetime import datetime

from bot.domain.celebrations import Applause, Cheer
from bot.domain.ids import ChannelId, GroupId, MessageId, PersonId, SubjectId
from bot.store.connection import to_ms
from bot.store.engine import Reader, Transaction

FIRST_NAMES = 5
"""People that a card names before it only counts."""


async def add(tx: Transaction, subject: SubjectId, group: GroupId, person: PersonId, now: datetime) -> bool:
    """Count a person once; False if they were counted before."""
    row = await tx.one(
        "INSERT INTO celebration (subject_id, person_id, group_id, at) VALUES (:subject, :person, :group, :now)"
        " ON CONFLICT (subject_id, person_id) DO NOTHING RETURNING person_id",
        subject=subject,
        person=person,
        group=group,
        now=to_ms(now),
    )
    return row is not None


async def applause(view: Reader, subject: SubjectId) -> Applause:
    """Return how many people celebrate it, and the first few of them."""
    rows = await view.all(
        "SELECT person_id, count(*) OVER () AS n FROM celebration WHERE subject_id = :subject"
        " ORDER BY at, person_id LIMIT :few",
        subject=subject,
        few=FIRST_NAMES,
    )
    if not rows:
        return Applause()
    return Applause(int(rows[0]["n"]), tuple(PersonId(row["person_id"]) for row in rows))


async def everybody(view: Reader, subject: SubjectId) -> list[PersonId]:
    """Return everybody who celebrates something, in the order in which they did."""
    rows = await view.all(
        "SELECT person_id FROM celebration WHERE subject_id = :subject ORDER BY at, person_id", subject=subject
    )
    return [PersonId(row["person_id"]) for row in rows]


async def celebrators(
    view: Reader, group: GroupId, since: datetime, until: datetime, few: int
) -> tuple[tuple[PersonId, ...], int]:
    """Return the first few people of a group who celebrated somebody between two moments, and how many did."""
    rows = await view.all(
        "SELECT person_id, count(*) OVER () AS n FROM celebration"
        " WHERE group_id = :group AND at >= :since AND at < :until"
        " GROUP BY person_id ORDER BY min(at), person_id LIMIT :few",
        group=group,
        since=to_ms(since),
        until=to_ms(until),
        few=few,
    )
    return tuple(PersonId(row["person_id"]) for row in rows), int(rows[0]["n"]) if rows else 0


async def count_of(view: Reader, person: PersonId) -> int:
    """Return how often somebody's wins were celebrated."""
    row = await view.one(
        "SELECT count(*) AS n FROM win JOIN celebration ON celebration.subject_id = win.id"
        " WHERE win.person_id = :person",
        person=person,
    )
    return int(row["n"]) if row else 0


async def count_since(view: Reader, group: GroupId, since: datetime) -> int:
    """Return how often people of a group celebrated each other since a moment."""
    row = await view.one(
        "SELECT count(*) AS n FROM celebration WHERE group_id = :group AND at >= :since",
        group=group,
        since=to_ms(since),
    )
    return int(row["n"]) if row else 0


async def find_cheer(view: Reader, message: MessageId) -> Cheer | None:
    """Return the cheer for a message."""
    row = await view.one("SELECT * FROM cheer WHERE message_id = :id", id=message)
    if row is None:
        return None
    return Cheer(
        message=MessageId(row["message_id"]),
        channel=ChannelId(row["channel_id"]),
        group=GroupId(row["group_id"]),
        card=None if row["card_id"] is None else MessageId(row["card_id"]),
    )


def save_cheer(tx: Transaction, cheer: Cheer) -> None:
    """Write a cheer, or the card it got."""
    tx.put(
        "INSERT INTO cheer (message_id, channel_id, group_id, card_id) VALUES (:message, :channel, :group, :card)"
        " ON CONFLICT (message_id) DO UPDATE SET card_id = excluded.card_id",
        message=cheer.message,
        channel=cheer.channel,
        group=cheer.group,
        card=cheer.card,
    )


def delete_cheer(tx: Transaction, cheer: Cheer) -> None:
    """Erase a cheer and who celebrated it."""
    tx.put("DELETE FROM celebration WHERE subject_id = :message", message=cheer.message)
    tx.put("DELETE FROM cheer WHERE message_id = :message", message=cheer.message)
