"""REST routes against the wire: what is answered, and what is refused with which of Discord's codes."""

from typing import Any

import aiohttp
import pytest

from bot.sandbox import ChannelType, Fault, Message, Permission, Sandbox
from tests.sandbox.wire_bot import WireBot, button, command, option

PIXEL = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x03\x00\x00\x00\x02\x08\x06\x00\x00\x00"


def place(discord: Sandbox, name: str = "wins") -> str:
    """Return the path of a channel's messages."""
    return f"/channels/{discord.channel(name).id}/messages"


async def post(bot: WireBot, content: str, **more: Any) -> Message:
    """Post a message as the bot and return it."""
    response = await bot.call("POST", place(bot.discord), {"content": content, **more})
    assert response.status == 200, response
    return bot.discord.message(int(response.body["id"]))


@pytest.mark.parametrize("token", ["", "wrong", "Bearer x"])
async def test_a_wrong_token_is_refused_with_401(bot: WireBot, token: str) -> None:
    response = await bot.call("GET", "/users/@me", token=token)
    assert (response.status, response.body) == (401, {"message": "401: Unauthorized", "code": 0})


async def test_an_unknown_route_is_refused_with_404_and_recorded(bot: WireBot, discord: Sandbox) -> None:
    response = await bot.call("GET", "/nowhere")
    assert (response.status, response.body) == (404, {"message": "404: Not Found", "code": 0})
    assert [violation.kind for violation in discord.violations] == ["http 404"]


async def test_a_known_route_with_another_method_is_refused_with_405(bot: WireBot) -> None:
    assert (await bot.call("DELETE", "/users/@me")).status == 405


async def test_a_body_that_is_not_json_is_refused_with_50109(bot: WireBot, discord: Sandbox) -> None:
    response = await bot.call("POST", place(discord), raw=b"{")
    assert (response.status, response.code) == (400, 50109)


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        pytest.param("GET", "/channels/1", 404, 10003, id="unknown channel"),
        pytest.param("POST", "/channels/1/messages", 404, 10003, id="message to an unknown channel"),
        pytest.param("GET", "/channels/{wins}/messages/1", 404, 10008, id="unknown message"),
        pytest.param("GET", "/channels/{moderators}", 403, 50001, id="hidden channel"),
        pytest.param("POST", "/channels/{moderators}/messages", 403, 50001, id="message to a hidden channel"),
        pytest.param("GET", "/channels/wins", 400, 50035, id="an id that is no number"),
        pytest.param("GET", "/guilds/1", 404, 10004, id="unknown guild"),
        pytest.param("GET", "/guilds/{guild}/members/1", 404, 10013, id="unknown user"),
        pytest.param("GET", "/guilds/{guild}/members/{oz}", 404, 10007, id="user who is no member"),
        pytest.param("GET", "/users/1", 404, 10013, id="user"),
        pytest.param("GET", "/applications/{app}/commands/1", 404, 10063, id="unknown command"),
        pytest.param("GET", "/applications/1/commands", 404, 10002, id="another application"),
        pytest.param("GET", "/applications/{app}/guilds/1/commands", 403, 50001, id="commands of an unknown guild"),
        pytest.param("PATCH", "/webhooks/{app}/token/messages/@original", 401, 50027, id="invented token"),
        pytest.param("POST", "/webhooks/1/token", 404, 10015, id="unknown webhook"),
        pytest.param("POST", "/interactions/1/token/callback", 404, 10062, id="unknown interaction"),
        pytest.param("GET", "/channels/{wins}/messages?limit=0", 400, 50035, id="limit too small"),
        pytest.param("GET", "/channels/{wins}/messages?limit=101", 400, 50035, id="limit too great"),
        pytest.param("PUT", "/channels/{wins}/pins/1", 403, 50013, id="pin without permission"),
    ],
)
async def test_what_cannot_be_is_refused_with_discords_code(
    bot: WireBot, discord: Sandbox, *, method: str, path: str, status: int, code: int
) -> None:
    names: dict[str, int] = {"guild": discord.guild.id, "oz": discord.outsider.id, "app": discord.application_id}
    names |= {channel.name: channel.id for channel in discord.guild.channels.values()}
    response = await bot.call(method, path.format_map(names), {} if method != "GET" else None)
    assert (response.status, response.code) == (status, code)
    assert discord.violations[-1].kind == str(code)


