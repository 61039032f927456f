"""How wins look: the answer to the person who keeps one, the preview, the group's card, the forms."""

from typing import Any

import discord

from bot.content.library import load
from bot.content.words import Words
from bot.domain.celebrations import Applause, Cheer
from bot.domain.deliveries import Delivery
from bot.domain.groups import Problem, Purpose
from bot.domain.ids import ChannelId, MessageId, PersonId, WinId
from bot.domain.quick_wins import Deed
from bot.domain.wins import WORDS_LIMIT, Win
from bot.ui import actions, text
from bot.ui.cards import WARM, Button, Form, View, button, card, finished, link, row
from bot.ui.groups import problem_words

CATEGORY_FIELD = "category"
WORDS_FIELD = "words"


def kept(words: Words, win: Win, list_command: str) -> View:
    """Draw the answer to somebody who keeps a win for themselves."""
    note = words("win-kept-private", list=list_command)
    return card(
        f"{words(f'win-kept-{win.category}')}\n-# {note}",
        *([row(_share_button(words, win.id, discord.ButtonStyle.secondary))] if win.group else []),
        colour=WARM,
    )


def preview(words: Words, win: Win, channel: ChannelId | None, setup_command: str, *, alerts: bool) -> View:
    """Draw a kept win as the group would see it, with the choice to share it or not.

    Where `alerts` are on, what moderators may get is said before it can be.
    """
    if channel is None:
        note = words("win-preview-no-channel", setup=setup_command)
        return card(words(f"win-kept-{win.category}"), f"-# {note}", colour=WARM)
    shown = discord.ui.Container(*_card_text(words, win, Applause()), accent_colour=WARM)
    choices = row(
        _share_button(words, win.id, discord.ButtonStyle.primary, is_told=alerts),
        button(words("win-keep-button"), actions.KEEP_WIN_PRIVATE.custom_id(win=win.id)),
    )
    return finished(
        discord.ui.TextDisplay(f"{words(f'win-kept-{win.category}')}\n### {words('win-preview-title')}"),
        shown,
        discord.ui.TextDisplay(words("win-preview-note", channel=text.channel(channel))),
        *([discord.ui.TextDisplay(f"-# {words('safety-alert-told')}")] if alerts else []),
        choices,
    )


def on_its_way(words: Words, channel: ChannelId | None) -> View:
    """Draw that a win is about to be posted, with nothing left to press."""
    return card(words("win-on-its-way", channel=text.channel(channel)) if channel else words("win-being-shared"))


def stays_private(words: Words, list_command: str) -> View:
    """Draw the answer to *Keep it private*."""
    return card(words("win-stays-private", list=list_command))


def shared(words: Words, delivery: Delivery) -> View:
    """Draw how sharing went, for the person who shared."""
    if delivery.problem is not None and delivery.win is not None:
        return not_posted(words, delivery.win, delivery.problem)
    if delivery.message is None or delivery.channel is None:
        return on_its_way(words, delivery.channel)
    channel = text.channel(delivery.channel)
    url = text.jump(delivery.group, delivery.channel, delivery.message)
    return card(words("win-shared", channel=channel), row(link(words("win-shared-jump"), url)), colour=WARM)


def not_posted(words: Words, win: WinId, problem: Problem) -> View:
    """Draw why a win could not be posted, with a way to try again once the host has mended it."""
    again = button(words("win-try-again-button"), actions.SHARE_WIN.custom_id(win=win))
    return card(words("win-not-posted", problem=problem_words(words, Purpose.WINS, problem)), row(again))


def group_card(words: Words, win: Win, applause: Applause) -> View:
    """Draw a win as the group sees it."""
    celebrate = _celebrate_button(words, actions.CELEBRATE_WIN.custom_id(win=win.id), applause)
    return card(*_card_text(words, win, applause), row(celebrate), colour=WARM)


def about_yourself(words: Words, message: MessageId, author: PersonId) -> View:
    """Draw the answer to somebody who presses *Celebrate* on a card about their own message."""
    away = button(words("cheer-away-button"), actions.TAKE_CHEER_AWAY.custom_id(message=message, author=author))
    return card(words("refusal-own-win"), row(away))


def taken_away(words: Words) -> View:
    """Draw that a card about somebody's message is gone."""
    return card(words("cheer-away"))


