"""`tables.py` says of each table whose it is and of each column of text what it holds; here it is held to the schema.

Export and erasure walk that list, so what is missing in it would be kept for ever or never be shown.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from bot.domain import schedule
from bot.domain.deliveries import State
from bot.domain.groups import GroupLine, Problem, PromptKind
from bot.domain.ids import DeliveryId, GroupId, LineId, MessageId, PersonId, SubjectId
from bot.domain.people import Member
from bot.domain.progress import Private, Tally
from bot.domain.prompts import Prompt
from bot.domain.shares import Kind as Support
from bot.domain.wins import Visibility
from bot.store import (
    celebrations,
    checkins,
    deliveries,
    encouragements,
    goals,
    groups,
    peers,
    people,
    prompts,
    registrations,
    rejections,
    reports,
    reviews,
    rounds,
    schedules,
    shares,
    takedowns,
    weeks,
    wins,
)
from bot.store import progress as tallies
from bot.store.engine import Transaction
from bot.store.registrations import Registration
from bot.store.schema import migrate
from bot.store.store import Paths, Store
from bot.store.tables import ERASED_WITH_GROUP, TABLES, Holder, Kind, Table
from bot.store.vault import Sealer
from tests.builders import (
    BEN,
    CHI,
    GROUP,
    NOW,
    OTHER_GROUP,
    a_checkin,
    a_cheer,
    a_delivery,
    a_goal,
    a_group,
    a_line,
    a_member_week,
    a_posted_round,
    a_rejection,
    a_report,
    a_review,
    a_schedule,
    a_scheduled,
    a_share,
    a_share_delivery,
    a_win,
    an_encouragement,
    an_entry,
)
from tests.joined import join, sealer_of

LISTED = {table.name: table for table in TABLES}
NAMES = [pytest.param(table, id=table.name) for table in TABLES]


@pytest.fixture
def live(paths: Paths) -> Iterator[sqlite3.Connection]:
    """Open a database that has just been made by the migrations."""
    paths.data.mkdir()
    migrate(paths.database, paths.backups, NOW)
    with closing(sqlite3.connect(paths.database)) as connection:
        yield connection


def columns(live: sqlite3.Connection, table: str) -> dict[str, str]:
    """Return the declared type of each column."""
    return {row[1]: row[2] for row in live.execute(f"PRAGMA table_info({table})")}


def test_every_table_is_listed_and_every_listed_table_is_there(live: sqlite3.Connection) -> None:
    there = {row[0] for row in live.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert there == set(LISTED)
    assert len(LISTED) == len(TABLES)


@pytest.mark.parametrize("table", NAMES)
def test_the_columns_that_say_whose_a_row_is_are_there(live: sqlite3.Connection, table: Table) -> None:
    types = columns(live, table.name)
    for column in (table.person, table.group):
        assert column is None or types[column] == "BIGINT"


@pytest.mark.parametrize("table", NAMES)
def test_every_column_of_text_or_bytes_says_what_it_holds_and_no_other_does(
    live: sqlite3.Connection, table: Table
) -> None:
    types = columns(live, table.name)
    assert set(types.values()) <= {"BIGINT", "INTEGER", "TEXT", "BLOB"}
    assert set(table.text) == {name for name, type_ in types.items() if type_ in ("TEXT", "BLOB")}
    for name, kind in table.text.items():
        assert types[name] == ("BLOB" if kind is Kind.SEALED else "TEXT"), "what is sealed is bytes, and only that"


@pytest.mark.parametrize("table", NAMES)
def test_a_table_about_somebody_says_whose_its_rows_are(table: Table) -> None:
    if table.holder is Holder.PERSON:
        assert table.person is not None
    if table.holder is Holder.GROUP:
        assert table.group is not None
    if Kind.SEALED in table.text.values():
        assert table.person is not None, "without a person there is no key to seal with"


@pytest.mark.parametrize("table", NAMES)
def test_columns_named_like_a_person_or_a_group_are_listed_as_such(live: sqlite3.Connection, table: Table) -> None:
    for column in columns(live, table.name):
        if column in ("person_id", "reporter_id", "host_id"):
            assert table.person == column
        if column == "group_id":
            assert table.group == column


def test_whatever_belongs_to_a_group_goes_with_it() -> None:
    assert len(set(ERASED_WITH_GROUP)) == len(ERASED_WITH_GROUP)
    assert set(ERASED_WITH_GROUP) == {table.name for table in TABLES if table.group is not None}


def test_tables_go_before_those_they_refer_to(live: sqlite3.Connection) -> None:
    for position, name in enumerate(ERASED_WITH_GROUP):
        for reference in live.execute(f"PRAGMA foreign_key_list({name})"):
            later = (*ERASED_WITH_GROUP[position + 1 :], "person")  # people outlive a group
            assert reference[2] in later, f"{name} refers to {reference[2]}"


async def fill(store: Store, group: GroupId, first: int) -> None:
    """Put rows of a group into every table that has any."""
    persons = [PersonId(first + offset) for offset in range(3)]
    sealers = [await sealer_of(store, person) for person in persons]
    await join(store, BEN)
    async with store.write() as tx:
        groups.save(tx, a_group(id=group, host=CHI))
        for number, (person, sealer) in enumerate(zip(persons, sealers, strict=True), start=first):
            people.save_member(tx, Member(person, group, NOW))
            reports.insert(tx, a_report(id=number + 30, group=group, reporter=person))
            groups.add_line(tx, GroupLine(LineId(number), group, "A line", "call 1", "always"))
            wins.insert(tx, a_win(id=number, person=person, group=group, visibility=Visibility.GROUP), sealer)
            deliveries.save(tx, a_delivery(id=number, group=group, state=State.SENT, message=MessageId(number + 50)))
            celebrations.save_cheer(tx, a_cheer(message=MessageId(number + 10), group=group))
            for subject in (number, number + 10):
                await celebrations.add(tx, SubjectId(subject), group, BEN, NOW)
            line = a_line(id=number + 40, group=group, person=person)
            encouragements.insert(tx, line, sealer)
            checkins.save(tx, a_checkin(id=number, person=person, group=group), sealer)
            _fill_with_goals(tx, group, number, person, sealer)
            rejections.save(tx, a_rejection(id=number + 110, person=person, group=group), sealer)
            share = a_share(id=number + 120, rejection=number + 110, person=person, group=group)
            shares.save(tx, share, sealer)
            deliveries.save(tx, a_share_delivery(share, message=MessageId(number + 130)))
            await shares.support(tx, share.id, BEN, Support.ENCOURAGE, NOW)
            peers.save(tx, an_encouragement(id=number + 140, sender=person, group=group), sealer)
            reports.insert(tx, a_report(id=number + 150, group=group, reporter=person, encouragement=number + 140))
            reviews.save(tx, a_review(id=number + 100, person=person, group=group), sealer)
        await takedowns.owe_for(tx, persons[0], NOW)
        await groups.notice(tx, group, Problem.CANNOT_POST, NOW)
        registrations.save(tx, Registration(group, "fingerprint", {"win": 1}))
        prompts.save(tx, Prompt(DeliveryId(first), group, PromptKind.QUESTION, "bad-day-helped", NOW))


def _fill_with_goals(tx: Transaction, group: GroupId, number: int, person: PersonId, sealer: Sealer) -> None:
    """Put a member's goal with all that hangs from it into a group, and the group's round."""
    goal = a_goal(id=number + 60, person=person, group=group, visibility=Visibility.GROUP)
    goals.save(tx, goal, sealer)
    goals.insert_entry(tx, an_entry(id=number + 70, goal=goal.id, person=person))
    weeks.save(tx, a_member_week(person=person, group=group))
    round_, follow_up = (
        a_schedule(group=group),
        a_schedule(kind=schedule.Kind.FOLLOW_UP, group=group, person=person, goal=goal.id, every=0),
    )
    card = a_scheduled(round_, state=State.SENT, message=MessageId(group + 80))
    for made in (round_, follow_up):
        schedules.save(tx, made)
    for owed in (card, a_scheduled(follow_up, channel=None)):
        deliveries.owe(tx, owed)
    rounds.save(tx, a_posted_round(delivery=card, message=MessageId(group + 80)))
    tallies.insert(tx, Tally(group, Private.NOES, NOW, 5))


async def rows_of(store: Store, group: GroupId) -> dict[str, int]:
    """Count a group's rows in every table that has any."""
    found = {}
    async with store.read() as view:
        for table in TABLES:
            if table.group is not None:
                sql = f"SELECT count(*) AS n FROM {table.name} WHERE {table.group} = :group"
                row = await view.one(sql, group=group)
                found[table.name] = row["n"] if row else 0
    return found


