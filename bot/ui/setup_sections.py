"""The sections of the host's panel: what each shows, and the selects, buttons and forms by which it is set."""

from collections.abc import Sequence
from typing import Any

import discord

from bot.content.words import Words
from bot.domain.groups import (
    HOURS_LIMIT,
    LINES_LIMIT,
    NAME_LIMIT,
    WAY_LIMIT,
    Feature,
    Group,
    GroupLine,
    PromptKind,
    Purpose,
    Round,
)
from bot.domain.ids import RoleId
from bot.domain.schedule import ROUNDS
from bot.ui import actions, text
from bot.ui import setup_choices as choices
from bot.ui.cards import Button, Form, Piece, View, button, card, row, select
from bot.ui.setup_choices import Panel

DAYS, HOURS, RHYTHMS = range(7), range(24), range(1, 3)
"""What can be chosen: days of the week from Monday, hours, and weeks between two prompts."""

CHANNEL_TYPES = [discord.ChannelType.text, discord.ChannelType.news]
"""Where a post can go. Threads close by themselves, and forums take no ordinary messages."""


def channels(words: Words, panel: Panel) -> View:
    """Draw where things are posted."""
    pieces: list[str | Piece] = []
    for number, purpose in enumerate(Purpose):
        clear = actions.CLEAR_CHANNEL.custom_id(purpose=number)
        is_chosen = panel.group.channel(purpose) is not None
        said = f"{choices.channel_state(words, panel, purpose)}\n-# {words(f'setup-channel-for-{purpose}')}"
        pieces += [
            _with_button(said, button(words("setup-nowhere-button"), clear)) if is_chosen else said,
            row(channel_select(words, panel, purpose, actions.CHOOSE_CHANNEL.custom_id(purpose=number))),
        ]
    how = [words("setup-permissions-how")] if any(panel.missing.values()) else []
    return _section(words, "channels", *pieces, *how)


def channel_select(words: Words, panel: Panel, purpose: Purpose, custom_id: str) -> Piece:
    """Return the list to choose a channel from; only such are in it as a post can go to."""
    chosen = panel.group.channel(purpose)
    is_there = panel.missing.get(purpose) is not None
    kind = discord.SelectDefaultValueType.channel
    menu: discord.ui.ChannelSelect[View] = discord.ui.ChannelSelect(
        custom_id=custom_id,
        placeholder=words("setup-channel-placeholder", what=words(f"setup-purpose-{purpose}")),
        channel_types=CHANNEL_TYPES,
        default_values=[discord.SelectDefaultValue(id=chosen, type=kind)] if chosen and is_there else [],
    )
    return menu


def time(words: Words, panel: Panel) -> View:
    """Draw the group's time zone, and when its rounds and its prompt come; one of them at a time can be changed."""
    choose_zone = button(words("setup-zone-button"), actions.ASK_ZONE.custom_id())
    pieces: list[str | Piece] = [_with_button(choices.zone_state(words, panel), choose_zone)]
    nothing = [words("setup-take-up-nothing")] if panel.changed_nothing else []
    for number, which in enumerate(Round):
        said = "\n".join(choices.round_state(words, panel, which))
        change = button(words("setup-change-button"), actions.SHOW_ROUND.custom_id(which=number))
        shown: list[str | Piece] = [said, *nothing, *_moment(words, panel, which)]
        pieces += shown if which is panel.shown else [_with_button(said, change)]
    return _section(words, "time", *pieces)


def read_shown(press: actions.Press | None, message: discord.Message | None) -> Round:
    """Return the round to be shown with all that can be chosen of it: the one pressed, else the one on the card."""
    if press is not None and "which" in press.ids:
        return actions.numbered(Round, press["which"])
    there = actions.presses_on(message) if message else []
    on_card = [each["which"] for each in there if each.action is actions.CHOOSE_HOUR]
    return actions.numbered(Round, on_card[0]) if len(on_card) == 1 else Round.GOALS


