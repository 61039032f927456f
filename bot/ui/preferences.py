"""`/settings`: one panel that says how somebody would like things; `preferences_sections` draws what changes them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

import discord

from bot.content.helplines import for_country
from bot.content.words import Words, words_in
from bot.domain.ids import PersonId
from bot.domain.nudges import Coming
from bot.domain.people import Member, Nudge, Preferences, Reach, is_paused, local_time
from bot.domain.refusals import Reason, Refusal
from bot.ui import actions, text
from bot.ui.actions import Action
from bot.ui.cards import Button, View, button, card, row, select


class Section(StrEnum):
    """What can be changed, in the order it is shown in."""

    ZONE = "zone"
    LANGUAGE = "language"
    NUDGES = "nudges"
    QUIET = "quiet"
    REACH = "reach"
    PAUSE = "pause"
    COUNTRY = "country"
    ENCOURAGED = "encouraged"
    ROUND = "round"


IN_GROUP = (Section.ENCOURAGED, Section.ROUND)
"""What is of one group alone."""


@dataclass(frozen=True, slots=True)
class Panel:
    """What the panel is drawn from. `member` is who somebody is in the group they are looking from, if it is one.

    `coming` is the next nudge; `closed_at` is when one was last refused, None if the last one arrived; `rested` says
    that the last ones had no answer until now.
    """

    words: Words
    mention: Callable[[str], str]
    owner: PersonId
    preferences: Preferences
    member: Member | None
    now: datetime
    coming: Coming | None = None
    closed_at: datetime | None = None
    rested: bool = False

    @property
    def here(self) -> Member:
        """Return who somebody is in this group.

        Raises:
            Refusal: this is no group.
        """
        if self.member is None:
            raise Refusal(Reason.ONLY_IN_A_GROUP)
        return self.member

    def id(self, action: Action) -> str:
        """Return the custom id of something that only the panel's owner may use."""
        return action.custom_id(owner=self.owner)


def overview(panel: Panel) -> View:
    """Draw everything that is chosen, and one menu to change it."""
    words, here = panel.words, IN_GROUP if panel.member else ()
    own = [section for section in Section if section not in IN_GROUP]
    options = [discord.SelectOption(label=title(words, section), value=section) for section in (*own, *here)]
    more = words("settings-more", privacy=panel.mention("privacy view"))
    in_group = [f"### {words('settings-in-group')}", *(line(panel, section) for section in here)]
    coming = coming_lines(panel)
    return card(
        f"### {words('settings-title')}\n{words('settings-intro')}",
        "\n".join(line(panel, section) for section in own),
        *(["\n".join(in_group)] if here else []),
        *(["\n".join(coming)] if coming else []),
        row(select(panel.id(actions.OPEN_SETTINGS), words("settings-placeholder"), options)),
        *([row(leave_out_button(panel, panel.coming))] if panel.coming else []),
        f"-# {more}",
    )


def coming_lines(panel: Panel) -> list[str]:
    """Return which nudge comes next and when, and what has kept nudges away."""
    words, lines = panel.words, []
    if panel.coming is not None:
        when, what = text.stamp(panel.coming.at, "F"), words(f"settings-coming-{panel.coming.kind}")
        lines.append(words("settings-coming", when=when, what=what))
    if panel.rested:
        lines.append(words("settings-rested"))
    if panel.closed_at is not None:
        lines.append(words("settings-closed", when=text.stamp(panel.closed_at)))
    return lines


def leave_out_button(panel: Panel, coming: Coming) -> Button:
    """Return the button that leaves out one nudge."""
    custom_id = actions.LEAVE_OUT_NUDGE.custom_id(nudge=coming.id, owner=panel.owner)
    return button(panel.words("settings-leave-out-button"), custom_id)


def title(words: Words, which: Section) -> str:
    """Return what a section is called."""
    return words(f"settings-section-{which}")


def line(panel: Panel, which: Section) -> str:
    """Return how something stands, with its name."""
    return panel.words("settings-line", name=title(panel.words, which), state=_STATES[which](panel))


def hour_words(hour: int) -> str:
    """Return a full hour as a clock shows it."""
    return f"{hour:02}:00"


def _zone_state(panel: Panel) -> str:
    zone = panel.preferences.zone
    if zone is None:
        return panel.words("settings-none-chosen")
    there = local_time(panel.preferences, panel.now)
    return panel.words("settings-zone-chosen", zone=zone.replace("_", " "), time=f"{there:%H:%M}")


def _language_state(panel: Panel) -> str:
    language = panel.preferences.language
    return words_in(language)("settings-language-name") if language else panel.words("settings-language-discord")


def _nudges_state(panel: Panel) -> str:
    chosen = [panel.words(f"settings-nudge-{nudge}") for nudge in Nudge if nudge in panel.preferences.nudges]
    if not chosen:
        return panel.words("settings-nudges-none")
    hour = hour_words(panel.preferences.nudge_hour)
    return panel.words("settings-nudges-chosen", nudges=", ".join(chosen), hour=hour)


def _quiet_state(panel: Panel) -> str:
    quiet = panel.preferences.quiet
    if quiet is None:
        return panel.words("settings-quiet-off")
    if quiet.begin == quiet.end:
        return panel.words("settings-quiet-all-day")
    return panel.words("settings-quiet-on", begin=hour_words(quiet.begin), end=hour_words(quiet.end))


def _reach_state(panel: Panel) -> str:
    if panel.preferences.reach is Reach.DM:
        return panel.words("settings-reach-dm", help=panel.mention("help"))
    return panel.words("settings-reach-channel")


def _pause_state(panel: Panel) -> str:
    until = panel.preferences.paused_until
    if until is None or not is_paused(panel.preferences, panel.now):
        return panel.words("settings-pause-none")
    return panel.words("settings-pause-until", when=text.stamp(until, "f"), left=text.stamp(until))


def _country_state(panel: Panel) -> str:
    code = panel.preferences.country
    return (for_country(code).name or code) if code else panel.words("settings-none-chosen")


def _encouraged_state(panel: Panel) -> str:
    return panel.words(f"settings-encouraged-{panel.here.encouraged_by}")


def _round_state(panel: Panel) -> str:
    shown = "settings-round-shown" if panel.here.in_round else "settings-round-hidden"
    mentioned = "settings-round-mentioned" if panel.here.mentioned else "settings-round-not-mentioned"
    return f"{panel.words(shown)}, {panel.words(mentioned)}"


_STATES: dict[Section, Callable[[Panel], str]] = {
    Section.ZONE: _zone_state,
    Section.LANGUAGE: _language_state,
    Section.NUDGES: _nudges_state,
    Section.QUIET: _quiet_state,
    Section.REACH: _reach_state,
    Section.PAUSE: _pause_state,
    Section.COUNTRY: _country_state,
    Section.ENCOURAGED: _encouraged_state,
    Section.ROUND: _round_state,
}
