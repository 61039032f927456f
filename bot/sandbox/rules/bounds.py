"""Discord's numbers, each named once. A test holds them against Discord's OpenAPI document where it states them.

Only numbers, flags and closed sets live here; how they are applied is said by the rules.
Lengths are code points, which is what Discord's API counts.
"""

# Messages (OpenAPI MessageCreateRequest allows 4000 to people with Nitro; docs: bots have 2000).
CONTENT = 2000
EMBEDS = 10
FILES = 10
STICKERS = 3
NONCE = 25
MENTIONED = 100  # ids in allowed_mentions.users and .roles
ATTACHMENT_NAME = 1024
ATTACHMENT_DESCRIPTION = 1024

SUPPRESS_EMBEDS = 1 << 2
EPHEMERAL = 1 << 6
SUPPRESS_NOTIFICATIONS = 1 << 12
COMPONENTS_V2 = 1 << 15

# Embeds (docs: "Embed limits"; the sum is over all embeds of a message).
EMBED_TITLE = 256
EMBED_DESCRIPTION = 4096
EMBED_FIELDS = 25
EMBED_FIELD_NAME = 256
EMBED_FIELD_VALUE = 1024
EMBED_FOOTER = 2048
EMBED_AUTHOR = 256
EMBED_TOTAL = 6000
ADDRESS = 2048
COLOUR = 0xFFFFFF

# Polls (docs: "Poll create request object").
POLL_QUESTION = 300
POLL_ANSWERS = 10
POLL_ANSWER = 55  # the OpenAPI document says 300 for both; the docs give answers 55
POLL_HOURS = 32 * 24

# Components (docs: "Component reference").
ROWS = 5
ROW_WIDTH = 5
CUSTOM_ID = 100
BUTTON_LABEL = 80
BUTTON_ADDRESS = 512
EMOJI_NAME = 32
PLACEHOLDER = 150
SELECT_OPTIONS = 25
SELECT_VALUES = 25
OPTION_LABEL = 100
OPTION_VALUE = 100
OPTION_DESCRIPTION = 100
COMPONENT_ID = 2**31 - 1

COMPONENTS = 40  # of a version 2 message, nested ones included
DISPLAYED_TEXT = 4000  # all text displays of a message together
TEXT_DISPLAY = 4000
SECTION_TEXTS = 3
GALLERY_ITEMS = 10
MEDIA_DESCRIPTION = 1024

# Modals (docs: "Modal"; the OpenAPI document's 40 counts nested components, the docs give five at the top).
MODAL_TITLE = 45
MODAL_COMPONENTS = 5
LABEL = 45
LABEL_DESCRIPTION = 100
INPUT_LENGTH = 4000
INPUT_PLACEHOLDER = 100
UPLOADS = 10
GROUP_OPTIONS = 10
RADIO_OPTIONS_LEAST = 2

# Commands (docs: "Application commands").
COMMAND_NAME = 32
COMMAND_DESCRIPTION = 100
COMMAND_OPTIONS = 25
COMMAND_TOTAL = 8000
CHOICES = 25
CHOICE_NAME = 100
CHOICE_VALUE = 100  # docs; the OpenAPI document's 6000 is the length of any string option
STRING_OPTION = 6000
SAFE_INTEGER = 2**53 - 1
PERMISSIONS = 2**54 - 1
CHAT_COMMANDS = 100
USER_COMMANDS = 15
MESSAGE_COMMANDS = 15
CHANNEL_TYPES = (0, 1, 2, 3, 4, 5, 10, 11, 12, 13, 14, 15, 16)  # 16, a media channel, is in the docs only

LOCALES = (
    *("ar", "bg", "cs", "da", "de", "el", "en-GB", "en-US", "es-419", "es-ES", "fi", "fr", "he", "hi", "hr", "hu"),
    *("id", "it", "ja", "ko", "lt", "nl", "no", "pl", "pt-BR", "ro", "ru", "sv-SE", "th", "tr", "uk", "vi"),
    *("zh-CN", "zh-TW"),
)
