"""What the schedule sends: which feature says what it says, and what follows from how that went."""

from datetime import datetime

from bot.domain.deliveries import Delivery, State
from bot.domain.schedule import FROM_PEERS, NEWS, Kind, NotNow, Skip
from bot.services import lines, nudges, peer_messages, prompts, rounds, unshared, wins_rounds
from bot.services.announcer import Card
from bot.store.engine import Transaction
from bot.store.store import Store


async def card(store: Store, tx: Transaction, delivery: Delivery, now: datetime) -> Card | Skip | NotNow:
    """Return what is to be sent, why it is not, or when it is to be tried again."""
    match _kind(delivery):
        case None:
            return Skip.OVER
        case kind if kind in FROM_PEERS:
            return await peer_messages.card(store, tx, delivery, now)
        case Kind.UNSHARED:
            return await unshared.card(tx, delivery, now)
        case Kind.GOALS_ROUND | Kind.WINS_ROUND | Kind.PROMPT | Kind.LINES as kind:
            return await _for_group(store, tx, delivery, kind, now)
    return await nudges.card(store, tx, delivery, now)


async def follow_up(tx: Transaction, settled: Delivery, now: datetime) -> None:
    """Write down what follows from how an attempt ended, in the same transaction."""
    match _kind(settled):
        case None | Kind.LINES:
            return
        case kind if kind in NEWS:
            await peer_messages.after(tx, settled, now)
        case Kind.GOALS_ROUND | Kind.WINS_ROUND | Kind.PROMPT as kind:
            if settled.state is State.SENT:
                await _AFTER_POSTING[kind](tx, settled, now)
        case _ if settled.state is State.SENT:
            await nudges.after_sending(tx, settled, now)
        case _ if settled.state is State.UNDELIVERABLE:
            await nudges.after_refusal(tx, settled, now)


_AFTER_POSTING = {
    Kind.GOALS_ROUND: rounds.after_posting,
    Kind.WINS_ROUND: wins_rounds.after_posting,
    Kind.PROMPT: prompts.after_posting,
}


def _kind(delivery: Delivery) -> Kind | None:
    return None if delivery.scheduled is None else delivery.scheduled.kind


async def _for_group(store: Store, tx: Transaction, delivery: Delivery, kind: Kind, now: datetime) -> Card | Skip:
    match kind:
        case Kind.GOALS_ROUND:
            return await rounds.card(store, tx, delivery, now)
        case Kind.WINS_ROUND:
            return await wins_rounds.card(store, tx, delivery, now)
        case Kind.PROMPT:
            return await prompts.card(tx, delivery, now)
    return await lines.card(tx, delivery)
