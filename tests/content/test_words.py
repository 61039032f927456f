"""The words: every message says itself, in every language, and within what Discord and a tired reader can take."""

import hashlib
import re
from importlib import resources

import babel
import pytest
from babel.numbers import format_decimal
from fluent.syntax import ast, parse
from fluent.syntax.visitor import Visitor

from bot.content.library import load
from bot.content.locale import NUMBERS
from bot.content.prompts import load_prompts
from bot.content.words import FALLBACK, UnknownMessage, locales, words_in
from bot.domain.groups import UNTOLD, Problem
from bot.domain.letters import Kind
from bot.domain.people import CONSENT
from bot.domain.refusals import Reason
from bot.domain.rejections import Step

TOO_MANY_WORDS = 40
"""Words of one message that a member reads (PRODUCT.md, "Tone")."""

FORBIDDEN = re.compile(
    r"\bshould\b|\bmust\b|\bhave to\b|guarantee|dream job|one step closer|stay positive|just (smile|try harder)"
    r"|don't give up|never give up|numbers game|everything happens|hustle|crush(ed)? it|LinkedIn|Indeed|\d+ ?%",
    re.IGNORECASE,
)
"""What the tone rules forbid and a machine can see: orders, promises, hustle, figures, one site."""


def entries(locale: str) -> dict[str, ast.Message]:
    """Return the messages of one language."""
    found: dict[str, ast.Message] = {}
    for file in resources.files("bot.content").joinpath(locale).iterdir():
        for entry in parse(file.read_text(encoding="utf-8")).body:
            assert not isinstance(entry, ast.Junk), f"{file.name}: {entry.content}"
            if isinstance(entry, ast.Message):
                assert entry.id.name not in found, f"{entry.id.name} is there twice"
                found[entry.id.name] = entry
    return found


