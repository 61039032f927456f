"""Which line comes next, and what may become of a line that somebody offers."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.encouragements import (
    DRAFT_KEPT,
    LINE_LIMIT,
    PENDING_LIMIT,
    Decline,
    OfferedLine,
    OfferedState,
    Stage,
    Theme,
    Wish,
    approve,
    check_on_shelf,
    check_waiting,
    check_words,
    choose,
    decline,
    draft,
    hand_in,
    take_out,
)
from bot.domain.refusals import Reason, Refusal
from tests.builders import ANA, BEN, NOW, a_line

SHELF = ["a", "b", "c", "7"]

lines = st.lists(st.text("abcdef", min_size=1, max_size=2), unique=True)


@given(lines.filter(bool), st.integers(), st.data())
def test_nothing_comes_twice_before_everything_came_once(shelf: list[str], seed: int, data: st.DataObject) -> None:
    first = data.draw(st.sets(st.sampled_from(shelf)))
    shown: list[str] = []
    for turn in range(len(shelf)):
        choice = choose(shelf, first, shown, seed + turn)
        assert not choice.is_anew
        shown.append(choice.line)
    assert sorted(shown) == sorted(shelf)
    assert set(shown[: len(first)]) == first, "those that were asked for most come first"
    again = choose(shelf, first, shown, seed)
    assert again.is_anew
    assert again.line != shown[-1] or len(shelf) == 1


def test_the_same_question_has_the_same_answer() -> None:
    assert choose(SHELF, (), (), 5) == choose(SHELF, (), (), 5)


def test_different_moments_bring_different_lines() -> None:
    assert {choose(SHELF, (), (), seed).line for seed in range(100)} == set(SHELF)


def test_what_was_shown_from_another_shelf_does_not_matter() -> None:
    assert choose(["a"], (), ["x", "y"], 1).line == "a"
    assert not choose(["a"], (), ["x", "y"], 1).is_anew


@pytest.mark.parametrize(
    ("wish", "stage", "themes", "taken"),
    [
        pytest.param(Wish(), Stage.ANY, {Theme.REST}, True, id="anything"),
        pytest.param(Wish(), Stage.LAID_OFF, {Theme.REST}, False, id="a stage that nobody named"),
        pytest.param(Wish(None, Stage.LAID_OFF), Stage.LAID_OFF, {Theme.REST}, True, id="the stage that was named"),
        pytest.param(Wish(None, Stage.LAID_OFF), Stage.ANY, {Theme.REST}, True, id="for everybody, at any stage"),
        pytest.param(Wish(None, Stage.LAID_OFF), Stage.SILENCE, {Theme.REST}, False, id="another stage"),
        pytest.param(Wish(Theme.REST), Stage.ANY, {Theme.REST, Theme.FEELINGS}, True, id="one of its themes"),
        pytest.param(Wish(Theme.REST), Stage.ANY, {Theme.FEELINGS}, False, id="another theme"),
        pytest.param(Wish(Theme.REST), Stage.ANY, set(), False, id="no theme"),
        pytest.param(Wish(), Stage.ANY, set(), True, id="no theme, and none asked for"),
    ],
)
def test_a_wish_takes_its_theme_and_its_stage(wish: Wish, stage: Stage, themes: set[Theme], taken: bool) -> None:
    assert wish.takes(stage, themes) is taken


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        pytest.param("You are not alone.", "You are not alone.", id="as written"),
        pytest.param("  one \n two\t three ", "one two three", id="in one line"),
        pytest.param("x" * LINE_LIMIT, "x" * LINE_LIMIT, id="as long as it may be"),
        pytest.param("אתם לא לבד 💛", "אתם לא לבד 💛", id="another script"),
        pytest.param("A no hurts.Rest helps.", "A no hurts.Rest helps.", id="a missing space is no address"),
        pytest.param("Any time (e.g. now): 24/7", "Any time (e.g. now): 24/7", id="points and strokes"),
        pytest.param("**bold** <3 @", "**bold** <3 @", id="marks alone"),
    ],
)
def test_a_line_is_kept_as_written(words: str, kept: str) -> None:
    assert check_words(words) == kept


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        pytest.param("", Reason.OFFERED_EMPTY, id="nothing"),
        pytest.param(" \n\u200b", Reason.OFFERED_EMPTY, id="nothing to see"),
        pytest.param("x" * (LINE_LIMIT + 1), Reason.OFFERED_TOO_LONG, id="too long"),
        pytest.param("Read https://example.invalid", Reason.OFFERED_HAS_LINK, id="a link"),
        pytest.param("Read HTTP://EXAMPLE.INVALID", Reason.OFFERED_HAS_LINK, id="a loud link"),
        pytest.param("[here](https://example.invalid)", Reason.OFFERED_HAS_LINK, id="a hidden link"),
        pytest.param("www.example.invalid", Reason.OFFERED_HAS_LINK, id="a site"),
        pytest.param("see example.com", Reason.OFFERED_HAS_LINK, id="a bare address"),
        pytest.param("see example.de/jobs", Reason.OFFERED_HAS_LINK, id="an address with a path"),
        pytest.param("discord.gg/abc", Reason.OFFERED_HAS_LINK, id="an invitation"),
        pytest.param("steam://run", Reason.OFFERED_HAS_LINK, id="another sort of link"),
        pytest.param("Ask <@123>", Reason.OFFERED_HAS_MENTION, id="a person"),
        pytest.param("Ask <@!123>", Reason.OFFERED_HAS_MENTION, id="a person, the old way"),
        pytest.param("Ask <@&123>", Reason.OFFERED_HAS_MENTION, id="a role"),
        pytest.param("Go to <#123>", Reason.OFFERED_HAS_MENTION, id="a channel"),
        pytest.param("@everyone rest", Reason.OFFERED_HAS_MENTION, id="everyone"),
        pytest.param("ask @ben", Reason.OFFERED_HAS_MENTION, id="a name"),
        pytest.param("me@example.invalid", Reason.OFFERED_HAS_MENTION, id="an address to write to"),
    ],
)
def test_some_lines_will_not_do(words: str, reason: Reason) -> None:
    with pytest.raises(Refusal) as refusal:
        check_words(words)
    assert refusal.value.reason is reason
    with pytest.raises(Refusal):
        draft(a_line(words=words, state=OfferedState.DRAFT), pending=0)
    with pytest.raises(Refusal):
        approve(a_line(), words, NOW)


def test_a_line_goes_from_its_author_to_the_moderators_to_the_shelf() -> None:
    typed = draft(a_line(state=OfferedState.DRAFT), pending=PENDING_LIMIT - 1)
    waiting = hand_in(typed, ANA, pending=PENDING_LIMIT - 1, now=NOW)
    later = NOW + timedelta(days=2)
    assert waiting == a_line(state=OfferedState.PENDING)
    check_waiting(waiting)
    approved = replace(waiting, state=OfferedState.APPROVED, decided_at=later)
    assert approve(waiting, waiting.words, later) == approved
    assert approve(waiting, "Other words.", later) == replace(approved, words="Other words.", is_edited=True)
    assert decline(waiting, Decline.HURTS, later) == replace(
        waiting, state=OfferedState.DECLINED, reason=Decline.HURTS, decided_at=later
    )


def test_a_line_may_be_taken_out_of_the_library_again() -> None:
    shelved = a_line(state=OfferedState.APPROVED)
    later = NOW + timedelta(days=30)
    check_on_shelf(shelved)
    assert take_out(shelved, later) == replace(
        shelved, state=OfferedState.DECLINED, reason=Decline.TAKEN_OUT, decided_at=later
    )


@pytest.mark.parametrize(
    ("offered", "reason"),
    [
        pytest.param(a_line(state=OfferedState.DRAFT), Reason.NO_SUCH_OFFERED, id="never offered"),
        pytest.param(a_line(state=OfferedState.PENDING), Reason.NO_SUCH_OFFERED, id="not in it yet"),
        pytest.param(a_line(state=OfferedState.DECLINED), Reason.ALREADY_DECIDED, id="no longer in it"),
    ],
)
def test_only_a_line_that_is_in_the_library_is_taken_out(offered: OfferedLine, reason: Reason) -> None:
    with pytest.raises(Refusal) as refusal:
        take_out(offered, NOW)
    assert refusal.value.reason is reason


def test_handing_in_twice_is_once_even_when_no_more_may_wait() -> None:
    assert hand_in(a_line(), ANA, pending=PENDING_LIMIT, now=NOW + 2 * DRAFT_KEPT) == a_line()


def test_nobody_hands_in_somebody_elses_line() -> None:
    with pytest.raises(Refusal) as refusal:
        hand_in(a_line(state=OfferedState.DRAFT), BEN, pending=0, now=NOW)
    assert refusal.value.reason is Reason.NO_SUCH_OFFERED


def test_a_draft_can_be_handed_in_for_a_day_and_no_longer() -> None:
    typed = a_line(state=OfferedState.DRAFT)
    assert hand_in(typed, ANA, pending=0, now=NOW + DRAFT_KEPT) == a_line()
    with pytest.raises(Refusal) as refusal:
        hand_in(typed, ANA, pending=0, now=NOW + DRAFT_KEPT + timedelta(milliseconds=1))
    assert refusal.value.reason is Reason.NO_SUCH_OFFERED


def test_no_more_lines_wait_than_volunteers_can_read() -> None:
    typed = a_line(state=OfferedState.DRAFT)
    attempts: list[Callable[[], object]] = [
        lambda: draft(typed, PENDING_LIMIT),
        lambda: hand_in(typed, ANA, PENDING_LIMIT, NOW),
    ]
    for attempt in attempts:
        with pytest.raises(Refusal) as refusal:
            attempt()
        assert refusal.value.reason is Reason.TOO_MANY_OFFERED
        assert refusal.value.data == {"limit": PENDING_LIMIT}


@pytest.mark.parametrize(
    ("offered", "reason"),
    [
        pytest.param(a_line(state=OfferedState.DRAFT), Reason.NO_SUCH_OFFERED, id="never offered"),
        pytest.param(a_line(state=OfferedState.APPROVED), Reason.ALREADY_DECIDED, id="approved"),
        pytest.param(a_line(state=OfferedState.DECLINED), Reason.ALREADY_DECIDED, id="declined"),
    ],
)
def test_only_a_waiting_line_is_decided_about(offered: OfferedLine, reason: Reason) -> None:
    attempts: list[Callable[[], object]] = [
        lambda: check_waiting(offered),
        lambda: approve(offered, offered.words, NOW),
        lambda: decline(offered, Decline.OTHER, NOW),
    ]
    for attempt in attempts:
        with pytest.raises(Refusal) as refusal:
            attempt()
        assert refusal.value.reason is reason
