"""Posts of ours that are to be deleted because their author erased what they wrote, as rows.

What goes is the win or what was shared of a rejection, and its delivery; what is left here is where its card is, or
may be, and nothing that tells whose it was.
"""

from datetime import datetime

from bot.domain.deliveries import Delivery
from bot.domain.ids import ChannelId, DeliveryId, GroupId, MessageId, PersonId, RejectionId, WinId
from bot.domain.takedowns import Takedown
from bot.store.connection import Row, from_ms, to_ms
from bot.store.engine import Reader, Transaction

BATCH = 200


async def owe_for(tx: Transaction, person: PersonId, now: datetime) -> int:
    """Owe the deletion of every card of somebody's wins and of what they shared; return how many are known to be
    there.
    """
    return await _owe(
        tx,
        "owed.win_id IN (SELECT id FROM win WHERE person_id = :whose)"
        " OR owed.shared_id IN (SELECT id FROM shared_rejection WHERE person_id = :whose)",
        person,
        now,
    )


async def owe_for_win(tx: Transaction, win: WinId, now: datetime) -> None:
    """Owe the deletion of a win's card, if there is one, or may be."""
    await _owe(tx, "owed.win_id = :whose", win, now)


async def owe_for_rejection(tx: Transaction, rejection: RejectionId, now: datetime) -> None:
    """Owe the deletion of the card of what was shared of a rejection, if there is one, or may be."""
    await _owe(tx, "owed.shared_id IN (SELECT id FROM shared_rejection WHERE rejection_id = :whose)", rejection, now)


async def _owe(tx: Transaction, which: str, whose: int, now: datetime) -> int:
    """Owe the deletion of cards; one that is being posted at this moment is looked for once that attempt is over."""
    rows = await tx.all(
        "INSERT INTO takedown (delivery_id, is_share, message_id, channel_id, group_id, first_try, next_try)"  # noqa: S608
        " SELECT owed.id, CASE WHEN owed.shared_id IS NULL THEN 0 ELSE 1 END, owed.message_id, owed.channel_id,"
        " owed.group_id, owed.first_try, CASE owed.state WHEN 'sending' THEN owed.next_try ELSE :now END"
        " FROM delivery AS owed"
        f" WHERE ({which}) AND owed.channel_id IS NOT NULL"
        " AND (owed.message_id IS NOT NULL OR owed.first_try IS NOT NULL)"
        " ON CONFLICT (delivery_id) DO NOTHING RETURNING message_id",
        whose=whose,
        now=to_ms(now),
    )
    return sum(row["message_id"] is not None for row in rows)


def owe_if_gone(tx: Transaction, posted: Delivery, now: datetime) -> None:
    """Owe the deletion of a card that was posted while its author erased what is on it."""
    tx.put(
        "INSERT INTO takedown (delivery_id, is_share, message_id, channel_id, group_id, next_try)"
        " SELECT :id, :is_share, :message, :channel, :group, :now"
        " WHERE NOT EXISTS (SELECT 1 FROM delivery WHERE id = :id)"
        " ON CONFLICT (delivery_id) DO UPDATE SET message_id = excluded.message_id, next_try = excluded.next_try",
        id=posted.id,
        is_share=int(posted.shared is not None),
        message=posted.message,
        channel=posted.channel,
        group=posted.group,
        now=to_ms(now),
    )


async def is_owed(view: Reader, delivery: DeliveryId) -> bool:
    """Say whether a card that was posted as a delivery is to be deleted, and may be there yet."""
    return await view.one("SELECT 1 FROM takedown WHERE delivery_id = :id", id=delivery) is not None


async def due(view: Reader, now: datetime) -> list[Takedown]:
    """Return what is to be deleted now, the longest waiting first."""
    rows = await view.all(
        "SELECT * FROM takedown WHERE next_try <= :now ORDER BY next_try LIMIT :batch", now=to_ms(now), batch=BATCH
    )
    return [_takedown(row) for row in rows]


def done(tx: Transaction, takedown: Takedown) -> None:
    """Note that a card is gone, or that it is left alone."""
    tx.put("DELETE FROM takedown WHERE delivery_id = :id", id=takedown.delivery)


def put_off(tx: Transaction, takedown: Takedown) -> None:
    """Write when a card is tried again. Where it is may have been found out meanwhile, and stays."""
    tx.put(
        "UPDATE takedown SET attempts = :attempts, next_try = :next WHERE delivery_id = :id",
        id=takedown.delivery,
        attempts=takedown.attempts,
        next=to_ms(takedown.next_try),
    )


def pull_in(tx: Transaction, beyond: datetime, now: datetime) -> None:
    """Make due what a clock that was ahead put off beyond a moment."""
    tx.put("UPDATE takedown SET next_try = :now WHERE next_try > :beyond", now=to_ms(now), beyond=to_ms(beyond))


def _takedown(row: Row) -> Takedown:
    return Takedown(
        delivery=DeliveryId(row["delivery_id"]),
        message=None if row["message_id"] is None else MessageId(row["message_id"]),
        channel=ChannelId(row["channel_id"]),
        group=GroupId(row["group_id"]),
        next_try=from_ms(row["next_try"]),
        first_try=None if row["first_try"] is None else from_ms(row["first_try"]),
        attempts=row["attempts"],
        is_share=bool(row["is_share"]),
    )
