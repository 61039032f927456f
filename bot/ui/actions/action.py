"""What an action is, the custom id that it writes, and what the numbers and values that come back stand for."""

from collections.abc import Container
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from typing import TypeVar

from bot.domain.refusals import Reason, Refusal

CUSTOM_ID_LIMIT = 100
"""Characters of a custom id (Discord, Components)."""

SNOWFLAKES = range(1, 2**63)
"""What an id can be."""

DIGITS = 19
"""The most that an id has; Python reads no number of thousands of them."""

Code = TypeVar("Code", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Action:
    """Something a member can press, choose or send. `owned` actions work for the person they were made for alone.

    `is_open` ones work for anybody, also for those who never agreed that something may be kept of them; behind them,
    nothing is, but for a group's host.
    """

    name: str
    fields: tuple[str, ...] = ()
    owned: bool = False
    is_open: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of its ids, in their order; `owner` is the last one where the action is owned."""
        return (*self.fields, "owner") if self.owned else self.fields

    def custom_id(self, **ids: int) -> str:
        """Return the custom id."""
        return ":".join([self.name, *(f"{ids[name]:x}" for name in self.names)])


@dataclass(frozen=True, slots=True)
class Press:
    """One use of an action: its ids, and what was chosen or written with it."""

    action: Action
    ids: dict[str, int]
    values: tuple[str, ...] = ()
    form: dict[str, str] = field(default_factory=dict)

    def __getitem__(self, name: str) -> int:
        return self.ids[name]

    @property
    def owner(self) -> int | None:
        """Return for whom alone it works, None if for everybody."""
        return self.ids.get("owner")


def chosen(kind: type[Code], value: str) -> Code:
    """Return what the value of a menu, a form or a command's choice stands for.

    Raises:
        Refusal: it comes from another version, and this one knows no such thing.
    """
    try:
        return kind(value)
    except ValueError:
        raise Refusal(Reason.STALE_BUTTON) from None


def numbered(kind: type[Code], number: int) -> Code:
    """Return what a place in a list stands for, counted from 0, as custom ids carry it.

    Raises:
        Refusal: as `chosen`.
    """
    try:
        return list(kind)[number]
    except IndexError:
        raise Refusal(Reason.STALE_BUTTON) from None


def whole(value: str, allowed: Container[int] = SNOWFLAKES) -> int:
    """Return the number that a menu's value is: an id, or one of those allowed.

    Raises:
        Refusal: as `chosen`.
    """
    if not value.isdecimal() or len(value) > DIGITS or (number := int(value)) not in allowed:
        raise Refusal(Reason.STALE_BUTTON)
    return number


def moment(seconds: int) -> datetime:
    """Return the moment that a custom id carries as seconds since 1970, in UTC.

    Raises:
        Refusal: it is none that ours carry.
    """
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except (OverflowError, ValueError, OSError):
        raise Refusal(Reason.STALE_BUTTON) from None
