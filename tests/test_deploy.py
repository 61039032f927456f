"""What `deploy/` says, held to the code: names that exist, files that exist, and nothing that runs as root.

Read, not run: there is no engine of containers and no running systemd where these tests run. What `systemd-analyze`
can say of a unit without being one, it says here.
"""

import fnmatch
import os
import re
import shlex
import shutil
import subprocess
import sys
import time
import tomllib
from pathlib import Path

import pytest

from bot.__main__ import COMMANDS
from bot.app import utc_now
from bot.client import GRACE
from bot.store.store import Paths, open_store
from tests.process import ROOT, environment

DEPLOY = ROOT / "deploy"
DOCKERFILE = (DEPLOY / "Dockerfile").read_text(encoding="utf-8")
COMPOSE = (DEPLOY / "compose.yaml").read_text(encoding="utf-8")
SETTINGS = set(re.findall(r"^#?([A-Z_]+)=", (DEPLOY / ".env.example").read_text(encoding="utf-8"), re.MULTILINE))
SERVICES = ("rebound.service", "rebound-backup.service")
NAMED = re.compile(r"\b(?:REBOUND|DISCORD)_[A-Z_]+\b")

needs_systemd_analyze = pytest.mark.skipif(
    shutil.which("systemd-analyze") is None, reason="this machine has no systemd-analyze to ask"
)


