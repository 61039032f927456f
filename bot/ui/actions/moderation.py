"""What is pressed, chosen and sent: reports."""

from bot.ui.actions.action import Action

REPORT_FORM = Action("report-form", ("channel", "message", "named"), is_open=True)
CLOSE_REPORT = Action("report-close", ("report",), is_open=True)
CLOSE_LISTED_REPORT = Action("report-close-listed", ("page",), is_open=True)
REPORT_ENCOURAGEMENT = Action("report-peer", ("encouragement",))
REPORT_ENCOURAGEMENT_FORM = Action("report-peer-form", ("encouragement",))
PAGE_REPORTS = Action("report-page", ("page",), is_open=True)
