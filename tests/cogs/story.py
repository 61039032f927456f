"""What stories have in common: sharing a win, reading what a message offers, a host's choices. No test lives here."""

from dataclasses import replace
from typing import Any

from bot.domain.ids import GroupId, PersonId, WinId
from bot.sandbox import Message, Person
from bot.services import groups, wins
from tests.stage import Stage

SHARE, KEEP, CELEBRATE = "Share with the group", "Keep it private", "Celebrate"


async def share(stage: Stage, person: Person, category: str = "asked-for-help", words: str = "") -> Message:
    """Keep a win, share it, and return its card."""
    before = len(await stage.posted(stage.wins, 0))
    options: dict[str, Any] = {"words": words} if words else {}
    preview = await person.slash("win share", category=category, **options)
    await person.click(preview.message, SHARE)
    return (await stage.posted(stage.wins, before + 1))[-1]


async def change(stage: Stage, **changes: object) -> None:
    """Set something up, as the host does."""
    group, host = GroupId(stage.discord.guild.id), PersonId(stage.discord.host.id)
    store, now = stage.client.store, stage.client.now
    await groups.change(store, group, host, now, lambda known: replace(known, **changes))  # type: ignore[arg-type]


async def only_win(stage: Stage, person: Person) -> tuple[WinId, PersonId]:
    """Return the one win that a person keeps, and whose it is."""
    author = PersonId(person.id)
    (listed,) = (await wins.list_own(stage.client.store, author, 0)).wins
    return listed.win.id, author


def parts(components: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return every component of a message, at any depth."""
    return [part for outer in components for part in (outer, *parts(outer.get("components", [])))]


def offered(message: Message) -> list[str]:
    """Return the values that the message's selects offer."""
    return [option["value"] for part in parts(message.components) for option in part.get("options", [])]


def custom_ids(message: Message) -> list[str]:
    """Return the custom ids on the message."""
    return [part["custom_id"] for part in parts(message.components) if "custom_id" in part]
