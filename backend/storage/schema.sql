-- The newest schema. A new file gets it at once; an older file comes here through migrations/.
-- Times are Unix seconds, sizes bytes, switches 0 or 1, errors JSON text or NULL.
-- Words in CHECK are the values of the enums in backend/protocol/rows.py; a test compares them.

CREATE TABLE tabs (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE COLLATE NOCASE CHECK (name <> ''),
    colour INTEGER NOT NULL DEFAULT 1 CHECK (colour BETWEEN 1 AND 8),
    position REAL NOT NULL,
    is_system INTEGER NOT NULL DEFAULT 0 CHECK (is_system = (id = 1)),
    host_options TEXT NOT NULL DEFAULT '{}',  -- JSON object: "host/option" -> value
    template_id TEXT NOT NULL DEFAULT '',  -- of its galleries that have none of their own
    CHECK (is_system = 0 OR name = 'Main')
) STRICT;

INSERT INTO tabs (id, name, colour, position, is_system) VALUES (1, 'Main', 1, 0, 1);

CREATE TRIGGER main_tab_stays BEFORE DELETE ON tabs WHEN OLD.is_system
BEGIN
    SELECT RAISE (ABORT, 'the tab Main stays');
END;

-- AUTOINCREMENT: an id that was once shown to a client never names another gallery.
CREATE TABLE galleries (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    folder_name TEXT NOT NULL DEFAULT '',
    path TEXT NOT NULL,
    tab_id INTEGER NOT NULL DEFAULT 1 REFERENCES tabs (id) ON DELETE SET DEFAULT,
    position REAL NOT NULL,
    added_at REAL NOT NULL,
    started_at REAL,
    finished_at REAL,
    paused_at REAL,
    removed_at REAL,  -- taken off the queue, kept for undo
    upload_s REAL NOT NULL DEFAULT 0,
    twin_id INTEGER REFERENCES galleries (id) ON DELETE SET NULL,
    template_id TEXT NOT NULL DEFAULT '',
    cover_file_id INTEGER REFERENCES files (id) ON DELETE SET NULL,
    on_duplicate TEXT NOT NULL DEFAULT 'ask'
        CHECK (on_duplicate IN ('ask', 'skip', 'use_links', 'upload_again')),
    work_folder TEXT NOT NULL DEFAULT '',
    digest TEXT NOT NULL DEFAULT '',
    digest_names TEXT NOT NULL DEFAULT '',
    images INTEGER NOT NULL DEFAULT 0,
    size_bytes INTEGER NOT NULL DEFAULT 0,
    done_images INTEGER NOT NULL DEFAULT 0,
    failed_images INTEGER NOT NULL DEFAULT 0,
    unknown_images INTEGER NOT NULL DEFAULT 0,
    left_out INTEGER NOT NULL DEFAULT 0,
    with_location INTEGER NOT NULL DEFAULT 0,  -- images that show where they were taken
    done_bytes INTEGER NOT NULL DEFAULT 0,
    total_bytes INTEGER NOT NULL DEFAULT 0,
    links INTEGER NOT NULL DEFAULT 0,
    min_width INTEGER NOT NULL DEFAULT 0,
    max_width INTEGER NOT NULL DEFAULT 0,
    min_height INTEGER NOT NULL DEFAULT 0,
    max_height INTEGER NOT NULL DEFAULT 0,
    custom1 TEXT NOT NULL DEFAULT '',
    custom2 TEXT NOT NULL DEFAULT '',
    custom3 TEXT NOT NULL DEFAULT '',
    custom4 TEXT NOT NULL DEFAULT '',
    ext1 TEXT NOT NULL DEFAULT '',
    ext2 TEXT NOT NULL DEFAULT '',
    ext3 TEXT NOT NULL DEFAULT '',
    ext4 TEXT NOT NULL DEFAULT '',
    location TEXT NOT NULL DEFAULT '' CHECK (location IN ('', 'keep', 'remove')),  -- empty = as for the host
    start_at REAL,  -- nothing of it goes before this time
    start_when_ready INTEGER NOT NULL DEFAULT 0 CHECK (start_when_ready IN (0, 1)),
    has_own_order INTEGER NOT NULL DEFAULT 0 CHECK (has_own_order IN (0, 1)),  -- the person arranged its files
    source TEXT NOT NULL CHECK (source IN ('folder', 'archive', 'files')),
    state TEXT NOT NULL CHECK (state IN (
        'validating', 'scanning', 'ready', 'queued', 'uploading', 'paused', 'incomplete', 'completed', 'failed')),
    pause_reason TEXT NOT NULL DEFAULT ''
        CHECK (pause_reason IN ('', 'by_person', 'offline', 'outside_schedule', 'after_restart')),
    question TEXT NOT NULL DEFAULT '' CHECK (question IN ('', 'duplicate', 'unknown_outcome', 'files_refused')),
    error TEXT
) STRICT;

