"""A line of one of the library's shelves that somebody was not shown yet, within the transaction of whoever asks."""

from collections.abc import Collection, Sequence

from bot.domain.encouragements import choose
from bot.domain.ids import PersonId
from bot.store import shelves
from bot.store.engine import Transaction
from bot.store.vault import Sealer


async def draw(
    tx: Transaction,
    person: PersonId,
    sealer: Sealer,
    shelf: str,
    lines: Sequence[str],
    *,
    first: Collection[str],
    seed: int,
) -> str:
    """Choose one of some lines of a shelf, those in `first` before the others, and remember that it was shown.

    None of them comes twice before all of them did, and never the same twice in a row. `lines` are those that fit, at
    least one: what is remembered of the shelf's others stays.
    """
    shown = await shelves.shown(tx, person, shelf, sealer)
    choice = choose(lines, first, [line for line in shown if line in lines], seed)
    gone = lines if choice.is_anew else (choice.line,)
    shelves.keep(tx, person, shelf, [*(one for one in shown if one not in gone), choice.line], sealer)
    return choice.line


async def show_once(tx: Transaction, person: PersonId, sealer: Sealer, shelf: str, line: str) -> bool:
    """Remember that somebody was shown a line; False if they were before."""
    shown = await shelves.shown(tx, person, shelf, sealer)
    if line in shown:
        return False
    shelves.keep(tx, person, shelf, [*shown, line], sealer)
    return True
