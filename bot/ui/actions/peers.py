"""What is pressed, chosen and sent: encouraging each other."""

from bot.ui.actions.action import Action

SEND_ENCOURAGEMENT = Action("peer-send", ("draft",))
ANOTHER_FOR_PEER = Action("peer-another", ("draft",))
OWN_FOR_PEER = Action("peer-own", ("draft",))
OWN_FOR_PEER_FORM = Action("peer-own-form", ("draft",))
DISCARD_ENCOURAGEMENT = Action("peer-discard", ("draft",))
"""For whom a draft is, no custom id says."""
THANK = Action("peer-thank", ("encouragement",))
READ_ENCOURAGEMENTS = Action("peer-read", ("page",), owned=True)
PLEASE_STOP = Action("peer-stop", ("encouragement",))
STOP_FOR_SURE = Action("peer-stop-sure", ("encouragement",))
NO_WARM_NEWS = Action("peer-no-news", ("nudge",))
