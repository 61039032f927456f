"""How goals look: bars that never say too much, the longest that still fit, and forms that read what they wrote."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.content.words import FALLBACK, words_in
from bot.domain.goals import (
    GOALS_LIMIT,
    NUMBER_LIMIT,
    PAGE_SIZE,
    PLAN_LIMIT,
    UNIT_LIMIT,
    WORDS_LIMIT,
    Adjustment,
    Goal,
    GoalState,
    Progress,
    Rhythm,
    page,
)
from bot.domain.groups import Week
from bot.domain.ids import ChannelId, EntryId, GoalId, GroupId, PersonId
from bot.domain.refusals import Reason, Refusal
from bot.domain.weeks import REVIEW_LIMIT, MemberWeek
from bot.domain.wins import Visibility
from bot.ui import goals, goals_forms, goals_list
from bot.ui.actions import SNOWFLAKES, Press, read_custom_id
from bot.ui.cards import View
from bot.ui.goals_forms import AMOUNT_FIELD, PLAN_FIELD, RHYTHM_FIELD, WHAT_FIELD, Wanted

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
WEEK = Week(date(2026, 11, 16), date(2026, 11, 23))
LARGEST = SNOWFLAKES[-1]
WORDS = words_in(FALLBACK)

SIMPLE = Goal(GoalId(1), PersonId(2), GroupId(3), "Rest", at=NOW, since=WEEK.start, touched_at=NOW)
LONGEST = Goal(
    GoalId(LARGEST),
    PersonId(LARGEST),
    GroupId(LARGEST),
    "*" * WORDS_LIMIT,
    at=NOW,
    since=WEEK.end,
    touched_at=NOW,
    rhythm=Rhythm.ONCE,
    target=NUMBER_LIMIT,
    unit="_" * UNIT_LIMIT,
    plan="*" * PLAN_LIMIT,
    due=date(2027, 11, 22),
    visibility=Visibility.GROUP,
)


def fits(view: View) -> bool:
    """Say whether a message is within what Discord takes."""
    return view.content_length() <= 4000 and view.total_children_count <= 40


@pytest.mark.parametrize(
    ("number", "amount", "drawn"),
    [
        pytest.param(1, 0, "▱", id="one, not yet"),
        pytest.param(1, 1, "▰", id="one"),
        pytest.param(3, 1, "▰▱▱", id="a small number: a cell each"),
        pytest.param(5, 4, "▰▰▰▰▱", id="nearly"),
        pytest.param(10, 1, "▰▱▱▱▱", id="the first step shows"),
        pytest.param(10, 5, "▰▰▱▱▱", id="half, rounded down"),
        pytest.param(999, 998, "▰▰▰▰▱", id="all but one"),
        pytest.param(999, 999, "▰▰▰▰▰", id="all"),
        pytest.param(2, 50, "▰▰", id="far more than that"),
    ],
)
def test_a_bar_is_full_when_the_goal_is_reached_and_never_before(number: int, amount: int, drawn: str) -> None:
    assert goals.bar(Progress(replace(SIMPLE, target=number), amount)) == drawn


def test_a_goal_that_was_made_smaller_after_it_was_done_has_a_full_bar() -> None:
    assert goals.bar(Progress(replace(SIMPLE, target=3, state=GoalState.DONE), 0)) == "▰▰▰"


def test_a_goal_without_a_number_is_a_sign_and_its_words() -> None:
    assert goals.line(WORDS, Progress(SIMPLE)) == "○ Rest"
    assert goals.line(WORDS, Progress(SIMPLE, 1)) == "● Rest"


def test_a_goal_with_a_number_says_how_far_it_has_come() -> None:
    five = replace(SIMPLE, words="Send", target=5, unit="applications")
    assert goals.line(WORDS, Progress(five, 2)) == "◐ Send · ▰▰▱▱▱ 2 of 5 applications"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        pytest.param("**loud** @everyone", r"\*\*loud\*\* \@everyone", id="markup and mentions"),
        pytest.param("one\n# two", r"one \# two", id="lines"),
        pytest.param("חזרה", "\u2068חזרה\u2069", id="right to left, kept within itself"),
        pytest.param("e" + "\u0301" * 50, "e" + "\u0301" * 4, id="a stack of marks"),
        pytest.param("🚀 👩‍💻", "🚀 👩‍💻", id="emoji"),
    ],
)
def test_what_members_wrote_does_nothing_where_it_is_shown(written: str, shown: str) -> None:
    assert goals.line(WORDS, Progress(replace(SIMPLE, words=written))) == f"○ {shown}"


def test_the_longest_goals_fit_one_page_of_the_list() -> None:
    ten = [Progress(LONGEST, 99_999, waits=True)] * GOALS_LIMIT
    week = MemberWeek(PersonId(LARGEST), GroupId(LARGEST), WEEK, ends_at=NOW, shown=True, asks=True)
    for number in range(-(-GOALS_LIMIT // PAGE_SIZE)):
        shown = page(ten, number)
        assert fits(goals_list.own_list(WORDS, shown, week, "*" * REVIEW_LIMIT, PersonId(LARGEST)))


def test_the_longest_goal_fits_every_card() -> None:
    longest = Progress(LONGEST, 99_999)
    here, entry = ChannelId(LARGEST), EntryId(LARGEST)
    assert fits(goals.kept(WORDS, longest, here, unread=True))
    assert fits(goals.logged(WORDS, longest, entry, here))
    assert fits(goals.preview(WORDS, longest, here, is_left_out=True))
    assert fits(goals.to_choose(WORDS, [longest] * GOALS_LIMIT, "goal-open"))
    assert fits(goals_list.adjusting(WORDS, longest))
    assert fits(goals_list.sure_to_drop(WORDS, longest))


WANTED = [
    pytest.param(Wanted("Rest"), id="words alone"),
    pytest.param(Wanted("Send", 5, "applications", "If nine, then I"), id="counted, with a plan"),
    pytest.param(Wanted("Send", 999, rhythm=Rhythm.ONCE), id="a number alone, once"),
    pytest.param(Wanted("Send", 3, "u" * UNIT_LIMIT), id="the longest unit"),
    pytest.param(Wanted("Write", rhythm=Rhythm.ONCE, due=date(2027, 2, 28)), id="with a date"),
]


@pytest.mark.parametrize("wanted", WANTED)
def test_a_form_that_is_sent_as_it_was_opened_says_what_it_was_opened_with(wanted: Wanted) -> None:
    form = goals_forms.goal_form(WORDS, wanted)
    press = read_custom_id(form.custom_id)
    assert press is not None
    filled = {
        WHAT_FIELD: wanted.what,
        AMOUNT_FIELD: f"{wanted.number} {wanted.unit}".strip() if wanted.number else "",
        PLAN_FIELD: wanted.plan,
        RHYTHM_FIELD: str(wanted.rhythm),
    }
    assert goals_forms.read_goal(replace(press, form=filled)) == wanted


@pytest.mark.parametrize(
    ("typed", "number", "unit"),
    [
        pytest.param("", None, "", id="nothing"),
        pytest.param("5", 5, "", id="a number"),
        pytest.param(" 5  applications ", 5, "applications", id="a number and what it counts"),
        pytest.param("12 small steps", 12, "small steps", id="several words"),
        pytest.param("٥", 5, "", id="digits of another script"),
    ],
)
def test_how_many_is_read(typed: str, number: int | None, unit: str) -> None:
    read = goals_forms.read_goal(written(amount=typed))
    assert (read.number, read.unit, read.unread) == (number, unit, False)


@pytest.mark.parametrize("typed", ["five", "applications", "0", "1000", "5x", "-3", "1.5 hours", "²", "1,000"])
def test_a_number_that_cannot_be_read_costs_nobody_their_words(typed: str) -> None:
    read = goals_forms.read_goal(written(amount=typed))
    assert (read.what, read.number, read.unit, read.unread) == ("Send", None, "", True)


@pytest.mark.parametrize("due", [4_000_000, LARGEST])
def test_a_date_that_no_form_of_ours_carries_is_answered_kindly(due: int) -> None:
    with pytest.raises(Refusal) as refused:
        goals_forms.read_goal(written(due=due))
    assert refused.value.reason is Reason.STALE_BUTTON


def written(amount: str = "", due: int = 0) -> Press:
    """Return the goal form as it is sent."""
    press = read_custom_id(goals_forms.goal_form(WORDS).custom_id)
    assert press is not None
    form = {WHAT_FIELD: "Send", AMOUNT_FIELD: amount, PLAN_FIELD: "", RHYTHM_FIELD: "weekly"}
    return replace(press, ids={"due": due}, form=form)


def test_a_smaller_goal_is_half_of_it() -> None:
    (number, words) = goals_forms.smaller_form(WORDS, replace(SIMPLE, target=5)).children
    assert number.component.default == "2"  # type: ignore[attr-defined]
    assert words.component.default == "Rest"  # type: ignore[attr-defined]
    assert len(goals_forms.smaller_form(WORDS, SIMPLE).children) == 1


def test_each_day_of_the_week_has_its_name() -> None:
    days = [WEEK.end - timedelta(days=ago + 1) for ago in range(7)]
    named = [goals_list.day_label(WORDS, day, ago) for ago, day in enumerate(days)]
    assert named[:3] == ["Today", "Yesterday", "Friday (2026-11-20)"]
    assert len(set(named)) == len(named)


def test_buttons_that_are_out_there_keep_their_meaning() -> None:
    """Their custom ids carry places in these lists: new ones go to the end."""
    assert [goals_list.way_at(place) for place in range(6)] == [
        None,
        Adjustment.SMALLER,
        Adjustment.NEXT_WEEK,
        Adjustment.PAUSE,
        Adjustment.RESUME,
        Adjustment.DROP,
    ]
    assert [goals_list.way_at(goals_list.place_of(how)) for how in (None, *Adjustment)] == [None, *Adjustment]
    with pytest.raises(Refusal):
        goals_list.way_at(len(Adjustment) + 1)
