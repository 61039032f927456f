"""How a check-in looks: the question, the answer and the form; and what is offered on a heavy day."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import discord

from bot.content.coping import MINUTES, CopingAction
from bot.content.rejections import CHECKIN, REJECTION, load_rejections
from bot.content.words import Words
from bot.domain.checkins import NOTE_LIMIT, Checkin, Mood, Own, Source
from bot.domain.ids import CheckinId, GroupId, PersonId
from bot.domain.refusals import Reason, Refusal
from bot.ui import actions, text
from bot.ui.actions import Press
from bot.ui.cards import WARM, Button, Form, Piece, View, button, card, row

MOOD_FIELD, FEELINGS_FIELD, NOTE_FIELD = "mood", "feelings", "note"

LINES = ("one", "two")
"""The names of a mood's lines, and of a feeling's."""

SIGNS = {Mood.VERY_HEAVY: "🌧️", Mood.HEAVY: "☁️", Mood.IN_BETWEEN: "⛅", Mood.LIGHTER: "🌤️", Mood.LIGHT: "☀️"}
"""A mood is a weather."""

Mention = Callable[[str], str]
"""Turns a command's name into something one can tap."""


def ask(words: Words, checkin: CheckinId, owner: PersonId) -> View:
    """Draw the question; the answer to it will be this check-in."""
    return card(
        f"### {words('checkin-form-mood')}",
        row(*_moods(words, checkin)),
        row(more_button(words, checkin), week_button(words, owner)),
    )


def kept(words: Words, checkin: Checkin, mention: Mention) -> View:
    """Draw the answer to a check-in; on a heavy day with people, and something of one's own or to do on offer."""
    pieces: list[str | Piece] = []
    if checkin.mood is not None:
        line = f"mood-line-{checkin.mood}-{LINES[checkin.said]}"
        pieces.append(words(line, now=mention("help-now")))
    pieces += _feeling_line(words, checkin)
    pieces.append(f"-# {words('checkin-kept')}")
    if checkin.mood is None:
        pieces += [words("checkin-form-mood"), row(*_moods(words, checkin.id))]
    offers = [_gentle(words), _people(words)] if checkin.mood is None or checkin.is_low else []
    if checkin.is_low:
        mine = button(words("checkin-show-button"), actions.SHOW_MINE.custom_id(), discord.ButtonStyle.primary)
        offers.insert(0, mine)
    elif checkin.mood is not None:
        offers = [button(words("checkin-affirm-button"), actions.AFFIRM.custom_id())]
    pieces += [row(*offers), row(more_button(words, checkin.id), week_button(words, checkin.person))]
    return card(*pieces)


def own(words: Words, found: Own | str) -> View:
    """Draw something of somebody's own, or an affirmation by its key, where there is nothing yet."""
    another = button(words("checkin-another-button"), actions.SHOW_MINE.custom_id())
    buttons = row(another, _gentle(words), _people(words))
    if isinstance(found, str):
        return card(words("checkin-nothing-yet"), words(f"affirmation-{found}"), buttons, colour=WARM)
    return card(f"-# {words('checkin-look-back')}", *own_lines(words, found), buttons, colour=WARM)


def own_lines(words: Words, found: Own) -> tuple[str, str]:
    """Return where something of somebody's own comes from, and what it says."""
    shown = [text.member_text(found.words)] if found.words else []
    if found.category:
        shown.insert(0, f"**{words(f'win-category-{found.category}')}**")
    if found.line is not None:
        shown.append(words(f"encouragement-{found.line}"))
    return _whence(words, found), "\n".join(shown)


def affirmation(words: Words, key: str) -> View:
    """Draw an affirmation."""
    return card(words(f"affirmation-{key}"), colour=WARM)


def coping(words: Words, action: CopingAction, minutes: int, *, in_place: bool) -> View:
    """Draw something gentle to do; `minutes` and `in_place` are what was asked for, 0 being any."""
    wish = {"minutes": minutes, "in_place": int(in_place)}
    times = [
        button(
            words(f"choice-coping-{each}"),
            actions.CHOOSE_COPING.custom_id(minutes=each, in_place=int(in_place)),
            discord.ButtonStyle.primary if each == minutes else discord.ButtonStyle.secondary,
        )
        for each in MINUTES
    ]
    where = button(
        words("cope-anywhere-button" if in_place else "cope-in-place-button"),
        actions.CHOOSE_COPING.custom_id(minutes=minutes, in_place=int(not in_place)),
    )
    another = button(words("cope-another-button"), actions.ANOTHER_COPING.custom_id(**wish))
    return card(
        f"-# {words('cope-intro')}",
        words(f"coping-{action.key}"),
        row(*times),
        row(another, where, _people(words)),
    )


