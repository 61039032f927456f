"""Whose each table is, and what may be read in it. Export and erasure walk this list; a test holds it to the schema.

Nothing here reads or writes. A new table or column without an entry fails the build.
"""

from dataclasses import dataclass, field
from enum import Enum


class Kind(Enum):
    """What a column of text or bytes holds."""

    SEALED = "sealed"
    """A member's words, sealed with their key."""
    PUBLIC = "public"
    """A host's words, which everybody in the group may read."""
    CODE = "code"
    """One of a fixed list, or made by the program: never a member's words."""


class Holder(Enum):
    """Who a table's rows are about."""

    PERSON = "person"
    GROUP = "group"
    PROGRAM = "program"


@dataclass(frozen=True, slots=True)
class Table:
    """One table: `person` and `group` name the columns that say whose a row is.

    `of` is for a table without such a column whose rows belong to rows of others: (its column, that table) each, by
    their `id`. `times` are columns of UTC milliseconds. With a person, the row goes where `holder` is
    PERSON; elsewhere the person's id is taken out of it. `reader` names a second person whom a row is about: they
    may read what the first one sealed, and once they are gone, it is the first one's alone. `readers` are columns
    that the first one does not get to read: they would tell whether it reached the second one.
    """

    name: str
    holder: Holder
    person: str | None = None
    group: str | None = None
    reader: str | None = None
    readers: tuple[str, ...] = ()
    of: tuple[tuple[str, str], ...] = ()
    text: dict[str, Kind] = field(default_factory=dict)
    times: tuple[str, ...] = ()


