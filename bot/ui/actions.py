"""Buttons, selects and forms that keep working after a restart: all they need is in their custom id.

    celebrate:18f3a              an action and the ids it is about, in hexadecimal

An `Action` is both the writer and the reader of its custom id. `bot.client` routes what comes back to the cog that
registered for it, the same way before and after a restart; an id that no action reads is answered kindly there.
"""

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from enum import StrEnum
from typing import TypeVar, cast

import discord

from bot.domain.refusals import Reason, Refusal

CUSTOM_ID_LIMIT = 100
"""Characters of a custom id (Discord, Components)."""


@dataclass(frozen=True, slots=True)
class Action:
    """Something a member can press, choose or send. `owned` actions work for the person they were made for alone.

    `is_open` ones work for anybody, also for those who never agreed that something may be kept of them; behind them,
    nothing is, but for a group's host.
    """

    name: str
    fields: tuple[str, ...] = ()
    owned: bool = False
    is_open: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of its ids, in their order; `owner` is the last one where the action is owned."""
        return (*self.fields, "owner") if self.owned else self.fields

    def custom_id(self, **ids: int) -> str:
        """Return the custom id."""
        return ":".join([self.name, *(f"{ids[name]:x}" for name in self.names)])


@dataclass(frozen=True, slots=True)
class Press:
    """One use of an action: its ids, and what was chosen or written with it."""

    action: Action
    ids: dict[str, int]
    values: tuple[str, ...] = ()
    form: dict[str, str] = field(default_factory=dict)

    def __getitem__(self, name: str) -> int:
        return self.ids[name]

    @property
    def owner(self) -> int | None:
        """Return for whom alone it works, None if for everybody."""
        return self.ids.get("owner")


CELEBRATE_WIN = Action("celebrate", ("win",))
CELEBRATE_CHEER = Action("cheer", ("message", "author"), is_open=True)
"""Open for whom the card is about, who may take it away; anybody else agrees first."""
TAKE_CHEER_AWAY = Action("cheer-away", ("message", "author"), is_open=True)
SHARE_WIN = Action("win-share", ("win",))
SHARE_WIN_TOLD = Action("win-share-told", ("win",))
"""As `SHARE_WIN`, by somebody who read that the group's moderators may get a link."""
KEEP_WIN_PRIVATE = Action("win-keep", ("win",))
PREVIEW_WIN = Action("win-preview", ("win",))
OPEN_WIN = Action("win-open")
SHOW_WIN = Action("win-show", ("win",))
EDIT_WIN = Action("win-edit", ("win",))
EDIT_WIN_FORM = Action("win-edit-form", ("win", "told"))
"""`told` is 1 where its author read that the group's moderators may get a link."""
ASK_REMOVE_WIN = Action("win-remove-ask", ("win",))
REMOVE_WIN = Action("win-remove", ("win",))
KEEP_AS_WIN = Action("win-of", ("deed", "about"))
"""`deed` is a place in `bot.domain.quick_wins.Deed`, counted from 0; `about` the id of what was done."""
HELP_PAGE = Action("help-page", ("page",), is_open=True)
PAGE_WINS = Action("win-page", ("page",), owned=True)
WINS_OF_MONTH = Action("win-month", owned=True)
WIN_FORM = Action("win-form", ("message",))
SHARE_IN_ROUND = Action("wins-round-share", ("round",))
WINS_IN_ROUND = Action("wins-round-all", ("round", "page"))
PROMPT_FOR_ME = Action("prompt-for-me", ("round",))
LOOK_AT_LINES = Action("lines-look", ("round",), is_open=True)
SEND_ENCOURAGEMENT = Action("peer-send", ("draft",))
ANOTHER_FOR_PEER = Action("peer-another", ("draft",))
OWN_FOR_PEER = Action("peer-own", ("draft",))
OWN_FOR_PEER_FORM = Action("peer-own-form", ("draft",))
DISCARD_ENCOURAGEMENT = Action("peer-discard", ("draft",))
"""For whom a draft is, no custom id says."""
THANK = Action("peer-thank", ("encouragement",))
READ_ENCOURAGEMENTS = Action("peer-read", ("page",), owned=True)
PLEASE_STOP = Action("peer-stop", ("encouragement",))
STOP_FOR_SURE = Action("peer-stop-sure", ("encouragement",))
NO_WARM_NEWS = Action("peer-no-news", ("nudge",))

