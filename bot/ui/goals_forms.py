"""The forms about goals, and what was written in them: setting one, making one smaller, looking back at a week.

What cannot be read as a number never costs anybody what else they wrote.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import discord

from bot.content.library import load
from bot.content.words import Words
from bot.domain.goals import NUMBER_LIMIT, PLAN_LIMIT, WORDS_LIMIT, Goal, Practice, Rhythm, half
from bot.domain.ids import GoalId, GroupId, PersonId
from bot.domain.refusals import Reason, Refusal
from bot.domain.weeks import REVIEW_LIMIT, Review
from bot.ui import actions, text
from bot.ui.actions import Press
from bot.ui.cards import Form, View

WHAT_FIELD, AMOUNT_FIELD, PLAN_FIELD, RHYTHM_FIELD = "what", "amount", "plan", "rhythm"
STRENGTH_FIELD, OBSTACLE_FIELD, NEXT_FIELD = "strength", "obstacle", "next"

AMOUNT_LIMIT = 32
"""Characters of a number and what it counts: the shortest number leaves room for the longest unit."""

_AMOUNT = re.compile(r"(\d{1,3})(?:\s+(.*))?")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A goal as somebody describes it. `unread`: how many it takes could not be read, and is left out."""

    what: str = ""
    number: int | None = None
    unit: str = ""
    plan: str = ""
    rhythm: Rhythm = Rhythm.WEEKLY
    due: date | None = None
    practice: Practice | None = None
    unread: bool = False


def of_idea(words: Words, key: str) -> Wanted:
    """Return the goal that an idea describes.

    Raises:
        Refusal: it comes from another version, and this one knows no such idea.
    """
    idea = load().goal_ideas.get(key)
    if idea is None:
        raise Refusal(Reason.STALE_BUTTON)
    message = f"goal-idea-{key}"
    unit = words(f"{message}.unit") if idea.number else ""
    return Wanted(words(message), idea.number, unit, rhythm=idea.rhythm, practice=idea.practice)


def draft(wanted: Wanted, goal: GoalId, person: PersonId, group: GroupId, now: datetime) -> Goal:
    """Return the goal that is wanted as a draft, for its owner alone."""
    return Goal(
        id=goal,
        person=person,
        group=group,
        words=wanted.what,
        at=now,
        since=now.date(),  # until it is kept: then from the week that is running
        touched_at=now,
        rhythm=wanted.rhythm,
        target=wanted.number,
        unit=wanted.unit,
        plan=wanted.plan,
        due=wanted.due,
        practice=wanted.practice,
    )


def goal_form(words: Words, wanted: Wanted | None = None) -> Form:
    """Return the form that sets a goal, with what is known of it filled in; one with a date is for once."""
    wanted = wanted or Wanted()
    amount = " ".join([str(wanted.number), wanted.unit]).strip() if wanted.number else ""
    fields: list[discord.ui.Label[Any] | discord.ui.TextDisplay[Any]] = [
        _written(words, "goal-form-what", WHAT_FIELD, WORDS_LIMIT, wanted.what, required=True),
        _written(words, "goal-form-amount", AMOUNT_FIELD, AMOUNT_LIMIT, amount[:AMOUNT_LIMIT]),
        _written(words, "goal-form-plan", PLAN_FIELD, PLAN_LIMIT, wanted.plan, is_long=True),
    ]
    if wanted.due is None:
        fields.append(_rhythms(words, wanted.rhythm))
    else:
        fields.append(discord.ui.TextDisplay(words("goal-form-due", day=text.day(wanted.due))))
    due = wanted.due.toordinal() if wanted.due else 0
    return Form(words("goal-form-title"), actions.GOAL_FORM.custom_id(due=due), *fields)


