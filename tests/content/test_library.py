"""The library's files are whole, and a wrong one is told by name."""

import pytest

from bot.content.library import CATEGORIES, LibraryFault, _win_categories, load


def test_there_are_as_many_kinds_of_win_as_the_product_says_and_discord_can_offer() -> None:
    assert len(load().win_categories) == CATEGORIES <= 25


ENTRY = {"key": "rested", "emoji": "🛋️", "sources": ["003§6"]}


@pytest.mark.parametrize(
    ("entries", "says"),
    [
        pytest.param([], "14 categories", id="too few"),
        pytest.param([ENTRY] * CATEGORIES, "same key", id="one twice"),
        pytest.param([{**ENTRY, "key": "Rested!"}] * CATEGORIES, "is no key", id="a key that is none"),
        pytest.param([{**ENTRY, "emoji": ""}] * CATEGORIES, "no emoji", id="no emoji"),
        pytest.param([{**ENTRY, "sources": []}] * CATEGORIES, "article section", id="no source"),
        pytest.param([{**ENTRY, "sources": ["a blog"]}] * CATEGORIES, "article section", id="a source that is none"),
    ],
)
def test_a_wrong_file_is_told(entries: list[dict[str, object]], says: str) -> None:
    with pytest.raises(LibraryFault, match=says):
        _win_categories({"category": entries})
