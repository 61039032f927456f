"""`python -m bot run`, watched: how long one callback held the event loop at most, said when it ends.

SIGUSR1 begins the watch anew: what is of interest comes after the start.
"""

import asyncio
import json
import signal
import time
from typing import Any

from bot import app
from bot.settings import read_settings

LONG = 0.02
"""Seconds: what is counted as holding the loop."""


class Watch:
    """Measures every callback of the loop: on the clock, and in processor time of the loop's own thread."""

    def __init__(self) -> None:
        self.begin()

    def begin(self) -> None:
        """Forget what was measured."""
        self.callbacks, self.longest, self.longest_busy, self.over = 0, 0.0, 0.0, 0

    def put_on(self) -> None:
        """Measure from now on."""
        run: Any = asyncio.events.Handle._run

        def measured(handle: Any) -> None:
            clock, busy = time.perf_counter(), time.thread_time()
            run(handle)
            clock, busy = time.perf_counter() - clock, time.thread_time() - busy
            self.callbacks += 1
            self.longest, self.longest_busy = max(self.longest, clock), max(self.longest_busy, busy)
            self.over += clock > LONG

        asyncio.events.Handle._run = measured  # type: ignore[assignment, method-assign]

    def told(self) -> str:
        """Return what was measured, as JSON, in milliseconds."""
        return json.dumps(
            {
                "callbacks": self.callbacks,
                "longest": self.longest * 1000,
                "longest_busy": self.longest_busy * 1000,
                "over": self.over,
            }
        )


async def main() -> None:
    """Run the bot until it is asked to stop."""
    watch = Watch()
    watch.put_on()
    asyncio.get_running_loop().add_signal_handler(signal.SIGUSR1, watch.begin)
    settings = read_settings()
    app.set_up_logs(settings)
    try:
        await app.run(settings)
    finally:
        print(watch.told(), flush=True)


if __name__ == "__main__":
    asyncio.run(main())
