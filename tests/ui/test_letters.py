"""Letters as they are drawn: every kind, in every tone, with whatever is filled in and whatever is not."""

import re
from itertools import product

import discord
import pytest

from bot.content.words import FALLBACK, words_in
from bot.domain.letters import (
    BLANK_LIMIT,
    BLANKS,
    BODY_LIMIT,
    OWN_WORDS,
    SUBJECT_LIMIT,
    Blanks,
    Kind,
    Register,
    wording,
)
from bot.domain.rejections import Stage
from bot.sandbox.rules import bounds
from bot.ui.letters import changed, choices, letter, written

WORDS = words_in(FALLBACK)
GIVEN = Blanks("Kim Doe", "baker", "Bread & Co", "Ana")
EVERY = [
    pytest.param(kind, stage, register, id=f"{wording(kind, stage)}-{register}")
    for (kind, stage), register in product([*((kind, Stage.OTHER) for kind in Kind), *sorted(OWN_WORDS)], Register)
]
FILLINGS = [
    Blanks(**{name: getattr(GIVEN, name) for name, given in zip(BLANKS, filled, strict=True) if given})
    for filled in product((False, True), repeat=len(BLANKS))
]
LONGEST = Blanks(*(["`" * BLANK_LIMIT] * len(BLANKS)))

TWICE = re.compile(r"\b(\w+)\s+\1\b", re.IGNORECASE)
LOOSE = re.compile(r"  |[ \n][,.?!]|[{}$]|,,|\.\.|\ba (?=[aeiou]|my\b|the\b)|\bthe (my|a|an)\b")


def shown(view: discord.ui.LayoutView) -> int:
    """Return how many characters of text a card has."""
    return sum(len(piece.content) for piece in view.walk_children() if isinstance(piece, discord.ui.TextDisplay))


@pytest.mark.parametrize(("kind", "stage", "register"), EVERY)
@pytest.mark.parametrize("blanks", FILLINGS, ids=lambda blanks: "-".join(n for n in BLANKS if getattr(blanks, n)))
def test_a_letter_reads_well_whatever_is_filled_in(
    kind: Kind, stage: Stage, register: Register, blanks: Blanks
) -> None:
    subject, body = written(WORDS, kind, register, blanks, stage)
    for part in (subject, body):
        assert not TWICE.search(part), part
        assert not LOOSE.search(part), part
    assert body.startswith(f"Hello {blanks.name or 'there'},")
    assert body.endswith(blanks.mine or WORDS("letter-mine-unknown"))
    assert shown(letter(WORDS, kind, register, blanks, stage=stage)) <= bounds.DISPLAYED_TEXT


@pytest.mark.parametrize(("kind", "stage", "register"), EVERY)
def test_the_longest_letter_fits_its_card_and_the_form_to_change_it(
    kind: Kind, stage: Stage, register: Register
) -> None:
    subject, body = written(WORDS, kind, register, LONGEST, stage)
    assert len(subject) <= SUBJECT_LIMIT
    assert len(body) <= BODY_LIMIT
    assert shown(letter(WORDS, kind, register, LONGEST, stage=stage)) <= bounds.DISPLAYED_TEXT


def test_the_longest_words_of_ones_own_fit_too() -> None:
    assert shown(changed(WORDS, "`" * SUBJECT_LIMIT, "`" * BODY_LIMIT)) <= bounds.DISPLAYED_TEXT


@pytest.mark.parametrize("register", Register)
def test_every_kind_can_be_chosen(register: Register) -> None:
    (menu,) = (piece for piece in choices(WORDS, register).walk_children() if isinstance(piece, discord.ui.Select))
    assert [option.value for option in menu.options] == list(Kind)
    assert all(len(option.description or "") <= bounds.OPTION_DESCRIPTION for option in menu.options)


@pytest.mark.parametrize("role", ["baker role", "the baker", "Baker Role"])
def test_a_role_is_named_once(role: str) -> None:
    _, body = written(WORDS, Kind.THANK_YOU, Register.PLAIN, Blanks(role=role))
    assert "about the baker role." in body.replace("Baker", "baker")


def test_buttons_that_are_out_there_keep_their_meaning() -> None:
    """Their custom ids carry places in these lists: new ones go to the end."""
    assert list(Kind)[:9] == [
        Kind.THANK_YOU,
        Kind.FEEDBACK_REQUEST,
        Kind.GRACIOUS_REPLY,
        Kind.STAY_IN_TOUCH,
        Kind.THANKS_FOR_FEEDBACK,
        Kind.REFERRAL_ASK,
        Kind.INFORMATIONAL_CHAT,
        Kind.DIRECT_PITCH,
        Kind.FORMER_COLLEAGUES,
    ]
    assert list(Stage)[:3] == [Stage.NO_REPLY, Stage.CV_SCREEN, Stage.ASSESSMENT]
    assert list(Stage)[3:6] == [Stage.PHONE_SCREEN, Stage.INTERVIEW, Stage.FINAL_ROUND]
    assert list(Stage)[6:] == [Stage.OFFER_WITHDRAWN, Stage.LAID_OFF, Stage.INTERNSHIP, Stage.OTHER]
    assert list(Register)[:3] == [Register.WARM, Register.PLAIN, Register.BRIEF]
