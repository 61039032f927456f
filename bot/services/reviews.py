"""Looking back: what a review asks, its two forms, each kept as it is sent, and the step that may come of it."""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.content.growth import growth_for
from bot.content.questions import keys_of
from bot.domain import reviews as rules
from bot.domain.ids import PersonId, RejectionId, ReviewId
from bot.domain.pages import nearest
from bot.domain.people import check_joined
from bot.domain.refusals import Reason, Refusal
from bot.domain.rejections import Event, Step
from bot.domain.reviews import Asks, Before, Gap, Kept, Kind, Page, Review
from bot.logs import get_logger
from bot.services import rejections as arcs
from bot.services.shelves import draw
from bot.store import people, rejections, reviews
from bot.store.engine import Reader, Transaction
from bot.store.errors import StoreError
from bot.store.store import Store
from bot.store.vault import Sealer

log = get_logger(__name__)

QUESTIONS, GROWTH = "question", "growth"
"""Shelves of the library, for what somebody was shown of them."""


@dataclass(frozen=True, slots=True)
class FirstQuestions:
    """What the first form asks, by the questions' keys."""

    strength: str
    ratings: tuple[str, ...]


async def look(store: Store, person: PersonId, kind: Kind, now: datetime) -> Before:
    """Return what somebody has to look at before a review."""
    sealer = await store.vault.sealer(person)
    async with store.read() as view:
        return await _before(view, person, kind, sealer, now)


async def kind_for(store: Store, rejection: RejectionId, person: PersonId) -> Kind:
    """Return what there is to look back at after one of somebody's rejections.

    Raises:
        Refusal: there is no such rejection of theirs.
    """
    return rules.kind_for((await arcs.find(store, rejection, person)).stage)


async def ask_first(store: Store, person: PersonId, kind: Kind, *, seed: int) -> FirstQuestions:
    """Choose what the first form asks, none again before all of it was asked."""
    sealer = await store.vault.sealer(person)
    async with store.write() as tx:
        strengths, left = keys_of(kind, Asks.STRENGTH), keys_of(kind, Asks.RATING)
        strength = await draw(tx, person, sealer, QUESTIONS, strengths, first=(), seed=seed)
        ratings: list[str] = []
        for _ in range(rules.RATINGS):
            ratings.append(await draw(tx, person, sealer, QUESTIONS, left, first=(), seed=seed))
            left.remove(ratings[-1])
    return FirstQuestions(strength, tuple(ratings))


async def keep_first(store: Store, draft: Review, now: datetime) -> Kept:
    """Keep what the first form holds; the same form delivered twice is one review.

    Where its rejection is gone meanwhile, it is kept without.

    Raises:
        Refusal: a part of it is too long, or they have not agreed.
    """
    review = rules.keep(draft)
    sealer = await store.vault.sealer(draft.person)
    async with store.write() as tx:
        check_joined(await people.standing(tx, review.person))
        if review.rejection and not await _owns(tx, review.person, review.rejection):
            review = replace(review, rejection=None)
        reviews.save(tx, review, sealer)
        return Kept(review, await _before(tx, review.person, review.kind, sealer, now))


async def ask_last(store: Store, review_id: ReviewId, person: PersonId, *, seed: int) -> tuple[Review, str]:
    """Return a review with the question that its last form asks: the one answered before, else one not asked yet.

    Raises:
        Refusal: there is no such review of theirs.
    """
    sealer = await store.vault.sealer(person)
    async with store.write() as tx:
        review = await _find(tx, review_id, person, sealer)
        keys = keys_of(review.kind, Asks.LESSON, Asks.GAP)
        answered = [key for key in keys if key in review.answers]
        if answered:
            return review, answered[0]
        return review, await draw(tx, person, sealer, QUESTIONS, keys, first=(), seed=seed)


