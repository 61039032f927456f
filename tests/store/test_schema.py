"""A database file is brought up to date, or refused with one sentence and left as it was."""

import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from bot.store.connection import to_ms
from bot.store.errors import StoreRefused
from bot.store.schema import Migration, explain, load_migrations, migrate, pending
from tests.builders import NOW

ONE = Migration(1, "notes", "CREATE TABLE note (id BIGINT PRIMARY KEY, words TEXT);\n")
TWO = Migration(
    2, "authors", "ALTER TABLE note ADD COLUMN author BIGINT;\nCREATE INDEX note_author ON note (author);\n"
)
THREE = Migration(3, "filled", "-- Older notes are nobody's; so are these.\nUPDATE note\nSET author = 0;\n")
BROKEN = Migration(
    2,
    "broken",
    "CREATE TABLE half (x TEXT);\nINSERT INTO note VALUES (7, 'x');\nINSERT INTO nowhere (x) VALUES (1);\n",
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "rebound.db"


@pytest.fixture
def backups(tmp_path: Path) -> Path:
    return tmp_path / "backups"


@contextmanager
def refusal(saying: str) -> Iterator[None]:
    """Expect one sentence that says this."""
    with pytest.raises(StoreRefused) as refused:
        yield
    sentence = str(refused.value)
    assert saying in sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert sentence[0].isupper() or sentence.startswith("/")


def rows(file: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(file)) as connection:
        return connection.execute(sql).fetchall()


def change(file: Path, sql: str) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.executescript(sql)


def schema_of(file: Path) -> list[tuple[object, ...]]:
    return rows(file, "SELECT type, name, sql FROM sqlite_master ORDER BY name")


def test_the_packaged_migrations_are_numbered_without_a_gap() -> None:
    numbers = [step.number for step in load_migrations()]
    assert numbers == list(range(1, len(numbers) + 1))


def test_the_packaged_migrations_make_the_same_schema_in_one_go_and_step_by_step(tmp_path: Path) -> None:
    steps = load_migrations()
    at_once, stepwise = tmp_path / "at_once.db", tmp_path / "stepwise.db"
    migrate(at_once, tmp_path, NOW)
    for known in range(1, len(steps) + 1):
        migrate(stepwise, tmp_path, NOW, steps[:known])
    assert schema_of(at_once) == schema_of(stepwise)
    assert migrate(at_once, tmp_path, NOW) == []


def test_a_new_file_gets_every_step_in_order_and_each_is_recorded_with_its_checksum(
    file: Path, backups: Path
) -> None:
    assert migrate(file, backups, NOW, [ONE, TWO, THREE]) == [ONE, TWO, THREE]
    assert rows(file, "SELECT number, name, checksum, applied_at FROM migration ORDER BY number") == [
        (step.number, step.name, step.checksum, to_ms(NOW)) for step in (ONE, TWO, THREE)
    ]
    assert len({step.checksum for step in (ONE, TWO, THREE)}) == 3


def test_a_new_file_is_not_backed_up_first(file: Path, backups: Path) -> None:
    migrate(file, backups, NOW, [ONE, TWO])
    assert not backups.exists()


def test_a_file_with_data_is_copied_whole_before_it_is_changed(file: Path, backups: Path) -> None:
    migrate(file, backups, NOW, [ONE])
    change(file, "INSERT INTO note VALUES (1, 'kept')")
    before = schema_of(file)
    assert migrate(file, backups, NOW, [ONE, TWO, THREE]) == [TWO, THREE]
    assert rows(file, "SELECT * FROM note") == [(1, "kept", 0)]
    (copy,) = backups.iterdir()
    assert copy.name == "before-0002-20260302T090000Z.db"
    assert schema_of(copy) == before
    assert rows(copy, "SELECT * FROM note") == [(1, "kept")]
    assert copy.stat().st_mode & 0o077 == 0


def test_a_file_that_is_up_to_date_is_neither_changed_nor_copied(file: Path, backups: Path) -> None:
    migrate(file, backups, NOW, [ONE, TWO])
    before = file.read_bytes()
    assert migrate(file, backups, NOW, [ONE, TWO]) == []
    assert file.read_bytes() == before
    assert not backups.exists()


def test_a_file_is_not_changed_when_its_backup_cannot_be_made(file: Path, backups: Path) -> None:
    migrate(file, backups, NOW, [ONE])
    before = file.read_bytes()
    backups.write_text("a file where the directory should be")
    with refusal("could not be written"):
        migrate(file, backups, NOW, [ONE, TWO])
    assert file.read_bytes() == before


def test_a_migration_that_fails_half_way_leaves_nothing_of_it_and_keeps_the_ones_before(
    file: Path, backups: Path
) -> None:
    migrate(file, backups, NOW, [ONE])
    before = schema_of(file)
    with refusal("Migration 0002_broken could not be applied (no such table: nowhere): nothing of it was kept"):
        migrate(file, backups, NOW, [ONE, BROKEN, THREE])
    assert schema_of(file) == before
    assert rows(file, "SELECT * FROM note") == []
    assert rows(file, "SELECT number FROM migration") == [(1,)]
    assert migrate(file, backups, NOW, [ONE, TWO]) == [TWO]


def test_a_migration_that_ends_in_the_middle_of_a_statement_is_refused(file: Path, backups: Path) -> None:
    with refusal("A migration ends in the middle of a statement"):
        migrate(file, backups, NOW, [ONE, Migration(2, "cut", "CREATE TABLE x (y TEXT);\nCREATE TABLE z (")])
    assert rows(file, "SELECT name FROM sqlite_master WHERE name = 'x'") == []


def test_a_trigger_with_semicolons_of_its_own_is_one_statement(file: Path, backups: Path) -> None:
    text = "CREATE TRIGGER t AFTER INSERT ON note BEGIN\n  DELETE FROM note WHERE id = 1;\n  SELECT 1;\nEND;\n"
    migrate(file, backups, NOW, [ONE, Migration(2, "trigger", text)])
    assert rows(file, "SELECT name FROM sqlite_master WHERE type = 'trigger'") == [("t",)]


def test_a_schema_that_is_newer_than_this_program_is_refused(file: Path, backups: Path) -> None:
    migrate(file, backups, NOW, [ONE, TWO])
    before = file.read_bytes()
    with refusal("newer Rebound (migration 0002_authors)"):
        migrate(file, backups, NOW, [ONE])
    assert file.read_bytes() == before


@pytest.mark.parametrize("altered", [ONE, TWO])
def test_a_schema_that_was_made_from_another_text_is_refused(file: Path, backups: Path, altered: Migration) -> None:
    migrate(file, backups, NOW, [ONE, TWO])
    before = file.read_bytes()
    edited = [Migration(step.number, step.name, step.sql + "-- edited\n" * (step is altered)) for step in (ONE, TWO)]
    with refusal(f"another text of migration {altered.number:04}_{altered.name}"):
        migrate(file, backups, NOW, [*edited, THREE])
    assert file.read_bytes() == before


def garbage_header(file: Path) -> None:
    file.write_bytes(b"not a database, by any means\n" * 300)


def cut_off(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def overwritten_page(file: Path) -> None:
    """Overwrite the pages behind the first two, which hold the schema."""
    content = bytearray(file.read_bytes())
    content[3 * 4096 : 5 * 4096] = b"\xa5" * (2 * 4096)
    file.write_bytes(content)


def fill(file: Path) -> None:
    """Make a file of a few dozen pages."""
    names = ", ".join(f"('{'x' * 400}{number}')" for number in range(300))
    change(file, f"INSERT INTO store (id) VALUES {names}")


@pytest.mark.parametrize("damage", [garbage_header, cut_off, overwritten_page])
@pytest.mark.parametrize("look", [lambda file: migrate(file, file.parent, NOW), pending], ids=["start", "check"])
def test_a_damaged_file_is_refused_and_left_as_it_is(
    file: Path, backups: Path, damage: Callable[[Path], None], look: Callable[[Path], object]
) -> None:
    migrate(file, backups, NOW)
    fill(file)
    damage(file)
    before = file.read_bytes()
    with refusal("is damaged or is not a database"):
        look(file)
    assert file.read_bytes() == before


def test_a_directory_in_the_place_of_the_file_is_refused(file: Path, backups: Path) -> None:
    file.mkdir()
    with refusal("cannot be written: give the user that runs Rebound write access"):
        migrate(file, backups, NOW)


def test_a_file_in_the_place_of_the_directory_is_refused(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("")
    with refusal("cannot be written"):
        migrate(tmp_path / "data" / "rebound.db", tmp_path, NOW)


@pytest.mark.parametrize(
    ("error", "advice"),
    [
        ("attempt to write a readonly database", "give the user that runs Rebound write access"),
        ("unable to open database file", "give the user that runs Rebound write access"),
        ("database or disk is full", "free some and start again"),
        ("database is locked", "in use by another program: stop it"),
        ("disk I/O error", "look at the disk"),
        ("database disk image is malformed", "`rebound restore FILE`"),
        ("*** in database main ***\nPage 5: btreeInitPage() returns error code 11", "`rebound restore FILE`"),
    ],
)
def test_each_error_of_sqlite_is_explained_in_one_line_with_what_to_do(file: Path, error: str, advice: str) -> None:
    sentence = explain(sqlite3.OperationalError(error), file)
    assert str(file.name) in sentence or str(file) in sentence
    assert advice in sentence
    assert "\n" not in sentence


def test_looking_at_what_is_pending_changes_nothing(file: Path, backups: Path) -> None:
    assert pending(file) == load_migrations()
    assert not file.exists()
    migrate(file, backups, NOW)
    before = {path.name: path.read_bytes() for path in file.parent.iterdir()}
    assert pending(file) == []
    assert {path.name: path.read_bytes() for path in file.parent.iterdir()} == before


def test_migrations_keep_to_the_sql_that_postgresql_shares() -> None:
    """ARCHITECTURE.md, the store: one text for both, so nothing that only SQLite reads."""
    alone = re.compile(
        r"\b(AUTOINCREMENT|WITHOUT ROWID|STRICT|PRAGMA|DATETIME|OR REPLACE|OR IGNORE)\b", re.IGNORECASE
    )
    for step in load_migrations():
        assert not alone.search(re.sub(r"--.*", "", step.sql)), step.name


FROM_0003 = """
INSERT INTO person (id, consent, agreed_at, seen_at, nudges) VALUES (1, 1, 10, 20, 'midweek');
INSERT INTO peer_group (id, host_id, goals_channel_id, zone) VALUES (5, 1, 50, 'Asia/Kathmandu');
INSERT INTO win (id, person_id, group_id, category, words, visibility, at)
VALUES (100, 1, 5, 'rested', x'01', 'group', 30), (101, 1, 5, 'rested', x'02', 'group', 30);
INSERT INTO report (id, group_id, channel_id, message_id, reason, at, state)
VALUES (200, 5, 50, 60, 'unkind', 40, 'open');
INSERT INTO delivery (id, win_id, report_id, group_id, channel_id, state, next_try, first_try, attempts, message_id,
    problem, alerts)
VALUES (100, 100, NULL, 5, 50, 'sent', 70, 69, 2, 80, NULL, 1),
    (101, 101, NULL, 5, NULL, 'undeliverable', 71, 69, 1, NULL, 'cannot-post', 0),
    (200, NULL, 200, 5, 50, 'sending', 72, 70, 1, NULL, NULL, 0);
"""


def test_what_was_kept_before_there_were_goals_is_kept_whole(file: Path, backups: Path) -> None:
    migrate(file, backups, NOW, load_migrations()[:3])
    change(file, FROM_0003)
    tables = ("person", "peer_group", "win", "report", "delivery")
    before = {table: named(file, table) for table in tables}
    migrate(file, backups, NOW, load_migrations()[:4])
    for table in tables:
        kept = [{name: row[name] for name in old} for row, old in zip(named(file, table), before[table], strict=True)]
        assert kept == before[table]
    owed = named(file, "delivery")
    assert [(row["schedule_id"], row["parts"], row["skip"]) for row in owed] == [(None, 1, None)] * 3
    assert [row["stuck_at"] for row in owed] == [None, 71, None]
    assert [row["unanswered"] for row in named(file, "person")] == [0]
    assert rows(file, "PRAGMA foreign_key_check") == []
    change(file, "PRAGMA foreign_keys = ON; DELETE FROM person WHERE id = 1")
    assert rows(file, "SELECT id FROM delivery") == [(200,)], "a card still goes with its win"


def test_reports_that_were_kept_before_encouragements_were_reported_are_kept_whole(file: Path, backups: Path) -> None:
    migrate(file, backups, NOW, load_migrations()[:3])
    change(file, FROM_0003)
    before = named(file, "report")
    migrate(file, backups, NOW)
    assert named(file, "report") == [{**row, "encouragement_id": None} for row in before]
    assert rows(file, "PRAGMA foreign_key_check") == []
    change(file, "PRAGMA foreign_keys = ON; DELETE FROM report")
    assert rows(file, "SELECT id FROM delivery WHERE report_id IS NOT NULL") == [], (
        "a card still goes with its report"
    )


def named(file: Path, table: str) -> list[dict[str, object]]:
    """Return a table's rows by column, in the order of their ids."""
    with closing(sqlite3.connect(file)) as connection:
        connection.row_factory = sqlite3.Row
        return [dict(row) for row in connection.execute(f"SELECT * FROM {table} ORDER BY id")]
