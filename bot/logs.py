"""Logs: an event and its facts, as text or as JSON lines on standard error. Ids and codes, no words, no token.

The standard library's logging, with names for facts: `log.info("round posted", group=group_id)`. Libraries' records
go through the same formats.
"""

import json
import logging
import re
import sys
from datetime import UTC, datetime
from typing import TextIO

QUIET = ("discord", "aiosqlite", "aiohttp", "apscheduler", "asyncio")
"""Libraries that at DEBUG would write payloads, and with them members' words: never below their own INFO."""

_FACTS = "rebound_facts"
"""Under which name a record carries our facts."""

_PLAIN = re.compile(r"[\w.:/+-]+", re.ASCII)
"""A fact that needs no quotation marks."""


class Logger:
    """The logger of one module."""

    def __init__(self, name: str) -> None:
        self._logger = logging.getLogger(name)

    def info(self, event: str, **facts: object) -> None:
        """Write what happened."""
        self._write(logging.INFO, event, facts)

    def warning(self, event: str, **facts: object) -> None:
        """Write what went wrong and is tried again or made up for."""
        self._write(logging.WARNING, event, facts)

    def error(self, event: str, *, exc_info: BaseException | None = None, **facts: object) -> None:
        """Write what an operator has to look at, with the traceback of `exc_info`."""
        self._write(logging.ERROR, event, facts, exc_info)

    def exception(self, event: str, **facts: object) -> None:
        """Write what failed, with the traceback of the error that is being handled."""
        self._write(logging.ERROR, event, facts, sys.exception())

    def _write(self, level: int, event: str, facts: dict[str, object], error: BaseException | None = None) -> None:
        self._logger.log(level, event, exc_info=error, extra={_FACTS: facts})


def get_logger(name: str) -> Logger:
    """Return the logger of a module."""
    return Logger(name)


def set_up_logs(log_format: str, level: str) -> None:
    """Send our own and the libraries' log records through one format."""
    handler: logging.StreamHandler[TextIO] = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Json() if log_format == "json" else Text())
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level)
    for name in QUIET:
        logging.getLogger(name).setLevel(max(logging.WARNING, logging.getLevelName(level)))


class Json(logging.Formatter):
    """One JSON object a line."""

    def format(self, record: logging.LogRecord) -> str:
        said: dict[str, object] = {
            **getattr(record, _FACTS, {}),
            "event": record.getMessage(),
            "logger": record.name,
            "level": record.levelname.lower(),
            "timestamp": _moment(record),
        }
        if record.exc_info:
            said["exception"] = self.formatException(record.exc_info)
        return json.dumps(said, default=repr)


class Text(logging.Formatter):
    """A line to read; a traceback has lines of its own."""

    def format(self, record: logging.LogRecord) -> str:
        facts = "".join(f" {name}={_shown(fact)}" for name, fact in getattr(record, _FACTS, {}).items())
        line = f"{_moment(record)} {record.levelname.lower():8} {record.getMessage()} [{record.name}]{facts}"
        return f"{line}\n{self.formatException(record.exc_info)}" if record.exc_info else line


def _moment(record: logging.LogRecord) -> str:
    return datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _shown(fact: object) -> str:
    text = str(fact)
    return text if _PLAIN.fullmatch(text) else repr(text)
