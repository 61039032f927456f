"""What Discord refuses in a message's components, of version 1 and 2."""

from typing import Any

import pytest

from bot.sandbox.rules import check_message
from tests.sandbox.refused import refused

JSON = dict[str, Any]
V2 = 1 << 15
TEXT = {"type": 10, "content": "a"}
OPTION = {"label": "Small", "value": "small"}


def button(**fields: Any) -> JSON:
    return {"type": 2, "style": 1, "label": "Celebrate", "custom_id": "celebrate", **fields}


def select(**fields: Any) -> JSON:
    return {"type": 3, "custom_id": "size", "options": [OPTION], **fields}


def buttons(count: int) -> list[JSON]:
    return [button(custom_id=f"b{number}") for number in range(count)]


def row(*children: JSON) -> JSON:
    return {"type": 1, "components": list(children)}


def options(count: int) -> list[JSON]:
    return [{"label": "x", "value": str(number)} for number in range(count)]


CHILDREN_ACCEPTED = {
    "a button with a label": button(),
    "a button with an emoji": button(label=None, emoji={"name": "🎉"}),
    "an emoji of several code points": button(emoji={"name": "👩🏽‍💻"}),
    "an emoji without its variation selector": button(emoji={"name": "❤"}),
    "a flag": button(emoji={"name": "🇬🇧"}),
    "a keycap": button(emoji={"name": "1️⃣"}),
    "a custom emoji": button(emoji={"id": "123", "name": "party", "animated": True}),
    "the longest label": button(label="x" * 80),
    "the longest custom id": button(custom_id="x" * 100),
    "a link": {"type": 2, "style": 5, "label": "x", "url": "https://example.org/" + "x" * 492},
    "a link into Discord": {"type": 2, "style": 5, "label": "x", "url": "discord://-/channels/1"},
    "a premium button": {"type": 2, "style": 6, "sku_id": "1"},
    "25 options": select(options=options(25), max_values=25, min_values=0, placeholder="p" * 150),
    "options with everything": select(
        options=[{**OPTION, "description": "d" * 100, "emoji": {"name": "🌱"}, "default": True}]
    ),
    "a user select": {"type": 5, "custom_id": "u", "default_values": [{"id": "1", "type": "user"}]},
    "a role select": {"type": 6, "custom_id": "r", "max_values": 25},
    "a mentionable select": {"type": 7, "custom_id": "m", "default_values": [{"id": "1", "type": "role"}]},
    "a channel select": {"type": 8, "custom_id": "c", "channel_types": [0, 5]},
}

