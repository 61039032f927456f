"""What is posted, as it looks: which module of ui draws a card of the services, whom it calls, and where it goes."""

from collections.abc import Callable

import discord

from bot.content.words import FALLBACK, Words, words_in
from bot.domain.ids import RoleId
from bot.domain.nudges import NoteCard, NudgeCard
from bot.domain.peers import PeerCard
from bot.domain.prompts import AnswersCard, PromptCard
from bot.domain.rounds import MentionsCard, RoundCard
from bot.domain.schedule import Kind
from bot.domain.shares import ShareCard, UnsharedCard
from bot.domain.wins_rounds import WinsRoundCard
from bot.services.announcer import Card, LinesCard, RedrawnCard, ReportCard, WinCard
from bot.ui import lines, nudges, peers, prompts, reports, rounds, shares, wins, wins_rounds
from bot.ui.cards import View

NOBODY = discord.AllowedMentions.none()
"""Whom most of what we post calls."""


def draw(words: Words, card: Card, mention: Callable[[str], str]) -> View:
    """Draw a card in its group's words, or in its reader's; `mention` turns a command's name into one to press."""
    match card:
        case WinCard() | ShareCard():
            return _shared(words, card)
        case ReportCard():
            return reports.moderator_card(words, card.report, card.role, mention("moderate reports"))
        case LinesCard():
            return lines.lines_wait(words, card.id, card.count, card.role)
        case NoteCard():
            return nudges.note(words, card)
        case NudgeCard() | PeerCard() | UnsharedCard():
            return _for_one(words_in(card.language or FALLBACK), card, mention)
    return _by_the_week(words, card)


def _shared(words: Words, card: WinCard | ShareCard) -> View:
    """Draw what a member shares."""
    if isinstance(card, ShareCard):
        return shares.group_card(words, card)
    return wins.group_card(words, card.win, card.applause)


def _for_one(words: Words, card: NudgeCard | PeerCard | UnsharedCard, mention: Callable[[str], str]) -> View:
    """Draw what comes to somebody directly."""
    match card:
        case NudgeCard():
            return nudges.nudge(words, card, mention)
        case PeerCard():
            return peers.message(words, card)
        case UnsharedCard():
            return shares.unshared(words, card, mention)


def _by_the_week(words: Words, card: RedrawnCard | MentionsCard | PromptCard | AnswersCard) -> View:
    """Draw what comes to a group by the week."""
    match card:
        case RoundCard():
            return rounds.group_card(words, card)
        case WinsRoundCard():
            return wins_rounds.group_card(words, card)
        case MentionsCard():
            mentions = wins_rounds.mentions if card.kind is Kind.WINS_ROUND else rounds.mentions
            return mentions(words, card)
        case PromptCard():
            return prompts.group_card(words, card)
        case AnswersCard():
            return prompts.answers(words, card)


def calls(card: Card) -> discord.AllowedMentions:
    """Return whom a card calls: moderators hear of reports, and whoever asked to of a round."""
    match card:
        case ReportCard() | LinesCard():
            return calls_role(card.role)
        case MentionsCard():
            people = [discord.Object(who) for who in card.people]
            return discord.AllowedMentions(everyone=False, users=people, roles=False, replied_user=False)
    return NOBODY


def calls_role(role: RoleId | None) -> discord.AllowedMentions:
    """Call a role, if there is one, and nobody else."""
    roles = [] if role is None else [discord.Object(role)]
    return discord.AllowedMentions(everyone=False, users=False, roles=roles, replied_user=False)


def goes_to_thread(card: Card) -> bool:
    """Say whether a card goes to the thread that hangs from a round's."""
    match card:
        case MentionsCard() | AnswersCard():
            return card.opens is not None
        case NoteCard():
            return card.in_thread
    return False


def thread_name(words: Words, card: MentionsCard | AnswersCard) -> str:
    """Return the name of the thread that a card opens."""
    if isinstance(card, AnswersCard):
        return prompts.thread_name(words, card.kind)
    return rounds.thread_name(words, card.week)