def read_goal(press: Press) -> Wanted:
    """Return the goal that was described in the form.

    Raises:
        Refusal: the form comes from another version.
    """
    due = day_of(press["due"])
    chosen = actions.chosen(Rhythm, press.form.get(RHYTHM_FIELD, "")) if due is None else Rhythm.ONCE
    typed = press.form.get(AMOUNT_FIELD, "").strip()
    number, unit = _read_amount(typed)
    return Wanted(
        what=press.form.get(WHAT_FIELD, ""),
        number=number,
        unit=unit,
        plan=press.form.get(PLAN_FIELD, ""),
        rhythm=chosen,
        due=due,
        unread=bool(typed) and number is None,
    )


def smaller_form(words: Words, goal: Goal) -> Form:
    """Return the form that makes a goal smaller: half of its number, where it has one, and its words."""
    fields = [_written(words, "goal-smaller-what", WHAT_FIELD, WORDS_LIMIT, goal.words, required=True)]
    if goal.target is not None:
        fields.insert(0, _written(words, "goal-smaller-number", AMOUNT_FIELD, 3, str(half(goal)), required=True))
    return Form(words("goal-smaller-title"), actions.SMALLER_FORM.custom_id(goal=goal.id), *fields)


def read_smaller(press: Press) -> tuple[str, int | None]:
    """Return the words and the number that were written for a smaller goal; None where it has none.

    Raises:
        Refusal: the number is none.
    """
    typed = press.form.get(AMOUNT_FIELD, "").strip()
    if typed and not typed.isdecimal():
        raise Refusal(Reason.NOT_AN_AMOUNT, limit=NUMBER_LIMIT)
    return press.form.get(WHAT_FIELD, ""), int(typed) if typed else None


def look_back_form(words: Words, group: GroupId, owner: PersonId) -> Form:
    """Return the form to look back at a week with; every part of it may stay empty."""
    return Form(
        words("look-back-title"),
        actions.LOOK_BACK_FORM.custom_id(group=group, owner=owner),
        _written(words, "look-back-strength", STRENGTH_FIELD, REVIEW_LIMIT, is_long=True),
        _written(words, "look-back-obstacle", OBSTACLE_FIELD, REVIEW_LIMIT, is_long=True),
        _written(words, "look-back-next", NEXT_FIELD, REVIEW_LIMIT, is_long=True),
    )


def read_look_back(press: Press) -> Review:
    """Return what was written in it."""
    return Review(*(press.form.get(name, "") for name in (STRENGTH_FIELD, OBSTACLE_FIELD, NEXT_FIELD)))


def day_of(ordinal: int) -> date | None:
    """Return the date that a custom id carries, None for none.

    Raises:
        Refusal: it is none of ours.
    """
    try:
        return date.fromordinal(ordinal) if ordinal else None
    except (ValueError, OverflowError):
        raise Refusal(Reason.STALE_BUTTON) from None


def _read_amount(typed: str) -> tuple[int | None, str]:
    written = _AMOUNT.fullmatch(typed)
    if written is None or not int(written[1]):
        return None, ""
    return int(written[1]), written[2] or ""


def _written(
    words: Words,
    message: str,
    name: str,
    limit: int,
    default: str = "",
    *,
    is_long: bool = False,
    required: bool = False,
) -> discord.ui.Label[Any]:
    field: discord.ui.TextInput[View] = discord.ui.TextInput(
        custom_id=name,
        style=discord.TextStyle.paragraph if is_long else discord.TextStyle.short,
        max_length=limit,
        required=required,
        default=default or None,
    )
    return discord.ui.Label(text=words(message), description=words(f"{message}.about"), component=field)


def _rhythms(words: Words, chosen: Rhythm) -> discord.ui.Label[Any]:
    options = [
        discord.RadioGroupOption(label=words(f"choice-rhythm-{rhythm}"), value=rhythm, default=rhythm is chosen)
        for rhythm in Rhythm
    ]
    group: discord.ui.RadioGroup[View] = discord.ui.RadioGroup(custom_id=RHYTHM_FIELD, options=options)
    return discord.ui.Label(text=words("goal-form-rhythm"), component=group)
