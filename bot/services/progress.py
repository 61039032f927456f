"""What somebody has done so far, gathered for them alone. Nothing in it ever falls."""

from dataclasses import dataclass
from datetime import date

from bot.domain.ids import PersonId
from bot.domain.weeks import Review
from bot.store import goals, weeks, wins
from bot.store.store import Store


@dataclass(frozen=True, slots=True)
class Progress:
    """Weeks shown up, goals kept, wins; and the latest look back with the first day of its week."""

    weeks: int
    goals: int
    wins: int
    review: tuple[date, Review] | None = None


async def own(store: Store, person: PersonId) -> Progress:
    """Return somebody's progress."""
    sealer = await store.vault.sealer(person)
    async with store.read() as view:
        shown_up, kept = await weeks.tally(view, person)
        done = await goals.count_done(view, person)
        return Progress(
            weeks=shown_up,
            goals=kept + done,
            wins=await wins.count(view, person),
            review=await weeks.last_review(view, person, sealer),
        )
