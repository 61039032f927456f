-- People who agreed, their membership of groups, what a host sets, reports, and posts that are to be taken down.
-- What is kept of somebody refers to `person`: nothing can be kept of anyone who has not agreed, and it goes with them.
-- Outside of that stand a group's host, who hears of problems, and the fact that somebody withdrew.

CREATE TABLE person (
    id BIGINT PRIMARY KEY,
    consent INTEGER NOT NULL,
    agreed_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    warned_at BIGINT,
    zone TEXT,
    language TEXT,
    country TEXT,
    nudges TEXT NOT NULL DEFAULT '',
    nudge_hour INTEGER NOT NULL DEFAULT 18 CHECK (nudge_hour BETWEEN 0 AND 23),
    quiet_from INTEGER CHECK (quiet_from BETWEEN 0 AND 23),
    quiet_until INTEGER CHECK (quiet_until BETWEEN 0 AND 23),
    reach TEXT NOT NULL DEFAULT 'dm' CHECK (reach IN ('dm', 'channel')),
    paused_until BIGINT
);

CREATE INDEX person_seen ON person (seen_at);

-- All that is left of somebody who withdrew: that they did.
CREATE TABLE withdrawal (
    person_id BIGINT PRIMARY KEY,
    at BIGINT NOT NULL
);

CREATE TABLE member (
    person_id BIGINT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    group_id BIGINT NOT NULL,
    joined_at BIGINT NOT NULL,
    encouraged_by TEXT NOT NULL DEFAULT 'group' CHECK (encouraged_by IN ('group', 'nobody')),
    in_round INTEGER NOT NULL DEFAULT 1,
    mentioned INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (person_id, group_id)
);

CREATE INDEX member_of_group ON member (group_id);

-- Version 0 is no text at all: whoever kept a win before there was one is asked at their next command.
INSERT INTO person (id, consent, agreed_at, seen_at)
SELECT person_id, 0, min(at), max(at) FROM win GROUP BY person_id;

INSERT INTO member (person_id, group_id, joined_at)
SELECT person_id, group_id, min(at) FROM win WHERE group_id IS NOT NULL GROUP BY person_id, group_id;

CREATE TABLE new_win (
    id BIGINT PRIMARY KEY,
    person_id BIGINT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    group_id BIGINT,
    category TEXT NOT NULL,
    words BLOB NOT NULL,
    visibility TEXT NOT NULL CHECK (visibility IN ('private', 'group')),
    at BIGINT NOT NULL
);

INSERT INTO new_win SELECT id, person_id, group_id, category, words, visibility, at FROM win;
DROP TABLE win;
ALTER TABLE new_win RENAME TO win;
CREATE INDEX win_of_person ON win (person_id, id);
CREATE INDEX win_of_group ON win (group_id, id);

CREATE TABLE new_celebration (
    subject_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    group_id BIGINT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (subject_id, person_id)
);

INSERT INTO new_celebration SELECT subject_id, person_id, group_id, at FROM celebration
WHERE person_id IN (SELECT id FROM person);
DROP TABLE celebration;
ALTER TABLE new_celebration RENAME TO celebration;
CREATE INDEX celebration_of_person ON celebration (person_id);
CREATE INDEX celebration_of_group ON celebration (group_id, at);

-- Whose message it is rides in the card's buttons: its author may never have agreed to anything being kept.
CREATE TABLE new_cheer (
    message_id BIGINT PRIMARY KEY,
    channel_id BIGINT NOT NULL,
    group_id BIGINT NOT NULL,
    card_id BIGINT UNIQUE
);

INSERT INTO new_cheer SELECT message_id, channel_id, group_id, card_id FROM cheer;
DROP TABLE cheer;
ALTER TABLE new_cheer RENAME TO cheer;
CREATE INDEX cheer_of_group ON cheer (group_id);

