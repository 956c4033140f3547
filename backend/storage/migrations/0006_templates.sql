-- Templates of tabs and hosts, the states that a template had, texts that are due to be made anew.

ALTER TABLE tabs ADD COLUMN template_id TEXT NOT NULL DEFAULT '';
ALTER TABLE hosts ADD COLUMN template_id TEXT NOT NULL DEFAULT '';
ALTER TABLE texts ADD COLUMN is_due INTEGER NOT NULL DEFAULT 0 CHECK (is_due IN (0, 1));

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
