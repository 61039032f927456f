"""Looking back: everything may stay empty, nothing is lost, and nothing is judged."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.goals import set_goal
from bot.domain.refusals import Reason, Refusal
from bot.domain.rejections import Stage
from bot.domain.reviews import (
    ANSWER_LIMIT,
    LESSON_LIMIT,
    RATED_BEFORE,
    Gap,
    Kind,
    Rated,
    grow,
    keep,
    kind_for,
    rated,
    says_nothing,
    where_they_ended,
)
from tests.builders import MONDAY, NOW, a_goal, a_review


def test_words_are_kept_exactly_and_what_stayed_empty_is_not_kept() -> None:
    review = a_review(strength="  I asked.\n", lesson=" \u200b", ratings={"how-clear": 4})
    kept = keep(replace(review, answers={**review.answers, "what-i-asked": "\n "}))
    assert kept.answers == {"glad-i-said": "  I asked.\n"}
    assert kept.lesson == ""
    assert kept.ratings == {"how-clear": 4}


def test_a_review_may_stay_empty() -> None:
    assert keep(a_review(strength=" ")).is_empty
    assert not keep(a_review(strength="", gap=Gap.NONE)).is_empty, "that nothing was missing is an answer"


def test_a_rating_is_one_of_the_five_steps() -> None:
    assert keep(a_review(ratings={"how-clear": 0, "how-ready": 6})).ratings == {}


@pytest.mark.parametrize(
    ("review", "limit"),
    [
        pytest.param(a_review(strength="a" * (ANSWER_LIMIT + 1)), ANSWER_LIMIT, id="answer"),
        pytest.param(a_review(lesson="a" * (LESSON_LIMIT + 1)), LESSON_LIMIT, id="lesson"),
    ],
)
def test_a_part_that_is_too_long_is_told(review: object, limit: int) -> None:
    with pytest.raises(Refusal) as told:
        keep(review)  # type: ignore[arg-type]
    assert told.value.reason is Reason.REVIEW_TOO_LONG
    assert told.value.data == {"length": limit + 1, "limit": limit}


def test_the_longest_lesson_fits_a_goal() -> None:
    lesson = keep(a_review(lesson="a" * LESSON_LIMIT)).lesson
    assert set_goal(a_goal(words=lesson), 0, MONDAY).words == lesson


def test_the_last_form_adds_to_what_the_first_one_held() -> None:
    known = keep(a_review(ratings={"how-clear": 4}))
    more = replace(a_review(strength="", lesson="Ask earlier", gap=Gap.CV), answers={"what-i-asked": "Nothing"})
    grown = grow(known, more, ["what-i-asked", "liked-it-there"])
    assert grown.answers == {"glad-i-said": "I asked a good question.", "what-i-asked": "Nothing"}
    assert (grown.ratings, grown.lesson, grown.gap) == ({"how-clear": 4}, "Ask earlier", Gap.CV)


def test_a_form_sent_again_takes_the_place_of_what_it_held() -> None:
    asked = ["what-i-asked", "liked-it-there"]
    once = grow(a_review(), replace(a_review(strength=""), answers={"what-i-asked": "The team"}), asked)
    again = grow(once, a_review(strength="", gap=Gap.FIT), asked)
    assert set(again.answers) == {"glad-i-said"}
    assert again.gap is Gap.FIT


@pytest.mark.parametrize("stage", Stage)
def test_every_no_has_something_that_can_be_looked_back_at(stage: Stage) -> None:
    spoke = {Stage.ASSESSMENT, Stage.PHONE_SCREEN, Stage.INTERVIEW, Stage.FINAL_ROUND, Stage.OFFER_WITHDRAWN}
    expected = Kind.INTERVIEW if stage in spoke else Kind.STRATEGY if stage is Stage.LAID_OFF else Kind.APPLICATION
    assert kind_for(stage) is expected


def test_ratings_are_told_in_the_order_of_days_the_last_few_of_each() -> None:
    days = [NOW + timedelta(days=day) for day in range(RATED_BEFORE + 1)]
    newest_first = [
        a_review(id=number, at=day, ratings={"how-clear": number + 1})
        for number, day in reversed(list(enumerate(days)))
    ]
    other = a_review(at=days[-1], ratings={"how-ready": 5})
    assert rated([other, *newest_first]) == (
        Rated("how-ready", ((5, days[-1]),)),
        Rated("how-clear", ((2, days[1]), (3, days[2]), (4, days[3]))),
    )
    assert rated([a_review()]) == ()


def test_where_noes_ended_is_told_in_the_order_of_a_search() -> None:
    stages = [Stage.INTERVIEW, Stage.NO_REPLY, Stage.INTERVIEW]
    assert where_they_ended(stages) == ((Stage.NO_REPLY, 1), (Stage.INTERVIEW, 2))
    assert where_they_ended([]) == ()


@pytest.mark.parametrize("lesson", ["Nothing", "nothing.", "“Nothing”", " none! "])
def test_nothing_is_a_true_answer(lesson: str) -> None:
    assert says_nothing(lesson, ["nothing", "none"])


def test_something_is_not_nothing() -> None:
    assert not says_nothing("Nothing to lose by asking", ["nothing", "none"])