def _moment(words: Words, panel: Panel, which: Round) -> list[Piece]:
    """Return what can be chosen of a round, and of a prompt how often it comes and what it may be, too."""
    number, moment = list(Round).index(which), panel.group.moment(which)
    days = [(str(day), words(f"setup-day-{day}"), day == moment.day) for day in DAYS]
    hours = [(str(hour), choices.clock(hour), hour == moment.hour) for hour in HOURS]
    return [
        row(_select(actions.CHOOSE_DAY.custom_id(which=number), words("setup-day-placeholder"), days)),
        row(_select(actions.CHOOSE_HOUR.custom_id(which=number), words("setup-hour-placeholder"), hours)),
        *([row(_rhythm(words, panel.group)), row(_mix(words, panel.group))] if which is Round.PROMPT else []),
        *_leave_out(words, panel, which),
    ]


def _rhythm(words: Words, group: Group) -> Piece:
    """Return the list of how often a prompt may come."""
    rhythms = [(str(weeks), words("setup-rhythm", weeks=weeks), weeks == group.prompt_weeks) for weeks in RHYTHMS]
    return _select(actions.CHOOSE_RHYTHM.custom_id(), words("setup-rhythm-placeholder"), rhythms)


def _mix(words: Words, group: Group) -> Piece:
    """Return the list of what prompts may be, at least one."""
    kinds = [(kind.value, words(f"setup-mix-{kind}"), kind in group.prompt_mix) for kind in PromptKind]
    menu = _select(actions.CHOOSE_MIX.custom_id(), words("setup-mix-placeholder"), kinds)
    menu.min_values, menu.max_values = 1, len(kinds)
    return menu


def _leave_out(words: Words, panel: Panel, which: Round) -> list[Piece]:
    """Return the button that leaves out the next round, where one is to come, and that takes one up again."""
    found, known = [], panel.coming.get(which)
    if panel.left_out is not None and panel.left_out.kind is ROUNDS[which]:
        take_up = actions.TAKE_UP_ROUND.custom_id(round=panel.left_out.id)
        found.append(button(words("setup-take-up-button"), take_up))
    if known is not None and known.next_due is not None:
        due = int(known.next_due.timestamp())
        leave_out = actions.LEAVE_OUT_ROUND.custom_id(which=list(Round).index(which), due=due)
        found.append(button(words("setup-leave-out-button"), leave_out))
    return [row(*found)] if found else []


def roles(words: Words, panel: Panel) -> View:
    """Draw who moderates and who may take part."""
    group = panel.group
    moderators = _role_pieces(
        words,
        panel,
        group.moderator_role,
        choices.moderator_state(words, panel),
        (actions.CHOOSE_MODERATOR_ROLE, actions.CLEAR_MODERATOR_ROLE),
    )
    members = _role_pieces(
        words,
        panel,
        group.member_role,
        choices.member_state(words, panel),
        (actions.CHOOSE_MEMBER_ROLE, actions.CLEAR_MEMBER_ROLE),
    )
    silent = group.moderator_role is not None and panel.roles.get(group.moderator_role) is False
    notes = [words("setup-moderators-see"), words("setup-moderators-command")]
    notes += [words("setup-moderators-silent")] if silent else []
    said = "\n".join(f"-# {note}" for note in notes)
    return _section(words, "roles", *moderators, said, *members, f"-# {words('setup-members-why')}")


def features(words: Words, panel: Panel) -> View:
    """Draw what is on and off."""
    group = panel.group
    menu: discord.ui.Select[View] = discord.ui.Select(
        custom_id=actions.SWITCH_FEATURES.custom_id(),
        placeholder=words("setup-features-placeholder"),
        min_values=0,
        max_values=len(Feature),
        options=[
            discord.SelectOption(
                label=words(f"setup-feature-{feature}"),
                value=feature,
                description=words(f"setup-feature-{feature}.about"),
                default=group.has(feature),
            )
            for feature in Feature
        ],
    )
    return _section(words, "features", words("setup-features-how"), row(menu), *_notes_on_features(words, group))


def _notes_on_features(words: Words, group: Group) -> list[str]:
    alerts, asked = group.has(Feature.ALERTS), group.has(Feature.ASK_MODERATOR)
    lacks_channel = (alerts or asked) and group.moderator_channel is None
    return [
        words("setup-alerts-on" if alerts else "setup-alerts-off"),
        *([words("setup-moderators-unreachable")] if lacks_channel else []),
    ]


