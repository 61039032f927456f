"""What somebody sees of what is kept of them: the overview, the file, the erasure and its receipt, the warning."""

from collections.abc import Callable, Sequence
from datetime import datetime

import discord

from bot.content.words import Words
from bot.domain.ids import PersonId
from bot.domain.privacy import FACT, KEY, Held, Overview, Receipt
from bot.ui import actions, text
from bot.ui.actions import Action
from bot.ui.cards import Button, View, button, card, row
from bot.ui.preferences import IN_GROUP, Panel, Section, line

Mention = Callable[[str], str]


def overview(kept: Overview, here: str | None, panel: Panel) -> View:
    """Draw what is kept of somebody; `here` is the name of the group they ask in, `panel` what they chose."""
    words, mention = panel.words, panel.mention
    lines = _lines(words, kept.held)
    if kept.has("win"):
        lines.append(words("privacy-view-shared", count=kept.shared))
    if here and panel.member:
        lines.append(words("privacy-view-here", group=text.member_text(here)))
    rights = words(
        "privacy-view-more",
        export=mention("privacy export"),
        delete=mention("privacy delete"),
        withdraw=mention("privacy withdraw"),
    )
    return card(
        f"### {words('privacy-view-title')}\n{_list(lines)}",
        *(_settings(panel) if kept.standing.person else []),
        f"-# {rights}",
    )


def exported(words: Words, name: str, entries: int, *, is_packed: bool) -> View:
    """Draw the file that a message carries."""
    note = [words("privacy-export-packed")] if is_packed else []
    file: discord.ui.File[View] = discord.ui.File(f"attachment://{name}")
    view = card("\n".join([words("privacy-export-done", count=entries), *note]))
    return view.add_item(file)


def ask_to_erase(words: Words, kept: Overview, owner: PersonId, mention: Mention) -> View:
    """Draw what erasing means, before it is done."""
    yes = _danger(words("privacy-erase-button"), actions.ERASE_MINE, owner)
    return card(
        f"### {words('privacy-delete-title')}\n{words('privacy-delete-goes')}\n{_list(_lines(words, kept.held))}",
        *_what_happens(words, kept),
        words("privacy-undone", export=mention("privacy export")),
        row(yes, _leave(words, owner)),
    )


def ask_to_withdraw(words: Words, kept: Overview, owner: PersonId, mention: Mention) -> View:
    """Draw what withdrawing means, before it is done."""
    yes = _danger(words("privacy-withdraw-button"), actions.WITHDRAW, owner)
    held = tuple(one for one in kept.held if one.kind != FACT)
    return card(
        f"### {words('privacy-withdraw-title')}\n{words('privacy-delete-goes')}\n{_list(_lines(words, held))}",
        words("privacy-withdraw-fact", delete=mention("privacy delete")),
        *_what_happens(words, kept),
        words("privacy-undone", export=mention("privacy export")),
        row(yes, _leave(words, owner)),
    )


def left(words: Words) -> View:
    """Draw that nothing was changed."""
    return card(words("privacy-left"))


def receipt(words: Words, done: Receipt) -> View:
    """Draw what an erasure took; nobody can draw it again."""
    kinds = {one.kind for one in done.held}
    notes = [words("privacy-receipt-key")] if KEY in kinds else []
    if "celebration" in kinds:
        notes.append(words("privacy-receipt-names"))
    if kinds & {"peer_group", "report"}:
        notes.append(words("privacy-others-stay"))
    notes.append(words("privacy-cards-stay"))
    notes.append(words("privacy-receipt-fact" if done.withdrawn else "privacy-receipt-nothing"))
    return card(
        f"### {words('privacy-receipt-title', when=text.stamp(done.at, 'f'))}",
        f"{words('privacy-receipt-gone')}\n{_list(_lines(words, done.held))}",
        *([words("privacy-receipt-posts", count=done.posts)] if done.posts else []),
        *notes,
    )


def warning(words: Words, erased_at: datetime) -> View:
    """Draw that what is kept of somebody who was away goes, and how it stays."""
    keep = button(words("privacy-keep-button"), actions.KEEP_MINE.custom_id(), discord.ButtonStyle.primary)
    return card(words("privacy-warning", when=text.stamp(erased_at, "D")), row(keep))


def stays(words: Words, *, is_kept: bool) -> View:
    """Draw the answer to *Keep it*, in time or too late."""
    return card(words("privacy-kept" if is_kept else "privacy-kept-too-late"))


def _lines(words: Words, held: Sequence[Held]) -> list[str]:
    return [
        words(f"held-{one.kind}", count=one.count, since=text.stamp(one.since, "D") if one.since else "")
        for one in held
    ]


def _settings(panel: Panel) -> list[str]:
    sections = [section for section in Section if panel.member or section not in IN_GROUP]
    note = panel.words("privacy-view-settings", settings=panel.mention("settings"))
    return [_list([line(panel, section) for section in sections]) + f"\n-# {note}"]


def _what_happens(words: Words, kept: Overview) -> list[str]:
    lines = [words("privacy-posts-go")] if kept.has("delivery", "goal") else []
    if kept.has("peer_group", "report"):
        lines.append(words("privacy-others-stay"))
    return [*lines, words("privacy-cards-stay")]


def _list(lines: Sequence[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)


def _danger(label: str, action: Action, owner: PersonId) -> Button:
    return button(label, action.custom_id(owner=owner), discord.ButtonStyle.danger)


def _leave(words: Words, owner: PersonId) -> Button:
    return button(words("privacy-leave-button"), actions.LEAVE_MINE.custom_id(owner=owner))
