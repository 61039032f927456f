"""How looking back looks: the card to begin from, the two forms, what is said after each, and earlier reviews."""

from collections.abc import Sequence
from typing import Any

import discord

from bot.content.growth import load_growth
from bot.content.questions import keys_of, load_questions
from bot.content.words import Words
from bot.domain.ids import PersonId, RejectionId
from bot.domain.quick_wins import Deed
from bot.domain.rejections import Stage
from bot.domain.reviews import (
    ANSWER_LIMIT,
    HIGHEST,
    LESSON_LIMIT,
    LOWEST,
    Asks,
    Before,
    Gap,
    Kept,
    Kind,
    Page,
    Rated,
    Review,
    says_nothing,
)
from bot.ui import actions, text
from bot.ui import wins as win_cards
from bot.ui.actions import Press
from bot.ui.cards import Button, Form, Piece, View, button, card, pager, row

LESSON_FIELD, GAP_FIELD = "lesson", "gap"
"""The other fields of the forms are named as the questions that they hold."""

STEPS = range(LOWEST, HIGHEST + 1)


def place_of(kind: Kind) -> int:
    """Return a kind's place as custom ids carry it."""
    return list(Kind).index(kind)


def to_begin(words: Words, before: Before) -> View:
    """Draw what a review is, with one's own numbers next to it."""
    begin = button(
        words("review-begin-button"),
        actions.BEGIN_REVIEW.custom_id(kind=place_of(before.kind)),
        discord.ButtonStyle.primary,
    )
    return card(
        f"### {words(f'review-title-{before.kind}')}",
        words("review-intro"),
        *_ended(words, before.ended),
        *_rated(words, before.rated),
        row(begin, *_earlier_button(words, before.kind, before.total)),
    )


def first_form(
    words: Words, kind: Kind, strength: str, ratings: Sequence[str], rejection: RejectionId | None
) -> Form:
    """Return the first form: a strength, and how it went."""
    return Form(
        words(f"review-title-{kind}"),
        actions.REVIEW_FIRST_FORM.custom_id(kind=place_of(kind), rejection=rejection or 0),
        _question(words, strength),
        *(_rating(words, key) for key in ratings),
    )


def read_first(press: Press) -> tuple[Kind, dict[str, str], dict[str, int]]:
    """Return what was written and rated in it, by the questions' keys.

    Raises:
        Refusal: the form comes from another version.
    """
    kind = actions.numbered(Kind, press["kind"])
    rated = {key: press.form[key] for key in keys_of(kind, Asks.RATING) if press.form.get(key)}
    return (
        kind,
        _answers(press, kind, Asks.STRENGTH),
        {key: actions.whole(step, STEPS) for key, step in rated.items()},
    )


def last_form(words: Words, review: Review, question: str) -> Form:
    """Return the last form: a question, a lesson and a gap, with what is known of them filled in."""
    return Form(
        words("review-last-title"),
        actions.REVIEW_LAST_FORM.custom_id(review=review.id, kind=place_of(review.kind)),
        _question(words, question, review.answers.get(question, "")),
        _lesson(words, review.lesson),
        _gaps(words, review.gap),
    )


def read_last(press: Press) -> tuple[Kind, dict[str, str], str, Gap | None]:
    """Return what was written in it: answers by the questions' keys, the lesson, and the gap.

    Raises:
        Refusal: the form comes from another version.
    """
    kind = actions.numbered(Kind, press["kind"])
    gap = press.form.get(GAP_FIELD)
    answers = _answers(press, kind, Asks.LESSON, Asks.GAP)
    return kind, answers, press.form.get(LESSON_FIELD, ""), actions.chosen(Gap, gap) if gap else None


def begun(words: Words, kept: Kept) -> View:
    """Draw what was kept of the first form, with the way to the last one.

    What was rated for the first time is not said back: there is nothing next to it yet.
    """
    go_on = button(
        words("review-go-on-button"),
        actions.GO_ON_REVIEW.custom_id(review=kept.review.id),
        discord.ButtonStyle.primary,
    )
    return card(
        words("review-begun-empty" if kept.review.is_empty else "review-begun"),
        *_ended(words, kept.before.ended),
        *_rated(words, [each for each in kept.before.rated if len(each.answers) > 1]),
        row(go_on, *_earlier_button(words, kept.before.kind, kept.before.total - 1)),
    )


