"""Wins as rows. A win's words are sealed before they get here and opened after."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.ids import ChannelId, GroupId, MessageId, PersonId, WinId
from bot.domain.wins import PAGE_SIZE, ListedWin, Visibility, Win
from bot.store.connection import Row, from_ms, to_ms
from bot.store.engine import Reader, Transaction
from bot.store.vault import Place, SealBroken, Sealer, Vault

_POSTED = "delivery.group_id = :group AND delivery.win_id IS NOT NULL AND delivery.state = 'sent'"

_LISTED = (
    "SELECT win.*, delivery.channel_id, delivery.message_id,"
    " (SELECT count(*) FROM celebration WHERE subject_id = win.id) AS celebrations"
    " FROM win LEFT JOIN delivery ON delivery.win_id = win.id AND delivery.state = 'sent'"
)

_STALE = (
    "SELECT win.id, delivery.group_id, delivery.channel_id, delivery.message_id, win.redraw_at, win.redraws"
    " FROM win JOIN delivery ON delivery.win_id = win.id"
)

REDRAWN_AT_ONCE = 40
"""Cards drawn anew in one beat: as many as the pace allows within a second."""


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


def edit(tx: Transaction, win: Win, sealer: Sealer, now: datetime) -> None:
    """Write a win as its author changed it; the card of a shared one is to be drawn anew."""
    tx.put(
        "UPDATE win SET category = :category, words = :words, redraws = 0,"
        # Another moment than before in any case: what is being drawn is not to be taken for this.
        " redraw_at = CASE WHEN visibility = :shared THEN CASE WHEN redraw_at = :now THEN :now + 1 ELSE :now END END"
        " WHERE id = :id",
        id=win.id,
        category=win.category,
        words=sealer.seal(win.words, _place(win.id, win.person)),
        shared=Visibility.GROUP,
        now=to_ms(now),
    )


def delete(tx: Transaction, win: WinId) -> None:
    """Erase a win, with its delivery and with who celebrated it."""
    tx.put("DELETE FROM celebration WHERE subject_id = :id", id=win)
    tx.put("DELETE FROM win WHERE id = :id", id=win)


@dataclass(frozen=True, slots=True)
class StaleCard:
    """A posted card of a win that was changed since: `stale` is by when it was to be drawn anew, in milliseconds."""

    win: WinId
    group: GroupId
    channel: ChannelId
    message: MessageId
    stale: int
    attempts: int


async def stale_cards(view: Reader, now: datetime) -> list[StaleCard]:
    """Return the posted cards that are to be drawn anew by now, the longest waiting first."""
    rows = await view.all(
        f"{_STALE} WHERE win.redraw_at <= :now AND delivery.state = 'sent' ORDER BY win.redraw_at LIMIT :batch",
        now=to_ms(now),
        batch=REDRAWN_AT_ONCE,
    )
    return [_stale(row) for row in rows]


async def stale_card(view: Reader, win: WinId) -> StaleCard | None:
    """Return the posted card of a win that was changed since; None where none is to be drawn anew."""
    rows = await view.all(
        f"{_STALE} WHERE win.id = :win AND win.redraw_at IS NOT NULL AND delivery.state = 'sent'", win=win
    )
    return _stale(rows[0]) if rows else None


def settle_card(tx: Transaction, card: StaleCard, again: datetime | None) -> None:
    """Write that a card shows its win as it is, or when that is tried again; nothing, if it was changed since."""
    tx.put(
        "UPDATE win SET redraw_at = :again, redraws = :attempts WHERE id = :win AND redraw_at = :stale",
        win=card.win,
        stale=card.stale,
        again=None if again is None else to_ms(again),
        attempts=0 if again is None else card.attempts + 1,
    )


def pull_in(tx: Transaction, beyond: datetime, now: datetime) -> None:
    """Draw anew now the cards that a clock which was ahead put off beyond a moment."""
    tx.put("UPDATE win SET redraw_at = :now WHERE redraw_at > :beyond", now=to_ms(now), beyond=to_ms(beyond))


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
        f"{_LISTED} WHERE win.person_id = :person ORDER BY win.at DESC, win.id DESC LIMIT :size OFFSET :skip",
        person=person,
        size=PAGE_SIZE,
        skip=number * PAGE_SIZE,
    )
    return tuple(_listed(row, sealer) for row in rows)


async def listed(view: Reader, win: WinId, sealer: Sealer) -> ListedWin | None:
    """Return a win as its author finds it again, opened with their sealer."""
    row = await view.one(f"{_LISTED} WHERE win.id = :id", id=win)
    return _listed(row, sealer) if row else None


async def moments(view: Reader, person: PersonId) -> list[datetime]:
    """Return when somebody's wins were, newest first."""
    rows = await view.all("SELECT at FROM win WHERE person_id = :person ORDER BY at DESC, id DESC", person=person)
    return [from_ms(row["at"]) for row in rows]


async def latest(view: Reader, person: PersonId, sealer: Sealer, limit: int) -> list[Win]:
    """Return a person's latest wins, newest first."""
    rows = await view.all(
        "SELECT * FROM win WHERE person_id = :person ORDER BY at DESC, id DESC LIMIT :limit",
        person=person,
        limit=limit,
    )
    return [_win(row, sealer) for row in rows]


@dataclass(frozen=True, slots=True)
class PostedWin:
    """A win whose card stands in its group's channel, still sealed."""

    win: WinId
    category: str
    at: datetime
    channel: ChannelId
    message: MessageId


async def posted_between(view: Reader, group: GroupId, since: datetime, until: datetime) -> list[PostedWin]:
    """Return the wins whose cards were posted in a group from a moment on and before another."""
    rows = await view.all(
        "SELECT win.id, win.category, delivery.first_try, delivery.channel_id, delivery.message_id FROM delivery"  # noqa: S608
        " JOIN win ON win.id = delivery.win_id"
        f" WHERE {_POSTED} AND delivery.first_try >= :since AND delivery.first_try < :until",
        group=group,
        since=to_ms(since),
        until=to_ms(until),
    )
    return [
        PostedWin(
            win=WinId(row["id"]),
            category=row["category"],
            at=from_ms(row["first_try"]),
            channel=ChannelId(row["channel_id"]),
            message=MessageId(row["message_id"]),
        )
        for row in rows
    ]


def take_in(tx: Transaction, win: WinId) -> None:
    """Make a win its author's alone again, whose card was deleted: it can be shared anew, and is in no round."""
    tx.put("UPDATE win SET visibility = 'private', redraw_at = NULL WHERE id = :id", id=win)
    tx.put("DELETE FROM delivery WHERE win_id = :id", id=win)


async def count_posted(view: Reader, group: GroupId, before: datetime) -> int:
    """Return how many wins a group had shared before a moment, of those that are still there."""
    row = await view.one(
        f"SELECT count(*) AS n FROM delivery WHERE {_POSTED} AND first_try < :before",  # noqa: S608
        group=group,
        before=to_ms(before),
    )
    return int(row["n"]) if row else 0


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
        card=None if row["message_id"] is None else (ChannelId(row["channel_id"]), MessageId(row["message_id"])),
    )


def _stale(row: Row) -> StaleCard:
    return StaleCard(
        win=WinId(row["id"]),
        group=GroupId(row["group_id"]),
        channel=ChannelId(row["channel_id"]),
        message=MessageId(row["message_id"]),
        stale=row["redraw_at"],
        attempts=row["redraws"],
    )
