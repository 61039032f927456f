"""What Discord refuses in the bodies a bot sends.

Pure validation lives here: a body goes in, and either nothing happens or a `Refusal` with Discord's status,
code and error tree is raised. Nothing here knows users, channels, permissions, time or HTTP.

Where a rule comes from is said where it is written: "OpenAPI" is Discord's published API document, "docs" the
developer documentation, "seen" an error body that bots have reported. An error code that nobody has published
carries the note "our name": the refusal is Discord's, the word is ours.
"""

from bot.sandbox.rules.callbacks import check_callback, check_choices
from bot.sandbox.rules.commands import check_command, check_commands
from bot.sandbox.rules.messages import check_message
from bot.sandbox.rules.modals import check_modal
from bot.sandbox.rules.refusal import Errors, Refusal
from bot.sandbox.wire import JSON

__all__ = [
    "JSON",
    "Errors",
    "Refusal",
    "check_callback",
    "check_choices",
    "check_command",
    "check_commands",
    "check_message",
    "check_modal",
]
