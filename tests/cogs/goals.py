"""What the stories about goals have in common: buttons, a goal to begin from, the list. No test lives here."""

from datetime import timedelta

from bot.sandbox import Message, Person
from tests.stage import Stage

A_WEEK = timedelta(days=7)
MORE, DONE, UNDO, ADJUST = "+1", "Done", "Undo", "Adjust"
SMALLER, NEXT_WEEK, REST, LET_GO = "Smaller", "Next week", "Let it rest", "Let it go"
KEEP, PREVIEW, SHOW, MINE, HIDE = (
    "Leave it as it is",
    "Show it in the round",
    "Show it",
    "Keep it to myself",
    "Take it out of the round",
)


async def send_five(stage: Stage, person: Person | None = None) -> Message:
    """Set the goal of sending five applications a week; return its card."""
    person = person or stage.discord.ana
    return (await person.slash("goal set", what="Send applications", number=5, unit="applications")).message


async def list_of(stage: Stage, person: Person | None = None) -> str:
    """Return what somebody's list says."""
    return (await (person or stage.discord.ana).slash("goal list")).text
