-- Copies from other libraries that are paused: they wait after a restart too. A row goes with the copy's end.
CREATE TABLE paused (
    image TEXT PRIMARY KEY
) STRICT;
