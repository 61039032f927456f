"""What an answer to an interaction does to the world: messages, updates, choices, modals, follow-ups.

Assumes that `rules` let the body pass and that the interaction may be answered. Interaction answers need no
permission in the channel.
"""

from collections.abc import Mapping

from bot.sandbox import posting
from bot.sandbox.completing import with_ids
from bot.sandbox.errors import unknown
from bot.sandbox.interactions import CallbackType, Interaction, InteractionType
from bot.sandbox.journal import SentFile
from bot.sandbox.messages import EPHEMERAL, LOADING, Message
from bot.sandbox.state import State
from bot.sandbox.wire import JSON, without_nulls

CHAT_INPUT_COMMAND = 20  # message types
CONTEXT_MENU_COMMAND = 23
_SLASH = 1  # application command type

Files = Mapping[int, SentFile]


def answer(state: State, interaction: Interaction, payload: JSON, files: Files) -> None:
    """Apply the one answer of an interaction."""
    kind = CallbackType(payload["type"])
    data: JSON = payload.get("data") or {}
    if kind is CallbackType.MESSAGE:
        interaction.original = _post(state, interaction, data, files)
    elif kind is CallbackType.DEFERRED_MESSAGE:
        flags = LOADING | (data.get("flags") or 0) & EPHEMERAL
        interaction.original = _post(state, interaction, {"flags": flags}, {})
    elif kind in (CallbackType.DEFERRED_UPDATE, CallbackType.UPDATE):
        interaction.original = source_of(interaction)
        if kind is CallbackType.UPDATE and interaction.original is not None and not interaction.original.deleted:
            posting.edit(state.world, interaction.original, data, files)
    elif kind is CallbackType.AUTOCOMPLETE:
        interaction.choices = data["choices"]
    elif kind is CallbackType.MODAL:
        interaction.modal = data | {"components": with_ids(without_nulls(data["components"]))}
    state.interactions.answer(interaction, kind)


def source_of(interaction: Interaction) -> Message | None:
    """Return the message that an update would change: the component's, also through a modal that it opened."""
    if interaction.source is not None or interaction.parent is None:
        return interaction.source
    return source_of(interaction.parent)


def original_of(interaction: Interaction) -> Message:
    """Return what `@original` names; raise 10008 if there is nothing."""
    if interaction.original is None or interaction.original.deleted:
        raise unknown(10008)
    return interaction.original


def message_of(interaction: Interaction, name: str) -> Message:
    """Return the message that a webhook route names: `@original` or the id of an answer; raise 10008."""
    if name == "@original":
        return original_of(interaction)
    own = [interaction.original, *interaction.followups]
    for message in own:
        if message is not None and str(message.id) == name and not message.deleted:
            return message
    raise unknown(10008)


def follow_up(state: State, interaction: Interaction, data: JSON, files: Files) -> Message:
    """Post a follow-up; the first one after a deferred answer fills that in, as on Discord."""
    original = interaction.original
    if original is not None and not original.deleted and original.loading:
        change(state, interaction, original, data, files)
        return original
    message = _post(state, interaction, data, files, follows=original)
    interaction.followups.append(message)
    return message


def change(state: State, interaction: Interaction, message: Message, data: JSON, files: Files) -> None:
    """Edit an answer, or fill in a deferred one."""
    if message.loading:
        posting.fill(state.world, message, data, files)
    else:
        posting.edit(state.world, message, data, files)
    interaction.changed.set()


def callback_body(interaction: Interaction) -> JSON:
    """Return what `with_response=true` answers (Discord: "Interaction Callback Response Object")."""
    told: JSON = {"id": str(interaction.id), "type": int(interaction.type)}
    body: JSON = {"interaction": told}
    if interaction.callback is None:
        return body
    resource: JSON = {"type": int(interaction.callback)}
    message = interaction.original
    if message is not None:
        told["response_message_id"] = str(message.id)
        told["response_message_loading"] = message.loading
        told["response_message_ephemeral"] = message.ephemeral
        if interaction.callback in (CallbackType.MESSAGE, CallbackType.UPDATE):
            resource["message"] = message.raw
    return body | {"resource": resource}


def _post(
    state: State, interaction: Interaction, data: JSON, files: Files, follows: Message | None = None
) -> Message:
    flags = data.get("flags") or 0
    application = str(state.world.application_id)
    extra: JSON = {
        "application_id": application,
        "webhook_id": application,
        "interaction_metadata": _metadata(interaction),
    }
    replied_to = follows
    kind = posting.REPLY if follows is not None else 0
    if follows is None and interaction.type is InteractionType.COMMAND:
        slash = interaction.raw["data"].get("type", _SLASH) == _SLASH
        kind = CHAT_INPUT_COMMAND if slash else CONTEXT_MENU_COMMAND
        extra["interaction"] = {
            "id": str(interaction.id),
            "type": int(interaction.type),
            "name": interaction.name,
            "user": interaction.user.raw,
        }
    elif follows is None:
        replied_to = source_of(interaction)
        kind = posting.REPLY if replied_to is not None else 0
    origin = posting.Origin(
        type=kind,
        reader=interaction.user if flags & EPHEMERAL else None,
        interaction_id=interaction.id,
        replied_to=replied_to,
        pings_replied_to=False,
        extra=extra,
    )
    return posting.create(state.world, interaction.channel, state.world.bot, data, files, origin=origin)


def _metadata(interaction: Interaction) -> JSON:
    data = interaction.raw["data"]
    told: JSON = {
        "id": str(interaction.id),
        "type": int(interaction.type),
        "user": interaction.user.raw,
        "authorizing_integration_owners": interaction.raw["authorizing_integration_owners"],
    }
    if interaction.type is InteractionType.COMMAND:
        told |= {"name": interaction.name, "command_type": data.get("type", _SLASH)}
    elif interaction.source is not None:
        told["interacted_message_id"] = str(interaction.source.id)
    if interaction.type is InteractionType.MODAL_SUBMIT and interaction.parent is not None:
        told.pop("interacted_message_id", None)
        told["triggering_interaction_metadata"] = _metadata(interaction.parent)
    return told
