"""How nudges look: the message to whoever asked for it, what waits where none could be sent, and what is answered."""

from collections.abc import Callable, Sequence
from datetime import datetime

from bot.content.words import Words
from bot.domain.nudges import NoteCard, NudgeCard
from bot.domain.rejections import Rejection, is_last_waking
from bot.domain.schedule import Kind
from bot.ui import actions, text
from bot.ui.actions import Action
from bot.ui.cards import Piece, View, button, card, row
from bot.ui.goals import shown_line
from bot.ui.rejections_arc import label, name, step_title, step_words

Mention = Callable[[str], str]

EXCERPT = 60
"""Characters of a goal among other things that wait: three of them fit beside everything else in `/help`."""

_BUTTONS: dict[Kind, Sequence[tuple[str, Action]]] = {
    Kind.MIDWEEK: (
        ("nudge-log-button", actions.NUDGE_LOG),
        ("nudge-smaller-button", actions.NUDGE_SMALLER),
        ("nudge-pass-button", actions.NUDGE_PASS),
        ("nudge-later-button", actions.NUDGE_LATER),
    ),
    Kind.FOLLOW_UP: (
        ("nudge-done-button", actions.NUDGE_DONE),
        ("nudge-week-button", actions.NUDGE_WEEK),
        ("nudge-drop-button", actions.NUDGE_DROP),
        ("nudge-later-button", actions.NUDGE_LATER),
    ),
    Kind.LESS: (
        ("nudge-less-button", actions.NUDGE_SMALLER),
        ("nudge-pause-button", actions.NUDGE_PAUSE),
        ("nudge-leave-button", actions.NUDGE_LEAVE),
    ),
    Kind.NEXT_STEP: (
        ("nudge-step-button", actions.NUDGE_STEP),
        ("nudge-later-button", actions.NUDGE_LATER),
    ),
}
"""What is offered with each kind. A nudge is known among our own messages by any of them."""


def nudge(words: Words, said: NudgeCard, mention: Mention) -> View:
    """Draw a nudge, as the direct message that it is."""
    if said.rejection is not None:
        return _next_step(words, said, said.rejection, mention)
    about = [shown_line(words, one) for one in said.goals]
    more = [f"-# {words('nudge-more', count=said.more)}"] if said.more else []
    last = [words("nudge-last")] if said.is_last else []
    return card(
        f"### {words(f'nudge-{said.kind}-title')}\n{words(f'nudge-{said.kind}', count=len(about) + said.more)}",
        "\n".join([*about, *more]),
        *last,
        _buttons(words, said),
        f"-# {words('nudge-asked-for', settings=mention('settings'))}",
    )


def note(words: Words, noted: NoteCard) -> View:
    """Draw a note that a nudge waits. It names nobody: whom it is for, and what for, is theirs to know."""
    show = button(words("nudge-show-button"), actions.NUDGE_SHOW.custom_id(nudge=noted.id))
    return card(words("nudge-note"), row(show))


def waiting(words: Words, found: Sequence[NudgeCard]) -> View:
    """Draw what waits for somebody, or that nothing does."""
    return card(*waiting_pieces(words, found)) if found else card(words("nudge-waiting-none"))


def waiting_pieces(words: Words, found: Sequence[NudgeCard]) -> list[str | Piece]:
    """Return what waits for somebody as part of a card; nothing where nothing does."""
    pieces: list[str | Piece] = [f"### {words('nudge-waiting-title')}"] if found else []
    for said in found:
        if said.rejection is not None:
            called = text.excerpt(label(words, said.rejection), EXCERPT)
            pieces += [f"{words('nudge-waiting-next-step')}\n{called}", _buttons(words, said)]
            continue
        count = len(said.goals) - 1 + said.more
        about = text.excerpt(said.goals[0].goal.words, EXCERPT)
        more = f" {words('nudge-more', count=count)}" if count else ""
        pieces += [f"{words(f'nudge-waiting-{said.kind}')}\n{about}{more}", _buttons(words, said)]
    return pieces


def put_off(words: Words, until: datetime | None) -> View:
    """Draw when a nudge comes again; None if it does not, because its week is over by then."""
    if until is None:
        return card(words("nudge-put-off-over"))
    return card(words("nudge-put-off", when=text.stamp(until, "F")))


def rests(words: Words, count: int, mention: Mention) -> View:
    """Draw that goals rest, as many as that."""
    return card(words("nudge-rests", count=count, list=mention("goal list"))) if count else over(words, mention)


def left(words: Words, mention: Mention) -> View:
    """Draw that everything stays as it is."""
    return card(words("nudge-left", list=mention("goal list")))


def over(words: Words, mention: Mention) -> View:
    """Draw that what a nudge was about is done, or gone."""
    return card(words("nudge-over", list=mention("goal list")))


def _next_step(words: Words, said: NudgeCard, rejection: Rejection, mention: Mention) -> View:
    """Draw that a rest is over: what could come next, and that it can rest longer."""
    last = []
    if said.is_last:
        last = [words("nudge-last")]
    elif is_last_waking(rejection.arc):
        last = [words("arc-woken-last", next=mention("rejection next"))]
    about = [f"-# {name(rejection)}"] if name(rejection) else []
    return card(
        "\n".join([f"### {step_title(words, rejection)}", words("arc-woken"), *about]),
        step_words(words, rejection),
        *last,
        _buttons(words, said),
        f"-# {words('nudge-asked-for', settings=mention('settings'))}",
    )


def _buttons(words: Words, said: NudgeCard) -> Piece:
    offered = _BUTTONS[said.kind]
    return row(*(button(words(label), action.custom_id(nudge=said.id)) for label, action in offered))
