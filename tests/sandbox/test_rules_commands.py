"""What Discord refuses when commands are registered."""

from typing import Any

import pytest

from bot.sandbox.rules import Refusal, check_command, check_commands
from bot.sandbox.rules.names import is_command_name
from tests.sandbox.refused import refused

JSON = dict[str, Any]


def command(*options: JSON, **fields: Any) -> JSON:
    return {"name": "win", "description": "Wins", "options": list(options), **fields}


def menu(kind: int = 3, **fields: Any) -> JSON:
    return {"name": "Celebrate", "type": kind, **fields}


def option(kind: int = 3, name: str = "title", **fields: Any) -> JSON:
    return {"type": kind, "name": name, "description": "d", **fields}


def choices(count: int, value: object = "v") -> list[JSON]:
    return [{"name": str(number), "value": value} for number in range(count)]


NAMES = {
    "plain": ("win", True),
    "hyphen, underscore, apostrophe": ("help-now_it's", True),
    "digits": ("2nd", True),
    "another script": ("победа", True),
    "Thai with combining marks": ("ชนะที่", True),
    "Devanagari with combining marks": ("जीत्", True),
    "the longest": ("w" * 32, True),
    "too long": ("w" * 33, False),
    "empty": ("", False),
    "upper case": ("Win", False),
    "upper case of another script": ("Победа", False),
    "a blank": ("a win", False),
    "an emoji": ("🎉", False),
    "a slash": ("win/share", False),
    "a combining accent": ("e\u0301tape", False),
}


@pytest.mark.parametrize(("name", "valid"), NAMES.values(), ids=NAMES)
def test_names_of_chat_commands(name: str, valid: bool) -> None:
    assert is_command_name(name) is valid


ACCEPTED = {
    "a plain command": command(),
    "a user menu": menu(2),
    "a message menu": menu(3, name="Celebrate This Win", description=""),
    "subcommands and groups": command(
        option(1, "share", options=[option()]), option(2, "more", options=[option(1, "deep", options=[option()])])
    ),
    "25 options": command(*[option(name=f"o{n}") for n in range(25)]),
    "every type of parameter": command(*[option(kind, f"o{kind}") for kind in range(3, 12)]),
    "25 choices": command(option(choices=choices(25))),
    "bounds of text": command(option(min_length=0, max_length=6000)),
    "bounds of whole numbers": command(option(4, min_value=-(2**53) + 1, max_value=2**53 - 1, choices=choices(1, 5))),
    "bounds of numbers": command(option(10, min_value=0.5, max_value=1.5, autocomplete=True)),
    "channel types": command(option(7, channel_types=[0, 5])),
    "permissions as digits": command(default_member_permissions="32"),
    "permissions as a number": command(default_member_permissions=0),
    "contexts and installs": command(contexts=[0, 1, 2], integration_types=[0, 1], nsfw=False, dm_permission=None),
    "localised": command(name_localizations={"de": "erfolg"}, description_localizations={"de": "Erfolge"}),
}

REFUSED = {
    "a name in upper case": (command(name="Win"), ["name APPLICATION_COMMAND_INVALID_NAME"]),
    "a long name": (command(name="w" * 33), ["name BASE_TYPE_BAD_LENGTH"]),
    "no name": (command(name=None), ["name BASE_TYPE_REQUIRED"]),
    "no description": (command(description=""), ["description BASE_TYPE_REQUIRED"]),
    "a long description": (command(description="d" * 101), ["description BASE_TYPE_BAD_LENGTH"]),
    "an unknown type": (command(type=5), ["type BASE_TYPE_CHOICES"]),
    "a menu with a description": (
        menu(description="d"),
        ["description APPLICATION_COMMAND_INVALID_DESCRIPTION"],
    ),
    "a menu with options": (menu(options=[option()]), ["options APPLICATION_COMMAND_INVALID_OPTIONS"]),
    "a menu with a long name": (menu(name="C" * 33), ["name BASE_TYPE_BAD_LENGTH"]),
    "26 options": (command(*[option(name=f"o{n}") for n in range(26)]), ["options BASE_TYPE_MAX_LENGTH"]),
    "an option named twice": (
        command(option(), option()),
        ["options.1 APPLICATION_COMMAND_OPTIONS_NAME_INVALID"],
    ),
    "an option in upper case": (
        command(option(name="Title")),
        ["options.0.name APPLICATION_COMMAND_INVALID_NAME"],
    ),
    "an option without description": (
        command({"type": 3, "name": "title"}),
        ["options.0.description BASE_TYPE_REQUIRED"],
    ),
    "an option of unknown type": (command(option(12)), ["options.0 UNION_TYPE_CHOICES"]),
    "required after optional": (
        command(option(), option(name="other", required=True)),
        ["options.1 APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID"],
    ),
    "a subcommand beside a parameter": (
        command(option(1, "share"), option()),
        ["options APPLICATION_COMMAND_OPTIONS_TYPE_INVALID"],
    ),
    "a subcommand in a subcommand": (
        command(option(1, "share", options=[option(1, "deep")])),
        ["options.0.options.0 UNION_TYPE_CHOICES"],
    ),
    "a group in a group": (
        command(option(2, "more", options=[option(2, "deeper")])),
        ["options.0.options.0 UNION_TYPE_CHOICES"],
    ),
    "a parameter in a group": (
        command(option(2, "more", options=[option()])),
        ["options.0.options.0 UNION_TYPE_CHOICES"],
    ),
    "options of a parameter": (
        command(option(options=[option()])),
        ["options.0.options APPLICATION_COMMAND_OPTIONS_FIELD_INVALID"],
    ),
    "choices of a user": (
        command(option(6, choices=choices(1))),
        ["options.0.choices APPLICATION_COMMAND_OPTIONS_FIELD_INVALID"],
    ),
    "26 choices": (command(option(choices=choices(26))), ["options.0.choices BASE_TYPE_MAX_LENGTH"]),
    "a choice named twice": (
        command(option(choices=choices(1) * 2)),
        ["options.0.choices.1.name APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_DUPLICATED"],
    ),
    "choices beside autocomplete": (
        command(option(choices=choices(1), autocomplete=True)),
        ["options.0.autocomplete APPLICATION_COMMAND_AUTOCOMPLETE_WITH_CHOICES"],
    ),
    "text as a whole number": (
        command(option(4, choices=choices(1, "five"))),
        ["options.0.choices.0.value NUMBER_TYPE_COERCE"],
    ),
    "a fraction as a whole number": (
        command(option(4, choices=choices(1, 0.5))),
        ["options.0.choices.0.value NUMBER_TYPE_COERCE"],
    ),
    "a long text": (command(option(max_length=6001)), ["options.0.max_length NUMBER_TYPE_MAX"]),
    "bounds the wrong way round": (
        command(option(4, min_value=2, max_value=1)),
        ["options.0.min_value APPLICATION_COMMAND_OPTIONS_RANGE_INVALID"],
    ),
    "no context": (command(contexts=[]), ["contexts BASE_TYPE_BAD_LENGTH"]),
    "a context twice": (command(contexts=[0, 0]), ["contexts.1 SET_TYPE_ALREADY_CONTAINS_VALUE"]),
    "an unknown install": (command(integration_types=[2]), ["integration_types.0 BASE_TYPE_CHOICES"]),
    "permissions in words": (
        command(default_member_permissions="manage"),
        ["default_member_permissions NUMBER_TYPE_COERCE"],
    ),
    "an unknown locale": (
        command(name_localizations={"xx": "a"}),
        ["name_localizations.xx BASE_TYPE_CHOICES"],
    ),
    "a localised name in upper case": (
        command(name_localizations={"de": "Erfolg"}),
        ["name_localizations.de APPLICATION_COMMAND_INVALID_NAME"],
    ),
}


