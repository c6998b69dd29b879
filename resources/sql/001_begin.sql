-- Images, tombstones of deleted ones included. Sizes are bytes, times ISO 8601 UTC, digests hexadecimal.
-- log_size: how many bytes of maps/<id>.log this row has seen; when the file is longer, the log is right.
CREATE TABLE images (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    username TEXT NOT NULL,
    status TEXT NOT NULL,
    locked INTEGER NOT NULL,
    description TEXT NOT NULL,
    source TEXT NOT NULL,
    source_type TEXT NOT NULL,
    source_trigger TEXT NOT NULL,
    arch TEXT NOT NULL,
    created_at TEXT NOT NULL,
    official INTEGER NOT NULL,
    public INTEGER NOT NULL,
    owner TEXT NOT NULL,
    mode TEXT NOT NULL,
    virtual_size INTEGER NOT NULL,
    disk_size INTEGER NOT NULL,
    expected_size INTEGER NOT NULL,
    min_ram INTEGER,
    licence_name TEXT NOT NULL,
    ancestor_id TEXT,
    ancestor_name TEXT,
    starred INTEGER NOT NULL,
    stored_size INTEGER,
    content_id TEXT NOT NULL,
    source_sha256 TEXT NOT NULL,
    source_verified INTEGER NOT NULL,
    source_path TEXT NOT NULL,
    source_format TEXT NOT NULL,
    failure_code TEXT,
    failure_message TEXT,
    failure_detail TEXT,
    deleted_at TEXT,
    writer_pack INTEGER NOT NULL,
    log_size INTEGER NOT NULL
) STRICT;

-- Every id ever given, also of imports that were cancelled: none is given twice.
CREATE TABLE ids (
    id TEXT PRIMARY KEY
) STRICT;

-- Numbers of packs are never used again.
CREATE TABLE packs (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    created_at TEXT NOT NULL
) STRICT;

-- Who did what when.
CREATE TABLE history (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    image TEXT NOT NULL,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    action TEXT NOT NULL,
    detail TEXT NOT NULL
) STRICT;

CREATE INDEX history_by_image ON history (image, seq);