class Placeholders(Visitor):
    """Collects the variables that a message wants."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:
        """Note one."""
        self.names.add(node.id.name)


def placeholders(entry: ast.BaseNode) -> set[str]:
    """Return the variables that a message wants."""
    visitor = Placeholders()
    visitor.visit(entry)
    return visitor.names


ENGLISH = entries(FALLBACK)
SAYABLE = [name for name, entry in ENGLISH.items() if entry.value is not None]


def said(locale: str) -> dict[str, str]:
    """Return every message as it is said, with a number wherever it wants something."""
    words = words_in(locale)
    return {name: words(name, **dict.fromkeys(placeholders(ENGLISH[name]), 3)) for name in SAYABLE}


@pytest.mark.parametrize("locale", locales())
def test_every_message_can_be_said_in_every_language(locale: str) -> None:
    assert [name for name, text in said(locale).items() if not text.strip()] == []


def test_every_message_is_short_and_gives_no_orders() -> None:
    assert [text for text in said(FALLBACK).values() if len(text.split()) > TOO_MANY_WORDS] == []
    assert [text for text in said(FALLBACK).values() if FORBIDDEN.search(text)] == []


def test_what_discord_shows_of_a_command_fits() -> None:
    shown = {name: text for name, text in said(FALLBACK).items() if name.startswith(("command-", "choice-"))}
    assert [name for name, text in shown.items() if not 1 <= len(text) <= 100] == []


def test_a_button_is_a_few_words() -> None:
    buttons = [text for name, text in said(FALLBACK).items() if name.startswith("win-") and name.endswith("-button")]
    assert [text for text in buttons if len(text) > 34] == []  # Discord's guideline for a label beside an emoji


def test_every_refusal_problem_and_category_has_its_words() -> None:
    words = words_in(FALLBACK)
    for reason in Reason:
        assert words.has(f"refusal-{reason}")
    for problem in set(Problem) - UNTOLD:
        assert words.has(f"problem-{problem}")
        assert words.has(f"host-notice-fix-{problem}")
    for key in load().win_categories:
        assert words(f"win-category-{key}")
        assert words(f"win-category-{key}.told")
        assert words(f"win-kept-{key}")


def test_other_languages_say_nothing_that_english_does_not() -> None:
    for locale in locales():
        for name, entry in entries(locale).items():
            assert placeholders(entry) <= placeholders(ENGLISH[name])


def test_an_unknown_message_or_a_missing_argument_is_our_fault() -> None:
    words = words_in(FALLBACK)
    with pytest.raises(UnknownMessage):
        words("no-such-message")
    with pytest.raises(UnknownMessage):
        words("win-kept-private")


def test_a_language_we_do_not_speak_is_answered_in_english() -> None:
    assert words_in("tlh").locale == FALLBACK


@pytest.mark.parametrize("name", sorted(NUMBERS))
def test_a_language_counts_and_writes_numbers_as_babel_says(name: str) -> None:
    ours, theirs = NUMBERS[name], babel.Locale.parse(name.replace("-", "_"))
    samples = [-1_000, -1, *range(210), 1_000, 1_001, 12_345, 1_000_000, 1_000_001, 9_999_999]
    assert [ours.category(number) for number in samples] == [theirs.plural_form(number) for number in samples]
    assert [ours.written(number) for number in samples] == [
        format_decimal(number, locale=theirs) for number in samples
    ]


def test_there_are_numbers_for_every_language() -> None:
    assert set(NUMBERS) == set(locales())


def test_who_changes_the_text_that_people_agree_to_asks_them_again() -> None:
    agreed_to = ("join-kept", "join-seen", "join-operator", "join-operator-named", "join-leave")
    source = resources.files("bot.content").joinpath(FALLBACK, "people.ftl").read_text(encoding="utf-8")
    lines = [line for line in source.splitlines() if line.startswith(tuple(f"{name} =" for name in agreed_to))]
    digest = hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]
    assert (CONSENT, digest) == (1, "21d211b77af662a3"), "raise CONSENT, and write down the new digest"


def test_every_message_is_said_somewhere() -> None:
    package = resources.files("bot").parent  # type: ignore[attr-defined]
    code = "\n".join(
        file.read_text(encoding="utf-8") for folder in ("bot", "cogs") for file in (package / folder).rglob("*.py")
    )
    built = (
        "settings-section-",
        "settings-about-",
        "settings-nudge-",
        "settings-encouraged-",
        "settings-reach-",
        "place-",
        "choice-adjust-",
        "choice-rhythm-",
        "nudge-follow-up",
        "nudge-less",
        "nudge-midweek",
        "nudge-waiting-",
        "choice-feeling-",
        "choice-outside-",
        "choice-rejection-stage-",
        "choice-rejection-then-",
        "choice-rest-",
        "stage-line-",
        "feeling-line-",
        *(f"arc-step-{step}" for step in Step),
        "settings-coming-",
        "goal-adjust-",
        "goal-idea-",
        "choice-mood-",
        "choice-coping-",
        "mood-line-",
        *(f"feeling-line-{feeling}-" for feeling in ("restless", "calm", "glad", "proud")),
        "coping-",
        "affirmation-",
        "report-kind-",
        "win-category-",
        "encouragement-",
        "encourage-told-",
        "choice-theme-",
        "choice-stage-",
        "choice-decline-",
        "win-kept-",
        "refusal-",
        "question-",
        "growth-",
        "both-true-",
        "choice-register-",
        "letter-filled-",
        "letter-form-",
        "letter-role-",
        *(f"choice-letter-{kind}" for kind in Kind),
        *(f"letter-{kind}-" for kind in Kind),
        "choice-rating-",
        "choice-gap-",
        "review-title-",
        "problem-",
        "held-",
        "host-notice-fix-",
        "permission-",
        "setup-channel-for-",
        "setup-day-",
        "setup-feature-",
        "setup-mix-",
        "setup-purpose-",
        "setup-round-",
        "setup-section-",
        *(f"prompt-{part}-" for part in ("title", "note", "answers", "thread")),
        *(f"prompt-{key}" for key in (*load_prompts().questions, *load_prompts().rituals)),
    )
    unsaid = [name for name in ENGLISH if not name.startswith(built) and not re.search(rf"[\"']{name}[\"']", code)]
    assert unsaid == []