TABLES = (
    Table(
        "person",
        Holder.PERSON,
        person="id",
        text=dict.fromkeys(("zone", "language", "country", "nudges", "reach"), Kind.CODE),
        times=("agreed_at", "seen_at", "warned_at", "paused_until", "closed_at"),
    ),
    Table("withdrawal", Holder.PERSON, person="person_id", times=("at",)),
    Table(
        "member",
        Holder.PERSON,
        person="person_id",
        group="group_id",
        text={"encouraged_by": Kind.CODE},
        times=("joined_at",),
    ),
    Table(
        "peer_group",
        Holder.GROUP,
        person="host_id",
        group="id",
        text=dict.fromkeys(("zone", "country", "switched", "week_start", "week_end", "prompt_mix"), Kind.CODE),
        times=("left_at",),
    ),
    Table(
        "group_line",
        Holder.GROUP,
        group="group_id",
        text={"name": Kind.PUBLIC, "way": Kind.PUBLIC, "hours": Kind.PUBLIC},
    ),
    Table(
        "win",
        Holder.PERSON,
        person="person_id",
        group="group_id",
        text={"category": Kind.CODE, "words": Kind.SEALED, "visibility": Kind.CODE},
        times=("at", "redraw_at"),
    ),
    Table("cheer", Holder.GROUP, group="group_id"),
    Table(
        "offered_line",
        Holder.PERSON,
        person="person_id",
        group="group_id",
        text={"words": Kind.SEALED, "theme": Kind.CODE, "state": Kind.CODE, "reason": Kind.CODE},
        times=("at", "decided_at"),
    ),
    Table("celebration", Holder.PERSON, person="person_id", group="group_id", times=("at",)),
    Table(
        "report",
        Holder.GROUP,
        person="reporter_id",
        group="group_id",
        text={"reason": Kind.CODE, "state": Kind.CODE},
        times=("at", "closed_at"),
    ),
    Table(
        "goal",
        Holder.PERSON,
        person="person_id",
        group="group_id",
        text={
            **dict.fromkeys(("words", "unit", "plan"), Kind.SEALED),
            **dict.fromkeys(("rhythm", "due", "practice", "visibility", "state", "since"), Kind.CODE),
        },
        times=("at", "touched_at", "done_at"),
    ),
    Table(
        "entry",
        Holder.PERSON,
        person="person_id",
        of=(("goal_id", "goal"),),
        text=dict.fromkeys(("day", "week"), Kind.CODE),
        times=("at",),
    ),
    Table(
        "member_week",
        Holder.PERSON,
        person="person_id",
        group="group_id",
        text={
            **dict.fromkeys(("start", "finish", "state"), Kind.CODE),
            **dict.fromkeys(("strength", "obstacle", "next"), Kind.SEALED),
        },
        times=("ends_at",),
    ),
    Table(
        "rejection",
        Holder.PERSON,
        person="person_id",
        group="group_id",
        text={
            **dict.fromkeys(("company", "role", "words", "felt"), Kind.SEALED),
            **dict.fromkeys(("stage", "step", "state"), Kind.CODE),
        },
        times=("at", "until"),
    ),
    Table(
        "shared_rejection",
        Holder.PERSON,
        person="person_id",
        group="group_id",
        text={"words": Kind.SEALED, "stage": Kind.CODE},
        times=("at",),
    ),
    Table("support", Holder.PERSON, person="person_id", text={"kind": Kind.CODE}, times=("at",)),
    Table(
        "review",
        Holder.PERSON,
        person="person_id",
        group="group_id",
        text={"answers": Kind.SEALED, "lesson": Kind.SEALED, "kind": Kind.CODE, "gap": Kind.CODE},
        times=("at",),
    ),
    Table(
        "checkin",
        Holder.PERSON,
        person="person_id",
        group="group_id",
        text={"felt": Kind.SEALED, "note": Kind.SEALED},
        times=("at",),
    ),
    Table(
        "keepsake", Holder.PERSON, person="person_id", text={"kind": Kind.CODE, "words": Kind.SEALED}, times=("at",)
    ),
    Table(
        "line_shown",
        Holder.PERSON,
        person="person_id",
        text={"shelf": Kind.CODE, "lines": Kind.SEALED},
    ),
    Table(
        "encouragement",
        Holder.PERSON,
        person="person_id",
        reader="reader_id",
        readers=("reader_id", "read_at"),
        group="group_id",
        text={"whom": Kind.SEALED, "line": Kind.CODE, "words": Kind.SEALED},
        times=("at", "sent_at", "read_at", "thanked_at"),
    ),
    Table("stop", Holder.PERSON, person="person_id", text={"whom": Kind.SEALED}, times=("at",)),
    Table("group_tally", Holder.GROUP, group="group_id", text={"kind": Kind.CODE}, times=("until",)),
    Table("prompt", Holder.GROUP, group="group_id", text=dict.fromkeys(("kind", "line"), Kind.CODE), times=("at",)),
    Table(
        "schedule",
        Holder.PERSON,
        person="person_id",
        group="group_id",
        text=dict.fromkeys(("kind", "zone", "period"), Kind.CODE),
        times=("next_due",),
    ),
    Table(
        "delivery",
        Holder.GROUP,
        group="group_id",
        of=(("win_id", "win"), ("shared_id", "shared_rejection"), ("schedule_id", "schedule")),
        text=dict.fromkeys(("state", "problem", "skip", "period"), Kind.CODE),
        times=("next_try", "first_try", "stuck_at"),
    ),
    Table(
        "posted_round",
        Holder.GROUP,
        group="group_id",
        text=dict.fromkeys(("kind", "start", "finish"), Kind.CODE),
        times=("ends_at", "redraw_at", "since", "until"),
    ),
    Table("takedown", Holder.GROUP, group="group_id", times=("next_try", "first_try")),
    Table("host_notice", Holder.GROUP, group="group_id", text={"problem": Kind.CODE}, times=("told_at",)),
    Table("registration", Holder.PROGRAM, group="scope_id", text={"fingerprint": Kind.CODE, "ids": Kind.CODE}),
    Table("store", Holder.PROGRAM, text={"id": Kind.CODE}),
    Table("migration", Holder.PROGRAM, text={"name": Kind.CODE, "checksum": Kind.CODE}, times=("applied_at",)),
)

ERASED_WITH_GROUP = (
    "host_notice",
    "takedown",
    "posted_round",
    "delivery",
    "schedule",
    "group_tally",
    "prompt",
    "report",
    "encouragement",
    "shared_rejection",
    "review",
    "checkin",
    "rejection",
    "goal",
    "member_week",
    "celebration",
    "cheer",
    "win",
    "offered_line",
    "member",
    "group_line",
    "registration",
    "peer_group",
)
"""Tables that go when a group goes, children first."""
