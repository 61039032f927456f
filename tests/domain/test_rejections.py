"""A "no" and its arc: each event from each state, rests that end at the right hour, and no order that breaks it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain import rejections as rules
from bot.domain.people import Preferences, QuietHours
from bot.domain.refusals import Reason, Refusal
from bot.domain.rejections import (
    AGAIN,
    NAME_LIMIT,
    STRATEGY_WITHIN,
    TRANSITIONS,
    WAKES,
    WORDS_LIMIT,
    Arc,
    ArcState,
    Event,
    Rejection,
    Rest,
    Step,
    Then,
    begin,
    go_on,
    is_to_wake,
    keep,
    let_be,
    let_rest,
    may_wake,
    next_hour,
    next_step,
    offers_strategy,
    rests_on_offer,
    still_at,
    wake,
)
from bot.domain.wins import is_blank
from tests.builders import NOW, a_rejection

KOLKATA, LIMA = "Asia/Kolkata", "America/Lima"
UNTIL = NOW + timedelta(days=1)

ARCS = st.builds(
    Arc,
    st.sampled_from(Step),
    st.sampled_from(ArcState),
    st.one_of(st.none(), st.just(UNTIL)),
    st.integers(0, WAKES),
)


@pytest.mark.parametrize("state", ArcState)
@pytest.mark.parametrize("event", Event)
def test_an_event_leads_where_the_table_says_and_is_refused_elsewhere(state: ArcState, event: Event) -> None:
    arc = Arc(Step.REPLY, state)
    expected = TRANSITIONS.get((state, event))
    if expected is None:
        with pytest.raises(Refusal) as refused:
            go_on(arc, event)
        assert refused.value.reason is Reason.ARC_OVER
    else:
        assert go_on(arc, event, UNTIL).state is expected


def test_nothing_leads_on_from_an_arc_that_is_over_and_only_one_thing_from_a_closed_one() -> None:
    assert not [event for state, event in TRANSITIONS if state is ArcState.OVER]
    assert {event for state, event in TRANSITIONS if state is ArcState.CLOSED} == {Event.REOPEN, Event.CLOSE}


def test_the_steps_come_in_their_order_and_after_the_last_it_is_over() -> None:
    arc, walked = Arc(), []
    while arc.state is not ArcState.OVER:
        walked.append(arc.step)
        arc = go_on(arc, Event.SKIP)
    assert walked == list(Step)
    assert next_step(Step.SMALL_STEP) is None


@pytest.mark.parametrize(
    ("then", "step"),
    [(Then.KEEP, Step.FEEL), (Then.REST, Step.PAUSE), (Then.STEP, Step.REPLY)],
    ids=["just kept", "a rest first", "a first step"],
)
def test_an_arc_begins_as_somebody_would_like_it(then: Then, step: Step) -> None:
    assert begin(then) == Arc(step)


def test_whoever_rested_is_not_asked_to_rest_again() -> None:
    for step in (Step.FEEL, Step.PAUSE):
        assert go_on(Arc(step), Event.LATER, UNTIL) == Arc(Step.REPLY, ArcState.RESTING, UNTIL)
    assert go_on(Arc(Step.REVIEW), Event.LATER, UNTIL) == Arc(Step.REVIEW, ArcState.RESTING, UNTIL)


def test_a_closed_arc_goes_on_where_it_was() -> None:
    closed = go_on(Arc(Step.REVIEW), Event.CLOSE)
    assert not closed.is_open
    assert go_on(closed, Event.REOPEN) == Arc(Step.REVIEW)


def test_an_arc_is_brought_up_three_times_two_days_apart_and_then_no_more() -> None:
    arc, now, moments = go_on(Arc(Step.REPLY), Event.LATER, UNTIL), NOW, []
    while arc.until is not None:
        now = arc.until
        assert is_to_wake(arc, now)
        assert not is_to_wake(arc, now - timedelta(seconds=1))
        arc = wake(arc, now)
        moments.append(now)
    assert moments == [UNTIL, UNTIL + AGAIN, UNTIL + 2 * AGAIN]
    assert arc == Arc(Step.REPLY, ArcState.OPEN, None, WAKES)
    assert not may_wake(arc)


@given(ARCS, st.lists(st.tuples(st.sampled_from(Event), st.booleans()), max_size=30))
def test_in_whatever_order_things_are_done_the_arc_stays_whole(arc: Arc, events: list[tuple[Event, bool]]) -> None:
    steps = list(Step)
    for event, has_end in events:
        before = arc
        try:
            arc = go_on(arc, event, UNTIL if has_end else None)
        except Refusal:
            assert (before.state, event) not in TRANSITIONS
            continue
        assert arc.state is ArcState.OVER or arc.state is TRANSITIONS[before.state, event]
        taken = steps[steps.index(before.step) + 1 : steps.index(arc.step) + 1]
        assert steps.index(arc.step) >= steps.index(before.step), "never back"
        assert len(taken) <= 1 or (event is Event.LATER and taken == [Step.PAUSE, Step.REPLY]), "a rest is the pause"
        if event is not Event.WAKE:
            assert arc.wakes == 0, "whoever does something is brought the next one anew"
        if not arc.is_open or event in (Event.DO, Event.SKIP, Event.REOPEN):
            assert arc.until is None, "nothing is brought up that nobody let rest"


@given(ARCS)
def test_whatever_may_be_brought_up_is_open_has_a_moment_and_is_not_brought_up_for_ever(arc: Arc) -> None:
    for _ in range(WAKES + 1):
        if not may_wake(arc):
            break
        assert arc.is_open
        assert arc.until is not None
        arc = wake(arc, arc.until)
    assert not may_wake(arc)


@pytest.mark.parametrize(
    ("rest", "now", "expected"),
    [
        pytest.param(Rest.TONIGHT, "2026-03-02T09:00", "2026-03-02T19:00", id="tonight"),
        pytest.param(Rest.TONIGHT, "2026-03-02T00:30", "2026-03-02T19:00", id="tonight, in the middle of the night"),
        pytest.param(Rest.TONIGHT, "2026-03-02T18:20", "2026-03-02T19:20", id="tonight, in the evening: in an hour"),
        pytest.param(Rest.TONIGHT, "2026-03-02T20:59", "2026-03-02T21:59", id="tonight, just before quiet hours"),
        pytest.param(Rest.TONIGHT, "2026-03-02T21:00", "2026-03-03T09:00", id="no evening is left: a day"),
        pytest.param(Rest.DAY, "2026-03-02T08:00", "2026-03-03T09:00", id="a day"),
        pytest.param(Rest.DAY, "2026-03-02T23:59", "2026-03-03T09:00", id="a day, late at night"),
        pytest.param(Rest.TWO_DAYS, "2026-03-30T09:00", "2026-04-01T09:00", id="two days, into the next month"),
    ],
)
def test_a_rest_ends_at_the_hour_that_was_chosen_and_tonight_in_the_evening(
    rest: Rest, now: str, expected: str
) -> None:
    chosen = Preferences(nudge_hour=9, quiet=QuietHours(22, 8))
    arc = let_rest(Arc(Step.REPLY), rest, chosen, datetime.fromisoformat(now).replace(tzinfo=UTC))
    assert arc.until == datetime.fromisoformat(expected).replace(tzinfo=UTC)
    assert arc.state is ArcState.RESTING
    assert arc.is_tonight == (now[:10] == expected[:10])


def test_a_rest_without_an_end_is_over_when_its_owner_says_so() -> None:
    assert let_rest(Arc(Step.REPLY), Rest.UNTIL_I_SAY, Preferences(), NOW) == Arc(Step.REPLY, ArcState.RESTING)


@pytest.mark.parametrize(
    ("zone", "now", "expected"),
    [
        pytest.param(KOLKATA, NOW, datetime(2026, 3, 3, 12, 30, tzinfo=UTC), id="half an hour apart"),
        pytest.param(LIMA, NOW, datetime(2026, 3, 3, 23, 0, tzinfo=UTC), id="far in the west"),
        pytest.param(
            "Europe/Berlin",
            datetime(2026, 3, 28, 12, tzinfo=UTC),
            datetime(2026, 3, 29, 16, tzinfo=UTC),
            id="over a change of clocks",
        ),
    ],
)
def test_a_rest_is_by_the_clock_where_somebody_is(zone: str, now: datetime, expected: datetime) -> None:
    assert let_rest(Arc(), Rest.DAY, Preferences(zone=zone), now).until == expected


@pytest.mark.parametrize(
    ("quiet", "hour", "expected"),
    [
        pytest.param(None, 9, True, id="ahead"),
        pytest.param(None, 22, True, id="late, and nobody wants quiet"),
        pytest.param(None, 23, False, id="the day is over in an hour"),
        pytest.param(QuietHours(22, 8), 20, True, id="an hour before quiet hours"),
        pytest.param(QuietHours(22, 8), 21, False, id="quiet hours begin in an hour"),
        pytest.param(QuietHours(17, 8), 9, False, id="the whole evening is quiet"),
    ],
)
def test_tonight_is_offered_while_there_is_one(quiet: QuietHours | None, hour: int, *, expected: bool) -> None:
    offered = rests_on_offer(Preferences(quiet=quiet), NOW.replace(hour=hour))
    assert offered == [Rest.TONIGHT, *list(Rest)[1:]] if expected else list(Rest)[1:]


def test_what_is_left_out_is_brought_up_no_more_and_stays_where_it_is() -> None:
    for arc in (go_on(Arc(Step.REPLY), Event.LATER, UNTIL), wake(go_on(Arc(Step.REPLY), Event.LATER, UNTIL), UNTIL)):
        left = let_be(arc)
        assert not may_wake(left)
        assert (left.step, left.state) == (arc.step, arc.state)


@given(st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1)), st.integers(0, 23))  # noqa: DTZ001 - UTC, below
def test_the_next_hour_is_the_first_that_is_not_before(moment: datetime, hour: int) -> None:
    moment = moment.replace(tzinfo=UTC)
    day, at = next_hour(moment, None, hour)
    assert timedelta() <= at - moment < timedelta(days=1)
    assert (at.date(), at.hour) == (day, hour)


def test_an_arc_rests_until_its_moment_or_for_as_long_as_its_owner_likes() -> None:
    assert Arc(Step.REPLY, ArcState.RESTING, UNTIL).rests(NOW)
    assert not Arc(Step.REPLY, ArcState.RESTING, UNTIL).rests(UNTIL)
    assert Arc(Step.REPLY, ArcState.RESTING).rests(NOW)
    assert not Arc(Step.REPLY, ArcState.OPEN, UNTIL).rests(NOW)


def test_what_was_pressed_on_an_older_card_is_known_by_its_step() -> None:
    assert still_at(Arc(Step.REPLY), Step.REPLY)
    assert not still_at(Arc(Step.REVIEW), Step.REPLY)
    assert not still_at(Arc(Step.REPLY, ArcState.CLOSED), Step.REPLY)


@given(st.text(max_size=50), st.text(max_size=NAME_LIMIT))
def test_words_and_names_are_kept_as_they_are_and_blank_ones_are_none(words: str, company: str) -> None:
    kept = keep(a_rejection(words=words, company=company), ("sad",), ())
    assert (kept.words, kept.company) == tuple("" if is_blank(each) else each for each in (words, company))


@pytest.mark.parametrize("field", ["words", "company", "role"])
def test_what_is_too_long_is_refused_and_the_longest_is_not(field: str) -> None:
    limit = WORDS_LIMIT if field == "words" else NAME_LIMIT

    def holding(length: int) -> Rejection:
        chosen: dict[str, Any] = {field: "x" * length}
        return replace(a_rejection(), **chosen)

    assert keep(holding(limit), ("sad",), ()) == holding(limit)
    with pytest.raises(Refusal) as refused:
        keep(holding(limit + 1), ("sad",), ())
    assert (refused.value.reason, refused.value.data["limit"]) == (Reason.REJECTION_TOO_LONG, limit)


def test_what_is_not_among_the_choices_is_left_out() -> None:
    kept = keep(a_rejection(feelings=("sad", "forged"), outside=("budget", "x")), ("sad", "angry"), ("budget",))
    assert (kept.feelings, kept.outside) == (("sad",), ("budget",))


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        pytest.param([0, 1], False, id="two"),
        pytest.param([0, 1, 30], True, id="three, the first of them a month ago"),
        pytest.param([0, 1, 31], False, id="three, the first of them longer ago"),
        pytest.param([0, 1, 2, 3], True, id="four"),
    ],
)
def test_the_strategy_is_offered_after_three_within_a_month(days: list[int], *, expected: bool) -> None:
    assert timedelta(days=30) == STRATEGY_WITHIN
    assert offers_strategy([NOW - timedelta(days=each) for each in days], NOW) is expected


def test_the_last_waking_is_known_before_it_comes() -> None:
    assert [rules.is_last_waking(Arc(wakes=wakes)) for wakes in range(WAKES)] == [False, False, True]
