"""Whom a name means and where it lies, as lines or JSON; and the check of knowledge files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from rich.text import Text

from khabar.cli.bidi import isolated
from khabar.cli.output import write_json
from khabar.cli.terminal import make_console
from khabar.knowledge.check import check_knowledge, own_knowledge
from khabar.names.reasons import Answer
from khabar.names.where import where
from khabar.names.who import who


def print_who(name: str, *, day: date | None, country: str | None, knowledge: Path | None, as_json: bool) -> int:
    """Write whom a name means; how many candidates there are. Raises RunAborted where own knowledge is wrong."""
    answers = who(name, day=day, country=country, knowledge=own_knowledge(knowledge))
    return _write(answers, about=_about_person, shown=("office", "title"), as_json=as_json)


def print_where(name: str, *, near: str | None, country: str | None, knowledge: Path | None, as_json: bool) -> int:
    """Write where a name lies; how many places there are. Raises RunAborted where own knowledge is wrong."""
    answers = where(name, near=near, country=country, knowledge=own_knowledge(knowledge))
    return _write(answers, about=_about_place, shown=("lat", "lon", "admin1", "feature", "precision"), as_json=as_json)


def print_problems(folder: Path | None, *, as_json: bool) -> int:
    """Write what is wrong in knowledge files; how many problems there are. Raises RunAborted without such a folder."""
    problems = check_knowledge(folder)
    console = make_console()
    for problem in problems:
        if as_json:
            write_json({"id": f"{problem.file}:{problem.line}", **asdict(problem)})
        else:
            console.print(Text(str(problem)), soft_wrap=True)
    if not problems and not as_json:
        console.print(f"{folder or 'the shipped files'}: no problems")
    return len(problems)


def _write(answers: list[Answer], *, about: Any, shown: tuple[str, ...], as_json: bool) -> int:
    console = make_console()
    for answer in answers:
        if as_json:
            write_json(_json(answer, shown))
            continue
        entry = answer.entry
        names = f"{entry.en} {isolated(entry.name)}" if entry.en else isolated(entry.name)
        console.print(Text.assemble(f"{answer.score:6.3f}  ", (names, "bold"), f"  {' · '.join(about(answer))}"))
        for part in answer.parts:
            console.print(Text(f"        {part.points:+.3f}  {part.reason}", "dim"), soft_wrap=True)
    return len(answers)


def _about_person(answer: Answer) -> Iterator[str]:
    entry = answer.entry
    yield answer.key
    yield from filter(None, (entry.country, " ".join(entry.sectors), answer.office and answer.office.en))
    if answer.title:
        yield isolated(answer.title)


def _about_place(answer: Answer) -> Iterator[str]:
    entry = answer.entry
    if entry.lat is not None and entry.lon is not None:
        yield f"{entry.lat:.4f}, {entry.lon:.4f}"
    yield from filter(None, (answer.admin1, entry.country, answer.feature, answer.precision))


def _json(answer: Answer, shown: tuple[str, ...]) -> dict[str, Any]:
    entry = answer.entry
    record = {
        "id": answer.key, "name": entry.name, "en": entry.en, "type": entry.type, "country": entry.country,
        "sectors": list(entry.sectors), "wikidata": entry.wikidata, "score": answer.score,
        "parts": [asdict(part) for part in answer.parts],
    }  # fmt: skip
    values = {"office": asdict(answer.office) if answer.office else None, "lat": entry.lat, "lon": entry.lon}
    return record | {key: values[key] if key in values else getattr(answer, key) for key in shown}
