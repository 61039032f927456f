"""What somebody did as a small win: of a kind that the library has, one for each thing, with no private word."""

from dataclasses import replace

import pytest

from bot.content.library import load
from bot.domain import quick_wins as rules
from bot.domain.goals import Practice, Rhythm
from bot.domain.ids import NO_GROUP
from bot.domain.rejections import Stage
from bot.domain.wins import Visibility, Win
from tests.builders import GROUP, NOW, a_goal, a_rejection, a_review, an_entry


def all_of_them() -> dict[str, Win]:
    """Return a win of each kind of deed."""
    goals = {f"goal, {practice}": rules.of_goal(a_goal(practice=practice), an_entry(), NOW) for practice in Practice}
    return {
        **goals,
        "goal, of no practice": rules.of_goal(a_goal(practice=None), an_entry(), NOW),
        "reply": rules.of_reply(a_rejection(), NOW),
        "no reply": rules.of_reply(replace(a_rejection(), stage=Stage.NO_REPLY), NOW),
        "question": rules.of_question(a_rejection(), NOW),
        "after a layoff": rules.of_reply(replace(a_rejection(), stage=Stage.LAID_OFF), NOW),
        "one more after a layoff": rules.of_question(replace(a_rejection(), stage=Stage.LAID_OFF), NOW),
        "review": rules.of_review(a_review(), NOW),
    }


@pytest.mark.parametrize("win", [pytest.param(win, id=name) for name, win in all_of_them().items()])
def test_a_deed_is_a_private_win_of_a_kind_that_the_library_has(win: Win) -> None:
    assert win.category in load().win_categories
    assert win.visibility is Visibility.PRIVATE
    assert win.at == NOW


@pytest.mark.parametrize("name", ["reply", "no reply", "question", "review"])
def test_no_word_of_a_no_or_of_a_look_back_is_in_it(name: str) -> None:
    assert all_of_them()[name].words == ""


@pytest.mark.parametrize("name", ["no reply", "after a layoff", "one more after a layoff"])
def test_who_wrote_where_nobody_had_is_not_told_of_a_no_or_of_feedback(name: str) -> None:
    assert all_of_them()[name].category == "reached-out"


def test_a_goal_lends_its_own_words() -> None:
    assert rules.of_goal(a_goal(), an_entry(), NOW).words == a_goal().words


def test_a_goal_of_each_week_is_a_win_a_week_and_one_for_once_is_one_for_good() -> None:
    weekly, once = a_goal(rhythm=Rhythm.WEEKLY), a_goal(rhythm=Rhythm.ONCE)
    this, next_week = an_entry(), replace(an_entry(), week=an_entry().week.replace(year=2031))
    assert rules.of_goal(weekly, this, NOW).id == rules.of_goal(weekly, replace(this, amount=2), NOW).id
    assert rules.of_goal(weekly, this, NOW).id != rules.of_goal(weekly, next_week, NOW).id
    assert rules.of_goal(once, this, NOW).id == rules.of_goal(once, next_week, NOW).id


def test_different_deeds_about_the_same_thing_are_different_wins() -> None:
    ids = {rules.of_reply(a_rejection(), NOW).id, rules.of_question(a_rejection(), NOW).id}
    assert len(ids) == 2


def test_what_was_done_in_a_direct_message_belongs_to_no_group() -> None:
    assert rules.of_reply(replace(a_rejection(), group=NO_GROUP), NOW).group is None
    assert rules.of_reply(replace(a_rejection(), group=GROUP), NOW).group == GROUP