def instructions() -> list[tuple[str, str]]:
    """Return the Dockerfile's instructions in order, with what is continued on the next line joined."""
    lines = [line for line in DOCKERFILE.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    joined = re.sub(r"\\\n\s*", " ", "\n".join(lines))
    return [(name, rest) for name, _, rest in (line.partition(" ") for line in joined.splitlines())]


def final_image() -> dict[str, str]:
    """Return the last of each instruction of the image that is shipped."""
    steps = instructions()
    return dict(steps[max(index for index, (name, _) in enumerate(steps) if name == "FROM") :])


def unit(name: str) -> dict[str, list[str]]:
    """Return a unit's settings, each with all its values."""
    found: dict[str, list[str]] = {}
    for line in (DEPLOY / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith(("#", "[")):
            key, _, value = line.partition("=")
            found.setdefault(key, []).append(value)
    return found


def is_command(name: str) -> bool:
    """Say whether `rebound` has such a command."""
    return name in {command.__name__ for command in COMMANDS}


def in_context(path: str) -> bool:
    """Say whether .dockerignore lets a path into the build."""
    allowed = False
    for rule in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines():
        pattern = rule.removeprefix("!").removeprefix("/")
        if rule and not rule.startswith("#") and (fnmatch.fnmatch(path, pattern) or path.startswith(f"{pattern}/")):
            allowed = rule.startswith("!")
    return allowed


# The image


def test_the_image_does_not_run_as_root() -> None:
    user, _, group = final_image()["USER"].partition(":")
    assert int(user) > 0  # a number, so that whoever runs the image can see that it is not root
    assert int(group) > 0


def test_everything_the_image_copies_exists_and_reaches_the_build() -> None:
    copied = [
        source
        for name, rest in instructions()
        if name == "COPY" and not rest.startswith("--from")
        for source in rest.split()[:-1]
    ]
    assert {"bot", "cogs", "requirements/run.txt"} <= set(copied)
    assert [source for source in copied if not (ROOT / source).exists()] == []
    assert [source for source in copied if not in_context(source)] == []


@pytest.mark.parametrize("secret", [".env", "deploy/.env", "data/master.key", ".git/config", "tests/process.py"])
def test_nothing_that_is_not_named_reaches_the_build(secret: str) -> None:
    assert not in_context(secret)


def test_the_image_holds_what_the_project_says_it_needs() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    base = re.findall(r"^FROM python:(\d+)\.(\d+)-slim", DOCKERFILE, re.MULTILINE)
    assert len(set(base)) == 1, "an environment made by one Python does not run on another"
    minimum = re.search(r"(\d+)\.(\d+)", project["project"]["requires-python"])
    assert minimum is not None
    assert tuple(map(int, base[0])) >= tuple(map(int, minimum.groups()))
    assert "--require-hashes" in DOCKERFILE


def test_the_image_runs_commands_that_exist() -> None:
    image = final_image()
    assert image["ENTRYPOINT"] == '["rebound"]'
    assert is_command(image["CMD"].strip('["]'))
    program, command = re.findall(r'"([^"]+)"', image["HEALTHCHECK"])
    assert program == "rebound"
    assert is_command(command)


def test_the_image_is_stopped_as_the_bot_expects() -> None:
    assert final_image()["STOPSIGNAL"] == "SIGTERM"
    grace = re.search(r"stop_grace_period: (\d+)s", COMPOSE)
    assert grace is not None
    assert int(grace[1]) > GRACE


@pytest.mark.parametrize("file", [path.name for path in sorted(DEPLOY.iterdir()) if path.suffix != ".png"])
def test_every_setting_that_is_named_exists(file: str) -> None:
    assert set(NAMED.findall((DEPLOY / file).read_text(encoding="utf-8"))) - SETTINGS == set()


@pytest.mark.parametrize(
    "line",
    [
        "read_only: true",
        "restart: unless-stopped",
        "- no-new-privileges:true",
        "dockerfile: deploy/Dockerfile",
        "env_file: ../.env",
        "- data:/data",
    ],
)
def test_the_service_is_composed_as_it_has_to_be(line: str) -> None:
    assert line in [found.strip() for found in COMPOSE.splitlines()]


def test_the_composed_service_has_no_capabilities_and_somewhere_to_write() -> None:
    assert re.search(r"cap_drop:\n\s+- ALL\n", COMPOSE)
    assert re.search(r"tmpfs:\n\s+- /tmp\n", COMPOSE)
    assert final_image()["VOLUME"] == "/data"
    assert "REBOUND_DATA_DIR=/data" in final_image()["ENV"].split()


# The units


@pytest.mark.parametrize("name", SERVICES)
def test_a_service_runs_as_its_own_user_with_everything_else_shut(name: str) -> None:
    settings = unit(name)
    assert settings["User"] == ["rebound"]
    shut = {
        "NoNewPrivileges": "yes",
        "ProtectSystem": "strict",
        "ProtectHome": "yes",
        "PrivateTmp": "yes",
        "PrivateDevices": "yes",
        "MemoryDenyWriteExecute": "yes",
        "CapabilityBoundingSet": "",
        "UMask": "0077",
        "StateDirectoryMode": "0700",
    }
    assert {key: settings.get(key) for key in shut} == {key: [value] for key, value in shut.items()}
    assert settings["SystemCallFilter"][0] == "@system-service"
    assert "rebound" in settings["StateDirectory"][0].split()
    assert "REBOUND_DATA_DIR=/var/lib/rebound" in settings["Environment"]


def test_the_service_starts_the_console_script() -> None:
    scripts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["scripts"]
    program, command = shlex.split(unit("rebound.service")["ExecStart"][0])
    assert Path(program).name in scripts
    assert program.removeprefix("/opt/rebound/").startswith(".venv/bin/")  # where `make` puts it
    assert is_command(command)


def test_the_service_is_given_longer_to_stop_than_the_bot_takes() -> None:
    assert int(unit("rebound.service")["TimeoutStopSec"][0]) > GRACE


def test_the_service_comes_back_after_any_failure() -> None:
    settings = unit("rebound.service")
    assert settings["Restart"] == ["on-failure"]
    assert settings["StartLimitIntervalSec"] == ["0"]
    assert "RestartPreventExitStatus" not in settings  # 2 is also a network that is not there yet


def test_the_backup_runs_a_script_that_can_be_run() -> None:
    program, _ = shlex.split(unit("rebound-backup.service")["ExecStart"][0])
    assert os.access(ROOT / program.removeprefix("/opt/rebound/"), os.X_OK)


@needs_systemd_analyze
def test_systemd_finds_nothing_wrong_with_the_units(tmp_path: Path) -> None:
    program = tmp_path / "program"
    program.write_text("#!/bin/sh\n", encoding="utf-8")
    program.chmod(0o755)
    for name in (*SERVICES, "rebound-backup.timer"):
        text = (DEPLOY / name).read_text(encoding="utf-8")
        # What the units name is not installed here.
        text = re.sub(r"^ExecStart=\S+", f"ExecStart={program}", text, flags=re.MULTILINE)
        (tmp_path / name).write_text(text, encoding="utf-8")
    names = [str(tmp_path / name) for name in (*SERVICES, "rebound-backup.timer")]
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", *names], capture_output=True, text=True, check=False, timeout=60
    )
    assert (done.returncode, done.stdout + done.stderr) == (0, "")


@needs_systemd_analyze
@pytest.mark.parametrize("name", SERVICES)
def test_systemd_calls_a_service_well_shut(name: str) -> None:
    command = ["systemd-analyze", "security", "--offline=true", "--threshold=20", str(DEPLOY / name)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    if "unrecognized option" in done.stderr:
        pytest.skip("this machine's systemd is older than 250 and cannot look at a file")
    assert done.returncode == 0, done.stdout[-400:]


# The backup


async def test_a_backup_is_made_and_old_ones_go_keys_first(paths: Paths, tmp_path: Path) -> None:
    async with open_store(paths, utc_now()):
        pass
    copies = tmp_path / "copies"
    copies.mkdir()
    for days in (2, 8, 40):
        for ending in (".db", ".db.keys"):
            old = copies / f"rebound-{days}-days-old{ending}"
            old.write_bytes(b"")
            os.utime(old, (time.time() - days * 86400,) * 2)
    (copies / "notes.txt").write_text("not ours", encoding="utf-8")
    os.utime(copies / "notes.txt", (0, 0))

    subprocess.run([_installed(tmp_path), str(copies)], env=_path(tmp_path), cwd=tmp_path, check=True, timeout=60)

    kept = {path.name for path in copies.iterdir()}
    made = {name for name in kept if re.match(r"rebound-\d{8}T\d{6}Z\.db", name)}
    assert len(made) == 2
    assert kept - made == {
        "rebound-2-days-old.db",
        "rebound-2-days-old.db.keys",
        "rebound-8-days-old.db",
        "notes.txt",
    }


def test_a_backup_that_fails_lets_no_old_one_go(tmp_path: Path) -> None:
    copies = tmp_path / "copies"
    copies.mkdir()
    old = copies / "rebound-long-ago.db"
    old.write_bytes(b"")
    os.utime(old, (0, 0))
    done = subprocess.run(
        [_installed(tmp_path), str(copies)], env=_path(tmp_path), cwd=tmp_path, capture_output=True, check=False
    )
    assert done.returncode == 2
    assert old.exists()


def _installed(at: Path) -> str:
    """Install the script and a `rebound` beside each other, as under /opt/rebound."""
    (at / "deploy").mkdir()
    script = Path(shutil.copy(DEPLOY / "backup.sh", at / "deploy"))
    (at / ".venv" / "bin").mkdir(parents=True)
    program = at / ".venv" / "bin" / "rebound"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m bot "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    return str(script)


def _path(at: Path) -> dict[str, str]:
    return environment(REBOUND_DATA_DIR=str(at / "data"))


# The checks


def test_the_checks_can_be_run_by_any_shell() -> None:
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    assert subprocess.run(["sh", "-n", str(script)], check=False).returncode == 0
    assert re.search(r"^exec make test\b", script.read_text(encoding="utf-8"), re.MULTILINE)
