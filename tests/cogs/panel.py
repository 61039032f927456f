"""What the stories about the host's panel have in common: opening a section of it. No test lives here."""

from bot.domain.groups import Round
from bot.sandbox import Answer, Person
from tests.stage import Stage


async def open_section(stage: Stage, section: str, host: Person | None = None) -> Answer:
    """Open a section of the panel, as the host or another one."""
    person = host or stage.discord.host
    panel = await person.slash("setup")
    return await person.select(panel.message, "setup-section", [section])


async def open_round(stage: Stage, which: Round, host: Person | None = None) -> Answer:
    """Open the section *Time*, and in it what comes by the week; the goals round is open already."""
    section, number = await open_section(stage, "time", host), list(Round).index(which)
    if which is Round.GOALS:
        return section
    return await (host or stage.discord.host).click(section.message, custom_id=f"setup-round:{number}")
