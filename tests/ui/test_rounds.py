"""The round's card fits Discord's limits with the longest goals there are, and tells of nobody who missed any."""

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import discord
import pytest

from bot.content.words import FALLBACK, words_in
from bot.domain.goals import NUMBER_LIMIT, UNIT_LIMIT, WORDS_LIMIT, Goal, GoalState, Progress
from bot.domain.groups import Week
from bot.domain.ids import ChannelId, DeliveryId, GoalId, PersonId
from bot.domain.rounds import MENTIONS, PAGE_SIZE, GoalsPage, MentionsCard, RoundCard, Summary
from bot.domain.schedule import Kind
from bot.ui import rounds
from bot.ui.actions import read_custom_id
from bot.ui.cards import View
from tests.builders import GROUP, NOW

WORDS = words_in(FALLBACK)
WEEK = Week(date(2026, 3, 2), date(2026, 3, 9))
ROUND = DeliveryId(2**63 - 1)
LARGEST_ID = 2**63 - 1

LONGEST = {
    "everything escaped": "*" * WORDS_LIMIT,
    "combining marks": ("a" + "\u0301" * 49) * 3,
    "right to left": "م" * WORDS_LIMIT,
    "right to left, with what is escaped": "א*" * (WORDS_LIMIT // 2),
    "emoji": "👩‍👩‍👧‍👦" * (WORDS_LIMIT // 7),
    "mentions and links": "@everyone <@1234567890123456789> https://x.example/" * 3,
}


def a_progress(words: str = "Send two letters", *, amount: int = 1, unit: str = "", target: int = 5) -> Progress:
    """Return a goal that is under way."""
    goal = Goal(
        id=GoalId(1),
        person=PersonId(LARGEST_ID),
        group=GROUP,
        words=words,
        at=NOW,
        since=WEEK.start,
        touched_at=NOW,
        target=target,
        unit=unit,
        state=GoalState.ACTIVE,
    )
    return Progress(goal, amount)


def a_page(goals: Sequence[Progress], total: int | None = None, zone: str | None = None) -> GoalsPage:
    """Return the first page of goals."""
    total = len(goals) if total is None else total
    return GoalsPage(WEEK, tuple(goals), 0, max(1, -(-total // PAGE_SIZE)), total, zone)


def text_of(view: View) -> str:
    """Return all that can be read on a card."""
    return "\n".join(item.content for item in view.walk_children() if isinstance(item, discord.ui.TextDisplay))


def buttons_of(view: View) -> list[str]:
    """Return the labels of a card's buttons."""
    return [str(item.label) for item in view.walk_children() if isinstance(item, discord.ui.Button)]


def marks_of(view: View) -> list[dict[str, int]]:
    """Return the ids of all that can be pressed on a card."""
    presses = [
        read_custom_id(str(item.custom_id))
        for item in view.walk_children()
        if isinstance(item, discord.ui.Button) and item.custom_id
    ]
    return [press.ids for press in presses if press is not None]


@pytest.mark.parametrize("words", list(LONGEST.values()), ids=list(LONGEST))
@pytest.mark.parametrize("draw", ["card", "pages"])
def test_a_page_of_the_longest_goals_fits_a_message(words: str, draw: str) -> None:
    longest = a_progress(words[:WORDS_LIMIT], amount=NUMBER_LIMIT - 1, unit="*" * UNIT_LIMIT, target=NUMBER_LIMIT)
    page = a_page([longest] * PAGE_SIZE, total=4_000)
    view = rounds.group_card(WORDS, RoundCard(ROUND, page)) if draw == "card" else rounds.all_goals(WORDS, page)
    assert len(text_of(view).encode("utf-16-le")) // 2 <= 4_000
    assert sum(1 for _ in view.walk_children()) <= 40


def test_a_round_shows_goals_with_their_owners_and_how_far_they_have_come() -> None:
    view = rounds.group_card(WORDS, RoundCard(ROUND, a_page([a_progress(unit="letters", amount=2)])))
    assert f"<@{LARGEST_ID}> ◐ Send two letters · ▰▰▱▱▱ 2 of 5 letters" in text_of(view)
    assert buttons_of(view) == ["Log progress", "Set a goal", "Pass this week"]


def test_a_round_of_nothing_is_an_invitation_and_no_empty_list() -> None:
    view = rounds.group_card(WORDS, RoundCard(ROUND, a_page([])))
    assert "one small thing you'd like to do" in text_of(view)
    assert not re.search(r"\bno\b|nobody|empty|none", text_of(view), re.IGNORECASE)
    assert buttons_of(view) == ["Log progress", "Set a goal", "Pass this week"]


def test_more_goals_than_a_page_are_counted_and_a_button_away() -> None:
    goals = [a_progress()] * PAGE_SIZE
    assert "and one more" in text_of(rounds.group_card(WORDS, RoundCard(ROUND, a_page(goals, total=PAGE_SIZE + 1))))
    view = rounds.group_card(WORDS, RoundCard(ROUND, a_page(goals, total=PAGE_SIZE + 12)))
    assert "and 12 more" in text_of(view)
    assert buttons_of(view)[-1] == "All goals"
    turning = rounds.all_goals(WORDS, a_page(goals, total=PAGE_SIZE + 12))
    assert buttons_of(turning) == ["Back", "More"]


@pytest.mark.parametrize("zone", [None, "Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Kathmandu"])
def test_the_week_is_told_by_its_own_days_for_readers_in_its_zone(zone: str | None) -> None:
    view = rounds.group_card(WORDS, RoundCard(ROUND, a_page([], zone=zone)))
    stamps = [int(found) for found in re.findall(r"<t:(\d+):D>", text_of(view))]
    there = ZoneInfo(zone or "UTC")
    days = [datetime.fromtimestamp(stamp, there).date() for stamp in stamps]
    assert days == [WEEK.start, WEEK.end - timedelta(days=1)]


@pytest.mark.parametrize(
    ("summary", "said", "unsaid"),
    [
        pytest.param(Summary(12, 3, 4), ["you took 12 steps", "3 goals are done"], [], id="steps and goals"),
        pytest.param(Summary(1, 1, 1), ["you took one step", "One goal is done"], [], id="one of each"),
        pytest.param(Summary(5, 0, 2), ["you took 5 steps"], ["done", "0"], id="no goal reached is not said"),
        pytest.param(Summary(0, 0, 0), ["Whatever it held for you is enough"], ["0", "step"], id="nothing logged"),
    ],
)
def test_a_round_that_is_over_sums_up_kindly_and_has_no_buttons(
    summary: Summary, said: list[str], unsaid: list[str]
) -> None:
    view = rounds.group_card(WORDS, RoundCard(ROUND, a_page([a_progress("Something of mine")]), summary))
    body = re.sub(r"<t:\d+:D>", "", text_of(view))
    assert "The week is over" in body
    assert all(part in body for part in said)
    assert not any(part in body for part in unsaid)
    assert "Something of mine" not in body
    assert buttons_of(view) == []


@pytest.mark.parametrize("opens", [None, ChannelId(1)], ids=["in the channel", "in a thread"])
def test_as_many_mentions_as_a_message_may_hold_fit_it(opens: ChannelId | None) -> None:
    people = tuple(PersonId(LARGEST_ID - number) for number in range(100))
    view = rounds.mentions(WORDS, MentionsCard(ROUND, Kind.GOALS_ROUND, WEEK, people, opens))
    assert len(people) >= MENTIONS
    assert len(text_of(view)) <= 4_000
    assert all(text_of(view).count(f"<@{who}>") == 1 for who in people)


def test_whatever_is_posted_of_a_round_carries_its_mark() -> None:
    """By these ids alone it is found in its channel after a crash."""
    posts = [
        rounds.group_card(WORDS, RoundCard(ROUND, a_page([]))),
        rounds.group_card(WORDS, RoundCard(ROUND, a_page([a_progress()] * PAGE_SIZE, total=99))),
        rounds.mentions(WORDS, MentionsCard(ROUND, Kind.GOALS_ROUND, WEEK, (PersonId(1),))),
        rounds.mentions(WORDS, MentionsCard(ROUND, Kind.GOALS_ROUND, WEEK, (), ChannelId(1))),
    ]
    assert all({"round": ROUND} in marks_of(view) for view in posts)


def test_a_thread_is_named_after_its_week() -> None:
    assert rounds.thread_name(WORDS, WEEK) == "Goals of the week from 2026-03-02"
