"""What people can do with Discord's client, and what the client would not let them send."""

import asyncio
from typing import Any

import pytest

from bot.sandbox import Attachment, ChannelType, Permission, Sandbox, SandboxRefusal
from bot.sandbox.wire import JSON
from tests.sandbox.wire_bot import Line, WireBot, asked, command, option

STRING, INTEGER, BOOLEAN, USER, CHANNEL, ROLE, MENTIONABLE, NUMBER, FILE = range(3, 12)


async def options_sent(bot: WireBot, line: Line, action: Any) -> tuple[dict[str, Any], JSON]:
    """Return the options of the command that a person sends, by name, and what was resolved; answer it."""
    interaction, task = await asked(line, action)
    await bot.answer(interaction, 4, {"content": "ok"})
    await task
    options = interaction["data"]["options"]
    return {one["name"]: one["value"] for one in options}, interaction["data"].get("resolved", {})


async def test_options_are_sent_as_the_client_sends_them(bot: WireBot, line: Line, discord: Sandbox) -> None:
    await bot.put_commands(
        command(
            "all",
            option(STRING, "text"),
            option(INTEGER, "count"),
            option(BOOLEAN, "sure"),
            option(USER, "who"),
            option(CHANNEL, "channel"),
            option(ROLE, "role"),
            option(MENTIONABLE, "any-one"),
            option(NUMBER, "ratio"),
            option(FILE, "file"),
            option(STRING, "kind", choices=[{"name": "Rested", "value": "rest"}]),
        )
    )
    values = {"channel": discord.channel("wins")}
    sent, resolved = await options_sent(
        bot,
        line,
        discord.ana.slash(
            "all",
            values,
            text="hi",
            count=2,
            sure=True,
            who=discord.ben,
            role=discord.guild.role("Host"),
            any_one=discord.chi,
            ratio=0.5,
            file=Attachment("a.csv", b"a,b"),
            kind="Rested",
        ),
    )
    assert (sent["text"], sent["count"], sent["sure"], sent["ratio"]) == ("hi", 2, True, 0.5)
    assert sent["kind"] == "rest"
    assert sent["who"] == str(discord.ben.id)
    assert resolved["users"].keys() == {str(discord.ben.id), str(discord.chi.id)}
    assert "user" not in resolved["members"][str(discord.ben.id)]
    assert resolved["channels"][sent["channel"]]["name"] == "wins"
    assert resolved["roles"][sent["role"]]["name"] == "Host"
    async with bot.session.get(resolved["attachments"][sent["file"]]["url"]) as served:
        assert await served.read() == b"a,b"


@pytest.mark.parametrize(
    ("values", "why"),
    [
        pytest.param({}, "'text' is required", id="a required option is missing"),
        pytest.param({"text": ""}, "1 to 10 characters", id="an empty text"),
        pytest.param({"text": "x" * 11}, "1 to 10 characters", id="a text that is too long"),
        pytest.param({"text": 5}, "takes a str", id="a number for a text"),
        pytest.param({"text": "x", "count": 6}, "takes 1 to 5", id="a number that is too great"),
        pytest.param({"text": "x", "count": 1.5}, "takes a number", id="a fraction for a whole number"),
        pytest.param({"text": "x", "count": True}, "takes a number", id="a truth for a number"),
        pytest.param({"text": "x", "kind": "other"}, "none of the choices", id="none of the choices"),
        pytest.param({"text": "x", "who": "Ben"}, "does not take", id="a name for a user"),
        pytest.param({"text": "x", "more": "y"}, "no option 'more'", id="an option that there is not"),
    ],
)
async def test_what_the_client_would_not_send_is_refused(
    bot: WireBot, discord: Sandbox, values: dict[str, Any], why: str
) -> None:
    await bot.put_commands(
        command(
            "win",
            option(STRING, "text", required=True, max_length=10),
            option(INTEGER, "count", min_value=1, max_value=5),
            option(STRING, "kind", choices=[{"name": "Rested", "value": "rest"}]),
            option(USER, "who"),
        )
    )
    with pytest.raises(SandboxRefusal, match=why):
        await discord.ana.slash("win", values)


async def test_a_channel_option_takes_only_its_types_and_what_the_person_sees(bot: WireBot, discord: Sandbox) -> None:
    await bot.put_commands(command("setup", option(CHANNEL, "where", channel_types=[0])))
    voice = discord.add_channel(discord.guild, "talk", kind=ChannelType.VOICE)
    with pytest.raises(SandboxRefusal, match="types"):
        await discord.ana.slash("setup", where=voice)
    with pytest.raises(SandboxRefusal, match="cannot be seen"):
        await discord.ana.slash("setup", where=discord.channel("moderators"))


