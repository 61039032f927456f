"""Messages as a bot sends and edits them. What they hold is checked by `embeds` and `layout`.

Nothing here knows channels, permissions or whether a referenced message exists.
"""

from collections.abc import Mapping

from bot.sandbox.rules import bounds
from bot.sandbox.rules.components import check_set
from bot.sandbox.rules.embeds import check_embeds
from bot.sandbox.rules.layout import check_layout, check_rows
from bot.sandbox.rules.polls import check_poll
from bot.sandbox.rules.refusal import Node, Refusal, start
from bot.sandbox.wire import JSON

SENDABLE = bounds.SUPPRESS_EMBEDS | bounds.SUPPRESS_NOTIFICATIONS | bounds.COMPONENTS_V2
REPLY, FORWARD = 0, 1
_FLAGS = 2**53 - 1
_NONCE_RANGE = 2**63
_LEGACY = "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2"
_NO_FILES: Mapping[int, str] = {}


def check_message(
    payload: JSON,
    *,
    files: Mapping[int, str] = _NO_FILES,
    edit_of: JSON | None = None,
    interaction: bool = False,
) -> None:
    """Check the body of a message create or, with `edit_of`, of an edit.

    `files` maps the number of each `files[n]` part to its file name; `edit_of` is the message object as it
    stands; `interaction` says that the message answers or follows up an interaction, which alone may be
    ephemeral. Raises `Refusal`: 50035 with an error tree, 50006 for a message with nothing in it, 50146 for an
    attachment that was not uploaded. Sources: OpenAPI MessageCreateRequest and IncomingWebhook*Request; docs,
    "Create message" and "Edit message".
    """
    node = start(payload)
    check_message_at(node, files=files, edit_of=edit_of, interaction=interaction)
    node.form.settle()
    check_presence(payload, files=files, edit_of=edit_of)


def check_message_at(node: Node, *, files: Mapping[int, str], edit_of: JSON | None, interaction: bool) -> None:
    """Note what is wrong with a message body that stands inside another one, such as a callback's data."""
    version_2 = _check_flags(node, edit_of, interaction=interaction)
    node.text("content", bounds.CONTENT, strip=True)
    node.boolean("tts")
    check_embeds(node)
    _check_mentions(node)
    _check_nonce(node)
    _check_reference(node)
    for index, sticker in enumerate(node.values("sticker_ids", bounds.STICKERS)):
        Node(node.form, (*node.at, "sticker_ids"), {}).as_snowflake(index, sticker)
    poll = node.child("poll")
    if poll is not None:
        check_poll(poll)
    if len(files) > bounds.FILES:
        node.refuse("files", "BASE_TYPE_MAX_LENGTH", f"Must be {bounds.FILES} or fewer in length.")
    names = _check_attachments(node, files, edit_of)
    if version_2:
        _check_no_legacy(node, edit_of)
        check_layout(node, names)
    else:
        check_rows(node)


def check_presence(payload: JSON, *, files: Mapping[int, str], edit_of: JSON | None) -> None:
    """Refuse a message that would show nothing (docs: 50006), judged by the state after an edit."""
    before = edit_of or {}
    merged = {key: payload.get(key, before.get(key)) for key in ("content", "embeds", "components", "poll")}
    content = merged.pop("content")
    merged["embeds"] = [embed for embed in merged.get("embeds") or () if embed]  # `{}` shows nothing
    text = content.strip() if isinstance(content, str) else content
    stickers = payload.get("sticker_ids") or before.get("sticker_items") or before.get("sticker_ids")
    kept = payload.get("attachments", before.get("attachments")) if edit_of is not None else None
    reference = payload.get("message_reference")
    forward = isinstance(reference, dict) and reference.get("type") == FORWARD
    if not (text or any(merged.values()) or stickers or files or kept or forward):
        raise Refusal(400, 50006, "Cannot send an empty message")


def _check_flags(node: Node, edit_of: JSON | None, *, interaction: bool) -> bool:
    """Check the flags and return whether this body's components are of version 2.

    Discord reads the version from the body itself: an edit must repeat the flag (seen: UNION_TYPE_CHOICES without
    it), and cannot take it away (seen: MESSAGE_CANNOT_REMOVE_COMPONENTS_V2_FLAG, also for an edit that sets plain
    content on such a message). On an edit other flags are ignored (docs). Sending a flag that may not be set is
    refused here: Discord drops it, and a bot that relies on it shows in public what it meant for one reader.
    """
    flags = node.whole("flags", 0, _FLAGS) or 0
    version_2 = bool(flags & bounds.COMPONENTS_V2)
    if edit_of is None:
        if flags & ~(SENDABLE | (bounds.EPHEMERAL if interaction else 0)):
            node.refuse("flags", "MESSAGE_FLAGS_INVALID", "These flags cannot be set on this message")
        return version_2
    was_version_2 = bool(int(edit_of.get("flags") or 0) & bounds.COMPONENTS_V2)
    names_flags = node.body.get("flags") is not None
    if was_version_2 and not version_2 and (names_flags or node.body.get("content") or node.body.get("embeds")):
        sentence = "The IS_COMPONENTS_V2 flag cannot be removed from a message"
        node.refuse("flags", "MESSAGE_CANNOT_REMOVE_COMPONENTS_V2_FLAG", sentence)
    return version_2


