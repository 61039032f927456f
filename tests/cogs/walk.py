"""The stage on which everything is used by everybody: what Ana keeps there, and what others may see and change of it.

No test lives here. What is used, and what is expected of it, is in `tests.cogs.who_may`.
"""

import asyncio
import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from bot.client import IN_FLIGHT
from bot.content.growth import load_growth
from bot.content.words import FALLBACK, words_in
from bot.demo import until
from bot.domain import deliveries
from bot.domain.groups import Group
from bot.domain.ids import ChannelId, DeliveryId, GoalId, GroupId, OfferedId, PersonId
from bot.domain.people import CONSENT
from bot.domain.refusals import Reason
from bot.domain.schedule import Due, Kind, Schedule, Skip, schedule_id
from bot.sandbox import Answer, Channel, Guild, Message, Permission, Person, SandboxRefusal
from bot.sandbox.interactions import InteractionType
from bot.services import encouragements, groups, people
from bot.store import deliveries as delivery_rows
from bot.store import holdings, schedules
from bot.ui import actions
from bot.ui.actions import Action
from tests.cogs.story import SHARE, custom_ids
from tests.cogs.who_may import (
    ANA,
    ASKED,
    BEN,
    DIRECT,
    HIDDEN,
    HOST,
    KIM,
    MOD,
    OTHER_HOST,
    SECRET,
    SERVED,
    STRANGER,
    Use,
)
from tests.content.test_words import ENGLISH, placeholders
from tests.stage import Stage

OFFERED = "The kettle is on, whatever they said."