AT = "components.0.components.0"
CHILDREN_REFUSED = {
    "a long label": (button(label="x" * 81), [f"{AT}.label BASE_TYPE_MAX_LENGTH"]),
    "a long custom id": (button(custom_id="x" * 101), [f"{AT}.custom_id BASE_TYPE_BAD_LENGTH"]),
    "no custom id": (button(custom_id=None), [f"{AT}.custom_id BUTTON_COMPONENT_CUSTOM_ID_REQUIRED"]),
    "neither label nor emoji": (button(label=""), [f"{AT} BUTTON_COMPONENT_LABEL_REQUIRED"]),
    "an address on a plain button": (
        button(url="https://a.b"),
        [f"{AT}.url BUTTON_COMPONENT_URL_FORBIDDEN"],
    ),
    "a link without address": ({"type": 2, "style": 5, "label": "x"}, [f"{AT}.url BUTTON_COMPONENT_URL_REQUIRED"]),
    "a link with a custom id": (
        button(style=5, url="https://a.b"),
        [f"{AT}.custom_id BUTTON_COMPONENT_CUSTOM_ID_FORBIDDEN"],
    ),
    "a link of another scheme": (
        {"type": 2, "style": 5, "label": "x", "url": "steam://connect/x"},
        [f"{AT}.url URL_TYPE_INVALID_SCHEME"],
    ),
    "a long address": (
        {"type": 2, "style": 5, "label": "x", "url": "https://example.org/" + "x" * 493},
        [f"{AT}.url BASE_TYPE_MAX_LENGTH"],
    ),
    "a premium button with a label": (
        {"type": 2, "style": 6, "sku_id": "1", "label": "x"},
        [f"{AT}.label BUTTON_COMPONENT_LABEL_FORBIDDEN"],
    ),
    "a premium button without a sku": ({"type": 2, "style": 6}, [f"{AT}.sku_id BUTTON_COMPONENT_SKU_ID_REQUIRED"]),
    "an unknown style": (button(style=7), [f"{AT}.style BASE_TYPE_CHOICES"]),
    "no style": (button(style=None), [f"{AT}.style BASE_TYPE_REQUIRED"]),
    "a symbol that is no emoji": (button(emoji={"name": "▲"}), [f"{AT}.emoji.name COMPONENT_INVALID_EMOJI"]),
    "an emoji's name in words": (button(emoji={"name": ":tada:"}), [f"{AT}.emoji.name COMPONENT_INVALID_EMOJI"]),
    "an empty emoji": (button(emoji={}), [f"{AT}.emoji.name COMPONENT_INVALID_EMOJI"]),
    "two emoji": (button(emoji={"name": "🎉🎉"}), [f"{AT}.emoji.name COMPONENT_INVALID_EMOJI"]),
    "an emoji that is no object": (button(emoji="🎉"), [f"{AT}.emoji MODEL_TYPE_CONVERT"]),
    "a disabled that is no truth": (button(disabled="yes"), [f"{AT}.disabled BOOLEAN_TYPE_CONVERT"]),
    "a text input": ({"type": 4, "custom_id": "x", "style": 1}, [f"{AT} UNION_TYPE_CHOICES"]),
    "a row in a row": (row(button()), [f"{AT} UNION_TYPE_CHOICES"]),
    "no options": (select(options=[]), [f"{AT}.options BASE_TYPE_BAD_LENGTH"]),
    "options missing": (select(options=None), [f"{AT}.options BASE_TYPE_REQUIRED"]),
    "26 options": (select(options=options(26)), [f"{AT}.options BASE_TYPE_BAD_LENGTH"]),
    "fewer options than may be chosen": (select(max_values=2), [f"{AT}.options BASE_TYPE_BAD_LENGTH"]),
    "one value twice": (
        select(options=[OPTION, OPTION]),
        [f"{AT}.options.1.value SELECT_COMPONENT_OPTION_VALUE_DUPLICATED"],
    ),
    "a long option": (
        select(options=[{"label": "x" * 101, "value": "x" * 101, "description": "x" * 101}]),
        [
            f"{AT}.options.0.description BASE_TYPE_MAX_LENGTH",
            f"{AT}.options.0.label BASE_TYPE_BAD_LENGTH",
            f"{AT}.options.0.value BASE_TYPE_BAD_LENGTH",
        ],
    ),
    "more defaults than may be chosen": (
        select(options=[{"label": "x", "value": str(n), "default": True} for n in range(2)]),
        [f"{AT}.options SELECT_COMPONENT_TOO_MANY_DEFAULTS"],
    ),
    "a long placeholder": (select(placeholder="p" * 151), [f"{AT}.placeholder BASE_TYPE_MAX_LENGTH"]),
    "26 values": (
        {"type": 5, "custom_id": "u", "min_values": 26, "max_values": 26},
        [f"{AT}.max_values NUMBER_TYPE_MAX", f"{AT}.min_values NUMBER_TYPE_MAX"],
    ),
    "at most none": (
        {"type": 5, "custom_id": "u", "max_values": 0, "min_values": 0},
        [f"{AT}.max_values NUMBER_TYPE_MIN"],
    ),
    "at least more than at most": (
        {"type": 5, "custom_id": "u", "min_values": 2},
        [f"{AT}.min_values SELECT_COMPONENT_MIN_VALUES_TOO_LARGE"],
    ),
    "a default of another kind": (
        {"type": 5, "custom_id": "u", "default_values": [{"id": "1", "type": "role"}]},
        [f"{AT}.default_values.0.type BASE_TYPE_CHOICES"],
    ),
    "an unknown channel type": (
        {"type": 8, "custom_id": "c", "channel_types": [0, 0, 99]},
        [f"{AT}.channel_types.1 SET_TYPE_ALREADY_CONTAINS_VALUE", f"{AT}.channel_types.2 BASE_TYPE_CHOICES"],
    ),
}


