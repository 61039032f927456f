"""Polls, as far as a message may carry one. Votes and results are not known here."""

from bot.sandbox.rules import bounds
from bot.sandbox.rules.emoji import check_emoji
from bot.sandbox.rules.refusal import Node


def check_poll(poll: Node) -> None:
    """Check a poll create request (docs: "Poll"; OpenAPI PollCreateRequest): 1 to 10 answers, up to 32 days."""
    question = poll.child("question", required=True)
    if question is not None:
        question.text("text", bounds.POLL_QUESTION, low=1, required=True)
    for answer in poll.children("answers", bounds.POLL_ANSWERS, low=1, required=True):
        media = answer.child("poll_media", required=True)
        if media is not None:
            has_emoji = check_emoji(media)
            media.text("text", bounds.POLL_ANSWER, low=1, required=not has_emoji)
    poll.whole("duration", 1, bounds.POLL_HOURS)
    poll.boolean("allow_multiselect")
    poll.one_of("layout_type", (1,))
