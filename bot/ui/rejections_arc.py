"""How an arc looks: its steps in a row, the card of the next one, how long it may rest, what becomes of it."""

from collections.abc import Callable, Sequence
from datetime import datetime

import discord

from bot.content.growth import GrowthAction
from bot.content.rejections import load_rejections
from bot.content.words import Words
from bot.domain.goals import WORDS_LIMIT
from bot.domain.letters import Kind as Letter
from bot.domain.rejections import Arc, ArcState, Rejection, Rest, Step, letter_for
from bot.ui import actions, text
from bot.ui.cards import OPTIONS, Button, Form, View, button, card, row, select

Mention = Callable[[str], str]
"""Turns a command's name into something one can tap."""

PASSED, HERE, AHEAD = "●", "◐", "○"

NAME_SHOWN = 60
"""Characters of a company and of a role on a card."""

LABEL_LIMIT = 90
"""Characters of a rejection in a menu; Discord takes 100."""

LESSON_FIELD = "lesson"

MAIN, PLAIN = discord.ButtonStyle.primary, discord.ButtonStyle.secondary


def name(rejection: Rejection) -> str:
    """Return the company and the role as they may be shown; nothing where neither is known."""
    parts = [text.excerpt(part, NAME_SHOWN) for part in (rejection.company, rejection.role)]
    return " · ".join(part for part in parts if part)


def label(words: Words, rejection: Rejection) -> str:
    """Return what a rejection is called where Discord shows no markdown."""
    known = " · ".join(part for part in (rejection.company, rejection.role) if part.strip())
    return text.plain(known, LABEL_LIMIT) or words(f"choice-rejection-stage-{rejection.stage}")


def steps(words: Words, arc: Arc) -> str:
    """Return the arc as a row of steps, and which is next."""
    passed, shown = True, []
    for step in Step:
        short = words(f"arc-step-{step}.short")
        is_here = step is arc.step and arc.state is not ArcState.OVER
        passed = passed and not is_here
        if is_here:
            shown.append(f"{HERE} **{short}**")
        else:
            shown.append(f"{PASSED if passed else AHEAD} {short}")
    return "  ".join(shown)


def where(words: Words, arc: Arc) -> str:
    """Return where an arc stands, in a few words."""
    if arc.state is ArcState.RESTING:
        return words("arc-where-rests", step=words(f"arc-step-{arc.step}.short"))
    if arc.is_open:
        return words("arc-where-next", step=words(f"arc-step-{arc.step}.short"))
    return words("arc-where-closed" if arc.state is ArcState.CLOSED else "arc-where-over")


def step_card(
    words: Words,
    rejection: Rejection,
    now: datetime,
    said: str = "",
    *,
    lesson: str = "",
    idea: GrowthAction | None = None,
) -> View:
    """Draw where an arc is, under what was `said`: its next step with what can be done about it.

    For the last step, that is what somebody took from it, or an idea.
    """
    arc = rejection.arc
    above = [said] if said else []
    if not arc.is_open:
        return card(*(above or [where(words, arc)]), *_row(reopen_button(words, rejection)))
    if arc.rests(now):
        above.append(f"-# {words('arc-where-rests-until', when=_when(words, arc))}")
    about = f"-# {name(rejection)}" if name(rejection) else ""
    lines = [f"### {step_title(words, rejection)}", step_words(words, rejection)]
    return card(
        *above,
        "\n".join([*lines, *([about] if about else [])]),
        *([f"> {small_step_words(words, lesson, idea)}"] if arc.step is Step.SMALL_STEP else []),
        steps(words, arc),
        *_row(_step_buttons(words, rejection, idea)),
    )


def step_title(words: Words, rejection: Rejection) -> str:
    """Return what the next step is called on its card."""
    return words(f"{_step_message(rejection)}.title")


def step_words(words: Words, rejection: Rejection) -> str:
    """Return what there is to say of the next step."""
    return words(_step_message(rejection))


def small_step_words(words: Words, lesson: str, idea: GrowthAction | None) -> str:
    """Return the small step as it would become a goal."""
    return words(f"growth-{idea.key}") if idea else text.excerpt(lesson, WORDS_LIMIT)


def to_choose(words: Words, rejections: Sequence[Rejection]) -> View:
    """Draw the question which of several arcs is meant, the newest first."""
    options = [
        discord.SelectOption(
            label=label(words, each),
            value=str(each.id),
            description=text.plain(where(words, each.arc), LABEL_LIMIT),
        )
        for each in rejections[:OPTIONS]
    ]
    return card(words("arc-which"), row(select(actions.CHOOSE_ARC.custom_id(), words("arc-placeholder"), options)))


def none_open(words: Words, mention: Mention) -> View:
    """Draw that no arc goes on."""
    return card(words("arc-none-open", log=mention("rejection log")))


def rests_to_choose(words: Words, rejection: Rejection, rests: Sequence[Rest]) -> View:
    """Draw the question how long an arc is to rest."""
    options = [discord.SelectOption(label=words(f"choice-rest-{rest}"), value=rest) for rest in rests]
    custom_id = actions.REST_ARC.custom_id(rejection=rejection.id)
    back = button(words("arc-back-button"), actions.SHOW_ARC.custom_id(rejection=rejection.id))
    return card(words("arc-rest-question"), row(select(custom_id, words("arc-rest-placeholder"), options)), row(back))


