"""Cards of wins that their authors changed: drawn anew until each shows its win as it is, or both are gone."""

from bot.domain import wins as rules
from bot.domain.deliveries import Outcome, Posted, TryLater, Undeliverable
from bot.domain.groups import Problem
from bot.domain.ids import SubjectId, WinId
from bot.logs import get_logger
from bot.services import deliveries
from bot.services.announcer import Announcer, Clock, WinCard
from bot.store import celebrations, groups, wins
from bot.store import deliveries as delivery_rows
from bot.store.store import Store
from bot.store.wins import StaleCard

log = get_logger(__name__)


async def keep_current(store: Store, announcer: Announcer, clock: Clock) -> None:
    """Draw anew what is due; a fault of ours puts off one card and keeps no other from it."""
    async with store.read() as view:
        due = await wins.stale_cards(view, clock())
    for card in due:
        await _draw_safely(store, announcer, card, clock)


async def draw_now(store: Store, announcer: Announcer, win: WinId, clock: Clock) -> None:
    """Draw at once what a member has just changed; where that fails, it stays owed."""
    async with store.read() as view:
        card = await wins.stale_card(view, win)
    if card is not None:
        await _draw_safely(store, announcer, card, clock)


async def _draw_safely(store: Store, announcer: Announcer, card: StaleCard, clock: Clock) -> None:
    try:
        await _draw(store, announcer, card, clock)
    except Exception:
        log.exception("win not drawn anew", win=card.win, group=card.group)
        await _settle(store, card, TryLater(), clock)


async def _draw(store: Store, announcer: Announcer, card: StaleCard, clock: Clock) -> None:
    written = ""

    async def read() -> WinCard | None:
        nonlocal written
        async with store.read() as view:
            win = await wins.find_with_key(view, card.win, store.vault)
            if win is None:
                return None
            written = win.words
            return WinCard(win, await celebrations.applause(view, SubjectId(win.id)))

    async with store.read() as view:
        group = await groups.find(view, card.group)
    outcome: Outcome = TryLater()  # where the bot was removed; it may be added again
    if group is not None and group.left_at is None:
        outcome = await announcer.redraw(card.group, card.channel, card.message, read)
    await _settle(store, card, outcome, clock)
    log.info("win drawn anew", win=card.win, group=card.group, outcome=type(outcome).__name__)
    if isinstance(outcome, Posted):
        await _alert(store, announcer, card, written, clock)


async def _settle(store: Store, card: StaleCard, outcome: Outcome, clock: Clock) -> None:
    match outcome:
        case Posted() | Undeliverable(Problem.CHANNEL_GONE | Problem.POST_GONE):
            again = None
        case _:
            again = rules.redraw_after(card.attempts, clock())
    async with store.write() as tx:
        if outcome == Undeliverable(Problem.POST_GONE):
            wins.take_in(tx, card.win)  # somebody deleted it
        else:
            wins.settle_card(tx, card, again)


async def _alert(store: Store, announcer: Announcer, card: StaleCard, written: str, clock: Clock) -> None:
    """Read what the card says by now as it was read when it was posted, if its author was told of that."""
    async with store.read() as view:
        post = await delivery_rows.find_for_win(view, card.win)
    if post is not None and post.alerts:
        await deliveries.alert(store, announcer, post, written, clock)
