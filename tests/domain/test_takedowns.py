"""How often, and at which distances, it is tried to take a card down."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.deliveries import BACKOFF
from bot.domain.ids import DeliveryId
from bot.domain.takedowns import GIVE_UP_AFTER, Takedown, put_off
from tests.builders import CHANNEL, GROUP, MESSAGE, NOW, WIN

CARD = Takedown(DeliveryId(WIN), MESSAGE, CHANNEL, GROUP, next_try=NOW)


@pytest.mark.parametrize(("attempts", "wait"), [*enumerate(BACKOFF), (6, 3600), (GIVE_UP_AFTER - 2, 3600)])
def test_the_distances_grow_up_to_an_hour(attempts: int, wait: int) -> None:
    again = put_off(replace(CARD, attempts=attempts), NOW)
    assert again == replace(CARD, attempts=attempts + 1, next_try=NOW + timedelta(seconds=wait))


def test_in_the_end_a_card_is_left_alone() -> None:
    assert put_off(replace(CARD, attempts=GIVE_UP_AFTER - 1), NOW) is None
