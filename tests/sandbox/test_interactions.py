"""The life of an interaction against the wire: one answer within 3 s, follow-ups for 15 minutes, who sees what."""

import asyncio
from typing import Any

import pytest

from bot.sandbox import Answer, Sandbox
from bot.sandbox.wire import JSON
from tests.sandbox.wire_bot import Line, WireBot, asked, button, command, option

MESSAGE, DEFER, DEFER_UPDATE, UPDATE, CHOICES, MODAL = 4, 5, 6, 7, 8, 9
EPHEMERAL = 64


@pytest.fixture
async def ping(bot: WireBot, line: Line, discord: Sandbox) -> tuple[JSON, "asyncio.Task[Answer]"]:
    """Give a slash command of Ana's that waits for its answer."""
    await bot.put_commands(command("ping"))
    return await asked(line, discord.ana.slash("ping"))


Ping = tuple[JSON, "asyncio.Task[Answer]"]


async def test_an_interaction_says_who_where_and_with_which_permissions(ping: Ping, discord: Sandbox) -> None:
    interaction, task = ping
    task.cancel()
    assert interaction["type"] == 2
    assert interaction["member"]["user"]["id"] == str(discord.ana.id)
    assert int(interaction["member"]["permissions"]) & 1 << 11
    assert interaction["channel"]["name"] == "general"
    assert interaction["guild"]["id"] == interaction["guild_id"] == str(discord.guild.id)
    assert interaction["context"] == 0
    assert interaction["authorizing_integration_owners"] == {"0": str(discord.guild.id)}
    assert {"locale", "guild_locale", "app_permissions", "entitlements", "attachment_size_limit"} <= set(interaction)


async def test_the_answer_is_shown_and_told_back(ping: Ping, bot: WireBot, discord: Sandbox) -> None:
    interaction, task = ping
    response = await bot.answer(interaction, MESSAGE, {"content": "pong"})
    assert response.body["interaction"]["response_message_id"] == response.body["resource"]["message"]["id"]
    assert response.body["resource"]["type"] == MESSAGE
    answer = await task
    assert (answer.kind, answer.text, answer.ephemeral) == ("message", "pong", False)
    assert answer.message.raw["interaction_metadata"]["name"] == "ping"
    assert discord.messages(discord.channel("general")) == [answer.message]


async def test_a_second_answer_is_refused_with_40060(ping: Ping, bot: WireBot) -> None:
    interaction, task = ping
    await bot.answer(interaction, MESSAGE, {"content": "pong"})
    second = await bot.answer(interaction, MESSAGE, {"content": "pong"})
    assert (second.status, second.code) == (400, 40060)
    await task


async def test_an_answer_after_three_seconds_is_refused_with_10062(
    ping: Ping, bot: WireBot, discord: Sandbox
) -> None:
    interaction, task = ping
    discord.age(3)
    answer = await task
    assert (answer.kind, answer.text) == ("none", "The application did not respond")
    late = await bot.answer(interaction, MESSAGE, {"content": "pong"})
    assert (late.status, late.code) == (404, 10062)
    assert (await bot.call("POST", bot.hook(interaction), {"content": "hi"})).code == 10015
    assert [violation.kind for violation in discord.violations] == ["unanswered", "10062", "10015"]


async def test_a_refused_answer_leaves_the_interaction_open(ping: Ping, bot: WireBot) -> None:
    interaction, task = ping
    assert (await bot.answer(interaction, MESSAGE, {"content": "x" * 2001})).code == 50035
    assert (await bot.answer(interaction, UPDATE, {"content": "x"})).code == 50035
    assert (await bot.answer(interaction, MESSAGE, {"content": "short"})).status == 200
    assert (await task).text == "short"


async def test_an_ephemeral_answer_is_for_its_reader_alone(ping: Ping, bot: WireBot, discord: Sandbox) -> None:
    interaction, task = ping
    await bot.answer(interaction, MESSAGE, {"content": "psst", "flags": EPHEMERAL})
    message = (await task).message
    channel = discord.channel("general")
    assert discord.messages(channel, discord.ana) == [message]
    assert discord.messages(channel, discord.ben) == discord.messages(channel) == []
    path = f"/channels/{channel.id}/messages"
    assert (await bot.call("GET", path)).body == []
    assert (await bot.call("GET", f"{path}/{message.id}")).code == 10008
    assert (await bot.call("PATCH", f"{path}/{message.id}", {"content": "x"})).code == 10008
    assert (await bot.call("GET", bot.hook(interaction, "/messages/@original"))).body["content"] == "psst"
    discord.ana.dismiss(message)
    assert discord.messages(channel, discord.ana) == []


async def test_the_answer_is_edited_and_deleted_through_its_token(ping: Ping, bot: WireBot) -> None:
    interaction, task = ping
    await bot.answer(interaction, MESSAGE, {"content": "pong", "flags": EPHEMERAL})
    message = (await task).message
    original = bot.hook(interaction, "/messages/@original")
    assert (await bot.call("PATCH", original, {"content": "edited"})).status == 200
    assert (message.content, message.edited, message.ephemeral) == ("edited", True, True)
    assert (await bot.call("DELETE", original)).status == 204
    assert message.deleted
    assert (await bot.call("PATCH", original, {"content": "edited"})).code == 10008


