-- Lines that members offer to their group's library, and which lines somebody was shown.

-- A draft was typed and not offered yet; whoever wrote it sees it alone. told: its author knows what was decided.
CREATE TABLE offered_line (
    id BIGINT PRIMARY KEY,
    group_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    words BLOB NOT NULL,
    theme TEXT,
    state TEXT NOT NULL CHECK (state IN ('draft', 'pending', 'approved', 'declined')),
    edited INTEGER NOT NULL DEFAULT 0,
    reason TEXT,
    at BIGINT NOT NULL,
    decided_at BIGINT,
    told INTEGER NOT NULL DEFAULT 0
);

CREATE INDEX offered_line_of_person ON offered_line (person_id, state);
CREATE INDEX offered_line_of_group ON offered_line (group_id, state, id);
CREATE INDEX offered_line_draft ON offered_line (at) WHERE state = 'draft';

-- Either a line of the library by its key, or one that a member offered.
CREATE TABLE encouragement_shown (
    person_id BIGINT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    line TEXT,
    offered_id BIGINT REFERENCES offered_line (id) ON DELETE CASCADE,
    at BIGINT NOT NULL,
    UNIQUE (person_id, line),
    UNIQUE (offered_id, person_id),
    CHECK ((line IS NULL) <> (offered_id IS NULL))
);
