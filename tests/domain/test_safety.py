"""The safety net: what is noticed, what is let be, and that no text can make it slow.

`safety_cases.toml` is what the patterns were made for. What they are worth on unseen words is measured on
`safety_held_out.toml`: 9 of 18 urgent lines as urgent, 21 of 30 noticed at all, no false alarm in 24. Every second
line that a person would call urgent gets no urgent card, which is why the way to people is always visible.
"""

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain import safety
from bot.domain.safety import LANGUAGES, Tier, compiled, plain, read
from bot.domain.safety_phrases import Phrase, Phrases

HERE = Path(__file__).parent
CASES = tomllib.loads((HERE / "safety_cases.toml").read_text(encoding="utf-8"))["case"]
HELD_OUT = tomllib.loads((HERE / "safety_held_out.toml").read_text(encoding="utf-8"))
LONGEST = 4_000
"""Characters that a modal's field may hold (Discord)."""


def tables(phrases: Phrases) -> list[Phrase]:
    """Return every phrase of a language."""
    return [*phrases.idioms, *phrases.of_others, *phrases.urgent, *phrases.soft]


EVERY = [(language, phrase) for language, phrases in LANGUAGES.items() for phrase in tables(phrases)]


@pytest.mark.parametrize("case", [pytest.param(case, id=case["id"]) for case in CASES])
def test_a_text_is_read_as_its_case_says(case: dict[str, str]) -> None:
    assert read(case["text"]) is Tier[case["tier"].upper()]


def test_there_are_enough_cases_of_every_tier_and_none_twice() -> None:
    assert len(CASES) >= 150
    assert {case["tier"] for case in CASES} == {"none", "soft", "urgent"}
    assert len({case["id"] for case in CASES}) == len(CASES)
    assert len({case["text"] for case in CASES}) == len(CASES)


def test_unseen_lines_are_noticed_no_less_than_was_recorded() -> None:
    lines = [(Tier[line["tier"].upper()], read(line["text"])) for line in HELD_OUT["line"]]
    measured = {
        "urgent_as_urgent": sum(wanted is read_as is Tier.URGENT for wanted, read_as in lines),
        "noticed": sum(wanted is not Tier.NONE and read_as is not Tier.NONE for wanted, read_as in lines),
        "false_alarms": sum(wanted is Tier.NONE and read_as is not Tier.NONE for wanted, read_as in lines),
    }
    print("held out:", measured)  # shown by `pytest -s`
    recorded = HELD_OUT["recorded"]
    assert measured["urgent_as_urgent"] >= recorded["urgent_as_urgent"]
    assert measured["noticed"] >= recorded["noticed"]
    assert measured["false_alarms"] <= recorded["false_alarms"]


def test_no_held_out_line_is_also_a_case() -> None:
    assert len(HELD_OUT["line"]) >= 30
    assert not {line["text"] for line in HELD_OUT["line"]} & {case["text"] for case in CASES}


@pytest.mark.parametrize("idiom", [case["text"] for case in CASES if case["id"].startswith("none-job-idiom")])
def test_explicit_words_beat_any_idiom_in_the_same_text(idiom: str) -> None:
    assert read(f"{idiom}, and I want to kill myself") is Tier.URGENT
    assert read(f"I want to kill myself. {idiom}") is Tier.URGENT


@pytest.mark.parametrize(
    "case", [case for case in CASES if case["id"].startswith("urgent-plain")], ids=lambda c: c["id"]
)
def test_no_negation_or_laugh_around_explicit_words_cancels_them(case: dict[str, str]) -> None:
    assert read(f"It's not that I mean it. {case['text']} 😂 lol") is Tier.URGENT


