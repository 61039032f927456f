"""What is remembered is what the database says: a value that was read while somebody wrote it is not kept."""

import asyncio

import pytest

from bot.store.memory import Memory


async def test_a_value_is_loaded_once() -> None:
    memory: Memory[int, str] = Memory(2)
    loads: list[int] = []

    async def load() -> str:
        loads.append(1)
        return "one"

    assert [await memory.get(1, load), await memory.get(1, load)] == ["one", "one"]
    assert len(loads) == 1


async def test_a_value_that_was_forgotten_is_loaded_anew() -> None:
    memory: Memory[int, int] = Memory(2)
    values = iter(range(10))

    async def load() -> int:
        return next(values)

    assert await memory.get(1, load) == 0
    memory.forget(1)
    assert await memory.get(1, load) == 1
    memory.forget_all()
    assert await memory.get(1, load) == 2


async def test_a_value_read_while_somebody_wrote_is_not_remembered() -> None:
    memory: Memory[int, str] = Memory(2)
    reading, written = asyncio.Event(), asyncio.Event()

    async def slow() -> str:
        reading.set()
        await written.wait()
        return "old"

    async def fresh() -> str:
        return "new"

    first = asyncio.create_task(memory.get(1, slow))
    await reading.wait()
    memory.forget(1)
    written.set()
    assert await first == "old"
    assert await memory.get(1, fresh) == "new"


async def test_a_value_read_while_another_was_written_is_remembered() -> None:
    memory: Memory[int, str] = Memory(2)

    async def load() -> str:
        memory.forget(2)
        return "one"

    async def again() -> str:
        raise AssertionError("it was to be remembered")

    await memory.get(1, load)
    assert await memory.get(1, again) == "one"


async def test_of_two_that_read_the_same_only_what_was_read_after_the_write_is_remembered() -> None:
    memory: Memory[int, str] = Memory(2)
    written = asyncio.Event()

    async def slow() -> str:
        await written.wait()
        return "old"

    async def fresh() -> str:
        return "new"

    first = asyncio.create_task(memory.get(1, slow))
    await asyncio.sleep(0)
    memory.forget_all()
    assert await memory.get(1, fresh) == "new"
    written.set()
    assert await first == "old"
    assert await memory.get(1, slow) == "new"


async def test_nothing_is_left_of_what_was_being_read_whatever_became_of_it() -> None:
    memory: Memory[int, str] = Memory(2)

    async def fails() -> str:
        raise LookupError

    async def load() -> str:
        return "one"

    with pytest.raises(LookupError):
        await memory.get(1, fails)
    await memory.get(2, load)
    assert memory._loads == {}


async def test_the_longest_unused_goes_first() -> None:
    memory: Memory[int, int] = Memory(2)
    loads: list[int] = []

    async def get(key: int) -> int:
        async def load() -> int:
            loads.append(key)
            return key

        return await memory.get(key, load)

    for key in (1, 2, 1, 3, 1, 2):
        assert await get(key) == key
    assert loads == [1, 2, 3, 2]
