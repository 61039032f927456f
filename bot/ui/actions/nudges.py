"""What is pressed, chosen and sent: nudges."""

from bot.ui.actions.action import Action

NUDGE_LOG = Action("nudge-log", ("nudge",))
NUDGE_PASS = Action("nudge-pass", ("nudge",))
NUDGE_LATER = Action("nudge-later", ("nudge",))
NUDGE_SMALLER = Action("nudge-smaller", ("nudge",))
NUDGE_SMALLER_CHOSEN = Action("nudge-smaller-chosen")
NUDGE_DONE = Action("nudge-done", ("nudge",))
NUDGE_WEEK = Action("nudge-week", ("nudge",))
NUDGE_DROP = Action("nudge-drop", ("nudge",))
NUDGE_PAUSE = Action("nudge-pause", ("nudge",))
NUDGE_LEAVE = Action("nudge-leave", ("nudge",))
NUDGE_SHOW = Action("nudge-show", ("nudge",))
"""`nudge` is the delivery's id, by which a nudge is known among our own messages."""