async def test_a_deferred_answer_thinks_until_it_is_filled_in(ping: Ping, bot: WireBot, discord: Sandbox) -> None:
    interaction, task = ping
    await bot.answer(interaction, DEFER, {"flags": EPHEMERAL})
    answer = await task
    assert (answer.kind, answer.ephemeral, answer.message.loading) == ("deferred", True, True)
    assert discord.busy
    filled = asyncio.create_task(answer.filled())
    await bot.call("PATCH", bot.hook(interaction, "/messages/@original"), {"content": "done"})
    message = await filled
    assert (message.text, message.loading, message.ephemeral, message.edited) == ("done", False, True, False)
    assert not discord.busy


async def test_the_first_follow_up_fills_in_a_deferred_answer(ping: Ping, bot: WireBot) -> None:
    interaction, task = ping
    await bot.answer(interaction, DEFER)
    answer = await task
    first = await bot.call("POST", bot.hook(interaction), {"content": "one"})
    second = await bot.call("POST", bot.hook(interaction), {"content": "two", "flags": EPHEMERAL})
    assert first.body["id"] == str(answer.message.id)
    assert [message.text for message in answer.followups] == ["two"]
    assert answer.followups[0].ephemeral
    path = bot.hook(interaction, f"/messages/{second.body['id']}")
    assert (await bot.call("PATCH", path, {"content": "three"})).body["content"] == "three"
    assert (await bot.call("GET", path)).status == 200
    assert (await bot.call("DELETE", path)).status == 204
    assert answer.followups == []


async def test_a_token_ends_after_fifteen_minutes(ping: Ping, bot: WireBot, discord: Sandbox) -> None:
    interaction, task = ping
    await bot.answer(interaction, MESSAGE, {"content": "pong"})
    await task
    discord.age(15 * 60)
    response = await bot.call("PATCH", bot.hook(interaction, "/messages/@original"), {"content": "late"})
    assert (response.status, response.code) == (401, 50027)


async def test_a_click_carries_the_message_and_may_update_it(bot: WireBot, line: Line, discord: Sandbox) -> None:
    path = f"/channels/{discord.channel('wins').id}/messages"
    sent = await bot.call("POST", path, {"content": "card", "components": [button("Celebrate", "c:1")]})
    message = discord.message(int(sent.body["id"]))
    interaction, task = await asked(line, discord.ben.click(message, "Celebrate"))
    assert interaction["message"]["id"] == str(message.id)
    assert interaction["data"] == {"custom_id": "c:1", "component_type": 2, "id": 2}
    await bot.answer(interaction, UPDATE, {"content": "1 celebrates"})
    answer = await task
    assert answer.kind == "update"
    assert answer.message is message
    assert message.content == "1 celebrates"


async def test_a_deferred_update_changes_the_message_later(bot: WireBot, line: Line, discord: Sandbox) -> None:
    path = f"/channels/{discord.channel('wins').id}/messages"
    sent = await bot.call("POST", path, {"content": "card", "components": [button("Celebrate", "c:1")]})
    message = discord.message(int(sent.body["id"]))
    interaction, task = await asked(line, discord.ben.click(message, custom_id="c:1"))
    await bot.answer(interaction, DEFER_UPDATE)
    answer = await task
    await bot.call("PATCH", bot.hook(interaction, "/messages/@original"), {"content": "later"})
    assert (await answer.filled()) is message
    assert message.content == "later"
    follow = await bot.call("POST", bot.hook(interaction), {"content": "and more"})
    assert follow.body["id"] != str(message.id)


async def test_a_modal_is_filled_in_and_may_change_the_message_that_it_came_from(
    bot: WireBot, line: Line, discord: Sandbox
) -> None:
    path = f"/channels/{discord.channel('wins').id}/messages"
    sent = await bot.call("POST", path, {"content": "card", "components": [button("Edit", "e")]})
    message = discord.message(int(sent.body["id"]))
    interaction, task = await asked(line, discord.ben.click(message, "Edit"))
    words = {"type": 18, "label": "Words", "component": {"type": 4, "custom_id": "w", "style": 1}}
    await bot.answer(interaction, MODAL, {"title": "Edit", "custom_id": "m", "components": [words]})
    modal = (await task).modal
    assert (modal.title, [one.label for one in modal.fields]) == ("Edit", ["Words"])
    submitted, task = await asked(line, discord.ben.submit(modal, {"Words": "new"}))
    assert submitted["type"] == 5
    assert submitted["message"]["id"] == str(message.id)
    assert submitted["data"]["components"][0]["component"]["value"] == "new"
    assert (await bot.answer(submitted, MODAL, {"title": "x", "custom_id": "m", "components": [words]})).code == 50035
    await bot.answer(submitted, UPDATE, {"content": "new"})
    await task
    assert message.content == "new"