def finished(words: Words, kept: Kept, next_command: str) -> View:
    """Draw a review that was gone through: the strength first, then what may come of it.

    `next_command` shows the next step of an arc that it belongs to.
    """
    review = kept.review
    said = "review-finished-strategy" if review.kind is Kind.STRATEGY else "review-finished"
    pieces: list[str | Piece] = [words("review-finished-empty" if review.is_empty else said)]
    stays = "review-strength-stays-strategy" if review.kind is Kind.STRATEGY else "review-strength-stays"
    strengths = [review.answers[key] for key in keys_of(review.kind, Asks.STRENGTH) if key in review.answers]
    pieces += [f"{words(stays)}\n{text.member_text(strength)}" for strength in strengths]
    if review.lesson:
        pieces.append(f"{words('review-lesson-kept')}\n{text.member_text(review.lesson)}")
    if kept.idea is not None:
        pieces.append(f"{words('grow-intro')}\n**{words(f'growth-{kept.idea}')}**")
    if review.rejection is not None:
        pieces.append(f"-# {words('review-arc', next=next_command)}")
    buttons = _goal_buttons(words, kept) + _earlier_button(words, review.kind, kept.before.total - 1)
    return card(*pieces, *([row(*buttons)] if buttons else []))


def earlier_one(words: Words, page: Page, kind: Kind, owner: PersonId, command: str) -> View:
    """Draw one of somebody's reviews of a kind; `command` begins one, where there is none."""
    review = page.review
    if review is None:
        return card(words("review-earlier-none", review=command))
    pieces: list[str | Piece] = [
        f"### {words(f'review-title-{kind}')}\n-# {words('review-earlier-title', when=text.stamp(review.at, 'D'))}"
    ]
    pieces += _told(words, review) or [words("review-earlier-empty-one")]
    if page.pages > 1:
        pieces.append(f"-# {words('review-earlier-page', number=page.number + 1, pages=page.pages)}")
    erase = actions.ASK_DELETE_REVIEW.custom_id(review=review.id, page=page.number)
    to_goal = [_lesson_button(words, review)] if is_goal(words, review.lesson) else []
    pieces.append(row(*to_goal, button(words("review-delete-button"), erase)))

    def turn(to: int) -> str:
        return actions.PAGE_REVIEWS.custom_id(page=to, kind=place_of(kind), owner=owner)

    pieces += pager(page.number, page.pages, words("review-newer-button"), words("review-older-button"), turn)
    return card(*pieces)


def sure_to_delete(words: Words, review: Review, number: int) -> View:
    """Draw the question before a review is erased, which cannot be taken back."""
    keep = actions.PAGE_REVIEWS.custom_id(page=number, kind=place_of(review.kind), owner=review.person)
    erase = actions.DELETE_REVIEW.custom_id(review=review.id, page=number)
    when = words("review-earlier-title", when=text.stamp(review.at, "D"))
    return card(
        f"### {words(f'review-title-{review.kind}')}\n-# {when}",
        words("review-delete"),
        row(
            button(words("review-delete-button"), erase, discord.ButtonStyle.danger),
            button(words("review-keep-button"), keep),
        ),
    )


def is_goal(words: Words, lesson: str) -> bool:
    """Say whether a lesson can become a goal: there is one, and it is not that there is nothing."""
    return bool(lesson) and not says_nothing(lesson, words("review-lesson-nothing").split(", "))


def _told(words: Words, review: Review) -> list[str]:
    """Return everything that somebody wrote, a strength first, under the questions they answered."""
    told = []
    for key in load_questions():
        if key in review.answers:
            told.append(f"**{words(f'question-{key}.label')}**\n{text.member_text(review.answers[key])}")
        elif key in review.ratings:
            told.append(f"**{words(f'question-{key}.label')}** · {words(f'choice-rating-{review.ratings[key]}')}")
    if review.lesson:
        told.append(f"**{words('review-lesson')}**\n{text.member_text(review.lesson)}")
    if review.gap is not None:
        told.append(f"**{words('review-gap')}** · {words(f'choice-gap-{review.gap}')}")
    return told