JOIN = Action("join", ("text", "held"), is_open=True)
NOT_NOW = Action("join-not-now", ("held",), is_open=True)
"""`held` is what waits for somebody to agree, 0 for nothing."""

TRUST_WORDS = Action("trust-words", is_open=True)
PEOPLE_TO_TALK_TO = Action("people-to-talk-to", is_open=True)
ANOTHER_COUNTRY = Action("another-country", is_open=True)
SHOW_COUNTRY = Action("people-country", ("part",), is_open=True)
FIGURE_OF_SPEECH = Action("figure-of-speech", is_open=True)
FIGURE_OF_SPEECH_PLAIN = Action("figure-of-speech-plain", is_open=True)
ASK_MODERATOR = Action("ask-moderator", is_open=True)
ASK_MODERATOR_NOW = Action("ask-moderator-now", is_open=True)

CHOOSE_WINS_CHANNEL = Action("setup-wins", is_open=True)
OPEN_SETUP_SECTION = Action("setup-section", is_open=True)
BACK_TO_SETUP = Action("setup-back", is_open=True)
TEST_POSTS = Action("setup-test", is_open=True)
CHOOSE_CHANNEL = Action("setup-channel", ("purpose",), is_open=True)
CLEAR_CHANNEL = Action("setup-channel-clear", ("purpose",), is_open=True)
CHOOSE_DAY = Action("setup-day", ("which",), is_open=True)
CHOOSE_HOUR = Action("setup-hour", ("which",), is_open=True)
CHOOSE_RHYTHM = Action("setup-rhythm", is_open=True)
CHOOSE_MIX = Action("setup-mix", is_open=True)
LEAVE_OUT_ROUND = Action("setup-leave-out", ("which", "due"), is_open=True)
"""`due` is when that round would come, in seconds since 1970: pressed twice, it leaves out one."""
TAKE_UP_ROUND = Action("setup-take-up", ("round",), is_open=True)
ASK_ZONE = Action("setup-zone-ask", is_open=True)
ZONE_FORM = Action("setup-zone-form", is_open=True)
CHOOSE_ZONE = Action("setup-zone", is_open=True)
CHOOSE_MODERATOR_ROLE = Action("setup-moderators", is_open=True)
CLEAR_MODERATOR_ROLE = Action("setup-moderators-clear", is_open=True)
CHOOSE_MEMBER_ROLE = Action("setup-members", is_open=True)
CLEAR_MEMBER_ROLE = Action("setup-members-clear", is_open=True)
SWITCH_FEATURES = Action("setup-features", is_open=True)
ASK_COUNTRY = Action("setup-country-ask", is_open=True)
COUNTRY_FORM = Action("setup-country-form", is_open=True)
CHOOSE_COUNTRY = Action("setup-country", is_open=True)
CLEAR_COUNTRY = Action("setup-country-clear", is_open=True)
ASK_LINE = Action("setup-line-ask", is_open=True)
LINE_FORM = Action("setup-line-form", is_open=True)
REMOVE_LINE = Action("setup-line-remove", is_open=True)

REPORT_FORM = Action("report-form", ("channel", "message", "named"), is_open=True)
CLOSE_REPORT = Action("report-close", ("report",), is_open=True)
CLOSE_LISTED_REPORT = Action("report-close-listed", ("page",), is_open=True)
PAGE_REPORTS = Action("report-page", ("page",), is_open=True)

KEEP_MINE = Action("keep-mine", is_open=True)
ERASE_MINE = Action("privacy-erase", owned=True, is_open=True)
WITHDRAW = Action("privacy-withdraw", owned=True, is_open=True)
LEAVE_MINE = Action("privacy-leave", owned=True, is_open=True)

