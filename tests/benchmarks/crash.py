"""`make crash`: hundreds of deaths at every step of a delivery, on good days of Discord's and on bad ones.

Says at which steps, what kept a message from being sent twice, and exits with 1 if one was lost or doubled.
"""

import asyncio
import sys
import tempfile
from pathlib import Path
from random import Random

from bot.logs import set_up_logs
from tests.services.crashing import Weeks
from tests.services.dying_bots import LATER, LONG, SOON, Tally

SEED = 20261122


async def sweep(data: Path, random: Random, tally: Tally, away: int, *, faults: bool) -> None:
    """Die once at each step of two weeks."""
    async with Weeks(data, random, tally, faults=faults).begun() as weeks:
        for _ in range(2):
            await weeks.pass_by(away)


async def stumble(data: Path, random: Random, tally: Tally) -> None:
    """Die at random for four weeks of bad days."""
    async with Weeks(data, random, tally, at_random=True).begun() as weeks:
        for _ in range(4):
            await weeks.pass_by(SOON)


async def main() -> int:
    """Do it all; return the exit code."""
    set_up_logs("text", "WARNING")
    tally, random = Tally(), Random(SEED)
    with tempfile.TemporaryDirectory() as directory:
        data = Path(directory)
        for away in (SOON, LATER, LONG):
            for faults in (False, True):
                await sweep(data / f"{away}-{faults}", random, tally, away, faults=faults)
                print(f"{away} s away, {'bad' if faults else 'good'} days: {tally.kills} kills so far", flush=True)
        for number in range(3):
            await stumble(data / f"random-{number}", random, tally)
            print(f"at random: {tally.kills} kills so far", flush=True)
    for step, kills in sorted(tally.steps.items()):
        print(f"{kills:5}  {step}")
    print(
        f"{tally.kills} kills in {tally.starts} starts, {tally.faults} faults; {tally.sent} messages\n"
        f"kept from being posted twice: {tally.by_nonce} by the nonce, {tally.by_look} of"
        f" {tally.by_look + tally.looks} looks found the post\n"
        f"host told twice (killed before that could be noted, and away for minutes): {tally.host_told_twice}\n"
        f"lost, doubled or wrong otherwise: {len(tally.wrong)}"
    )
    for wrong in tally.wrong:
        print(wrong)
    return 1 if tally.wrong else 0


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
