"""Whoever stays away is told in time, at a good moment, and once; whoever comes back keeps everything."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.domain.ids import PersonId
from bot.domain.people import MONTH, WARN_AHEAD, Preferences, QuietHours
from bot.services import people, privacy, retention, wins
from bot.services.retention import WARNINGS_AT_ONCE
from bot.store.store import Store
from tests.announcers import Clock, Wall
from tests.builders import ANA, BEN, GROUP, NOW
from tests.joined import join
from tests.services.kept import a_rest, kinds

KEEP = 12 * MONTH
DAY = timedelta(days=1)


class Mailbox(Wall):
    """A wall that people are written to from."""

    def __init__(self) -> None:
        super().__init__()
        self.letters: list[tuple[PersonId, datetime]] = []
        self.languages: list[str | None] = []
        self.reaches = True

    async def warn(self, person: PersonId, language: str | None, erased_at: datetime, since: datetime) -> bool:
        """Write, unless nobody can be reached."""
        if self.reaches:
            self.letters.append((person, erased_at))
            self.languages.append(language)
        return self.reaches


async def sweep(store: Store, mailbox: Mailbox, clock: Clock, days: float = 0) -> list[PersonId]:
    """Let time pass, do what the heartbeat does, and return who was written to."""
    clock.pass_by(days * DAY)
    before = len(mailbox.letters)
    await retention.erase(store, KEEP, clock())
    await retention.warn(store, mailbox, KEEP, clock)
    return [person for person, _ in mailbox.letters[before:]]


@pytest.fixture
async def mailbox(store: Store) -> Mailbox:
    """Let Ana join and keep something; the mailbox is empty."""
    await people.agree(store, ANA, GROUP, NOW)
    await wins.keep(store, a_rest())
    return Mailbox()


AWAY = (KEEP - WARN_AHEAD) / DAY
"""Days until somebody is to be told."""


async def test_whoever_is_away_is_told_once_and_erased_thirty_days_later(
    store: Store, clock: Clock, mailbox: Mailbox
) -> None:
    assert await sweep(store, mailbox, clock, AWAY - 1) == []
    assert await sweep(store, mailbox, clock, 1) == [ANA]
    assert mailbox.letters == [(ANA, NOW + KEEP)]
    assert await sweep(store, mailbox, clock, 29.9) == []
    assert await kinds(store) != []
    await sweep(store, mailbox, clock, 0.2)
    assert await kinds(store) == []
    assert set(await store.vault.people()) == set()


async def test_whoever_chose_a_language_is_told_in_it(store: Store, clock: Clock, mailbox: Mailbox) -> None:
    await people.prefer(store, ANA, NOW, lambda chosen: replace(chosen, language="pt-BR"))
    await join(store, BEN)
    assert set(await sweep(store, mailbox, clock, AWAY)) == {ANA, BEN}
    told = {person: language for (person, _), language in zip(mailbox.letters, mailbox.languages, strict=True)}
    assert told == {ANA: "pt-BR", BEN: None}


async def test_somebody_whose_erasure_fails_keeps_nobody_else(
    store: Store, clock: Clock, mailbox: Mailbox, capsys: pytest.CaptureFixture[str]
) -> None:
    await join(store, BEN)
    await sweep(store, mailbox, clock, AWAY)
    async with store.write() as tx:
        tx.put(
            f"CREATE TRIGGER stuck BEFORE DELETE ON person WHEN old.id = {ANA}"
            " BEGIN SELECT RAISE(ABORT, 'this row is damaged'); END"
        )
    await sweep(store, mailbox, clock, 31)
    assert await kinds(store, BEN) == []
    assert await kinds(store) != []
    assert "erasure failed" in capsys.readouterr().out
    async with store.write() as tx:
        tx.put("DROP TRIGGER stuck")
    await sweep(store, mailbox, clock)
    assert await kinds(store) == []


async def test_whoever_is_told_late_still_has_thirty_days(store: Store, clock: Clock, mailbox: Mailbox) -> None:
    """The bot was off for two years."""
    assert await sweep(store, mailbox, clock, 730) == [ANA]
    assert mailbox.letters == [(ANA, clock() + WARN_AHEAD)]
    assert await sweep(store, mailbox, clock, 29) == []
    assert await kinds(store) != []
    await sweep(store, mailbox, clock, 1)
    assert await kinds(store) == []


async def test_whoever_comes_back_keeps_everything_and_is_told_anew_next_time(
    store: Store, clock: Clock, mailbox: Mailbox
) -> None:
    await sweep(store, mailbox, clock, AWAY)
    clock.pass_by(29 * DAY)
    await people.admit(store, ANA, GROUP, clock())
    assert await sweep(store, mailbox, clock, 2) == []
    assert await kinds(store) != []
    assert await sweep(store, mailbox, clock, AWAY) == [ANA]


async def test_keeping_it_counts_as_being_here(store: Store, clock: Clock, mailbox: Mailbox) -> None:
    await sweep(store, mailbox, clock, AWAY)
    assert await retention.stay(store, ANA, clock())
    assert await sweep(store, mailbox, clock, 31) == []
    assert await kinds(store) != []


async def test_whoever_keeps_it_too_late_is_told_so_and_nothing_is_kept_of_it(
    store: Store, clock: Clock, mailbox: Mailbox
) -> None:
    await privacy.erase(store, ANA, NOW)
    assert not await retention.stay(store, ANA, clock())
    assert await kinds(store) == []


@pytest.mark.parametrize(
    ("chosen", "days"),
    [
        pytest.param(Preferences(paused_until=NOW + KEEP + 5 * DAY), WARN_AHEAD / DAY + 5, id="pause"),
        pytest.param(Preferences(quiet=QuietHours(22, 20)), 0.25, id="quiet hours"),
    ],
)
async def test_whoever_wants_quiet_is_told_when_it_is_over(
    store: Store, clock: Clock, mailbox: Mailbox, chosen: Preferences, days: float
) -> None:
    await people.prefer(store, ANA, NOW, lambda _: chosen)
    assert await sweep(store, mailbox, clock, AWAY) == []
    assert await sweep(store, mailbox, clock, days) == [ANA]
    assert await sweep(store, mailbox, clock, 29) == []
    assert await kinds(store) != [], "thirty days begin when they were told"
    await sweep(store, mailbox, clock, 2)
    assert await kinds(store) == []


async def test_whoever_wants_quiet_at_every_hour_is_not_kept_for_ever(
    store: Store, clock: Clock, mailbox: Mailbox
) -> None:
    await people.prefer(store, ANA, NOW, lambda _: Preferences(quiet=QuietHours(0, 0)))
    assert await sweep(store, mailbox, clock, AWAY) == []
    await sweep(store, mailbox, clock, 31)
    assert await kinds(store) == []


async def test_whoever_cannot_be_reached_now_is_tried_again(store: Store, clock: Clock, mailbox: Mailbox) -> None:
    mailbox.reaches = False
    assert await sweep(store, mailbox, clock, AWAY) == []
    assert await sweep(store, mailbox, clock, 100) == []
    assert await kinds(store) != []
    mailbox.reaches = True
    assert await sweep(store, mailbox, clock) == [ANA]


class _ComesBack(Mailbox):
    def __init__(self, store: Store, clock: Clock) -> None:
        super().__init__()
        self.store = store
        self.clock = clock

    async def warn(self, person: PersonId, language: str | None, erased_at: datetime, since: datetime) -> bool:
        """Write, and find them back at that very moment."""
        await people.admit(self.store, person, GROUP, self.clock())
        return await super().warn(person, language, erased_at, since)


async def test_whoever_comes_back_while_they_are_told_is_not_marked(store: Store, clock: Clock) -> None:
    await people.agree(store, ANA, GROUP, NOW)
    mailbox = _ComesBack(store, clock)
    assert await sweep(store, mailbox, clock, AWAY) == [ANA]
    known = (await people.standing(store, ANA)).person
    assert known is not None
    assert known.warned_at is None


async def test_many_are_told_a_few_at_a_time_and_those_who_want_quiet_hold_up_nobody(
    store: Store, clock: Clock
) -> None:
    crowd = [PersonId(number) for number in range(1, WARNINGS_AT_ONCE * 2 + 1)]
    await join(store, *crowd, BEN)
    for person in crowd[:WARNINGS_AT_ONCE]:
        await people.prefer(store, person, NOW, lambda chosen: replace(chosen, paused_until=NOW + 2 * KEEP))
    mailbox = Mailbox()
    first = await sweep(store, mailbox, clock, AWAY)
    second = await sweep(store, mailbox, clock)
    assert len(first) == WARNINGS_AT_ONCE
    assert sorted((*first, *second)) == sorted((*crowd[WARNINGS_AT_ONCE:], BEN))
