"""Reading refusals in tests: every error of a tree as one line. No cases and no fixtures live here."""

from collections.abc import Callable, Iterator
from typing import Any

from bot.sandbox.rules import Errors, Refusal


def refused(check: Callable[..., None], *args: Any, **kwargs: Any) -> list[str]:
    """Return "path CODE" for each error of a refusal, its bare code when it has no tree, [] when accepted."""
    try:
        check(*args, **kwargs)
    except Refusal as refusal:
        return sorted(_lines(refusal.errors, "")) or [str(refusal.code)]
    return []


def _lines(tree: Errors, path: str) -> Iterator[str]:
    for key, branch in tree.items():
        if key == "_errors":
            yield from (f"{path} {error['code']}".strip() for error in branch)
        else:
            yield from _lines(branch, f"{path}.{key}".strip("."))