async def test_reading_routes_answer(bot: WireBot, discord: Sandbox) -> None:
    guild = f"/guilds/{discord.guild.id}"
    assert (await bot.call("GET", "/users/@me")).body["bot"] is True
    assert (await bot.call("GET", f"/users/{discord.ana.id}")).body["global_name"] == "Ana"
    assert (await bot.call("GET", "/users/@me/guilds")).body[0]["name"] == discord.guild.name
    assert (await bot.call("GET", "/oauth2/applications/@me")).body["id"] == str(discord.application_id)
    assert (await bot.call("GET", "/gateway/bot")).body["shards"] == 1
    assert (await bot.call("GET", guild)).body["owner_id"] == str(discord.host.id)
    assert len((await bot.call("GET", guild + "/channels")).body) == 5
    assert len((await bot.call("GET", guild + "/roles")).body) == 4
    assert (await bot.call("GET", guild + f"/members/{discord.ana.id}")).body["user"]["id"] == str(discord.ana.id)
    assert discord.violations == []


async def test_content_is_kept_exactly_but_for_the_blanks_around_it(bot: WireBot) -> None:
    hostile = "a\u202eb Z̸͖͌a <b> 👩‍👩‍👧 `x` @everyone"
    message = await post(bot, f" \n{hostile} \n")
    assert message.content == hostile
    assert message.raw["mention_everyone"] is False


async def test_messages_are_listed_newest_first_around_a_point(bot: WireBot, discord: Sandbox) -> None:
    sent = [discord.ana.send(discord.channel("wins"), str(number)) for number in range(6)]
    ids = [str(message.id) for message in reversed(sent)]

    async def listed(query: str) -> list[str]:
        return [message["id"] for message in (await bot.call("GET", place(discord) + query)).body]

    assert await listed("") == ids
    assert await listed(f"?limit=2&before={ids[2]}") == ids[3:5]
    assert await listed(f"?limit=2&after={ids[3]}") == ids[1:3]
    assert await listed(f"?limit=2&around={ids[2]}") == ids[2:4]


async def test_words_of_others_are_empty_without_the_intent(bot: WireBot, discord: Sandbox) -> None:
    message = discord.ana.send(discord.channel("wins"), "hello")
    assert (await bot.call("GET", f"{place(discord)}/{message.id}")).body["content"] == ""


async def test_without_history_nothing_is_listed_and_nothing_replied_to(bot: WireBot, discord: Sandbox) -> None:
    message = discord.ana.send(discord.channel("wins"), "hello")
    await discord.set_overwrite(discord.channel("wins"), discord.bot_user, deny=Permission.READ_MESSAGE_HISTORY)
    assert (await bot.call("GET", place(discord))).body == []
    reply = {"content": "hi", "message_reference": {"message_id": str(message.id)}}
    response = await bot.call("POST", place(discord), reply)
    assert (response.status, response.code) == (403, 160002)


async def test_a_reply_knows_what_it_replies_to(bot: WireBot, discord: Sandbox) -> None:
    message = discord.ana.send(discord.channel("wins"), "hello")
    reply = await post(bot, "hi", message_reference={"message_id": str(message.id)})
    assert reply.reference is message
    assert reply.pinged == {discord.ana.id}
    gone = {"content": "hi", "message_reference": {"message_id": "1"}}
    assert (await bot.call("POST", place(discord), gone)).code == 50035
    gone["message_reference"] = {"message_id": "1", "fail_if_not_exists": False}
    assert (await bot.call("POST", place(discord), gone)).status == 200


