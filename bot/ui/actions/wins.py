"""What is pressed, chosen and sent: wins."""

from bot.ui.actions.action import Action

SHARE_WIN = Action("win-share", ("win",))
SHARE_WIN_TOLD = Action("win-share-told", ("win",))
"""As `SHARE_WIN`, by somebody who read that the group's moderators may get a link."""
KEEP_WIN_PRIVATE = Action("win-keep", ("win",))
PREVIEW_WIN = Action("win-preview", ("win",))
OPEN_WIN = Action("win-open")
SHOW_WIN = Action("win-show", ("win",))
EDIT_WIN = Action("win-edit", ("win",))
EDIT_WIN_FORM = Action("win-edit-form", ("win", "told"))
"""`told` is 1 where its author read that the group's moderators may get a link."""
ASK_REMOVE_WIN = Action("win-remove-ask", ("win",))
REMOVE_WIN = Action("win-remove", ("win",))
KEEP_AS_WIN = Action("win-of", ("deed", "about"))
"""`deed` is a place in `bot.domain.quick_wins.Deed`, counted from 0; `about` the id of what was done."""
PAGE_WINS = Action("win-page", ("page",), owned=True)
WINS_OF_MONTH = Action("win-month", owned=True)
WIN_FORM = Action("win-form", ("message",))
