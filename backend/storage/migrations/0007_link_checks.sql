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
