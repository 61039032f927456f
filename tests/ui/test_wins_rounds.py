"""The wins round as it is drawn: the fullest fits a message, and offers are hidden whole with whose they are."""

import re
from dataclasses import replace

import pytest

from bot.content.library import load
from bot.content.words import FALLBACK, words_in
from bot.domain.ids import DeliveryId, PersonId
from bot.domain.wins_rounds import OFFER, PAGE_SIZE, THANKED, Thanks, WinsPage, WinsRoundCard
from bot.ui import wins_rounds as cards
from bot.ui.cards import View
from tests.builders import ANA, WIN, a_win

WORDS = words_in(FALLBACK)
LARGEST = PersonId(2**63 - 1)
ROUND = DeliveryId(2**62)


def page(count: int, total: int | None = None) -> WinsPage:
    """Return a page of the longest wins, each of another kind."""
    kinds = list(load().win_categories)[-count:] if count else []
    wins = tuple(
        a_win(id=WIN + number, person=LARGEST, category=kind, words="א*" * 500) for number, kind in enumerate(kinds)
    )
    return WinsPage(wins, 0, 1, len(wins) if total is None else total)


def said(view: View) -> str:
    """Return all text of a message."""
    return "\n".join(item.content for item in view.walk_children() if hasattr(item, "content"))


def ids(view: View) -> list[str]:
    """Return the custom ids on a message."""
    return [item.custom_id for item in view.walk_children() if hasattr(item, "custom_id")]


def test_the_fullest_round_fits_a_message() -> None:
    thanks = Thanks((LARGEST,) * THANKED, 10_000, kind_words=True)
    drawn = cards.group_card(WORDS, WinsRoundCard(ROUND, page(PAGE_SIZE, 9_999), thanks, 10_000))
    assert drawn.content_length() <= 4000
    assert drawn.total_children_count <= 40


def test_there_is_air_between_categories_and_no_number_on_kind_words() -> None:
    wins = (
        a_win(category="applied", words=""),
        a_win(category="applied", words=""),
        a_win(category="rested", words=""),
    )
    shown = said(cards.group_card(WORDS, WinsRoundCard(ROUND, WinsPage(wins, 0, 1, 3), Thanks(kind_words=True))))
    assert [part.count("<@") for part in shown.split("\n\n")] == [2, 1]
    assert "Kind words went round, too." in shown
    assert not re.search(r"(?<!@)\b\d+\b", shown)


def test_an_offer_is_hidden_with_whose_it_is_whatever_is_written() -> None:
    offer = a_win(category=OFFER, words="||Yes|| they said yes")
    for words in (offer.words, ""):
        one = WinsPage((replace(offer, words=words),), 0, 1, 1)
        shown = said(cards.group_card(WORDS, WinsRoundCard(ROUND, one, Thanks())))
        assert shown.count("||") == 2
        assert f"||<@{ANA}>" in shown


@pytest.mark.parametrize("count", [0, 1, PAGE_SIZE])
def test_a_round_is_known_by_its_first_button_until_it_is_over(count: int) -> None:
    card = WinsRoundCard(ROUND, page(count), Thanks())
    assert ids(cards.group_card(WORDS, card))[0] == f"wins-round-share:{ROUND:x}"
    over = cards.group_card(WORDS, replace(card, is_over=True))
    assert ids(over) == []
    assert "<@" not in said(over)
