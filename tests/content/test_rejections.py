"""What the check-in after a "no" is made of is whole, fits Discord's forms, and answers whatever somebody feels."""

from typing import Any

import pytest

from bot.content import rejections
from bot.content.library import LibraryFault, read_file
from bot.content.rejections import (
    CHECKIN,
    FEELING_LINES,
    FEELINGS,
    OUTSIDE,
    REFRAMES,
    REJECTION,
    fitting_reframes,
    load_reframes,
    load_rejections,
)
from bot.content.words import FALLBACK, words_in
from bot.domain.rejections import Stage, Step
from bot.ui.rejections_forms import edit_form, log_form
from tests.builders import a_rejection

WORDS = words_in(FALLBACK)


def test_there_are_as_many_as_the_product_says_and_discord_can_offer() -> None:
    choices = load_rejections()
    assert (len(choices.feelings), len(choices.outside), len(load_reframes())) == (FEELINGS, OUTSIDE, REFRAMES)
    assert REFRAMES == 36
    assert max(FEELINGS, OUTSIDE, len(Stage)) <= 25
    assert list(choices.steps) == list(Step)
    assert set(choices.stages) == set(Stage)
    assert choices.feelings_for(REJECTION) != choices.feelings_for(CHECKIN)


@pytest.mark.parametrize("stage", Stage)
def test_each_stage_has_a_line_for_anybody_and_some_for_what_is_felt(stage: Stage) -> None:
    lines = load_rejections().stages[stage]
    fitting, spoken = lines.fitting(())
    assert (fitting, spoken) == ([f"{stage}-three"], [])
    for feeling in load_rejections().feelings_for(REJECTION):
        fitting, spoken = lines.fitting((feeling,))
        assert set(spoken) < set(fitting)
        assert all(WORDS(f"stage-line-{key}") for key in fitting)
        assert all(WORDS(f"feeling-line-{feeling}-{name}") for name in FEELING_LINES)


@pytest.mark.parametrize("stage", Stage)
def test_each_stage_and_feeling_has_several_reframes_and_those_that_fit_come_first(stage: Stage) -> None:
    reframes = load_reframes()
    for feeling in load_rejections().feelings_for(REJECTION):
        fitting, best = fitting_reframes(stage, (feeling,), ())
        assert len(set(fitting)) == len(fitting) >= 2
        assert best
        assert all(feeling in reframes[key].feelings for key in best)
        assert all(reframes[key].unasked for key in fitting)


def test_whoever_feels_nothing_in_particular_is_told_of_no_feeling() -> None:
    fitting, best = fitting_reframes(Stage.OTHER, (), ())
    assert not best
    assert not {"so-angry", "relieved-so", "nobody-understands"} & set(fitting)


def test_what_was_marked_comes_before_what_is_felt() -> None:
    fitting, best = fitting_reframes(Stage.OTHER, ("sad",), ("unfair",))
    assert best == ["people-like-me"]
    assert set(best) < set(fitting)


@pytest.mark.parametrize(
    ("file", "table", "change", "told"),
    [
        pytest.param("rejections.toml", "feeling", {"places": []}, "nowhere", id="a feeling for no place"),
        pytest.param(
            "rejections.toml", "feeling", {"places": ["moon"]}, "places that there are not", id="no such place"
        ),
        pytest.param("rejections.toml", "stage", {"key": "moon"}, "no stage", id="no such stage"),
        pytest.param("rejections.toml", "stage", {"encouragements": "moon"}, "no encouragements", id="cheer"),
        pytest.param("rejections.toml", "stage", {"feelings": [[]]}, "3 lines", id="too few lines"),
        pytest.param("rejections.toml", "stage", {"feelings": [[], [], ["sad"]]}, "anybody", id="none for anybody"),
        pytest.param("rejections.toml", "stage", {"feelings": [["moon"], [], []]}, "a feeling", id="no such feeling"),
        pytest.param("rejections.toml", "step", {"key": "moon"}, "no step", id="no such step"),
        pytest.param("rejections.toml", "outside", {"sources": []}, "article", id="without a source"),
        pytest.param("reframes.toml", "reframe", {"unasked": "yes"}, "unasked", id="unasked or not"),
        pytest.param("reframes.toml", "reframe", {"themes": []}, "one or two", id="about nothing"),
        pytest.param("reframes.toml", "reframe", {"outside": ["moon"]}, "outside that", id="no such thing outside"),
    ],
)
def test_a_wrong_entry_is_told_by_name(file: str, table: str, change: dict[str, object], told: str) -> None:
    data: dict[str, Any] = read_file(file)
    data[table][0] |= change
    check = rejections._reframes if file == "reframes.toml" else rejections._check_in
    with pytest.raises(LibraryFault, match=told):
        check(data)


def test_labels_and_descriptions_of_the_forms_fit() -> None:
    forms = [
        log_form(WORDS, "", "", None),
        log_form(WORDS, "x" * 100, "y" * 100, None),
        edit_form(WORDS, a_rejection()),
    ]
    for form in forms:
        data = form.to_dict()
        assert len(data["title"]) <= 45
        assert 1 <= len(data["components"]) <= 5
        for part in data["components"]:
            shown: dict[str, Any] = dict(part)
            assert len(shown["label"]) <= 45
            assert len(shown.get("description") or "") <= 100
            for option in shown["component"].get("options", []):
                assert len(option["label"]) <= 100