@pytest.mark.parametrize("child", CHILDREN_ACCEPTED.values(), ids=CHILDREN_ACCEPTED)
@pytest.mark.parametrize("flags", [0, V2], ids=["version 1", "version 2"])
def test_a_button_or_select_within_its_limits_is_accepted(child: JSON, flags: int) -> None:
    assert refused(check_message, {"flags": flags, "components": [row(child)]}) == []


@pytest.mark.parametrize(("child", "errors"), CHILDREN_REFUSED.values(), ids=CHILDREN_REFUSED)
@pytest.mark.parametrize("flags", [0, V2], ids=["version 1", "version 2"])
def test_a_button_or_select_beyond_its_limits_is_refused(child: JSON, errors: list[str], flags: int) -> None:
    assert refused(check_message, {"flags": flags, "components": [row(child)]}) == errors


ROWS = {
    "five rows of five": ([row(*buttons(25)[n : n + 5]) for n in range(0, 25, 5)], []),
    "six rows": ([row(child) for child in buttons(6)], ["components BASE_TYPE_MAX_LENGTH"]),
    "six buttons in a row": ([row(*buttons(6))], ["components.0.components BASE_TYPE_BAD_LENGTH"]),
    "an empty row": ([row()], ["components.0.components BASE_TYPE_BAD_LENGTH"]),
    "a select beside a button": (
        [row(button(), select())],
        ["components.0.components.1 COMPONENT_LAYOUT_WIDTH_EXCEEDED"],
    ),
    "a button beside a select": (
        [row(select(), button())],
        ["components.0.components.1 COMPONENT_LAYOUT_WIDTH_EXCEEDED"],
    ),
    "one custom id twice": (
        [row(button()), row(button())],
        ["components.1.components.0.custom_id COMPONENT_CUSTOM_ID_DUPLICATED"],
    ),
    "one custom id twice, disabled": (
        [row(button(disabled=True), button(disabled=True))],
        ["components.0.components.1.custom_id COMPONENT_CUSTOM_ID_DUPLICATED"],
    ),
    "a bare button": ([button()], ["components.0 UNION_TYPE_CHOICES"]),
    "a component without a type": ([{}], ["components.0 UNION_TYPE_CHOICES"]),
}


@pytest.mark.parametrize(("components", "errors"), ROWS.values(), ids=ROWS)
def test_rows_of_version_1(components: list[JSON], errors: list[str]) -> None:
    assert refused(check_message, {"components": components}) == errors


def section(*texts: JSON, accessory: JSON | None) -> JSON:
    return {"type": 9, "components": list(texts), "accessory": accessory}


def gallery(*items: JSON) -> JSON:
    return {"type": 12, "items": list(items)}


def container(*children: JSON, **fields: Any) -> JSON:
    return {"type": 17, "components": list(children), **fields}


def file(url: str) -> JSON:
    return {"type": 13, "file": {"url": url}}


