"""Discord's own OpenAPI document as a judge of what the bot sends.

Loads the document that lies beside the repository, compiles its request schemas and validates bodies against them.
Nothing here knows the sandbox or its rules, which is what makes it a second opinion.
"""

import gzip
import json
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError, relevance
from jsonschema_rs import Draft202012Validator as QuickValidator
from referencing import Registry
from referencing.jsonschema import DRAFT202012

DOCUMENT = Path(__file__).parents[2] / "shared" / "reference" / "discord-openapi.json.gz"
MISSING = "Discord's OpenAPI document is not beside this repository (shared/reference/discord-openapi.json.gz)"

_URI = "urn:discord"
_COMPLAINT = 160  # characters; jsonschema quotes whole values
_API_PREFIX = re.compile(r"^/api(/v\d+)?(?=/)")
_BODY_KINDS = ("application/json", "multipart/form-data")


def available() -> bool:
    """Tell whether the document is there, for fixtures that judge a whole test run and should not skip it."""
    return DOCUMENT.exists()


@cache
def document() -> dict[str, Any]:
    """Return the document, or skip the asking test with a clear word when it is absent."""
    if not available():
        pytest.skip(MISSING)
    with gzip.open(DOCUMENT, "rt", encoding="utf-8") as packed:
        loaded: dict[str, Any] = json.load(packed)
    _take_integers_for_snowflakes(loaded)
    return loaded


def _take_integers_for_snowflakes(loaded: dict[str, Any]) -> None:
    """Let ids be integers and permissions be digits, both of which Discord takes.

    discord.py numbers new attachments with integers, as the documentation's own examples do.
    """
    schemas = loaded["components"]["schemas"]
    schemas["SnowflakeType"] = {"anyOf": [schemas["SnowflakeType"], {"type": "integer", "minimum": 0}]}
    for name in ("ApplicationCommandCreateRequest", "ApplicationCommandUpdateRequest"):
        permissions = schemas[name]["properties"]["default_member_permissions"]
        schemas[name]["properties"]["default_member_permissions"] = {
            "anyOf": [permissions, {"type": "string", "pattern": "^[0-9]+$"}]
        }


def schema(name: str) -> dict[str, Any]:
    """Return one named schema of the document, its references unresolved."""
    found: dict[str, Any] = document()["components"]["schemas"][name]
    return found


def template(method: str, path: str) -> str | None:
    """Return the document's path that a request's path matches, or None.

    `path` may carry the `/api/v10` prefix and a query. A literal step wins over a parameter, so that
    `/messages/@original` is not taken for a message id.
    """
    steps = _API_PREFIX.sub("", urlsplit(path).path).strip("/").split("/")
    found = [known for known, wanted in _routes() if len(wanted) == len(steps) and _matches(wanted, steps)]
    usable = [known for known in found if method.lower() in document()["paths"][known]]
    return min(usable, key=lambda known: known.count("{"), default=None)


@cache
def _routes() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((path, tuple(path.strip("/").split("/"))) for path in document()["paths"])


def _matches(wanted: tuple[str, ...], steps: list[str]) -> bool:
    return all(want.startswith("{") or want == step for want, step in zip(wanted, steps, strict=True))


def validate_request(method: str, path: str, body: Any) -> list[str]:
    """Return what the document objects to in a request, as "place: complaint"; empty when it is fine.

    `body` is the JSON body (of a multipart request, its `payload_json`), or None when there is none. An unknown
    route, a missing body and a body where the document knows none are complaints too.
    """
    known = template(method, path)
    if known is None:
        return [f"{method.upper()} {path}: no such route in the document"]
    validator = _validator(method.lower(), known)
    if validator is None:
        return [] if body is None else [f"{method.upper()} {known}: takes no body"]
    if body is None:
        required = document()["paths"][known][method.lower()]["requestBody"].get("required", False)
        return [f"{method.upper()} {known}: needs a body"] if required else []
    if _is_fine(method.lower(), known)(body):
        return []
    return [_describe(error) for error in validator.iter_errors(body)] or ["body: the two judges do not agree"]


@cache
def _is_fine(method: str, known: str) -> Callable[[Any], bool]:
    """Return the quick judge of a route's bodies, which says no more than yes or no."""
    content = document()["paths"][known][method]["requestBody"]["content"]
    wanted = next(content[kind]["schema"] for kind in _BODY_KINDS if kind in content)
    quick = QuickValidator({"allOf": [wanted], "components": document()["components"]})
    return quick.is_valid


@cache
def _validator(method: str, known: str) -> Draft202012Validator | None:
    """Return the judge that names what is wrong, a hundred times as slow."""
    content = document()["paths"][known][method].get("requestBody", {}).get("content", {})
    kind = next((kind for kind in _BODY_KINDS if kind in content), None)
    if kind is None:
        return None
    steps = ("paths", known, method, "requestBody", "content", kind, "schema")
    pointer = "/".join(
        step.replace("~", "~0").replace("/", "~1").replace("{", "%7B").replace("}", "%7D") for step in steps
    )
    return Draft202012Validator({"$ref": f"{_URI}#/{pointer}"}, registry=_registry())


@cache
def _registry() -> Registry[Any]:
    # The document's own references begin with "#", which resolve inside this resource.
    empty: Registry[Any] = Registry()
    filled: Registry[Any] = empty.with_resource(_URI, DRAFT202012.create_resource(document()))
    return filled


def _describe(error: ValidationError) -> str:
    """Name the place and the complaint, of a union the complaint of its most fitting member."""
    while error.context:
        error = min(_candidates(error), key=relevance)
    place = ".".join(str(step) for step in error.absolute_path) or "body"
    complaint = error.message
    if len(complaint) > _COMPLAINT:
        complaint = f"{complaint[: _COMPLAINT // 2]} … {complaint[-_COMPLAINT // 2 :]}"
    return f"{place}: {complaint}"


def _candidates(union: ValidationError) -> list[ValidationError]:
    """Return the errors of the union's members whose `type` fits, else of all."""
    by_member: dict[Any, list[ValidationError]] = {}
    for error in union.context or ():
        by_member.setdefault(error.schema_path[0], []).append(error)
    fitting = [errors for errors in by_member.values() if not any(_is_about_type(error) for error in errors)]
    return [error for errors in fitting or by_member.values() for error in errors]


def _is_about_type(error: ValidationError) -> bool:
    """Tell whether an error says that this member of the union was never meant."""
    if error.path:
        return error.path[-1] == "type"
    return error.validator == "type"
