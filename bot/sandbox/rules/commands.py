"""Registered commands: names, descriptions, localisations, limits of the whole set, and choices.

The tree of options is checked by `options`. Which commands exist already is not known here.
"""

from bot.sandbox.rules import bounds
from bot.sandbox.rules.components import check_set
from bot.sandbox.rules.names import check_name, check_texts
from bot.sandbox.rules.options import check_choice_list, check_option_list, weight
from bot.sandbox.rules.refusal import NOT_AN_OBJECT, Form, Node, Refusal, start
from bot.sandbox.wire import JSON

__all__ = ["check_choice_list", "check_command", "check_commands"]

CHAT_INPUT, USER, MESSAGE = 1, 2, 3
_KINDS = {
    CHAT_INPUT: bounds.CHAT_COMMANDS,
    USER: bounds.USER_COMMANDS,
    MESSAGE: bounds.MESSAGE_COMMANDS,
}


def check_commands(payload: object) -> None:
    """Check a bulk overwrite of commands.

    Raises `Refusal`: 30032 for more than 100 chat commands, 15 user menus or 15 message menus (docs: "Registering
    a command"; OpenAPI: 130 together), else 50035 with a branch for each command's index. Names are unique for
    each type (seen: APPLICATION_COMMANDS_DUPLICATE_NAME).
    """
    form = Form()
    if not isinstance(payload, list):
        form.error((), "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType")
    taken: set[tuple[int, str]] = set()
    counts = dict.fromkeys(_KINDS, 0)
    for index, body in enumerate(payload if isinstance(payload, list) else ()):
        if not isinstance(body, dict):
            form.error((index,), *NOT_AN_OBJECT)
            continue
        node = Node(form, (index,), body)
        kind = _check_command(node)
        counts[kind] += 1
        key = (kind, str(body.get("name")))
        if key in taken:
            sentence = "Application command names must be unique"
            node.refuse(None, "APPLICATION_COMMANDS_DUPLICATE_NAME", sentence)
        taken.add(key)
    for kind, limit in _KINDS.items():
        if counts[kind] > limit:
            raise Refusal(400, 30032, f"Maximum number of application commands reached ({limit}).")
    form.settle()


def check_command(payload: JSON) -> None:
    """Check a single command, created or edited whole. Raises `Refusal` 50035."""
    node = start(payload)
    _check_command(node)
    node.form.settle()


def _check_command(node: Node) -> int:
    """Check one command and return its type."""
    kind = int(node.one_of("type", tuple(_KINDS)) or CHAT_INPUT)
    check_name(node, "name", lower=kind == CHAT_INPUT)
    if kind == CHAT_INPUT:
        check_texts(node, "description", bounds.COMMAND_DESCRIPTION)
        check_option_list(node, top=True)
    else:
        _check_menu(node)
    _check_permissions(node)
    check_set(node, "contexts", (0, 1, 2), low=1)
    check_set(node, "integration_types", (0, 1), low=1)
    for key in ("nsfw", "dm_permission", "default_permission"):
        node.boolean(key)
    if weight(node.body) > bounds.COMMAND_TOTAL:
        sentence = f"Command exceeds maximum size ({bounds.COMMAND_TOTAL})"
        node.refuse(None, "APPLICATION_COMMAND_TOO_LARGE", sentence)
    return kind


def _check_menu(node: Node) -> None:
    """Refuse descriptions and options of context menus (docs; the codes are our names)."""
    if node.body.get("description"):
        sentence = "Context menu commands cannot have description"
        node.refuse("description", "APPLICATION_COMMAND_INVALID_DESCRIPTION", sentence)
    if node.body.get("options"):
        sentence = "Context menu commands cannot have options"
        node.refuse("options", "APPLICATION_COMMAND_INVALID_OPTIONS", sentence)


def _check_permissions(node: Node) -> None:
    """Check default_member_permissions: a bit set, as digits (docs) or as an integer (OpenAPI, discord.py)."""
    value = node.body.get("default_member_permissions")
    if isinstance(value, str) and value.isascii() and value.isdigit():
        node = Node(node.form, node.at, {"default_member_permissions": int(value)})
    node.whole("default_member_permissions", 0, bounds.PERMISSIONS)
