"""People, members and withdrawals as rows; and that nothing can be kept of anybody who is not among them."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.ids import PersonId, SubjectId
from bot.domain.people import (
    CONSENT,
    EncouragedBy,
    Member,
    Nudge,
    Person,
    Preferences,
    QuietHours,
    Reach,
    Standing,
)
from bot.store import celebrations, people, wins
from bot.store.errors import StoreFailed
from bot.store.schema import load_migrations, migrate
from bot.store.store import Paths, Store
from bot.store.vault import KEY_BYTES, Sealer
from tests.builders import ANA, BEN, GROUP, NOW, OTHER_GROUP, a_win
from tests.joined import join

DAY = timedelta(days=1)
ANYBODY = Person(ANA, CONSENT, agreed_at=NOW, seen_at=NOW)


async def standing(store: Store, person: PersonId = ANA) -> Standing:
    async with store.read() as view:
        return await people.standing(view, person)


@pytest.mark.parametrize(
    "person",
    [
        pytest.param(ANYBODY, id="who chose nothing"),
        pytest.param(replace(ANYBODY, warned_at=NOW + DAY, consent=0), id="who was told"),
        pytest.param(
            replace(
                ANYBODY,
                preferences=Preferences(
                    zone="Asia/Kathmandu",
                    language="en-US",
                    country="NP",
                    nudges=frozenset(Nudge),
                    nudge_hour=0,
                    quiet=QuietHours(22, 7),
                    reach=Reach.CHANNEL,
                    paused_until=NOW + DAY,
                ),
            ),
            id="who chose everything",
        ),
    ],
)
async def test_somebody_comes_back_as_they_were_saved(store: Store, person: Person) -> None:
    async with store.write() as tx:
        people.save(tx, ANYBODY)
        people.save(tx, person)
    assert (await standing(store)).person == person


async def test_whoever_is_not_known_stands_for_nobody(store: Store) -> None:
    assert await standing(store) == Standing()


async def test_a_member_of_two_groups_is_two_members(store: Store) -> None:
    await join(store, ANA, BEN)
    here = Member(ANA, GROUP, NOW, EncouragedBy.NOBODY, in_round=False, mentioned=True)
    there = Member(ANA, OTHER_GROUP, NOW + DAY)
    async with store.write() as tx:
        people.save_member(tx, Member(ANA, GROUP, NOW))
        for member in (here, there, Member(BEN, GROUP, NOW)):
            people.save_member(tx, member)
    assert (await standing(store)).members == {GROUP: here, OTHER_GROUP: there}
    async with store.read() as view:
        assert await people.count_members(view, GROUP) == 2


async def test_of_whoever_withdrew_the_first_fact_stays_until_they_are_back(store: Store) -> None:
    async with store.write() as tx:
        people.withdraw(tx, ANA, NOW)
        people.withdraw(tx, ANA, NOW + DAY)
    assert await standing(store) == Standing(withdrawn_at=NOW)
    async with store.write() as tx:
        people.forget_withdrawal(tx, ANA)
    assert await standing(store) == Standing()


async def test_nothing_can_be_kept_of_anybody_who_has_not_agreed(store: Store) -> None:
    with pytest.raises(StoreFailed, match="FOREIGN KEY"):
        async with store.write() as tx:
            wins.insert(tx, a_win(), Sealer(bytes(KEY_BYTES)))
    with pytest.raises(StoreFailed, match="FOREIGN KEY"):
        async with store.write() as tx:
            await celebrations.add(tx, SubjectId(1), GROUP, ANA, NOW)
    with pytest.raises(StoreFailed, match="FOREIGN KEY"):
        async with store.write() as tx:
            people.save_member(tx, Member(ANA, GROUP, NOW))


async def test_whoever_was_away_is_found_the_longest_away_first(store: Store) -> None:
    async with store.write() as tx:
        for number in (1, 2, 3):
            person = Person(PersonId(number), CONSENT, agreed_at=NOW, seen_at=NOW - number * DAY)
            people.save(tx, replace(person, warned_at=NOW if number == 3 else None))
    async with store.read() as view:
        away = await people.away_since(view, NOW - DAY, warned=False)
        told = await people.away_since(view, NOW, warned=True)
    assert [person.id for person in away] == [2, 1]
    assert [person.id for person in told] == [3]


def test_an_older_database_keeps_its_wins_and_asks_their_authors(paths: Paths) -> None:
    """Version 1 knew no consent: wins stay, whoever wrote them is asked; celebrations of nobody known go."""
    paths.data.mkdir()
    migrate(paths.database, paths.backups, NOW, load_migrations()[:1])
    with closing(sqlite3.connect(paths.database)) as connection:
        connection.executescript(
            """
            INSERT INTO peer_group VALUES (5, 3, 77, NULL);
            INSERT INTO win VALUES (10, 1, 5, 'cv', x'01', 'group', 1000), (11, 1, NULL, 'cv', x'02', 'private', 900);
            INSERT INTO celebration VALUES (10, 1, 5, 1100), (10, 2, 5, 1200);
            INSERT INTO cheer VALUES (20, 30, 5, 2, 40);
            INSERT INTO delivery VALUES (10, 10, 5, 77, 'sent', 1000, NULL, 1, 50, NULL);
            """
        )
    migrate(paths.database, paths.backups, NOW)
    with closing(sqlite3.connect(paths.database)) as connection:

        def rows(sql: str) -> list[tuple[object, ...]]:
            return connection.execute(sql).fetchall()

        assert rows("SELECT id, consent, agreed_at, seen_at FROM person") == [(1, 0, 900, 1000)]
        assert rows("SELECT person_id, group_id, joined_at, encouraged_by FROM member") == [(1, 5, 1000, "group")]
        assert rows("SELECT id, words, visibility FROM win ORDER BY id") == [
            (10, b"\x01", "group"),
            (11, b"\x02", "private"),
        ]
        assert rows("SELECT person_id FROM celebration") == [(1,)]
        assert rows("SELECT * FROM cheer") == [(20, 30, 5, 40)]
        assert rows("SELECT id, win_id, report_id, state, message_id FROM delivery") == [(10, 10, None, "sent", 50)]
        assert rows("SELECT host_id, wins_channel_id, goals_day, switched FROM peer_group") == [(3, 77, 0, "")]
        assert rows("PRAGMA foreign_key_check") == []
