-- Rejections with their arcs, what of them is shared and who answered, reviews, check-ins, and what somebody asked to keep.
-- "felt" is JSON of what somebody chose, sealed: feelings are as private as words.

CREATE TABLE rejection (
    id BIGINT PRIMARY KEY,
    person_id BIGINT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    group_id BIGINT NOT NULL,
    company BLOB NOT NULL,
    role BLOB NOT NULL,
    words BLOB NOT NULL,
    felt BLOB NOT NULL,
    stage TEXT NOT NULL,
    step TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'resting', 'closed', 'over')),
    until BIGINT,
    wakes INTEGER NOT NULL DEFAULT 0,
    tonight INTEGER NOT NULL DEFAULT 0,
    at BIGINT NOT NULL
);

CREATE INDEX rejection_of_person ON rejection (person_id, id);
CREATE INDEX rejection_of_group ON rejection (group_id);

-- What its author chose to show of a rejection: with their name or without, in words of their own, now or a day later.
CREATE TABLE shared_rejection (
    id BIGINT PRIMARY KEY,
    rejection_id BIGINT NOT NULL UNIQUE REFERENCES rejection (id) ON DELETE CASCADE,
    person_id BIGINT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    group_id BIGINT NOT NULL,
    words BLOB NOT NULL,
    stage TEXT,
    named INTEGER NOT NULL,
    advice INTEGER NOT NULL,
    at BIGINT NOT NULL
);

CREATE INDEX shared_rejection_of_person ON shared_rejection (person_id);
CREATE INDEX shared_rejection_of_group ON shared_rejection (group_id);
CREATE INDEX shared_rejection_by_age ON shared_rejection (at);

CREATE TABLE support (
    shared_id BIGINT NOT NULL REFERENCES shared_rejection (id) ON DELETE CASCADE,
    person_id BIGINT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('encourage', 'been-there')),
    at BIGINT NOT NULL,
    PRIMARY KEY (shared_id, person_id, kind)
);

CREATE INDEX support_of_person ON support (person_id);

CREATE TABLE review (
    id BIGINT PRIMARY KEY,
    person_id BIGINT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    group_id BIGINT NOT NULL,
    rejection_id BIGINT REFERENCES rejection (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('interview', 'application', 'strategy')),
    answers BLOB NOT NULL,
    lesson BLOB NOT NULL,
    gap TEXT,
    at BIGINT NOT NULL
);

CREATE INDEX review_of_person ON review (person_id, kind, id);
CREATE INDEX review_of_group ON review (group_id);
CREATE INDEX review_of_rejection ON review (rejection_id) WHERE rejection_id IS NOT NULL;

CREATE TABLE checkin (
    id BIGINT PRIMARY KEY,
    person_id BIGINT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    group_id BIGINT NOT NULL,
    felt BLOB NOT NULL,
    note BLOB NOT NULL,
    at BIGINT NOT NULL
);

CREATE INDEX checkin_of_person ON checkin (person_id, id);
CREATE INDEX checkin_of_group ON checkin (group_id);

CREATE TABLE keepsake (
    id BIGINT PRIMARY KEY,
    person_id BIGINT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('reframe')),
    words BLOB NOT NULL,
    at BIGINT NOT NULL
);

CREATE INDEX keepsake_of_person ON keepsake (person_id, id);

-- Which lines of a shelf of the library somebody was shown, so that none comes twice before all of them did: a list,
-- sealed, because what happened to somebody can be guessed from it.
CREATE TABLE line_shown (
    id BIGINT PRIMARY KEY,
    person_id BIGINT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    shelf TEXT NOT NULL,
    lines BLOB NOT NULL
);

CREATE INDEX line_shown_of_person ON line_shown (person_id);

ALTER TABLE schedule ADD COLUMN rejection_id BIGINT REFERENCES rejection (id) ON DELETE CASCADE;
CREATE INDEX schedule_of_rejection ON schedule (rejection_id) WHERE rejection_id IS NOT NULL;

-- A delivery may also be the card of a shared rejection.
CREATE TABLE new_delivery (
    id BIGINT PRIMARY KEY,
    win_id BIGINT UNIQUE REFERENCES win (id) ON DELETE CASCADE,
    report_id BIGINT UNIQUE REFERENCES report (id) ON DELETE CASCADE,
    shared_id BIGINT UNIQUE REFERENCES shared_rejection (id) ON DELETE CASCADE,
    schedule_id BIGINT REFERENCES schedule (id) ON DELETE CASCADE,
    period TEXT,
    part INTEGER NOT NULL DEFAULT 0,
    parts INTEGER NOT NULL DEFAULT 1,
    group_id BIGINT NOT NULL,
    channel_id BIGINT,
    state TEXT NOT NULL CHECK (state IN ('pending', 'sending', 'sent', 'undeliverable', 'skipped')),
    next_try BIGINT NOT NULL,
    first_try BIGINT,
    attempts INTEGER NOT NULL DEFAULT 0,
    message_id BIGINT UNIQUE,
    problem TEXT,
    stuck_at BIGINT,
    skip TEXT,
    alerts INTEGER NOT NULL DEFAULT 0,
    UNIQUE (schedule_id, period, part),
    CHECK (
        CASE WHEN win_id IS NULL THEN 0 ELSE 1 END
        + CASE WHEN report_id IS NULL THEN 0 ELSE 1 END
        + CASE WHEN shared_id IS NULL THEN 0 ELSE 1 END
        + CASE WHEN schedule_id IS NULL THEN 0 ELSE 1 END = 1
    )
);

INSERT INTO new_delivery
SELECT id, win_id, report_id, NULL, schedule_id, period, part, parts, group_id, channel_id, state, next_try, first_try,
    attempts, message_id, problem, stuck_at, skip, alerts
FROM delivery;
DROP TABLE delivery;
ALTER TABLE new_delivery RENAME TO delivery;
CREATE INDEX delivery_of_group ON delivery (group_id);
CREATE INDEX delivery_open ON delivery (next_try) WHERE state IN ('pending', 'sending');
CREATE INDEX delivery_stuck ON delivery (stuck_at) WHERE state = 'undeliverable';
CREATE INDEX delivery_scheduled ON delivery (next_try) WHERE schedule_id IS NOT NULL;

-- A card that is to go may be that of a shared rejection; it is known by its delivery's id, as a win's always was.
ALTER TABLE takedown RENAME COLUMN win_id TO delivery_id;
ALTER TABLE takedown ADD COLUMN is_share INTEGER NOT NULL DEFAULT 0;