async def test_commands_show_only_to_those_who_may_use_them(bot: WireBot, discord: Sandbox) -> None:
    await bot.put_commands(
        command("free"),
        command("setup", default_member_permissions=str(int(Permission.MANAGE_GUILD))),
        command("nobody", default_member_permissions="0"),
        command("here", contexts=[0]),
        command("private", contexts=[1]),
    )

    def names(commands: list[JSON]) -> set[str]:
        return {one["name"] for one in commands}

    assert names(discord.ana.commands()) == {"free", "here"}
    assert names(discord.host.commands()) == {"free", "setup", "nobody", "here"}
    assert names(discord.ana.commands(discord.ana.dm)) == {"free", "setup", "nobody", "private"}
    assert names(discord.outsider.commands()) == set()
    await discord.remove_bot(discord.guild)
    assert names(discord.host.commands()) == set()


async def test_subcommands_are_named_by_their_whole_path(bot: WireBot, line: Line, discord: Sandbox) -> None:
    share = {"type": 1, "name": "share", "description": "Share", "options": [option(STRING, "text")]}
    await bot.put_commands(command("win", share))
    interaction, task = await asked(line, discord.ana.slash("win share", text="hi"))
    (subcommand,) = interaction["data"]["options"]
    assert (subcommand["name"], subcommand["type"], subcommand["options"][0]["value"]) == ("share", 1, "hi")
    await bot.answer(interaction, 4, {"content": "ok"})
    await task
    for path in ("win", "win list", "lose"):
        with pytest.raises(SandboxRefusal):
            await discord.ana.slash(path)


def select(kind: int, **more: Any) -> JSON:
    """Return an action row with a select menu."""
    return {"type": 1, "components": [{"type": kind, "custom_id": "s", "placeholder": "Pick", **more}]}


PLAIN = [{"label": label, "value": label.lower()} for label in ("One", "Two", "Three")]


async def posted(bot: WireBot, discord: Sandbox, *rows: JSON) -> Any:
    """Post components to #wins and return the message."""
    path = f"/channels/{discord.channel('wins').id}/messages"
    response = await bot.call("POST", path, {"content": "card", "components": list(rows)})
    assert response.status == 200, response
    return discord.message(int(response.body["id"]))


async def test_selects_send_what_was_chosen(bot: WireBot, line: Line, discord: Sandbox) -> None:
    cases = [
        (select(3, options=PLAIN, max_values=2), ["One", "three"], ["one", "three"]),
        (select(5), discord.ben, [str(discord.ben.id)]),
        (select(6), discord.guild.role("Host"), [str(discord.guild.role("Host").id)]),
        (select(7), discord.chi, [str(discord.chi.id)]),
        (select(8, channel_types=[0]), discord.channel("wins"), [str(discord.channel("wins").id)]),
    ]
    for row, chosen, values in cases:
        message = await posted(bot, discord, row)
        interaction, task = await asked(line, discord.ana.select(message, "Pick", chosen))
        assert interaction["data"]["values"] == values
        assert interaction["data"]["component_type"] == row["components"][0]["type"]
        await bot.answer(interaction, 6)
        await task


@pytest.mark.parametrize(
    ("row", "chosen"),
    [
        pytest.param(select(3, options=PLAIN), ["One", "Two"], id="too many"),
        pytest.param(select(3, options=PLAIN, min_values=2, max_values=3), ["One"], id="too few"),
        pytest.param(select(3, options=PLAIN), ["Four"], id="not on the list"),
        pytest.param(select(3, options=PLAIN, disabled=True), ["One"], id="disabled"),
        pytest.param(select(5), "Ben", id="no user"),
    ],
)
async def test_a_select_refuses_what_cannot_be_chosen(bot: WireBot, discord: Sandbox, row: JSON, chosen: Any) -> None:
    message = await posted(bot, discord, row)
    with pytest.raises(SandboxRefusal):
        await discord.ana.select(message, "s", chosen)


async def test_buttons_that_cannot_be_pressed_are_refused(bot: WireBot, discord: Sandbox) -> None:
    row = {
        "type": 1,
        "components": [
            {"type": 2, "style": 1, "label": "Off", "custom_id": "o", "disabled": True},
            {"type": 2, "style": 5, "label": "Link", "url": "https://example.org"},
        ],
    }
    message = await posted(bot, discord, row)
    for label in ("Off", "Link", "None"):
        with pytest.raises(SandboxRefusal):
            await discord.ana.click(message, label)
    with pytest.raises(SandboxRefusal, match="does not see"):
        await discord.outsider.click(message, "Off")


