"""The sender: posts over Discord, paced, and keeps cards up to date. Decides nothing; keeps nothing that matters.

What Discord answers becomes an `Outcome` here, so that no service knows an HTTP status.
"""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import cast

import aiohttp
import discord

from bot.content.words import FALLBACK, Words, words_in
from bot.domain.deliveries import Delivery, Outcome, Posted, TryLater, Undeliverable
from bot.domain.groups import Group, Problem, Purpose
from bot.domain.ids import ChannelId, MessageId, PersonId, RoleId
from bot.logs import get_logger
from bot.services.announcer import Card, ReportCard
from bot.ui import actions, text
from bot.ui import groups as group_ui
from bot.ui import privacy as privacy_ui
from bot.ui import reports as report_ui
from bot.ui import safety as safety_ui
from bot.ui import wins as win_ui
from bot.ui.actions import presses_on
from bot.ui.cards import View

log = get_logger(__name__)

PACE = 1 / 40
"""Seconds between two posts: under Discord's global 50 requests a second, with room for answers to members. Unpaced,
300 posts at once lost 50 of them to global 429s (measured)."""

LOOK_BACK = 1000
"""Messages of a channel, from shortly before the first attempt on, that are searched for a card it may have left."""

DIRECT_LOOK_BACK = 50
"""Messages of a direct channel that are searched for a warning which an attempt may have left."""

CLOCKS_APART = timedelta(minutes=5)
"""How far this machine's clock may be ahead of Discord's, whose clock says when a message was posted."""

EDIT_EVERY = 1.0
"""Seconds between two edits of one card; Discord allows five in five seconds for everything in a channel."""

_PROBLEMS = {10003: Problem.CHANNEL_GONE, 50001: Problem.CANNOT_SEE, 50013: Problem.CANNOT_POST}
"""Discord's codes Unknown Channel, Missing Access, Missing Permissions."""

_PASSING = (401, 408, 429)
"""Statuses below 500 that say nothing of the post itself."""

_TOO_FAST = (20026, 40003)
"""Discord's codes for a bot that writes to too many people at once, which says nothing of the one it writes to."""

REQUEST_ERRORS = (discord.HTTPException, aiohttp.ClientError, OSError)
"""What a request to Discord may end with instead of an answer; discord.py passes the network's own errors on."""

Edit = Callable[[], Awaitable[None]]


