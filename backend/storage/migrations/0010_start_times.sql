-- Galleries that start at a time of their own.

ALTER TABLE galleries ADD COLUMN start_at REAL;
