"""The questions of a review: as many as there are to be, whole, and fit for the forms that they are asked in."""

from string import ascii_lowercase

import pytest

from bot.content.library import LibraryFault
from bot.content.questions import QUESTIONS, _questions, keys_of, load_questions
from bot.content.words import FALLBACK, words_in
from bot.domain.reviews import HIGHEST, LOWEST, RATINGS, Asks, Gap, Kind

QUESTION: dict[str, object] = {"key": "rested", "review": "interview", "asks": "strength", "sources": ["003§6"]}


def whole(entry: dict[str, object]) -> dict[str, object]:
    """Return a file of as many questions as there are to be, the first as it was given."""
    others = ({**QUESTION, "key": f"other-{letter}-{twin}"} for letter in ascii_lowercase for twin in "ab")
    return {"question": [entry, *others][:QUESTIONS]}


def test_there_are_as_many_questions_as_the_product_says() -> None:
    assert len(load_questions()) == QUESTIONS == 40


@pytest.mark.parametrize("kind", Kind)
def test_every_review_has_strengths_ratings_and_questions_that_do_not_repeat_at_once(kind: Kind) -> None:
    assert len(keys_of(kind, Asks.STRENGTH)) >= 3
    assert len(keys_of(kind, Asks.RATING)) > RATINGS
    assert len(keys_of(kind, Asks.LESSON, Asks.GAP)) >= 6


@pytest.mark.parametrize("key", load_questions())
def test_a_question_fits_a_field_of_a_form(key: str) -> None:
    words = words_in(FALLBACK)
    assert len(words(f"question-{key}")) <= 100
    assert len(words(f"question-{key}.label")) <= 45
    assert key not in ("lesson", "gap"), "these are the names of other fields"


def test_every_step_of_a_rating_and_every_gap_has_its_words() -> None:
    words = words_in(FALLBACK)
    for step in range(LOWEST, HIGHEST + 1):
        assert len(words(f"choice-rating-{step}")) <= 100
    for gap in Gap:
        assert len(words(f"choice-gap-{gap}")) <= 100


@pytest.mark.parametrize(
    ("file", "says"),
    [
        pytest.param({}, "40 entries", id="none"),
        pytest.param(whole({**QUESTION, "review": "life"}), "no review", id="a review there is not"),
        pytest.param(whole({**QUESTION, "review": None}), "no review", id="no review"),
        pytest.param(whole({**QUESTION, "asks": "why"}), "asks for nothing", id="asking for what there is not"),
        pytest.param(whole({**QUESTION, "sources": ["005§1"]}), "article section", id="no such source"),
        pytest.param(whole(QUESTION), "too few questions of interview ask for a rating", id="no ratings"),
    ],
)
def test_a_wrong_file_is_told(file: dict[str, object], says: str) -> None:
    with pytest.raises(LibraryFault, match=says):
        _questions(file)
