"""Whatever a member waits for finds its rows by an index: a table may grow to millions of rows and stay as quick."""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import cast

import pytest

from bot.domain.encouragements import OfferedState
from bot.domain.ids import DeliveryId, OfferedId, RejectionId, ReportId, SharedId, SubjectId
from bot.domain.progress import Private
from bot.domain.reviews import Kind
from bot.domain.rounds import showing
from bot.store import (
    celebrations,
    deliveries,
    encouragements,
    goals,
    groups,
    peers,
    people,
    prompts,
    reframes,
    registrations,
    rejections,
    reports,
    reviews,
    rounds,
    schedules,
    shares,
    shelves,
    takedowns,
    weeks,
    wins,
)
from bot.store import progress as tallies
from bot.store.connection import Row, Value
from bot.store.engine import Reader, Transaction
from bot.store.store import Store
from bot.store.tables import TABLES
from bot.store.vault import Sealer, Vault
from tests.builders import (
    ANA,
    ENTRY,
    GOAL,
    GROUP,
    MESSAGE,
    MONDAY,
    NOW,
    WEEK,
    WIN,
    a_group,
    a_schedule,
)

SEALER = Sealer(bytes(32))
SHOWING = showing(a_group(), WEEK, NOW)
SCHEDULE = a_schedule().id
REJECTION = RejectionId(WIN)
WAITING, ON_SHELF = OfferedState.PENDING, OfferedState.APPROVED
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
        pytest.param(lambda view: wins.moments(view, ANA), id="when a person's wins were"),
        pytest.param(lambda view: wins.latest(view, ANA, SEALER, 5), id="a person's latest wins"),
        pytest.param(lambda view: wins.listed(view, WIN, SEALER), id="a win as its author finds it"),
        pytest.param(lambda view: wins.stale_cards(view, NOW), id="cards of wins that were changed"),
        pytest.param(lambda view: wins.stale_card(view, WIN), id="the card of a win that was changed"),
        pytest.param(lambda view: takedowns.is_owed(view, DeliveryId(WIN)), id="whether a card is to go"),
        pytest.param(lambda view: celebrations.applause(view, SubjectId(WIN)), id="who celebrates"),
        pytest.param(lambda view: deliveries.undeliverable(view, GROUP), id="what could not be posted in a group"),
        pytest.param(lambda view: celebrations.find_cheer(view, MESSAGE), id="the cheer of a message"),
        pytest.param(lambda view: deliveries.find(view, DeliveryId(WIN)), id="a delivery"),
        pytest.param(lambda view: deliveries.find_for_win(view, WIN), id="the delivery of a win"),
        pytest.param(lambda view: deliveries.due(view, NOW), id="what is due"),
        pytest.param(lambda view: deliveries.count_wins_since(view, GROUP, NOW), id="wins of a group's week"),
        pytest.param(lambda view: celebrations.count_since(view, GROUP, NOW), id="celebrations of a group's week"),
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
        pytest.param(lambda view: encouragements.count(view, GROUP, WAITING), id="how many lines wait in a group"),
        pytest.param(
            lambda view: encouragements.page(view, GROUP, WAITING, 3, VAULT),
            id="a page of waiting lines",
        ),
        pytest.param(lambda view: encouragements.untold(view, ANA, 5, VAULT), id="what was decided about a person's"),
        pytest.param(lambda view: encouragements.shelf(view, GROUP, ANA), id="a group's lines"),
        pytest.param(
            lambda view: encouragements.count(view, GROUP, ON_SHELF),
            id="how many lines are in a library",
        ),
        pytest.param(
            lambda view: encouragements.page(view, GROUP, ON_SHELF, 3, VAULT),
            id="a page of a group's lines",
        ),
        pytest.param(lambda view: prompts.find(view, DeliveryId(WIN)), id="a prompt"),
        pytest.param(lambda view: prompts.shown(view, GROUP), id="what a group was shown"),
        pytest.param(lambda view: shelves.shown(view, ANA, "coping", SEALER), id="what is left of a shelf"),
        pytest.param(
            lambda view: deliveries.brought_up(view, ANA, REJECTION, NOW), id="when a person's arcs were brought up"
        ),
        pytest.param(lambda view: reframes.count(view, ANA), id="how much a person keeps"),
        pytest.param(lambda view: reframes.nth(view, ANA, 3, SEALER), id="one thing that a person keeps"),
        pytest.param(lambda view: groups.find(view, GROUP), id="a group"),
        pytest.param(lambda view: groups.departed(view, NOW), id="which groups were left"),
        pytest.param(lambda view: registrations.find(view, GROUP), id="a registration"),
        pytest.param(lambda view: goals.find(view, GOAL, VAULT), id="a goal"),
        pytest.param(lambda view: goals.count_open(view, ANA), id="how many goals a person has"),
        pytest.param(lambda view: goals.count_done(view, ANA), id="how many goals a person reached"),
        pytest.param(lambda view: goals.of_person(view, ANA, VAULT), id="a person's goals"),
        pytest.param(lambda view: goals.weekly(view, ANA, GROUP, MONDAY), id="a person's weekly goals"),
        pytest.param(lambda view: goals.dated(view, ANA), id="a person's goals with a date"),
        pytest.param(lambda view: goals.count_shown(view, SHOWING), id="how many goals a round shows"),
        pytest.param(lambda view: goals.shown(view, SHOWING, 3, VAULT), id="a page of a round's goals"),
        pytest.param(lambda view: goals.shown_amounts(view, SHOWING), id="what a round's week came to"),
        pytest.param(lambda view: goals.find_entry(view, ENTRY), id="an entry"),
        pytest.param(lambda view: goals.last_entry(view, GOAL), id="the last entry of a goal"),
        pytest.param(lambda view: goals.amounts(view, [GOAL], MONDAY), id="what was logged in a week"),
        pytest.param(lambda view: goals.amounts(view, [GOAL]), id="what was logged at all"),
        pytest.param(lambda view: weeks.find(view, ANA, GROUP, MONDAY), id="a member's week"),
        pytest.param(lambda view: weeks.latest(view, ANA, GROUP, MONDAY), id="the week before"),
        pytest.param(lambda view: weeks.open_of(view, ANA), id="a person's open weeks"),
        pytest.param(lambda view: weeks.over(view, NOW, 200), id="which weeks are over"),
        pytest.param(lambda view: weeks.last_review(view, ANA, SEALER), id="a person's last look back"),
        pytest.param(
            lambda view: reviews.latest(view, ANA, Kind.INTERVIEW, SEALER, limit=1), id="a person's reviews"
        ),
        pytest.param(lambda view: reviews.count(view, ANA, Kind.INTERVIEW), id="how many reviews of a kind"),
        pytest.param(lambda view: weeks.tally(view, ANA), id="how many weeks a person showed up"),
        pytest.param(lambda view: schedules.find(view, SCHEDULE), id="a schedule"),
        pytest.param(lambda view: schedules.due(view, NOW), id="what falls due"),
        pytest.param(lambda view: schedules.of_person(view, ANA), id="what comes to a person"),
        pytest.param(lambda view: schedules.beyond(view, NOW), id="what was planned too far ahead"),
        pytest.param(lambda view: deliveries.stuck_groups(view, NOW), id="where something is stuck"),
        pytest.param(lambda view: deliveries.waiting(view, ANA, NOW), id="what waits for a person"),
        pytest.param(lambda view: deliveries.coming(view, ANA), id="what is put off for a person"),
        pytest.param(lambda view: deliveries.periods(view, SCHEDULE, MONDAY), id="what became of a schedule"),
        pytest.param(lambda view: deliveries.last(view, SCHEDULE), id="what became of a schedule last"),
        pytest.param(lambda view: rounds.find(view, DeliveryId(WIN)), id="a round"),
        pytest.param(lambda view: rounds.of_week(view, GROUP, MONDAY), id="the round of a week"),
        pytest.param(lambda view: rounds.stale(view, NOW), id="which rounds are to be drawn"),
        pytest.param(lambda view: rounds.ended(view, NOW), id="which rounds are over"),
        pytest.param(lambda view: rejections.find(view, REJECTION, VAULT), id="a rejection"),
        pytest.param(lambda view: rejections.find_arc(view, REJECTION), id="where an arc is"),
        pytest.param(lambda view: rejections.count(view, ANA), id="how many rejections a person keeps"),
        pytest.param(lambda view: rejections.page(view, ANA, 3, VAULT), id="a page of a person's rejections"),
        pytest.param(lambda view: rejections.open_ones(view, ANA, 25, VAULT), id="a person's open arcs"),
        pytest.param(lambda view: rejections.waking(view, ANA), id="which arcs may be brought up"),
        pytest.param(lambda view: rejections.stages_since(view, ANA, NOW), id="a person's last rejections"),
        pytest.param(
            lambda view: reviews.with_lesson(view, ANA, REJECTION, SEALER), id="what a person took from one"
        ),
        pytest.param(lambda view: shares.find(view, SharedId(WIN), VAULT), id="what is shared"),
        pytest.param(lambda view: shares.find_for(view, REJECTION, VAULT), id="what is shared of a rejection"),
        pytest.param(lambda view: shares.count_support(view, SharedId(WIN)), id="how many answered"),
        pytest.param(lambda view: rounds.mentioned(view, GROUP, NOW), id="whom a round mentions"),
        pytest.param(lambda view: rounds.mentioned_in_wins(view, GROUP, NOW), id="whom a wins round mentions"),
        pytest.param(lambda view: rounds.latest_wins(view, GROUP, 2, NOW), id="a group's latest wins rounds"),
        pytest.param(lambda view: wins.posted_between(view, GROUP, NOW, NOW), id="the wins of a round"),
        pytest.param(lambda view: wins.count_posted(view, GROUP, NOW), id="how many wins a group has shared"),
        pytest.param(lambda view: celebrations.celebrators(view, GROUP, NOW, NOW, 5), id="who was glad with others"),
        pytest.param(lambda view: peers.count_senders(view, GROUP, NOW, NOW), id="how many sent kind words"),
        pytest.param(lambda view: celebrations.count_of(view, ANA), id="how often a person is celebrated"),
        pytest.param(lambda view: peers.count_thanks_given(view, ANA), id="how often a person gave thanks"),
        pytest.param(lambda view: peers.thanked(view, ANA, VAULT, 50), id="what a person was thanked for"),
        pytest.param(
            lambda view: tallies.counted_until(view, GROUP, Private.NOES), id="until when something was counted"
        ),
        pytest.param(lambda view: tallies.number(view, GROUP, Private.NOES, NOW), id="a group's number"),
        *(pytest.param(partial(tallies.first, group=GROUP, kind=kind), id=f"first {kind}") for kind in Private),
        *(
            pytest.param(partial(tallies.stretch, group=GROUP, kind=kind, since=NOW, until=NOW), id=f"new {kind}")
            for kind in Private
        ),
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


