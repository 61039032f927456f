"""Keeping what somebody just did as a small win."""

from datetime import datetime

from bot.domain import quick_wins as rules
from bot.domain.ids import DeliveryId, EntryId, PersonId, RejectionId, ReviewId
from bot.domain.quick_wins import Deed
from bot.domain.refusals import Reason, Refusal
from bot.domain.rejections import Rejection
from bot.domain.wins import ListedWin, Win
from bot.store import goals, rejections, reviews, takedowns, wins
from bot.store.engine import Reader
from bot.store.store import Store


async def keep(store: Store, person: PersonId, deed: Deed, about: int, now: datetime) -> ListedWin:
    """Keep what somebody did as a win for them alone; said twice, it is one, as its author changed it since.

    `about` is the id of the entry, rejection or review that it came from.

    Raises:
        Refusal: that is gone or somebody else's, or the win was removed and its card is still to go.
    """
    sealer = await store.vault.sealer(person)
    async with store.write() as tx:
        win = await _win(store, tx, person, deed, about=about, now=now)
        known = await wins.listed(tx, win.id, sealer)
        if known is not None:
            return known
        if await takedowns.is_owed(tx, DeliveryId(win.id)):
            raise Refusal(Reason.NO_SUCH_WIN)
        wins.insert(tx, win, sealer)
    return ListedWin(win)


async def _win(store: Store, view: Reader, person: PersonId, deed: Deed, *, about: int, now: datetime) -> Win:
    match deed:
        case Deed.GOAL:
            return await _of_goal(store, view, person, EntryId(about), now)
        case Deed.REPLY:
            return rules.of_reply(await _rejection(store, view, person, RejectionId(about)), now)
        case Deed.FEEDBACK:
            return rules.of_question(await _rejection(store, view, person, RejectionId(about)), now)
        case Deed.REVIEW:
            return await _of_review(store, view, person, ReviewId(about), now)


async def _rejection(store: Store, view: Reader, person: PersonId, rejection_id: RejectionId) -> Rejection:
    rejection = await rejections.find(view, rejection_id, store.vault)
    if rejection is None or rejection.person != person:
        raise Refusal(Reason.NO_SUCH_REJECTION)
    return rejection


async def _of_goal(store: Store, view: Reader, person: PersonId, entry_id: EntryId, now: datetime) -> Win:
    entry = await goals.find_entry(view, entry_id)
    goal = None if entry is None else await goals.find(view, entry.goal, store.vault)
    if entry is None or goal is None or goal.person != person:
        raise Refusal(Reason.NO_SUCH_GOAL)
    return rules.of_goal(goal, entry, now)


async def _of_review(store: Store, view: Reader, person: PersonId, review_id: ReviewId, now: datetime) -> Win:
    review = await reviews.find(view, review_id, person, await store.vault.sealer(person))
    if review is None:
        raise Refusal(Reason.NO_SUCH_REVIEW)
    return rules.of_review(review, now)
