"""The JSON of a coded article as pydantic sees it: the shape of outside data, checked before it becomes records.

Imported only where JSON is read: coding itself does not need pydantic, which takes a while to load.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, Strict

from khabar.model.records import EntityType, MentionKind, PartKind, QuadClass, Status, Style

Offset = Annotated[int, Strict(), Field(ge=0)]
Pair = tuple[Offset, Offset]
Count = Annotated[int, Strict(), Field(ge=0)]
Degrees = Annotated[float, Strict(), Field(allow_inf_nan=False)]


class Wire(BaseModel):
    """Unknown keys are welcome and ignored (docs/data-model.md)."""

    model_config = ConfigDict(extra="ignore", frozen=True)


class WireSpan(Wire):
    start: Offset
    end: Offset


class WirePart(WireSpan):
    kind: PartKind


class WireOffice(Wire):
    id: str
    of: str | None = None
    en: str


class WireEntity(Wire):
    name: str
    type: EntityType
    en: str | None = None
    country: str | None = None
    sectors: tuple[str, ...] = ()
    wikidata: str | None = None
    lat: Degrees | None = None
    lon: Degrees | None = None
    title: str | None = None
    office: WireOffice | None = None
    cow: str | None = None
    ccode: Count | None = None


class WireMention(WireSpan):
    entity: str
    kind: MentionKind
    why: tuple[str, ...] = ()


class WireStatement(Wire):
    id: str
    source: tuple[str, ...]
    cue: Pair | None
    content: Pair | None
    style: Style
    act: str
    parent: str | None = None
    via: tuple[str, ...] = ()
    addressee: tuple[str, ...] = ()
    why: tuple[str, ...] = ()
    confidence: dict[str, Degrees] = {}


class WireEvent(Wire):
    id: str
    trigger: Pair
    type: str
    mode: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    place: str | None
    date: str | None
    status: Status
    statement: str | None
    counts: dict[str, Count] = {}
    cameo: str | None = None
    quad: QuadClass | None = None
    why: tuple[str, ...] = ()
    confidence: dict[str, Degrees] = {}


class WireTime(WireSpan):
    value: str
    why: tuple[str, ...] = ()


class WireArticle(Wire):
    """One coded article; `parts`, `coder` and the reasons (`why`) may be missing, as in the gold records."""

    id: str
    text: str
    publisher: str | None = None
    url: str | None = None
    published: date | None = None
    language: str = "ar"
    sha256: str | None = None
    coder: str = "unknown"
    parts: tuple[WirePart, ...] = ()
    sentences: tuple[Pair, ...]
    entities: dict[str, WireEntity]
    mentions: tuple[WireMention, ...]
    statements: tuple[WireStatement, ...]
    events: tuple[WireEvent, ...]
    times: tuple[WireTime, ...]
