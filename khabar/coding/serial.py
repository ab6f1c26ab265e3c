"""The JSON of a coded article (docs/data-model.md), both ways."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from khabar.errors import ArticleError
from khabar.model.records import Article, CodedArticle, Entity, Event, Mention, Office, Part, Statement, TimeExpression
from khabar.model.spans import Span

if TYPE_CHECKING:
    from khabar.coding.wire import Pair, WireArticle, WireEntity, WireEvent, WireStatement

_REMEDY = "Give the JSON that `khabar code --json` puts out"


def text_sha256(text: str) -> str:
    """The SHA-256 of a text in UTF-8, which tells versions of an article apart."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


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
        "sha256": text_sha256(article.text),
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
        "title": entity.title,
        "office": {"id": o.id, "of": o.of, "en": o.en} if (o := entity.office) else None,
        "cow": entity.cow,
        "ccode": entity.ccode,
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
        "confidence": dict(statement.confidence),
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
        "confidence": dict(event.confidence),
    }


def from_json(data: Mapping[str, Any]) -> CodedArticle:
    """The coded article of a JSON object: the inverse of `to_json`.

    Raises ArticleError where a field is missing or of the wrong type, a span lies outside the text, the text does
    not have the stated SHA-256, or a reference names no entity or statement.
    """
    from pydantic import ValidationError  # noqa: PLC0415 - see khabar.coding.wire

    from khabar.coding.wire import WireArticle  # noqa: PLC0415

    subject = str(data.get("id", "JSON without id"))
    try:
        wire = WireArticle.model_validate(data)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(step) for step in first["loc"])
        raise ArticleError(subject, f"its JSON is no coded article: {place}: {first['msg']}", _REMEDY) from error
    if wire.sha256 is not None and wire.sha256 != text_sha256(wire.text):
        raise ArticleError(subject, "its text does not have the SHA-256 that stands beside it", _REMEDY)
    for problem in _broken_references(wire):
        raise ArticleError(subject, problem, _REMEDY)
    try:
        return _coded(wire)
    except ValueError as error:
        raise ArticleError(subject, str(error), _REMEDY) from error


def _broken_references(wire: WireArticle) -> Iterator[str]:
    statements = {statement.id for statement in wire.statements}
    for mention in wire.mentions:
        yield from _unknown((mention.entity,), wire.entities, f"a mention at {mention.start}")
    for statement in wire.statements:
        roles = (*statement.source, *statement.via, *statement.addressee)
        yield from _unknown(roles, wire.entities, f"statement {statement.id}")
        yield from _unknown((statement.parent,), statements, f"statement {statement.id}")
    for event in wire.events:
        roles = (*event.actors, *event.recipients, event.place or "")
        yield from _unknown(filter(None, roles), wire.entities, f"event {event.id}")
        yield from _unknown((event.statement,), statements, f"event {event.id}")


def _unknown(names: Iterable[str | None], known: Collection[str], owner: str) -> Iterator[str]:
    for name in names:
        if name is not None and name not in known:
            yield f"{owner} refers to {name!r}, which is not in the article"


def _coded(wire: WireArticle) -> CodedArticle:
    def span(pair: Pair) -> Span:
        return Span.of(wire.text, *pair)

    return CodedArticle(
        article=Article(
            id=wire.id,
            text=wire.text,
            publisher=wire.publisher,
            url=wire.url,
            published=wire.published,
            language=wire.language,
            parts=tuple(Part(part.kind, span((part.start, part.end))) for part in wire.parts),
        ),
        sentences=tuple(span(pair) for pair in wire.sentences),
        entities={key: _read_entity(key, entity) for key, entity in wire.entities.items()},
        mentions=tuple(Mention(span((m.start, m.end)), m.entity, m.kind, m.why) for m in wire.mentions),
        statements=tuple(_read_statement(statement, wire.text) for statement in wire.statements),
        events=tuple(_read_event(event, wire.text) for event in wire.events),
        times=tuple(TimeExpression(span((t.start, t.end)), t.value, t.why) for t in wire.times),
        coder=wire.coder,
    )


def _read_entity(key: str, wire: WireEntity) -> Entity:
    office = Office(**dict(wire.office)) if wire.office else None
    return Entity(id=key, **(dict(wire) | {"office": office}))


def _read_statement(wire: WireStatement, text: str) -> Statement:
    spans = {
        "cue": Span.of(text, *wire.cue) if wire.cue else None,
        "content": Span.of(text, *wire.content) if wire.content else None,
    }
    return Statement(**(dict(wire) | spans))


def _read_event(wire: WireEvent, text: str) -> Event:
    return Event(**(dict(wire) | {"trigger": Span.of(text, *wire.trigger)}))
