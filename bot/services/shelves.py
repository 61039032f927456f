"""A line of one of the library's shelves that somebody was not shown yet, within the transaction of whoever asks."""

from collections.abc import Collection, Sequence
from datetime import datetime

from bot.domain.encouragements import choose
from bot.domain.ids import PersonId
from bot.store import shelves
from bot.store.engine import Transaction


async def draw(
    tx: Transaction,
    person: PersonId,
    shelf: str,
    lines: Sequence[str],
    *,
    first: Collection[str],
    now: datetime,
    seed: int,
) -> str:
    """Choose one of some lines of a shelf, those in `first` before the others, and remember that it was shown.

    None of them comes twice before all of them did, and never the same twice in a row. `lines` are those that fit, at
    least one: what is remembered of the shelf's others stays.
    """
    shown = [line for line in await shelves.shown(tx, person, shelf) if line in lines]
    choice = choose(lines, first, shown, seed)
    line = str(choice.line)
    if choice.is_anew:
        shelves.forget(tx, person, shelf, lines)
    shelves.show(tx, person, shelf, line, now)
    return line