class Walk:
    """A stage on which Ana keeps things, and another group beside it."""

    def __init__(self, stage: Stage) -> None:
        self.stage, discord = stage, stage.discord
        self.elsewhere: Guild
        self.here = discord.guild
        self.people: dict[str, Person] = {ANA: discord.ana, DIRECT: discord.ana, BEN: discord.ben, MOD: discord.mod}
        self.people[HOST] = discord.host
        self.message: Message
        self.ids: dict[str, int] = {}
        self.draft, self.pending, self.shelved = 0, 0, 0
        self.under: dict[str, Message] = {}

    async def prepare(self) -> None:
        """Let Ana keep a private win, write three lines, hand two of them in, and write a message that Chi reports.

        One of the two lines is in the group's library.
        """
        stage, discord = self.stage, self.stage.discord
        self.people[KIM] = discord.add_person("Kim", guild=self.here)
        self.people[OTHER_HOST] = owner = discord.add_person("Oda")
        self.elsewhere = discord.add_guild("Elsewhere", owner=owner)
        self.people[STRANGER] = stranger = discord.add_person("Stan", guild=self.elsewhere)
        for person in (owner, stranger):
            await people.agree(
                stage.client.store, PersonId(person.id), GroupId(self.elsewhere.id), stage.client.now()
            )
        await self._choose_channels()
        ana = discord.ana
        kept = await ana.slash("win share", category="rested", words=SECRET, who="me")
        goal = await ana.slash("goal set", what=SECRET, number=3)
        entry = await ana.slash("goal log")
        checkin = await ana.slash("checkin", mood=2, note=SECRET)
        review = await self._look_back()
        rejection = await ana.submit((await ana.slash("rejection log", company=SECRET)).modal, {"words": SECRET})
        drafted = await ana.submit((await ana.click(rejection.message, SHARE)).modal, {"words": SECRET})
        own = await ana.click((await ana.slash("reframe", thought="no such thing")).message, "Write my own answer")
        shown = await ana.submit(own.modal, {"hurts": SECRET, "also": SECRET})
        keepsake = await ana.click(shown.message, "Keep it for me")
        self.draft = (await ana.slash("encourage add", text="Tea first.")).interaction.id
        shelved = await ana.slash("encourage add", text="Rain is loud, and it ends.")
        self.shelved = shelved.interaction.id
        await ana.click(shelved.message, shelved.buttons[0])
        await encouragements.approve(
            stage.client.store, OfferedId(self.shelved), GroupId(self.here.id), stage.client.now()
        )
        offered = await ana.slash("encourage add", text=OFFERED)
        self.pending = offered.interaction.id
        await ana.click(offered.message, offered.buttons[0])
        self.message = ana.send(discord.channel("general"), "An ordinary message")
        form = await discord.chi.menu("Report", self.message)
        reported = await discord.chi.submit(form.modal, {"kind": "unkind"})
        self.ids = {
            "win": kept.interaction.id,
            "message": self.message.id,
            "channel": discord.channel("general").id,
            "author": ana.id,
            "owner": ana.id,
            "report": reported.interaction.id,
            "line": self.pending,
            "page": 0,
            "text": CONSENT,
            "named": 1,
            "held": 0,
            "part": 0,
            "theme": 0,
            "stage": 0,
            "which": 0,
            "purpose": 0,
            "due": 0,
            "keepsake": keepsake.interaction.id,
            "kind": 0,
            "register": 0,
            "filled": 0,
            "thought": 0,
            "wording": 0,
            "seen": 0,
            "goal": goal.interaction.id,
            "entry": entry.interaction.id,
            "checkin": checkin.interaction.id,
            "mood": 1,
            "minutes": 0,
            "in_place": 0,
            "review": review,
            "rejection": rejection.interaction.id,
            "step": 0,
            "mine": drafted_id(drafted.message),
            "share": drafted_id(drafted.message),
            "told": 0,
            **await self._encourage(),
            "deed": 0,
            "about": entry.interaction.id,
            "idea": load_growth()["cv-line"].number,
            "group": self.here.id,
            "amount": 1,
            "day": 0,
            "number": 0,
            "how": 0,
            "round": 1,
            "nudge": await self._nudge_ana(GoalId(goal.interaction.id)),
            "role": discord.add_role(self.here, "Seekers").id,
        }
        await discord.settle()

    async def _encourage(self) -> dict[str, int]:
        """Let Chi encourage Ana in words of his own, and Ana look at a line for Ben; return the ids of both."""
        ana, chi, ben = self.people[ANA], self.stage.discord.chi, self.people[BEN]
        drafted = await ana.slash("encourage member", who=ben)
        own = await chi.click((await chi.slash("encourage member", who=ana)).message, "In my own words")
        written = await chi.submit(own.modal, {"words": SECRET})
        await chi.click(written.message, "Send this")
        await until(self.stage.client.is_connected)
        await self.stage.beats.tick()  # it arrives now, and not while somebody presses something
        await self.stage.beats.finish()
        return {"draft": drafted.interaction.id, "encouragement": written.interaction.id, "stop": 1}

    async def _look_back(self) -> int:
        """Let Ana look back at an interview, and return the id of that."""
        ana = self.people[ANA]
        begun = await ana.click((await ana.slash("review interview")).message, "Begin")
        first = await ana.submit(begun.modal, {begun.modal.fields[0].custom_id: SECRET})
        last = await ana.click(first.message, "Go on")
        await ana.submit(last.modal, {"lesson": SECRET, "gap": "cv"})
        return first.interaction.id

    async def _nudge_ana(self, goal: GoalId) -> DeliveryId:
        """Let there be a nudge about Ana's goal, and return its id."""
        now, here = self.stage.client.now(), GroupId(self.here.id)
        person = PersonId(self.people[ANA].id)
        known = Schedule(
            schedule_id(Kind.FOLLOW_UP, here, person, goal),
            Kind.FOLLOW_UP,
            here,
            now.date(),
            hour=18,
            person=person,
            goal=goal,
        )
        nudge = deliveries.owe(known, Due(known.period, now, Skip.OVER), channel=None)
        async with self.stage.client.store.write() as tx:
            schedules.save(tx, known)
            delivery_rows.owe(tx, nudge)
        return nudge.id

    async def _choose_channels(self) -> None:
        stage, channel = self.stage, self.stage.discord.channel("moderators")
        await stage.discord.set_overwrite(channel, stage.discord.bot_user, allow=Permission.VIEW_CHANNEL)
        group, host = GroupId(self.here.id), PersonId(stage.discord.host.id)

        def choose(known: Group) -> Group:
            goals = ChannelId(stage.discord.channel("accountability").id)
            return replace(known, moderator_channel=ChannelId(channel.id), goals_channel=goals)

        await groups.change(stage.client.store, group, host, stage.client.now, choose)

    def place(self, who: str) -> Channel:
        """Return where somebody acts."""
        if who == DIRECT:
            return self.people[who].dm
        return self.stage.discord.channel("general", self.elsewhere if who in (STRANGER, OTHER_HOST) else self.here)

    async def press(self, who: str, action: Action, use: Use) -> Answer:
        """Press, choose or send something with Ana's ids, under an answer of one's own."""
        person, place, discord = self.people[who], self.place(who), self.stage.discord
        if who not in self.under:
            self.under[who] = (await person.slash("help", channel=place)).message
        line = self.pending
        if action in (actions.OFFER_LINE, actions.DISCARD_OFFERED_LINE):
            line = self.draft
        elif action in (actions.ASK_TAKE_OUT, actions.TAKE_OUT_LINE):
            line = self.shelved
        data: dict[str, Any] = {"custom_id": action.custom_id(**{**self.ids, "line": line})}
        if use.form is not None:
            data["components"] = [_field(name, value) for name, value in use.form.items()]
            kind = InteractionType.MODAL_SUBMIT
        else:
            data |= {"component_type": 3 if use.values else 2, "id": 1}
            data["values"] = [value.format(**self.ids) for value in use.values]
            kind = InteractionType.COMPONENT
        interaction = discord.open_interaction(kind, person.user, place, data, source=self.under[who])
        await interaction.settled.wait()
        return Answer(interaction)

    def filled(self, values: Mapping[str, str | int]) -> dict[str, Any]:
        """Return a command's options, with Ana herself where they name her."""
        return {name: self.people[ANA] if value == "{ana}" else value for name, value in values.items()}

    async def of_ana(self) -> Mapping[str, object]:
        """Return everything that is kept of Ana but when she was here."""
        store = self.stage.client.store
        async with store.read() as view:
            kept = await holdings.read_out(view, PersonId(self.people[ANA].id), store.vault)
        return {table: [{**row, "seen_at": None} for row in rows] for table, rows in kept.items()}

    async def group(self) -> Group:
        """Return what the host of Ana's group chose."""
        return await groups.find(self.stage.client.store, GroupId(self.here.id))

    async def secrets(self) -> Counter[str]:
        """Return how often each table holds what Ana writes for herself alone."""
        return Counter({table: str(rows).count(SECRET) for table, rows in (await self.of_ana()).items()})

    async def check(
        self, who: str, act: Callable[[], Any], expected: str, *, what: str, may_change_ana: bool = False
    ) -> None:
        """Let somebody act, and hold what comes of it to what is expected."""
        ana, group, seen = await self.of_ana(), await self.group(), self._seen_by(who)
        try:
            answer: Answer | None = await act()
        except (SandboxRefusal, LookupError):
            answer = None
        await until(lambda: not _answering())  # what was deferred is refused or served a while later
        await self.stage.discord.settle()
        assert outcome_of(answer) == expected, f"{what}, {who}: {answer}"
        if who in (ANA, DIRECT):
            return
        assert SECRET not in self._seen_by(who).removeprefix(seen), f"{what}: {who} sees what Ana keeps to herself"
        assert may_change_ana or await self.of_ana() == ana, f"{what}: {who} changes what is kept of Ana"
        if who != HOST:
            assert await self.group() == group, f"{what}: {who} changes the group's settings"

    def _seen_by(self, who: str) -> str:
        """Return everything that somebody can read anywhere."""
        person, discord = self.people[who], self.stage.discord
        channels = [*self.here.channels.values(), *self.elsewhere.channels.values(), person.dm]
        return "\n".join(message.text for channel in channels for message in discord.messages(channel, person))


