"""What is pressed, chosen and sent: looking back at interviews, applications and the search."""

from bot.ui.actions.action import Action

REVIEW_FROM_ARC = Action("review-arc", ("rejection",))
BEGIN_REVIEW = Action("review-begin", ("kind",))
REVIEW_FIRST_FORM = Action("review-first-form", ("kind", "rejection"))
"""`kind` is a review's place in `bot.domain.reviews.Kind`, counted from 0; `rejection` is 0 for none."""
GO_ON_REVIEW = Action("review-go-on", ("review",))
REVIEW_LAST_FORM = Action("review-last-form", ("review", "kind"))
EARLIER_REVIEWS = Action("review-earlier", ("kind",))
PAGE_REVIEWS = Action("review-page", ("page", "kind"), owned=True)
ASK_DELETE_REVIEW = Action("review-delete-ask", ("review", "page"))
DELETE_REVIEW = Action("review-delete", ("review", "page"))
"""`page` is the one that it stands on."""
ANOTHER_IDEA = Action("review-idea", ("review",))
IDEA_TO_GOAL = Action("review-idea-goal", ("review", "idea"))
"""`idea` is the number of a growth action (`bot.content.growth`)."""
LESSON_TO_GOAL = Action("review-lesson-goal", ("review",))
