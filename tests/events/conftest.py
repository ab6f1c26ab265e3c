"""Tiny articles built by hand: text, names and statements."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

import pytest

from khabar.events.component import EventCoder
from khabar.model.records import Article, Entity, EntityType, Event, Mention, Statement, TimeExpression
from khabar.model.spans import Span
from khabar.text.doc import Doc

Kind = tuple[EntityType, str | None, tuple[str, ...]]

STATE: tuple[str, ...] = ("GOV",)
KNOWN: Mapping[str, tuple[str, Kind]] = {
    "روسيا": ("russia", ("GPE", "RUS", STATE)),
    "الروسية": ("russia", ("GPE", "RUS", STATE)),
    "موسكو": ("russia", ("GPE", "RUS", STATE)),
    "تركيا": ("turkey", ("GPE", "TUR", STATE)),
    "الولايات المتحدة": ("usa", ("GPE", "USA", STATE)),
    "الأميركية": ("usa", ("GPE", "USA", STATE)),
    "سوريا": ("syria", ("GPE", "SYR", STATE)),
    "إيران": ("iran", ("GPE", "IRN", STATE)),
    "لافروف": ("lavrov", ("PER", "RUS", STATE)),
    "أوغلو": ("cavusoglu", ("PER", "TUR", STATE)),
    "الجيش": ("army", ("ORG", "SYR", ("MIL",))),
    "الحوثيين": ("houthis", ("ORG", "YEM", ("REB",))),
    "الحوثيون": ("houthis", ("ORG", "YEM", ("REB",))),
    "قسد": ("sdf", ("ORG", "SYR", ("REB",))),
    "التحالف": ("coalition", ("ORG", "IGO", ("MIL",))),
    "الشرطة": ("police", ("ORG", "EGY", ("COP",))),
    "متظاهرين": ("protesters", ("GRP", "EGY", ("CVL",))),
    "مدنيين": ("civilians", ("GRP", None, ("CVL",))),
    "عدن": ("aden", ("GPE", "YEM", ())),
    "دمشق": ("damascus", ("GPE", "SYR", ())),
}

# Names of entities that an article may mention by an adjective only.
NAMES = {"usa": "الولايات المتحدة", "russia": "روسيا"}

Build = Callable[..., Doc]
Code = Callable[..., list[Event]]


def span_of(text: str, piece: str, occurrence: int = 0) -> Span:
    start = -1
    for _ in range(occurrence + 1):
        start = text.index(piece, start + 1)
    return Span.of(text, start, start + len(piece))


@pytest.fixture(scope="session")
def coder() -> EventCoder:
    return EventCoder()


@pytest.fixture
def build() -> Build:
    """A document whose known names are marked; `statements` are (id, source, cue, content, act)."""

    def make(
        text: str, statements: list[tuple[str, str, str, str, str]] | None = None, times: dict[str, str] | None = None
    ) -> Doc:
        doc = Doc.of(Article("t", text, published=date(2020, 12, 30)))
        for name, (key, (type_, country, sectors)) in KNOWN.items():
            start = text.find(name)
            while start >= 0:
                before = text[start - 1] if start else " "
                inside = any(m.span.start <= start < m.span.end for m in doc.mentions)
                after = text[start + len(name) : start + len(name) + 1]
                if (before in ' "«ولبف(' or before == "\n") and not after.isalpha() and not inside:
                    doc.mentions.append(Mention(Span.of(text, start, start + len(name)), key, "NAM"))
                    doc.entities.setdefault(key, Entity(key, NAMES.get(key, name), None, type_, country, sectors))
                start = text.find(name, start + 1)
        doc.mentions.sort(key=lambda m: m.span)
        for key, source, cue, content, act in statements or []:
            where = (span_of(text, cue), span_of(text, content))
            doc.statements.append(Statement(key, (source,), *where, style="indirect", act=act))
        doc.times = [TimeExpression(span_of(text, piece), value) for piece, value in (times or {}).items()]
        return doc

    return make


@pytest.fixture
def code(build: Build, coder: EventCoder) -> Code:
    """The events of a text."""

    def run(text: str, **marks: object) -> list[Event]:
        doc = build(text, **marks)
        coder(doc)
        return doc.events

    return run
