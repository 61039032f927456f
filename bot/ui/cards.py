"""The pieces every card is built from (Discord's Components V2), and what all of them have in common.

A view is sent as finished: nothing in memory waits for its buttons, see `bot.ui.actions`.
"""

from collections.abc import Callable, Sequence
from typing import Any

import discord

View = discord.ui.LayoutView
Piece = discord.ui.Item[View]
Button = discord.ui.Button[View]

WARM = discord.Colour(0xE8A33D)
"""Something to be glad about."""
CALM = discord.Colour(0x5B8DB8)
"""Everything else."""

OPTIONS = 25
"""Options of one select, and choices of one autocomplete answer (Discord, Components, Application Commands)."""


def card(*pieces: str | Piece, colour: discord.Colour = CALM) -> View:
    """Return a message with one coloured card; a string is a paragraph of its own."""
    container: discord.ui.Container[View] = discord.ui.Container(
        *(discord.ui.TextDisplay(piece) if isinstance(piece, str) else piece for piece in pieces),
        accent_colour=colour,
    )
    return finished(container)


def finished(*items: Piece) -> View:
    """Return a message of these items that discord.py need not remember."""
    view = View(timeout=None)
    for item in items:
        view.add_item(item)
    view.stop()
    return view


def let_go(view: View) -> None:
    """Take apart a message that was sent: its pieces point at each other, and a crowd of them would wait for Python's
    garbage collector, which holds up everybody when it comes (30 to 90 ms after thousands of posts, measured).
    """
    for item in list(view.walk_children()):
        if isinstance(item, discord.ui.Container | discord.ui.ActionRow):
            item.clear_items()
    view.clear_items()


def row(*items: Piece) -> Piece:
    """Return buttons side by side (at most five), or one select."""
    return discord.ui.ActionRow(*items)


def button(
    label: str,
    custom_id: str,
    style: discord.ButtonStyle = discord.ButtonStyle.secondary,
    emoji: str | None = None,
    *,
    disabled: bool = False,
) -> Button:
    """Return a button; at most one of a card is primary (Discord, Button guidelines)."""
    return discord.ui.Button(label=label, custom_id=custom_id, style=style, emoji=emoji, disabled=disabled)


def link(label: str, url: str) -> Button:
    """Return a button that leads somewhere."""
    return discord.ui.Button(label=label, url=url)


def select(custom_id: str, placeholder: str, options: Sequence[discord.SelectOption]) -> discord.ui.Select[View]:
    """Return a list to choose one of (at most `OPTIONS`)."""
    return discord.ui.Select(custom_id=custom_id, placeholder=placeholder, options=list(options))


def pager(number: int, pages: int, back: str, on: str, custom_id: Callable[[int], str]) -> list[Piece]:
    """Return the row of buttons, `back` and `on`, that turn a list's pages; nothing where there is but one."""

    def turn(label: str, target: int) -> Button:
        # A disabled button still needs an id of its own on the message, hence the wrap around.
        return button(label, custom_id(target % (pages + 1)), disabled=not 0 <= target < pages)

    return [row(turn(back, number - 1), turn(on, number + 1))] if pages > 1 else []


class Form(discord.ui.Modal):
    """A form. It is answered through its custom id, so one that was open during a restart can still be sent."""

    def __init__(
        self, title: str, custom_id: str, *fields: discord.ui.Label[Any] | discord.ui.TextDisplay[Any]
    ) -> None:
        super().__init__(title=title, custom_id=custom_id, timeout=None)
        for item in fields:
            self.add_item(item)
        self.stop()
