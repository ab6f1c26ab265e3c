"""What rules or network propose: the statements and events that the judges decide on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from khabar.events.crosswalk import load_types
from khabar.model.records import Event, Statement
from khabar.model.spans import Span
from khabar.revision.evidence import Evidence, Feature
from khabar.statements.lexicon import load_cues
from khabar.statements.style import style_of
from khabar.statements.view import View
from khabar.text.doc import Doc
from khabar.text.tags import CueTag, TriggerTag

Key = tuple[Span | None, Span | None, str]
WORTH_ASKING = 0.25  # probability from which a tag of the network alone is put to a judge


def proposed_events(doc: Doc) -> list[Event]:
    """The rules' events and those that the network alone sees, without parties, in reading order."""
    seen = [event.trigger for event in doc.events]
    new = [_event(doc, tag) for tag in doc.tags.triggers if _is_new(tag.trigger.span, tag.trigger.score, seen)]
    return sorted((*doc.events, *new), key=lambda event: event.trigger.start)


def _event(doc: Doc, tag: TriggerTag) -> Event:
    kind = load_types()[tag.trigger.label]
    around = doc.statements_at(tag.trigger.span.start)
    return Event(
        id="", trigger=tag.trigger.span, type=kind.name, mode=tag.mode, actors=(), recipients=(), place=None,
        date=None, status=tag.status, statement=around[0].id if around else None,
        why=(f"tagger:trigger:{tag.trigger.score:.2f}",),
    )  # fmt: skip


def proposed_statements(doc: Doc) -> list[Statement]:
    """The rules' statements and those that the network alone sees, without source and parent, in reading order."""
    seen = [statement.cue for statement in doc.statements if statement.cue is not None]
    view = View(doc, load_cues())
    new = [
        _statement(view, tag)
        for tag in doc.tags.cues
        if tag.content is not None and _is_new(tag.cue.span, tag.cue.score, seen)
    ]
    return sorted((*doc.statements, *new), key=lambda s: (s.cue or s.content or Span(0, 0, "")).start)


def _statement(view: View, tag: CueTag) -> Statement:
    return Statement(
        id="", source=(), cue=tag.cue.span, content=tag.content, style=style_of(view, tag.content),
        act=tag.cue.label, why=(f"tagger:cue:{tag.cue.score:.2f}",),
    )  # fmt: skip


def _is_new(span: Span, score: float, seen: Sequence[Span]) -> bool:
    return score >= WORTH_ASKING and not any(span.overlaps(other) for other in seen)


def from_network(record: Statement | Event) -> bool:
    """Whether the network alone saw it."""
    return record.why[:1] != () and record.why[0].startswith("tagger")


def origin(record: Statement | Event) -> Feature:
    """The feature that tells who saw it."""
    return f"origin:{'tagger' if from_network(record) else 'rules'}", 1.0


def network_parties(evidence: Evidence, role: str, predicate: int, enough: float) -> tuple[str, ...]:
    """Entities that the network names, by `enough` log odds, in a role which no judge decides; likeliest first."""
    found = sorted(evidence.parties(role, predicate).items(), key=lambda item: -item[1])
    return tuple(key for key, odds in found if odds >= enough)


def with_parents(kept: Sequence[Statement], proposed: Sequence[Statement]) -> list[Statement]:
    """Number the statements s1, s2, … and give each its parent: the rules', or the innermost one around its cue."""
    by_id = {s.id: s for s in proposed if s.id}
    numbers = {_key(s): f"s{number}" for number, s in enumerate(kept, start=1)}
    parents = [_ruled_parent(s, by_id, numbers) or _around(s, kept) for s in kept]
    return [
        replace(s, id=numbers[_key(s)], parent=numbers[_key(parent)] if parent else None)
        for s, parent in zip(kept, parents, strict=True)
    ]


def _key(statement: Statement) -> Key:
    """What a statement keeps while it is judged."""
    return statement.cue, statement.content, statement.id


def _ruled_parent(statement: Statement, by_id: Mapping[str, Statement], numbers: Mapping[Key, str]) -> Statement | None:
    """The nearest of the rules' parents that was kept."""
    parent = by_id.get(statement.parent or "")
    while parent is not None and _key(parent) not in numbers:
        parent = by_id.get(parent.parent or "")
    return parent


def _around(statement: Statement, kept: Sequence[Statement]) -> Statement | None:
    cue = statement.cue
    if cue is None:
        return None
    holding = [
        s
        for s in kept
        if s is not statement and s.content is not None and s.content.contains(cue) and _may_hold(s, statement)
    ]
    return min(holding, key=lambda s: s.content.end - s.content.start if s.content else 0, default=None)


def _may_hold(outer: Statement, inner: Statement) -> bool:
    """Of two statements that the rules know, the rules have said already which holds which."""
    return from_network(outer) or from_network(inner)
