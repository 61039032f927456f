"""The host's panel: everything that is chosen, the way to each section, and what came of a test post."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import discord

from bot.content.words import Words
from bot.domain.deliveries import Outcome, Posted, Undeliverable
from bot.domain.groups import Feature, Group, Problem, Purpose, Round
from bot.domain.ids import ChannelId
from bot.ui import actions, text
from bot.ui import setup_choices as choices
from bot.ui import setup_sections as sections
from bot.ui.cards import View, button, card, row, select
from bot.ui.groups import problem_words
from bot.ui.setup_choices import Panel


class Section(StrEnum):
    """A part of the panel with a view of its own."""

    CHANNELS = "channels"
    TIME = "time"
    ROLES = "roles"
    FEATURES = "features"
    HELPLINES = "helplines"


_DRAWN = {
    Section.CHANNELS: sections.channels,
    Section.TIME: sections.time,
    Section.ROLES: sections.roles,
    Section.FEATURES: sections.features,
    Section.HELPLINES: sections.helplines,
}


@dataclass(frozen=True, slots=True)
class Trial:
    """What came of a test post: the permissions that kept it from being tried (None: no such channel), else what
    Discord said, and whether it is deleted again.
    """

    purpose: Purpose
    channel: ChannelId
    missing: tuple[str, ...] | None
    outcome: Outcome | None = None
    is_deleted: bool = True


def draw(words: Words, panel: Panel, section: Section | None = None) -> View:
    """Draw a section of the panel, or without one the overview."""
    return _overview(words, panel) if section is None else _DRAWN[section](words, panel)


def _overview(words: Words, panel: Panel) -> View:
    wins = sections.channel_select(words, panel, Purpose.WINS, actions.CHOOSE_WINS_CHANNEL.custom_id())
    options = [
        discord.SelectOption(
            label=words(f"setup-section-{section}"),
            value=section,
            description=words(f"setup-section-{section}.about"),
        )
        for section in Section
    ]
    return card(
        f"### {words('setup-title')}\n{words('setup-intro')}",
        row(wins),
        "\n".join(_channel_lines(words, panel)),
        "\n".join([choices.zone_state(words, panel), *_moments(words, panel)]),
        f"{choices.moderator_state(words, panel)}\n{choices.member_state(words, panel)}",
        _switched(words, panel.group),
        f"{choices.country_state(words, panel.group)}\n{words('setup-lines-count', count=len(panel.lines))}",
        "\n".join(f"-# {note}" for note in _notes(words, panel)),
        row(select(actions.OPEN_SETUP_SECTION.custom_id(), words("setup-sections-placeholder"), options)),
        row(button(words("setup-test-button"), actions.TEST_POSTS.custom_id())),
    )


def trial_results(words: Words, trials: Sequence[Trial]) -> View:
    """Draw what came of the test posts, and what is to be done where one failed."""
    results = [_result(words, trial) for trial in trials] or [words("setup-test-nothing")]
    how = [words("setup-permissions-how")] if any(trial.missing for trial in trials) else []
    again = button(words("setup-test-again-button"), actions.TEST_POSTS.custom_id())
    back = button(words("setup-back-button"), actions.BACK_TO_SETUP.custom_id())
    return card(f"### {words('setup-test-title')}", *results, *how, row(again, back))


def trial_post(words: Words) -> View:
    """Draw what is posted as a test, for the moment until it is deleted."""
    return card(words("setup-test-words"))


def _channel_lines(words: Words, panel: Panel) -> list[str]:
    how = [f"-# {words('setup-permissions-how')}"] if any(panel.missing.values()) else []
    return [*(choices.channel_state(words, panel, purpose) for purpose in Purpose), *how]


def _moments(words: Words, panel: Panel) -> list[str]:
    said: list[str] = []
    for which in Round:
        moment, *more = choices.round_state(words, panel, which)
        said += [moment, *(f"-# {one}" for one in more)]
    return said


def _switched(words: Words, group: Group) -> str:
    def names(*, on: bool) -> str:
        found = [words(f"setup-feature-{feature}") for feature in Feature if group.has(feature) is on]
        return ", ".join(found) or words("setup-features-nothing")

    return f"{words('setup-features-on', names=names(on=True))}\n{words('setup-features-off', names=names(on=False))}"


def _notes(words: Words, panel: Panel) -> list[str]:
    return [
        *([words("setup-moderators-unreachable")] if panel.group.moderator_channel is None else []),
        *([words("setup-alerts-on")] if panel.group.has(Feature.ALERTS) else []),
        words("setup-moderators-see"),
        words("setup-kept", months=panel.keep_months),
        words("setup-host-kept"),
    ]


def _result(words: Words, trial: Trial) -> str:
    what, channel = words(f"setup-purpose-{trial.purpose}"), text.channel(trial.channel)
    if trial.missing is None:
        gone = problem_words(words, trial.purpose, Problem.CHANNEL_GONE)
        return words("setup-channel-gone", problem=gone)
    if trial.missing:
        names = choices.permission_names(words, trial.missing)
        return words("setup-channel-missing", what=what, channel=channel, permissions=names)
    match trial.outcome:
        case Posted() if trial.is_deleted:
            return words("setup-test-fine", what=what, channel=channel)
        case Posted():
            return words("setup-test-left", what=what, channel=channel)
        case Undeliverable(problem):
            said = problem_words(words, trial.purpose, problem)
            return words("setup-test-refused", what=what, channel=channel, problem=said)
    return words("setup-test-later", what=what, channel=channel)
