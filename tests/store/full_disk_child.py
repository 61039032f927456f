"""A process whose disk is full for a while: `python -m tests.store.full_disk_child DIRECTORY ROOM early|late`.

No file may grow beyond ROOM bytes (the kernel's own limit) from the start, or from when the store is open, until a
write was refused. Then there is room again. Says the number of each transaction once its block has ended, and what
was refused. No test lives here; `test_full_disk.py` reads what it says.
"""

import asyncio
import resource
import sys
from pathlib import Path

from bot.store.errors import StoreFailed, StoreRefused
from bot.store.store import Paths, Store, open_store
from tests.builders import NOW
from tests.store.written import write

MANY = 10_000
"""More transactions than there is room for."""


def leave_room(size: int) -> None:
    """Let no file grow beyond this size."""
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))


async def write_until_full(store: Store) -> int:
    """Write until the disk is full; return the next number."""
    for number in range(1, MANY):
        try:
            await write(store, number)
        except StoreFailed as error:
            print(f"failed: {error}", flush=True)
            return number + 1
        print(number, flush=True)
    raise AssertionError("the disk never filled up")


async def main(directory: Path, room: int, *, early: bool) -> None:
    """Open, fill, find room again, write on."""
    paths = Paths(directory, directory / "master.key")
    if early:
        leave_room(room)
    async with open_store(paths, NOW) as store:
        leave_room(room)
        number = await write_until_full(store)
        leave_room(resource.RLIM_INFINITY)
        for later in range(number, number + 20):
            await write(store, later)
            print(later, flush=True)


if __name__ == "__main__":
    try:
        asyncio.run(main(Path(sys.argv[1]), int(sys.argv[2]), early=sys.argv[3] == "early"))
    except StoreRefused as refused:
        print(f"refused: {refused}", flush=True)
