"""`/setup`: the host's panel. Discord guards the command; every press is guarded again, for a role may have gone."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import OPEN, Client, Handler, Interaction
from bot.content.places import find_countries, find_zones
from bot.domain.deliveries import Posted
from bot.domain.groups import Feature, Group, Purpose, Round, choose_channel, choose_moment, describe_line, switch
from bot.domain.ids import ChannelId, GroupId, LineId, RoleId
from bot.domain.refusals import Reason, Refusal
from bot.interactions import answer, group_words, own_group, person_of, words_for
from bot.registration import about
from bot.services import groups
from bot.ui import actions, setup_sections
from bot.ui import setup as panels
from bot.ui.actions import Action, Press
from bot.ui.cards import View
from bot.ui.groups import POSTING
from bot.ui.setup import Section, Trial
from bot.ui.setup_choices import Panel

OFFERED = 25
"""Options of one select (Discord, Components)."""

Change = Callable[[Group, Press], Group]
"""What a press makes of a group."""


def _set_wins_channel(group: Group, press: Press) -> Group:
    return choose_channel(group, Purpose.WINS, ChannelId(int(press.values[0])))


def _set_channel(group: Group, press: Press) -> Group:
    channel = ChannelId(int(press.values[0])) if press.values else None
    return choose_channel(group, list(Purpose)[press["purpose"]], channel)


def _set_day(group: Group, press: Press) -> Group:
    which = list(Round)[press["which"]]
    return choose_moment(group, which, replace(group.moment(which), day=int(press.values[0])))


def _set_hour(group: Group, press: Press) -> Group:
    which = list(Round)[press["which"]]
    return choose_moment(group, which, replace(group.moment(which), hour=int(press.values[0])))


def _set_rhythm(group: Group, press: Press) -> Group:
    return replace(group, prompt_weeks=int(press.values[0]))


def _set_zone(group: Group, press: Press) -> Group:
    return replace(group, zone=press.values[0])


def _set_country(group: Group, press: Press) -> Group:
    return replace(group, country=press.values[0] if press.values else None)


def _set_moderator_role(group: Group, press: Press) -> Group:
    return replace(group, moderator_role=_role(group, press))


def _set_member_role(group: Group, press: Press) -> Group:
    return replace(group, member_role=_role(group, press))


def _set_features(group: Group, press: Press) -> Group:
    return switch(group, frozenset(Feature(value) for value in press.values))


CHANGES: Mapping[Action, tuple[Section | None, Change]] = {
    actions.CHOOSE_WINS_CHANNEL: (None, _set_wins_channel),
    actions.CHOOSE_CHANNEL: (Section.CHANNELS, _set_channel),
    actions.CLEAR_CHANNEL: (Section.CHANNELS, _set_channel),
    actions.CHOOSE_ZONE: (Section.TIME, _set_zone),
    actions.CHOOSE_DAY: (Section.TIME, _set_day),
    actions.CHOOSE_HOUR: (Section.TIME, _set_hour),
    actions.CHOOSE_RHYTHM: (Section.TIME, _set_rhythm),
    actions.CHOOSE_MODERATOR_ROLE: (Section.ROLES, _set_moderator_role),
    actions.CLEAR_MODERATOR_ROLE: (Section.ROLES, _set_moderator_role),
    actions.CHOOSE_MEMBER_ROLE: (Section.ROLES, _set_member_role),
    actions.CLEAR_MEMBER_ROLE: (Section.ROLES, _set_member_role),
    actions.SWITCH_FEATURES: (Section.FEATURES, _set_features),
    actions.CHOOSE_COUNTRY: (Section.HELPLINES, _set_country),
    actions.CLEAR_COUNTRY: (Section.HELPLINES, _set_country),
}
"""What is set by choosing or clearing: the section that shows it, and the change."""


class Groups(commands.Cog):
    """What a host does."""

    def __init__(self, bot: Client) -> None:
        self.bot = bot
        handlers = dict.fromkeys(CHANGES, self.change) | {
            actions.OPEN_SETUP_SECTION: self.open_section,
            actions.BACK_TO_SETUP: self.back,
            actions.TEST_POSTS: self.try_posting,
            actions.ASK_ZONE: self.ask_zone,
            actions.ZONE_FORM: self.find_zone,
            actions.ASK_COUNTRY: self.ask_country,
            actions.COUNTRY_FORM: self.find_country,
            actions.ASK_LINE: self.ask_line,
            actions.LINE_FORM: self.add_line,
            actions.REMOVE_LINE: self.remove_line,
        }
        for action, handler in handlers.items():
            bot.handle(action, partial(_as_host, handler))

    @app_commands.command(name="setup", description=about("command-setup"), extras=OPEN)
    @app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
    @app_commands.default_permissions(manage_guild=True)
    async def setup(self, interaction: Interaction) -> None:
        """Show the panel."""
        group = await groups.find(self.bot.store, _hosted_group(interaction))
        await answer(interaction, await self._draw(interaction, group, None))

    async def open_section(self, interaction: Interaction, press: Press) -> None:
        """Show a section in place of the panel."""
        await self._show(interaction, Section(press.values[0]))

    async def back(self, interaction: Interaction, _: Press) -> None:
        """Show the panel again."""
        await self._show(interaction, None)

    async def change(self, interaction: Interaction, press: Press) -> None:
        """Set what was chosen, and show it."""
        section, changed = CHANGES[press.action]
        own, host = _hosted_group(interaction), person_of(interaction)
        group = await groups.change(self.bot.store, own, host, self.bot.now, lambda known: changed(known, press))
        await interaction.response.edit_message(view=await self._draw(interaction, group, section))

    async def try_posting(self, interaction: Interaction, _: Press) -> None:
        """Post to each chosen channel and delete it again; where something was mended, what is owed goes out."""
        own, host = _hosted_group(interaction), person_of(interaction)
        await interaction.response.defer()
        group = await groups.find(self.bot.store, own)
        trials = [
            await self._try(interaction, purpose, channel)
            for purpose in Purpose
            if (channel := group.channel(purpose)) is not None
        ]
        if any(isinstance(trial.outcome, Posted) for trial in trials):
            await groups.change(self.bot.store, own, host, self.bot.now, lambda unchanged: unchanged)
        await interaction.edit_original_response(view=panels.trial_results(words_for(interaction), trials))

    async def ask_zone(self, interaction: Interaction, _: Press) -> None:
        """Ask for a city, by whose name a time zone is found."""
        await interaction.response.send_modal(setup_sections.zone_form(words_for(interaction)))

    async def find_zone(self, interaction: Interaction, press: Press) -> None:
        """Set the time zone of a city, or ask which of several is meant."""
        found = _zones(press.form.get("city", ""))
        if not found:
            raise Refusal(Reason.UNKNOWN_ZONE)
        await self._choose(interaction, replace(press, action=actions.CHOOSE_ZONE), found)

    async def ask_country(self, interaction: Interaction, _: Press) -> None:
        """Ask for the country whose people to talk to are shown."""
        await interaction.response.send_modal(setup_sections.country_form(words_for(interaction)))

    async def find_country(self, interaction: Interaction, press: Press) -> None:
        """Set a country, or ask which of several is meant."""
        found = [(country.code, country.name) for country in find_countries(press.form.get("country", ""))]
        if not found:
            raise Refusal(Reason.UNKNOWN_COUNTRY)
        await self._choose(interaction, replace(press, action=actions.CHOOSE_COUNTRY), found)

    async def ask_line(self, interaction: Interaction, _: Press) -> None:
        """Ask for people to talk to."""
        await interaction.response.send_modal(setup_sections.line_form(words_for(interaction)))

    async def add_line(self, interaction: Interaction, press: Press) -> None:
        """Add people to talk to."""
        own, form = _hosted_group(interaction), press.form
        typed = (form.get(name, "") for name in ("name", "way", "hours"))
        interaction.extras["was_read"] = True  # a line's name speaks of danger, and nobody is in it
        line = describe_line(LineId(interaction.id), own, *typed)
        await groups.add_line(self.bot.store, line)
        await self._show(interaction, Section.HELPLINES)

    async def remove_line(self, interaction: Interaction, press: Press) -> None:
        """Remove people to talk to."""
        await groups.remove_line(self.bot.store, _hosted_group(interaction), LineId(int(press.values[0])))
        await self._show(interaction, Section.HELPLINES)

    async def _choose(self, interaction: Interaction, press: Press, found: list[tuple[str, str]]) -> None:
        """Set what was found if it is the only one, else ask which."""
        if len(found) == 1:
            await self.change(interaction, replace(press, values=(found[0][0],)))
        else:
            view = setup_sections.matches(words_for(interaction), press.action, found[:OFFERED])
            await interaction.response.edit_message(view=view)

    async def _show(self, interaction: Interaction, section: Section | None) -> None:
        group = await groups.find(self.bot.store, _hosted_group(interaction))
        await interaction.response.edit_message(view=await self._draw(interaction, group, section))

    async def _draw(self, interaction: Interaction, group: Group, section: Section | None) -> View:
        panel = Panel(
            group,
            lines=await groups.lines(self.bot.store, group.id),
            missing={
                channel: _missing(interaction.guild, channel)
                for channel in map(group.channel, Purpose)
                if channel is not None
            },
            roles=_roles(interaction.guild, group),
            keep_months=self.bot.notes.keep_months,
            now=self.bot.now(),
        )
        return panels.draw(words_for(interaction), panel, section)

    async def _try(self, interaction: Interaction, purpose: Purpose, channel: ChannelId) -> Trial:
        missing = _missing(interaction.guild, channel)
        if missing is None or missing:
            return Trial(purpose, channel, missing)
        outcome = await self.bot.announcer.try_out(channel, panels.trial_post(group_words(interaction)))
        deleted = not isinstance(outcome, Posted) or await self.bot.announcer.take_down(channel, outcome.message)
        return Trial(purpose, channel, missing, outcome, deleted)


async def _as_host(handler: Handler, interaction: Interaction, press: Press) -> None:
    """Let a host do something; whoever is none any more is refused before anything else."""
    _hosted_group(interaction)
    await handler(interaction, press)


def _hosted_group(interaction: Interaction) -> GroupId:
    """Return the group this person hosts, now.

    Raises:
        Refusal: it is no group, or they host it no longer.
    """
    own = own_group(interaction)
    if not interaction.permissions.manage_guild:
        raise Refusal(Reason.HOST_ONLY)
    return own


def _zones(typed: str) -> list[tuple[str, str]]:
    """Return the time zones that fit, best first, each once: of its cities, the one that fits best."""
    labels: dict[str, str] = {}
    for zone in find_zones(typed):
        labels.setdefault(zone.name, zone.label)
    return list(labels.items())


def _role(group: Group, press: Press) -> RoleId | None:
    """Return the role that was chosen; None for none, and for @everyone, which Discord lists and nobody lacks."""
    chosen = int(press.values[0]) if press.values else group.id
    return None if chosen == group.id else RoleId(chosen)


def _missing(guild: discord.Guild | None, channel: ChannelId) -> tuple[str, ...] | None:
    """Return the permissions the bot lacks in a channel, None if there is no such channel (or none it can see)."""
    found = guild.get_channel(channel) if guild else None
    if guild is None or found is None:
        return None
    allowed = found.permissions_for(guild.me)
    return tuple(name for name in POSTING if not getattr(allowed, name))


def _roles(guild: discord.Guild | None, group: Group) -> dict[RoleId, bool]:
    """Return which chosen roles are there; True for those that a mention of ours notifies."""
    chosen = (guild.get_role(role) for role in (group.moderator_role, group.member_role) if guild and role)
    may_call_all = guild is not None and guild.me.guild_permissions.mention_everyone
    return {RoleId(role.id): role.mentionable or may_call_all for role in chosen if role}


async def setup(bot: Client) -> None:
    """Add the cog."""
    await bot.add_cog(Groups(bot))
