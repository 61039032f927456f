"""Prompts: what a group is shown this time, and the thread that its answers go to."""

from datetime import datetime

from bot.content.library import load
from bot.content.prompts import load_prompts
from bot.domain import prompts as rules
from bot.domain.deliveries import Delivery, owe
from bot.domain.encouragements import Stage
from bot.domain.groups import Feature, Group, PromptKind, Round
from bot.domain.ids import ChannelId
from bot.domain.prompts import AnswersCard, Prompt, PromptCard
from bot.domain.schedule import CARD, Due, Skip, comes_soon, delivery_id, has_round
from bot.store import deliveries, groups, prompts, schedules
from bot.store.engine import Transaction

ANSWERS = 1
"""The part of a prompt that is the first message in its thread."""


async def card(tx: Transaction, delivery: Delivery, now: datetime) -> PromptCard | AnswersCard | Skip:
    """Return what a part of a prompt says, decided at the first attempt, or why it is not sent."""
    group, scheduled = await groups.find(tx, delivery.group), delivery.scheduled
    if group is None or not has_round(group, Round.PROMPT) or scheduled is None:
        return Skip.OVER
    if scheduled.part == CARD:
        known = await schedules.find(tx, scheduled.schedule)
        if known is not None and comes_soon(known, now):
            return Skip.MISSED
        return PromptCard(await _prompt(tx, group, delivery, now), group.has(Feature.PROMPT_THREAD))
    first = await deliveries.find(tx, delivery_id(scheduled.schedule, scheduled.period, CARD))
    shown = None if first is None else await prompts.find(tx, first.id)
    if first is None or shown is None or first.channel is None or not group.has(Feature.PROMPT_THREAD):
        return Skip.OVER
    return AnswersCard(delivery.id, shown.kind, first.channel)


async def after_posting(tx: Transaction, delivery: Delivery, now: datetime) -> None:
    """Follow up on a prompt that was posted: where the group has it so, answers go to a thread that hangs from it."""
    scheduled = delivery.scheduled
    if scheduled is None or scheduled.part != CARD or delivery.message is None:
        return
    group = await groups.known(tx, delivery.group)
    known = await schedules.find(tx, scheduled.schedule)
    if known is not None and group.has(Feature.PROMPT_THREAD):
        thread = ChannelId(delivery.message)  # Discord gives a thread its message's id
        deliveries.owe(tx, owe(known, Due(scheduled.period, now), thread, ANSWERS))


async def _prompt(tx: Transaction, group: Group, delivery: Delivery, now: datetime) -> Prompt:
    known = await prompts.find(tx, delivery.id)
    if known is None:
        shown = await prompts.shown(tx, group.id)
        known = rules.next_prompt(delivery.id, group.id, group.prompt_mix, _shelves(), shown, now=now)
        prompts.save(tx, known)
    return known


def _shelves() -> dict[PromptKind, list[str]]:
    """Return what there is of each kind. Encouragements that are for everybody: nobody is told of a lay-off here."""
    library = load_prompts()
    return {
        PromptKind.ENCOURAGEMENT: [line.key for line in load().encouragements.values() if line.stage is Stage.ANY],
        PromptKind.QUESTION: list(library.questions),
        PromptKind.RITUAL: list(library.rituals),
    }
