"""Which thoughts come near to one, and what is said next to it."""

from collections.abc import Sequence
from dataclasses import dataclass

import pytest

from bot.content.rejections import load_reframes
from bot.content.words import FALLBACK, words_in
from bot.domain.reframes import NEAR, Said, Thought, check, find, near, offer, say, say_another_way
from bot.domain.refusals import Reason, Refusal

THOUGHTS = {
    "fail": "I always fail",
    "old": "I'm too old for this",
    "answer": "I ruined it with one stupid answer",
    "worth": "They think I'm not even worth an answer",
    "use": "It's no use applying any more",
}


@pytest.mark.parametrize(
    ("thought", "keys"),
    [
        pytest.param("I'm a failure", ["fail"], id="the beginning of a word"),
        pytest.param("FAIL!", ["fail"], id="in capitals"),
        pytest.param("that stupid answer", ["answer", "worth"], id="the nearest first"),
        pytest.param("they never answer", ["answer", "worth"], id="as near as each other: in their order"),
        pytest.param("i\u2019m sooo old", ["old"], id="a curly apostrophe"),
        pytest.param("what is the use", ["use"], id="a short word, whole"),
        pytest.param("useless", [], id="a short word is no beginning"),
        pytest.param("I am not this for that", [], id="small words alone"),
        pytest.param("Zugzwang", [], id="nothing near"),
        pytest.param("", [], id="nothing"),
        pytest.param("… 👋 …", [], id="no words"),
    ],
)
def test_thoughts_are_near_by_the_words_that_they_share(thought: str, keys: list[str]) -> None:
    assert near(thought, THOUGHTS) == keys


def test_no_more_are_offered_than_can_be_looked_at() -> None:
    many = {str(number): f"nobody {number}" for number in range(3 * NEAR)}
    assert near("nobody", many) == [str(number) for number in range(NEAR)]


@pytest.mark.parametrize(
    ("thought", "key"),
    [
        pytest.param("I always fail", "fail", id="as it is"),
        pytest.param("i ALWAYS fail…", "fail", id="but for its marks"),
        pytest.param("Im too old for this", "old", id="without its apostrophe"),
        pytest.param("I fail", None, id="not the same"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_a_thought_of_the_library_is_known_again(thought: str, key: str | None) -> None:
    assert find(thought, THOUGHTS) == key


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        pytest.param("", ["fail", "old", "answer", "worth"], id="nothing yet: from the first on"),
        pytest.param("answ", ["answer", "worth"], id="part of a word"),
        pytest.param("i'm too", ["old"], id="as far as it goes"),
        pytest.param("my failure", ["fail"], id="else what is near"),
    ],
)
def test_what_is_offered_while_somebody_types(typed: str, keys: list[str]) -> None:
    assert offer(typed, THOUGHTS, 4) == keys


@dataclass(frozen=True)
class Line:
    """A thought of a small library."""

    feelings: frozenset[str]
    unasked: bool = True
    stages: frozenset[str] = frozenset()
    themes: frozenset[str] = frozenset()


SAD, BOTH = frozenset({"sad"}), frozenset({"sad", "angry"})


def said(shelf: Sequence[Thought], thought: int) -> list[int]:
    """Return the wordings that are said next to a thought, until it begins anew."""
    state, places = say(shelf, thought), [thought]
    while (state := say_another_way(shelf, thought, state.seen)).wording != thought:
        places.append(state.wording)
    return places


@pytest.mark.parametrize(
    ("shelf", "places"),
    [
        pytest.param([Line(BOTH), Line(SAD), Line(BOTH)], [0, 2, 1], id="the nearest first"),
        pytest.param([Line(SAD), Line(SAD, unasked=False), Line(SAD)], [0, 2], id="not what waits to be named"),
        pytest.param([Line(SAD), Line(SAD, stages=frozenset({"laid-off"}))], [0], id="not another stage's"),
        pytest.param(
            [Line(SAD, stages=frozenset({"offer"})), Line(SAD, stages=frozenset({"offer", "silence"}))],
            [0, 1],
            id="its own stage's",
        ),
        pytest.param([Line(SAD), Line(frozenset({"angry"}))], [0], id="not what has nothing to do with it"),
        pytest.param([Line(SAD)], [0], id="nothing else: the same again"),
    ],
)
def test_another_way_is_near_and_speaks_of_no_more_than_was_named(shelf: list[Line], places: list[int]) -> None:
    assert said(shelf, 0) == places


@pytest.mark.parametrize("place", range(36))
def test_every_thought_of_the_library_can_be_said_in_several_ways(place: int) -> None:
    shelf = list(load_reframes().values())
    places = said(shelf, place)
    assert len(places) >= 3
    assert len(set(places)) == len(places)


@pytest.mark.parametrize("key", load_reframes())
def test_every_thought_of_the_library_is_found_by_its_own_words(key: str) -> None:
    words = words_in(FALLBACK)
    thoughts = {each: words(f"both-true-{each}.thought") for each in load_reframes()}
    assert find(thoughts[key].upper(), thoughts) == key
    assert key in near(f"{thoughts[key]} today", thoughts)


@pytest.mark.parametrize("unknown", [Said(1, 0, frozenset()), Said(0, 1, frozenset())], ids=["thought", "wording"])
def test_what_is_not_in_the_library_is_refused(unknown: Said) -> None:
    with pytest.raises(Refusal) as refused:
        check([Line(SAD)], unknown)
    assert refused.value.reason is Reason.STALE_BUTTON
