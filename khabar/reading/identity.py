"""Ids of articles that come without one."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

_UNSAFE = re.compile(r"[^\w.-]+")


def article_id(text: str) -> str:
    """An id for an article that came without one: the start of the SHA-256 of its text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def id_from_path(path: Path, text: str, taken: set[str]) -> str:
    """The file's name without suffix, safe in a URL; a second file of the same name in a run gets a suffix.

    `taken` holds the ids given so far and is added to.
    """
    stem = _UNSAFE.sub("-", path.stem).strip("-.")
    found = stem or article_id(text)
    if found in taken:
        found = f"{found}-{article_id(str(path.resolve()) + text)[:8]}"
    taken.add(found)
    return found
