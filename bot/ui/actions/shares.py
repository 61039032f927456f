"""What is pressed, chosen and sent: sharing a no with the group."""

from bot.ui.actions.action import Action

SHARE_REJECTION = Action("share-rejection", ("rejection",))
SHARE_FORM = Action("share-form", ("rejection",))
SHARE_NOW = Action("share-now", ("mine", "told"))
SHARE_LATER = Action("share-later", ("mine", "told"))
"""`told` is 1 where its author read that the group's moderators may get a link."""
DISCARD_SHARE = Action("share-discard", ("mine",))
DISCARD_UNSHARED = Action("share-discard-unshared", ("nudge",))
"""`nudge` is the delivery's id of the news that it was not posted."""
TAKE_SHARE_BACK = Action("share-take-back", ("mine",))
ENCOURAGE_SHARED = Action("share-encourage", ("share",))
BEEN_THERE = Action("share-been-there", ("share",))
"""`share` is what a card is known by among our own messages, and the one thing its buttons say."""
