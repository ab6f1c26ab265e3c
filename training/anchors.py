"""Read a marked article of the corpus: text anchors become offsets, and every problem is named with its line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import get_args

from khabar.knowledge.loading import load_yaml
from khabar.model.records import (
    Article,
    CodedArticle,
    Entity,
    EntityType,
    Event,
    Mention,
    Statement,
    Status,
    Style,
    TimeExpression,
)
from khabar.model.spans import Span
from khabar.tagging.labels import ACTS
from khabar.views.labels import labels

HEADER = (
    "# Invented text: written for Khabar as training data. "
    "Persons and events are made up; nothing reported here happened."
)
STYLES = frozenset(("agency", "levantine", "egyptian", "gulf", "iraqi", "maghrebi", "state"))
SECTORS = frozenset(label.key for label in labels()["sectors"].values())
COUNTS = frozenset(("killed", "injured", "arrested", "displaced"))
SECTIONS = ("text", "entities", "mentions", "statements", "events", "times")
_ISO = re.compile(
    r"(\d{4}(-(\d\d(-\d\d(T\d\d:\d\d)?)?|W\d\d))?)(/\d{4}(-\d\d(-\d\d)?)?)?|P(T?\d+[A-Z])+|(PAST|PRESENT|FUTURE)_REF"
)


@dataclass
class Marked:
    """A marked article under construction: its lines by section, its text and the problems found."""

    path: Path
    head: dict[str, str] = field(default_factory=dict)
    lines: dict[str, list[tuple[int, str]]] = field(default_factory=dict)
    sentences: list[tuple[int, int]] = field(default_factory=list)
    text: str = ""
    problems: list[str] = field(default_factory=list)

    def problem(self, number: int, message: str) -> None:
        self.problems.append(f"{self.path}:{number}: {message}")


def read_marked(path: Path) -> tuple[CodedArticle | None, list[str]]:
    """Read one corpus file. Returns the coded article (None where problems were found) and the problems."""
    marked = Marked(path)
    _sections(marked, path.read_text(encoding="utf-8"))
    _text(marked)
    entities = _entities(marked)
    mentions = list(_each(marked, "mentions", lambda n, line: _mention(marked, entities, n, line)))
    statements = list(_each(marked, "statements", lambda n, line: _statement(marked, entities, n, line)))
    events = list(_each(marked, "events", lambda n, line: _event(marked, entities, statements, n, line)))
    times = list(_each(marked, "times", lambda n, line: _time(marked, n, line)))
    _check_whole(marked, entities, mentions, statements)
    if marked.problems:
        return None, marked.problems
    article = Article(
        marked.head["id"], marked.text, marked.head["publisher"],
        published=date.fromisoformat(marked.head["published"]),
    )  # fmt: skip
    spans = tuple(Span.of(marked.text, *pair) for pair in marked.sentences)
    coded = CodedArticle(
        article, spans, entities, tuple(mentions), tuple(statements), tuple(events), tuple(times), "hand"
    )
    return coded, []


def _sections(marked: Marked, source: str) -> None:
    section = None
    numbered = list(enumerate(source.splitlines(), 1))
    if not numbered or numbered[0][1] != HEADER:
        marked.problem(1, "the first line must be the header of training/corpus/README.md, word for word")
    for number, line in numbered[1:]:
        if line.startswith("== "):
            section = line[3:].strip()
            if section not in SECTIONS:
                marked.problem(number, f"unknown section {section!r}")
            marked.lines.setdefault(section, [])
        elif line.strip() and section is None:
            key, _, value = line.partition(":")
            marked.head[key.strip()] = value.strip()
        elif line.strip() and section is not None:
            marked.lines[section].append((number, line.rstrip()))
    for key in ("id", "publisher", "published", "style", "topic"):
        if not marked.head.get(key):
            marked.problem(1, f"the head lacks {key!r}")
    if marked.head.get("style") not in STYLES:
        marked.problem(1, f"style must be one of {', '.join(sorted(STYLES))}")
    try:
        date.fromisoformat(marked.head.get("published", ""))
    except ValueError:
        marked.problem(1, "published must be a date like 2019-03-14")


def _text(marked: Marked) -> None:
    for number, line in marked.lines.get("text", ()):
        match = re.fullmatch(r"(\d+)([|+]) (.+)", line)
        if match is None or int(match[1]) != len(marked.sentences):
            marked.problem(
                number, f"expected '{len(marked.sentences)}| sentence' or '{len(marked.sentences)}+ sentence'"
            )
            continue
        glue = "" if not marked.text else "\n" if match[2] == "|" else " "
        start = len(marked.text) + len(glue)
        sentence = match[3].strip()
        marked.text += glue + sentence
        marked.sentences.append((start, start + len(sentence)))


def _each(marked: Marked, section: str, parse: Callable[[int, str], object]) -> Iterator[object]:
    for number, line in marked.lines.get(section, ()):
        try:
            yield parse(number, line)
        except AnchorError as error:
            marked.problem(number, str(error))


class AnchorError(ValueError):
    """A line that cannot be read: its message says why."""


def _anchor(marked: Marked, sentence: str, anchor: str) -> tuple[int, int]:
    if not sentence.isdigit() or int(sentence) >= len(marked.sentences):
        raise AnchorError(f"no sentence {sentence}")
    start, end = marked.sentences[int(sentence)]
    words, _, count = anchor.partition("#")
    at = start - 1
    for _ in range(int(count or 1)):
        at = marked.text.find(words, at + 1, end)
        if at < 0:
            raise AnchorError(f"not found in sentence {sentence}: {anchor!r}")
    return at, at + len(words)


def _content(marked: Marked, sentence: str, anchor: str, where: str) -> Span | None:
    if anchor == "-":
        return None
    first_sentence, _, last_sentence = where.partition(">") if ">" in where else (sentence, ">", where or sentence)
    if " … " not in anchor:
        return Span.of(marked.text, *_anchor(marked, first_sentence, anchor))
    first, last = anchor.split(" … ", 1)
    start, _ = _anchor(marked, first_sentence, first)
    begin, end = marked.sentences[int(last_sentence)]
    at = marked.text.rfind(last, begin, end)
    if at < 0:
        raise AnchorError(f"content end not found in sentence {last_sentence}: {last!r}")
    if at + len(last) <= start:
        raise AnchorError("content ends before it begins")
    return Span.of(marked.text, start, at + len(last))


def _keys(entities: dict[str, Entity], listed: str) -> tuple[str, ...]:
    keys = () if listed == "-" else tuple(listed.split(","))
    for key in keys:
        if key not in entities:
            raise AnchorError(f"unknown entity {key!r}")
    return keys


def _one_of(value: str, allowed: frozenset[str] | tuple[str, ...], what: str) -> str:
    if value not in allowed:
        raise AnchorError(f"{what} {value!r} is not one of {', '.join(sorted(allowed))}")
    return value


def _fields(head: str, count: int, shape: str) -> list[str]:
    fields = head.split()
    if len(fields) != count:
        raise AnchorError(f"expected: {shape}")
    return fields


def _entities(marked: Marked) -> dict[str, Entity]:
    entities: dict[str, Entity] = {}

    def parse(number: int, line: str) -> None:
        head, *rest = (part.strip() for part in line.split("|"))
        key, kind, country, sectors = _fields(head, 4, "key type country sectors | name | English | lat,lon")
        if len(rest) < 2 or not all(rest[:2]):
            raise AnchorError("expected: key type country sectors | name | English | lat,lon")
        _one_of(kind, get_args(EntityType), "type")
        listed = () if sectors == "-" else tuple(sectors.split(","))
        for sector in listed:
            _one_of(sector, SECTORS, "sector")
        if country != "-" and not re.fullmatch(r"[A-Z]{3}", country):
            raise AnchorError(f"country {country!r} is no ISO alpha-3 code")
        lat, lon = (float(value) for value in rest[2].split(",")) if len(rest) > 2 else (None, None)
        if key in entities:
            raise AnchorError(f"entity {key!r} stands twice")
        entities[key] = Entity(
            key,
            rest[0],
            rest[1],
            kind,
            None if country == "-" else country,
            listed,
            lat=lat,
            lon=lon,  # type: ignore[arg-type]
        )

    for _ in _each(marked, "entities", parse):
        pass
    return entities


def _mention(marked: Marked, entities: dict[str, Entity], number: int, line: str) -> Mention:
    sentence, key, kind, anchor = [*line.split(maxsplit=3), "", "", ""][:4]
    _keys(entities, key)
    _one_of(kind, ("NAM", "NOM"), "kind")
    if not anchor:
        raise AnchorError("expected: sentence entity NAM|NOM text")
    return Mention(Span.of(marked.text, *_anchor(marked, sentence, anchor)), key, kind)  # type: ignore[arg-type]


def _statement(marked: Marked, entities: dict[str, Entity], number: int, line: str) -> Statement:
    head, *rest = (part.strip() for part in line.split("|"))
    key, sentence, act, style, source, parent = _fields(head, 6, "id sentence act style source parent | cue | content")
    if len(rest) < 2:
        raise AnchorError("expected: id sentence act style source parent | cue | content")
    where = next((part for part in rest[2:] if re.fullmatch(r"\d+|\d+>\d+", part)), "")
    extras = dict(item.split("=", 1) for part in rest[2:] if "=" in part for item in part.split())
    cue = None if rest[0] == "-" else Span.of(marked.text, *_anchor(marked, sentence, rest[0]))
    return Statement(
        key, _keys(entities, source), cue, _content(marked, sentence, rest[1], where),
        _one_of(style, get_args(Style), "style"), _one_of(act, ACTS, "act"),  # type: ignore[arg-type]
        None if parent == "-" else parent,
        _keys(entities, extras.get("via", "-")), _keys(entities, extras.get("addressee", "-")),
    )  # fmt: skip


def _event(marked: Marked, entities: dict[str, Entity], statements: list[Statement], number: int, line: str) -> Event:
    head, *rest = (part.strip() for part in line.split("|"))
    key, sentence, kind, status, statement, actors, arrow, recipients = _fields(
        head, 8, "id sentence TYPE[.mode] status statement actors > recipients | trigger | extras"
    )
    if arrow != ">" or not rest:
        raise AnchorError("expected: id sentence TYPE[.mode] status statement actors > recipients | trigger")
    type_, _, mode = kind.partition(".")
    types = load_yaml("plover.yaml")["types"]
    _one_of(type_, tuple(types), "type")
    if mode:
        _one_of(mode, tuple(types[type_].get("modes", {})), f"mode of {type_}")
    extras = dict(item.split("=", 1) for item in (rest[1] if len(rest) > 1 else "").split())
    if unknown := extras.keys() - COUNTS - {"place", "date"}:
        raise AnchorError(f"unknown extras {sorted(unknown)}")
    if statement != "-" and statement not in {s.id for s in statements}:
        raise AnchorError(f"unknown statement {statement!r}")
    if "date" in extras and not _ISO.fullmatch(extras["date"]):
        raise AnchorError(f"date {extras['date']!r} is no ISO 8601 date")
    place = _keys(entities, extras.get("place", "-"))
    return Event(
        key, Span.of(marked.text, *_anchor(marked, sentence, rest[0])), type_, mode or None,
        _keys(entities, actors), _keys(entities, recipients), place[0] if place else None, extras.get("date"),
        _one_of(status, get_args(Status), "status"), None if statement == "-" else statement,  # type: ignore[arg-type]
        {name: int(extras[name]) for name in sorted(COUNTS & extras.keys())},
    )  # fmt: skip


def _time(marked: Marked, number: int, line: str) -> TimeExpression:
    sentence, value, anchor = [*line.split(maxsplit=2), "", ""][:3]
    if not _ISO.fullmatch(value):
        raise AnchorError(f"value {value!r} is not ISO 8601, a duration or a vague reference")
    return TimeExpression(Span.of(marked.text, *_anchor(marked, sentence, anchor)), value)


def _check_whole(
    marked: Marked, entities: dict[str, Entity], mentions: list[Mention], statements: list[Statement]
) -> None:
    """What can only be checked over the whole article."""
    for key in entities.keys() - {mention.entity for mention in mentions}:
        marked.problem(1, f"entity {key!r} has no mention")
    ids = {statement.id for statement in statements}
    for statement in statements:
        if statement.parent is not None and statement.parent not in ids:
            marked.problem(1, f"{statement.id}: unknown parent {statement.parent!r}")
        if statement.content is not None and statement.cue is not None and statement.content.contains(statement.cue):
            marked.problem(1, f"{statement.id}: the content holds its own cue")
