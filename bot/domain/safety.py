"""The safety net: may a text that somebody handed over call for people, and how plainly does it say so?

A backstop, nothing more. An always-visible way to people comes first (PRODUCT.md, "Safety"); lists of phrases miss
most indirect lines, and this one does too, so nothing here may be called detection, a screening or an assessment.
It reads only what a member gave to the bot. What comes out serves to choose what that member alone is shown next:
it may not be stored, logged, counted, shown to others or used to hold back, change or delete what they wrote.

How a text is read (reference: care.md, section 1):
1. made plain: compatibility forms, invisible and combining characters, look-alike letters, disguised words;
2. idioms are taken out ("my mum would kill me"), so that explicit words beat an idiom beside them;
3. somebody else's danger ("my friend wants to kill himself", `she said "I want to die"`) is taken out and is soft:
   the writer is offered people too, but is not told that the words were about them. An echo ("so do I") is urgent;
4. what is left is urgent, soft or nothing. A negation never cancels: "I would never kill myself" is urgent.

Pure: no I/O, no clock. Time is linear in the length of the text, as every repetition is bounded.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache
from itertools import groupby

from bot.domain.safety_en import ENGLISH
from bot.domain.safety_phrases import Phrase, Phrases

LANGUAGES = {"en": ENGLISH}
"""Every language's phrases. All are tried on every text, because people mix languages."""


class Tier(Enum):
    """What a text calls for."""

    NONE = 0
    """Nothing; the button to people is there all the same."""
    SOFT = 1
    """One soft line and the button: ambiguous, or about somebody else."""
    URGENT = 2
    """The card with people to talk to now: explicit and about oneself."""


def read(text: str) -> Tier:
    """Say what a text calls for, in any of the languages there are phrases for."""
    return max((_read_in(net, text) for net in _NETS), key=lambda tier: tier.value)


def plain(text: str, phrases: Phrases) -> str:
    """Return a text the way phrases are written (`safety_phrases`). For reading only, never to be kept."""
    return _draw_together(_words(_folded(text), phrases), phrases)


@dataclass(frozen=True, slots=True)
class _Net:
    """One language's phrases, ready to be searched for."""

    phrases: Phrases
    idioms: re.Pattern[str]
    of_others: re.Pattern[str]
    urgent: re.Pattern[str]
    soft: re.Pattern[str]


_STOP = " ;"
"""Stands where a clause ends: an idiom, or another person's want, does not reach across it; one's own may."""


def compiled(phrases: Iterable[Phrase]) -> re.Pattern[str]:
    """Return one pattern that finds any of these phrases in a plain text."""
    clause_end = rf"(?=$|{_STOP})"
    return re.compile("|".join(rf"\b(?:{phrase.pattern.replace('$', clause_end)})(?!\w)" for phrase in phrases))


_NETS = tuple(
    _Net(each, compiled(each.idioms), compiled(each.of_others), compiled(each.urgent), compiled(each.soft))
    for each in LANGUAGES.values()
)
"""Made at the start (some tens of milliseconds), so that nobody's answer waits for it."""

_TAKEN_OUT = " · "
"""Stands where something was taken out; no phrase reaches across it."""


def _read_in(net: _Net, text: str) -> Tier:
    folded, quoted = _without_reported_speech(_folded(text), net)
    rest = _draw_together(_words(folded, net.phrases), net.phrases)
    rest = net.idioms.sub(_TAKEN_OUT, rest)
    rest, others = net.of_others.subn(_TAKEN_OUT, rest)
    through = rest.replace(_STOP, "")  # "I want to… die"
    if net.urgent.search(rest) or net.urgent.search(through) or ((quoted or others) and _ECHO.search(rest)):
        return Tier.URGENT
    if quoted or others or net.soft.search(rest) or net.soft.search(through):
        return Tier.SOFT
    return Tier.NONE


# Somebody else's words

REPORTED = re.compile(
    r"\b(?:he|she|they|(?:my|a|the|our|his|her) (?!(?:[a-z]{1,20} )?(?:note|diary|journal|letter|head|brain|"
    r"mind|heart|voices?) )[a-z]{1,20}(?: [a-z]{1,20})?)"
    r"(?: just| once| then| has| had)? (?:said|says|told me|wrote|writes|texted(?: me)?|posted|was like|kept saying)"
    r'[ ,:\n]{0,3}"([^"]{1,400})"'
)
"""`she said "…"`: third person, a verb of saying, and quotation marks. Without the marks it may be one's own.

One's diary, head or note does not speak for somebody else.
"""

_ECHO = re.compile(r"\b(?:so do i|me too|same here|i feel (?:the same|that too|it too))(?!\w)")


