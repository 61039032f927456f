"""Every command, menu, button, select and form there is, how it is used, and for whom it is. No test lives here.

Whoever adds one adds it here too: a test holds these tables to what the bot has.
"""

import asyncio
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
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
from tests.content.test_words import ENGLISH, placeholders
from tests.stage import Stage

SECRET, OFFERED = "marmalade-and-rain-7f3a", "The kettle is on, whatever they said."
SERVED, ASKED, HIDDEN = "served", "asked to join", "not offered by Discord"

ANA, BEN, KIM, MOD, HOST = "ana", "another member", "somebody who has not joined", "a moderator", "the host"
STRANGER, OTHER_HOST, DIRECT = "a member of another group", "the host of another group", "ana in a direct message"
PERSONAS = (BEN, KIM, MOD, HOST, STRANGER, OTHER_HOST, DIRECT, ANA)

Expected = Mapping[str, str]


def everybody(outcome: str, **others: str) -> Expected:
    """Expect one outcome for all but some, who are named by the constants above."""
    return {**dict.fromkeys(PERSONAS, outcome), **{globals()[name]: other for name, other in others.items()}}


ANYBODY = everybody(SERVED)
JOINED = everybody(SERVED, KIM=ASKED)
IN_A_GROUP = everybody(SERVED, KIM=ASKED, DIRECT=Reason.ONLY_IN_A_GROUP)
SOMETHING_KEPT = everybody(SERVED, KIM=Reason.NOTHING_KEPT)
HOSTS_COMMAND = everybody(HIDDEN, HOST=SERVED, OTHER_HOST=SERVED)
MODERATORS_COMMAND = everybody(HIDDEN, MOD=SERVED, HOST=SERVED, OTHER_HOST=SERVED)

OWN_PANEL = everybody(Reason.NOT_YOUR_BUTTON, ANA=SERVED, DIRECT=SERVED)
OWN_WIN = everybody(Reason.NOT_YOUR_WIN, ANA=SERVED, KIM=ASKED)
OWN_GOAL = everybody(Reason.NO_SUCH_GOAL, ANA=SERVED, KIM=ASKED, DIRECT=SERVED)
GOAL_MEANT = everybody(Reason.NO_GOALS, ANA=SERVED, KIM=ASKED, DIRECT=SERVED)
OWN_CHECKIN = everybody(Reason.NO_SUCH_CHECKIN, ANA=SERVED, KIM=ASKED, DIRECT=SERVED)
OWN_REVIEW = everybody(Reason.NO_SUCH_REVIEW, ANA=SERVED, KIM=ASKED, DIRECT=SERVED)
OWN_REJECTION = everybody(Reason.NO_SUCH_REJECTION, ANA=SERVED, KIM=ASKED, DIRECT=SERVED)
OWN_SHARE = everybody(Reason.NO_SUCH_SHARE, ANA=SERVED, KIM=ASKED, DIRECT=SERVED)
OWN_ENCOURAGEMENT = everybody(Reason.NO_SUCH_ENCOURAGEMENT, ANA=SERVED, KIM=ASKED, DIRECT=SERVED)
OWN_NUDGE = everybody(Reason.STALE_BUTTON, ANA=SERVED, KIM=ASKED, DIRECT=SERVED)
OWN_LINE = everybody(Reason.NO_SUCH_OFFERED, ANA=SERVED, KIM=ASKED)
HOSTS = everybody(Reason.HOST_ONLY, HOST=SERVED, OTHER_HOST=SERVED, DIRECT=Reason.ONLY_IN_A_GROUP)
MODERATORS = everybody(
    Reason.MODERATOR_ONLY, MOD=SERVED, HOST=SERVED, OTHER_HOST=SERVED, DIRECT=Reason.ONLY_IN_A_GROUP
)

DECIDES = {**MODERATORS, HOST: Reason.ALREADY_DECIDED, OTHER_HOST: Reason.NO_SUCH_OFFERED}
"""The moderator decides; the host comes after them."""

