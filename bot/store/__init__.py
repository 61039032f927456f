"""What is kept: one SQLite file, one module of plain SQL for each aggregate, and the vault that seals members' words.

Nothing here knows Discord or decides anything; rules live in `bot.domain`, transactions belong to `bot.services`.
"""
