"""When a group's data goes."""

from datetime import datetime, timedelta

import pytest

from bot.domain.groups import ERASE_AFTER, is_due_for_erasure
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
