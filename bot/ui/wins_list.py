"""How one's own wins look: by month on pages, one alone with what can be done with it, and removing it."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby

import discord

from bot.content.library import load
from bot.content.words import Words
from bot.domain.ids import GroupId, PersonId
from bot.domain.refusals import Reason, Refusal
from bot.domain.wins import EXCERPT, ListedWin, Page, Visibility, Win, may_edit, may_share, month_of
from bot.ui import actions, text
from bot.ui.cards import OPTIONS, WARM, Button, Piece, View, button, card, link, pager, row, select

EXCERPT_IN_MENU = 80
"""Characters of a win in a select's description; Discord takes 100."""

DAY_ONE = "-01"
"""What makes a date of a month as the menu's values have it ("2026-11")."""


def own_list(words: Words, page: Page, owner: PersonId, share_command: str) -> View:
    """Draw one page of somebody's own wins, under the months they are of; any of them can be opened."""
    if not page.wins:
        return card(words("win-list-empty", share=share_command))

    def turn(to: int) -> str:
        return actions.PAGE_WINS.custom_id(page=to, owner=owner)

    pieces: list[str | Piece] = [f"### {words('win-list-title')}"]
    for month, of_month in groupby(page.wins, lambda listed: month_of(listed.win.at, page.zone)):
        first, *others = (_entry(words, listed) for listed in of_month)
        pieces += [f"**{_month(words, month)}**\n{first}", *others]
    pieces.append(f"-# {_footer(words, page)}")
    pieces.append(row(_menu(words, [listed.win for listed in page.wins])))
    if len(page.months) > 1:
        pieces.append(row(_months_menu(words, page, owner)))
    pieces += pager(page.number, page.pages, words("list-newer-button"), words("list-older-button"), turn)
    return card(*pieces)


def one(words: Words, listed: ListedWin, here: GroupId | None, said: str = "") -> View:
    """Draw one of somebody's own wins, under what was `said`, with what they can do with it from here."""
    win = listed.win
    shown = text.member_text(win.words)
    return card(
        *([said] if said else []),
        f"{_head(words, listed)}\n{shown}" if shown else _head(words, listed),
        row(*_buttons(words, listed, here)),
        colour=WARM,
    )


def edited(words: Words, listed: ListedWin, here: GroupId | None) -> View:
    """Draw a win that was changed; the card of a shared one follows."""
    if listed.card is None:
        return one(words, listed, here, words("win-edited"))
    channel, _ = listed.card
    return one(words, listed, here, words("win-edited-shared", channel=text.channel(channel)))


def sure_to_remove(words: Words, listed: ListedWin) -> View:
    """Draw the question before a win is erased, with all that goes with it."""
    goes = [words("win-remove")]
    if listed.card is not None:
        channel, _ = listed.card
        goes.append(words("win-remove-card", channel=text.channel(channel)))
    if listed.celebrations:
        goes.append(words("win-remove-celebrated", count=listed.celebrations))
    win = listed.win.id
    return card(
        _entry(words, listed),
        " ".join(goes),
        row(
            button(words("win-remove-now-button"), actions.REMOVE_WIN.custom_id(win=win), discord.ButtonStyle.danger),
            button(words("win-remove-not-button"), actions.SHOW_WIN.custom_id(win=win)),
        ),
    )


def removed(words: Words, win: Win, owner: PersonId) -> View:
    """Draw that a win is gone; its card, if there is one, goes in a moment."""
    said = "win-removed" if win.visibility is Visibility.PRIVATE else "win-removed-card"
    return card(words(said), row(_back(words, owner)))


def read_month(value: str) -> date:
    """Return the month that was chosen, as its first day.

    Raises:
        Refusal: it is none that the menu has.
    """
    try:
        return date.fromisoformat(value + DAY_ONE)
    except ValueError:
        raise Refusal(Reason.STALE_BUTTON) from None


def _buttons(words: Words, listed: ListedWin, here: GroupId | None) -> list[Button]:
    win = listed.win
    found = []
    if may_edit(win, here):
        found.append(button(words("win-edit-button"), actions.EDIT_WIN.custom_id(win=win.id)))
    found.append(button(words("win-remove-button"), actions.ASK_REMOVE_WIN.custom_id(win=win.id)))
    if may_share(listed, here):
        found.append(button(words("win-share-button"), actions.PREVIEW_WIN.custom_id(win=win.id)))
    if listed.card is not None and win.group is not None:
        found.append(link(words("win-shared-jump"), text.jump(win.group, *listed.card)))
    return [*found, _back(words, win.person)]


def _back(words: Words, owner: PersonId) -> Button:
    return button(words("win-back-button"), actions.PAGE_WINS.custom_id(page=0, owner=owner))


def _menu(words: Words, wins: Sequence[Win]) -> discord.ui.Select[View]:
    options = [
        discord.SelectOption(
            label=words(f"win-category-{win.category}"),
            value=str(win.id),
            description=text.plain(win.words, EXCERPT_IN_MENU) or None,
            emoji=load().win_categories[win.category].emoji,
        )
        for win in wins
    ]
    return select(actions.OPEN_WIN.custom_id(), words("win-list-open-placeholder"), options)


def _months_menu(words: Words, page: Page, owner: PersonId) -> discord.ui.Select[View]:
    """Return the months to go to: as many as a menu holds, around the one that the page begins with."""
    here = page.months.index(month_of(page.wins[0].win.at, page.zone))
    first = max(0, min(here - OPTIONS // 2, len(page.months) - OPTIONS))
    options = [
        discord.SelectOption(label=_month(words, month), value=month.isoformat().removesuffix(DAY_ONE))
        for month in page.months[first : first + OPTIONS]
    ]
    return select(actions.WINS_OF_MONTH.custom_id(owner=owner), words("win-list-month-placeholder"), options)


def _month(words: Words, month: date) -> str:
    return words("win-list-month", month=month.month, year=str(month.year))


def _footer(words: Words, page: Page) -> str:
    total = words("win-list-total", total=page.total)
    if page.pages == 1:
        return total
    return f"{total} · {words('win-list-page', number=page.number + 1, pages=page.pages)}"


def _entry(words: Words, listed: ListedWin) -> str:
    shown = text.excerpt(listed.win.words, EXCERPT)
    return f"{_head(words, listed)}\n> {shown}" if shown else _head(words, listed)


def _head(words: Words, listed: ListedWin) -> str:
    win = listed.win
    marks = [words(_state(listed))]
    if listed.celebrations:
        marks.append(words("win-list-celebrated", count=listed.celebrations))
    return words(
        "win-list-entry",
        emoji=load().win_categories[win.category].emoji,
        category=words(f"win-category-{win.category}"),
        when=text.stamp(win.at, "d"),
        marks="".join(f" · {mark}" for mark in marks),
    )


def _state(listed: ListedWin) -> str:
    if listed.posted:
        return "win-list-shared"
    return "win-list-private" if listed.win.visibility is Visibility.PRIVATE else "win-list-waiting"
