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
    NOT_JOINED = "not-joined"
    WITHDRAWN = "withdrawn"
    TEXT_CHANGED = "text-changed"
    RATHER_NOT = "rather-not"
    SWITCHED_OFF = "switched-off"
    LACKS_ROLE = "lacks-role"
    UNKNOWN_ZONE = "unknown-zone"
    UNKNOWN_COUNTRY = "unknown-country"
    SEVERAL_PLACES = "several-places"
    NOT_A_DATE = "not-a-date"
    DATE_PASSED = "date-passed"
    DATE_TOO_FAR = "date-too-far"
    MODERATOR_ONLY = "moderator-only"
    NO_SUCH_REPORT = "no-such-report"
    ALREADY_REPORTED = "already-reported"
    REPORTED_OFTEN = "reported-often"
    ONLY_YOU_SEE = "only-you-see"
    OWN_MESSAGE = "own-message"
    NO_MODERATORS = "no-moderators"
    ASKED_LATELY = "asked-lately"
    TOO_MANY_LINES = "too-many-lines"
    LINE_INCOMPLETE = "line-incomplete"
    NOTHING_KEPT = "nothing-kept"
    ALREADY_WITHDRAWN = "already-withdrawn"
    TOO_FEW_PEOPLE = "too-few-people"
    OFFERED_EMPTY = "offered-empty"
    OFFERED_TOO_LONG = "offered-too-long"
    OFFERED_HAS_LINK = "offered-has-link"
    OFFERED_HAS_MENTION = "offered-has-mention"
    TOO_MANY_OFFERED = "too-many-offered"
    NO_SUCH_OFFERED = "no-such-offered"
    ALREADY_DECIDED = "already-decided"
    GOAL_EMPTY = "goal-empty"
    GOAL_TOO_LONG = "goal-too-long"
    TOO_MANY_GOALS = "too-many-goals"
    NO_SUCH_GOAL = "no-such-goal"
    NO_GOALS = "no-goals"
    GOAL_OVER = "goal-over"
    NOT_AN_AMOUNT = "not-an-amount"
    NOT_SMALLER = "not-smaller"
    NOT_THIS_WEEK = "not-this-week"
    NOT_THE_LAST_ENTRY = "not-the-last-entry"
    ALREADY_REACHED = "already-reached"
    REVIEW_EMPTY = "review-empty"
    REVIEW_TOO_LONG = "review-too-long"


class Refusal(Exception):
    """Raised by a rule that says no.

    `data` fills the placeholders of the words; it holds numbers and codes, never what a member wrote.
    """

    def __init__(self, reason: Reason, **data: str | int) -> None:
        super().__init__(reason.value)
        self.reason = reason
        self.data = data
