"""What an operator sets, what they are told when it is wrong, and that `deploy/.env.example` says the same."""

import os
import re
from pathlib import Path

import pytest

from bot import settings as module
from bot.settings import Settings, WrongSettings, read_settings
from tests.process import ROOT, TOKEN

SERVER, ANOTHER = 112233445566778899, 998877665544332211
EXAMPLE = ROOT / "deploy" / ".env.example"
ASSIGNMENT = re.compile(r"^#?([A-Z][A-Z_]+)=(.*)$", re.MULTILINE)

DEFAULTS = Settings(
    token=TOKEN,
    data_dir=Path("data"),
    master_key_file=Path("data/master.key"),
    log_format="text",
    log_level="INFO",
    guild_ids=(),
    discord_api="https://discord.com/api/v10",
    operator="",
    privacy_url="",
    keep_months=12,
)


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith(("DISCORD_", "REBOUND_"))]:
        monkeypatch.delenv(name)


def told(env_file: Path = Path(".env")) -> list[str]:
    """Return the sentences that a start with the settings at hand ends with."""
    with pytest.raises(WrongSettings) as caught:
        read_settings(env_file)
    return caught.value.sentences


def test_a_token_is_all_that_has_to_be_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", TOKEN)
    assert read_settings() == DEFAULTS


def test_everything_can_be_set(monkeypatch: pytest.MonkeyPatch) -> None:
    chosen = {
        "DISCORD_TOKEN": TOKEN,
        "REBOUND_DATA_DIR": "/srv/rebound",
        "REBOUND_MASTER_KEY_FILE": "/etc/rebound/master.key",
        "REBOUND_LOG_FORMAT": "json",
        "REBOUND_LOG_LEVEL": "DEBUG",
        "REBOUND_GUILD_IDS": f"{SERVER}, {ANOTHER}",
        "REBOUND_DISCORD_API": "http://127.0.0.1:8017/api/v10",
        "REBOUND_OPERATOR": "Hana, hana@example.org",
        "REBOUND_PRIVACY_URL": "https://example.org/privacy",
        "REBOUND_KEEP_MONTHS": "24",
    }
    for name, value in chosen.items():
        monkeypatch.setenv(name, value)
    assert read_settings() == Settings(
        token=TOKEN,
        data_dir=Path("/srv/rebound"),
        master_key_file=Path("/etc/rebound/master.key"),
        log_format="json",
        log_level="DEBUG",
        guild_ids=(SERVER, ANOTHER),
        discord_api="http://127.0.0.1:8017/api/v10",
        operator="Hana, hana@example.org",
        privacy_url="https://example.org/privacy",
        keep_months=24,
    )


def test_the_master_key_lies_in_the_data_directory_unless_said_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REBOUND_DATA_DIR", "/srv/rebound")
    assert read_settings(needs_token=False).master_key_file == Path("/srv/rebound/master.key")


