"""One request as handlers see it, and the table that finds the handler.

Handlers are plain functions: they never wait, so that each request happens at once or not at all.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.sandbox.errors import ApiError, bad_form, field_error, method_not_allowed, not_found
from bot.sandbox.journal import SentFile
from bot.sandbox.people import User
from bot.sandbox.state import State
from bot.sandbox.wire import JSON
from bot.sandbox.world import World


@dataclass(frozen=True)
class Call:
    """A request with its path parameters, query, JSON body and files (by the number in `files[n]`)."""

    state: State
    parameters: dict[str, str]
    query: Mapping[str, str] = field(default_factory=dict)
    json: Any = None
    files: Mapping[int, SentFile] = field(default_factory=dict)

    @property
    def world(self) -> World:
        """Return the world."""
        return self.state.world

    @property
    def bot(self) -> User:
        """Return the bot's user, who makes every request."""
        return self.state.world.bot

    @property
    def names(self) -> dict[int, str]:
        """Return the names of the files, as `rules` wants them."""
        return {index: file.filename for index, file in self.files.items()}

    def body(self) -> JSON:
        """Return the JSON body, which must be an object."""
        if self.json is None:
            return {}
        if not isinstance(self.json, dict):
            error = {"code": "MODEL_TYPE_CONVERT", "message": "Only dictionaries may be used in a ModelType"}
            raise bad_form({"_errors": [error]})
        return self.json

    def id(self, name: str) -> int:
        """Return a path parameter as an id; raise 50035 if it is not a number."""
        return _snowflake(name, self.parameters[name])

    def point(self, name: str) -> int | None:
        """Return an id of the query, None if it is not given; raise 50035 if it is not a number."""
        value = self.query.get(name)
        return None if value is None else _snowflake(name, value)

    def number(self, name: str, default: int, low: int, high: int) -> int:
        """Return a whole number of the query between two bounds; raise 50035 otherwise."""
        value = self.query.get(name)
        if value is None:
            return default
        code, message = "NUMBER_TYPE_COERCE", f'Value "{value}" is not int.'
        if value.isdecimal():
            if low <= int(value) <= high:
                return int(value)
            small = int(value) < low
            code = "NUMBER_TYPE_MIN" if small else "NUMBER_TYPE_MAX"
            word, bound = ("greater", low) if small else ("less", high)
            message = f"int value should be {word} than or equal to {bound}."
        raise bad_form({name: {"_errors": [{"code": code, "message": message}]}})

    def flag(self, name: str) -> bool:
        """Say whether a truth value of the query is set."""
        return self.query.get(name, "").lower() in ("1", "true")


@dataclass(frozen=True)
class Reply:
    """An answer: status and JSON body (None for 204)."""

    status: int
    body: Any = None


def _snowflake(name: str, value: str) -> int:
    if not (value.isascii() and value.isdecimal()):
        raise field_error(name, "NUMBER_TYPE_COERCE", f'Value "{value}" is not snowflake.')
    return int(value)


NO_CONTENT = Reply(204)
Handler = Callable[[Call], Reply]


@dataclass(frozen=True)
class Route:
    """A method and a path template with the handler; `with_token` is False where the path itself is the secret."""

    method: str
    template: str
    handler: Handler
    with_token: bool = True


class Table:
    """Find routes by path; literal segments win over parameters."""

    def __init__(self, routes: list[Route]) -> None:
        self._by_length: dict[int, list[tuple[tuple[str, ...], Route]]] = {}
        ordered = sorted(routes, key=lambda route: [part.startswith("{") for part in route.template.split("/")])
        for route in ordered:
            parts = tuple(route.template.strip("/").split("/"))
            self._by_length.setdefault(len(parts), []).append((parts, route))

    def find(self, method: str, segments: list[str]) -> tuple[Route, dict[str, str]]:
        """Return the route and its parameters; raise 404 for an unknown path, 405 for an unknown method."""
        known = False
        for parts, route in self._by_length.get(len(segments), ()):
            parameters = _match(parts, segments)
            if parameters is not None:
                if route.method == method:
                    return route, parameters
                known = True
        raise method_not_allowed() if known else not_found()


def _match(parts: tuple[str, ...], segments: list[str]) -> dict[str, str] | None:
    parameters = {}
    for part, segment in zip(parts, segments, strict=True):
        if part.startswith("{"):
            parameters[part[1:-1]] = segment
        elif part != segment:
            return None
    return parameters


def refused(error: ApiError) -> Reply:
    """Return the answer that says `error`."""
    return Reply(error.status, error.body())
