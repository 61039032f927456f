"""`make bench`: cost and memory of Rebound as ratios to a bare discord.py bot in the same run.

Two cores and other work on them: blocks of both bots alternate, and only their ratios mean something. Exits with 1
when a ratio is beyond what issue and README promise.
"""

import asyncio
import statistics
import sys
import tempfile
import time
from pathlib import Path

from bot.domain.ids import PersonId
from bot.domain.wins import WORDS_LIMIT
from bot.sandbox import Sandbox
from bot.store.vault import KEY_BYTES, Place, Sealer
from tests.benchmarks import applause, crowd
from tests.benchmarks.line import Line
from tests.benchmarks.rig import BARE, REBOUND, Rig, running, started

BLOCKS = 6
CALLS_ALONE = 150
CALLS_AT_ONCE = 500
WORKERS = 25
IDLE_SECONDS = 60


async def alone(rig: Rig, calls: int) -> list[float]:
    """Return seconds from the gateway event to the readable answer, one call at a time."""
    times = []
    for number in range(calls):
        before = time.perf_counter()
        await rig.call(number)
        times.append(time.perf_counter() - before)
    return times


async def at_once(rig: Rig, calls: int) -> float:
    """Return calls a second with `WORKERS` under way at any moment."""
    numbers = iter(range(calls))

    async def work() -> None:
        for number in numbers:
            await rig.call(number)

    before = time.perf_counter()
    await asyncio.gather(*(work() for _ in range(WORKERS)))
    return calls / (time.perf_counter() - before)


def seconds_to_seal() -> float:
    """Return the processor seconds that sealing the longest words of a win takes."""
    sealer, words = Sealer(bytes(KEY_BYTES)), "w" * WORDS_LIMIT
    rounds = 2000
    before = time.process_time()
    for number in range(rounds):
        sealer.seal(words, Place("win", "words", number, PersonId(1)))
    return (time.process_time() - before) / rounds


async def compare(directory: Path) -> list[Line]:
    """Measure both bots, block by block."""
    async with (
        running(BARE, directory / "bare") as bare,
        running(REBOUND, directory / "rebound") as ours,
    ):
        await asyncio.sleep(2)
        memory = ours.memory() / bare.memory()
        print(f"resident after READY: bare {bare.memory():.1f} MiB, Rebound {ours.memory():.1f} MiB")
        for rig in (bare, ours):
            await alone(rig, 50)
        latencies: dict[str, list[float]] = {"bare": [], "ours": []}
        rates: dict[str, list[float]] = {"bare": [], "ours": []}
        busy = {"bare": 0.0, "ours": 0.0}
        for _ in range(BLOCKS):
            for name, rig in (("bare", bare), ("ours", ours)):
                latencies[name] += await alone(rig, CALLS_ALONE)
                before = rig.cpu()
                rates[name].append(await at_once(rig, CALLS_AT_ONCE))
                busy[name] += rig.cpu() - before
                rig.sandbox.forget()  # what the sandbox remembers slows it, and with it both bots
        p50 = {name: statistics.median(values) * 1000 for name, values in latencies.items()}
        p95 = {name: statistics.quantiles(values, n=20)[18] * 1000 for name, values in latencies.items()}
        rate = {name: statistics.median(values) for name, values in rates.items()}
        for name in ("bare", "ours"):
            print(f"one at a time, {name}: p50 {p50[name]:.2f} ms, p95 {p95[name]:.2f} ms")
        print(f"{WORKERS} at once, calls a second: bare {rate['bare']:.0f}, Rebound {rate['ours']:.0f}")
        each = {name: seconds / (BLOCKS * CALLS_AT_ONCE) * 1000 for name, seconds in busy.items()}
        print(
            f"processor time a call at {WORKERS} at once: bare {each['bare']:.2f} ms, Rebound {each['ours']:.2f} ms"
            f" ({each['ours'] / each['bare']:.2f}×; the sandbox shares the two cores and limits both)"
        )
        print(f"requests refused by the sandbox: {len(ours.sandbox.violations)}")
        sealing = seconds_to_seal() / (busy["ours"] / (BLOCKS * CALLS_AT_ONCE)) * 100
        if "--no-idle" not in sys.argv:
            before = ours.cpu()
            await asyncio.sleep(IDLE_SECONDS)
            idle = [Line("an idle minute, share of one core", (ours.cpu() - before) / IDLE_SECONDS * 100, 0.2, "%")]
        else:
            idle = []
        return [
            Line("a private /win share, one at a time, p50 to bare", p50["ours"] / p50["bare"], 2.4),
            Line("calls a second at 25 at once, to bare", rate["ours"] / rate["bare"], 0.6, at_most=False),
            Line("sealing, share of a call's processor time", sealing, 5, "%"),
            Line("resident memory after READY, to bare", memory, 1.4),
            *idle,
        ]


async def start_again(directory: Path) -> Line:
    """Measure from the start of the process to the first answer, with commands unchanged."""
    times = []
    async with Sandbox() as sandbox:
        people = [sandbox.ana]
        for _ in range(6):
            async with started(REBOUND, sandbox, directory / "start", people) as rig:
                times.append(rig.usable_after)
            await sandbox.disconnect(resumable=False)
    times = times[1:]  # the first start makes the store and registers the commands
    print("start to first answer, s: " + ", ".join(f"{value:.2f}" for value in times))
    return Line("usable after the start, commands unchanged (median)", statistics.median(times), 1.0, "s")


async def main() -> int:
    """Measure everything; return the exit code."""
    with tempfile.TemporaryDirectory() as directory:
        lines = [await start_again(Path(directory)), *await compare(Path(directory))]
    lines += await applause.main()
    lines += await crowd.main()
    for line in lines:
        print(line)
    return 0 if all(line.kept for line in lines) else 1


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
