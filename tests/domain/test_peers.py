"""Encouragement between members: who takes it, how much room there is, and what a stop keeps back."""

from datetime import timedelta

import pytest

from bot.domain import peers
from bot.domain.ids import GroupId, PersonId, StopId
from bot.domain.peers import A_DAY, DRAFT_KEPT, Encouragement, Stop
from bot.domain.people import CONSENT, EncouragedBy, Member, Person, Standing
from bot.domain.refusals import Reason, Refusal
from tests.builders import ANA, BEN, CHI, GROUP, NOW, OTHER_GROUP, an_encouragement

SOMEBODY = Person(BEN, CONSENT, agreed_at=NOW, seen_at=NOW)


def member(of: GroupId = GROUP, by: EncouragedBy = EncouragedBy.GROUP) -> Standing:
    return Standing(SOMEBODY, members={of: Member(BEN, of, NOW, by)})


@pytest.mark.parametrize(
    ("standing", "takes"),
    [
        pytest.param(member(), True, id="a member"),
        pytest.param(member(by=EncouragedBy.NOBODY), False, id="by nobody"),
        pytest.param(member(of=OTHER_GROUP), False, id="of another group"),
        pytest.param(Standing(), False, id="never joined"),
        pytest.param(Standing(withdrawn_at=NOW), False, id="withdrew"),
    ],
)
def test_only_members_who_take_it_are_encouraged_and_the_rest_is_one_answer(standing: Standing, takes: bool) -> None:
    assert peers.takes(standing, GROUP) is takes
    if not takes:
        with pytest.raises(Refusal) as refused:
            peers.check_takes(standing, GROUP)
        assert refused.value.reason is Reason.TAKES_NONE


def test_nobody_encourages_themselves() -> None:
    peers.check_pair(ANA, BEN)
    with pytest.raises(Refusal, match=Reason.ENCOURAGES_ONESELF):
        peers.check_pair(ANA, ANA)


@pytest.mark.parametrize("reader", [pytest.param(BEN, id="reached"), pytest.param(None, id="kept back")])
def test_a_pair_has_one_a_day_whether_or_not_it_was_kept_back(reader: PersonId | None) -> None:
    today = [an_encouragement(reader=reader)]
    peers.check_room(CHI, today)
    with pytest.raises(Refusal, match=Reason.ENCOURAGED_TODAY):
        peers.check_room(BEN, today)


def test_ten_go_out_in_a_day() -> None:
    today = [an_encouragement(id=number, whom=PersonId(number)) for number in range(A_DAY)]
    peers.check_room(BEN, today[1:])
    with pytest.raises(Refusal, match=Reason.ENCOURAGED_MANY):
        peers.check_room(BEN, today)


@pytest.mark.parametrize(
    "stops",
    [
        pytest.param([Stop(StopId(1), ANA, BEN, NOW)], id="the sender said stop"),
        pytest.param([Stop(StopId(1), BEN, ANA, NOW)], id="the reader did"),
        pytest.param([Stop(StopId(1), ANA, CHI, NOW), Stop(StopId(2), BEN, ANA, NOW)], id="among others"),
    ],
)
def test_a_stop_works_in_both_directions(stops: list[Stop]) -> None:
    assert peers.is_kept_back(ANA, BEN, stops)
    assert peers.is_kept_back(BEN, ANA, stops)
    assert not peers.is_kept_back(BEN, CHI, stops)


def test_what_was_kept_back_has_no_reader() -> None:
    draft = an_encouragement(sent=False)
    assert peers.send(draft, NOW, is_kept_back=False).reader == BEN
    assert peers.send(draft, NOW, is_kept_back=True).reader is None


@pytest.mark.parametrize(
    "known",
    [
        pytest.param(None, id="none"),
        pytest.param(an_encouragement(sent=False, sender=CHI), id="somebody else's"),
        pytest.param(an_encouragement(sent=False, at=NOW - DRAFT_KEPT - timedelta(seconds=1)), id="its day is over"),
    ],
)
def test_only_ones_own_draft_of_today_can_be_sent(known: Encouragement | None) -> None:
    with pytest.raises(Refusal, match=Reason.NO_SUCH_ENCOURAGEMENT):
        peers.check_draft(known, ANA, NOW)


def test_what_was_sent_is_found_however_old_so_that_pressing_twice_is_once() -> None:
    known = an_encouragement(at=NOW - timedelta(days=9))
    assert peers.check_draft(known, ANA, NOW) == known


def test_a_draft_is_a_line_or_words_in_one_line() -> None:
    assert peers.draft(an_encouragement(line="tea", words="forged")).words == ""
    assert peers.draft(an_encouragement(line=None, words=" You \n did it ")).words == "You did it"
    with pytest.raises(Refusal, match=Reason.OFFERED_HAS_LINK):
        peers.draft(an_encouragement(line=None, words="see www.example.org"))


def test_the_line_that_a_pair_had_last_is_not_offered_unless_it_is_the_only_one() -> None:
    assert peers.lines_for(["a", "b", "c"], "b") == ["a", "c"]
    assert peers.lines_for(["a"], "a") == ["a"]
    assert peers.lines_for(["a", "b"], None) == ["a", "b"]
