"""No log line, no error and no trace holds a member's words or the token, whatever is used and whatever fails."""

import logging
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from discord import AppCommandOptionType, app_commands

from bot.logs import set_up_logs
from bot.sandbox import Fault
from bot.ui import actions
from bot.ui.actions import ACTIONS
from tests.cogs.walk import Walk
from tests.cogs.who_may import ANA, COMMANDS, HOST, MENUS, USER_MENUS, use_of

MARK = "quince-lantern-91d4"
"""Stands in everything that can be written freely. The phrase beside it calls the safety net."""

LAST = (actions.ERASE_MINE, actions.WITHDRAW)
"""After these there is nobody to do the rest."""

WRITTEN = f"{MARK} I want to die {MARK}"


@pytest.fixture(autouse=True)
def everything_is_logged(capsys: pytest.CaptureFixture[str]) -> Iterator[None]:
    """Log as an operator does who asks for everything; afterwards, as the other tests find it."""
    root = logging.getLogger()
    before, level = root.handlers, root.level
    set_up_logs("json", "DEBUG")
    try:
        yield
    finally:
        root.handlers = before
        root.setLevel(level)


def free_texts(walk: Walk, command: str) -> dict[str, Any]:
    """Return a command's options with the mark in each that can be written freely."""
    values = walk.filled(COMMANDS[command][0])
    for one in walk.stage.client.tree.walk_commands():
        if one.qualified_name == command and isinstance(one, app_commands.Command):
            free = [each for each in one.parameters if each.type is AppCommandOptionType.string and not each.choices]
            values |= {each.name: WRITTEN[: int(each.max_value or len(WRITTEN))] for each in free}
    return values


async def use_everything(walk: Walk) -> None:
    """Use every command, menu, button and form as Ana and as the host, with marked words wherever there can be."""
    message = walk.people[ANA].send(walk.place(ANA), WRITTEN)
    for who in (ANA, HOST):
        person, place = walk.people[who], walk.place(who)
        offered = {str(command["name"]) for command in person.commands(place)}
        for command in COMMANDS:
            if command.split()[0] in offered:
                await person.slash(command, free_texts(walk, command), channel=place)
        for menu in MENUS:
            await person.menu(menu, message)
        for menu in USER_MENUS:
            await person.user_menu(menu, walk.people[ANA], channel=place)
        for action in sorted(ACTIONS.values(), key=LAST.__contains__):
            use = use_of(action)
            form = None if use.form is None else dict.fromkeys(use.form, WRITTEN)
            await walk.press(who, action, replace(use, form=form))
        await walk.stage.discord.settle()


def is_clean(logged: str, walk: Walk) -> bool:
    """Say whether neither the mark nor the token was logged."""
    return MARK not in logged and walk.stage.discord.token not in logged


async def test_nothing_that_is_used_is_logged_with_its_words(walk: Walk, capsys: pytest.CaptureFixture[str]) -> None:
    await use_everything(walk)
    logged = capsys.readouterr().err
    assert "person erased" in logged, "this is the log"
    assert is_clean(logged, walk)


async def test_nothing_that_fails_is_logged_with_its_words(walk: Walk, capsys: pytest.CaptureFixture[str]) -> None:
    """A database that takes nothing more, sealed words that do not open, and a Discord that fails."""
    discord, store = walk.stage.discord, walk.stage.client.store
    ana, place = walk.people[ANA], walk.place(ANA)
    await ana.slash("win share", free_texts(walk, "win share"), channel=place)
    async with store.write() as tx:
        tx.put("UPDATE win SET words = substr(words, 1, 50)")
    await ana.slash("win list", channel=place)

    def fill_up(connection: sqlite3.Connection) -> None:
        connection.execute("PRAGMA max_page_count = 1").fetchall()

    await store._database._writer.run(fill_up)
    for _ in range(40):  # until what was free in the file is used up
        await ana.slash("win share", {**free_texts(walk, "win share"), "words": WRITTEN * 15}, channel=place)
    discord.faults.add(Fault(method="POST", path=r"/interactions/\d+/[^/]+/callback", times=4, status=500))
    discord.allow_violation("unanswered", "10062", "40060")
    for _ in range(2):
        await ana.slash("win share", free_texts(walk, "win share"), channel=place)
    await walk.stage.client.drain()
    logged = capsys.readouterr().err
    for fault in ("SealBroken", "StoreFailed"):
        assert fault in logged
    assert is_clean(logged, walk)
