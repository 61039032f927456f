"""The Discord client: intents, the cogs by name, the routing of buttons and forms, the one renderer of errors.

Knows no feature. What a command does belongs to its cog, what it says to `bot.content`.
"""

import asyncio
import gc
import secrets
from collections.abc import Awaitable, Callable
from importlib import import_module
from typing import Any, cast

import discord
import yarl
from discord import app_commands
from discord.gateway import DiscordWebSocket

from bot import heap
from bot.cog import Cog, commands_of
from bot.content.operator import OperatorNotes
from bot.content.words import Words
from bot.delivery import DiscordAnnouncer
from bot.domain.ids import GroupId
from bot.domain.refusals import Reason, Refusal
from bot.gate import Gate
from bot.interactions import answer, asker, is_left_unread, leave_unread, words_for
from bot.logs import get_logger
from bot.outcomes import REQUEST_ERRORS
from bot.pacing import CardKeeper
from bot.registration import Registrar
from bot.safety_net import SafetyNet
from bot.services import groups
from bot.services.announcer import Clock
from bot.store.errors import StoreError
from bot.store.store import Store
from bot.ui import help as pages
from bot.ui import people as join
from bot.ui.actions import Action, Press, read_press
from bot.ui.cards import View

log = get_logger(__name__)

COGS = (
    "cogs.arcs",
    "cogs.celebrations",
    "cogs.checkins",
    "cogs.encouragements",
    "cogs.goal_cards",
    "cogs.goals",
    "cogs.groups",
    "cogs.help",
    "cogs.letters",
    "cogs.lines",
    "cogs.moderation",
    "cogs.nudges",
    "cogs.peers",
    "cogs.people",
    "cogs.preferences",
    "cogs.privacy",
    "cogs.progress",
    "cogs.prompts",
    "cogs.reframes",
    "cogs.rejections",
    "cogs.reviews",
    "cogs.rounds",
    "cogs.safety",
    "cogs.shares",
    "cogs.wins",
    "cogs.wins_rounds",
)
GRACE = 10.0
"""Seconds that what is in flight has to finish when the process is asked to stop."""

COLLECT = (700, 10, 100)
"""Python's garbage collector: a full collection ten times as seldom as by default. During 10,000 posts in a row,
discord.py keeps a rate limit for each channel, and a look at all of them held everybody up for 33 ms (measured)."""

LAST_GUILD = 0.5
"""Seconds without another server of ours after which discord.py says READY; those it waits for are known by then, and
what is owed need not wait two seconds, its default, after each start."""

IN_FLIGHT = ("CommandTree-invoker", "discord.py: ")
"""How the names begin that discord.py gives to the tasks that answer members and hear events."""

ASK_TO_JOIN = (Reason.NOT_JOINED, Reason.WITHDRAWN, Reason.TEXT_CHANGED)
"""Refusals that are an invitation."""

DISCORD_API = discord.http.Route.BASE
"""Discord's own address, as discord.py has it."""

GONE = (10008, 10015, 10062, 50027)
"""Discord's codes for an interaction or message that is gone: nobody is left to answer."""

OPEN = {"open": True}
"""Marks commands (`extras`) that anybody may use unasked: nothing is kept of whoever does, but for a group's host."""

Interaction = discord.Interaction["Client"]
Handler = Callable[[Interaction, Press], Awaitable[None]]


class Tree(app_commands.CommandTree["Client"]):
    """The command tree; who has not agreed is asked first, and errors go to the one renderer."""

    async def interaction_check(self, interaction: Interaction, /) -> bool:
        """Let a command through for whoever may use it; what is only being typed keeps nothing."""
        if interaction.type is discord.InteractionType.autocomplete:
            return True
        is_open = interaction.command is not None and bool(interaction.command.extras.get("open"))
        try:
            await self.client.gate.admit(interaction, is_open=is_open)
        except Exception as error:  # noqa: BLE001 - the edge: whatever it is, the member gets an answer
            await self.client.render_error(interaction, error)
            await self.client.offer_people(interaction)
            return False
        return True

    async def on_error(self, interaction: Interaction, error: app_commands.AppCommandError, /) -> None:
        """Answer whatever a command raised."""
        await self.client.render_error(interaction, error)
        await self.client.offer_people(interaction)


