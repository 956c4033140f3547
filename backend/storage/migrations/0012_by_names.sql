-- Galleries of other programs, of whose files only names and sizes are known.

CREATE INDEX galleries_by_names ON galleries (digest_names) WHERE digest_names <> '' AND digest = '';
