"""What members write is shown so that nothing in it acts, and nothing in it escapes."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ui.text import FIRST_STRONG_ISOLATE, MARKS_IN_A_ROW, POP_ISOLATE, member_text, plain, typed

UNESCAPED_MARKUP = re.compile(r"(?<!\\)(?:\\\\)*[*_~`|>#\[\]()<@:]")


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        pytest.param("plain words", "plain words", id="plain"),
        pytest.param("**bold** _it_ ~~no~~ ||x||", r"\*\*bold\*\* \_it\_ \~\~no\~\~ \|\|x\|\|", id="markdown"),
        pytest.param(
            "@everyone <@1> <@&2> <#3>", r"\@everyone \<\@1\> \<\@\&2\> \<\#3\>".replace(r"\&", "&"), id="mentions"
        ),
        pytest.param("[click](https://x.example)", r"\[click\]\(https\://x.example\)", id="a link with another face"),
        pytest.param("1. one\n2. two", "1\\. one\n2\\. two", id="a numbered list"),
        pytest.param("\\", "\\\\", id="a lone backslash"),
        pytest.param("a\u202eb\u202c", "ab", id="an override of the writing direction"),
        pytest.param("שלום", f"{FIRST_STRONG_ISOLATE}שלום{POP_ISOLATE}", id="right to left, kept to itself"),
        pytest.param("e" + "\u0301" * 50, "e" + "\u0301" * MARKS_IN_A_ROW, id="a tower of marks"),
        pytest.param("Việt Nam, ไม่เป็นไร", "Việt Nam, ไม่เป็นไร", id="marks that living scripts need"),
    ],
)
def test_hostile_text_is_shown_as_typed(written: str, shown: str) -> None:
    assert member_text(written) == shown


def test_a_cut_text_says_so_and_keeps_to_its_limit() -> None:
    assert member_text("word " * 100, 20) == "word word word word…"


@given(st.text(max_size=300))
def test_nothing_that_acts_survives_in_any_text(written: str) -> None:
    shown = member_text(written)
    assert not UNESCAPED_MARKUP.search(shown)
    inner = shown.removeprefix(FIRST_STRONG_ISOLATE).removesuffix(POP_ISOLATE)
    assert not re.search("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]", inner)
    marks = 0
    for letter in inner:
        marks = marks + 1 if unicodedata.category(letter) in {"Mn", "Me"} else 0
        assert marks <= MARKS_IN_A_ROW


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        pytest.param("one\n\n\ntwo   three", "one two three", id="one line"),
        pytest.param("\u200f\u202e", "", id="nothing to see"),
        pytest.param("x" * 20, "xxxxxxxxx…", id="cut"),
    ],
)
def test_where_there_is_no_markdown_a_text_is_one_line(written: str, shown: str) -> None:
    assert plain(written, 10 if len(written) == 20 else 100) == shown


@pytest.mark.parametrize("written", ["1. *one*", "\\", "\\.", "1\\.", "שלום 2. *", "a\n2. b_c", "`` ```", "x+y-z@w:"])
def test_what_was_typed_is_read_again_from_how_it_is_shown(written: str) -> None:
    assert typed(member_text(written)) == written


@given(st.text(max_size=300))
def test_only_what_cannot_be_seen_is_lost_by_being_shown(written: str) -> None:
    seen = typed(member_text(written))
    assert typed(member_text(seen)) == seen
    assert [letter for letter in seen if letter.isalnum()] == [letter for letter in written if letter.isalnum()]