def _check_no_legacy(node: Node, edit_of: JSON | None) -> None:
    """Refuse content, embeds, stickers and polls beside version 2 components.

    An edit that turns an old message into version 2 has to empty those fields itself (docs: "Edit message").
    """
    before = edit_of or {}
    kept = {"content": "content", "embeds": "embeds", "sticker_ids": "sticker_items", "poll": "poll"}
    for key, old_key in kept.items():
        value = node.body[key] if key in node.body else before.get(old_key)
        if value:
            sentence = f"The '{key}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2"
            node.refuse(key, _LEGACY, sentence)


def _check_mentions(node: Node) -> None:
    """Check allowed_mentions (OpenAPI MessageAllowedMentionsRequest; seen: ..._PARSE_EXCLUSIVE)."""
    mentions = node.child("allowed_mentions")
    if mentions is None:
        return
    parse = check_set(mentions, "parse", ("roles", "users", "everyone"))
    mentions.boolean("replied_user")
    for key in ("users", "roles"):
        ids = mentions.values(key, bounds.MENTIONED)
        inner = Node(node.form, (*mentions.at, key), {})
        known: set[int | None] = set()
        for index, value in enumerate(ids):
            number = inner.as_snowflake(index, value)
            if number is not None and number in known:
                sentence = "The set already contains this value"
                inner.refuse(index, "SET_TYPE_ALREADY_CONTAINS_VALUE", sentence)
            known.add(number)
        if ids and key in parse:
            sentence = f'parse:["{key}"] and {key}: [ids...] are mutually exclusive.'
            mentions.refuse(None, "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE", sentence)


def _check_nonce(node: Node) -> None:
    """Check the nonce: 25 characters or a 64-bit integer (seen: NONCE_TYPE_*)."""
    node.boolean("enforce_nonce")
    nonce = node.body.get("nonce")
    if isinstance(nonce, bool) or not isinstance(nonce, str | int | None):
        node.refuse("nonce", "NONCE_TYPE_INVALID_TYPE", "This field must be a string or integer.")
    elif isinstance(nonce, str) and len(nonce) > bounds.NONCE:
        node.refuse("nonce", "NONCE_TYPE_TOO_LONG", f"Must be {bounds.NONCE} or fewer characters long.")
    elif isinstance(nonce, int) and not -_NONCE_RANGE <= nonce < _NONCE_RANGE:
        sentence = f"Must be between {-_NONCE_RANGE} and {_NONCE_RANGE - 1}."
        node.refuse("nonce", "NONCE_TYPE_OUT_OF_BOUNDS", sentence)


def _check_reference(node: Node) -> None:
    """Check the shape of a reply or a forward (docs); whether its message exists is not known here."""
    reference = node.child("message_reference")
    if reference is None:
        return
    reference.snowflake("message_id", required=True)
    reference.snowflake("guild_id")
    reference.boolean("fail_if_not_exists")
    kind = reference.one_of("type", (REPLY, FORWARD))
    reference.snowflake("channel_id", required=kind == FORWARD)


def _check_attachments(node: Node, files: Mapping[int, str], edit_of: JSON | None) -> set[str]:
    """Check the attachment list and return the file names that `attachment://` may refer to.

    An id is the number of an uploaded `files[n]`, or on an edit the id of an attachment that stays (docs:
    "Uploading files"). Raises `Refusal` 50146 "Uploaded file not found." for any other.
    """
    before = {int(kept["id"]): str(kept["filename"]) for kept in (edit_of or {}).get("attachments") or []}
    if node.body.get("attachments") is None:
        return {*before.values(), *files.values()}
    names = dict(files)
    for attachment in node.children("attachments", bounds.FILES):
        number = attachment.snowflake("id", required=True)
        attachment.text("description", bounds.ATTACHMENT_DESCRIPTION)
        name = attachment.text("filename", bounds.ATTACHMENT_NAME, low=1)
        if number is None:
            continue
        if number in files:
            names[number] = name or files[number]
        elif number in before:
            names[number] = before[number]
        else:
            raise Refusal(400, 50146, "Uploaded file not found.")
    return set(names.values())
