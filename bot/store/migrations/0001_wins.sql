-- Groups, wins and their celebrations, and the posts that are owed to channels.
-- Times are UTC milliseconds; ids are Discord's; "sealed" columns hold what bot/store/vault.py sealed.

CREATE TABLE peer_group (
    id BIGINT PRIMARY KEY,
    host_id BIGINT,
    wins_channel_id BIGINT,
    left_at BIGINT
);

CREATE INDEX peer_group_left ON peer_group (left_at) WHERE left_at IS NOT NULL;

CREATE TABLE win (
    id BIGINT PRIMARY KEY,
    person_id BIGINT NOT NULL,
    group_id BIGINT,
    category TEXT NOT NULL,
    words BLOB NOT NULL,
    visibility TEXT NOT NULL CHECK (visibility IN ('private', 'group')),
    at BIGINT NOT NULL
);

CREATE INDEX win_of_person ON win (person_id, id);
CREATE INDEX win_of_group ON win (group_id, id);

CREATE TABLE cheer (
    message_id BIGINT PRIMARY KEY,
    channel_id BIGINT NOT NULL,
    group_id BIGINT NOT NULL,
    author_id BIGINT NOT NULL,
    card_id BIGINT UNIQUE
);

CREATE INDEX cheer_of_group ON cheer (group_id);
CREATE INDEX cheer_of_author ON cheer (author_id);

-- subject_id is a win's id or a cheered message's; both are snowflakes, which Discord never gives twice.
CREATE TABLE celebration (
    subject_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    group_id BIGINT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (subject_id, person_id)
);

CREATE INDEX celebration_of_person ON celebration (person_id);

CREATE TABLE delivery (
    id BIGINT PRIMARY KEY,
    win_id BIGINT NOT NULL UNIQUE REFERENCES win (id) ON DELETE CASCADE,
    group_id BIGINT NOT NULL,
    channel_id BIGINT,
    state TEXT NOT NULL CHECK (state IN ('pending', 'sending', 'sent', 'undeliverable')),
    next_try BIGINT NOT NULL,
    first_try BIGINT,
    attempts INTEGER NOT NULL DEFAULT 0,
    message_id BIGINT UNIQUE,
    problem TEXT
);

CREATE INDEX delivery_of_group ON delivery (group_id);
CREATE INDEX delivery_open ON delivery (next_try) WHERE state IN ('pending', 'sending');

-- A problem that a group's host was told about; cleared when a post arrives or the host uses /setup.
CREATE TABLE host_notice (
    group_id BIGINT NOT NULL,
    problem TEXT NOT NULL,
    told_at BIGINT NOT NULL,
    PRIMARY KEY (group_id, problem)
);

-- What Discord knows of our commands, so that they are sent again only when they changed.
-- scope_id 0 is everywhere; any other is one server. ids is JSON, from a command's name to Discord's id.
CREATE TABLE registration (
    scope_id BIGINT PRIMARY KEY,
    fingerprint TEXT NOT NULL,
    ids TEXT NOT NULL
);

-- One row: the random name that ties this file to its keys.db.
CREATE TABLE store (
    id TEXT PRIMARY KEY
);
