"""What is pressed, chosen and sent: the record of a no."""

from bot.ui.actions.action import Action

REJECTION_FORM = Action("rejection-form", ("stage",))
"""`stage` counts from 1; 0 is for a stage that the form asks for, or that nobody named."""
PAGE_REJECTIONS = Action("rejection-page", ("page",), owned=True)
OPEN_REJECTION = Action("rejection-open")
SHOW_REJECTION = Action("rejection-show", ("rejection",))
EDIT_REJECTION = Action("rejection-edit", ("rejection",))
EDIT_REJECTION_FORM = Action("rejection-edit-form", ("rejection",))
ASK_DELETE_REJECTION = Action("rejection-delete-ask", ("rejection",))
DELETE_REJECTION = Action("rejection-delete", ("rejection",))
