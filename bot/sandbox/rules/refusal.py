"""The refusal, the error tree, and the cursor that every rule reads a body with.

Only the primitive types of Discord's forms live here (text, whole numbers, snowflakes, addresses, lists).
What a message, a modal or a command may hold is said by the modules beside this one.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from bot.sandbox.errors import ApiError
from bot.sandbox.wire import JSON

Errors = dict[str, Any]
Path = tuple[str | int, ...]

INVALID_FORM_BODY = 50035
MAX_SNOWFLAKE = 2**63 - 1  # seen: "snowflake value should be less than or equal to 9223372036854775807."


class Refusal(ApiError):
    """Say why Discord would not take a body: `status`, `code`, `message`, `errors` and `.body()` of `ApiError`.

    `errors` is the nested tree of a 50035, empty for every other code.
    """


class Form:
    """Collect every error of one body, so that a refusal names them all at once as Discord does."""

    __slots__ = ("errors",)

    def __init__(self) -> None:
        self.errors: Errors = {}

    def error(self, path: Path, code: str, message: str) -> None:
        """Note one error at a path of keys and list indexes."""
        branch = self.errors
        for step in path:
            branch = branch.setdefault(str(step), {})
        branch.setdefault("_errors", []).append({"code": code, "message": message})

    def settle(self, status: int = 400) -> None:
        """Raise one `Refusal` (50035 Invalid Form Body) when anything was noted."""
        if self.errors:
            raise Refusal(status, INVALID_FORM_BODY, "Invalid Form Body", self.errors)


def too_long(low: int, high: int) -> tuple[str, str]:
    """Return Discord's code and sentence for a text or list of the wrong length (seen, both forms)."""
    if low:
        return "BASE_TYPE_BAD_LENGTH", f"Must be between {low} and {high} in length."
    return "BASE_TYPE_MAX_LENGTH", f"Must be {high} or fewer in length."