@pytest.mark.parametrize("body", ACCEPTED.values(), ids=ACCEPTED)
def test_a_command_within_discords_limits_is_accepted(body: JSON) -> None:
    assert refused(check_command, body) == []
    assert refused(check_commands, [body]) == []


@pytest.mark.parametrize(("body", "errors"), REFUSED.values(), ids=REFUSED)
def test_a_command_beyond_discords_limits_is_refused(body: JSON, errors: list[str]) -> None:
    assert refused(check_command, body) == errors
    assert refused(check_commands, [body]) == [f"0.{error}" for error in errors]


def _weighing(total: int) -> JSON:
    """Build a command whose names, descriptions and choices hold `total` characters."""
    body = command(
        *[option(name=f"o{n:02}", choices=[{"name": "c" * 100, "value": "v" * 100}] * 1) for n in range(25)]
    )
    spent = len("win") + len("Wins") + 25 * (3 + 1 + 200)
    for each in body["options"]:
        more = min(99, total - spent)
        each["description"] += "x" * more
        spent += more
    assert spent == total
    return body


def test_a_command_of_8000_characters_is_accepted_and_one_more_refused() -> None:
    extra = [{"name": "e" * 100, "value": "v" * 100}]
    body = _weighing(7500)
    body["options"][0]["choices"] += [{"name": "f" * 100, "value": "v" * 100}, *extra]
    body["options"][1]["choices"] += [{"name": "g" * 50, "value": "v" * 50}]

    assert refused(check_command, body) == []
    body["options"][1]["choices"][1]["value"] += "v"
    assert refused(check_command, body) == ["APPLICATION_COMMAND_TOO_LARGE"]


def test_only_the_longest_localisation_counts_towards_the_size() -> None:
    body = _weighing(7500)
    texts = {"de": "y" * 100, "fr": "z" * 100}
    for each in body["options"]:
        each["description_localizations"] = texts

    assert refused(check_command, body) == []


COUNTS = {"chat commands": (1, 100), "user menus": (2, 15), "message menus": (3, 15)}


@pytest.mark.parametrize(("kind", "limit"), COUNTS.values(), ids=COUNTS)
def test_the_number_of_commands_of_each_type_is_limited(kind: int, limit: int) -> None:
    bodies = [{"name": f"c{n}", "type": kind, "description": "d" if kind == 1 else ""} for n in range(limit + 1)]

    assert refused(check_commands, bodies[:-1]) == []
    with pytest.raises(Refusal, match=f"Maximum number of application commands reached \\({limit}\\)") as caught:
        check_commands(bodies)
    assert (caught.value.status, caught.value.code) == (400, 30032)


def test_names_are_unique_for_each_type() -> None:
    bodies = [menu(2), menu(3), command(), command()]

    assert refused(check_commands, bodies) == ["3 APPLICATION_COMMANDS_DUPLICATE_NAME"]


@pytest.mark.parametrize("payload", [{}, "commands"], ids=["an object", "a text"])
def test_commands_that_are_no_list_are_refused(payload: object) -> None:
    assert refused(check_commands, payload) == ["LIST_TYPE_CONVERT"]


def test_a_command_that_is_no_object_is_refused() -> None:
    assert refused(check_commands, ["win"]) == ["0 MODEL_TYPE_CONVERT"]
