"""What Discord refuses in modals, autocomplete choices, and the callbacks that carry them."""

from typing import Any

import pytest

from bot.sandbox.rules import check_callback, check_choices, check_modal
from tests.sandbox.refused import refused

JSON = dict[str, Any]


def text_input(**fields: Any) -> JSON:
    return {"type": 4, "custom_id": "words", "style": 2, **fields}


def label(component: JSON, **fields: Any) -> JSON:
    return {"type": 18, "label": "A few words", "component": component, **fields}


def modal(*components: JSON, **fields: Any) -> JSON:
    return {"title": "A win", "custom_id": "win", "components": list(components), **fields}


def options(count: int, **fields: Any) -> list[JSON]:
    return [{"label": "x", "value": str(number), **fields} for number in range(count)]


CHILDREN_ACCEPTED = {
    "a text input": text_input(value="so far", min_length=0, max_length=4000, placeholder="p" * 100),
    "a string select": {"type": 3, "custom_id": "s", "options": options(25), "max_values": 25},
    "an optional select": {"type": 3, "custom_id": "s", "options": options(1), "min_values": 0, "required": False},
    "a user select": {"type": 5, "custom_id": "u"},
    "a role select": {"type": 6, "custom_id": "r"},
    "a mentionable select": {"type": 7, "custom_id": "m"},
    "a channel select": {"type": 8, "custom_id": "c", "channel_types": [0]},
    "a file upload": {"type": 19, "custom_id": "f", "max_values": 10},
    "a radio group": {"type": 21, "custom_id": "g", "options": options(10)},
    "a checkbox group": {"type": 22, "custom_id": "b", "options": options(10, default=True)},
    "a checkbox": {"type": 23, "custom_id": "x", "default": True},
}

AT = "components.0.component"
CHILDREN_REFUSED = {
    "a button": ({"type": 2, "style": 1, "label": "x", "custom_id": "b"}, [f"{AT} UNION_TYPE_CHOICES"]),
    "a text": ({"type": 10, "content": "x"}, [f"{AT} UNION_TYPE_CHOICES"]),
    "a text input with a label": (text_input(label="Words"), [f"{AT}.label TEXT_INPUT_LABEL_FORBIDDEN"]),
    "a text input with an empty label": (text_input(label=""), [f"{AT}.label BASE_TYPE_BAD_LENGTH"]),
    "no style": (text_input(style=None), [f"{AT}.style BASE_TYPE_REQUIRED"]),
    "a long placeholder": (text_input(placeholder="p" * 101), [f"{AT}.placeholder BASE_TYPE_MAX_LENGTH"]),
    "a long value": (
        text_input(value="v" * 4001),
        [f"{AT}.value BASE_TYPE_MAX_LENGTH"],
    ),
    "a value beyond its own limit": (text_input(value="four", max_length=3), [f"{AT}.value BASE_TYPE_MAX_LENGTH"]),
    "a value below its own limit": (text_input(value="four", min_length=5), [f"{AT}.value BASE_TYPE_BAD_LENGTH"]),
    "lengths beyond 4000": (
        text_input(min_length=4001, max_length=4001),
        [f"{AT}.max_length NUMBER_TYPE_MAX", f"{AT}.min_length NUMBER_TYPE_MAX"],
    ),
    "at most nothing": (text_input(max_length=0), [f"{AT}.max_length NUMBER_TYPE_MIN"]),
    "at least more than at most": (
        text_input(min_length=5, max_length=4),
        [f"{AT}.min_length TEXT_INPUT_MIN_LENGTH_TOO_LARGE"],
    ),
    "a required select of none": (
        {"type": 5, "custom_id": "u", "min_values": 0},
        [f"{AT}.min_values COMPONENT_REQUIRED_MIN_VALUES"],
    ),
    "a disabled select": (
        {"type": 5, "custom_id": "u", "disabled": True},
        [f"{AT}.disabled COMPONENT_DISABLED_IN_MODAL"],
    ),
    "eleven files": (
        {"type": 19, "custom_id": "f", "max_values": 11},
        [f"{AT}.max_values NUMBER_TYPE_MAX"],
    ),
    "one radio": ({"type": 21, "custom_id": "g", "options": options(1)}, [f"{AT}.options BASE_TYPE_BAD_LENGTH"]),
    "two radios chosen": (
        {"type": 21, "custom_id": "g", "options": options(2, default=True)},
        [f"{AT}.options SELECT_COMPONENT_TOO_MANY_DEFAULTS"],
    ),
    "eleven boxes": ({"type": 22, "custom_id": "b", "options": options(11)}, [f"{AT}.options BASE_TYPE_BAD_LENGTH"]),
    "no boxes": ({"type": 22, "custom_id": "b", "options": []}, [f"{AT}.options BASE_TYPE_BAD_LENGTH"]),
    "a checkbox without a custom id": ({"type": 23}, [f"{AT}.custom_id BASE_TYPE_REQUIRED"]),
}

