"""How progress looks: what is not there is not said, nothing speaks of anybody, and the longest still fits."""

from datetime import date

import pytest

from bot.content.words import FALLBACK, words_in
from bot.domain.checkins import Own, Source
from bot.domain.ids import PersonId
from bot.domain.progress import GroupProgress, Number, Private, Progress
from bot.domain.weeks import REVIEW_LIMIT, Review
from bot.ui import progress
from bot.ui.actions import SNOWFLAKES
from bot.ui.cards import View
from tests.builders import BEN, NOW

WORDS = words_in(FALLBACK)
OWNER = PersonId(SNOWFLAKES[-1])
MONDAY = date(2026, 3, 2)
MANY = Number(99_999, 9_999)


def said(view: View) -> str:
    """Return the texts of a card."""
    return "\n".join(getattr(item, "content", "") for item in view.walk_children())


def labels(view: View) -> list[str]:
    """Return the labels of the buttons on a card."""
    return [item.label for item in view.walk_children() if hasattr(item, "label")]


def test_the_longest_progress_fits() -> None:
    review = (MONDAY, Review(*["*" * REVIEW_LIMIT] * 3))
    view = progress.own(WORDS, Progress(9_999, 9_999, 9_999, 9_999, 9_999, 9_999, 9_999, review), OWNER)
    assert view.content_length() <= 4000
    assert view.total_children_count <= 40


def test_parts_of_a_look_back_that_stayed_empty_are_left_out() -> None:
    view = progress.own(WORDS, Progress(review=(MONDAY, Review(next="a walk"))), OWNER)
    assert "a walk" in said(view)
    assert WORDS("look-back-strength") not in said(view)


def test_where_nothing_came_from_others_nothing_is_said_of_it_and_no_button_leads_there() -> None:
    view = progress.own(WORDS, Progress(weeks=3, wins=1), OWNER)
    assert labels(view) == ["Something good", "My wins"]
    assert not any(word in said(view) for word in ("celebrat", "kind", "thank", "0"))


@pytest.mark.parametrize(
    ("found", "told", "untold"),
    [
        pytest.param(GroupProgress(Number(0, 0)), ["first one", "only once at least 5"], ["**0**", "new"], id="new"),
        pytest.param(
            GroupProgress(Number(1, 1), {Private.NOES: Number(7, 0)}),
            ["**One** win shared · all of it this month", "**7** noes, collected together\n", "waits for that"],
            ["goals done", "kind words from", "new this month"],
            id="some of it",
        ),
        pytest.param(
            GroupProgress(MANY, dict.fromkeys(Private, MANY)),
            ["**99,999** goals done · 9,999 new this month", "kind words from", "no number speaks of one person"],
            ["waits for that"],
            id="all of it",
        ),
    ],
)
def test_a_groups_card_says_what_may_be_said_and_why_the_rest_waits(
    found: GroupProgress, told: list[str], untold: list[str]
) -> None:
    text = said(progress.group(WORDS, found)) + "\n"
    assert [one for one in told if one not in text] == []
    assert [one for one in untold if one in text] == []


@pytest.mark.parametrize(
    ("own", "told"),
    [
        pytest.param(Own(Source.WIN, 1, "", NOW, "rested"), ["**Rested on purpose**"], id="a win without words"),
        pytest.param(
            Own(Source.ENCOURAGEMENT, 1, "", NOW, who=BEN, line="still-yours"),
            [f"<@{BEN}> wrote this to you <t:", WORDS("encouragement-still-yours")],
            id="a line of the library",
        ),
        pytest.param(
            Own(Source.ENCOURAGEMENT, 1, "*hello*", NOW, who=BEN),
            [f"<@{BEN}> wrote this to you <t:", r"\*hello\*"],
            id="words of their own",
        ),
        pytest.param(
            Own(Source.THANKS, 1, "You asked well", NOW, who=BEN),
            [f"<@{BEN}> thanked you <t:", "You asked well"],
            id="thanks",
        ),
    ],
)
def test_something_good_says_whose_it_is_and_when(own: Own, told: list[str]) -> None:
    text = said(progress.something_good(WORDS, own))
    assert [one for one in told if one not in text] == []
