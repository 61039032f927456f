"""Dates as people type them: with the year first, which is read alike everywhere, or a number of days from today."""

import re
from datetime import date, timedelta

from bot.domain.refusals import Reason, Refusal

_DATE = re.compile(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})")
_DAYS = re.compile(r"\d{1,4}")


def days_typed(typed: str) -> int | None:
    """Return the number of days that was typed ("14"), None if it is something else."""
    return int(typed) if _DAYS.fullmatch(typed.strip()) else None


def date_typed(typed: str) -> date:
    """Return the date that was typed ("2026-12-24").

    Raises:
        Refusal: there is no such date.
    """
    written = _DATE.fullmatch(typed.strip())
    if written is None:
        raise Refusal(Reason.NOT_A_DATE)
    try:
        return date(*map(int, written.groups()))
    except ValueError:
        raise Refusal(Reason.NOT_A_DATE) from None


def day_typed(typed: str, today: date) -> date:
    """Return the day that was typed, either way.

    Raises:
        Refusal: as `date_typed`.
    """
    days = days_typed(typed)
    return date_typed(typed) if days is None else today + timedelta(days=days)