@pytest.mark.parametrize(
    ("denied", "code"),
    [
        pytest.param(Permission.VIEW_CHANNEL, 50001, id="cannot see"),
        pytest.param(Permission.SEND_MESSAGES, 50013, id="cannot write"),
    ],
)
async def test_a_message_needs_its_permissions(bot: WireBot, discord: Sandbox, denied: Permission, code: int) -> None:
    await discord.set_overwrite(discord.channel("wins"), discord.bot_user, deny=denied)
    response = await bot.call("POST", place(discord), {"content": "hi"})
    assert (response.status, response.code) == (403, code)


async def test_set_bot_permissions_leaves_the_bot_exactly_those(bot: WireBot, discord: Sandbox) -> None:
    await discord.set_bot_permissions(discord.guild, Permission.VIEW_CHANNEL)
    assert (await bot.call("POST", place(discord), {"content": "hi"})).code == 50013
    assert discord.ana.send(discord.channel("wins"), "hello").content == "hello"


async def test_embeds_are_dropped_and_files_refused_without_permission(bot: WireBot, discord: Sandbox) -> None:
    denied = Permission.EMBED_LINKS | Permission.ATTACH_FILES
    await discord.set_overwrite(discord.channel("wins"), discord.bot_user, deny=denied)
    message = await post(bot, "hi", embeds=[{"title": "no"}])
    assert message.embeds == []
    response = await bot.call("POST", place(discord), {"content": "hi"}, files={"a.txt": b"a"})
    assert response.code == 50013


async def test_the_same_nonce_sends_one_message_for_two_minutes(bot: WireBot, discord: Sandbox) -> None:
    first = await post(bot, "once", nonce="n1", enforce_nonce=True)
    assert await post(bot, "twice", nonce="n1", enforce_nonce=True) is first
    assert len(discord.messages(discord.channel("wins"))) == 1
    assert first.content == "once"
    discord.age(121)
    assert await post(bot, "later", nonce="n1", enforce_nonce=True) is not first


async def test_attachments_are_served_and_named_by_embeds_and_components(bot: WireBot, discord: Sandbox) -> None:
    body = {
        "embeds": [{"title": "t", "image": {"url": "attachment://a_b.png"}}],
        "attachments": [{"id": 0, "filename": "a b.png", "description": "a picture"}],
    }
    response = await bot.call("POST", place(discord), body, files={"a b.png": PIXEL})
    assert response.status == 200, response
    (attachment,) = response.body["attachments"]
    assert (attachment["filename"], attachment["width"], attachment["height"]) == ("a_b.png", 3, 2)
    assert (attachment["description"], attachment["content_type"]) == ("a picture", "image/png")
    assert response.body["embeds"][0]["image"]["url"] == attachment["url"]
    assert discord.file(attachment) == PIXEL
    async with bot.session.get(attachment["url"]) as served:
        assert await served.read() == PIXEL


async def test_an_edit_changes_what_it_names_and_keeps_the_rest(bot: WireBot, discord: Sandbox) -> None:
    message = await post(bot, "before", components=[button("Celebrate", "c")])
    response = await bot.call("PATCH", f"{place(discord)}/{message.id}", {"content": "after"})
    assert response.status == 200
    assert (message.content, message.buttons, message.edited) == ("after", ["Celebrate"], True)


async def test_only_the_bots_own_messages_can_be_edited(bot: WireBot, discord: Sandbox) -> None:
    message = discord.ana.send(discord.channel("wins"), "mine")
    response = await bot.call("PATCH", f"{place(discord)}/{message.id}", {"content": "yours"})
    assert (response.status, response.code) == (403, 50005)


