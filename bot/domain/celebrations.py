"""Being glad with each other: whom a card names, and who may celebrate what.

People are counted, once each, and never compared (PRODUCT.md, promise 1; articles 000 §10 and 004 §11).
"""

from dataclasses import dataclass

from bot.domain.ids import ChannelId, GroupId, MessageId, PersonId
from bot.domain.refusals import Reason, Refusal
from bot.domain.wins import Visibility, Win


@dataclass(frozen=True, slots=True)
class Cheer:
    """A card that celebrates somebody's ordinary message: where that stands, neither its text nor its author.

    Whose message it is rides in the card's buttons.
    """

    message: MessageId
    channel: ChannelId
    group: GroupId
    card: MessageId | None = None


@dataclass(frozen=True, slots=True)
class Applause:
    """Who celebrates something: how many people, and the first few of them."""

    count: int = 0
    first: tuple[PersonId, ...] = ()


def check(win: Win, by: PersonId) -> None:
    """Say whether this person may celebrate this win.

    Raises:
        Refusal: it is their own (others do that), or it was never shared.
    """
    if win.visibility is not Visibility.GROUP:
        raise Refusal(Reason.NO_SUCH_WIN)
    if win.person == by:
        raise Refusal(Reason.OWN_WIN)
