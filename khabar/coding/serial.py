"""The JSON of a coded article (docs/format.md)."""

from __future__ import annotations

import hashlib
from typing import Any

from khabar.model.records import CodedArticle, Entity, Event, Mention, Statement
from khabar.model.spans import Span


def to_json(coded: CodedArticle) -> dict[str, Any]:
    """The JSON object of a coded article; spans become `[start, end]`."""
    article = coded.article
    return {
        "id": article.id,
        "publisher": article.publisher,
        "url": article.url,
        "published": article.published.isoformat() if article.published else None,
        "language": article.language,
        "text": article.text,
        "sha256": hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest(),
        "coder": coded.coder,
        "parts": [{"kind": p.kind, "start": p.span.start, "end": p.span.end} for p in article.parts],
        "sentences": [s.as_pair() for s in coded.sentences],
        "entities": {key: _entity(entity) for key, entity in coded.entities.items()},
        "mentions": [_mention(m) for m in coded.mentions],
        "statements": [_statement(s) for s in coded.statements],
        "events": [_event(e) for e in coded.events],
        "times": [
            {"start": t.span.start, "end": t.span.end, "value": t.value, "why": list(t.why)} for t in coded.times
        ],
    }


def _pair(span: Span | None) -> list[int] | None:
    return span.as_pair() if span else None


def _entity(entity: Entity) -> dict[str, Any]:
    return {
        "name": entity.name,
        "en": entity.en,
        "type": entity.type,
        "country": entity.country,
        "sectors": list(entity.sectors),
        "wikidata": entity.wikidata,
        "lat": entity.lat,
        "lon": entity.lon,
    }


def _mention(mention: Mention) -> dict[str, Any]:
    return {
        "start": mention.span.start,
        "end": mention.span.end,
        "entity": mention.entity,
        "kind": mention.kind,
        "why": list(mention.why),
    }


def _statement(statement: Statement) -> dict[str, Any]:
    return {
        "id": statement.id,
        "source": list(statement.source),
        "via": list(statement.via),
        "addressee": list(statement.addressee),
        "cue": _pair(statement.cue),
        "content": _pair(statement.content),
        "style": statement.style,
        "act": statement.act,
        "parent": statement.parent,
        "why": list(statement.why),
    }


def _event(event: Event) -> dict[str, Any]:
    return {
        "id": event.id,
        "trigger": event.trigger.as_pair(),
        "type": event.type,
        "mode": event.mode,
        "actors": list(event.actors),
        "recipients": list(event.recipients),
        "place": event.place,
        "date": event.date,
        "status": event.status,
        "statement": event.statement,
        "counts": dict(event.counts),
        "cameo": event.cameo,
        "quad": event.quad,
        "why": list(event.why),
    }
