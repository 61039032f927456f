"""The life of an interaction: opened by a person, answered once within 3 s, then followed up for 15 minutes.

Keeps the state and the deadlines. What a valid answer looks like is `rules`' job, what it does to the world is
`answering`'s.
"""

import asyncio
import base64
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum, IntEnum

from bot.sandbox.clock import GuardTime, Timer
from bot.sandbox.errors import ApiError, unknown
from bot.sandbox.journal import Journal
from bot.sandbox.messages import Message
from bot.sandbox.people import User
from bot.sandbox.places import Channel, Guild
from bot.sandbox.wire import JSON
from bot.sandbox.world import Change, ChangeKind, World

ANSWER_WITHIN = 3.0  # seconds until "The application did not respond"
TOKEN_LIVES = 15 * 60.0  # seconds for which follow-ups are accepted


class InteractionType(IntEnum):
    """Discord's interaction types."""

    PING = 1
    COMMAND = 2
    COMPONENT = 3
    AUTOCOMPLETE = 4
    MODAL_SUBMIT = 5


class CallbackType(IntEnum):
    """Discord's interaction callback types that the sandbox accepts."""

    PONG = 1
    MESSAGE = 4
    DEFERRED_MESSAGE = 5
    DEFERRED_UPDATE = 6
    UPDATE = 7
    AUTOCOMPLETE = 8
    MODAL = 9


class Phase(Enum):
    """Where an interaction stands."""

    OPEN = "open"
    ANSWERED = "answered"
    FAILED = "failed"


@dataclass(eq=False)
class Interaction:
    """One interaction.

    `source` is the message whose component it came from, `parent` the interaction whose modal was submitted.
    """

    id: int
    token: str
    type: InteractionType
    user: User
    channel: Channel
    guild: Guild | None
    opened: float  # guard time
    raw: JSON
    source: Message | None = None
    parent: "Interaction | None" = None
    phase: Phase = Phase.OPEN
    callback: CallbackType | None = None
    original: Message | None = None
    followups: list[Message] = field(default_factory=list)
    modal: JSON | None = None
    choices: list[JSON] = field(default_factory=list)
    settled: asyncio.Event = field(default_factory=asyncio.Event)  # answered or failed
    changed: asyncio.Event = field(default_factory=asyncio.Event)  # set again at every change of the original
    timer: Timer | None = None

    @property
    def thinking(self) -> bool:
        """Say whether its answer was deferred and is not filled in yet."""
        return self.original is not None and not self.original.deleted and self.original.loading

    @property
    def name(self) -> str:
        """Return the command's whole name, subcommands included, or the custom_id of the component or modal."""
        data = self.raw["data"]
        if "name" not in data:
            return str(data.get("custom_id"))
        names, options = [data["name"]], data.get("options", [])
        while options and options[0]["type"] in _SUBCOMMANDS:
            names.append(options[0]["name"])
            options = options[0].get("options", [])
        return " ".join(names)


_SUBCOMMANDS = (1, 2)  # option types: subcommand, subcommand group


class Interactions:
    """All interactions whose token lives, by id and by token."""

    def __init__(
        self, world: World, guard: GuardTime, journal: Journal, answer_within: float = ANSWER_WITHIN
    ) -> None:
        self._world = world
        self._guard = guard
        self._journal = journal
        self._answer_within = answer_within
        self._by_id: dict[int, Interaction] = {}
        self._by_token: dict[str, Interaction] = {}
        self._unsettled: dict[int, Interaction] = {}  # a superset of `pending`, pruned when it is read

    def open(self, make: Callable[[int, str], Interaction]) -> Interaction:
        """Let `make(id, token)` build an interaction, keep it, and start the seconds it has to be answered."""
        self._forget_expired()
        key = self._world.snowflakes.next()
        interaction = make(key, _token(key))
        self._by_id[key] = interaction
        self._by_token[interaction.token] = self._unsettled[key] = interaction
        late = interaction.opened + self._answer_within
        interaction.timer = self._guard.call_at(late, lambda: self._fail(interaction))
        self._tell("interaction.opened", interaction)
        return interaction

    def to_answer(self, key: int, token: str) -> Interaction:
        """Return the open interaction that a callback names; raise 10062 if late or unknown, 40060 if answered."""
        interaction = self._by_id.get(key)
        if interaction is None or interaction.token != token or interaction.phase is Phase.FAILED:
            raise unknown(10062)
        if interaction.phase is Phase.ANSWERED:
            raise ApiError(400, 40060, "Interaction has already been acknowledged.")
        return interaction

    def answer(self, interaction: Interaction, callback: CallbackType) -> None:
        """Record the one answer."""
        interaction.phase = Phase.ANSWERED
        interaction.callback = callback
        if interaction.timer is not None:
            interaction.timer.cancel()
        if not interaction.thinking:
            self._unsettled.pop(interaction.id, None)
        interaction.settled.set()
        self._tell("interaction.answered", interaction)

    def by_token(self, token: str) -> Interaction:
        """Return the answered interaction that a webhook route names.

        Raise 401 50027 for a token that is unknown or older than 15 minutes, 404 10015 for one never answered.
        """
        interaction = self._by_token.get(token)
        if interaction is None or self._guard.now() - interaction.opened >= TOKEN_LIVES:
            raise ApiError(401, 50027, "Invalid Webhook Token")
        if interaction.phase is not Phase.ANSWERED:
            raise unknown(10015)
        return interaction

    @property
    def pending(self) -> list[Interaction]:
        """Return those that are open, or deferred and not filled in."""
        alive = self._guard.now() - TOKEN_LIVES
        self._unsettled = {
            key: interaction
            for key, interaction in self._unsettled.items()
            if interaction.phase is Phase.OPEN or (interaction.thinking and interaction.opened > alive)
        }
        return list(self._unsettled.values())

    def find(self, key: int) -> Interaction | None:
        """Return an interaction by its id, if its token may still live."""
        return self._by_id.get(key)

    def forget_finished(self) -> None:
        """Drop every interaction that is not pending; its token is unknown from now on."""
        self._by_id = {interaction.id: interaction for interaction in self.pending}
        self._by_token = {interaction.token: interaction for interaction in self._by_id.values()}

    def _fail(self, interaction: Interaction) -> None:
        interaction.phase = Phase.FAILED
        self._unsettled.pop(interaction.id, None)
        interaction.settled.set()
        self._journal.object("unanswered", f"{interaction.type.name} {interaction.name} got no answer within 3 s")
        self._tell("interaction.failed", interaction)

    def _forget_expired(self) -> None:
        oldest = next(iter(self._by_id.values()), None)
        while oldest is not None and self._guard.now() - oldest.opened > 2 * TOKEN_LIVES:
            del self._by_id[oldest.id], self._by_token[oldest.token]
            oldest = next(iter(self._by_id.values()), None)

    def _tell(self, kind: ChangeKind, interaction: Interaction) -> None:
        self._world.tell(
            Change(
                kind,
                guild=interaction.guild,
                channel=interaction.channel,
                interaction=interaction,
                user=interaction.user,
            )
        )


def _token(key: int) -> str:
    return base64.urlsafe_b64encode(f"interaction:{key}:{secrets.token_urlsafe(96)}".encode()).decode().rstrip("=")
