"""Coping actions and affirmations are whole, kind and various; a file that is wrong is told by name."""

from collections import Counter

import pytest

from bot.content.affirmations import AFFIRMATIONS, _affirmations, load_affirmations
from bot.content.coping import COPING_ACTIONS, MINUTES, Sort, _coping_actions, load_coping
from bot.content.library import LibraryFault
from bot.content.words import FALLBACK, words_in
from bot.domain.checkins import LINES as LINES_OF_A_MOOD
from bot.domain.checkins import Mood
from bot.domain.encouragements import Theme
from bot.ui.checkins import LINES

KEYS = [
    *(f"coping-{key}" for key in load_coping()),
    *(f"affirmation-{key}" for key in load_affirmations()),
]


def test_there_are_as_many_as_the_product_says() -> None:
    assert len(load_coping()) == COPING_ACTIONS == 40
    assert len(load_affirmations()) == AFFIRMATIONS == 40


def test_there_is_something_for_however_long_somebody_has_also_where_they_are() -> None:
    lengths = Counter((one.minutes, one.in_place) for one in load_coping().values())
    assert all(lengths[minutes, True] >= 8 and lengths[minutes, False] >= 2 for minutes in MINUTES), lengths
    assert {one.sort for one in load_coping().values()} == set(Sort)


def test_affirmations_are_about_every_theme() -> None:
    themes = Counter(theme for one in load_affirmations().values() for theme in one.themes)
    assert all(themes[theme] >= 2 for theme in Theme), themes


@pytest.mark.parametrize("message", KEYS)
def test_each_is_short_has_no_figure_and_is_its_own(message: str) -> None:
    words = words_in(FALLBACK)
    said = words(message)
    assert len(said.split()) <= 30
    assert not any(letter.isdigit() for letter in said)
    assert [other for other in KEYS if words(other) == said] == [message]


@pytest.mark.parametrize("message", [key for key in KEYS if key.startswith("affirmation-")])
def test_an_affirmation_is_said_in_the_first_person_and_promises_nothing(message: str) -> None:
    said = f" {words_in(FALLBACK)(message).lower()} "
    assert any(word in said.replace("'", " ").split() for word in ("i", "me", "my", "somebody"))
    assert not any(word in said for word in ("always", "never", " will ", "best", "perfectly"))


def test_every_mood_has_as_many_lines_as_take_turns() -> None:
    words = words_in(FALLBACK)
    assert len(LINES) == LINES_OF_A_MOOD
    for mood in Mood:
        said = {words(f"mood-line-{mood}-{line}", now="/help-now") for line in LINES}
        assert len(said) == LINES_OF_A_MOOD
        assert all("/help-now" in line for line in said) is (mood is Mood.VERY_HEAVY)


def coping_data(**changed: object) -> dict[str, object]:
    """Return a file that is right but for what is changed in its first entry."""
    entries: list[dict[str, object]] = [
        {"key": f"action-{chr(97 + number // 26)}{chr(97 + number % 26)}", "minutes": 2, "kind": "body"}
        | {"in_place": True, "sources": ["003§6"]}
        for number in range(COPING_ACTIONS)
    ]
    return {"action": [entries[0] | changed, *entries[1:]]}


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        pytest.param({"minutes": 5}, "minutes", id="another length"),
        pytest.param({"minutes": "2"}, "minutes", id="a length that is no number"),
        pytest.param({"kind": "spa"}, "kind", id="another kind"),
        pytest.param({"in_place": None}, "in place", id="nothing of where"),
        pytest.param({"sources": []}, "section", id="no source"),
    ],
)
def test_a_wrong_coping_action_is_told_by_name(changed: dict[str, object], why: str) -> None:
    assert len(_coping_actions(coping_data())) == COPING_ACTIONS
    with pytest.raises(LibraryFault, match=f"coping.toml: action-aa.*{why}"):
        _coping_actions(coping_data(**changed))


@pytest.mark.parametrize("themes", [None, [], ["luck"], ["rest", "learning", "feelings"]], ids=str)
def test_an_affirmation_about_no_theme_is_told_by_name(themes: object) -> None:
    entries = [
        {"key": f"line-{chr(97 + number // 26)}{chr(97 + number % 26)}", "themes": themes, "sources": ["001"]}
        for number in range(AFFIRMATIONS)
    ]
    with pytest.raises(LibraryFault, match=r"affirmations.toml: line-aa"):
        _affirmations({"affirmation": entries})