def drafted_id(preview: Message) -> int:
    """Return the id of what would be shared, from its preview."""
    (mine,) = [int(custom_id.split(":")[1], 16) for custom_id in custom_ids(preview) if "discard" in custom_id]
    return mine


def _answering() -> list[str]:
    """Return what the bot is still in the middle of."""
    return [task.get_name() for task in asyncio.all_tasks() if task.get_name().startswith(IN_FLIGHT)]


def _field(name: str, value: str) -> dict[str, Any]:
    if name in ("category", "kind", "reason"):
        return {"type": 18, "id": 1, "component": {"type": 3, "id": 2, "custom_id": name, "values": [value]}}
    return {"type": 18, "id": 1, "component": {"type": 4, "id": 2, "custom_id": name, "value": value}}


@cache
def _refusals() -> dict[Reason, re.Pattern[str]]:
    """Return how each refusal reads, whatever fills its places."""
    return {reason: _pattern(f"refusal-{reason}") for reason in Reason}


def _pattern(message: str) -> re.Pattern[str]:
    said = words_in(FALLBACK)(message, **dict.fromkeys(placeholders(ENGLISH[message]), "\0"))
    return re.compile(".*".join(re.escape(part) for part in said.split("\0")), re.DOTALL)


def outcome_of(answer: Answer | None) -> str:
    """Return what became of something."""
    if answer is None:
        return HIDDEN
    said = [answer.text, *(message.text for message in answer.followups)]
    for text in said:
        if "Before I keep anything of yours" in text:
            return ASKED
        for reason, pattern in _refusals().items():
            if pattern.fullmatch(text):
                return reason
        assert "on my side, not yours" not in text, "a fault of ours"
    assert answer.kind != "none", "no answer"
    return SERVED
