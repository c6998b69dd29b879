-- What is remembered of one account of the cloud, so that the window opens with it. All but stars, history and transfers
-- can be fetched again. Times are ISO 8601 UTC; data is models/brightbox/cloudrecord.
CREATE TABLE things (
    kind TEXT NOT NULL, -- "image", "server"
    id TEXT NOT NULL,
    data BLOB NOT NULL,
    PRIMARY KEY (kind, id)
);

CREATE TABLE lists (
    kind TEXT PRIMARY KEY, -- "types", "zones", "groups", "ips"
    data BLOB NOT NULL
);

CREATE TABLE facts (
    name TEXT PRIMARY KEY, -- "heard_at"
    value TEXT NOT NULL
);

CREATE TABLE stars (
    image TEXT PRIMARY KEY
);

-- What was done here, and what was seen to differ between two refreshes ("since" is set then).
CREATE TABLE history (
    seq INTEGER PRIMARY KEY,
    image TEXT NOT NULL,
    at TEXT NOT NULL,
    since TEXT NOT NULL,
    who TEXT NOT NULL,
    action TEXT NOT NULL,
    detail TEXT NOT NULL
);
CREATE INDEX history_image ON history (image);

-- Uploads and the like that are under way: they go on after a restart. data is JSON without secrets.
CREATE TABLE transfers (
    id TEXT PRIMARY KEY,
    data TEXT NOT NULL
);
