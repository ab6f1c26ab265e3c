"""khabar who, khabar where, khabar knowledge check, and --knowledge on the commands that code."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from khabar.cli.main import app

RUN = CliRunner()


def test_who_explains_its_answer() -> None:
    result = RUN.invoke(app, ["who", "أوغلو", "--date", "2020-12-30", "--country", "TUR"])
    assert result.exit_code == 0
    first, reason = result.stdout.splitlines()[0], result.stdout
    assert "Mevlüt Çavuşoğlu" in first
    assert "holds an office on the day" in reason


def test_who_as_json() -> None:
    result = RUN.invoke(app, ["who", "لافروف", "--date", "2020-12-30", "--json"])
    record = json.loads(result.stdout.splitlines()[0])
    assert record["id"] == "person:lavrov"
    assert record["office"] == {"id": "foreign-minister", "of": "RUS", "en": "foreign minister of Russia"}
    assert record["parts"][0].keys() == {"points", "reason"}


def test_where_as_lines_and_json() -> None:
    assert "36.3833, 38.8594" in RUN.invoke(app, ["where", "عين عيسى"]).stdout
    record = json.loads(RUN.invoke(app, ["where", "طرابلس", "--near", "بيروت", "--json"]).stdout.splitlines()[0])
    assert (record["country"], record["precision"]) == ("LBN", "town")


def test_nobody_and_nowhere_are_told() -> None:
    for command in ("who", "where"):
        result = RUN.invoke(app, [command, "غغغغغ"])
        assert result.exit_code == 1
        assert "is known. Add it" in result.stderr


def test_check_tells_file_and_line(tmp_path: Path) -> None:
    own = tmp_path / "people.yaml"
    own.write_text("- {id: a, nmae: b}\n", encoding="utf-8")
    result = RUN.invoke(app, ["knowledge", "check", str(tmp_path)])
    assert result.exit_code == 1
    assert f"{own}:1: a: nmae" in result.stdout
    assert (
        json.loads(RUN.invoke(app, ["knowledge", "check", str(tmp_path), "--json"]).stdout.splitlines()[0])["line"] == 1
    )
    own.write_text("", encoding="utf-8")
    assert "no problems" in RUN.invoke(app, ["knowledge", "check", str(tmp_path)]).stdout


def test_wrong_own_knowledge_stops_the_coding(tmp_path: Path) -> None:
    (tmp_path / "people.yaml").write_text("- {id: a, nmae: b}\n", encoding="utf-8")
    result = RUN.invoke(app, ["samples", "--knowledge", str(tmp_path)])
    assert result.exit_code == 1
    assert "people.yaml:1" in result.stderr
