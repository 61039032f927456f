"""What is pressed, chosen and sent: goals, what is logged of them, and the week."""

from bot.ui.actions.action import Action

GOAL_FORM = Action("goal-form", ("due",))
"""`due` is a date as its place in the calendar (`date.toordinal`), 0 for none."""
SET_GOAL = Action("goal-set")
OPEN_GOAL = Action("goal-open")
KEEP_GOAL = Action("goal-keep", ("goal",))
LOG_ONE = Action("goal-log", ("goal",))
LOG_CHOSEN = Action("goal-log-chosen", ("amount", "day"))
"""`day` as `due` above, 0 for today."""
FINISH_CHOSEN = Action("goal-done-chosen")
ADJUST_CHOSEN = Action("goal-adjust-chosen", ("how", "number"))
"""`how` counts from 1; 0 is for neither."""
UNDO_ENTRY = Action("goal-undo", ("entry",))
FINISH_GOAL = Action("goal-done", ("goal",))
CHANGE_GOAL = Action("goal-change", ("goal",))
ADJUST_GOAL = Action("goal-adjust", ("goal", "how"))
DROP_GOAL = Action("goal-drop", ("goal",))
SMALLER_FORM = Action("goal-smaller-form", ("goal",))
PREVIEW_GOAL = Action("goal-preview", ("goal",))
SHOW_GOAL = Action("goal-show", ("goal",))
HIDE_GOAL = Action("goal-hide", ("goal",))
PAGE_GOALS = Action("goal-page", ("page", "group"), owned=True)
PASS_WEEK = Action("week-pass", ("group",), owned=True)
LOOK_BACK = Action("week-look-back", ("group",), owned=True)
LOOK_BACK_FORM = Action("week-look-back-form", ("group",), owned=True)
