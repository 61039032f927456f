"""The OpenAPI judge itself, and our rules' numbers and samples held against Discord's document."""

from typing import Any

import pytest

from bot.sandbox.rules import bounds
from tests import openapi
from tests.sandbox import test_rules_commands, test_rules_components, test_rules_messages, test_rules_modals

JSON = dict[str, Any]
MESSAGES = "/channels/1/messages"
CALLBACK = "/interactions/1/token/callback"
COMMANDS = "/applications/1/commands"
LONG_ROW = {"type": 1, "components": [{"type": 2, "style": 1, "label": "x" * 81}]}

GOOD = {
    "a message": ("POST", MESSAGES, {"content": "x", "nonce": "1", "enforce_nonce": True}),
    "a prefix and a query": ("POST", "/api/v10/interactions/1/token/callback?with_response=true", {"type": 5}),
    "an original answer": ("PATCH", "/webhooks/1/token/messages/@original", {"content": None}),
    "an integer as attachment id": ("POST", MESSAGES, {"attachments": [{"id": 0, "filename": "a.png"}]}),
    "permissions as digits": (
        "PUT",
        COMMANDS,
        [{"name": "setup", "description": "d", "type": 1, "default_member_permissions": "32"}],
    ),
    "a request without a body": ("GET", "/gateway/bot", None),
    "a deletion": ("DELETE", "/webhooks/1/token/messages/@original", None),
}

BAD = {
    "a long text": ("POST", MESSAGES, {"content": "x" * 4001}, "content: "),
    "a flag as text": ("POST", MESSAGES, {"flags": "64"}, "flags: '64' is not of type 'integer', 'null'"),
    "a long text in a callback": ("POST", CALLBACK, {"type": 4, "data": {"content": "x" * 2001}}, "data.content: "),
    "an unknown callback": ("POST", CALLBACK, {"type": 3}, "type: "),
    "a modal without title": (
        "POST",
        CALLBACK,
        {"type": 9, "data": {"custom_id": "a", "components": [{"type": 10, "content": "x"}]}},
        "data: 'title' is a required property",
    ),
    "a long label deep in a tree": (
        "PATCH",
        "/webhooks/1/token/messages/@original",
        {"components": [{"type": 17, "components": [LONG_ROW]}]},
        "components.0.components.0.components.0.label: ",
    ),
    "an option without description": (
        "PUT",
        COMMANDS,
        [{"name": "win", "options": [{"type": 3, "name": "title"}]}],
        "0.options.0: 'description' is a required property",
    ),
    "an unknown route": (
        "POST",
        "/channels/1/letters",
        {},
        "POST /channels/1/letters: no such route in the document",
    ),
    "an unknown method": ("PATCH", "/gateway/bot", {}, "PATCH /gateway/bot: no such route in the document"),
    "no body": ("POST", "/users/@me/channels", None, "POST /users/@me/channels: needs a body"),
    "a body where none is taken": ("GET", "/users/@me", {"a": 1}, "GET /users/@me: takes no body"),
}


@pytest.mark.parametrize(("method", "path", "body"), GOOD.values(), ids=GOOD)
def test_a_good_request_draws_no_complaint(method: str, path: str, body: Any) -> None:
    assert openapi.validate_request(method, path, body) == []


@pytest.mark.parametrize(("method", "path", "body", "complaint"), BAD.values(), ids=BAD)
def test_a_bad_request_draws_a_complaint_at_its_place(method: str, path: str, body: Any, complaint: str) -> None:
    (found,) = openapi.validate_request(method, path, body)

    assert found.startswith(complaint)
    assert len(found) < 300


def test_a_literal_step_of_a_route_wins_over_a_parameter() -> None:
    original = "/webhooks/{webhook_id}/{webhook_token}/messages/@original"

    assert openapi.template("PATCH", "/webhooks/1/token/messages/@original") == original
    assert openapi.template("PATCH", "/webhooks/1/token/messages/2") == original.replace("@original", "{message_id}")


