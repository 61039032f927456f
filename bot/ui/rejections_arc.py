"""How an arc looks: its steps in a row, the card of the next one, how long it may rest, what becomes of it."""

from collections.abc import Callable, Sequence
from datetime import datetime

import discord

from bot.content.growth import GrowthAction
from bot.content.rejections import load_rejections
from bot.content.words import Words
from bot.domain.goals import WORDS_LIMIT
from bot.domain.letters import Kind as Letter
from bot.domain.letters import letter_for
from bot.domain.quick_wins import Deed
from bot.domain.rejections import Arc, ArcState, Rejection, Rest, Stage, Step
from bot.ui import actions, text
from bot.ui import wins as win_cards
from bot.ui.cards import OPTIONS, Button, Form, Piece, View, button, card, row, select

Mention = Callable[[str], str]
"""Turns a command's name into something one can tap."""

PASSED, HERE, AHEAD = "●", "◐", "○"
TIED = "\N{NO-BREAK SPACE}"

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


def steps(words: Words, rejection: Rejection) -> str:
    """Return the arc as a row of steps, and which is next. A line ends between two of them alone, also on a phone."""
    arc, passed, shown = rejection.arc, True, []
    for step in Step:
        short = words(f"{_step_message(step, rejection.stage)}.short").replace(" ", TIED)
        is_here = step is arc.step and arc.state is not ArcState.OVER
        passed = passed and not is_here
        if is_here:
            shown.append(f"{HERE}{TIED}**{short}**")
        else:
            shown.append(f"{PASSED if passed else AHEAD}{TIED}{short}")
    return "  ".join(shown)


def where(words: Words, rejection: Rejection) -> str:
    """Return where an arc stands, in a few words."""
    arc = rejection.arc
    short = words(f"{_step_message(arc.step, rejection.stage)}.short")
    if arc.state is ArcState.RESTING:
        return words("arc-where-rests", step=short)
    if arc.is_open:
        return words("arc-where-next", step=short)
    return words("arc-where-closed" if arc.state is ArcState.CLOSED else "arc-where-over")


def step_card(
    words: Words,
    rejection: Rejection,
    now: datetime,
    said: str = "",
    *,
    lesson: str = "",
    idea: GrowthAction | None = None,
    done: Step | None = None,
) -> View:
    """Draw where an arc is, under what was `said`: its next step with what can be done about it.

    For the last step, that is what somebody took from it, or an idea. Under what was said of the step before, this
    one is not what they came for: stopping there is as easy as going on. `done` is the step that was just done.
    """
    arc = rejection.arc
    above = [said] if said else []
    if not arc.is_open:
        return card(*(above or [where(words, rejection)]), *_row(reopen_button(words, rejection)))
    if arc.rests(now):
        above.append(f"-# {words('arc-where-rests-until', when=_when(words, arc))}")
    about = f"-# {name(rejection)}" if name(rejection) else ""
    lines = [f"### {step_title(words, rejection)}", step_words(words, rejection)]
    return card(
        *above,
        *_row(_win_button(words, rejection, done)),
        "\n".join([*lines, *([about] if about else [])]),
        *([f"> {small_step_words(words, lesson, idea)}"] if arc.step is Step.SMALL_STEP else []),
        steps(words, rejection),
        *_row(_step_buttons(words, rejection, idea, goes_on=bool(said))),
    )


def step_title(words: Words, rejection: Rejection) -> str:
    """Return what the next step is called on its card."""
    return words(f"{_step_message(rejection.arc.step, rejection.stage)}.title")


def step_words(words: Words, rejection: Rejection) -> str:
    """Return what there is to say of the next step."""
    return words(_step_message(rejection.arc.step, rejection.stage))


def small_step_words(words: Words, lesson: str, idea: GrowthAction | None) -> str:
    """Return the small step as it would become a goal."""
    return words(f"growth-{idea.key}") if idea else text.excerpt(lesson, WORDS_LIMIT)


def to_choose(words: Words, rejections: Sequence[Rejection]) -> View:
    """Draw the question which of several arcs is meant, the newest first."""
    options = [
        discord.SelectOption(
            label=label(words, each),
            value=str(each.id),
            description=text.plain(where(words, each), LABEL_LIMIT),
        )
        for each in rejections[:OPTIONS]
    ]
    return card(words("arc-which"), row(select(actions.CHOOSE_ARC.custom_id(), words("arc-placeholder"), options)))


def none_open(words: Words, mention: Mention) -> View:
    """Draw that no arc goes on."""
    return card(words("arc-none-open", log=mention("rejection log")))


