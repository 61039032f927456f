"""Wins, cheers and celebrations as rows. A win's words are sealed before they get here and opened after."""

from datetime import datetime

from bot.domain.ids import ChannelId, GroupId, MessageId, PersonId, SubjectId, WinId
from bot.domain.wins import PAGE_SIZE, Applause, Cheer, ListedWin, Visibility, Win
from bot.store.connection import Row, from_ms, to_ms
from bot.store.engine import Reader, Transaction
from bot.store.vault import Place, SealBroken, Sealer, Vault

FIRST_NAMES = 5
"""People that a card names before it only counts."""


def insert(tx: Transaction, win: Win, sealer: Sealer) -> None:
    """Write a new win; the same interaction delivered twice is one row."""
    tx.put(
        "INSERT INTO win (id, person_id, group_id, category, words, visibility, at)"
        " VALUES (:id, :person, :group, :category, :words, :visibility, :at) ON CONFLICT (id) DO NOTHING",
        id=win.id,
        person=win.person,
        group=win.group,
        category=win.category,
        words=sealer.seal(win.words, _place(win.id, win.person)),
        visibility=win.visibility,
        at=to_ms(win.at),
    )


async def author(view: Reader, win: WinId) -> PersonId | None:
    """Return whose win it is, None if there is no such win."""
    row = await view.one("SELECT person_id FROM win WHERE id = :id", id=win)
    return PersonId(row["person_id"]) if row else None


async def find(view: Reader, win: WinId, sealer: Sealer) -> Win | None:
    """Return a win, opened with its author's sealer."""
    row = await view.one("SELECT * FROM win WHERE id = :id", id=win)
    return _win(row, sealer) if row else None


async def find_with_key(view: Reader, win: WinId, vault: Vault) -> Win | None:
    """Return a win of whoever it is, opened with the key that is theirs; None also once that was erased."""
    person = await author(view, win)
    if person is None:
        return None
    try:
        return await find(view, win, await vault.sealer(person))
    except SealBroken:
        return None


def set_visibility(tx: Transaction, win: Win) -> None:
    """Write who may see the win."""
    tx.put("UPDATE win SET visibility = :visibility WHERE id = :id", id=win.id, visibility=win.visibility)


async def count(view: Reader, person: PersonId) -> int:
    """Return how many wins a person keeps."""
    row = await view.one("SELECT count(*) AS n FROM win WHERE person_id = :person", person=person)
    return int(row["n"]) if row else 0


async def count_shared(view: Reader, person: PersonId) -> int:
    """Return how many of a person's wins their group may see."""
    row = await view.one(
        "SELECT count(*) AS n FROM win WHERE person_id = :person AND visibility = :shared",
        person=person,
        shared=Visibility.GROUP,
    )
    return int(row["n"]) if row else 0


async def page(view: Reader, person: PersonId, number: int, sealer: Sealer) -> tuple[ListedWin, ...]:
    """Return one page of a person's wins, newest first, `PAGE_SIZE` a page, counted from 0."""
    rows = await view.all(
        "SELECT win.*, delivery.id IS NOT NULL AS posted,"
        " (SELECT count(*) FROM celebration WHERE subject_id = win.id) AS celebrations"
        " FROM win LEFT JOIN delivery ON delivery.win_id = win.id AND delivery.state = 'sent'"
        " WHERE win.person_id = :person ORDER BY win.id DESC LIMIT :size OFFSET :skip",
        person=person,
        size=PAGE_SIZE,
        skip=number * PAGE_SIZE,
    )
    return tuple(_listed(row, sealer) for row in rows)


async def latest(view: Reader, person: PersonId, sealer: Sealer, limit: int) -> list[Win]:
    """Return a person's latest wins, newest first."""
    rows = await view.all(
        "SELECT * FROM win WHERE person_id = :person ORDER BY id DESC LIMIT :limit", person=person, limit=limit
    )
    return [_win(row, sealer) for row in rows]


async def celebrate(tx: Transaction, subject: SubjectId, group: GroupId, person: PersonId, now: datetime) -> bool:
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


async def count_celebrations_since(view: Reader, group: GroupId, since: datetime) -> int:
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


def _place(win: WinId, person: PersonId) -> Place:
    return Place("win", "words", win, person)


def _win(row: Row, sealer: Sealer) -> Win:
    win, person = WinId(row["id"]), PersonId(row["person_id"])
    return Win(
        id=win,
        person=person,
        group=None if row["group_id"] is None else GroupId(row["group_id"]),
        category=row["category"],
        words=sealer.open(row["words"], _place(win, person)),
        at=from_ms(row["at"]),
        visibility=Visibility(row["visibility"]),
    )


def _listed(row: Row, sealer: Sealer) -> ListedWin:
    return ListedWin(
        win=_win(row, sealer),
        celebrations=row["celebrations"],
        posted=bool(row["posted"]),
    )
