"""What fills a letter's blanks."""

import pytest

from bot.domain.letters import Register, bare_role


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
