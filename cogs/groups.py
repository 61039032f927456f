"""`/setup`: the host's panel. Discord guards the command; every press is guarded again, for a role may have gone."""

from functools import partial

import discord
from discord import app_commands

from bot.client import OPEN, Client, Handler, Interaction
from bot.cog import Cog
from bot.content import places
from bot.domain.deliveries import Posted
from bot.domain.groups import Feature, Group, Purpose, Round, describe_line
from bot.domain.ids import ChannelId, DeliveryId, GroupId, LineId, RoleId
from bot.domain.nudges import Coming
from bot.domain.refusals import Reason, Refusal
from bot.interactions import answer, group_words, leave_unread, own_group, person_of, words_for
from bot.registration import about
from bot.services import groups, left_out, schedule
from bot.ui import actions, setup_sections
from bot.ui import setup as panels
from bot.ui.actions import Action, Press
from bot.ui.cards import OPTIONS, View
from bot.ui.groups import IN_THREADS, POSTING
from bot.ui.setup import Section, Trial
from bot.ui.setup_changes import CHANGES
from bot.ui.setup_choices import Panel

THREADS = {Purpose.GOALS: Feature.GOALS_THREAD, Purpose.PROMPT: Feature.PROMPT_THREAD}
"""What may hang a thread from its posts, and what switches that on."""