@pytest.mark.parametrize("name", ["REBOUND_DATA_DIR", "REBOUND_MASTER_KEY_FILE", "REBOUND_LOG_FORMAT"])
def test_a_name_with_nothing_after_its_equals_sign_is_not_set(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", TOKEN)
    monkeypatch.setenv(name, "")
    assert read_settings() == DEFAULTS


@pytest.mark.parametrize(
    ("name", "value"),
    [
        pytest.param("DISCORD_TOKEN", None, id="no token"),
        pytest.param("DISCORD_TOKEN", "", id="an empty token"),
        pytest.param("DISCORD_TOKEN", "sesame", id="something that is no token"),
        pytest.param("DISCORD_TOKEN", f"Bot {TOKEN}", id="a token with the header's prefix"),
        pytest.param("DISCORD_TOKEN", f"{TOKEN}\n", id="a token with the line's end"),
        pytest.param("DISCORD_TOKEN", TOKEN.rpartition(".")[0], id="a token cut short"),
        pytest.param("DISCORD_TOKEN", "8017a4c8e3c0d5d1b0f3a9b2c4d6e8f0", id="the client secret instead"),
        pytest.param("REBOUND_LOG_FORMAT", "xml", id="a log format there is not"),
        pytest.param("REBOUND_LOG_LEVEL", "chatty", id="a log level there is not"),
        pytest.param("REBOUND_LOG_LEVEL", "info", id="a log level in small letters"),
        pytest.param("REBOUND_GUILD_IDS", "my server", id="a server's name"),
        pytest.param("REBOUND_GUILD_IDS", f"{SERVER};{ANOTHER}", id="semicolons"),
        pytest.param("REBOUND_GUILD_IDS", f"{SERVER},", id="a comma too many"),
        pytest.param("REBOUND_GUILD_IDS", f"-{SERVER}", id="a negative id"),
        pytest.param("REBOUND_GUILD_IDS", "0", id="no id at all"),
        pytest.param("REBOUND_GUILD_IDS", "9" * 30, id="an id that no server has"),
        pytest.param("REBOUND_DISCORD_API", "discord.com", id="an address without http"),
        pytest.param("REBOUND_DISCORD_API", "https://discord.com/api/v9", id="another version of the API"),
        pytest.param("REBOUND_DISCORD_API", "https://discord.com/api/v10/", id="a slash too many"),
    ],
)
def test_what_is_wrong_or_missing_is_told_in_one_sentence_that_does_not_repeat_it(
    name: str, value: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", TOKEN)
    if value is None:
        monkeypatch.delenv(name)
    else:
        monkeypatch.setenv(name, value)
    (sentence,) = told()
    assert sentence.startswith(f"{name} ")
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert TOKEN not in sentence
    if name == "DISCORD_TOKEN" and value:
        assert value not in sentence


def test_everything_that_is_wrong_is_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISCORD_TOKEN", "REBOUND_LOG_FORMAT", "REBOUND_GUILD_IDS"):
        monkeypatch.setenv(name, "?")
    assert [sentence.split()[0] for sentence in told()] == [
        "DISCORD_TOKEN",
        "REBOUND_GUILD_IDS",
        "REBOUND_LOG_FORMAT",
    ]


@pytest.mark.parametrize("token", [None, "", "sesame"])
def test_what_needs_no_token_does_not_ask_for_one(token: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    if token is not None:
        monkeypatch.setenv("DISCORD_TOKEN", token)
    assert read_settings(needs_token=False).data_dir == Path("data")


def test_the_token_is_in_no_representation_of_the_settings() -> None:
    assert TOKEN not in repr(DEFAULTS)
    assert TOKEN not in str(DEFAULTS)


def test_the_file_is_read() -> None:
    Path(".env").write_text(
        f"# a comment\nDISCORD_TOKEN={TOKEN}\nexport REBOUND_LOG_FORMAT='json'\nREBOUND_GUILD_IDS={SERVER}\n",
        encoding="utf-8",
    )
    settings = read_settings()
    assert (settings.token, settings.log_format, settings.guild_ids) == (TOKEN, "json", (SERVER,))


def test_the_environment_wins_over_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    Path(".env").write_text(f"DISCORD_TOKEN={TOKEN}\nREBOUND_LOG_FORMAT=json\n", encoding="utf-8")
    monkeypatch.setenv("REBOUND_LOG_FORMAT", "text")
    assert read_settings().log_format == "text"


def test_the_file_is_not_looked_for_in_other_directories(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path(".env").write_text(f"DISCORD_TOKEN={TOKEN}\n", encoding="utf-8")
    (tmp_path / "below").mkdir()
    monkeypatch.chdir(tmp_path / "below")
    assert told()[0].startswith("DISCORD_TOKEN ")


def test_reading_leaves_the_environment_as_it_was() -> None:
    Path(".env").write_text(f"DISCORD_TOKEN={TOKEN}\n", encoding="utf-8")
    read_settings()
    assert "DISCORD_TOKEN" not in os.environ


def test_a_file_that_is_not_text_is_named_and_not_repeated() -> None:
    Path(".env").write_bytes(f"DISCORD_TOKEN={TOKEN}\n# caf\xe9\n".encode("latin-1"))
    (sentence,) = told()
    assert sentence.startswith(".env is not UTF-8 text")
    assert TOKEN not in sentence


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads every file, whatever its permissions"
)
def test_a_file_that_may_not_be_read_is_named() -> None:
    Path(".env").write_text(f"DISCORD_TOKEN={TOKEN}\n", encoding="utf-8")
    Path(".env").chmod(0)
    assert told()[0].startswith(".env cannot be read")


# deploy/.env.example


def test_the_example_names_every_setting_once_and_no_other() -> None:
    shown = [name for name, _ in ASSIGNMENT.findall(EXAMPLE.read_text(encoding="utf-8"))]
    assert sorted(shown) == sorted(module.DEFAULTS)


def test_what_the_example_shows_are_the_defaults(monkeypatch: pytest.MonkeyPatch) -> None:
    text = EXAMPLE.read_text(encoding="utf-8")
    everything = "\n".join(f"{name}={value}" for name, value in ASSIGNMENT.findall(text))
    Path(".env").write_text(everything, encoding="utf-8")
    monkeypatch.setenv("DISCORD_TOKEN", TOKEN)
    assert read_settings() == DEFAULTS


def test_the_example_as_it_is_lacks_nothing_but_the_token() -> None:
    Path(".env").write_text(EXAMPLE.read_text(encoding="utf-8"), encoding="utf-8")
    assert [sentence.split()[0] for sentence in told()] == ["DISCORD_TOKEN"]


def test_the_example_says_of_every_setting_what_it_is_for() -> None:
    for block in EXAMPLE.read_text(encoding="utf-8").strip().split("\n\n")[1:]:
        *comment, assignment = block.splitlines()
        assert ASSIGNMENT.fullmatch(assignment), block
        assert comment, f"{assignment} is not explained"
        assert all(line.startswith("# ") for line in comment), block
