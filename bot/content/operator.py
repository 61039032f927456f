"""What an operator says of themselves to members; part of what members read, so it lives with the words."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OperatorNotes:
    """Who runs this Rebound (None where they do not say), where their privacy policy is, and how many months what is
    kept of somebody who is away is kept."""

    name: str | None = None
    policy: str | None = None
    keep_months: int = 12
