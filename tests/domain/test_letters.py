"""Which letter a step is about, in which words, and what fills its blanks."""

import pytest

from bot.domain.letters import Kind, Register, bare_role, by_now, letter_for, wording
from bot.domain.rejections import Stage, Step


@pytest.mark.parametrize(
    ("typed", "bare"),
    [
        pytest.param("Baker", "Baker", id="a role"),
        pytest.param("Baker role", "Baker", id="with the word"),
        pytest.param("the Baker Role ", "Baker", id="with an article, too"),
        pytest.param("an analyst", "analyst", id="an"),
        pytest.param("Role model", "Role model", id="not in the middle"),
        pytest.param("role", "role", id="the word alone"),
        pytest.param("the", "the", id="an article alone"),
        pytest.param("Anaesthetist", "Anaesthetist", id="the beginning of a word"),
        pytest.param("Enrole", "Enrole", id="the end of a word"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_a_role_is_taken_without_what_the_letter_says_itself(typed: str, bare: str) -> None:
    assert bare_role(typed) == bare


def test_tones_take_turns() -> None:
    assert [tone.another for tone in Register] == [Register.PLAIN, Register.BRIEF, Register.WARM]


A_NO = ("gracious-reply", "feedback-request")
HANDED_OVER = {
    **dict.fromkeys(Stage, A_NO),
    Stage.NO_REPLY: ("stay-in-touch-no-reply", "feedback-request-no-reply"),
    Stage.OFFER_WITHDRAWN: ("gracious-reply-offer-withdrawn", "feedback-request-offer-withdrawn"),
    Stage.LAID_OFF: ("former-colleagues-laid-off", "former-colleagues-laid-off"),
}


@pytest.mark.parametrize("stage", Stage)
def test_a_step_hands_over_a_letter_in_words_for_what_happened(stage: Stage) -> None:
    for step, expected in zip((Step.REPLY, Step.ASK_FEEDBACK), HANDED_OVER[stage], strict=True):
        kind = letter_for(step, stage)
        assert kind is not None
        assert wording(kind, stage) == expected
    assert [step for step in Step if letter_for(step, stage)] == [Step.REPLY, Step.ASK_FEEDBACK]


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("stage", Stage)
def test_a_button_of_before_a_change_hands_over_what_fits_by_now(stage: Stage, kind: Kind) -> None:
    reply, question = letter_for(Step.REPLY, stage), letter_for(Step.ASK_FEEDBACK, stage)
    assert by_now(kind, stage) == (kind if kind in (reply, question) else reply)


@pytest.mark.parametrize("kind", Kind)
def test_a_letter_that_comes_from_nothing_in_particular_is_in_the_words_of_its_kind(kind: Kind) -> None:
    assert wording(kind, Stage.OTHER) == kind
