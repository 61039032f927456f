"""Keeping a "no", answering it kindly, and going on from it: one step at a time, at its owner's pace."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.content.growth import GrowthAction, growth_for, load_growth
from bot.content.rejections import FEELING_LINES, fitting_reframes, load_rejections
from bot.domain import rejections as rules
from bot.domain import reviews as review_rules
from bot.domain.encouragements import choose
from bot.domain.goals import WORDS_LIMIT, Goal, Progress, Rhythm
from bot.domain.ids import GoalId, PersonId, RejectionId, ReviewId
from bot.domain.pages import nearest
from bot.domain.people import check_joined
from bot.domain.refusals import Reason, Refusal
from bot.domain.rejections import PAGE_SIZE, STRATEGY_WITHIN, Arc, Event, Page, Rejection, Rest, Step, Then
from bot.domain.reviews import Review, kind_for
from bot.logs import get_logger
from bot.services import schedule, shelves
from bot.services.goals import set_goal_in
from bot.store import deliveries, people, rejections, reviews, takedowns
from bot.store.engine import Reader, Transaction
from bot.store.errors import StoreError
from bot.store.store import Store
from bot.store.vault import Sealer

logger = get_logger(__name__)

STAGE_SHELF, FEELING_SHELF, REFRAME_SHELF = "stage", "feeling", "reframe"
GROWTH_SHELF, OFFER_SHELF = "growth", "offer"
"""Shelves of the library whose lines do not come twice in a row."""

STRATEGY = "strategy"
"""What is offered once: a look at the whole strategy."""

OPEN_AT_ONCE = 25
"""Open arcs that can be chosen from, the newest ones: as many as a menu of Discord's holds."""


@dataclass(frozen=True, slots=True)
class Answered:
    """A rejection that is kept, and what it is answered with: a stage's line, a feeling's, a reframe, by their keys.

    There is none for a feeling where none was chosen, or where the stage's line speaks of what is felt already.
    `strategy` says that a look at the whole strategy is offered.
    """

    rejection: Rejection
    line: str
    feeling: str | None
    reframe: str
    strategy: bool


@dataclass(frozen=True, slots=True)
class Next:
    """Where an arc is. At its last step, that is what somebody took from it, or an idea of the library's."""

    rejection: Rejection
    lesson: str = ""
    idea: GrowthAction | None = None


async def log(store: Store, draft: Rejection, then: Then, now: datetime, seed: int) -> Answered:
    """Keep a rejection, and then choose what it is answered with; the same form delivered twice is one.

    Where a rest is wanted, its arc rests for a day, and nobody is asked how long; kept are both, or neither.

    Raises:
        Refusal: a part of it is longer than it may be, or they have not agreed.
    """
    choices = load_rejections()
    draft = rules.keep(replace(draft, arc=rules.begin(then)), choices.feelings, choices.outside)
    async with store.write() as tx:
        check_joined(await people.standing(tx, draft.person))
        known = await rejections.find(tx, draft.id, store.vault)
        if known is None:
            rejections.save(tx, draft, await store.vault.sealer(draft.person))
            if then is Then.REST:
                draft = await _let_rest(tx, draft, Rest.DAY, now)
    kept = known or draft
    try:
        return await _answer(store, kept, now, seed)
    except StoreError as error:  # it is kept all the same, and "nothing was kept" would be untrue
        logger.warning("answered without memory", error=type(error).__name__)
        return _answer_anew(kept, seed)


async def find(store: Store, rejection: RejectionId, person: PersonId) -> Rejection:
    """Return one of somebody's rejections.

    Raises:
        Refusal: there is no such one of theirs.
    """
    async with store.read() as view:
        return await _own(store, view, rejection, person)


async def open_arcs(store: Store, person: PersonId) -> Sequence[Rejection]:
    """Return somebody's rejections whose arcs go on, newest first, `OPEN_AT_ONCE` at most."""
    async with store.read() as view:
        return await rejections.open_ones(view, person, OPEN_AT_ONCE, store.vault)


async def list_own(store: Store, person: PersonId, number: int) -> Page:
    """Return a page of somebody's rejections, newest first; past an end, the page at that end."""
    async with store.read() as view:
        total = await rejections.count(view, person)
        number, pages = nearest(number, total, PAGE_SIZE)
        return Page(tuple(await rejections.page(view, person, number, store.vault)), number, pages, total)


