"""A Discord on loopback: REST, gateway and a web page, to try and to test the bot without a token.

Nothing of the rest of the bot may be imported here. What Discord refuses, the sandbox refuses, with Discord's own
status, error code and words.
"""

from bot.sandbox.actors import Person
from bot.sandbox.answers import Answer, Choice
from bot.sandbox.clock import SandboxClock
from bot.sandbox.entities import Attachment
from bot.sandbox.errors import SandboxRefusal
from bot.sandbox.faults import Fault
from bot.sandbox.forms import Field, Modal
from bot.sandbox.journal import Request, SentFile, Violation
from bot.sandbox.messages import Button, Message
from bot.sandbox.people import Member, Role, User
from bot.sandbox.permissions import Permission
from bot.sandbox.places import Channel, ChannelType, Guild
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.world import Change

__all__ = [
    "Answer",
    "Attachment",
    "Button",
    "Change",
    "Channel",
    "ChannelType",
    "Choice",
    "Fault",
    "Field",
    "Guild",
    "Member",
    "Message",
    "Modal",
    "Permission",
    "Person",
    "Request",
    "Role",
    "Sandbox",
    "SandboxClock",
    "SandboxRefusal",
    "SentFile",
    "User",
    "Violation",
]
