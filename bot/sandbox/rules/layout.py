"""Where components may stand in a message: rows of version 1, and the tree of version 2.

Which version a body uses is decided by its flags in `messages`. Nothing of modals is known here.
"""

from collections.abc import Callable, Collection

from bot.sandbox.rules import bounds
from bot.sandbox.rules.components import (
    ACTION_ROW,
    BUTTON,
    CONTAINER,
    FILE,
    MEDIA_GALLERY,
    SECTION,
    SELECTS,
    SEPARATOR,
    TEXT_DISPLAY,
    THUMBNAIL,
    Registry,
    check_button,
    check_select,
    type_of,
    typed,
)
from bot.sandbox.rules.refusal import Node

ROW_CHILDREN = (BUTTON, *SELECTS)
CONTAINER_CHILDREN = (ACTION_ROW, SECTION, TEXT_DISPLAY, MEDIA_GALLERY, FILE, SEPARATOR)
TOP_LEVEL = (*CONTAINER_CHILDREN, CONTAINER)
_ATTACHMENT = "attachment://"


def check_rows(message: Node) -> None:
    """Check version 1 components: up to 5 action rows and nothing else at the top.

    Errors: UNION_TYPE_CHOICES "(1,)" for any other type, also when only the flag was forgotten (seen).
    """
    registry = Registry()
    for _, row in typed(message.children("components", bounds.ROWS), (ACTION_ROW,)):
        registry.note(row)
        check_row(row, registry)


def check_row(row: Node, registry: Registry) -> None:
    """Check an action row: 1 to 5 buttons, or one select alone (seen: COMPONENT_LAYOUT_WIDTH_EXCEEDED)."""
    children = typed(row.children("components", bounds.ROW_WIDTH, low=1, required=True), ROW_CHILDREN)
    select_before = False
    for index, (kind, child) in enumerate(children):
        registry.note(child)
        if select_before or (index and kind != BUTTON):
            sentence = "The specified component exceeds the maximum width"
            child.refuse(None, "COMPONENT_LAYOUT_WIDTH_EXCEEDED", sentence)
        if kind == BUTTON:
            check_button(child)
        else:
            select_before = True
            check_select(child, kind)


def check_layout(message: Node, file_names: Collection[str]) -> None:
    """Check version 2 components: the tree, 40 components in all, 4000 characters of text in all.

    `file_names` are the names that `attachment://` may refer to. Errors: COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED
    and COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED at `components` (seen).
    """
    tree = _Layout(file_names)
    for kind, node in typed(message.children("components", bounds.COMPONENTS), TOP_LEVEL):
        tree.check(kind, node)
    if tree.count > bounds.COMPONENTS:
        sentence = f"Total number of components cannot exceed {bounds.COMPONENTS}"
        message.refuse("components", "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED", sentence)
    if tree.characters > bounds.DISPLAYED_TEXT:
        sentence = f"Components displayable text size exceeds maximum size of {bounds.DISPLAYED_TEXT}"
        message.refuse("components", "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED", sentence)


class _Layout:
    """Walk one tree, counting components and characters on the way."""

    def __init__(self, file_names: Collection[str]) -> None:
        self.count = 0
        self.characters = 0
        self._file_names = file_names
        self._registry = Registry()
        self._rules: dict[int, Callable[[Node], None]] = {
            ACTION_ROW: self._row,
            BUTTON: check_button,
            SECTION: self._section,
            TEXT_DISPLAY: self._text,
            THUMBNAIL: self._thumbnail,
            MEDIA_GALLERY: self._gallery,
            FILE: self._file,
            SEPARATOR: self._separator,
            CONTAINER: self._container,
        }

    def check(self, kind: int, node: Node) -> None:
        self.count += 1
        self._registry.note(node)
        self._rules[kind](node)

    def _row(self, node: Node) -> None:
        check_row(node, self._registry)
        children = node.body.get("components")
        self.count += len(children) if isinstance(children, list) else 0

    def _text(self, node: Node) -> None:
        content = node.text("content", bounds.TEXT_DISPLAY, low=1, required=True, strip=True)
        self.characters += len(content or "")

    def _section(self, node: Node) -> None:
        texts = node.children("components", bounds.SECTION_TEXTS, low=1, required=True)
        for kind, text in typed(texts, (TEXT_DISPLAY,)):
            self.check(kind, text)
        accessory = node.child("accessory", required=True)
        if accessory is not None:
            accessory_kind = type_of(accessory, (BUTTON, THUMBNAIL))
            if accessory_kind is not None:
                self.check(accessory_kind, accessory)

    def _thumbnail(self, node: Node) -> None:
        self._described(node)
        self._media(node, "media")

    def _gallery(self, node: Node) -> None:
        for item in node.children("items", bounds.GALLERY_ITEMS, low=1, required=True):
            self._described(item)
            self._media(item, "media")

    def _described(self, node: Node) -> None:
        node.text("description", bounds.MEDIA_DESCRIPTION, low=1)
        node.boolean("spoiler")

    def _file(self, node: Node) -> None:
        """Check a file component, which shows attachments only (docs; the code is our name)."""
        node.boolean("spoiler")
        address = self._media(node, "file")
        if address is not None and not address.startswith(_ATTACHMENT):
            sentence = "Only attachment:// references are supported"
            node.form.error((*node.at, "file", "url"), "UNFURLED_MEDIA_ITEM_ATTACHMENT_REFERENCE_REQUIRED", sentence)

    def _media(self, node: Node, key: str) -> str | None:
        """Check an unfurled media item (seen: ..._REFERENCED_ATTACHMENT_NOT_FOUND; OpenAPI: 2048 characters)."""
        media = node.child(key, required=True)
        if media is None:
            return None
        address = media.address("url", bounds.ADDRESS, ("http", "https", "attachment"), required=True)
        if address and address.startswith(_ATTACHMENT) and address[len(_ATTACHMENT) :] not in self._file_names:
            code = "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND"
            media.refuse("url", code, f"The referenced attachment {address} was not found")
        return address

    def _separator(self, node: Node) -> None:
        node.boolean("divider")
        node.one_of("spacing", (1, 2))

    def _container(self, node: Node) -> None:
        node.whole("accent_color", 0, bounds.COLOUR)
        node.boolean("spoiler")
        children = node.children("components", bounds.COMPONENTS, low=1, required=True)
        for kind, child in typed(children, CONTAINER_CHILDREN):
            self.check(kind, child)
