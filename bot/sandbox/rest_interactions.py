"""REST routes that an interaction's token opens: its callback and its webhook messages."""

from bot.sandbox import answering, posting
from bot.sandbox.errors import unknown
from bot.sandbox.interactions import Interaction
from bot.sandbox.routing import NO_CONTENT, Call, Reply, Route
from bot.sandbox.rules import check_callback, check_message


def callback(call: Call) -> Reply:
    """POST the one answer: 404 10062 when late or unknown, 400 40060 when there was one already."""
    interaction = call.state.interactions.to_answer(call.id("interaction_id"), call.parameters["interaction_token"])
    source = answering.source_of(interaction)
    payload = call.body()
    check_callback(
        payload,
        interaction_type=int(interaction.type),
        files=call.names,
        edit_of=None if source is None else source.raw,
        from_component=source is not None,
    )
    answering.answer(call.state, interaction, payload, call.files)
    if call.flag("with_response"):
        return Reply(200, answering.callback_body(interaction))
    return NO_CONTENT


def _interaction(call: Call) -> Interaction:
    if call.id("webhook_id") != call.world.application_id:
        raise unknown(10015)
    return call.state.interactions.by_token(call.parameters["webhook_token"])


def follow_up(call: Call) -> Reply:
    """POST a follow-up."""
    interaction = _interaction(call)
    payload = call.body()
    check_message(payload, files=call.names, interaction=True)
    return Reply(200, answering.follow_up(call.state, interaction, payload, call.files).raw)


def get_answer(call: Call) -> Reply:
    """GET the answer or a follow-up; ephemeral ones can be read here."""
    return Reply(200, answering.message_of(_interaction(call), call.parameters["message_id"]).raw)


def edit_answer(call: Call) -> Reply:
    """PATCH the answer or a follow-up."""
    interaction = _interaction(call)
    message = answering.message_of(interaction, call.parameters["message_id"])
    payload = call.body()
    check_message(payload, files=call.names, edit_of=message.raw, interaction=True)
    answering.change(call.state, interaction, message, payload, call.files)
    return Reply(200, message.raw)


def delete_answer(call: Call) -> Reply:
    """DELETE the answer or a follow-up."""
    message = answering.message_of(_interaction(call), call.parameters["message_id"])
    posting.delete(call.world, message)
    return NO_CONTENT


_ONE = "/webhooks/{webhook_id}/{webhook_token}/messages/{message_id}"
ROUTES = [
    Route("POST", "/interactions/{interaction_id}/{interaction_token}/callback", callback, with_token=False),
    Route("POST", "/webhooks/{webhook_id}/{webhook_token}", follow_up, with_token=False),
    Route("GET", _ONE, get_answer, with_token=False),
    Route("PATCH", _ONE, edit_answer, with_token=False),
    Route("DELETE", _ONE, delete_answer, with_token=False),
]
