-- The store, schema version 1. Nothing is ever deleted: a changed article is a further version, a further coder a
-- further coding. Written in the SQL that SQLite and PostgreSQL share; run more than once it changes nothing.

-- One row per text and origin that was handed in under an id. `text` is the article exactly as it was decoded.
-- `rank` orders the versions of one article by when they were last handed in: the highest is the one shown.
CREATE TABLE IF NOT EXISTS versions (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  text TEXT NOT NULL,
  publisher TEXT,
  url TEXT,
  published TEXT,
  rank INTEGER NOT NULL,
  added TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS versions_by_id ON versions (id, rank);
CREATE INDEX IF NOT EXISTS versions_by_text ON versions (sha256);

-- One row per coding of a version. `record` is the JSON of the coded article without its text. The columns after it
-- repeat what listings show, so that they need not parse it. `parts` and `language` are read out of the text by the
-- program and change with it: they stand in `record`, not with the version.
CREATE TABLE IF NOT EXISTS codings (
  key INTEGER PRIMARY KEY,
  version INTEGER NOT NULL REFERENCES versions (key),
  coder TEXT NOT NULL,
  created TEXT NOT NULL,
  record TEXT NOT NULL,
  headline TEXT,
  names INTEGER NOT NULL,
  statements INTEGER NOT NULL,
  events INTEGER NOT NULL,
  UNIQUE (version, coder)
);

-- What could not be read or coded, for whoever asks later why an article is not here.
CREATE TABLE IF NOT EXISTS failures (
  key INTEGER PRIMARY KEY,
  subject TEXT NOT NULL,
  problem TEXT NOT NULL,
  remedy TEXT NOT NULL,
  created TEXT NOT NULL
);
