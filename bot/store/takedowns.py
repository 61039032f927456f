"""Posts of ours that are to be deleted because their author erased what they wrote, as rows.

What goes with the author is the win and its delivery; what is left here is where its card is, or may be.
"""

from datetime import datetime

from bot.domain.deliveries import Delivery
from bot.domain.ids import ChannelId, GroupId, MessageId, PersonId, WinId
from bot.domain.takedowns import Takedown
from bot.store.connection import Row, from_ms, to_ms
from bot.store.engine import Reader, Transaction

BATCH = 200


async def owe_for(tx: Transaction, person: PersonId, now: datetime) -> int:
    """Owe the deletion of every card of a person's wins; return how many are known to be there.

    A card that is being posted at this moment is looked for once that attempt is over.
    """
    rows = await tx.all(
        "INSERT INTO takedown (win_id, message_id, channel_id, group_id, first_try, next_try)"
        " SELECT win.id, owed.message_id, owed.channel_id, owed.group_id, owed.first_try,"
        " CASE owed.state WHEN 'sending' THEN owed.next_try ELSE :now END"
        " FROM win JOIN delivery AS owed ON owed.win_id = win.id"
        " WHERE win.person_id = :person AND owed.channel_id IS NOT NULL"
        " AND (owed.message_id IS NOT NULL OR owed.first_try IS NOT NULL)"
        " ON CONFLICT (win_id) DO NOTHING RETURNING message_id",
        person=person,
        now=to_ms(now),
    )
    return sum(row["message_id"] is not None for row in rows)


def owe_if_gone(tx: Transaction, posted: Delivery, now: datetime) -> None:
    """Owe the deletion of a win's card that was posted while the win was erased."""
    tx.put(
        "INSERT INTO takedown (win_id, message_id, channel_id, group_id, next_try)"
        " SELECT :win, :message, :channel, :group, :now WHERE NOT EXISTS (SELECT 1 FROM delivery WHERE id = :id)"
        " ON CONFLICT (win_id) DO UPDATE SET message_id = excluded.message_id, next_try = excluded.next_try",
        id=posted.id,
        win=posted.win,
        message=posted.message,
        channel=posted.channel,
        group=posted.group,
        now=to_ms(now),
    )


async def due(view: Reader, now: datetime) -> list[Takedown]:
    """Return what is to be deleted now, the longest waiting first."""
    rows = await view.all(
        "SELECT * FROM takedown WHERE next_try <= :now ORDER BY next_try LIMIT :batch", now=to_ms(now), batch=BATCH
    )
    return [_takedown(row) for row in rows]


def done(tx: Transaction, takedown: Takedown) -> None:
    """Note that a card is gone, or that it is left alone."""
    tx.put("DELETE FROM takedown WHERE win_id = :win", win=takedown.win)


def put_off(tx: Transaction, takedown: Takedown) -> None:
    """Write when a card is tried again. Where it is may have been found out meanwhile, and stays."""
    tx.put(
        "UPDATE takedown SET attempts = :attempts, next_try = :next WHERE win_id = :win",
        win=takedown.win,
        attempts=takedown.attempts,
        next=to_ms(takedown.next_try),
    )


def _takedown(row: Row) -> Takedown:
    return Takedown(
        win=WinId(row["win_id"]),
        message=None if row["message_id"] is None else MessageId(row["message_id"]),
        channel=ChannelId(row["channel_id"]),
        group=GroupId(row["group_id"]),
        next_try=from_ms(row["next_try"]),
        first_try=None if row["first_try"] is None else from_ms(row["first_try"]),
        attempts=row["attempts"],
    )
