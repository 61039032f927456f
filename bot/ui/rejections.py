"""How a "no" looks to its owner: the answer to it, the list, one of them; `rejections_arc` draws where it goes on."""

from collections.abc import Collection, Sequence
from dataclasses import replace

import discord

from bot.content.rejections import load_rejections
from bot.content.words import Words
from bot.domain.ids import PersonId, RejectionId
from bot.domain.rejections import Arc, ArcState, Page, Rejection, Rest, Step, Then
from bot.ui import actions, text
from bot.ui.cards import OPTIONS, Button, Piece, View, button, card, pager, row, select
from bot.ui.rejections_arc import (
    Mention,
    first_step_button,
    label,
    name,
    reopen_button,
    rest_button,
    rest_pieces,
    steps,
    where,
)
from bot.ui.shares import share_button

SHOWN_WORDS = 1000
"""Characters of what somebody wrote on its card: all markup, they still leave room for the rest."""


def answered(
    words: Words,
    rejection: Rejection,
    then: Then,
    *,
    line: str,
    feeling: str | None,
    reframe: str,
    strategy: bool,
    can_share: bool,
    rests: Sequence[Rest],
    is_told: bool,
    mention: Mention,
) -> View:
    """Draw the answer to a "no": a line for it, what may be true as well, the arc, and what could come next.

    `strategy`: a look at the whole of it is offered; `can_share`: with the group; `rests`: how long it can rest
    instead, where it rests already; `is_told`: its owner hears of it when that is over.
    """
    pieces: list[str | Piece] = [words(f"stage-line-{line}")]
    if rejection.outside:  # one of the two: it is a lot to read for somebody on such a day
        pieces.append(_outside(words, rejection.outside))
    elif feeling is not None:
        pieces.append(words(f"feeling-line-{feeling}"))
    pieces.append(f"### {words('rejection-also-true')}\n{words(f'both-true-{reframe}')}")
    if rejection.arc.state is ArcState.RESTING:
        pieces.append(steps(words, replace(rejection, arc=Arc(Step.PAUSE))))
        pieces += rest_pieces(words, rejection, rests, mention, is_told=is_told)
    else:
        pieces.append(steps(words, rejection))
    buttons = _answer_buttons(words, rejection, then, can_share=can_share)
    pieces += [row(*buttons)] if buttons else []
    if strategy:
        pieces.append(words("rejection-offers-strategy", strategy=mention("review strategy")))
    leads = {"list": mention("rejection list"), "now": mention("help-now")}
    pieces.append(f"-# {words('rejection-kept-plain' if then is Then.KEEP else 'rejection-kept', **leads)}")
    return card(*pieces)


def own_list(
    words: Words, page: Page, owner: PersonId, mention: Mention, unsent: Collection[RejectionId] = ()
) -> View:
    """Draw one page of somebody's own rejections, newest first.

    Of the `unsent` ones, something was held for the group that was not posted then.
    """
    if not page.rejections:
        return card(words("rejection-list-empty", log=mention("rejection log")))
    options = [_option(words, each) for each in page.rejections][:OPTIONS]
    turn = pager(
        page.number,
        page.pages,
        words("rejection-list-back-button"),
        words("rejection-list-on-button"),
        lambda to: actions.PAGE_REJECTIONS.custom_id(page=to, owner=owner),
    )
    return card(
        f"### {words('rejection-list-title')}",
        *(_entry(words, each, is_unsent=each.id in unsent) for each in page.rejections),
        f"-# {words('rejection-list-page', total=page.total, number=page.number + 1, pages=page.pages)}",
        row(select(actions.OPEN_REJECTION.custom_id(), words("rejection-list-placeholder"), options)),
        *turn,
    )


def one(words: Words, rejection: Rejection, said: str = "", *, can_share: bool, is_unsent: bool = False) -> View:
    """Draw one of somebody's rejections, under what was `said`, with all that can be done with it.

    `can_share`: with the group it is looked at in, or it is shared already.
    """
    choices = load_rejections()
    felt = [words(f"choice-feeling-{key}") for key in rejection.feelings if key in choices.feelings]
    outside = [words(f"choice-outside-{key}") for key in rejection.outside if key in choices.outside]
    lines = [_entry(words, rejection, is_unsent=is_unsent)]
    if felt:
        lines.append(words("rejection-felt", feelings=", ".join(felt)))
    pieces: list[str | Piece] = [said] if said else []
    pieces.append("\n".join(lines))
    if outside:
        pieces.append("\n".join([words("rejection-outside"), *(f"- {each}" for each in outside)]))
    if rejection.words:
        pieces.append(text.member_text(rejection.words, SHOWN_WORDS))
    pieces.append(row(*_own_buttons(words, rejection)))
    if can_share:
        pieces.append(row(share_button(words, rejection.id)))
    return card(*pieces)


def sure_to_delete(words: Words, rejection: Rejection) -> View:
    """Draw the question before a rejection is erased, which cannot be taken back."""
    return card(
        _entry(words, rejection),
        words("rejection-delete"),
        row(
            button(
                words("rejection-delete-button"),
                actions.DELETE_REJECTION.custom_id(rejection=rejection.id),
                discord.ButtonStyle.danger,
            ),
            button(words("rejection-keep-button"), actions.SHOW_REJECTION.custom_id(rejection=rejection.id)),
        ),
    )


def deleted(words: Words) -> View:
    """Draw that a rejection is erased."""
    return card(words("rejection-deleted"))


def _outside(words: Words, outside: Sequence[str]) -> str:
    """Return a line for what was marked as not in one's hands: its own where it is one thing."""
    return words("outside-noted") if len(outside) > 1 else words(f"choice-outside-{outside[0]}.line")


def _answer_buttons(words: Words, rejection: Rejection, then: Then, *, can_share: bool) -> list[Button]:
    found = []
    if rejection.arc.state is ArcState.OPEN:
        found.append(rest_button(words, rejection))
    if rejection.arc.is_open:
        found.append(first_step_button(words, rejection, is_main=then is Then.STEP))
    return [*found, *([share_button(words, rejection.id)] if can_share else [])]


def _entry(words: Words, rejection: Rejection, *, is_unsent: bool = False) -> str:
    """Return a rejection in the list: what it was, when, where it ended, where its arc stands."""
    stage = words(f"choice-rejection-stage-{rejection.stage}")
    lines = [f"**{name(rejection)}**"] if name(rejection) else []
    lines.append(f"{stage} · {text.stamp(rejection.at, 'D')}")
    lines.append(f"-# {where(words, rejection)}")
    lines += [f"-# {words('share-unsent')}"] if is_unsent else []
    return "\n".join(lines)


def _option(words: Words, rejection: Rejection) -> discord.SelectOption:
    return discord.SelectOption(
        label=label(words, rejection), value=str(rejection.id), description=f"{rejection.at:%Y-%m-%d}"
    )


def _own_buttons(words: Words, rejection: Rejection) -> list[Button]:
    of_it = {"rejection": rejection.id}
    found = [first_step_button(words, rejection)] if rejection.arc.is_open else []
    if rejection.arc.is_open:
        found.append(button(words("arc-close-button"), actions.CLOSE_ARC.custom_id(**of_it)))
    else:
        found += reopen_button(words, rejection)
    found.append(button(words("rejection-edit-button"), actions.EDIT_REJECTION.custom_id(**of_it)))
    found.append(button(words("rejection-delete-button"), actions.ASK_DELETE_REJECTION.custom_id(**of_it)))
    back = actions.PAGE_REJECTIONS.custom_id(page=0, owner=rejection.person)
    return [*found, button(words("rejection-list-button"), back)]
