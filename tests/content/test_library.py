"""The library's files are whole, and a wrong one is told by name."""

from collections import Counter
from string import ascii_lowercase

import pytest

from bot.content.library import (
    CATEGORIES,
    ENCOURAGEMENTS,
    LibraryFault,
    _encouragements,
    _win_categories,
    load,
)
from bot.content.words import FALLBACK, words_in
from bot.domain.encouragements import Decline, Stage, Theme, Wish


def test_there_are_as_many_kinds_of_win_as_the_product_says_and_discord_can_offer() -> None:
    assert len(load().win_categories) == CATEGORIES <= 25


def test_there_are_as_many_encouragements_as_the_product_says() -> None:
    assert len(load().encouragements) == ENCOURAGEMENTS == 60


def test_there_are_lines_for_every_stage() -> None:
    stages = Counter(line.stage for line in load().encouragements.values())
    assert all(stages[stage] >= 3 for stage in Stage), stages
    assert stages[Stage.ANY] > ENCOURAGEMENTS / 2, "whoever names no stage sees these alone"


@pytest.mark.parametrize("theme", Theme)
def test_every_theme_has_several_lines_for_whoever_names_no_stage(theme: Theme) -> None:
    assert sum(Wish(theme).takes(line.stage, line.themes) for line in load().encouragements.values()) >= 5


def test_a_line_is_about_one_or_two_things() -> None:
    assert {len(line.themes) for line in load().encouragements.values()} <= {1, 2}


@pytest.mark.parametrize("key", load().encouragements)
def test_an_encouragement_is_short_and_its_own(key: str) -> None:
    words = words_in(FALLBACK)
    line = words(f"encouragement-{key}")
    assert len(line.split()) <= 25
    assert not any(letter.isdigit() for letter in line), "no figures"
    assert [other for other in load().encouragements if words(f"encouragement-{other}") == line] == [key]


def test_every_theme_stage_and_reason_has_its_words() -> None:
    words = words_in(FALLBACK)
    for theme in Theme:
        assert words(f"choice-theme-{theme}")
    for stage in Stage:
        assert words.has(f"choice-stage-{stage}") is (stage is not Stage.ANY)
    for reason in Decline:
        assert words(f"choice-decline-{reason}")
        assert "x" in words(f"encourage-told-{reason}", line="x")


ENTRY = {"key": "rested", "emoji": "🛋️", "sources": ["003§6"]}
LINE = {"key": "rested", "stage": "any", "themes": ["rest"], "sources": ["003§6"]}


def whole(entry: dict[str, object], count: int) -> list[dict[str, object]]:
    """Return as many entries as there are to be, the first as it was given."""
    return [entry, *({**entry, "key": f"other-{letter}-{twin}"} for letter in ascii_lowercase for twin in "abc")][
        :count
    ]


@pytest.mark.parametrize(
    ("entries", "says"),
    [
        pytest.param([], "14 entries", id="too few"),
        pytest.param([ENTRY] * CATEGORIES, "same key", id="one twice"),
        pytest.param(whole({**ENTRY, "key": "Rested!"}, CATEGORIES), "is no key", id="a key that is none"),
        pytest.param(whole({**ENTRY, "emoji": ""}, CATEGORIES), "no emoji", id="no emoji"),
        pytest.param(whole({**ENTRY, "sources": []}, CATEGORIES), "article section", id="no source"),
        pytest.param(whole({**ENTRY, "sources": ["a blog"]}, CATEGORIES), "article section", id="no such source"),
    ],
)
def test_a_wrong_file_of_win_categories_is_told(entries: list[dict[str, object]], says: str) -> None:
    with pytest.raises(LibraryFault, match=says):
        _win_categories({"category": entries})


@pytest.mark.parametrize(
    ("entries", "says"),
    [
        pytest.param([], "60 entries", id="too few"),
        pytest.param([LINE] * ENCOURAGEMENTS, "same key", id="one twice"),
        pytest.param(whole({**LINE, "key": 7}, ENCOURAGEMENTS), "is no key", id="a key that is none"),
        pytest.param(whole({**LINE, "stage": "hired"}, ENCOURAGEMENTS), "no stage", id="a stage there is not"),
        pytest.param(whole({**LINE, "stage": None}, ENCOURAGEMENTS), "no stage", id="no stage"),
        pytest.param(whole({**LINE, "themes": []}, ENCOURAGEMENTS), "no theme", id="no theme"),
        pytest.param(whole({**LINE, "themes": ["money"]}, ENCOURAGEMENTS), "no theme", id="a theme there is not"),
        pytest.param(whole({**LINE, "sources": ["005§1"]}, ENCOURAGEMENTS), "article section", id="no such source"),
    ],
)
def test_a_wrong_file_of_encouragements_is_told(entries: list[dict[str, object]], says: str) -> None:
    with pytest.raises(LibraryFault, match=says):
        _encouragements({"line": entries})
