"""What a page about one article shows: frozen records with labels, quotes and chains worked out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from khabar.model.records import MentionKind, Office
from khabar.model.spans import Span
from khabar.views.labels import Label


@dataclass(frozen=True, slots=True)
class Party:
    """Someone or something in a role. `id` is None for the publisher, who is no entity of the article."""

    id: str | None
    name: str
    en: str | None
    type: Label | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """One link of an attribution chain: who speaks, by which act, through which channel.

    The last link of a chain is the publisher: `statement` and `act` are None, `speakers` is empty if unknown.
    """

    statement: str | None
    speakers: tuple[Party, ...]
    act: Label | None = None
    via: tuple[Party, ...] = ()


Chain = tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class StatementNode:
    """A statement in the attribution tree; `children` stand in its content, `events` are told by it."""

    id: str
    speakers: tuple[Party, ...]
    act: Label
    style: Label
    cue: Span | None
    content: Span | None
    addressee: tuple[Party, ...]
    via: tuple[Party, ...]
    chain: Chain
    events: tuple[str, ...]
    children: tuple[StatementNode, ...]
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """How many were killed, injured, arrested or displaced, as stated."""

    label: Label
    number: int


@dataclass(frozen=True, slots=True)
class EventCard:
    """An event: who does what to whom, where, when, how certainly, according to whom.

    `sentence` is the sentence around the trigger. `statement` is the innermost one that tells the event; its chain
    is `chain`. Without a statement the chain is the publisher alone.
    """

    id: str
    type: Label
    mode: Label | None
    status: Label
    trigger: Span
    sentence: Span | None
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    place: Party | None
    date: str | None
    counts: tuple[Count, ...]
    cameo: str | None
    quad: Label | None
    statement: str | None
    chain: Chain
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MentionRow:
    """One place where an entity is named (NAM) or described (NOM)."""

    span: Span
    kind: MentionKind


@dataclass(frozen=True, slots=True)
class NameRow:
    """An entity with all its mentions in reading order."""

    id: str
    name: str
    en: str | None
    type: Label
    country: str | None
    sectors: tuple[Label, ...]
    wikidata: str | None
    lat: float | None
    lon: float | None
    mentions: tuple[MentionRow, ...]
    title: str | None = None
    office: Office | None = None
    cow: str | None = None
    ccode: int | None = None


@dataclass(frozen=True, slots=True)
class TimeRow:
    """A time expression and its ISO 8601 value; ids are t1, t2, … in reading order."""

    id: str
    span: Span
    value: str


@dataclass(frozen=True, slots=True)
class Reading:
    """One article as a person reads its coding: the attribution tree, the events, the names and the times.

    `statements` are the roots of the tree: what stands in no other statement. All lists are in reading order.
    """

    id: str
    headline: str | None
    publisher: str | None
    url: str | None
    published: date | None
    language: str
    coder: str
    statements: tuple[StatementNode, ...]
    events: tuple[EventCard, ...]
    names: tuple[NameRow, ...]
    times: tuple[TimeRow, ...]
