"""What is pressed, chosen and sent: the host's panel."""

from bot.ui.actions.action import Action

CHOOSE_WINS_CHANNEL = Action("setup-wins", is_open=True)
OPEN_SETUP_SECTION = Action("setup-section", is_open=True)
BACK_TO_SETUP = Action("setup-back", is_open=True)
TEST_POSTS = Action("setup-test", is_open=True)
CHOOSE_CHANNEL = Action("setup-channel", ("purpose",), is_open=True)
CLEAR_CHANNEL = Action("setup-channel-clear", ("purpose",), is_open=True)
SHOW_ROUND = Action("setup-round", ("which",), is_open=True)
"""`which` is a place in `bot.domain.groups.Round`, counted from 0."""
CHOOSE_DAY = Action("setup-day", ("which",), is_open=True)
CHOOSE_HOUR = Action("setup-hour", ("which",), is_open=True)
CHOOSE_RHYTHM = Action("setup-rhythm", is_open=True)
CHOOSE_MIX = Action("setup-mix", is_open=True)
LEAVE_OUT_ROUND = Action("setup-leave-out", ("which", "due"), is_open=True)
"""`due` is when that round would come, in seconds since 1970: pressed twice, it leaves out one."""
TAKE_UP_ROUND = Action("setup-take-up", ("round",), is_open=True)
ASK_ZONE = Action("setup-zone-ask", is_open=True)
ZONE_FORM = Action("setup-zone-form", is_open=True)
CHOOSE_ZONE = Action("setup-zone", is_open=True)
CHOOSE_MODERATOR_ROLE = Action("setup-moderators", is_open=True)
CLEAR_MODERATOR_ROLE = Action("setup-moderators-clear", is_open=True)
CHOOSE_MEMBER_ROLE = Action("setup-members", is_open=True)
CLEAR_MEMBER_ROLE = Action("setup-members-clear", is_open=True)
SWITCH_FEATURES = Action("setup-features", is_open=True)
ASK_COUNTRY = Action("setup-country-ask", is_open=True)
COUNTRY_FORM = Action("setup-country-form", is_open=True)
CHOOSE_COUNTRY = Action("setup-country", is_open=True)
CLEAR_COUNTRY = Action("setup-country-clear", is_open=True)
ASK_LINE = Action("setup-line-ask", is_open=True)
LINE_FORM = Action("setup-line-form", is_open=True)
REMOVE_LINE = Action("setup-line-remove", is_open=True)
