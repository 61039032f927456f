"""What is kept of a person is found by walking the tables: here the walk is held to the schema, and words to both."""

import sqlite3
from contextlib import closing

import pytest

from bot.content.words import words_in
from bot.domain.privacy import FACT, KEY
from bot.store.holdings import tables_of_people
from bot.store.schema import migrate
from bot.store.store import Paths
from bot.store.tables import TABLES, Kind, Table
from tests.builders import NOW

KEPT = [pytest.param(table, id=table.name) for table in tables_of_people()]


def test_every_table_about_people_is_walked() -> None:
    walked = {table.name for table in tables_of_people()}
    assert walked >= {table.name for table in TABLES if table.person}
    assert {"person", "win", "delivery", FACT} <= walked
    assert walked.isdisjoint({"registration", "store", "migration", "takedown", "host_notice"})


@pytest.mark.parametrize("kind", [KEY, *(table.name for table in tables_of_people())])
def test_whatever_is_kept_of_somebody_can_be_said(kind: str) -> None:
    said = [words_in("en-US")(f"held-{kind}", count=count, since="then") for count in (1, 2)]
    assert all(said)


@pytest.mark.parametrize("table", KEPT)
def test_an_export_tells_ids_from_times_and_numbers(paths: Paths, table: Table) -> None:
    """Ids and times are BIGINT, and an id is called one: else it would lose digits in JSON."""
    paths.data.mkdir()
    migrate(paths.database, paths.backups, NOW)
    with closing(sqlite3.connect(paths.database)) as connection:
        columns = {row[1]: row[2] for row in connection.execute(f"PRAGMA table_info({table.name})")}
    large = {name for name, type_ in columns.items() if type_ == "BIGINT"}
    assert large == {name for name in columns if name == "id" or name.endswith("_id")} | set(table.times)
    assert Kind.SEALED not in table.text.values() or "id" in columns, "a sealed text belongs to a row by its id"