OPEN_SETTINGS = Action("settings", owned=True)
BACK_TO_SETTINGS = Action("settings-back", owned=True)
TYPE_MY_ZONE = Action("settings-zone-type", owned=True)
MY_ZONE_FORM = Action("settings-zone-form", owned=True)
MY_ZONE = Action("settings-zone", owned=True)
FORGET_MY_ZONE = Action("settings-zone-forget", owned=True)
TYPE_MY_COUNTRY = Action("settings-country-type", owned=True)
MY_COUNTRY_FORM = Action("settings-country-form", owned=True)
MY_COUNTRY = Action("settings-country", owned=True)
FORGET_MY_COUNTRY = Action("settings-country-forget", owned=True)
MY_LANGUAGE = Action("settings-language", owned=True)
MY_NUDGES = Action("settings-nudges", owned=True)
MY_NUDGE_HOUR = Action("settings-nudge-hour", owned=True)
QUIET_FROM = Action("settings-quiet-from", owned=True)
QUIET_UNTIL = Action("settings-quiet-until", owned=True)
QUIET_OFF = Action("settings-quiet-off", owned=True)
MY_REACH = Action("settings-reach", owned=True)
PAUSE_FOR = Action("settings-pause", owned=True)
TYPE_PAUSE = Action("settings-pause-type", owned=True)
PAUSE_FORM = Action("settings-pause-form", owned=True)
END_PAUSE = Action("settings-pause-end", owned=True)
ENCOURAGED_BY = Action("settings-encouraged", owned=True)
LET_AGAIN = Action("settings-let-again", owned=True)
MY_ROUND = Action("settings-round", owned=True)
LEAVE_OUT_NUDGE = Action("settings-nudge-leave-out", ("nudge",), owned=True)
TAKE_UP_NUDGE = Action("settings-nudge-take-up", ("nudge",), owned=True)
"""`nudge` is the id that the delivery has or will have: of a nudge that came meanwhile, nothing is left out."""

ANOTHER_ENCOURAGEMENT = Action("encourage-another", ("theme", "stage"))
OFFER_LINE = Action("offered-offer", ("line",))
DISCARD_OFFERED_LINE = Action("offered-discard", ("line",))
PAGE_OFFERED_LINES = Action("offered-page", ("page",), is_open=True)
APPROVE_OFFERED_LINE = Action("offered-approve", ("line", "page"), is_open=True)
EDIT_OFFERED_LINE = Action("offered-edit", ("line", "page"), is_open=True)
EDIT_OFFERED_FORM = Action("offered-edit-form", ("line", "page"), is_open=True)
DECLINE_OFFERED_LINE = Action("offered-decline", ("line", "page"), is_open=True)
DECLINE_OFFERED_FORM = Action("offered-decline-form", ("line", "page"), is_open=True)
PAGE_SHELF = Action("offered-shelf", ("page",), is_open=True)
ASK_TAKE_OUT = Action("offered-take-out", ("line", "page"), is_open=True)
TAKE_OUT_LINE = Action("offered-take-out-now", ("line", "page"), is_open=True)

GOAL_FORM = Action("goal-form", ("due",))
"""`due` is a date as its place in the calendar (`date.toordinal`), 0 for none."""
SET_GOAL = Action("goal-set")
OPEN_GOAL = Action("goal-open")
KEEP_GOAL = Action("goal-keep", ("goal",))
LOG_ONE = Action("goal-log", ("goal",))
LOG_CHOSEN = Action("goal-log-chosen", ("amount", "day"))
"""`day` as `due` above, 0 for today."""
FINISH_CHOSEN = Action("goal-done-chosen")
ADJUST_CHOSEN = Action("goal-adjust-chosen", ("how", "number"))
"""`how` counts from 1; 0 is for neither."""
UNDO_ENTRY = Action("goal-undo", ("entry",))
FINISH_GOAL = Action("goal-done", ("goal",))
CHANGE_GOAL = Action("goal-change", ("goal",))
ADJUST_GOAL = Action("goal-adjust", ("goal", "how"))
DROP_GOAL = Action("goal-drop", ("goal",))
SMALLER_FORM = Action("goal-smaller-form", ("goal",))
PREVIEW_GOAL = Action("goal-preview", ("goal",))
SHOW_GOAL = Action("goal-show", ("goal",))
HIDE_GOAL = Action("goal-hide", ("goal",))
PAGE_GOALS = Action("goal-page", ("page", "group"), owned=True)
PASS_WEEK = Action("week-pass", ("group",), owned=True)
LOOK_BACK = Action("week-look-back", ("group",), owned=True)
LOOK_BACK_FORM = Action("week-look-back-form", ("group",), owned=True)

