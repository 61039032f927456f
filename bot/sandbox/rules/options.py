"""Options of chat commands: groups, subcommands, parameters, and the choices of both commands and autocomplete."""

from bot.sandbox.rules import bounds
from bot.sandbox.rules.components import check_channel_types, typed
from bot.sandbox.rules.names import check_name, check_texts
from bot.sandbox.rules.refusal import Node
from bot.sandbox.wire import JSON

SUB_COMMAND, SUB_COMMAND_GROUP, STRING, INTEGER, BOOLEAN = 1, 2, 3, 4, 5
USER, CHANNEL, ROLE, MENTIONABLE, NUMBER, ATTACHMENT = 6, 7, 8, 9, 10, 11

PARAMETERS = (STRING, INTEGER, BOOLEAN, USER, CHANNEL, ROLE, MENTIONABLE, NUMBER, ATTACHMENT)
_BRANCHES = (SUB_COMMAND, SUB_COMMAND_GROUP)
_WITH_CHOICES = (STRING, INTEGER, NUMBER)


def check_option_list(node: Node, *, top: bool = False, group: bool = False) -> None:
    """Check the options of a command (`top`), of a subcommand group (`group`) or of a subcommand.

    Nesting and order are docs': a command holds parameters, or subcommands and groups; a group holds subcommands;
    required parameters come first; names are unique (seen: APPLICATION_COMMAND_OPTIONS_*).
    """
    allowed = (SUB_COMMAND,) if group else PARAMETERS if not top else (*_BRANCHES, *PARAMETERS)
    found = list(typed(node.children("options", bounds.COMMAND_OPTIONS), allowed))
    branches = sum(kind in _BRANCHES for kind, _ in found)
    if branches and branches != len(found):
        sentence = "Sub-command and sub-command group option types are mutually exclusive to all other types"
        node.refuse("options", "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", sentence)
    taken: set[str] = set()
    optional_before = False
    for kind, option in found:
        name = check_name(option, "name", lower=True)
        if name in taken:
            sentence = f"Option name {name} is already used in these options"
            option.refuse(None, "APPLICATION_COMMAND_OPTIONS_NAME_INVALID", sentence)
        taken.add(name or "")
        check_texts(option, "description", bounds.COMMAND_DESCRIPTION)
        if kind in _BRANCHES:
            check_option_list(option, group=kind == SUB_COMMAND_GROUP)
            continue
        required = option.boolean("required") or False
        if required and optional_before:
            sentence = "Required options must be placed before non-required options"
            option.refuse(None, "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", sentence)
        optional_before = optional_before or not required
        _check_parameter(option, kind)


def _check_parameter(option: Node, kind: int) -> None:
    """Check what a parameter's type allows: choices, autocomplete, bounds, channel types."""
    for key in ("options",) if kind in _WITH_CHOICES else ("options", "choices", "autocomplete"):
        if option.body.get(key):
            sentence = f"This type of option cannot have {key}"
            option.refuse(key, "APPLICATION_COMMAND_OPTIONS_FIELD_INVALID", sentence)  # our name
    if kind == CHANNEL:
        check_channel_types(option)
    if kind not in _WITH_CHOICES:
        return
    autocomplete = option.boolean("autocomplete")
    choices = check_choice_list(option, kind)
    if autocomplete and choices:
        sentence = "Autocomplete cannot be used with choices"
        option.refuse("autocomplete", "APPLICATION_COMMAND_AUTOCOMPLETE_WITH_CHOICES", sentence)  # our name
    if kind == STRING:
        least = option.whole("min_length", 0, bounds.STRING_OPTION)
        most = option.whole("max_length", 1, bounds.STRING_OPTION)
        _check_order(option, "min_length", least, most)
    elif kind == INTEGER:
        least = option.whole("min_value", -bounds.SAFE_INTEGER, bounds.SAFE_INTEGER)
        most = option.whole("max_value", -bounds.SAFE_INTEGER, bounds.SAFE_INTEGER)
        _check_order(option, "min_value", least, most)
    else:
        low = option.number("min_value", -(2.0**53), 2.0**53)
        high = option.number("max_value", -(2.0**53), 2.0**53)
        _check_order(option, "min_value", low, high)


def _check_order(option: Node, key: str, least: float | None, most: float | None) -> None:
    if least is not None and most is not None and least > most:
        sentence = f"{key} must be less than or equal to {key.replace('min', 'max')}"
        option.refuse(key, "APPLICATION_COMMAND_OPTIONS_RANGE_INVALID", sentence)  # our name


def check_choice_list(node: Node, kind: int | None = None) -> int:
    """Check up to 25 choices and return how many there are.

    `kind` is the type of the option; None for an autocomplete answer, whose choices must all be text or all be
    numbers. Registered choices have unique names (the code is our name); autocomplete ones may repeat.
    """
    choices = node.children("choices", bounds.CHOICES)
    texts = kind == STRING or (kind is None and any(isinstance(c.body.get("value"), str) for c in choices))
    taken: set[str] = set()
    for choice in choices:
        check_texts(choice, "name", bounds.CHOICE_NAME)
        name = str(choice.body.get("name"))
        if kind is not None and name in taken:
            sentence = "Option choice names must be unique"
            choice.refuse("name", "APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_DUPLICATED", sentence)
        taken.add(name)
        _check_value(choice, kind, texts=texts)
    return len(choices)


def _check_value(choice: Node, kind: int | None, *, texts: bool) -> None:
    if choice.body.get("value") is None:
        choice.missing("value")
    elif texts:
        choice.text("value", bounds.CHOICE_VALUE)
    elif kind == INTEGER:
        choice.whole("value", -bounds.SAFE_INTEGER, bounds.SAFE_INTEGER)
    else:
        choice.number("value", -(2.0**53), 2.0**53)


def weight(body: JSON) -> int:
    """Count the characters of names, descriptions and choice values of a command and all its options.

    Of a localised text the longest counts (docs: "Slash commands", at most 8000).
    """
    total = sum(_longest(body, key) for key in ("name", "description"))
    for key in ("options", "choices"):
        inner = body.get(key)
        if isinstance(inner, list):
            total += sum(weight(child) for child in inner if isinstance(child, dict))
    return total + len(str(body.get("value", "")))


def _longest(body: JSON, key: str) -> int:
    localised = body.get(f"{key}_localizations")
    texts = [body.get(key), *(localised.values() if isinstance(localised, dict) else ())]
    return max((len(text) for text in texts if isinstance(text, str)), default=0)
