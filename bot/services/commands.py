"""Remembering what Discord knows of our commands, so that they are sent to it again only when they changed."""

from bot.store import registrations
from bot.store.registrations import Registration
from bot.store.store import Store

EVERYWHERE = 0
"""The scope of commands that are registered for every server and for direct messages."""


async def find(store: Store, scope: int) -> Registration:
    """Return what was registered in a scope; nothing, if nothing was."""
    async with store.read() as view:
        return await registrations.find(view, scope) or Registration(scope, "", {})


async def remember(store: Store, scope: int, fingerprint: str, ids: dict[str, int]) -> None:
    """Write down what was registered."""
    async with store.write() as tx:
        registrations.save(tx, Registration(scope, fingerprint, ids))