@pytest.mark.parametrize(
    "case", [case for case in CASES if case["id"].startswith("urgent-plain")], ids=lambda c: c["id"]
)
def test_explicit_words_are_noticed_anywhere_in_the_longest_text(case: dict[str, str]) -> None:
    filler = "The interview was on Monday and it took an hour. "
    assert read((filler * 80)[: LONGEST - len(case["text"]) - 1] + " " + case["text"]) is Tier.URGENT
    assert read(f"{case['text']}. {filler * 70}") is Tier.URGENT


BESIDE_A_DEED = """
on purpose|tonight|over this|over the weekend|in the bathroom|in the river|at home|at night|in bed|out of despair|
up on the beam|on my arms|a lot|with pills|to end the pain|again
"""
BESIDE_A_WISH = """
on purpose|tonight|at all|in peace|at home|as soon as I can|in the morning|on pills|like this|for another day|
with pills|in this world|by Christmas|to stop the pain
"""


@pytest.mark.parametrize("deed", ["kill", "hang", "drown", "cut", "hurt", "burn", "shoot", "harm"])
@pytest.mark.parametrize("beside", re.split(r"\|\s*", BESIDE_A_DEED.strip()))
def test_no_idiom_swallows_a_deed_for_what_is_told_beside_it(deed: str, beside: str) -> None:
    assert read(f"I want to {deed} myself {beside}") is Tier.URGENT


@pytest.mark.parametrize("wish", ["end my life", "take my life", "not be alive", "overdose", "end it", "be dead"])
@pytest.mark.parametrize("beside", re.split(r"\|\s*", BESIDE_A_WISH.strip()))
def test_no_idiom_swallows_a_wish_for_what_is_told_beside_it(wish: str, beside: str) -> None:
    assert read(f"I want to {wish} {beside}") is Tier.URGENT


@given(st.text(max_size=LONGEST))
def test_any_text_can_be_read(text: str) -> None:
    assert isinstance(read(text), Tier)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("a" * LONGEST, id="one word"),
        pytest.param("i " * (LONGEST // 2), id="single letters"),
        pytest.param("my friend " * (LONGEST // 10), id="others without end"),
        pytest.param("want never " * (LONGEST // 11), id="wishes without end"),
        pytest.param('she said "' * (LONGEST // 10), id="quotes that never close"),
        pytest.param("k1" * (LONGEST // 2), id="disguises"),
        pytest.param("work at for with the " * (LONGEST // 21), id="an idiom's start without end"),
        pytest.param(
            "be here in this city or any " * (LONGEST // 28), id="an idiom and what unmakes it, without end"
        ),
        pytest.param("*" * LONGEST, id="asterisks"),
        pytest.param("e\u0301\u200d" * (LONGEST // 3), id="marks and joiners"),
        pytest.param("\ufdfa" * LONGEST, id="a character that unfolds to eighteen"),
    ],
)
def test_a_hostile_text_is_only_a_text(text: str) -> None:
    assert read(text) is Tier.NONE


def test_no_phrase_repeats_anything_without_bound() -> None:
    unbound = re.compile(r"(?<!\\)[*+]|\{\d*,\}")
    assert [phrase.id for _, phrase in EVERY if unbound.search(phrase.pattern)] == []
    most = {phrase.id: re.findall(r"\{\d+,(\d+)\}", phrase.pattern) for _, phrase in EVERY}
    assert [name for name, times in most.items() if any(int(each) > 20 for each in times)] == []


def test_what_finds_reported_speech_repeats_nothing_without_bound() -> None:
    assert not re.search(r"(?<!\\)[*+]|\{\d*,\}", safety.REPORTED.pattern)


def test_every_phrase_is_there_for_some_case() -> None:
    for language, phrases in LANGUAGES.items():
        texts = [plain(case["text"], phrases) for case in CASES]
        useless = [one.id for one in tables(phrases) if not any(map(compiled((one,)).search, texts))]
        assert useless == [], language


def test_phrases_have_ids_of_their_own() -> None:
    for phrases in LANGUAGES.values():
        ids = [phrase.id for phrase in tables(phrases)]
        assert len(set(ids)) == len(ids)
