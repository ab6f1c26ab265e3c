"""Limits of what is read, each with its reason."""

from __future__ import annotations

# A long newspaper article has 50,000 bytes in UTF-8; JSON escapes treble that. What is a hundred times longer is
# a dump of some kind: it would fill the memory and hold up the run.
MAX_ARTICLE_BYTES = 10_000_000

# An HTML page carries scripts and styles, often a hundred times the article.
MAX_PAGE_BYTES = 20_000_000


def size(limit: int) -> str:
    """A limit for a message: "10 MB"."""
    return f"{limit // 1_000_000} MB"
