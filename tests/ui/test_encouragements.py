"""What *Another one* asks for survives in its button, also when another version reads it."""

from itertools import product

import discord
import pytest

from bot.content.words import FALLBACK, words_in
from bot.domain.encouragements import Stage, Theme, Wish
from bot.domain.refusals import Reason, Refusal
from bot.ui.actions import ANOTHER_ENCOURAGEMENT, Press, read_custom_id
from bot.ui.encouragements import line, read_wish


@pytest.mark.parametrize(("theme", "stage"), list(product((None, *Theme), Stage)))
def test_another_one_is_of_the_same_sort(theme: Theme | None, stage: Stage) -> None:
    wish = Wish(theme, stage)
    view = line(words_in(FALLBACK), "own-pace", None, wish, ())
    (button,) = (item for item in view.walk_children() if isinstance(item, discord.ui.Button))
    press = read_custom_id(str(button.custom_id))
    assert press is not None
    assert read_wish(press) == wish


@pytest.mark.parametrize("ids", [{"theme": len(Theme) + 1, "stage": 0}, {"theme": 0, "stage": len(Stage)}])
def test_a_button_of_a_version_that_knew_more_is_answered_kindly(ids: dict[str, int]) -> None:
    with pytest.raises(Refusal) as refusal:
        read_wish(Press(ANOTHER_ENCOURAGEMENT, ids))
    assert refusal.value.reason is Reason.STALE_BUTTON


def test_buttons_that_are_out_there_keep_their_meaning() -> None:
    """Their custom ids carry places in these lists: new ones go to the end."""
    assert list(Theme)[:8] == [
        Theme.SELF_WORTH,
        Theme.FEELINGS,
        Theme.REST,
        Theme.PERSISTENCE,
        Theme.CONNECTION,
        Theme.LEARNING,
        Theme.FAIRNESS,
        Theme.EVERYDAY,
    ]
    assert list(Stage)[:8] == [
        Stage.ANY,
        Stage.SILENCE,
        Stage.SCREENED_OUT,
        Stage.AFTER_INTERVIEW,
        Stage.FINAL_ROUND,
        Stage.OFFER_WITHDRAWN,
        Stage.LAID_OFF,
        Stage.LONG_SEARCH,
    ]
