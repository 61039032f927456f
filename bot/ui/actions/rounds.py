"""What is pressed, chosen and sent: the goals round."""

from bot.ui.actions.action import Action

LOG_IN_ROUND = Action("round-log", ("round",))
SET_IN_ROUND = Action("round-set", ("round",))
PASS_IN_ROUND = Action("round-pass", ("round",))
GOALS_IN_ROUND = Action("round-goals", ("page",))
"""`round` is the delivery's id, by which a round is known among our own messages."""
