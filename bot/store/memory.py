"""What a process remembers of its database, so that a command need not ask again. One process owns the file.

Knows no table. What is written is forgotten here after its commit, see `Transaction.outdate`; what was being read
meanwhile is not remembered.
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
        self._loads: dict[K, object] = {}

    async def get(self, key: K, load: Callable[[], Awaitable[V]]) -> V:
        """Return a value, loaded if it is not remembered."""
        if key in self._values:
            return self._values[key]
        mine = self._loads[key] = object()
        try:
            value = await load()
            if self._loads.get(key) is mine:  # else it was written while this was read, and may be old
                self._values[key] = value
        finally:
            if self._loads.get(key) is mine:
                del self._loads[key]
        return value

    def forget(self, key: K) -> None:
        """Load a value anew when it is next asked for."""
        self._loads.pop(key, None)
        self._values.pop(key, None)

    def forget_all(self) -> None:
        """Load everything anew."""
        self._loads.clear()
        self._values.clear()
