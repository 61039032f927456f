-- Encouragements from one member to another, whom somebody asked to stop, and prompts that were posted.

ALTER TABLE peer_group ADD COLUMN prompt_mix TEXT NOT NULL DEFAULT 'encouragement question ritual';
-- The largest round number of a group's wins that a wins round has said, and which one each round says.
ALTER TABLE peer_group ADD COLUMN milestone INTEGER NOT NULL DEFAULT 0;
ALTER TABLE posted_round ADD COLUMN milestone INTEGER;

ALTER TABLE member ADD COLUMN mentioned_in_wins INTEGER NOT NULL DEFAULT 0;

-- A line of the library, or words; for whom, its author alone knows, so that is sealed. Without sent_at it is a draft.
-- reader_id is whom it reached, and who has it in their list: NULL where it was kept from them, and once they are gone,
-- so that neither can be told from the other. Nothing of its author's changes then.
CREATE TABLE encouragement (
    id BIGINT PRIMARY KEY,
    person_id BIGINT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    reader_id BIGINT REFERENCES person (id) ON DELETE SET NULL,
    group_id BIGINT NOT NULL,
    whom BLOB NOT NULL,
    line TEXT,
    words BLOB NOT NULL,
    at BIGINT NOT NULL,
    sent_at BIGINT,
    read_at BIGINT,
    thanked_at BIGINT
);

CREATE INDEX encouragement_of_person ON encouragement (person_id, sent_at);
CREATE INDEX encouragement_of_reader ON encouragement (reader_id, sent_at) WHERE reader_id IS NOT NULL;
CREATE INDEX encouragement_of_group ON encouragement (group_id, sent_at);
CREATE INDEX encouragement_draft ON encouragement (at) WHERE sent_at IS NULL;

-- Whom somebody would rather not hear from is theirs alone to know: even the id is sealed.
CREATE TABLE stop (
    id BIGINT PRIMARY KEY,
    person_id BIGINT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    whom BLOB NOT NULL,
    at BIGINT NOT NULL
);

CREATE INDEX stop_of_person ON stop (person_id);

-- What is reported is a message, or an encouragement: of that, moderators get no link and no words, only who sent it and
-- when, as long as it is kept. With neither, its sender erased it.
CREATE TABLE new_report (
    id BIGINT PRIMARY KEY,
    group_id BIGINT NOT NULL,
    channel_id BIGINT,
    message_id BIGINT,
    encouragement_id BIGINT REFERENCES encouragement (id) ON DELETE SET NULL,
    reason TEXT NOT NULL,
    reporter_id BIGINT REFERENCES person (id) ON DELETE SET NULL,
    at BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'closed')),
    closed_at BIGINT,
    CHECK ((channel_id IS NULL) = (message_id IS NULL)),
    CHECK (message_id IS NULL OR encouragement_id IS NULL)
);

INSERT INTO new_report
SELECT id, group_id, channel_id, message_id, NULL, reason, reporter_id, at, state, closed_at FROM report;
DROP TABLE report;
ALTER TABLE new_report RENAME TO report;
CREATE INDEX report_of_group ON report (group_id, state, id);
CREATE INDEX report_of_person ON report (reporter_id);
CREATE INDEX report_of_encouragement ON report (encouragement_id) WHERE encouragement_id IS NOT NULL;

-- What a prompt says is decided once, at its first attempt; and what a group was shown comes again last.
CREATE TABLE prompt (
    id BIGINT PRIMARY KEY,
    group_id BIGINT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('encouragement', 'question', 'ritual')),
    line TEXT NOT NULL,
    at BIGINT NOT NULL
);

CREATE INDEX prompt_of_group ON prompt (group_id, at);

ALTER TABLE schedule ADD COLUMN encouragement_id BIGINT REFERENCES encouragement (id) ON DELETE CASCADE;
ALTER TABLE schedule ADD COLUMN win_id BIGINT REFERENCES win (id) ON DELETE CASCADE;
CREATE INDEX schedule_of_encouragement ON schedule (encouragement_id) WHERE encouragement_id IS NOT NULL;
CREATE INDEX schedule_of_win ON schedule (win_id) WHERE win_id IS NOT NULL;

-- A shared win that was changed, until its card shows that; and one's own wins by when they were.
ALTER TABLE win ADD COLUMN redraw_at BIGINT;
ALTER TABLE win ADD COLUMN redraws INTEGER NOT NULL DEFAULT 0;
CREATE INDEX win_stale ON win (redraw_at) WHERE redraw_at IS NOT NULL;
DROP INDEX win_of_person;
CREATE INDEX win_of_person ON win (person_id, at, id);

-- The wins of a week, and what a group has shared so far.
CREATE INDEX delivery_of_wins ON delivery (group_id, first_try) WHERE win_id IS NOT NULL AND state = 'sent';

-- What of a group's private things was counted, and until when: each row came from five people at least, and names none.
CREATE TABLE group_tally (
    id BIGINT PRIMARY KEY,
    group_id BIGINT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('goals', 'noes', 'encouragements')),
    until BIGINT NOT NULL,
    n INTEGER NOT NULL CHECK (n > 0)
);

CREATE INDEX group_tally_of_group ON group_tally (group_id, kind, until);

-- What somebody was shown is in line_shown, sealed. What they were shown before this may come again.
DROP TABLE encouragement_shown;
