"""A crowd that is glad at once: 200 people press *Celebrate* under one win within a second.

`python -m tests.benchmarks.applause`; a few seconds. `make bench` runs it, too.
"""

import asyncio
import statistics
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path

from bot.demo import until
from bot.sandbox import Message, Person, Sandbox
from bot.sandbox.world import Change
from tests.benchmarks.line import Line
from tests.benchmarks.rig import AGREE, REBOUND, started

CROWD = 200
SLOWEST = 3.0
"""Seconds that Discord gives us to answer a press."""


async def agree(person: Person) -> None:
    """Let somebody agree to what is kept, as anybody does before their first press."""
    asked = await person.slash("win list")
    if AGREE in asked.buttons:
        await person.click(asked.message, AGREE)


async def press(person: Person, card: Message, custom_id: str) -> float | None:
    """Return the seconds until a press was answered, None if it was not."""
    before = time.perf_counter()
    answer = await person.click(card, custom_id=custom_id)
    return None if answer.kind == "none" else time.perf_counter() - before


async def applaud(sandbox: Sandbox, crowd: list[Person]) -> list[Line]:
    """Let a win be shared, and everybody press at once."""
    panel = await sandbox.host.slash("setup")
    wins = sandbox.channel("wins")
    await sandbox.host.select(panel.message, "setup-wins", [wins])
    preview = await sandbox.ana.slash("win share", category="rested", words="A quiet day")
    if AGREE in preview.buttons:
        preview = await sandbox.ana.click(preview.message, AGREE)
    await sandbox.ana.click(preview.message, "Share with the group")
    await until(lambda: len(sandbox.messages(wins)) > 0)
    card = sandbox.messages(wins)[-1]
    for person in crowd:
        await agree(person)
    edits: list[float] = []

    def note(change: Change) -> None:
        if change.kind == "message.edited" and change.message is card:
            edits.append(time.perf_counter())

    sandbox.observe(note)
    sandbox.requests.clear()
    custom_id = next(button.custom_id for button in card.button_list if button.custom_id) or ""
    before = time.perf_counter()
    answered = await asyncio.gather(*(press(person, card, custom_id) for person in crowd))
    took = time.perf_counter() - before
    await until(lambda: f"Celebrate · {len(crowd)}" in card.buttons, 10)
    times = sorted(seconds for seconds in answered if seconds is not None)
    apart = min((later - earlier for earlier, later in pairwise(edits)), default=0.0)
    print(
        f"{len(crowd)} people celebrate at once: {len(crowd) / took:.0f} presses a second; answered after"
        f" {statistics.median(times) * 1000:.0f} ms (median), {times[-1] * 1000:.0f} ms at most;"
        f" {len(edits)} edits of the card, {apart:.2f} s apart at least"
    )
    return [
        Line("celebrated at once: people who were answered", len(times), len(crowd), "", at_most=False),
        Line("celebrated at once: the longest answer", times[-1], SLOWEST, "s"),
        Line("celebrated at once: edits of the card", len(edits), took + 3, ""),
        Line("celebrated at once: requests refused for their rate", _limited(sandbox), 0, ""),
    ]


def _limited(sandbox: Sandbox) -> int:
    return sum(request.status == 429 for request in sandbox.requests)


async def main() -> list[Line]:
    """Measure everything."""
    with tempfile.TemporaryDirectory() as directory:
        async with Sandbox() as sandbox:
            crowd = [sandbox.add_person(f"Peer {number}", guild=sandbox.guild) for number in range(CROWD)]
            async with started(REBOUND, sandbox, Path(directory), crowd):
                return await applaud(sandbox, crowd)


if __name__ == "__main__":
    lines = asyncio.run(main())
    for line in lines:
        print(line)
    sys.exit(0 if all(line.kept for line in lines) else 1)
