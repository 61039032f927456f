"""What is pressed, chosen and sent: what is kept of somebody."""

from bot.ui.actions.action import Action

KEEP_MINE = Action("keep-mine", is_open=True)
ERASE_MINE = Action("privacy-erase", owned=True, is_open=True)
WITHDRAW = Action("privacy-withdraw", owned=True, is_open=True)
LEAVE_MINE = Action("privacy-leave", owned=True, is_open=True)