async def test_a_modal_of_a_command_has_no_message_to_update(
    ping: Ping, bot: WireBot, line: Line, discord: Sandbox
) -> None:
    interaction, task = ping
    words = {"type": 18, "label": "Words", "component": {"type": 4, "custom_id": "w", "style": 1}}
    await bot.answer(interaction, MODAL, {"title": "Edit", "custom_id": "m", "components": [words]})
    modal = (await task).modal
    submitted, task = await asked(line, discord.ana.submit(modal, {"w": "new"}))
    assert (await bot.answer(submitted, UPDATE, {"content": "new"})).code == 50035
    await bot.answer(submitted, MESSAGE, {"content": "new", "flags": EPHEMERAL})
    assert (await task).ephemeral


async def test_autocomplete_gives_choices_and_nothing_else(bot: WireBot, line: Line, discord: Sandbox) -> None:
    await bot.put_commands(command("win", option(3, "category", autocomplete=True), option(4, "size")))
    typing = discord.ana.autocomplete("win", focused="category", category="re", size=2)
    interaction, task = await asked(line, typing)
    assert interaction["type"] == 4
    assert interaction["data"]["options"][0] == {"name": "category", "type": 3, "value": "re", "focused": True}
    assert (await bot.answer(interaction, MESSAGE, {"content": "x"})).code == 50035
    many = [{"name": str(number), "value": str(number)} for number in range(26)]
    assert (await bot.answer(interaction, CHOICES, {"choices": many})).code == 50035
    await bot.answer(interaction, CHOICES, {"choices": [{"name": "Rested", "value": "rest"}]})
    assert [(choice.name, choice.value) for choice in await task] == [("Rested", "rest")]


async def test_menus_carry_their_target(bot: WireBot, line: Line, discord: Sandbox) -> None:
    await bot.put_commands({"name": "Celebrate", "type": 3}, {"name": "Encourage", "type": 2})
    message = discord.ana.send(discord.channel("wins"), "I did it")
    interaction, task = await asked(line, discord.ben.menu("Celebrate", message))
    assert interaction["data"]["resolved"]["messages"][str(message.id)]["content"] == "I did it"
    await bot.answer(interaction, MESSAGE, {"content": "yay"})
    await task
    interaction, task = await asked(line, discord.ben.user_menu("Encourage", discord.ana))
    resolved = interaction["data"]["resolved"]
    assert interaction["data"]["target_id"] == str(discord.ana.id)
    assert resolved["users"].keys() == resolved["members"].keys() == {str(discord.ana.id)}
    await bot.answer(interaction, MESSAGE, {"content": "yay"})
    await task


async def test_an_interaction_in_a_hidden_channel_can_be_answered(bot: WireBot, line: Line, discord: Sandbox) -> None:
    await bot.put_commands(command("ping"))
    hidden = discord.channel("moderators")
    interaction, task = await asked(line, discord.mod.slash("ping", channel=hidden))
    assert (await bot.answer(interaction, MESSAGE, {"content": "pong"})).status == 200
    assert (await task).text == "pong"
    assert (await bot.call("POST", f"/channels/{hidden.id}/messages", {"content": "x"})).code == 50001


async def test_files_can_answer(ping: Ping, bot: WireBot, discord: Sandbox) -> None:
    interaction, task = ping
    data: dict[str, Any] = {"attachments": [{"id": 0, "filename": "me.csv"}], "flags": EPHEMERAL}
    assert (await bot.answer(interaction, MESSAGE, data, files={"me.csv": b"a,b"})).status == 200
    (attachment,) = (await task).message.attachments
    assert discord.file(attachment) == b"a,b"
    assert attachment["ephemeral"] is True


async def test_settle_waits_for_open_interactions(ping: Ping, bot: WireBot, discord: Sandbox) -> None:
    interaction, task = ping
    with pytest.raises(TimeoutError):
        await discord.settle(timeout=0.1)
    await bot.answer(interaction, MESSAGE, {"content": "pong"})
    await discord.settle()
    await task


async def test_nulls_in_a_modal_count_as_absent(ping: Ping, bot: WireBot) -> None:
    interaction, task = ping
    inner = {"type": 22, "custom_id": "m", "min_values": None, "max_values": None, "required": False}
    inner["options"] = [{"label": "A", "value": "a", "description": None}]
    field = {"type": 18, "label": "Many", "description": None, "component": inner}
    await bot.answer(interaction, MODAL, {"title": "Edit", "custom_id": "m", "components": [field]})
    (many,) = (await task).modal.fields
    assert "min_values" not in many.raw
    assert many.options == [{"label": "A", "value": "a"}]


async def test_forgetting_leaves_open_interactions_alone(ping: Ping, bot: WireBot, discord: Sandbox) -> None:
    interaction, task = ping
    discord.ana.send(discord.channel("general"), "hello")
    discord.forget()
    assert discord.messages(discord.channel("general")) == []
    assert (await bot.answer(interaction, MESSAGE, {"content": "pong"})).status == 200
    assert (await task).text == "pong"
    discord.forget()
    assert (await bot.call("POST", bot.hook(interaction), {"content": "late"})).code == 50027
