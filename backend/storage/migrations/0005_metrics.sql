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
