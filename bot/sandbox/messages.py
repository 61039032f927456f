"""A message as it stands in the world: a live view over the JSON that Discord documents.

The same object stays the same message through edits, so that tests can hold on to it. How messages are made and
changed is `posting`'s job.
"""

from dataclasses import dataclass, field
from datetime import datetime

from bot.sandbox.people import User
from bot.sandbox.places import Channel
from bot.sandbox.wire import JSON, walk

EPHEMERAL = 1 << 6
LOADING = 1 << 7
SUPPRESS_EMBEDS = 1 << 2
IS_COMPONENTS_V2 = 1 << 15

BUTTON = 2
SELECTS = {3: "string", 5: "user", 6: "role", 7: "mentionable", 8: "channel"}
TEXT_DISPLAY = 10


@dataclass(frozen=True)
class Button:
    """A button of a message; `custom_id` is None for links."""

    label: str
    custom_id: str | None
    url: str | None
    style: int
    disabled: bool
    emoji: str | None
    raw: JSON = field(compare=False)


@dataclass(eq=False)
class Message:
    """A message; `raw` is Discord's Message object, the rest of what the sandbox knows of it lies beside.

    `reader` is the only user who sees it (ephemeral messages), else None. `pinged` are the ids of the users whom it
    notified by a mention. `interaction_id` is the interaction that made it, if one did.
    """

    raw: JSON
    channel: Channel
    author: User
    reader: User | None = None
    pinged: set[int] = field(default_factory=set)
    deleted: bool = False
    dismissed: bool = False
    interaction_id: int | None = None
    referenced: "Message | None" = None
    reactions: dict[str, list[int]] = field(default_factory=dict)  # emoji to user ids

    @property
    def id(self) -> int:
        """Return the message's id."""
        return int(self.raw["id"])

    @property
    def content(self) -> str:
        """Return the plain content, as kept."""
        return str(self.raw["content"])

    @property
    def components(self) -> list[JSON]:
        """Return the top-level components."""
        return list(self.raw["components"])

    @property
    def embeds(self) -> list[JSON]:
        """Return the embeds."""
        return list(self.raw["embeds"])

    @property
    def attachments(self) -> list[JSON]:
        """Return Discord's Attachment objects."""
        return list(self.raw["attachments"])

    @property
    def flags(self) -> int:
        """Return the message's flags."""
        return int(self.raw["flags"])

    @property
    def ephemeral(self) -> bool:
        """Say whether only one person can see this message."""
        return self.reader is not None

    @property
    def loading(self) -> bool:
        """Say whether this is a deferred answer that is not filled in yet ("thinking…")."""
        return bool(self.flags & LOADING)

    @property
    def created_at(self) -> datetime:
        """Return when it was written."""
        return datetime.fromisoformat(self.raw["timestamp"])

    @property
    def edited(self) -> bool:
        """Say whether it was edited."""
        return self.raw["edited_timestamp"] is not None

    @property
    def pinned(self) -> bool:
        """Say whether it is pinned."""
        return bool(self.raw["pinned"])

    @property
    def reference(self) -> "Message | None":
        """Return the message that this one replies to, if it still stands."""
        return None if self.referenced is None or self.referenced.deleted else self.referenced

    @property
    def text(self) -> str:
        """Return all that can be read in it: content, embeds and text displays, joined by line breaks."""
        parts = [self.content]
        for embed in self.raw["embeds"]:
            parts += [embed.get("author", {}).get("name", ""), embed.get("title", ""), embed.get("description", "")]
            for entry in embed.get("fields", ()):
                parts += [entry["name"], entry["value"]]
            parts.append(embed.get("footer", {}).get("text", ""))
        parts += [part["content"] for part in walk(self.raw["components"]) if part["type"] == TEXT_DISPLAY]
        return "\n".join(part for part in parts if part)

    @property
    def buttons(self) -> list[str]:
        """Return the labels of the buttons, in their order (an emoji stands in for a missing label)."""
        return [button.label for button in self.button_list]

    @property
    def button_list(self) -> list[Button]:
        """Return the buttons, in their order."""
        return [_button(part) for part in walk(self.raw["components"]) if part["type"] == BUTTON]

    @property
    def selects(self) -> list[JSON]:
        """Return Discord's Select Menu components, in their order."""
        return [part for part in walk(self.raw["components"]) if part["type"] in SELECTS]

    def button(self, label: str | None = None, *, custom_id: str | None = None) -> Button:
        """Return the first button with this label or custom_id; raise KeyError if there is none."""
        for button in self.button_list:
            if (label is not None and button.label == label) or (
                custom_id is not None and button.custom_id == custom_id
            ):
                return button
        raise KeyError(f"no button {label or custom_id!r} in {self.buttons}")

    def select(self, name: str) -> JSON:
        """Return the first select menu with this custom_id or placeholder; raise KeyError if there is none."""
        for part in self.selects:
            if name in (part["custom_id"], part.get("placeholder")):
                return part
        raise KeyError(f"no select {name!r}")

    def open_to(self, bot: User) -> bool:
        """Say whether `bot` reads the words without the message content intent.

        It does in direct messages, where it is mentioned, and its own (Discord: "Message Content Intent").
        """
        if self.author is bot or self.channel.is_dm:
            return True
        return str(bot.id) in (user["id"] for user in self.raw["mentions"])

    def without_words(self) -> JSON:
        """Return the message as one who may not read its words gets it."""
        return self.raw | {"content": "", "embeds": [], "attachments": [], "components": []}

    def visible_to(self, viewer: User | None) -> bool:
        """Say whether `viewer` sees it; None stands for anybody, who sees what is not ephemeral."""
        if self.deleted:
            return False
        if self.reader is not None:
            return viewer is self.reader and not self.dismissed
        return viewer is None or self.channel.permissions_of(viewer) != 0


def _button(part: JSON) -> Button:
    emoji = part.get("emoji") or {}
    name = emoji.get("name")
    return Button(
        label=part.get("label") or name or "",
        custom_id=part.get("custom_id"),
        url=part.get("url"),
        style=part["style"],
        disabled=bool(part.get("disabled")),
        emoji=name,
        raw=part,
    )
