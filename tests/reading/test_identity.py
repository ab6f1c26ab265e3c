"""Ids are stable, safe and not given twice in a run."""

from __future__ import annotations

from pathlib import Path

from khabar.reading.identity import article_id, id_from_path


def test_article_id_depends_on_the_text_alone() -> None:
    assert article_id("نص") == article_id("نص")
    assert article_id("نص") != article_id("نص ")
    assert len(article_id("\ud800")) == 16


def test_stem_is_made_safe() -> None:
    assert id_from_path(Path("a/b c?.txt"), "نص", set()) == "b-c"
    assert id_from_path(Path("خبر.txt"), "نص", set()) == "خبر"
    assert id_from_path(Path("-.txt"), "نص", set()) == article_id("نص")


def test_second_file_of_a_name_gets_a_suffix() -> None:
    taken: set[str] = set()
    first = id_from_path(Path("a/x.txt"), "نص", taken)
    second = id_from_path(Path("b/x.txt"), "نص", taken)
    assert first == "x"
    assert second.startswith("x-")
    assert taken == {first, second}