COMMANDS: dict[str, tuple[dict[str, str | int], Expected]] = {
    "rejection log": ({"company": "Ames"}, JOINED),
    "rejection next": ({}, JOINED),
    "rejection list": ({}, JOINED),
    "win share": ({"category": "rested", "words": "a quiet day", "who": "me"}, JOINED),
    "win list": ({}, JOINED),
    "goal set": ({"what": "One small thing"}, JOINED),
    "goal log": ({}, GOAL_MEANT),
    "goal list": ({}, JOINED),
    "goal adjust": ({"how": "pause"}, GOAL_MEANT),
    "goal done": ({}, {**GOAL_MEANT, ANA: Reason.ALREADY_REACHED}),  # she does it in a direct message first
    "progress me": ({}, JOINED),
    "progress group": (
        {},
        everybody(
            Reason.TOO_FEW_PEOPLE, KIM=ASKED, DIRECT=Reason.ONLY_IN_A_GROUP
        ),  # until midnight: all joined today
    ),
    "encourage me": ({}, JOINED),
    "encourage member": (
        {"who": "{ana}"},
        everybody(
            SERVED,
            KIM=ASKED,
            DIRECT=Reason.ONLY_IN_A_GROUP,
            ANA=Reason.ENCOURAGES_ONESELF,
            STRANGER=Reason.TAKES_NONE,
            OTHER_HOST=Reason.TAKES_NONE,
        ),
    ),
    "letter": ({"kind": "thank-you"}, JOINED),
    "reframe": ({"thought": "I always fail"}, JOINED),
    "encourage add": ({"text": "Tea first, then the next one."}, IN_A_GROUP),
    "checkin": ({"mood": 2, "note": "a grey day"}, JOINED),
    "review interview": ({}, JOINED),
    "review application": ({}, JOINED),
    "review strategy": ({}, JOINED),
    "settings": ({}, JOINED),
    "privacy view": ({}, SOMETHING_KEPT),
    "privacy export": ({}, SOMETHING_KEPT),
    "privacy delete": ({}, SOMETHING_KEPT),
    "privacy withdraw": ({}, SOMETHING_KEPT),
    "help": ({}, ANYBODY),
    "help-now": ({}, ANYBODY),
    "setup": ({}, HOSTS_COMMAND),
    "moderate reports": ({}, MODERATORS_COMMAND),
    "moderate prompts": ({}, MODERATORS_COMMAND),
    "moderate summary": ({}, {**MODERATORS_COMMAND, OTHER_HOST: Reason.TOO_FEW_PEOPLE}),  # of two members
}

MENUS: dict[str, Expected] = {
    "Celebrate": everybody(SERVED, KIM=ASKED, DIRECT=HIDDEN, STRANGER=HIDDEN, OTHER_HOST=HIDDEN),
    "Report": everybody(SERVED, DIRECT=HIDDEN, STRANGER=HIDDEN, OTHER_HOST=HIDDEN, ANA=Reason.OWN_MESSAGE),
}
"""In the menu of a message of Ana's."""


USER_MENUS: dict[str, Expected] = {
    "Encourage": everybody(
        SERVED,
        KIM=ASKED,
        DIRECT=HIDDEN,
        ANA=Reason.ENCOURAGES_ONESELF,
        STRANGER=Reason.TAKES_NONE,
        OTHER_HOST=Reason.TAKES_NONE,
    ),
}
"""In Ana's own menu."""


@dataclass(frozen=True)
class Use:
    """What is chosen or sent with an action, and what comes of it."""

    expected: Expected
    values: tuple[str, ...] = ()
    form: Mapping[str, str] | None = None


GROUPS_ALONE = everybody(SERVED, STRANGER=Reason.NO_MODERATORS, OTHER_HOST=Reason.NO_MODERATORS)

