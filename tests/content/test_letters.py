"""The letters are whole, and in the tone of everything else, though they are what a member says and longer."""

import re
from itertools import product

import pytest

from bot.content.letters import LETTERS, ROLES, _letters, load_letters
from bot.content.library import LibraryFault
from bot.content.words import FALLBACK, words_in
from bot.domain.letters import Blanks, Kind, Register
from bot.ui.letters import written
from tests.content.test_words import FORBIDDEN

WORDS = words_in(FALLBACK)
EVERY = [pytest.param(kind, register, id=f"{kind}-{register}") for kind, register in product(Kind, Register)]

LONGEST = 90
"""Words of a letter: short ones are read."""

DEFENSIVE = re.compile(
    r"\bdespite\b|\bunfortunately\b|\bunfair|\bdisagree|\bwhy\b|\bhowever\b|\bbut\b|\breconsider|\bdesperate"
    r"|\bsorry to\b|\bapologi|\bperfect\b|\bpassionate\b|\d",
    re.IGNORECASE,
)
"""What argues, pleads or boasts (PRODUCT.md, "Tone"; care.md, feedback etiquette)."""


def test_there_are_nine_kinds_in_three_tones() -> None:
    assert list(load_letters()) == list(Kind)
    assert len(Kind) == LETTERS == 9
    assert len(Register) == 3


@pytest.mark.parametrize(("kind", "register"), EVERY)
def test_a_letter_is_short_asks_at_most_one_thing_and_defends_nothing(kind: Kind, register: Register) -> None:
    subject, body = written(WORDS, kind, register, Blanks())
    assert len(subject.split()) <= 8
    assert len(body.split()) <= LONGEST
    assert body.count("?") <= 1
    for part in (subject, body):
        assert not FORBIDDEN.search(part), part
        assert not DEFENSIVE.search(part), part


@pytest.mark.parametrize("kind", Kind)
def test_a_brief_letter_is_the_shortest(kind: Kind) -> None:
    warm, plain, brief = (len(written(WORDS, kind, register, Blanks())[1].split()) for register in Register)
    assert warm > plain > brief


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_is_named_and_says_when_it_helps(kind: Kind) -> None:
    assert 1 <= len(WORDS(f"choice-letter-{kind}")) <= 100
    assert 1 <= len(WORDS(f"choice-letter-{kind}.about")) <= 100


ENTRY = {"key": "thank-you", "role": "this", "sources": ["001"]}
OTHERS = [{**ENTRY, "key": str(kind)} for kind in list(Kind)[1:]]


def test_a_whole_file_is_taken() -> None:
    assert [letter.role for letter in _letters({"letter": [ENTRY, *OTHERS]}).values()] == [ROLES[0]] * LETTERS


@pytest.mark.parametrize(
    ("entries", "says"),
    [
        pytest.param([], "9 entries", id="too few"),
        pytest.param([{**ENTRY, "key": "ransom"}, *OTHERS], "no letter", id="a kind there is not"),
        pytest.param([{**ENTRY, "role": "lead"}, *OTHERS], "role stands for", id="a role there is not"),
        pytest.param([{**ENTRY, "role": 1}, *OTHERS], "role stands for", id="no role"),
        pytest.param([{**ENTRY, "sources": []}, *OTHERS], "article section", id="no source"),
    ],
)
def test_a_wrong_file_of_letters_is_told(entries: list[dict[str, object]], says: str) -> None:
    with pytest.raises(LibraryFault, match=says):
        _letters({"letter": entries})
