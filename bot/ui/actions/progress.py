"""What is pressed, chosen and sent: looking at what was done."""

from bot.ui.actions.action import Action

SOMETHING_GOOD = Action("progress-good")
