"""The rules against bodies of any shape, and against what discord.py itself builds."""

import io
from typing import Any

import discord
import pytest
from discord import app_commands, ui
from discord.http import handle_message_parameters
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.sandbox.rules import (
    check_callback,
    check_choices,
    check_command,
    check_commands,
    check_message,
    check_modal,
)
from tests import openapi
from tests.sandbox.refused import refused

JSON = dict[str, Any]

_KEYS = st.sampled_from(
    (
        *(
            "type",
            "content",
            "embeds",
            "fields",
            "components",
            "component",
            "accessory",
            "options",
            "choices",
            "data",
        ),
        *("flags", "id", "custom_id", "style", "label", "value", "name", "description", "url", "media", "items"),
        *("emoji", "min_values", "max_values", "default_values", "allowed_mentions", "parse", "users", "poll"),
        *("attachments", "name_localizations", "min_value", "max_length", "contexts", "title", "file", "nonce"),
        *("message_reference", "default", "required", "channel_types", "author", "image", "sticker_ids"),
    )
)
_TEXTS = st.sampled_from(("", "x", "https://a.b", "http://[", "attachment://a", "1", "\ud800"))
_LEAVES = st.none() | st.booleans() | st.integers(-1, 24) | st.floats() | _TEXTS
_BODIES = st.recursive(
    _LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS, inner, max_size=5), max_leaves=25
)


@settings(max_examples=150)
@given(body=_BODIES, flags=st.sampled_from([0, 64, 1 << 15]), kind=st.integers(1, 5))
def test_any_body_is_accepted_or_refused_and_never_breaks_a_rule(body: Any, flags: int, kind: int) -> None:
    inner = {**body, "flags": flags} if isinstance(body, dict) else body
    for check in (check_message, check_modal, check_choices, check_command, check_commands):
        refused(check, inner)
    refused(check_message, {"components": [inner], "embeds": [inner], "flags": flags})
    refused(check_modal, {"title": "t", "custom_id": "c", "components": [inner, {"type": 18, "component": inner}]})
    for answer in range(1, 10):
        refused(check_callback, {"type": answer, "data": inner}, interaction_type=kind)
    refused(check_callback, {"type": body}, interaction_type=kind)


def _layout() -> ui.LayoutView:
    row: ui.ActionRow[Any] = ui.ActionRow(
        ui.Button(label="Celebrate", emoji="🎉", custom_id="celebrate", style=discord.ButtonStyle.primary),
        ui.Button(label="More", url="https://example.org"),
    )
    select: ui.ActionRow[Any] = ui.ActionRow(
        ui.Select(custom_id="size", options=[discord.SelectOption(label="Small", emoji="🌱")], placeholder="Size")
    )
    channels: ui.ActionRow[Any] = ui.ActionRow(
        ui.ChannelSelect(custom_id="where", channel_types=[discord.ChannelType.text], min_values=0)
    )
    container: ui.Container[Any] = ui.Container(
        ui.TextDisplay("## A win"),
        ui.Section("They wrote back.", accessory=ui.Thumbnail("attachment://chart.png", description="A chart")),
        ui.Separator(spacing=discord.SeparatorSpacing.large),
        ui.MediaGallery(discord.MediaGalleryItem("attachment://chart.png")),
        ui.File("attachment://wins.csv"),
        row,
        select,
        accent_colour=discord.Colour.green(),
    )
    return ui.LayoutView(timeout=None).add_item(container).add_item(channels)


class _Form(ui.Modal, title="After a no"):
    words = ui.Label[Any](
        text="A few words",
        description="Only you can read this.",
        component=ui.TextInput(style=discord.TextStyle.paragraph, required=False, max_length=1000),
    )
    size = ui.Label[Any](text="Size", component=ui.Select(options=[discord.SelectOption(label="Small")]))
    peer = ui.Label[Any](text="Who helped", component=ui.UserSelect(required=False, min_values=0))
    next_step = ui.Label[Any](
        text="What next",
        component=ui.RadioGroup(options=[discord.RadioGroupOption(label=n, value=n) for n in ("rest", "step")]),
    )
    feelings = ui.Label[Any](
        text="How it feels",
        component=ui.CheckboxGroup(options=[discord.CheckboxGroupOption(label="tired", value="tired")]),
    )


class _Proof(ui.Modal, title="Proof"):
    file = ui.Label[Any](text="A file", component=ui.FileUpload(required=False))
    keep = ui.Label[Any](text="Keep it?", component=ui.Checkbox())
    note = ui.TextDisplay[Any]("Take your time.")
    old = ui.TextInput[Any](label="Words")


async def test_a_layout_that_discord_py_builds_is_accepted() -> None:
    files = [discord.File(io.BytesIO(), filename=name) for name in ("chart.png", "wins.csv")]
    with handle_message_parameters(view=_layout(), files=files, nonce=5) as parameters:
        assert parameters.multipart is not None
        payload = discord.utils._from_json(parameters.multipart[0]["value"])

    assert refused(check_message, payload, files={0: "chart.png", 1: "wins.csv"}) == []
    assert openapi.validate_request("POST", "/channels/1/messages", payload) == []


@pytest.mark.parametrize("form", [_Form, _Proof])
async def test_a_modal_that_discord_py_builds_is_accepted(form: type[ui.Modal]) -> None:
    body = {"type": 9, "data": form().to_dict()}

    assert refused(check_callback, body, interaction_type=2) == []
    assert openapi.validate_request("POST", "/interactions/1/token/callback", body) == []


async def test_commands_that_discord_py_builds_are_accepted() -> None:
    client = discord.Client(intents=discord.Intents.none())
    tree = app_commands.CommandTree(client)
    group = app_commands.Group(
        name="win", description="Wins", guild_only=True, default_permissions=discord.Permissions(manage_guild=True)
    )

    @group.command(name="share", description="Share a win")
    @app_commands.choices(category=[app_commands.Choice(name="Small", value="small")])
    async def share(
        interaction: discord.Interaction,
        title: app_commands.Range[str, 1, 200],
        category: str | None,
        where: discord.TextChannel | None = None,
    ) -> None: ...

    @tree.context_menu(name="Celebrate This")
    async def celebrate(interaction: discord.Interaction, message: discord.Message) -> None: ...

    @group.command(name="count", description="Count wins")
    async def count(
        interaction: discord.Interaction,
        least: app_commands.Range[int, 0, 100] = 1,
        part: app_commands.Range[float, 0.0, 1.0] = 0.5,
        proof: discord.Attachment | None = None,
    ) -> None: ...

    tree.add_command(group)
    payload = [command.to_dict(tree) for command in tree.get_commands()]

    assert refused(check_commands, payload) == []
    assert openapi.validate_request("PUT", "/applications/1/commands", payload) == []
