"""Letters to change and send: of which kind, in which tone, and what fills their blanks. None of it is ever kept."""

import re
from dataclasses import dataclass, fields
from enum import StrEnum

BLANK_LIMIT = 100
"""Characters of a name, a role or a company in a letter."""

SUBJECT_LIMIT = 200
"""Characters of a letter's subject; with every blank at its longest, ours have less."""

BODY_LIMIT = 2000
"""Characters of a letter; with every blank at its longest, ours have less."""


class Kind(StrEnum):
    """What a letter is for, as in `content/data/letters.toml`.

    Buttons carry a kind's number, so new ones go to the end.
    """

    THANK_YOU = "thank-you"
    FEEDBACK_REQUEST = "feedback-request"
    GRACIOUS_REPLY = "gracious-reply"
    STAY_IN_TOUCH = "stay-in-touch"
    THANKS_FOR_FEEDBACK = "thanks-for-feedback"
    REFERRAL_ASK = "referral-ask"
    INFORMATIONAL_CHAT = "informational-chat"
    DIRECT_PITCH = "direct-pitch"
    FORMER_COLLEAGUES = "former-colleagues"


class Register(StrEnum):
    """In which tone a letter speaks. Buttons carry its number, so new ones go to the end."""

    WARM = "warm"
    PLAIN = "plain"
    BRIEF = "brief"

    @property
    def another(self) -> "Register":
        """Return the tone after this one; after the last, the first."""
        tones = list(Register)
        return tones[(tones.index(self) + 1) % len(tones)]


@dataclass(frozen=True, slots=True)
class Blanks:
    """What a letter is filled with; each of them may be empty. `mine` is the name of whoever sends it."""

    name: str = ""
    role: str = ""
    company: str = ""
    mine: str = ""


BLANKS = tuple(field.name for field in fields(Blanks))
"""The names of the blanks, in their order. Buttons carry which of them are filled by their places."""

_ARTICLE = re.compile(r"^(the|an?)\s+(?=\S)", re.IGNORECASE)
_ROLE = re.compile(r"(?<=\S)\s+role$", re.IGNORECASE)


def bare_role(role: str) -> str:
    """Return a role as it stands in "the … role": without an article, and without the word itself.

    Letters are in English, whoever writes them; "the the baker role role" is what this is against.
    """
    return _ROLE.sub("", _ARTICLE.sub("", role.strip()))
