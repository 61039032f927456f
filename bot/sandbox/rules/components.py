"""Interactive components: buttons and selects, and what must be unique among all components of a body.

Shared by messages and modals. Where a component may stand is decided by `layout` and `modals`, not here.
"""

from collections.abc import Iterator

from bot.sandbox.rules import bounds
from bot.sandbox.rules.emoji import check_emoji
from bot.sandbox.rules.refusal import Form, Node, Path, too_long

ACTION_ROW, BUTTON, STRING_SELECT, TEXT_INPUT = 1, 2, 3, 4
USER_SELECT, ROLE_SELECT, MENTIONABLE_SELECT, CHANNEL_SELECT = 5, 6, 7, 8
SECTION, TEXT_DISPLAY, THUMBNAIL, MEDIA_GALLERY, FILE, SEPARATOR = 9, 10, 11, 12, 13, 14
CONTAINER, LABEL, FILE_UPLOAD, RADIO_GROUP, CHECKBOX_GROUP, CHECKBOX = 17, 18, 19, 21, 22, 23

SELECTS = (STRING_SELECT, USER_SELECT, ROLE_SELECT, MENTIONABLE_SELECT, CHANNEL_SELECT)

PRIMARY, SECONDARY, SUCCESS, DANGER, LINK, PREMIUM = 1, 2, 3, 4, 5, 6

_DEFAULT_KINDS: dict[int, tuple[str, ...]] = {
    USER_SELECT: ("user",),
    ROLE_SELECT: ("role",),
    MENTIONABLE_SELECT: ("user", "role"),
    CHANNEL_SELECT: ("channel",),
}


class Registry:
    """Remember the custom ids and component ids of one body, and refuse the second of each."""

    __slots__ = ("_custom_ids", "_ids")

    def __init__(self) -> None:
        self._custom_ids: set[str] = set()
        self._ids: set[int] = set()

    def note(self, node: Node) -> None:
        """Note the ids of one component (docs: both unique in a message; seen: COMPONENT_CUSTOM_ID_DUPLICATED).

        Disabled components count too (seen). A component id of 0 means none (docs); the code for a doubled one
        is our name.
        """
        number = node.whole("id", 0, bounds.COMPONENT_ID)
        if number:
            if number in self._ids:
                node.refuse("id", "COMPONENT_ID_DUPLICATED", "Component id cannot be duplicated")
            self._ids.add(number)
        custom_id = node.body.get("custom_id")
        if isinstance(custom_id, str) and custom_id:
            if custom_id in self._custom_ids:
                sentence = "Component custom id cannot be duplicated"
                node.refuse("custom_id", "COMPONENT_CUSTOM_ID_DUPLICATED", sentence)
            self._custom_ids.add(custom_id)


def typed(nodes: list[Node], allowed: tuple[int, ...]) -> Iterator[tuple[int, Node]]:
    """Yield the components whose type may stand here, with their type; refuse the others.

    Errors: UNION_TYPE_CHOICES at the component (seen, also for `allowed` of one element).
    """
    for node in nodes:
        kind = type_of(node, allowed)
        if kind is not None:
            yield kind, node


def type_of(node: Node, allowed: tuple[int, ...]) -> int | None:
    """Return a component's type when it may stand here, else note UNION_TYPE_CHOICES."""
    kind = node.body.get("type")
    if isinstance(kind, int) and not isinstance(kind, bool) and kind in allowed:
        return kind
    node.refuse(None, "UNION_TYPE_CHOICES", f'Value of field "type" must be one of {allowed}.')
    return None


def check_button(node: Node) -> None:
    """Check a button: style, and the fields that this style demands and forbids (docs: "Button structure").

    Styles 1 to 4 need a custom id, 5 an address, 6 a SKU and nothing else. Every button but a premium one needs a
    label or an emoji. Lengths: OpenAPI ButtonComponentForMessageRequest. Codes of forbidden fields are our names.
    """
    style = node.one_of("style", (PRIMARY, SECONDARY, SUCCESS, DANGER, LINK, PREMIUM), required=True)
    label = node.text("label", bounds.BUTTON_LABEL, strip=True)
    has_emoji = check_emoji(node)
    node.boolean("disabled")
    custom_id = node.text("custom_id", bounds.CUSTOM_ID, low=1)
    address = node.address("url", bounds.BUTTON_ADDRESS, ("http", "https", "discord"))
    sku = node.snowflake("sku_id")
    if style is None:
        return
    if style == LINK:
        if not address and not node.body.get("url"):
            node.refuse("url", "BUTTON_COMPONENT_URL_REQUIRED", "A url is required")
        _forbid(node, {"custom_id": custom_id, "sku_id": sku}, "link")
    elif style == PREMIUM:
        if sku is None:
            node.refuse("sku_id", "BUTTON_COMPONENT_SKU_ID_REQUIRED", "A sku id is required")
        emoji = node.body.get("emoji")
        _forbid(node, {"custom_id": custom_id, "label": label, "url": address, "emoji": emoji}, "premium")
    else:
        if not node.body.get("custom_id"):
            node.refuse("custom_id", "BUTTON_COMPONENT_CUSTOM_ID_REQUIRED", "A custom id is required")
        _forbid(node, {"url": address, "sku_id": sku}, "interactive")
    if style != PREMIUM and not label and not has_emoji:
        node.refuse(None, "BUTTON_COMPONENT_LABEL_REQUIRED", "A label or an emoji is required")


