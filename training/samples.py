"""What the judges learn from: every question that the coder would ask of an article, with the marked answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import get_args

from khabar.coding.coder import finish
from khabar.model.records import CodedArticle, Event, Status
from khabar.revision import presence
from khabar.revision.candidates import Question
from khabar.revision.dates_of_events import DatesOfEvents
from khabar.revision.evidence import TIME, Evidence
from khabar.revision.parties_of_events import PartiesOfEvents, parties
from khabar.revision.proposals import from_network, proposed_events, proposed_statements
from khabar.revision.sources_of_statements import SourcesOfStatements
from khabar.text.doc import Doc
from training.matching import event_pairs, same_entities, statement_pairs

Features = dict[str, float]
Asked = SourcesOfStatements | PartiesOfEvents | DatesOfEvents
Same = frozenset[tuple[str, str]]  # keys of the marked and the found article that stand for one thing


@dataclass(frozen=True, slots=True)
class Sample:
    """One question with its candidates: features and whether each is right; `known` is whether anything is right.

    `ruled` tells which candidate the rules chose: the figure to beat.
    """

    article: str
    question: str
    candidates: tuple[Features, ...]
    right: tuple[bool, ...]
    ruled: tuple[bool, ...]
    known: bool


def of_statements(marked: CodedArticle, doc: Doc) -> Iterator[Sample]:
    """Whether each proposed statement is one, and who its source is."""
    proposed = proposed_statements(doc)
    found = replace(_coded(doc), statements=tuple(proposed))
    same = same_entities(marked, found)
    matched = {other: marked.statements[one] for one, other in statement_pairs(marked.statements, proposed)}
    evidence = Evidence(doc)
    sources = SourcesOfStatements(evidence, proposed)
    for at, statement in enumerate(proposed):
        ruled = not from_network(statement)
        yield _single(
            marked, "statement", presence.of_statement(evidence, statement, ruled=ruled), at in matched, ruled
        )
        question = sources.question(at)
        if at not in matched or question is None:
            continue
        wanted = _keys(matched[at].source, same)
        yield _choice(marked, sources, at, question, wanted, known=bool(matched[at].source))


def of_events(marked: CodedArticle, doc: Doc) -> Iterator[Sample]:
    """Whether each proposed event is one; type, status and parties of those that are."""
    proposed = proposed_events(doc)
    found = replace(_coded(doc), events=tuple(proposed))
    same = same_entities(marked, found)
    matched = {other: marked.events[one] for one, other in event_pairs(marked.events, proposed)}
    evidence = Evidence(doc)
    asked, dates = PartiesOfEvents(evidence, proposed), DatesOfEvents(evidence, proposed)
    for at, event in enumerate(proposed):
        ruled = not from_network(event)
        yield _single(marked, "event", presence.of_event(evidence, event, ruled=ruled), at in matched, ruled)
        if at in matched:
            yield from _values(marked, evidence, event, matched[at])
            yield from _roles(marked, asked, at, matched[at], same)
            date = matched[at].date
            yield _choice(marked, dates, at, dates.question(at), {date} if date else set(), known=date is not None)


def _values(marked: CodedArticle, evidence: Evidence, event: Event, true: Event) -> Iterator[Sample]:
    ruled = event.type if not from_network(event) else None
    said = evidence.best("triggers", evidence.predicate(event))
    kinds = tuple(dict.fromkeys((event.type, said)))
    if len(kinds) > 1:
        yield Sample(
            marked.article.id, "type", tuple(presence.of_type(evidence, event, kind, ruled=ruled) for kind in kinds),
            tuple(kind == true.type for kind in kinds), tuple(kind == event.type for kind in kinds), True,
        )  # fmt: skip
    statuses: tuple[Status, ...] = get_args(Status)
    yield Sample(
        marked.article.id, "status", tuple(presence.of_status(evidence, event, status) for status in statuses),
        tuple(status == true.status for status in statuses), tuple(status == event.status for status in statuses), True,
    )  # fmt: skip


def _roles(marked: CodedArticle, asked: PartiesOfEvents, at: int, true: Event, same: Same) -> Iterator[Sample]:
    for role in ("actor", "recipient", "place"):
        filled = parties(true, role)
        yield _choice(marked, asked, at, asked.question(at, role), _keys(filled, same), known=bool(filled))


def _keys(marked: Sequence[str], same: Same) -> set[str]:
    """The found entities that are the marked ones."""
    return {key for one, key in same if one in marked}


def _choice(  # noqa: PLR0913 - one call
    marked: CodedArticle, asked: Asked, at: int, question: Question, right: set[str], *, known: bool
) -> Sample:
    """Which candidates of a question are right."""
    keys = asked.candidates(question)
    return Sample(
        marked.article.id, question.role if question.role != TIME else "date",
        tuple(asked.features(at, question, key) for key in keys),
        tuple(key in right for key in keys), tuple(key in question.ruled for key in keys), known,
    )  # fmt: skip


def _single(marked: CodedArticle, question: str, features: Features, right: bool, ruled: bool) -> Sample:
    return Sample(marked.article.id, question, (features,), (right,), (ruled,), right)


def _coded(doc: Doc) -> CodedArticle:
    """The document as it stands, with all its mentions."""
    coded = finish(doc, coder="judges")
    return replace(coded, entities=dict(doc.entities), mentions=tuple(doc.mentions))
