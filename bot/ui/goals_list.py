"""Somebody's own goals as a list, their week, and what can be done about a goal that does not fit."""

from datetime import date

import discord

from bot.content.words import Words
from bot.domain.goals import Adjustment, GoalState, Page, Progress
from bot.domain.ids import PersonId
from bot.domain.weeks import MemberWeek
from bot.ui import actions, text
from bot.ui.cards import Piece, View, button, card, pager, row
from bot.ui.goals import goal_menu, line, note

PLAN_IN_LIST, NEXT_IN_LIST = 80, 100
"""Characters of a plan, and of what somebody wrote for next: with five of the longest goals they fit one message."""


def own_list(words: Words, page: Page, week: MemberWeek, next_words: str, owner: PersonId) -> View:
    """Draw one page of somebody's own goals and their week; `next_words` is what they wrote last for next."""
    pieces: list[str | Piece] = [f"### {words('goal-list-title')}"]
    if week.asks:
        pieces.append(words("goal-list-asks"))
    if page.goals:
        pieces += [_entry(words, progress) for progress in page.goals]
        pieces.append(f"-# {words('goal-list-page', total=page.total, number=page.number + 1, pages=page.pages)}")
    else:
        pieces.append(words("goal-list-empty"))
    pieces += _week_lines(words, week, next_words)
    if page.goals:
        pieces.append(row(goal_menu(words, page.goals, actions.OPEN_GOAL.custom_id())))

    def turn(to: int) -> str:
        return actions.PAGE_GOALS.custom_id(page=to, group=week.group, owner=owner)

    pieces += pager(page.number, page.pages, words("goal-list-back-button"), words("goal-list-on-button"), turn)
    pieces.append(row(*_week_buttons(words, page, week, owner)))
    return card(*pieces)


def passed(words: Words) -> View:
    """Draw the answer to *Pass this week*."""
    return card(words("week-passed"))


def looked_back(words: Words, progress_command: str) -> View:
    """Draw the answer to a look back."""
    return card(words("look-back-kept", progress=progress_command))


def adjusting(words: Words, progress: Progress) -> View:
    """Draw what can be done with a goal that does not fit."""
    goal = progress.goal
    ways = [Adjustment.SMALLER, *([] if progress.waits else [Adjustment.NEXT_WEEK])]
    ways.append(Adjustment.RESUME if goal.state is GoalState.PAUSED else Adjustment.PAUSE)
    ways.append(Adjustment.DROP)
    buttons = [
        button(words(f"goal-adjust-{how}-button"), actions.ADJUST_GOAL.custom_id(goal=goal.id, how=place_of(how)))
        for how in ways
    ]
    keep = button(words("goal-keep-button"), actions.KEEP_GOAL.custom_id(goal=goal.id))
    return card(f"{line(words, progress)}\n{note(words, progress)}", words("goal-adjust"), row(*buttons, keep))


def sure_to_drop(words: Words, progress: Progress) -> View:
    """Draw the question before a goal is dropped, which cannot be taken back."""
    goal = progress.goal
    return card(
        line(words, progress),
        words("goal-drop"),
        row(
            button(words("goal-drop-button"), actions.DROP_GOAL.custom_id(goal=goal.id)),
            button(words("goal-keep-button"), actions.KEEP_GOAL.custom_id(goal=goal.id)),
        ),
    )


def place_of(how: Adjustment | None) -> int:
    """Return an adjustment's place as custom ids carry it: counted from 1, 0 for none."""
    return list(Adjustment).index(how) + 1 if how else 0


def way_at(place: int) -> Adjustment | None:
    """Return the adjustment at such a place.

    Raises:
        Refusal: it comes from another version, and this one knows no such thing.
    """
    return actions.numbered(Adjustment, place - 1) if place else None


def day_label(words: Words, day: date, days_ago: int) -> str:
    """Return a day of the running week as a command's choice."""
    match days_ago:
        case 0:
            return words("goal-day-today")
        case 1:
            return words("goal-day-yesterday")
    return words("goal-day", weekday=words(f"setup-day-{day.weekday()}"), date=day.isoformat())


def _entry(words: Words, progress: Progress) -> str:
    plan = text.excerpt(progress.goal.plan, PLAN_IN_LIST)
    return "\n".join([line(words, progress), *([f"> {plan}"] if plan else []), note(words, progress)])


def _week_lines(words: Words, week: MemberWeek, next_words: str) -> list[str]:
    found = []
    if week.shown:
        found.append(words("week-shown-up"))
    elif week.passed:
        found.append(words("week-off"))
    if shown := text.excerpt(next_words, NEXT_IN_LIST):
        found.append(words("week-next", next=shown))
    return ["\n".join(found)] if found else []


def _week_buttons(words: Words, page: Page, week: MemberWeek, owner: PersonId) -> list[discord.ui.Item[View]]:
    where = {"group": week.group, "owner": owner}
    found = [button(words("goal-set-button"), actions.SET_GOAL.custom_id())]
    if page.goals and not week.passed:
        found.append(button(words("week-pass-button"), actions.PASS_WEEK.custom_id(**where)))
    found.append(button(words("look-back-button"), actions.LOOK_BACK.custom_id(**where)))
    return list(found)
