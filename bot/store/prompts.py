"""Prompts that groups were shown, as rows."""

from bot.domain.groups import PromptKind
from bot.domain.ids import DeliveryId, GroupId
from bot.domain.prompts import Prompt
from bot.store.connection import Row, from_ms, to_ms
from bot.store.engine import Reader, Transaction


def save(tx: Transaction, prompt: Prompt) -> None:
    """Write what a group is shown; decided once, it stays."""
    tx.put(
        "INSERT INTO prompt (id, group_id, kind, line, at) VALUES (:id, :group, :kind, :line, :at)"
        " ON CONFLICT (id) DO NOTHING",
        id=prompt.id,
        group=prompt.group,
        kind=prompt.kind,
        line=prompt.line,
        at=to_ms(prompt.at),
    )


async def find(view: Reader, prompt: DeliveryId) -> Prompt | None:
    """Return a prompt."""
    row = await view.one("SELECT * FROM prompt WHERE id = :id", id=prompt)
    return _prompt(row) if row else None


async def shown(view: Reader, group: GroupId) -> list[Prompt]:
    """Return what a group was shown, oldest first."""
    rows = await view.all("SELECT * FROM prompt WHERE group_id = :group ORDER BY at, id", group=group)
    return [_prompt(row) for row in rows]


def _prompt(row: Row) -> Prompt:
    return Prompt(
        id=DeliveryId(row["id"]),
        group=GroupId(row["group_id"]),
        kind=PromptKind(row["kind"]),
        line=row["line"],
        at=from_ms(row["at"]),
    )
