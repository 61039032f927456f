"""Reframes as they are drawn: whatever was typed fits, and what is kept of it is what was typed."""

import discord
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.content.rejections import load_reframes
from bot.content.words import FALLBACK, words_in
from bot.domain.ids import KeepsakeId
from bot.domain.reframes import OWN_LIMIT, Keepsake, KeptPage, Said
from bot.sandbox.rules import bounds
from bot.ui.actions import CUSTOM_ID_LIMIT
from bot.ui.cards import View
from bot.ui.reframes import HALF, kept, near, own, own_to_keep, reframed, start
from tests.builders import ANA, NOW, WIN

WORDS = words_in(FALLBACK)
ALL = range(len(load_reframes()))


def shown(view: View) -> int:
    """Return how many characters of text a card has."""
    return sum(len(piece.content) for piece in view.walk_children() if isinstance(piece, discord.ui.TextDisplay))


def mention(command: str) -> str:
    """Return a command as it may be tapped."""
    return f"</{command}:{WIN}>"


def test_all_thoughts_can_be_chosen_and_each_fits_its_line() -> None:
    menus = [piece for piece in start(WORDS, mention).walk_children() if isinstance(piece, discord.ui.Select)]
    assert [option.value for menu in menus for option in menu.options] == list(load_reframes())
    assert all(len(menu.options) <= bounds.SELECT_OPTIONS for menu in menus)
    assert all(len(option.label) <= bounds.OPTION_LABEL for menu in menus for option in menu.options)
    assert len(load_reframes()) <= 2 * HALF


@pytest.mark.parametrize("place", ALL)
def test_what_was_seen_of_the_whole_library_fits_a_button(place: int) -> None:
    view = reframed(WORDS, Said(place, place, frozenset(ALL)))
    buttons = [piece for piece in view.walk_children() if isinstance(piece, discord.ui.Button)]
    assert all(len(str(button.custom_id)) <= CUSTOM_ID_LIMIT for button in buttons)


@pytest.mark.parametrize(
    "letter", ["*", "ש", "#\n", "e\u0301" * 4], ids=["markup", "right to left", "lines", "marks"]
)
def test_the_longest_words_of_ones_own_fit_before_and_after_they_are_kept(letter: str) -> None:
    half = (letter * OWN_LIMIT)[:OWN_LIMIT]
    assert shown(own(WORDS, half, half)) <= bounds.DISPLAYED_TEXT
    keepsake = Keepsake(KeepsakeId(WIN), ANA, own_to_keep(WORDS, half, half), NOW)
    assert shown(kept(WORDS, KeptPage(keepsake, 0, 2))) <= bounds.DISPLAYED_TEXT


@given(st.text(max_size=OWN_LIMIT * 2), st.text(max_size=OWN_LIMIT * 2))
def test_whatever_is_typed_can_be_shown(hurts: str, also: str) -> None:
    assert shown(own(WORDS, hurts, also)) <= bounds.DISPLAYED_TEXT


def test_without_a_near_one_there_is_no_empty_menu() -> None:
    assert not any(isinstance(piece, discord.ui.Select) for piece in near(WORDS, [], mention).walk_children())


def test_buttons_that_are_out_there_keep_their_meaning() -> None:
    """Their custom ids carry places in the library: new thoughts go to the end."""
    assert list(load_reframes())[:3] == ["always-fail", "not-good-enough", "nobody-wants-me"]
    assert list(load_reframes())[35] == "gap-in-cv"
