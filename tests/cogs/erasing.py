"""What the stories about erasing have in common: doing it, and looking at what is left. No test lives here."""

from bot.demo import until
from bot.domain.ids import PersonId
from bot.sandbox import Message, Person
from bot.store import holdings
from tests.stage import Stage

DELETE, WITHDRAW, KEEP = "Erase everything", "Withdraw", "Keep it"


async def erase(stage: Stage, person: Person, label: str = DELETE) -> Message:
    """Erase everything of a person and return the receipt."""
    asked = await person.slash("privacy delete" if label == DELETE else "privacy withdraw")
    answer = await person.click(asked.message, label)
    receipt = await answer.filled()
    await until(lambda: "This is gone" in receipt.text)
    return receipt


async def kept_rows(stage: Stage, person: Person) -> list[str]:
    """Return the kinds of what is kept of a person."""
    async with stage.client.store.read() as view:
        return [one.kind for one in await holdings.tally(view, PersonId(person.id))]


async def owed(stage: Stage) -> list[int]:
    """Return how often each card that is still to be taken down was tried."""
    async with stage.client.store.read() as view:
        return [row["attempts"] for row in await view.all("SELECT attempts FROM takedown")]


async def take_down(stage: Stage) -> None:
    """Do at once what the heartbeat does within seconds."""
    await until(stage.client.is_ready)
    await stage.beats.take_down()
