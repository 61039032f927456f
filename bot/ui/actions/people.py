"""What is pressed, chosen and sent: joining."""

from bot.ui.actions.action import Action

JOIN = Action("join", ("text", "held"), is_open=True)
NOT_NOW = Action("join-not-now", ("held",), is_open=True)
"""`held` is what waits for somebody to agree, 0 for nothing."""
