"""Lines of JSON, errors and progress."""

from __future__ import annotations

import io
import sys

import pytest

from khabar.cli.output import Progress, write_json


class Stream(io.StringIO):
    def __init__(self, *, terminal: bool) -> None:
        super().__init__()
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal


@pytest.mark.parametrize(
    ("stderr", "stdout", "shown"),
    [(True, False, True), (True, True, False), (False, False, False), (False, True, False)],
)
def test_progress_is_for_a_person_who_watches_stderr_only(
    monkeypatch: pytest.MonkeyPatch, stderr: bool, stdout: bool, shown: bool
) -> None:
    monkeypatch.setattr(sys, "stderr", Stream(terminal=stderr))
    monkeypatch.setattr(sys, "stdout", Stream(terminal=stdout))
    progress = Progress()
    progress.update("3: article")
    progress.clear()
    assert sys.stderr.getvalue() == ("\r\x1b[K3: article\r\x1b[K" if shown else "")


def test_json_is_utf8_whatever_the_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="ascii"))
    write_json({"id": "خبر"})
    assert raw.getvalue() == '{"id": "خبر"}\n'.encode()
