"""The measuring process: real figures from a short run, and failures that say what to do."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from khabar.bench import _peak_mb, bench, work
from khabar.coding.coder import Coder
from khabar.errors import RunAborted

TEXT = "أعلن الوزير سامر الخطيب أن الحكومة ستواصل الحوار مع جميع الأطراف في العاصمة."


def test_figures_of_a_folder(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    (tmp_path / "empty.txt").touch()
    (tmp_path / "notes.md").write_text("not an article")
    figures = bench(tmp_path, seconds=0.01)
    assert (figures.articles, figures.words, figures.skipped) == (2, 2 * len(TEXT.split()), 1)
    assert figures.rounds >= 1
    assert figures.words_per_second > 0
    assert figures.articles_per_second > 0
    assert 0 < figures.load_seconds < 60
    assert 10 < figures.peak_mb < 2000


def test_the_samples_are_the_default(capsys: pytest.CaptureFixture[str]) -> None:
    work(Coder([]), (1.23456, 0.5, 80.0), "0.01")
    figures = json.loads(capsys.readouterr().out)
    assert figures["articles"] >= 8
    assert figures["words"] > 1000
    assert figures["load_seconds"] == 1.235


def test_a_missing_folder_and_an_empty_one_are_refused(tmp_path: Path) -> None:
    with pytest.raises(RunAborted, match="there is no such folder"):
        bench(tmp_path / "no")
    with pytest.raises(RunAborted, match="no article in it can be read"):
        bench(tmp_path, seconds=0.01)


def test_a_process_that_fails_is_told_with_its_last_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("khabar.bench._WORKER", "raise SystemExit('no memory')")
    with pytest.raises(RunAborted, match="the measuring process failed: no memory"):
        bench(tmp_path)


def test_memory_without_proc(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "read_text", lambda *_, **__: (_ for _ in ()).throw(FileNotFoundError()))
    assert 10 < _peak_mb() < 10_000