def label(text: str, **component: Any) -> JSON:
    """Return a labelled field of a modal."""
    return {"type": 18, "label": text, "component": {"custom_id": text.lower(), **component}}


FORM = [
    {"type": 10, "content": "Take your time."},
    label("Words", type=4, style=2, min_length=3, max_length=10),
    label("Pick", type=3, options=PLAIN, required=False, min_values=0, max_values=2),
    label("One", type=21, options=PLAIN[:2]),
    label("Many", type=22, options=PLAIN, required=False, min_values=0),
]
MORE = [label("Sure", type=23), label("File", type=19, required=False), label("Who", type=5, required=False)]


async def opened(bot: WireBot, line: Line, discord: Sandbox, form: list[JSON]) -> Any:
    """Open a modal for Ana and return it."""
    await bot.put_commands(command("form"))
    interaction, task = await asked(line, discord.ana.slash("form"))
    response = await bot.answer(interaction, 9, {"title": "Form", "custom_id": "f", "components": form})
    assert response.status == 200, response
    return (await task).modal


async def submitted(bot: WireBot, line: Line, discord: Sandbox, modal: Any, values: dict[str, Any]) -> dict[str, Any]:
    """Submit a modal as Ana and return the values that the bot gets, by custom_id."""
    interaction, task = await asked(line, discord.ana.submit(modal, values))
    await bot.answer(interaction, 4, {"content": "ok"})
    await task
    parts = [part["component"] for part in interaction["data"]["components"] if part["type"] == 18]
    return {part["custom_id"]: part.get("values", part.get("value")) for part in parts}


async def test_a_modal_sends_every_kind_of_field(bot: WireBot, line: Line, discord: Sandbox) -> None:
    modal = await opened(bot, line, discord, FORM)
    assert "Take your time." in modal.text
    values = {"Words": "four", "One": "Two", "many": ["One", "Two"]}
    assert await submitted(bot, line, discord, modal, values) == {
        "words": "four",
        "pick": [],
        "one": "two",
        "many": ["one", "two"],
    }
    more = await opened(bot, line, discord, MORE)
    sent = await submitted(
        bot, line, discord, more, {"Sure": True, "File": Attachment("a.txt", b"a"), "Who": discord.ben}
    )
    assert (sent["sure"], sent["who"], len(sent["file"])) == (True, [str(discord.ben.id)], 1)


@pytest.mark.parametrize(
    "values",
    [
        pytest.param({"One": "One"}, id="a required text is missing"),
        pytest.param({"Words": "ab", "One": "One"}, id="a text that is too short"),
        pytest.param({"Words": "x" * 11, "One": "One"}, id="a text that is too long"),
        pytest.param({"Words": "four"}, id="a required choice is missing"),
        pytest.param({"Words": "four", "One": ["One", "Two"]}, id="two of one"),
        pytest.param({"Words": "four", "One": "One", "Pick": ["One", "Two", "Three"]}, id="too many"),
        pytest.param({"Words": "four", "One": "One", "Other": "x"}, id="a field that there is not"),
    ],
)
async def test_a_modal_refuses_what_the_client_would_not_send(
    bot: WireBot, line: Line, discord: Sandbox, values: dict[str, Any]
) -> None:
    modal = await opened(bot, line, discord, FORM)
    with pytest.raises(SandboxRefusal):
        await discord.ana.submit(modal, values)
    with pytest.raises(SandboxRefusal, match="somebody else"):
        await discord.ben.submit(modal, {"Words": "four", "One": "One"})


async def test_people_write_edit_and_delete_as_far_as_they_may(discord: Sandbox) -> None:
    wins = discord.channel("wins")
    message = discord.ana.send(wins, " I did it ")
    assert message.content == "I did it"
    discord.ana.edit(message, "We did it")
    assert (message.content, message.edited) == ("We did it", True)
    with pytest.raises(SandboxRefusal):
        discord.ben.delete(message)
    with pytest.raises(SandboxRefusal):
        discord.ben.edit(message, "mine")
    with pytest.raises(SandboxRefusal):
        discord.ana.send(discord.channel("moderators"), "hi")
    with pytest.raises(SandboxRefusal):
        discord.outsider.send(wins, "hi")
    with pytest.raises(SandboxRefusal):
        discord.ana.send(wins, "x" * 2001)
    discord.mod.delete(message)
    assert discord.messages(wins) == []


async def test_a_bot_that_is_not_there_leaves_people_without_an_answer(bot: WireBot, discord: Sandbox) -> None:
    await bot.put_commands(command("ping"))
    task = asyncio.create_task(discord.ana.slash("ping"))
    await asyncio.sleep(0)
    discord.age(3)
    assert (await task).kind == "none"