CREATE INDEX galleries_by_tab ON galleries (tab_id);
CREATE INDEX galleries_by_digest ON galleries (digest) WHERE digest <> '';
CREATE INDEX galleries_by_names ON galleries (digest_names) WHERE digest_names <> '' AND digest = '';
CREATE INDEX galleries_by_twin ON galleries (twin_id) WHERE twin_id IS NOT NULL;
CREATE INDEX galleries_by_cover ON galleries (cover_file_id) WHERE cover_file_id IS NOT NULL;

-- One gallery on one host.
CREATE TABLE gallery_hosts (
    gallery_id INTEGER NOT NULL REFERENCES galleries (id) ON DELETE CASCADE,
    host_id TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    done_files INTEGER NOT NULL DEFAULT 0,
    failed_files INTEGER NOT NULL DEFAULT 0,
    unknown_files INTEGER NOT NULL DEFAULT 0,
    done_bytes INTEGER NOT NULL DEFAULT 0,
    total_bytes INTEGER NOT NULL DEFAULT 0,
    remote TEXT NOT NULL DEFAULT '',  -- what the host needs to go on in the same gallery, JSON
    gallery_url TEXT NOT NULL DEFAULT '',
    delete_url TEXT NOT NULL DEFAULT '',
    account TEXT NOT NULL DEFAULT '',  -- key of the account; empty = the host's first choice
    start_on TEXT NOT NULL DEFAULT 'started' CHECK (start_on IN ('hand', 'added', 'started', 'images_done')),
    is_waiting INTEGER NOT NULL DEFAULT 0 CHECK (is_waiting IN (0, 1)),  -- what `start_on` says has not come yet
    stands_in_for TEXT NOT NULL DEFAULT '',  -- the host that was down when this one was taken instead
    on_refused TEXT NOT NULL DEFAULT ''  -- files that this host would refuse; empty = as the setting says
        CHECK (on_refused IN ('', 'ask', 'convert', 'leave_out')),
    most_bytes INTEGER CHECK (most_bytes > 0),  -- a larger image is sent as a copy; NULL = as the host says
    options TEXT NOT NULL DEFAULT '{}',  -- of this gallery alone, JSON object of texts
    finished INTEGER NOT NULL DEFAULT 0 CHECK (finished IN (0, 1)),  -- the host was told that the gallery is complete
    work TEXT NOT NULL DEFAULT 'pending'
        CHECK (work IN ('pending', 'active', 'paused', 'on_hold', 'done', 'partly_failed', 'failed')),
    error TEXT,
    PRIMARY KEY (gallery_id, host_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE files (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    gallery_id INTEGER NOT NULL REFERENCES galleries (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,  -- relative to the gallery, with /
    path TEXT NOT NULL,
    size_bytes INTEGER NOT NULL DEFAULT 0,
    mtime_ns INTEGER NOT NULL DEFAULT 0,
    width INTEGER NOT NULL DEFAULT 0,
    height INTEGER NOT NULL DEFAULT 0,
    format TEXT NOT NULL DEFAULT '',
    mime TEXT NOT NULL DEFAULT '',
    digest TEXT NOT NULL DEFAULT '',
    has_location INTEGER NOT NULL DEFAULT 0 CHECK (has_location IN (0, 1)),
    is_changed INTEGER NOT NULL DEFAULT 0 CHECK (is_changed IN (0, 1)),  -- on the disk, since it went online
    inode INTEGER NOT NULL DEFAULT 0,
    state TEXT NOT NULL DEFAULT 'pending'
        CHECK (state IN ('pending', 'uploading', 'uploaded', 'failed', 'unknown', 'left_out')),
    error TEXT
) STRICT;

CREATE INDEX files_of_gallery ON files (gallery_id, position);

-- One file on one host. No row means: not tried yet.
CREATE TABLE uploads (
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
    state TEXT NOT NULL CHECK (state IN ('pending', 'uploading', 'sent', 'uploaded', 'failed', 'unknown', 'left_out')),
    error TEXT,
    PRIMARY KEY (file_id, host_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX uploads_on_the_wire ON uploads (file_id) WHERE state = 'uploading';

-- One ZIP of a gallery on one host that takes archives. Row `number` of `volumes`, made of the files in `file_ids`.
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
    state TEXT NOT NULL CHECK (state IN ('pending', 'uploading', 'sent', 'uploaded', 'failed', 'unknown', 'left_out')),
    error TEXT,
    UNIQUE (gallery_id, host_id, number)
) STRICT;

-- Attempts that failed, each with what came of it. `number` counts from 1; a retry by hand begins anew.
CREATE TABLE attempts (
    id INTEGER PRIMARY KEY,
    file_id INTEGER REFERENCES files (id) ON DELETE CASCADE,
    archive_id INTEGER REFERENCES archives (id) ON DELETE CASCADE,
    host_id TEXT NOT NULL,
    number INTEGER NOT NULL,
    at REAL NOT NULL,
    error TEXT NOT NULL,
    CHECK ((file_id IS NULL) <> (archive_id IS NULL))
) STRICT;

CREATE INDEX attempts_of_file ON attempts (file_id) WHERE file_id IS NOT NULL;
CREATE INDEX attempts_of_archive ON attempts (archive_id) WHERE archive_id IS NOT NULL;

-- What is left to do for what is uploaded already: it survives a restart and has its own back-off.
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
CREATE INDEX follow_ups_by_host ON follow_ups (host_id);
CREATE INDEX follow_ups_by_file ON follow_ups (file_id) WHERE file_id IS NOT NULL;

CREATE TABLE hash_cache (
    path TEXT NOT NULL PRIMARY KEY,
    size_bytes INTEGER NOT NULL,
    mtime_ns INTEGER NOT NULL,
    inode INTEGER NOT NULL,
    digest TEXT NOT NULL,
    used_at REAL NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX hash_cache_by_use ON hash_cache (used_at);

CREATE TABLE activity (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    gallery_id INTEGER NOT NULL REFERENCES galleries (id) ON DELETE CASCADE,
    at REAL NOT NULL,
    kind TEXT NOT NULL,
    host TEXT NOT NULL DEFAULT '',
    subject TEXT NOT NULL DEFAULT '',
    count INTEGER NOT NULL DEFAULT 0,
    error TEXT
) STRICT;

CREATE INDEX activity_of_gallery ON activity (gallery_id, id);

CREATE TABLE texts (
    gallery_id INTEGER NOT NULL REFERENCES galleries (id) ON DELETE CASCADE,
    template_id TEXT NOT NULL,
    text TEXT NOT NULL,
    left_out INTEGER NOT NULL DEFAULT 0,
    rendered_at REAL NOT NULL,
    artifact_path TEXT NOT NULL DEFAULT '',
    format TEXT NOT NULL CHECK (format IN ('bbcode', 'html', 'markdown', 'text')),
    is_due INTEGER NOT NULL DEFAULT 0 CHECK (is_due IN (0, 1)),  -- to be made anew
    PRIMARY KEY (gallery_id, format, template_id)
) STRICT;

-- The states that templates had; those of a deleted one stay for a while.
CREATE TABLE template_versions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    template_id TEXT NOT NULL,
    name TEXT NOT NULL,
    source TEXT NOT NULL,
    begun_at REAL NOT NULL,
    saved_at REAL NOT NULL,
    format TEXT NOT NULL CHECK (format IN ('bbcode', 'html', 'markdown', 'text'))
) STRICT;

CREATE INDEX template_versions_by_template ON template_versions (template_id, id);

-- How a host is used. NULL means: as its definition says.
CREATE TABLE hosts (
    host_id TEXT NOT NULL PRIMARY KEY,
    is_enabled INTEGER NOT NULL DEFAULT 0 CHECK (is_enabled IN (0, 1)),
    is_default INTEGER NOT NULL DEFAULT 0 CHECK (is_default IN (0, 1)),
    connections INTEGER CHECK (connections > 0),
    tries INTEGER CHECK (tries > 0),
    tested_at REAL,
    account_label TEXT NOT NULL DEFAULT '',
    options TEXT NOT NULL DEFAULT '{}',  -- JSON object of texts; secrets live in the keyring
    start_on TEXT NOT NULL DEFAULT 'started' CHECK (start_on IN ('hand', 'added', 'started', 'images_done')),
    stand_in TEXT NOT NULL DEFAULT '',  -- the host that takes over when this one is down
    proxy TEXT NOT NULL DEFAULT '',  -- empty = as for all, "off", or the id of a proxy or a pool
    location TEXT NOT NULL DEFAULT '' CHECK (location IN ('', 'keep', 'remove')),  -- empty = as the setting says
    template_id TEXT NOT NULL DEFAULT '',
    accounts_in_turn INTEGER NOT NULL DEFAULT 0 CHECK (accounts_in_turn IN (0, 1)),  -- otherwise the first usable one
    status TEXT CHECK (status IN ('ready', 'running', 'signed_in', 'not_set_up', 'not_tested', 'testing', 'refused',
        'locked', 'on_hold', 'off', 'broken'))
) STRICT, WITHOUT ROWID;

-- Accounts of hosts. `key` is "host#number", for a host's first one its id: then state and label are in `hosts`.
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

CREATE TABLE state (
    key TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What was transferred, summed up by hour and later by day.
CREATE TABLE metrics (
    is_day INTEGER NOT NULL CHECK (is_day IN (0, 1)),  -- an hour, or hours of a day that are folded
    start INTEGER NOT NULL,
    host_id TEXT NOT NULL,  -- empty: of everything together
    account TEXT NOT NULL,  -- key of the account
    tab_id INTEGER NOT NULL,  -- the tab may be gone
    outcome TEXT NOT NULL,  -- see backend/storage/metrics.py
    uploads INTEGER NOT NULL DEFAULT 0,
    images INTEGER NOT NULL DEFAULT 0,
    bytes INTEGER NOT NULL DEFAULT 0,
    first_tries INTEGER NOT NULL DEFAULT 0,
    hits INTEGER NOT NULL DEFAULT 0,
    active_s REAL NOT NULL DEFAULT 0,
    peak_bps INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (is_day, start, host_id, account, tab_id, outcome)
) STRICT, WITHOUT ROWID;

-- What a host last said of a gallery's links.
CREATE TABLE link_checks (
    gallery_id INTEGER NOT NULL REFERENCES galleries (id) ON DELETE CASCADE,
    host_id TEXT NOT NULL,
    at REAL NOT NULL,
    alive INTEGER NOT NULL DEFAULT 0,
    gone INTEGER NOT NULL DEFAULT 0,
    unknown INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (gallery_id, host_id)
) STRICT, WITHOUT ROWID;