def resting(words: Words, rejection: Rejection, mention: Mention, *, is_told: bool) -> View:
    """Draw that an arc rests; `is_told`: its owner hears of it when that is over."""
    until = rejection.arc.until
    later = words("arc-later", next=mention("rejection next"), settings=mention("settings"))
    if until is None:
        said = words("arc-resting-open", next=mention("rejection next"))
    else:
        said = words("arc-resting", when=text.stamp(until, "F"))
        said = said if is_told else f"{said}\n{later}"
    back = button(words("arc-back-button"), actions.SHOW_ARC.custom_id(rejection=rejection.id))
    return card(said, row(back))


def no_lesson(words: Words) -> list[str]:
    """Return the ways to say that there is nothing to take from it."""
    return words("review-lesson-nothing").split(", ")


def lesson_form(words: Words, rejection: Rejection, known: str) -> Form:
    """Return the form for one thing to keep, with what is known of it filled in."""
    field: discord.ui.TextInput[View] = discord.ui.TextInput(
        custom_id=LESSON_FIELD,
        style=discord.TextStyle.paragraph,
        max_length=WORDS_LIMIT,
        required=False,
        default=known[:WORDS_LIMIT] or None,
    )
    asked = discord.ui.Label(
        text=words("arc-lesson-form"), description=words("arc-lesson-form.about"), component=field
    )
    return Form(words("arc-step-lesson.title"), actions.LESSON_FORM.custom_id(rejection=rejection.id), asked)


def rest_button(words: Words, rejection: Rejection, *, is_main: bool = False) -> Button:
    """Return the button that lets an arc rest."""
    custom_id = actions.PUT_ARC_OFF.custom_id(rejection=rejection.id)
    return button(words("rejection-rest-button"), custom_id, MAIN if is_main else PLAIN)


def first_step_button(words: Words, rejection: Rejection, *, is_main: bool = False) -> Button:
    """Return the button that shows an arc's next step."""
    custom_id = actions.SHOW_ARC.custom_id(rejection=rejection.id)
    is_first = rejection.arc.step in (Step.FEEL, Step.PAUSE, Step.REPLY)
    said = words("rejection-step-button" if is_first else "rejection-next-button")
    return button(said, custom_id, MAIN if is_main else PLAIN)


def reopen_button(words: Words, rejection: Rejection) -> list[Button]:
    """Return the button that takes a closed arc up again; none for one that is over."""
    if rejection.arc.state is not ArcState.CLOSED:
        return []
    return [button(words("arc-reopen-button"), actions.REOPEN_ARC.custom_id(rejection=rejection.id))]


def _step_message(rejection: Rejection) -> str:
    """Return the message about the next step, which for some stages is another one."""
    step = rejection.arc.step
    has_own = rejection.stage in load_rejections().steps[step].stages
    return f"arc-step-{step}-{rejection.stage}" if has_own else f"arc-step-{step}"


def _when(words: Words, arc: Arc) -> str:
    return words("arc-rests-open") if arc.until is None else text.stamp(arc.until, "F")


def _row(buttons: Sequence[Button]) -> list[discord.ui.Item[View]]:
    return [row(*buttons)] if buttons else []


def _step_buttons(words: Words, rejection: Rejection, idea: GrowthAction | None) -> list[Button]:
    step, of_it = rejection.arc.step, {"rejection": rejection.id}
    here = {**of_it, "step": list(Step).index(step)}
    found = [button(words(f"arc-step-{step}.do"), _do(rejection, idea), MAIN)]
    if step in (Step.FEEL, Step.REPLY, Step.ASK_FEEDBACK):  # what helps with these does not say when they are done
        found.append(button(words("arc-done-button"), actions.DO_STEP.custom_id(**here)))
    if step is Step.SMALL_STEP:
        found.append(button(words("arc-another-button"), actions.ANOTHER_SMALL_STEP.custom_id(**of_it)))
    if step is not Step.PAUSE:  # which is *later* already
        found.append(button(words("arc-later-button"), actions.PUT_ARC_OFF.custom_id(**of_it)))
    found.append(button(words("arc-skip-button"), actions.SKIP_STEP.custom_id(**here)))
    found.append(button(words("arc-close-button"), actions.CLOSE_ARC.custom_id(**of_it)))
    return found


def _do(rejection: Rejection, idea: GrowthAction | None) -> str:
    """Return the custom id of what does a step: in some, that is another feature's."""
    of_it = {"rejection": rejection.id}
    letter = letter_for(rejection.arc.step, rejection.stage)
    if letter is not None:
        return actions.LETTER_FROM_ARC.custom_id(kind=list(Letter).index(letter), **of_it)
    match rejection.arc.step:
        case Step.FEEL:
            return actions.COPING.custom_id(minutes=0)
        case Step.REVIEW:
            return actions.REVIEW_FROM_ARC.custom_id(**of_it)
        case Step.LESSON:
            return actions.ASK_LESSON.custom_id(**of_it)
        case Step.SMALL_STEP:
            return actions.SMALL_STEP_GOAL.custom_id(idea=idea.number if idea else 0, **of_it)
    return actions.PUT_ARC_OFF.custom_id(**of_it)
