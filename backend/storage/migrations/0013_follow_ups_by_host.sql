-- Each link that comes late looks for the next of its host; nothing ever looked for a gallery by its path.

CREATE INDEX follow_ups_by_host ON follow_ups (host_id);
DROP INDEX galleries_by_path;
