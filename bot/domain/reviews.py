"""Looking back: at an interview, an application or the whole strategy, in two forms, a strength first.

Every part may stay empty, and each form is kept as it is sent: whoever stops in the middle has lost nothing. How
somebody rates something is shown to them as they said it, never summed up or compared (PRODUCT.md, promises 1 and 5).
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.goals import WORDS_LIMIT
from bot.domain.ids import GroupId, PersonId, RejectionId, ReviewId
from bot.domain.refusals import Reason, Refusal
from bot.domain.rejections import Stage
from bot.domain.wins import is_blank

ANSWER_LIMIT = 600
"""Characters of an answer: two of them with a lesson, all markup, still fit one card."""

LESSON_LIMIT = WORDS_LIMIT
"""Characters of a lesson, so that it can become a goal as it is."""

LOWEST, HIGHEST = 1, 5
"""The steps of a rating, `choice-rating-<step>`."""

RATINGS = 2
"""Ratings that a review asks for."""

RATED_BEFORE = 3
"""Ratings of one question that are shown side by side, the latest ones."""

REVIEWS_BEFORE = 10
"""Earlier reviews that ratings are shown of."""

NOES_WITHIN = timedelta(days=90)
"""How far a look at the strategy looks back for where rejections ended."""


class Kind(StrEnum):
    """What is looked back at. Buttons carry a kind's number, so new ones go to the end."""

    INTERVIEW = "interview"
    APPLICATION = "application"
    STRATEGY = "strategy"


class Asks(StrEnum):
    """What a question of the library asks for."""

    STRENGTH = "strength"
    RATING = "rating"
    LESSON = "lesson"
    GAP = "gap"


class Gap(StrEnum):
    """Where something may be missing: `choice-gap-<gap>`."""

    INTERVIEWING = "interviewing"
    CV = "cv"
    EXAMPLES = "examples"
    SKILLS = "skills"
    FIT = "fit"
    NETWORK = "network"
    TIMING = "timing"
    ENERGY = "energy"
    OUTSIDE = "outside"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Review:
    """What somebody wrote when they looked back. `answers` and `ratings` are by the keys of the library's questions.

    Its id is that of the interaction that sent the first form.
    """

    id: ReviewId
    person: PersonId
    group: GroupId
    kind: Kind
    at: datetime
    rejection: RejectionId | None = None
    answers: Mapping[str, str] = field(default_factory=dict)
    ratings: Mapping[str, int] = field(default_factory=dict)
    lesson: str = ""
    gap: Gap | None = None

    @property
    def is_empty(self) -> bool:
        """Say whether all of it stayed empty."""
        return not (self.answers or self.ratings or self.lesson or self.gap)


@dataclass(frozen=True, slots=True)
class Page:
    """One of somebody's reviews of a kind, newest first, None if there is none; `number` counts from 0."""

    review: Review | None
    number: int
    pages: int


@dataclass(frozen=True, slots=True)
class Rated:
    """How somebody rated the same thing, and when; oldest first."""

    question: str
    answers: tuple[tuple[int, datetime], ...]


@dataclass(frozen=True, slots=True)
class Before:
    """What somebody has to look at next to a review: their own ratings, and how many reviews of its kind they keep.

    `ended` is for the strategy: at which stages their rejections came, within `NOES_WITHIN`.
    """

    kind: Kind
    total: int = 0
    rated: tuple[Rated, ...] = ()
    ended: tuple[tuple[Stage, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Kept:
    """A review as it is kept, with what there is to look at next to it.

    `idea` is a growth action that fits its gap, by its key, where it names one; `more`: there are others.
    """

    review: Review
    before: Before
    idea: str | None = None
    more: bool = False


def keep(review: Review) -> Review:
    """Return a review as it will be kept: words exactly as written, without the parts that stayed empty.

    Raises:
        Refusal: a part of it is longer than it may be.
    """
    for words in review.answers.values():
        _check_length(words, ANSWER_LIMIT)
    _check_length(review.lesson, LESSON_LIMIT)
    return replace(
        review,
        answers={key: words for key, words in review.answers.items() if not is_blank(words)},
        ratings={key: step for key, step in review.ratings.items() if LOWEST <= step <= HIGHEST},
        lesson="" if is_blank(review.lesson) else review.lesson,
    )


def grow(known: Review, more: Review, asked: Collection[str]) -> Review:
    """Return a review with what its last form holds; `asked` are the questions that were in it.

    Sent again, a form takes the place of what it held before.
    """
    answers = {key: words for key, words in known.answers.items() if key not in asked}
    return replace(known, answers={**answers, **more.answers}, lesson=more.lesson, gap=more.gap)


def kind_for(stage: Stage) -> Kind:
    """Return what there is to look back at after a "no" at a stage.

    Whoever was laid off had neither: a look at the whole search asks nothing that did not happen.
    """
    match stage:
        case Stage.ASSESSMENT | Stage.PHONE_SCREEN | Stage.INTERVIEW | Stage.FINAL_ROUND | Stage.OFFER_WITHDRAWN:
            return Kind.INTERVIEW
        case Stage.LAID_OFF:
            return Kind.STRATEGY
    return Kind.APPLICATION


def rated(reviews: Sequence[Review]) -> tuple[Rated, ...]:
    """Return how somebody rated each thing, the last `RATED_BEFORE` times; `reviews` are the newest first."""
    found: dict[str, list[tuple[int, datetime]]] = {}
    for review in reviews:
        for question, step in review.ratings.items():
            found.setdefault(question, []).append((step, review.at))
    return tuple(Rated(question, tuple(answers[:RATED_BEFORE][::-1])) for question, answers in found.items())


def where_they_ended(stages: Sequence[Stage]) -> tuple[tuple[Stage, int], ...]:
    """Return how many of somebody's own rejections ended at each stage, in the order of a search."""
    found = Counter(stages)
    return tuple((stage, found[stage]) for stage in Stage if stage in found)


def says_nothing(lesson: str, ways: Collection[str]) -> bool:
    """Say whether a lesson is that there is none, in one of these ways to say so: a true answer, and no goal."""
    return lesson.strip(" .,!\"'“”„«»*").casefold() in ways


def _check_length(words: str, limit: int) -> None:
    if len(words) > limit:
        raise Refusal(Reason.REVIEW_TOO_LONG, length=len(words), limit=limit)