CHANGES = [
    pytest.param(lambda tx: encouragements.delete_drafts(tx, NOW), "offered_line_draft", id="old drafts"),
    pytest.param(lambda tx: deliveries.forget_scheduled(tx, NOW), "delivery_scheduled", id="what was sent long ago"),
    pytest.param(lambda tx: deliveries.end_leases(tx, NOW), "delivery_open", id="what was being sent"),
    pytest.param(lambda tx: rounds.stir(tx, GROUP, NOW), "posted_round_of_group", id="a group's round"),
    pytest.param(
        lambda tx: rounds.stir_about(tx, GROUP, NOW, NOW), "posted_round_of_group", id="the round that a win is in"
    ),
    pytest.param(
        lambda tx: rounds.stir_all_of(tx, ANA, NOW), "posted_round_of_group", id="rounds of somebody's groups"
    ),
    pytest.param(
        lambda tx: schedules.stop(tx, [SCHEDULE]), "sqlite_autoindex_schedule", id="a nudge that comes no more"
    ),
]


@pytest.mark.parametrize(("change", "index"), CHANGES)
async def test_no_change_that_somebody_waits_for_reads_a_whole_table(
    store: Store, change: Callable[[Transaction], None], index: str
) -> None:
    queued = Queued()
    change(cast("Transaction", queued))
    async with store.read() as view:
        explaining = Explaining(view._connection)
        await explaining.all(queued.sql, **queued.values)
    assert f"INDEX {index}" in explaining.plan, explaining.plan