PRESSES: dict[Action, Use] = {
    actions.CELEBRATE_WIN: Use(everybody(Reason.NO_SUCH_WIN, KIM=ASKED)),  # Ana's win is private
    actions.CELEBRATE_CHEER: Use(everybody(Reason.NOT_A_CARD)),  # it is gone; who it is about decides what else
    actions.TAKE_CHEER_AWAY: Use(everybody(Reason.NOT_YOUR_WIN, ANA=Reason.NOT_A_CARD, DIRECT=Reason.NOT_A_CARD)),
    actions.SHARE_WIN: Use({**OWN_WIN, DIRECT: Reason.ONLY_IN_A_GROUP}),
    actions.SHARE_WIN_TOLD: Use({**OWN_WIN, DIRECT: Reason.ONLY_IN_A_GROUP}),
    actions.KEEP_WIN_PRIVATE: Use({**OWN_WIN, DIRECT: SERVED}),
    actions.PREVIEW_WIN: Use({**OWN_WIN, DIRECT: Reason.ONLY_IN_A_GROUP}),
    actions.OPEN_WIN: Use({**OWN_WIN, DIRECT: SERVED}, values=("{win}",)),
    actions.SHOW_WIN: Use({**OWN_WIN, DIRECT: SERVED}),
    actions.EDIT_WIN: Use({**OWN_WIN, DIRECT: SERVED}),
    actions.EDIT_WIN_FORM: Use({**OWN_WIN, DIRECT: SERVED}, form={"category": "rested", "words": SECRET}),
    actions.ASK_REMOVE_WIN: Use({**OWN_WIN, DIRECT: SERVED}),
    actions.REMOVE_WIN: Use({**OWN_WIN, DIRECT: SERVED, ANA: Reason.NO_SUCH_WIN}),  # it is gone by then
    actions.KEEP_AS_WIN: Use(OWN_GOAL),
    actions.WIN_FORM: Use(IN_A_GROUP, form={"category": "rested", "words": "a quiet day"}),
    actions.HELP_PAGE: Use(ANYBODY),
    actions.JOIN: Use(ANYBODY),
    actions.NOT_NOW: Use(ANYBODY),
    actions.TRUST_WORDS: Use(ANYBODY),
    actions.PEOPLE_TO_TALK_TO: Use(ANYBODY),
    actions.ANOTHER_COUNTRY: Use(ANYBODY),
    actions.SHOW_COUNTRY: Use(ANYBODY, values=("GB",)),
    actions.FIGURE_OF_SPEECH: Use(ANYBODY),
    actions.FIGURE_OF_SPEECH_PLAIN: Use(ANYBODY),
    actions.ASK_MODERATOR: Use(ANYBODY),
    actions.ASK_MODERATOR_NOW: Use({**GROUPS_ALONE, DIRECT: Reason.NO_MODERATORS}),
    # The form was opened by whoever may report, and tells nothing of what it is about: it may be sent by anybody.
    actions.REPORT_FORM: Use(everybody(SERVED, DIRECT=Reason.ONLY_IN_A_GROUP), form={"kind": "unkind"}),
    actions.CLOSE_REPORT: Use({**MODERATORS, OTHER_HOST: Reason.NO_SUCH_REPORT}),
    actions.CLOSE_LISTED_REPORT: Use({**MODERATORS, OTHER_HOST: Reason.NO_SUCH_REPORT}, values=("{report}",)),
    actions.PAGE_REPORTS: Use(MODERATORS),
    actions.KEEP_MINE: Use(ANYBODY),
    actions.SET_GOAL: Use(JOINED),
    actions.GOAL_FORM: Use(
        JOINED, form={"what": "One small thing", "amount": "2 steps", "plan": "", "rhythm": "weekly"}
    ),
    actions.OPEN_GOAL: Use(OWN_GOAL, values=("{goal}",)),
    actions.KEEP_GOAL: Use(OWN_GOAL),
    actions.LOG_ONE: Use(OWN_GOAL),
    actions.LOG_CHOSEN: Use(OWN_GOAL, values=("{goal}",)),
    actions.UNDO_ENTRY: Use({**OWN_GOAL, ANA: Reason.NOT_THE_LAST_ENTRY}),  # it is taken back by then, as below
    actions.FINISH_GOAL: Use({**OWN_GOAL, ANA: Reason.ALREADY_REACHED}),
    actions.FINISH_CHOSEN: Use({**OWN_GOAL, ANA: Reason.ALREADY_REACHED}, values=("{goal}",)),
    actions.CHANGE_GOAL: Use(OWN_GOAL),
    actions.ADJUST_GOAL: Use(OWN_GOAL),
    actions.ADJUST_CHOSEN: Use(OWN_GOAL, values=("{goal}",)),
    actions.SMALLER_FORM: Use(OWN_GOAL, form={"what": "Less", "amount": "1"}),
    actions.DROP_GOAL: Use({**OWN_GOAL, ANA: Reason.GOAL_OVER}),
    actions.PREVIEW_GOAL: Use(OWN_GOAL),
    actions.SHOW_GOAL: Use(OWN_GOAL),
    actions.HIDE_GOAL: Use(OWN_GOAL),
    actions.LOG_IN_ROUND: Use(IN_A_GROUP),
    actions.SET_IN_ROUND: Use(JOINED),
    actions.PASS_IN_ROUND: Use(IN_A_GROUP),
    actions.GOALS_IN_ROUND: Use(IN_A_GROUP),
    actions.SHARE_IN_ROUND: Use(JOINED),
    actions.WINS_IN_ROUND: Use(everybody(Reason.STALE_BUTTON, KIM=ASKED, DIRECT=Reason.ONLY_IN_A_GROUP)),
    actions.NUDGE_LOG: Use(OWN_NUDGE),
    actions.NUDGE_SMALLER: Use(OWN_NUDGE),
    actions.NUDGE_SMALLER_CHOSEN: Use(OWN_GOAL, values=("{goal}",)),
    actions.NUDGE_PASS: Use(OWN_NUDGE),
    actions.NUDGE_LATER: Use(OWN_NUDGE),
    actions.NUDGE_DONE: Use({**OWN_NUDGE, ANA: Reason.ALREADY_REACHED}),  # as above
    actions.NUDGE_WEEK: Use(OWN_NUDGE),
    actions.NUDGE_DROP: Use(OWN_NUDGE),
    actions.NUDGE_PAUSE: Use(OWN_NUDGE),
    actions.NUDGE_LEAVE: Use(OWN_NUDGE),
    actions.NUDGE_SHOW: Use(JOINED),  # a note is for whoever has something waiting, and says to nobody who that is
    actions.ANOTHER_ENCOURAGEMENT: Use(JOINED),
    actions.SEND_ENCOURAGEMENT: Use(OWN_ENCOURAGEMENT),
    # What Ana looked at gives way to another by then.
    actions.ANOTHER_FOR_PEER: Use({**OWN_ENCOURAGEMENT, ANA: Reason.NO_SUCH_ENCOURAGEMENT}),
    actions.OWN_FOR_PEER: Use(OWN_ENCOURAGEMENT),
    actions.OWN_FOR_PEER_FORM: Use(
        {**OWN_ENCOURAGEMENT, ANA: Reason.NO_SUCH_ENCOURAGEMENT}, form={"words": "You did it"}
    ),
    actions.DISCARD_ENCOURAGEMENT: Use(JOINED),  # of nobody but Ana there is a draft with that id
    actions.THANK: Use(OWN_ENCOURAGEMENT),  # one that reached Ana
    actions.PLEASE_STOP: Use(OWN_ENCOURAGEMENT),
    actions.STOP_FOR_SURE: Use(OWN_ENCOURAGEMENT),
    actions.NO_WARM_NEWS: Use(JOINED),  # everybody ends their own
    actions.CHOOSE_LETTER: Use(JOINED, values=("thank-you",)),
    actions.REJECTION_FORM: Use(JOINED, form={"feelings": "sad", "words": "It hurt", "then": "rest"}),
    actions.OPEN_REJECTION: Use(OWN_REJECTION, values=("{rejection}",)),
    actions.SHOW_REJECTION: Use(OWN_REJECTION),
    actions.EDIT_REJECTION: Use(OWN_REJECTION),
    actions.EDIT_REJECTION_FORM: Use(OWN_REJECTION, form={"names": "Ames", "words": "It hurt"}),
    actions.ASK_DELETE_REJECTION: Use(OWN_REJECTION),
    actions.DELETE_REJECTION: Use({**OWN_REJECTION, ANA: Reason.NO_SUCH_REJECTION}),  # it is gone by then
    actions.CHOOSE_ARC: Use(OWN_REJECTION, values=("{rejection}",)),
    actions.SHOW_ARC: Use(OWN_REJECTION),
    actions.DO_STEP: Use(OWN_REJECTION),
    actions.SKIP_STEP: Use(OWN_REJECTION),
    actions.PUT_ARC_OFF: Use(OWN_REJECTION),
    actions.REST_ARC: Use(OWN_REJECTION, values=("day",)),
    actions.REST_A_DAY: Use(OWN_REJECTION),
    actions.BACK_TO_ARC: Use(OWN_REJECTION),
    actions.CLOSE_ARC: Use(OWN_REJECTION),
    actions.REOPEN_ARC: Use(OWN_REJECTION),
    actions.ASK_LESSON: Use(OWN_REJECTION),
    actions.LESSON_FORM: Use(JOINED, form={"lesson": "Ask earlier"}),  # it gives back what belongs nowhere
    actions.ANOTHER_SMALL_STEP: Use(OWN_REJECTION),
    # Ana's arc is only at its beginning.
    actions.SMALL_STEP_GOAL: Use({**OWN_REJECTION, ANA: Reason.ARC_OVER, DIRECT: Reason.ARC_OVER}),
    actions.SHARE_REJECTION: Use({**OWN_REJECTION, DIRECT: Reason.ONLY_IN_A_GROUP}),
    actions.SHARE_FORM: Use({**OWN_REJECTION, DIRECT: Reason.ONLY_IN_A_GROUP}, form={"words": "A hard day"}),
    actions.SHARE_NOW: Use({**OWN_SHARE, DIRECT: Reason.ONLY_IN_A_GROUP}),
    actions.SHARE_LATER: Use({**OWN_SHARE, DIRECT: Reason.ONLY_IN_A_GROUP}),
    actions.DISCARD_SHARE: Use({**OWN_SHARE, ANA: Reason.NO_SUCH_SHARE}),  # it is gone by then
    actions.TAKE_SHARE_BACK: Use({**OWN_SHARE, ANA: Reason.NO_SUCH_SHARE}),
    actions.ENCOURAGE_SHARED: Use(everybody(Reason.NO_SUCH_SHARE, KIM=ASKED)),  # it is a draft of Ana's
    actions.BEEN_THERE: Use(everybody(Reason.NO_SUCH_SHARE, KIM=ASKED)),
    actions.NUDGE_STEP: Use(everybody(Reason.STALE_BUTTON, KIM=ASKED)),  # the nudge is about a goal
    actions.LETTER_FROM_ARC: Use(OWN_REJECTION),
    actions.LETTER_TONE: Use(JOINED),
    actions.FILL_LETTER: Use(JOINED),
    actions.LETTER_FORM: Use(JOINED, form={"name": "Kai", "role": "", "company": "", "mine": ""}),
    actions.CHANGE_LETTER: Use(JOINED),
    actions.CHANGED_LETTER_FORM: Use(JOINED, form={"subject": "Hello", "body": "Hello again"}),
    actions.LETTER_FILE: Use(everybody(Reason.STALE_BUTTON, KIM=ASKED)),  # it takes the letter from its own card
    actions.TYPE_THOUGHT: Use(JOINED),
    actions.THOUGHT_FORM: Use(JOINED, form={"thought": "Nobody wants me"}),
    actions.CHOOSE_THOUGHT: Use(JOINED, values=("always-fail",)),
    actions.SAY_ANOTHER_WAY: Use(JOINED),
    actions.KEEP_REFRAME: Use(JOINED),
    actions.OWN_REFRAME: Use(JOINED),
    actions.OWN_REFRAME_FORM: Use(JOINED, form={"hurts": "I wanted it", "also": "I prepared well"}),
    actions.KEEP_OWN_REFRAME: Use(everybody(Reason.STALE_BUTTON, KIM=ASKED)),  # as above
    actions.PAGE_KEEPSAKES: Use(JOINED),  # everybody sees their own
    actions.DELETE_KEEPSAKE: Use(JOINED),  # of nobody but Ana there is a keepsake with that id
    actions.CHECKIN_MOOD: Use(OWN_CHECKIN),
    actions.CHECKIN_MORE: Use(OWN_CHECKIN),
    actions.CHECKIN_FORM: Use(OWN_CHECKIN, form={"mood": "2", "feelings": "", "note": "a grey day"}),
    actions.OPEN_CHECKIN: Use(OWN_CHECKIN, values=("{checkin}",)),
    actions.DELETE_CHECKIN: Use({**OWN_CHECKIN, ANA: Reason.NO_SUCH_CHECKIN}),  # it is gone by then
    actions.SHOW_MINE: Use(JOINED),
    actions.AFFIRM: Use(JOINED),
    actions.SOMETHING_GOOD: Use(JOINED),
    actions.COPING: Use(JOINED),
    actions.CHOOSE_COPING: Use(JOINED),
    actions.ANOTHER_COPING: Use(JOINED),
    actions.REVIEW_FROM_ARC: Use(everybody(Reason.NO_SUCH_REJECTION, ANA=SERVED, KIM=ASKED, DIRECT=SERVED)),
    actions.BEGIN_REVIEW: Use(JOINED),
    # What somebody else sends under Ana's ids becomes a review of their own.
    actions.REVIEW_FIRST_FORM: Use(JOINED, form={"glad-i-said": "The last one", "how-clear": "4"}),
    actions.GO_ON_REVIEW: Use(OWN_REVIEW),
    actions.REVIEW_LAST_FORM: Use(JOINED, form={"what-i-asked": "", "lesson": "Ask earlier", "gap": "cv"}),
    actions.EARLIER_REVIEWS: Use(JOINED),
    actions.ASK_DELETE_REVIEW: Use(OWN_REVIEW),
    actions.DELETE_REVIEW: Use({**OWN_REVIEW, ANA: Reason.NO_SUCH_REVIEW}),  # it is gone by then
    actions.ANOTHER_IDEA: Use(OWN_REVIEW),
    actions.IDEA_TO_GOAL: Use(OWN_REVIEW),
    actions.LESSON_TO_GOAL: Use(OWN_REVIEW),
    actions.OFFER_LINE: Use({**OWN_LINE, DIRECT: SERVED}),
    actions.DISCARD_OFFERED_LINE: Use(JOINED),  # of nobody but Ana there is a draft with that id
    actions.PAGE_OFFERED_LINES: Use(MODERATORS),
    actions.APPROVE_OFFERED_LINE: Use(DECIDES),
    actions.EDIT_OFFERED_LINE: Use({**MODERATORS, OTHER_HOST: Reason.NO_SUCH_OFFERED}),
    actions.EDIT_OFFERED_FORM: Use(DECIDES, form={"words": "Tea first."}),
    actions.DECLINE_OFFERED_LINE: Use({**MODERATORS, OTHER_HOST: Reason.NO_SUCH_OFFERED}),
    actions.DECLINE_OFFERED_FORM: Use(DECIDES, form={"reason": "other"}),
    actions.LOOK_AT_LINES: Use(MODERATORS),
    actions.PAGE_SHELF: Use(MODERATORS),
    actions.ASK_TAKE_OUT: Use({**MODERATORS, OTHER_HOST: Reason.NO_SUCH_OFFERED}),
    actions.TAKE_OUT_LINE: Use(DECIDES),
    actions.PROMPT_FOR_ME: Use(JOINED),
}
"""What is neither somebody's own panel (`owned`) nor the host's (`setup-…`)."""
VALUES: dict[Action, tuple[str, ...]] = {
    actions.WINS_OF_MONTH: ("2026-01",),
    actions.OPEN_SETUP_SECTION: ("time",),
    actions.CHOOSE_WINS_CHANNEL: ("{channel}",),
    actions.CHOOSE_CHANNEL: ("{channel}",),
    actions.CHOOSE_DAY: ("3",),
    actions.CHOOSE_HOUR: ("3",),
    actions.CHOOSE_RHYTHM: ("2",),
    actions.CHOOSE_MIX: ("ritual",),
    actions.CHOOSE_ZONE: ("Europe/Berlin",),
    actions.CHOOSE_MODERATOR_ROLE: ("{role}",),
    actions.CHOOSE_MEMBER_ROLE: ("{role}",),
    actions.CHOOSE_COUNTRY: ("GB",),
    actions.REMOVE_LINE: ("1",),
    actions.SWITCH_FEATURES: ("wins",),
    actions.OPEN_SETTINGS: ("zone",),
    actions.MY_ZONE: ("Europe/Berlin",),
    actions.MY_COUNTRY: ("GB",),
    actions.MY_LANGUAGE: ("en-US",),
    actions.MY_NUDGES: ("midweek",),
    actions.MY_NUDGE_HOUR: ("9",),
    actions.QUIET_FROM: ("22",),
    actions.QUIET_UNTIL: ("7",),
    actions.MY_REACH: ("channel",),
    actions.PAUSE_FOR: ("7",),
    actions.LET_AGAIN: ("{stop}",),
    actions.ENCOURAGED_BY: ("nobody",),
    actions.MY_ROUND: ("in-round",),
}
"""What is chosen in the panels."""