def _without_reported_speech(folded: str, net: _Net) -> tuple[str, bool]:
    """Take out what others are quoted with, and say whether that by itself would have been urgent or soft."""
    heavy = False

    def take_out(match: re.Match[str]) -> str:
        nonlocal heavy
        said = net.idioms.sub(_TAKEN_OUT, plain(match[1], net.phrases))
        heavy = heavy or bool(net.urgent.search(said) or net.of_others.search(said) or net.soft.search(said))
        return _TAKEN_OUT

    return REPORTED.sub(take_out, folded), heavy


# Making a text plain

_LOOKALIKES = str.maketrans(
    "аеорсухіјѕԁһкмтвнɩıɪᴀʙᴄᴅᴇғɢʜᴊᴋʟᴍɴᴏᴘʀᴛᴜᴠᴡʏᴢαειοκντυ’‘‛`´ʼ“”„«»",
    "aeopcyxijsdhkmtbhiiiabcdefghjklmnoprtuvwyzaeiokvty''''''\"\"\"\"\"",
)
"""Letters of other scripts and small capitals that pass for Latin ones, and the quotation marks there are."""


def _folded(text: str) -> str:
    """Lower case without compatibility forms, invisible characters and combining marks."""
    decomposed = unicodedata.normalize("NFKD", text)
    kept = (char for char in decomposed if unicodedata.category(char) not in {"Cf", "Mn", "Me"})
    return "".join(kept).casefold().translate(_LOOKALIKES)


_SPLIT = re.compile(r"[^a-z0-9'@$!*]")


def _words(folded: str, phrases: Phrases) -> list[str]:
    """Split into words, with disguises undone and apostrophes gone."""
    found: list[str] = []
    for chunk in folded.replace("\n", " ; ").split():
        parts = [part for part in map(_trimmed, _SPLIT.split(chunk)) if part]
        joined = "".join(parts)
        if len(parts) > 1 and joined in phrases.disguised:  # sui-cide
            parts = [joined]
        found += parts
        if chunk[-1] in ".,;:!?" or not parts:
            found.append(_STOP.strip())
    return [_undisguised(word, phrases.disguised) for word in _spelt_out(found)]


def _trimmed(part: str) -> str:
    return part.rstrip("!'@*").lstrip("!'@*").replace("'", "")


def _spelt_out(words: Iterable[str]) -> Iterator[str]:
    """Join three or more single letters in a row: "k m s", "s.u.i.c.i.d.e"."""
    for alone, run in groupby(words, key=lambda word: len(word) == 1 and word.isalnum()):
        letters = list(run)
        if alone and len(letters) >= 3:
            yield "".join(letters)
        else:
            yield from letters


_MASKS = {"a": "4@*", "e": "3*", "i": "1!*", "l": "1!*", "o": "0*", "s": "5$*", "t": "7*", "g": "9*"}
"""What stands for a letter; the asterisk stands for any."""


def _undisguised(word: str, disguised: frozenset[str]) -> str:
    """Return the word that this one is a disguise of, or the word itself without asterisks."""
    if word in disguised or len(word) > 40:
        return word
    short = _once(word)
    if word.isalpha() and short == word:
        return word
    as_they_are, shortened = _by_length(disguised)
    forms: list[tuple[str, str]] = as_they_are.get(len(word), []) + shortened.get(len(short), [])
    for form, candidate in forms:
        if _masks(word, form) or _masks(short, form):
            return candidate
    return word.replace("*", "")


@cache
def _by_length(
    disguised: frozenset[str],
) -> tuple[dict[int, list[tuple[str, str]]], dict[int, list[tuple[str, str]]]]:
    """Return the words that people disguise by their length, as they are and with each run of a letter once."""
    as_they_are: dict[int, list[tuple[str, str]]] = {}
    shortened: dict[int, list[tuple[str, str]]] = {}
    for candidate in sorted(disguised):
        as_they_are.setdefault(len(candidate), []).append((candidate, candidate))
        short = _once(candidate)
        shortened.setdefault(len(short), []).append((short, candidate))
    return as_they_are, shortened


def _once(word: str) -> str:
    """Each run of one letter, once."""
    return "".join(letter for letter, _ in groupby(word))


def _masks(word: str, candidate: str) -> bool:
    if len(word) != len(candidate) or sum(a == b for a, b in zip(word, candidate, strict=True)) < 2:
        return False
    return all(a == b or a in _MASKS.get(b, "*") for a, b in zip(word, candidate, strict=True))


def _draw_together(words: Iterable[str], phrases: Phrases) -> str:
    """Put the words in a row: slang written out, empty words left out, contractions drawn together."""
    row = " ".join(phrases.words.get(word, word) for word in words if word not in phrases.fillers)
    for apart, together in _compiled_pairs(phrases.pairs):
        row = apart.sub(together, row)
    return row


@cache
def _compiled_pairs(pairs: tuple[tuple[str, str], ...]) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(rf"\b{apart}\b"), together) for apart, together in pairs)
