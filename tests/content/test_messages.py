"""Fluent messages: what we write of Fluent is said as Fluent says it, and anything else is refused."""

import pytest

from bot.content.library import LibraryFault
from bot.content.locale import NUMBERS
from bot.content.messages import Argument, read, say

ENGLISH = NUMBERS["en-US"]
WINS = "message = { $wins ->\n [0] None yet.\n [one] One win.\n *[other] { $wins } wins.\n }"
WHO = "message = { $who ->\n [me] you\n *[all] all\n }, { $who }"
NESTED = "message = { $a ->\n *[x] { $b ->\n *[y] { $c }\n }\n }"


@pytest.mark.parametrize(
    ("source", "arguments", "said"),
    [
        pytest.param("message = Well done.", {}, "Well done.", id="text"),
        pytest.param("message =\n    One\n      two\n\n    three", {}, "One\n  two\n\nthree", id="lines"),
        pytest.param("message = { $name }!", {"name": "{ $Ana }"}, "{ $Ana }!", id="what is given is only shown"),
        pytest.param("message = { $wins } wins", {"wins": 12_345}, "12,345 wins", id="a number is grouped"),
        pytest.param("message = { $wins }", {"wins": "12345"}, "12345", id="a text is none"),
        pytest.param(WINS, {"wins": 0}, "None yet.", id="a number itself"),
        pytest.param(WINS, {"wins": 1}, "One win.", id="a plural category"),
        pytest.param(WINS, {"wins": 1_001}, "1,001 wins.", id="the rest"),
        pytest.param(WHO, {"who": "me"}, "you, me", id="a word chooses, too"),
        pytest.param(WHO, {"who": "x"}, "all, x", id="an unknown word"),
        pytest.param(NESTED, {"a": 1, "b": 1, "c": "c"}, "c", id="nested"),
    ],
)
def test_a_message_says(source: str, arguments: dict[str, Argument], said: str) -> None:
    assert say(read(source)["message"], arguments, ENGLISH) == said


def test_an_attribute_is_a_message_of_its_own_and_comments_are_none() -> None:
    assert read("# why\nwin = Win\n    .told = Told\nalone =\n    .only = Only\n-term = Term\n") == {
        "win": ("Win",),
        "win.told": ("Told",),
        "alone.only": ("Only",),
    }


def test_only_what_is_chosen_has_to_be_given() -> None:
    message = read("message = { $n ->\n [one] One\n *[other] { $who }\n }")["message"]
    assert say(message, {"n": 1}, ENGLISH) == "One"
    with pytest.raises(KeyError):
        say(message, {"n": 2}, ENGLISH)
    with pytest.raises(KeyError):
        say(message, {"who": "Ana"}, ENGLISH)


@pytest.mark.parametrize("junk", ["no message", "win = Hello {", "win = { $n ->\n [one] 1\n }"])
def test_what_is_no_fluent_is_refused_and_not_left_out(junk: str) -> None:
    with pytest.raises(LibraryFault, match="no Fluent"):
        read(f"message = Hello\n{junk}\n")


@pytest.mark.parametrize("beyond", ["{ other }", "{ -term }", "{ NUMBER($wins) }", '{ "literal" }'])
def test_more_of_fluent_than_there_is_here_is_refused_by_name(beyond: str) -> None:
    with pytest.raises(LibraryFault, match="message"):
        read(f"message = Hello {beyond}")