async def dump(store: Store) -> list[object]:
    """Return every value of every row that a group's erasure could touch."""
    async with store.read() as view:
        return [
            value
            for table in TABLES
            if table.name not in ("migration", "store", "person")
            for row in await view.all(f"SELECT * FROM {table.name}")
            for value in row
        ]


async def test_erasing_a_group_leaves_no_row_of_it_and_every_row_of_others(store: Store) -> None:
    await fill(store, OTHER_GROUP, 9_000)
    others = await dump(store)
    await fill(store, GROUP, 5_000)
    before = await rows_of(store, GROUP)
    assert all(before.values()), f"the test must fill every table: {before}"
    kept = await rows_of(store, OTHER_GROUP)

    async with store.write() as tx:
        groups.erase(tx, GROUP)

    assert not any((await rows_of(store, GROUP)).values())
    assert await rows_of(store, OTHER_GROUP) == kept
    assert GROUP not in await dump(store)
    assert sorted(map(repr, await dump(store))) == sorted(map(repr, others))


async def test_erasing_a_group_keeps_what_its_members_kept_in_direct_messages(store: Store) -> None:
    await fill(store, GROUP, 5_000)
    mine = a_win(id=7_000, person=PersonId(5_000), group=None)
    sealer = await sealer_of(store, mine.person)
    async with store.write() as tx:
        wins.insert(tx, mine, sealer)
    async with store.write() as tx:
        groups.erase(tx, GROUP)
    async with store.read() as view:
        assert await wins.find(view, mine.id, sealer) == mine
        assert await wins.count(view, mine.person) == 1


