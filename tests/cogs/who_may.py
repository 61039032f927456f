"""Every command, menu, button, select and form there is, how it is used, and for whom it is. No test lives here.

Whoever adds one adds it here too: a test holds these tables to what the bot has.
"""

import pkgutil
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module

from bot.domain.refusals import Reason
from bot.ui import actions
from bot.ui.actions import Action

SECRET = "marmalade-and-rain-7f3a"
"""What Ana writes for herself alone."""

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
    actions.REPORT_ENCOURAGEMENT: Use(OWN_ENCOURAGEMENT),  # one that reached Ana
    # She told of it in a direct message by then.
    actions.REPORT_ENCOURAGEMENT_FORM: Use(
        {**OWN_ENCOURAGEMENT, ANA: Reason.ALREADY_REPORTED}, form={"kind": "unkind"}
    ),
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
    actions.DISCARD_UNSHARED: Use(everybody(Reason.NO_SUCH_SHARE, KIM=ASKED)),  # the nudge is about a goal
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

FEATURES: dict[str, list[Action]] = {
    module.name: [
        one for one in vars(import_module(f"{actions.__name__}.{module.name}")).values() if isinstance(one, Action)
    ]
    for module in pkgutil.iter_modules(actions.__path__)
}
"""The actions of each feature, in their order."""

ALONE = (
    actions.CHECKIN_FORM,  # these write over what Ana keeps to herself
    actions.EDIT_REJECTION_FORM,
    actions.REVIEW_LAST_FORM,
    actions.SHARE_FORM,
    actions.SMALLER_FORM,
    actions.SEND_ENCOURAGEMENT,  # these hand on what was hers alone
    actions.SHARE_NOW,
    actions.SHARE_LATER,
    actions.SHARE_WIN,
    actions.SHARE_WIN_TOLD,
    actions.KEEP_OWN_REFRAME,  # these take what stands on the card that they are pressed on
    actions.LETTER_FILE,
)
"""What would leave less to be found, or something else, for those who come after it."""


def is_alone(action: Action) -> bool:
    """Say whether an action has a stage of its own: it is one of `ALONE`, or used up by whom it serves first."""
    outcome = use_of(action).expected
    is_used_up = any(outcome[first] == SERVED != outcome[then] for first, then in ((DIRECT, ANA), (MOD, HOST)))
    return is_used_up or action in ALONE


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
