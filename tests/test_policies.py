"""What operators publish is true of the code: what is kept and of whom, how long, and who is asked for what."""

import pytest

from bot.domain.groups import ERASE_AFTER
from bot.domain.people import WARN_AHEAD
from bot.domain.reports import COUNTS_FROM
from bot.services.schedule import KEPT
from bot.settings import DEFAULTS
from bot.store.tables import TABLES
from tests.process import ROOT

POLICY, TERMS, THREATS = (
    " ".join((ROOT / "deploy" / name).read_text(encoding="utf-8").split())
    for name in ("privacy-policy.md", "terms.md", "threat-model.md")
)

TOLD = {
    "person": "your Discord id; when you agreed",
    "withdrawal": "keeps that you withdrew",
    "member": "the groups in which you take part",
    "peer_group": "if you set up a group: your id",
    "win": "the words of your wins",
    "celebration": "which shared wins and messages you celebrate",
    "report": "that you reported a message",
    "offered_line": "lines that you offer to your group",
    "goal": "your goals: their numbers and dates",
    "entry": "what you logged for them and on which day",
    "member_week": "how your weeks went",
    "rejection": "what you keep after a no",
    "shared_rejection": "what you write for your group about a no",
    "support": "whose no you answered",
    "checkin": "how you are when you check in: mood, feelings and note",
    "keepsake": "reframes that you ask to be kept",
    "line_shown": "which lines of the library you were shown",
    "review": "what you write and rate when you look back",
    "encouragement": "kind words that you send to another member",
    "stop": "whom you asked to stop",
    "schedule": "which nudges come to you and when",
}
"""How the policy tells of each table that holds something of a person."""


@pytest.mark.parametrize("table", [table.name for table in TABLES if table.person is not None])
def test_the_policy_tells_of_everything_that_is_kept_of_a_person(table: str) -> None:
    assert TOLD[table] in POLICY


def test_the_policy_tells_of_nothing_that_is_not_kept() -> None:
    assert set(TOLD) == {table.name for table in TABLES if table.person is not None}


def test_times_are_those_of_the_code() -> None:
    months = DEFAULTS["REBOUND_KEEP_MONTHS"]
    assert f"away for [{months}] months is written to {WARN_AHEAD.days} days before" in POLICY
    assert f"erased {ERASE_AFTER.days} days later" in POLICY
    assert f"which came in the last {KEPT.days} days" in POLICY


def test_a_groups_numbers_are_shown_from_as_many_members_as_is_said() -> None:
    assert COUNTS_FROM == 5
    assert "from five members up" in THREATS


def test_whoever_reads_the_readme_finds_them() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for file in ("deploy/privacy-policy.md", "deploy/terms.md", "deploy/threat-model.md", "SECURITY.md"):
        assert f"]({file})" in readme
