"""`/settings`, one section at a time: how something stands, what it means, and what changes it."""

from collections.abc import Callable, Iterable, Sequence

import discord

from bot.content.helplines import Country
from bot.content.places import Zone
from bot.content.words import locales, words_in
from bot.domain.people import EncouragedBy, Nudge, Reach, is_paused
from bot.ui import actions, text
from bot.ui.actions import Action
from bot.ui.cards import OPTIONS, Button, Form, View, button, card, row, select
from bot.ui.preferences import Panel, Section, coming_lines, hour_words, leaving_out, line

TYPED_FIELD = "typed"
TYPED_LIMIT = 60
"""Characters of a city, a country or a date that is typed; no label in `bot.content.places` is longer."""

HOURS = range(24)
"""Hours of the day that can be chosen."""

AS_DISCORD = "discord"
"""Chooses no language of one's own."""
SHOWN, MENTIONED, MENTIONED_IN_WINS = "shown", "mentioned", "wins"
"""What may be chosen of the goals round and of the wins round."""

PAUSES = (1, 3, 7, 14, 30)
"""Days that are offered for a pause."""

BY_THE_CLOCK = (Section.NUDGES, Section.QUIET)
"""What means hours of the day where somebody is."""
ABOUT_NUDGES = (Section.NUDGES, Section.QUIET, Section.REACH, Section.PAUSE)
"""What decides on the next nudge, and so shows it."""

Select = discord.ui.Select[View]
Controls = tuple[list[Select], list[Button]]


def section(panel: Panel, which: Section) -> View:
    """Draw one thing to change."""
    lists, buttons = _CONTROLS[which](panel)
    notes = [f"-# {note}" for note in _notes(panel, which)]
    coming = coming_lines(panel) if which in ABOUT_NUDGES else []
    return _card(panel, which, [_about(panel, which), *coming, *notes], lists, buttons)


def zones_to_choose(panel: Panel, found: Sequence[Zone]) -> View:
    """Draw the time zone's section with the places that fit what was typed."""
    options = [discord.SelectOption(label=zone.label, value=zone.label) for zone in found]
    return _to_choose(panel, Section.ZONE, actions.MY_ZONE, options)


def countries_to_choose(panel: Panel, found: Sequence[Country]) -> View:
    """Draw the country's section with those that fit what was typed."""
    options = [discord.SelectOption(label=country.name, value=country.code) for country in found]
    return _to_choose(panel, Section.COUNTRY, actions.MY_COUNTRY, options)


def zone_form(panel: Panel) -> Form:
    """Return the form to type a city into."""
    return _form(panel, actions.MY_ZONE_FORM, "settings-zone-form")


def country_form(panel: Panel) -> Form:
    """Return the form to type a country into."""
    return _form(panel, actions.MY_COUNTRY_FORM, "settings-country-form")


def pause_form(panel: Panel) -> Form:
    """Return the form to type the end of a pause into."""
    return _form(panel, actions.PAUSE_FORM, "settings-pause-form")


def _card(
    panel: Panel, which: Section, notes: Sequence[str], lists: Sequence[Select], buttons: Sequence[Button]
) -> View:
    back = button(panel.words("settings-back-button"), panel.id(actions.BACK_TO_SETTINGS))
    leaving = leaving_out(panel) if which is Section.NUDGES else []
    return card(line(panel, which), "\n".join(notes), *map(row, lists), *leaving, row(*buttons, back))


def _to_choose(panel: Panel, which: Section, action: Action, options: list[discord.SelectOption]) -> View:
    menu = select(panel.id(action), panel.words("settings-matches-placeholder"), options[:OPTIONS])
    more = [f"-# {panel.words('settings-matches-more')}"] if len(options) > OPTIONS else []
    _, buttons = _CONTROLS[which](panel)
    return _card(panel, which, [_about(panel, which), *more], [menu], buttons)


def _about(panel: Panel, which: Section) -> str:
    words = panel.words
    match which:
        case Section.ZONE if panel.preferences.zone is None:
            return words("settings-about-no-zone")
        case Section.REACH:
            return words("settings-about-reach", help=panel.mention("help"))
        case Section.COUNTRY:
            return words("settings-about-country", now=panel.mention("help-now"))
        case Section.STOPS if panel.stops:
            return f"{words('settings-about-stops')}\n{_stopped(panel)}"
    return words(f"settings-about-{which}")


def _stopped(panel: Panel) -> str:
    """Return whom somebody asked to stop, each with a number: a menu cannot show names that only Discord knows."""
    words = panel.words
    return "\n".join(
        words("settings-stops-entry", number=number, name=text.person(one.whom), when=text.stamp(one.at, "D"))
        for number, one in enumerate(panel.stops, start=1)
    )


def _notes(panel: Panel, which: Section) -> list[str]:
    """Return the small lines: whose clock it is, and when nudges rest."""
    notes = []
    if which in BY_THE_CLOCK and panel.preferences.zone is None:
        notes.append(panel.words("settings-hours-are-utc"))
    if which is Section.NUDGES:
        notes.append(panel.words("settings-nudges-rest"))
    return notes


def _zone(panel: Panel) -> Controls:
    words, is_chosen = panel.words, panel.preferences.zone is not None
    type_it = button(words("settings-zone-button"), panel.id(actions.TYPE_MY_ZONE), discord.ButtonStyle.primary)
    forget = button(words("settings-forget-button"), panel.id(actions.FORGET_MY_ZONE))
    return [], [type_it, *([forget] if is_chosen else [])]


