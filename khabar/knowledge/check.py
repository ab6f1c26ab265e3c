"""Check knowledge files, shipped or a user's own: their shape, ids and references, each problem with its line."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import yaml

from khabar.errors import RunAborted
from khabar.knowledge.loading import DATA, OWN_FILES, Knowledge, load_yaml, own_files

PEOPLE = "people.yaml"


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong at a line of a file."""

    file: str
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.text}"


@dataclass(frozen=True, slots=True)
class _Entry:
    """One entry of a file as it stands there, and the line where it begins."""

    kind: str
    file: str
    line: int
    data: Any


def own_knowledge(folder: Path | None) -> Knowledge:
    """The knowledge with a user's folder over it; raises RunAborted at the first problem in one of its files."""
    knowledge = Knowledge.of(folder)
    if folder is not None:
        problems = check_knowledge(folder)
        if problems:
            more = f" ({len(problems)} problems in all)" if len(problems) > 1 else ""
            first = problems[0]
            remedy = f"Correct it and try `khabar knowledge check {folder}`"
            raise RunAborted(f"{first.file}:{first.line}", first.text + more, remedy)
    return knowledge


def check_knowledge(folder: Path | None = None) -> list[Problem]:
    """All problems of a user's folder, or without one of the shipped files; raises RunAborted without such a folder."""
    knowledge = Knowledge.of(folder)
    if folder is None:
        names = [name for name in OWN_FILES if name != PEOPLE]
        paths: list[tuple[str, Traversable]] = [(name, DATA / name) for name in names]
        people = sorted((DATA / "people").iterdir(), key=lambda path: path.name)
        paths += [(PEOPLE, path) for path in people if path.name.endswith(".yaml")]
    else:
        paths = [(path.name, path) for path in own_files(folder)]
    problems: list[Problem] = []
    entries: list[_Entry] = []
    for kind, path in paths:
        try:
            entries += _tsv(path) if kind.endswith(".tsv") else _yaml(kind, path)
        except _Unreadable as error:
            problems.append(error.problem)
    problems += _shapes(entries)
    problems += _twice(entries)
    problems += _references(entries, knowledge)
    return sorted(problems, key=lambda problem: (problem.file, problem.line))


class _Unreadable(Exception):  # noqa: N818 - caught at once
    def __init__(self, path: Traversable, line: int, text: str) -> None:
        super().__init__(text)
        self.problem = Problem(str(path), line, text)


def _text(path: Traversable) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise _Unreadable(path, 1, f"it is not UTF-8 (byte {error.start}); save it as UTF-8") from error


def _yaml(kind: str, path: Traversable) -> list[_Entry]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    reader = loader(_text(path))
    try:
        node = reader.get_single_node()
        if node is None:
            return []
        if not isinstance(node, yaml.SequenceNode):
            raise _Unreadable(path, 1, "it must be a list of entries: lines that begin with `- {id: …`")
        return [
            _Entry(kind, str(path), item.start_mark.line + 1, reader.construct_document(item)) for item in node.value
        ]
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise _Unreadable(path, line, f"it is no YAML: {error.problem}") from error
    finally:
        reader.dispose()


def _tsv(path: Traversable) -> list[_Entry]:
    lines = [(n, line) for n, line in enumerate(_text(path).splitlines(), start=1) if line and not line.startswith("#")]
    rows = list(csv.reader((line for _, line in lines), delimiter="\t", quoting=csv.QUOTE_NONE))
    if not rows:
        return []
    header, entries = rows[0], []
    for (number, _), row in zip(lines[1:], rows[1:], strict=True):
        if len(row) != len(header):
            raise _Unreadable(path, number, f"{len(row)} columns where the header has {len(header)}")
        data = {key: value for key, value in zip(header, row, strict=True) if value}
        entries.append(_Entry("places.tsv", str(path), number, data))
    return entries


def _shapes(entries: Iterable[_Entry]) -> Iterator[Problem]:
    from pydantic import ValidationError  # noqa: PLC0415 - see khabar.knowledge.shapes

    from khabar.knowledge.shapes import SHAPES  # noqa: PLC0415

    for entry in entries:
        try:
            SHAPES[entry.kind].model_validate(entry.data)
        except ValidationError as error:
            for detail in error.errors():
                where = ".".join(str(step) for step in detail["loc"])
                yield Problem(entry.file, entry.line, f"{_name(entry)}: {where or 'entry'}: {detail['msg']}")


def _name(entry: _Entry) -> str:
    data = entry.data if isinstance(entry.data, dict) else {}
    return str(data.get("id") or data.get("en") or data.get("name") or "entry")


def _twice(entries: Iterable[_Entry]) -> Iterator[Problem]:
    """Ids that stand twice; places may share a name, even within one state."""
    seen: dict[tuple[str, str], _Entry] = {}
    for entry in entries:
        if entry.kind == "places.tsv" or not isinstance(entry.data, dict) or "id" not in entry.data:
            continue
        first = seen.setdefault((entry.kind, str(entry.data["id"])), entry)
        if first is not entry:
            yield Problem(entry.file, entry.line, f"{_name(entry)}: the id stands already at {first.file}:{first.line}")


def _references(entries: Iterable[_Entry], knowledge: Knowledge) -> Iterator[Problem]:
    """Countries and sectors that no file knows."""
    countries = {item["id"] for item in knowledge.records("countries.yaml")} | {"IGO"}
    sectors = set(load_yaml("plover.yaml")["sectors"])
    for entry in entries:
        if not isinstance(entry.data, dict):
            continue
        country = entry.data.get("country")
        if country is not None and country not in countries:
            yield Problem(entry.file, entry.line, f"{_name(entry)}: country {country} is not in countries.yaml")
        for role in entry.data.get("roles") or ():
            of = role.get("of") if isinstance(role, dict) else None
            if isinstance(of, str) and of.isupper() and of not in countries:
                yield Problem(entry.file, entry.line, f"{_name(entry)}: of {of} is not in countries.yaml")
        for sector in entry.data.get("sectors") or ():
            if sector not in sectors:
                yield Problem(entry.file, entry.line, f"{_name(entry)}: sector {sector} is none of PLOVER's")
