"""The library's files are whole, and a wrong one is told by name."""

from collections import Counter
from string import ascii_lowercase

import pytest

from bot.content.library import (
    CATEGORIES,
    ENCOURAGEMENTS,
    GOAL_IDEAS,
    LibraryFault,
    _encouragements,
    _goal_ideas,
    _win_categories,
    load,
)
from bot.content.words import FALLBACK, words_in
from bot.domain.encouragements import WHY_NOT, Decline, Stage, Theme, Wish
from bot.domain.goals import UNIT_LIMIT, WORDS_LIMIT, Practice


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
    for reason in WHY_NOT:
        assert words(f"choice-decline-{reason}")
    for reason in Decline:
        assert "x" in words(f"encourage-told-{reason}", line="x")


def test_there_are_as_many_ideas_for_goals_as_discord_can_offer_and_several_for_each_practice() -> None:
    ideas = load().goal_ideas.values()
    assert len(ideas) == GOAL_IDEAS <= 25
    practices = Counter(idea.practice for idea in ideas)
    assert all(practices[practice] >= 3 for practice in Practice), practices


@pytest.mark.parametrize("key", load().goal_ideas)
def test_an_idea_for_a_goal_is_one_that_can_be_kept(key: str) -> None:
    words, idea = words_in(FALLBACK), load().goal_ideas[key]
    assert len(words(f"goal-idea-{key}")) <= min(WORDS_LIMIT, 100)
    assert words.has(f"goal-idea-{key}.unit") is (idea.number is not None)
    assert idea.number is None or len(words(f"goal-idea-{key}.unit")) <= UNIT_LIMIT
    assert not any(letter.isdigit() for letter in words(f"goal-idea-{key}")), "the number is the idea's own"


ENTRY = {"key": "rested", "emoji": "🛋️", "sources": ["003§6"]}
IDEA = {"key": "rested", "practice": "rest", "rhythm": "weekly", "number": 2, "sources": ["003§6"]}
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


@pytest.mark.parametrize(
    ("entries", "says"),
    [
        pytest.param([], "15 entries", id="too few"),
        pytest.param([IDEA] * GOAL_IDEAS, "same key", id="one twice"),
        pytest.param(whole({**IDEA, "practice": "hustle"}, GOAL_IDEAS), "no practice", id="a practice there is not"),
        pytest.param(whole({**IDEA, "practice": None}, GOAL_IDEAS), "no practice", id="no practice"),
        pytest.param(whole({**IDEA, "rhythm": "daily"}, GOAL_IDEAS), "no rhythm", id="a rhythm there is not"),
        pytest.param(whole({**IDEA, "number": 0}, GOAL_IDEAS), "no goal can have", id="a number too small"),
        pytest.param(whole({**IDEA, "number": 1000}, GOAL_IDEAS), "no goal can have", id="a number too large"),
        pytest.param(whole({**IDEA, "number": "two"}, GOAL_IDEAS), "no goal can have", id="no number"),
        pytest.param(whole({**IDEA, "sources": ["005§1"]}, GOAL_IDEAS), "article section", id="no such source"),
    ],
)
def test_a_wrong_file_of_ideas_for_goals_is_told(entries: list[dict[str, object]], says: str) -> None:
    with pytest.raises(LibraryFault, match=says):
        _goal_ideas({"idea": entries})
