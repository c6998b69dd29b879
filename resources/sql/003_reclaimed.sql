-- reclaimed: a deleted image whose space was given back. status_before: of a deleted one, what restoring it goes back to.
ALTER TABLE images ADD COLUMN reclaimed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE images ADD COLUMN status_before TEXT;