ALTER TABLE peer_group ADD COLUMN zone TEXT;
ALTER TABLE peer_group ADD COLUMN country TEXT;
ALTER TABLE peer_group ADD COLUMN goals_channel_id BIGINT;
ALTER TABLE peer_group ADD COLUMN prompt_channel_id BIGINT;
ALTER TABLE peer_group ADD COLUMN moderator_channel_id BIGINT;
ALTER TABLE peer_group ADD COLUMN moderator_role_id BIGINT;
ALTER TABLE peer_group ADD COLUMN member_role_id BIGINT;
ALTER TABLE peer_group ADD COLUMN goals_day INTEGER NOT NULL DEFAULT 0;
ALTER TABLE peer_group ADD COLUMN goals_hour INTEGER NOT NULL DEFAULT 9;
ALTER TABLE peer_group ADD COLUMN wins_day INTEGER NOT NULL DEFAULT 4;
ALTER TABLE peer_group ADD COLUMN wins_hour INTEGER NOT NULL DEFAULT 16;
ALTER TABLE peer_group ADD COLUMN prompt_day INTEGER NOT NULL DEFAULT 2;
ALTER TABLE peer_group ADD COLUMN prompt_hour INTEGER NOT NULL DEFAULT 12;
ALTER TABLE peer_group ADD COLUMN prompt_weeks INTEGER NOT NULL DEFAULT 1;
ALTER TABLE peer_group ADD COLUMN switched TEXT NOT NULL DEFAULT '';

-- People to talk to that a host adds for their own group, a campus line for one.
CREATE TABLE group_line (
    id BIGINT PRIMARY KEY,
    group_id BIGINT NOT NULL,
    name TEXT NOT NULL,
    way TEXT NOT NULL,
    hours TEXT NOT NULL
);

CREATE INDEX group_line_of_group ON group_line (group_id);

-- Who reported is kept only of somebody who agreed to things being kept; moderators alone are shown it.
CREATE TABLE report (
    id BIGINT PRIMARY KEY,
    group_id BIGINT NOT NULL,
    channel_id BIGINT NOT NULL,
    message_id BIGINT NOT NULL,
    reason TEXT NOT NULL,
    reporter_id BIGINT REFERENCES person (id) ON DELETE SET NULL,
    at BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'closed')),
    closed_at BIGINT
);

CREATE INDEX report_of_group ON report (group_id, state, id);
CREATE INDEX report_of_person ON report (reporter_id);

-- alerts: the win's author was told that moderators may get a link to it. What its words read like is kept nowhere.
CREATE TABLE new_delivery (
    id BIGINT PRIMARY KEY,
    win_id BIGINT UNIQUE REFERENCES win (id) ON DELETE CASCADE,
    report_id BIGINT UNIQUE REFERENCES report (id) ON DELETE CASCADE,
    group_id BIGINT NOT NULL,
    channel_id BIGINT,
    state TEXT NOT NULL CHECK (state IN ('pending', 'sending', 'sent', 'undeliverable')),
    next_try BIGINT NOT NULL,
    first_try BIGINT,
    attempts INTEGER NOT NULL DEFAULT 0,
    message_id BIGINT UNIQUE,
    problem TEXT,
    alerts INTEGER NOT NULL DEFAULT 0,
    CHECK ((win_id IS NULL) <> (report_id IS NULL))
);

INSERT INTO new_delivery
SELECT id, win_id, NULL, group_id, channel_id, state, next_try, first_try, attempts, message_id, problem, 0
FROM delivery;
DROP TABLE delivery;
ALTER TABLE new_delivery RENAME TO delivery;
CREATE INDEX delivery_of_group ON delivery (group_id);
CREATE INDEX delivery_open ON delivery (next_try) WHERE state IN ('pending', 'sending');

-- Posts of ours whose author erased what they wrote: they are deleted, and tried again until that is done.
-- Without a message_id, nobody saw whether the post arrived: it is looked for by the win's id, which its button has.
CREATE TABLE takedown (
    win_id BIGINT PRIMARY KEY,
    message_id BIGINT,
    channel_id BIGINT NOT NULL,
    group_id BIGINT NOT NULL,
    first_try BIGINT,
    next_try BIGINT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0
);

CREATE INDEX takedown_due ON takedown (next_try);
CREATE INDEX takedown_of_group ON takedown (group_id);
