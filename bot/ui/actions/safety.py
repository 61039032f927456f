"""What is pressed, chosen and sent: what the safety net and `/help-now` show."""

from bot.ui.actions.action import Action

TRUST_WORDS = Action("trust-words", is_open=True)
PEOPLE_TO_TALK_TO = Action("people-to-talk-to", is_open=True)
ANOTHER_COUNTRY = Action("another-country", is_open=True)
SHOW_COUNTRY = Action("people-country", ("part",), is_open=True)
FIGURE_OF_SPEECH = Action("figure-of-speech", is_open=True)
FIGURE_OF_SPEECH_PLAIN = Action("figure-of-speech-plain", is_open=True)
ASK_MODERATOR = Action("ask-moderator", is_open=True)
ASK_MODERATOR_NOW = Action("ask-moderator-now", is_open=True)
