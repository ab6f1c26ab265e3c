"""The records of a coded article: frozen, typed; unknown is None.

Their meaning is the annotation scheme of docs/annotation.md; their fields are listed in `schema/*.yaml`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Literal

from khabar.model.spans import Span

EntityType = Literal["PER", "ORG", "GPE", "LOC", "FAC", "GRP", "PROD", "LAW", "EVT"]
MentionKind = Literal["NAM", "NOM"]
Style = Literal["direct", "indirect", "mixed"]
Status = Literal["asserted", "negated", "future", "hypothetical", "uncertain"]
PartKind = Literal["kicker", "headline", "timeline", "caption", "dateline", "byline", "body"]
QuadClass = Literal["verbal cooperation", "material cooperation", "verbal conflict", "material conflict"]

NO_COUNTS: Mapping[str, int] = MappingProxyType({})
UNJUDGED: Mapping[str, float] = MappingProxyType({})  # fields that only rules read have no probability


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a newspaper article: kicker, headline, time line, caption, dateline, byline or body."""

    kind: PartKind
    span: Span


@dataclass(frozen=True, slots=True)
class Article:
    """A decoded article: its unchanged text and what is known about its publication."""

    id: str
    text: str
    publisher: str | None = None
    url: str | None = None
    published: date | None = None
    language: str = "ar"
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Office:
    """An office of a country or organisation: `id` of offices.yaml, `of` an ISO code or an organisation's id."""

    id: str
    of: str | None
    en: str


@dataclass(frozen=True, slots=True)
class Entity:
    """One real thing of an article: a person, organisation, place, group, product, law or named event."""

    id: str
    name: str
    en: str | None
    type: EntityType
    country: str | None = None
    sectors: tuple[str, ...] = ()
    wikidata: str | None = None
    lat: float | None = None
    lon: float | None = None
    title: str | None = None
    office: Office | None = None
    cow: str | None = None
    ccode: int | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that names (NAM) or describes (NOM) an entity."""

    span: Span
    entity: str
    kind: MentionKind
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """Reported speech or thought, attributed to a source other than the publisher's own voice."""

    id: str
    source: tuple[str, ...]
    cue: Span | None
    content: Span | None
    style: Style
    act: str
    parent: str | None = None
    via: tuple[str, ...] = ()
    addressee: tuple[str, ...] = ()
    why: tuple[str, ...] = ()
    confidence: Mapping[str, float] = field(default_factory=lambda: UNJUDGED)


@dataclass(frozen=True, slots=True)
class Event:
    """A PLOVER event: who does what to whom, where, when, how certainly, in whose statement."""

    id: str
    trigger: Span
    type: str
    mode: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    place: str | None
    date: str | None
    status: Status
    statement: str | None
    counts: Mapping[str, int] = field(default_factory=lambda: NO_COUNTS)
    cameo: str | None = None
    quad: QuadClass | None = None
    why: tuple[str, ...] = ()
    confidence: Mapping[str, float] = field(default_factory=lambda: UNJUDGED)


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A date or time expression and its ISO 8601 value, resolved against the publication date."""

    span: Span
    value: str
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CodedArticle:
    """An article with everything that was read out of it, stamped with the coder's version."""

    article: Article
    sentences: tuple[Span, ...]
    entities: Mapping[str, Entity]
    mentions: tuple[Mention, ...]
    statements: tuple[Statement, ...]
    events: tuple[Event, ...]
    times: tuple[TimeExpression, ...]
    coder: str
