"""JSON as it goes over the wire: the alias, compact encoding, ISO times, and a walk through component trees.

Nothing here knows the world, a request or a rule.
"""

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

JSON = dict[str, Any]

_encode = json.JSONEncoder(separators=(",", ":"), ensure_ascii=False).encode


def dumps(value: Any) -> bytes:
    """Encode `value` as compact UTF-8 JSON."""
    return _encode(value).encode("utf-8", "surrogatepass")


def iso(moment: datetime) -> str:
    """Write an aware datetime the way Discord does (`2026-01-05T09:00:00.000000+00:00`)."""
    return moment.isoformat(timespec="microseconds")


def without_nulls(value: Any) -> Any:
    """Return `value` without the keys whose value is null, at every depth: to Discord they are absent."""
    if isinstance(value, dict):
        return {key: without_nulls(item) for key, item in value.items() if item is not None}
    return [without_nulls(item) for item in value] if isinstance(value, list) else value


def walk(components: list[JSON] | None) -> Iterator[JSON]:
    """Yield every component of a tree, parents before children, in reading order.

    Follows `components` (rows, containers, sections), `component` (labels) and `accessory` (sections).
    """
    for component in components or ():
        yield component
        yield from walk(component.get("components"))
        for key in ("component", "accessory"):
            child = component.get(key)
            if isinstance(child, dict):
                yield from walk([child])