class DiscordAnnouncer:
    """The services' `Announcer`, over Discord."""

    def __init__(self, client: discord.Client, mention: Callable[[str], str]) -> None:
        self._client = client
        self._mention = mention
        self._turn = asyncio.Lock()

    async def post(self, delivery: Delivery, card: Card) -> Outcome:
        """Post a card. Never bounded by a time-out: it may arrive after one."""
        if delivery.channel is None:
            return Undeliverable(Problem.NO_CHANNEL)
        called = card.role if isinstance(card, ReportCard) else None
        return await self._send(delivery.channel, self._draw(delivery, card), delivery.nonce, called)

    async def find(self, delivery: Delivery, since: datetime) -> Outcome | None:
        """Look for the card by its button's custom id among our own messages since the first attempt."""
        if delivery.channel is None:
            return Undeliverable(Problem.NO_CHANNEL)
        if not self._may_read(delivery):
            return Undeliverable(Problem.CANNOT_LOOK)  # Discord would show an empty channel instead of saying so
        channel = self._client.get_partial_messageable(delivery.channel)
        try:
            async for message in channel.history(limit=LOOK_BACK, after=since - CLOCKS_APART, oldest_first=True):
                is_card = any(press.ids == _mark(delivery) for press in presses_on(message))
                if is_card and self._is_ours(message):
                    return Posted(MessageId(message.id))
        except REQUEST_ERRORS as error:
            return _outcome(error)
        return None

    async def take_down(self, channel: ChannelId, message: MessageId) -> bool:
        """Delete a post of ours. Where we may not look at present, we may again: the bot may be added once more."""
        await self._pace()
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
        await self._pace()
        try:
            channel = await self._client.create_dm(discord.Object(person))
            async for message in channel.history(limit=DIRECT_LOOK_BACK, after=since - CLOCKS_APART):
                if any(press.action is actions.KEEP_MINE for press in presses_on(message)):
                    return True
            await channel.send(view=privacy_ui.warning(words_in(language or FALLBACK), erased_at))
        except (discord.Forbidden, discord.NotFound) as error:
            return error.code not in _TOO_FAST  # they take no messages, or are gone: it was tried
        except REQUEST_ERRORS as error:
            log.info("warning not sent", error=type(error).__name__)
            return False
        return True

    async def tell_host(self, group: Group, channel: ChannelId | None, purpose: Purpose, problem: Problem) -> bool:
        """Write to whoever set the group up; if that fails, to the server's system channel, pinging nobody."""
        guild = self._client.get_guild(group.id)
        name = guild.name if guild else str(group.id)
        words = self._words(group.id)
        fix = group_ui.fix_words(words, channel, problem, self._mention("setup"))
        view = group_ui.host_notice(words, name, group_ui.problem_words(words, purpose, problem), fix)
        for write in (self._write_to_host, self._write_to_system_channel):
            try:
                if await write(group, guild, view):
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
        return await self._send(group.moderator_channel, view, nonce, group.moderator_role)

    async def _send(
        self, where: ChannelId, view: View, nonce: str | None = None, called: RoleId | None = None
    ) -> Outcome:
        """Post in our turn; a role is called where one is given, and nobody else."""
        await self._pace()
        channel = self._client.get_partial_messageable(where)
        roles = [] if called is None else [discord.Object(called)]
        calls = discord.AllowedMentions(everyone=False, users=False, roles=roles, replied_user=False)
        try:
            # None is discord.py's own default for a nonce, which its annotation leaves out.
            message = await channel.send(view=view, nonce=cast("str", nonce), allowed_mentions=calls)
        except REQUEST_ERRORS as error:
            return _outcome(error)
        return Posted(MessageId(message.id))

    async def _write_to_host(self, group: Group, _: discord.Guild | None, view: View) -> bool:
        if group.host is None:
            return False
        await self._pace()
        channel = await self._client.create_dm(discord.Object(group.host))
        await channel.send(view=view)
        return True

    async def _write_to_system_channel(self, _: Group, guild: discord.Guild | None, view: View) -> bool:
        if guild is None or guild.system_channel is None:
            return False
        await self._pace()
        await guild.system_channel.send(view=view)
        return True

    def _draw(self, delivery: Delivery, card: Card) -> View:
        words = self._words(delivery.group)
        if isinstance(card, ReportCard):
            return report_ui.moderator_card(words, card.report, card.role, self._mention("moderate reports"))
        return win_ui.group_card(words, card.win, card.applause)

    def _is_ours(self, message: discord.Message) -> bool:
        return self._client.user is not None and message.author.id == self._client.user.id

    def _may_read(self, delivery: Delivery) -> bool:
        guild = self._client.get_guild(delivery.group)
        channel = guild.get_channel_or_thread(delivery.channel or 0) if guild else None
        return guild is None or channel is None or channel.permissions_for(guild.me).read_message_history

    def _words(self, group_id: int) -> Words:
        guild = self._client.get_guild(group_id)
        return words_in(guild.preferred_locale.value if guild else FALLBACK)

    async def _pace(self) -> None:
        async with self._turn:
            await asyncio.sleep(PACE)


def _mark(delivery: Delivery) -> dict[str, int | None]:
    """Return the ids by which a delivery's card is known among our messages."""
    return {"report": delivery.report} if delivery.win is None else {"win": delivery.win}


def _outcome(error: discord.HTTPException | aiohttp.ClientError | OSError) -> Outcome:
    if isinstance(error, discord.HTTPException):
        if error.code in _PROBLEMS:
            return Undeliverable(_PROBLEMS[error.code])
        log.warning("post failed", status=error.status, code=error.code)
        return TryLater() if error.status >= 500 or error.status in _PASSING else Undeliverable(Problem.REFUSED)
    log.warning("post failed", error=type(error).__name__)
    return TryLater()


class CardKeeper:
    """Redraws cards as people act: at once when it is quiet, else once a second with what is true by then.

    An edit shows what was read just before it, and one card has one edit under way at a time, so the last edit that
    Discord takes shows the final number. One that fails is logged; the next press draws the card again.
    """

    def __init__(self) -> None:
        self._stale: dict[int, bool] = {}

    async def redraw(self, card: int, now: Edit, later: Edit) -> bool:
        """Bring a card up to date; False if an edit under way will see to it.

        `now` is the first edit (the answer to a press), `later` each one after; both read before they draw.
        """
        if card in self._stale:
            self._stale[card] = True
            return False
        self._stale[card] = False
        try:
            await _attempt(now)
            while self._stale[card]:
                await asyncio.sleep(EDIT_EVERY)
                self._stale[card] = False
                await _attempt(later)
        finally:
            del self._stale[card]
        return True


async def _attempt(edit: Edit) -> None:
    try:
        await edit()
    except REQUEST_ERRORS as error:
        log.info("card not redrawn", error=type(error).__name__, code=getattr(error, "code", None))