async def edit(store: Store, changed: Rejection) -> Rejection:
    """Change what is written of a rejection; its moment and its arc stay.

    Raises:
        Refusal: a part of it is longer than it may be, or there is no such one of theirs.
    """
    choices = load_rejections()
    kept = rules.keep(changed, choices.feelings, choices.outside)
    sealer = await store.vault.sealer(changed.person)
    async with store.write() as tx:
        known = await _own(store, tx, changed.id, changed.person)
        kept = replace(kept, group=known.group, at=known.at, arc=known.arc)
        rejections.save(tx, kept, sealer)
    return kept


async def go_on(
    store: Store,
    rejection: RejectionId,
    person: PersonId,
    event: Event,
    now: datetime,
    *,
    at: Step | None = None,
) -> Rejection:
    """Let an arc go on. With `at`, only from that step: on an older card, it was done already, and nothing happens.

    Raises:
        Refusal: the arc is closed or over, or there is no such rejection of theirs.
    """
    async with store.write() as tx:
        known = await _own(store, tx, rejection, person)
        if at is not None and not rules.still_at(known.arc, at):
            return known
        return await _move(tx, known, rules.go_on(known.arc, event), now)


async def rest(store: Store, rejection: RejectionId, person: PersonId, how: Rest, now: datetime) -> Rejection:
    """Let an arc rest; it is brought up when that is over, by whoever asked for such nudges.

    Raises:
        Refusal: the arc is closed or over, or there is no such rejection of theirs.
    """
    async with store.write() as tx:
        return await _let_rest(tx, await _own(store, tx, rejection, person), how, now)


async def delete(store: Store, rejection: RejectionId, person: PersonId, now: datetime) -> None:
    """Erase a rejection and what came from it, but for goals; the card of what was shared is owed to be taken down.

    Raises:
        Refusal: there is no such one of theirs.
    """
    async with store.write() as tx:
        await _own(store, tx, rejection, person)
        await takedowns.owe_for_rejection(tx, rejection, now)
        rejections.delete(tx, rejection)


async def lesson(store: Store, rejection: RejectionId, person: PersonId) -> str:
    """Return what somebody took from a rejection so far, nothing if they took nothing.

    Raises:
        Refusal: there is no such one of theirs.
    """
    sealer = await store.vault.sealer(person)
    async with store.read() as view:
        await _own(store, view, rejection, person)
        return await _lesson(view, person, rejection, sealer)


async def keep_lesson(
    store: Store, rejection: RejectionId, person: PersonId, words: str, now: datetime, *, review: ReviewId
) -> Rejection:
    """Keep what somebody takes from a rejection, as a review that says no more than that; its arc goes on.

    What they took before is changed by that, or cleared where they leave nothing.

    Raises:
        Refusal: it is too long, the arc is closed or over, or there is no such rejection of theirs.
    """
    sealer = await store.vault.sealer(person)
    async with store.write() as tx:
        known = await _own(store, tx, rejection, person)
        before = await reviews.with_lesson(tx, person, rejection, sealer)
        review_of_it = before or Review(review, person, known.group, kind_for(known.stage), now, known.id)
        kept = review_rules.keep(replace(review_of_it, lesson=words))
        if kept.is_empty:
            reviews.delete(tx, kept.id, person)
        else:
            reviews.save(tx, kept, sealer)
        if not rules.still_at(known.arc, Step.LESSON):
            return known
        return await _move(tx, known, rules.go_on(known.arc, Event.DO), now)


async def next_step(
    store: Store, rejection: Rejection, no_lesson: Sequence[str], *, seed: int, another: bool = False
) -> Next:
    """Return where an arc is, for its last step with something that could become a goal.

    That is what somebody took from it, unless they would like `another`, or said that there is nothing, in one of the
    ways of `no_lesson`; else an idea.
    """
    if not rules.still_at(rejection.arc, Step.SMALL_STEP):
        return Next(rejection)
    person = rejection.person
    sealer = await store.vault.sealer(person)
    async with store.write() as tx:
        taken = await _lesson(tx, person, rejection.id, sealer)
        if taken and not another and not review_rules.says_nothing(taken, no_lesson):
            return Next(rejection, taken)
        ideas = growth_for(None)
        key = await shelves.draw(tx, person, sealer, GROWTH_SHELF, ideas, first=ideas, seed=seed)
    return Next(rejection, idea=load_growth()[key])


