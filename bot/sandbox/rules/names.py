"""Names and descriptions of commands and options, and their localisations. Nothing of their meaning."""

import unicodedata

from bot.sandbox.rules import bounds
from bot.sandbox.rules.refusal import Node

# Script_Extensions of Devanagari and Thai marks, which are neither letters nor digits but part of words there.
_MARKS = ((0x0900, 0x0963), (0x0966, 0x097F), (0xA8E0, 0xA8FF), (0x0E01, 0x0E3A), (0x0E40, 0x0E5B))


def is_command_name(name: str) -> bool:
    r"""Tell whether a chat command or option may bear a name.

    The rule is docs' `^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$`, and where a letter has a lower case, that one.
    """
    if not 1 <= len(name) <= bounds.COMMAND_NAME or name.lower() != name:
        return False
    return all(char in "-_'" or unicodedata.category(char)[0] in "LN" or _is_mark(char) for char in name)


def _is_mark(char: str) -> bool:
    return any(low <= ord(char) <= high for low, high in _MARKS)


def check_name(node: Node, key: str, *, lower: bool) -> str | None:
    """Check a name of 1 to 32 characters and its localisations (seen: APPLICATION_COMMAND_INVALID_NAME).

    `lower` asks for the form of chat commands and options; menus may be mixed case and hold blanks.
    """
    name = node.text(key, bounds.COMMAND_NAME, low=1, required=True)
    if name is not None and lower and len(name) <= bounds.COMMAND_NAME and not is_command_name(name):
        node.refuse(key, "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid")
    for place in _localised(node, f"{key}_localizations"):
        for locale in place.body:
            text = place.text(locale, bounds.COMMAND_NAME, low=1)
            if text is not None and lower and not is_command_name(text):
                place.refuse(locale, "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid")
    return name


def check_texts(node: Node, key: str, high: int) -> None:
    """Check a required text of 1 to `high` characters and its localisations."""
    node.text(key, high, low=1, required=True)
    for place in _localised(node, f"{key}_localizations"):
        for locale in place.body:
            place.text(locale, high, low=1)


def _localised(node: Node, key: str) -> list[Node]:
    """Return the dictionary of localisations, if any, after checking that its keys are Discord's locales."""
    place = node.child(key)
    if place is None:
        return []
    for locale in place.body:
        if locale not in bounds.LOCALES:
            sentence = f"Value must be one of {bounds.LOCALES}."
            place.refuse(locale, "BASE_TYPE_CHOICES", sentence)
    return [place]
