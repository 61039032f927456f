"""What is pressed, chosen and sent: check-ins and ways to cope."""

from bot.ui.actions.action import Action

CHECKIN_MOOD = Action("checkin-mood", ("checkin", "mood"))
CHECKIN_MORE = Action("checkin-more", ("checkin",))
CHECKIN_FORM = Action("checkin-form", ("checkin",))
"""`checkin` is the id that the check-in has or will have: pressed twice, it is one."""
SHOW_MINE = Action("checkin-mine")
AFFIRM = Action("checkin-affirm")
PAGE_CHECKINS = Action("checkin-page", ("page",), owned=True)
OPEN_CHECKIN = Action("checkin-open")
DELETE_CHECKIN = Action("checkin-delete", ("checkin",))
COPING = Action("coping", ("minutes",))
"""`minutes` about which it may take, 0 for any."""
CHOOSE_COPING = Action("coping-choose", ("minutes", "in_place"))
ANOTHER_COPING = Action("coping-another", ("minutes", "in_place"))
