-- Several accounts of a host: the first usable one, or each in its turn.

ALTER TABLE hosts ADD COLUMN accounts_in_turn INTEGER NOT NULL DEFAULT 0 CHECK (accounts_in_turn IN (0, 1));
