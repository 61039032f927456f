"""Embeds of a message, one by one and all together. Nothing else of the message is read here."""

from datetime import datetime

from bot.sandbox.rules import bounds
from bot.sandbox.rules.refusal import Node

_PICTURE = ("http", "https", "attachment")
_PAGE = ("http", "https")


def check_embeds(message: Node) -> None:
    """Check the embeds of a message: up to 10, 6000 characters together (docs: "Embed limits").

    Blanks at both ends of a text do not count (docs). Errors: MAX_EMBED_SIZE_EXCEEDED at `embeds` (seen).
    """
    total = sum(_check_embed(embed) for embed in message.children("embeds", bounds.EMBEDS))
    if total > bounds.EMBED_TOTAL:
        sentence = f"Embed size exceeds maximum size of {bounds.EMBED_TOTAL}"
        message.refuse("embeds", "MAX_EMBED_SIZE_EXCEEDED", sentence)


def _check_embed(embed: Node) -> int:
    """Check one embed and return how many characters count towards the sum."""
    texts = [
        embed.text("title", bounds.EMBED_TITLE, strip=True),
        embed.text("description", bounds.EMBED_DESCRIPTION, strip=True),
    ]
    embed.address("url", bounds.ADDRESS, _PAGE)
    embed.whole("color", 0, bounds.COLOUR)
    _check_timestamp(embed)
    for key in ("image", "thumbnail"):
        picture = embed.child(key)
        if picture is not None:
            picture.address("url", bounds.ADDRESS, _PICTURE)
    footer = embed.child("footer")
    if footer is not None:
        texts.append(footer.text("text", bounds.EMBED_FOOTER, strip=True))
        footer.address("icon_url", bounds.ADDRESS, _PICTURE)
    author = embed.child("author")
    if author is not None:
        texts.append(author.text("name", bounds.EMBED_AUTHOR, strip=True))
        author.address("url", bounds.ADDRESS, _PAGE)
        author.address("icon_url", bounds.ADDRESS, _PICTURE)
    for field in embed.children("fields", bounds.EMBED_FIELDS):
        texts.append(field.text("name", bounds.EMBED_FIELD_NAME, required=True, strip=True))
        texts.append(field.text("value", bounds.EMBED_FIELD_VALUE, required=True, strip=True))
        field.boolean("inline")
    return sum(len(text) for text in texts if text)


def _check_timestamp(embed: Node) -> None:
    value = embed.body.get("timestamp")
    if value is None:
        return
    try:
        datetime.fromisoformat(str(value))
    except ValueError:
        sentence = f"Could not parse {value}. Should be ISO8601."
        embed.refuse("timestamp", "DATE_TIME_TYPE_PARSE", sentence)
