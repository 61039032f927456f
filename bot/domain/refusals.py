"""What Rebound may say no to. A refusal carries a code and data, never words: `bot/content` owns those."""

from enum import StrEnum


class Reason(StrEnum):
    """Why something was not done. The message `refusal-<value>` says it to the member."""

    WORDS_TOO_LONG = "words-too-long"
    UNKNOWN_CATEGORY = "unknown-category"
    NO_SUCH_WIN = "no-such-win"
    NOT_YOUR_WIN = "not-your-win"
    NOT_YOUR_BUTTON = "not-your-button"
    OWN_WIN = "own-win"
    ALREADY_CELEBRATED = "already-celebrated"
    ONLY_IN_A_GROUP = "only-in-a-group"
    OTHER_GROUP = "other-group"
    ALREADY_SHARED = "already-shared"
    NOT_A_CARD = "not-a-card"
    NOT_A_PERSON = "not-a-person"
    HOST_ONLY = "host-only"
    STALE_BUTTON = "stale-button"
    UNKNOWN_COMMAND = "unknown-command"


class Refusal(Exception):
    """Raised by a rule that says no.

    `data` fills the placeholders of the words; it holds numbers and codes, never what a member wrote.
    """

    def __init__(self, reason: Reason, **data: str | int) -> None:
        super().__init__(reason.value)
        self.reason = reason
        self.data = data
