"""Whatever a member waits for finds its rows by an index: a table may grow to millions of rows and stay as quick."""

from collections.abc import Awaitable, Callable

import pytest

from bot.domain.ids import DeliveryId, SubjectId
from bot.store import deliveries, groups, registrations, wins
from bot.store.connection import Row, Value
from bot.store.engine import Reader
from bot.store.store import Store
from bot.store.tables import TABLES
from bot.store.vault import Sealer
from tests.builders import ANA, GROUP, MESSAGE, NOW, WIN

SEALER = Sealer(bytes(32))


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
        pytest.param(lambda view: groups.find(view, GROUP), id="a group"),
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