def rests_to_choose(words: Words, rejection: Rejection, rests: Sequence[Rest]) -> View:
    """Draw the question how long an arc is to rest."""
    lengths = _lengths(words, rejection, rests, words("arc-rest-placeholder"))
    return card(words("arc-rest-question"), lengths, row(_back(words, rejection)))


def resting(
    words: Words,
    rejection: Rejection,
    rests: Sequence[Rest],
    mention: Mention,
    *,
    is_told: bool,
    no_evening: bool = False,
) -> View:
    """Draw that an arc rests, with the other `rests` there are; `is_told`: its owner hears of it when that is over.

    `no_evening`: it was to rest until tonight, and nothing is left of that.
    """
    above = [words("arc-rest-no-evening")] if no_evening else []
    pieces = rest_pieces(words, rejection, rests, mention, is_told=is_told)
    return card(*above, *pieces, row(_back(words, rejection)))


def rest_pieces(
    words: Words, rejection: Rejection, rests: Sequence[Rest], mention: Mention, *, is_told: bool
) -> list[str | Piece]:
    """Return until when an arc rests, and how long it may rest instead, as part of a card."""
    until, leads = rejection.arc.until, {"next": mention("rejection next"), "settings": mention("settings")}
    if until is None:
        said = words("arc-resting-open", next=leads["next"])
    elif is_told:
        said = words("arc-resting", when=text.stamp(until, "F"))
    else:
        said = words("arc-resting-untold", when=text.stamp(until, "F"), **leads)
    return [said, _lengths(words, rejection, rests, words("arc-rest-another"))]


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


def lesson_given_back(words: Words, lesson: str) -> View:
    """Draw a lesson that came too late to be kept: its rejection was erased meanwhile."""
    return card(words("arc-lesson-given-back"), text.block(lesson))


def rest_button(words: Words, rejection: Rejection) -> Button:
    """Return the button that lets an arc rest."""
    return button(words("rejection-rest-button"), actions.PUT_ARC_OFF.custom_id(rejection=rejection.id))


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


def _step_message(step: Step, stage: Stage) -> str:
    """Return the message about a step, which for some stages is another one."""
    has_own = stage in load_rejections().steps[step].stages
    return f"arc-step-{step}-{stage}" if has_own else f"arc-step-{step}"


def _lengths(words: Words, rejection: Rejection, rests: Sequence[Rest], placeholder: str) -> Piece:
    options = [discord.SelectOption(label=words(f"choice-rest-{rest}"), value=rest) for rest in rests]
    return row(select(actions.REST_ARC.custom_id(rejection=rejection.id), placeholder, options))


def _back(words: Words, rejection: Rejection) -> Button:
    return button(words("arc-back-button"), actions.SHOW_ARC.custom_id(rejection=rejection.id))


def _win_button(words: Words, rejection: Rejection, done: Step | None) -> list[Button]:
    """Return the button that keeps a step as a small win, for the steps that are one to others, too."""
    deed = {Step.REPLY: Deed.REPLY, Step.ASK_FEEDBACK: Deed.FEEDBACK}.get(done) if done else None
    return [win_cards.as_win_button(words, deed, rejection.id)] if deed else []


def _when(words: Words, arc: Arc) -> str:
    return words("arc-rests-open") if arc.until is None else text.stamp(arc.until, "F")


def _row(buttons: Sequence[Button]) -> list[discord.ui.Item[View]]:
    return [row(*buttons)] if buttons else []


def _step_buttons(words: Words, rejection: Rejection, idea: GrowthAction | None, *, goes_on: bool) -> list[Button]:
    step, of_it = rejection.arc.step, {"rejection": rejection.id}
    here = {**of_it, "step": list(Step).index(step)}
    found = [button(words(f"arc-step-{step}.do"), _do(rejection, idea), PLAIN if goes_on else MAIN)]
    if goes_on and step is not Step.PAUSE:
        found.append(button(words("arc-enough-button"), actions.REST_A_DAY.custom_id(**of_it)))
    if step in (Step.FEEL, Step.REPLY, Step.ASK_FEEDBACK):  # what helps with these does not say when they are done
        found.append(button(words("arc-done-button"), actions.DO_STEP.custom_id(**here)))
    if step is Step.SMALL_STEP:
        found.append(button(words("arc-another-button"), actions.ANOTHER_SMALL_STEP.custom_id(**of_it)))
    if step is not Step.PAUSE and not goes_on:  # that is *later* already
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