LOG_IN_ROUND = Action("round-log", ("round",))
SET_IN_ROUND = Action("round-set", ("round",))
PASS_IN_ROUND = Action("round-pass", ("round",))
GOALS_IN_ROUND = Action("round-goals", ("page",))
"""`round` is the delivery's id, by which a round is known among our own messages."""

NUDGE_LOG = Action("nudge-log", ("nudge",))
NUDGE_PASS = Action("nudge-pass", ("nudge",))
NUDGE_LATER = Action("nudge-later", ("nudge",))
NUDGE_SMALLER = Action("nudge-smaller", ("nudge",))
NUDGE_SMALLER_CHOSEN = Action("nudge-smaller-chosen")
NUDGE_DONE = Action("nudge-done", ("nudge",))
NUDGE_WEEK = Action("nudge-week", ("nudge",))
NUDGE_DROP = Action("nudge-drop", ("nudge",))
NUDGE_PAUSE = Action("nudge-pause", ("nudge",))
NUDGE_LEAVE = Action("nudge-leave", ("nudge",))
NUDGE_STEP = Action("nudge-step", ("nudge",))
NUDGE_SHOW = Action("nudge-show", ("nudge",))
"""`nudge` is the delivery's id, by which a nudge is known among our own messages."""

REJECTION_FORM = Action("rejection-form", ("stage",))
"""`stage` counts from 1; 0 is for a stage that the form asks for, or that nobody named."""
PAGE_REJECTIONS = Action("rejection-page", ("page",), owned=True)
OPEN_REJECTION = Action("rejection-open")
SHOW_REJECTION = Action("rejection-show", ("rejection",))
EDIT_REJECTION = Action("rejection-edit", ("rejection",))
EDIT_REJECTION_FORM = Action("rejection-edit-form", ("rejection",))
ASK_DELETE_REJECTION = Action("rejection-delete-ask", ("rejection",))
DELETE_REJECTION = Action("rejection-delete", ("rejection",))

CHOOSE_ARC = Action("arc-choose")
SHOW_ARC = Action("arc-show", ("rejection",))
DO_STEP = Action("arc-do", ("rejection", "step"))
SKIP_STEP = Action("arc-skip", ("rejection", "step"))
"""`step` is a step's place in the arc, counted from 0: pressed twice, it does one."""
PUT_ARC_OFF = Action("arc-later", ("rejection",))
REST_ARC = Action("arc-rest", ("rejection",))
REST_A_DAY = Action("arc-enough", ("rejection",))
BACK_TO_ARC = Action("arc-back", ("rejection",))
"""As `SHOW_ARC`, below what it is pressed on, which holds somebody's own words."""
CLOSE_ARC = Action("arc-close", ("rejection",))
REOPEN_ARC = Action("arc-reopen", ("rejection",))
ASK_LESSON = Action("arc-lesson", ("rejection",))
LESSON_FORM = Action("arc-lesson-form", ("rejection",))
ANOTHER_SMALL_STEP = Action("arc-another", ("rejection",))
SMALL_STEP_GOAL = Action("arc-goal", ("rejection", "idea"))
"""`idea` is a growth action's number, 0 for the lesson that was taken."""

