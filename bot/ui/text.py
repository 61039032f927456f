"""Making text safe to show, and Discord's own notations for times, people and places.

What members write is kept exactly; only what is shown is changed here: markdown and mentions do nothing, bidi
controls cannot reach beyond the text, and stacks of combining marks stay within their line.
"""

import re
import unicodedata
from datetime import UTC, date, datetime, time

import discord

from bot.domain.ids import ChannelId, GroupId, MessageId, PersonId, RoleId

MARKS_IN_A_ROW = 4
"""Combining marks shown on one letter: more than any living script stacks (Vietnamese 2, Hebrew and Thai 3)."""

_BIDI_CONTROLS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_MARKUP = re.compile(r"([\\*_~`|>#\[\]()<@:+\-])")
_LINE_MARKUP = re.compile(r"^(\s*\d+)\.", re.MULTILINE)
_SHOWN_MARKUP = re.compile(r"\\([\\*_~`|>#\[\]()<@:+\-.])")
_FENCE = re.compile("``(?=`)")
_RTL = frozenset({"R", "AL", "AN"})
FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2068", "\u2069"
_MARK_CATEGORIES = frozenset({"Mn", "Me"})


def member_text(text: str, limit: int | None = None) -> str:
    """Return a member's text as it may be shown: cut to `limit` characters, and with nothing in it that acts.

    Mentions, custom emoji, links and markdown show as typed (Discord's "Markdown Text 101").
    """
    text = _calm_marks(_BIDI_CONTROLS.sub("", text))
    if limit is not None and len(text) > limit:
        text = text[: limit - 1].rstrip() + "…"
    turns = any(unicodedata.bidirectional(letter) in _RTL for letter in text)
    text = _MARKUP.sub(r"\\\1", text)
    text = _LINE_MARKUP.sub(r"\1\\.", text)
    return f"{FIRST_STRONG_ISOLATE}{text}{POP_ISOLATE}" if turns else text


def typed(shown: str) -> str:
    """Return what a member typed from how it is shown (`member_text` without a limit).

    What cannot be seen is lost: bidi controls, and combining marks beyond `MARKS_IN_A_ROW`.
    """
    return _SHOWN_MARKUP.sub(r"\1", shown.removeprefix(FIRST_STRONG_ISOLATE).removesuffix(POP_ISOLATE))


def plain(text: str, limit: int) -> str:
    """Return a member's text for where Discord shows no markdown: one line of up to `limit` characters, or none."""
    text = " ".join(_calm_marks(_BIDI_CONTROLS.sub("", text)).split())
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def excerpt(text: str, limit: int) -> str:
    """Return the beginning of a member's text as one line that may be shown; markup may double its length."""
    return member_text(plain(text, limit))


def block(text: str) -> str:
    """Return words as a block that one can copy; a fence among them does not end it."""
    return "```\n" + _FENCE.sub("``\u200b", text) + "\n```"


def _calm_marks(text: str) -> str:
    shown, marks = [], 0
    for letter in text:
        marks = marks + 1 if unicodedata.category(letter) in _MARK_CATEGORIES else 0
        if marks <= MARKS_IN_A_ROW:
            shown.append(letter)
    return "".join(shown)


def spoiler(text: str) -> str:
    """Return text, marks calmed already, that readers see only once they ask to."""
    return f"||{text}||"


def person(who: PersonId) -> str:
    """Return a mention, which shows the present name; what we send pings nobody unless it says so."""
    return f"<@{who}>"


def role(which: RoleId) -> str:
    """Return a role's mention; what we send calls nobody unless it says so."""
    return f"<@&{which}>"


def channel(where: ChannelId) -> str:
    """Return a channel mention, which shows the present name and leads there."""
    return f"<#{where}>"


def stamp(moment: datetime, style: discord.utils.TimestampStyle = "R") -> str:
    """Return a time that each reader sees in their own zone and language."""
    return discord.utils.format_dt(moment, style)


def day(which: date) -> str:
    """Return a date that each reader sees in their own language.

    Ten in the morning UTC is within that day from Honolulu (UTC-10) to Auckland in summer (UTC+13).
    """
    return stamp(datetime.combine(which, time(10), tzinfo=UTC), "D")


def jump(group: GroupId, where: ChannelId, message: MessageId) -> str:
    """Return the address of a message."""
    return f"https://discord.com/channels/{group}/{where}/{message}"
