"""Check-ins: any part may stay empty, a line does not come twice in a row, and a day without one is not there."""

from datetime import date, timedelta

import pytest

from bot.domain.checkins import (
    LINES,
    NOTE_LIMIT,
    Checkin,
    Day,
    Mood,
    Own,
    Source,
    amend,
    answer,
    check_own,
    keep,
    week,
)
from bot.domain.refusals import Reason, Refusal
from tests.builders import BEN, NOW, a_checkin

FEELINGS = ("sad", "calm")


@pytest.mark.parametrize(
    "checkin",
    [
        pytest.param(a_checkin(mood=Mood.LIGHT), id="a mood"),
        pytest.param(a_checkin(mood=None, feelings=("sad",)), id="a feeling"),
        pytest.param(a_checkin(mood=None, note=" \n x " + "é" * (NOTE_LIMIT - 5)), id="a note, with its blanks"),
    ],
)
def test_one_part_is_enough_and_is_kept_as_it_is(checkin: Checkin) -> None:
    assert keep(checkin, FEELINGS) == checkin


def test_what_is_no_feeling_or_chosen_twice_is_left_out_and_a_blank_note_is_none() -> None:
    told = a_checkin(feelings=("calm", "no-such-feeling", "sad", "calm"), note=" \u2800\n")
    assert keep(told, FEELINGS) == a_checkin(feelings=("calm", "sad"))


@pytest.mark.parametrize(
    ("checkin", "reason"),
    [
        pytest.param(a_checkin(mood=None, feelings=("no-such-feeling",), note=" "), Reason.CHECKIN_EMPTY, id="empty"),
        pytest.param(a_checkin(note="x" * (NOTE_LIMIT + 1)), Reason.CHECKIN_TOO_LONG, id="too long"),
    ],
)
def test_what_cannot_be_kept_is_refused(checkin: Checkin, reason: Reason) -> None:
    with pytest.raises(Refusal) as refused:
        keep(checkin, FEELINGS)
    assert refused.value.reason is reason


@pytest.mark.parametrize("mood", [*Mood, None])
def test_a_moods_lines_take_turns_whatever_other_moods_came_between(mood: Mood | None) -> None:
    earlier: list[Checkin] = []
    said = []
    for number in range(6):
        checkin = answer(a_checkin(id=number, mood=mood), earlier)
        other = answer(a_checkin(id=100 + number, mood=Mood.HEAVY if mood is Mood.LIGHT else Mood.LIGHT), earlier)
        said.append(checkin.said)
        earlier = [other, checkin, *earlier]
    assert said == [0, 1] * (6 // LINES)


def test_saying_more_keeps_when_and_the_line_and_another_mood_has_a_line_of_its_own() -> None:
    known = a_checkin(mood=Mood.HEAVY, said=1)
    later = NOW + timedelta(hours=1)
    more = amend(known, a_checkin(mood=Mood.HEAVY, note="a letter came", at=later), [known])
    assert more == a_checkin(mood=Mood.HEAVY, said=1, note="a letter came")
    assert amend(more, a_checkin(mood=Mood.LIGHT), [more]) == a_checkin(mood=Mood.LIGHT, said=0)


def test_nobody_changes_anothers_or_what_is_not_there() -> None:
    for known in (a_checkin(person=BEN), None):
        with pytest.raises(Refusal) as refused:
            check_own(known, a_checkin().person)
        assert refused.value.reason is Reason.NO_SUCH_CHECKIN
    with pytest.raises(Refusal):
        amend(a_checkin(person=BEN), a_checkin(), [])


def test_a_week_has_the_days_that_there_were_by_ones_own_calendar() -> None:
    late = NOW.replace(hour=23)
    checkins = [
        a_checkin(id=3, at=NOW + timedelta(days=3), mood=Mood.LIGHT),
        a_checkin(id=4, at=NOW + timedelta(days=3, hours=1), mood=None, note="a word"),
        a_checkin(id=2, at=late, mood=Mood.IN_BETWEEN),
        a_checkin(id=1, at=NOW, mood=Mood.HEAVY),
    ]
    third, fifth = date(2026, 3, 3), date(2026, 3, 5)
    heavy, between, light = Mood.HEAVY, Mood.IN_BETWEEN, Mood.LIGHT
    assert week(checkins, None) == (Day(NOW.date(), (heavy, between)), Day(fifth, (light,)))
    assert week(checkins, "Europe/Berlin") == (
        Day(NOW.date(), (heavy,)),
        Day(third, (between,)),
        Day(fifth, (light,)),
    )
    assert week([], None) == ()


@pytest.mark.parametrize("mood", Mood)
def test_two_moods_are_heavy(mood: Mood) -> None:
    assert a_checkin(mood=mood).is_low is (mood <= 2)
    assert not a_checkin(mood=None).is_low


def test_what_is_remembered_of_something_own_says_nothing_of_it() -> None:
    assert Own(Source.WIN, 7, "my secret", NOW, "rested").key == "win-7"


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        pytest.param(Own(Source.WIN, 7, "", NOW, "rested"), False, id="a win says it by its category"),
        pytest.param(Own(Source.ENCOURAGEMENT, 7, "", NOW, who=BEN, line="tea-first"), False, id="a line's key does"),
        pytest.param(Own(Source.REVIEW, 7, " \u2800", NOW), True, id="a review that stayed empty"),
        pytest.param(Own(Source.REVIEW, 7, "I asked", NOW), False, id="words"),
    ],
)
def test_what_stayed_empty_is_nothing_to_look_at(own: Own, *, expected: bool) -> None:
    assert own.says_nothing is expected
