"""A process that writes until it is killed: `python -m tests.store.writing_child DIRECTORY FIRST`.

Says "opening" before it opens the store and "open" after, then the number of each transaction once its block has
ended. Several tasks write at once. No test lives here; `test_kill.py` kills it.
"""

import asyncio
import sys
from pathlib import Path

from bot.store.store import Paths, Store, open_store
from tests.builders import NOW
from tests.store.written import write

TASKS = 4
"""Writers at once; each takes every fourth number."""


async def write_on(store: Store, first: int) -> None:
    """Write for ever, and say so."""
    number = first
    while True:
        await write(store, number)
        print(number, flush=True)
        number += TASKS


async def main(directory: Path, first: int) -> None:
    """Open the store and write until killed."""
    print("opening", flush=True)
    async with open_store(Paths(directory, directory / "master.key"), NOW) as store, asyncio.TaskGroup() as tasks:
        print("open", flush=True)
        for offset in range(TASKS):
            tasks.create_task(write_on(store, first + offset))


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), int(sys.argv[2])))