IMAGE = {"media": {"url": "https://example.org/a.png"}}
THUMBNAIL = {"type": 11, **IMAGE}
LAYOUTS = {
    "one of everything": (
        [
            container(
                TEXT,
                section(TEXT, TEXT, TEXT, accessory=THUMBNAIL),
                gallery(IMAGE, {**IMAGE, "description": "d" * 1024, "spoiler": True}),
                {"type": 14, "spacing": 2, "divider": False},
                file("attachment://a.csv"),
                row(button()),
                accent_color=0xFFFFFF,
            ),
            section(TEXT, accessory=button(custom_id="other")),
            TEXT,
            row(select()),
        ],
        [],
    ),
    "40 components": ([{**TEXT}] * 40, []),
    "40 components, rows and their buttons counted": ([row(*buttons(4)), *[TEXT] * 35], []),
    "41 components, rows and their buttons counted": (
        [row(*buttons(4)), *[TEXT] * 36],
        ["components COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED"],
    ),
    "41 components, sections and accessories counted": (
        [section(TEXT, accessory=THUMBNAIL)] * 13 + [TEXT] * 2,
        ["components COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED"],
    ),
    "4000 characters": ([{"type": 10, "content": "x" * 2000}, container({"type": 10, "content": "x" * 2000})], []),
    "4001 characters in two texts": (
        [{"type": 10, "content": "x" * 2000}, container({"type": 10, "content": "x" * 2001})],
        ["components COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED"],
    ),
    "4001 characters in one text": (
        [{"type": 10, "content": "x" * 4001}],
        ["components COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED", "components.0.content BASE_TYPE_BAD_LENGTH"],
    ),
    "an empty text": ([{"type": 10, "content": ""}], ["components.0.content BASE_TYPE_REQUIRED"]),
    "a container in a container": ([container(container(TEXT))], ["components.0.components.0 UNION_TYPE_CHOICES"]),
    "a button in a container": ([container(button())], ["components.0.components.0 UNION_TYPE_CHOICES"]),
    "a button at the top": ([button()], ["components.0 UNION_TYPE_CHOICES"]),
    "a thumbnail at the top": ([THUMBNAIL], ["components.0 UNION_TYPE_CHOICES"]),
    "a label": ([{"type": 18, "label": "x", "component": {}}], ["components.0 UNION_TYPE_CHOICES"]),
    "an empty container": ([container()], ["components.0.components BASE_TYPE_BAD_LENGTH"]),
    "an accent beyond white": (
        [container(TEXT, accent_color=0x1000000)],
        ["components.0.accent_color NUMBER_TYPE_MAX"],
    ),
    "a section without accessory": (
        [section(TEXT, accessory=None)],
        ["components.0.accessory BASE_TYPE_REQUIRED"],
    ),
    "a section with a select": ([section(TEXT, accessory=select())], ["components.0.accessory UNION_TYPE_CHOICES"]),
    "a section of four texts": (
        [section(TEXT, TEXT, TEXT, TEXT, accessory=THUMBNAIL)],
        ["components.0.components BASE_TYPE_BAD_LENGTH"],
    ),
    "a section of a separator": (
        [section({"type": 14}, accessory=THUMBNAIL)],
        ["components.0.components.0 UNION_TYPE_CHOICES"],
    ),
    "an empty gallery": ([gallery()], ["components.0.items BASE_TYPE_BAD_LENGTH"]),
    "eleven pictures": ([gallery(*[IMAGE] * 11)], ["components.0.items BASE_TYPE_BAD_LENGTH"]),
    "a long alternative text": (
        [gallery({**IMAGE, "description": "d" * 1025})],
        ["components.0.items.0.description BASE_TYPE_BAD_LENGTH"],
    ),
    "a picture that was not uploaded": (
        [gallery({"media": {"url": "attachment://b.png"}})],
        ["components.0.items.0.media.url UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND"],
    ),
    "a file from elsewhere": (
        [file("https://example.org/a.csv")],
        ["components.0.file.url UNFURLED_MEDIA_ITEM_ATTACHMENT_REFERENCE_REQUIRED"],
    ),
    "an unknown spacing": ([{"type": 14, "spacing": 3}], ["components.0.spacing BASE_TYPE_CHOICES"]),
    "one component id twice": (
        [{**TEXT, "id": 7}, container({**TEXT, "id": 7})],
        ["components.1.components.0.id COMPONENT_ID_DUPLICATED"],
    ),
    "component id 0 means none": ([{**TEXT, "id": 0}, {**TEXT, "id": 0}], []),
    "one custom id in a row and a section": (
        [row(button()), section(TEXT, accessory=button())],
        ["components.1.accessory.custom_id COMPONENT_CUSTOM_ID_DUPLICATED"],
    ),
}


@pytest.mark.parametrize(("components", "errors"), LAYOUTS.values(), ids=LAYOUTS)
def test_layouts_of_version_2(components: list[JSON], errors: list[str]) -> None:
    payload = {"flags": V2, "components": components}

    assert refused(check_message, payload, files={0: "a.csv"}) == errors


def test_a_renamed_upload_is_referred_to_by_its_new_name() -> None:
    payload = {
        "flags": V2,
        "components": [file("attachment://mine.csv")],
        "attachments": [{"id": 0, "filename": "mine.csv"}],
    }

    assert refused(check_message, payload, files={0: "a.csv"}) == []


def test_an_edit_may_refer_to_an_attachment_that_stays() -> None:
    before = {"flags": V2, "attachments": [{"id": "9", "filename": "old.csv"}]}
    payload: JSON = {"flags": V2, "components": [file("attachment://old.csv")]}

    assert refused(check_message, payload, edit_of=before) == []
    assert refused(check_message, {**payload, "attachments": []}, edit_of=before) == [
        "components.0.file.url UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND"
    ]
