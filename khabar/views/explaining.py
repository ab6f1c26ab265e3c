"""Why an event or a statement is coded as it is: field by field, from the reasons that the records carry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from khabar.errors import ArticleError
from khabar.model.records import CodedArticle, Event, Mention, Statement
from khabar.model.spans import Span
from khabar.views.attribution import Attribution, party
from khabar.views.entries import KnowledgeEntry
from khabar.views.explanation import Explanation, FieldReason, FillerReason, Naming
from khabar.views.jsonable import jsonable
from khabar.views.labels import Label, label, mode_label
from khabar.views.reasons import in_words
from khabar.views.reasons_of_records import Reasons, names_in, read_reasons
from khabar.views.sources_of_knowledge import cue_entries, entity_entries, trigger_entries, type_entries

Labels = tuple[Label, ...]


class UnknownRecord(ArticleError):  # noqa: N818 - named for what happened
    """The article has no such event or statement."""


def explanation(coded: CodedArticle, record: str) -> Explanation:
    """Why the event or statement with the id `record` (v1, s1) is coded as it is.

    Rules and network leave their reasons in `why`, judges also in `confidence`; the entries are looked up in the
    knowledge files of this Khabar, which may be newer than the coding. Raises UnknownRecord where there is no such id.
    """
    return Explainer(coded).of(record)


def explanation_json(found: Explanation) -> dict[str, Any]:
    """The JSON object of an explanation; spans become `{start, end, text}`, words `{key, en, ar}`."""
    values: dict[str, Any] = jsonable(found)
    return values


class Explainer:
    """The explanations of one article, whose entities and mentions are looked up once."""

    def __init__(self, coded: CodedArticle) -> None:
        self._coded = coded
        self._attribution = Attribution(coded)
        self._statements = {statement.id: statement for statement in coded.statements}
        self._events = {event.id: event for event in coded.events}
        self._mentions: dict[str, list[Mention]] = {}
        self._known: dict[str, tuple[KnowledgeEntry, ...]] = {}
        for mention in coded.mentions:
            self._mentions.setdefault(mention.entity, []).append(mention)

    def all(self) -> dict[str, Explanation]:
        """The explanations of all events and statements by their ids."""
        return {key: self.of(key) for key in (*self._events, *self._statements)}

    def of(self, record: str) -> Explanation:
        """The explanation of one; raises UnknownRecord where the article has none of this id."""
        article, coder = self._coded.article.id, self._coded.coder
        if record in self._events:
            event = self._events[record]
            chain = self._attribution.chain(event.statement)
            return Explanation(record, article, coder, "event", tuple(self._event_fields(event)), chain)
        if record in self._statements:
            statement = self._statements[record]
            chain = self._attribution.chain(record)
            return Explanation(record, article, coder, "statement", tuple(self._statement_fields(statement)), chain)
        raise UnknownRecord(article, f"it has no event or statement {record!r}", self._remedy())

    def _remedy(self) -> str:
        ids = ", ".join((*self._events, *self._statements))
        return f"Name one of these: {ids}" if ids else "Nothing was found in it: name another article"

    # -- events --------------------------------------------------------------------------------------------------

    def _event_fields(self, event: Event) -> Iterator[FieldReason]:
        reasons = read_reasons(event.why, "event")
        at, entries = event.trigger, _trigger_entries(event)

        def field(name: str, values: Labels, **more: Any) -> FieldReason:
            return _field(name, values, reasons, event.confidence.get(name), **more)

        def role(name: str, keys: tuple[str, ...]) -> FieldReason:
            return field(name, self._names(keys), fillers=self._fillers(keys, at))

        yield field("event", (_text(at.text),), spans=(at,), entries=entries)
        yield field("type", (label("types", event.type),), entries=type_entries(event.type))
        if event.mode:
            yield field("mode", (mode_label(event.type, event.mode),), rules=(_mode_rule(event, entries),))
        yield field("status", (label("statuses", event.status),))
        yield role("actors", event.actors)
        yield role("recipients", event.recipients)
        yield role("place", (event.place,) if event.place else ())
        yield self._date(event, reasons)
        if event.counts:
            yield field("counts", tuple(_count(kind, number) for kind, number in event.counts.items()))
        yield self._told_by(event, reasons)
        if event.cameo or event.quad:
            yield field("codes", _codes(event), rules=(in_words("rules", "codes:crosswalk"),))

    def _date(self, event: Event, reasons: Reasons) -> FieldReason:
        """The date with the expressions that have its value, and the rules of the time grammar that read them."""
        told = [time for time in self._coded.times if event.date and time.value.partition("T")[0] == event.date]
        told.sort(key=lambda time: _distance(time.span, event.trigger))
        rules = tuple(dict.fromkeys(in_words("times", code) for time in told for code in time.why))
        values = (_text(event.date),) if event.date else ()
        spans = tuple(time.span for time in told)
        return _field("date", values, reasons, event.confidence.get("date"), spans=spans, rules=rules)

    def _told_by(self, event: Event, reasons: Reasons) -> FieldReason:
        statement = self._statements.get(event.statement or "")
        by_cue = any(s.cue is not None and s.cue.overlaps(event.trigger) for s in self._coded.statements)
        inside = statement is not None and statement.content is not None and statement.content.contains(event.trigger)
        rule = "told:cue" if by_cue else "told:inside" if inside else "told:publisher" if statement is None else ""
        rules = (in_words("rules", rule),) if rule else ()
        return self._inside("told_by", event.statement, reasons, rules=rules)

    # -- statements ----------------------------------------------------------------------------------------------

    def _statement_fields(self, statement: Statement) -> Iterator[FieldReason]:
        reasons = read_reasons(statement.why, "statement")
        at = statement.cue or statement.content

        def field(name: str, values: Labels, **more: Any) -> FieldReason:
            return _field(name, values, reasons, statement.confidence.get(name), **more)

        def role(name: str, keys: tuple[str, ...]) -> FieldReason:
            return field(name, self._names(keys), fillers=self._fillers(keys, at))

        cue = (statement.cue,) if statement.cue else ()
        content = (statement.content,) if statement.content else ()
        said = tuple(_text(span.text) for span in cue)
        yield field("statement", said, spans=cue, entries=_cue_entries(statement))
        yield field("act", (label("acts", statement.act),))
        yield role("source", statement.source)
        yield field("content", tuple(_text(span.text) for span in content), spans=content)
        style = (in_words("rules", "style:quotations"),)
        yield field("style", (label("styles", statement.style),), rules=style)
        yield self._inside("parent", statement.parent, reasons)
        for name, keys in (("via", statement.via), ("addressee", statement.addressee)):
            if keys:
                yield role(name, keys)

    # -- both ----------------------------------------------------------------------------------------------------

    def _inside(self, name: str, key: str | None, reasons: Reasons, *, rules: Labels = ()) -> FieldReason:
        """A field that names a statement, with that statement's cue; outside all of them the publisher speaks."""
        statement = self._statements.get(key or "")
        spans = (statement.cue,) if statement is not None and statement.cue else ()
        publisher = self._coded.article.publisher
        own = _text(publisher) if publisher else Label("publisher", "the publisher", "الناشر")
        return _field(name, (_text(key) if key else own,), reasons, None, spans=spans, rules=rules)

    def _names(self, keys: Iterable[str]) -> Labels:
        entities = (self._coded.entities[key] for key in keys)
        return tuple(Label(entity.id, entity.en or entity.name, entity.name) for entity in entities)

    def _fillers(self, keys: Iterable[str], at: Span | None) -> tuple[FillerReason, ...]:
        """Entities in a role, each with its mentions, those first that stand nearest to the record's word."""
        found = []
        for key in keys:
            mentions = self._mentions.get(key, [])
            near = sorted(mentions, key=lambda m: (_distance(m.span, at), m.span)) if at else mentions
            namings = (Naming(m.span, m.kind, tuple(in_words("mentions", code) for code in m.why)) for m in near)
            found.append(FillerReason(party(self._coded.entities[key]), tuple(namings), self._entries(key)))
        return tuple(found)

    def _entries(self, key: str) -> tuple[KnowledgeEntry, ...]:
        if key not in self._known:
            self._known[key] = entity_entries(self._coded.entities[key], tuple(self._mentions.get(key, ())))
        return self._known[key]