def celebrated(words: Words) -> View:
    """Draw the answer to somebody who celebrated from the menu."""
    return card(words("cheer-posted"))


def cheer_card(words: Words, cheer: Cheer, author: PersonId, applause: Applause) -> View:
    """Draw the card that celebrates somebody's ordinary message."""
    url = text.jump(cheer.group, cheer.channel, cheer.message)
    custom_id = actions.CELEBRATE_CHEER.custom_id(message=cheer.message, author=author)
    celebrate = _celebrate_button(words, custom_id, applause)
    return card(
        words("cheer-card-title", name=text.person(author), link=url),
        *_celebrated(words, applause),
        row(celebrate),
        colour=WARM,
    )


def form(words: Words, message: MessageId, content: str) -> Form:
    """Return the form that turns one's own message into a win."""
    return Form(
        words("win-form-title"),
        actions.WIN_FORM.custom_id(message=message),
        _category_field(words),
        _words_field(words, content, words("win-form-cut") if len(content) > WORDS_LIMIT else None),
    )


def edit_form(words: Words, win: Win, *, alerts: bool) -> Form:
    """Return the form that changes a win; where `alerts` are on, what moderators may get is said before it can be."""
    told: list[discord.ui.TextDisplay[Any]] = (
        [discord.ui.TextDisplay(f"-# {words('safety-alert-told')}")] if alerts else []
    )
    return Form(
        words("win-edit-title"),
        actions.EDIT_WIN_FORM.custom_id(win=win.id, told=int(alerts)),
        _category_field(words, win.category),
        _words_field(words, win.words),
        *told,
    )


def as_win_button(words: Words, deed: Deed, about: int) -> Button:
    """Return the button that keeps what was just done as a small win."""
    custom_id = actions.KEEP_AS_WIN.custom_id(deed=list(Deed).index(deed), about=about)
    return button(words("win-of-button"), custom_id, emoji="🌱")


def _category_field(words: Words, chosen: str = "") -> discord.ui.Label[Any]:
    options = [
        discord.SelectOption(
            label=words(f"win-category-{category.key}"),
            value=category.key,
            emoji=category.emoji,
            default=category.key == chosen,
        )
        for category in load().win_categories.values()
    ]
    choose: discord.ui.Select[View] = discord.ui.Select(
        custom_id=CATEGORY_FIELD, placeholder=words("win-form-category-placeholder"), options=options
    )
    return discord.ui.Label(text=words("win-form-category"), component=choose)


def _words_field(words: Words, known: str, about: str | None = None) -> discord.ui.Label[Any]:
    write: discord.ui.TextInput[View] = discord.ui.TextInput(
        custom_id=WORDS_FIELD,
        style=discord.TextStyle.paragraph,
        required=False,
        max_length=WORDS_LIMIT,
        default=known[:WORDS_LIMIT].strip() or None,
    )
    return discord.ui.Label(text=words("win-form-words"), description=about, component=write)


def _card_text(words: Words, win: Win, applause: Applause) -> list[discord.ui.TextDisplay[View]]:
    category = load().win_categories[win.category]
    title = words(
        "win-card-title",
        emoji=category.emoji,
        name=text.person(win.person),
        told=words(f"win-category-{win.category}.told"),
    )
    lines = [title, text.member_text(win.words), *_celebrated(words, applause)]
    return [discord.ui.TextDisplay(line) for line in lines if line]


def _celebrated(words: Words, applause: Applause) -> list[str]:
    if not applause.count:
        return []
    names = ", ".join(text.person(who) for who in applause.first)
    others = applause.count - len(applause.first)
    if others:
        line = words("win-card-celebrated-more", names=names, others=others)
    else:
        line = words("win-card-celebrated", names=names, count=applause.count)
    return [f"-# {line}"]


def _celebrate_button(words: Words, custom_id: str, applause: Applause) -> Button:
    label = (
        words("win-celebrate-button-count", count=applause.count) if applause.count else words("win-celebrate-button")
    )
    return button(label, custom_id, discord.ButtonStyle.secondary, "🎉")


def _share_button(words: Words, win: WinId, style: discord.ButtonStyle, *, is_told: bool = False) -> Button:
    share = actions.SHARE_WIN_TOLD if is_told else actions.SHARE_WIN
    return button(words("win-share-button"), share.custom_id(win=win), style)
