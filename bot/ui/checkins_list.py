"""How somebody's own check-ins look: the days of their week as a line, the list, and one of them."""

import discord

from bot.content.words import Words
from bot.domain.checkins import EXCERPT, Checkin, Day, Page
from bot.domain.ids import PersonId
from bot.ui import actions, text
from bot.ui.cards import Piece, View, button, card, pager, row, select
from bot.ui.checkins import SIGNS, week_button

SIGNS_A_DAY = 5
"""Signs that one day of the week's line shows, the latest ones."""

LABEL_LIMIT = 90
"""Characters of a check-in in a select; Discord takes 100."""


def own_list(words: Words, page: Page, owner: PersonId, checkin_command: str) -> View:
    """Draw one page of somebody's own check-ins, under a line of the days of their week on which there was one."""
    if not page.total:
        return card(f"### {words('checkin-week-title')}", words("checkin-week-empty", checkin=checkin_command))
    pieces: list[str | Piece] = [f"### {words('checkin-week-title')}"]
    if page.week:
        pieces.append(" · ".join(_day(words, day) for day in page.week))
    pieces += [_entry(words, one) for one in page.checkins]
    pieces.append(f"-# {words('checkin-week-note')}")
    options = [
        discord.SelectOption(
            label=text.plain(_title(words, one), LABEL_LIMIT),
            value=str(one.id),
            description=text.plain(f"{one.at:%Y-%m-%d} {one.note}", LABEL_LIMIT),
        )
        for one in page.checkins
    ]
    pieces.append(row(select(actions.OPEN_CHECKIN.custom_id(), words("checkin-open-placeholder"), options)))

    def turn(to: int) -> str:
        return actions.PAGE_CHECKINS.custom_id(page=to, owner=owner)

    pieces += pager(page.number, page.pages, words("list-newer-button"), words("list-older-button"), turn)
    return card(*pieces)


def opened(words: Words, checkin: Checkin) -> View:
    """Draw one check-in with all of its note, and what can be done with it."""
    return card(
        f"### {_title(words, checkin)}\n-# {text.stamp(checkin.at, 'f')}",
        *([text.member_text(checkin.note)] if checkin.note else []),
        row(
            button(words("checkin-change-button"), actions.CHECKIN_MORE.custom_id(checkin=checkin.id)),
            button(words("checkin-delete-button"), actions.DELETE_CHECKIN.custom_id(checkin=checkin.id)),
            week_button(words, checkin.person),
        ),
    )


def deleted(words: Words, owner: PersonId) -> View:
    """Draw that a check-in is gone."""
    return card(words("checkin-deleted"), row(week_button(words, owner)))


def _day(words: Words, day: Day) -> str:
    signs = "".join(SIGNS[mood] for mood in day.moods[-SIGNS_A_DAY:])
    return f"{words(f'setup-day-{day.date.weekday()}')} {signs}"


def _title(words: Words, checkin: Checkin) -> str:
    """Return what a check-in says, but for its note: nothing of it is a member's words."""
    said = [] if checkin.mood is None else [words(f"choice-mood-{checkin.mood}")]
    if checkin.feelings:
        said.append(", ".join(words(f"choice-feeling-{key}") for key in checkin.feelings))
    return " · ".join(said) or words("checkin-note-alone")


def _entry(words: Words, checkin: Checkin) -> str:
    sign = "" if checkin.mood is None else f"{SIGNS[checkin.mood]} "
    note = text.excerpt(checkin.note, EXCERPT)
    lines = [f"{sign}{_title(words, checkin)}", f"-# {text.stamp(checkin.at, 'f')}"]
    return "\n".join([*lines, *([f"> {note}"] if note else [])])
