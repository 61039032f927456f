"""A group's weeks with bots that die at every step; what was sent is counted in the sandbox.

`test_delivery_crash.py` drives `Weeks`, and `python -m tests.benchmarks.crash` for longer. No test lives here.
"""

from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from random import Random

from bot.domain.goals import Entry, Goal
from bot.domain.groups import Feature, Purpose, switch
from bot.domain.ids import ChannelId, EncouragementId, EntryId, GoalId, GroupId, PersonId, RejectionId, WinId
from bot.domain.peers import Encouragement
from bot.domain.people import Member, Nudge, Preferences, Reach
from bot.domain.rejections import Rejection, Then
from bot.domain.shares import Told
from bot.domain.wins import Visibility, Win
from bot.sandbox import Message, Person
from bot.services import goals, groups, peers, people, rejections, shares, wins
from bot.store import people as people_rows
from bot.store.store import Paths, Store, open_store
from tests.joined import join
from tests.services.dying_bots import DyingBots, Tally

MONDAY = datetime(2026, 3, 2, tzinfo=UTC)
CROWD = 95
"""People who asked to be mentioned, besides three: more than one message mentions."""


class Weeks:
    """Two groups and their bot. One hangs a thread from its round and mentions a crowd; the other is small.

    Ana shares a "no" a day after she keeps it, and has a kind word from Ben. She takes direct messages, Ben and Chi
    do not: Ben wants a note in the channel then, for Chi it waits. In every other week the small group's channel is
    gone when its round falls due.
    Bots die once at each step, or `at_random`.
    """

    def __init__(
        self, data: Path, random: Random, tally: Tally, *, faults: bool = False, at_random: bool = False
    ) -> None:
        self._bots = DyingBots(
            data, MONDAY + timedelta(minutes=30), random, tally, faults=faults, at_random=at_random
        )
        self.discord = self._bots.discord
        self.tally = tally
        self._paths = Paths(data, data / "master.key")
        self._week = 0
        self._acts = 0
        self._counted = 0
        self._rounds: list[Message] = []

    @asynccontextmanager
    async def begun(self) -> AsyncIterator["Weeks"]:
        """Open the sandbox and set the groups up."""
        self.ana, self.ben, self.chi = self.discord.ana, self.discord.ben, self.discord.chi
        self.wall = self.discord.channel("accountability")
        async with self._bots.ready():
            self.small = self.discord.add_guild("Night shift")
            self.discord.world.join(self.small, self.ana.user)
            for closed in (self.ben, self.chi):
                closed.close_dms()
            await self._in_store(self._choose)
            await self._in_store(self._choose_small_channel)
            yield self

    async def pass_by(self, away: int) -> None:
        """Live through a week; after each death, `away` seconds pass before the next start."""
        begins = MONDAY + timedelta(days=7 * self._week)
        is_odd = self._week % 2 == 1
        if is_odd:
            await self.discord.delete_channel(self._small_channel)
            self._rounds = self._rounds[:1]  # the small group's card is gone with it
        self._wait_until(begins + timedelta(hours=9))
        await self._bots.through(away)
        self._check_round(is_odd)
        if is_odd:
            self._check_host()
            await self._in_store(self._choose_small_channel)
            await self._bots.through(away)
            self._check_small_round()
        await self._in_store(self._hold)
        self._wait_until(begins + timedelta(days=2))
        await self._bots.through(away)
        self._check_share()
        await self._in_store(self._encourage)
        await self._bots.through(away)
        self._check_encouragement()
        self._wait_until(begins + timedelta(days=3, hours=18))
        await self._bots.through(away)
        self._check_nudges()
        await self._in_store(self._act)
        await self._bots.through(away)
        self._check_drawn()
        await self._in_store(self._share_win)
        await self._bots.through(away)
        self._check_win()
        self._wait_until(begins + timedelta(days=4, hours=16))
        await self._bots.through(away)
        self._check_friday()
        self._wait_until(begins + timedelta(days=5, hours=12))  # last week's wins round is over
        await self._bots.through(away)
        self._expect("posts at the weekend", [one.text for one in self._fresh()], [])
        await self._in_store(self._check_rows)
        self._week += 1

    def _wait_until(self, moment: datetime) -> None:
        self._bots.wait((moment - self.discord.clock.now()).total_seconds())

    # what members and hosts do, while no bot runs

    async def _in_store(self, act: Callable[[Store], Awaitable[None]]) -> None:
        async with open_store(self._paths, self.discord.clock.now()) as store:
            await act(store)

    async def _choose(self, store: Store) -> None:
        clock, host, group = self.discord.clock.now, PersonId(self.discord.host.id), GroupId(self.discord.guild.id)
        crowd = [self.ana, self.ben, self.chi]
        for number in range(CROWD):
            self._bots.wait(0.01)  # accounts are not all made in the same millisecond
            crowd.append(self.discord.add_person(f"Member {number}", guild=self.discord.guild))
        self.crowd = {one.id for one in crowd}
        await join(store, *(PersonId(one.id) for one in crowd))
        async with store.write() as tx:
            for one in crowd:
                people_rows.save_member(tx, Member(PersonId(one.id), group, clock(), mentioned=True))
        small = GroupId(self.small.id)
        await people.agree(store, PersonId(self.ana.id), small, clock())
        await people.prefer_here(store, PersonId(self.ana.id), small, clock(), partial(replace, mentioned=True))
        await groups.change(store, group, host, clock, partial(switch, on=frozenset(Feature)))
        await groups.choose_channel(store, group, host, clock, purpose=Purpose.GOALS, channel=ChannelId(self.wall.id))
        for purpose, name in ((Purpose.WINS, "wins"), (Purpose.PROMPT, "general")):
            chosen = ChannelId(self.discord.channel(name).id)
            await groups.choose_channel(store, group, host, clock, purpose=purpose, channel=chosen)
        await groups.change(store, group, host, clock, lambda known: replace(known, prompt=known.wins))
        for one in (self.ana, self.ben):
            wants = partial(replace, mentioned_in_wins=True)
            await people.prefer_here(store, PersonId(one.id), group, clock(), wants)
        for one, reach in ((self.ana, Reach.DM), (self.ben, Reach.CHANNEL), (self.chi, Reach.DM)):
            wanted = Preferences(nudges=frozenset({Nudge.MIDWEEK}), reach=reach)
            await people.prefer(store, PersonId(one.id), clock(), partial(_prefer, wanted))
            await goals.set_goal(store, self._goal(one, group), clock())
        await goals.show(store, GoalId(self.ana.id), PersonId(self.ana.id), Visibility.GROUP, clock())

    def _goal(self, person: Person, group: GroupId) -> Goal:
        now = self.discord.clock.now()
        return Goal(GoalId(person.id), PersonId(person.id), group, "One letter", now, now.date(), now, target=5)

    async def _choose_small_channel(self, store: Store) -> None:
        self._small_channel = self.discord.add_channel(self.small, f"goals-{self._week}")
        await groups.choose_channel(
            store,
            GroupId(self.small.id),
            PersonId(self.discord.host.id),
            self.discord.clock.now,
            purpose=Purpose.GOALS,
            channel=ChannelId(self._small_channel.id),
        )

    async def _act(self, store: Store) -> None:
        """Let everybody who is nudged log a step: they are here."""
        now = self._acted_at = self.discord.clock.now()
        begins = (MONDAY + timedelta(days=7 * self._week)).date()
        for one in (self.ana, self.ben, self.chi):
            self._acts += 1
            me = PersonId(one.id)
            await people.agree(store, me, None, now)
            await goals.log(store, Entry(EntryId(self._acts), GoalId(me), me, 1, now.date(), begins, now), now)

    async def _hold(self, store: Store) -> None:
        """Let Ana keep a "no", and share it in a day."""
        now, me, group = self.discord.clock.now(), PersonId(self.ana.id), GroupId(self.discord.guild.id)
        no = Rejection(RejectionId(self._week + 1), me, group, now)
        await rejections.log(store, no, Then.KEEP, now, seed=1)
        drafted = await shares.keep(store, no.id, me, group, Told(f"Week {self._week}"), now=now)
        await shares.post(store, drafted.share.id, me, group, now, told=False, later=True)

    async def _encourage(self, store: Store) -> None:
        """Let Ben send Ana a kind word."""
        now, ana, group = self.discord.clock.now(), PersonId(self.ana.id), GroupId(self.discord.guild.id)
        draft = Encouragement(EncouragementId(self._week + 1), PersonId(self.ben.id), ana, group, now)
        await peers.send(store, (await peers.propose(store, draft, seed=1)).id, draft.sender, now)

    async def _share_win(self, store: Store) -> None:
        """Let Ben share a win."""
        now, me, group = self.discord.clock.now(), PersonId(self.ben.id), GroupId(self.discord.guild.id)
        win = Win(WinId(self._week + 1), me, group, "rested", f"Nap {self._week}", now)
        await wins.keep_for_group(store, win)
        await wins.share(store, win.id, me, group, now, told=True)

    # what must hold

    def _fresh(self) -> list[Message]:
        """Return what was sent since this was asked last, but for what the host was told."""
        fresh, self._counted = self._bots.sent[self._counted :], len(self._bots.sent)
        self.tally.sent += len(fresh)
        return fresh

    def _expect(self, what: str, found: object, expected: object) -> None:
        if found != expected:
            self.tally.wrong.append(f"week {self._week}: {what}: {found}, not {expected}")

    def _check_round(self, is_channel_gone: bool) -> None:
        fresh = self._last = self._fresh()
        cards = [one for one in fresh if one.channel is self.wall]
        self._expect("cards", len(cards), 1)
        hung = [one for one in fresh if cards and one.channel.id == cards[0].id]
        self._expect(
            "mentions in the thread", Counter(who for one in hung for who in one.pinged), Counter(self.crowd)
        )
        self._expect("old rounds closed", [one.text for one in self._rounds if not self._is_over(one)], [])
        self._rounds = cards
        self._others = [one for one in fresh if one not in cards and one not in hung]
        if not is_channel_gone:
            self._check_small(self._others)

    def _is_over(self, old: Message) -> bool:
        edited = old.raw["edited_timestamp"]
        return edited is not None and datetime.fromisoformat(edited) >= MONDAY + timedelta(days=7 * self._week)

    def _check_host(self) -> None:
        told = [one for one in self._others if one.channel.is_dm]
        self._expect("nothing else is sent", [one.text for one in self._others if one not in told], [])
        self._expect("the host is told", bool(told), True)
        self.tally.host_told_twice += max(0, len(told) - 1)

    def _check_small_round(self) -> None:
        self._check_small(self._fresh())

    def _check_small(self, fresh: list[Message]) -> None:
        in_place = [one for one in fresh if one.channel is self._small_channel]
        self._expect("only there", len(in_place), len(fresh))
        self._expect("the small group's cards", sum(not one.pinged for one in in_place), 1)
        self._expect("its mentions", Counter(who for one in in_place for who in one.pinged), Counter({self.ana.id}))
        self._rounds += [one for one in in_place if not one.pinged]

    def _check_share(self) -> None:
        fresh = [(one.channel, f"Week {self._week}" in one.text) for one in self._fresh()]
        self._expect("what was shared", fresh, [(self.wall, True)])

    def _check_encouragement(self) -> None:
        fresh = [(one.channel.recipients[:1], self.ben.mention in one.text) for one in self._fresh()]
        self._expect("encouragements", fresh, [([self.ana.user], True)])

    def _check_nudges(self) -> None:
        fresh = self._fresh()
        self._expect("nudges", [one.channel.recipients[0] for one in fresh if one.channel.is_dm], [self.ana.user])
        notes = [one for one in fresh if not one.channel.is_dm]
        self._expect("notes", [(one.channel.id, one.pinged) for one in notes], [(self._rounds[0].id, set())])

    def _check_drawn(self) -> None:
        self._expect("posts after an act", [one.text for one in self._fresh()], [])
        edited = self._rounds[0].raw["edited_timestamp"]
        self._expect(
            "the round is drawn", edited is not None and datetime.fromisoformat(edited) > self._acted_at, True
        )

    def _check_win(self) -> None:
        fresh = [(one.channel.name, f"Nap {self._week}" in one.text) for one in self._fresh()]
        self._expect("the win", fresh, [("wins", True)])

    def _check_friday(self) -> None:
        """Hold what came to the wins round, which mentions Ben (Ana had a "no"), and a prompt with its thread."""
        fresh = self._fresh()
        in_wins = [one for one in fresh if one.channel.name == "wins"]
        rounds = [(f"Nap {self._week}" in one.text, one.pinged) for one in in_wins]
        self._expect("the wins round", rounds, [(True, set()), (False, {self.ben.id})])
        prompts = [one for one in fresh if one.channel.name == "general"]
        hung = [one for one in fresh if prompts and one.channel.id == prompts[0].id]
        self._expect("the prompt and its thread", (len(prompts), len(hung)), (1, 1))
        self._expect("nothing else", len(in_wins) + len(prompts) + len(hung), len(fresh))

    async def _check_rows(self, store: Store) -> None:
        """Hold what the bot believes to what there is: each post is one row, and nothing is left to do."""
        async with store.read() as view:
            rows = await view.all(
                "SELECT state, message_id, problem, skip, kind FROM delivery"
                " LEFT JOIN schedule ON schedule.id = delivery.schedule_id"
            )
            stale = await view.all("SELECT id FROM posted_round WHERE redraw_at IS NOT NULL")
        sent = sorted(row["message_id"] for row in rows if row["state"] == "sent")
        there = sorted(one.id for one in self._bots.sent if not self._is_to_host(one))
        self._expect("posts", there, sent)
        self._expect("left to do", [dict(row) for row in rows if row["state"] in ("pending", "sending")], [])
        self._expect(
            "unnamed",
            [dict(row) for row in rows if row["state"] == "undeliverable" and row["problem"] != "closed"],
            [],
        )
        self._expect("skipped", [dict(row) for row in rows if row["state"] == "skipped"], [])
        self._expect("rounds to be drawn", stale, [])

    def _is_to_host(self, message: Message) -> bool:
        return self._bots.place_of(message.channel) == " to the host"


def _prefer(wanted: Preferences, _: Preferences) -> Preferences:
    return wanted
