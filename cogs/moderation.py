"""The menu **Report**, *Tell the moderators* where somebody asks to hear no more, their card, and `/moderate`."""

import discord
from discord import app_commands

from bot.client import OPEN, Client, Interaction
from bot.cog import Cog
from bot.domain.ids import ChannelId, EncouragementId, MessageId, ReportId
from bot.domain.peers import Encouragement
from bot.domain.refusals import Reason, Refusal
from bot.domain.reports import Kind, Report, who_may_be_kept
from bot.interactions import answer, group_words, own_group, person_of, standing_of, words_for
from bot.moderators import moderated_group
from bot.registration import about
from bot.services import deliveries, encouragements, peers, reports
from bot.ui import actions
from bot.ui import lines as line_cards
from bot.ui import reports as cards
from bot.ui.actions import Press


class Moderation(
    Cog,
    name="moderate",
    description=about("command-moderate"),
    allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=False, private_channel=False),
    default_permissions=discord.Permissions(manage_messages=True),
):
    """Keeping the group safe."""

    def __init__(self, bot: Client) -> None:
        self.bot = bot
        self._lately = reports.Lately(bot.now)
        bot.handle(actions.REPORT_FORM, self.report)
        bot.handle(actions.REPORT_ENCOURAGEMENT, self.ask_why_of_encouragement)
        bot.handle(actions.REPORT_ENCOURAGEMENT_FORM, self.report_encouragement)
        bot.handle(actions.CLOSE_REPORT, self.close_card)
        bot.handle(actions.CLOSE_LISTED_REPORT, self.close_listed)
        bot.handle(actions.PAGE_REPORTS, self.turn_page)

    async def ask_why(self, interaction: Interaction, message: discord.Message) -> None:
        """The menu: ask somebody why the moderators are to look at a message."""
        if message.author.id == interaction.user.id:
            raise Refusal(Reason.OWN_MESSAGE)
        if message.flags.ephemeral:
            raise Refusal(Reason.ONLY_YOU_SEE)
        channel, target = ChannelId(message.channel.id), MessageId(message.id)
        draft = self._draft(interaction, channel, target, Kind.OTHER)
        await reports.check(self.bot.store, self._lately, draft, person_of(interaction))
        named = who_may_be_kept(standing_of(interaction)) is not None
        await interaction.response.send_modal(cards.form(words_for(interaction), channel, target, named=named))

    async def report(self, interaction: Interaction, press: Press) -> None:
        """Tell the moderators of a message."""
        kind = actions.chosen(Kind, press.form.get(cards.KIND_FIELD, ""))
        draft = self._draft(interaction, ChannelId(press["channel"]), MessageId(press["message"]), kind)
        await self._send(interaction, draft, named=bool(press["named"]))

    async def ask_why_of_encouragement(self, interaction: Interaction, press: Press) -> None:
        """Ask somebody why the moderators are to hear of an encouragement that reached them."""
        received = await self._received(interaction, press)
        draft = self._draft_about(interaction, received, Kind.OTHER)
        await reports.check(self.bot.store, self._lately, draft, person_of(interaction))
        await interaction.response.send_modal(cards.form_about(words_for(interaction), received))

    async def report_encouragement(self, interaction: Interaction, press: Press) -> None:
        """Tell the moderators of an encouragement; who sent it is not told."""
        kind = actions.chosen(Kind, press.form.get(cards.KIND_FIELD, ""))
        received = await self._received(interaction, press)
        await self._send(interaction, self._draft_about(interaction, received, kind), named=True)

    async def close_card(self, interaction: Interaction, press: Press) -> None:
        """Note on its card that somebody looked at a report."""
        group = await moderated_group(self.bot, interaction)
        report, _ = await reports.close(self.bot.store, ReportId(press["report"]), group.id, self.bot.now())
        await interaction.response.edit_message(view=cards.closed_card(group_words(interaction), report))

    @app_commands.command(name="reports", description=about("command-moderate-reports"), extras=OPEN)
    async def list(self, interaction: Interaction) -> None:
        """Show what nobody has looked at."""
        await answer(interaction, await self._page(interaction, 0))

    async def turn_page(self, interaction: Interaction, press: Press) -> None:
        """Show another page of the list."""
        await interaction.response.edit_message(view=await self._page(interaction, press["page"]))

    async def close_listed(self, interaction: Interaction, press: Press) -> None:
        """Note in the list that somebody looked at a report; its card, if it has one, says so, too."""
        group = await moderated_group(self.bot, interaction)
        report_id = ReportId(actions.whole(press.values[0]))
        report, delivery = await reports.close(self.bot.store, report_id, group.id, self.bot.now())
        await interaction.response.edit_message(view=await self._page(interaction, press["page"]))
        if delivery is None or delivery.channel is None or delivery.message is None:
            return
        posted = self.bot.get_partial_messageable(delivery.channel).get_partial_message(delivery.message)
        view = cards.closed_card(group_words(interaction), report)

        async def edit() -> None:
            await posted.edit(view=view)

        await self.bot.cards.redraw(posted.id, edit, edit)

    @app_commands.command(name="prompts", description=about("command-moderate-prompts"), extras=OPEN)
    async def prompts(self, interaction: Interaction) -> None:
        """Show the lines that members offer to the group's library."""
        group = await moderated_group(self.bot, interaction)
        queue = await encouragements.queue(self.bot.store, group.id, 0)
        add = self.bot.mention("encourage add")
        await answer(interaction, line_cards.queue(words_for(interaction), queue, add))

    @app_commands.command(name="summary", description=about("command-moderate-summary"), extras=OPEN)
    async def summary(self, interaction: Interaction) -> None:
        """Show the group's week in numbers."""
        group = await moderated_group(self.bot, interaction)
        week = await reports.summarise(self.bot.store, group.id, self.bot.now())
        await answer(interaction, cards.week(words_for(interaction), week))

    async def _send(self, interaction: Interaction, draft: Report, *, named: bool) -> None:
        bot, words, kind = self.bot, words_for(interaction), draft.kind
        owed = await reports.send(bot.store, self._lately, draft, person_of(interaction), named=named)
        await answer(interaction, cards.thanks(words, kind, owed, bot.mention))
        settled = await deliveries.deliver_now(bot.store, bot.announcer, owed, bot.now)
        if settled.problem is not None:
            await interaction.edit_original_response(view=cards.thanks(words, kind, settled, bot.mention))
        await deliveries.tell_host(bot.store, bot.announcer, settled, bot.now)

    async def _page(self, interaction: Interaction, number: int) -> discord.ui.LayoutView:
        group = await moderated_group(self.bot, interaction)
        return cards.open_list(words_for(interaction), await reports.list_open(self.bot.store, group.id, number))

    def _draft(self, interaction: Interaction, channel: ChannelId, message: MessageId, kind: Kind) -> Report:
        return Report(
            id=ReportId(interaction.id),
            group=own_group(interaction),
            channel=channel,
            message=message,
            kind=kind,
            reporter=None,
            at=self.bot.now(),
        )

    async def _received(self, interaction: Interaction, press: Press) -> Encouragement:
        known = EncouragementId(press["encouragement"])
        return await peers.find_received(self.bot.store, known, person_of(interaction))

    def _draft_about(self, interaction: Interaction, received: Encouragement, kind: Kind) -> Report:
        return Report(
            id=ReportId(interaction.id),
            group=received.group,
            channel=None,
            message=None,
            kind=kind,
            reporter=None,
            at=self.bot.now(),
            encouragement=received.id,
        )


def setup(bot: Client) -> None:
    """Add the cog and its menu."""
    cog = Moderation(bot)
    bot.add_cog(cog)
    menu = app_commands.ContextMenu(name=about("menu-report"), callback=cog.ask_why, extras=OPEN)
    bot.tree.add_command(app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)(menu))
