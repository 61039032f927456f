"""Modals: a title, and labels that hold one input each.

Modals are answers to interactions and never part of a message; when one may be shown is said by `callbacks`.
"""

from bot.sandbox.rules import bounds
from bot.sandbox.rules.components import (
    ACTION_ROW,
    CHANNEL_SELECT,
    CHECKBOX,
    CHECKBOX_GROUP,
    FILE_UPLOAD,
    LABEL,
    MENTIONABLE_SELECT,
    RADIO_GROUP,
    ROLE_SELECT,
    STRING_SELECT,
    TEXT_DISPLAY,
    TEXT_INPUT,
    USER_SELECT,
    Registry,
    check_options,
    check_range,
    check_select,
    type_of,
    typed,
)
from bot.sandbox.rules.refusal import Node, start, too_long
from bot.sandbox.wire import JSON

LABEL_CHILDREN = (
    STRING_SELECT,
    TEXT_INPUT,
    USER_SELECT,
    ROLE_SELECT,
    MENTIONABLE_SELECT,
    CHANNEL_SELECT,
    FILE_UPLOAD,
    RADIO_GROUP,
    CHECKBOX_GROUP,
    CHECKBOX,
)


def check_modal(data: JSON) -> None:
    """Check the data of a modal callback.

    Raises `Refusal` 50035. Sources: OpenAPI ModalInteractionCallbackRequestData; docs, "Modal" (1 to 5 components)
    and "Component reference".
    """
    node = start(data)
    check_modal_at(node)
    node.form.settle()


def check_modal_at(node: Node) -> None:
    """Note what is wrong with a modal that stands inside a callback."""
    node.text("title", bounds.MODAL_TITLE, low=1, required=True)
    node.text("custom_id", bounds.CUSTOM_ID, low=1, required=True)
    registry = Registry()
    components = node.children("components", bounds.MODAL_COMPONENTS, low=1, required=True)
    for kind, component in typed(components, (ACTION_ROW, TEXT_DISPLAY, LABEL)):
        registry.note(component)
        if kind == ACTION_ROW:
            _check_row(component, registry)
        elif kind == TEXT_DISPLAY:
            component.text("content", bounds.TEXT_DISPLAY, low=1, required=True, strip=True)
        else:
            _check_label(component, registry)


def _check_row(row: Node, registry: Registry) -> None:
    """Check the older form, deprecated but accepted: one text input in a row, with a label of its own."""
    for index, (_, child) in enumerate(
        typed(row.children("components", bounds.ROW_WIDTH, low=1, required=True), (TEXT_INPUT,))
    ):
        registry.note(child)
        if index:
            sentence = "The specified component exceeds the maximum width"
            child.refuse(None, "COMPONENT_LAYOUT_WIDTH_EXCEEDED", sentence)
        child.text("label", bounds.LABEL, low=1, required=True)
        _check_input(child)


def _check_label(label: Node, registry: Registry) -> None:
    label.text("label", bounds.LABEL, low=1, required=True)
    label.text("description", bounds.LABEL_DESCRIPTION)
    child = label.child("component", required=True)
    kind = type_of(child, LABEL_CHILDREN) if child is not None else None
    if child is None or kind is None:
        return
    registry.note(child)
    if kind == TEXT_INPUT:
        _refuse_inner_label(child)
        _check_input(child)
    elif kind in (FILE_UPLOAD, RADIO_GROUP, CHECKBOX_GROUP, CHECKBOX):
        _check_group(child, kind)
    else:
        check_select(child, kind, modal=True)


def _refuse_inner_label(text_input: Node) -> None:
    """Refuse a text input with a label of its own inside a Label (seen for ""; docs: deprecated there)."""
    if text_input.body.get("label") == "":
        text_input.refuse("label", *too_long(1, bounds.LABEL))
    elif text_input.body.get("label") is not None:
        sentence = "A text input inside a Label cannot have a label"
        text_input.refuse("label", "TEXT_INPUT_LABEL_FORBIDDEN", sentence)


def _check_input(node: Node) -> None:
    """Check a text input (OpenAPI TextInputComponentForModalRequest); a preset value obeys its own limits."""
    node.text("custom_id", bounds.CUSTOM_ID, low=1, required=True)
    node.one_of("style", (1, 2), required=True)
    node.text("placeholder", bounds.INPUT_PLACEHOLDER)
    node.boolean("required")
    least = node.whole("min_length", 0, bounds.INPUT_LENGTH) or 0
    most = node.whole("max_length", 1, bounds.INPUT_LENGTH)
    if most is not None and least > most:
        sentence = "min_length must be less than or equal to max_length"
        node.refuse("min_length", "TEXT_INPUT_MIN_LENGTH_TOO_LARGE", sentence)
        return
    if node.body.get("value"):
        node.text("value", most or bounds.INPUT_LENGTH, low=least)


def _check_group(node: Node, kind: int) -> None:
    """Check a file upload, a radio group, a checkbox group or a lone checkbox (docs: "Component reference")."""
    node.text("custom_id", bounds.CUSTOM_ID, low=1, required=True)
    if kind == CHECKBOX:
        node.boolean("default")
    elif kind == FILE_UPLOAD:
        check_range(node, bounds.UPLOADS, modal=True)
    elif kind == RADIO_GROUP:
        node.boolean("required")
        check_options(node, bounds.GROUP_OPTIONS, least=bounds.RADIO_OPTIONS_LEAST, chosen=1)
    else:
        options = node.body.get("options")
        count = len(options) if isinstance(options, list) and options else bounds.GROUP_OPTIONS
        _, most = check_range(node, bounds.GROUP_OPTIONS, modal=True, most_default=count)
        check_options(node, bounds.GROUP_OPTIONS, least=1, chosen=most)