def _country(panel: Panel) -> Controls:
    words, is_chosen = panel.words, panel.preferences.country is not None
    type_it = button(words("settings-country-button"), panel.id(actions.TYPE_MY_COUNTRY), discord.ButtonStyle.primary)
    forget = button(words("settings-forget-button"), panel.id(actions.FORGET_MY_COUNTRY))
    return [], [type_it, *([forget] if is_chosen else [])]


def _language(panel: Panel) -> Controls:
    names = {AS_DISCORD: panel.words("settings-language-discord.option")}
    names |= {locale: words_in(locale)("settings-language-name") for locale in locales()}
    chosen = panel.preferences.language or AS_DISCORD
    return [_menu(panel, actions.MY_LANGUAGE, "settings-section-language", names, {chosen})], []


def _nudges(panel: Panel) -> Controls:
    chosen = panel.preferences.nudges
    options = [
        discord.SelectOption(
            label=panel.words(f"settings-nudge-{nudge}"),
            value=nudge,
            description=panel.words(f"settings-nudge-{nudge}.when"),
            default=nudge in chosen,
        )
        for nudge in Nudge
    ]
    which = _several(panel, actions.MY_NUDGES, "settings-nudges-placeholder", options)
    hour = _hours(panel, actions.MY_NUDGE_HOUR, "settings-hour-placeholder", panel.preferences.nudge_hour)
    return [which, hour], []


def _quiet(panel: Panel) -> Controls:
    quiet = panel.preferences.quiet
    begin, end = (quiet.begin, quiet.end) if quiet else (None, None)
    off = button(panel.words("settings-quiet-off-button"), panel.id(actions.QUIET_OFF), disabled=quiet is None)
    return [
        _hours(panel, actions.QUIET_FROM, "settings-quiet-from-placeholder", begin),
        _hours(panel, actions.QUIET_UNTIL, "settings-quiet-until-placeholder", end),
    ], [off]


def _reach(panel: Panel) -> Controls:
    names = {reach.value: panel.words(f"settings-reach-{reach}.option") for reach in Reach}
    return [_menu(panel, actions.MY_REACH, "settings-section-reach", names, {panel.preferences.reach})], []


def _pause(panel: Panel) -> Controls:
    words = panel.words
    days = {str(days): words("settings-pause-days", days=days) for days in PAUSES}
    date = button(words("settings-pause-form-button"), panel.id(actions.TYPE_PAUSE))
    end = button(words("settings-pause-end-button"), panel.id(actions.END_PAUSE))
    is_on = is_paused(panel.preferences, panel.now)
    return [_menu(panel, actions.PAUSE_FOR, "settings-pause-placeholder", days)], [date, *([end] if is_on else [])]


def _stops(panel: Panel) -> Controls:
    numbered = enumerate(panel.stops[:OPTIONS], start=1)
    names = {str(one.id): panel.words("settings-stops-option", number=number) for number, one in numbered}
    return [_menu(panel, actions.LET_AGAIN, "settings-stops-placeholder", names)] if names else [], []


def _encouraged(panel: Panel) -> Controls:
    names = {who.value: panel.words(f"settings-encouraged-{who}.option") for who in EncouragedBy}
    chosen = {panel.here.encouraged_by}
    return [_menu(panel, actions.ENCOURAGED_BY, "settings-section-encouraged", names, chosen)], []


def _round(panel: Panel) -> Controls:
    words, here = panel.words, panel.here
    choices = (
        (SHOWN, "settings-round-shown.option", here.in_round),
        (MENTIONED, "settings-round-mentioned.option", here.mentioned),
        (MENTIONED_IN_WINS, "settings-round-mentioned-wins.option", here.mentioned_in_wins),
    )
    options = [discord.SelectOption(label=words(said), value=value, default=on) for value, said, on in choices]
    return [_several(panel, actions.MY_ROUND, "settings-round-placeholder", options)], []


def _menu(
    panel: Panel, action: Action, placeholder: str, names: dict[str, str], chosen: Iterable[str] = ()
) -> Select:
    options = [
        discord.SelectOption(label=name, value=value, default=value in chosen) for value, name in names.items()
    ]
    return select(panel.id(action), panel.words(placeholder), options)


def _hours(panel: Panel, action: Action, placeholder: str, chosen: int | None) -> Select:
    names = {str(hour): hour_words(hour) for hour in HOURS}
    return _menu(panel, action, placeholder, names, () if chosen is None else {str(chosen)})


def _several(panel: Panel, action: Action, placeholder: str, options: list[discord.SelectOption]) -> Select:
    menu = select(panel.id(action), panel.words(placeholder), options)
    menu.min_values, menu.max_values = 0, len(options)
    return menu


def _form(panel: Panel, action: Action, message: str) -> Form:
    field: discord.ui.TextInput[View] = discord.ui.TextInput(custom_id=TYPED_FIELD, max_length=TYPED_LIMIT)
    label = panel.words(f"{message}.label")
    hint = panel.words(f"{message}.hint")
    return Form(
        panel.words(message), panel.id(action), discord.ui.Label(text=label, description=hint, component=field)
    )


_CONTROLS: dict[Section, Callable[[Panel], Controls]] = {
    Section.ZONE: _zone,
    Section.LANGUAGE: _language,
    Section.NUDGES: _nudges,
    Section.QUIET: _quiet,
    Section.REACH: _reach,
    Section.PAUSE: _pause,
    Section.COUNTRY: _country,
    Section.STOPS: _stops,
    Section.ENCOURAGED: _encouraged,
    Section.ROUND: _round,
}
