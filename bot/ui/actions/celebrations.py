"""What is pressed, chosen and sent: celebrating a win, and anybody's message."""

from bot.ui.actions.action import Action

CELEBRATE_WIN = Action("celebrate", ("win",))
CELEBRATE_CHEER = Action("cheer", ("message", "author"), is_open=True)
"""Open for whom the card is about, who may take it away; anybody else agrees first."""
TAKE_CHEER_AWAY = Action("cheer-away", ("message", "author"), is_open=True)
