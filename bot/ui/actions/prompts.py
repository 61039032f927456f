"""What is pressed, chosen and sent: the weekly prompt."""

from bot.ui.actions.action import Action

PROMPT_FOR_ME = Action("prompt-for-me", ("round",))