def helplines(words: Words, panel: Panel) -> View:
    """Draw the people to talk to: the country whose lines are shown, and the host's own."""
    country = [button(words("setup-country-button"), actions.ASK_COUNTRY.custom_id())]
    if panel.group.country:
        country.append(button(words("setup-country-clear-button"), actions.CLEAR_COUNTRY.custom_id()))
    is_full = len(panel.lines) >= LINES_LIMIT
    add = button(words("setup-line-button"), actions.ASK_LINE.custom_id(), disabled=is_full)
    pieces: list[str | Piece] = [
        f"{choices.country_state(words, panel.group)}\n-# {words('setup-country-why')}",
        row(*country),
        words("setup-lines", limit=LINES_LIMIT),
        *[_line(line) for line in panel.lines],
        row(add),
    ]
    if panel.lines:
        options = [discord.SelectOption(label=text.plain(line.name, 100), value=str(line.id)) for line in panel.lines]
        pieces.append(row(select(actions.REMOVE_LINE.custom_id(), words("setup-line-remove"), options)))
    return _section(words, "helplines", *pieces)


def matches(words: Words, action: actions.Action, found: Sequence[tuple[str, str]]) -> View:
    """Draw the question which of several places is meant (at most 25); each is what is kept, and what is shown."""
    options = [(value, label, False) for value, label in found]
    menu = row(_select(action.custom_id(), words("setup-matches-placeholder"), options))
    return card(words("setup-matches"), menu, row(_back(words)))


def zone_form(words: Words) -> Form:
    """Draw the form that asks for a city."""
    asked = _input(words, "setup-zone-form-city", "city", 60)
    return Form(words("setup-zone-form"), actions.ZONE_FORM.custom_id(), asked)


def country_form(words: Words) -> Form:
    """Draw the form that asks for a country."""
    asked = _input(words, "setup-country-form-country", "country", 60)
    return Form(words("setup-country-form"), actions.COUNTRY_FORM.custom_id(), asked)


def line_form(words: Words) -> Form:
    """Draw the form that asks for people to talk to."""
    return Form(
        words("setup-line-form"),
        actions.LINE_FORM.custom_id(),
        _input(words, "setup-line-form-name", "name", NAME_LIMIT),
        _input(words, "setup-line-form-way", "way", WAY_LIMIT),
        _input(words, "setup-line-form-hours", "hours", HOURS_LIMIT, required=False),
    )


def _section(words: Words, name: str, *pieces: str | Piece) -> View:
    return card(f"### {words(f'setup-section-{name}')}", *pieces, row(_back(words)))


def _back(words: Words) -> Button:
    return button(words("setup-back-button"), actions.BACK_TO_SETUP.custom_id())


def _with_button(said: str, beside: Button) -> Piece:
    return discord.ui.Section(said, accessory=beside)


def _select(custom_id: str, placeholder: str, options: Sequence[tuple[str, str, bool]]) -> discord.ui.Select[View]:
    return select(
        custom_id,
        placeholder,
        [discord.SelectOption(value=value, label=label, default=default) for value, label, default in options],
    )


def _role_pieces(
    words: Words,
    panel: Panel,
    chosen: RoleId | None,
    said: str,
    choose_and_clear: tuple[actions.Action, actions.Action],
) -> list[str | Piece]:
    choose, clear = choose_and_clear
    kind = discord.SelectDefaultValueType.role
    menu: discord.ui.RoleSelect[View] = discord.ui.RoleSelect(
        custom_id=choose.custom_id(),
        placeholder=words("setup-role-placeholder"),
        default_values=[discord.SelectDefaultValue(id=chosen, type=kind)] if chosen and chosen in panel.roles else [],
    )
    none = button(words("setup-no-role-button"), clear.custom_id())
    return [said if chosen is None else _with_button(said, none), row(menu)]


def _line(line: GroupLine) -> str:
    said = f"**{text.member_text(line.name)}**: {text.member_text(line.way)}"
    return f"{said} · {text.member_text(line.hours)}" if line.hours else said


def _input(words: Words, message: str, name: str, limit: int, *, required: bool = True) -> discord.ui.Label[Any]:
    field: discord.ui.TextInput[View] = discord.ui.TextInput(custom_id=name, max_length=limit, required=required)
    return discord.ui.Label(text=words(message), description=words(f"{message}.about"), component=field)