async def test_deleting_anothers_message_needs_manage_messages(bot: WireBot, discord: Sandbox) -> None:
    message = discord.ana.send(discord.channel("wins"), "mine")
    path = f"{place(discord)}/{message.id}"
    assert (await bot.call("DELETE", path)).code == 50013
    await discord.set_bot_permissions(discord.guild, Permission.ADMINISTRATOR)
    assert (await bot.call("DELETE", path)).status == 204
    assert message.deleted
    assert (await bot.call("DELETE", path)).code == 10008


async def test_reactions_and_pins_show_on_the_message(bot: WireBot, discord: Sandbox) -> None:
    await discord.set_bot_permissions(discord.guild, Permission.ADMINISTRATOR)
    message = await post(bot, "hi")
    path = f"{place(discord)}/{message.id}/reactions/🎉/@me"
    assert (await bot.call("PUT", path)).status == 204
    assert message.raw["reactions"][0]["count"] == 1
    assert (await bot.call("DELETE", path)).status == 204
    assert message.raw["reactions"] == []
    assert (await bot.call("PUT", path.replace("🎉", "smile"))).code == 10014
    assert (await bot.call("PUT", f"{place(discord)}/pins/{message.id}")).status == 204
    assert (await bot.call("GET", f"{place(discord)}/pins")).body["items"][0]["message"]["id"] == str(message.id)


async def test_a_direct_message_reaches_only_who_takes_it(bot: WireBot, discord: Sandbox) -> None:
    opened = await bot.call("POST", "/users/@me/channels", {"recipient_id": str(discord.ana.id)})
    path = f"/channels/{opened.body['id']}/messages"
    assert (await bot.call("POST", path, {"content": "hi"})).status == 200
    assert [message.content for message in discord.ana.dms] == ["hi"]
    discord.ana.close_dms()
    response = await bot.call("POST", path, {"content": "hi"})
    assert (response.status, response.code) == (403, 50007)
    discord.ana.open_dms()
    assert (await bot.call("POST", path, {"content": "again"})).status == 200
    await discord.ana.leave()
    assert (await bot.call("POST", path, {"content": "gone"})).code == 50007
    assert (await bot.call("POST", "/users/@me/channels", {"recipient_id": "1"})).code == 50035


async def test_a_thread_is_written_to_archived_and_woken(bot: WireBot, discord: Sandbox) -> None:
    message = await post(bot, "root")
    started = await bot.call("POST", f"{place(discord)}/{message.id}/threads", {"name": "Talk"})
    assert (started.status, started.body["id"]) == (201, str(message.id))
    path = f"/channels/{started.body['id']}"
    archived = await bot.call("PATCH", path, {"archived": True})
    assert archived.body["thread_metadata"]["archived"] is True
    assert (await bot.call("POST", path + "/messages", {"content": "hi"})).status == 200
    assert (await bot.call("GET", path)).body["thread_metadata"]["archived"] is False
    again = await bot.call("POST", f"{place(discord)}/{message.id}/threads", {"name": "Talk"})
    assert again.code == 160004


async def test_a_thread_hangs_only_from_where_it_can_and_asks_for_permissions_of_its_own(
    bot: WireBot, discord: Sandbox
) -> None:
    channel, message = discord.channel("wins"), await post(bot, "root")
    threads, name = f"{place(discord)}/{message.id}/threads", {"name": "Talk"}
    await discord.set_overwrite(channel, discord.bot_user, deny=Permission.CREATE_PUBLIC_THREADS)
    assert (await bot.call("POST", threads, name)).code == 50013
    await discord.set_overwrite(channel, discord.bot_user, deny=Permission.SEND_MESSAGES)
    started = await bot.call("POST", threads, name)
    inside = f"/channels/{started.body['id']}/messages"
    first = await bot.call("POST", inside, {"content": "not in the channel, but here"})
    assert (started.body["type"], first.status) == (11, 200)
    nested = await bot.call("POST", f"{inside}/{first.body['id']}/threads", name)
    assert nested.code == 50024
    await discord.set_overwrite(channel, discord.bot_user, deny=Permission.SEND_MESSAGES_IN_THREADS)
    assert (await bot.call("POST", inside, {"content": "hi"})).code == 50013
    await discord.set_overwrite(channel, discord.bot_user)
    news = discord.add_channel(discord.guild, "news", kind=ChannelType.ANNOUNCEMENT)
    said = await bot.call("POST", f"/channels/{news.id}/messages", {"content": "news"})
    hung = await bot.call("POST", f"/channels/{news.id}/messages/{said.body['id']}/threads", name)
    assert hung.body["type"] == 10


