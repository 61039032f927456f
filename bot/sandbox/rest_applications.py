"""REST routes of the application: itself, the gateway's address, and its commands."""

from typing import Any

from bot.sandbox.errors import forbidden, unknown
from bot.sandbox.routing import NO_CONTENT, Call, Reply, Route
from bot.sandbox.rules import check_command, check_commands
from bot.sandbox.wire import JSON, without_nulls
from bot.sandbox.world import Change

CHAT_INPUT = 1
_KEPT = (
    "name",
    "name_localizations",
    "description",
    "description_localizations",
    "options",
    "default_member_permissions",
    "contexts",
    "integration_types",
    "nsfw",
)


def get_application(call: Call) -> Reply:
    """GET the application that the token belongs to."""
    owner = next(iter(call.world.users.values())).raw
    application: JSON = {
        "id": str(call.world.application_id),
        "name": call.bot.name,
        "icon": None,
        "description": "",
        "type": None,
        "bot": call.bot.raw,
        "bot_public": True,
        "bot_require_code_grant": False,
        "verify_key": "0" * 64,
        "flags": 0,
        "flags_new": "0",
        "hook": True,
        "summary": "",
        "owner": owner,
        "team": None,
        "tags": [],
        "redirect_uris": [],
        "rpc_origins": [],
        "interactions_endpoint_url": None,
        "role_connections_verification_url": None,
        "event_webhooks_url": None,
        "event_webhooks_status": 1,
        "explicit_content_filter": 0,
        "eligible_oauth2_scopes": [],
        "integration_types_config": {"0": {}},
        "approximate_guild_count": len(call.world.bot_guilds()),
        "approximate_user_install_count": 0,
        "approximate_user_authorization_count": 0,
    }
    return Reply(200, application)


def get_gateway(call: Call) -> Reply:
    """GET the gateway's address."""
    return Reply(200, {"url": call.state.gateway.url})


def get_gateway_bot(call: Call) -> Reply:
    """GET the gateway's address with the number of shards to use."""
    limit = {"total": 1000, "remaining": 999, "reset_after": 14_400_000, "max_concurrency": 1}
    gateway = call.state.gateway
    return Reply(200, {"url": gateway.url, "shards": gateway.shards, "session_start_limit": limit})


def _scope(call: Call) -> int | None:
    """Return the guild whose commands are meant, or None for global ones; check that they are the bot's to change."""
    if call.id("application_id") != call.world.application_id:
        raise unknown(10002)
    if "guild_id" not in call.parameters:
        return None
    guild = call.world.guilds.get(call.id("guild_id"))
    if guild is None or call.bot.id not in guild.members:
        raise forbidden(50001)
    return guild.id


def list_commands(call: Call) -> Reply:
    """GET the registered commands."""
    found = call.world.commands.get(_scope(call), [])
    if call.flag("with_localizations"):
        return Reply(200, found)
    hidden = ("name_localizations", "description_localizations")
    return Reply(200, [{key: value for key, value in command.items() if key not in hidden} for command in found])


def get_command(call: Call) -> Reply:
    """GET one command."""
    return Reply(200, _command_of(call, _scope(call)))


def overwrite_commands(call: Call) -> Reply:
    """PUT: replace all commands; one whose name and type stay keeps its id."""
    scope = _scope(call)
    payload: Any = call.json
    check_commands(payload)
    known = {(command["name"], command["type"]): command for command in call.world.commands.get(scope, [])}
    commands = []
    for body in payload:
        before = known.get((body["name"], body.get("type", CHAT_INPUT)))
        commands.append(_registered(call, scope, body, before))
    _keep(call, scope, commands)
    return Reply(200, commands)


def create_command(call: Call) -> Reply:
    """POST: add a command, or overwrite the one with the same name and type (200 instead of 201)."""
    scope = _scope(call)
    body = call.body()
    check_command(body)
    commands = list(call.world.commands.get(scope, []))
    name = (body["name"], body.get("type", CHAT_INPUT))
    before = next((command for command in commands if (command["name"], command["type"]) == name), None)
    command = _registered(call, scope, body, before)
    rest = [other for other in commands if other is not before]
    check_commands([*rest, command])
    _keep(call, scope, [*rest, command])
    return Reply(201 if before is None else 200, command)


def edit_command(call: Call) -> Reply:
    """PATCH one command."""
    scope = _scope(call)
    before = _command_of(call, scope)
    body = {key: before[key] for key in (*_KEPT, "type") if key in before} | call.body()
    check_command(body)
    command = _registered(call, scope, body, before)
    _keep(call, scope, [command if other is before else other for other in call.world.commands[scope]])
    return Reply(200, command)


def delete_command(call: Call) -> Reply:
    """DELETE one command."""
    scope = _scope(call)
    gone = _command_of(call, scope)
    _keep(call, scope, [other for other in call.world.commands[scope] if other is not gone])
    return NO_CONTENT


def _command_of(call: Call, scope: int | None) -> JSON:
    wanted = str(call.id("command_id"))
    for command in call.world.commands.get(scope, []):
        if command["id"] == wanted:
            return command
    raise unknown(10063)


def _keep(call: Call, scope: int | None, commands: list[JSON]) -> None:
    call.world.commands[scope] = commands
    guild = None if scope is None else call.world.guilds[scope]
    call.world.tell(Change("commands.changed", guild=guild))


def _registered(call: Call, scope: int | None, body: JSON, before: JSON | None) -> JSON:
    """Return a command as Discord keeps it; an unchanged one is the same object with the same version."""
    command: JSON = {
        "type": body.get("type", CHAT_INPUT),
        "name": body["name"],
        "name_localizations": body.get("name_localizations"),
        "description": body.get("description", ""),
        "description_localizations": body.get("description_localizations"),
        "default_member_permissions": body.get("default_member_permissions"),
        "nsfw": bool(body.get("nsfw")),
    }
    if command["default_member_permissions"] is not None:
        command["default_member_permissions"] = str(command["default_member_permissions"])
    if body.get("options"):
        command["options"] = without_nulls(body["options"])
    if scope is None:
        contexts = body.get("contexts")
        if contexts is None and body.get("dm_permission") is False:
            contexts = [0]
        command["contexts"] = contexts
        command["dm_permission"] = contexts is None or 1 in contexts
        command["integration_types"] = body.get("integration_types") or [0]
    else:
        command["guild_id"] = str(scope)
    if before is not None and all(before.get(key) == value for key, value in command.items()):
        same = set(before) - {"id", "application_id", "version"} == set(command)
        if same:
            return before
    key = before["id"] if before is not None else str(call.world.snowflakes.next())
    version = str(call.world.snowflakes.next())
    return {"id": key, "application_id": str(call.world.application_id), "version": version, **command}


_ALL = "/applications/{application_id}/commands"
_GUILD = "/applications/{application_id}/guilds/{guild_id}/commands"
ROUTES = [
    Route("GET", "/oauth2/applications/@me", get_application),
    Route("GET", "/applications/@me", get_application),
    Route("GET", "/gateway", get_gateway, with_token=False),
    Route("GET", "/gateway/bot", get_gateway_bot),
]
for _base in (_ALL, _GUILD):
    ROUTES += [
        Route("GET", _base, list_commands),
        Route("PUT", _base, overwrite_commands),
        Route("POST", _base, create_command),
        Route("GET", _base + "/{command_id}", get_command),
        Route("PATCH", _base + "/{command_id}", edit_command),
        Route("DELETE", _base + "/{command_id}", delete_command),
    ]
