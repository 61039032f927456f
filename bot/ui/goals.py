"""How goals look: one as a line, as the group and its owner see it; the card that says how it stands; showing it."""

from collections.abc import Sequence

import discord

from bot.content.words import Words
from bot.domain.goals import PLAN_LIMIT, UNIT_LIMIT, WORDS_LIMIT, Adjustment, GoalState, Progress, Rhythm, Stage
from bot.domain.ids import ChannelId, EntryId
from bot.domain.quick_wins import Deed
from bot.domain.wins import Visibility
from bot.ui import actions, text
from bot.ui import wins as win_cards
from bot.ui.cards import WARM, Button, Piece, View, button, card, finished, row, select

CELLS = 5
"""The longest bar: it stays on one line of a phone, beside the words."""
FULL, EMPTY = "▰", "▱"

SIGNS = {Stage.CHOSEN: "○", Stage.IN_PROGRESS: "◐", Stage.DONE: "●"}

_ADJUSTED = {
    Adjustment.SMALLER: "goal-now-smaller",
    Adjustment.NEXT_WEEK: "goal-now-next-week",
    Adjustment.PAUSE: "goal-now-rests",
    Adjustment.RESUME: "goal-now-on",
}
"""What is said of a goal that was made to fit."""

AT_HAND = 5
"""Goals that are shown to log for, each beside its own button; of more, one is chosen from a list first."""

LABEL_LIMIT = 90
"""Characters of a goal in a select or a command's choice; Discord takes 100."""


