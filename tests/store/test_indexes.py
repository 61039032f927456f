"""Whatever a member waits for finds its rows by an index: a table may grow to millions of rows and stay as quick."""

from collections.abc import Awaitable, Callable
from typing import cast

import pytest

from bot.domain.ids import DeliveryId, OfferedId, ReportId, SubjectId
from bot.store import deliveries, encouragements, groups, people, registrations, reports, takedowns, wins
from bot.store.connection import Row, Value
from bot.store.engine import Reader, Transaction
from bot.store.store import Store
from bot.store.tables import TABLES
from bot.store.vault import Sealer, Vault
from tests.builders import ANA, GROUP, MESSAGE, NOW, WIN

SEALER = Sealer(bytes(32))
VAULT = cast("Vault", None)  # nothing is found, so nothing is opened


class Explaining(Reader):
    """A reader that finds nothing, and keeps how SQLite would look for it."""

    plan = ""

    async def all(self, sql: str, **values: Value) -> list[Row]:
        """Ask how instead of what."""
        self.plan = " / ".join(row["detail"] for row in await super().all(f"EXPLAIN QUERY PLAN {sql}", **values))
        return []


@pytest.mark.parametrize(
    "question",
    [
        pytest.param(lambda view: wins.author(view, WIN), id="whose a win is"),
        pytest.param(lambda view: wins.find(view, WIN, SEALER), id="a win"),
        pytest.param(lambda view: wins.count(view, ANA), id="how many wins a person has"),
        pytest.param(lambda view: wins.page(view, ANA, 3, SEALER), id="a page of a person's wins"),
        pytest.param(lambda view: wins.applause(view, SubjectId(WIN)), id="who celebrates"),
        pytest.param(lambda view: deliveries.undeliverable(view, GROUP), id="what could not be posted in a group"),
        pytest.param(lambda view: wins.find_cheer(view, MESSAGE), id="the cheer of a message"),
        pytest.param(lambda view: deliveries.find(view, DeliveryId(WIN)), id="a delivery"),
        pytest.param(lambda view: deliveries.find_for_win(view, WIN), id="the delivery of a win"),
        pytest.param(lambda view: deliveries.due(view, NOW), id="what is due"),
        pytest.param(lambda view: deliveries.count_wins_since(view, GROUP, NOW), id="wins of a group's week"),
        pytest.param(
            lambda view: wins.count_celebrations_since(view, GROUP, NOW), id="celebrations of a group's week"
        ),
        pytest.param(lambda view: reports.find(view, ReportId(WIN)), id="a report"),
        pytest.param(lambda view: reports.count_open(view, GROUP), id="how many reports are open"),
        pytest.param(lambda view: reports.page_open(view, GROUP, 3), id="a page of open reports"),
        pytest.param(lambda view: reports.count_since(view, GROUP, NOW), id="reports of a group's week"),
        pytest.param(lambda view: people.count_members(view, GROUP), id="how many members a group has"),
        pytest.param(lambda view: people.away_since(view, NOW, warned=False), id="who was away"),
        pytest.param(lambda view: takedowns.due(view, NOW), id="which cards are to go"),
        pytest.param(lambda view: wins.count_shared(view, ANA), id="how many wins a person shares"),
        pytest.param(lambda view: encouragements.find(view, OfferedId(WIN), VAULT), id="an offered line"),
        pytest.param(lambda view: encouragements.count_pending(view, ANA), id="how many lines a person offers"),
        pytest.param(lambda view: encouragements.count_queue(view, GROUP), id="how many lines wait in a group"),
        pytest.param(lambda view: encouragements.page_queue(view, GROUP, 3, VAULT), id="a page of waiting lines"),
        pytest.param(lambda view: encouragements.untold(view, ANA, 5, VAULT), id="what was decided about a person's"),
        pytest.param(lambda view: encouragements.shelf(view, GROUP, ANA), id="a group's lines"),
        pytest.param(lambda view: encouragements.shown(view, ANA), id="what a person was shown"),
        pytest.param(lambda view: groups.find(view, GROUP), id="a group"),
        pytest.param(lambda view: groups.departed(view, NOW), id="which groups were left"),
        pytest.param(lambda view: registrations.find(view, GROUP), id="a registration"),
    ],
)
async def test_no_question_that_somebody_waits_for_reads_a_whole_table(
    store: Store, question: Callable[[Reader], Awaitable[object]]
) -> None:
    async with store.read() as view:
        explaining = Explaining(view._connection)
        await question(explaining)
    assert "SEARCH" in explaining.plan
    assert not [table.name for table in TABLES if f"SCAN {table.name}" in explaining.plan], explaining.plan


class Queued:
    """A transaction that does nothing, and keeps what it was to do."""

    def put(self, sql: str, **values: Value) -> None:
        """Keep a change."""
        self.sql, self.values = sql, values


async def test_the_hourly_look_for_old_drafts_reads_no_other_line(store: Store) -> None:
    queued = Queued()
    encouragements.delete_drafts(cast("Transaction", queued), NOW)
    async with store.read() as view:
        explaining = Explaining(view._connection)
        await explaining.all(queued.sql, **queued.values)
    assert "INDEX offered_line_draft" in explaining.plan
