"""Faults that a test injects: an error, a delay, a lost answer or a closed connection instead of Discord's answer.

A fault says what it matches and how often; `Faults` hands each one out as often as it says. Applying it is REST's
job.
"""

import re
from dataclasses import dataclass
from typing import Literal

from bot.sandbox.wire import JSON


@dataclass(frozen=True)
class Fault:
    """What goes wrong, where, and how many times.

    `method` and `path` (a regular expression, searched in the path after `/api/v10`) say where; None matches all.
    `status` answers with that status, Discord's `code` and, if given, `body`; `retry_after` (seconds) makes it a 429.
    `when="after"` lets the request take effect first. `delay` waits that many seconds of real time before going on.
    `drop` closes the connection with no answer. With neither `status`, `retry_after` nor `drop` it only delays.
    """

    method: str | None = None
    path: str | None = None
    times: int = 1
    status: int | None = None
    code: int = 0
    body: JSON | None = None
    delay: float = 0.0
    when: Literal["before", "after"] = "before"
    drop: bool = False
    retry_after: float | None = None
    is_global: bool = False

    def matches(self, method: str, path: str) -> bool:
        """Say whether a request is one that this fault is meant for."""
        return (self.method is None or self.method == method) and (
            self.path is None or re.search(self.path, path) is not None
        )


class Faults:
    """The faults that are still to happen, first added first."""

    def __init__(self) -> None:
        self._left: list[tuple[Fault, int]] = []

    def add(self, fault: Fault) -> None:
        """Let `fault` happen to the next `fault.times` requests that it matches."""
        self._left.append((fault, fault.times))

    def clear(self) -> None:
        """Forget all faults."""
        self._left.clear()

    def __len__(self) -> int:
        return sum(left for _, left in self._left)

    def take(self, method: str, path: str) -> Fault | None:
        """Return the fault for this request and count it as used, or None."""
        for index, (fault, left) in enumerate(self._left):
            if fault.matches(method, path):
                if left <= 1:
                    del self._left[index]
                else:
                    self._left[index] = (fault, left - 1)
                return fault
        return None
