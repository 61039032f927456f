"""What the sandbox answers with, held against the response schemas of Discord's own OpenAPI document."""

from typing import Any

import pytest
from jsonschema import Draft202012Validator

from bot.sandbox import Permission, Sandbox
from bot.sandbox.wire import JSON
from tests import openapi
from tests.sandbox.wire_bot import Line, Response, WireBot, asked, button, command, option

PIXEL = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x03\x00\x00\x00\x02\x08\x06\x00\x00\x00"


def objections(method: str, path: str, response: Response) -> list[str]:
    """Return what the document objects to in a response."""
    known = openapi.template(method, path)
    assert known is not None, f"the document has no {method} {path}"
    answers = openapi.document()["paths"][known][method.lower()]["responses"]
    content = answers[str(response.status)]["content"]["application/json"]["schema"]
    judge = Draft202012Validator({**content, "components": openapi.document()["components"]})
    return [f"{list(error.absolute_path)}: {error.message[:200]}" for error in judge.iter_errors(response.body)]


async def check(bot: WireBot, method: str, path: str, body: Any = None, **more: Any) -> Response:
    """Make a request and hold its response against the document."""
    response = await bot.call(method, path, body, **more)
    assert response.status in (200, 201), response
    assert objections(method, path, response) == []
    return response


@pytest.fixture(autouse=True)
async def may_do_all(discord: Sandbox) -> None:
    """Let the bot do everything."""
    await discord.set_bot_permissions(discord.guild, Permission.ADMINISTRATOR)


async def test_what_is_read_has_discords_shape(bot: WireBot, discord: Sandbox) -> None:
    guild = f"/guilds/{discord.guild.id}"
    for path in (
        "/users/@me",
        f"/users/{discord.ana.id}",
        "/users/@me/guilds",
        "/applications/@me",
        "/oauth2/applications/@me",
        "/gateway",
        "/gateway/bot",
        guild,
        f"{guild}/channels",
        f"{guild}/roles",
        f"{guild}/members/{discord.ana.id}",
        f"{guild}/threads/active",
        f"/channels/{discord.channel('wins').id}",
        f"/channels/{discord.ana.dm.id}",
    ):
        await check(bot, "GET", path)
    await check(bot, "POST", "/users/@me/channels", {"recipient_id": str(discord.ana.id)})


async def test_commands_have_discords_shape(bot: WireBot, discord: Sandbox) -> None:
    text = option(3, "text", required=True, max_length=100)
    kind = option(3, "kind", choices=[{"name": "A", "value": "a"}])
    share = {"type": 1, "name": "share", "description": "Share", "options": [text, kind, option(4, "n", min_value=1)]}
    commands = [command("win", share), {"name": "Celebrate", "type": 3}, {"name": "Encourage", "type": 2}]
    base = f"/applications/{discord.application_id}"
    await check(bot, "PUT", f"{base}/commands", commands)
    await check(bot, "GET", f"{base}/commands")
    await check(bot, "PUT", f"{base}/guilds/{discord.guild.id}/commands", [command("win")])


CARD: list[JSON] = [
    {
        "type": 17,
        "components": [
            {"type": 10, "content": "hello"},
            {
                "type": 9,
                "components": [{"type": 10, "content": "x"}],
                "accessory": {"type": 2, "style": 2, "label": "a", "custom_id": "a"},
            },
            {"type": 12, "items": [{"media": {"url": "attachment://a.png"}}]},
            {"type": 14},
        ],
    },
    {"type": 13, "file": {"url": "attachment://a.png"}},
    {"type": 1, "components": [{"type": 3, "custom_id": "s", "options": [{"label": "a", "value": "a"}]}]},
    {"type": 1, "components": [{"type": 5, "custom_id": "u"}]},
]


async def test_messages_have_discords_shape(bot: WireBot, discord: Sandbox) -> None:
    path = f"/channels/{discord.channel('wins').id}/messages"
    embed = {"title": "t", "fields": [{"name": "a", "value": "b"}], "image": {"url": "attachment://a.png"}}
    body = {"content": f"hi {discord.ana.mention}", "components": [button("C", "c")], "embeds": [embed]}
    sent = await check(bot, "POST", path, body, files={"a.png": PIXEL})
    await check(bot, "POST", path, {"flags": 1 << 15, "components": CARD}, files={"a.png": PIXEL})
    key = sent.body["id"]
    await check(bot, "POST", path, {"content": "r", "message_reference": {"message_id": key}})
    await check(bot, "GET", path)
    await check(bot, "PATCH", f"{path}/{key}", {"content": "changed"})
    await bot.call("PUT", f"{path}/{key}/reactions/🎉/@me")
    await check(bot, "GET", f"{path}/{key}")
    await bot.call("PUT", f"{path}/pins/{key}")
    await check(bot, "GET", f"{path}/pins")
    await check(bot, "POST", f"{path}/{key}/threads", {"name": "T"})
    await check(bot, "GET", f"/channels/{key}")


async def test_answers_to_interactions_have_discords_shape(bot: WireBot, line: Line, discord: Sandbox) -> None:
    await bot.put_commands(command("ping"))
    interaction, task = await asked(line, discord.ana.slash("ping"))
    callback = f"/interactions/{interaction['id']}/{interaction['token']}/callback?with_response=true"
    await check(bot, "POST", callback, {"type": 4, "data": {"content": "x", "components": [button("C", "c")]}})
    message = (await task).message
    await check(bot, "PATCH", bot.hook(interaction, "/messages/@original"), {"content": "y"})
    await check(bot, "GET", bot.hook(interaction, "/messages/@original"))
    await check(bot, "POST", bot.hook(interaction), {"content": "z", "flags": 64})
    interaction, task = await asked(line, discord.ana.click(message, "C"))
    callback = f"/interactions/{interaction['id']}/{interaction['token']}/callback?with_response=true"
    await check(bot, "POST", callback, {"type": 7, "data": {"content": "changed"}})
    await task