MODALS = {
    "five labels": (modal(*[label(text_input(custom_id=str(n))) for n in range(5)]), []),
    "texts and rows beside labels": (
        modal({"type": 10, "content": "Take your time."}, {"type": 1, "components": [text_input(label="Words")]}),
        [],
    ),
    "the longest title": (modal(label(text_input()), title="t" * 45, custom_id="c" * 100), []),
    "a long title and custom id": (
        modal(label(text_input()), title="t" * 46, custom_id="c" * 101),
        ["custom_id BASE_TYPE_BAD_LENGTH", "title BASE_TYPE_BAD_LENGTH"],
    ),
    "neither title nor custom id": (
        {"components": [label(text_input())]},
        ["custom_id BASE_TYPE_REQUIRED", "title BASE_TYPE_REQUIRED"],
    ),
    "no components": (modal(), ["components BASE_TYPE_BAD_LENGTH"]),
    "six labels": (
        modal(*[label(text_input(custom_id=str(n))) for n in range(6)]),
        ["components BASE_TYPE_BAD_LENGTH"],
    ),
    "a long label and description": (
        modal(label(text_input(), label="l" * 46, description="d" * 101)),
        ["components.0.description BASE_TYPE_MAX_LENGTH", "components.0.label BASE_TYPE_BAD_LENGTH"],
    ),
    "a label around nothing": (
        modal({"type": 18, "label": "x"}),
        ["components.0.component BASE_TYPE_REQUIRED"],
    ),
    "a bare input": (modal(text_input()), ["components.0 UNION_TYPE_CHOICES"]),
    "a container": (modal({"type": 17, "components": []}), ["components.0 UNION_TYPE_CHOICES"]),
    "one custom id twice": (
        modal(label(text_input()), label(text_input())),
        ["components.1.component.custom_id COMPONENT_CUSTOM_ID_DUPLICATED"],
    ),
    "a select in a row": (
        modal({"type": 1, "components": [{"type": 3, "custom_id": "s", "options": options(1)}]}),
        ["components.0.components.0 UNION_TYPE_CHOICES"],
    ),
    "two inputs in a row": (
        modal({"type": 1, "components": [text_input(label="a"), text_input(label="b", custom_id="b")]}),
        ["components.0.components.1 COMPONENT_LAYOUT_WIDTH_EXCEEDED"],
    ),
    "an input in a row without label": (
        modal({"type": 1, "components": [text_input()]}),
        ["components.0.components.0.label BASE_TYPE_REQUIRED"],
    ),
}


@pytest.mark.parametrize("child", CHILDREN_ACCEPTED.values(), ids=CHILDREN_ACCEPTED)
def test_a_label_holds_any_one_input(child: JSON) -> None:
    assert refused(check_modal, modal(label(child, description="d" * 100))) == []


@pytest.mark.parametrize(("child", "errors"), CHILDREN_REFUSED.values(), ids=CHILDREN_REFUSED)
def test_an_input_beyond_its_limits_is_refused(child: JSON, errors: list[str]) -> None:
    assert refused(check_modal, modal(label(child))) == errors


@pytest.mark.parametrize(("data", "errors"), MODALS.values(), ids=MODALS)
def test_modals(data: JSON, errors: list[str]) -> None:
    assert refused(check_modal, data) == errors


def choice(value: object, name: str = "n") -> JSON:
    return {"name": name, "value": value}