def _field(  # noqa: PLR0913 - one record is made here, most parts of which are mostly empty
    name: str, values: Labels, reasons: Reasons, confidence: float | None, *, spans: tuple[Span, ...] = (),
    rules: Labels = (), entries: tuple[KnowledgeEntry, ...] = (), fillers: tuple[FillerReason, ...] = (),
) -> FieldReason:  # fmt: skip
    """A field with the reasons that the record gives for it, behind `rules` that follow from the fields themselves."""
    return FieldReason(
        field=label("fields", name),
        values=values,
        confidence=confidence,
        spans=spans,
        rules=(*rules, *reasons.rules.get(name, ())),
        judgement=reasons.judgements.get(name),
        entries=entries,
        fillers=fillers,
    )


def _trigger_entries(event: Event) -> tuple[KnowledgeEntry, ...]:
    pairs = (pair for pair in names_in(event.why, "trigger") if len(pair) == 2)
    return tuple(entry for type_, name in pairs for entry in trigger_entries(type_, name, event.trigger.text))


def _cue_entries(statement: Statement) -> tuple[KnowledgeEntry, ...]:
    text = statement.cue.text if statement.cue else ""
    return tuple(entry for (name, *_) in names_in(statement.why, "cue") for entry in cue_entries(name, text))


def _mode_rule(event: Event, entries: Iterable[KnowledgeEntry]) -> Label:
    given = f"mode: {event.mode}"
    in_entry = any(given in f"{entry.shared or ''} {entry.text}" for entry in entries)
    return in_words("rules", "mode:entry" if in_entry else "mode:other")


def _codes(event: Event) -> Labels:
    cameo = (_text(f"CAMEO {event.cameo}"),) if event.cameo else ()
    return (*cameo, *((label("quads", event.quad),) if event.quad else ()))


def _count(kind: str, number: int) -> Label:
    words = label("counts", kind)
    return Label(f"{kind}: {number}", f"{number} {words.en}", f"{number} {words.ar}")


def _text(text: str) -> Label:
    """A value that is the same in both languages."""
    return Label(text, text, text)


def _distance(span: Span, at: Span) -> int:
    """Characters between two spans."""
    return max(span.start - at.end, at.start - span.end, 0)