LETTER_FROM_ARC = Action("letter-arc", ("rejection", "kind"))
"""`kind` is a letter's place in `bot.domain.letters.Kind`, counted from 0; so is `register`'s below."""
CHOOSE_LETTER = Action("letter-choose", ("register",))
LETTER_TONE = Action("letter-tone", ("kind", "register", "filled"))
FILL_LETTER = Action("letter-fill", ("kind", "register", "filled"))
"""`filled` says which blanks the card shows, one bit each. What is in them, no custom id says."""
LETTER_FORM = Action("letter-form", ("kind", "register"))
CHANGE_LETTER = Action("letter-change")
CHANGED_LETTER_FORM = Action("letter-change-form")
LETTER_FILE = Action("letter-file")

TYPE_THOUGHT = Action("reframe-type")
THOUGHT_FORM = Action("reframe-form")
CHOOSE_THOUGHT = Action("reframe-choose", ("part",))
SAY_ANOTHER_WAY = Action("reframe-another", ("thought", "seen"))
"""`thought` is a place in the library, where new ones go to the end; `seen` are the wordings so far, one bit each."""
KEEP_REFRAME = Action("reframe-keep", ("thought", "wording", "seen"))
OWN_REFRAME = Action("reframe-own")
OWN_REFRAME_FORM = Action("reframe-own-form")
KEEP_OWN_REFRAME = Action("reframe-own-keep")
PAGE_KEEPSAKES = Action("keepsake-page", ("page",))
DELETE_KEEPSAKE = Action("keepsake-delete", ("keepsake", "page"))

CHECKIN_MOOD = Action("checkin-mood", ("checkin", "mood"))
CHECKIN_MORE = Action("checkin-more", ("checkin",))
CHECKIN_FORM = Action("checkin-form", ("checkin",))
"""`checkin` is the id that the check-in has or will have: pressed twice, it is one."""
SHOW_MINE = Action("checkin-mine")
AFFIRM = Action("checkin-affirm")
SOMETHING_GOOD = Action("progress-good")
PAGE_CHECKINS = Action("checkin-page", ("page",), owned=True)
OPEN_CHECKIN = Action("checkin-open")
DELETE_CHECKIN = Action("checkin-delete", ("checkin",))
COPING = Action("coping", ("minutes",))
"""`minutes` about which it may take, 0 for any."""
CHOOSE_COPING = Action("coping-choose", ("minutes", "in_place"))
ANOTHER_COPING = Action("coping-another", ("minutes", "in_place"))

SHARE_REJECTION = Action("share-rejection", ("rejection",))
SHARE_FORM = Action("share-form", ("rejection",))
SHARE_NOW = Action("share-now", ("mine", "told"))
SHARE_LATER = Action("share-later", ("mine", "told"))
"""`told` is 1 where its author read that the group's moderators may get a link."""
DISCARD_SHARE = Action("share-discard", ("mine",))
TAKE_SHARE_BACK = Action("share-take-back", ("mine",))
ENCOURAGE_SHARED = Action("share-encourage", ("share",))
BEEN_THERE = Action("share-been-there", ("share",))
"""`share` is what a card is known by among our own messages, and the one thing its buttons say."""

REVIEW_FROM_ARC = Action("review-arc", ("rejection",))
BEGIN_REVIEW = Action("review-begin", ("kind",))
REVIEW_FIRST_FORM = Action("review-first-form", ("kind", "rejection"))
"""`kind` is a review's place in `bot.domain.reviews.Kind`, counted from 0; `rejection` is 0 for none."""
GO_ON_REVIEW = Action("review-go-on", ("review",))
REVIEW_LAST_FORM = Action("review-last-form", ("review", "kind"))
EARLIER_REVIEWS = Action("review-earlier", ("kind",))
PAGE_REVIEWS = Action("review-page", ("page", "kind"), owned=True)
ASK_DELETE_REVIEW = Action("review-delete-ask", ("review", "page"))
DELETE_REVIEW = Action("review-delete", ("review", "page"))
"""`page` is the one that it stands on."""
ANOTHER_IDEA = Action("review-idea", ("review",))
IDEA_TO_GOAL = Action("review-idea-goal", ("review", "idea"))
"""`idea` is the number of a growth action (`bot.content.growth`)."""
LESSON_TO_GOAL = Action("review-lesson-goal", ("review",))

