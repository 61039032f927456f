"""The life of an owed post: a table of its steps, and a walk of random ones."""

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.deliveries import (
    BACKOFF,
    LEASE,
    NONCE_TRUST,
    REVIVE_WITHIN,
    Delivery,
    Outcome,
    Posted,
    State,
    TryLater,
    Undeliverable,
    begin,
    is_due,
    may_revive,
    needs_look,
    revive,
    settle,
)
from bot.domain.groups import Problem
from tests.builders import CHANNEL, MESSAGE, NOW, OTHER_CHANNEL, a_delivery

MOMENT = timedelta(milliseconds=1)
OUTCOMES: st.SearchStrategy[Outcome] = st.one_of(
    st.just(Posted(MESSAGE)), st.sampled_from(Problem).map(Undeliverable), st.just(TryLater())
)


@pytest.mark.parametrize(
    ("state", "next_try", "due"),
    [
        pytest.param(State.PENDING, NOW, True, id="owed"),
        pytest.param(State.PENDING, NOW + LEASE, True, id="owed later, but the member asks for it now"),
        pytest.param(State.SENDING, NOW + MOMENT, False, id="an attempt has it to itself"),
        pytest.param(State.SENDING, NOW, True, id="the attempt's time is over"),
        pytest.param(State.SENT, NOW, False, id="posted"),
        pytest.param(State.UNDELIVERABLE, NOW, False, id="waits for the host"),
    ],
)
def test_an_attempt_may_begin_when_a_post_is_owed_and_nobody_has_it(
    state: State, next_try: datetime, due: bool
) -> None:
    assert is_due(a_delivery(state=state, next_try=next_try), NOW) is due


def test_an_attempt_is_written_down_with_its_time_and_has_the_delivery_to_itself() -> None:
    begun = begin(a_delivery(), NOW)
    assert begun == a_delivery(state=State.SENDING, first_try=NOW, attempts=1, next_try=NOW + LEASE)
    assert not is_due(begun, NOW + LEASE - MOMENT)
    assert is_due(begun, NOW + LEASE)


def test_the_first_attempts_time_and_the_nonce_stay_through_every_retry() -> None:
    first = begin(a_delivery(), NOW)
    again = begin(settle(first, TryLater(), NOW), NOW + timedelta(hours=3))
    assert again.first_try == NOW
    assert again.attempts == 2
    assert again.nonce == first.nonce


@given(st.integers(min_value=0, max_value=2**64 - 1), st.integers(min_value=0, max_value=2**64 - 1))
def test_a_nonce_fits_discords_25_characters_and_is_each_deliverys_own(one: int, other: int) -> None:
    nonce = a_delivery(id=one).nonce
    assert len(nonce) <= 25
    assert (nonce == a_delivery(id=other).nonce) is (one == other)


@pytest.mark.parametrize(
    ("first_try", "look"),
    [
        pytest.param(None, False, id="never tried"),
        pytest.param(NOW - NONCE_TRUST, False, id="the nonce still protects"),
        pytest.param(NOW - NONCE_TRUST - MOMENT, True, id="Discord may have forgotten it"),
    ],
)
def test_the_channel_is_searched_once_the_nonce_is_too_old(first_try: datetime | None, look: bool) -> None:
    assert needs_look(a_delivery(first_try=first_try), NOW) is look


SENDING = a_delivery(state=State.SENDING, first_try=NOW, attempts=1, next_try=NOW + LEASE)


@pytest.mark.parametrize(
    ("outcome", "settled"),
    [
        pytest.param(Posted(MESSAGE), replace(SENDING, state=State.SENT, message=MESSAGE), id="posted"),
        pytest.param(
            Undeliverable(Problem.CANNOT_POST),
            replace(SENDING, state=State.UNDELIVERABLE, problem=Problem.CANNOT_POST, stuck_at=NOW),
            id="the host has to mend something",
        ),
        pytest.param(
            TryLater(),
            replace(SENDING, state=State.PENDING, next_try=NOW + timedelta(seconds=BACKOFF[0])),
            id="Discord did not answer",
        ),
    ],
)
def test_an_attempt_settles(outcome: Outcome, settled: Delivery) -> None:
    assert settle(SENDING, outcome, NOW) == settled


@pytest.mark.parametrize(("attempts", "wait"), [*enumerate(BACKOFF, start=1), (7, 3600), (500, 3600)])
def test_each_failed_attempt_waits_longer_up_to_an_hour(attempts: int, wait: int) -> None:
    settled = settle(replace(SENDING, attempts=attempts), TryLater(), NOW)
    assert settled.next_try - NOW == timedelta(seconds=wait)


@given(st.lists(OUTCOMES, min_size=1, max_size=30))
def test_whatever_discord_answers_a_delivery_is_open_or_posted_or_waits_for_the_host(answers: list[Outcome]) -> None:
    delivery, now = a_delivery(), NOW
    waits = []
    for attempts, answer in enumerate(answers, start=1):
        assert is_due(delivery, now)
        delivery = begin(delivery, now)
        assert (delivery.attempts, delivery.first_try) == (attempts, NOW)
        delivery = settle(delivery, answer, now)
        assert (delivery.message is not None) is (delivery.state is State.SENT)
        assert (delivery.problem is not None) is (delivery.state is State.UNDELIVERABLE)
        if delivery.state is not State.PENDING:
            assert not is_due(delivery, now + timedelta(days=365))
            break
        waits.append(delivery.next_try - now)
        now = delivery.next_try
    assert all(earlier <= later for earlier, later in pairwise(waits))


def test_an_undeliverable_post_is_owed_anew_to_the_present_channel() -> None:
    stuck = settle(begin(a_delivery(), NOW), Undeliverable(Problem.CHANNEL_GONE), NOW)
    later = NOW + timedelta(days=9)
    assert revive(stuck, OTHER_CHANNEL, later) == a_delivery(channel=OTHER_CHANNEL, next_try=later, stuck_at=NOW)


def test_however_often_it_is_tried_again_a_post_is_given_up_a_week_after_it_first_could_not_be_made() -> None:
    delivery, now, tries = a_delivery(), NOW, 0
    while tries == 0 or may_revive(delivery, now):
        delivery = settle(begin(revive(delivery, CHANNEL, now), now), Undeliverable(Problem.CANNOT_POST), now)
        now, tries = now + timedelta(hours=1), tries + 1
    assert now - NOW == REVIVE_WITHIN + timedelta(hours=1)


def test_an_attempt_that_may_have_arrived_unseen_is_looked_for_however_often_the_post_is_owed_again() -> None:
    delivery = settle(begin(a_delivery(), NOW), TryLater(), NOW)
    for hours in range(1, 6):
        later = NOW + timedelta(hours=hours)
        assert needs_look(delivery, later)
        delivery = settle(begin(delivery, later), Undeliverable(Problem.CANNOT_LOOK), later)
        delivery = revive(delivery, CHANNEL, later)
        assert delivery.first_try == NOW


def test_a_post_stays_undeliverable_in_no_channel_until_there_is_one() -> None:
    stuck = a_delivery(channel=None, state=State.UNDELIVERABLE, problem=Problem.NO_CHANNEL)
    assert revive(stuck, None, NOW).channel is None
    assert revive(stuck, CHANNEL, NOW).channel == CHANNEL


@pytest.mark.parametrize("state", [State.PENDING, State.SENDING, State.SENT])
def test_a_post_that_is_open_or_sent_is_not_owed_a_second_time(state: State) -> None:
    delivery = a_delivery(state=state, attempts=3, first_try=NOW)
    assert revive(delivery, OTHER_CHANNEL, NOW + LEASE) is delivery
