"""How reframes look: the thoughts to choose from, a thought with what may be true next to it, words of one's own.

What somebody typed is in the card alone, and read from there when they ask to keep it.
"""

from collections.abc import Callable, Sequence

import discord

from bot.content.rejections import load_reframes
from bot.content.words import Words
from bot.domain.reframes import OWN_LIMIT, THOUGHT_LIMIT, KeptPage, Said
from bot.domain.wins import is_blank
from bot.ui import actions, text
from bot.ui.actions import Press
from bot.ui.cards import WARM, Button, Form, Piece, View, button, card, pager, row, select

Mention = Callable[[str], str]

THOUGHT_FIELD, HURTS_FIELD, ALSO_FIELD = "thought", "hurts", "also"

HALF = 18
"""Thoughts in one list: all of them fit in two."""

_HURTS, _ALSO = 101, 102
"""The ids of the texts on a card that are read again."""


def thoughts(words: Words) -> dict[str, str]:
    """Return the thoughts of the library by their keys."""
    return {key: words(f"both-true-{key}.thought") for key in load_reframes()}


def start(words: Words, mention: Mention) -> View:
    """Draw the thoughts to choose from."""
    keys = list(load_reframes())
    write = button(words("reframe-type-button"), actions.TYPE_THOUGHT.custom_id(), discord.ButtonStyle.primary)
    return card(
        words("reframe-start"),
        row(_menu(words, keys[:HALF], 0, "reframe-placeholder")),
        row(_menu(words, keys[HALF:], 1, "reframe-more-placeholder")),
        row(write, _kept_button(words)),
        _people(words, mention),
    )


def near(words: Words, keys: Sequence[str], mention: Mention) -> View:
    """Draw the thoughts that are near to what somebody wrote, or that there is none."""
    offered: list[str | Piece] = (
        [words("reframe-near"), row(_menu(words, keys, 0, "reframe-placeholder"))]
        if keys
        else [words("reframe-none-near")]
    )
    return card(*offered, row(_own_button(words)), _people(words, mention))


def reframed(words: Words, said: Said, *, is_kept: bool = False) -> View:
    """Draw a thought with what may be true as well."""
    thought, wording = _told(words, said)
    seen = sum(1 << place for place in said.seen)
    again = actions.SAY_ANOTHER_WAY.custom_id(thought=said.thought, seen=seen)
    keep = actions.KEEP_REFRAME.custom_id(thought=said.thought, wording=said.wording, seen=seen)
    return card(
        f"**{words('reframe-thought')}**\n{thought}",
        words("reframe-intro"),
        f"**{words('reframe-also-true')}**\n{wording}",
        row(
            button(words("reframe-another-button"), again),
            _own_button(words),
            _kept_button(words) if is_kept else button(words("reframe-keep-button"), keep),
        ),
        f"-# {words('reframe-kept' if is_kept else 'reframe-not-kept')}",
        colour=WARM,
    )


def own(words: Words, hurts: str, also: str, *, is_kept: bool = False) -> View:
    """Draw a reframe in somebody's own words; either half may be missing."""
    pieces: list[str | Piece] = []
    for title, half, number in (("reframe-own-hurts", hurts, _HURTS), ("reframe-own-also", also, _ALSO)):
        if not is_blank(half):
            shown = discord.ui.TextDisplay[View](text.member_text(half, OWN_LIMIT), id=number)
            pieces += [f"**{words(title)}**", shown]
    if not pieces:
        return card(words("reframe-own-empty"), row(_own_button(words)))
    keep = button(words("reframe-keep-button"), actions.KEEP_OWN_REFRAME.custom_id())
    return card(
        *pieces,
        row(_own_button(words), _kept_button(words) if is_kept else keep),
        f"-# {words('reframe-kept' if is_kept else 'reframe-not-kept')}",
        colour=WARM,
    )


def kept(words: Words, page: KeptPage) -> View:
    """Draw one of the reframes that somebody kept."""
    keepsake = page.keepsake
    if keepsake is None:
        return card(words("keepsake-empty"))
    delete = actions.DELETE_KEEPSAKE.custom_id(keepsake=keepsake.id, page=page.number)
    which = [words("keepsake-page", number=page.number + 1, pages=page.pages)] if page.pages > 1 else []
    small = [*which, words("keepsake-when", when=text.stamp(keepsake.at, "D"))]
    return card(
        f"### {words('keepsake-title')}",
        *_halves(words, keepsake.words),
        f"-# {' · '.join(small)}",
        *pager(page.number, page.pages, words("list-newer-button"), words("list-older-button"), _turn),
        row(button(words("keepsake-delete-button"), delete)),
        colour=WARM,
    )


