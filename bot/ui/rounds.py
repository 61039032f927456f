"""How the goals round looks to its group: the card, its pages, what mentions people. Nothing here says who missed."""

from collections.abc import Sequence
from datetime import date, timedelta

import discord

from bot.content.words import Words
from bot.domain.goals import Progress
from bot.domain.groups import Week
from bot.domain.rounds import GoalsPage, MentionsCard, RoundCard, Summary
from bot.domain.weeks import moment
from bot.ui import actions, text
from bot.ui.cards import CALM, WARM, Piece, View, button, card, pager, row
from bot.ui.goals import shown_line

NOON = 12
"""The hour whose stamp stands for a day: on it, readers nearly everywhere see the group's own date."""


def group_card(words: Words, round_: RoundCard) -> View:
    """Draw the round: the goals that are shown, and buttons for whoever likes; once it is over, what it came to."""
    if round_.summary is not None:
        return card(_title(words, round_.page), _summed_up(words, round_.summary), colour=WARM)
    page = round_.page
    invitation = words("round-invitation" if page.goals else "round-empty")
    more = page.total - len(page.goals)
    return card(
        f"{_title(words, page)}\n{invitation}",
        *([_lines(words, page.goals)] if page.goals else []),
        *([f"-# {words('round-more', count=more)}"] if more else []),
        _buttons(words, round_.id, has_more=more > 0),
        colour=CALM,
    )


def all_goals(words: Words, page: GoalsPage) -> View:
    """Draw one page of all that the round shows, for one reader."""
    turn = pager(
        page.number,
        page.pages,
        words("round-back-button"),
        words("round-on-button"),
        lambda number: actions.GOALS_IN_ROUND.custom_id(page=number),
    )
    if not page.goals:
        return card(_title(words, page), words("round-empty"))
    place = words("goal-list-page", total=page.total, number=page.number + 1, pages=page.pages)
    return card(_title(words, page), _lines(words, page.goals), f"-# {place}", *turn)


def mentions(words: Words, mentioned: MentionsCard) -> View:
    """Draw what mentions people who asked for it, in the thread of the round where it has one."""
    people = " ".join(text.person(who) for who in mentioned.people)
    log = button(words("round-log-button"), actions.LOG_IN_ROUND.custom_id(round=mentioned.id))
    return card(
        *([words("round-thread")] if mentioned.opens is not None else []),
        *([f"{words('round-mentions')}\n{people}"] if people else []),
        row(log),
    )


def thread_name(words: Words, week: Week) -> str:
    """Return the name of a round's thread, where Discord shows no stamps."""
    return words("round-thread-name", day=week.start.isoformat())


def _title(words: Words, page: GoalsPage) -> str:
    last = page.week.end - timedelta(days=1)
    week = words("round-week", first=_day(page, page.week.start), last=_day(page, last))
    return f"### {words('round-title')}\n-# {week}"


def _day(page: GoalsPage, day: date) -> str:
    return text.stamp(moment(page.zone, day, NOON), "D")


def _lines(words: Words, goals: Sequence[Progress]) -> str:
    return "\n".join(f"{text.person(one.goal.person)} {shown_line(words, one)}" for one in goals)


def _summed_up(words: Words, summary: Summary) -> str:
    if not summary.entries:
        return words("round-over-quietly")
    together = words("round-over", entries=summary.entries)
    reached = [words("round-over-reached", count=summary.reached)] if summary.reached else []
    return "\n".join([together, *reached, words("round-over-thanks")])


def _buttons(words: Words, round_: int, *, has_more: bool) -> Piece:
    ids = {"round": round_}
    return row(
        button(words("round-log-button"), actions.LOG_IN_ROUND.custom_id(**ids), discord.ButtonStyle.primary),
        button(words("round-set-button"), actions.SET_IN_ROUND.custom_id(**ids)),
        button(words("round-pass-button"), actions.PASS_IN_ROUND.custom_id(**ids)),
        *([button(words("round-all-button"), actions.GOALS_IN_ROUND.custom_id(page=0))] if has_more else []),
    )
