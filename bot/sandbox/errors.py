"""Refusals of the sandbox, in Discord's words: HTTP status, JSON error code, message.

SandboxRefusal          a real client would not have let a person do this (raised at the test, never sent to the bot)
ApiError                the REST API refuses a request of the bot (becomes a response)

Codes are those of Discord's "JSON Error Codes" table. Nothing here decides when to refuse.
"""

from typing import Any

from bot.sandbox.wire import JSON


class SandboxRefusal(Exception):
    """Raised when Discord's own client would not let a person do what a test asks for."""


class ApiError(Exception):
    """A request that Discord refuses.

    `status` is the HTTP status, `code` Discord's JSON error code, `errors` the tree that comes with 50035.
    """

    def __init__(self, status: int, code: int, message: str, errors: dict[str, Any] | None = None) -> None:
        super().__init__(f"{status} {code}: {message}")
        self.status = status
        self.code = code
        self.message = message
        self.errors = errors or {}

    def body(self) -> JSON:
        """Return the JSON body that Discord answers with."""
        body: JSON = {"message": self.message, "code": self.code}
        if self.errors:
            body["errors"] = self.errors
        return body


def unauthorized() -> ApiError:
    """Return 401 for a missing or wrong token."""
    return ApiError(401, 0, "401: Unauthorized")


def not_found() -> ApiError:
    """Return 404 for a route that does not exist."""
    return ApiError(404, 0, "404: Not Found")


def method_not_allowed() -> ApiError:
    """Return 405 for a known path with another method."""
    return ApiError(405, 0, "405: Method Not Allowed")


def bad_form(errors: dict[str, Any]) -> ApiError:
    """Return 400 with 50035 and its tree of errors."""
    return ApiError(400, 50035, "Invalid Form Body", errors)


def field_error(field: str, code: str, message: str) -> ApiError:
    """Return 400 with 50035 for one top-level field."""
    return bad_form({field: {"_errors": [{"code": code, "message": message}]}})


_UNKNOWN = {
    10002: "Unknown Application",
    10003: "Unknown Channel",
    10004: "Unknown Guild",
    10007: "Unknown Member",
    10008: "Unknown Message",
    10011: "Unknown Role",
    10013: "Unknown User",
    10014: "Unknown Emoji",
    10015: "Unknown Webhook",
    10062: "Unknown interaction",
    10063: "Unknown application command",
}
_FORBIDDEN = {
    50001: "Missing Access",
    50005: "Cannot edit a message authored by another user",
    50007: "Cannot send messages to this user",
    50013: "Missing Permissions",
}


def unknown(code: int) -> ApiError:
    """Return 404 with one of Discord's 100xx codes."""
    return ApiError(404, code, _UNKNOWN[code])


def forbidden(code: int) -> ApiError:
    """Return 403 with one of Discord's 500xx codes."""
    return ApiError(403, code, _FORBIDDEN[code])