def thought_form(words: Words) -> Form:
    """Return the form that a thought is written in."""
    return Form(
        words("reframe-form-title"),
        actions.THOUGHT_FORM.custom_id(),
        discord.ui.Label(
            text=words("reframe-form-thought"),
            description=words("reframe-form-thought.about"),
            component=_input(THOUGHT_FIELD, THOUGHT_LIMIT),
        ),
    )


def own_form(words: Words, message: discord.Message | None) -> Form:
    """Return the form for a reframe in one's own words, with what the card says already."""
    hurts, also = read_own(message)
    return Form(
        words("reframe-own-title"),
        actions.OWN_REFRAME_FORM.custom_id(),
        discord.ui.Label(text=words("reframe-own-hurts"), component=_input(HURTS_FIELD, OWN_LIMIT, hurts)),
        discord.ui.Label(text=words("reframe-own-also"), component=_input(ALSO_FIELD, OWN_LIMIT, also)),
    )


def read_own(message: discord.Message | None) -> tuple[str, str]:
    """Return both halves of what somebody wrote from its card; what is missing is empty."""
    texts = actions.texts_on(message)
    return text.typed(texts.get(_HURTS, "")), text.typed(texts.get(_ALSO, ""))


def read_seen(press: Press) -> frozenset[int]:
    """Return the places of the wordings that a card has said so far."""
    seen = press["seen"]
    return frozenset(place for place in range(seen.bit_length()) if seen >> place & 1)


def to_keep(words: Words, said: Said) -> str:
    """Return a reframe of the library as it is kept."""
    return "\n".join(_told(words, said))


def own_to_keep(words: Words, hurts: str, also: str) -> str:
    """Return a reframe in somebody's own words as it is kept: each half after what it goes on from."""
    halves = (("reframe-own-hurts", hurts), ("reframe-own-also", also))
    return "\n".join(f"{words(title)} {half}" for title, half in halves if half)


def _halves(words: Words, kept: str) -> list[str]:
    """Return a reframe as it was shown before it was kept, each half under its title."""
    hurts, also = words("reframe-own-hurts"), words("reframe-own-also")
    first, is_own, second = f"\n{kept}".partition(f"\n{also} ")
    halves = [(hurts, first.removeprefix(f"\n{hurts} ")), (also, second)]
    if not is_own and not kept.startswith(f"{hurts} "):  # it is of the library, where a thought is one line
        thought, _, wording = kept.partition("\n")
        halves = [(words("reframe-thought"), thought), (words("reframe-also-true"), wording)]
    return [f"**{title}**\n{text.member_text(half)}" for title, half in halves if half]


def _told(words: Words, said: Said) -> tuple[str, str]:
    keys = list(load_reframes())
    return words(f"both-true-{keys[said.thought]}.thought"), words(f"both-true-{keys[said.wording]}")


def _menu(words: Words, keys: Sequence[str], part: int, placeholder: str) -> discord.ui.Select[View]:
    options = [discord.SelectOption(label=words(f"both-true-{key}.thought"), value=key) for key in keys]
    return select(actions.CHOOSE_THOUGHT.custom_id(part=part), words(placeholder), options)


def _people(words: Words, mention: Mention) -> str:
    return f"-# {words('reframe-people', now=mention('help-now'))}"


def _own_button(words: Words) -> Button:
    return button(words("reframe-own-button"), actions.OWN_REFRAME.custom_id())


def _kept_button(words: Words) -> Button:
    return button(words("reframe-kept-button"), _turn(0))


def _turn(number: int) -> str:
    return actions.PAGE_KEEPSAKES.custom_id(page=number)


def _input(name: str, limit: int, value: str = "") -> discord.ui.TextInput[View]:
    return discord.ui.TextInput(
        custom_id=name,
        style=discord.TextStyle.paragraph,
        required=False,
        max_length=limit,
        default=value[:limit] or None,
    )
