"""Tiny articles with mentions marked by hand: `[lavrov:PER|سيرغي لافروف]`, `[lavrov:per|الوزير]` (a description)."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from khabar.model.records import Article, Entity, EntityType, Mention, Statement
from khabar.model.spans import Span
from khabar.statements.component import StatementFinder
from khabar.text.doc import Doc

_MARK = re.compile(r"\[(\w+):(\w+)\|([^\]]+)\]")


def marked(source: str) -> Doc:
    """A document from a text with marked mentions; JRN makes an organisation of the press, lower case a description."""
    text, last = "", 0
    mentions: list[tuple[int, int, str, str]] = []
    entities: dict[str, Entity] = {}
    for match in _MARK.finditer(source):
        text += source[last : match.start()]
        key, kind, name = match.groups()
        start = len(text)
        text += name
        mentions.append((start, len(text), key, kind))
        last = match.end()
    text += source[last:]
    doc = Doc.of(Article("t", text))
    for start, end, key, kind in mentions:
        upper = kind.upper()
        type_: EntityType = "ORG" if upper == "JRN" else upper  # type: ignore[assignment]
        sectors = ("JRN",) if upper == "JRN" else ()
        entities.setdefault(key, Entity(key, text[start:end], None, type_, sectors=sectors))
        doc.mentions.append(Mention(Span.of(text, start, end), key, "NAM" if kind.isupper() else "NOM"))
    doc.entities = entities
    return doc


def line(statement: Statement) -> str:
    """`source | cue | content`, as the tests write it."""
    cue = statement.cue.text if statement.cue else "-"
    content = statement.content.text if statement.content else "-"
    return f"{','.join(statement.source) or '-'} | {cue} | {content}"


@pytest.fixture(scope="session")
def finder() -> StatementFinder:
    return StatementFinder()


@pytest.fixture
def find(finder: StatementFinder) -> Callable[[str], list[Statement]]:
    return lambda source: finder(marked(source)).statements


@pytest.fixture
def lines(find: Callable[[str], list[Statement]]) -> Callable[[str], list[str]]:
    return lambda source: [line(statement) for statement in find(source)]
