"""Settings: the environment and `.env` become one frozen object, read when asked for and never at import.

Each is documented in `deploy/.env.example`; a test holds that file to this one. Knows nothing of the rest of Rebound.
"""

import os
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from dotenv import dotenv_values

SNOWFLAKE = range(10**14, 2**63)
"""Discord's ids: milliseconds since 2015, shifted by 22 bits, so the oldest have 15 digits; ours fit 63 bits."""

TOKEN_SHAPE = re.compile(r"[\w-]{18,40}\.[\w-]{5,10}\.[\w-]{20,60}")
"""Three parts in base64url, the first of them the bot's id. Only the shape: whether it works, Discord says."""

API_SHAPE = re.compile(r"https?://[^\s/]+(/\S*)?/v10")
OPERATOR_SHAPE = re.compile(r"\S[^\r\n]{0,98}\S|\S|")
URL_SHAPE = re.compile(r"(https://[^\s/]+(/\S*)?)?")
URL_LIMIT = 512
"""Characters of a link button's address (Discord, Components)."""

KEEP_MONTHS = range(3, 61)
"""Months for which what is kept of somebody who is away may be kept: long enough to be told 30 days ahead."""

LOG_FORMATS = ("text", "json")
LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")

DEFAULTS = {
    "DISCORD_TOKEN": "",
    "REBOUND_DATA_DIR": "data",
    "REBOUND_DISCORD_API": "https://discord.com/api/v10",
    "REBOUND_GUILD_IDS": "",
    "REBOUND_KEEP_MONTHS": "12",
    "REBOUND_LOG_FORMAT": "text",
    "REBOUND_LOG_LEVEL": "INFO",
    "REBOUND_MASTER_KEY_FILE": "",
    "REBOUND_OPERATOR": "",
    "REBOUND_PRIVACY_URL": "",
}
"""Every setting there is. One with nothing after its equals sign counts as not set."""


class WrongSettings(Exception):
    """Some settings are missing or wrong; `sentences` says so, one each, and never repeats a value."""

    def __init__(self, sentences: list[str]) -> None:
        super().__init__(" ".join(sentences))
        self.sentences = sentences


@dataclass(frozen=True, slots=True)
class Settings:
    """What an operator chose. The token is left out of the representation, so that no log can have it."""

    token: str = field(repr=False)
    data_dir: Path
    master_key_file: Path
    log_format: str
    log_level: str
    guild_ids: tuple[int, ...]
    discord_api: str
    operator: str
    privacy_url: str
    keep_months: int


def read_settings(env_file: Path = Path(".env"), *, needs_token: bool = True) -> Settings:
    """Read the settings from the environment, and from `env_file` what the environment does not say.

    Raises:
        WrongSettings: one clear sentence for each that is missing or wrong.
    """
    given = {**_read_env_file(env_file), **os.environ}
    values = {name: given.get(name) or default for name, default in DEFAULTS.items()}
    rules = RULES if needs_token else {name: rule for name, rule in RULES.items() if name != "DISCORD_TOKEN"}
    wrong = [f"{name} {sentence}" for name, (is_right, sentence) in rules.items() if not is_right(values[name])]
    if wrong:
        raise WrongSettings(wrong)
    data_dir = Path(values["REBOUND_DATA_DIR"])
    return Settings(
        token=values["DISCORD_TOKEN"],
        data_dir=data_dir,
        master_key_file=Path(values["REBOUND_MASTER_KEY_FILE"] or data_dir / "master.key"),
        log_format=values["REBOUND_LOG_FORMAT"],
        log_level=values["REBOUND_LOG_LEVEL"],
        guild_ids=_guild_ids(values["REBOUND_GUILD_IDS"]),
        discord_api=values["REBOUND_DISCORD_API"],
        operator=values["REBOUND_OPERATOR"],
        privacy_url=values["REBOUND_PRIVACY_URL"],
        keep_months=int(values["REBOUND_KEEP_MONTHS"]),
    )


def _read_env_file(file: Path) -> dict[str, str | None]:
    try:
        return dotenv_values(file, interpolate=False) if file.is_file() else {}
    except OSError as error:
        sentence = f"{file} cannot be read ({error.strerror}): give the user that runs Rebound access."
        raise WrongSettings([sentence]) from error
    except UnicodeDecodeError:
        # Not chained: the error carries the file's bytes, and with them the token.
        raise WrongSettings([f"{file} is not UTF-8 text: save it as that."]) from None


def _guild_ids(value: str) -> tuple[int, ...]:
    return tuple(int(part) for part in value.split(",")) if value else ()


def _are_guild_ids(value: str) -> bool:
    listed = re.fullmatch(r"(\s*\d{15,19}\s*(,\s*\d{15,19}\s*)*)?", value)
    return bool(listed) and all(guild in SNOWFLAKE for guild in _guild_ids(value))


RULES: dict[str, tuple[Callable[[str], object], str]] = {
    "DISCORD_TOKEN": (
        TOKEN_SHAPE.fullmatch,
        (
            "is missing or not shaped like a bot token: copy it from the Discord developer portal, your application,"
            " Bot, Reset Token."
        ),
    ),
    "REBOUND_DISCORD_API": (API_SHAPE.fullmatch, "must be an address like https://discord.com/api/v10."),
    "REBOUND_GUILD_IDS": (_are_guild_ids, "must be server ids (15 to 19 digits) with commas between them."),
    "REBOUND_KEEP_MONTHS": (
        lambda value: value.isascii() and value.isdigit() and int(value) in KEEP_MONTHS,
        f"must be a whole number of months from {KEEP_MONTHS.start} to {KEEP_MONTHS.stop - 1}.",
    ),
    "REBOUND_LOG_FORMAT": (LOG_FORMATS.__contains__, f"must be one of: {', '.join(LOG_FORMATS)}."),
    "REBOUND_LOG_LEVEL": (LOG_LEVELS.__contains__, f"must be one of: {', '.join(LOG_LEVELS)}."),
    "REBOUND_OPERATOR": (OPERATOR_SHAPE.fullmatch, "must be one line of at most 100 characters."),
    "REBOUND_PRIVACY_URL": (
        lambda value: URL_SHAPE.fullmatch(value) and len(value) <= URL_LIMIT,
        f"must be an https address of at most {URL_LIMIT} characters.",
    ),
}
"""What each setting must be, and the rest of the sentence that says so."""
