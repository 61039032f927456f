"""What the stories about the host's panel have in common: opening a section of it. No test lives here."""

from bot.sandbox import Answer, Person
from tests.stage import Stage


async def open_section(stage: Stage, section: str, host: Person | None = None) -> Answer:
    """Open a section of the panel, as the host or another one."""
    person = host or stage.discord.host
    panel = await person.slash("setup")
    return await person.select(panel.message, "setup-section", [section])