class Node:
    """Point at one object of a body and read its fields, noting what is wrong with each.

    Every reader returns the value when it is usable and None otherwise. A null counts as absent, as it does in
    the OpenAPI document's optional fields.
    """

    __slots__ = ("at", "body", "form")

    def __init__(self, form: Form, at: Path, body: JSON) -> None:
        self.form = form
        self.at = at
        self.body = body

    def refuse(self, key: str | int | None, code: str, message: str) -> None:
        """Note an error at one of this object's fields, or at the object itself."""
        self.form.error(self.at if key is None else (*self.at, key), code, message)

    def missing(self, key: str) -> None:
        """Note that a field must be given (seen)."""
        self.refuse(key, "BASE_TYPE_REQUIRED", "This field is required")

    def text(self, key: str, high: int, *, low: int = 0, required: bool = False, strip: bool = False) -> str | None:
        """Read a string of `low` to `high` code points.

        A required text that is empty is "required", not "too short" (seen with empty embed fields and command
        descriptions). With `strip`, blanks at both ends do not count (docs: embed limits).
        """
        value = self.body.get(key)
        if value is None or value == "":
            if required:
                self.missing(key)
            elif low and value == "":
                self.refuse(key, *too_long(low, high))
            return None
        if not isinstance(value, str):
            self.refuse(key, "STRING_TYPE_CONVERT", f'Could not interpret "{value}" as string.')
            return None
        kept = value.strip() if strip else value
        if required and not kept:
            self.missing(key)
            return None
        if not low <= len(kept) <= high:
            self.refuse(key, *too_long(low, high))
        return kept

    def whole(self, key: str, low: int, high: int, *, required: bool = False) -> int | None:
        """Read an integer between two bounds, both allowed (seen: NUMBER_TYPE_*)."""
        value = self.body.get(key)
        if value is None:
            if required:
                self.missing(key)
            return None
        if isinstance(value, bool) or not isinstance(value, int):
            self.refuse(key, "NUMBER_TYPE_COERCE", f'Value "{value}" is not int.')
            return None
        self._bounded(key, value, low, high, "int")
        return value

    def number(self, key: str, low: float, high: float, *, required: bool = False) -> float | None:
        """Read an integer or a float between two bounds, both allowed."""
        value = self.body.get(key)
        if value is None:
            if required:
                self.missing(key)
            return None
        if isinstance(value, bool) or not isinstance(value, int | float):
            self.refuse(key, "NUMBER_TYPE_COERCE", f'Value "{value}" is not float.')
            return None
        self._bounded(key, value, low, high, "float")
        return value

    def _bounded(self, key: str, value: float, low: float, high: float, kind: str) -> None:
        if value < low:
            sentence = f"{kind} value should be greater than or equal to {low}."
            self.refuse(key, "NUMBER_TYPE_MIN", sentence)
        elif value > high:
            sentence = f"{kind} value should be less than or equal to {high}."
            self.refuse(key, "NUMBER_TYPE_MAX", sentence)

    def boolean(self, key: str) -> bool | None:
        """Read true or false."""
        value = self.body.get(key)
        if value is None or isinstance(value, bool):
            return value
        self.refuse(key, "BOOLEAN_TYPE_CONVERT", "Must be either true or false.")
        return None

    def one_of(self, key: str, allowed: tuple[int | str, ...], *, required: bool = False) -> int | str | None:
        """Read a value out of a closed set (seen: BASE_TYPE_CHOICES)."""
        value = self.body.get(key)
        if value is None:
            if required:
                self.missing(key)
            return None
        if isinstance(value, bool) or not isinstance(value, int | str) or value not in allowed:
            self.refuse(key, "BASE_TYPE_CHOICES", f"Value must be one of {allowed}.")
            return None
        return value

    def snowflake(self, key: str, *, required: bool = False) -> int | None:
        """Read an id, as a string of digits or as the integer that discord.py writes for new attachments."""
        value = self.body.get(key)
        if value is None:
            if required:
                self.missing(key)
            return None
        return self.as_snowflake(key, value)

    def as_snowflake(self, key: str | int, value: object) -> int | None:
        """Turn one value into an id, noting the error at `key` (seen: NUMBER_TYPE_*)."""
        text = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
        if not isinstance(text, str) or not (text.isascii() and text.isdigit()):
            self.refuse(key, "NUMBER_TYPE_COERCE", f'Value "{value}" is not snowflake.')
            return None
        if int(text) > MAX_SNOWFLAKE:
            sentence = f"snowflake value should be less than or equal to {MAX_SNOWFLAKE}."
            self.refuse(key, "NUMBER_TYPE_MAX", sentence)
            return None
        return int(text)

    def values(self, key: str, high: int, *, low: int = 0, required: bool = False) -> list[Any]:
        """Read a list of `low` to `high` elements; absent reads as empty."""
        value = self.body.get(key)
        if value is None:
            if required:
                self.missing(key)
            return []
        if not isinstance(value, list):
            self.refuse(key, "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType")
            return []
        if not low <= len(value) <= high:
            self.refuse(key, *too_long(low, high))
        return value

    def children(self, key: str, high: int, *, low: int = 0, required: bool = False) -> list[Node]:
        """Read a list of objects, each as a node of its own."""
        found = []
        for index, value in enumerate(self.values(key, high, low=low, required=required)):
            if isinstance(value, dict):
                found.append(Node(self.form, (*self.at, key, index), value))
            else:
                self.form.error((*self.at, key, index), *NOT_AN_OBJECT)
        return found

    def child(self, key: str, *, required: bool = False) -> Node | None:
        """Read one object as a node of its own."""
        value = self.body.get(key)
        if value is None:
            if required:
                self.missing(key)
            return None
        if isinstance(value, dict):
            return Node(self.form, (*self.at, key), value)
        self.refuse(key, *NOT_AN_OBJECT)
        return None

    def address(self, key: str, high: int, schemes: tuple[str, ...], *, required: bool = False) -> str | None:
        """Read an absolute address whose scheme is one of `schemes` (seen: URL_TYPE_INVALID_*)."""
        value = self.text(key, high, required=required)
        if value is None:
            return None
        try:
            parts = urlsplit(value)
        except ValueError:
            self.refuse(key, "URL_TYPE_INVALID_URL", "Not a well formed URL.")
            return None
        if parts.scheme and parts.scheme not in schemes:
            sentence = f'Scheme "{parts.scheme}" is not supported. Scheme must be one of {schemes}.'
            self.refuse(key, "URL_TYPE_INVALID_SCHEME", sentence)
        elif not parts.scheme or not parts.netloc:
            self.refuse(key, "URL_TYPE_INVALID_URL", "Not a well formed URL.")
        return value


NOT_AN_OBJECT = ("MODEL_TYPE_CONVERT", "Only dictionaries may be used in a ModelType")


def start(body: object) -> Node:
    """Begin reading a body; anything but an object is refused at once (seen: MODEL_TYPE_CONVERT)."""
    form = Form()
    if not isinstance(body, dict):
        form.error((), *NOT_AN_OBJECT)
        form.settle()
    assert isinstance(body, dict)
    return Node(form, (), body)
