"""Settings: the environment and `.env` become one frozen object, read when asked for and never at import.

Each is documented in `deploy/.env.example`; a test holds that file to this one. Knows nothing of the rest of Rebound.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path

from environs import Env, EnvValidationError
from marshmallow import ValidationError
from marshmallow.validate import OneOf

TOKEN_SHAPE = re.compile(r"[\w-]{18,40}\.[\w-]{5,10}\.[\w-]{20,60}")
"""Three parts in base64url, the first of them the bot's id. Only the shape: whether it works, Discord says."""

LOG_FORMATS = ("text", "json")
LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")


class WrongSettings(Exception):
    """Some settings are missing or wrong; `sentences` says so, one each, and never repeats a secret."""

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


def read_settings(env_file: Path = Path(".env"), *, needs_token: bool = True) -> Settings:
    """Read the settings from the environment, and from `env_file` what the environment does not say.

    Raises:
        WrongSettings: one clear sentence for each that is missing or wrong.
    """
    env = Env(eager=False)
    if env_file.is_file():
        env.read_env(str(env_file), recurse=False)
    data_dir = env.path("REBOUND_DATA_DIR", Path("data"))
    settings = Settings(
        token=env.str("DISCORD_TOKEN", "", validate=_check_token if needs_token else None),
        data_dir=data_dir,
        master_key_file=env.path("REBOUND_MASTER_KEY_FILE", data_dir / "master.key"),
        log_format=env.str("REBOUND_LOG_FORMAT", "text", validate=OneOf(LOG_FORMATS)),
        log_level=env.str("REBOUND_LOG_LEVEL", "INFO", validate=OneOf(LOG_LEVELS)),
        guild_ids=tuple(env.list("REBOUND_GUILD_IDS", [], subcast=int) or ()),
        discord_api=env.str("REBOUND_DISCORD_API", "https://discord.com/api/v10", validate=_check_api),
    )
    wrong = {"DISCORD_TOKEN"} if needs_token and not settings.token else set()
    try:
        env.seal()
    except EnvValidationError as error:
        wrong |= error.error_messages.keys()
    if wrong:
        raise WrongSettings([_sentence(name) for name in sorted(wrong)])
    return settings


def _sentence(name: str) -> str:
    return {
        "DISCORD_TOKEN": (
            "DISCORD_TOKEN is missing or not shaped like a bot token: copy it from the Discord developer portal,"
            " your application, Bot, Reset Token."
        ),
        "REBOUND_LOG_FORMAT": f"REBOUND_LOG_FORMAT must be one of: {', '.join(LOG_FORMATS)}.",
        "REBOUND_LOG_LEVEL": f"REBOUND_LOG_LEVEL must be one of: {', '.join(LOG_LEVELS)}.",
        "REBOUND_GUILD_IDS": "REBOUND_GUILD_IDS must be server ids (whole numbers) with commas between them.",
        "REBOUND_DISCORD_API": "REBOUND_DISCORD_API must be an address like https://discord.com/api/v10.",
    }.get(name, f"{name} cannot be read: see deploy/.env.example.")


def _check_token(value: str) -> None:
    if not TOKEN_SHAPE.fullmatch(value):
        raise ValidationError("shape")


def _check_api(value: str) -> None:
    if not re.fullmatch(r"https?://[^\s/]+(/\S*)?/v10", value):
        raise ValidationError("address")
