"""What is shown of a "no", where, when, and by whom it can be answered."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.deliveries import (
    REVIVE_WITHIN,
    Delivery,
    Outcome,
    Posted,
    State,
    TryLater,
    Undeliverable,
    begin,
    is_due,
    leave,
    may_revive,
    settle,
)
from bot.domain.groups import Feature, Problem, Purpose, switch
from bot.domain.ids import NO_GROUP, GroupId, SharedId
from bot.domain.refusals import Reason, Refusal
from bot.domain.rejections import Stage
from bot.domain.schedule import Skip
from bot.domain.shares import (
    HOLD,
    WORDS_LIMIT,
    Told,
    channel,
    check_support,
    draft,
    is_given_up,
    is_held,
    is_offered,
    owe,
    owe_after_all,
    owe_now,
    purpose,
)
from tests.builders import (
    ANA,
    BEN,
    CHANNEL,
    GROUP,
    MESSAGE,
    NOW,
    OTHER_CHANNEL,
    OTHER_GROUP,
    a_group,
    a_rejection,
    a_share,
    a_share_delivery,
)

ID = SharedId(7)
STUCK = Undeliverable(Problem.CHANNEL_GONE)


def test_nothing_of_what_was_kept_is_in_what_is_shared() -> None:
    made = draft(ID, a_rejection(words="private", company="Ames"), Told("for you all", named=True), GROUP, NOW)
    assert made == a_share(id=ID, words="for you all", named=True)
    assert "private" not in repr(made)
    assert "Ames" not in repr(made)


@pytest.mark.parametrize(
    ("stage", "says", "expected"),
    [
        pytest.param(Stage.INTERVIEW, True, Stage.INTERVIEW, id="said"),
        pytest.param(Stage.INTERVIEW, False, None, id="not said"),
        pytest.param(Stage.OTHER, True, None, id="nothing in particular"),
    ],
)
def test_where_it_ended_is_said_if_its_author_wants_that(stage: Stage, says: bool, expected: Stage | None) -> None:
    assert draft(ID, a_rejection(stage=stage), Told(says_stage=says), GROUP, NOW).stage is expected


def test_blank_words_count_as_none() -> None:
    assert draft(ID, a_rejection(), Told("\u200b \n"), GROUP, NOW).words == ""


@pytest.mark.parametrize(
    ("kept_in", "here", "reason"),
    [
        pytest.param(GROUP, GROUP, None, id="its own group"),
        pytest.param(NO_GROUP, GROUP, None, id="kept in a direct message"),
        pytest.param(GROUP, OTHER_GROUP, Reason.OTHER_GROUP, id="another group"),
        pytest.param(GROUP, None, Reason.ONLY_IN_A_GROUP, id="a direct message"),
    ],
)
def test_it_is_shared_where_it_was_kept(kept_in: GroupId, here: GroupId | None, reason: Reason | None) -> None:
    if reason is None:
        assert draft(ID, a_rejection(group=kept_in), Told(), here, NOW).group == here
        return
    with pytest.raises(Refusal) as refusal:
        draft(ID, a_rejection(group=kept_in), Told(), here, NOW)
    assert refusal.value.reason is reason


def test_words_have_a_limit() -> None:
    assert len(draft(ID, a_rejection(), Told("x" * WORDS_LIMIT), GROUP, NOW).words) == WORDS_LIMIT
    with pytest.raises(Refusal) as refusal:
        draft(ID, a_rejection(), Told("x" * (WORDS_LIMIT + 1)), GROUP, NOW)
    assert refusal.value.data == {"length": WORDS_LIMIT + 1, "limit": WORDS_LIMIT}


def test_it_goes_to_the_goals_channel_else_to_the_wins_channel() -> None:
    wins, both, none = a_group(), replace(a_group(), goals_channel=OTHER_CHANNEL), a_group(wins_channel=None)
    assert (purpose(wins), channel(wins)) == (Purpose.WINS, CHANNEL)
    assert (purpose(both), channel(both)) == (Purpose.GOALS, OTHER_CHANNEL)
    assert (purpose(none), channel(none)) == (Purpose.GOALS, None)


def test_it_is_offered_unless_the_host_switched_it_off_or_there_is_no_place() -> None:
    assert is_offered(a_group())
    assert not is_offered(a_group(wins_channel=None))
    assert not is_offered(switch(a_group(), frozenset(Feature) - {Feature.SHARED_REJECTIONS}))


def test_what_is_held_waits_a_day_and_can_go_at_once() -> None:
    held = owe(a_share(), a_group(), NOW, alerts=False, later=True)
    assert held.next_try == NOW + HOLD
    assert is_held(held, NOW)
    assert not is_held(held, NOW + HOLD)
    moved = replace(a_group(), goals_channel=OTHER_CHANNEL)
    at_once = owe_now(held, moved, NOW + timedelta(hours=1), alerts=True)
    assert (at_once.next_try, at_once.channel, at_once.alerts) == (NOW + timedelta(hours=1), OTHER_CHANNEL, True)
    assert is_due(at_once, NOW + timedelta(hours=1))


def test_what_is_under_way_or_stands_there_stays_as_it_is() -> None:
    under_way = begin(owe(a_share(), a_group(), NOW, alerts=False, later=False), NOW)
    posted = a_share_delivery(a_share())
    for delivery in (under_way, posted):
        assert not is_held(delivery, NOW - HOLD)
        assert owe_now(delivery, a_group(), NOW + HOLD, alerts=True) == delivery


def test_what_could_not_be_posted_is_owed_again() -> None:
    stuck = replace(a_share_delivery(a_share(), state=State.UNDELIVERABLE, message=None), stuck_at=NOW)
    again = owe_now(stuck, a_group(), NOW + HOLD, alerts=False)
    assert (again.state, again.stuck_at) == (State.PENDING, None)


def test_what_was_given_up_and_is_shared_again_begins_anew() -> None:
    refused = settle(begin(owe(a_share(), a_group(), NOW, alerts=False, later=False), NOW), STUCK, NOW)
    given_up, later = leave(refused, Skip.LATE), NOW + REVIVE_WITHIN + timedelta(days=1)
    held = owe_after_all(given_up, a_group(), later, alerts=False, later=True)
    assert is_held(held, later)
    assert owe_now(held, a_group(), later, alerts=False).next_try == later
    stuck = settle(begin(held, later + HOLD), STUCK, later + HOLD)
    assert may_revive(stuck, later + HOLD + REVIVE_WITHIN), "its host has a week again"
    assert is_given_up(stuck, later + HOLD + REVIVE_WITHIN + timedelta(seconds=1))


def test_of_what_was_switched_off_and_is_shared_again_an_attempt_is_looked_for() -> None:
    tried = settle(begin(owe(a_share(), a_group(), NOW, alerts=False, later=False), NOW), TryLater(), NOW)
    again = owe_after_all(leave(begin(tried, NOW), Skip.OVER), a_group(), NOW + HOLD, alerts=False, later=False)
    assert (again.first_try, again.stuck_at) == (NOW, None)


def test_others_of_the_group_can_answer_and_nobody_else() -> None:
    check_support(a_share(), BEN, GROUP)
    for by, here, reason in (
        (ANA, GROUP, Reason.OWN_SHARE),
        (BEN, OTHER_GROUP, Reason.NO_SUCH_SHARE),
        (ANA, None, Reason.NO_SUCH_SHARE),
    ):
        with pytest.raises(Refusal) as refusal:
            check_support(a_share(), by, here)
        assert refusal.value.reason is reason


@pytest.mark.parametrize(
    ("outcomes", "given_up"),
    [
        pytest.param([Undeliverable(Problem.CHANNEL_GONE)], True, id="the channel is gone"),
        pytest.param([Undeliverable(Problem.CANNOT_POST)], True, id="a permission is lost"),
        pytest.param([TryLater(), Undeliverable(Problem.CHANNEL_GONE)], True, id="it went with its channel"),
        pytest.param([TryLater(), Undeliverable(Problem.CANNOT_LOOK)], False, id="it may have arrived unseen"),
        pytest.param([TryLater()], False, id="Discord does not answer"),
        pytest.param([Posted(MESSAGE)], False, id="it is there"),
        pytest.param([], False, id="it waits"),
    ],
)
def test_what_could_not_be_posted_for_a_week_is_given_up_unless_it_may_stand_there(
    outcomes: list[Outcome], given_up: bool
) -> None:
    delivery: Delivery = owe(a_share(), a_group(), NOW, alerts=False, later=False)
    for outcome in outcomes:
        delivery = settle(begin(delivery, NOW), outcome, NOW)
    assert not is_given_up(delivery, NOW + REVIVE_WITHIN), "its host may mend it yet"
    assert is_given_up(delivery, NOW + REVIVE_WITHIN + timedelta(seconds=1)) is given_up
