"""The sender: posts over Discord, in turn, and looks for what it may have posted. Decides nothing, keeps nothing."""

from collections.abc import Awaitable, Callable, Collection
from datetime import datetime, timedelta
from typing import Literal, cast

import discord

from bot import drawing
from bot.content.words import FALLBACK, Words, words_in
from bot.domain.deliveries import Delivery, Outcome, Posted, TryLater, Undeliverable
from bot.domain.groups import Group, Problem, Purpose
from bot.domain.ids import ChannelId, GroupId, MessageId, PersonId, derived
from bot.domain.prompts import AnswersCard
from bot.domain.rounds import MentionsCard
from bot.domain.schedule import Kind
from bot.logs import get_logger
from bot.outcomes import REQUEST_ERRORS, TOO_FAST, in_thread, outcome_of
from bot.pacing import CATCH_UP, PACE, CardKeeper, Turns
from bot.services.announcer import Card, RedrawnCard, WinCard
from bot.ui import actions, text
from bot.ui import groups as group_ui
from bot.ui import privacy as privacy_ui
from bot.ui import safety as safety_ui
from bot.ui.actions import presses_on
from bot.ui.cards import View, let_go

log = get_logger(__name__)

LOOK_BACK = 1000
"""Messages of a channel, from shortly before the first attempt on, that are searched for a card it may have left."""

DIRECT_LOOK_BACK = 50
"""Messages of a direct channel that are searched for a warning which an attempt may have left."""

CLOCKS_APART = timedelta(minutes=5)
"""How far this machine's clock may be ahead of Discord's, whose clock says when a message was posted."""

THREAD_RESTS_AFTER: Literal[10080] = 10080
"""Minutes without a word after which Discord closes a round's thread, the most it takes: a week, like the round."""

THREAD_IS_THERE = 160004
"""Discord's code A thread has already been created for this message."""

NOT_THERE = (10007, 10013)
"""Discord's codes Unknown Member and Unknown User: of somebody who left a server, and of an account that is gone."""


