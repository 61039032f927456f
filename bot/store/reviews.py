"""Reviews as rows. Answers and lesson are sealed before they get here and opened after."""

import json

from bot.domain.ids import GroupId, PersonId, RejectionId, ReviewId
from bot.domain.reviews import Gap, Kind, Review
from bot.store.connection import Row, from_ms, to_ms
from bot.store.engine import Reader, Transaction
from bot.store.vault import Place, Sealer


def save(tx: Transaction, review: Review, sealer: Sealer) -> None:
    """Write a review as it now is; the same interaction delivered twice is one row."""
    answers = json.dumps({"answers": dict(review.answers), "ratings": dict(review.ratings)}, ensure_ascii=False)
    tx.put(
        "INSERT INTO review (id, person_id, group_id, rejection_id, kind, answers, lesson, gap, at)"
        " VALUES (:id, :person, :group, :rejection, :kind, :answers, :lesson, :gap, :at)"
        " ON CONFLICT (id) DO UPDATE SET answers = excluded.answers, lesson = excluded.lesson, gap = excluded.gap",
        id=review.id,
        person=review.person,
        group=review.group,
        rejection=review.rejection,
        kind=review.kind,
        answers=sealer.seal(answers, _place("answers", review.id, review.person)),
        lesson=sealer.seal(review.lesson, _place("lesson", review.id, review.person)),
        gap=review.gap,
        at=to_ms(review.at),
    )


async def find(view: Reader, review: ReviewId, person: PersonId, sealer: Sealer) -> Review | None:
    """Return a review of a person's, opened with their sealer; None where there is no such one of theirs."""
    row = await view.one("SELECT * FROM review WHERE id = :id AND person_id = :person", id=review, person=person)
    return _review(row, sealer) if row else None


async def with_lesson(view: Reader, person: PersonId, rejection: RejectionId, sealer: Sealer) -> Review | None:
    """Return the last review of a rejection in which somebody took something from it; None if there is none."""
    rows = await view.all(
        "SELECT * FROM review WHERE rejection_id = :rejection AND person_id = :person ORDER BY id DESC",
        rejection=rejection,
        person=person,
    )
    found = (_review(row, sealer) for row in rows)
    return next((review for review in found if review.lesson.strip()), None)


def delete(tx: Transaction, review: ReviewId, person: PersonId) -> None:
    """Erase a review of a person's."""
    tx.put("DELETE FROM review WHERE id = :id AND person_id = :person", id=review, person=person)


async def count(view: Reader, person: PersonId, kind: Kind) -> int:
    """Return how many reviews of a kind somebody keeps."""
    row = await view.one(
        "SELECT count(*) AS n FROM review WHERE person_id = :person AND kind = :kind", person=person, kind=kind
    )
    return int(row["n"]) if row else 0


async def latest(
    view: Reader, person: PersonId, kind: Kind, sealer: Sealer, *, limit: int, skip: int = 0
) -> list[Review]:
    """Return somebody's reviews of a kind, newest first, after as many as are to be skipped."""
    rows = await view.all(
        "SELECT * FROM review WHERE person_id = :person AND kind = :kind ORDER BY id DESC LIMIT :limit OFFSET :skip",
        person=person,
        kind=kind,
        limit=limit,
        skip=skip,
    )
    return [_review(row, sealer) for row in rows]


def _place(column: str, review: ReviewId, person: PersonId) -> Place:
    return Place("review", column, review, person)


def _review(row: Row, sealer: Sealer) -> Review:
    review, person = ReviewId(row["id"]), PersonId(row["person_id"])
    sealed = json.loads(sealer.open(row["answers"], _place("answers", review, person)))
    return Review(
        id=review,
        person=person,
        group=GroupId(row["group_id"]),
        kind=Kind(row["kind"]),
        at=from_ms(row["at"]),
        rejection=None if row["rejection_id"] is None else RejectionId(row["rejection_id"]),
        answers=sealed["answers"],
        ratings=sealed["ratings"],
        lesson=sealer.open(row["lesson"], _place("lesson", review, person)),
        gap=None if row["gap"] is None else Gap(row["gap"]),
    )