ACTIONS = {action.name: action for action in list(globals().values()) if isinstance(action, Action)}
"""Every action there is, by the name that its custom ids begin with."""

_ID = re.compile(r"[0-7]?[0-9a-f]{1,15}")
"""A snowflake: 63 bits."""

SNOWFLAKES = range(1, 2**63)
"""What an id can be."""

DIGITS = 19
"""The most that an id has; Python reads no number of thousands of them."""

Code = TypeVar("Code", bound=StrEnum)


def chosen(kind: type[Code], value: str) -> Code:
    """Return what the value of a menu, a form or a command's choice stands for.

    Raises:
        Refusal: it comes from another version, and this one knows no such thing.
    """
    try:
        return kind(value)
    except ValueError:
        raise Refusal(Reason.STALE_BUTTON) from None


def numbered(kind: type[Code], number: int) -> Code:
    """Return what a place in a list stands for, counted from 0, as custom ids carry it.

    Raises:
        Refusal: as `chosen`.
    """
    try:
        return list(kind)[number]
    except IndexError:
        raise Refusal(Reason.STALE_BUTTON) from None


def whole(value: str, allowed: Container[int] = SNOWFLAKES) -> int:
    """Return the number that a menu's value is: an id, or one of those allowed.

    Raises:
        Refusal: as `chosen`.
    """
    if not value.isdecimal() or len(value) > DIGITS or (number := int(value)) not in allowed:
        raise Refusal(Reason.STALE_BUTTON)
    return number


def moment(seconds: int) -> datetime:
    """Return the moment that a custom id carries as seconds since 1970, in UTC.

    Raises:
        Refusal: it is none that ours carry.
    """
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except (OverflowError, ValueError, OSError):
        raise Refusal(Reason.STALE_BUTTON) from None


def read_press(interaction: discord.Interaction) -> Press | None:
    """Return what was pressed, chosen or sent; None if the custom id is none of ours, or no longer."""
    data = cast("dict[str, object]", interaction.data)
    press = read_custom_id(str(data["custom_id"]))
    if press is None:
        return None
    values = tuple(cast("list[str]", data.get("values", [])))
    return replace(press, values=values, form=dict(_read_form(data.get("components", []))))


def read_custom_id(custom_id: str) -> Press | None:
    """Return the action and the ids that a custom id stands for; None if it is none of ours, or no longer."""
    name, *ids = custom_id.split(":")
    action = ACTIONS.get(name)
    if action is None:
        return None
    if len(action.names) != len(ids) or not all(_ID.fullmatch(value) for value in ids):
        return None
    return Press(action, {key: int(value, 16) for key, value in zip(action.names, ids, strict=True)})


def presses_on(message: discord.Message) -> list[Press]:
    """Return what can be pressed or chosen on a message, at any depth."""

    def walk(components: Sequence[object]) -> list[Press]:
        found: list[Press] = []
        for component in components:
            press = read_custom_id(getattr(component, "custom_id", None) or "")
            found += [press] if press else []
            found += walk(getattr(component, "children", ()))
        return found

    return walk(message.components)


def texts_on(message: discord.Message | None) -> dict[int, str]:
    """Return the texts of a message by the ids of their components, at any depth."""

    def walk(components: Sequence[object]) -> dict[int, str]:
        found: dict[int, str] = {}
        for component in components:
            if isinstance(component, discord.TextDisplay) and component.id is not None:
                found[component.id] = component.content
            found |= walk(getattr(component, "children", ()))
        return found

    return {} if message is None else walk(message.components)


def _read_form(components: object) -> list[tuple[str, str]]:
    """Return a form's fields by custom id; several chosen values are joined by line breaks."""
    found: list[tuple[str, str]] = []
    for component in cast("list[dict[str, object]]", components):
        inner = component.get("component") or component.get("components")
        if inner:
            found += _read_form(inner if isinstance(inner, list) else [inner])
        elif "custom_id" in component:
            value = component.get("value", component.get("values")) or ""
            found.append((str(component["custom_id"]), "\n".join(value) if isinstance(value, list) else str(value)))
    return found