class DiscordAnnouncer:
    """The services' `Announcer`, over Discord."""

    def __init__(self, client: discord.Client, mention: Callable[[str], str], cards: CardKeeper) -> None:
        self._client = client
        self._mention = mention
        self._cards = cards
        self._turns = Turns(PACE, CATCH_UP)

    async def post(self, delivery: Delivery, card: Card) -> Outcome:
        """Post a card. Never bounded by a time-out: it may arrive after one."""
        view = self._draw(delivery.group, card)
        if delivery.reader is not None:
            return await self._write_to(delivery.reader, view, delivery.nonce)
        if delivery.channel is None:
            return Undeliverable(Problem.NO_CHANNEL)
        if isinstance(card, MentionsCard | AnswersCard) and card.opens is not None:
            refused = await self._open_thread(card, card.opens, delivery)
            if refused is not None:
                return refused
        outcome = await self._send(delivery.channel, view, delivery.nonce, drawing.calls(card))
        return in_thread(outcome) if drawing.goes_to_thread(card) else outcome

    async def edit(self, group: GroupId, channel: ChannelId, message: MessageId, card: RedrawnCard) -> Outcome:
        """Draw a round's card anew. Whom it mentions was decided when it was posted: an edit pings nobody."""
        return await self._edit(channel, message, self._draw(group, card))

    async def redraw(
        self, group: GroupId, channel: ChannelId, message: MessageId, read: Callable[[], Awaitable[WinCard | None]]
    ) -> Outcome:
        """Draw a win's card anew, unless somebody's press is drawing it: then it is tried again."""
        outcome: Outcome = TryLater()

        async def draw() -> None:
            nonlocal outcome
            card = await read()
            if card is None:
                outcome = Undeliverable(Problem.POST_GONE)
            else:
                outcome = await self._edit(channel, message, self._draw(group, card))

        await self._cards.redraw(message, draw, draw)
        return outcome

    async def _edit(self, channel: ChannelId, message: MessageId, view: View) -> Outcome:
        await self._turns.wait()
        try:
            partial = self._client.get_partial_messageable(channel).get_partial_message(message)
            await partial.edit(view=view)
        except REQUEST_ERRORS as error:
            return outcome_of(error)
        finally:
            let_go(view)
        return Posted(message)

    async def gone(self, group: GroupId, channel: ChannelId, messages: Collection[MessageId]) -> set[MessageId]:
        """Look through a channel for our posts; where there is too much to look through, only as far as that goes."""
        if not messages or not self._may_read(group, channel):
            return set()
        await self._turns.wait()
        place = self._client.get_partial_messageable(channel)
        first, last = discord.Object(min(messages) - 1), discord.Object(max(messages) + 1)
        found = place.history(limit=LOOK_BACK, after=first, before=last, oldest_first=True)
        try:
            there = {MessageId(message.id) async for message in found}
        except REQUEST_ERRORS as error:
            log.info("cards not looked for", group=group, error=type(error).__name__)
            return set()
        seen_to = max(there) if len(there) == LOOK_BACK else last.id
        return {one for one in messages if one <= seen_to} - there

    async def has_left(self, group: GroupId, person: PersonId) -> bool | None:
        """Ask Discord for the member: without a privileged intent, nobody tells us who leaves."""
        guild = self._client.get_guild(group)
        if guild is None:
            return None  # the server is away at the moment; a removed bot's deliveries are not sent
        await self._turns.wait()
        try:
            await guild.fetch_member(person)
        except REQUEST_ERRORS as error:
            if isinstance(error, discord.NotFound) and error.code in NOT_THERE:
                return True
            log.info("member not looked for", group=group, error=type(error).__name__)
            return None
        return False

    async def find(self, delivery: Delivery, since: datetime) -> Outcome | None:
        """Look for the card by its button's custom id among our own messages since the first attempt."""
        if delivery.reader is None and delivery.channel is None:
            return Undeliverable(Problem.NO_CHANNEL)
        if not self._may_read(delivery.group, delivery.channel):
            return Undeliverable(Problem.CANNOT_LOOK)  # Discord would show an empty channel instead of saying so
        try:
            channel = await self._place(delivery)
            async for message in channel.history(limit=LOOK_BACK, after=since - CLOCKS_APART, oldest_first=True):
                is_card = any(press.ids == _mark(delivery) for press in presses_on(message))
                if is_card and self._is_ours(message):
                    return Posted(MessageId(message.id))
        except REQUEST_ERRORS as error:
            outcome = outcome_of(error)
            return None if _is_not_opened_yet(delivery, outcome) else outcome
        return None

    async def take_down(self, channel: ChannelId, message: MessageId) -> bool:
        """Delete a post of ours. Where we may not look at present, we may again: the bot may be added once more."""
        await self._turns.wait()
        try:
            await self._client.get_partial_messageable(channel).get_partial_message(message).delete()
        except discord.NotFound:
            return True
        except REQUEST_ERRORS as error:
            log.info("post not taken down", channel=channel, message=message, error=type(error).__name__)
            return False
        return True

    async def try_out(self, channel: ChannelId, view: View) -> Outcome:
        """Post something to see whether it can be; whoever does so takes it down."""
        return await self._send(channel, view)

    async def warn(self, person: PersonId, language: str | None, erased_at: datetime, since: datetime) -> bool:
        """Write to somebody that what is kept of them goes, unless our message of it is in their channel already."""
        await self._turns.wait()
        try:
            channel = await self._client.create_dm(discord.Object(person))
            async for message in channel.history(limit=DIRECT_LOOK_BACK, after=since - CLOCKS_APART):
                if any(press.action is actions.KEEP_MINE for press in presses_on(message)):
                    return True
            await channel.send(view=privacy_ui.warning(words_in(language or FALLBACK), erased_at))
        except (discord.Forbidden, discord.NotFound) as error:
            return error.code not in TOO_FAST  # they take no messages, or are gone: it was tried
        except REQUEST_ERRORS as error:
            log.info("warning not sent", error=type(error).__name__)
            return False
        return True

    async def tell_host(self, group: Group, channel: ChannelId | None, purpose: Purpose, problem: Problem) -> bool:
        """Write to whoever set the group up; if that fails, to the server's system channel, pinging nobody.

        The nonce keeps a process that was killed here, and one that comes after it soon, from saying it twice.
        """
        guild = self._client.get_guild(group.id)
        name = guild.name if guild else str(group.id)
        words = self._words(group.id)
        if problem is Problem.CANNOT_OPEN_THREADS:
            channel = group.channel(purpose)  # the thread itself may not be there
        fix = group_ui.fix_words(words, channel, problem, self._mention("setup"))
        view = group_ui.host_notice(words, name, group_ui.problem_words(words, purpose, problem), fix)
        nonce = f"h{derived(f'{group.id} {purpose} {problem}'):x}"
        for write in (self._write_to_host, self._write_to_system_channel):
            try:
                if await write(group, guild, view, nonce):
                    log.info("host told", group=group.id, problem=problem)
                    return True
            except REQUEST_ERRORS as error:
                log.info("host not reached", group=group.id, problem=problem, error=type(error).__name__)
        log.warning("host cannot be told", group=group.id, problem=problem)
        return False

    async def ask_moderators(self, group: Group, person: PersonId, channel: ChannelId, nonce: str) -> Outcome:
        """Post in the moderators' channel that somebody would like one of them, and where they were."""
        words, role = self._words(group.id), group.moderator_role
        view = safety_ui.moderators_asked(words, person, channel, role, self._mention)
        return await self._tell_moderators(group, view, nonce)

    async def alert_moderators(self, group: Group, post: Delivery) -> Outcome:
        """Post in the moderators' channel where a post is that may need them."""
        if post.channel is None or post.message is None:
            return Undeliverable(Problem.NO_CHANNEL)
        link = text.jump(post.group, post.channel, post.message)
        view = safety_ui.moderators_alerted(self._words(group.id), link, group.moderator_role, self._mention)
        return await self._tell_moderators(group, view, f"l{post.id:x}")

    async def _tell_moderators(self, group: Group, view: View, nonce: str) -> Outcome:
        """Post in the moderators' channel, naming their role and nobody else."""
        if group.moderator_channel is None:
            return Undeliverable(Problem.NO_CHANNEL)
        return await self._send(group.moderator_channel, view, nonce, drawing.calls_role(group.moderator_role))

    async def _place(self, delivery: Delivery) -> discord.PartialMessageable | discord.DMChannel:
        """Return where something is sent to; a direct channel is opened for that, which may fail as a post may."""
        if delivery.reader is not None:
            return await self._client.create_dm(discord.Object(delivery.reader))
        return self._client.get_partial_messageable(delivery.channel or 0)

    async def _write_to(self, person: PersonId, view: View, nonce: str) -> Outcome:
        """Write to somebody directly, in our turn."""
        await self._turns.wait()
        try:
            channel = await self._client.create_dm(discord.Object(person))
            message = await channel.send(view=view, nonce=nonce)
        except REQUEST_ERRORS as error:
            return outcome_of(error)
        finally:
            let_go(view)
        return Posted(MessageId(message.id))

    async def _open_thread(
        self, card: MentionsCard | AnswersCard, opens: ChannelId, delivery: Delivery
    ) -> Outcome | None:
        """Hang a thread from a round's card, unless it is there; return what keeps us from that."""
        guild, thread = self._client.get_guild(delivery.group), delivery.channel or 0
        if guild is None:
            return TryLater()  # the server is away at the moment; a removed bot's deliveries are not sent
        if guild.get_thread(thread) is not None:
            return None
        await self._turns.wait()
        message = self._client.get_partial_messageable(opens, guild_id=guild.id).get_partial_message(thread)
        name = drawing.thread_name(self._words(delivery.group), card)
        try:
            await message.create_thread(name=name, auto_archive_duration=THREAD_RESTS_AFTER)
        except REQUEST_ERRORS as error:
            if isinstance(error, discord.HTTPException) and error.code == THREAD_IS_THERE:
                return None
            return in_thread(outcome_of(error))
        return None

    async def _send(
        self,
        where: ChannelId,
        view: View,
        nonce: str | None = None,
        calls: discord.AllowedMentions = drawing.NOBODY,
    ) -> Outcome:
        """Post in our turn, calling nobody but whom it is said for."""
        await self._turns.wait()
        channel = self._client.get_partial_messageable(where)
        try:
            # None is discord.py's own default for a nonce, which its annotation leaves out.
            message = await channel.send(view=view, nonce=cast("str", nonce), allowed_mentions=calls)
        except REQUEST_ERRORS as error:
            return outcome_of(error)
        finally:
            let_go(view)
        return Posted(MessageId(message.id))

    async def _write_to_host(self, group: Group, _: discord.Guild | None, view: View, nonce: str) -> bool:
        if group.host is None:
            return False
        await self._turns.wait()
        channel = await self._client.create_dm(discord.Object(group.host))
        await channel.send(view=view, nonce=nonce)
        return True

    async def _write_to_system_channel(self, _: Group, guild: discord.Guild | None, view: View, nonce: str) -> bool:
        if guild is None or guild.system_channel is None:
            return False
        await self._turns.wait()
        await guild.system_channel.send(view=view, nonce=nonce)
        return True

    def _draw(self, group: GroupId, card: Card) -> View:
        return drawing.draw(self._words(group), card, self._mention)

    def _is_ours(self, message: discord.Message) -> bool:
        return self._client.user is not None and message.author.id == self._client.user.id

    def _may_read(self, group: GroupId, where: ChannelId | None) -> bool:
        guild = self._client.get_guild(group)
        channel = guild.get_channel_or_thread(where or 0) if guild else None
        return guild is None or channel is None or channel.permissions_for(guild.me).read_message_history

    def _words(self, group_id: int) -> Words:
        guild = self._client.get_guild(group_id)
        return words_in(guild.preferred_locale.value if guild else FALLBACK)


def _is_not_opened_yet(delivery: Delivery, outcome: Outcome) -> bool:
    """Say whether there is nothing to look through because an earlier attempt did not come to open a thread."""
    is_gone = outcome == Undeliverable(Problem.CHANNEL_GONE)
    return is_gone and delivery.scheduled is not None and delivery.scheduled.part > 0


def _mark(delivery: Delivery) -> dict[str, int | None]:
    """Return the ids by which a delivery's card is known among our messages."""
    if delivery.scheduled is not None and delivery.scheduled.kind is Kind.ENCOURAGED:
        return {"encouragement": delivery.scheduled.encouragement}
    if delivery.scheduled is not None:
        return {"round" if delivery.scheduled.person is None else "nudge": delivery.id}
    if delivery.shared is not None:
        return {"share": delivery.shared}
    return {"report": delivery.report} if delivery.win is None else {"win": delivery.win}
