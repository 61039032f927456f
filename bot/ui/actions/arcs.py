"""What is pressed, chosen and sent: what to do after a no, one step at a time."""

from bot.ui.actions.action import Action

NUDGE_STEP = Action("nudge-step", ("nudge",))
"""On the nudge about an arc; `nudge` as in the other actions of nudges."""
CHOOSE_ARC = Action("arc-choose")
SHOW_ARC = Action("arc-show", ("rejection",))
DO_STEP = Action("arc-do", ("rejection", "step"))
SKIP_STEP = Action("arc-skip", ("rejection", "step"))
"""`step` is a step's place in the arc, counted from 0: pressed twice, it does one."""
PUT_ARC_OFF = Action("arc-later", ("rejection",))
REST_ARC = Action("arc-rest", ("rejection",))
REST_A_DAY = Action("arc-enough", ("rejection",))
BACK_TO_ARC = Action("arc-back", ("rejection",))
"""As `SHOW_ARC`, below what it is pressed on, which holds somebody's own words."""
CLOSE_ARC = Action("arc-close", ("rejection",))
REOPEN_ARC = Action("arc-reopen", ("rejection",))
ASK_LESSON = Action("arc-lesson", ("rejection",))
LESSON_FORM = Action("arc-lesson-form", ("rejection",))
ANOTHER_SMALL_STEP = Action("arc-another", ("rejection",))
SMALL_STEP_GOAL = Action("arc-goal", ("rejection", "idea"))
"""`idea` is a growth action's number, 0 for the lesson that was taken."""
