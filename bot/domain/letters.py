"""Letters to change and send: of which kind, in which words and tone, with what in the blanks. None of it is kept."""

import re
from dataclasses import dataclass, fields
from enum import StrEnum

from bot.domain.rejections import Stage, Step

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


OWN_WORDS = frozenset(
    {
        (Kind.STAY_IN_TOUCH, Stage.NO_REPLY),
        (Kind.FEEDBACK_REQUEST, Stage.NO_REPLY),
        (Kind.GRACIOUS_REPLY, Stage.OFFER_WITHDRAWN),
        (Kind.FEEDBACK_REQUEST, Stage.OFFER_WITHDRAWN),
        (Kind.FORMER_COLLEAGUES, Stage.LAID_OFF),
    }
)
"""After what a kind has words of its own: nobody thanks for an answer that never came."""


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


def letter_for(step: Step, stage: Stage) -> Kind | None:
    """Return the letter that a step of the arc is about; None where it is about none."""
    if step not in (Step.REPLY, Step.ASK_FEEDBACK):
        return None
    if stage is Stage.LAID_OFF:
        return Kind.FORMER_COLLEAGUES
    if step is Step.ASK_FEEDBACK:
        return Kind.FEEDBACK_REQUEST
    return Kind.STAY_IN_TOUCH if stage is Stage.NO_REPLY else Kind.GRACIOUS_REPLY


def by_now(kind: Kind, stage: Stage) -> Kind:
    """Return the letter that an arc's button hands over: where it ended may have been changed since it was drawn."""
    fitting = [letter for step in Step if (letter := letter_for(step, stage))]
    return kind if kind in fitting else fitting[0]


def wording(kind: Kind, stage: Stage) -> str:
    """Return the name of a letter's words, after what happened: its kind's, or `<kind>-<stage>`."""
    return f"{kind}-{stage}" if (kind, stage) in OWN_WORDS else str(kind)