CHOICES = {
    "none": ([], []),
    "25": ([choice("v")] * 25, []),
    "26": ([choice("v")] * 26, ["choices BASE_TYPE_MAX_LENGTH"]),
    "the longest": ([choice("v" * 100, "n" * 100)], []),
    "too long": (
        [choice("v" * 101, "n" * 101)],
        ["choices.0.name BASE_TYPE_BAD_LENGTH", "choices.0.value BASE_TYPE_MAX_LENGTH"],
    ),
    "nameless": ([choice("v", "")], ["choices.0.name BASE_TYPE_REQUIRED"]),
    "valueless": ([{"name": "n"}], ["choices.0.value BASE_TYPE_REQUIRED"]),
    "numbers": ([choice(2**53 - 1), choice(-0.5)], []),
    "a number beyond what JavaScript holds": ([choice(2**54)], ["choices.0.value NUMBER_TYPE_MAX"]),
    "text and numbers": ([choice("v"), choice(1)], ["choices.1.value STRING_TYPE_CONVERT"]),
    "an unknown locale": (
        [{"name": "n", "value": "v", "name_localizations": {"de": "d", "en": "e"}}],
        ["choices.0.name_localizations.en BASE_TYPE_CHOICES"],
    ),
}


@pytest.mark.parametrize(("choices", "errors"), CHOICES.values(), ids=CHOICES)
def test_autocomplete_choices(choices: list[JSON], errors: list[str]) -> None:
    assert refused(check_choices, {"choices": choices}) == errors


COMMAND, COMPONENT, AUTOCOMPLETE, SUBMIT = 2, 3, 4, 5
BODIES: dict[int, JSON] = {
    1: {"type": 1},
    4: {"type": 4, "data": {"content": "x", "flags": 64}},
    5: {"type": 5, "data": {"flags": 64}},
    6: {"type": 6},
    7: {"type": 7, "data": {"content": "x"}},
    8: {"type": 8, "data": {"choices": []}},
    9: {"type": 9, "data": modal(label(text_input()))},
}
ANSWERS = {1: {1}, COMMAND: {4, 5, 9}, COMPONENT: {4, 5, 6, 7, 9}, AUTOCOMPLETE: {8}, SUBMIT: {4, 5, 6, 7}}


@pytest.mark.parametrize("callback", BODIES)
@pytest.mark.parametrize("interaction", ANSWERS)
def test_each_interaction_takes_only_its_own_answers(interaction: int, callback: int) -> None:
    errors = [] if callback in ANSWERS[interaction] else ["type BASE_TYPE_CHOICES"]

    assert refused(check_callback, BODIES[callback], interaction_type=interaction) == errors


@pytest.mark.parametrize("callback", [6, 7])
def test_a_modal_opened_by_a_command_has_no_message_to_update(callback: int) -> None:
    body = BODIES[callback]

    assert refused(check_callback, body, interaction_type=SUBMIT, from_component=False) == ["type BASE_TYPE_CHOICES"]


CALLBACKS = {
    "no type": ({}, ["type BASE_TYPE_REQUIRED"]),
    "an unknown type": ({"type": 3}, ["type BASE_TYPE_CHOICES"]),
    "a message without data": ({"type": 4}, ["50006"]),
    "an empty message": ({"type": 4, "data": {"content": ""}}, ["50006"]),
    "a modal without data": ({"type": 9}, ["data BASE_TYPE_REQUIRED"]),
    "an update that changes nothing": ({"type": 7}, []),
    "errors lie under data": ({"type": 4, "data": {"content": "x" * 2001}}, ["data.content BASE_TYPE_MAX_LENGTH"]),
    "a modal's errors too": (
        {"type": 9, "data": modal(label(text_input()), title="")},
        ["data.title BASE_TYPE_REQUIRED"],
    ),
}


@pytest.mark.parametrize(("body", "errors"), CALLBACKS.values(), ids=CALLBACKS)
def test_callbacks_to_a_component(body: JSON, errors: list[str]) -> None:
    assert refused(check_callback, body, interaction_type=COMPONENT) == errors


def test_an_update_is_judged_by_what_the_message_becomes() -> None:
    before = {"content": "x", "flags": 0}
    body = {"type": 7, "data": {"content": None}}

    assert refused(check_callback, body, interaction_type=COMPONENT, edit_of=before) == ["50006"]
