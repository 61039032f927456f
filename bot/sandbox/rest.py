"""The REST API: reads a request, lets faults and limits have their say, calls the handler, records, answers.

What a route does is in the `rest_*` modules; this one knows only what all routes have in common.
"""

import asyncio
import json
import re
from typing import Any
from urllib.parse import unquote

from aiohttp import BodyPartReader, web

from bot.sandbox import rest_applications, rest_channels, rest_interactions, rest_messages
from bot.sandbox.errors import ApiError, bad_form, unauthorized
from bot.sandbox.faults import Fault
from bot.sandbox.journal import Request, SentFile
from bot.sandbox.limits import Verdict
from bot.sandbox.routing import Call, Reply, Route, Table, refused
from bot.sandbox.rules import Refusal
from bot.sandbox.state import State
from bot.sandbox.wire import dumps

MAX_FILE = 10 * 1024 * 1024  # bytes; Discord's limit without boosts
_FILE_FIELD = re.compile(r"files\[(\d+)\]")
_VERSION = re.compile(r"v(9|10)$")


class Rest:
    """Serve `/api/v10`."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._table = Table(
            rest_applications.ROUTES + rest_channels.ROUTES + rest_interactions.ROUTES + rest_messages.ROUTES
        )

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """Answer one request of the bot."""
        state = self._state
        state.in_flight += 1
        try:
            return await self._handle(request)
        finally:
            state.in_flight -= 1

    async def _handle(self, request: web.Request) -> web.StreamResponse:
        segments = [unquote(part) for part in request.rel_url.raw_path.split("/")[2:]]
        path = "/" + "/".join(segments[1:])
        body, files, unreadable = await _read(request)
        record = Request(
            request.method,
            path,
            "",
            dict(request.query),
            body,
            tuple(files.values()),
            self._state.clock.now(),
        )
        self._state.journal.requests.append(record)
        if not (segments and _VERSION.match(segments[0])):
            segments = ["", ""]
        found = self._find(request.method, segments[1:], record)
        fault = self._state.faults.take(request.method, path)
        if fault is not None:
            record.faulted = True
            if fault.delay:
                await asyncio.sleep(fault.delay)
            if fault.when == "before" and (response := _faulty(fault, request, record)) is not None:
                return response
        reply, headers = self._answer(request, found, record, files, unreadable)
        if fault is not None and fault.when == "after" and (response := _faulty(fault, request, record)) is not None:
            return response
        record.status, record.response = reply.status, reply.body
        return _respond(reply, headers)

    def _find(self, method: str, segments: list[str], record: Request) -> tuple[Route, dict[str, str]] | ApiError:
        """Return the route with its parameters, or the refusal if there is none."""
        try:
            route, parameters = self._table.find(method, segments)
        except ApiError as error:
            return error
        record.route = route.template
        return route, parameters

    def _answer(
        self,
        request: web.Request,
        found: tuple[Route, dict[str, str]] | ApiError,
        record: Request,
        files: dict[int, SentFile],
        unreadable: ApiError | None,
    ) -> tuple[Reply, dict[str, str]]:
        headers: dict[str, str] = {}
        try:
            if isinstance(found, ApiError):
                raise found
            route, parameters = found
            self._authorise(route, request)
            verdict = self._state.limits.count(route.method, route.template, parameters)
            headers = verdict.headers
            if verdict.retry_after is not None:
                return self._limited(record, verdict), headers
            if unreadable is not None:
                raise unreadable
            call = Call(self._state, parameters, record.query, record.json, files)
            return route.handler(call), headers
        except ApiError as error:
            self._state.journal.refused(record, error)
            return refused(error), headers
        except Refusal as refusal:
            same = ApiError(refusal.status, refusal.code, refusal.message, refusal.errors)
            self._state.journal.refused(record, same)
            return refused(same), headers

    def _authorise(self, route: Route, request: web.Request) -> None:
        given = request.headers.get("Authorization")
        if given is None and not route.with_token:
            return
        if given != f"Bot {self._state.token}":
            raise unauthorized()

    def _limited(self, record: Request, verdict: Verdict) -> Reply:
        if verdict.is_global:
            self._state.journal.object("global 429", f"{record.method} {record.path}", record)
        body = {
            "message": "You are being rate limited.",
            "retry_after": round(verdict.retry_after or 0.0, 3),
            "global": verdict.is_global,
        }
        return Reply(429, body)


async def _read(request: web.Request) -> tuple[Any, dict[int, SentFile], ApiError | None]:
    """Return the JSON body, the files, and the refusal if the body cannot be read."""
    if not request.body_exists:
        return None, {}, None
    if request.content_type == "multipart/form-data":
        return await _read_multipart(request)
    raw = await request.read()
    if not raw:
        return None, {}, None
    body, error = _parse(raw)
    return body, {}, error


def _parse(raw: bytes) -> tuple[Any, ApiError | None]:
    try:
        return json.loads(raw), None
    except ValueError:
        return None, ApiError(400, 50109, "The request body contains invalid JSON.")


async def _read_multipart(request: web.Request) -> tuple[Any, dict[int, SentFile], ApiError | None]:
    body: Any = None
    files: dict[int, SentFile] = {}
    error: ApiError | None = None
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader):
            continue
        content = bytes(await part.read())
        found = _FILE_FIELD.fullmatch(part.name or "")
        if part.name == "payload_json":
            body, error = _parse(content)
        elif found is not None:
            kind = part.headers.get("Content-Type", "application/octet-stream")
            files[int(found[1])] = SentFile(part.filename or "unknown", kind, content)
            if len(content) > MAX_FILE:
                error = ApiError(413, 40005, "Request entity too large")
        else:
            field = {
                "_errors": [{"code": "UNKNOWN_PART", "message": "This part is neither payload_json nor files[n]."}]
            }
            error = bad_form({part.name or "": field})
    return body, files, error


def _faulty(fault: Fault, request: web.Request, record: Request) -> web.StreamResponse | None:
    """Return what a fault answers instead, None if it only delays."""
    if fault.drop:
        if request.transport is not None:
            request.transport.abort()
        return web.Response()
    status = fault.status if fault.status is not None else 429 if fault.retry_after is not None else None
    if status is None:
        return None
    headers = {}
    body = fault.body if fault.body is not None else {"message": f"{status}: Fault", "code": fault.code}
    if fault.retry_after is not None:
        limited = {"message": "You are being rate limited.", "global": fault.is_global}
        body = limited | {"retry_after": fault.retry_after}
        headers = {"Retry-After": str(round(fault.retry_after + 0.5)), "X-RateLimit-Scope": "shared"}
    record.status, record.response = status, body
    return _respond(Reply(status, body), headers)


def _respond(reply: Reply, headers: dict[str, str]) -> web.Response:
    all_headers = {"Via": "1.1 sandbox", **headers}  # Discord's own answers come through a proxy; clients look for it
    if reply.status == 204:
        return web.Response(status=204, headers=all_headers)
    return web.Response(
        status=reply.status, body=dumps(reply.body), content_type="application/json", headers=all_headers
    )
