"""What the command writes besides readings: JSON Lines, errors, progress."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from typing import Any

from khabar.errors import ArticleError, KhabarError
from khabar.store import Store


def write_json(record: Mapping[str, Any]) -> None:
    """Write one record as a line of JSON in UTF-8, whatever the locale, and flush: a reader may wait for it."""
    line = json.dumps(record, ensure_ascii=False)
    sys.stdout.buffer.write(line.encode("utf-8", "surrogatepass") + b"\n")
    sys.stdout.buffer.flush()


def write_error(error: KhabarError) -> None:
    """Write one line on stderr: subject, problem, remedy."""
    sys.stderr.write(f"khabar: {error}.\n")
    sys.stderr.flush()


class Progress:
    """A line on stderr that says what is being done; silent unless a person watches stderr and not the results."""

    def __init__(self) -> None:
        self._shown = sys.stderr.isatty() and not sys.stdout.isatty()

    def update(self, text: str) -> None:
        """Show a new line in place of the last one."""
        if self._shown:
            sys.stderr.write(f"\r\x1b[K{text}")
            sys.stderr.flush()

    def clear(self) -> None:
        """Take the line away, so that something else can be written."""
        self.update("")


class Failures:
    """The articles that failed: each is told on stderr at once, noted in the store, and counted."""

    def __init__(self, progress: Progress, store: Store | None) -> None:
        self._progress = progress
        self._store = store
        self.count = 0

    def __call__(self, error: ArticleError) -> None:
        self._progress.clear()
        write_error(error)
        if self._store is not None:
            self._store.add_failure(error)
        self.count += 1
