"""Which prompt comes next: kinds take turns, and no line comes again before its shelf is used up."""

from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.groups import PromptKind
from bot.domain.ids import DeliveryId
from bot.domain.prompts import Prompt, next_prompt
from tests.builders import GROUP, NOW

MIXES = st.sets(st.sampled_from(PromptKind), min_size=1)
SIZES = st.fixed_dictionaries({kind: st.integers(1, 6) for kind in PromptKind})


def shelves_of(sizes: Mapping[PromptKind, int]) -> dict[PromptKind, list[str]]:
    """Return shelves of so many lines."""
    return {kind: [f"{kind}-{number}" for number in range(size)] for kind, size in sizes.items()}


def weeks(
    first: int, mixes: Sequence[Collection[PromptKind]], shelves: Mapping[PromptKind, Sequence[str]]
) -> list[Prompt]:
    """Return what a group is shown, one week after the other, with these mixes."""
    shown: list[Prompt] = []
    for week, mix in enumerate(mixes):
        shown.append(next_prompt(DeliveryId(first + week), GROUP, mix, shelves, shown, now=NOW))
    return shown


@given(st.integers(1, 2**62), MIXES, st.integers(1, 40), SIZES)
def test_kinds_of_a_mix_take_turns(
    first: int, mix: set[PromptKind], count: int, sizes: dict[PromptKind, int]
) -> None:
    kinds = [prompt.kind for prompt in weeks(first, [mix] * count, shelves_of(sizes))]
    assert set(kinds) <= mix
    for start in range(len(kinds) - len(mix) + 1):
        assert set(kinds[start : start + len(mix)]) == mix


@given(st.integers(1, 2**62), st.lists(MIXES, min_size=1, max_size=40), SIZES)
def test_nothing_comes_again_until_its_shelf_is_used_up_however_the_host_changes_the_mix(
    first: int, mixes: list[set[PromptKind]], sizes: dict[PromptKind, int]
) -> None:
    shelves = shelves_of(sizes)
    shown = weeks(first, mixes, shelves)
    for kind, shelf in shelves.items():
        lines = [prompt.line for prompt in shown if prompt.kind is kind]
        for start in range(0, len(lines), len(shelf)):
            block = lines[start : start + len(shelf)]
            assert len(set(block)) == len(block)
        assert len(shelf) == 1 or all(one != other for one, other in pairwise(lines))


@given(st.integers(1, 2**62), st.lists(MIXES, min_size=1, max_size=20), SIZES)
def test_the_kind_is_the_one_of_the_mix_that_came_longest_ago(
    first: int, mixes: list[set[PromptKind]], sizes: dict[PromptKind, int]
) -> None:
    shown = weeks(first, mixes, shelves_of(sizes))
    for week, (prompt, mix) in enumerate(zip(shown, mixes, strict=True)):
        before = [one.kind for one in shown[:week]]
        ages = {kind: before[::-1].index(kind) if kind in before else len(before) for kind in mix}
        assert ages[prompt.kind] == max(ages.values())


@given(st.integers(1, 2**62), st.lists(MIXES, max_size=20), MIXES, SIZES)
def test_every_attempt_says_the_same(
    prompt: int, mixes: list[set[PromptKind]], mix: set[PromptKind], sizes: dict[PromptKind, int]
) -> None:
    shelves = shelves_of(sizes)
    shown = weeks(prompt % 1000, mixes, shelves)
    one, other = (
        next_prompt(DeliveryId(prompt), GROUP, kinds, shelves, shown, now=NOW) for kinds in (mix, sorted(mix))
    )
    assert one == other


@pytest.mark.parametrize(
    ("shown", "shelf", "may_come"),
    [
        pytest.param("abcab", "abcd", "d", id="a line that a new version brings comes before the others again"),
        pytest.param("abcabd", "abcd", "abc", id="and once all were there, any but the last"),
        pytest.param("abcda", "abc", "bc", id="a line that a new version left out is not waited for"),
        pytest.param("aaa", "a", "a", id="a single line comes every time"),
    ],
)
def test_a_shelf_that_changes_with_a_version_is_used_up_all_the_same(shown: str, shelf: str, may_come: str) -> None:
    before = [Prompt(DeliveryId(week), GROUP, PromptKind.RITUAL, line, NOW) for week, line in enumerate(shown)]
    shelves = {PromptKind.RITUAL: list(shelf)}
    found = {
        next_prompt(DeliveryId(seed), GROUP, {PromptKind.RITUAL}, shelves, before, now=NOW).line for seed in range(50)
    }
    assert found == set(may_come)


def test_two_groups_are_not_shown_the_same_in_the_same_order() -> None:
    shelves = shelves_of(dict.fromkeys(PromptKind, 20))
    one, other = (weeks(first, [set(PromptKind)] * 9, shelves) for first in (1, 1001))
    assert [prompt.line for prompt in one] != [prompt.line for prompt in other]
