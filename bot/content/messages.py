"""What Fluent messages say: read once, let go of what the parser made, kept in as little memory as their words.

Of Fluent, Rebound writes text, placeholders (`{ $name }`) and choices (`{ $count -> [one] … *[other] … }`), and this
knows just these. `fluent.runtime` knows the rest, too (CONTRIBUTING, "Measured choices"). Which language says what is
for `words.py` to know.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from fluent.syntax import FluentParser, ast

from bot.content.library import LibraryFault
from bot.content.locale import Numbers

Argument = str | int
Arguments = Mapping[str, Argument]


@dataclass(frozen=True, slots=True)
class Placeholder:
    """`{ $name }`: a text as it is, a number as the language writes it."""

    name: str

    def say(self, arguments: Arguments, numbers: Numbers) -> str:
        """Return what stands here; a `KeyError` if it was not given."""
        value = arguments[self.name]
        return numbers.written(value) if isinstance(value, int) else value


@dataclass(frozen=True, slots=True)
class Choice:
    """`{ $name -> … }`: the first variant whose key is the argument, or the plural category of a number."""

    name: str
    variants: tuple[tuple[Argument, "Pattern"], ...]
    default: "Pattern"

    def say(self, arguments: Arguments, numbers: Numbers) -> str:
        """Return what is chosen; a `KeyError` if nothing was given to choose by."""
        value = arguments[self.name]
        keys = (value, numbers.category(value)) if isinstance(value, int) else (value,)
        chosen = next((pattern for key, pattern in self.variants if key in keys), self.default)
        return say(chosen, arguments, numbers)


Piece = str | Placeholder | Choice
Pattern = tuple[Piece, ...]


def say(pattern: Pattern, arguments: Arguments, numbers: Numbers) -> str:
    """Return the text of a pattern.

    Raises:
        KeyError: a placeholder in it was not given.
    """
    return "".join(piece if isinstance(piece, str) else piece.say(arguments, numbers) for piece in pattern)


def read(source: str) -> dict[str, Pattern]:
    """Return what a Fluent file says: messages by name, their attributes by `name.attribute`.

    Raises:
        LibraryFault: it has more of Fluent in it than there is here, or what is no Fluent at all.
    """
    found: dict[str, Pattern] = {}
    for entry in FluentParser(with_spans=False).parse(source).body:
        if isinstance(entry, ast.Junk):
            junk = (entry.content or "").strip()
            raise LibraryFault(f"no Fluent: {junk[:60]!r}")
        if isinstance(entry, ast.Message):
            named = {f"{entry.id.name}.{attribute.id.name}": attribute.value for attribute in entry.attributes}
            if entry.value is not None:
                named[entry.id.name] = entry.value
            found |= {name: _pattern(value, name) for name, value in named.items()}
    return found


def _pattern(pattern: ast.Pattern, message: str) -> Pattern:
    return tuple(_piece(element, message) for element in pattern.elements)


def _piece(element: ast.TextElement | ast.Placeable, message: str) -> Piece:
    if isinstance(element, ast.TextElement):
        return element.value
    match element.expression:
        case ast.VariableReference(id=name):
            return Placeholder(name.name)
        case ast.SelectExpression(selector=ast.VariableReference(id=name), variants=variants):
            each = [(variant, _pattern(variant.value, message)) for variant in variants]
            (default,) = (pattern for variant, pattern in each if variant.default)
            return Choice(name.name, tuple((_key(variant), pattern) for variant, pattern in each), default)
    raise LibraryFault(f"{message}: of Fluent, there are text, placeholders and choices here")


def _key(variant: ast.Variant) -> Argument:
    return variant.key.name if isinstance(variant.key, ast.Identifier) else int(variant.key.value)
