"""The rules of peer support, as frozen data and pure functions.

Nothing here knows Discord, SQL, asyncio, logging or the clock: time is an argument, words belong to
`bot.content`, and what is not allowed is raised as a `Refusal` that carries a code and data.
"""