def bar(progress: Progress) -> str:
    """Return how far a goal has come: a cell for each step of a small number, else for a share of it.

    One cell is full as soon as anything was logged, and all of them not before the goal is reached.
    """
    number = progress.goal.number
    cells = min(number, CELLS)
    if progress.is_reached:
        return FULL * cells
    full = max(progress.amount * cells // number, min(progress.amount, 1))
    return FULL * full + EMPTY * (cells - full)


def line(words: Words, progress: Progress) -> str:
    """Return a goal on one line: its stage, its words, and how far it has come where it has a number."""
    goal = progress.goal
    shown = f"{SIGNS[progress.stage]} {text.excerpt(goal.words, WORDS_LIMIT)}"
    if goal.target is None:
        return shown
    return f"{shown} · {bar(progress)} {_amount(words, progress)}"


def shown_line(words: Words, progress: Progress) -> str:
    """Return a goal as its group and a nudge show it: until something is logged, only what was chosen."""
    goal = progress.goal
    if progress.amount or goal.target is None:
        return line(words, progress)
    unit = text.excerpt(goal.unit, UNIT_LIMIT)
    many = f"{goal.target} {unit}" if unit else words("goal-times", number=goal.target)
    return f"{SIGNS[progress.stage]} {text.excerpt(goal.words, WORDS_LIMIT)} · {many}"


def note(words: Words, progress: Progress) -> str:
    """Return the small line under a goal of one's own: when it comes, whether it rests, and who sees it."""
    goal = progress.goal
    if goal.due is not None:
        said = [words("goal-due", day=text.day(goal.due))]
    else:
        said = [words("goal-weekly" if goal.rhythm is Rhythm.WEEKLY else "goal-once")]
    if goal.state is GoalState.PAUSED:
        said.append(words("goal-rests"))
    elif progress.waits:
        said.append(words("goal-waits", day=text.day(goal.since)))
    said.append(words("goal-in-round" if goal.visibility is Visibility.GROUP else "goal-private"))
    return f"-# {' · '.join(said)}"


def label(progress: Progress) -> str:
    """Return a goal's name for where Discord shows no markdown."""
    return text.plain(progress.goal.words, LABEL_LIMIT)


def goal_card(
    words: Words,
    progress: Progress,
    said: str = "",
    *,
    round_in: ChannelId | None = None,
    entry: EntryId | None = None,
) -> View:
    """Draw how a goal stands, under what was `said`, with all that can be done with it.

    `round_in` is the channel of its group's goals round, where it has one; `entry` is one that can be taken back.
    """
    goal = progress.goal
    plan = text.excerpt(goal.plan, PLAN_LIMIT)
    lines = [line(words, progress), *([f"> {plan}"] if plan else []), note(words, progress)]
    buttons = _buttons(words, progress, round_in, entry)
    return card(
        *([said] if said else []),
        "\n".join(lines),
        *([row(*buttons)] if buttons else []),
        colour=WARM,
    )


def kept(words: Words, progress: Progress, round_in: ChannelId | None, *, unread: bool) -> View:
    """Draw the answer to somebody who set a goal; `unread`: how many it takes could not be read."""
    said = words("goal-kept-unread" if unread else "goal-kept")
    return goal_card(words, progress, said, round_in=round_in)


def logged(words: Words, progress: Progress, entry: EntryId, round_in: ChannelId | None) -> View:
    """Draw what came of logging something, with a way to take it back."""
    if not progress.is_reached:
        said = words("goal-logged")
    else:
        said = words("goal-reached" if progress.goal.rhythm is Rhythm.WEEKLY else "goal-done")
    return goal_card(words, progress, said, round_in=round_in, entry=entry)


def adjusted(words: Words, progress: Progress, how: Adjustment, round_in: ChannelId | None = None) -> View:
    """Draw a goal that was made to fit."""
    if how is Adjustment.DROP:
        return card(words("goal-dropped"))
    said = words(_ADJUSTED[how], day=text.day(progress.goal.since))
    return goal_card(words, progress, said, round_in=round_in)


def to_choose(words: Words, goals: Sequence[Progress], custom_id: str) -> View:
    """Draw the question which goal is meant."""
    return card(words("goal-which"), row(goal_menu(words, goals, custom_id)))


def to_log(words: Words, goals: Sequence[Progress], round_in: ChannelId | None = None) -> View:
    """Draw a way to log something: for the one goal there is, for one of several, or how to set the first."""
    match goals:
        case []:
            set_one = button(words("goal-set-button"), actions.SET_GOAL.custom_id(), discord.ButtonStyle.primary)
            return card(words("goal-list-empty"), row(set_one))
        case [only]:
            return goal_card(words, only, round_in=round_in)
        case few if len(few) <= AT_HAND:
            return card(words("goal-which-to-log"), *(_at_hand(words, each) for each in few))
    return to_choose(words, goals, actions.OPEN_GOAL.custom_id())


def goal_menu(words: Words, goals: Sequence[Progress], custom_id: str) -> discord.ui.Select[View]:
    """Return a list to choose a goal from."""
    options = [
        discord.SelectOption(
            label=label(each),
            value=str(each.goal.id),
            description=None if each.goal.target is None else text.plain(_plain_amount(words, each), LABEL_LIMIT),
        )
        for each in goals
    ]
    return select(custom_id, words("goal-placeholder"), options)


def preview(words: Words, progress: Progress, round_in: ChannelId, *, is_left_out: bool) -> View:
    """Draw a goal as its group would see it, with the choice to show it or not.

    `is_left_out`: its owner wants none of their goals shown in this group.
    """
    goal = progress.goal
    shown = discord.ui.Container[View](
        discord.ui.TextDisplay(f"{text.person(goal.person)} {shown_line(words, progress)}"), accent_colour=WARM
    )
    note = words("goal-preview-note", channel=text.channel(round_in))
    return finished(
        discord.ui.TextDisplay(f"### {words('goal-preview-title')}"),
        shown,
        discord.ui.TextDisplay(note),
        *([discord.ui.TextDisplay(f"-# {words('goal-preview-left-out')}")] if is_left_out else []),
        row(
            button(words("goal-show-button"), actions.SHOW_GOAL.custom_id(goal=goal.id), discord.ButtonStyle.primary),
            button(words("goal-keep-private-button"), actions.KEEP_GOAL.custom_id(goal=goal.id)),
        ),
    )


def _at_hand(words: Words, progress: Progress) -> str | Piece:
    """Return a goal beside the button that logs a step for it; alone, where nothing more can be logged."""
    goal, said = progress.goal, shown_line(words, progress)
    if goal.number > 1:
        step = button(words("goal-log-button"), actions.LOG_ONE.custom_id(goal=goal.id))
    elif not progress.is_reached:
        step = button(words("goal-done-button"), actions.FINISH_GOAL.custom_id(goal=goal.id))
    else:
        return said
    return discord.ui.Section(discord.ui.TextDisplay(said), accessory=step)


def _buttons(
    words: Words, progress: Progress, round_in: ChannelId | None, entry: EntryId | None
) -> list[discord.ui.Item[View]]:
    goal = progress.goal
    found: list[Button] = []
    if goal.is_open and goal.number > 1:
        found.append(button(words("goal-log-button"), actions.LOG_ONE.custom_id(goal=goal.id)))
    if goal.is_open and not progress.is_reached:
        found.append(button(words("goal-done-button"), actions.FINISH_GOAL.custom_id(goal=goal.id)))
    if entry is not None:
        found.append(button(words("goal-undo-button"), actions.UNDO_ENTRY.custom_id(entry=entry)))
    if entry is not None and progress.is_reached:
        found.append(win_cards.as_win_button(words, Deed.GOAL, entry))
    if goal.is_open:
        found.append(button(words("goal-adjust-button"), actions.CHANGE_GOAL.custom_id(goal=goal.id)))
    if goal.is_open and goal.visibility is Visibility.GROUP:
        found.append(button(words("goal-hide-button"), actions.HIDE_GOAL.custom_id(goal=goal.id)))
    elif goal.is_open and round_in is not None:
        found.append(button(words("goal-show-in-round-button"), actions.PREVIEW_GOAL.custom_id(goal=goal.id)))
    return list(found)


def _amount(words: Words, progress: Progress) -> str:
    """Return how much was logged, of how much: "2 of 5 applications"."""
    unit = text.excerpt(progress.goal.unit, UNIT_LIMIT)
    said = words("goal-amount", amount=progress.amount, number=progress.goal.number)
    return f"{said} {unit}" if unit else said


def _plain_amount(words: Words, progress: Progress) -> str:
    said = words("goal-amount", amount=progress.amount, number=progress.goal.number)
    return f"{said} {progress.goal.unit}"
