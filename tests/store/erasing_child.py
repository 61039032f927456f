"""A process that erases people until it is killed: `python -m tests.store.erasing_child DIRECTORY ROUND`.

Lets some people join and keep two wins each, says "erasing", then erases one after the other, every second by
withdrawing, and says so once the receipt is there. No test lives here; `test_erasure.py` kills it.
"""

import asyncio
import sys
from pathlib import Path

from bot.domain.ids import PersonId
from bot.logs import set_up_logs
from bot.services import people, privacy
from bot.store import wins
from bot.store.store import Paths, open_store
from tests.builders import GROUP, NOW, a_win

PEOPLE = 40


def words_of(number: int) -> str:
    """Return the words of the win of that number."""
    return f"{number} 🎉 " + "got up again " * (number % 60)


async def main(directory: Path, round_: int) -> None:
    """Let people join, and erase them."""
    set_up_logs("text", "ERROR")
    async with open_store(Paths(directory, directory / "master.key"), NOW) as store:
        everybody = [PersonId(round_ * 1_000 + number + 1) for number in range(PEOPLE)]
        for person in everybody:
            await people.agree(store, person, GROUP, NOW)
            sealer = await store.vault.sealer(person)
            async with store.write() as tx:
                for number in (2 * person, 2 * person + 1):
                    wins.insert(tx, a_win(id=number, person=person, words=words_of(number)), sealer)
        print("erasing", flush=True)
        for person in everybody:
            if person % 2:
                await privacy.erase(store, person, NOW)
            else:
                await privacy.withdraw(store, person, NOW)
            print("withdrawn" if person % 2 == 0 else "erased", person, flush=True)


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), int(sys.argv[2])))