class Client(discord.AutoShardedClient):
    """Rebound's connection to Discord."""

    def __init__(self, store: Store, clock: Clock, notes: OperatorNotes, guild_ids: tuple[int, ...] = ()) -> None:
        super().__init__(
            intents=discord.Intents(guilds=True),
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            guild_ready_timeout=LAST_GUILD,
            max_messages=None,
            allowed_mentions=discord.AllowedMentions.none(),
        )
        self.tree = Tree(
            self,
            allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
            allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=False),
        )
        self.store = store
        self.now = clock
        self.notes = notes
        self.registrar = Registrar(store, self.tree, guild_ids)
        self.cards = CardKeeper()
        self.announcer = DiscordAnnouncer(self, self.mention, self.cards)
        self.net = SafetyNet(store, self.announcer, clock)
        self._routes: dict[Action, Handler] = {}
        self.gate = Gate(store, clock)
        self._was_ready = False
        self._stopping = False

    def add_cog(self, cog: Cog) -> None:
        """Take a cog's commands into the tree."""
        for command in commands_of(cog):
            self.tree.add_command(command)

    def handle(self, action: Action, handler: Handler) -> None:
        """Route a button, select or form to a cog."""
        self._routes[action] = handler

    def mention(self, command: str) -> str:
        """Return a command as something to tap, `</win share:id>`."""
        return self.registrar.mention(command)

    async def setup_hook(self) -> None:
        """Load the cogs before the first event can arrive, and tell Discord of our commands if they changed."""
        for name in COGS:
            import_module(name).setup(self)
        await self.registrar.synchronise()
        if discord.http.Route.BASE != DISCORD_API:
            # discord.py asks where the gateway is only for its first connection; later ones go to Discord's own.
            _, gateway, _ = await self.http.get_bot_gateway()
            DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(gateway)

    async def on_ready(self) -> None:
        """Catch up with what happened while we were away: at the start, and whenever a session was lost for good."""
        if self._stopping:
            return
        present = {GroupId(guild.id) for guild in self.guilds}
        if self._was_ready:  # discord.py keeps servers in its cache that removed us meanwhile: ask
            present = {GroupId(guild.id) async for guild in self.fetch_guilds(limit=None)}
        await groups.reconcile(self.store, present, self.now())
        if self._was_ready:
            return
        self._was_ready = True
        gc.collect()
        gc.freeze()  # a full collection over a large guild cache stalls for up to half a second (measured)
        gc.set_threshold(*COLLECT)
        heap.give_back()
        log.info("ready", groups=len(self.guilds), shards=self.shard_count)

    async def on_guild_join(self, guild: discord.Guild) -> None:
        """Keep what was kept for a group that the bot is added to again."""
        await groups.come_back(self.store, GroupId(guild.id), self.now())

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Remember for erasure that the bot was removed."""
        await groups.leave(self.store, GroupId(guild.id), self.now())

    async def on_interaction(self, interaction: Interaction) -> None:
        """Route buttons, selects and forms; discord.py routes commands."""
        if interaction.type not in (discord.InteractionType.component, discord.InteractionType.modal_submit):
            return
        try:
            await self._route(interaction)
        except Exception as error:  # noqa: BLE001 - the edge: whatever it is, the member gets an answer
            await self.render_error(interaction, error)
        await self.offer_people(interaction)

    async def on_app_command_completion(self, interaction: Interaction, _: object) -> None:
        """Go on after a command that was answered."""
        await self.offer_people(interaction)

    async def offer_people(self, interaction: Interaction) -> None:
        """Let the safety net read what somebody wrote, now that they have their answer to it.

        Every command and form comes by here, whatever became of it, so no feature can leave it out.
        """
        if is_left_unread(interaction) or interaction.type is discord.InteractionType.autocomplete:
            return
        view = await self.net.catch(cast("dict[str, Any]", interaction.data), asker(interaction))
        if view is None:
            return
        try:
            await answer(interaction, view)
        except REQUEST_ERRORS as failure:  # logged without ids, which would tell of whom something was noticed
            log.warning("follow-up failed", error=type(failure).__name__)

    async def go_on(self, interaction: Interaction, wanted: Interaction, welcome: View) -> None:
        """Do what somebody wanted before they were asked to agree, as the answer to their *I agree*.

        The card that asked becomes a welcome, so that nobody taps *Not now* on it afterwards.
        """
        interaction.type, interaction.data = wanted.type, wanted.data
        interaction.message = None  # so that the answer is one of its own, and not drawn on the card that asked
        leave_unread(interaction)  # the safety net read it when it was written
        if wanted.type is discord.InteractionType.application_command:
            self.tree._from_interaction(interaction)  # as discord.py does with what the gateway brings; no public way
        else:
            await self.on_interaction(interaction)
        try:
            await wanted.edit_original_response(view=welcome)
        except REQUEST_ERRORS as failure:  # what they wanted matters more
            log.info("card not finished", error=type(failure).__name__)

    async def _route(self, interaction: Interaction) -> None:
        press = read_press(interaction)
        if press is None:
            raise Refusal(Reason.STALE_BUTTON)
        if press.owner not in (None, interaction.user.id):
            raise Refusal(Reason.NOT_YOUR_BUTTON)
        await self.gate.admit(interaction, is_open=press.action.is_open)
        await self._routes[press.action](interaction, press)

    async def render_error(self, interaction: Interaction, error: Exception) -> None:
        """Answer what a command, button or form raised: a refusal in its words, a fault with a reference."""
        cause = getattr(error, "original", error)
        words = words_for(interaction)
        if getattr(cause, "code", None) in GONE:
            log.info("answer came too late", interaction=interaction.id)
            return
        asks = isinstance(cause, Refusal) and cause.reason in ASK_TO_JOIN
        held = self.gate.hold(interaction) if asks else 0
        try:
            await answer(interaction, self._explain(words, cause, interaction, held))
        except REQUEST_ERRORS as failure:
            if getattr(failure, "code", None) not in GONE:
                log.warning("answer failed", interaction=interaction.id, error=type(failure).__name__)

    def _explain(self, words: Words, cause: BaseException, interaction: Interaction, held: int) -> View:
        match cause:
            case Refusal(reason=reason) if reason in ASK_TO_JOIN:
                return join.card_to_join(words, cause, self.notes, held)
            case Refusal():
                return pages.refused(words, cause, self.mention)
            case app_commands.CommandNotFound() | app_commands.CommandSignatureMismatch():
                return pages.refused(words, Refusal(Reason.UNKNOWN_COMMAND), self.mention)
        reference = secrets.token_hex(4)
        name = interaction.command.qualified_name if interaction.command else "component"
        log.error("failed", reference=reference, command=name, interaction=interaction.id, exc_info=cause)
        message = "error-not-saved" if isinstance(cause, StoreError) else "error-unexpected"
        return pages.failed(words, message, reference)

    def is_connected(self) -> bool:
        """Say whether every shard hears from Discord; `is_ready` stays true after a connection was lost."""
        return self.is_ready() and not any(shard.is_closed() for shard in self.shards.values())

    async def drain(self) -> None:
        """Wait until every member who was promised an answer has it, at most `GRACE` seconds."""
        self._stopping = True
        deadline = asyncio.get_running_loop().time() + GRACE
        while busy := [task for task in asyncio.all_tasks() if task.get_name().startswith(IN_FLIGHT)]:
            left = deadline - asyncio.get_running_loop().time()
            if left <= 0:
                log.warning("stopped with answers under way", count=len(busy))
                return
            await asyncio.wait(busy, timeout=left)
