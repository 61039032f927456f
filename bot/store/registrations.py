"""What Discord knows of our commands: the fingerprint of their definition and the ids it gave them."""

import json
from dataclasses import dataclass

from bot.store.engine import Reader, Transaction


@dataclass(frozen=True, slots=True)
class Registration:
    """The commands as registered in one scope: 0 is everywhere, any other is one server's id."""

    scope: int
    fingerprint: str
    ids: dict[str, int]


async def find(view: Reader, scope: int) -> Registration | None:
    """Return what was registered in a scope."""
    row = await view.one("SELECT * FROM registration WHERE scope_id = :scope", scope=scope)
    return Registration(scope, row["fingerprint"], json.loads(row["ids"])) if row else None


def save(tx: Transaction, registration: Registration) -> None:
    """Write what was registered."""
    tx.put(
        "INSERT INTO registration (scope_id, fingerprint, ids) VALUES (:scope, :fingerprint, :ids)"
        " ON CONFLICT (scope_id) DO UPDATE SET fingerprint = excluded.fingerprint, ids = excluded.ids",
        scope=registration.scope,
        fingerprint=registration.fingerprint,
        ids=json.dumps(registration.ids, sort_keys=True),
    )
