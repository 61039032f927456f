"""What a person sees of the bot's answer to something they did. Reads only."""

import asyncio
from dataclasses import dataclass
from typing import Literal

from bot.sandbox.forms import Modal
from bot.sandbox.interactions import CallbackType, Interaction, InteractionType, Phase
from bot.sandbox.messages import Message

AnswerKind = Literal["message", "deferred", "update", "modal", "none"]
_KINDS: dict[CallbackType | None, AnswerKind] = {
    CallbackType.MESSAGE: "message",
    CallbackType.DEFERRED_MESSAGE: "deferred",
    CallbackType.DEFERRED_UPDATE: "update",
    CallbackType.UPDATE: "update",
    CallbackType.MODAL: "modal",
}
_FAILURES = {  # what Discord's client says when no answer came
    InteractionType.COMMAND: "The application did not respond",
    InteractionType.AUTOCOMPLETE: "Loading options failed",
    InteractionType.COMPONENT: "This interaction failed",
    InteractionType.MODAL_SUBMIT: "Something went wrong. Try again.",
}


@dataclass(frozen=True)
class Choice:
    """One autocomplete suggestion."""

    name: str
    value: str | int | float


class Answer:
    """The bot's answer to one interaction, live: what it shows changes as the bot edits it."""

    def __init__(self, interaction: Interaction) -> None:
        self.interaction = interaction

    def __repr__(self) -> str:
        return f"<Answer {self.kind} {self.text!r}>"

    @property
    def kind(self) -> AnswerKind:
        """Return what kind of answer came; "none" when none came within 3 s."""
        if self.interaction.phase is not Phase.ANSWERED:
            return "none"
        return _KINDS.get(self.interaction.callback, "none")

    @property
    def message(self) -> Message:
        """Return the answering message (for an update the changed one); raise LookupError if there is none."""
        if self.interaction.original is None:
            raise LookupError(f"the answer was {self.kind}, not a message")
        return self.interaction.original

    @property
    def followups(self) -> list[Message]:
        """Return the follow-ups that still stand."""
        return [message for message in self.interaction.followups if not message.deleted]

    @property
    def modal(self) -> Modal:
        """Return the modal; raise LookupError if the answer was none."""
        if self.interaction.modal is None:
            raise LookupError(f"the answer was {self.kind}, not a modal: {self.text}")
        return Modal(self.interaction, self.interaction.modal)

    @property
    def ephemeral(self) -> bool:
        """Say whether only the person sees the answering message."""
        return self.interaction.original is not None and self.interaction.original.ephemeral

    @property
    def text(self) -> str:
        """Return all that can be read: of the message, of the modal, or what Discord says when no answer came."""
        if self.kind == "none":
            return _FAILURES[self.interaction.type]
        if self.interaction.modal is not None:
            return self.modal.text
        return "" if self.interaction.original is None else self.interaction.original.text

    @property
    def buttons(self) -> list[str]:
        """Return the labels of the message's buttons."""
        return [] if self.interaction.original is None else self.interaction.original.buttons

    async def filled(self, timeout: float = 10.0) -> Message:  # noqa: ASYNC109  part of the sandbox's contract
        """Wait until a deferred answer is filled in and return the message; raise TimeoutError.

        A deferred update counts as filled in with its first edit.
        """
        interaction = self.interaction
        while interaction.thinking or (
            interaction.callback is CallbackType.DEFERRED_UPDATE and not interaction.changed.is_set()
        ):
            await asyncio.wait_for(interaction.changed.wait(), timeout)
        return self.message