async def test_erasing_a_group_that_is_not_there_is_no_error(store: Store) -> None:
    async with store.write() as tx:
        groups.erase(tx, GroupId(404))


async def test_words_of_an_erased_group_are_not_left_in_the_files(paths: Paths, store: Store) -> None:
    """`secure_delete`: the sealed bytes are overwritten too, once the log is folded in."""
    await fill(store, GROUP, 5_000)
    async with store.read() as view:
        sealed = [bytes(row["words"]) for row in await view.all("SELECT words FROM win")]
    async with store.write() as tx:
        groups.erase(tx, GROUP)

    def fold_in(connection: sqlite3.Connection) -> None:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    await store._database._writer.run(fold_in)
    async with store.read() as view:
        assert await view.all("SELECT 1 FROM win") == []
    content = paths.database.with_name("rebound.db-wal").read_bytes() + paths.database.read_bytes()
    assert not any(words in content for words in sealed)


async def test_a_posts_channel_and_message_outlive_nothing_of_their_win(store: Store) -> None:
    """The one foreign key: a delivery goes with its win, whoever erases it."""
    await fill(store, GROUP, 5_000)
    async with store.write() as tx:
        tx.put("DELETE FROM win WHERE id = 5000")
    async with store.read() as view:
        assert await deliveries.find_for_win(view, a_win(id=5_000).id) is None
        assert await deliveries.find_for_win(view, a_win(id=5_001).id) is not None
