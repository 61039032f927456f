"""Telling Discord which commands there are, only when they changed, and knowing the ids it gave them.

Knows no command by name.
"""

import hashlib
import json

import discord
from discord import app_commands
from discord.app_commands import AppCommand

from bot.content.words import locales, words_in
from bot.logs import get_logger
from bot.services import commands
from bot.store.store import Store

log = get_logger(__name__)


def about(message: str) -> app_commands.locale_str:
    """Return a command's name or description from the words, to be said in each language that has it."""
    return app_commands.locale_str(words_in("en-US")(message), message=message)


class _Translator(app_commands.Translator):
    """Finds what `about` marked in the other languages."""

    async def translate(
        self, string: app_commands.locale_str, locale: discord.Locale, _: app_commands.TranslationContextTypes
    ) -> str | None:
        message = string.extras.get("message")
        if message is None or locale.value not in locales():
            return None
        return words_in(locale.value)(message)


class Registrar:
    """Keeps Discord's idea of our commands in step with ours."""

    def __init__(self, store: Store, tree: app_commands.CommandTree, guild_ids: tuple[int, ...]) -> None:
        self._store = store
        self._tree = tree
        self._guild_ids = guild_ids
        self._ids: dict[str, int] = {}
        self.always = False
        """Register also what did not change."""

    def mention(self, command: str) -> str:
        """Return a command as something to tap; its bare name where Discord has not told us its id."""
        known = self._ids.get(command.partition(" ")[0])
        return f"</{command}:{known}>" if known else f"`/{command}`"

    async def synchronise(self) -> None:
        """Register what changed since last time; with guild ids, in those servers alone, where it shows at once.

        Raises `discord.HTTPException` when Discord refuses.
        """
        translator = _Translator()
        await self._tree.set_translator(translator)
        payload = [
            await command.get_translated_payload(self._tree, translator) for command in self._tree.get_commands()
        ]
        known_by = self._tree.client.application_id  # another bot on the same data has registered nothing yet
        fingerprint = hashlib.sha256(json.dumps([known_by, payload], sort_keys=True).encode()).hexdigest()
        for scope in self._guild_ids or (commands.EVERYWHERE,):
            known = await commands.find(self._store, scope)
            self._ids = known.ids
            if self.always or known.fingerprint != fingerprint:
                self._ids = await self._send(scope)
                await commands.remember(self._store, scope, fingerprint, self._ids)

    async def _send(self, scope: int) -> dict[str, int]:
        guild = discord.Object(scope) if scope != commands.EVERYWHERE else None
        if guild is not None:
            self._tree.copy_global_to(guild=guild)
        registered: list[AppCommand] = await self._tree.sync(guild=guild)
        log.info("commands registered", scope=scope, count=len(registered))
        return {command.name: command.id for command in registered}