# (our number, schema, property, keyword of that property)
NUMBERS = [
    (bounds.EMBEDS, "MessageCreateRequest", "embeds", "maxItems"),
    (bounds.FILES, "MessageCreateRequest", "attachments", "maxItems"),
    (bounds.STICKERS, "MessageCreateRequest", "sticker_ids", "maxItems"),
    (bounds.COMPONENTS, "MessageCreateRequest", "components", "maxItems"),
    (bounds.CONTENT, "IncomingWebhookInteractionRequest", "content", "maxLength"),
    (bounds.CONTENT, "IncomingWebhookUpdateRequestPartial", "content", "maxLength"),
    (bounds.MENTIONED, "MessageAllowedMentionsRequest", "users", "maxItems"),
    (bounds.MENTIONED, "MessageAllowedMentionsRequest", "roles", "maxItems"),
    (bounds.ATTACHMENT_NAME, "MessageAttachmentRequest", "filename", "maxLength"),
    (bounds.ATTACHMENT_DESCRIPTION, "MessageAttachmentRequest", "description", "maxLength"),
    (bounds.EMBED_TITLE, "RichEmbed", "title", "maxLength"),
    (bounds.EMBED_DESCRIPTION, "RichEmbed", "description", "maxLength"),
    (bounds.EMBED_FIELDS, "RichEmbed", "fields", "maxItems"),
    (bounds.ADDRESS, "RichEmbed", "url", "maxLength"),
    (bounds.COLOUR, "RichEmbed", "color", "maximum"),
    (bounds.EMBED_FIELD_NAME, "RichEmbedField", "name", "maxLength"),
    (bounds.EMBED_FIELD_VALUE, "RichEmbedField", "value", "maxLength"),
    (bounds.EMBED_FOOTER, "RichEmbedFooter", "text", "maxLength"),
    (bounds.EMBED_AUTHOR, "RichEmbedAuthor", "name", "maxLength"),
    (bounds.POLL_QUESTION, "PollMedia", "text", "maxLength"),
    (bounds.POLL_ANSWERS, "PollCreateRequest", "answers", "maxItems"),
    (bounds.POLL_HOURS, "PollCreateRequest", "duration", "maximum"),
    (bounds.ROW_WIDTH, "ActionRowComponentForMessageRequest", "components", "maxItems"),
    (bounds.CUSTOM_ID, "ButtonComponentForMessageRequest", "custom_id", "maxLength"),
    (bounds.BUTTON_LABEL, "ButtonComponentForMessageRequest", "label", "maxLength"),
    (bounds.BUTTON_ADDRESS, "ButtonComponentForMessageRequest", "url", "maxLength"),
    (bounds.EMOJI_NAME, "ComponentEmojiForRequest", "name", "maxLength"),
    (bounds.PLACEHOLDER, "StringSelectComponentForMessageRequest", "placeholder", "maxLength"),
    (bounds.SELECT_OPTIONS, "StringSelectComponentForMessageRequest", "options", "maxItems"),
    (bounds.SELECT_VALUES, "StringSelectComponentForMessageRequest", "max_values", "maximum"),
    (bounds.SELECT_VALUES, "UserSelectComponentForMessageRequest", "min_values", "maximum"),
    (bounds.OPTION_LABEL, "StringSelectOptionForRequest", "label", "maxLength"),
    (bounds.OPTION_VALUE, "StringSelectOptionForRequest", "value", "maxLength"),
    (bounds.OPTION_DESCRIPTION, "StringSelectOptionForRequest", "description", "maxLength"),
    (bounds.TEXT_DISPLAY, "TextDisplayComponentForMessageRequest", "content", "maxLength"),
    (bounds.SECTION_TEXTS, "SectionComponentForMessageRequest", "components", "maxItems"),
    (bounds.GALLERY_ITEMS, "MediaGalleryComponentForMessageRequest", "items", "maxItems"),
    (bounds.MEDIA_DESCRIPTION, "MediaGalleryItemRequest", "description", "maxLength"),
    (bounds.MEDIA_DESCRIPTION, "ThumbnailComponentForMessageRequest", "description", "maxLength"),
    (bounds.ADDRESS, "UnfurledMediaRequest", "url", "maxLength"),
    (bounds.COMPONENTS, "ContainerComponentForMessageRequest", "components", "maxItems"),
    (bounds.COLOUR, "ContainerComponentForMessageRequest", "accent_color", "maximum"),
    (bounds.MODAL_TITLE, "ModalInteractionCallbackRequestData", "title", "maxLength"),
    (bounds.CUSTOM_ID, "ModalInteractionCallbackRequestData", "custom_id", "maxLength"),
    (bounds.LABEL, "LabelComponentForModalRequest", "label", "maxLength"),
    (bounds.LABEL_DESCRIPTION, "LabelComponentForModalRequest", "description", "maxLength"),
    (bounds.INPUT_LENGTH, "TextInputComponentForModalRequest", "value", "maxLength"),
    (bounds.INPUT_LENGTH, "TextInputComponentForModalRequest", "min_length", "maximum"),
    (bounds.INPUT_LENGTH, "TextInputComponentForModalRequest", "max_length", "maximum"),
    (bounds.INPUT_PLACEHOLDER, "TextInputComponentForModalRequest", "placeholder", "maxLength"),
    (bounds.LABEL, "TextInputComponentForModalRequest", "label", "maxLength"),
    (bounds.UPLOADS, "FileUploadComponentForModalRequest", "max_values", "maximum"),
    (bounds.GROUP_OPTIONS, "RadioGroupComponentForModalRequest", "options", "maxItems"),
    (bounds.RADIO_OPTIONS_LEAST, "RadioGroupComponentForModalRequest", "options", "minItems"),
    (bounds.GROUP_OPTIONS, "CheckboxGroupComponentForModalRequest", "options", "maxItems"),
    (bounds.GROUP_OPTIONS, "CheckboxGroupComponentForModalRequest", "max_values", "maximum"),
    (bounds.COMMAND_NAME, "ApplicationCommandUpdateRequest", "name", "maxLength"),
    (bounds.COMMAND_DESCRIPTION, "ApplicationCommandUpdateRequest", "description", "maxLength"),
    (bounds.COMMAND_OPTIONS, "ApplicationCommandUpdateRequest", "options", "maxItems"),
    (len(bounds.LOCALES), "ApplicationCommandUpdateRequest", "name_localizations", "maxProperties"),
    (bounds.COMMAND_OPTIONS, "ApplicationCommandSubcommandOption", "options", "maxItems"),
    (bounds.CHOICES, "ApplicationCommandStringOption", "choices", "maxItems"),
    (bounds.STRING_OPTION, "ApplicationCommandStringOption", "max_length", "maximum"),
    (bounds.CHOICE_NAME, "ApplicationCommandOptionStringChoice", "name", "maxLength"),
    (bounds.CHOICES, "InteractionApplicationCommandAutocompleteCallbackStringData", "choices", "maxItems"),
]


