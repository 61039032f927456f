"""What somebody wanted to share of a "no" and was not posted: they are told once, and their words stay theirs."""

from datetime import datetime, timedelta

from bot.domain import shares as rules
from bot.domain.deliveries import REVIVE_WITHIN, Delivery, leave
from bot.domain.ids import DeliveryId, PersonId
from bot.domain.nudges import better_moment
from bot.domain.people import takes_no_messages
from bot.domain.refusals import Reason, Refusal
from bot.domain.schedule import Kind, NotNow, Skip
from bot.domain.shares import UnsharedCard
from bot.logs import get_logger
from bot.services import peer_messages, shares
from bot.services.shares import Shown
from bot.store import deliveries, groups, people
from bot.store import shares as rows
from bot.store.engine import Reader, Transaction
from bot.store.store import Store

log = get_logger(__name__)

WAITS = timedelta(days=7)
"""How long what did not reach somebody waits in /help."""

AWAY = timedelta(days=1)
"""How long it is until the next look whether a group has the bot again: without it, most people cannot be reached."""


async def tell(tx: Transaction, left: Delivery, now: datetime) -> None:
    """Owe an author the news that a share of theirs will not be posted."""
    whose = None if left.shared is None else await rows.whose(tx, left.shared)
    if whose is not None:
        author, rejection = whose
        peer_messages.owe(tx, Kind.UNSHARED, left.group, author, now, rejection=rejection)


async def give_up(store: Store, now: datetime) -> None:
    """Post no more what could not be posted for `REVIVE_WITHIN`, and tell its authors."""
    async with store.read() as view:
        stuck = await deliveries.stuck_shares(view, now - REVIVE_WITHIN)
    for one in stuck:
        async with store.write() as tx:
            known = await deliveries.find(tx, one)
            if known is not None and rules.is_given_up(known, now):
                deliveries.save(tx, leave(known, Skip.LATE))
                await tell(tx, known, now)
                log.info("share given up", delivery=known.id, group=known.group, problem=known.problem)


async def card(view: Reader, delivery: Delivery, now: datetime) -> UnsharedCard | Skip | NotNow:
    """Return the news; why it is not sent, or when it is to be tried again."""
    scheduled = delivery.scheduled
    author = None if scheduled is None or scheduled.person is None else await people.standing(view, scheduled.person)
    if scheduled is None or author is None or author.person is None:
        return Skip.OVER
    if scheduled.rejection not in await rows.unsent(view, author.person.id):
        return Skip.OVER  # they shared it after all, or keep it to themselves
    if takes_no_messages(author.preferences):
        return Skip.UNWANTED
    is_away = (await groups.known(view, delivery.group)).left_at is not None
    if later := NotNow(now + AWAY) if is_away else better_moment(author.preferences, now):
        return later
    if await peer_messages.comes_later(view, scheduled, now):
        return Skip.MISSED
    return UnsharedCard(delivery.id, author.preferences.language)


async def waiting(store: Store, person: PersonId, now: datetime) -> list[UnsharedCard]:
    """Return the news that did not reach somebody and are still true, the latest first."""
    async with store.read() as view:
        missed = await deliveries.unheard(view, person, now - WAITS)
        open_ones = await rows.unsent(view, person) if missed else []
    return [UnsharedCard(one.id) for one in missed if one.scheduled and one.scheduled.rejection in open_ones]


async def discard(store: Store, news: DeliveryId, person: PersonId) -> Shown | None:
    """Forget what was to be shared; what is shared again by now is left alone and returned.

    Raises:
        Refusal: there is no such thing of theirs any more.
    """
    async with store.read() as view:
        told = await deliveries.find(view, news)
        about = None if told is None or told.scheduled is None else told.scheduled.rejection
        share = None if about is None else await rows.find_for(view, about, store.vault)
    if share is None:
        raise Refusal(Reason.NO_SUCH_SHARE)
    return await shares.discard(store, share.id, person)
