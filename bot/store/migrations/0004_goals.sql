-- Goals and their entries, members' weeks, what the schedule sends, and the goals rounds that were posted.
-- Dates are ISO 8601, of the group's calendar; group 0 is none: what somebody keeps in a direct message.

ALTER TABLE person ADD COLUMN unanswered INTEGER NOT NULL DEFAULT 0;
ALTER TABLE person ADD COLUMN closed_at BIGINT;

-- The week that was running when the zone or the day of the goals round was last changed.
ALTER TABLE peer_group ADD COLUMN week_start TEXT;
ALTER TABLE peer_group ADD COLUMN week_end TEXT;

-- 0 while the host is being told: a process that dies meanwhile leaves it to the next one.
ALTER TABLE host_notice ADD COLUMN is_told INTEGER NOT NULL DEFAULT 1;

CREATE TABLE goal (
    id BIGINT PRIMARY KEY,
    person_id BIGINT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    group_id BIGINT NOT NULL,
    words BLOB NOT NULL,
    unit BLOB NOT NULL,
    plan BLOB NOT NULL,
    rhythm TEXT NOT NULL CHECK (rhythm IN ('weekly', 'once')),
    target INTEGER CHECK (target > 0),
    due TEXT,
    practice TEXT,
    visibility TEXT NOT NULL CHECK (visibility IN ('private', 'group')),
    state TEXT NOT NULL CHECK (state IN ('active', 'paused', 'done', 'dropped')),
    since TEXT NOT NULL,
    at BIGINT NOT NULL,
    touched_at BIGINT NOT NULL,
    done_at BIGINT
);

CREATE INDEX goal_of_person ON goal (person_id, state, id);
CREATE INDEX goal_shown ON goal (group_id, id) WHERE visibility = 'group' AND state IN ('active', 'done');
CREATE INDEX goal_of_group ON goal (group_id);

CREATE TABLE entry (
    id BIGINT PRIMARY KEY,
    goal_id BIGINT NOT NULL REFERENCES goal (id) ON DELETE CASCADE,
    person_id BIGINT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    amount INTEGER NOT NULL CHECK (amount > 0),
    day TEXT NOT NULL,
    week TEXT NOT NULL,
    at BIGINT NOT NULL
);

CREATE INDEX entry_of_goal ON entry (goal_id, week);
CREATE INDEX entry_of_person ON entry (person_id);

CREATE TABLE member_week (
    id BIGINT PRIMARY KEY,
    person_id BIGINT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    group_id BIGINT NOT NULL,
    start TEXT NOT NULL,
    finish TEXT NOT NULL,
    ends_at BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'kept', 'partly', 'passed', 'quiet')),
    shown INTEGER NOT NULL DEFAULT 0,
    passed INTEGER NOT NULL DEFAULT 0,
    kept INTEGER NOT NULL DEFAULT 0,
    quiet INTEGER NOT NULL DEFAULT 0,
    asks INTEGER NOT NULL DEFAULT 0,
    strength BLOB,
    obstacle BLOB,
    next BLOB,
    UNIQUE (person_id, group_id, start)
);

CREATE INDEX member_week_open ON member_week (ends_at) WHERE state = 'open';
CREATE INDEX member_week_of_group ON member_week (group_id, start);

-- every: days between two periods, 0 for once; what follows falls on weekday (0 is Monday), where that is set.
-- period: the local date that comes next, at next_due.
CREATE TABLE schedule (
    id BIGINT PRIMARY KEY,
    kind TEXT NOT NULL,
    group_id BIGINT NOT NULL,
    person_id BIGINT REFERENCES person (id) ON DELETE CASCADE,
    goal_id BIGINT REFERENCES goal (id) ON DELETE CASCADE,
    zone TEXT,
    period TEXT NOT NULL,
    hour INTEGER NOT NULL CHECK (hour BETWEEN 0 AND 23),
    every INTEGER NOT NULL,
    weekday INTEGER CHECK (weekday BETWEEN 0 AND 6),
    next_due BIGINT
);

CREATE INDEX schedule_due ON schedule (next_due) WHERE next_due IS NOT NULL;
CREATE INDEX schedule_again ON schedule (next_due) WHERE next_due IS NOT NULL AND every > 0;
CREATE INDEX schedule_of_group ON schedule (group_id);
CREATE INDEX schedule_of_person ON schedule (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX schedule_of_goal ON schedule (goal_id) WHERE goal_id IS NOT NULL;

-- A delivery is a win's card, a report's, or what the schedule owes for a period: each part of it once.
-- stuck_at: when it first could not be posted, however often it was tried since.
CREATE TABLE new_delivery (
    id BIGINT PRIMARY KEY,
    win_id BIGINT UNIQUE REFERENCES win (id) ON DELETE CASCADE,
    report_id BIGINT UNIQUE REFERENCES report (id) ON DELETE CASCADE,
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
        + CASE WHEN schedule_id IS NULL THEN 0 ELSE 1 END = 1
    )
);

INSERT INTO new_delivery
SELECT id, win_id, report_id, NULL, NULL, 0, 1, group_id, channel_id, state, next_try, first_try, attempts, message_id,
    problem, CASE WHEN state = 'undeliverable' THEN next_try END, NULL, alerts
FROM delivery;
DROP TABLE delivery;
ALTER TABLE new_delivery RENAME TO delivery;
CREATE INDEX delivery_of_group ON delivery (group_id);
CREATE INDEX delivery_open ON delivery (next_try) WHERE state IN ('pending', 'sending');
CREATE INDEX delivery_stuck ON delivery (stuck_at) WHERE state = 'undeliverable';
CREATE INDEX delivery_scheduled ON delivery (next_try) WHERE schedule_id IS NOT NULL;

-- acts counts what people did since it was posted: an edit is the last one only if nobody did anything meanwhile.
-- A goals round is about the days from start to before finish, a wins round about what was posted from since to until;
-- shown is how many wins that were.
CREATE TABLE posted_round (
    id BIGINT PRIMARY KEY REFERENCES delivery (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('goals-round', 'wins-round')),
    group_id BIGINT NOT NULL,
    channel_id BIGINT NOT NULL,
    message_id BIGINT NOT NULL,
    start TEXT NOT NULL,
    finish TEXT NOT NULL,
    ends_at BIGINT NOT NULL,
    redraw_at BIGINT,
    attempts INTEGER NOT NULL DEFAULT 0,
    acts INTEGER NOT NULL DEFAULT 0,
    in_thread INTEGER NOT NULL DEFAULT 0,
    closed INTEGER NOT NULL DEFAULT 0,
    since BIGINT,
    until BIGINT,
    shown INTEGER NOT NULL DEFAULT 0
);

CREATE INDEX posted_round_of_group ON posted_round (group_id, kind, start);
CREATE INDEX posted_round_stale ON posted_round (redraw_at) WHERE redraw_at IS NOT NULL;
CREATE INDEX posted_round_open ON posted_round (ends_at) WHERE closed = 0;
