"""What is pressed, chosen and sent: the moderators' look at lines that members offer."""

from bot.ui.actions.action import Action

LOOK_AT_LINES = Action("lines-look", ("round",), is_open=True)
PAGE_OFFERED_LINES = Action("offered-page", ("page",), is_open=True)
APPROVE_OFFERED_LINE = Action("offered-approve", ("line", "page"), is_open=True)
EDIT_OFFERED_LINE = Action("offered-edit", ("line", "page"), is_open=True)
EDIT_OFFERED_FORM = Action("offered-edit-form", ("line", "page"), is_open=True)
DECLINE_OFFERED_LINE = Action("offered-decline", ("line", "page"), is_open=True)
DECLINE_OFFERED_FORM = Action("offered-decline-form", ("line", "page"), is_open=True)
PAGE_SHELF = Action("offered-shelf", ("page",), is_open=True)
ASK_TAKE_OUT = Action("offered-take-out", ("line", "page"), is_open=True)
TAKE_OUT_LINE = Action("offered-take-out-now", ("line", "page"), is_open=True)
