"""Whose each table is, and what may be read in it. Export and erasure walk this list; a test holds it to the schema.

Nothing here reads or writes. A new table or column without an entry fails the build.
"""

from dataclasses import dataclass, field
from enum import Enum


class Kind(Enum):
    """What a column of text or bytes holds."""

    SEALED = "sealed"
    """A member's words, sealed with their key."""
    CODE = "code"
    """One of a fixed list, or made by the program: never a member's words."""


class Holder(Enum):
    """Who a table's rows are about."""

    PERSON = "person"
    GROUP = "group"
    PROGRAM = "program"


@dataclass(frozen=True, slots=True)
class Table:
    """One table: `person` and `group` name the columns that say whose a row is."""

    name: str
    holder: Holder
    person: str | None = None
    group: str | None = None
    text: dict[str, Kind] = field(default_factory=dict)


TABLES = (
    Table("peer_group", Holder.GROUP, person="host_id", group="id"),
    Table(
        "win",
        Holder.PERSON,
        person="person_id",
        group="group_id",
        text={"category": Kind.CODE, "words": Kind.SEALED, "visibility": Kind.CODE},
    ),
    Table("cheer", Holder.PERSON, person="author_id", group="group_id"),
    Table("celebration", Holder.PERSON, person="person_id", group="group_id"),
    Table("delivery", Holder.GROUP, group="group_id", text={"state": Kind.CODE, "problem": Kind.CODE}),
    Table("host_notice", Holder.GROUP, group="group_id", text={"problem": Kind.CODE}),
    Table("registration", Holder.PROGRAM, group="scope_id", text={"fingerprint": Kind.CODE, "ids": Kind.CODE}),
    Table("store", Holder.PROGRAM, text={"id": Kind.CODE}),
    Table("migration", Holder.PROGRAM, text={"name": Kind.CODE, "checksum": Kind.CODE}),
)

ERASED_WITH_GROUP = ("host_notice", "delivery", "celebration", "cheer", "win", "registration", "peer_group")
"""Tables that go when a group goes, children first."""
