"""What prompts ask a group: as much as there is to be, each answered in a line, and nothing about results."""

import re
from string import ascii_lowercase

import pytest

from bot.content.library import LibraryFault, load
from bot.content.prompts import QUESTIONS, RITUALS, Entry, _prompts, load_prompts
from bot.content.words import FALLBACK, words_in
from bot.domain.encouragements import Stage
from tests.content.test_words import TOO_MANY_WORDS

WORDS = words_in(FALLBACK)
ENTRIES = [*load_prompts().questions.values(), *load_prompts().rituals.values()]

ONE_LINE = 25
"""Words of a question that somebody reads, and answers in a line."""

RESULTS = re.compile(
    r"\bhow (many|much|often)\b|\binterviews?\b|\boffers?\b(?! other)|\bhired\b|\bsuccess|\bprogress|\bachiev|\bproud"
    r"|\bbetter than\b|\bmore than\b|\bothers have\b|\bbest\b|\bstill looking\b|\bfound a job\b",
    re.IGNORECASE,
)
"""What asks how the search goes, or sets one against another."""


def whole(**entry: object) -> dict[str, object]:
    """Return a file of as many of each as there are to be; the first question is as it was given."""
    first = {"key": "a-walk", "sources": ["003§6"], **entry}
    others = ({"key": f"other-{letter}", "sources": ["001"]} for letter in ascii_lowercase)
    rituals = [{"key": f"ritual-{letter}", "sources": ["001"]} for letter in ascii_lowercase[:RITUALS]]
    return {"question": [first, *others][:QUESTIONS], "ritual": rituals}


def test_there_are_as_many_as_the_product_says_and_none_has_the_name_of_another() -> None:
    library = load_prompts()
    assert (len(library.questions), len(library.rituals)) == (QUESTIONS, RITUALS) == (16, 8)
    assert not set(library.questions) & set(library.rituals)


def test_a_group_is_encouraged_for_half_a_year_before_a_line_comes_again() -> None:
    assert sum(line.stage is Stage.ANY for line in load().encouragements.values()) >= 26


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.key)
def test_a_prompt_is_short_and_asks_nobody_how_their_search_goes(entry: Entry) -> None:
    said = WORDS(f"prompt-{entry.key}")
    assert len(said.split()) <= TOO_MANY_WORDS
    assert not RESULTS.search(said), said
    assert "thread" not in said, "not every group has it so"


@pytest.mark.parametrize("key", load_prompts().questions)
def test_a_question_asks_and_is_read_at_a_glance(key: str) -> None:
    said = WORDS(f"prompt-{key}")
    assert "?" in said
    assert len(said.split()) <= ONE_LINE


@pytest.mark.parametrize("key", load_prompts().rituals)
def test_a_ritual_has_a_name_before_it_says_what_to_do(key: str) -> None:
    assert re.match(r"\*\*[^*]+\.\*\* \w", WORDS(f"prompt-{key}"))


def test_no_two_prompts_say_the_same() -> None:
    assert len({WORDS(f"prompt-{entry.key}") for entry in ENTRIES}) == len(ENTRIES)


@pytest.mark.parametrize(
    ("file", "says"),
    [
        pytest.param({}, "16 entries of 'question'", id="none"),
        pytest.param({"question": whole()["question"]}, "8 entries of 'ritual'", id="no rituals"),
        pytest.param(whole(key="A walk"), "is no key", id="a key that is none"),
        pytest.param(whole(key="other-a"), "same key", id="one key twice"),
        pytest.param(whole(key="ritual-a"), "question and ritual", id="one key in both tables"),
        pytest.param(whole(sources=["005§1"]), "article section", id="no such source"),
        pytest.param(whole(sources=[]), "article section", id="no source"),
    ],
)
def test_a_wrong_file_is_told(file: dict[str, object], says: str) -> None:
    with pytest.raises(LibraryFault, match=says):
        _prompts(file)
