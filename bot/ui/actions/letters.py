"""What is pressed, chosen and sent: letters."""

from bot.ui.actions.action import Action

LETTER_FROM_ARC = Action("letter-arc", ("rejection", "kind"))
"""`kind` is a letter's place in `bot.domain.letters.Kind`, counted from 0; so is `register`'s below."""
CHOOSE_LETTER = Action("letter-choose", ("register",))
LETTER_TONE = Action("letter-tone", ("kind", "stage", "register", "filled"))
FILL_LETTER = Action("letter-fill", ("kind", "stage", "register", "filled"))
"""`filled` says which blanks the card shows, one bit each. What is in them, no custom id says.

`stage` is a place in `bot.domain.rejections.Stage`, as a letter may have other words after what happened.
"""
LETTER_FORM = Action("letter-form", ("kind", "stage", "register"))
CHANGE_LETTER = Action("letter-change")
CHANGED_LETTER_FORM = Action("letter-change-form")
LETTER_FILE = Action("letter-file")
