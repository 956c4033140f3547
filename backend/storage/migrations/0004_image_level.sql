-- What each failed attempt came to, the order that the person gave to files, and files that changed after their upload.

ALTER TABLE galleries ADD COLUMN has_own_order INTEGER NOT NULL DEFAULT 0 CHECK (has_own_order IN (0, 1));
ALTER TABLE files ADD COLUMN is_changed INTEGER NOT NULL DEFAULT 0 CHECK (is_changed IN (0, 1));

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
