-- Transfers that are paused wait after a restart too.
ALTER TABLE transfers ADD COLUMN paused INTEGER NOT NULL DEFAULT 0;
