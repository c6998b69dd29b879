-- What a file's checksum was checked by: the publisher's list beside it, and the vendor whose signature of that list was verified.
ALTER TABLE images ADD COLUMN source_checked_by TEXT NOT NULL DEFAULT '';
ALTER TABLE images ADD COLUMN source_signed_by TEXT NOT NULL DEFAULT '';
