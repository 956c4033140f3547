-- Accounts, archives, links that come later, hosts that start at different times.

ALTER TABLE tabs ADD COLUMN host_options TEXT NOT NULL DEFAULT '{}';

ALTER TABLE gallery_hosts ADD COLUMN account TEXT NOT NULL DEFAULT '';
ALTER TABLE gallery_hosts ADD COLUMN start_on TEXT NOT NULL DEFAULT 'started'
    CHECK (start_on IN ('hand', 'added', 'started', 'images_done'));
ALTER TABLE gallery_hosts ADD COLUMN is_waiting INTEGER NOT NULL DEFAULT 0 CHECK (is_waiting IN (0, 1));
ALTER TABLE gallery_hosts ADD COLUMN stands_in_for TEXT NOT NULL DEFAULT '';
ALTER TABLE gallery_hosts ADD COLUMN options TEXT NOT NULL DEFAULT '{}';

ALTER TABLE hosts ADD COLUMN start_on TEXT NOT NULL DEFAULT 'started'
    CHECK (start_on IN ('hand', 'added', 'started', 'images_done'));
ALTER TABLE hosts ADD COLUMN stand_in TEXT NOT NULL DEFAULT '';
ALTER TABLE hosts ADD COLUMN proxy TEXT NOT NULL DEFAULT '';

-- A further word for `state`: the table is made anew.
CREATE TABLE uploads_new (
    file_id INTEGER NOT NULL REFERENCES files (id) ON DELETE CASCADE,
    host_id TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    page_url TEXT NOT NULL DEFAULT '',
    image_url TEXT NOT NULL DEFAULT '',
    thumb_url TEXT NOT NULL DEFAULT '',
    delete_url TEXT NOT NULL DEFAULT '',
    code TEXT NOT NULL DEFAULT '',  -- the host's own word for the file
    sent_name TEXT NOT NULL DEFAULT '',  -- the name that the host was told
    started_at REAL,
    finished_at REAL,
    already_there INTEGER NOT NULL DEFAULT 0 CHECK (already_there IN (0, 1)),  -- nothing was sent
    state TEXT NOT NULL CHECK (state IN ('pending', 'uploading', 'sent', 'uploaded', 'failed', 'unknown')),
    error TEXT,
    PRIMARY KEY (file_id, host_id)
) STRICT, WITHOUT ROWID;

INSERT INTO uploads_new (file_id, host_id, attempts, page_url, image_url, thumb_url, delete_url, started_at, finished_at, state, error)
SELECT file_id, host_id, attempts, page_url, image_url, thumb_url, delete_url, started_at, finished_at, state, error
FROM uploads;

DROP TABLE uploads;
ALTER TABLE uploads_new RENAME TO uploads;

CREATE INDEX uploads_on_the_wire ON uploads (file_id) WHERE state = 'uploading';

CREATE TABLE archives (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    gallery_id INTEGER NOT NULL REFERENCES galleries (id) ON DELETE CASCADE,
    host_id TEXT NOT NULL,
    number INTEGER NOT NULL,
    volumes INTEGER NOT NULL,
    name TEXT NOT NULL,
    size_bytes INTEGER NOT NULL,
    file_ids TEXT NOT NULL,  -- JSON array, in the order of the entries
    attempts INTEGER NOT NULL DEFAULT 0,
    page_url TEXT NOT NULL DEFAULT '',
    image_url TEXT NOT NULL DEFAULT '',
    thumb_url TEXT NOT NULL DEFAULT '',
    delete_url TEXT NOT NULL DEFAULT '',
    code TEXT NOT NULL DEFAULT '',
    started_at REAL,
    finished_at REAL,
    already_there INTEGER NOT NULL DEFAULT 0 CHECK (already_there IN (0, 1)),
    state TEXT NOT NULL CHECK (state IN ('pending', 'uploading', 'sent', 'uploaded', 'failed', 'unknown')),
    error TEXT,
    UNIQUE (gallery_id, host_id, number)
) STRICT;

CREATE TABLE follow_ups (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL CHECK (kind IN ('rename', 'resolve')),
    gallery_id INTEGER NOT NULL REFERENCES galleries (id) ON DELETE CASCADE,
    host_id TEXT NOT NULL,
    file_id INTEGER REFERENCES files (id) ON DELETE CASCADE,
    attempts INTEGER NOT NULL DEFAULT 0,
    added_at REAL NOT NULL,
    not_before REAL NOT NULL DEFAULT 0,
    error TEXT
) STRICT;

CREATE INDEX follow_ups_by_gallery ON follow_ups (gallery_id);
CREATE INDEX follow_ups_by_file ON follow_ups (file_id) WHERE file_id IS NOT NULL;

CREATE TABLE accounts (
    key TEXT NOT NULL PRIMARY KEY,
    host_id TEXT NOT NULL,
    name TEXT NOT NULL DEFAULT '',  -- what the person calls it
    position REAL NOT NULL DEFAULT 0,
    tested_at REAL,
    account_label TEXT NOT NULL DEFAULT '',
    options TEXT NOT NULL DEFAULT '{}',
    status TEXT CHECK (status IN ('ready', 'running', 'signed_in', 'not_set_up', 'not_tested', 'testing', 'refused',
        'locked', 'on_hold', 'off', 'broken'))
) STRICT, WITHOUT ROWID;

CREATE INDEX accounts_by_host ON accounts (host_id, position);
