"""The corpus's coverage tables in the documentation are those of the corpus."""

from __future__ import annotations

from pathlib import Path

from training.coverage import refreshed

PAGE = Path("docs/corpus.md")


def test_the_tables_in_the_documentation_are_fresh() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert refreshed(page) == page, "stale: python -m training.coverage docs/corpus.md"
