"""The letters are whole, and in the tone of everything else, though they are what a member says and longer."""

import re
from itertools import product

import pytest

from bot.content.letters import LETTERS, ROLES, _letters, load_letters
from bot.content.library import LibraryFault
from bot.content.words import FALLBACK, words_in
from bot.domain.letters import OWN_WORDS, Blanks, Kind, Register, letter_for, wording
from bot.domain.rejections import Stage, Step
from bot.ui.letters import written
from tests.content.test_words import FORBIDDEN

WORDS = words_in(FALLBACK)
ANYBODY = [(kind, Stage.OTHER) for kind in Kind]
WORDINGS = [pytest.param(kind, stage, id=wording(kind, stage)) for kind, stage in [*ANYBODY, *sorted(OWN_WORDS)]]
HANDED_OVER = [
    pytest.param(kind, stage, register, id=f"{stage}-{step}-{register}")
    for step, stage, register in product((Step.REPLY, Step.ASK_FEEDBACK), Stage, Register)
    if (kind := letter_for(step, stage))
]

LONGEST = 90
"""Words of a letter: short ones are read."""

DEFENSIVE = re.compile(
    r"\bdespite\b|\bunfortunately\b|\bunfair|\bdisagree|\bwhy\b|\bhowever\b|\bbut\b|\breconsider|\bdesperate"
    r"|\bsorry to\b|\bapologi|\bperfect\b|\bpassionate\b|\d",
    re.IGNORECASE,
)
"""What argues, pleads or boasts (PRODUCT.md, "Tone"; care.md, feedback etiquette)."""

_THEY_ANSWERED = r"letting me know|\bdecision\b|\byour (reply|answer|message|feedback)|\bconsider"
_THEY_SPOKE = r"\bin touch with you\b|\bthank you for\b|\bour (talk|conversation)"
_THEY_CHOSE = r"\bwhoever takes\b|\bwork out\b|\bsomething similar\b"
_APPLIED = r"\bappl(y|ied|ication)\b|\binterview|\bone thing\b"
UNTRUE = {
    Stage.NO_REPLY: re.compile(rf"{_THEY_ANSWERED}|{_THEY_SPOKE}|\boffer\b", re.IGNORECASE),
    Stage.OFFER_WITHDRAWN: re.compile(
        rf"{_THEY_ANSWERED}|{_THEY_CHOSE}|{_APPLIED}|\bI (accept|agree)|\bno hard feelings\b", re.IGNORECASE
    ),
    Stage.LAID_OFF: re.compile(rf"{_THEY_ANSWERED}|{_THEY_SPOKE}|{_APPLIED}|\boffer\b", re.IGNORECASE),
}
"""What did not happen, or was not said, where it ended; and what a letter about an offer could agree to."""
HAPPENED = {Stage.NO_REPLY: "I applied", Stage.OFFER_WITHDRAWN: "offer", Stage.LAID_OFF: "my job has come to an end"}


def test_there_are_nine_kinds_in_three_tones() -> None:
    assert list(load_letters()) == list(Kind)
    assert len(Kind) == LETTERS == 9
    assert len(Register) == 3


@pytest.mark.parametrize("register", Register)
@pytest.mark.parametrize(("kind", "stage"), WORDINGS)
def test_a_letter_is_short_asks_at_most_one_thing_and_defends_nothing(
    kind: Kind, stage: Stage, register: Register
) -> None:
    subject, body = written(WORDS, kind, register, Blanks(), stage)
    assert len(subject.split()) <= 8
    assert len(body.split()) <= LONGEST
    assert body.count("?") <= 1
    for part in (subject, body):
        assert not FORBIDDEN.search(part), part
        assert not DEFENSIVE.search(part), part


@pytest.mark.parametrize(("kind", "stage"), WORDINGS)
def test_a_brief_letter_is_the_shortest(kind: Kind, stage: Stage) -> None:
    warm, plain, brief = (len(written(WORDS, kind, register, Blanks(), stage)[1].split()) for register in Register)
    assert warm > plain > brief


@pytest.mark.parametrize(("kind", "stage", "register"), HANDED_OVER)
def test_a_letter_from_the_arc_says_nothing_that_did_not_happen(kind: Kind, stage: Stage, register: Register) -> None:
    said = " ".join(written(WORDS, kind, register, Blanks(), stage))
    found = UNTRUE[stage].search(said) if stage in UNTRUE else None
    assert not found, said
    assert HAPPENED.get(stage, "") in said


@pytest.mark.parametrize("kind", Kind)
def test_a_letter_asked_for_by_itself_is_in_the_words_of_its_kind(kind: Kind) -> None:
    """What the check above looks for is there where it is true, so it would be seen where it is not."""
    for register in Register:
        assert written(WORDS, kind, register, Blanks()) == written(WORDS, kind, register, Blanks(), Stage.INTERVIEW)
    spoken = " ".join(written(WORDS, Kind.GRACIOUS_REPLY, Register.PLAIN, Blanks()))
    assert all(untrue.search(spoken) for untrue in UNTRUE.values())


def test_a_letter_in_words_of_its_own_is_named_for_what_it_is() -> None:
    names = {WORDS(f"choice-letter-{wording(*one)}") for one in [*ANYBODY, *OWN_WORDS]}
    assert len(names) == len(ANYBODY) + len(OWN_WORDS)


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
