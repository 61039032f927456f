"""Everything that is kept of one person, found by walking `tables.py`: counted, or read out for an export.

A new table is in here as soon as it is in that list.
"""

from bot.domain.ids import PersonId
from bot.domain.privacy import Held
from bot.store.connection import Row, Value, from_ms
from bot.store.engine import Reader
from bot.store.tables import TABLES, Holder, Kind, Table
from bot.store.vault import Place, SealBroken, Sealer, Vault

Entry = dict[str, str | int | None]
"""One row as it is exported: by column, ids as text, times as ISO 8601 in UTC, sealed texts opened."""

_BY_NAME = {table.name: table for table in TABLES}


def tables_of_people() -> list[Table]:
    """Return the tables whose rows may be about a person."""
    return [table for table in TABLES if _whose(table) is not None]


async def tally(view: Reader, person: PersonId) -> tuple[Held, ...]:
    """Count what is kept of somebody, table by table; those without any are left out."""
    found = []
    for table in tables_of_people():
        # A table's first time says when a row of a person's own was made; in a group's tables it says other things.
        since = f"min({table.times[0]})" if table.holder is Holder.PERSON and table.times else "NULL"
        row = await view.one(
            f"SELECT count(*) AS n, {since} AS since FROM {table.name} WHERE {_whose(table)}",  # noqa: S608
            person=person,
        )
        if row and row["n"]:
            found.append(Held(table.name, row["n"], None if row["since"] is None else from_ms(row["since"])))
    return tuple(found)


async def read_out(view: Reader, person: PersonId, vault: Vault) -> dict[str, list[Entry]]:
    """Return every row that is kept of somebody, by table. A text that does not open is None."""
    sealer = await _sealer(vault, person)
    found = {}
    for table in tables_of_people():
        rows = await view.all(f"SELECT * FROM {table.name} WHERE {_whose(table)}", person=person)  # noqa: S608
        if rows:
            found[table.name] = [await _read(table, row, person, sealer, vault) for row in rows]
    return found


def _whose(table: Table) -> str | None:
    """Return the condition under which a row is about `:person`, None for tables that are about nobody."""
    if table.person is not None:
        return f"{table.person} = :person" + (f" OR {table.reader} = :person" if table.reader else "")
    theirs = [(column, owner, _whose(_BY_NAME[owner])) for column, owner in table.of]
    found = [f"{column} IN (SELECT id FROM {owner} WHERE {whose})" for column, owner, whose in theirs]  # noqa: S608
    return " OR ".join(found) or None


async def _sealer(vault: Vault, person: PersonId) -> Sealer | None:
    try:
        return await vault.sealer(person)
    except SealBroken:  # nobody who agreed: of a host, say, nothing is sealed
        return None


async def _read(table: Table, row: Row, person: PersonId, sealer: Sealer | None, vault: Vault) -> Entry:
    """Return a row as this person may read it; its first person is not told whether it reached the second one."""
    if table.reader is None or table.person is None:
        return _entry(table, row, person, sealer)
    whose = PersonId(row[table.person])
    if whose != person:
        return _entry(table, row, whose, await _sealer(vault, whose))
    own = _entry(table, row, person, sealer)
    return {column: value for column, value in own.items() if column not in table.readers}


def _entry(table: Table, row: Row, person: PersonId, sealer: Sealer | None) -> Entry:
    entry: Entry = {}
    for column in row.keys():  # noqa: SIM118 - iterating over a row gives its values
        if table.text.get(column) is Kind.SEALED:
            entry[column] = _opened(row[column], Place(table.name, column, row["id"], person), sealer)
        else:
            entry[column] = _plain(table, column, row[column])
    return entry


def _plain(table: Table, column: str, value: Value) -> str | int | None:
    if isinstance(value, bytes):
        raise TypeError(f"{table.name}.{column} is not listed as sealed")
    if value is None or isinstance(value, str):
        return value
    if column in table.times:
        return from_ms(value).isoformat()
    return str(value) if column == "id" or column.endswith("_id") else value  # JSON's numbers lose digits of ids


def _opened(sealed: bytes | None, place: Place, sealer: Sealer | None) -> str | None:
    if sealed is None or sealer is None:
        return None
    try:
        return sealer.open(sealed, place)
    except SealBroken:  # one damaged row keeps nobody from the rest
        return None