@pytest.mark.parametrize(
    ("ours", "name", "field", "keyword"), NUMBERS, ids=[f"{n[1]}.{n[2]}.{n[3]}" for n in NUMBERS]
)
def test_a_limit_is_the_one_that_the_document_states(ours: int, name: str, field: str, keyword: str) -> None:
    assert openapi.schema(name)["properties"][field][keyword] == ours


# Where the documentation is stricter than the document, and Discord follows the documentation.
STRICTER = [
    (bounds.CONTENT, "MessageCreateRequest", "content", "maxLength"),
    (bounds.MODAL_COMPONENTS, "ModalInteractionCallbackRequestData", "components", "maxItems"),
    (bounds.CHOICE_VALUE, "ApplicationCommandOptionStringChoice", "value", "maxLength"),
    (bounds.POLL_ANSWER, "PollMediaCreateRequest", "text", "maxLength"),
]


@pytest.mark.parametrize(
    ("ours", "name", "field", "keyword"), STRICTER, ids=[f"{n[1]}.{n[2]}.{n[3]}" for n in STRICTER]
)
def test_a_limit_is_stricter_than_the_document(ours: int, name: str, field: str, keyword: str) -> None:
    assert openapi.schema(name)["properties"][field][keyword] > ours


def test_integers_and_closed_sets_are_the_documents() -> None:
    def named(name: str) -> set[Any]:
        return {member["const"] for member in openapi.schema(name)["oneOf"]}

    assert openapi.schema("Int53Type")["maximum"] == bounds.SAFE_INTEGER
    assert openapi.schema("ApplicationCommandUpdateRequest")["properties"]["contexts"]["minItems"] == 1
    assert named("AvailableLocalesEnum") == set(bounds.LOCALES)
    assert named("ChannelTypes") | {16} == set(bounds.CHANNEL_TYPES)


def test_the_number_of_commands_is_the_documents() -> None:
    route = openapi.document()["paths"]["/applications/{application_id}/commands"]["put"]
    body = route["requestBody"]["content"]["application/json"]["schema"]

    assert body["maxItems"] == bounds.CHAT_COMMANDS + bounds.USER_COMMANDS + bounds.MESSAGE_COMMANDS


def test_the_bits_of_permissions_are_the_documents() -> None:
    field = openapi.schema("ApplicationCommandUpdateRequest")["properties"]["default_member_permissions"]

    assert field["anyOf"][0]["maximum"] == bounds.PERMISSIONS


def _accepted() -> dict[str, tuple[str, str, Any]]:
    """Gather what our rules' tests say is accepted, as requests."""
    cases: dict[str, tuple[str, str, Any]] = {}
    for name, payload in test_rules_messages.ACCEPTED.items():
        cases[f"message: {name}"] = ("POST", MESSAGES, payload)
    for name, child in test_rules_components.CHILDREN_ACCEPTED.items():
        cases[f"component: {name}"] = ("POST", MESSAGES, {"components": [{"type": 1, "components": [child]}]})
    for name, (components, errors) in test_rules_components.LAYOUTS.items():
        if not errors:
            cases[f"layout: {name}"] = ("POST", MESSAGES, {"flags": bounds.COMPONENTS_V2, "components": components})
    for name, child in test_rules_modals.CHILDREN_ACCEPTED.items():
        data = test_rules_modals.modal(test_rules_modals.label(child))
        cases[f"modal: {name}"] = ("POST", CALLBACK, {"type": 9, "data": data})
    for kind, body in test_rules_modals.BODIES.items():
        cases[f"callback: {kind}"] = ("POST", CALLBACK, body)
    for name, body in test_rules_commands.ACCEPTED.items():
        cases[f"command: {name}"] = ("PUT", COMMANDS, [body])
    del cases["message: a forward"]  # the document does not know forwards yet, the documentation does
    return cases


ACCEPTED = _accepted()


@pytest.mark.parametrize(("method", "path", "body"), ACCEPTED.values(), ids=ACCEPTED)
def test_what_our_rules_accept_the_document_accepts_too(method: str, path: str, body: Any) -> None:
    assert openapi.validate_request(method, path, body) == []
