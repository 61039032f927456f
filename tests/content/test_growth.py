"""Growth actions: as many as there are to be, whole, and each one a goal as it is."""

from collections import Counter
from string import ascii_lowercase

import pytest

from bot.content.growth import (
    GROWTH_ACTIONS,
    GrowthKind,
    _actions,
    growth_for,
    growth_numbered,
    load_growth,
)
from bot.content.library import LibraryFault
from bot.content.words import FALLBACK, words_in
from bot.domain.goals import WORDS_LIMIT
from bot.domain.reviews import Gap

ACTION: dict[str, object] = {
    "key": "rested",
    "kind": "skill",
    "practice": "learn",
    "rhythm": "once",
    "gaps": ["skills"],
    "sources": ["003§6"],
}


def whole(entry: dict[str, object]) -> dict[str, object]:
    """Return a file of as many actions as there are to be, the first as it was given."""
    others = ({**ACTION, "key": f"other-{letter}-{twin}"} for letter in ascii_lowercase for twin in "ab")
    return {"action": [entry, *others][:GROWTH_ACTIONS]}


def test_there_are_as_many_growth_actions_as_the_product_says_and_several_of_each_kind() -> None:
    actions = load_growth().values()
    assert len(actions) == GROWTH_ACTIONS == 50
    kinds = Counter(action.kind for action in actions)
    assert all(kinds[kind] >= 3 for kind in GrowthKind), kinds


@pytest.mark.parametrize("key", load_growth())
def test_a_growth_action_is_a_goal_as_it_is(key: str) -> None:
    assert len(words_in(FALLBACK)(f"growth-{key}")) <= WORDS_LIMIT


def test_a_growth_action_is_found_again_by_its_number() -> None:
    actions = load_growth().values()
    assert [growth_numbered(action.number) for action in actions] == list(actions)
    assert all(action.number < 2**62 for action in actions)
    assert growth_numbered(1) is None


@pytest.mark.parametrize("gap", [gap for gap in Gap if gap is not Gap.NONE])
def test_there_is_a_step_for_every_gap(gap: Gap) -> None:
    fitting = growth_for(gap)
    assert fitting
    assert all(gap in load_growth()[key].gaps for key in fitting)


@pytest.mark.parametrize("gap", [None, Gap.NONE])
def test_whoever_names_no_gap_may_be_offered_any_step(gap: Gap | None) -> None:
    assert growth_for(gap) == list(load_growth())


@pytest.mark.parametrize(
    ("file", "says"),
    [
        pytest.param({}, "50 entries", id="none"),
        pytest.param(whole({**ACTION, "kind": "luck"}), "no kind", id="a kind there is not"),
        pytest.param(whole({**ACTION, "practice": None}), "no practice", id="no practice"),
        pytest.param(whole({**ACTION, "rhythm": "daily"}), "no rhythm", id="a rhythm there is not"),
        pytest.param(whole({**ACTION, "gaps": []}), "no gap", id="no gap"),
        pytest.param(whole({**ACTION, "gaps": ["money"]}), "no gap", id="a gap there is not"),
        pytest.param(whole({**ACTION, "sources": []}), "article section", id="no source"),
    ],
)
def test_a_wrong_file_is_told(file: dict[str, object], says: str) -> None:
    with pytest.raises(LibraryFault, match=says):
        _actions(file)
