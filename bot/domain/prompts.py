"""The prompt of the week: an encouragement, a question to think about, or something small to do together.

Which one is decided once, at the first attempt to post it, so that every further attempt says the same.
"""

import random
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.encouragements import choose
from bot.domain.groups import PromptKind
from bot.domain.ids import ChannelId, DeliveryId, GroupId


@dataclass(frozen=True, slots=True)
class Prompt:
    """What a group was shown: `line` is the key of an entry of the library's shelf for its kind."""

    id: DeliveryId
    group: GroupId
    kind: PromptKind
    line: str
    at: datetime


@dataclass(frozen=True, slots=True)
class PromptCard:
    """A prompt as its group sees it; `has_thread` says that answers go to a thread that hangs from it."""

    prompt: Prompt
    has_thread: bool


@dataclass(frozen=True, slots=True)
class AnswersCard:
    """The first message in a prompt's thread, which hangs from a card in the channel that it `opens`."""

    id: DeliveryId
    kind: PromptKind
    opens: ChannelId


def next_prompt(
    prompt: DeliveryId,
    group: GroupId,
    mix: Collection[PromptKind],
    shelves: Mapping[PromptKind, Sequence[str]],
    shown: Sequence[Prompt],
    *,
    now: datetime,
) -> Prompt:
    """Choose what a group is shown: the kind of its mix that came longest ago, and of that one a line it does not
    know, until it knows them all. `shown` is what came before, oldest first; the same arguments give the same prompt.
    """
    turns = {one.kind: place for place, one in enumerate(shown)}
    kinds = sorted(mix, key=list(PromptKind).index)
    longest_ago = min(turns.get(kind, -1) for kind in kinds)
    fitting = [kind for kind in kinds if turns.get(kind, -1) == longest_ago]
    kind = random.Random(prompt).choice(fitting)  # noqa: S311 - nothing here is a secret
    known = _since_used_up(shelves[kind], [one.line for one in shown if one.kind is kind])
    return Prompt(prompt, group, kind, str(choose(shelves[kind], (), known, prompt).line), now)


def _since_used_up(shelf: Sequence[str], shown: Sequence[str]) -> list[str]:
    """Return what was shown of a shelf, oldest first, since all of it was; all of it, if that was just now."""
    found: list[str] = []
    for line in shown:
        if set(shelf) <= set(found):
            found = []
        found.append(line)
    return found