def _ended(words: Words, ended: Sequence[tuple[Stage, int]]) -> list[str]:
    """Return where somebody's last rejections ended."""
    if not ended:
        return []
    lines = [f"{words(f'choice-rejection-stage-{stage}')} · {count}" for stage, count in ended]
    said = words("review-ended", count=sum(count for _, count in ended))
    return ["\n".join([said, *lines, f"-# {words('review-ended-note')}"])]


def _rated(words: Words, rated: Sequence[Rated]) -> list[str]:
    """Return somebody's own ratings over time: told as they were, and not judged."""
    lines = [
        _over_time(words, each) for each in rated if each.question in load_questions()
    ]  # others were dropped since
    return ["\n".join([words("review-rated"), *lines])] if lines else []


def _over_time(words: Words, rated: Rated) -> str:
    answers = [f"{words(f'choice-rating-{step}')} ({text.stamp(at, 'd')})" for step, at in rated.answers]
    return f"**{words(f'question-{rated.question}.label')}** · {' → '.join(answers)}"


def _goal_buttons(words: Words, kept: Kept) -> list[Button]:
    review, found = kept.review, []
    if kept.idea is not None:
        to_goal = actions.IDEA_TO_GOAL.custom_id(review=review.id, idea=load_growth()[kept.idea].number)
        found.append(button(words("grow-goal-button"), to_goal, discord.ButtonStyle.primary))
    if kept.more:
        found.append(button(words("grow-another-button"), actions.ANOTHER_IDEA.custom_id(review=review.id)))
    if is_goal(words, review.lesson):
        found.append(_lesson_button(words, review))
    if not review.is_empty:
        found.append(win_cards.as_win_button(words, Deed.REVIEW, review.id))
    return found


def _lesson_button(words: Words, review: Review) -> Button:
    return button(words("review-lesson-goal-button"), actions.LESSON_TO_GOAL.custom_id(review=review.id))


def _earlier_button(words: Words, kind: Kind, earlier: int) -> list[Button]:
    shown = button(words("review-earlier-button"), actions.EARLIER_REVIEWS.custom_id(kind=place_of(kind)))
    return [shown] if earlier else []


def _answers(press: Press, kind: Kind, *asks: Asks) -> dict[str, str]:
    return {key: press.form[key] for key in keys_of(kind, *asks) if key in press.form}


def _question(words: Words, key: str, default: str = "") -> discord.ui.Label[Any]:
    field: discord.ui.TextInput[View] = discord.ui.TextInput(
        custom_id=key,
        style=discord.TextStyle.paragraph,
        max_length=ANSWER_LIMIT,
        placeholder=words("review-answer-placeholder"),
        required=False,
        default=default or None,
    )
    message = f"question-{key}"
    return discord.ui.Label(text=words(f"{message}.label"), description=words(message), component=field)


def _rating(words: Words, key: str) -> discord.ui.Label[Any]:
    options = [discord.RadioGroupOption(label=words(f"choice-rating-{step}"), value=str(step)) for step in STEPS]
    steps: discord.ui.RadioGroup[View] = discord.ui.RadioGroup(custom_id=key, options=options, required=False)
    message = f"question-{key}"
    return discord.ui.Label(text=words(f"{message}.label"), description=words(message), component=steps)


def _lesson(words: Words, default: str) -> discord.ui.Label[Any]:
    field: discord.ui.TextInput[View] = discord.ui.TextInput(
        custom_id=LESSON_FIELD, max_length=LESSON_LIMIT, required=False, default=default or None
    )
    about = words("review-lesson.about")
    return discord.ui.Label(text=words("review-lesson"), description=about, component=field)


def _gaps(words: Words, chosen: Gap | None) -> discord.ui.Label[Any]:
    options = [
        discord.SelectOption(label=words(f"choice-gap-{gap}"), value=gap, default=gap is chosen) for gap in Gap
    ]
    gaps: discord.ui.Select[View] = discord.ui.Select(
        custom_id=GAP_FIELD,
        placeholder=words("review-gap-placeholder"),
        min_values=0,
        options=options,
        required=False,
    )
    return discord.ui.Label(text=words("review-gap"), description=words("review-gap.about"), component=gaps)
