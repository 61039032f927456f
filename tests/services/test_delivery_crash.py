"""The process dies at every step of what it sends: nothing is lost, nothing is sent twice (PRODUCT.md, promise 4).

`python -m tests.benchmarks.crash` does the same for longer, with a Discord that has bad days, too.
"""

import sys
from collections.abc import AsyncIterator
from pathlib import Path
from random import Random

import pytest

from tests.services.crashing import Weeks
from tests.services.dying_bots import LONG, SOON, TAKEN, Tally

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither SIGKILL nor fork")

STEPS = (
    "schedule.fall_due",
    "deliveries._begin (round)",
    "deliveries._begin (mentions)",
    "deliveries._begin (nudge)",
    "deliveries._begin (note)",
    "deliveries._begin (encouragement)",
    "deliveries._begin (share)",
    "deliveries.deliver (round, sent)",
    "deliveries.deliver (round, undeliverable)",
    "deliveries.deliver (mentions, sent)",
    "deliveries.deliver (nudge, sent)",
    "deliveries.deliver (nudge, undeliverable)",
    "deliveries.deliver (note, sent)",
    "deliveries.deliver (encouragement, sent)",
    "deliveries.deliver (share, sent)",
    *(f"deliveries._begin ({kind}{part})" for kind in ("wins-round", "prompt") for part in ("", ", more of it")),
    *(
        f"deliveries.deliver ({kind}{part}, sent)"
        for kind in ("wins-round", "prompt")
        for part in ("", ", more of it")
    ),
    "rounds._redraw (wins, open)",
    "rounds._redraw (wins, closed)",
    "deliveries._tell_host",
    "rounds.keep_current (open)",
    "rounds._redraw (open)",
    "rounds._redraw (closed)",
    "weeks._close",
)
"""Transactions of which each was to end a process, before its commit and after it."""

REQUESTS = ("post in a channel", "post in a thread", "post to a member", "post to the host", "open a thread", "edit")
"""What each was to be killed over while Discord had taken it and the process did not know."""


@pytest.fixture
async def weeks(tmp_path: Path) -> AsyncIterator[Weeks]:
    """Set two groups up."""
    async with Weeks(tmp_path, Random(4), Tally()).begun() as weeks:
        yield weeks


@pytest.mark.parametrize(
    "away", [pytest.param(SOON, id="and starts again soon"), pytest.param(LONG, id="and is away for long")]
)
async def test_killed_at_each_step_it_loses_nothing_and_says_nothing_twice(weeks: Weeks, away: int) -> None:
    """Soon, the nonce keeps what Discord took from being posted twice; after long, the look into the channel does."""
    tally = weeks.tally
    for _ in range(2):  # the second time, a channel is gone
        await weeks.pass_by(away)
    assert tally.wrong == []
    assert [
        step
        for step in STEPS
        if not {f"{step}: {moment} the commit" for moment in ("before", "after")} <= set(tally.steps)
    ] == []
    assert [name for name in REQUESTS if f"{name}: {TAKEN}" not in tally.steps] == []
    assert tally.kills >= 60
    assert tally.by_nonce if away == SOON else tally.by_look
    assert tally.host_told_twice <= 4, "see bot.services.deliveries._tell_host"


async def test_killed_at_random_while_discord_has_a_bad_day_it_loses_nothing_and_says_nothing_twice(
    tmp_path: Path,
) -> None:
    tally = Tally()
    async with Weeks(tmp_path, Random(11), tally, at_random=True).begun() as weeks:
        for _ in range(2):
            await weeks.pass_by(SOON)
    assert tally.wrong == []
    assert tally.kills >= 15
    assert tally.faults
