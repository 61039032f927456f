"""What a host sets, what a line of people to talk to needs, and when a group's data goes."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.domain.groups import (
    ERASE_AFTER,
    Feature,
    Group,
    Purpose,
    Round,
    Weekly,
    choose_channel,
    choose_moment,
    describe_line,
    is_due_for_erasure,
    may_mend_posting,
    switch,
)
from bot.domain.ids import ChannelId, GroupId, LineId, PersonId
from bot.domain.refusals import Reason, Refusal
from tests.builders import NOW, a_group

MOMENT = timedelta(milliseconds=1)


@pytest.mark.parametrize(
    ("left_at", "due"),
    [
        pytest.param(None, False, id="the bot is still there"),
        pytest.param(NOW, False, id="it has only just left"),
        pytest.param(NOW - ERASE_AFTER + MOMENT, False, id="a moment before the time is up"),
        pytest.param(NOW - ERASE_AFTER, True, id="at the very moment"),
        pytest.param(NOW - 2 * ERASE_AFTER, True, id="long after, because nobody ran it in time"),
        pytest.param(NOW + timedelta(days=1), False, id="the clock was set back"),
    ],
)
def test_a_group_is_erased_thirty_days_after_the_bot_left(left_at: datetime | None, due: bool) -> None:
    assert is_due_for_erasure(a_group(left_at=left_at), NOW) is due


@pytest.mark.parametrize("which", Round)
def test_a_moment_is_chosen_for_one_thing_alone(which: Round) -> None:
    before, moment = a_group(), Weekly(6, 23)
    after = choose_moment(before, which, moment)
    assert [after.moment(each) for each in Round if each is not which] == [
        before.moment(each) for each in Round if each is not which
    ]
    assert after.moment(which) == moment


@pytest.mark.parametrize("purpose", Purpose)
def test_a_channel_is_chosen_for_one_thing_alone(purpose: Purpose) -> None:
    after = choose_channel(Group(GroupId(1)), purpose, ChannelId(9))
    assert {each for each in Purpose if after.channel(each) is not None} == {purpose}
    assert choose_channel(after, purpose, None) == Group(GroupId(1))


def test_menus_that_are_out_there_keep_their_meaning() -> None:
    """Their custom ids carry places in these lists: new ones go to the end."""
    assert list(Purpose)[:4] == [Purpose.WINS, Purpose.GOALS, Purpose.PROMPT, Purpose.MODERATORS]
    assert list(Round)[:3] == [Round.GOALS, Round.WINS, Round.PROMPT]


@pytest.mark.parametrize("on", [frozenset(), frozenset({Feature.ALERTS, Feature.WINS}), frozenset(Feature)])
def test_what_is_switched_on_is_on_and_nothing_else(on: frozenset[Feature]) -> None:
    group = switch(a_group(), on)
    assert {feature for feature in Feature if group.has(feature)} == on


BEFORE = a_group(wins_channel=ChannelId(9), host=PersonId(1))


@pytest.mark.parametrize(
    ("after", "mends"),
    [
        pytest.param(replace(BEFORE, wins_channel=ChannelId(10)), True, id="another channel"),
        pytest.param(replace(BEFORE, wins_channel=None), True, id="no channel"),
        pytest.param(replace(BEFORE, moderator_channel=ChannelId(9)), True, id="a channel for something else"),
        pytest.param(replace(BEFORE, host=PersonId(2)), False, id="the same once more, by another host"),
        pytest.param(replace(BEFORE, goals=Weekly(1, 1)), False, id="something else"),
    ],
)
def test_only_what_may_have_mended_something_lets_posts_be_tried_again(after: Group, mends: bool) -> None:
    assert may_mend_posting(BEFORE, after) is mends


@pytest.mark.parametrize(
    ("name", "way"),
    [
        pytest.param(" ", "12 34", id="no name"),
        pytest.param("Campus line", "\n", id="no way"),
        pytest.param("***", "12 34", id="a name of signs"),
        pytest.param("Campus line", "☎️", id="a way that is only a picture"),
    ],
)
def test_people_to_talk_to_need_a_name_and_a_way(name: str, way: str) -> None:
    with pytest.raises(Refusal) as refusal:
        describe_line(LineId(1), GroupId(2), name, way, "")
    assert refusal.value.reason is Reason.LINE_INCOMPLETE


def test_each_part_of_a_line_is_one_line_in_any_script() -> None:
    line = describe_line(LineId(1), GroupId(2), " いのちの\n電話 ", "0120\t783 556", "")
    assert (line.name, line.way, line.hours) == ("いのちの 電話", "0120 783 556", "")
