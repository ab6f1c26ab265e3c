"""The installed command in processes of its own: pipes, speed of starting, serving."""

from __future__ import annotations

import json
import subprocess
import sys
import time
import urllib.request
from dataclasses import replace
from pathlib import Path

import pytest

from khabar.model.records import CodedArticle
from khabar.store import Store

KHABAR = [sys.executable, "-c", "from khabar.cli.main import run; run()"]
# (pydantic is in spite of us: typer loads it.)
HEAVY = ("fastapi", "uvicorn", "trafilatura", "py3langid", "numpy", "babel")


@pytest.fixture
def db(tmp_path: Path, coded: CodedArticle) -> Path:
    with Store.open(tmp_path / "test.db") as store:
        store.add(coded)
    return tmp_path / "test.db"


def run(command: str | list[str], *, shell: bool = False) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, shell=shell, check=False, capture_output=True, encoding="utf-8", timeout=120)


def test_a_listing_loads_nothing_heavy_and_starts_fast(db: Path) -> None:
    program = f"""
import sys
from khabar.cli.main import app
try:
    app(["list", "--db", {str(db)!r}, "--json"])
except SystemExit:
    pass
print(sorted(set(sys.modules) & set({HEAVY!r})), file=sys.stderr)
"""
    began = time.perf_counter()
    done = run([sys.executable, "-c", program])
    assert time.perf_counter() - began < 2  # 0.3 s on an idle machine; this one may be busy
    assert json.loads(done.stdout)["id"] == "example"
    assert done.stderr == "[]\n"


def test_a_reader_that_stops_early_is_no_error(tmp_path: Path, coded: CodedArticle) -> None:
    with Store.open(tmp_path / "many.db") as store:
        for number in range(3000):
            store.add(replace(coded, article=replace(coded.article, id=f"a{number}")))
    command = f"{sys.executable} -c '{KHABAR[2]}' list --db {tmp_path}/many.db --json | head -n 1"
    done = run(command, shell=True)
    assert json.loads(done.stdout)["id"] == "a0"
    assert done.stderr == ""


def test_results_of_standard_input_come_line_by_line() -> None:
    """The first article is written while standard input is still open."""
    text = "أعلن الوزير سامر الخطيب أن الحكومة ستواصل الحوار مع جميع الأطراف في العاصمة."
    with subprocess.Popen([*KHABAR, "code", "-", "--json"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin
        assert process.stdout
        for name in ("one", "two"):
            process.stdin.write(json.dumps({"id": name, "text": text}).encode() + b"\n")
            process.stdin.flush()
        assert json.loads(process.stdout.readline())["id"] == "one"
        process.stdin.close()
        assert json.loads(process.stdout.readline())["id"] == "two"
        assert process.wait(timeout=60) == 0


def test_errors_are_lines_and_not_tracebacks(tmp_path: Path) -> None:
    done = run([*KHABAR, "code", str(tmp_path / "missing.txt")])
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr == f"khabar: {tmp_path}/missing.txt: there is no such file. Check the path.\n"


def test_pages_are_served_until_interrupted(db: Path) -> None:
    command = [*KHABAR, "serve", "--db", str(db), "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, encoding="utf-8") as process:
        try:
            assert process.stderr
            told = process.stderr.readline()
            address = told.split(" at ")[1].split()[0]
            with urllib.request.urlopen(address, timeout=30) as page:
                assert "اتفاق جديد في المدينة" in page.read().decode()
        finally:
            process.terminate()
        process.wait(timeout=30)
