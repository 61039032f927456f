"""What is pressed, chosen and sent: the wins round."""

from bot.ui.actions.action import Action

SHARE_IN_ROUND = Action("wins-round-share", ("round",))
WINS_IN_ROUND = Action("wins-round-all", ("round", "page"))