def form(words: Words, checkin: CheckinId, known: Checkin | None) -> Form:
    """Return the form of a check-in, filled with what is kept of it; every part of it may stay empty."""
    feelings, chosen = load_rejections().feelings_for(CHECKIN), known.feelings if known else ()
    moods: discord.ui.RadioGroup[View] = discord.ui.RadioGroup(
        custom_id=MOOD_FIELD,
        required=False,
        options=[
            discord.RadioGroupOption(
                label=words(f"choice-mood-{mood}"), value=str(mood.value), default=bool(known and known.mood is mood)
            )
            for mood in Mood
        ],
    )
    several: discord.ui.Select[View] = discord.ui.Select(
        custom_id=FEELINGS_FIELD,
        placeholder=words("checkin-form-feelings.placeholder"),
        required=False,
        min_values=0,
        max_values=len(feelings),
        options=[
            discord.SelectOption(label=words(f"choice-feeling-{key}"), value=key, default=key in chosen)
            for key in feelings
        ],
    )
    note: discord.ui.TextInput[View] = discord.ui.TextInput(
        custom_id=NOTE_FIELD,
        style=discord.TextStyle.paragraph,
        required=False,
        max_length=NOTE_LIMIT,
        default=known.note if known and known.note else None,
    )
    fields: list[discord.ui.Label[Any]] = [
        discord.ui.Label(text=words("checkin-form-mood"), component=moods),
        discord.ui.Label(
            text=words("checkin-form-feelings"), description=words("checkin-form-feelings.about"), component=several
        ),
        discord.ui.Label(
            text=words("checkin-form-note"), description=words("checkin-form-note.about"), component=note
        ),
    ]
    return Form(words("checkin-form-title"), actions.CHECKIN_FORM.custom_id(checkin=checkin), *fields)


def read_form(press: Press, person: PersonId, group: GroupId, now: datetime) -> Checkin:
    """Return the check-in that was sent.

    Raises:
        Refusal: it comes from another version, and this one knows no such mood.
    """
    mood, feelings = press.form.get(MOOD_FIELD, ""), press.form.get(FEELINGS_FIELD, "")
    return Checkin(
        id=CheckinId(press["checkin"]),
        person=person,
        group=group,
        at=now,
        mood=mood_of(actions.whole(mood)) if mood else None,
        feelings=tuple(feelings.split("\n")) if feelings else (),
        note=press.form.get(NOTE_FIELD, ""),
    )


def mood_of(number: int) -> Mood:
    """Return the mood that a button or choice stands for.

    Raises:
        Refusal: it comes from another version, and this one knows no such mood.
    """
    try:
        return Mood(number)
    except ValueError:
        raise Refusal(Reason.STALE_BUTTON) from None


def read_coping(press: Press) -> tuple[int, bool]:
    """Return about how many minutes something may take, 0 for any, and whether it is to be done in place.

    Raises:
        Refusal: it comes from another version.
    """
    minutes, in_place = press["minutes"], press.ids.get("in_place", 0)
    if minutes not in (0, *MINUTES) or in_place not in (0, 1):
        raise Refusal(Reason.STALE_BUTTON)
    return minutes, bool(in_place)


def more_button(words: Words, checkin: CheckinId) -> Button:
    """Return the button that opens a check-in's form."""
    return button(words("checkin-more-button"), actions.CHECKIN_MORE.custom_id(checkin=checkin))


def week_button(words: Words, owner: PersonId) -> Button:
    """Return the button that leads to one's own days."""
    return button(words("checkin-week-button"), actions.PAGE_CHECKINS.custom_id(page=0, owner=owner))


def _moods(words: Words, checkin: CheckinId) -> list[Button]:
    return [
        button(
            words(f"choice-mood-{mood}"),
            actions.CHECKIN_MOOD.custom_id(checkin=checkin, mood=mood),
            emoji=SIGNS[mood],
        )
        for mood in Mood
    ]


def _gentle(words: Words) -> Button:
    return button(words("checkin-gentle-button"), actions.COPING.custom_id(minutes=0))


def _people(words: Words) -> Button:
    return button(words("safety-people-button"), actions.PEOPLE_TO_TALK_TO.custom_id())


def _feeling_line(words: Words, checkin: Checkin) -> list[str]:
    """Return a line for a feeling that was chosen; one for feelings after a "no" would assume that there was one."""
    known = load_rejections().feelings
    felt = [key for key in checkin.feelings if REJECTION not in known[key].places]
    return [words(f"feeling-line-{felt[0]}-{LINES[checkin.said]}")] if felt else []


def _whence(words: Words, found: Own) -> str:
    if not isinstance(found.at, datetime):
        return words("checkin-own-week", when=text.day(found.at))
    if found.who is not None:
        message = "checkin-own-thanks" if found.source is Source.THANKS else "checkin-own-encouragement"
        return words(message, name=text.person(found.who), when=text.stamp(found.at))
    message = "checkin-own-words" if found.source is Source.REVIEW else "checkin-own-kept"
    return words(message, when=text.stamp(found.at))
