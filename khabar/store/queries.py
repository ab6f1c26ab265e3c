"""Every SQL statement of the store; values go in as parameters only."""

from __future__ import annotations

from typing import Final

SAME_VERSION: Final = """
SELECT key, rank FROM versions
WHERE id = :id AND sha256 = :sha256 AND publisher IS :publisher AND url IS :url AND published IS :published
"""
HIGHEST_RANK: Final = "SELECT max(rank) FROM versions WHERE id = :id"
ADD_VERSION: Final = """
INSERT INTO versions (id, sha256, text, publisher, url, published, rank, added)
VALUES (:id, :sha256, :text, :publisher, :url, :published, :rank, :added)
"""
SET_RANK: Final = "UPDATE versions SET rank = :rank WHERE key = :key"

HAS_CODING: Final = "SELECT 1 FROM codings WHERE version = :version AND coder = :coder"
ADD_CODING: Final = """
INSERT INTO codings (version, coder, created, record, headline, names, statements, events)
VALUES (:version, :coder, :created, :record, :headline, :names, :statements, :events)
"""

CODINGS_OF: Final = """
SELECT v.sha256, v.publisher, v.url, v.published, v.added, c.coder, c.created, c.names, c.statements, c.events
FROM versions v JOIN codings c ON c.version = v.key
WHERE v.id = :id
ORDER BY v.rank DESC, c.key DESC
"""
# The newest coding (of one coder, where one is named) of the version that was handed in last.
RECORD: Final = """
SELECT v.text, c.record
FROM versions v JOIN codings c ON c.version = v.key
WHERE v.id = :id AND (:coder IS NULL OR c.coder = :coder)
ORDER BY v.rank DESC, c.key DESC
LIMIT 1
"""
TEXT: Final = "SELECT text FROM versions WHERE id = :id AND sha256 = :sha256 LIMIT 1"

SUMMARIES: Final = """
SELECT v.id, v.publisher, v.url, v.published, c.headline, c.coder, c.created, c.names, c.statements, c.events
FROM versions v JOIN codings c ON c.version = v.key
WHERE v.rank = (SELECT max(w.rank) FROM versions w WHERE w.id = v.id)
  AND c.key = (SELECT max(d.key) FROM codings d WHERE d.version = v.key)
ORDER BY v.published IS NULL, v.published DESC, v.id
LIMIT :limit OFFSET :offset
"""
COUNT: Final = "SELECT count(DISTINCT id) FROM versions"

ADD_FAILURE: Final = """
INSERT INTO failures (subject, problem, remedy, created) VALUES (:subject, :problem, :remedy, :created)
"""
FAILURES: Final = "SELECT key AS id, subject, problem, remedy, created FROM failures ORDER BY key DESC LIMIT :limit"
