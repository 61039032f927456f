"""The README is true of the code: its settings, its invitation, its files."""

import re

import discord

from bot.settings import DEFAULTS
from bot.ui.groups import POSTING
from tests.process import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_settings_table_names_every_setting_once_with_its_default() -> None:
    rows = dict(re.findall(r"^\| `([A-Z_]+)` \| (.*?) \|", README, re.MULTILINE))
    assert set(rows) == set(DEFAULTS)
    for name, default in DEFAULTS.items():
        assert not default or rows[name] == f"`{default}`"


def test_the_invitation_asks_for_what_the_bot_needs_and_no_more() -> None:
    (asked,) = re.findall(r"permissions=(\d+)", README)
    assert int(asked) == discord.Permissions(**dict.fromkeys(POSTING, True)).value
    assert "scope=bot+applications.commands" in README


def test_every_file_it_leads_to_exists() -> None:
    for target in re.findall(r"\]\((?!https?://)([^)#]+)\)", README):
        assert (ROOT / target).exists(), target
