"""What a running sandbox consists of, so that its parts can reach one another; no behaviour of its own."""

from dataclasses import dataclass, field

from bot.sandbox.clock import GuardTime, SandboxClock
from bot.sandbox.faults import Faults
from bot.sandbox.gateway import Gateway
from bot.sandbox.interactions import Interactions
from bot.sandbox.journal import Journal
from bot.sandbox.limits import Limits
from bot.sandbox.messages import Message
from bot.sandbox.world import World

NONCES_LIVE = 120.0  # seconds for which `enforce_nonce` remembers ("the past few minutes" on Discord)


@dataclass
class State:
    """The parts of one sandbox."""

    token: str
    clock: SandboxClock
    guard: GuardTime
    world: World
    journal: Journal
    faults: Faults
    limits: Limits
    gateway: Gateway
    interactions: Interactions
    nonces: dict[tuple[int, str], tuple[float, Message]] = field(default_factory=dict)
    in_flight: int = 0

    def repeated(self, channel_id: int, nonce: str) -> Message | None:
        """Return the message that the bot sent to this channel with this nonce a short while ago."""
        now = self.guard.now()
        while self.nonces and now - next(iter(self.nonces.values()))[0] > NONCES_LIVE:
            del self.nonces[next(iter(self.nonces))]
        found = self.nonces.get((channel_id, nonce))
        return None if found is None or found[1].deleted else found[1]
