"""Answers to interactions: which type may answer what, and the data of each. The life of an interaction, its
three seconds and its one answer, is not known here.
"""

from collections.abc import Mapping

from bot.sandbox.rules import bounds
from bot.sandbox.rules.commands import check_choice_list
from bot.sandbox.rules.messages import check_message_at, check_presence
from bot.sandbox.rules.modals import check_modal_at
from bot.sandbox.rules.refusal import Node, start
from bot.sandbox.wire import JSON

PING, COMMAND, COMPONENT, AUTOCOMPLETE, MODAL_SUBMIT = 1, 2, 3, 4, 5
PONG, MESSAGE, DEFERRED_MESSAGE, DEFERRED_UPDATE, UPDATE, CHOICES, MODAL = 1, 4, 5, 6, 7, 8, 9

_ANSWERS: dict[int, frozenset[int]] = {
    PING: frozenset({PONG}),
    COMMAND: frozenset({MESSAGE, DEFERRED_MESSAGE, MODAL}),
    COMPONENT: frozenset({MESSAGE, DEFERRED_MESSAGE, DEFERRED_UPDATE, UPDATE, MODAL}),
    AUTOCOMPLETE: frozenset({CHOICES}),
    MODAL_SUBMIT: frozenset({MESSAGE, DEFERRED_MESSAGE, DEFERRED_UPDATE, UPDATE}),
}
_OF_A_MESSAGE = frozenset({DEFERRED_UPDATE, UPDATE})
_NO_FILES: Mapping[int, str] = {}


def check_callback(
    payload: JSON,
    *,
    interaction_type: int,
    files: Mapping[int, str] = _NO_FILES,
    edit_of: JSON | None = None,
    from_component: bool = True,
) -> None:
    """Check the body of an interaction callback.

    `interaction_type` is the type of the interaction that is answered (2 command, 3 component, 4 autocomplete,
    5 modal submit); `edit_of` the message of the component, for an update; `from_component` whether a submitted
    modal was opened from a message's component, which alone lets it update that message (docs: "Interaction
    callback type"). Raises `Refusal`: 50035 with the tree under `type` and `data`, 50006, 50146.
    """
    node = start(payload)
    allowed = _ANSWERS[interaction_type]
    if interaction_type == MODAL_SUBMIT and not from_component:
        allowed -= _OF_A_MESSAGE
    kind = node.body.get("type")
    if kind is None:
        node.missing("type")
    elif isinstance(kind, bool) or not isinstance(kind, int) or kind not in allowed:
        listed = ", ".join(str(number) for number in sorted(allowed))
        node.refuse("type", "BASE_TYPE_CHOICES", f"Value must be one of {{{listed}}}.")
    else:
        _check_data(node, kind, files, edit_of)
    node.form.settle()
    if kind == MESSAGE or (kind == UPDATE and edit_of is not None):
        previous = edit_of if kind == UPDATE else None
        check_presence(payload.get("data") or {}, files=files, edit_of=previous)


def _check_data(node: Node, kind: int, files: Mapping[int, str], edit_of: JSON | None) -> None:
    data = node.child("data", required=kind in (CHOICES, MODAL))
    if data is None:
        return
    if kind == MESSAGE:
        check_message_at(data, files=files, edit_of=None, interaction=True)
    elif kind == UPDATE:
        check_message_at(data, files=files, edit_of=edit_of or {}, interaction=True)
    elif kind == DEFERRED_MESSAGE:
        data.whole("flags", 0, bounds.SAFE_INTEGER)  # only EPHEMERAL counts, the others are ignored (docs)
    elif kind == CHOICES:
        check_choice_list(data)
    elif kind == MODAL:
        check_modal_at(data)


def check_choices(data: JSON) -> None:
    """Check the data of an autocomplete answer: up to 25 choices of one kind of value.

    Raises `Refusal` 50035. Sources: docs, "Application command option choice" (names 1 to 100, strings up to 100);
    OpenAPI InteractionApplicationCommandAutocompleteCallback*Data.
    """
    node = start(data)
    check_choice_list(node)
    node.form.settle()
