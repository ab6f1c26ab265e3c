"""The SQLite store of articles and codings."""
