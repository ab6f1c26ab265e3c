"""Why a statement or an event is coded as it is: spans, rules, and what moved the judge of each field."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from khabar.errors import KhabarError
from khabar.model.records import CodedArticle, Event, Mention, Statement
from khabar.model.spans import Span
from khabar.views.attribution import Attribution
from khabar.views.records import Chain, Party

VERDICT = re.compile(r"judged:(?P<field>\w+) (?P<sure>[\d.]+): ?(?P<moved>.*)")
FIELDS = {"actor": "actors", "recipient": "recipients"}  # a judge's name for a field, where it is another


class UnknownRecord(KhabarError):  # noqa: N818 - as UnknownArticle
    """An article has no statement and no event of an id."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A feature that moved a judge, with the log odds it added."""

    feature: str
    odds: float


@dataclass(frozen=True, slots=True)
class FieldReason:
    """A field of a record: what it says, how sure that is (None where only rules read it), and what moved its judge."""

    field: str
    value: str
    confidence: float | None
    moved: tuple[Moved, ...]


@dataclass(frozen=True, slots=True)
class Seen:
    """An entity in a role, with the places where it is mentioned and the rules that saw it there."""

    party: Party
    mentions: tuple[Span, ...]
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """Everything behind one record. `evidence` is the trigger, or cue and content; `rules` are the rules' reasons."""

    id: str
    kind: str
    evidence: tuple[Span, ...]
    rules: tuple[str, ...]
    fields: tuple[FieldReason, ...]
    seen: tuple[Seen, ...]
    chain: Chain


def explain(coded: CodedArticle, record: str) -> Explanation:
    """Why event `v3` or statement `s2` of an article is coded so; raises UnknownRecord naming the ids there are."""
    found = explanations(coded).get(record)
    if found is not None:
        return found
    known = ", ".join([*(event.id for event in coded.events), *(s.id for s in coded.statements)]) or "none"
    raise UnknownRecord(coded.article.id, f"it has no event and no statement {record!r}", f"It has: {known}")


def explanations(coded: CodedArticle) -> dict[str, Explanation]:
    """Why every event and statement of an article is coded so, by id."""
    events = {event.id: explain_event(coded, event) for event in coded.events}
    return events | {statement.id: explain_statement(coded, statement) for statement in coded.statements}


def explain_event(coded: CodedArticle, event: Event) -> Explanation:
    """Why an event is coded so."""
    values = {
        "event": event.trigger.text,
        "type": event.type,
        "status": event.status,
        "actors": _names(coded, event.actors),
        "recipients": _names(coded, event.recipients),
        "place": _names(coded, filter(None, (event.place,))),
        "date": event.date or "",
    }
    keys = (*event.actors, *event.recipients, *filter(None, (event.place,)))
    return Explanation(
        event.id, "event", (event.trigger,), _rules(event.why), _fields(event, values), tuple(_seen(coded, keys)),
        Attribution(coded).chain(event.statement),
    )  # fmt: skip


def explain_statement(coded: CodedArticle, statement: Statement) -> Explanation:
    """Why a statement is coded so."""
    spans = tuple(span for span in (statement.cue, statement.content) if span is not None)
    values = {"statement": statement.act, "source": _names(coded, statement.source)}
    keys = (*statement.source, *statement.via, *statement.addressee)
    return Explanation(
        statement.id, "statement", spans, _rules(statement.why), _fields(statement, values),
        tuple(_seen(coded, keys)), Attribution(coded).chain(statement.id),
    )  # fmt: skip


def _rules(why: Iterable[str]) -> tuple[str, ...]:
    return tuple(reason for reason in why if not VERDICT.match(reason))


def _fields(record: Event | Statement, values: dict[str, str]) -> tuple[FieldReason, ...]:
    verdicts = [found for reason in record.why if (found := VERDICT.match(reason))]
    moved = {FIELDS.get(found["field"], found["field"]): tuple(_moved(found["moved"])) for found in verdicts}
    return tuple(
        FieldReason(field, value, record.confidence.get(field), moved.get(field, ())) for field, value in values.items()
    )


def _moved(told: str) -> Iterator[Moved]:
    for part in filter(None, told.split("; ")):
        feature, _, odds = part.rpartition(" ")
        yield Moved(feature, float(odds))


def _names(coded: CodedArticle, keys: Iterable[str]) -> str:
    return "، ".join(coded.entities[key].name for key in keys)


def _seen(coded: CodedArticle, keys: Iterable[str]) -> Iterator[Seen]:
    attribution = Attribution(coded)
    for key in dict.fromkeys(keys):
        mentions: list[Mention] = [mention for mention in coded.mentions if mention.entity == key]
        rules = tuple(dict.fromkeys(reason for mention in mentions for reason in mention.why))
        (one,) = attribution.parties((key,))
        yield Seen(one, tuple(mention.span for mention in mentions), rules)
