"""One's own wins on a card: the longest fit what Discord takes, and what can be pressed is what can be done."""

from dataclasses import replace
from datetime import UTC, datetime

import discord
import pytest

from bot.content.words import words_in
from bot.domain.ids import GroupId, WinId
from bot.domain.wins import PAGE_SIZE, WORDS_LIMIT, ListedWin, Page, Visibility, months_of
from bot.ui import wins as cards
from bot.ui import wins_list as lists
from bot.ui.cards import View
from tests.builders import ANA, CHANNEL, GROUP, MESSAGE, OTHER_GROUP, a_win

WORDS = words_in("en-US")
LARGEST = 2**63 - 1
SHARED = replace(a_win(category="rested"), visibility=Visibility.GROUP)


def fits(view: View) -> bool:
    """Say whether a message is within what Discord takes."""
    return view.content_length() <= 4000 and view.total_children_count <= 40


def labels(view: View) -> list[str]:
    """Return the labels of a card's buttons."""
    return [str(piece.label) for piece in view.walk_children() if isinstance(piece, discord.ui.Button)]


def test_the_longest_page_fits() -> None:
    moments = [datetime(2000 + number // 12, number % 12 + 1, 28, tzinfo=UTC) for number in range(400)][::-1]
    found = [
        ListedWin(
            a_win(id=LARGEST - number, category="got-back-up", words="*" * WORDS_LIMIT, at=moment),
            LARGEST,
            (CHANNEL, MESSAGE),
        )
        for number, moment in enumerate(moments[:PAGE_SIZE])
    ]
    page = Page(tuple(found), 500, 999, LARGEST, None, months_of(moments, None))
    assert fits(lists.own_list(WORDS, page, ANA, "</win share:1>"))


def test_the_longest_win_fits_with_all_that_can_be_said_of_it() -> None:
    listed = ListedWin(replace(SHARED, words="*" * WORDS_LIMIT), LARGEST, (CHANNEL, MESSAGE))
    assert fits(lists.edited(WORDS, listed, GROUP))
    assert fits(lists.sure_to_remove(WORDS, listed))


@pytest.mark.parametrize(
    ("listed", "here", "pressed"),
    [
        pytest.param(ListedWin(a_win(category="cv")), GROUP, "Edit Remove Share", id="private"),
        pytest.param(ListedWin(a_win(category="cv")), None, "Edit Remove", id="private, in a direct message"),
        pytest.param(ListedWin(a_win(category="cv")), OTHER_GROUP, "Edit Remove", id="private, in another group"),
        pytest.param(ListedWin(a_win(category="cv", group=None)), GROUP, "Edit Remove", id="of no group"),
        pytest.param(ListedWin(SHARED), GROUP, "Edit Remove Share", id="not posted yet"),
        pytest.param(ListedWin(SHARED, 3, (CHANNEL, MESSAGE)), GROUP, "Edit Remove See", id="posted"),
        pytest.param(ListedWin(SHARED, 3, (CHANNEL, MESSAGE)), None, "Remove See", id="posted, from elsewhere"),
    ],
)
def test_a_win_offers_what_can_be_done_with_it_from_there(
    listed: ListedWin, here: GroupId | None, pressed: str
) -> None:
    found = labels(lists.one(WORDS, listed, here))
    assert [label.split()[0] for label in found] == [*pressed.split(), "My"]


@pytest.mark.parametrize("words", ["", "x", "x" * WORDS_LIMIT, "  "])
@pytest.mark.parametrize("alerts", [False, True])
def test_the_form_holds_a_win_as_it_is(words: str, alerts: bool) -> None:
    form = cards.edit_form(WORDS, a_win(id=WinId(LARGEST), category="offer", words=words), alerts=alerts).to_dict()
    assert len(form["components"]) == 2 + alerts
    assert len(form["custom_id"]) <= 100
    (chosen,) = [option["value"] for option in form["components"][0]["component"]["options"] if option["default"]]
    assert chosen == "offer"
    assert form["components"][1]["component"].get("value", "") == words.strip()


def test_nothing_kept_yet_says_how_to_begin() -> None:
    view = lists.own_list(WORDS, Page((), 0, 1, 0), ANA, "</win share:1>")
    assert labels(view) == []