async def keep_last(store: Store, draft: Review, into: ReviewId, now: datetime, *, seed: int) -> Kept:
    """Keep what the last form holds in the review that it goes on with, or as one of its own where that is gone.

    An arc that is at this step goes on, past the lesson where one was written.

    Raises:
        Refusal: a part of it is too long, or they have not agreed.
    """
    more = rules.keep(draft)
    sealer = await store.vault.sealer(draft.person)
    async with store.write() as tx:
        check_joined(await people.standing(tx, more.person))
        known = await reviews.find(tx, into, more.person, sealer)
        asked = keys_of(more.kind, Asks.LESSON, Asks.GAP)
        review = more if known is None else rules.grow(known, more, asked)
        reviews.save(tx, review, sealer)
        kept = await _with_idea(tx, review, sealer, now, seed)
    if review.rejection is not None:
        try:
            for step in (Step.REVIEW, *([Step.LESSON] if review.lesson else [])):
                await arcs.go_on(store, review.rejection, review.person, Event.DO, now, at=step)
        except StoreError as error:  # the review is kept all the same, and the step can still be left out
            log.warning("arc not moved", error=type(error).__name__)
    return kept


async def another_idea(store: Store, review_id: ReviewId, person: PersonId, now: datetime, *, seed: int) -> Kept:
    """Choose another growth action that fits a review's gap.

    Raises:
        Refusal: there is no such review of theirs.
    """
    sealer = await store.vault.sealer(person)
    async with store.write() as tx:
        return await _with_idea(tx, await _find(tx, review_id, person, sealer), sealer, now, seed)


async def find(store: Store, review_id: ReviewId, person: PersonId) -> Review:
    """Return one of somebody's reviews.

    Raises:
        Refusal: there is no such review of theirs.
    """
    sealer = await store.vault.sealer(person)
    async with store.read() as view:
        return await _find(view, review_id, person, sealer)


async def page(store: Store, person: PersonId, kind: Kind, number: int) -> Page:
    """Return one of somebody's reviews of a kind, newest first; a number past the end gives the oldest."""
    sealer = await store.vault.sealer(person)
    async with store.read() as view:
        number, pages = nearest(number, await reviews.count(view, person, kind), 1)
        found = await reviews.latest(view, person, kind, sealer, limit=1, skip=number)
    return Page(found[0] if found else None, number, pages)


async def delete(store: Store, review_id: ReviewId, person: PersonId) -> Kind:
    """Erase one of somebody's reviews and nothing else; return of which kind it was.

    Raises:
        Refusal: there is no such review of theirs.
    """
    sealer = await store.vault.sealer(person)
    async with store.write() as tx:
        review = await _find(tx, review_id, person, sealer)
        reviews.delete(tx, review_id, person)
    return review.kind


async def _before(view: Reader, person: PersonId, kind: Kind, sealer: Sealer, now: datetime) -> Before:
    latest = await reviews.latest(view, person, kind, sealer, limit=rules.REVIEWS_BEFORE)
    ended = []
    if kind is Kind.STRATEGY:
        ended = [stage for _, stage in await rejections.stages_since(view, person, now - rules.NOES_WITHIN)]
    total = await reviews.count(view, person, kind)
    return Before(kind, total, rules.rated(latest), rules.where_they_ended(ended))


async def _owns(view: Reader, person: PersonId, rejection: RejectionId) -> bool:
    found = await rejections.find_arc(view, rejection)
    return found is not None and found[0] == person


async def _with_idea(tx: Transaction, review: Review, sealer: Sealer, now: datetime, seed: int) -> Kept:
    kept = Kept(review, await _before(tx, review.person, review.kind, sealer, now))
    if review.gap in (None, Gap.NONE):
        return kept
    fitting = growth_for(review.gap)
    idea = await draw(tx, review.person, sealer, GROWTH, fitting, first=(), seed=seed)
    return replace(kept, idea=idea, more=len(fitting) > 1)


async def _find(view: Reader, review_id: ReviewId, person: PersonId, sealer: Sealer) -> Review:
    review = await reviews.find(view, review_id, person, sealer)
    if review is None:
        raise Refusal(Reason.NO_SUCH_REVIEW)
    return review
