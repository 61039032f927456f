"""One promise that a benchmark holds Rebound to. No test lives here."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """One promise: what was measured, and the bound that it must keep (`at_most`, or at least)."""

    name: str
    measured: float
    bound: float
    unit: str = "×"
    at_most: bool = True

    @property
    def kept(self) -> bool:
        """Say whether the promise holds."""
        return self.measured <= self.bound if self.at_most else self.measured >= self.bound

    def __str__(self) -> str:
        sign = "≤" if self.at_most else "≥"
        mark = "kept" if self.kept else "BROKEN"
        return f"{self.name:<58} {self.measured:8.3f} {self.unit:<2} {sign} {self.bound:g}  {mark}"
