"""How the C library keeps memory. Only where it is glibc, as on most Linux machines; elsewhere nothing happens."""

import ctypes

_ARENA_MAX = -8
"""`M_ARENA_MAX` of <malloc.h>."""


def share_one_arena() -> None:
    """Let all threads take memory from one place; each of the database's would open one of its own, never empty."""
    _call("mallopt", _ARENA_MAX, 1)


def give_back() -> None:
    """Give back what is not needed any more; takes a few milliseconds."""
    _call("malloc_trim", 0)


def _call(function: str, *numbers: int) -> None:
    try:
        found = getattr(ctypes.CDLL(None), function)
    except (AttributeError, OSError, TypeError):  # another C library, or none that a process has for itself
        return
    found(*numbers)