FORMS: dict[Action, dict[str, str]] = {
    actions.ZONE_FORM: {"city": "Berlin"},
    actions.COUNTRY_FORM: {"country": "Germany"},
    actions.LINE_FORM: {"name": "A line of ours", "way": "call 12 34", "hours": "at night"},
    actions.MY_ZONE_FORM: {"typed": "Berlin"},
    actions.MY_COUNTRY_FORM: {"typed": "Germany"},
    actions.PAUSE_FORM: {"typed": "14"},
    actions.LOOK_BACK_FORM: {"strength": "I kept at it", "obstacle": "", "next": ""},
}
"""What is written in the panels' forms."""

IN_A_GROUP_ALONE = (actions.ENCOURAGED_BY, actions.MY_ROUND)
"""Sections of one's own panel that a direct message lacks."""


MOVES_WEEKS = (actions.CHOOSE_DAY, actions.CHOOSE_ZONE, actions.ZONE_FORM)
"""By these, the host lets everybody's running week end at another moment, Ana's too."""

GONE_ONCE_DONE = {actions.ERASE_MINE: Reason.NOTHING_KEPT, actions.WITHDRAW: Reason.ALREADY_WITHDRAWN}


def use_of(action: Action) -> Use:
    """Return how an action is used."""
    values, form = VALUES.get(action, ()), FORMS.get(action)
    if action.name.startswith("setup-"):
        return Use(HOSTS, values, form)
    if action in IN_A_GROUP_ALONE:
        return Use({**OWN_PANEL, DIRECT: Reason.ONLY_IN_A_GROUP}, values)
    if action in GONE_ONCE_DONE:  # Ana has done it in a direct message by then
        return Use({**OWN_PANEL, ANA: GONE_ONCE_DONE[action]})
    return Use(OWN_PANEL, values, form) if action.owned else PRESSES[action]


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

    async def of_ana(self) -> object:
        """Return everything that is kept of Ana but when she was here."""
        store = self.stage.client.store
        async with store.read() as view:
            kept = await holdings.read_out(view, PersonId(self.people[ANA].id), store.vault)
        return {table: [{**row, "seen_at": None} for row in rows] for table, rows in kept.items()}

    async def group(self) -> Group:
        """Return what the host of Ana's group chose."""
        return await groups.find(self.stage.client.store, GroupId(self.here.id))

    async def check(self, who: str, act: Callable[[], Any], expected: str, *, may_change_ana: bool = False) -> None:
        """Let somebody act, and hold what comes of it to what is expected."""
        ana, group, seen = await self.of_ana(), await self.group(), self._seen_by(who)
        try:
            answer: Answer | None = await act()
        except (SandboxRefusal, LookupError):
            answer = None
        await until(lambda: not _answering())  # what was deferred is refused or served a while later
        await self.stage.discord.settle()
        assert outcome_of(answer) == expected, f"{who}: {answer}"
        if who in (ANA, DIRECT):
            return
        assert SECRET not in self._seen_by(who).removeprefix(seen), f"{who} sees what Ana keeps to herself"
        assert may_change_ana or await self.of_ana() == ana, f"{who} changes what is kept of Ana"
        if who != HOST:
            assert await self.group() == group, f"{who} changes the group's settings"

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
