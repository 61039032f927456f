"""Keeping, sharing and celebrating: who may do what, and that words stay as they were written."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.ids import GroupId, PersonId
from bot.domain.refusals import Reason, Refusal
from bot.domain.wins import (
    PAGE_SIZE,
    WORDS_LIMIT,
    Visibility,
    edit,
    is_blank,
    keep,
    may_edit,
    month_of,
    months_of,
    page_of,
    redraw_after,
    share,
)
from tests.builders import ANA, BEN, GROUP, NOW, OTHER_GROUP, a_win

CATEGORIES = {"improved-cv", "rested"}


@given(st.text(max_size=WORDS_LIMIT).filter(lambda words: not is_blank(words)))
def test_words_are_kept_exactly_as_they_were_written(words: str) -> None:
    win = a_win(words=words)
    assert keep(win, CATEGORIES) == win


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("  two spaces  ", id="blanks around words"),
        pytest.param("@everyone **look** `here` <@1101> ||spoiler||", id="mentions and markdown"),
        pytest.param("\u202eright to left\u202c", id="direction marks"),
        pytest.param("Z\u0351\u036ba\u0334l\u0321g\u0489o", id="zalgo"),
        pytest.param("👩🏽\u200d🚀 got an interview 🎉", id="emoji of several code points"),
        pytest.param("first\nsecond\r\nthird", id="lines"),
        pytest.param("x" * WORDS_LIMIT, id="as long as it may be"),
        pytest.param("🎉" * WORDS_LIMIT, id="characters count, not bytes"),
    ],
)
def test_unusual_words_are_kept_unchanged(words: str) -> None:
    assert keep(a_win(words=words), CATEGORIES).words == words


@pytest.mark.parametrize(
    "words",
    ["", " ", "\n\t ", "\u00a0\u2003\u3000", "\u200f\u202e", "\x1b", "\u3164\u2800", "\u034f\ufe0f"],
)
def test_blank_words_count_as_none_and_the_category_alone_is_a_win(words: str) -> None:
    assert keep(a_win(words=words), CATEGORIES) == a_win(words="")


@pytest.mark.parametrize("length", [WORDS_LIMIT + 1, 4 * WORDS_LIMIT])
def test_words_over_the_limit_are_refused_with_both_lengths(length: int) -> None:
    with pytest.raises(Refusal) as refusal:
        keep(a_win(words="x" * length), CATEGORIES)
    assert refusal.value.reason is Reason.WORDS_TOO_LONG
    assert refusal.value.data == {"limit": WORDS_LIMIT, "length": length}


@pytest.mark.parametrize("category", ["", "IMPROVED-CV", "no-such", "improved-cv "])
def test_a_category_that_is_not_in_the_library_is_refused(category: str) -> None:
    with pytest.raises(Refusal) as refusal:
        keep(a_win(category=category), CATEGORIES)
    assert refusal.value.reason is Reason.UNKNOWN_CATEGORY


def test_a_new_win_is_private_until_it_is_shared() -> None:
    win = a_win()
    assert keep(win, CATEGORIES).visibility is Visibility.PRIVATE
    assert share(win, ANA, GROUP) == replace(win, visibility=Visibility.GROUP)


def test_sharing_twice_changes_nothing() -> None:
    once = share(a_win(), ANA, GROUP)
    assert share(once, ANA, GROUP) == once


@pytest.mark.parametrize(
    ("by", "kept", "here", "reason"),
    [
        pytest.param(BEN, GROUP, GROUP, Reason.NOT_YOUR_WIN, id="somebody else's"),
        pytest.param(ANA, None, GROUP, Reason.ONLY_IN_A_GROUP, id="kept in a direct message"),
        pytest.param(ANA, GROUP, None, Reason.ONLY_IN_A_GROUP, id="from a direct message, perhaps after leaving"),
        pytest.param(ANA, GROUP, GroupId(GROUP + 1), Reason.OTHER_GROUP, id="from another group"),
        pytest.param(BEN, None, None, Reason.NOT_YOUR_WIN, id="whose it is comes first: nothing is given away"),
    ],
)
def test_only_its_author_shares_a_win_and_only_in_its_group(
    by: PersonId, kept: GroupId | None, here: GroupId | None, reason: Reason
) -> None:
    with pytest.raises(Refusal) as refusal:
        share(a_win(group=kept), by, here)
    assert refusal.value.reason is reason


def test_a_refusal_holds_a_code_and_no_words_of_the_member() -> None:
    with pytest.raises(Refusal) as refusal:
        keep(a_win(words="secret " * WORDS_LIMIT), CATEGORIES)
    assert "secret" not in f"{refusal.value} {refusal.value.args} {refusal.value.data}"


@pytest.mark.parametrize(
    ("shared", "by", "here", "expected"),
    [
        pytest.param(False, ANA, GROUP, None, id="one's own private win"),
        pytest.param(False, ANA, None, None, id="from a direct message"),
        pytest.param(False, ANA, OTHER_GROUP, None, id="a private one from another group"),
        pytest.param(True, ANA, GROUP, None, id="a shared one from its group"),
        pytest.param(True, ANA, None, Reason.ONLY_IN_A_GROUP, id="a shared one from a direct message"),
        pytest.param(True, ANA, OTHER_GROUP, Reason.OTHER_GROUP, id="a shared one from another group"),
        pytest.param(False, BEN, GROUP, Reason.NOT_YOUR_WIN, id="another's"),
    ],
)
def test_who_may_change_a_win_and_from_where(
    shared: bool, by: PersonId, here: GroupId | None, expected: Reason | None
) -> None:
    win = a_win(visibility=Visibility.GROUP if shared else Visibility.PRIVATE)
    assert (by == ANA and may_edit(win, here)) is (expected is None)
    if expected is None:
        changed = edit(win, by, here, category="rested", words="anew", categories=CATEGORIES)
        assert changed == replace(win, category="rested", words="anew")
        return
    with pytest.raises(Refusal) as refusal:
        edit(win, by, here, category="rested", words="anew", categories=CATEGORIES)
    assert refusal.value.reason is expected


@pytest.mark.parametrize(
    ("category", "words", "expected"),
    [
        pytest.param("no-such", "anew", Reason.UNKNOWN_CATEGORY, id="an unknown kind"),
        pytest.param("rested", "x" * (WORDS_LIMIT + 1), Reason.WORDS_TOO_LONG, id="too long"),
    ],
)
def test_a_change_is_held_to_what_keeping_is(category: str, words: str, expected: Reason) -> None:
    with pytest.raises(Refusal) as refusal:
        edit(a_win(), ANA, GROUP, category=category, words=words, categories=CATEGORIES)
    assert refusal.value.reason is expected


@pytest.mark.parametrize(
    ("moment", "zone", "month"),
    [
        pytest.param("2026-03-01T00:30+00:00", None, "2026-03-01", id="no zone is UTC"),
        pytest.param("2026-02-28T23:30+00:00", "Europe/Berlin", "2026-03-01", id="east"),
        pytest.param("2026-01-01T03:00+00:00", "America/Lima", "2025-12-01", id="west, and a year earlier"),
        pytest.param("2026-02-28T23:30+00:00", "No/Such", "2026-02-01", id="a zone that is gone"),
    ],
)
def test_a_month_is_that_of_the_readers_zone(moment: str, zone: str | None, month: str) -> None:
    assert month_of(datetime.fromisoformat(moment), zone) == date.fromisoformat(month)


@given(st.lists(st.integers(0, 2_000).map(lambda days: NOW + timedelta(days=days)), min_size=1))
def test_every_month_is_found_on_the_page_it_begins_on(moments: list[datetime]) -> None:
    moments.sort(reverse=True)
    months = months_of(moments, None)
    assert list(months) == sorted(set(months), reverse=True)
    for month in months:
        page = page_of(month, moments, None)
        shown = [month_of(moment, None) for moment in moments[page * PAGE_SIZE : (page + 1) * PAGE_SIZE]]
        before = [month_of(moment, None) for moment in moments[: page * PAGE_SIZE]]
        assert month in shown
        assert month not in before


def test_a_card_out_of_reach_is_tried_at_growing_distances_for_good() -> None:
    waits = [(redraw_after(attempts, NOW) - NOW).total_seconds() for attempts in range(100)]
    assert waits == sorted(waits)
    assert waits[0] == 5
    assert waits[-1] == 3600