async def test_commands_keep_their_ids_when_overwritten(bot: WireBot, discord: Sandbox) -> None:
    first = await bot.put_commands(command("win"), command("help"))
    changed = command("win", option(3, "text", required=True))
    second = await bot.put_commands(changed, command("help"), command("goal"))
    assert [one["id"] for one in second[:2]] == [one["id"] for one in first]
    assert second[0]["version"] != first[0]["version"]
    assert second[1]["version"] == first[1]["version"]
    path = f"/applications/{discord.application_id}/commands"
    assert (await bot.call("GET", path + f"/{first[0]['id']}")).body["options"][0]["name"] == "text"
    assert (await bot.call("POST", path, command("new"))).status == 201
    assert (await bot.call("POST", path, command("new"))).status == 200
    patched = await bot.call("PATCH", path + f"/{first[1]['id']}", {"description": "Changed"})
    assert patched.body["description"] == "Changed"
    assert (await bot.call("DELETE", path + f"/{first[1]['id']}")).status == 204
    assert [one["name"] for one in (await bot.call("GET", path)).body] == ["win", "goal", "new"]


async def test_a_refused_command_changes_nothing(bot: WireBot, discord: Sandbox) -> None:
    await bot.put_commands(command("win"))
    path = f"/applications/{discord.application_id}/commands"
    assert (await bot.call("PUT", path, [command("NOT LOWER")])).code == 50035
    assert [one["name"] for one in (await bot.call("GET", path)).body] == ["win"]


async def test_every_request_is_recorded(bot: WireBot, discord: Sandbox) -> None:
    await bot.call("POST", place(discord), {"content": "hi"}, files={"a.txt": b"a"})
    (request,) = discord.requests
    assert (request.method, request.route, request.status) == ("POST", "/channels/{channel_id}/messages", 200)
    assert (request.json, request.files[0].filename) == ({"content": "hi"}, "a.txt")
    assert request.response["content"] == "hi"


async def test_a_fault_before_leaves_the_world_as_it_was(bot: WireBot, discord: Sandbox) -> None:
    discord.faults.add(Fault("POST", r"/channels/\d+/messages", status=500, times=2))
    for expected in (500, 500, 200):
        assert (await bot.call("POST", place(discord), {"content": "hi"})).status == expected
    assert len(discord.messages(discord.channel("wins"))) == 1
    assert discord.violations == []


async def test_a_fault_after_lets_the_request_take_effect(bot: WireBot, discord: Sandbox) -> None:
    discord.faults.add(Fault("POST", status=502, when="after"))
    assert (await bot.call("POST", place(discord), {"content": "hi"})).status == 502
    assert len(discord.messages(discord.channel("wins"))) == 1


async def test_a_dropped_connection_is_an_error_of_the_line(bot: WireBot, discord: Sandbox) -> None:
    discord.faults.add(Fault(drop=True))
    with pytest.raises(aiohttp.ClientConnectionError):
        await bot.call("POST", place(discord), {"content": "hi"})
    assert discord.messages(discord.channel("wins")) == []
    assert len(discord.faults) == 0


async def test_an_injected_429_says_how_long_to_wait(bot: WireBot, discord: Sandbox) -> None:
    discord.faults.add(Fault(retry_after=1.5))
    response = await bot.call("GET", "/users/@me")
    assert (response.status, response.body["retry_after"], response.body["global"]) == (429, 1.5, False)
    assert "Via" in response.headers
