"""The commands in process, with a coder that finds nothing: what is read, stored, written, and how failures end."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from khabar.bench import Figures
from khabar.cli import run as cli_run
from khabar.cli.bidi import FSI, PDI
from khabar.cli.main import app
from khabar.coding.coder import Coder
from khabar.coding.fingerprint import coder_version
from khabar.errors import ArticleError
from khabar.model.records import CodedArticle
from khabar.store import Store
from khabar.text.component import Component
from khabar.text.doc import Doc
from khabar.version import VERSION

TEXT = "أعلن الوزير سامر الخطيب أن الحكومة ستواصل الحوار مع جميع الأطراف في العاصمة."
Run = Callable[..., Result]


@pytest.fixture
def khabar(monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setattr(cli_run, "load", lambda **_: Coder([]))
    return lambda *arguments, **options: CliRunner().invoke(app, [str(a) for a in arguments], **options)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "one.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def db(tmp_path: Path, coded: CodedArticle) -> Path:
    path = tmp_path / "test.db"
    with Store.open(path) as store:
        store.add(coded)
    return path


def lines(result: Result) -> list[Any]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_code_writes_the_format_of_coded_articles(khabar: Run, article: Path) -> None:
    result = khabar("code", article, "--json", "--published", "2024-03-05", "--publisher", "صحيفة")
    (record,) = lines(result)
    assert (record["id"], record["text"]) == ("one", TEXT)
    assert (record["published"], record["publisher"], record["coder"]) == ("2024-03-05", "صحيفة", coder_version())
    assert (result.exit_code, result.stderr) == (0, "")


def test_code_keeps_id_and_text_of_json_articles(khabar: Run, tmp_path: Path) -> None:
    path = tmp_path / "x.doc.json"
    path.write_text(json.dumps({"id": "خبر/7", "text": f"\n{TEXT} \n"}), encoding="utf-8")
    (record,) = lines(khabar("code", path, "--json"))
    assert (record["id"], record["text"]) == ("خبر/7", f"\n{TEXT} \n")


def test_code_prints_a_reading(khabar: Run, article: Path) -> None:
    result = khabar("code", article)
    assert "one · publisher unknown · no date" in result.stdout
    assert "Who says what: nothing found" in result.stdout


def test_bad_files_are_named_and_the_others_coded(khabar: Run, article: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "broken.json").write_text('{"text": "خب')
    (tmp_path / "english.txt").write_text("The minister announced nothing at all on this day in the capital. " * 3)
    bad = [tmp_path / name for name in ("empty.txt", "broken.json", "english.txt", "missing.txt")]
    result = khabar("code", *bad, article, "--json", "--db", tmp_path / "a.db")
    assert result.exit_code == 1
    assert [record["id"] for record in lines(result)] == ["one"]
    errors = result.stderr.splitlines()
    assert len(errors) == 4
    for path, line in zip(bad, errors, strict=True):
        assert line.startswith(f"khabar: {path}")
    with Store.open(tmp_path / "a.db") as store:
        assert len(store.failures()) == 4
        assert len(store) == 1


def test_an_article_that_cannot_be_coded_is_skipped(
    khabar: Run, article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "two.txt").write_text(TEXT + " وأضاف المزيد.", encoding="utf-8")

    class Picky(Component[None]):
        name = "picky"

        def predict(self, doc: Doc) -> None:
            if doc.article.id == "one":
                raise ValueError("too strange")

        def set_annotations(self, doc: Doc, prediction: None) -> None:
            pass

    monkeypatch.setattr(cli_run, "load", lambda **_: Coder([Picky()]))
    result = khabar("code", article, tmp_path / "two.txt", "--json")
    assert [record["id"] for record in lines(result)] == ["two"]
    assert result.exit_code == 1
    assert result.stderr.startswith("khabar: one: the component 'picky' failed: ValueError('too strange')")


def test_code_stores_and_show_gives_back(khabar: Run, article: Path, tmp_path: Path) -> None:
    db = tmp_path / "new.db"
    written = lines(khabar("code", article, "--json", "--db", db))
    assert lines(khabar("show", "one", "--db", db, "--json")) == written
    assert khabar("code", article, "--db", db).exit_code == 0
    assert [record["id"] for record in lines(khabar("list", "--db", db, "--json"))] == ["one"]


def test_a_store_that_cannot_be_used_stops_the_run(khabar: Run, article: Path, tmp_path: Path) -> None:
    result = khabar("code", article, "--db", tmp_path / "no" / "a.db")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "Make it: mkdir -p" in result.stderr


def test_show_prints_the_reading(khabar: Run, db: Path) -> None:
    result = khabar("show", "example", "--db", db)
    assert result.exit_code == 0
    assert f"Samer al-Khatib {FSI}سامر الخطيب{PDI} affirms" in result.stdout


def test_explain_tells_why_in_words(khabar: Run, db: Path, coded: CodedArticle) -> None:
    event = replace(coded.events[0], why=("actor:subject", "judged:actor 0.83: network +2.9; rules:actor:على -0.8"))
    with Store.open(db) as store:
        store.add(replace(coded, coder="9", events=(event,)))
    result = khabar("explain", "example", event.id, "--db", db)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "rule: the actor is the subject of the verb  [actor:subject]" in result.stdout
    assert f"-0.8 rules: the actor is the noun behind «{FSI}على{PDI}»" in result.stdout
    (record,) = lines(khabar("explain", "example", event.id, "--db", db, "--json"))
    assert (record["id"], record["article"], record["coder"]) == (event.id, "example", "9")


def test_explain_tells_a_statement(khabar: Run, db: Path) -> None:
    assert "statement s2 of example" in khabar("explain", "example", "s2", "--db", db).stdout


def test_explain_of_an_unknown_event_names_those_there_are(khabar: Run, db: Path) -> None:
    result = khabar("explain", "example", "v99", "--db", db)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("khabar: example: it has no event or statement 'v99'. Name one of these: v1, ")


def test_show_of_one_coder_version(khabar: Run, db: Path, coded: CodedArticle) -> None:
    with Store.open(db) as store:
        store.add(replace(coded, coder="9", events=()))
    assert lines(khabar("show", "example", "--db", db, "--json"))[0]["coder"] == "9"
    assert lines(khabar("show", "example", "--db", db, "--coder", "0.1.0", "--json"))[0]["coder"] == "0.1.0"


@pytest.mark.parametrize(
    "command", [("show", "example"), ("explain", "example", "v1"), ("list",), ("list", "--failures"), ("serve",)]
)
def test_a_missing_store_is_told_in_one_line(khabar: Run, tmp_path: Path, command: tuple[str, ...]) -> None:
    result = khabar(*command, "--db", tmp_path / "a.db")
    assert (result.exit_code, result.stdout) == (1, "")
    assert (
        result.stderr
        == f"khabar: {tmp_path}/a.db: there is no store. Make one: khabar code FILE --db {tmp_path}/a.db.\n"
    )


def test_an_unknown_article_is_told_in_one_line(khabar: Run, db: Path) -> None:
    result = khabar("show", "nothing", "--db", db)
    assert result.exit_code == 1
    assert result.stderr.startswith("khabar: nothing: no such article in")


def test_list_shows_articles(khabar: Run, db: Path) -> None:
    assert f"example  {FSI}اتفاق جديد في المدينة{PDI}" in khabar("list", "--db", db).stdout
    (record,) = lines(khabar("list", "--db", db, "--json"))
    assert (record["id"], record["names"], record["statements"], record["events"]) == ("example", 5, 4, 3)


def test_list_shows_failures(khabar: Run, db: Path) -> None:
    with Store.open(db) as store:
        store.add_failure(ArticleError("a.txt", "the file is empty", "Leave it out"))
    assert "a.txt  the file is empty. Leave it out." in khabar("list", "--db", db, "--failures").stdout
    (record,) = lines(khabar("list", "--db", db, "--failures", "--json"))
    assert (record["id"], record["subject"]) == (1, "a.txt")


def test_list_of_an_empty_store(khabar: Run, tmp_path: Path) -> None:
    Store.open(tmp_path / "a.db").close()
    assert khabar("list", "--db", tmp_path / "a.db").stdout == "no articles\n"
    assert khabar("list", "--db", tmp_path / "a.db", "--json").stdout == ""


def test_samples_are_coded_with_their_publishers(khabar: Run, tmp_path: Path) -> None:
    result = khabar("samples", "--json", "--db", tmp_path / "a.db")
    assert result.exit_code == 0, result.stderr
    records = lines(result)
    assert len(records) >= 8
    assert all("(نموذج)" in record["publisher"] and record["published"] for record in records)
    with Store.open(tmp_path / "a.db") as store:
        assert len(store) == len(records)


@pytest.mark.parametrize("value", ["yesterday", "2024-13-01", "05/03/2024"])
def test_a_date_that_is_none_is_a_wrong_option(khabar: Run, article: Path, value: str) -> None:
    result = khabar("code", article, "--published", value)
    assert result.exit_code == 2
    assert "is no date" in result.stderr


def test_version_and_help(khabar: Run) -> None:
    assert khabar("--version").stdout == f"khabar {VERSION}\n"
    assert "code" in khabar("--help").stdout


def test_bench_writes_its_figures(khabar: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    figures = Figures(9000.0, 25.0, 1.5, 200.0, 15, 5000, 9, 0, 0.5, 90.0, 12.0)
    monkeypatch.setattr("khabar.bench.bench", lambda folder: figures)
    (record,) = lines(khabar("bench", "--json"))
    assert record["id"] == "samples"
    assert record["words_per_second"] == 9000.0
    assert "load_seconds                1.5" in khabar("bench").stdout
