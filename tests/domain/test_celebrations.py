"""Who may celebrate what."""

import pytest

from bot.domain.celebrations import check
from bot.domain.ids import PersonId
from bot.domain.refusals import Reason, Refusal
from bot.domain.wins import Visibility
from tests.builders import ANA, BEN, a_win


def test_anybody_else_may_celebrate_a_shared_win() -> None:
    check(a_win(visibility=Visibility.GROUP), BEN)


@pytest.mark.parametrize(
    ("visibility", "by", "reason"),
    [
        pytest.param(Visibility.GROUP, ANA, Reason.OWN_WIN, id="one's own"),
        pytest.param(Visibility.PRIVATE, BEN, Reason.NO_SUCH_WIN, id="a private one does not exist for others"),
        pytest.param(Visibility.PRIVATE, ANA, Reason.NO_SUCH_WIN, id="one's own private one"),
    ],
)
def test_some_wins_cannot_be_celebrated(visibility: Visibility, by: PersonId, reason: Reason) -> None:
    with pytest.raises(Refusal) as refusal:
        check(a_win(visibility=visibility), by)
    assert refusal.value.reason is reason
