"""Every form and card of a review fits what Discord takes, with the longest words that may be in it."""

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest

from bot.content.growth import growth_for, load_growth
from bot.content.questions import keys_of
from bot.content.words import FALLBACK, words_in
from bot.domain.rejections import Stage
from bot.domain.reviews import (
    ANSWER_LIMIT,
    HIGHEST,
    LESSON_LIMIT,
    RATED_BEFORE,
    RATINGS,
    Asks,
    Before,
    Gap,
    Kept,
    Kind,
    Page,
    Rated,
    Review,
)
from bot.sandbox.rules import check_message, check_modal
from bot.ui import reviews as cards
from bot.ui.actions import Press, read_custom_id
from bot.ui.cards import Form, View
from tests.builders import ANA, NOW, a_review

WORDS = words_in(FALLBACK)
IS_COMPONENTS_V2 = 1 << 15
TURNS = "*\u05d0"
"""The longest to show: escaped, and within marks that keep it in its direction."""


def sent(view: View) -> None:
    """Hold a card to Discord's rules."""
    components = view.to_components()  # type: ignore[no-untyped-call]
    check_message({"components": components, "flags": IS_COMPONENTS_V2})


def opened(form: Form) -> dict[str, Any]:
    """Hold a form to Discord's rules, and return it."""
    data = form.to_dict()
    check_modal(data)
    return data


def longest(kind: Kind) -> Review:
    """Return a review of a kind with the longest of everything that its forms take."""
    strength = max(keys_of(kind, Asks.STRENGTH), key=lambda key: len(WORDS(f"question-{key}.label")))
    question = max(keys_of(kind, Asks.LESSON, Asks.GAP), key=lambda key: len(WORDS(f"question-{key}.label")))
    words = (TURNS * ANSWER_LIMIT)[:ANSWER_LIMIT]
    return replace(
        a_review(kind=kind, rejection=7, lesson=("*" * LESSON_LIMIT), gap=Gap.FIT),
        answers={strength: words, question: words},
        ratings=dict.fromkeys(keys_of(kind, Asks.RATING)[:RATINGS], 1),
    )


def full(kind: Kind) -> Kept:
    """Return the longest review, next to as many earlier ones as are told of."""
    times = tuple((1, NOW + timedelta(days=day)) for day in range(RATED_BEFORE))
    rated = tuple(Rated(key, times) for key in keys_of(kind, Asks.RATING))
    idea = max(growth_for(Gap.FIT), key=lambda key: len(WORDS(f"growth-{key}")))
    return Kept(longest(kind), Before(kind, 999, rated, tuple((stage, 99) for stage in Stage)), idea, more=True)


@pytest.mark.parametrize("kind", Kind)
def test_the_fullest_cards_fit_a_message(kind: Kind) -> None:
    kept = full(kind)
    sent(cards.to_begin(WORDS, kept.before))
    sent(cards.begun(WORDS, kept))
    sent(cards.finished(WORDS, kept, "</rejection next:1234567890123456789>"))
    sent(cards.earlier_one(WORDS, Page(kept.review, 500, 999), kind, ANA, "/review"))


@pytest.mark.parametrize("kind", Kind)
def test_the_emptiest_cards_can_be_sent(kind: Kind) -> None:
    kept = Kept(a_review(kind=kind, strength=""), Before(kind, 1))
    sent(cards.to_begin(WORDS, Before(kind)))
    sent(cards.begun(WORDS, kept))
    sent(cards.finished(WORDS, kept, "/rejection next"))
    sent(cards.earlier_one(WORDS, Page(kept.review, 0, 1), kind, ANA, "/review"))
    sent(cards.earlier_one(WORDS, Page(None, 0, 1), kind, ANA, "/review"))


@pytest.mark.parametrize("kind", Kind)
def test_every_question_can_be_asked_and_none_needs_an_answer(kind: Kind) -> None:
    ratings = keys_of(kind, Asks.RATING)
    for strength in keys_of(kind, Asks.STRENGTH):
        for pair in pairwise([*ratings, ratings[0]]):
            form = opened(cards.first_form(WORDS, kind, strength, pair, None))
            assert [part["component"]["custom_id"] for part in form["components"]] == [strength, *pair]
            assert not any(part["component"]["required"] for part in form["components"])
    for question in keys_of(kind, Asks.LESSON, Asks.GAP):
        form = opened(cards.last_form(WORDS, longest(kind), question))
        assert not any(part["component"]["required"] for part in form["components"])


def test_a_form_that_is_opened_again_holds_what_was_written() -> None:
    review = replace(longest(Kind.INTERVIEW), lesson="Ask earlier")
    question = next(key for key in keys_of(Kind.INTERVIEW, Asks.LESSON, Asks.GAP) if key in review.answers)
    asked, lesson, gap = (
        part["component"] for part in cards.last_form(WORDS, review, question).to_dict()["components"]
    )
    assert asked["value"] == review.answers[question]
    assert lesson["value"] == "Ask earlier"
    assert [option["value"] for option in gap["options"] if option.get("default")] == [Gap.FIT]


def test_what_was_sent_is_read_by_the_questions_it_answers_and_the_rest_is_left_out() -> None:
    form = cards.first_form(WORDS, Kind.INTERVIEW, "glad-i-said", ["how-clear", "how-ready"], None)
    press = read_custom_id(form.custom_id)
    assert press is not None
    typed = {
        "glad-i-said": " The last ",
        "how-clear": str(HIGHEST),
        "how-ready": "",
        "line-i-like": "?",
        "lesson": "?",
    }
    read = cards.read_first(replace(press, form=typed))
    assert read == (Kind.INTERVIEW, {"glad-i-said": " The last "}, {"how-clear": HIGHEST})


def test_a_question_that_a_later_version_no_longer_asks_breaks_no_card() -> None:
    gone = replace(a_review(ratings={"asked-no-more": 3}), answers={"asked-no-more": "An answer"})
    before = Before(Kind.INTERVIEW, 1, (Rated("asked-no-more", ((3, NOW),)),))
    sent(cards.begun(WORDS, Kept(gone, before)))
    sent(cards.finished(WORDS, Kept(gone, before), "/rejection next"))
    sent(cards.earlier_one(WORDS, Page(gone, 0, 1), Kind.INTERVIEW, ANA, "/review"))


@pytest.mark.parametrize("nothing", ["Nothing.", "none", "No", "Not this time!", "nothing really"])
def test_that_there_is_no_lesson_is_no_goal(nothing: str) -> None:
    assert not cards.is_goal(WORDS, nothing)
    assert not cards.is_goal(WORDS, "")
    assert cards.is_goal(WORDS, "Ask what the team works on")


def test_every_button_for_an_idea_leads_to_it() -> None:
    for idea in load_growth():
        view = cards.finished(WORDS, replace(full(Kind.INTERVIEW), idea=idea), "/rejection next")
        ids = [getattr(item, "custom_id", None) or "" for item in view.walk_children()]
        found = [press for press in map(read_custom_id, ids) if isinstance(press, Press) and "idea" in press.ids]
        assert [press["idea"] for press in found] == [load_growth()[idea].number]
