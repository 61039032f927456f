"""What is pressed, chosen and sent: seeing a thought another way."""

from bot.ui.actions.action import Action

TYPE_THOUGHT = Action("reframe-type")
THOUGHT_FORM = Action("reframe-form")
CHOOSE_THOUGHT = Action("reframe-choose", ("part",))
SAY_ANOTHER_WAY = Action("reframe-another", ("thought", "seen"))
"""`thought` is a place in the library, where new ones go to the end; `seen` are the wordings so far, one bit each."""
KEEP_REFRAME = Action("reframe-keep", ("thought", "wording", "seen"))
OWN_REFRAME = Action("reframe-own")
OWN_REFRAME_FORM = Action("reframe-own-form")
KEEP_OWN_REFRAME = Action("reframe-own-keep")
PAGE_KEEPSAKES = Action("keepsake-page", ("page",))
DELETE_KEEPSAKE = Action("keepsake-delete", ("keepsake", "page"))
