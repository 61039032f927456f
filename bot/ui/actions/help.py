"""What is pressed, chosen and sent: the help card."""

from bot.ui.actions.action import Action

HELP_PAGE = Action("help-page", ("page",), is_open=True)
