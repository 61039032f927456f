"""Quick wins: what somebody just did elsewhere and may keep as a small win with one tap, never by itself.

A goal that was reached, a reply or a question after a "no", a look back. A check-in on a heavy day is none: nobody is
told what such a day was good for (PRODUCT.md, "Tone"; articles 000 §10 and 004 §11).
"""

from datetime import datetime
from enum import StrEnum

from bot.domain.goals import Entry, Goal, Practice, Rhythm
from bot.domain.ids import NO_GROUP, GroupId, PersonId, WinId, derived
from bot.domain.rejections import Rejection, Stage
from bot.domain.reviews import Review
from bot.domain.wins import Win

SHOWED_UP, LEARNED, FEEDBACK = "showed-up", "learned", "feedback"
GOT_BACK_UP, REACHED_OUT = "got-back-up", "reached-out"

OF_A_GOAL = {
    Practice.APPLY: "applied",
    Practice.NETWORK: REACHED_OUT,
    Practice.LEARN: LEARNED,
    Practice.BUILD: "cv",
    Practice.REST: "rested",
}
"""Which kind of win a goal is that began from one of the articles' practices; any other says that one showed up."""


class Deed(StrEnum):
    """What was done. Buttons carry its number, so new ones go to the end."""

    GOAL = "goal"
    REPLY = "reply"
    FEEDBACK = "feedback"
    REVIEW = "review"


def of_goal(goal: Goal, entry: Entry, now: datetime) -> Win:
    """Return the win that a goal is which an entry reached: one a week, or for good. In the goal's own words."""
    about = f"{goal.id} {entry.week}" if goal.rhythm is Rhythm.WEEKLY else str(goal.id)
    category = SHOWED_UP if goal.practice is None else OF_A_GOAL[goal.practice]
    return Win(_id(goal.person, Deed.GOAL, about), goal.person, _group(goal.group), category, goal.words, now)


def of_reply(rejection: Rejection, now: datetime) -> Win:
    """Return the win that a reply to a "no" is, or writing where there was none. No word of the "no" is in it."""
    category = REACHED_OUT if rejection.stage in (Stage.NO_REPLY, Stage.LAID_OFF) else GOT_BACK_UP
    return _after_a_no(rejection, Deed.REPLY, category, now)


def of_question(rejection: Rejection, now: datetime) -> Win:
    """Return the win that asking for feedback after a "no" is; after a layoff, that is writing to one more person."""
    category = REACHED_OUT if rejection.stage is Stage.LAID_OFF else FEEDBACK
    return _after_a_no(rejection, Deed.FEEDBACK, category, now)


def of_review(review: Review, now: datetime) -> Win:
    """Return the win that looking back is. No word of what was written there is in it."""
    win = _id(review.person, Deed.REVIEW, review.id)
    return Win(win, review.person, _group(review.group), LEARNED, "", now)


def _after_a_no(rejection: Rejection, deed: Deed, category: str, now: datetime) -> Win:
    win = _id(rejection.person, deed, rejection.id)
    return Win(win, rejection.person, _group(rejection.group), category, "", now)


def _id(person: PersonId, deed: Deed, about: str | int) -> WinId:
    """Return an id that says what a win is for, so that kept twice it is one."""
    return WinId(derived(f"win {person} {deed} {about}"))


def _group(group: GroupId) -> GroupId | None:
    return None if group == NO_GROUP else group