def _forbid(node: Node, fields: dict[str, object], style: str) -> None:
    for key, value in fields.items():
        if value is not None:
            code = f"BUTTON_COMPONENT_{key.upper()}_FORBIDDEN"
            node.refuse(key, code, f"A {style} button cannot have a {key.replace('_', ' ')}")


def check_select(node: Node, kind: int, *, modal: bool = False) -> None:
    """Check a select of any kind (OpenAPI *SelectComponentFor{Message,Modal}Request).

    In a modal it may not be disabled, and unless `required` is false its `min_values` may not be 0 (docs).
    """
    node.text("custom_id", bounds.CUSTOM_ID, low=1, required=True)
    node.text("placeholder", bounds.PLACEHOLDER)
    least, most = check_range(node, bounds.SELECT_VALUES, modal=modal)
    if node.boolean("disabled") and modal:
        node.refuse("disabled", "COMPONENT_DISABLED_IN_MODAL", "Modal components cannot be disabled")
    if kind == STRING_SELECT:
        check_options(node, bounds.SELECT_OPTIONS, least=1, chosen=most, emoji=True)
        return
    if kind == CHANNEL_SELECT:
        check_channel_types(node)
    defaults = node.children("default_values", bounds.SELECT_VALUES)
    if defaults and not least <= len(defaults) <= most:
        node.refuse("default_values", *too_long(max(least, 1), most))
    for default in defaults:
        default.one_of("type", _DEFAULT_KINDS[kind], required=True)
        default.snowflake("id", required=True)


def check_range(node: Node, limit: int, *, modal: bool, most_default: int = 1) -> tuple[int, int]:
    """Check `min_values` (0 to `limit`) and `max_values` (1 to `limit`) and return both.

    The least may not exceed the most; in a modal a required component needs a least of 1 (docs; our code names).
    """
    least = node.whole("min_values", 0, limit)
    most = node.whole("max_values", 1, limit)
    required = node.boolean("required")
    if modal and required is not False and least == 0:
        sentence = "A required component needs at least one value"
        node.refuse("min_values", "COMPONENT_REQUIRED_MIN_VALUES", sentence)
    low = 1 if least is None else least
    high = most_default if most is None else most
    if low > high:
        sentence = "min_values must be less than or equal to max_values"
        node.refuse("min_values", "SELECT_COMPONENT_MIN_VALUES_TOO_LARGE", sentence)
    return low, high


def check_options(node: Node, limit: int, *, least: int, chosen: int, emoji: bool = False) -> int:
    """Check the options of a string select, a radio group or a checkbox group, and return how many there are.

    `chosen` is how many may be picked: fewer options than that are refused at `options` (seen, with
    BASE_TYPE_BAD_LENGTH), and so are more defaults than that. Values are unique (seen:
    SELECT_COMPONENT_OPTION_VALUE_DUPLICATED).
    """
    options = node.children("options", limit, low=least, required=True)
    if least <= len(options) < chosen <= limit:
        node.refuse("options", *too_long(chosen, limit))
    seen: set[str] = set()
    defaults = 0
    for option in options:
        option.text("label", bounds.OPTION_LABEL, low=1, required=True, strip=True)
        option.text("description", bounds.OPTION_DESCRIPTION)
        value = option.text("value", bounds.OPTION_VALUE, low=1, required=True)
        if emoji:
            check_emoji(option)
        defaults += bool(option.boolean("default"))
        if value is not None and value in seen:
            sentence = "The specified option value is already used"
            option.refuse("value", "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", sentence)
        seen.add(value or "")
    if defaults > chosen:
        sentence = f"No more than {chosen} options can be selected by default"
        node.refuse("options", "SELECT_COMPONENT_TOO_MANY_DEFAULTS", sentence)
    return len(options)


def check_channel_types(node: Node) -> None:
    """Check a list of channel types: known ones, each once (OpenAPI ChannelTypes, `uniqueItems`)."""
    check_set(node, "channel_types", bounds.CHANNEL_TYPES)


def check_set(node: Node, key: str, allowed: tuple[int | str, ...], *, low: int = 0) -> list[int | str]:
    """Check a list of distinct values out of a closed set (seen: SET_TYPE_ALREADY_CONTAINS_VALUE)."""
    values = node.values(key, len(allowed), low=low)
    kept: list[int | str] = []
    at: Path = (*node.at, key)
    form: Form = node.form
    for index, value in enumerate(values):
        if isinstance(value, bool) or value not in allowed:
            form.error((*at, index), "BASE_TYPE_CHOICES", f"Value must be one of {allowed}.")
        elif value in kept:
            sentence = "The set already contains this value"
            form.error((*at, index), "SET_TYPE_ALREADY_CONTAINS_VALUE", sentence)
        else:
            kept.append(value)
    return kept
