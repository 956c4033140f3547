-- Galleries that are paused outside the timetable; nothing was ever paused for a disk. A CHECK cannot be changed: the table
-- is made anew.

CREATE TABLE galleries_new (
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
INSERT INTO galleries_new (
    id, name, folder_name, path, tab_id, position, added_at, started_at, finished_at, paused_at, removed_at,
    upload_s, twin_id, template_id, cover_file_id, on_duplicate, work_folder, digest, digest_names, images,
    size_bytes, done_images, failed_images, unknown_images, left_out, with_location, done_bytes, total_bytes,
    links, min_width, max_width, min_height, max_height, custom1, custom2, custom3, custom4, ext1, ext2, ext3,
    ext4, location, start_at, start_when_ready, has_own_order, source, state, pause_reason, question, error
)
SELECT
    id, name, folder_name, path, tab_id, position, added_at, started_at, finished_at, paused_at, removed_at,
    upload_s, twin_id, template_id, cover_file_id, on_duplicate, work_folder, digest, digest_names, images,
    size_bytes, done_images, failed_images, unknown_images, left_out, with_location, done_bytes, total_bytes,
    links, min_width, max_width, min_height, max_height, custom1, custom2, custom3, custom4, ext1, ext2, ext3,
    ext4, location, start_at, start_when_ready, has_own_order, source, state, iif(pause_reason = 'low_disk',
    'by_person', pause_reason), question, error
FROM galleries;

-- An id that was given once is never given again.
DELETE FROM sqlite_sequence WHERE name = 'galleries_new';
INSERT INTO sqlite_sequence (name, seq)
SELECT 'galleries_new', seq FROM sqlite_sequence WHERE name = 'galleries';

DROP TABLE galleries;
ALTER TABLE galleries_new RENAME TO galleries;

CREATE INDEX galleries_by_path ON galleries (path);
CREATE INDEX galleries_by_tab ON galleries (tab_id);
CREATE INDEX galleries_by_digest ON galleries (digest) WHERE digest <> '';
CREATE INDEX galleries_by_twin ON galleries (twin_id) WHERE twin_id IS NOT NULL;
CREATE INDEX galleries_by_cover ON galleries (cover_file_id) WHERE cover_file_id IS NOT NULL;