class Groups(Cog):
    """What a host does."""

    def __init__(self, bot: Client) -> None:
        self.bot = bot
        handlers = dict.fromkeys(CHANGES, self.change) | {
            actions.CHOOSE_WINS_CHANNEL: self.choose_wins_channel,
            actions.CHOOSE_CHANNEL: self.choose_channel,
            actions.CLEAR_CHANNEL: self.choose_channel,
            actions.OPEN_SETUP_SECTION: self.open_section,
            actions.SHOW_ROUND: self.show_round,
            actions.BACK_TO_SETUP: self.back,
            actions.TEST_POSTS: self.try_posting,
            actions.LEAVE_OUT_ROUND: self.leave_out,
            actions.TAKE_UP_ROUND: self.take_up,
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
        await self._show(interaction, actions.chosen(Section, press.values[0]))

    async def show_round(self, interaction: Interaction, press: Press) -> None:
        """Show one of what comes by the week with all that can be chosen of it."""
        await self._show(interaction, Section.TIME, press)

    async def back(self, interaction: Interaction, _: Press) -> None:
        """Show the panel again."""
        await self._show(interaction, None)

    async def change(self, interaction: Interaction, press: Press) -> None:
        """Set what was chosen, and show it."""
        section, read = CHANGES[press.action]
        own, host = _hosted_group(interaction), person_of(interaction)
        group = await groups.change(self.bot.store, own, host, self.bot.now, read(press))
        await interaction.response.edit_message(view=await self._draw(interaction, group, section, press))

    async def choose_wins_channel(self, interaction: Interaction, press: Press) -> None:
        """Set where wins are posted, from the panel itself."""
        await self._choose_channel(interaction, press, Purpose.WINS, None)

    async def choose_channel(self, interaction: Interaction, press: Press) -> None:
        """Set where something is posted, or that it is nowhere."""
        purpose = actions.numbered(Purpose, press["purpose"])
        await self._choose_channel(interaction, press, purpose, Section.CHANNELS)

    async def try_posting(self, interaction: Interaction, _: Press) -> None:
        """Post to each chosen channel and delete it again; where something was mended, what is owed goes out."""
        own, host = _hosted_group(interaction), person_of(interaction)
        await interaction.response.defer()
        group = await groups.find(self.bot.store, own)
        trials = [
            await self._try(interaction, group, purpose, channel)
            for purpose in Purpose
            if (channel := group.channel(purpose)) is not None
        ]
        if any(isinstance(trial.outcome, Posted) for trial in trials):
            await groups.try_again(self.bot.store, own, host, self.bot.now)
        await interaction.edit_original_response(view=panels.trial_results(words_for(interaction), trials))

    async def leave_out(self, interaction: Interaction, press: Press) -> None:
        """Leave out the round that the panel shows as the next one of its sort."""
        own, due = _hosted_group(interaction), actions.moment(press["due"])
        which = actions.numbered(Round, press["which"])
        skipped = await schedule.leave_out_round(self.bot.store, own, due, which)
        group = await groups.find(self.bot.store, own)
        view = await self._draw(interaction, group, Section.TIME, press, skipped=skipped)
        await interaction.response.edit_message(view=view)

    async def take_up(self, interaction: Interaction, press: Press) -> None:
        """Let a round come that was left out, while its time is ahead."""
        own, round_id = _hosted_group(interaction), DeliveryId(press["round"])
        is_up = await left_out.take_up_round(self.bot.store, own, round_id, self.bot.now())
        group = await groups.find(self.bot.store, own)
        view = await self._draw(interaction, group, Section.TIME, press, changed_nothing=not is_up)
        await interaction.response.edit_message(view=view)

    async def ask_zone(self, interaction: Interaction, _: Press) -> None:
        """Ask for a city, by whose name a time zone is found."""
        await interaction.response.send_modal(setup_sections.zone_form(words_for(interaction)))

    async def find_zone(self, interaction: Interaction, press: Press) -> None:
        """Set the time zone of a city, or ask which of several is meant."""
        typed = press.form.get("city", "")
        found = [(zone.label, zone.label) for zone in places.zones_meant(typed)]
        await self._choose(interaction, actions.CHOOSE_ZONE, typed, found)

    async def ask_country(self, interaction: Interaction, _: Press) -> None:
        """Ask for the country whose people to talk to are shown."""
        await interaction.response.send_modal(setup_sections.country_form(words_for(interaction)))

    async def find_country(self, interaction: Interaction, press: Press) -> None:
        """Set a country, or ask which of several is meant."""
        typed = press.form.get("country", "")
        found = [(country.code, country.name) for country in places.countries_meant(typed)]
        await self._choose(interaction, actions.CHOOSE_COUNTRY, typed, found)

    async def ask_line(self, interaction: Interaction, _: Press) -> None:
        """Ask for people to talk to."""
        await interaction.response.send_modal(setup_sections.line_form(words_for(interaction)))

    async def add_line(self, interaction: Interaction, press: Press) -> None:
        """Add people to talk to."""
        own, form = _hosted_group(interaction), press.form
        typed = (form.get(name, "") for name in ("name", "way", "hours"))
        leave_unread(interaction)  # a line's name speaks of danger, and nobody is in it
        line = describe_line(LineId(interaction.id), own, *typed)
        await groups.add_line(self.bot.store, line)
        await self._show(interaction, Section.HELPLINES)

    async def remove_line(self, interaction: Interaction, press: Press) -> None:
        """Remove people to talk to."""
        line = LineId(actions.whole(press.values[0]))
        await groups.remove_line(self.bot.store, _hosted_group(interaction), line)
        await self._show(interaction, Section.HELPLINES)

    async def _choose_channel(
        self, interaction: Interaction, press: Press, purpose: Purpose, section: Section | None
    ) -> None:
        own, host, now = _hosted_group(interaction), person_of(interaction), self.bot.now
        channel = ChannelId(actions.whole(press.values[0])) if press.values else None
        group = await groups.choose_channel(self.bot.store, own, host, now, purpose=purpose, channel=channel)
        await interaction.response.edit_message(view=await self._draw(interaction, group, section))

    async def _choose(
        self, interaction: Interaction, action: Action, typed: str, found: list[tuple[str, str]]
    ) -> None:
        """Set what was typed; where it may be several, ask which."""
        if len(found) > 1:
            view = setup_sections.matches(words_for(interaction), action, found[:OPTIONS])
            await interaction.response.edit_message(view=view)
        else:
            await self.change(interaction, Press(action, {}, (typed,)))

    async def _show(self, interaction: Interaction, section: Section | None, press: Press | None = None) -> None:
        group = await groups.find(self.bot.store, _hosted_group(interaction))
        await interaction.response.edit_message(view=await self._draw(interaction, group, section, press))

    async def _draw(
        self,
        interaction: Interaction,
        group: Group,
        section: Section | None,
        press: Press | None = None,
        *,
        skipped: Coming | None = None,
        changed_nothing: bool = False,
    ) -> View:
        panel = Panel(
            group,
            lines=await groups.lines(self.bot.store, group.id),
            missing={
                purpose: _missing(interaction.guild, group, purpose)
                for purpose in Purpose
                if group.channel(purpose) is not None
            },
            roles=_roles(interaction.guild, group),
            keep_months=self.bot.notes.keep_months,
            now=self.bot.now(),
            is_overheard=_is_overheard(interaction.guild, group.moderator_channel),
            coming=await schedule.all_coming(self.bot.store, group.id),
            left_out=skipped,
            changed_nothing=changed_nothing,
            shown=setup_sections.read_shown(press, interaction.message),
        )
        return panels.draw(words_for(interaction), panel, section)

    async def _try(self, interaction: Interaction, group: Group, purpose: Purpose, channel: ChannelId) -> Trial:
        missing = _missing(interaction.guild, group, purpose)
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


def _missing(guild: discord.Guild | None, group: Group, purpose: Purpose) -> tuple[str, ...] | None:
    """Return the permissions the bot lacks in a channel for what is posted there, None if there is no such channel
    (or none it can see).
    """
    found = guild.get_channel(group.channel(purpose) or 0) if guild else None
    if guild is None or found is None:
        return None
    allowed = found.permissions_for(guild.me)
    in_thread = purpose in THREADS and group.has(THREADS[purpose])
    return tuple(name for name in (*POSTING, *(IN_THREADS if in_thread else ())) if not getattr(allowed, name))


def _is_overheard(guild: discord.Guild | None, channel: ChannelId | None) -> bool:
    """Say whether everybody can read a channel."""
    found = guild.get_channel(channel) if guild and channel else None
    return guild is not None and found is not None and found.permissions_for(guild.default_role).view_channel


def _roles(guild: discord.Guild | None, group: Group) -> dict[RoleId, bool]:
    """Return which chosen roles are there; True for those that a mention of ours notifies."""
    chosen = (guild.get_role(role) for role in (group.moderator_role, group.member_role) if guild and role)
    may_call_all = guild is not None and guild.me.guild_permissions.mention_everyone
    return {RoleId(role.id): role.mentionable or may_call_all for role in chosen if role}


def setup(bot: Client) -> None:
    """Add the cog."""
    bot.add_cog(Groups(bot))
