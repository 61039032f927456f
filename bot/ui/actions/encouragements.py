"""What is pressed, chosen and sent: encouragements from the library, and lines that members offer it."""

from bot.ui.actions.action import Action

ANOTHER_ENCOURAGEMENT = Action("encourage-another", ("theme", "stage"))
OFFER_LINE = Action("offered-offer", ("line",))
DISCARD_OFFERED_LINE = Action("offered-discard", ("line",))