async def make_goal(
    store: Store,
    rejection: RejectionId,
    person: PersonId,
    now: datetime,
    *,
    goal: GoalId,
    idea: tuple[GrowthAction, str] | None,
) -> Progress:
    """Make a small step a goal, for its owner alone: an idea with its words, or what they took; the arc is over.

    Raises:
        Refusal: no more goals fit, it was done already, or there is no such rejection of theirs.
    """
    sealer = await store.vault.sealer(person)
    async with store.write() as tx:
        known = await _own(store, tx, rejection, person)
        if not rules.still_at(known.arc, Step.SMALL_STEP):
            raise Refusal(Reason.ARC_OVER)
        action, words = idea or (None, (await _lesson(tx, person, rejection, sealer))[:WORDS_LIMIT])
        draft = Goal(
            id=goal,
            person=person,
            group=known.group,
            words=words,
            at=now,
            since=now.date(),
            touched_at=now,
            rhythm=action.rhythm if action else Rhythm.ONCE,
            practice=action.practice if action else None,
        )
        kept = await set_goal_in(store, tx, draft, now)
        await _move(tx, known, rules.go_on(known.arc, Event.DO), now)
    return kept


async def _answer(store: Store, rejection: Rejection, now: datetime, seed: int) -> Answered:
    """Choose what a rejection is answered with, what was not shown yet before the rest.

    Of the line for a feeling, its name is remembered, and not the feeling.
    """
    person, stage = rejection.person, rejection.stage
    lines, spoken = load_rejections().stages[stage].fitting(rejection.feelings)
    reframes, best = fitting_reframes(stage, rejection.feelings, rejection.outside)
    sealer = await store.vault.sealer(person)
    async with store.write() as tx:
        line = await shelves.draw(tx, person, sealer, STAGE_SHELF, lines, first=spoken, seed=seed)
        feeling = None
        if line not in spoken and (felt := _spoken_of(rejection, seed)):
            name = await shelves.draw(tx, person, sealer, FEELING_SHELF, FEELING_LINES, first=(), seed=seed)
            feeling = f"{felt}-{name}"
        reframe = await shelves.draw(tx, person, sealer, REFRAME_SHELF, reframes, first=best, seed=seed)
        since = await rejections.stages_since(tx, person, now - STRATEGY_WITHIN)
        strategy = rules.offers_strategy([at for at, _ in since], now)
        if strategy:
            strategy = await shelves.show_once(tx, person, sealer, OFFER_SHELF, STRATEGY)
    return Answered(rejection, line, feeling, reframe, strategy)


def _answer_anew(rejection: Rejection, seed: int) -> Answered:
    """Choose what a rejection is answered with, whatever was shown before."""
    lines, spoken = load_rejections().stages[rejection.stage].fitting(rejection.feelings)
    reframes, best = fitting_reframes(rejection.stage, rejection.feelings, rejection.outside)
    line = str(choose(lines, spoken, (), seed).line)
    felt = None if line in spoken else _spoken_of(rejection, seed)
    return Answered(
        rejection,
        line=line,
        feeling=f"{felt}-{FEELING_LINES[0]}" if felt else None,
        reframe=str(choose(reframes, best, (), seed).line),
        strategy=False,
    )


def _spoken_of(rejection: Rejection, seed: int) -> str | None:
    """Return the feeling that the answer speaks of, None where none was chosen."""
    return str(choose(rejection.feelings, (), (), seed).line) if rejection.feelings else None


async def _let_rest(tx: Transaction, rejection: Rejection, how: Rest, now: datetime) -> Rejection:
    chosen = (await people.standing(tx, rejection.person)).preferences
    return await _move(tx, rejection, rules.let_rest(rejection.arc, how, chosen, now), now)


async def _move(tx: Transaction, rejection: Rejection, arc: Arc, now: datetime) -> Rejection:
    """Save where an arc is now, and plan when it is brought up."""
    rejections.save_arc(tx, rejection.id, arc)
    deliveries.forget_left_out(tx, rejection.id, now)
    await schedule.plan_nudges_of(tx, rejection.person, now)
    return replace(rejection, arc=arc)


async def _own(store: Store, view: Reader, rejection: RejectionId, person: PersonId) -> Rejection:
    found = await rejections.find(view, rejection, store.vault)
    if found is None or found.person != person:
        raise Refusal(Reason.NO_SUCH_REJECTION)
    return found


async def _lesson(view: Reader, person: PersonId, rejection: RejectionId, sealer: Sealer) -> str:
    """Return the last lesson that somebody took from a rejection, nothing if they took none."""
    review = await reviews.with_lesson(view, person, rejection, sealer)
    return review.lesson.strip() if review else ""
