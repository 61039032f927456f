"""What a process remembers of its database, so that a command need not ask again. One process owns the file.

Knows no table. What is written is forgotten here after its commit; what was being read meanwhile is not remembered.
"""

from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

from cachetools import LRUCache

K = TypeVar("K")
V = TypeVar("V")


class Memory(Generic[K, V]):
    """The values used last, by their keys."""

    def __init__(self, size: int) -> None:
        self._values: LRUCache[K, V] = LRUCache(size)
        self._changes = 0

    async def get(self, key: K, load: Callable[[], Awaitable[V]]) -> V:
        """Return a value, loaded if it is not remembered."""
        if key in self._values:
            return self._values[key]
        changes = self._changes
        value = await load()
        if changes == self._changes:  # else somebody wrote while this was read, and it may be old
            self._values[key] = value
        return value

    def forget(self, key: K) -> None:
        """Load a value anew when it is next asked for."""
        self._changes += 1
        self._values.pop(key, None)

    def forget_all(self) -> None:
        """Load everything anew."""
        self._changes += 1
        self._values.clear()
